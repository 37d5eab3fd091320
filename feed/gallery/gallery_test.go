package gallery

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/ledger"
	"seedfeed/feed/picture"
)

// wall is a folder of pictures in memory, and the gallery over it.
type wall struct {
	*Gallery
	t    *testing.T
	dir  string
	kept *cache.Cache
	log  strings.Builder

	mu    sync.Mutex
	disk  map[string][]byte
	looks map[string]int64 // change times
	reads []string
	held  chan struct{} // reading waits for it; nil: nothing waits
}

func newWall(t *testing.T) *wall {
	w := &wall{t: t, dir: filepath.Join(t.TempDir(), "pictures"), disk: map[string][]byte{}, looks: map[string]int64{}}
	w.open()
	t.Cleanup(func() { w.kept.Close() })
	return w
}

// open begins a run.
func (w *wall) open() {
	w.t.Helper()
	store, err := picture.Open(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	if w.kept, err = cache.Open(filepath.Join(w.dir, "..", "places"), "1"); err != nil {
		w.t.Fatal(err)
	}
	w.Gallery = New(Config{Store: store, Kept: w.kept, Look: w.look, Read: w.read, List: w.list, Log: slog.New(slog.NewTextHandler(&w.log, nil))})
}

// reopen ends the run and begins another one.
func (w *wall) reopen() {
	w.t.Helper()
	if err := w.kept.Close(); err != nil {
		w.t.Fatal(err)
	}
	w.open()
}

func (w *wall) look(p string) (cache.Entry, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	data, ok := w.disk[p]
	if !ok {
		return cache.Entry{}, fmt.Errorf("look: %w", fs.ErrNotExist)
	}
	if data == nil {
		return cache.Entry{}, errors.New("a folder, not a file")
	}
	return cache.Entry{Path: p, Size: int64(len(data)), ChangeTime: w.looks[p]}, nil
}

func (w *wall) list() iter.Seq[string] {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Values(slices.Sorted(maps.Keys(w.disk)))
}

func (w *wall) read(p string) ([]byte, error) {
	if w.held != nil {
		<-w.held
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reads = append(w.reads, p)
	data, ok := w.disk[p]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

// hang puts a picture of some width into the folder.
func (w *wall) hang(p string, width int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.disk[p] = drawn(w.t, width)
	w.looks[p]++
}

func (w *wall) take(p string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.disk, p)
}

func drawn(t *testing.T, width int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, 10))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (w *wall) fetch(file string, addresses ...string) {
	w.Fetch(file, "hash of "+file, addresses, func(name string) ([]byte, error) { return drawn(w.t, len(name)), nil })
}

// widths are those of what an article shows, 0 for nothing.
func (w *wall) widths(file string, addresses ...string) (out []int) {
	for _, a := range addresses {
		width := 0
		if forms := w.Find(file, a); len(forms) > 0 {
			width = forms[0].Width
		}
		out = append(out, width)
	}
	return out
}

func (w *wall) late() []string {
	files, _ := w.Late()
	return files
}

func anybody(string) bool { return true }

// TestFetch: what is there is shown, by the first place that an address may mean.
func TestFetch(t *testing.T) {
	w := newWall(t)
	w.hang("notes/x.png", 11)
	w.hang("static/y.png", 12)
	w.hang("y.png", 13)
	w.fetch("notes/a.md", "x.png", "/y.png", "z.png", "https://x.example/x.png", "embedded:fourteen bytes", "x.png")
	if got := w.widths("notes/a.md", "x.png", "/y.png", "z.png", "https://x.example/x.png", "embedded:fourteen bytes"); !slices.Equal(got, []int{11, 13, 0, 0, 14}) {
		t.Errorf("widths %d", got)
	}
	if got := w.late(); len(got) > 0 {
		t.Errorf("late: %q", got)
	}
	name := w.Find("notes/a.md", "x.png")[0].Name
	body, kind, ok := w.File(name, func(file string) bool { return file == "notes/a.md" })
	if m, _, err := image.Decode(bytes.NewReader(body)); !ok || kind != "image/png" || err != nil || m.Bounds().Dx() != 11 {
		t.Errorf("served %v, %s, %v", ok, kind, err)
	}
	if _, _, ok := w.File(name, func(string) bool { return false }); ok {
		t.Error("served, though no article is public")
	}
	if _, _, ok := w.File("../places", anybody); ok {
		t.Error("another file of the folder was served")
	}
	w.fetch("notes/a.md", "/y.png")
	if _, _, ok := w.File(name, anybody); ok || w.Wanted("notes/x.png") || !w.Wanted("y.png") {
		t.Error("served, or wanted, though no article names it any more")
	}
	w.Leave("notes/a.md")
	if len(w.articles)+len(w.names)+len(w.spots)+len(w.folders)+len(w.files) > 0 || w.Find("notes/a.md", "/y.png") != nil {
		t.Errorf("left, and still known: %v %v %v", w.articles, w.folders, w.files)
	}
	if kept := slices.Collect(w.kept.Paths()); len(kept) > 0 {
		t.Errorf("left, and still kept: %q", kept)
	}
}

// TestReadOnce: what was read is not read again while it shows the same stamp, in this run and the next.
func TestReadOnce(t *testing.T) {
	w := newWall(t)
	w.hang("x.png", 11)
	w.fetch("a.md", "x.png", "embedded:123")
	w.fetch("b.md", "x.png")
	sum := w.Sum("a.md")
	w.reopen()
	w.Resume("a.md", "hash of a.md")
	if got := w.widths("a.md", "x.png", "embedded:123"); !slices.Equal(got, []int{11, 3}) || w.Sum("a.md") != sum {
		t.Errorf("after a restart: widths %d, sum %s, was %s", got, w.Sum("a.md"), sum)
	}
	if e, ok := w.Known("x.png"); !ok || e.ChangeTime != 1 || !slices.Equal(slices.Collect(w.Paths()), []string{"x.png"}) {
		t.Errorf("known: %+v, %q", e, slices.Collect(w.Paths()))
	}
	w.fetch("a.md", "x.png", "embedded:123")
	if !slices.Equal(w.reads, []string{"x.png"}) {
		t.Errorf("read: %q", w.reads)
	}
	w.Sweep()
	w.hang("x.png", 12)
	w.Changed("x.png", false)
	if got := w.late(); !slices.Equal(got, []string{"a.md"}) {
		t.Errorf("late: %q", got)
	}
	w.fetch("a.md", "x.png", "embedded:123")
	if got := w.widths("a.md", "x.png", "embedded:123"); !slices.Equal(got, []int{12, 3}) || w.Sum("a.md") == sum {
		t.Errorf("another picture: widths %d", got)
	}
}

// TestAnywhere: a bare name is looked for in all folders, at once and later, and after a restart.
func TestAnywhere(t *testing.T) {
	w := newWall(t)
	w.hang("Bilder/2026/x.png", 11)
	w.hang("Bilder/y.txt", 12)
	w.fetch("notes/a.md", "x.png", "z.png")
	if got := w.widths("notes/a.md", "x.png", "z.png"); !slices.Equal(got, []int{11, 0}) || !w.Wanted("new/z.png") || w.Wanted("new/.away/z.png") {
		t.Errorf("widths %d", got)
	}
	w.hang("new/z.png", 13)
	w.Changed("new/z.png", false)
	if got := w.late(); !slices.Equal(got, []string{"notes/a.md"}) {
		t.Errorf("late: %q", got)
	}
	w.fetch("notes/a.md", "x.png", "z.png")
	sum := w.Sum("notes/a.md")
	w.reopen()
	w.Resume("notes/a.md", "hash of notes/a.md")
	if got := w.widths("notes/a.md", "x.png", "z.png"); !slices.Equal(got, []int{11, 13}) || w.Sum("notes/a.md") != sum {
		t.Errorf("after a restart: widths %d", got)
	}
	w.take("Bilder/2026/x.png")
	w.Changed("Bilder/2026/x.png", true)
	w.hang("notes/x.png", 14)
	w.fetch("notes/a.md", "x.png", "z.png")
	if got := w.widths("notes/a.md", "x.png"); got[0] != 14 {
		t.Errorf("beside the article now: width %d", got[0])
	}
}

// TestOthers: an article that looked for a picture just before it came is named once another one has it.
func TestOthers(t *testing.T) {
	w := newWall(t)
	w.fetch("b/index.de.md", "shop.png")
	w.hang("b/shop.png", 11)
	w.fetch("b/index.md", "shop.png") // from now on Known has the picture, and the watcher does not tell of it
	if got := w.late(); !slices.Equal(got, []string{"b/index.de.md"}) {
		t.Errorf("late: %q", got)
	}
}

// TestSum: the sum changes with what the owner does and not with how long it takes.
func TestSum(t *testing.T) {
	w := newWall(t)
	defer func() {
		if n := strings.Count(w.log.String(), "picture not there"); n != 4 || strings.Contains(w.log.String(), "not shown") {
			t.Errorf("missing pictures are named %d times, want each once when it is missing: %s", n, w.log.String())
		}
	}()
	w.fetch("a.md")
	if got := w.Sum("a.md"); got != "" {
		t.Errorf("no picture named: %q", got)
	}
	w.fetch("a.md", "x.png", "y.png")
	if got := w.Sum("a.md"); got != ledger.NoPictures {
		t.Errorf("none there: %q", got)
	}
	sums := map[string]bool{}
	step := func(what string, do func()) {
		do()
		w.fetch("a.md", "x.png", "y.png")
		if got := w.Sum("a.md"); got == "" || sums[got] {
			t.Errorf("%s: %q is nothing new", what, got)
		}
		sums[w.Sum("a.md")] = true
	}
	step("one comes", func() { w.hang("x.png", 11) })
	step("another one", func() { w.hang("x.png", 12) })
	step("the other one comes", func() { w.hang("y.png", 11) })
	step("one goes", func() { w.take("x.png"); w.Changed("x.png", true) })
	w.take("y.png")
	w.Changed("y.png", true)
	w.fetch("a.md", "x.png", "y.png")
	if got := w.Sum("a.md"); got != ledger.NoPictures {
		t.Errorf("none there any more: %q", got)
	}
}

// TestSlow: an article waits for its pictures for a moment only, and is named when they are there.
func TestSlow(t *testing.T) {
	w := newWall(t)
	w.held = make(chan struct{})
	w.hang("x.png", 11)
	w.fetch("a.md", "x.png")
	if got := w.widths("a.md", "x.png"); got[0] != 0 || w.Sum("a.md") != ledger.LatePictures {
		t.Fatalf("shows %d, sum %q", got, w.Sum("a.md"))
	}
	if files, waiting := w.Late(); len(files) > 0 || !waiting {
		t.Fatalf("late: %q, waiting %v", files, waiting)
	}
	close(w.held)
	w.until("the article is named", func() bool { return slices.Equal(w.late(), []string{"a.md"}) })
	if _, waiting := w.Late(); waiting {
		t.Error("something waits for ever")
	}
	w.fetch("a.md", "x.png")
	if got := w.widths("a.md", "x.png"); got[0] != 11 || w.Sum("a.md") == ledger.LatePictures || len(w.reads) != 1 {
		t.Errorf("shows %d, reads %q", got, w.reads)
	}
}

func (w *wall) until(what string, ok func() bool) {
	w.t.Helper()
	for end := time.Now().Add(20 * time.Second); !ok(); {
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain: %s", what)
		}
		pause := time.NewTimer(time.Millisecond)
		<-pause.C
	}
}

