// Package page writes the HTML pages that a site has for people: its front page and other lists, articles, searches, weeks,
// and what stands in the place of an article that is gone.
//
// A page is made of the same syndication.Feed and Item as the documents that feed readers get, so both say the same. It has
// one style element and no script: StyleHash is all that a policy needs to allow. Nothing here reads a clock: the same
// arguments always give the same bytes.
package page

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"time"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
	"seedfeed/feed/wording"
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

// StyleHash is the source expression (CSP level 3) that allows the style element of pages with the given Feed.Style in the
// style-src of their Content-Security-Policy. Besides it the pages need their pictures and nothing else: they have no
// script and no font.
func StyleHash(own string) string {
	sum := sha256.Sum256([]byte(style(own)))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// style is the text of the style element: ours, then that of the site. A style that would end the element is left out.
func style(own string) string {
	if own = clean.Text(own); own == "" || strings.Contains(strings.ToLower(own), "</style") {
		return pageStyle
	}
	return pageStyle + "\n" + own
}

var pageTemplate = template.Must(template.Must(template.New("page").Parse(searchSource)).Parse(pageSource))

// ArticleView is an article with what only its page shows.
type ArticleView struct {
	Item         *syndication.Item
	Text         string   // harmless HTML as markup.Render writes it, with headings of level 2 and deeper
	Sentences    []string // those of Item.Summary, plain text; nil: the summary is one
	Captions     []string // plain text, of pictures that Text does not show
	Card         string   // absolute address of a picture of 1200 x 630 pixels for links on other sites; "": there is none
	Older, Newer Neighbour
	Speakers     map[string]string // addresses of the pages of those who are quoted, by name as in Item.Quotes; likewise of Item.Authors and Item.Tags
	Authors      map[string]string
	Topics       map[string]string
	Note         string // plain text above the title, of a page that is not public: search engines must not list it; "": none
}

// Neighbour is an article next to another one. The zero value stands for none.
type Neighbour struct{ Title, URL string }

// Home returns the page for people at f.Home: the items, newest first, how to subscribe, and links to older and newer
// pages (Page in f.Prev, f.Next and f.Current). Withdrawn items are left out. The page of an archive offers the feeds of
// f.Current, since the feeds of an archive never bring anything new.
func Home(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Description = clean.URL(f.Home), clean.Line(f.Description)
	v.list(f)
	v.Indexes = v.indexes(f.Indexes)
	if search := clean.URL(f.Search); search != "" {
		v.Form = &searchForm{SearchView: SearchView{Address: search}}
	}
	if f.Archive && v.Span != "" {
		v.Title += " – " + v.Span
	}
	v.tags("og:type", "website", "og:title", v.Title, "og:description", v.Description, "og:url", v.Canonical, "og:image", clean.URL(f.Logo))
	return v.write()
}

// Article returns the page of one article: title, dates, picture, text, key quotes, captions, and the articles next to
// it. The summary is shown unless the text begins with it. The page links to the feeds of f and does not read f.Items.
// For a withdrawn item it returns Gone. It is an error if a or a.Item is nil.
func Article(f *Feed, a *ArticleView) ([]byte, error) {
	if a == nil || a.Item == nil {
		return nil, errors.New("write article page: no item given")
	}
	if !a.Item.Withdrawn.IsZero() {
		return Gone(f, a.Item.Withdrawn)
	}
	v := newPage(f)
	article := v.entry(f, a.Item)
	v.Article = &article
	article.read(v, a)
	v.Unlisted = article.Note != ""
	v.Title = article.Title + " – " + v.Title
	v.Canonical, v.Description = article.Link, strings.Join(clean.Paragraphs(a.Item.Summary), "\n")
	v.describe(f, a)
	return v.write()
}

// View returns the page for a person who opens the address of a feed in a browser: what a feed is, the address to
// copy, how to subscribe, then the items as on Home. kind is the format whose address was opened: "atom", "rss" or
// "json". Any other kind, or one for which f has no address, is an error.
func View(f *Feed, kind string) ([]byte, error) {
	v := newPage(f)
	v.Canonical, v.Unlisted = clean.URL(f.Home), true
	for _, l := range v.Feed.Links {
		if l.kind == kind {
			v.Opened = &l
		}
	}
	if v.Opened == nil {
		return nil, fmt.Errorf("write view of feed: it has no address of kind %q", kind)
	}
	v.ReadHere.Before, v.ReadHere.After = wording.Around(v.W.ReadHere)
	v.list(f)
	v.Title = wording.Fill(v.W.FeedTitle, v.Opened.Name) + " – " + v.Title
	return v.write()
}

// Gone returns the page that replaces a withdrawn article, to be sent with status 410. It says nothing about the
// article except when it was withdrawn, and not even that when at is zero. It links to the feeds of f and does not read
// f.Items.
func Gone(f *Feed, at time.Time) ([]byte, error) {
	v := newPage(f)
	v.Message = &messageView{v.W.Withdrawn, v.W.WithdrawnUndated}
	if !at.IsZero() {
		v.Message.Text = wording.Fill(v.W.WithdrawnOn, v.W.Moment(f.Local(at)))
	}
	return v.message()
}

// Missing returns the page for addresses at which there is nothing, to be sent with status 404. It links to the feeds
// of f and does not read f.Items.
func Missing(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Message = &messageView{v.W.Missing, v.W.MissingWhat}
	return v.message()
}

// NoSearch returns the page in the place of the search for a site of files, which cannot search. It links to the feeds of
// f and does not read f.Items.
func NoSearch(f *Feed) ([]byte, error) {
	v := newPage(f)
	v.Message = &messageView{v.W.Search, v.W.SearchFiles}
	return v.message()
}

func (v *pageView) message() ([]byte, error) {
	v.Unlisted = true
	v.Title = v.Message.Heading + " – " + v.Title
	return v.write()
}

func (v *pageView) write() ([]byte, error) {
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, v)
	return b.Bytes(), err
}
