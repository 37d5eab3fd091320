package feed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/gallery"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/owner"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/watch"
)

// bench is a folder of files in memory, and the digests that are made of them.
type bench struct {
	*digests
	t     *testing.T
	files map[string]string
	errs  map[string]error // of looking at a file, and of reading it
	read  []string         // paths of the files that were read
	log   strings.Builder

	mu   sync.Mutex
	made []string // paths of the files that were digested, sorted
}

func newBench(t *testing.T) *bench {
	b := &bench{t: t, files: map[string]string{}, errs: map[string]error{}}
	kept, err := cache.Open(filepath.Join(t.TempDir(), "digests"), "1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	said, err := owner.Open(owner.Config{FS: journal.Disk{}, Path: filepath.Join(t.TempDir(), "owner"), Index: ledger.NewIndex(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { said.Close(true) })
	b.digests = newDigests(&config{
		Config: settings.Config{Log: slog.New(slog.NewTextHandler(&b.log, nil))},
		files: &files{
			look: func(path string) (watch.Stamp, error) { return stampFor(b.files[path]), b.errs[path] },
			read: func(path string) ([]byte, error) {
				b.read = append(b.read, path)
				return []byte(b.files[path]), b.errs["read "+path]
			},
		},
	}, kept, gallery.New(gallery.Config{}), said)
	b.wait = time.Hour
	b.file = func(path string, data []byte) (*digest.Digest, error) {
		b.mu.Lock()
		b.made = append(b.made, path)
		slices.Sort(b.made)
		b.mu.Unlock()
		if strings.Contains(string(data), "bad") {
			return &digest.Digest{Title: "half of it"}, errors.New("no article")
		}
		return &digest.Digest{Title: string(data)}, nil
	}
	return b
}

func stampFor(text string) watch.Stamp {
	return watch.Stamp{Size: int64(len(text)), ModTime: 11, ChangeTime: 12, Inode: 13}
}

// come makes the digests of files as they are now.
func (b *bench) come(paths ...string) []*arrival {
	var came []*arrival
	for _, path := range paths {
		came = append(came, &arrival{path: path, stamp: stampFor(b.files[path]), data: []byte(b.files[path])})
	}
	return b.make(context.Background(), came)
}

// match is what the register says of a file that came.
func match(a *arrival) register.Match {
	return register.Match{Arrival: register.Arrival{Path: a.path, Hash: a.hash, Digest: a.digest, Base: a.digest}}
}

func recordOf(path, text string) ledger.Record {
	return ledger.Record{Path: path, Hash: digest.Hash([]byte(text))}
}

// TestMake: every file of a batch gets its own digest or error, in the order of the batch, and is digested once.
func TestMake(t *testing.T) {
	b := newBench(t)
	var paths []string
	for i := range 40 {
		paths = append(paths, fmt.Sprintf("%02d.txt", i))
		b.files[paths[i]] = fmt.Sprint("text ", i)
	}
	b.files["07.txt"] = "a bad one"
	done := b.come(paths...)
	if len(done) != len(paths) || !slices.Equal(b.made, paths) {
		t.Fatalf("%d finished, digested %q", len(done), b.made)
	}
	for i, a := range done {
		text := b.files[paths[i]]
		switch {
		case a.path != paths[i] || a.hash != digest.Hash([]byte(text)) || a.stamp != stampFor(text) || a.data != nil:
			t.Errorf("%d: %+v", i, a)
		case i == 7 && a.err == nil, i != 7 && (a.err != nil || a.digest.Title != text):
			t.Errorf("%d: %v, %+v", i, a.err, a.digest)
		}
		if i != 7 {
			b.keep(match(a))
		}
	}
	b.made = nil
	for i, a := range b.come(paths...) {
		if i != 7 && a.digest.Title != b.files[a.path] {
			t.Errorf("%d from the cache: %+v", i, a.digest)
		}
	}
	if !slices.Equal(b.made, []string{"07.txt"}) {
		t.Errorf("digested %q again, though they were kept", b.made)
	}
	if e, ok := b.cache.Entry("03.txt"); !ok || stampOf(e) != stampFor("text 3") || e.Hash != digest.Hash([]byte("text 3")) {
		t.Errorf("kept as %+v", e)
	}
}

// TestAhead: digests that were made before their files are handed over are used if the bytes are the same, whether they were
// expected in the last round or in the one before, and each is made once.
func TestAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.files["kept.txt"] = "kept"
		b.keep(match(b.come("kept.txt")[0]))
		for _, path := range []string{"a.txt", "b.txt", "c.txt", "gone.txt"} {
			b.files[path] = "text of " + path
		}
		b.files["bad.txt"], b.files["large.txt"] = "a bad one", strings.Repeat("large ", largeFile)
		b.errs["read gone.txt"] = fs.ErrNotExist
		b.made = nil
		expected := func(paths ...string) {
			b.expect(paths)
			synctest.Wait()
		}
		expected("a.txt", "b.txt", "bad.txt", "gone.txt", "kept.txt", "large.txt")
		if want := []string{"a.txt", "b.txt", "bad.txt"}; !slices.Equal(b.made, want) {
			t.Fatalf("made ahead: %q, want %q", b.made, want)
		}
		b.files["b.txt"] = "another text"
		expected("a.txt", "c.txt")
		done := b.come("a.txt", "b.txt", "bad.txt", "kept.txt")
		for i, title := range []string{"text of a.txt", "another text", "", "kept"} {
			switch a := done[i]; {
			case title == "" && a.err == nil, title != "" && (a.err != nil || a.digest.Title != title):
				t.Errorf("%s: %v, %+v", a.path, a.err, a.digest)
			}
		}
		expected()
		if c := b.come("c.txt")[0]; c.digest.Title != "text of c.txt" {
			t.Errorf("c.txt: %+v", c.digest)
		}
		if want := []string{"a.txt", "b.txt", "b.txt", "bad.txt", "c.txt"}; !slices.Equal(b.made, want) {
			t.Errorf("made: %q, want %q", b.made, want)
		}
		expected()
		if n := len(b.ahead.files); n > 0 {
			t.Errorf("%d digests that nobody expects are held", n)
		}
	})
}

