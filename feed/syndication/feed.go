// Package syndication writes a Feed as Atom 1.0 (RFC 4287), RSS 2.0 and JSON Feed 1.1, and as HTML pages for people.
//
// The feeds stand on github.com/gorilla/feeds, which builds the base of each document. What it lacks or gets wrong
// (several categories, creators, the address of the feed itself, languages, dates) is set on its structs or hidden
// by redeclaring the field in a struct that embeds them: encoding/xml and encoding/json take the shallower of
// two fields of one name.
//
// All text passes one gate, clean: whatever XML 1.0 cannot hold is dropped before any document sees it. The same
// Feed gives the same bytes, always: nothing here reads a clock.
package syndication

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

// Quote is what somebody said. Both fields are plain text; paragraphs of Text are parted by a blank line.
type Quote struct {
	Text    string
	Speaker string // "" when not known
	Key     bool   // worth showing beside the summary
}

// Item is one article in a feed. It must not change once a document was made of it: what was written of it is kept,
// so that a feed in which one item is new writes that one item. Safe for concurrent use by then.
type Item struct {
	ID                 string    // a URI, the same for ever (RFC 4287 section 4.2.6): RSS guid, atom:id and JSON id
	Link               string    // address of the article's page, absolute; left out when it is not
	Title              string    // plain text
	Summary            string    // plain text, paragraphs parted by a blank line
	Content            string    // harmless HTML; "" stands for Content(Summary, Quotes, "")
	Published, Updated time.Time // Updated is never written earlier than Published
	Authors            []string  // names
	Tags, Speakers     []string  // categories; speakers under a scheme of their own
	Language           string    // BCP 47; "" is the feed's
	Image              string    // address of a picture; used when it is absolute http or https
	Quotes             []Quote
	Rights             string    // plain text; "" is the feed's. JSON Feed has no place for rights
	Corrected          time.Time // the content begins with a line that says so; zero: never corrected
	Tie                int       // how many other items have the second of the newest change as well, before this one; sets it apart in Atom
	Withdrawn          time.Time // not zero: a notice stands for the item, with its id, link and Published, and nothing else of it

	atom, rss, json piece
	sum             atomic.Pointer[string]
}

// Sum names what the item says: items that differ in anything have different sums.
func (i *Item) Sum() string {
	if s := i.sum.Load(); s != nil {
		return *s
	}
	b, _ := json.Marshal(i) // of strings, numbers and times within the years that JSON can write
	sum := sha256.Sum256(b)
	s := string(sum[:16])
	i.sum.Store(&s)
	return s
}

// Feed is a list of items, newest first, with what readers want to know about the whole. All text is plain, all
// addresses are absolute. The zero value of any field but ID and Home is left out or replaced as its comment says.
type Feed struct {
	ID          string // a URI, the same for ever
	Title       string // "" stands for Home
	Description string
	Home        string // address of the page for people
	Site        string // base address of the whole site, with a slash at its end; "" stands for Home
	AtomURL     string // public addresses of the three documents
	RSSURL      string
	JSONURL     string
	Author      string // "" stands for Title in Atom, which must have one
	Language    string // BCP 47
	Generator   string
	Updated     time.Time // newest change; when zero, that of the items
	Items       []*Item   // of two with one id the first counts (RFC 4287 section 4.1.1)
	Rights      string
	Icon        string // address of a small square picture, of any type browsers show
	Logo        string // address of a larger picture; RSS wants JPEG, PNG or GIF and goes without another

	// History (RFC 5005). The newest document has Prev; an archive, which holds older items, has Archive, Current
	// and Prev or Next, where there is an older or newer archive: the W3C validator warns of one with neither. All
	// have the same ID. AtomURL, RSSURL, JSONURL and Home are those of this document itself. Complete says that there
	// are no other items, and that what is not here is gone: never in an answer that holds the changes only.
	Archive, Complete   bool
	Prev, Next, Current Addresses

	Deleted []Deleted // for Atom, in answers that hold the changes only: a warning of the W3C validator
}

// piece is an item as written for one format. It depends on what feed is being written by two settings only, which
// all feeds of one site have in common.
type piece struct{ made atomic.Pointer[rendered] }

type rendered struct {
	language, site string
	body           []byte
}

// of gives the bytes kept or makes them. Two callers at once may both make them: they come out the same.
func (p *piece) of(f *Feed, i *Item, render func(*Feed, *Item) ([]byte, error)) ([]byte, error) {
	if r := p.made.Load(); r != nil && r.language == f.Language && r.site == f.site() {
		return r.body, nil
	}
	body, err := render(f, i.shown(f))
	if err != nil {
		return nil, fmt.Errorf("write item %q: %w", i.ID, err)
	}
	p.made.Store(&rendered{f.Language, f.site(), body})
	return body, nil
}

