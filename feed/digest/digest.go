// Package digest makes of one seed file what readers get to see: its title, summary, quotes and cleaned text. It runs
// the stages (seed, quotation, summarize) in order.
//
// A digest depends on the bytes and the path of its file, on the budget, and on the stages: Version changes with them.
// All functions are safe for concurrent use and never panic.
package digest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/office"
	"seedfeed/feed/prose"
	"seedfeed/feed/quotation"
	"seedfeed/feed/seed"
	"seedfeed/feed/speech"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/summarize"
)

// Digest is what one article becomes. All of it is plain text.
type Digest struct {
	Title    string            `json:"title"`
	Summary  []string          `json:"summary"` // whole sentences of the article in its order, within the budget; or the author's own
	Quotes   []Quote           `json:"quotes"`  // all quotations, the key ones first, best first
	Body     string            `json:"body"`    // the cleaned text, paragraphs separated by blank lines
	Captions []string          `json:"captions,omitempty"`
	Authors  []string          `json:"authors,omitempty"`
	Mails    map[string]string `json:"mails,omitempty"` // addresses of authors who give one with their name
	Tags     []string          `json:"tags,omitempty"`
	Language string            `json:"language,omitempty"`
	Link     string            `json:"link,omitempty"`
	Image    string            `json:"image,omitempty"`
	Date     time.Time         `json:"date,omitzero"`     // of publication, given by the article; zero where it gives none
	NameDate time.Time         `json:"nameDate,omitzero"` // given by the file's name; see Given
	Updated  time.Time         `json:"updated,omitzero"`  // of the last change, given by the article
	Created  time.Time         `json:"created,omitzero"`  // when it was begun, given by the article; see Written
	ID       string            `json:"id,omitempty"`      // an absolute URI by which the article wants to be known; "": none
	Slug     string            `json:"slug,omitempty"`    // for the address of its page, as the article gives it
	Aliases  []string          `json:"aliases,omitempty"` // other addresses of its page, see header.Meta
	Warnings []string          `json:"warnings,omitempty"`
	Gist     []byte            `json:"gist"` // what Related needs to know of the text

	Blocks []markup.Block `json:"blocks,omitempty"` // Body and Captions as formatted; Block.At leads to Body

	header.Release
	Grounds header.Grounds `json:"grounds,omitzero"` // what Release was made of, for Owner.Apply
	Word    header.Word    `json:"word,omitzero"`    // what the header says of quotations and speakers, for Owner.Apply

	Applied []string `json:"-"` // what the owner changed, for people; set by Owner.Apply
	Mark    string   `json:"-"` // names what the owner says and what readers see of it; see OtherWord; set by Owner.Apply
}

// Quote is one quotation of an article.
type Quote struct {
	Text    string // word for word, without the outer marks; paragraphs separated by a blank line
	Speaker string // the longest name that the article has for the speaker, a role as printed, or "" where nobody is sure
	Role    bool   // Speaker is a role and no name
	Key     bool   // worth showing beside the summary
	Reason  string // why this speaker, or why none, in a few words; not part of the JSON

	Spans []prose.Span // where its words stand in Body, in order and apart
}

// Budget bounds a summary. The zero value of a field is its default: 60 words, 3 sentences.
type Budget struct{ Words, Sentences int }

// Options are what digests are made with, besides their bytes.
type Options struct {
	Budget
	Zone *time.Location // of dates that name none; nil: time.Local
}

type quoteJSON struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null: nobody for sure
	Role    bool    `json:"role,omitempty"`
	Key     bool    `json:"key"`
	At      []int   `json:"at,omitempty"` // start and end of each span
}

func (q *Quote) json() quoteJSON {
	out := quoteJSON{Text: q.Text, Role: q.Role, Key: q.Key}
	for _, s := range q.Spans {
		out.At = append(out.At, s.Start, s.End)
	}
	if q.Speaker != "" {
		out.Speaker = &q.Speaker
	}
	return out
}

