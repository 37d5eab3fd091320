package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
	"seedfeed/feed/watch"
)

// newID makes the id of an article first published from the file at p: a tag: URI (RFC 4151) of authority, date
// and path, never of the clock, so that it comes out the same when all state is lost. Where another article has
// it already (its file was renamed, and p is used again), a number is put behind it.
func (c *Config) newID(p string, taken func(id string) bool) string {
	u := url.URL{Path: p} // escapes what RFC 3986 does not let stand in a path
	base := "tag:" + c.IDAuthority + "," + c.IDDate + ":" + u.EscapedPath()
	id := base
	for n := 2; taken(id); n++ {
		id = base + "#" + strconv.Itoa(n) // "#" cannot come from a path: it is escaped there
	}
	return id
}

// feedID is the id of the main feed. No path of a seed starts with a slash, so no article has it.
func (c *Config) feedID() string { return "tag:" + c.IDAuthority + "," + c.IDDate + ":/" }

const maxSlug = 60 // runes: readable in an address bar

// newSlug makes the last part of an article's address from its title: letters and digits of any script in lower
// case, parted by "-".
func newSlug(title, p string, taken func(slug string) bool) string {
	slug := slugOf(title)
	if slug == "" {
		slug = slugOf(strings.TrimSuffix(path.Base(p), path.Ext(p)))
	}
	if slug == "" {
		slug = "article"
	}
	out := slug
	for n := 2; taken(out); n++ {
		out = slug + "-" + strconv.Itoa(n)
	}
	return out
}

func slugOf(s string) string {
	var out []rune
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && len(out) > 0:
			if dash && len(out) > 0 {
				out = append(out, '-')
			}
			out = append(out, r)
			dash = false
		case r == '\'' || r == '’': // Europe’s: europes
		default:
			dash = true
		}
		if len(out) > maxSlug {
			break
		}
	}
	if len(out) <= maxSlug {
		return string(out)
	}
	cut := string(out[:maxSlug])
	if i := strings.LastIndexByte(cut, '-'); i > maxSlug/2 {
		cut = cut[:i]
	}
	return strings.Trim(cut, "-")
}

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

// freshDrop is how long after its last change a file counts as dropped at that change: longer than any settling and any
// queue of files, shorter than the program is stopped.
const freshDrop = time.Minute

// published is the date of an article's first publication: given by its front matter; on the very first start that
// of its file, since the folder was there before the program; else now, or rather the moment of the drop where that is
// just past: of many files dropped one after the other the last one is the newest, in whatever order they came to
// be read. Never later than now.
func published(d *Digest, s watch.Stamp, first bool, now time.Time) time.Time {
	at := now
	dropped := time.Unix(0, s.ChangeTime)
	switch {
	case !d.Date.IsZero():
		at = d.Date
	case first:
		at = time.Unix(0, s.ModTime)
	case now.Sub(dropped) < freshDrop:
		at = dropped
	}
	if at.After(now) {
		at = now
	}
	return at.UTC()
}
