package syndication

import (
	"cmp"
	"strings"
	"time"
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
		if id := clean(d.ID); !seen[id] {
			seen[id] = true
			out = append(out, atomDeleted{id, plausible(d.At).Format(time.RFC3339Nano)})
		}
	}
	return out
}

// shown returns the item that readers get: i itself or, when i was withdrawn, a notice. A notice links to the front page
// and is made of the id and the dates alone, so that no field added later can leak into it.
func (i *Item) shown(f *Feed) *Item {
	if i.Withdrawn.IsZero() {
		return i
	}
	published, updated := i.dates()
	home, line := absolute(f.site()), withdrawnLine(i.Withdrawn)
	content := "<p>" + escape(line) + "</p>"
	if home != "" {
		content += `<p><a href="` + escape(home) + `">` + homeLine + "</a></p>"
	}
	return &Item{
		ID: i.ID, Link: home, Title: withdrawnTitle, Summary: line, Content: content,
		Published: published, Updated: updated, Withdrawn: i.Withdrawn, Language: english(f),
	}
}

// The words of this package that stand in notices and on the pages of withdrawn articles.
const (
	withdrawnTitle = "An article was withdrawn"
	homeLine       = "To the newest articles"
)

func withdrawnLine(at time.Time) string {
	return "This article was withdrawn on " + moment(at) + "."
}

// english returns "en" when the feed is in another language than English, and "" otherwise. It is the language of the
// words above.
func english(f *Feed) string {
	base, _, _ := strings.Cut(tag(f.Language), "-")
	if strings.EqualFold(base, "en") {
		return ""
	}
	return "en"
}

// correction returns the paragraph that opens the content of a corrected article. It comes first so that a reader who
// opens the article again sees it at once. The summary keeps to the article's own words.
func (i *Item) correction() string {
	if i.Corrected.IsZero() {
		return ""
	}
	return "<p><em>Corrected on " + moment(i.Corrected) + ".</em></p>"
}

// moment writes a time for people, in UTC.
func moment(t time.Time) string { return plausible(t).Format("2 January 2006, 15:04 UTC") }

// stamp writes a time for machines (RFC 3339), and "" for the zero time. The fraction of a second is kept: the W3C
// validator warns of two entries with equal "updated" elements, and articles do change within one second. newsboat
// 2.21 and feedparser 6.0 read such dates to the second.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return plausible(t).Format(time.RFC3339Nano)
}

// content returns the HTML of the item, which is never empty.
func (i *Item) content() string {
	return i.correction() + cmp.Or(clean(i.Content), Content(i.Summary, i.Quotes, ""), "<p>"+escape(i.title())+"</p>")
}