// TestRefused: what is no picture costs itself and is named once.
func TestRefused(t *testing.T) {
	w := newWall(t)
	w.disk["x.png"] = []byte("no picture")
	w.hang("y.png", 11)
	for range 3 {
		w.fetch("a.md", "x.png", "y.png")
	}
	if got := w.widths("a.md", "x.png", "y.png"); !slices.Equal(got, []int{0, 11}) {
		t.Errorf("widths %d", got)
	}
	if got := w.log.String(); strings.Count(got, "picture not shown") != 1 || !strings.Contains(got, "file=x.png") {
		t.Errorf("log: %s", got)
	}
	w.hang("x.png", 12)
	w.fetch("a.md", "x.png", "y.png")
	if got := w.widths("a.md", "x.png"); got[0] != 12 {
		t.Errorf("mended: width %d", got)
	}
}

// TestNoFile: where something else has the name of a picture, the next place counts, and the log says so.
func TestNoFile(t *testing.T) {
	w := newWall(t)
	w.disk["notes/x.png"] = nil
	w.hang("x.png", 11)
	w.fetch("notes/a.md", "x.png")
	if got := w.widths("notes/a.md", "x.png"); got[0] != 11 || !strings.Contains(w.log.String(), `file=notes/x.png reason="a folder`) {
		t.Errorf("shows %d, log %s", got, w.log.String())
	}
}

