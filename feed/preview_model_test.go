package feed

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
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
	looked := map[Kind]int{}
	missing := func() (all []Kind) {
		for _, kind := range kinds { // TestPreview has those that are rare
			if looked[kind] == 0 && kind != Renamed && kind != Returned {
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
	files    map[string]text
	refused  map[string]bool
	trash    []text
}

func newHistory(t *rapid.T) *history {
	dir, err := os.MkdirTemp("", "seedfeed-history-")
	if err != nil {
		t.Fatal(err)
	}
	h := &history{dir: dir, files: map[string]text{}, refused: map[string]bool{}}
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

func (h *history) put(t *rapid.T, path string, x text) {
	h.write(t, path, x.bytes())
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
			x.draft, x.date, x.expires = false, time.Time{}, time.Time{}
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
		h.put(t, any, text{article: h.articles, version: 1})
	case what == "edit":
		x := h.files[path]
		x.version = h.articles
		h.put(t, path, x)
	case what == "spell":
		x := h.files[path]
		x.spelled = !x.spelled
		h.put(t, path, x)
	case what == "rename" && any != path:
		h.move(t, path, any)
	case what == "swap" && h.files[any] != (text{}) && any != path:
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
		x.draft = what == "draft"
		if what == "later" {
			x.date = h.cfg.Now().Add(90 * time.Minute)
		}
		if what == "expire" {
			x.expires = h.cfg.Now().Add(90 * time.Minute)
		}
		h.put(t, path, x)
	case what == "release":
		for _, held := range slices.Sorted(maps.Keys(h.files)) {
			if h.files[held].held(h.cfg.Now()) {
				path = held
			}
		}
		x := h.files[path]
		x.draft, x.date, x.expires = false, time.Time{}, time.Time{}
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
func (h *history) round(t *rapid.T, looked map[Kind]int) {
	was := treeOf(t, h.dir)
	p, err := OpenPreview(context.Background(), h.cfg, PreviewOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if diff := cmp.Diff(was, treeOf(t, h.dir)); diff != "" {
		t.Fatalf("the preview changed files:\n%s", diff)
	}
	before, after := h.serve(t)
	want := map[string]Kind{}
	for id, r := range after {
		if kind, ok := differs(before[id], r); ok {
			want["article "+id] = kind
		}
	}
	for path, x := range h.files {
		withdrawn := false // told as that
		for id, r := range after {
			withdrawn = withdrawn || want["article "+id] == Withdrawn && r.Held && r.Path == path
		}
		if x.held(h.cfg.Now()) && !withdrawn {
			want["file "+path] = Held
		}
	}
	for path := range h.refused {
		want["file "+path] = Refused
	}
	got := map[string]Kind{}
	for _, d := range p.Items {
		looked[d.Kind]++
		if d.Kind == Held || d.Kind == Refused {
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

// treeOf returns the hashes and times of all files below a folder.
func treeOf(t interface{ Fatal(...any) }, dir string) map[string]string {
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		out[path] = fmt.Sprint(info.Mode(), info.ModTime())
		if e.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			out[path] += digest.Hash(data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// serve runs the program over the folder until nothing is left to do. It returns the records before and after. Files count
// as missing after some milliseconds, and the clock is set ahead for what comes later.
func (h *history) serve(t *rapid.T) (before, after map[string]ledger.Record) {
	c, err := newConfig(h.cfg)
	if err != nil {
		t.Fatal(err)
	}
	records := func(l *ledger.Ledger) map[string]ledger.Record {
		out := map[string]ledger.Record{}
		for r := range l.Index().All() {
			out[r.ID] = r
		}
		return out
	}
	c.open = func(dir string) (*ledger.Ledger, error) {
		l, err := ledger.Open(dir)
		if err == nil {
			before = records(l)
		}
		return l, err
	}
	p, err := openPress(&c, web.New(c.Now), &status{}, ledger.State{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	p.ctx, p.stop = context.WithCancelCause(ctx)
	whole, steps, asked := false, 0, map[string]bool{}
	p.whole = func() { whole = true }
	w := p.watchConfig()
	w.Absent = 5 * time.Millisecond
	w.Due = func(now time.Time) (time.Time, []string) {
		next, again := p.due(now)
		for _, path := range again {
			asked[path] = true
		}
		if soon := now.Add(5 * time.Millisecond); next.IsZero() || next.After(soon) {
			next = soon
		}
		maps.DeleteFunc(asked, func(path string, _ bool) bool { // the watcher says nothing of what is not there
			_, err := watch.Look(h.cfg.Seeds, path)
			return errors.Is(err, fs.ErrNotExist)
		})
		switch {
		case !whole || len(asked) > 0 || h.waits(p):
			steps = 0
		case steps < 4:
			steps++
			h.ahead.Add(int64(time.Second))
		default:
			stop()
		}
		return next, again
	}
	err = watch.Run(p.ctx, w, func(changes []watch.Change) []string {
		for _, c := range changes {
			delete(asked, c.Path)
		}
		steps = 0
		return p.handle(changes)
	})
	if err = errors.Join(err, context.Cause(ctx)); !errors.Is(err, context.Canceled) {
		t.Fatalf("not at rest: %v, asked %v", err, asked)
	}
	after = records(p.ledger)
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	return before, after
}

// waits reports whether something that is missing was not handed over yet.
func (h *history) waits(p *press) bool {
	for path := range p.paths() {
		if _, err := watch.Look(h.cfg.Seeds, path); errors.Is(err, fs.ErrNotExist) {
			return true
		}
	}
	return false
}
