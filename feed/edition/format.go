package edition

import (
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// formatted returns the text of an article as harmless HTML for its page. Its highest headings have level 2: the title has
// level 1.
func formatted(_ ledger.Record, d *digest.Digest) string {
	highest := 6
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == markup.Heading {
			highest = min(highest, b.Level)
		}
	}
	return markup.Render(d.Blocks, markup.Options{Shift: 2 - highest})
}