// TestAheadMended: a file that takes long and is mended meanwhile does not wait for the digest of what it was.
func TestAheadMended(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		file := b.file
		b.file = func(path string, data []byte) (*digest.Digest, error) {
			if string(data) == "slow" {
				time.Sleep(time.Minute) // of the bubble's clock
			}
			return file(path, data)
		}
		b.files["a.txt"] = "slow"
		b.expect([]string{"a.txt"})
		synctest.Wait()
		b.files["a.txt"] = "mended"
		began := time.Now()
		if done := b.come("a.txt"); len(done) != 1 || done[0].digest.Title != "mended" || time.Since(began) > 0 {
			t.Errorf("%d finished after %s", len(done), time.Since(began))
		}
		time.Sleep(time.Hour)
	})
}

// TestAheadSlow: a digest that is waited for too long in a batch is not begun a second time where its file is asked for again.
func TestAheadSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.wait = time.Second
		file := b.file
		b.file = func(path string, data []byte) (*digest.Digest, error) {
			time.Sleep(5 * time.Second) // of the bubble's clock
			return file(path, data)
		}
		b.files["slow.txt"] = "slow"
		b.expect([]string{"slow.txt"})
		if done := b.come("slow.txt"); len(done) > 0 {
			t.Fatalf("%d finished", len(done))
		}
		b.expect([]string{"slow.txt"})
		b.expect(nil)
		b.expect([]string{"slow.txt"})
		time.Sleep(time.Minute)
		if done := b.come("slow.txt"); len(done) != 1 || done[0].digest.Title != "slow" || len(b.made) != 1 {
			t.Errorf("%d finished, made %q", len(done), b.made)
		}
	})
}

