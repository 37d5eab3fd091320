package feed

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"seedfeed/feed/announce"
	"seedfeed/feed/export"
)

// build writes the served documents over the files of the build before, and compares the files with the served documents.
func (w *world) build(t *rapid.T) {
	w.due()
	e := w.p.printer.Last()
	if e == nil || w.p.pace.unseen > 0 {
		t.Skip("nothing was ever published, or what is remembered is not printed yet")
	}
	for r := range w.p.ledger.Index().All() {
		if !r.Withdrawn.IsZero() {
			continue
		}
		d := w.p.digests.of(r)
		if d == nil {
			t.Skip("a text is out of reach: what was made of it before is served, and cannot be made now")
		}
		if w.lost && d.Mark != r.Owner { // see Book.Shown
			t.Skip("a crash made it forget what the owner said before, and what the owner says now is not remembered yet")
		}
	}
	if err := w.cfg.outlet.Open(w.p.state.FeedID, func(announce.News) {}); err != nil {
		t.Fatal(err)
	}
	defer w.cfg.outlet.Close()
	b, err := w.cfg.outlet.Write(context.Background())
	if err != nil || len(b.Problems) > 0 {
		t.Fatalf("build: %v, %v", err, b.Problems)
	}
	if b.Written+b.Same == 0 {
		t.Skip("nothing was printed since another state was loaded")
	}
	out := filepath.Join(w.dir, "out")
	for _, path := range slices.Concat(slices.Collect(e.Paths()), e.FeedPaths(), slices.Collect(e.OldCards())) {
		answer := w.get(path)
		isPage := strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html")
		file, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(export.FileOf(path, isPage))))
		switch there := answer.Code == 200 || answer.Code == 410; {
		case there && (err != nil || string(file) != answer.Body.String()):
			t.Fatalf("%s: served %d bytes; the file has %d, %v", path, answer.Body.Len(), len(file), err)
		case !there && err == nil && path != "/":
			t.Fatalf("%s: answer %d, and there is a file", path, answer.Code)
		}
	}
}
