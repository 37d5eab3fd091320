package feed

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/question"
	"seedfeed/feed/settings"
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

// long returns an article of up to 7 KB, in the words of papers: the texts of several articles, one after another.
func long(tb testing.TB, files ...string) []byte {
	tb.Helper()
	var out []byte
	for _, pattern := range files {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			tb.Fatalf("no %s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				tb.Fatal(err)
			}
			if gold := txtar.Parse(text).Files; len(gold) > 0 {
				text = gold[0].Data
			}
			out = append(append(out, text...), "\n\n"...)
		}
	}
	out = out[:min(len(out), 7000)]
	return out[:bytes.LastIndex(out, []byte("\n\n"))]
}

// BenchmarkDigest digests one article, from its bytes to title, summary and quotes, on one core: each of the repository, an
// English one of 7 KB and a German one of 4 KB. The hash of the English one shows how fast the machine is.
func BenchmarkDigest(b *testing.B) {
	articles := seeds(b)
	articles["english.txt"] = long(b, "../seeds/eagle*", "../seeds/fire*", "../seeds/nellie*")
	articles["german.txt"] = long(b, "testdata/gold/stories/*-de-*", "testdata/gold/*german*")
	for _, name := range slices.Sorted(maps.Keys(articles)) {
		data := articles[name]
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
	b.Run("sha256", func(b *testing.B) {
		for b.Loop() {
			sha256.Sum256(articles["english.txt"])
		}
	})
}

// BenchmarkDrop is one drop, from the watcher's word to the swap, in a folder of so many articles: it must not grow
// with the folder.
func BenchmarkDrop(b *testing.B) {
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			p, err := Open(settings.Config{Seeds: dir, BaseURL: "https://news.example/"})
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

// BenchmarkSearch asks the searched text of 10,000 articles, made of the repository's own.
func BenchmarkSearch(b *testing.B) {
	var digests []*digest.Digest
	for name, data := range seeds(b) {
		d, err := digest.File(name, data, digest.Options{Zone: time.UTC})
		if err != nil {
			b.Fatal(err)
		}
		digests = append(digests, d)
	}
	for _, body := range []bool{false, true} {
		index := ledger.NewIndex()
		w := filing.OpenWords(filing.WordsConfig{FS: journal.Disk{}, Path: filepath.Join(b.TempDir(), "words"), Index: index, Version: "1", Body: body})
		defer w.Close()
		for i := range 10_000 {
			r := ledger.Record{ID: fmt.Sprint("id", i)}
			index.Put(r)
			r, _ = index.ByID(r.ID)
			if err := w.Apply(r, func(ledger.Record) *digest.Digest { return digests[i%len(digests)] }); err != nil {
				b.Fatal(err)
			}
		}
		w.Complete()
		for _, query := range []string{"q=zebra", "q=moon", "q=the", "q=the+president+asylum", `q="first+step"`, "q=court&quotes=1", "speaker=armstrong&quotes=1", "q=-moon"} {
			b.Run(fmt.Sprintf("%s/body=%v", query, body), func(b *testing.B) {
				q, err := question.Parse(query)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportAllocs()
				size, found := 0, 0
				for b.Loop() {
					size, found = 0, 0
					err := w.Scan(func(_ int64, text []byte) error {
						size += len(text)
						found += q.Hits(text)
						return nil
					})
					if err != nil {
						b.Fatal(err)
					}
				}
				b.SetBytes(int64(size))
				b.ReportMetric(float64(found), "hits")
			})
		}
	}
}
