package header

import (
	"slices"
	"sync"
	"time"

	"seedfeed/feed/plaintext"
)

// Details are what is told about an article apart from its text. The zero value is ready for use.
type Details struct {
	Title    string   // one line of at most 300 runes
	Warnings []string // details that could not be used, each with what to do: header: date "soon" is no date; write …

	Meta
	Release
	Grounds Grounds // what Release was made of
	Word    Word    // what the header says of quotations and speakers
	Ready   bool    // the header says that it is no draft: "draft: false", "status: published"

	replaceable bool // what holds the article back now is a line of the header
}

// Meta is what a header, or a page, tells about an article. Each field is zero where nothing tells.
type Meta struct {
	Authors  []string          // from the header, else from a by-line under the title
	Mails    map[string]string // addresses of authors whose header gives them with the name: it is the author who publishes them there
	Tags     []string          // from the header and from lines of hashtags
	Date     time.Time         // of publication, in the zone it was written in or Options.Zone
	NameDate time.Time         // the day that the file's name or folders begin with, or else that the header's address of the page has; the date of publication where Date is zero and it is not to come
	Updated  time.Time         // of the last change
	Created  time.Time         // when the text was begun
	Language string            // a language tag like "en" or "en-GB"; from the header, the page, or its commonest words; "": English or not known
	Link     string            // absolute http or https address
	Summary  string            // the author's own
	Image    string            // absolute http or https address, or a path to a picture as it is written
	ID       string            // absolute URI
	Slug     string            // for the address of the article's page, as the author wrote it
	Aliases  []string          // other addresses of the page: from the root of the site, whole, or from the folder of the file
}

// Release is when an article may be public.
type Release struct {
	Held        string    `json:"held,omitempty"`        // why it may not be, whatever the time: a header that says draft, an embargo without an end; "": it may
	NotBefore   time.Time `json:"notBefore,omitzero"`    // it may not be before this time; zero: no limit
	NotBeforeBy string    `json:"notBeforeBy,omitempty"` // what says so, like "header: publishDate"
	Expires     time.Time `json:"expires,omitzero"`      // it may not be from this time on; zero: no limit
}

// Options are what an article is read with. The zero value is ready for use.
type Options struct {
	Zone *time.Location // of dates that name none; nil: time.Local
	Now  time.Time      // the time of the reading, which years of two digits are not later than; zero: time.Now()
}

// Complete returns the options with the values that stand for zero.
func (o Options) Complete() Options {
	if o.Zone == nil {
		o.Zone = time.Local
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	return o
}

// maxWarnings bounds the warnings of one article.
const maxWarnings = 20

// Warn adds a warning.
func (d *Details) Warn(text string) {
	if len(d.Warnings) < maxWarnings && !slices.Contains(d.Warnings, text) {
		d.Warnings = append(d.Warnings, text)
	}
}

// Hold keeps the article back for a reason; the first counts.
func (d *Details) Hold(reason string) {
	for _, r := range d.releases() {
		if r.Held == "" {
			r.Held = reason
		}
	}
}

// Wait keeps the article back until a time; the latest counts.
func (d *Details) Wait(until time.Time, reason string) {
	for _, r := range d.releases() {
		if until.After(r.NotBefore) {
			r.NotBefore, r.NotBeforeBy = until, reason
		}
	}
}

// releases returns what a reason to hold the article back is entered in.
func (d *Details) releases() []*Release {
	if d.replaceable {
		return []*Release{&d.Release}
	}
	return []*Release{&d.Release, &d.Grounds.Other}
}

// ReadHeader fills in what a header says. The text is that of the whole file.
func (d *Details) ReadHeader(h Header, text string, opt Options) {
	if h.warning != "" {
		d.Warn(h.warning)
	}
	lines := sync.OnceValue(func() map[string]int { return h.lines(text) })
	d.fields("header", h.fields, opt, lines)
	word, faults := readWord(h.fields)
	d.Word = word
	for _, f := range faults {
		d.Warn("header: " + f.text)
	}
}

// WaitForDate keeps the article back until its date of publication, which a side file can change if the header gave it.
func (d *Details) WaitForDate() {
	d.replaceable = slices.ContainsFunc(d.Grounds.Header, func(l Line) bool { return datesArticle(meaningOf(l.Key)) })
	d.Wait(d.Date, "its date")
	d.replaceable = false
}

// maxTitle is the length of the longest title, in runes.
const maxTitle = 300

// Headline makes a title of a text: one line of at most 300 runes.
func Headline(s string) string {
	return plaintext.Cut(plaintext.Line(plaintext.Head(s, 64*maxTitle)), maxTitle) // folds no more of a huge line than can be kept
}