// TestUnread: a picture of a kind that is not read is named with what to do.
func TestUnread(t *testing.T) {
	w := newWall(t)
	w.fetch("a.md", "IMG_1.heic", "map.svg", "https://x.example/map.svg", "data:image/svg+xml,a.svg", "x.png")
	if got := w.log.String(); strings.Count(got, "save it as JPEG") != 2 || !strings.Contains(got, "picture=IMG_1.heic") || !strings.Contains(got, "picture=map.svg") {
		t.Errorf("log: %s", got)
	}
}

// TestWanted: the watcher is told of the places that articles may mean, and of the folders around them.
func TestWanted(t *testing.T) {
	w := newWall(t)
	w.fetch("notes/a.md", "page_files/x.png")
	w.fetch("notes/b.md", "page_files/x.png", "page_files/y.png")
	w.Leave("notes/a.md")
	for p, want := range map[string]bool{"notes/page_files/x.png": true, "notes/page_files/z.png": false, "page_files/x.png": true, "far/page_files/x.png": false} {
		if w.Wanted(p) != want {
			t.Errorf("%s: wanted %v", p, !want)
		}
	}
	for p, want := range map[string]bool{"notes/page_files": true, "notes": true, "page_files": false} {
		if w.WantedDir(p) != want {
			t.Errorf("%s: wanted %v", p, !want)
		}
	}
	w.Changed("notes/page_files/y.png", false)
	w.Changed("elsewhere.png", false)
	if got := w.late(); !slices.Equal(got, []string{"notes/b.md"}) {
		t.Errorf("late: %q", got)
	}
	w.Leave("notes/b.md")
	if w.WantedDir("notes/page_files") || len(w.folders) > 0 {
		t.Errorf("folders left: %v", slices.Collect(maps.Keys(w.folders)))
	}
}

