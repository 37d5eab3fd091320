package edition

import (
	"net/url"
	"slices"
	"strings"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/page"
	"seedfeed/feed/picture"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

const cardType = "image/png"

// page is a page for browsers that may show the pictures of items.
func (e *Edition) page(body []byte, err error, items ...*syndication.Item) *web.Document {
	if err != nil {
		e.log.Error("page not made", "reason", err)
		return nil
	}
	return &web.Document{
		Type: pageType, Body: body, StyleHash: page.StyleHash(e.site.Style), Images: e.origins(items),
	}
}

// origins returns the origins of pictures, other than that of the site, in order.
func (e *Edition) origins(items []*syndication.Item) []string {
	all := []string{origin(e.site.Icon)}
	for _, i := range items {
		for _, p := range i.Pictures {
			all = append(all, origin(p.URL), origin(p.Small))
		}
	}
	slices.Sort(all)
	own := origin(e.site.BaseURL)
	return slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "" || s == own })
}

// origin is the scheme and host of a web address, "" where it is none.
func origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// leastInFront is how many articles the front page shows although an archive holds them too.
const leastInFront = 20

// front is the front page. It shows the articles of the main feeds that no archive holds, and the newest others only
// where there are few: an archive has them, a page further.
func (e *Edition) front() *web.Document {
	f := *e.feed
	f.Items = nil
	for n, i := range e.feed.Items {
		if r, _ := e.index.ByID(i.ID); n < leastInFront || r.Archive == 0 {
			f.Items = append(f.Items, i)
		}
	}
	front := e.site.shown(&f)
	front.Indexes, front.Search = e.indexes(), e.site.BaseURL+searchPath
	body, err := page.Home(front)
	d := e.page(body, err, f.Items...)
	if d != nil {
		d.Form = true
	}
	return d
}

// Missing is the page for addresses at which there is nothing, the same for all editions; nil where it cannot be made.
func (e *Edition) Missing() *web.Document { return e.missing }

// NoSearch returns the page that replaces the search if documents are files. It returns nil if the page cannot be made.
func (e *Edition) NoSearch() *web.Document {
	body, err := page.NoSearch(e.site.shown(e.feed))
	return e.page(body, err)
}

// article is the page of the article with a slug, or that of its withdrawal.
func (e *Edition) article(slug string) *web.Document {
	r, ok := e.index.BySlug(slug)
	if !ok {
		return nil
	}
	r, d := e.current(r)
	switch {
	case !r.Withdrawn.IsZero():
		d := e.page(page.Gone(e.site.shown(e.feed), r.Withdrawn))
		if d != nil {
			d.Gone = true
		}
		return d
	case d == nil:
		return nil
	}
	a := e.view(r, d)
	e.linkFiled(a, d)
	a.Card = e.site.BaseURL + cards + url.PathEscape(r.Slug) + ".png"
	older, newer := catalogue.Around(e.archives, e.places, catalogue.PlaceOf(r), e.live)
	a.Older, a.Newer = e.neighbour(older), e.neighbour(newer)
	body, err := page.Article(e.site.shown(e.feed), a)
	return e.page(body, err, a.Item)
}

func (e *Edition) view(r ledger.Record, d *digest.Digest) *page.ArticleView {
	return &page.ArticleView{Item: e.site.item(r, d), Text: e.site.pageText(r, d), Sentences: d.Summary, Captions: unplaced(d)}
}

// draft is the page of an article that is not published, under a note that says so.
func (e *Edition) draft(r ledger.Record, d *digest.Digest, note string) *web.Document {
	a := e.view(r, d)
	a.Note = note
	body, err := page.Article(e.site.shown(e.feed), a)
	return e.page(body, err, a.Item)
}

// unplaced returns the captions that the formatted text does not show.
func unplaced(d *digest.Digest) []string {
	shown := map[string]bool{}
	for i := range d.Blocks {
		if d.Blocks[i].Kind == markup.Caption {
			shown[d.Blocks[i].Text] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(d.Captions), func(s string) bool { return shown[s] })
}

func (e *Edition) live(p catalogue.Place) bool {
	r, ok := e.index.BySeq(p.Seq)
	return ok && r.Withdrawn.IsZero()
}

// neighbour is the article at a place; the zero Neighbour where there is none, or its text is out of reach.
func (e *Edition) neighbour(p catalogue.Place) page.Neighbour {
	r, ok := e.index.BySeq(p.Seq)
	if !ok {
		return page.Neighbour{}
	}
	r, d := e.current(r)
	if d == nil {
		return page.Neighbour{}
	}
	return page.Neighbour{Title: d.Title, URL: e.site.pageURL(r.Slug)}
}

// card is the card of the article at SLUG.png.
func (e *Edition) card(name string) *web.Document {
	card, ok := e.cardAt(name)
	if !ok {
		return nil
	}
	body, err := card.Draw()
	if err != nil {
		e.log.Error("card not made", "reason", err)
		return nil
	}
	return &web.Document{Type: cardType, Body: body}
}

// cardAt returns the content of the card at SLUG.png, or false if there is none.
func (e *Edition) cardAt(name string) (card picture.Card, ok bool) {
	slug, ok := strings.CutSuffix(name, ".png")
	r, known := e.index.BySlug(slug)
	if !ok || !known {
		return card, false
	}
	if _, d := e.current(r); d != nil {
		return e.site.cardOf(d), true
	}
	return card, false
}
