package markup

import (
	"strings"
	"testing"
)

// BenchmarkRender tells what Render costs with its sanitiser and without.
func BenchmarkRender(b *testing.B) {
	d, err := Markdown(strings.Repeat("# The boat\n\nIt is *old*, [they](http://a.example) say, and **so** it is; see ![it](a.png).\n\n- one\n- two\n\n", 50))
	if err != nil {
		b.Fatal(err)
	}
	page := Render(d.Blocks, Options{})
	b.Run("all", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			Render(d.Blocks, Options{})
		}
	})
	b.Run("sanitiser", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			harmless().Sanitize(page)
		}
	})
}