// MarshalJSON writes an unknown speaker as null.
func (q Quote) MarshalJSON() ([]byte, error) { return json.Marshal(q.json()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (q *Quote) UnmarshalJSON(b []byte) error {
	var in quoteJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*q = in.quote()
	return nil
}

func (in *quoteJSON) quote() Quote {
	q := Quote{Text: in.Text, Role: in.Role, Key: in.Key}
	for i := 1; i < len(in.At); i += 2 {
		q.Spans = append(q.Spans, prose.Span{Start: in.At[i-1], End: in.At[i]})
	}
	if in.Speaker != nil {
		q.Speaker = *in.Speaker
	}
	return q
}

// File digests the bytes of one seed file. The name is its slash-separated path: it tells the type of the file, and the
// title where the text has none. An error says what is wrong with the bytes and how to mend it; it does not repeat the
// name.
func File(name string, data []byte, o Options) (*Digest, error) {
	if statuspage.IsPage(data) {
		return nil, errors.New("it is a status page of seedfeed, and no article; delete it if --status does not name it any more")
	}
	var a *seed.Article
	var err error
	if fault := guard(func() { a, err = seed.Parse(name, data, header.Options{Zone: o.Zone}) }); fault != nil || err != nil {
		return nil, errors.Join(fault, err)
	}
	return of(a, o.Budget)
}

// Text digests an article that is plain text already. An empty title is taken from the text; a given one is not cut
// from it. An empty language is told by the text. An error is a fault of this program.
func Text(title, text, language string, b Budget) (*Digest, error) {
	var a *seed.Article
	if err := guard(func() { a = seed.FromText(title, text) }); err != nil {
		return nil, err
	}
	if language != "" {
		a.Language = language
	}
	return of(a, b)
}

func of(a *seed.Article, b Budget) (*Digest, error) {
	d := &Digest{
		Title: a.Title, Body: a.Body, Captions: a.Captions, Authors: a.Authors, Mails: a.Mails,
		Tags: a.Tags, Language: a.Language, Link: a.Link, Image: a.Image, Date: a.Date, NameDate: a.NameDate,
		Updated: a.Updated, Created: a.Created, ID: a.ID, Slug: a.Slug, Aliases: a.Aliases, Warnings: a.Warnings,
		Blocks: a.Blocks, Release: a.Release,
		Grounds: a.Grounds, Word: a.Word,
	}
	var text *prose.Text
	var marked speech.Marked
	if err := guard(func() {
		text = readText(a)
		marked = speech.Read(text, a.Language)
	}); err != nil {
		return nil, err
	}
	var quotes []quotation.Quote
	summed := make(chan error, 1)
	go func() { // in parallel: a subscriber waits for the drop
		summed <- guard(func() {
			if d.Summary = []string{a.Summary}; a.Summary == "" { // the author's own summary wins
				d.Summary = d.summarized(text, marked, b)
			}
			whole := text
			if text.Body != a.Body {
				whole = prose.Split(a.Body)
			}
			d.Gist = gist(a.Title, whole)
		})
	}()
	err := guard(func() { quotes = quotation.FindIn(a.Title, text, marked) })
	if err = errors.Join(err, <-summed); err != nil {
		return nil, err
	}
	d.Quotes = make([]Quote, 0, len(quotes))
	for _, q := range quotation.Choose(quotes, strings.Join(d.Summary, " ")) {
		d.Quotes = append(d.Quotes, Quote{q.Text, q.Speaker, q.Role, q.Key, q.Reason, q.Spans})
	}
	return d, nil
}

// readText splits what is read of an article. Its sentences are those that seed has found already, if nothing is blanked in it.
func readText(a *seed.Article) *prose.Text {
	body := a.Readable()
	var out *prose.Text
	if a.Sentences != nil && body == a.Body {
		out = prose.ReadSplit(body, a.Sentences)
	} else {
		out = prose.Read(body)
	}
	out.Strong = strong(body, a.Blocks)
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.At >= 0 && b.Kind == markup.Quoted {
			out.BlockQuotes = append(out.BlockQuotes, prose.Span{Start: b.At, End: b.At + len(b.Text)})
		}
	}
	return out
}

// strong returns where the blocks show words of a body in bold or slanted letters.
func strong(body string, blocks []markup.Block) (out []prose.Span) {
	for i := range blocks {
		b := &blocks[i]
		if b.At < 0 || !strings.HasPrefix(body[min(b.At, len(body)):], b.Text) {
			continue
		}
		for _, s := range b.Spans {
			if s.Kind == markup.Strong || s.Kind == markup.Emphasis {
				out = append(out, prose.Span{Start: b.At + s.Start, End: b.At + s.End})
			}
		}
	}
	slices.SortFunc(out, func(a, b prose.Span) int { return a.Start - b.Start })
	return out
}

// guard turns a panic into an error. A text that makes a stage panic must cost its own article only; otherwise the
// program would stop at that text again at every start.
func guard(do func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("digest: a fault of this program (%v); report it with the file, and change the text a little meanwhile", r)
		}
	}()
	do()
	return nil
}

