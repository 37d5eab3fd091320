package filing

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

const wordsName = "dir/words"

func openedWords(t testing.TB, fsys journal.FS, name string) *Words {
	t.Helper()
	w := openWords(fsys, name, 4000)
	if err := w.Err(); err != nil {
		t.Fatal(err)
	}
	return w
}

// scanned returns the texts that a scan finds.
func scanned(t testing.TB, w *Words) map[int64]string {
	t.Helper()
	all, err := scan(w)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func scan(w *Words) (map[int64]string, error) {
	all := map[int64]string{}
	err := w.Scan(func(seq int64, text []byte) error {
		if _, twice := all[seq]; twice {
			return fmt.Errorf("article %d is found twice", seq)
		}
		all[seq] = string(text)
		return nil
	})
	return all, err
}

// settled waits for a compaction that may run.
func settled(w *Words) *Words {
	w.compaction.Wait()
	return w
}

func putWords(t testing.TB, w *Words, seq int64, stamp uint64, text string) {
	t.Helper()
	if err := w.Put(seq, stamp, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

func TestWords(t *testing.T) {
	disk := journaltest.New(1)
	w := openedWords(t, disk, wordsName)
	putWords(t, w, 1, 11, "one")
	putWords(t, w, 2, 12, "two")
	putWords(t, w, 5, 15, "")
	putWords(t, w, 1, 21, "one again")
	check := func(when string) {
		t.Helper()
		if got, want := scanned(t, w), map[int64]string{1: "one again", 5: ""}; !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
		for seq, want := range map[int64]uint64{0: 0, 1: 21, 2: 0, 3: 0, 5: 15, 99: 0, -1: 0} {
			if got := w.Stamp(seq); got != want {
				t.Errorf("%s: stamp of %d: %d, want %d", when, seq, got, want)
			}
		}
	}
	if err := errors.Join(w.Drop(2), w.Drop(2), w.Drop(77)); err != nil {
		t.Fatal(err)
	}
	check("at first")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = openedWords(t, disk, wordsName)
	check("opened again")
	if err := w.Keep(func(seq int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	check("rewritten")
	if err := errors.Join(w.PutOver(20, 1, 31, []byte("older")), w.PutOver(0, 5, 31, []byte("older"))); err != nil {
		t.Fatal(err)
	}
	check("after a late text")
	if err := w.PutOver(21, 1, 31, []byte("newer")); err != nil || w.Stamp(1) != 31 || scanned(t, w)[1] != "newer" {
		t.Errorf("a text in the place of another: %v, %d", err, w.Stamp(1))
	}
	for _, seq := range []int64{-1, mostSeq} {
		if err := w.Put(seq, 1, nil); err == nil {
			t.Errorf("no error for article %d", seq)
		}
	}
	stop := errors.New("stop")
	if err := w.Scan(func(int64, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the error of visit: %v", err)
	}
	w.Close()
	if err := w.Put(1, 1, nil); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Put after Close: %v", err)
	}
	if err := w.Scan(nil); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Scan after Close: %v", err)
	}
	if err := w.Keep(nil); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Keep after Close: %v", err)
	}
	if disk.Opened() != 0 {
		t.Errorf("%d files are open", disk.Opened())
	}
}

// TestWordsInUse: a second instance cannot use the file, and hears why.
func TestWordsInUse(t *testing.T) {
	name := filepath.Join(t.TempDir(), "cache", "words")
	w := openedWords(t, journal.Disk{}, name)
	other := OpenWords(journal.Disk{}, name)
	if err := other.Err(); !errors.Is(err, journal.ErrLocked) || !strings.Contains(err.Error(), name) {
		t.Errorf("error %v", err)
	}
	if err := other.Scan(nil); !errors.Is(err, journal.ErrLocked) {
		t.Errorf("Scan: %v", err)
	}
	if err := errors.Join(other.Close(), w.Close()); err != nil {
		t.Error(err)
	}
	w = openedWords(t, journal.Disk{}, name)
	w.Close()
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name, 0o755); err != nil {
		t.Fatal(err)
	}
	w = OpenWords(journal.Disk{}, name)
	if err := w.Err(); !errors.Is(err, journal.ErrNotFile) {
		t.Errorf("a folder in its place: %v", err)
	}
	w.Close()
	if l, err := (journal.Disk{}).Lock(name + ".lock"); err != nil {
		t.Errorf("the lock stays: %v", err)
	} else {
		l.Close()
	}
}

// TestWordsCompaction: the file does not grow without end, and says the same after each rewrite.
func TestWordsCompaction(t *testing.T) {
	disk := journaltest.New(1)
	w := openedWords(t, disk, wordsName)
	defer w.Close()
	want := map[int64]string{}
	rng := rand.New(rand.NewPCG(1, 2))
	largest := 0
	for n := range 3000 {
		seq := int64(rng.IntN(40))
		if rng.IntN(5) == 0 {
			if err := w.Drop(seq); err != nil {
				t.Fatal(err)
			}
			delete(want, seq)
		} else {
			want[seq] = strings.Repeat(fmt.Sprint(n, " "), rng.IntN(60))
			putWords(t, w, seq, uint64(n+1), want[seq])
		}
		if n%100 == 0 {
			if got := scanned(t, settled(w)); !maps.Equal(got, want) {
				t.Fatalf("after %d changes: %v, want %v", n, got, want)
			}
			largest = max(largest, len(disk.Data(wordsName)))
		}
	}
	// The limit is twice what counts, and the slack of 4000 bytes; what 100 changes add comes on top of it.
	if largest > 2*40*60*5+4000+100*60*5 {
		t.Errorf("the file had %d bytes", largest)
	}
	settled(w).Close()
	w = openedWords(t, disk, wordsName)
	if got := scanned(t, w); !maps.Equal(got, want) {
		t.Errorf("opened again: %v, want %v", got, want)
	}
}

// TestWordsForgotten: nothing is left in the file of what Keep drops, nor of what texts were before.
func TestWordsForgotten(t *testing.T) {
	name := filepath.Join(t.TempDir(), "words")
	w := openedWords(t, journal.Disk{}, name)
	putWords(t, w, 1, 1, "stays before")
	putWords(t, w, 1, 2, "stays now")
	putWords(t, w, 2, 1, "forgotten")
	putWords(t, w, 3, 1, "dropped")
	if err := w.Drop(3); err != nil {
		t.Fatal(err)
	}
	if err := w.Keep(func(seq int64) bool { return seq == 1 }); err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	data, err := os.ReadFile(name)
	if err != nil || !bytes.Contains(data, []byte("stays now")) {
		t.Fatalf("%q, %v", data, err)
	}
	for _, word := range []string{"before", "forgotten", "dropped"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the file still has %q", word)
		}
	}
	if got := scanned(t, w); !maps.Equal(got, map[int64]string{1: "stays now"}) || w.Stamp(2) != 0 {
		t.Errorf("found %v", got)
	}
}

// TestWordsDamage: a damaged text costs itself, the scan says so, and the next one is complete again without it.
func TestWordsDamage(t *testing.T) {
	incomplete, noticed := 0, 0
	for at := range 400 {
		disk := journaltest.New(1)
		w := openedWords(t, disk, wordsName)
		want := map[int64]string{}
		for seq := range int64(6) {
			want[seq] = strings.Repeat(fmt.Sprint("text ", seq, " "), 8)
			putWords(t, w, seq, uint64(seq+1), want[seq])
		}
		open := at%2 == 0
		if !open {
			w.Close()
		}
		disk.Damage(wordsName, func(data []byte) []byte {
			data[at%len(data)] ^= 1 << (at % 8)
			return data
		})
		if !open {
			w = openedWords(t, disk, wordsName)
		}
		_, err := scan(w)
		if err != nil && !errors.Is(err, ErrIncomplete) {
			t.Fatal(err)
		}
		if err != nil {
			incomplete++
		}
		got, err = scan(settled(w))
		if err != nil {
			t.Fatalf("byte %d: after the repair: %v", at, err)
		}
		if len(got) < 5 {
			t.Fatalf("byte %d cost %d texts", at, 6-len(got))
		}
		if len(got) == 5 {
			noticed++
		}
		for seq, text := range want {
			if got[seq] != text && (got[seq] != "" || w.Stamp(seq) != 0) {
				t.Errorf("byte %d: article %d has %q, stamp %d", at, seq, got[seq], w.Stamp(seq))
			}
			putWords(t, w, seq, uint64(seq+1), text) // it is made again
		}
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Errorf("byte %d: made again: %v", at, got)
		}
		w.Close()
	}
	if incomplete < 100 || noticed < 300 {
		t.Errorf("%d scans noticed damage, %d texts were lost", incomplete, noticed)
	}
}

