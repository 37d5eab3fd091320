package syndication

import (
	"html/template"
	"time"
)

// pageView is what page.html is made of. Plain text, but for addresses, which are absolute already. One of Article,
// Opened and Gone is there at most; Items stand below Opened, or make the whole page.
type pageView struct {
	Style                      template.CSS
	Language, Title, Canonical string // of the document
	Description                string
	Unlisted                   bool // nothing for search engines
	Feed                       feedView
	Article                    *articleView
	Opened                     *feedLink
	Gone                       *goneView
	Items                      []articleView
	Archive                    bool
	Span                       string // days of the oldest and newest of Items
	Newest, Newer, Older       string // pages of the history
}

type feedView struct {
	Title, Description, Home, Icon, Rights, Generator string
	Links                                             []feedLink
}

// feedLink is one of the feeds, for autodiscovery and for people. The first is the one to take.
// Type is a whole attribute: html/template would write the "+" of a media type as a reference, which readers that
// look for feeds with a regular expression do not know.
type feedLink struct {
	kind, Name, URL string
	Type            template.HTMLAttr
}

type goneView struct{ Line string }

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

// dateView is a date for machines and for people. The zero value is none.
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

// list takes over the items, with their first quote each, and the ways to those that are not here.
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
	v.Image, _ = i.image()
	if !i.Corrected.IsZero() {
		v.Corrected = newDate(plausible(i.Corrected))
	}
	if day := newDate(updated).Day; day != v.Published.Day && day != v.Corrected.Day {
		v.Updated = newDate(updated)
	}
	for _, q := range i.Quotes {
		if text := fold(q.Text); q.Key && len(text) > 0 {
			v.Quotes = append(v.Quotes, quoteView{text, line(q.Speaker)})
		}
	}
	return v
}

func newDate(t time.Time) dateView {
	return dateView{t.Format(time.RFC3339), t.Format("2 January 2006"), moment(t)}
}