// summarized returns the sentences of the body that sum up what is read of it, each on one line and without the mark
// of an item of a list before it and references to notes.
func (d *Digest) summarized(text *prose.Text, m speech.Marked, b Budget) []string {
	out := []string{}
	sum := summarize.Summarize
	if seed.IsOpinion(d.Title, d.Tags) {
		sum = summarize.Opinion
	}
	for _, s := range sum(d.Title, text, m.Apart, d.Language, summarize.Budget(b)) {
		out = append(out, prose.WithoutReferences(strings.TrimPrefix(inLine(s.Of(d.Body)), "• ")))
	}
	return out
}

// inLine puts a part of a summary on one line. The items of a list that it announces lose their marks and are parted by semicolons:
// "The mill opens: - on Monday - at noon" becomes "The mill opens: on Monday; at noon."
func inLine(s string) string {
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' })
	if !strings.HasSuffix(strings.TrimSpace(lines[0]), ":") {
		return fold(s)
	}
	last := len(lines) - 1
	for i := range lines {
		lines[i] = fold(lines[i])
		n := summarize.ItemMark(lines[i])
		if n == 0 || i == 0 {
			continue
		}
		item := strings.TrimRight(lines[i][n:], ",; ")
		switch {
		case prose.EndsWhole(item):
		case i < last:
			item += ";"
		default:
			item += "."
		}
		lines[i] = item
	}
	return strings.Join(lines, " ")
}

// HTML returns the article as formatted: harmless elements of a short list, headings shifted by one level below the title.
func (d *Digest) HTML() string { return markup.Render(d.Blocks, markup.Options{Shift: 1}) }

// Pictures returns the addresses of the pictures that the article shows, as they were written, its own first, each once.
func (d *Digest) Pictures() []string {
	shown := markup.Pictures(d.Blocks)
	if d.Image == "" {
		return shown
	}
	return append([]string{d.Image}, slices.DeleteFunc(shown, func(address string) bool { return address == d.Image })...)
}

// Picture returns a picture that is part of a file of a word processor, by its name in there.
func Picture(file []byte, name string) ([]byte, error) { return office.Picture(file, name) }

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// HeldBack says why the article must not be public at the time now, and from when on it may be. An empty reason means
// that it may be public now. A zero time means that time alone does not change the answer.
func (d *Digest) HeldBack(now time.Time) (reason string, until time.Time) {
	switch {
	case strings.HasPrefix(d.Held, "header: "):
		return d.Held + "; change it when the article may be published", time.Time{}
	case d.Held != "":
		return d.Held, time.Time{}
	case !d.Expires.IsZero() && !now.Before(d.Expires):
		return "it expired on " + d.Expires.Format(time.RFC3339), time.Time{}
	case d.NotBefore.After(now):
		return d.NotBeforeBy + " is " + d.NotBefore.Format(time.RFC3339), d.NotBefore
	}
	return "", time.Time{}
}

// Written returns the earliest time at which the article says that it was there already: when it was begun or last changed.
// It is zero where it says neither. An article may be begun long before it is published.
func (d *Digest) Written() time.Time {
	if !d.Created.IsZero() && (d.Updated.IsZero() || d.Created.Before(d.Updated)) {
		return d.Created
	}
	return d.Updated
}

// Given returns the date of publication that the article or the name of its file gives, zero where neither does. A day
// to come in a name is none: it is that of an event.
func (d *Digest) Given(now time.Time) time.Time {
	if d.Date.IsZero() && !d.NameDate.After(now) {
		return d.NameDate
	}
	return d.Date
}