// TestKeep: what has the same bytes is touched and not written again, and what is half written is not read.
func TestKeep(t *testing.T) {
	b := newBench(t)
	b.files["a.txt"] = "text"
	a := b.come("a.txt")[0]
	b.keep(match(a))
	a.digest = &digest.Digest{Title: "made anew"}
	b.fresh[version{"a.txt", a.hash}] = found{a.digest, watch.Stamp{Size: 4, ModTime: 99}}
	b.keep(match(a))
	if e, _ := b.cache.Entry("a.txt"); e.ModTime != 99 || b.cached("a.txt", a.hash).Title != "text" {
		t.Errorf("%+v holds %+v", e, b.cached("a.txt", a.hash))
	}
	if b.log.String() != "" {
		t.Errorf("logged %s", b.log.String())
	}
	b.files["b.txt"] = "text"
	b.keep(match(b.come("b.txt")[0]))
	b.forgetOthers(slices.Values([]string{"b.txt", "c.txt"}))
	if got := slices.Sorted(b.cache.Paths()); !slices.Equal(got, []string{"b.txt"}) {
		t.Errorf("the cache has %q", got)
	}
	if err := b.cache.Put(cache.Entry{Path: "d.txt", Hash: "h"}, []byte("{")); err != nil {
		t.Fatal(err)
	}
	if d := b.cached("d.txt", "h"); d != nil {
		t.Errorf("half a digest was read: %+v", d)
	}
}

// TestOf: a published text is found in the last batch, in the cache, or in its file as long as that has the same bytes.
func TestOf(t *testing.T) {
	b := newBench(t)
	for _, test := range []struct {
		name, file string
		err        error
		want       bool
	}{
		{"same bytes", "text", nil, true},
		{"other bytes", "texts", nil, false},
		{"unreadable", "text", fs.ErrPermission, false},
		{"no article any more", "a bad one", nil, false},
	} {
		b.files["a.txt"], b.errs["read a.txt"] = test.file, test.err
		text := "text"
		if strings.Contains(test.file, "bad") {
			text = test.file
		}
		if d := b.of(recordOf("a.txt", text)); (d != nil) != test.want || d != nil && d.Title != text {
			t.Errorf("%s: %+v", test.name, d)
		}
	}
	b.errs["read a.txt"] = nil
	b.files["a.txt"] = "text"
	done := b.come("a.txt")
	b.files["a.txt"], b.read = "another", nil
	if d := b.of(recordOf("a.txt", "text")); d == nil || d != done[0].digest {
		t.Errorf("of the last batch: %+v", d)
	}
	if d := b.old(recordOf("a.txt", "text")); d != nil {
		t.Errorf("only the cache has old versions: %+v", d)
	}
	b.keep(match(done[0]))
	b.come() // the next batch
	if d := b.of(recordOf("a.txt", "text")); d == nil || d.Title != "text" {
		t.Errorf("of the cache: %+v", d)
	}
	if d := b.old(recordOf("a.txt", "text")); d == nil || d.Title != "text" {
		t.Errorf("the old version: %+v", d)
	}
	if len(b.read) > 0 {
		t.Errorf("read %q, though their texts were kept", b.read)
	}
}

