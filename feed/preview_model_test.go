package feed_test

import (
	"context"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"seedfeed/feed"
	"seedfeed/feed/preview"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// TestPreviewModel does in random order what owners do to a folder on disk, previews, lets the program run until all is at
// rest, and holds the preview against what became of the records. After a preview every byte of the folder, the state and
// the cache is as it was.
func TestPreviewModel(t *testing.T) {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		if err := flag.Set("rapid.checks", "10"); err != nil {
			t.Fatal(err)
		}
	}
	looked := map[preview.Kind]int{}
	missing := func() (all []preview.Kind) {
		for _, kind := range preview.Kinds { // TestPreview has those that are rare
			if looked[kind] == 0 && kind != preview.Renamed && kind != preview.Returned {
				all = append(all, kind)
			}
		}
		return all
	}
	for tries := 0; tries < 5 && len(missing()) > 0; tries++ { // a few histories may lack one by chance
		rapid.Check(t, func(rt *rapid.T) {
			h := newHistory(rt)
			defer os.RemoveAll(h.dir)
			for range rapid.IntRange(3, 6).Draw(rt, "rounds") {
				h.revive(rt)
				for range rapid.IntRange(2, 7).Draw(rt, "steps") {
					h.step(rt)
				}
				h.round(rt, looked)
			}
		})
	}
	if all := missing(); len(all) > 0 {
		t.Errorf("no history had a file that was %v", all)
	}
	t.Log(looked)
}

// history is a folder on disk with its state, and what was deleted from it.
type history struct {
	dir      string
	cfg      settings.Config
	ahead    atomic.Int64 // of the clock
	articles int
	files    map[string]testkit.Ship
	refused  map[string]bool
	trash    []testkit.Ship
}

