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
	"strings"
	"time"

	"seedfeed/feed/quotation"
	"seedfeed/feed/seed"
	"seedfeed/feed/summarize"
)

// Digest is what one article becomes. All of it is plain text.
type Digest struct {
	Title    string    `json:"title"`
	Summary  []string  `json:"summary"` // whole sentences of the article in its order, within the budget; or the author's own
	Quotes   []Quote   `json:"quotes"`  // all quotations, the key ones first, best first
	Body     string    `json:"body"`    // the cleaned text, paragraphs separated by blank lines
	Captions []string  `json:"captions,omitempty"`
	Authors  []string  `json:"authors,omitempty"`
	Tags     []string  `json:"tags,omitempty"`
	Language string    `json:"language,omitempty"`
	Link     string    `json:"link,omitempty"`
	Image    string    `json:"image,omitempty"`
	Date     time.Time `json:"date,omitzero"`    // given by the article; zero where it gives none
	Expires  time.Time `json:"expires,omitzero"` // the article is withdrawn then; zero: never
	Draft    bool      `json:"draft,omitempty"`
	ID       string    `json:"id,omitempty"` // an absolute URI by which the article wants to be known; "": none
	Gist     []byte    `json:"gist"`         // what Related needs to know of the text
}

// Quote is one quotation of an article.
type Quote struct {
	Text    string // word for word, without the outer marks; paragraphs separated by a blank line
	Speaker string // the longest name that the article has for the speaker, a role as printed, or "" where nobody is sure
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

// File digests the bytes of one seed file. The name is its slash-separated path: it tells the type of the file, and the
// title where the text has none. An error says what is wrong with the bytes and how to mend it; it does not repeat the
// name.
func File(name string, data []byte, b Budget) (*Digest, error) {
	var a *seed.Article
	var err error
	if fault := guard(func() { a, err = seed.Parse(name, data) }); fault != nil || err != nil {
		return nil, errors.Join(fault, err)
	}
	return of(a, b)
}

// Text digests an article that is plain text already. An empty title is taken from the text; a given one is not cut
// from it. An error is a fault of this program.
func Text(title, text string, b Budget) (*Digest, error) {
	var a *seed.Article
	if err := guard(func() { a = seed.FromText(title, text) }); err != nil {
		return nil, err
	}
	return of(a, b)
}

func of(a *seed.Article, b Budget) (*Digest, error) {
	d := &Digest{
		Title: a.Title, Quotes: []Quote{}, Body: a.Body, Captions: a.Captions, Authors: a.Authors,
		Tags: a.Tags, Language: a.Language, Link: a.Link, Image: a.Image, Date: a.Date, Expires: a.Expires, Draft: a.Draft,
	}
	summed := make(chan error, 1)
	go func() { // in parallel: a subscriber waits for the drop
		summed <- guard(func() { d.Summary, d.Gist = summary(a, b), gist(a.Title, a.Body) })
	}()
	err := guard(func() {
		for _, q := range quotation.Find(a.Title, a.Body, a.Language) {
			d.Quotes = append(d.Quotes, Quote{q.Text, q.Speaker, q.Key, q.Reason})
		}
	})
	if err = errors.Join(err, <-summed); err != nil {
		return nil, err
	}
	return d, nil
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

func summary(a *seed.Article, b Budget) []string {
	if a.Summary != "" { // the author's own summary wins
		return []string{a.Summary}
	}
	out := []string{}
	for _, s := range summarize.Summarize(a.Title, a.Body, summarize.Budget(b)) {
		out = append(out, fold(s.Of(a.Body)))
	}
	return out
}

// fold puts a text on one line.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// Held says why the article must not be shown at the time now, and from when on it may be shown. An empty reason means
// that it may be shown now. A zero time means that time alone does not change the answer.
func (d *Digest) Held(now time.Time) (reason string, until time.Time) {
	switch {
	case d.Draft:
		return "its header says draft", time.Time{}
	case d.Expired(now):
		return "it expired on " + d.Expires.Format(time.RFC3339), time.Time{}
	case d.Date.After(now):
		return "its date is " + d.Date.Format(time.RFC3339), d.Date
	}
	return "", time.Time{}
}

// Expired reports whether the article's time is over.
func (d *Digest) Expired(now time.Time) bool { return !d.Expires.IsZero() && !now.Before(d.Expires) }
