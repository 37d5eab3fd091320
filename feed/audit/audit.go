// Package audit makes a table of all quotations: who was quoted in which article, when, and with how many words. An editor
// accounts with it for whom a publication quotes.
//
// The table tells what articles and the owner's list of people say, and guesses nothing about anybody.
package audit

import (
	"cmp"
	"slices"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/question"
	"seedfeed/feed/who"
)

// Kind says what is known of a speaker.
type Kind string

// The kinds.
const (
	Person Kind = "person" // has a full name, or stands in the list of people
	Name   Kind = "name"   // a name that may be anybody's: a surname alone, initials, two people
	Role   Kind = "role"   // a role without a name, as printed
	Nobody Kind = "nobody" // nobody is sure who said it
)

// Article is one published article. All strings are plain text.
type Article struct {
	ID        string
	Title     string
	URL       string // of its page
	Section   string // the folder of its file; "": it has none, or nobody may know
	Published time.Time
	Tags      []string
	Quotes    []digest.Quote
}

// Row is one quotation. All strings are plain text.
type Row struct {
	Speaker   string    `json:"speaker"` // the name that a person has in the list of people, else as printed
	Kind      Kind      `json:"kind"`
	Office    string    `json:"office,omitempty"` // from the list of people, else as printed before the name
	Group     string    `json:"group,omitempty"`  // from the list of people
	Person    string    `json:"person,omitempty"` // the slug of a person, equal for equal persons
	ID        string    `json:"id"`               // of the article
	Title     string    `json:"title"`
	URL       string    `json:"url"`
	Published time.Time `json:"published"` // UTC, to the second
	Section   string    `json:"section,omitempty"`
	Words     int       `json:"words"`
	Key       bool      `json:"key"`
	Place     int       `json:"place"` // 1 for the first quotation of the text
	Text      string    `json:"text"`  // word for word; paragraphs separated by a blank line
}

// Rows returns the quotations of an article in the order in which they stand in its text.
func Rows(a *Article, people *header.People) []Row {
	quotes := slices.Clone(a.Quotes)
	slices.SortStableFunc(quotes, func(x, y digest.Quote) int { return cmp.Compare(start(x), start(y)) })
	rows := make([]Row, 0, len(quotes))
	for i, q := range quotes {
		row := Row{
			Speaker: q.Speaker, Kind: Nobody, ID: a.ID, Title: a.Title, URL: a.URL, Published: a.Published.UTC().Truncate(time.Second), Section: a.Section,
			Words: words(q.Text), Key: q.Key, Place: i + 1, Text: q.Text,
		}
		switch p, ok := who.Of(q.Speaker, q.Role, people); {
		case ok:
			row.Speaker, row.Kind, row.Office, row.Group, row.Person = p.Name, Person, p.Office, p.Group, p.Slug()
		case q.Role:
			row.Kind = Role
		case q.Speaker != "":
			row.Kind = Name
		}
		rows = append(rows, row)
	}
	return rows
}

func start(q digest.Quote) int {
	if len(q.Spans) == 0 {
		return int(^uint(0) >> 1)
	}
	return q.Spans[0].Start
}

func words(text string) (n int) {
	for range prose.EachWord(text, prose.Span{Start: 0, End: len(text)}) {
		n++
	}
	return n
}

// Filter says which rows are wanted. The zero value wants all.
type Filter struct {
	Since   time.Time // of articles published since then
	Speaker string    // of speakers whose name has these words, as in a search, or of the person whom the list of people knows by it
	Topic   string    // of articles with this tag, as filed
}

// Article reports whether an article may have rows that are wanted.
func (f *Filter) Article(a *Article) bool {
	topic := filing.Fold(f.Topic)
	return !a.Published.Before(f.Since) &&
		(topic == "" || slices.ContainsFunc(a.Tags, func(tag string) bool { return filing.Fold(tag) == topic }))
}

// Row reports whether a row of a wanted article is wanted.
func (f *Filter) Row(r *Row, people *header.People) bool {
	wanted := question.Question{Speaker: question.Fold(f.Speaker)}
	if wanted.Speaker == "" {
		return true
	}
	if p, ok := people.Find(f.Speaker); ok {
		return r.Kind == Person && r.Person == listedSlug(p.Name, people)
	}
	return wanted.By(r.Speaker)
}

func listedSlug(name string, people *header.People) string {
	p, ok := who.Of(name, false, people)
	if !ok {
		return ""
	}
	return p.Slug()
}
