package cache

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

// gate is a disk on which, while it is shut, the first write to a file that is created waits for pass, and so does each Sync.
type gate struct {
	journal.FS
	shut          atomic.Bool
	waiting, pass chan bool
}

type gatedFile struct {
	journal.File
	gate *gate
	once sync.Once
}

func (g *gate) Create(path string) (journal.File, error) {
	f, err := g.FS.Create(path)
	return &gatedFile{File: f, gate: g}, err
}

func (g *gate) hold() {
	if g.shut.Load() {
		g.waiting <- true
		<-g.pass
	}
}

func (f *gatedFile) WriteAt(b []byte, at int64) (int, error) {
	f.once.Do(f.gate.hold)
	return f.File.WriteAt(b, at)
}

func (f *gatedFile) Sync() error {
	f.gate.hold()
	return f.File.Sync()
}

// TestNobodyWaitsForCompaction: Put and Get go on while a compaction waits for the disk.
func TestNobodyWaitsForCompaction(t *testing.T) {
	disk := &gate{FS: journaltest.New(1), waiting: make(chan bool), pass: make(chan bool)}
	c, err := open(disk, name, "1", 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	entry := func(i int) Entry { return Entry{Path: fmt.Sprint(i % 100), Hash: fmt.Sprint(i)} }
	for i := range 100 {
		put(t, c, entry(i))
	}
	disk.shut.Store(true)
	c.mu.Lock()
	c.start()
	c.mu.Unlock()
	i := 100
	for range 2 { // at the first write, and before the new file takes the place of the old one
		<-disk.waiting
		calls := make(chan bool)
		go func() {
			defer close(calls)
			for range 100 {
				if err := c.Put(entry(i), value(entry(i))); err != nil {
					t.Error(err)
				}
				if e := entry(i - 50); !has(c, e) {
					t.Errorf("%s of %s is lost", e.Hash, e.Path)
				}
				i++
			}
		}()
		select {
		case <-calls:
		case <-time.After(30 * time.Second):
			t.Fatal("a call waits for the compaction")
		}
		disk.pass <- true
	}
	c.compaction.Wait()
	if _, err := disk.Stat(name + ".tmp"); err == nil {
		t.Error("the new file did not take the place of the old one")
	}
	for i := range 100 {
		if e := entry(200 + i); !has(c, e) {
			t.Fatalf("%s of %s is gone", e.Hash, e.Path)
		}
	}
}

// has reports whether c has the value of e as that of the newest version of its path, or of the one before.
func has(c *Cache, e Entry) bool {
	v, ok := c.Get(e.Path, e.Hash)
	return ok && bytes.Equal(v, value(e))
}

// TestWritesDuringCompaction: what was put, touched or dropped while a compaction runs is in the new file.
func TestWritesDuringCompaction(t *testing.T) {
	for seed := range uint64(30) {
		disk := journaltest.New(seed)
		c := opened(t, disk, "1")
		rng := rand.New(rand.NewPCG(seed, 7))
		life(c, rng, 60, true)
		for range 40 {
			c.mu.Lock()
			c.start()
			c.mu.Unlock()
			for range rng.IntN(4) { // a life without waiting
				e := sample(rng.IntN(30))
				switch known, ok := c.Entry(e.Path); rng.IntN(4) {
				case 0:
					_ = c.Drop(e.Path)
				case 1:
					if known.Size = int64(rng.IntN(1000)); ok {
						_ = c.Touch(known)
					}
				default:
					e.Hash = fmt.Sprint("hash", rng.IntN(1000))
					put(t, c, e)
				}
			}
			if rng.IntN(3) == 0 {
				c.compaction.Wait()
			}
		}
		c.compaction.Wait()
		want := entries(c)
		if w := wrong(c); w != "" {
			t.Fatalf("seed %d: %s", seed, w)
		}
		c.Close()
		if c = opened(t, disk, "1"); !slices.Equal(entries(c), want) || wrong(c) != "" || c.Damaged() > 0 {
			t.Fatalf("seed %d: opened again: %+v, want %+v; %s", seed, entries(c), want, wrong(c))
		}
	}
}

// TestCloseDuringCompaction: Close ends a compaction, and leaves nothing of it.
func TestCloseDuringCompaction(t *testing.T) {
	for range 20 {
		disk := journaltest.New(1)
		c := opened(t, disk, "1")
		for i := range 30 {
			put(t, c, sample(i))
		}
		want := entries(c)
		c.mu.Lock()
		c.start()
		c.mu.Unlock()
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(disk.Names(), name+".tmp") || disk.Opened() != 0 {
			t.Errorf("the new file is left, or %d files are open", disk.Opened())
		}
		if c = opened(t, disk, "1"); !slices.Equal(entries(c), want) || wrong(c) != "" {
			t.Errorf("opened again: %+v, %s", entries(c), wrong(c))
		}
	}
}

// TestFailedCompaction: the old file stays in use, and the next compaction is tried when it has grown. A value that
// cannot be read is forgotten.
func TestFailedCompaction(t *testing.T) {
	failed := 0
	for nth, done := 1, false; !done; nth++ {
		disk := journaltest.New(1)
		c := opened(t, disk, "1")
		for i := range 30 {
			put(t, c, sample(i))
		}
		c.next = 0
		disk.Fail(func(call int) bool { return call == nth })
		err := c.compact(false)
		done = disk.Calls() < nth && err == nil
		disk.Fail(nil)
		if w := wrong(c); w != "" {
			t.Fatalf("call %d failed: %s", nth, w)
		}
		if slices.Contains(disk.Names(), name+".tmp") {
			t.Errorf("call %d failed, %v: the new file is left", nth, err)
		}
		if err == nil && len(paths(c)) < 29 || err != nil && len(paths(c)) < 30 {
			t.Errorf("call %d failed, %v: %d paths are left", nth, err, len(paths(c)))
		}
		if err != nil {
			failed++
			if c.next <= c.file.Size() {
				t.Errorf("call %d failed: tried again at once", nth)
			}
		}
		put(t, c, sample(31))
		want := entries(c)
		if c.Close(); disk.Opened() != 0 {
			t.Errorf("call %d failed: %d files are open after Close", nth, disk.Opened())
		}
		if c = opened(t, disk, "1"); !slices.Equal(entries(c), want) || wrong(c) != "" {
			t.Errorf("call %d failed, opened again: %d paths, want %d, %s", nth, len(paths(c)), len(want), wrong(c))
		}
	}
	if failed < 4 {
		t.Errorf("only %d calls made the compaction fail", failed)
	}
}

// TestCompactionInPieces: a large cache is not copied in one piece.
func TestCompactionInPieces(t *testing.T) {
	disk := journaltest.New(1)
	c, err := open(disk, name, "1", 1<<40)
	if err != nil {
		t.Fatal(err)
	}
	text := make([]byte, 40_000)
	rng := rand.NewChaCha8([32]byte{})
	const n = 40
	for i := range n {
		rng.Read(text) // has nothing in common with others, so a dictionary does not help
		if err := c.Put(sample(i), text); err != nil {
			t.Fatal(err)
		}
	}
	disk.Fail(nil)
	if err := c.compact(false); err != nil {
		t.Fatal(err)
	}
	// Each value is read by one call or two. Each piece of two values is written by two.
	if calls := disk.Calls(); calls < 2*n+n {
		t.Errorf("%d calls for %d values", calls, n)
	}
}

// TestBusyCompaction: a compaction ends although more is appended than it can copy meanwhile.
func TestBusyCompaction(t *testing.T) {
	var c *Cache
	round := 0
	text := make([]byte, 2*piece)
	rng := rand.NewChaCha8([32]byte{})
	put := func(key int) {
		rng.Read(text) // does not compress
		if err := c.Put(Entry{Path: fmt.Sprint(key), Hash: fmt.Sprint(round)}, text); err != nil {
			t.Fatal(err)
		}
	}
	disk := journaltest.Busy{FS: journaltest.New(1), Meanwhile: func() {
		if c == nil || round == 50 || !c.mu.TryLock() {
			return
		}
		c.mu.Unlock()
		round++
		for key := range 4 {
			put(key)
		}
	}}
	c, err := open(disk, name, "1", 1<<40)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for key := range 4 {
		put(key)
	}
	if err := c.compact(false); err != nil {
		t.Fatal(err)
	}
	if round < 4 || round == 50 {
		t.Errorf("%d rounds", round)
	}
	for key := range 4 {
		if e, ok := c.Entry(fmt.Sprint(key)); !ok || e.Hash != fmt.Sprint(round) {
			t.Errorf("%d has %+v", key, e)
		}
	}
}

// TestKeep: what is forgotten, and what a path had before, is not in the file any more.
func TestKeep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cache")
	c, err := Open(path, "1")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	noise := make([]byte, 200)
	rand.NewChaCha8([32]byte{}).Read(noise) // does not compress
	for _, e := range []Entry{{Path: "stays", Hash: "old"}, {Path: "stays", Hash: "new"}, {Path: "goes", Hash: "gone"}, {Path: "dropped", Hash: "dead"}} {
		if err := c.Put(e, append([]byte(e.Hash), noise...)); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Drop("dropped"); err != nil {
		t.Fatal(err)
	}
	if err := c.Keep(func(e Entry) bool { return e.Path == "stays" }); err != nil {
		t.Fatal(err)
	}
	if paths := slices.Collect(c.Paths()); !slices.Equal(paths, []string{"stays"}) {
		t.Errorf("paths %q", paths)
	}
	if value, ok := c.Get("stays", "new"); !ok || string(value[:3]) != "new" {
		t.Errorf("what is kept: %q, %v", value, ok)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"old", "gone", "dead", "goes", "dropped"} {
		if strings.Contains(string(data), word) {
			t.Errorf("the file still has %q", word)
		}
	}
	if err := c.Put(Entry{Path: "goes", Hash: "again"}, noise); err != nil {
		t.Error(err)
	}
}

// TestNoCompactionOfLive: a cache to which only new values come, as in a first scan, is never compacted.
func TestNoCompactionOfLive(t *testing.T) {
	calls := func(slack int64) int {
		disk := journaltest.New(1)
		c, err := open(disk, name, "1", slack)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 200 {
			put(t, c, sample(i))
			c.compaction.Wait()
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		return disk.Calls()
	}
	if got, want := calls(4000), calls(1<<20); got != want {
		t.Errorf("%d calls to the disk, want %d", got, want)
	}
}
