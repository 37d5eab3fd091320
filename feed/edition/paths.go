package edition

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/picture"
	"seedfeed/feed/web"
)

// Paths yields the paths of all documents that can be written as files, except the main feeds and what OldCards yields. A
// document comes after those that it shows or links to. Searches are left out, because they need the running program. A
// path may come more than once. Some paths have no document, so Document and Stream return nothing for them.
func (e *Edition) Paths() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, part := range [...]iter.Seq[string]{e.histories(), e.parts(), e.lists()} {
			for at := range part {
				if !yield("/" + at) {
					return
				}
			}
		}
	}
}

// OldCards yields the paths of the cards of the articles that the main feeds do not show. Cards take long to draw. Other sites
// ask for one when somebody links to the article, which happens to new articles.
func (e *Edition) OldCards() iter.Seq[string] {
	return func(yield func(string) bool) {
		isNew := e.inFeeds()
		for r := range e.index.All() {
			if r.Withdrawn.IsZero() && !isNew[r.Seq] && !yield("/"+cardPath(r)) {
				return
			}
		}
	}
}

// inFeeds holds the articles of the main feeds by ledger.Record.Seq.
func (e *Edition) inFeeds() map[int64]bool {
	all := make(map[int64]bool, len(e.places))
	for _, p := range e.places {
		all[p.Seq] = true
	}
	return all
}

func cardPath(r ledger.Record) string { return cards + r.Slug + ".png" }

// histories yields the paths of the pictures, new cards and pages of all articles, including withdrawn ones, and of the archives.
// The articles of an archive come directly before it, so that each digest is read only once.
func (e *Edition) histories() iter.Seq[string] {
	return func(yield func(string) bool) {
		isNew := e.inFeeds()
		for n, places := range e.archives {
			for _, p := range places {
				if r, ok := e.index.BySeq(p.Seq); ok && !e.ofArticle(r, isNew[r.Seq], yield) {
					return
				}
			}
			if !documents(archivePath(n+1), yield) {
				return
			}
		}
		for r := range e.index.All() {
			if !e.ofArticle(r, isNew[r.Seq], yield) {
				return
			}
		}
	}
}

// ofArticle yields the paths of the pictures, the card if the article is new, and the page of an article. It returns false when
// yield does.
func (e *Edition) ofArticle(r ledger.Record, isNew bool, yield func(string) bool) bool {
	if r.Withdrawn.IsZero() {
		if e.site.PicturesOf != nil {
			for _, forms := range e.site.PicturesOf(r.Path) {
				for _, form := range forms {
					if !yield(files + form.Name) {
						return false
					}
				}
			}
		}
		if isNew && !yield(cardPath(r)) {
			return false
		}
	}
	return yield(articles + r.Slug)
}

// documents yields the paths of the page and the feeds in a folder. It returns false when yield does.
func documents(folder string, yield func(string) bool) bool {
	return yield(folder) && !slices.ContainsFunc(formats, func(as format) bool { return !yield(folder + as.name) })
}

// parts yields the paths of the weeks and of what articles are filed under.
func (e *Edition) parts() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range e.weeks() {
			if !yield(weekly + w.name + "/") {
				return
			}
		}
		if !documents(weekly, yield) {
			return
		}
		for _, k := range e.site.kinds() {
			for _, slug := range e.filing.Slugs(k) {
				if !documents(termPath(k, slug), yield) {
					return
				}
			}
		}
	}
}

// lists yields the paths of the pages and files about the whole site.
func (e *Edition) lists() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, k := range e.site.kinds() {
			for n := range listPages(len(e.filing.List(k))) {
				if !yield(strings.TrimPrefix(listURL(e.site.indexOf(k), n+1), e.site.BaseURL)) {
					return
				}
			}
		}
		if parts := e.sitemaps(); len(parts) > 1 {
			for n := range parts {
				if !yield(fmt.Sprint(sitemapPart, n+1, ".xml")) {
					return
				}
			}
		}
		for _, at := range [...]string{iconPath, quotesCSV, quotesJSON, opmlPath, "", sitemapPath, robotsPath} {
			if !yield(at) {
				return
			}
		}
	}
}

