package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
)

const articles = "/articles/"

// pageURL is the public address of the article page under a slug.
func (c *Config) pageURL(slug string) string {
	return c.BaseURL + strings.TrimPrefix(articles, "/") + url.PathEscape(slug)
}

// item turns a record and its digest into what readers get.
func (c *Config) item(r ledger.Record, d *Digest) *syndication.Item {
	body := ""
	if c.Content == ContentFull {
		body = d.Body
	}
	it := &syndication.Item{
		ID: r.ID, Link: c.pageURL(r.Slug), Title: d.Title, Summary: strings.Join(d.Summary, " "),
		Published: r.Published, Updated: r.Updated, Authors: d.Authors, Tags: d.Tags, Language: d.Language, Image: d.Image,
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
	it.Content = syndication.Content(it.Summary, it.Quotes, body)
	return it
}

// hashOf names bytes: the first 16 bytes of their SHA-256, in hexadecimal.
func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// textHash names the cleaned text of an article: what decides whether an edit changed anything to read.
func textHash(d *Digest) string {
	return hashOf([]byte(d.Title + "\x00" + d.Body))
}