// TestWordsFailures: whichever call of the file system fails, an article has its text or none, and what is on disk says the
// same after a restart.
func TestWordsFailures(t *testing.T) {
	failures := 0
	for nth := 1; ; nth++ {
		disk := journaltest.New(uint64(nth))
		w := openedWords(t, disk, wordsName)
		disk.Fail(func(call int) bool { return call == nth || call == nth+3 })
		want := map[int64]string{}
		for n := range 60 {
			seq := int64(n % 7)
			text := strings.Repeat(fmt.Sprint("text ", n, " "), 30)
			if err := w.Put(seq, uint64(n+1), []byte(text)); err != nil {
				failures++
				delete(want, seq)
				if w.Stamp(seq) != 0 {
					t.Fatalf("call %d: Put failed, and the article has a text", nth)
				}
				continue
			}
			want[seq] = text
			settled(w)
		}
		calls := disk.Calls()
		disk.Fail(nil)
		if err := w.Keep(func(int64) bool { return true }); err != nil {
			t.Fatal(nth, err)
		}
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Fatalf("call %d failed: %v, want %v", nth, got, want)
		}
		if w.Close(); disk.Opened() != 0 {
			t.Fatalf("call %d failed: %d files are open", nth, disk.Opened())
		}
		w = openedWords(t, disk, wordsName)
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Fatalf("call %d failed, opened again: %v, want %v", nth, got, want)
		}
		w.Close()
		if nth > calls {
			break
		}
	}
	if failures < 20 {
		t.Errorf("only %d calls of Put failed", failures)
	}
}

