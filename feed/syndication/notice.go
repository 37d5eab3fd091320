package syndication

import (
	"cmp"
	"strings"
	"time"

	"seedfeed/feed/clean"
	"seedfeed/feed/wording"
)

// Deleted is a tombstone (RFC 6721 section 3): the item with this ID was withdrawn at that time.
type Deleted struct {
	ID string
	At time.Time
}

// tombstoneNS is the namespace of at:deleted-entry. It is declared with the prefix "at" only where there is one, since the
// W3C validator warns of a namespace that it does not know.
const tombstoneNS = "http://purl.org/atompub/tombstones/1.0"

type atomDeleted struct {
	Ref  string `xml:"ref,attr"`
	When string `xml:"when,attr"`
}

// tombstones returns one element for each id: two with the same id and time are forbidden (RFC 6721 section 3).
func (f *Feed) tombstones() []atomDeleted {
	var out []atomDeleted
	seen := map[string]bool{"": true}
	for _, d := range f.Deleted {
		if id := clean.Text(d.ID); !seen[id] {
			seen[id] = true
			out = append(out, atomDeleted{id, plausible(d.At).Format(time.RFC3339Nano)})
		}
	}
	return out
}

// shown returns the item that readers get: i itself or, when i was withdrawn, a notice. A notice is titled so that one understands
// it in a list, and links to the front page, unless readers know the item by its link. It is made of the ids and the dates alone,
// so that no field added later can leak into it.
func (i *Item) shown(f *Feed) *Item {
	if i.Withdrawn.IsZero() {
		return i
	}
	published, updated := i.Dates()
	w, home := wording.Of(f.Language), clean.URL(f.FrontPage())
	title, text := w.WithdrawnItem, w.WithdrawnOn
	if i.Removed {
		title, text = w.RemovedItem, w.RemovedOn
	}
	text = wording.Fill(text, w.Moment(f.Local(i.Withdrawn)))
	content := "<p>" + clean.Escape(text) + "</p>"
	if home != "" {
		content += "\n<p><a href=\"" + clean.Escape(home) + "\">" + clean.Escape(w.Home) + "</a></p>"
	}
	known := i.Known
	if !known.NoGUID {
		known.Link = ""
	}
	return &Item{
		ID: i.ID, Known: known, Link: home, Title: wording.Fill(title, w.Date(published)), Summary: text, Content: content,
		Published: published, Updated: updated, Withdrawn: i.Withdrawn, Language: other(w, f.Language),
	}
}

// other returns the language of phrases for a text in a feed in the given language, and "" where they are in that
// language themselves: phrases in "de" need no tag in a feed in "de-AT".
func other(w *wording.Words, language string) string {
	base, _, _ := strings.Cut(clean.Language(language), "-")
	if strings.EqualFold(base, w.Language) {
		return ""
	}
	return w.Language
}

// Correction returns the line that tells of a correction, as plain text. It comes before summary and content, so that
// whoever opens the article again sees it at once. It is "" when the article was never corrected.
func (i *Item) Correction(f *Feed) string {
	if i.Corrected.IsZero() {
		return ""
	}
	w := wording.Of(cmp.Or(clean.Language(i.Language), f.Language))
	return wording.Fill(w.Corrected, w.Moment(f.Local(i.Corrected)))
}

// stamp writes a time for machines (RFC 3339), and "" for the zero time. The fraction of a second is kept: the W3C
// validator warns of two entries with equal "updated" elements, and articles do change within one second. newsboat
// 2.21 and feedparser 6.0 read such dates to the second.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return plausible(t).Format(time.RFC3339Nano)
}

// The W3C validator warns of dates before modernFrom.
var modernFrom = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)

// modern returns a time as RSS and Atom write it. Readers give an item without a date that of today, so an article of
// 1985 cannot go without one. Everything before 2 January 1990 is dated on the day before, in its order; the dates in the
// JSON feed and on the pages are true.
func modern(t time.Time) time.Time {
	end := modernFrom.Add(24 * time.Hour)
	if !t.Before(end) {
		return t
	}
	before := float64(end.Unix()-t.Unix()) / float64(end.Unix()-yearOne) // 0 at the end, 1 in the year 1
	return end.Add(-time.Duration(before * float64(24*time.Hour)))
}

var yearOne = time.Time{}.Unix()
