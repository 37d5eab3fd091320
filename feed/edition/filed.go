package edition

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// indexKinds are the kinds of filing as package page knows them. They are also the folders of the cuts.
var indexKinds = map[filing.Kind]string{filing.Speakers: "speakers", filing.Topics: "topics", filing.Sections: "sections", filing.Authors: "authors"}

// kinds returns the kinds of cuts that the site has. Names of folders are private unless the settings publish them.
func (s *Site) kinds() (kinds []filing.Kind) {
	for _, k := range filing.Kinds {
		if k != filing.Sections || s.Sections {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// indexOf is the page that lists the cuts of a kind.
func (s *Site) indexOf(k filing.Kind) *page.Index {
	return &page.Index{Kind: indexKinds[k], URL: s.BaseURL + indexKinds[k] + "/"}
}

// indexes returns the pages that list cuts or weeks, without those that would be empty. Other pages link to them.
func (e *Edition) indexes() (all []*page.Index) {
	for _, k := range e.site.kinds() {
		if e.filing.Has(k) {
			all = append(all, e.site.indexOf(k))
		}
	}
	if weeks := e.weeklyIndex(); weeks != nil {
		all = append(all, weeks)
	}
	return all
}

// termPath is the path of the page of a term below the base address.
func termPath(k filing.Kind, slug string) string { return indexKinds[k] + "/" + slug + "/" }

// termURL is the address of the page of a term, "" for an empty slug.
func (s *Site) termURL(k filing.Kind, slug string) string {
	if slug == "" {
		return ""
	}
	return s.BaseURL + escaped(termPath(k, slug))
}

// filed makes a document of what articles are filed under: of a term, or a page that lists terms. It returns nil if there
// is none at the path.
func (e *Edition) filed(at string) *web.Document {
	folder, rest, ok := strings.Cut(at, "/")
	if !ok {
		return nil
	}
	for _, k := range e.site.kinds() {
		if indexKinds[k] != folder {
			continue
		}
		if rest == "" || strings.HasPrefix(rest, partMark) {
			return e.list(k, rest)
		}
		slug, name := path.Split(rest)
		c, ok := e.term(k, strings.TrimSuffix(slug, "/"))
		if !ok {
			return nil
		}
		return e.cutDocument(c, name)
	}
	return nil
}

// term returns the cut of a term.
func (e *Edition) term(k filing.Kind, slug string) (c Cut, ok bool) {
	found, ok := e.filing.Find(k, slug, e.span.Since)
	if !ok {
		return Cut{}, false
	}
	c = Cut{
		Path: termPath(k, slug), Title: found.Name, Note: strings.Join(found.Offices, ", "), Live: found.Live, Withdrawn: found.Withdrawn,
		Up: e.site.indexOf(k),
	}
	if k == filing.Speakers {
		c.Person, c.Left = slug, found.Left
	}
	return c, len(c.Live) > 0 || e.span.Notices && len(c.Left)+len(e.withdrawn(c)) > 0
}

const (
	termsOnPage = 500
	partMark    = "~" // before the number of a page that lists terms, from 2 up; no slug has it
)

// listPages returns how many pages list so many terms. There is one even without a term.
func listPages(terms int) int { return max(1, (terms+termsOnPage-1)/termsOnPage) }

// list is a page that lists the terms of a kind: the first, or that at "~N/".
func (e *Edition) list(k filing.Kind, at string) *web.Document {
	terms, n := e.filing.List(k), 1
	all := listPages(len(terms))
	if at != "" {
		n, _ = strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(at, partMark), "/"))
		if n < 2 || n > all || at != partMark+strconv.Itoa(n)+"/" {
			return nil
		}
	}
	index := e.site.indexOf(k)
	p := &page.PartsView{Index: page.Index{Kind: index.Kind, URL: listURL(index, n)}, Number: n, All: all}
	if n > 1 {
		p.Prev = listURL(index, n-1)
	}
	if n < all {
		p.Next = listURL(index, n+1)
	}
	for _, t := range terms[min(len(terms), (n-1)*termsOnPage):min(len(terms), n*termsOnPage)] {
		p.Parts = append(p.Parts, page.Part{Name: t.Name, URL: e.site.termURL(k, t.Slug), Articles: t.Articles})
	}
	f := e.site.shown(e.feed)
	f.Indexes = e.indexes()
	body, err := page.Parts(f, p)
	return e.page(body, err)
}

func listURL(index *page.Index, n int) string {
	if n == 1 {
		return index.URL
	}
	return index.URL + partMark + strconv.Itoa(n) + "/"
}

// mostOutlines bounds the cuts in the list of feeds: readers import all of it. It has those with the most articles.
const mostOutlines = 200

// opml makes the list of feeds: the main feed, the feed of weeks, and a group for each kind of cuts. It has no Last-Modified,
// because what is filed may change in a second in which the main feeds do not.
func (e *Edition) opml() *web.Document {
	a := e.site.addresses("")
	outlines := []syndication.Outline{{Title: e.feed.Title, FeedURL: a.Atom, PageURL: a.Page}}
	if e.weeklyIndex() != nil {
		a := e.site.addresses(weekly)
		outlines = append(outlines, syndication.Outline{Title: page.WeeklyTitle(e.feed.Title, e.site.Language), FeedURL: a.Atom, PageURL: a.Page})
	}
	var terms []filing.Term
	for _, k := range e.site.kinds() {
		terms = append(terms, e.filing.List(k)...)
	}
	slices.SortStableFunc(terms, func(a, b filing.Term) int { return cmp.Compare(b.Articles, a.Articles) })
	terms = terms[:min(len(terms), mostOutlines)]
	for _, k := range e.site.kinds() {
		group := syndication.Outline{Title: page.Heading(e.site.Language, indexKinds[k])}
		for _, t := range terms {
			if t.Kind == k {
				a := e.site.addresses(escaped(termPath(k, t.Slug)))
				group.Outlines = append(group.Outlines, syndication.Outline{Title: t.Name, FeedURL: a.Atom, PageURL: a.Page})
			}
		}
		outlines = append(outlines, group)
	}
	body, err := syndication.OPML(e.feed.Title, outlines)
	if err != nil {
		e.log.Error("list of feeds not made", "reason", err)
		return nil
	}
	return &web.Document{Type: opmlType, Body: body}
}

// filedPages yields the addresses of the pages that list cuts, and of the pages of cuts.
func (e *Edition) filedPages() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, k := range e.site.kinds() {
			terms := e.filing.List(k)
			if len(terms) == 0 {
				continue
			}
			for n := range listPages(len(terms)) {
				if !yield(listURL(e.site.indexOf(k), n+1)) {
					return
				}
			}
			for _, t := range terms {
				if !yield(e.site.termURL(k, t.Slug)) {
					return
				}
			}
		}
	}
}

// linkFiled adds the addresses of the pages of all that an article is filed under.
func (e *Edition) linkFiled(a *page.ArticleView, d *digest.Digest) {
	a.Speakers, a.Authors, a.Topics = map[string]string{}, map[string]string{}, map[string]string{}
	for _, q := range d.Quotes {
		if p, ok := e.filing.Person(q.Speaker, q.Role); ok {
			a.Speakers[q.Speaker] = e.site.termURL(filing.Speakers, p.Slug())
		}
	}
	for _, name := range d.Authors {
		a.Authors[name] = e.site.termURL(filing.Authors, e.filing.Slug(filing.Authors, name))
	}
	for _, name := range d.Tags {
		a.Topics[name] = e.site.termURL(filing.Topics, e.filing.Slug(filing.Topics, name))
	}
}
