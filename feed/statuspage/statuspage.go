// Package statuspage writes the page that tells whoever drops files into the folder what became of them, as HTML or as plain
// text. It knows nothing of where the facts come from.
package statuspage

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Page is what a page tells. All strings are plain text of any content; they are escaped when the page is written.
type Page struct {
	Title    string         // of the site
	Articles int            // how many are published
	Zone     *time.Location // of the times on the page; nil: UTC
	Sections [len(headings)][]Entry
}

// The sections of a page, in the order in which they are written.
const (
	Refused = iota
	Waiting
	Held
	Recent
	Withdrawn
	PassedOver
)

// headings are the titles of the sections, and what a reader needs to know of each.
var headings = [...]struct{ title, about string }{
	Refused:    {"Refused", "Not published, or not used, for the reason beside it. An earlier version stays, if there is one."},
	Waiting:    {"Waiting", "Nobody sees it before the time beside it. To take it back, delete the file or undo the edit by then."},
	Held:       {"Held back", "Not public, because the file says so. It is published once that ends."},
	Recent:     {"Published", "The newest changes. What of a file could not be used is named below it."},
	Withdrawn:  {"Withdrawn", "Public no longer, since the file is gone or has another text. A notice stands in its place."},
	PassedOver: {"Passed over", "Not taken for articles."},
}

// Entry is one file.
type Entry struct {
	File    string    // its path in the folder
	Title   string    // of its article; "" if there is none
	Address string    // of the article's page; "" if there is none
	What    string    // what happened, or why nothing did
	At      time.Time // when that was, or when it will be; zero: not said
	Unused  []string  // what of the file could not be used
}

const (
	mostEntries = 50  // of a section
	mostRunes   = 300 // of a string
	mostUnused  = 10
)

// Sort puts the newest entries of each section first. Entries without a time come last, by name.
func (p *Page) Sort() {
	for _, s := range p.Sections {
		slices.SortStableFunc(s, func(a, b Entry) int {
			if c := b.At.Compare(a.At); c != 0 {
				return c
			}
			return strings.Compare(a.File, b.File)
		})
	}
}

// The first bytes of each page that was written here. IsPage knows a page by them.
const (
	htmlMark = "<!DOCTYPE html>\n<!-- status page of seedfeed: it is written anew, and is no article -->\n"
	textMark = "Status of this folder (written anew by seedfeed; no article)\n"
)

// IsPage reports whether data is such a page, so that it is never taken for an article and nothing else is written over.
func IsPage(data []byte) bool {
	return bytes.HasPrefix(data, []byte(htmlMark)) || bytes.HasPrefix(data, []byte(textMark))
}

// counts says in a line how many files there are of each kind.
func (p *Page) counts() string {
	out := fmt.Sprintf("%d published", p.Articles)
	for _, c := range [...]struct {
		section int
		word    string
	}{{Waiting, "waiting"}, {Held, "held back"}, {Refused, "refused"}} {
		if n := len(p.Sections[c.section]); n > 0 {
			out += fmt.Sprintf(", %d %s", n, c.word)
		}
	}
	return out + "."
}

// clean makes one line of a string, without characters that cannot be shown.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r) && !unicode.Is(unicode.Mn, r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// clip cleans a string and cuts a long one.
func clip(s string) string {
	n := 0
	for i := range s {
		if n++; n > mostRunes {
			return clean(s[:i]) + "…"
		}
	}
	return clean(s)
}

func (p *Page) time(t time.Time) string {
	zone := p.Zone
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone).Format("2006-01-02 15:04:05 MST")
}

// shown returns the entries of a section that are written, how many the section has, and how many of these are left out. Of
// what is published a page may have the newest entries alone.
func (p *Page) shown(section int) (entries []Entry, all, left int) {
	s := p.Sections[section]
	if all = len(s); section == Recent {
		all = max(all, p.Articles)
	}
	n := min(len(s), mostEntries)
	return s[:n], all, all - n
}

// line says when and what happened.
func (p *Page) line(e Entry) string {
	what := clip(e.What)
	if e.At.IsZero() {
		return what
	}
	return p.time(e.At) + ": " + what
}