// join puts a document together: what comes before the items, the items with sep between them, what comes after.
func (f *Feed) join(head, sep, tail string, render func(*Item) ([]byte, error)) ([]byte, error) {
	pieces := make([][]byte, 0, 2*len(f.Items)+2)
	pieces = append(pieces, []byte(head))
	seen := make(map[string]bool, len(f.Items))
	for _, i := range f.Items {
		if i == nil || seen[i.ID] {
			continue
		}
		if clean(i.ID) == "" {
			return nil, fmt.Errorf("write item %q: it has no id", i.Title)
		}
		p, err := render(i)
		if err != nil {
			return nil, err
		}
		if len(seen) > 0 {
			pieces = append(pieces, []byte(sep))
		}
		seen[i.ID] = true
		pieces = append(pieces, p)
	}
	return bytes.Join(append(pieces, []byte(tail)), nil), nil
}

func (f *Feed) site() string { return cmp.Or(f.Site, f.Home) }

func (f *Feed) title() string { return cmp.Or(line(f.Title), clean(f.Home)) }

func (f *Feed) updated() time.Time {
	newest := f.Updated
	if newest.IsZero() {
		for _, i := range f.Items {
			if _, at := i.dates(); at.After(newest) {
				newest = at
			}
		}
	}
	return plausible(newest)
}

// speakers is the scheme of the categories that name who is quoted: the address of the list of all of them.
func (f *Feed) speakers() string { return strings.TrimSuffix(f.site(), "/") + "/speakers/" }

// title is never empty: Atom and RSS readers show nothing else of an item in their lists.
func (i *Item) title() string { return cmp.Or(line(i.Title), clean(i.Link), clean(i.ID)) }

func (i *Item) dates() (published, updated time.Time) {
	published, updated = i.Published, i.Updated
	if published.IsZero() {
		published = updated
	}
	if !i.Withdrawn.IsZero() {
		updated = i.Withdrawn
	}
	if updated.Before(published) {
		updated = published
	}
	return plausible(published), plausible(updated)
}

// language gives the item's where it has to be said: it differs from that of the feed.
func (i *Item) language(f *Feed) string {
	if own := tag(i.Language); !strings.EqualFold(own, tag(f.Language)) {
		return own
	}
	return ""
}

// pictures are the types that can stand in an enclosure. SVG may hold scripts and is left out.
var pictures = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif",
}

// image gives the address and type of the item's picture, or nothing.
func (i *Item) image() (address, kind string) { return picture(i.Image) }

// picture gives an address and its type, or nothing. The type follows from the name: nothing is fetched.
func picture(s string) (address, kind string) {
	address = absolute(s)
	if u, err := url.Parse(address); err == nil {
		kind = pictures[strings.ToLower(path.Ext(u.Path))]
	}
	if kind == "" {
		return "", ""
	}
	return address, kind
}

// plausible keeps a time inside the years that all date formats can write, in UTC and whole seconds.
func plausible(t time.Time) time.Time {
	if y := t.UTC().Year(); t.IsZero() || y < 1 || y > 9999 {
		t = time.Unix(0, 0)
	}
	return t.UTC().Truncate(time.Second)
}

// absolute gives an http or https address in the form RFC 3986 wants, or "" for anything else.
func absolute(s string) string {
	u, err := url.Parse(strings.TrimSpace(clean(s)))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return escapeURL(u)
}

// escapeURL writes an address that has a host with all that RFC 3986 has no place for escaped: url.URL lets the query
// and brackets stand as they came. Those of an IPv6 address belong there.
func escapeURL(u *url.URL) string {
	s := u.String()
	host := len(u.Scheme) + len("://")
	end := len(s)
	if n := strings.IndexAny(s[host:], "/?#"); n >= 0 {
		end = host + n
	}
	var b strings.Builder
	b.WriteString(s[:end])
	for n, c := range []byte(s[end:]) {
		if c == '%' && !escaped.MatchString(s[end+n:]) || c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>[]\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

var escaped = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// tag gives a language tag (BCP 47), or "" for what cannot be one. en_GB, as systems write it, is understood.
func tag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if !languageTag.MatchString(s) {
		return ""
	}
	return s
}

// line folds white space: a title or name is one line.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// lines folds each of a list and drops what is empty or was there before.
func lines(list []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, s := range list {
		if s = line(s); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// clean drops whatever has no place in a text: bytes that are no UTF-8 and the mark left of such, characters that
// XML 1.0 forbids (section 2.2) or advises against (controls U+0080 to U+009F, noncharacters). Ends of lines
// become "\n", as an XML parser would make them.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return s[:i] + scrub(s[i:])
		}
	}
	return s
}

func scrub(s string) string {
	for i, r := range s {
		if r == '\r' || !allowed(r) {
			return s[:i] + strings.Map(keep, strings.ReplaceAll(s[i:], "\r\n", "\n"))
		}
	}
	return s
}

func keep(r rune) rune {
	switch {
	case r == '\r' || r == 0x85:
		return '\n'
	case allowed(r):
		return r
	}
	return -1
}

func allowed(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n'
	case r >= 0x7f && r <= 0x9f, r == utf8.RuneError, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return false
	}
	return true
}
