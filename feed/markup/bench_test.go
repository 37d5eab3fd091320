package markup_test

import (
	"strings"
	"testing"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// BenchmarkRender is a page of 50 sections.
func BenchmarkRender(b *testing.B) {
	d, err := hypertext.Markdown(strings.Repeat("# The boat\n\nIt is *old*, [they](http://a.example) say, and **so** it is; see ![it](a.png).\n\n- one\n- two\n\n", 50))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(markup.Render(d.Blocks, markup.Options{}))))
	b.ReportAllocs()
	for b.Loop() {
		markup.Render(d.Blocks, markup.Options{})
	}
}
