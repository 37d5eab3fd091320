package feed

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/watch"
)

// seeds reads the repository's own articles.
func seeds(tb testing.TB) map[string][]byte {
	tb.Helper()
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		tb.Fatalf("no seeds: %v", err)
	}
	out := map[string][]byte{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			tb.Fatal(err)
		}
		out[filepath.Base(p)] = b
	}
	return out
}

// BenchmarkDigest is one article, from its bytes to title, summary and quotes, on one core.
func BenchmarkDigest(b *testing.B) {
	for name, data := range seeds(b) {
		b.Run(strings.TrimSuffix(name, ".txt"), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := digest.File(name, data, digest.Options{Zone: time.UTC}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkDrop is one drop, from the watcher's word to the swap, in a folder of so many articles: it must not grow
// with the folder.
func BenchmarkDrop(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			p, err := Open(Config{Seeds: dir, BaseURL: "https://news.example/"})
			if err != nil {
				b.Fatal(err)
			}
			defer p.Close()
			article := func(i int) watch.Change {
				text := fmt.Sprintf("Report %d is out\n\nThe river board published its report on Monday. It has %d pages.\n\n“Nobody has read all of it yet,” said Ida Moss, who chairs the board.\n", i, i)
				return watch.Change{Path: fmt.Sprintf("%06d.txt", i), Data: []byte(text), Stamp: watch.Stamp{Size: int64(len(text)), ModTime: int64(i), Inode: uint64(i)}}
			}
			for from := 0; from < n; from += 256 {
				var batch []watch.Change
				for i := from; i < min(n, from+256); i++ {
					batch = append(batch, article(i))
				}
				p.press.handle(batch)
			}
			p.press.scanned()
			p.press.due(time.Now())
			next := n
			b.ReportAllocs()
			for b.Loop() {
				p.press.handle([]watch.Change{article(next)})
				p.press.due(time.Now())
				next++
			}
		})
	}
}
