package syndication

import (
	"html/template"
	"time"
)

// pageView is the data of page.html. All strings are plain text or absolute addresses. At most one of Article, Opened and
// Gone is set. Items follow Opened or make up the whole page.
type pageView struct {
	Style                      template.CSS
	Language, Title, Canonical string // of the page
	Description                string
	Unlisted                   bool // search engines must not list it
	Feed                       feedView
	Article                    *articleView
	Opened                     *feedLink
	Gone                       string // what the page of a withdrawn article says
	Items                      []articleView
	Archive                    bool
	Span                       string // the days of the oldest and newest of Items
	Newest, Newer, Older       string // pages of the history
}

type feedView struct {
	Title, Description, Home, Icon, Rights, Generator string
	Links                                             []feedLink
}

// feedLink is one of the feeds, for autodiscovery and for people. The recommended one comes first. Type is a whole
// attribute, since html/template would write the "+" of a media type as a reference, and readers that look for feeds with
// a regular expression do not decode it.
type feedLink struct {
	kind, Name, URL string
	Type            template.HTMLAttr
}

type articleView struct {
	Title, Link, Language         string
	Authors                       []string
	Published, Updated, Corrected dateView
	Summary                       []string
	Quotes                        []quoteView
	Body, Captions, Tags          []string
	Image, Rights                 string
}

type quoteView struct {
	Text    []string
	Speaker string
}

// dateView is a date for machines and for people. The zero value stands for no date.
type dateView struct{ Machine, Day, Moment string }

func newPage(f *Feed) *pageView {
	v := &pageView{Style: template.CSS(pageStyle), Language: tag(f.Language), Title: f.title()}
	v.Feed = feedView{
		Title: v.Title, Description: line(f.Description), Home: absolute(f.Home),
		Icon: absolute(f.Icon), Rights: line(f.Rights), Generator: line(f.Generator),
	}
	own := Addresses{Atom: f.AtomURL, RSS: f.RSSURL, JSON: f.JSONURL}
	if f.Archive {
		own = f.Current
	}
	for _, l := range []feedLink{
		{"atom", "Atom", absolute(own.Atom), `type="application/atom+xml"`},
		{"rss", "RSS", absolute(own.RSS), `type="application/rss+xml"`},
		{"json", "JSON Feed", absolute(own.JSON), `type="application/feed+json"`},
	} {
		if l.URL != "" {
			v.Feed.Links = append(v.Feed.Links, l)
		}
	}
	return v
}

// list adds the items, each with its first quote, and the links to older and newer pages.
func (v *pageView) list(f *Feed) {
	var oldest, newest time.Time
	for _, i := range f.Items {
		if i == nil || !i.Withdrawn.IsZero() {
			continue
		}
		a := newArticle(f, i)
		a.Quotes = a.Quotes[:min(1, len(a.Quotes))]
		v.Items = append(v.Items, a)
		published, _ := i.dates()
		if oldest.IsZero() || published.Before(oldest) {
			oldest = published
		}
		if published.After(newest) {
			newest = published
		}
	}
	v.Archive = f.Archive
	v.Newest, v.Newer, v.Older = absolute(f.Current.Page), absolute(f.Next.Page), absolute(f.Prev.Page)
	if len(v.Items) > 0 {
		v.Span = newDate(oldest).Day
		if last := newDate(newest).Day; last != v.Span {
			v.Span += " to " + last
		}
	}
}

func newArticle(f *Feed, i *Item) articleView {
	published, updated := i.dates()
	v := articleView{
		Title: i.title(), Link: absolute(i.Link), Language: i.language(f),
		Authors: lines(i.Authors), Tags: lines(i.Tags), Summary: fold(i.Summary),
		Published: newDate(published), Rights: line(i.Rights),
	}
	v.Image = i.Picture().URL
	if !i.Corrected.IsZero() {
		v.Corrected = newDate(plausible(i.Corrected))
	}
	if day := newDate(updated).Day; day != v.Published.Day && day != v.Corrected.Day && !i.Updated.Equal(i.Added) {
		v.Updated = newDate(updated)
	}
	for _, q := range i.Quotes {
		if text := fold(q.Text); q.Key && len(text) > 0 {
			v.Quotes = append(v.Quotes, quoteView{text, line(q.Speaker)})
		}
	}
	return v
}

// newDate takes a time in UTC. HTML allows no more than three digits of a fraction, so Machine has none.
func newDate(t time.Time) dateView {
	return dateView{t.Format(time.RFC3339), wordsOf("").date(t), wordsOf("").moment(t)}
}