// cardForm changes when the same card is drawn in another way.
const cardForm = "2"

// Card returns the header of the card at a path, a hash of its inputs, and a function that draws it. Draw is nil if there is
// no card. Callers can skip drawing a card whose hash has not changed.
func (e *Edition) Card(path string) (header http.Header, sum string, draw func(w io.Writer) error) {
	name, ok := strings.CutPrefix(path, "/"+cards)
	card, ok2 := e.cardAt(name)
	if !ok || !ok2 {
		return nil, "", nil
	}
	of := sha256.Sum256(fmt.Appendf(nil, "%s\x00%q", cardForm, card))
	return (&web.Document{Type: cardType}).Header(), hex.EncodeToString(of[:12]), func(w io.Writer) error {
		body, err := card.Draw()
		if err == nil {
			_, err = w.Write(body)
		}
		return err
	}
}

// Changes returns a number that rises with every change of a record.
func (e *Edition) Changes() uint64 { return e.index.Changes() }

// cardOf is the card of an article. It shows the first key quote.
func (s *Site) cardOf(d *digest.Digest) picture.Card {
	var best digest.Quote
	if n := slices.IndexFunc(d.Quotes, func(q digest.Quote) bool { return q.Key }); n >= 0 {
		best = d.Quotes[n]
	}
	return picture.Card{Site: s.Title, Title: d.Title, Quote: best.Text, Speaker: best.Speaker}
}

// FeedPaths returns the paths of the main feeds, former ones first. Of two that differ in the slash at their end it has the
// one without: no folder has the name of a file (see Leads).
func (e *Edition) FeedPaths() []string {
	paths := slices.DeleteFunc(slices.Sorted(maps.Keys(e.Feeds)), func(at string) bool {
		return strings.HasSuffix(at, "/") && e.Feeds[strings.TrimSuffix(at, "/")] != nil || slices.Contains(FeedNames(), at[1:])
	})
	for _, as := range formats {
		paths = append(paths, "/"+as.name)
	}
	return paths
}

// FeedNames returns the last parts of the paths of feeds.
func FeedNames() (names []string) {
	for _, as := range formats {
		names = append(names, as.name)
	}
	return names
}

// usualFeeds lists the paths that feed readers commonly try for the main feed.
var usualFeeds = [...]string{"/feed", "/feed/", "/feed.xml", "/feeds", "/rss", "/rss/", "/index.xml", "/atom", "/atom/", "/feed/atom", "/feed/rss"}

// Lead is an address without a document of its own, and the path of the document to send for it. The paths are not escaped.
type Lead struct {
	From, Query, To string
	Same            bool // send the document itself; else redirect to To
}

// Leads yields the former addresses of published articles, and the former and the usual addresses of feeds, each once.
func (e *Edition) Leads() iter.Seq[Lead] {
	return func(yield func(Lead) bool) {
		for r := range e.index.All() {
			known := r.Known()
			for _, address := range known.Addresses() {
				from, query, _ := strings.Cut(address, "?")
				at, err := url.PathUnescape(from)
				if to := e.leads(address); err == nil && to == "/"+articles+r.Slug && !yield(Lead{From: at, Query: query, To: to}) {
					return
				}
			}
		}
		for at := range e.Feeds {
			if to := strings.TrimSuffix(at, "/"); to != at && e.Feeds[to] != nil && !yield(Lead{From: at, To: to, Same: true}) {
				return
			}
		}
		for _, from := range usualFeeds {
			if e.Feeds[from] != nil || e.leads(ledger.Address(from, "")) != "" {
				continue
			}
			for _, to := range Meant(from) {
				if e.Feeds[to] != nil {
					if !yield(Lead{From: from, To: to}) {
						return
					}
					break
				}
			}
		}
	}
}
