package syndication

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"time"
)

//go:embed page.html
var pageSource string

//go:embed page.css
var pageStyle string

// StyleHash is the source expression (CSP level 3) that allows the one style element of the pages, for style-src in
// their Content-Security-Policy. They need nothing else: no script, no font, no picture.
var StyleHash = "'sha256-" + styleSum() + "'"

func styleSum() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return base64.StdEncoding.EncodeToString(sum[:])
}

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// ArticleView is an article with what only its page shows. Body and Captions are plain text, paragraphs of Body
// parted by blank lines.
type ArticleView struct {
	Item     *Item
	Body     string
	Captions []string
}

// pageView is what page.html is made of. Plain text, but for URLs, which are absolute already.
type pageView struct {
	Style           template.CSS
	Language, Title string // of the document
	Canonical       string
	Description     string
	Feed            feedView
	Items           []articleView
	Article         *articleView
}

type feedView struct {
	Title, Description, Home, Generator string
	Links                               []feedLink
}

// feedLink is one of the feeds, for autodiscovery and for people. The first is the one to take.
// Type is a whole attribute: html/template would write the "+" of a media type as a reference, which readers that
// look for feeds with a regular expression do not know.
type feedLink struct {
	Name, URL string
	Type      template.HTMLAttr
}

type articleView struct {
	Title, Link, Language string
	Authors               []string
	Published, Updated    dateView
	Summary               []string
	Quotes                []quoteView
	Body, Captions, Tags  []string
}

type quoteView struct {
	Text    []string
	Speaker string
}

// dateView is a date for machines and for people. The zero value is none.
type dateView struct{ Machine, Day string }

// IndexPage makes the page for people at f.Home: what the feeds hold, newest first, and how to subscribe to them.
func IndexPage(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Title, v.Canonical, v.Description = f.title(), absolute(f.Home), line(f.Description)
	for _, i := range f.Items {
		if i != nil {
			a := newArticle(f, i)
			a.Quotes = a.Quotes[:min(1, len(a.Quotes))]
			v.Items = append(v.Items, a)
		}
	}
	return v.write()
}

// ArticlePage makes the page of one article: title, dates, summary, key quotes, text, captions. Its links to the feeds
// are those of f; f.Items is not read. An a without Item is an error.
func ArticlePage(f *Feed, a *ArticleView) ([]byte, error) {
	if a == nil || a.Item == nil {
		return nil, errors.New("write article page: no item given")
	}
	v := newPage(f)
	article := newArticle(f, a.Item)
	article.Body, article.Captions = fold(a.Body), lines(a.Captions)
	v.Article = &article
	v.Title = article.Title + " – " + f.title()
	v.Canonical, v.Description = article.Link, plainText(a.Item.Summary)
	return v.write()
}

func newPage(f *Feed) *pageView {
	v := &pageView{Style: template.CSS(pageStyle), Language: tag(f.Language)}
	v.Feed = feedView{Title: f.title(), Description: line(f.Description), Home: absolute(f.Home), Generator: line(f.Generator)}
	for _, l := range []feedLink{
		{"Atom", absolute(f.AtomURL), `type="application/atom+xml"`},
		{"RSS", absolute(f.RSSURL), `type="application/rss+xml"`},
		{"JSON Feed", absolute(f.JSONURL), `type="application/feed+json"`},
	} {
		if l.URL != "" {
			v.Feed.Links = append(v.Feed.Links, l)
		}
	}
	return v
}

func newArticle(f *Feed, i *Item) articleView {
	published, updated := i.dates()
	v := articleView{
		Title: i.title(), Link: absolute(i.Link), Language: i.language(f),
		Authors: lines(i.Authors), Tags: lines(i.Tags), Summary: fold(i.Summary),
		Published: newDate(published),
	}
	if newDate(updated).Day != v.Published.Day {
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
	return dateView{t.Format(time.RFC3339), t.Format("2 January 2006")}
}

func (v *pageView) write() ([]byte, error) {
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, v)
	return b.Bytes(), err
}
