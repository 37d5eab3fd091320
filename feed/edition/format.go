package edition

import (
	"net/url"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// formatted returns the text of an article as formatted, as harmless HTML for an item of a feed. Readers show the title
// above it as a heading of the first or second level. A footnote is found on the page of the article, because an address
// within an item leads nowhere in a reader.
func (s *Site) formatted(r ledger.Record, d *digest.Digest) string {
	html := markup.Render(d.Blocks, markup.Options{Shift: 2, Address: func(_ markup.Format, address string) string {
		if u, err := url.Parse(address); err != nil || u.Scheme == "" {
			return ""
		}
		return address
	}})
	return strings.ReplaceAll(html, ` href="#`, ` href="`+s.pageURL(r.Slug)+`#`)
}

// pageText returns the text of an article as harmless HTML for its page. Its highest headings have level 2: the title has
// level 1.
func pageText(_ ledger.Record, d *digest.Digest) string {
	highest := 6
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == markup.Heading {
			highest = min(highest, b.Level)
		}
	}
	return markup.Render(d.Blocks, markup.Options{Shift: 2 - highest})
}
