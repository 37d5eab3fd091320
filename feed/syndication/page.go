package syndication

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
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

// IndexPage makes the page for people at f.Home: what the feeds hold, newest first, how to subscribe to them, and
// links to older and newer pages (Page in f.Prev, f.Next and f.Current). Withdrawn items are left out. The page of
// an archive offers the feeds of f.Current, since an archive's own never bring anything new.
func IndexPage(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Description = absolute(f.Home), line(f.Description)
	v.list(f)
	if f.Archive && v.Span != "" {
		v.Title += " – " + v.Span
	}
	return v.write()
}

// ArticlePage makes the page of one article: title, dates, summary, key quotes, text, captions. Its links to the feeds
// are those of f; f.Items is not read. Of a withdrawn item it makes GonePage. An a without Item is an error.
func ArticlePage(f *Feed, a *ArticleView) ([]byte, error) {
	if a == nil || a.Item == nil {
		return nil, errors.New("write article page: no item given")
	}
	if !a.Item.Withdrawn.IsZero() {
		return GonePage(f, a.Item.Withdrawn)
	}
	v := newPage(f)
	article := newArticle(f, a.Item)
	article.Body, article.Captions = fold(a.Body), lines(a.Captions)
	v.Article = &article
	v.Title = article.Title + " – " + v.Title
	v.Canonical, v.Description = article.Link, plainText(a.Item.Summary)
	return v.write()
}

// ViewPage makes what a person sees who opens the address of a feed in a browser: what a feed is, the address to
// copy, how to subscribe, then the items as on IndexPage. The kind is the format whose address was opened: "atom",
// "rss" or "json"; any other, or one that f has no address for, is an error.
func ViewPage(f *Feed, kind string) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Unlisted = absolute(f.Home), true
	for _, l := range v.Feed.Links {
		if l.kind == kind {
			v.Opened = &l
		}
	}
	if v.Opened == nil {
		return nil, fmt.Errorf("write view of feed: it has no address of kind %q", kind)
	}
	v.list(f)
	v.Title = v.Opened.Name + " feed – " + v.Title
	return v.write()
}

// GonePage makes the page that stands in the place of a withdrawn article, to be sent with status 410. It tells nothing
// of the article but when it was withdrawn, and not that either when at is zero. Its links to the feeds are those of
// f; f.Items is not read.
func GonePage(f *Feed, at time.Time) ([]byte, error) {
	v := newPage(f)
	v.Gone, v.Unlisted = &goneView{Line: "The article that was here was withdrawn."}, true
	if !at.IsZero() {
		v.Gone.Line = withdrawnLine(at)
	}
	v.Title = withdrawnTitle + " – " + v.Title
	return v.write()
}

func (v *pageView) write() ([]byte, error) {
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, v)
	return b.Bytes(), err
}
