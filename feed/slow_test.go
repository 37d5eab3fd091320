package feed

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/watch"
)

// slowly makes the digests of all files take until finish is called. It counts how many are made at a time.
func (d *desk) slowly() (finish func(), most *atomic.Int32) {
	g, done, most := d.press.digests, make(chan bool), new(atomic.Int32)
	g.wait = 10 * time.Millisecond
	file := g.file
	var now atomic.Int32
	g.file = func(path string, data []byte) (*digest.Digest, error) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		defer now.Add(-1)
		<-done
		return file(path, data)
	}
	return func() { close(done) }, most
}

// finished waits for the digests that have begun, and hands over what is asked for then.
func (d *desk) finished() {
	d.t.Helper()
	for _, j := range d.press.digests.slow {
		if j.told = false; j.done != nil { // drop takes no notice of what is asked for
			<-j.done
		}
	}
	if _, again := d.wait(slowPoll); len(again) > 0 {
		d.look(again...)
	}
}

// TestSlowRename: nobody is told that an article was withdrawn while its file is on its way under another name.
func TestSlowRename(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	id := d.record("a.txt").ID
	finish, _ := d.slowly()
	if err := os.Rename(filepath.Join(d.cfg.Seeds, "a.txt"), filepath.Join(d.cfg.Seeds, "b.txt")); err != nil {
		t.Fatal(err)
	}
	data, stamp, err := watch.Read(d.cfg.Seeds, "b.txt", d.cfg.MaxSize)
	if err != nil {
		t.Fatal(err)
	}
	gone := []watch.Change{{Path: "a.txt", Gone: true}}
	if again := d.press.handle(append(gone, watch.Change{Path: "b.txt", Data: data, Stamp: stamp})); !slices.Equal(again, []string{"a.txt"}) {
		t.Errorf("asks for %q again", again)
	}
	finish()
	d.finished()
	d.press.handle(gone)
	d.press.due(d.now)
	if r := d.record("b.txt"); r.ID != id || !r.Withdrawn.IsZero() || !r.Returned.IsZero() {
		t.Errorf("b.txt is %+v, want %s", r, id)
	}
	if strings.Contains(d.log.String(), "withdrawn") {
		t.Error(d.log.String())
	}
}

// TestSlowGone: nothing is kept of a slow file that is removed before its digest is there.
func TestSlowGone(t *testing.T) {
	d := newDesk(t, nil)
	finish, _ := d.slowly()
	d.drop("a.txt", harbour)
	d.drop("b.txt", lighthouse)
	d.remove("a.txt")
	d.press.handle([]watch.Change{{Path: "b.txt", Err: os.ErrPermission}})
	finish()
	if n := len(d.press.digests.slow); n > 0 {
		t.Errorf("%d slow files are kept", n)
	}
}

// TestSlowFirstScan: a slow file that was there before the first start is dated by its file too.
func TestSlowFirstScan(t *testing.T) {
	d := newDesk(t, nil)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	finish, _ := d.slowly()
	old := time.Date(2015, 1, 2, 3, 4, 5, 0, time.UTC)
	d.put("a.txt", harbour)
	if err := os.Chtimes(filepath.Join(d.cfg.Seeds, "a.txt"), old, old); err != nil {
		t.Fatal(err)
	}
	d.look("a.txt")
	d.scan()
	finish()
	d.finished()
	if r := d.record("a.txt"); !r.Published.Equal(old) || !d.press.pace.whole {
		t.Errorf("published %s, want its file's %s; whole %v", r.Published, old, d.press.pace.whole)
	}
}

// TestLargeFiles: however many large files come at once, few of them are digested at a time, small ones pass them by, and
// all are published.
func TestLargeFiles(t *testing.T) {
	d := newDesk(t, nil)
	finish, most := d.slowly()
	var names []string
	for i := range 3 * mostLarge {
		names = append(names, fmt.Sprintf("%d.txt", i))
		d.put(names[i], report(i)+strings.Repeat("\nThe board met and the board went home again.\n", largeFile/40))
	}
	d.look(names...)
	d.look(names...) // as where each is touched
	if n := most.Load(); n != mostLarge {
		t.Errorf("%d large files were digested at a time, want %d", n, mostLarge)
	}
	finish()
	d.press.digests.wait = time.Hour
	d.drop("small.txt", harbour)
	d.has("Harbour", true)
	for range len(names) {
		d.finished()
	}
	for i := range names {
		d.has(fmt.Sprintf("Report %d is out", i), true)
	}
	if n := len(d.press.digests.slow); n > 0 || most.Load() > mostLarge+1 {
		t.Errorf("%d are waited for; at most %d digested at a time", n, most.Load())
	}
}