// TestWordsTogether: readers scan while texts are put and the file is rewritten.
func TestWordsTogether(t *testing.T) {
	w := openWords(journal.Disk{}, filepath.Join(t.TempDir(), "words"), 20_000)
	if err := w.Err(); err != nil {
		t.Fatal(err)
	}
	const articles = 50
	for seq := range int64(articles) {
		putWords(t, w, seq, 1, fmt.Sprint("article ", seq))
	}
	var scans, rewrites atomic.Int32
	deadline := time.Now().Add(time.Minute)
	goOn := func() bool { return (scans.Load() < 10 || rewrites.Load() < 2) && time.Now().Before(deadline) }
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for goOn() {
				got, err := scan(w)
				if err != nil || len(got) != articles {
					t.Errorf("%d texts, %v", len(got), err)
					return
				}
				for seq, text := range got {
					if !strings.HasPrefix(text, fmt.Sprint("article ", seq)) {
						t.Errorf("article %d has %q", seq, text)
						return
					}
				}
				scans.Add(1)
			}
		})
	}
	due := dueAt(w)
	for n := 0; goOn(); n++ {
		putWords(t, w, int64(n%articles), uint64(n+2), fmt.Sprint("article ", n%articles, strings.Repeat(" x", 500+n%7)))
		if next := dueAt(w); next != due {
			due = next
			rewrites.Add(1)
		}
	}
	group.Wait()
	if scans.Load() < 10 || rewrites.Load() < 2 {
		t.Errorf("%d scans, %d rewrites in a minute", scans.Load(), rewrites.Load())
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

func dueAt(w *Words) int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.next
}

// FuzzWordsFile: any file can be opened, and holds what is put there afterwards.
func FuzzWordsFile(f *testing.F) {
	f.Add([]byte(""), int64(1))
	f.Add([]byte("00000000 3 abc\n"), int64(9))
	f.Fuzz(func(t *testing.T, data []byte, seq int64) {
		disk := journaltest.New(1)
		w := openedWords(t, disk, wordsName)
		w.mu.Lock()
		w.file.Append(data)
		w.mu.Unlock()
		w.Close()
		w = openedWords(t, disk, wordsName)
		defer w.Close()
		if seq &= 0xfff; w.Put(seq, 7, []byte("text")) != nil || scanned(t, w)[seq] != "text" {
			t.Errorf("%q", data)
		}
	})
}

// BenchmarkScan reads the searched text of 10,000 articles.
func BenchmarkScan(b *testing.B) {
	w := openedWords(b, journal.Disk{}, filepath.Join(b.TempDir(), "words"))
	defer w.Close()
	text := []byte(strings.Repeat("q the harbor belongs to those who mend their nets in it \n", 35))
	for seq := range int64(10_000) {
		if err := w.Put(seq, 1, text); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(10_000 * len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found := 0
		err := w.Scan(func(_ int64, text []byte) error {
			if bytes.Contains(text, []byte("harbour")) {
				found++
			}
			return nil
		})
		if err != nil || found > 0 {
			b.Fatal(err, found)
		}
	}
}
