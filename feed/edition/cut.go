package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// Cut is a part of the site that has a page and feeds of its own. All texts are plain.
type Cut struct {
	Path      string  // of the page, below the base address, not escaped, with a slash at its end; the feeds lie below it
	Query     string  // in its one form and escaped; "": there is none. With a query the address of the page has no slash at its end
	Title     string  // what the cut holds; the title of the site follows it in the feeds
	Note      string  // about the cut, for the page; "": nothing
	Live      []int64 // its published articles by ledger.Record.Seq, newest first; the feeds have the first Site.Limit of them
	Withdrawn []int64 // withdrawn articles that stood in it

	Person string        // slug: the items are what this person said in each article, with ids of their own; "": they are the articles
	Left   []filing.Left // with Person: articles that do not quote the person any more

	Up *page.Index // the page that lists such cuts; nil: none
}

// mostNotices bounds the notices in a cut.
const mostNotices = 1000

// cut returns the feed of a cut. What it costs depends on Site.Limit and not on the number of articles.
func (e *Edition) cut(c Cut) *syndication.Feed {
	var items []*syndication.Item
	var updated time.Time
	add := func(r ledger.Record, it *syndication.Item) {
		if it == nil {
			return
		}
		items = append(items, it)
		for _, at := range [...]time.Time{catalogue.Changed(r), it.Withdrawn} {
			if at.After(updated) {
				updated = at
			}
		}
	}
	for _, seq := range c.Live[:min(len(c.Live), e.site.Limit)] {
		if r, ok := e.index.BySeq(seq); ok {
			if r, d := e.current(r); d != nil {
				add(r, e.cutItem(c, r, d))
			}
		}
	}
	for _, r := range e.withdrawn(c) {
		add(r, e.cutItem(c, r, nil))
	}
	for _, left := range c.Left[:min(len(c.Left), mostNotices)] {
		if r, ok := e.index.BySeq(left.Seq); ok && e.span.Notices {
			add(ledger.Record{}, &syndication.Item{ID: e.site.saidID(r.ID, c.Person), Published: r.Published, Withdrawn: left.At, Removed: true})
		}
	}
	slices.SortStableFunc(items, func(a, b *syndication.Item) int { return b.Published.Compare(a.Published) })
	f := e.site.head(e.site.cutAddresses(c), updated)
	f.ID, f.Items, f.Part = e.site.cutID(c), items, c.Title
	f.Description = c.Note
	if c.Query == "" { // which searches have changed is not known
		f.Hubs = e.site.Hubs
	}
	return f
}

// shownCut is the feed of a cut as its pages show it.
func (e *Edition) shownCut(c Cut) *page.Feed {
	f := e.site.shown(e.cut(c))
	f.PartNote, f.Quoted, f.Up = c.Note, c.Person != "", c.Up
	return f
}

// withdrawn returns the withdrawn articles of a cut of which readers have to be told.
func (e *Edition) withdrawn(c Cut) (out []ledger.Record) {
	for _, seq := range c.Withdrawn {
		if r, ok := e.index.BySeq(seq); ok && e.span.Has(r.Withdrawn) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b ledger.Record) int {
		return cmp.Or(b.Withdrawn.Compare(a.Withdrawn), cmp.Compare(a.Seq, b.Seq))
	})
	return out[:min(len(out), mostNotices)]
}

// cutItem returns the item of an article in a cut, nil if it has none there.
func (e *Edition) cutItem(c Cut, r ledger.Record, d *digest.Digest) *syndication.Item {
	switch {
	case c.Person == "":
		return e.site.item(r, d)
	case d == nil:
		return &syndication.Item{ID: e.site.saidID(r.ID, c.Person), Published: r.Published, Updated: r.Updated, Withdrawn: r.Withdrawn}
	}
	return e.said(c.Person, r, d)
}

// said returns what a person said in an article as an item. It is nil if the person is not quoted there.
func (e *Edition) said(person string, r ledger.Record, d *digest.Digest) *syndication.Item {
	it := &syndication.Item{
		ID: e.site.saidID(r.ID, person), Title: d.Title, Published: r.Published, Updated: r.Updated, Added: r.Seen, Corrected: r.Corrected,
		Authors: d.Authors, Mails: d.Mails, Tags: d.Tags, Language: d.Language,
	}
	type speaker struct {
		name string
		role bool
	}
	is := map[speaker]bool{}
	var texts []string
	var shown []syndication.Quote
	size := 0
	for _, q := range d.Quotes {
		by, known := is[speaker{q.Speaker, q.Role}]
		if !known {
			p, ok := e.filing.Person(q.Speaker, q.Role)
			by = ok && p.Slug() == person
			is[speaker{q.Speaker, q.Role}] = by
		}
		if size += len(q.Text); !by || size > e.site.textLimit() && len(texts) > 0 {
			continue
		}
		texts = append(texts, q.Text)
		it.Quotes = append(it.Quotes, syndication.Quote{Text: q.Text, Speaker: q.Speaker, Key: q.Key})
		shown = append(shown, syndication.Quote{Text: q.Text, Speaker: q.Speaker, Key: true})
	}
	if len(texts) == 0 {
		return nil
	}
	it.Link = e.site.pageURL(r.Slug) + "#" + page.Anchor(texts[0])
	it.Summary = strings.Join(texts, "\n\n")
	it.Content = syndication.Content(syndication.Parts{Quotes: shown})
	return it
}

// cutAddresses are those of the documents of a cut.
func (s *Site) cutAddresses(c Cut) syndication.Addresses {
	a := s.addresses(escaped(c.Path))
	if c.Query != "" {
		a.Page = strings.TrimSuffix(a.Page, "/")
		for _, address := range [...]*string{&a.Atom, &a.RSS, &a.JSON, &a.Page} {
			*address += "?" + c.Query
		}
	}
	return a
}

// escaped returns a path as it stands in an address.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// cutID is the id of a cut's feed. It depends on nothing that may change, so that it stays the same for ever.
func (s *Site) cutID(c Cut) string {
	id := s.IDBase + "/" + escaped(c.Path)
	if c.Query != "" {
		id += "?" + c.Query
	}
	return id
}

// saidID is the id of what a person said in an article. Readers such as newsboat know one item by an id over all feeds, so
// it is not the article's.
func (s *Site) saidID(article, person string) string {
	sum := sha256.Sum256([]byte(article + "\x00" + person))
	return s.IDBase + "said/" + hex.EncodeToString(sum[:12])
}

// cutDocument makes a document of a cut by its name, "" for the page. It returns nil if there is no such document.
func (e *Edition) cutDocument(c Cut, name string) *web.Document {
	// It is kept with the document, see document: without thousands of articles.
	c.Live = slices.Clone(c.Live[:min(len(c.Live), e.site.Limit)])
	if name == "" {
		f := e.shownCut(c)
		body, err := page.Home(f)
		return e.page(body, err, f.Items...)
	}
	for _, as := range formats {
		if as.name == name {
			return e.cutFeed(c, as)
		}
	}
	return nil
}

func (e *Edition) cutFeed(c Cut, as format) *web.Document {
	f := e.cut(c)
	body, err := as.write(f)
	if err != nil {
		e.log.Error("feed not made", "path", c.Path, "reason", err)
		return nil
	}
	d := e.document(as, body, func() *page.Feed { return e.shownCut(c) })
	d.Links = e.site.hubLinks(f, as)
	return d
}