// TestHolds: what a file has now is told by its stamp where the cache knows it, else by its bytes.
func TestHolds(t *testing.T) {
	b := newBench(t)
	b.files["kept.txt"] = "text"
	b.keep(match(b.come("kept.txt")[0]))
	b.files["other.txt"] = "text"
	hash := digest.Hash([]byte("text"))
	for _, test := range []struct {
		name, path, hash string
		look, open       error
		want, reads      bool
	}{
		{"known stamp", "kept.txt", hash, nil, nil, true, false},
		{"known stamp, other hash", "kept.txt", "h", nil, nil, false, false},
		{"unknown", "other.txt", hash, nil, nil, true, true},
		{"unknown, other bytes", "other.txt", "h", nil, nil, false, true},
		{"gone", "kept.txt", hash, fs.ErrNotExist, nil, false, false},
		{"not to be looked at", "kept.txt", "h", fs.ErrPermission, nil, true, false},
		{"not to be read", "other.txt", "h", nil, fs.ErrPermission, true, true},
		{"gone before it is read", "other.txt", hash, nil, fs.ErrNotExist, false, true},
	} {
		b.errs[test.path], b.errs["read "+test.path], b.read = test.look, test.open, nil
		if got := b.holds(test.path, test.hash); got != test.want || (len(b.read) > 0) != test.reads {
			t.Errorf("%s: %v, read %q", test.name, got, b.read)
		}
	}
	b.errs, b.files["kept.txt"] = map[string]error{}, "texts" // of another size
	if b.holds("kept.txt", hash) || !b.holds("kept.txt", digest.Hash([]byte("texts"))) {
		t.Error("a file that was edited counts as it was")
	}
}

// TestSlow: what takes long is left behind for a later batch, is made once, is named once after ten seconds, and asks
// once to be handed over.
func TestSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t)
		b.wait = time.Second
		file := b.file
		b.file = func(path string, data []byte) (*digest.Digest, error) {
			if path == "slow.txt" {
				time.Sleep(25 * time.Second) // of the bubble's clock
			}
			return file(path, data)
		}
		b.files["slow.txt"], b.files["quick.txt"] = "slow", "quick"
		start := time.Now()
		done := b.come("slow.txt", "quick.txt")
		if len(done) != 1 || done[0].path != "quick.txt" || time.Since(start) != time.Second {
			t.Fatalf("%d finished after %s", len(done), time.Since(start))
		}
		if done = b.come("slow.txt"); len(done) != 0 || time.Since(start) != time.Second {
			t.Errorf("waited again, till %s", time.Since(start))
		}
		for _, at := range []struct {
			after time.Duration
			named int
			poll  bool
			paths []string
		}{
			{nameAfter, 0, true, nil}, {nameAfter + time.Millisecond, 1, true, nil}, {nameAfter + time.Second, 1, true, nil},
			{26 * time.Second, 1, false, []string{"slow.txt"}}, {27 * time.Second, 1, false, nil},
		} {
			time.Sleep(at.after - time.Since(start))
			now := time.Unix(1e9, 0)
			paths, next := b.finished(now)
			if n := strings.Count(b.log.String(), "file=slow.txt"); n != at.named || !slices.Equal(paths, at.paths) || next.Equal(now.Add(slowPoll)) != at.poll || next.IsZero() == at.poll {
				t.Errorf("after %s: named %d times, asks for %q, next %s", at.after, n, paths, next)
			}
		}
		done = b.come("slow.txt")
		if len(done) != 1 || done[0].digest.Title != "slow" || !slices.Equal(b.made, []string{"quick.txt", "slow.txt"}) || len(b.slow) > 0 {
			t.Errorf("%d finished, digested %q, %d left", len(done), b.made, len(b.slow))
		}

		b.come("slow.txt") // begun again: nothing was kept
		b.files["slow.txt"] = "slow in another version"
		b.come("slow.txt")
		if got := slices.Collect(maps.Keys(b.slow)); len(got) != 1 || got[0].hash != digest.Hash([]byte("slow in another version")) {
			t.Errorf("slow files %v: the older version is not wanted any more", got)
		}
		b.forgetSlow()
		time.Sleep(time.Minute)
		if paths, next := b.finished(time.Now()); len(paths) > 0 || !next.IsZero() {
			t.Errorf("asks for %q of a folder that is gone", paths)
		}

		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		b.wait, start = time.Hour, time.Now()
		if done := b.make(ctx, []*arrival{{path: "slow.txt", data: []byte("slow again")}}); len(done) > 0 || time.Since(start) > 0 {
			t.Errorf("%d finished; stopping took %s", len(done), time.Since(start))
		}
		time.Sleep(time.Minute)
	})
}
