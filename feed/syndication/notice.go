package syndication

import (
	"cmp"
	"strings"
	"time"
)

// Deleted is a tombstone (RFC 6721 section 3): the item with this ID was taken away at that time.
type Deleted struct {
	ID string
	At time.Time
}

// tombstoneNS is the namespace of at:deleted-entry, written as prefix "at" where there is one. The W3C validator
// does not know it and warns.
const tombstoneNS = "http://purl.org/atompub/tombstones/1.0"

type atomDeleted struct {
	Ref  string `xml:"ref,attr"`
	When string `xml:"when,attr"`
}

// tombstones are written once for each id: two with the same id and time are forbidden (RFC 6721 section 3).
func (f *Feed) tombstones() []atomDeleted {
	var out []atomDeleted
	seen := map[string]bool{"": true}
	for _, d := range f.Deleted {
		if id := clean(d.ID); !seen[id] {
			seen[id] = true
			out = append(out, atomDeleted{id, plausible(d.At).Format(time.RFC3339)})
		}
	}
	return out
}

// shown is the item as readers get it: itself or, when it was withdrawn, a notice in its place. The notice is made
// from nothing but the id, the link and the dates, so that no field added later can leak into it.
func (i *Item) shown(f *Feed) *Item {
	if i.Withdrawn.IsZero() {
		return i
	}
	published, updated := i.dates()
	return &Item{
		ID: i.ID, Link: i.Link, Title: withdrawnTitle, Summary: withdrawnLine(i.Withdrawn),
		Published: published, Updated: updated, Withdrawn: i.Withdrawn, Tie: i.Tie, Language: english(f),
	}
}

const withdrawnTitle = "Withdrawn"

func withdrawnLine(at time.Time) string {
	return "This article was withdrawn on " + moment(at) + "."
}

// english names the language of our own words where the feed is in another: "" in a feed in any English.
func english(f *Feed) string {
	base, _, _ := strings.Cut(tag(f.Language), "-")
	if strings.EqualFold(base, "en") {
		return ""
	}
	return "en"
}

// correction is what content says first when the article was corrected. It stands before all else, since who
// reads it again should not have to look for it, and since Content is HTML that nothing has to be found in then. The
// summary, which lists of articles show, stays the article's own words.
func (i *Item) correction() string {
	if i.Corrected.IsZero() {
		return ""
	}
	return "<p><em>Corrected on " + moment(i.Corrected) + ".</em></p>"
}

// moment is a time as people write it, always in UTC.
func moment(t time.Time) string { return plausible(t).Format("2 January 2006, 15:04 UTC") }

// stamp is a time for machines, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return plausible(t).Format(time.RFC3339)
}

func (i *Item) content() string {
	return i.correction() + cmp.Or(clean(i.Content), Content(i.Summary, i.Quotes, ""), "<p>"+escape(i.title())+"</p>")
}
