package edition

import (
	"net/url"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
)

// pageURL is the public address of the article page under a slug.
func (s *Site) pageURL(slug string) string { return s.BaseURL + articles + url.PathEscape(slug) }

// Page is the public address of an article's page.
func (s *Site) Page(r ledger.Record) string { return s.pageURL(r.Slug) }

// item makes of a record and its digest what readers get. For a withdrawn article that is a notice.
func (s *Site) item(r ledger.Record, d *digest.Digest) *syndication.Item {
	if !r.Withdrawn.IsZero() {
		return &syndication.Item{ID: r.ID, Known: s.known(r), Published: r.Published, Updated: r.Updated, Withdrawn: r.Withdrawn}
	}
	it := &syndication.Item{
		ID: r.ID, Known: s.known(r), Link: s.pageURL(r.Slug), Title: d.Title, Summary: strings.Join(d.Summary, " "),
		Published: r.Published, Updated: r.Updated, Added: r.Seen, Corrected: r.Corrected,
		Authors: d.Authors, Mails: d.Mails, Tags: d.Tags, Language: d.Language, Pictures: s.pictures(r, d),
	}
	if d.Link != "" {
		it.Link = d.Link
	}
	size := 0
	for _, q := range d.Quotes {
		if size += len(q.Text); size > s.textLimit() && !q.Key {
			break // JSON Feed holds them all as data: of a book of quotations the first part
		}
		it.Quotes = append(it.Quotes, syndication.Quote{Text: q.Text, Speaker: q.Speaker, Key: q.Key})
	}
	it.Content = s.content(it, r, d)
	return it
}

// textLimit is about how many bytes of a text an item holds; the article's page has the whole of a longer one. It depends on
// no other article, so that no item changes with what stands beside it. It keeps feeds of nothing but books to some
// megabytes.
func (s *Site) textLimit() int { return max(32<<10, 5<<20/s.Limit) }
