package header

import (
	"fmt"
	"strings"
	"time"

	"seedfeed/feed/format"
)

// pier is the text below the headers of the tests.
const pier = "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday.\n"

// at is how headers are read in tests of dates.
var at = Options{Zone: time.UTC, Now: time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)}

// read returns what the header of a file says, and the text without it. A file without a header is text.
func read(name, text string) (*Details, string) {
	var d Details
	h, ok := Find(text, format.Of(name))
	if !ok {
		return &d, text
	}
	d.ReadHeader(h, text, at)
	d.DropExcerpt(h.Rest)
	return &d, h.Above + h.Rest
}

// outline writes what a header says, a line a detail, without the title "Pier opens"; and the text, unless it is that
// of pier, or has the title above it.
func outline(d *Details, text string) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	date := func(name string, t time.Time) {
		if !t.IsZero() {
			line(name, strings.TrimSuffix(t.Format(time.RFC3339), "T00:00:00Z"))
		}
	}
	if d.Title != "Pier opens" {
		line("title", d.Title)
	}
	line("held", d.Held)
	date("not before", d.NotBefore)
	date("date", d.Date)
	date("updated", d.Updated)
	date("expires", d.Expires)
	line("authors", strings.Join(d.Authors, " | "))
	line("tags", strings.Join(d.Tags, " | "))
	line("language", d.Language)
	line("summary", d.Summary)
	line("link", d.Link)
	line("image", d.Image)
	line("id", d.ID)
	line("slug", d.Slug)
	line("aliases", strings.Join(d.Aliases, " | "))
	for _, w := range d.Warnings {
		line("warning", w)
	}
	text = strings.TrimSpace(text)
	above, ok := strings.CutSuffix(text, strings.TrimSpace(pier))
	if above = strings.Trim(above, "#= \n"); !ok || above != "" && above != "Pier opens" {
		line("text", text)
	}
	return b.String()
}

// said returns what lines in a header say of an article.
func said(lines string) *Details {
	d, _ := read("a.md", "---\ntitle: Pier opens\n"+lines+"\n---\n"+pier)
	return d
}
