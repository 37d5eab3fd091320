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

//go:embed favicon.ico
var favicon []byte

// Favicon returns the default icon of a site as an ICO file (image/x-icon) with pictures of 16, 32 and 48 pixels. They are
// not compressed, since gdk-pixbuf, and so Liferea, reads no compressed ones. The caller must not change the bytes.
func Favicon() []byte { return favicon }

// StyleHash is the source expression (CSP level 3) that allows the style element of the pages in the style-src of their
// Content-Security-Policy. The pages need nothing else: they have no script, no font and no picture.
var StyleHash = "'sha256-" + styleSum() + "'"

func styleSum() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return base64.StdEncoding.EncodeToString(sum[:])
}

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// ArticleView is an article with what only its page shows. Body and Captions are plain text. Blank lines separate the
// paragraphs of Body.
type ArticleView struct {
	Item     *Item
	Body     string
	Captions []string
}

// IndexPage returns the page for people at f.Home: the items, newest first, how to subscribe, and links to older and newer
// pages (Page in f.Prev, f.Next and f.Current). Withdrawn items are left out. The page of an archive offers the feeds of
// f.Current, since the feeds of an archive never bring anything new.
func IndexPage(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Description = absolute(f.Home), line(f.Description)
	v.list(f)
	if f.Archive && v.Span != "" {
		v.Title += " – " + v.Span
	}
	return v.write()
}

// ArticlePage returns the page of one article: title, dates, summary, key quotes, text, captions. It links to the feeds of
// f and does not read f.Items. For a withdrawn item it returns GonePage. It is an error if a or a.Item is nil.
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
	v.Canonical, v.Description = article.Link, plainText(fold(a.Item.Summary))
	return v.write()
}

// ViewPage returns the page for a person who opens the address of a feed in a browser: what a feed is, the address to
// copy, how to subscribe, then the items as on IndexPage. kind is the format whose address was opened: "atom", "rss" or
// "json". Any other kind, or one for which f has no address, is an error.
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

// GonePage returns the page that replaces a withdrawn article, to be sent with status 410. It says nothing about the
// article except when it was withdrawn, and not even that when at is zero. It links to the feeds of f and does not read
// f.Items.
func GonePage(f *Feed, at time.Time) ([]byte, error) {
	v := newPage(f)
	v.Gone, v.Unlisted = "The article that was here was withdrawn.", true
	if !at.IsZero() {
		w := wordsOf("")
		v.Gone = fill(w.WithdrawnOn, w.moment(plausible(at)))
	}
	v.Title = "Withdrawn – " + v.Title
	return v.write()
}

func (v *pageView) write() ([]byte, error) {
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, v)
	return b.Bytes(), err
}
