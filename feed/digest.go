package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"seedfeed/feed/prose"
	"seedfeed/feed/quotation"
	"seedfeed/feed/seed"
	"seedfeed/feed/summarize"
)

// extractor names the version of everything between a file and its digest. It is part of the digest cache: raise it
// with every change that makes other digests of the same bytes, so that they are made again.
const extractor = "5"

// Digest is what one article becomes. All of it is plain text.
type Digest struct {
	Title    string    `json:"title"`
	Summary  []string  `json:"summary"` // whole sentences of the article in its order; within the budget, unless its front matter gives the summary
	Quotes   []Quote   `json:"quotes"`  // all quotations, the key ones first, best first
	Body     string    `json:"body"`    // the cleaned text, paragraphs parted by blank lines
	Captions []string  `json:"captions,omitempty"`
	Authors  []string  `json:"authors,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	Language string    `json:"language,omitempty"`
	Link     string    `json:"link,omitempty"`
	Image    string    `json:"image,omitempty"`
	Date     time.Time `json:"date,omitzero"`    // given by the article; zero where it gives none
	Expires  time.Time `json:"expires,omitzero"` // no longer published from then on
	Draft    bool      `json:"draft,omitempty"`
}

// Quote is one quotation of an article.
type Quote struct {
	Text    string // word for word, without the outer marks; paragraphs parted by a blank line
	Speaker string // the longest name the article has for the speaker, a role as printed, or "" where it is not sure
	Key     bool   // worth showing beside the summary
	Reason  string // why this speaker, or why none, in a few words; not part of the JSON
}

// Budget bounds a summary. The zero value of a field is its default: 60 words, 3 sentences.
type Budget struct{ Words, Sentences int }

type quoteJSON struct {
	Text    string  `json:"text"`
	Speaker *string `json:"speaker"` // null: nobody for sure
	Key     bool    `json:"key"`
}

// MarshalJSON writes an unknown speaker as null.
func (q Quote) MarshalJSON() ([]byte, error) {
	out := quoteJSON{Text: q.Text, Key: q.Key}
	if q.Speaker != "" {
		out.Speaker = &q.Speaker
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (q *Quote) UnmarshalJSON(b []byte) error {
	var in quoteJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*q = Quote{Text: in.Text, Key: in.Key}
	if in.Speaker != nil {
		q.Speaker = *in.Speaker
	}
	return nil
}

// DigestFile digests the bytes of one seed file. Name is its slash-separated path: it tells the type, and
// the title where the text has none. An error says what is wrong with the bytes and the remedy; it does not
// repeat the name. Safe for concurrent use, as DigestText is.
func DigestFile(name string, data []byte, b Budget) (*Digest, error) {
	var a *seed.Article
	var err error
	if fault := sheltered(func() { a, err = seed.Parse(name, data) }); fault != nil || err != nil {
		return nil, errors.Join(fault, err)
	}
	return digest(a, b)
}

// DigestText digests an article that is text already. An empty title is taken from the text; a given one is not cut from
// it. An error is a fault of this program's own.
func DigestText(title, text string, b Budget) (d *Digest, err error) {
	var a *seed.Article
	if err := sheltered(func() { a = seed.FromText(title, text) }); err != nil {
		return nil, err
	}
	return digest(a, b)
}

func digest(a *seed.Article, b Budget) (*Digest, error) {
	d := &Digest{
		Title: a.Title, Quotes: []Quote{}, Body: a.Body, Captions: a.Captions, Authors: a.Authors,
		Tags: a.Tags, Language: a.Language, Link: a.Link, Image: a.Image, Date: a.Date, Expires: a.Expires, Draft: a.Draft,
	}
	text := a.Readable()
	summed := make(chan error, 1)
	go func() { summed <- sheltered(func() { d.Summary = summary(a, text, b) }) }() // beside the quotations: somebody waits for a drop
	err := sheltered(func() {
		for _, q := range quotation.Find(a.Title, text) {
			d.Quotes = append(d.Quotes, Quote{q.Text, q.Speaker, q.Key, q.Reason})
		}
	})
	if err = errors.Join(err, <-summed); err != nil {
		return nil, err
	}
	return d, nil
}

// sheltered makes an error of a panic. No text is known that makes a stage panic; should there be one, it costs its own
// article, not the program, which would fall over it again at every start.
func sheltered(do func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("digest: a fault of this program (%v); report it with the file, and change the text a little meanwhile", r)
		}
	}()
	do()
	return nil
}

func summary(a *seed.Article, text string, b Budget) []string {
	if a.Summary != "" { // its author knows best
		return []string{a.Summary}
	}
	out := []string{}
	for _, s := range summarize.Summarize(a.Title, text, summarize.Budget(b)) {
		out = append(out, fold(s.Of(a.Body)))
	}
	return out
}

// fold makes one line of a text.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// quiet reports whether an edit is too small for a reader to be told: design.md, "Item". Equally many words, no
// digit, name or quotation changed, and at most 3 words that differ by at most 2 letters each. The rule is
// ours; TestQuiet shows its borders.
func quiet(before, after *Digest) bool {
	if before.Title != after.Title || !sameQuotes(before.Quotes, after.Quotes) {
		return false
	}
	a, b := allWords(before.Body), allWords(after.Body)
	if len(a) != len(b) {
		return false
	}
	changed := 0
	for i, w := range a {
		if w == b[i] {
			continue
		}
		if changed++; changed > 3 || weighty(w) || weighty(b[i]) || !near(w, b[i]) {
			return false
		}
	}
	return true
}

func sameQuotes(a, b []Quote) bool {
	if len(a) != len(b) {
		return false
	}
	seen := map[Quote]int{}
	for i := range a {
		seen[Quote{Text: a[i].Text, Speaker: a[i].Speaker}]++
		seen[Quote{Text: b[i].Text, Speaker: b[i].Speaker}]--
	}
	for _, n := range seen {
		if n != 0 {
			return false
		}
	}
	return true
}

func allWords(body string) []string {
	var out []string
	for _, w := range prose.Words(body, prose.Span{Start: 0, End: len(body)}) {
		out = append(out, w.Of(body))
	}
	return out
}

// weighty words are those with a digit or a capital: numbers and names.
func weighty(w string) bool {
	return strings.ContainsAny(w, "0123456789") || strings.ToLower(w) != w
}

// near reports whether at most two letters were put in, left out or replaced (Levenshtein distance of runes).
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(y)] <= 2
}