// TestLostStore: pictures whose scaled forms are lost are made again.
func TestLostStore(t *testing.T) {
	w := newWall(t)
	w.hang("x.png", 11)
	w.fetch("a.md", "x.png")
	name := w.Find("a.md", "x.png")[0].Name
	w.Leave("a.md")
	w.Sweep()
	if _, _, err := w.Store.Read(name); err == nil {
		t.Error("swept, and still there")
	}
	w.fetch("a.md", "x.png")
	w.hang("y.png", 12)
	w.fetch("b.md", "y.png")
	lost := w.Find("b.md", "y.png")[0].Name
	if err := w.kept.Close(); err != nil {
		t.Fatal(err)
	}
	matches, err := filepath.Glob(filepath.Join(w.dir, "*"+lost+"*"))
	if err != nil || len(matches) == 0 {
		t.Fatal("where does the store keep its files?", err)
	}
	for _, m := range matches {
		if err := os.Remove(m); err != nil {
			t.Fatal(err)
		}
	}
	w.open()
	w.Resume("a.md", "hash of a.md")
	w.Resume("b.md", "hash of b.md")
	if got := w.late(); !slices.Equal(got, []string{"b.md"}) {
		t.Errorf("late: %q", got)
	}
	w.fetch("b.md", "y.png")
	if got := w.widths("b.md", "y.png"); got[0] != 12 {
		t.Errorf("width %d", got[0])
	}
}

