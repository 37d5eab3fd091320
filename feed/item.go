package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
)

// pageURL is the public address of the article page under a slug.
func (c *Config) pageURL(slug string) string {
	return c.BaseURL + articles + url.PathEscape(slug)
}

// item turns a record and its digest into what readers get. Of a withdrawn article that is a notice, whatever the
// digest.
func (c *Config) item(r ledger.Record, d *Digest) *syndication.Item {
	if !r.Withdrawn.IsZero() {
		return &syndication.Item{ID: r.ID, Published: r.Published, Updated: r.Updated, Withdrawn: r.Withdrawn, Tie: int(r.WithdrawnTie)}
	}
	it := &syndication.Item{
		ID: r.ID, Link: c.pageURL(r.Slug), Title: d.Title, Summary: strings.Join(d.Summary, " "),
		Published: r.Published, Updated: r.Updated, Corrected: r.Corrected, Tie: int(r.Tie), Authors: d.Authors, Tags: d.Tags, Language: d.Language, Image: d.Image,
	}
	if d.Link != "" {
		it.Link = d.Link
	}
	seen := map[string]bool{"": true}
	for _, q := range d.Quotes {
		it.Quotes = append(it.Quotes, syndication.Quote{Text: q.Text, Speaker: q.Speaker, Key: q.Key})
		if q.Key && !seen[q.Speaker] {
			seen[q.Speaker] = true
			it.Speakers = append(it.Speakers, q.Speaker)
		}
	}
	it.Content = syndication.Content(it.Summary, it.Quotes, "")
	if c.Content == ContentFull {
		limit := c.textLimit()
		if full := syndication.Content(it.Summary, it.Quotes, head(d.Body, limit)); len(full) <= 2*limit {
			it.Content = full
		}
	}
	return it
}

// head is the text up to so many bytes, cut between words and marked as cut.
func head(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := strings.ToValidUTF8(text[:limit], "")
	if i := strings.LastIndexAny(cut, " \n"); i > limit/2 {
		cut = cut[:i]
	}
	return cut + " …"
}

// textLimit is how many bytes of a text an item holds; the whole of a longer one stands on its page. It depends
// on no other article, so that none of them changes with what comes beside it, and keeps feeds of nothing but
// books to some megabytes, of which every version is made anew and several are held.
func (c *Config) textLimit() int { return max(32<<10, 5<<20/c.Limit) }

// hashOf names bytes: the first 16 bytes of their SHA-256, in hexadecimal.
func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// textHash names the cleaned text of an article: what decides whether an edit changed anything to read.
func textHash(d *Digest) string {
	return hashOf([]byte(d.Title + "\x00" + d.Body))
}
