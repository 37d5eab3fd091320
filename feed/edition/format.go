package edition

import (
	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// formatted returns the text of an article as harmless HTML, its headings at level 2 and deeper.
func formatted(_ ledger.Record, d *digest.Digest) string {
	return markup.Render(d.Blocks, markup.Options{Shift: 1})
}