// TestLostPlaces: where the cache is lost, the scan finds what is in the folder, and Late names the articles whose
// pictures are inside their own files.
func TestLostPlaces(t *testing.T) {
	w := newWall(t)
	w.hang("x.png", 11)
	w.fetch("a.md", "x.png")
	w.fetch("b.docx", "embedded:123")
	sums := w.Sum("a.md") + w.Sum("b.docx")
	if err := errors.Join(w.kept.Close(), os.RemoveAll(filepath.Join(w.dir, "..", "places"))); err != nil {
		t.Fatal(err)
	}
	w.open()
	w.Resume("a.md", "hash of a.md")
	w.Resume("b.docx", "hash of b.docx")
	if got := w.late(); !slices.Equal(got, []string{"a.md", "b.docx"}) {
		t.Errorf("late: %q", got)
	}
	w.fetch("a.md", "x.png")
	w.fetch("b.docx", "embedded:123")
	if got := w.Sum("a.md") + w.Sum("b.docx"); got != sums {
		t.Errorf("sums %s, were %s", got, sums)
	}
}

// TestReplacedWhileMade: a picture that is replaced while it is being made is made again.
func TestReplacedWhileMade(t *testing.T) {
	w := newWall(t)
	w.hang("x.png", 11)
	read, held := make(chan bool, 2), make(chan bool)
	w.Read = func(p string) ([]byte, error) {
		data, err := w.read(p)
		read <- true
		<-held
		return data, err
	}
	var group sync.WaitGroup
	group.Go(func() { w.fetch("a.md", "x.png") })
	<-read
	w.hang("x.png", 12)
	group.Go(func() { w.fetch("a.md", "x.png") })
	w.until("the new one is asked for", func() bool {
		w.Gallery.mu.Lock()
		defer w.Gallery.mu.Unlock()
		return w.spots["x.png"].making.stamp.ChangeTime == 2
	})
	close(held)
	group.Wait()
	w.until("none is late", func() bool { _, waiting := w.Late(); return !waiting })
	e, _ := w.Known("x.png")
	if got := w.widths("a.md", "x.png"); got[0] != 12 || e.ChangeTime != 2 {
		t.Errorf("width %d, stamp %+v", got, e)
	}
}

