package filing

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/klauspost/compress/s2"

	"seedfeed/feed/digest"
	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
	"seedfeed/feed/ledger"
)

const wordsName = "dir/words"

// wordsConfig is for a ledger of 60 articles.
func wordsConfig(fsys journal.FS, name string) WordsConfig {
	index := ledger.NewIndex()
	for n := range 60 {
		index.Put(ledger.Record{ID: fmt.Sprint("id", n+1)})
	}
	return WordsConfig{FS: fsys, Path: name, Index: index, Version: "1"}
}

func openedWords(t testing.TB, fsys journal.FS, name string) *Words {
	t.Helper()
	w := openWords(wordsConfig(fsys, name), 4000)
	if err := w.Err(); err != nil {
		t.Fatal(err)
	}
	return w
}

// scanned returns the texts that a scan finds.
func scanned(t testing.TB, w *Words) map[int64]string {
	t.Helper()
	w.Complete()
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
	if err := w.put(seq, stamp, []byte(text)); err != nil {
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
		for seq, want := range map[int64]uint64{0: 0, 1: 21, 2: 0, 3: 0, 5: 15, 99: 0} {
			if got := w.stamp(seq); got != want {
				t.Errorf("%s: stamp of %d: %d, want %d", when, seq, got, want)
			}
		}
	}
	if err := errors.Join(w.put(2, 0, nil), w.put(2, 0, nil), w.put(77, 0, nil)); err != nil {
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
	for _, seq := range []int64{-1, mostSeq} {
		if err := w.put(seq, 1, nil); err == nil {
			t.Errorf("no error for article %d", seq)
		}
	}
	stop := errors.New("stop")
	if err := w.Scan(func(int64, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("the error of visit: %v", err)
	}
	w.Close()
	if err := w.put(1, 1, nil); !errors.Is(err, fs.ErrClosed) {
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

// TestApply: the text of an article follows its record, and what is stale is told.
func TestApply(t *testing.T) {
	disk := journaltest.New(1)
	c := wordsConfig(disk, wordsName)
	c.Index = ledger.NewIndex()
	asked := 0
	digestOf := func(title string) func(ledger.Record) *digest.Digest {
		return func(r ledger.Record) *digest.Digest {
			asked++
			return &digest.Digest{
				Title: title, Summary: []string{"Short."}, Tags: []string{"Tag"}, Body: "The whole text.",
				Quotes: []digest.Quote{{Text: "Yes!", Speaker: "Anna Holm"}},
			}
		}
	}
	w := openWords(c, 4000)
	apply := func(r ledger.Record, d func(ledger.Record) *digest.Digest) ledger.Record {
		t.Helper()
		c.Index.Put(r)
		r, _ = c.Index.ByID(r.ID)
		if err := w.Apply(r, d); err != nil {
			t.Fatal(err)
		}
		return r
	}
	check := func(when string, want map[int64]string, stale ...string) {
		t.Helper()
		if got := w.Stale(); !slices.Equal(got, stale) || w.Whole() != (len(stale) == 0) {
			t.Errorf("%s: stale %q, want %q; whole %v", when, got, stale, w.Whole())
		}
		size := len(disk.Data(wordsName))
		if w.Stale(); len(disk.Data(wordsName)) != size {
			t.Errorf("%s: asked what is stale a second time, the file has %d bytes more", when, len(disk.Data(wordsName))-size)
		}
		if _, err := scan(w); len(stale) > 0 && !errors.Is(err, ErrIncomplete) {
			t.Errorf("%s: scan of an incomplete text: %v", when, err)
		}
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
	const rest = "k tag \ns short \nq yes \np anna holm \n"
	one := apply(ledger.Record{ID: "one", Hash: "1"}, digestOf("First"))
	two := apply(ledger.Record{ID: "two", Hash: "2"}, digestOf("Second"))
	want := map[int64]string{one.Seq: "t first \n" + rest, two.Seq: "t second \n" + rest}
	check("new", want)
	apply(one, digestOf("Other"))
	check("unchanged", want)
	if asked != 2 {
		t.Errorf("%d digests for two texts", asked)
	}
	one.Owner = "says more"
	one = apply(one, digestOf("Edited"))
	want[one.Seq] = "t edited \n" + rest
	check("other words of the owner", want)
	two.Withdrawn = time.Unix(1, 0)
	two = apply(two, digestOf("Second"))
	delete(want, two.Seq)
	check("withdrawn", want)
	if asked != 3 {
		t.Errorf("the digest of a withdrawn article was asked for")
	}
	two.Withdrawn = time.Time{}
	c.Index.Put(two)
	check("back, and not applied", want, "two")
	w.Apply(two, func(ledger.Record) *digest.Digest { return nil })
	check("back, and not to be read", want, "two")
	apply(two, digestOf("Back"))
	want[two.Seq] = "t back \n" + rest
	check("back", want)

	w.Close()
	w = openWords(c, 4000)
	if !w.Whole() {
		t.Error("opened again: not whole")
	}
	check("opened again", want)
	w.Close()
	one.Withdrawn = time.Unix(2, 0)
	c.Index.Put(one)
	delete(want, one.Seq)
	c.Version, c.Body = "2", true
	w = openWords(c, 4000)
	if w.Whole() {
		t.Error("of another version: whole")
	}
	check("of another version, withdrawn meanwhile", want, "two")
	apply(two, digestOf("Back"))
	want[two.Seq] += "x the whole text \n"
	check("of another version", want)
	w.Close()
	c.Index = ledger.NewIndex()
	w = openWords(c, 4000)
	check("without its ledger", map[int64]string{})
	w.Close()

	disk.Fail(func(int) bool { return true })
	w = openWords(c, 4000)
	if err := w.Apply(two, digestOf("x")); err == nil || w.Err() == nil {
		t.Errorf("no error without a disk: %v, %v", err, w.Err())
	}
	var none *Words
	if err := errors.Join(none.Apply(one, nil), none.Close(), none.Err(), none.Keep(nil)); err != nil || none.Stale() != nil || !none.Whole() {
		t.Errorf("a nil Words: %v", err)
	}
	if none.Complete(); !errors.Is(none.Scan(nil), ErrIncomplete) {
		t.Error("a nil Words can be scanned")
	}
}

// TestParsePayload: bytes that no record has are none, so that a file of another program, or of a later one, costs nothing.
func TestParsePayload(t *testing.T) {
	record := wordsRecord{seq: mostSeq - 1, stamp: 7, text: []byte("text"), kind: dictText}.payload()
	if p, ok := parsePayload(record); !ok || p.seq != mostSeq-1 || p.stamp != 7 || string(p.text) != "text" || p.kind != dictText {
		t.Errorf("%+v, %v", p, ok)
	}
	for name, payload := range map[string][]byte{
		"nothing": nil, "no number": {0x80}, "a number alone": {1}, "half a stamp": record[:len(record)-len("text")-4],
		"a kind of a later program": append([]byte{0x80, 0x80, 0x80, 0x80, 0x08}, make([]byte, 8)...),
	} {
		if p, ok := parsePayload(payload); ok {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// TestWordsInUse: a second instance cannot use the file, and hears why.
func TestWordsInUse(t *testing.T) {
	name := filepath.Join(t.TempDir(), "cache", "words")
	w := openedWords(t, journal.Disk{}, name)
	other := OpenWords(wordsConfig(journal.Disk{}, name))
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
	w = OpenWords(wordsConfig(journal.Disk{}, name))
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
		seq := int64(1 + rng.IntN(40))
		if rng.IntN(5) == 0 {
			if err := w.put(seq, 0, nil); err != nil {
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
	if err := w.put(3, 0, nil); err != nil {
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
	if got := scanned(t, w); !maps.Equal(got, map[int64]string{1: "stays now"}) || w.stamp(2) != 0 {
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
		for seq := int64(1); seq <= 6; seq++ {
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
		w.Complete()
		_, err := scan(w)
		if err != nil && !errors.Is(err, ErrIncomplete) {
			t.Fatal(err)
		}
		if err != nil {
			incomplete++
		}
		settled(w).Complete()
		got, err := scan(w)
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
			if got[seq] != text && (got[seq] != "" || w.stamp(seq) != 0) {
				t.Errorf("byte %d: article %d has %q, stamp %d", at, seq, got[seq], w.stamp(seq))
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
			seq := int64(1 + n%7)
			text := strings.Repeat(fmt.Sprint("text ", n, " "), 30)
			if err := w.put(seq, uint64(n+1), []byte(text)); err != nil {
				failures++
				delete(want, seq)
				if w.stamp(seq) != 0 {
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

// TestWordsKeepFails: whichever call fails while the file is rewritten, no text is lost.
func TestWordsKeepFails(t *testing.T) {
	for nth := 1; ; nth++ {
		disk := journaltest.New(uint64(nth))
		w := openedWords(t, disk, wordsName)
		want := map[int64]string{}
		for seq := int64(1); seq <= 20; seq++ {
			want[seq] = strings.Repeat(fmt.Sprint("text ", seq), 5000)
			putWords(t, w, seq, 1, want[seq])
		}
		settled(w)
		failed := false
		disk.Fail(func(call int) bool { failed = failed || call == nth; return call == nth })
		err := w.Keep(func(int64) bool { return true })
		disk.Fail(nil)
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Fatalf("call %d failed, %v: %d texts, want %d", nth, err, len(got), len(want))
		}
		w.Close()
		w = openedWords(t, disk, wordsName)
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Fatalf("call %d failed, %v, opened again: %d texts, want %d", nth, err, len(got), len(want))
		}
		w.Close()
		if !failed {
			if nth < 8 || err != nil {
				t.Errorf("only %d calls, %v", nth, err)
			}
			return
		}
	}
}

// full is a disk on which no file can be made any more. It counts the attempts.
type full struct {
	journal.FS
	attempts int
}

func (f *full) Create(string) (journal.File, error) {
	f.attempts++
	return nil, errors.New("full")
}

// TestWordsNoRoomToRewrite: where the file cannot be rewritten, that is not tried again with each text.
func TestWordsNoRoomToRewrite(t *testing.T) {
	disk := &full{FS: journaltest.New(1)}
	w := openedWords(t, disk, wordsName)
	defer w.Close()
	const most = 60_000
	for n := uint64(1); w.file.Size() < most; n++ {
		putWords(t, settled(w), 1, n, noise(n, 200))
	}
	settled(w)
	if tries := most / 4000; disk.attempts < 2 || disk.attempts > tries {
		t.Errorf("%d attempts, want 2 to %d", disk.attempts, tries)
	}
}

// TestWordsDamageRewritten: a text that a rewrite cannot read is missed.
func TestWordsDamageRewritten(t *testing.T) {
	disk := journaltest.New(1)
	w := openedWords(t, disk, wordsName)
	defer w.Close()
	putWords(t, w, 1, 1, "one")
	putWords(t, w, 2, 1, "two")
	w.Complete()
	disk.Damage(wordsName, func(data []byte) []byte { return bytes.Replace(data, []byte("two"), []byte("owt"), 1) })
	if err := w.Keep(func(int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if w.Whole() || w.stamp(1) != 1 || w.stamp(2) != 0 {
		t.Errorf("whole %v, stamps %d, %d", w.Whole(), w.stamp(1), w.stamp(2))
	}
}

// TestWordsBusy: a rewrite ends although more is appended than it can copy meanwhile.
func TestWordsBusy(t *testing.T) {
	var w *Words
	round := uint64(1)
	disk := journaltest.Busy{FS: journaltest.New(1), Meanwhile: func() {
		if round == 50 || !w.mu.TryLock() {
			return
		}
		w.mu.Unlock()
		round++
		for seq := range int64(100) {
			putWords(t, w, seq%50, round, fmt.Sprint("article ", seq%50, " ", round))
		}
	}}
	w = openedWords(t, disk, wordsName)
	defer w.Close()
	for seq := range int64(50) {
		putWords(t, w, seq, 1, fmt.Sprint("article ", seq))
	}
	w.Complete()
	if err := w.Keep(func(int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if round < 2 || round > 5 {
		t.Errorf("%d rounds", round)
	}
	all := scanned(t, w)
	for seq := range int64(50) {
		if want := fmt.Sprint("article ", seq, " ", round); all[seq] != want {
			t.Errorf("%q, want %q", all[seq], want)
		}
	}
}

// TestWordsTogether: readers scan while texts are put and the file is rewritten.
func TestWordsTogether(t *testing.T) {
	w := openWords(wordsConfig(journal.Disk{}, filepath.Join(t.TempDir(), "words")), 20_000)
	if err := w.Err(); err != nil {
		t.Fatal(err)
	}
	const articles = 50
	for seq := int64(1); seq <= articles; seq++ {
		putWords(t, w, seq, 1, fmt.Sprint("article ", seq))
	}
	w.Complete()
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
		putWords(t, w, int64(1+n%articles), uint64(n+2), fmt.Sprint("article ", 1+n%articles, " ", noise(uint64(n), 1000+n%7)))
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

// noise returns a text that cannot be compressed.
func noise(seed uint64, size int) string {
	random := rand.New(rand.NewPCG(seed, 1))
	text := make([]byte, size)
	for i := range text {
		text[i] = byte(' ' + random.IntN(90))
	}
	return string(text)
}

// TestWordsPacked: texts are compressed on disk, and those of older programs are read, and compressed when the file is rewritten.
func TestWordsPacked(t *testing.T) {
	disk := journaltest.New(1)
	w := openedWords(t, disk, wordsName)
	want := map[int64]string{
		1: strings.Repeat("q the harbor lamp \n", 50), 2: noise(1, 500), 3: "", 4: strings.Repeat("q a lamp \n", 200), 5: "xxx",
		6: strings.Repeat("q the harbor \n", 50),
	}
	for seq, text := range want {
		older := wordsRecord{seq, 7, []byte(text), plainText}
		if seq == 6 {
			older = wordsRecord{seq, 7, s2.Encode(nil, []byte(text)), packedText}
		}
		putRecord(t, w, older)
	}
	plain := w.file.Size()
	if got := scanned(t, w); !maps.Equal(got, want) {
		t.Errorf("plain texts: %v", got)
	}
	if err := w.Keep(func(int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if got := scanned(t, w); !maps.Equal(got, want) || w.file.Size() > plain/2 {
		t.Errorf("rewritten to %d of %d bytes: %v", w.file.Size(), plain, got)
	}
	for seq, text := range want {
		putWords(t, w, seq+10, 8, text)
		want[seq+10] = text
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = openedWords(t, disk, wordsName)
	defer w.Close()
	if got := scanned(t, w); !maps.Equal(got, want) {
		t.Errorf("opened again: %v", got)
	}
	putRecord(t, w, wordsRecord{4, 7, []byte{200, 1, 99}, packedText})
	if _, lost := scan(w); !errors.Is(lost, ErrIncomplete) {
		t.Errorf("a text that cannot be decompressed: %v", lost)
	}
}

// putRecord appends a record as an older program wrote it.
func putRecord(t *testing.T, w *Words, r wordsRecord) {
	t.Helper()
	payload := r.payload()
	offsets, err := w.file.Append(payload)
	if err != nil {
		t.Fatal(err)
	}
	w.apply(payload, offsets[0])
}

// phrased returns a text that has most of its phrases in common with other texts, and few of them twice.
func phrased(n int64) string {
	random := rand.New(rand.NewPCG(uint64(n), 2))
	text := fmt.Sprintf("secret %d\n", n)
	for range 75 {
		text += noise(uint64(random.IntN(500)), 40)
	}
	return text
}

// TestWordsDictionary: a file learns from its first texts, so that later ones take little room. What it learnt outlives one damaged
// place, a restart and a rewrite, but not the text from which it was learnt. Where it is lost, the texts that need it are stale.
func TestWordsDictionary(t *testing.T) {
	disk := journaltest.New(1)
	w := openedWords(t, disk, wordsName)
	want := map[int64]string{}
	put := func(seq int64) {
		want[seq] = phrased(seq)
		putWords(t, w, seq, 7, want[seq])
	}
	for seq := int64(1); seq <= 30; seq++ {
		put(seq)
	}
	learnt := w.file.Size()
	for seq := int64(31); seq <= 50; seq++ {
		put(seq)
	}
	if grown := w.file.Size() - learnt; grown > 20*1000 {
		t.Errorf("20 texts of 3000 bytes took %d", grown)
	}
	again := func(when string, damaged ...int64) {
		t.Helper()
		settled(w).Close()
		disk.Damage(wordsName, func(data []byte) []byte {
			for _, at := range damaged {
				data[at+1000] ^= 1
			}
			return data
		})
		w = openedWords(t, disk, wordsName)
		if got := scanned(t, w); !maps.Equal(got, want) {
			t.Errorf("%s: %d texts, want %d", when, len(got), len(want))
		}
	}
	again("opened again")
	if !bytes.Contains(w.dict.Bytes(), []byte("secret 1\n")) {
		t.Error("the first text was not learnt")
	}
	again("with one damaged place", dictionariesOf(t, w)[0])
	delete(want, 1)
	if err := w.Keep(func(seq int64) bool { return seq != 1 }); err != nil {
		t.Fatal(err)
	}
	again("rewritten")
	if bytes.Contains(w.dict.Bytes(), []byte("secret 1\n")) {
		t.Error("a text that was dropped is still in the dictionary")
	}
	places := dictionariesOf(t, w)
	maps.DeleteFunc(want, func(seq int64, _ string) bool { return w.pages[seq].offset > places[0] })
	if len(want) < 10 || len(want) > 30 {
		t.Errorf("%d texts need no dictionary", len(want))
	}
	again("without its dictionary", places...)
	for seq := int64(1); seq <= 50; seq++ {
		if w.stamp(seq) == 0 {
			put(seq)
		}
	}
	again("made again")
	w.Close()
}

// dictionariesOf returns where the dictionaries of a file are.
func dictionariesOf(t *testing.T, w *Words) (offsets []int64) {
	t.Helper()
	w.file.Each(func(offset int64, payload []byte) error {
		if r, ok := parsePayload(payload); ok && r.kind == dictionary {
			offsets = append(offsets, offset)
		}
		return nil
	})
	if len(offsets) != 2 {
		t.Fatalf("%d dictionaries", len(offsets))
	}
	return offsets
}

// TestWordsOfFirstScan: a file to which only new texts come is never compacted.
func TestWordsOfFirstScan(t *testing.T) {
	calls := func(slack int64) int {
		disk := journaltest.New(1)
		w := openWords(wordsConfig(disk, wordsName), slack)
		for seq := range int64(60) {
			putWords(t, w, seq+1, 1, fmt.Sprint("article ", seq, " ", noise(uint64(seq), 1000)))
			w.compaction.Wait()
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return disk.Calls()
	}
	if got, want := calls(4000), calls(1<<20); got != want {
		t.Errorf("%d calls to the disk, want %d", got, want)
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
		if seq &= 0xfff; w.put(seq, 7, []byte("text")) != nil || scanned(t, w)[seq] != "text" {
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
		if err := w.put(seq, 1, text); err != nil {
			b.Fatal(err)
		}
	}
	w.Complete()
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

// TestSum: the sums are those of package hash/fnv, which the files of older programs have.
func TestSum(t *testing.T) {
	h := fnv.New64a()
	h.Write([]byte("tag:a\x00\x00ö\x00"))
	if got := sum("tag:a", "", "ö"); got != h.Sum64() {
		t.Errorf("%x, want %x", got, h.Sum64())
	}
}