func (e Entry) unused() []string {
	out := slices.Clone(e.Unused[:min(len(e.Unused), mostUnused)])
	if left := len(e.Unused) - len(out); left > 0 {
		out = append(out, fmt.Sprintf("and %d more", left))
	}
	for i := range out {
		out[i] = clip(out[i])
	}
	return out
}

// Text returns the page as plain text.
func (p *Page) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\n%s: %s\n", textMark, clip(p.Title), p.counts())
	for i, s := range p.Sections {
		if len(s) == 0 {
			continue
		}
		entries, all, left := p.shown(i)
		fmt.Fprintf(&b, "\n%s (%d)\n%s\n", headings[i].title, all, headings[i].about)
		for _, e := range entries {
			fmt.Fprintf(&b, "\n- %s\n", clip(e.File))
			for _, line := range append([]string{clip(e.Title), p.line(e), clip(e.Address)}, e.unused()...) {
				if line != "" {
					fmt.Fprintf(&b, "  %s\n", line)
				}
			}
		}
		if left > 0 {
			fmt.Fprintf(&b, "\n… and %d more\n", left)
		}
	}
	return b.Bytes()
}

// style fits a phone: one column, and long names break.
const style = `:root{color-scheme:light dark}body{font:1rem/1.45 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}` +
	`h1{font-size:1.4rem}h2{font-size:1.15rem;margin:1.6rem 0 .2rem}ul{list-style:none;padding:0}li{padding:.6rem 0;border-top:1px solid #8886}` +
	`p{margin:.2rem 0}.about,.unused{opacity:.75}.file{font-family:ui-monospace,monospace;font-size:.9rem}.title{font-weight:600}`

// HTML returns the page as HTML. It needs nothing from elsewhere, and no script.
func (p *Page) HTML() []byte {
	var b bytes.Buffer
	h := func(s string) string { return html.EscapeString(clip(s)) }
	fmt.Fprintf(&b, "%s<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<meta name=\"robots\" content=\"noindex\">\n<title>Status: %s</title>\n<style>%s</style>\n</head>\n<body>\n<h1>%s</h1>\n<p>%s</p>\n",
		htmlMark, h(p.Title), style, h(p.Title), p.counts())
	for i, s := range p.Sections {
		if len(s) == 0 {
			continue
		}
		entries, all, left := p.shown(i)
		fmt.Fprintf(&b, "<h2>%s (%d)</h2>\n<p class=\"about\">%s</p>\n<ul>\n", headings[i].title, all, headings[i].about)
		for _, e := range entries {
			p.writeItem(&b, e)
		}
		b.WriteString("</ul>\n")
		if left > 0 {
			fmt.Fprintf(&b, "<p>… and %d more</p>\n", left)
		}
	}
	b.WriteString("</body>\n</html>\n")
	return b.Bytes()
}

func (p *Page) writeItem(b *bytes.Buffer, e Entry) {
	h := func(s string) string { return html.EscapeString(clip(s)) }
	b.WriteString("<li>")
	switch {
	case e.Title != "" && e.Address != "":
		fmt.Fprintf(b, "<p class=\"title\"><a href=\"%s\" dir=\"auto\">%s</a></p>", html.EscapeString(clean(e.Address)), h(e.Title))
	case e.Title != "":
		fmt.Fprintf(b, "<p class=\"title\" dir=\"auto\">%s</p>", h(e.Title))
	}
	fmt.Fprintf(b, "<p class=\"file\">%s</p>", h(e.File))
	if line := p.line(e); line != "" {
		fmt.Fprintf(b, "<p>%s</p>", html.EscapeString(line))
	}
	for _, u := range e.unused() {
		fmt.Fprintf(b, "<p class=\"unused\">%s</p>", html.EscapeString(u))
	}
	b.WriteString("</li>\n")
}

// TimeForPeople is how a time is written for people.
const TimeForPeople = "2 January 2006 at 15:04 MST"

// HeldUntil says why an article is held back, and when it comes out in a time zone, if time alone releases it.
func HeldUntil(why string, until time.Time, zone *time.Location) string {
	if until.IsZero() {
		return why
	}
	return why + "; it comes out on " + until.In(zone).Format(TimeForPeople)
}
