// Package markuptest checks, in tests, what readers make of documents.
package markuptest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/markup"
)

// show writes a document for comparison: what it says of itself, then its blocks as HTML, then its captions.
func show(d *markup.Document) string {
	out := d.Title + "|" + d.Byline + "|" + d.Language + "\n" + strings.ReplaceAll(markup.Render(d.Blocks, markup.Options{}), ">\n<", "><")
	for _, c := range d.Captions {
		out = strings.TrimSpace(out) + "\n> " + c
	}
	return strings.TrimSpace(out)
}

var update = flag.Bool("update", false, "rewrite the wanted parts of testdata/*.txtar")

// Golden compares what the pairs of the files *.txtar in a folder become by read, and writes the wanted ones anew with the
// flag -update.
func Golden(t *testing.T, dir string, read func(name, text string) (*markup.Document, error)) {
	names, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatal("no pairs", err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, want := archive.Files[i], &archive.Files[i+1]
			t.Run(filepath.Base(name)+"/"+in.Name, func(t *testing.T) {
				d, err := read(in.Name, string(in.Data))
				if err != nil {
					t.Fatal(err)
				}
				Check(t, d.Blocks)
				got := show(d) + "\n"
				if *update {
					want.Data = []byte(got)
				} else if got != string(want.Data) {
					t.Errorf("%s\ngot\n%s\nwant\n%s", in.Data, got, want.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Check holds what is promised of every block: spans in bounds, in order, nested; texts folded; no block empty.
func Check(t *testing.T, blocks []markup.Block) {
	t.Helper()
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == markup.Rule || b.Kind == markup.Picture:
			if b.Text != "" || b.Kind == markup.Picture && len(b.Spans) == 0 {
				t.Errorf("block %d: %+v", i, b)
			}
		case b.Kind != markup.Code && b.Text != strings.Join(strings.Fields(b.Text), " "), strings.TrimSpace(b.Text) == "":
			t.Errorf("block %d: text %q", i, b.Text)
		}
		var open []markup.Span
		for k, s := range b.Spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(b.Text) || k > 0 && s.Start < b.Spans[k-1].Start {
				t.Errorf("block %d %q: span %+v out of bounds or order", i, b.Text, s)
				continue
			}
			for len(open) > 0 && open[len(open)-1].End <= s.Start {
				open = open[:len(open)-1]
			}
			if len(open) > 0 && open[len(open)-1].End < s.End {
				t.Errorf("block %d %q: span %+v crosses %+v", i, b.Text, s, open[len(open)-1])
			}
			open = append(open, s)
			if !utf8.ValidString(b.Text[s.Start:s.End]) {
				t.Errorf("block %d: span %+v cuts a letter", i, s)
			}
		}
		if len(b.In) > 16 {
			t.Errorf("block %d: %d boxes", i, len(b.In))
		}
	}
}