// TestStoreFails: a picture that cannot be written to the store is made once it can, and so is one that the store lost
// since.
func TestStoreFails(t *testing.T) {
	w := newWall(t)
	w.pause = time.Millisecond
	w.hang("x.png", 11)
	block := func() { // no file can be made in a folder that is a file
		if err := errors.Join(os.RemoveAll(w.dir), os.WriteFile(w.dir, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	block()
	w.fetch("a.md", "x.png")
	if got := w.widths("a.md", "x.png"); got[0] != 0 || w.Sum("a.md") != ledger.LatePictures || !strings.Contains(w.log.String(), picture.ErrNotKept.Error()) {
		t.Errorf("shows %d, log %s", got, w.log.String())
	}
	if err := os.Remove(w.dir); err != nil {
		t.Fatal(err)
	}
	shown := func() {
		t.Helper()
		w.until("the article is named", func() bool { return slices.Equal(w.late(), []string{"a.md"}) })
		w.fetch("a.md", "x.png")
		if got := w.widths("a.md", "x.png"); got[0] != 11 {
			t.Fatalf("shows %d", got)
		}
	}
	shown()
	sum := w.Sum("a.md")
	if err := os.RemoveAll(w.dir); err != nil {
		t.Fatal(err)
	}
	name := w.Find("a.md", "x.png")[0].Name
	if _, _, ok := w.File(name, anybody); ok {
		t.Error("served, though it is lost")
	}
	shown()
	if _, _, ok := w.File(name, anybody); !ok || w.Sum("a.md") != sum {
		t.Errorf("served %v, sum %s, was %s", ok, w.Sum("a.md"), sum)
	}
}

// TestNotInside: an article does not wait for a picture that its own file does not have.
func TestNotInside(t *testing.T) {
	w, tries := newWall(t), 0
	w.Fetch("a.docx", "hash", []string{"embedded:x.png"}, func(string) ([]byte, error) {
		tries++
		return nil, errors.New("it has no x.png")
	})
	if _, waiting := w.Late(); waiting || tries != 1 || !strings.Contains(w.log.String(), "it has no x.png") {
		t.Errorf("waiting %v, tried %d times, log %s", waiting, tries, w.log.String())
	}
}

// TestMany: what one article may cost is bounded.
func TestMany(t *testing.T) {
	w := newWall(t)
	var addresses []string
	for i := range 2 * mostPictures {
		addresses = append(addresses, fmt.Sprint(i, ".png"))
	}
	w.fetch("a.md", addresses...)
	w.fetch("a.md", addresses...)
	if n := strings.Count(w.log.String(), "picture not there"); n != mostPictures || !w.Wanted("999.png") || w.Wanted("1000.png") {
		t.Errorf("looked for %d pictures, want the first %d once", n, mostPictures)
	}
	w.Leave("a.md")
	if len(w.spots)+len(w.folders) > 0 {
		t.Errorf("%d spots are left", len(w.spots))
	}
}

// TestTogether: many articles that name the same pictures at once read each once.
func TestTogether(t *testing.T) {
	w := newWall(t)
	for i := range 4 {
		w.hang(fmt.Sprint(i, ".png"), 10+i)
	}
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() { w.fetch(fmt.Sprint(i, ".md"), "0.png", "1.png", "2.png", "3.png") })
	}
	group.Wait()
	w.until("none is late", func() bool { _, waiting := w.Late(); return !waiting })
	for i := range 40 {
		if got := w.widths(fmt.Sprint(i, ".md"), "0.png", "1.png", "2.png", "3.png"); !slices.Equal(got, []int{10, 11, 12, 13}) {
			t.Errorf("article %d: widths %d", i, got)
		}
	}
	if len(w.reads) != 4 {
		t.Errorf("%d reads", len(w.reads))
	}
}

// TestBeingWritten: a picture that cannot be read whole yet is not shown, is not named in the log, and comes later.
func TestBeingWritten(t *testing.T) {
	w := newWall(t)
	w.hang("x.png", 11)
	torn := true
	w.Read = func(p string) ([]byte, error) {
		if torn {
			return nil, errors.New("changed while it was read")
		}
		return w.read(p)
	}
	w.fetch("a.md", "x.png")
	w.until("the tries end", func() bool { _, waiting := w.Late(); return !waiting })
	if got := w.widths("a.md", "x.png"); got[0] != 0 || w.log.Len() > 0 {
		t.Errorf("shows %d, log %s", got, w.log.String())
	}
	torn = false
	w.Changed("x.png", false)
	w.fetch("a.md", "x.png")
	if got := w.widths("a.md", "x.png"); got[0] != 11 {
		t.Errorf("whole: width %d", got[0])
	}
}
