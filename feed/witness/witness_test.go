package witness

import (
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/register"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// facts compares what is known with what is wanted.
func facts(t *testing.T, when string, w *Witness, want Facts) {
	t.Helper()
	if diff := cmp.Diff(want, w.Facts(), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(markup.Block{})); diff != "" {
		t.Errorf("%s (-want +got):\n%s", when, diff)
	}
}

// match is what became of a file.
func match(path, held string, change func(d *digest.Digest)) register.Match {
	d := &digest.Digest{Title: "The weir"}
	if change != nil {
		change(d)
	}
	return register.Match{Arrival: register.Arrival{Path: path, Hash: "h", Digest: d}, Held: held}
}

// TestFiles: what is known of a file is what became of its last version.
func TestFiles(t *testing.T) {
	judged := 0
	w := New(func(files int) { judged = files })
	w.Refuse("a.txt", errors.New("it is empty"))
	w.Refuse("b.txt", errors.New("it is a picture"))
	facts(t, "refused", w, Facts{Judged: map[string]bool{"a.txt": true, "b.txt": true}, Refused: map[string]string{"a.txt": "it is empty", "b.txt": "it is a picture"}})
	w.Match(match("a.txt", "header: draft: true", func(d *digest.Digest) {
		d.Release, d.Warnings, d.Link = header.Release{Held: "header: draft: true"}, []string{"no date"}, "https://weir.example/"
		d.Blocks = []markup.Block{{Kind: markup.Paragraph, Text: "the mill", Spans: []markup.Span{{Kind: markup.Link, End: 8, Address: "mill.md"}}}}
	}), noon)
	facts(t, "held back", w, Facts{
		Judged: map[string]bool{"a.txt": true, "b.txt": true}, Refused: map[string]string{"b.txt": "it is a picture"}, Held: map[string]Held{"a.txt": {Hash: "h", Why: "header: draft: true"}},
		Warnings: map[string][]string{"a.txt": {"no date"}}, Links: map[string]Links{"a.txt": {Own: "https://weir.example/", Local: []string{"mill.md"}}},
	})
	w.Match(match("a.txt", "", nil), noon)
	w.Refuse("b.txt", errors.New("it is too large"))
	facts(t, "published", w, Facts{Judged: map[string]bool{"a.txt": true, "b.txt": true}, Refused: map[string]string{"b.txt": "it is too large"}, Warnings: map[string][]string{"a.txt": nil}})
	if judged != 2 {
		t.Errorf("%d files were told", judged)
	}
}

// TestHeld: until when a file is held back: the time that its header says, or the end of the time in which it can be taken back.
func TestHeld(t *testing.T) {
	dated := func(d *digest.Digest) {
		d.Release = header.Release{NotBefore: noon.Add(time.Hour), NotBeforeBy: "its date"}
	}
	pending := match("c.txt", "it waits", dated)
	pending.Pending = noon.Add(time.Minute)
	w := New(nil)
	w.Match(match("a.txt", "header: draft: true", func(d *digest.Digest) { d.Release = header.Release{Held: "header: draft: true"} }), noon)
	w.Match(match("b.txt", "its date", dated), noon)
	w.Match(pending, noon)
	w.Wait("quay.jpg", noon.Add(time.Minute))
	w.Wait("mill.jpg", noon)
	w.Wait("mill.jpg", time.Time{})
	want := map[string]Held{"a.txt": {"h", "header: draft: true", time.Time{}}, "b.txt": {"h", "its date", noon.Add(time.Hour)}, "c.txt": {"h", "it waits", noon.Add(time.Minute)}}
	if f := w.Facts(); cmp.Diff(want, f.Held) != "" || len(f.Waiting) != 1 || !f.Waiting["quay.jpg"].Equal(noon.Add(time.Minute)) {
		t.Errorf("%+v, waiting %v", f.Held, f.Waiting)
	}
}

// TestChange: why an article changed, and what readers had of it before.
func TestChange(t *testing.T) {
	old := func(r ledger.Record) *digest.Digest {
		if r.Path == "lost.txt" {
			return nil
		}
		return &digest.Digest{Title: "Old " + r.Path, Body: "It is long.", Summary: []string{"It is."}, Quotes: []digest.Quote{{Text: "So."}}}
	}
	was := func(id, path string) ledger.Record { return ledger.Record{ID: id, Path: path} }
	gone := was("2", "b.txt")
	gone.Withdrawn = noon
	changes := []register.Change{
		{After: was("1", "a.txt"), Verb: "published", Digest: &digest.Digest{ID: "tag:x"}, Warning: "its id is taken"},
		{Before: was("2", "b.txt"), After: gone, Verb: "withdrawn", Why: "the file is gone"},
		{Before: was("3", "lost.txt"), After: was("3", "lost.txt"), Verb: "withdrawn"},
		{Before: was("4", "d.txt"), After: was("4", "e.txt"), Verb: "renamed", Why: "from d.txt"},
		{Before: was("5", "f.txt"), After: was("5", "f.txt")},
		{Before: gone, After: was("2", "b.txt"), Verb: "returned"},
	}
	for _, c := range []struct {
		name    string
		compare bool
		old     func(ledger.Record) *digest.Digest
		shown   []string
	}{{"compared", true, old, []string{"2 Old b.txt", "3", "4 Old d.txt", "5 Old f.txt"}}, {"not compared", false, old, nil}, {"nobody asks", true, nil, nil}} {
		w := New(nil)
		w.Old, w.Compare = c.old, c.compare
		for _, change := range changes {
			w.Change(change)
		}
		w.Change(register.Change{Before: was("4", "e.txt"), After: was("4", "e.txt"), Verb: "updated", Why: "of the title"})
		f := w.Facts()
		var shown []string
		for id, d := range f.Shown {
			if d != nil {
				id += " " + d.Title
			}
			shown = append(shown, id)
		}
		if slices.Sort(shown); !slices.Equal(shown, c.shown) {
			t.Errorf("%s: shown %q, want %q", c.name, shown, c.shown)
		}
		if diff := cmp.Diff(map[string]string{"1": "", "2": "", "3": "", "4": "of the title"}, f.Reasons); diff != "" {
			t.Errorf("%s: reasons\n%s", c.name, diff)
		}
		readers := map[string]*digest.Digest{}
		if c.old != nil {
			readers["2"] = &digest.Digest{Title: "Old b.txt", Summary: []string{"It is."}, Quotes: []digest.Quote{{Text: "So."}}}
		}
		if diff := cmp.Diff(readers, f.Readers); diff != "" {
			t.Errorf("%s: readers\n%s", c.name, diff)
		}
		if diff := cmp.Diff(map[string]Clash{"a.txt": {"tag:x", "its id is taken"}}, f.Clashes); diff != "" {
			t.Errorf("%s: clashes\n%s", c.name, diff)
		}
	}
}

// TestShows: what readers have is noted once, before anything changes it, and only if it will be compared.
func TestShows(t *testing.T) {
	records := []ledger.Record{{ID: "1"}, {ID: "2", Withdrawn: noon}, {ID: "3"}}
	of := func(title string) func(ledger.Record) *digest.Digest {
		return func(ledger.Record) *digest.Digest { return &digest.Digest{Title: title} }
	}
	w := New(nil)
	w.Shows(records, of("first"))
	facts(t, "not compared", w, Facts{})
	w.Compare = true
	w.Shows(records[:2], of("first"))
	w.Shows(records, of("second"))
	facts(t, "compared", w, Facts{Shown: map[string]*digest.Digest{"1": {Title: "first"}, "3": {Title: "second"}}})
}

// TestSaid: files that are no articles, the folder as a whole, and pictures.
func TestSaid(t *testing.T) {
	w := New(nil)
	w.Pass("a.zip", "no article")
	w.Pass("a.txt", "")
	w.Report(errors.New("feed.yaml: not used"))
	log := w.PictureLog(nil)
	log.Debug("picture read", "file", "a.txt", "picture", "quay.jpg")
	log.Info("picture is not there", "file", "a.txt", "picture", "mill.jpg")
	log.Info("picture is not there", "file", "a.txt", "picture", "lock.jpg")
	log.With("x", "y").WithGroup("g").Warn("picture not shown", "file", "b.txt", "picture", "weir.jpg", "reason", "it is too large")
	log.Error("pictures not kept", "file", "b.txt", "reason", "the disk is full")
	facts(t, "said", w, Facts{
		Passed: map[string]string{"a.zip": "no article"}, Folder: []string{"feed.yaml: not used"}, Absent: map[string][]string{"a.txt": {"mill.jpg", "lock.jpg"}},
		Pictures: map[string][]string{"b.txt": {"picture not shown: weir.jpg: it is too large", "pictures not kept: the disk is full"}},
	})
	f := w.Facts()
	f.Passed["b.zip"], f.Folder[0] = "x", "x"
	if f = w.Facts(); len(f.Passed) != 1 || f.Folder[0] != "feed.yaml: not used" {
		t.Errorf("facts that were returned are those of the witness: %+v", f)
	}
}

// TestNone: while a publisher serves nothing is remembered.
func TestNone(t *testing.T) {
	var w *Witness
	w.Refuse("a.txt", errors.New("x"))
	w.Wait("a.jpg", noon)
	w.Match(match("a.txt", "", nil), noon)
	w.Change(register.Change{})
	w.Shows([]ledger.Record{{ID: "1"}}, nil)
	w.Pass("a.zip", "x")
	w.Report(errors.New("x"))
	if log := slog.New(slog.DiscardHandler); w.PictureLog(log) != log {
		t.Error("pictures are not logged")
	}
}