func newHistory(t *rapid.T) *history {
	dir, err := os.MkdirTemp("", "seedfeed-history-")
	if err != nil {
		t.Fatal(err)
	}
	h := &history{dir: dir, files: map[string]testkit.Ship{}, refused: map[string]bool{}}
	h.cfg = settings.Config{
		Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/",
		Limit: rapid.IntRange(1, 6).Draw(t, "limit"), Settle: time.Millisecond,
		Now: func() time.Time { return time.Now().Add(time.Duration(h.ahead.Load())) },
	}
	if err := os.Mkdir(h.cfg.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h *history) write(t *rapid.T, path string, data []byte) {
	at := filepath.Join(h.cfg.Seeds, path)
	err := os.MkdirAll(filepath.Dir(at), 0o755)
	if err == nil {
		err = os.WriteFile(at, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (h *history) put(t *rapid.T, path string, x testkit.Ship) {
	h.write(t, path, x.Bytes())
	h.files[path] = x
	delete(h.refused, path)
}

func (h *history) move(t *rapid.T, from, to string) {
	err := os.MkdirAll(filepath.Join(h.cfg.Seeds, filepath.Dir(to)), 0o755)
	if err == nil {
		err = os.Rename(filepath.Join(h.cfg.Seeds, from), filepath.Join(h.cfg.Seeds, to))
	}
	if err != nil {
		t.Fatal(err)
	}
	h.files[to] = h.files[from]
	delete(h.files, from)
	delete(h.refused, to)
}

func (h *history) taken(t *rapid.T) (path string, ok bool) {
	if len(h.files) == 0 {
		return "", false
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(h.files))).Draw(t, "file"), true
}

// revive puts something back that an earlier round may have withdrawn.
func (h *history) revive(t *rapid.T) {
	path := rapid.SampledFrom([]string{"b.txt", "e.txt"}).Draw(t, "back at")
	switch held := slices.Sorted(maps.Keys(h.files)); rapid.IntRange(0, 2).Draw(t, "back") {
	case 0:
		if len(h.trash) > 0 {
			h.put(t, path, h.trash[len(h.trash)-1])
		}
	case 1:
		for _, path := range held {
			x := h.files[path]
			x.Draft, x.Date, x.Expires = false, time.Time{}, time.Time{}
			h.put(t, path, x)
		}
	}
}

// step does one thing to the folder.
func (h *history) step(t *rapid.T) {
	any := rapid.SampledFrom([]string{"a.txt", "b.txt", "c.txt", "d.txt", "x/a.txt", "x/b.txt"}).Draw(t, "path")
	path, some := h.taken(t)
	h.articles++
	switch what := rapid.SampledFrom([]string{"drop", "drop", "edit", "spell", "rename", "swap", "copy", "delete", "put back", "put back", "put back", "draft", "later", "expire", "release", "break", "hour"}).Draw(t, "step"); {
	case what == "drop" || !some:
		h.put(t, any, testkit.Ship{Article: h.articles, Version: 1})
	case what == "edit":
		x := h.files[path]
		x.Version = h.articles
		h.put(t, path, x)
	case what == "spell":
		x := h.files[path]
		x.Spelled = !x.Spelled
		h.put(t, path, x)
	case what == "rename" && any != path:
		h.move(t, path, any)
	case what == "swap" && h.files[any] != (testkit.Ship{}) && any != path:
		h.move(t, path, "swap.txt")
		h.move(t, any, path)
		h.move(t, "swap.txt", any)
	case what == "copy":
		h.put(t, any, h.files[path])
	case what == "delete":
		if err := os.Remove(filepath.Join(h.cfg.Seeds, path)); err != nil {
			t.Fatal(err)
		}
		h.trash = append(h.trash, h.files[path])
		delete(h.files, path)
	case what == "put back" && len(h.trash) > 0:
		h.put(t, any, rapid.SampledFrom(h.trash).Draw(t, "text"))
	case what == "draft", what == "later", what == "expire":
		x := h.files[path]
		x.Draft = what == "draft"
		if what == "later" {
			x.Date = h.cfg.Now().Add(90 * time.Minute)
		}
		if what == "expire" {
			x.Expires = h.cfg.Now().Add(90 * time.Minute)
		}
		h.put(t, path, x)
	case what == "release":
		for _, held := range slices.Sorted(maps.Keys(h.files)) {
			if h.files[held].Held(h.cfg.Now()) {
				path = held
			}
		}
		x := h.files[path]
		x.Draft, x.Date, x.Expires = false, time.Time{}, time.Time{}
		h.put(t, path, x)
	case what == "break": // no text at all
		h.write(t, path, []byte("---\ndraft: false\n---\n"))
		delete(h.files, path)
		h.refused[path] = true
	case what == "hour":
		h.ahead.Add(int64(time.Hour))
	}
}

// round previews, runs the program, and compares.
func (h *history) round(t *rapid.T, looked map[preview.Kind]int) {
	was := testkit.Tree(t, h.dir)
	p, err := preview.Open(context.Background(), h.cfg, preview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if diff := cmp.Diff(was, testkit.Tree(t, h.dir)); diff != "" {
		t.Fatalf("the preview changed files:\n%s", diff)
	}
	before, after := feed.ServeUntilRest(t, h.cfg, &h.ahead)
	want := map[string]preview.Kind{}
	for id, r := range after {
		if kind, ok := preview.Differs(before[id], r); ok {
			want["article "+id] = kind
		}
	}
	for path, x := range h.files {
		withdrawn := false // told as that
		for id, r := range after {
			withdrawn = withdrawn || want["article "+id] == preview.Withdrawn && r.Held && r.Path == path
		}
		if x.Held(h.cfg.Now()) && !withdrawn {
			want["file "+path] = preview.Held
		}
	}
	for path := range h.refused {
		want["file "+path] = preview.Refused
	}
	got := map[string]preview.Kind{}
	for _, d := range p.Items {
		looked[d.Kind]++
		if d.Kind == preview.Held || d.Kind == preview.Refused {
			got["file "+d.File] = d.Kind
			continue
		}
		got["article "+d.ID] = d.Kind
		if r := after[d.ID]; r.Path != d.File {
			t.Fatalf("%s is said to be at %s; it came to be at %s", d.ID, d.File, r.Path)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("what became of the articles (-) and what the preview said (+) differ:\n%s", diff)
	}
}
