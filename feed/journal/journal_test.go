package journal_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

const path = "dir/j"

// open opens the journal and returns what it holds.
func open(t testing.TB, fsys journal.FS, path string) (*journal.Journal, []string) {
	t.Helper()
	var got []string
	j, err := journal.Open(fsys, path, func(_ int64, p []byte) error {
		got = append(got, string(p))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return j, got
}

func appendAll(t testing.TB, j *journal.Journal, payloads ...string) []int64 {
	t.Helper()
	var b [][]byte
	for _, p := range payloads {
		b = append(b, []byte(p))
	}
	offsets, err := j.Append(b...)
	if err != nil {
		t.Fatal(err)
	}
	return offsets
}

var samples = []string{"", "a", "two\nlines\n", "\x00\xff binary", `{"id":"x"}`, strings.Repeat("long ", 100_000), "\n\n", "end"}

func TestRoundTripOnDisk(t *testing.T) {
	name := filepath.Join(t.TempDir(), "j")
	j, _ := open(t, journal.Disk{}, name)
	offsets := appendAll(t, j, samples...)
	if err := j.Sync(); err != nil {
		t.Fatal(err)
	}
	for i, off := range offsets {
		if got, err := j.ReadAt(off); err != nil || string(got) != samples[i] {
			t.Errorf("ReadAt(%d) = %.20q, %v, want %.20q", off, got, err, samples[i])
		}
	}
	err := j.Rewrite(func(yield func([]byte) bool) {
		for _, off := range slices.Backward(offsets) {
			if p, _ := j.ReadAt(off); !yield(p) {
				return
			}
		}
	})
	if err != nil || !j.Intact() {
		t.Fatalf("Rewrite: %v, intact %v", err, j.Intact())
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(samples)
	slices.Reverse(want)
	j, got := open(t, journal.Disk{}, name)
	defer j.Close()
	if !slices.Equal(got, want) || j.Damaged() != 0 || j.Count() != len(want) {
		t.Errorf("opened again: %.40q, %d damaged", got, j.Damaged())
	}
	if _, err := j.ReadAt(1); !errors.Is(err, journal.ErrDamaged) {
		t.Errorf("ReadAt(1): %v, want ErrDamaged", err)
	}
}

func lines(n int) (payloads []string, data []byte, starts []int) {
	disk := journaltest.New(1)
	j, _ := journal.Open(disk, path, nil)
	for i := range n {
		payloads = append(payloads, fmt.Sprintf(`{"number":%d,"name":"seed %d"}`, i, i*i))
		starts = append(starts, int(j.Size()))
		_, _ = j.Append([]byte(payloads[i]))
	}
	return payloads, disk.Data(path), append(starts, int(j.Size()))
}

// reopened returns what is read where the file holds data.
func reopened(t *testing.T, data []byte) (*journal.Journal, []string) {
	disk := journaltest.New(1)
	fill(t, disk, data)
	return open(t, disk, path)
}

// fill makes a file that holds data.
func fill(t *testing.T, disk *journaltest.Disk, data []byte) {
	t.Helper()
	if _, err := disk.Open(path); err != nil {
		t.Fatal(err)
	}
	disk.Damage(path, func([]byte) []byte { return bytes.Clone(data) })
}

func TestFlippedBitCostsOneRecord(t *testing.T) {
	payloads, data, starts := lines(12)
	for at := range data {
		for bit := range 8 {
			flipped := bytes.Clone(data)
			flipped[at] ^= 1 << bit
			hit := slices.IndexFunc(starts, func(s int) bool { return s > at }) - 1
			want := slices.Delete(slices.Clone(payloads), hit, hit+1)
			if j, got := reopened(t, flipped); !slices.Equal(got, want) || j.Damaged() != 1 {
				t.Fatalf("bit %d of byte %d: %d damaged, got %q, want %q", bit, at, j.Damaged(), got, want)
			}
		}
	}
}

// TestDamagedPlaces: damaged lines in a row are one place.
func TestDamagedPlaces(t *testing.T) {
	payloads, data, starts := lines(12)
	for want, hit := range [][]int{{}, {3, 4, 5}, {0, 1, 6}, {0, 2, 4}, {0, 1, 4, 7, 8, 11}} {
		broken := bytes.Clone(data)
		left := slices.Clone(payloads)
		for _, line := range slices.Backward(hit) {
			broken[starts[line]] ^= 1
			left = slices.Delete(left, line, line+1)
		}
		j, got := reopened(t, broken)
		if !slices.Equal(got, left) || j.Damaged() != want {
			t.Errorf("lines %v damaged: %d places, want %d; got %q", hit, j.Damaged(), want, got)
		}
	}
}

// TestOpenFails: a file whose name is not on the disk is not used.
func TestOpenFails(t *testing.T) {
	for nth := 1; nth <= 4; nth++ { // the removal of a left file, the opening, the size, the sync of the folder
		disk := journaltest.New(1)
		disk.Fail(func(call int) bool { return call == nth })
		if _, err := journal.Open(disk, path, nil); !errors.Is(err, journaltest.ErrFault) {
			t.Errorf("call %d of Open failed: %v", nth, err)
		}
		if disk.Opened() != 0 {
			t.Errorf("call %d of Open failed: %d files are still open", nth, disk.Opened())
		}
	}
}

func TestCutCostsTheEnd(t *testing.T) {
	payloads, data, starts := lines(12)
	for at := range data {
		whole := slices.IndexFunc(starts, func(s int) bool { return s > at }) - 1
		disk := journaltest.New(1)
		fill(t, disk, data[:at])
		j, got := open(t, disk, path)
		if !slices.Equal(got, payloads[:whole]) || len(disk.Data(path)) != starts[whole] {
			t.Fatalf("cut at %d: %d bytes are left, %q", at, len(disk.Data(path)), got)
		}
		appendAll(t, j, "after")
		if p, err := j.ReadAt(int64(starts[whole])); err != nil || string(p) != "after" {
			t.Fatalf("cut at %d: appended %q, %v", at, p, err)
		}
	}
}

func TestNoiseCostsWhatItCovers(t *testing.T) {
	payloads, data, starts := lines(40)
	rng := rand.New(rand.NewPCG(7, 7))
	for range 2000 {
		from := rng.IntN(len(data))
		to := min(len(data), from+1+rng.IntN(300))
		noisy := bytes.Clone(data)
		for i := from; i < to; i++ {
			noisy[i] = byte(rng.Uint32())
		}
		var want []string
		for i, p := range payloads {
			if starts[i+1] <= from || starts[i] >= to || bytes.Equal(noisy[starts[i]:starts[i+1]], data[starts[i]:starts[i+1]]) {
				want = append(want, p)
			}
		}
		_, got := reopened(t, noisy)
		// A line break in the damage may be the only one before the next record: that one may be lost too.
		if missing := len(want) - len(got); missing < 0 || missing > 1 || !subset(got, want) {
			t.Fatalf("noise in [%d,%d): got %q, want %q", from, to, got, want)
		}
	}
}

func subset(some, all []string) bool {
	for _, s := range some {
		if !slices.Contains(all, s) {
			return false
		}
	}
	return true
}

// script runs a life of a journal until the power is cut. It returns what was synced, what was begun but
// perhaps not finished, and the state before a rewrite that was under way.
func script(fsys journal.FS) (synced, begun []string) {
	j, err := journal.Open(fsys, path, nil)
	if err != nil {
		return nil, nil
	}
	for i := range 12 {
		if i%5 == 4 {
			if err := j.Rewrite(func(yield func([]byte) bool) {
				for _, p := range synced {
					if !yield([]byte(p)) {
						return
					}
				}
			}); err != nil {
				return synced, nil
			}
		}
		begun = []string{fmt.Sprintf("first of %d", i), fmt.Sprintf("second of %d\n", i)}
		if _, err := j.Append([]byte(begun[0]), []byte(begun[1])); err != nil {
			return synced, begun
		}
		if err := j.Sync(); err != nil {
			return synced, begun
		}
		synced, begun = append(synced, begun...), nil
	}
	return synced, nil
}

func TestEveryPowerCut(t *testing.T) {
	whole := journaltest.New(0)
	script(whole)
	for cut := 1; cut <= whole.Calls(); cut++ {
		disk := journaltest.New(uint64(cut))
		disk.CutAt(cut)
		synced, begun := script(disk)
		for seed := range uint64(30) {
			loss := journaltest.Loss(min(seed, 2))
			if seed > 2 {
				loss = journaltest.Random
			}
			_, got := open(t, disk.After(loss, seed), path)
			if len(got) < len(synced) || !slices.Equal(got[:len(synced)], synced) || !subset(got[len(synced):], begun) {
				t.Fatalf("cut at call %d, loss %d, seed %d: got %q, synced %q, begun %q", cut, loss, seed, got, synced, begun)
			}
		}
	}
}

func TestEveryFailingCall(t *testing.T) {
	whole := journaltest.New(0)
	script(whole)
	for n := 1; n <= whole.Calls(); n++ {
		for _, lasting := range []bool{false, true} {
			disk := journaltest.New(uint64(n))
			disk.Fail(func(call int) bool { return call == n || lasting && call > n })
			synced, begun := script(disk)
			disk.Fail(nil)
			j, got := open(t, disk, path)
			if len(got) < len(synced) || !slices.Equal(got[:len(synced)], synced) || !subset(got[len(synced):], begun) {
				t.Fatalf("call %d fails (lasting %v): got %q, synced %q", n, lasting, got, synced)
			}
			appendAll(t, j, "works")
		}
	}
}

func TestFullDisk(t *testing.T) {
	for n := 1; n <= 2; n++ { // the write, and the cut after it too
		disk := journaltest.New(3)
		j, _ := open(t, disk, path)
		appendAll(t, j, "before")
		disk.Fail(func(call int) bool { return call <= n })
		if _, err := j.Append([]byte("in vain, and torn at some byte")); !errors.Is(err, journaltest.ErrFault) {
			t.Fatalf("Append on a full disk: %v", err)
		}
		disk.Fail(nil)
		want := []string{"before", "after"}
		if n == 2 {
			if _, err := j.Append([]byte("x")); !errors.Is(err, journal.ErrBroken) || j.Intact() {
				t.Fatalf("Append to a broken journal: %v, intact %v", err, j.Intact())
			}
			if err := j.Rewrite(func(yield func([]byte) bool) { yield([]byte("before")) }); err != nil {
				t.Fatal(err)
			}
		}
		appendAll(t, j, "after")
		if _, got := open(t, disk, path); !slices.Equal(got, want) {
			t.Errorf("%d calls failed: got %q, want %q", n, got, want)
		}
	}
}

func TestFailedSyncBreaks(t *testing.T) {
	disk := journaltest.New(3)
	j, _ := open(t, disk, path)
	appendAll(t, j, "before")
	disk.Fail(func(call int) bool { return call == 1 })
	if err := j.Sync(); !errors.Is(err, journaltest.ErrFault) {
		t.Fatalf("Sync: %v", err)
	}
	// The kernel would say yes from now on, and have written nothing.
	if err := j.Sync(); !errors.Is(err, journal.ErrBroken) || j.Intact() {
		t.Fatalf("Sync once more: %v, intact %v", err, j.Intact())
	}
	if _, err := j.Append([]byte("x")); !errors.Is(err, journal.ErrBroken) {
		t.Fatalf("Append: %v", err)
	}
}

func TestRewriteWithoutSyncedFolderBreaks(t *testing.T) {
	disk := journaltest.New(3)
	j, _ := open(t, disk, path)
	rewrite := func() error {
		return j.Rewrite(func(yield func([]byte) bool) { yield([]byte("new")) })
	}
	n := disk.Calls()
	if err := rewrite(); err != nil {
		t.Fatal(err)
	}
	last := disk.Calls() - n
	disk.Fail(func(call int) bool { return call == last })
	if err := rewrite(); !errors.Is(err, journaltest.ErrFault) {
		t.Fatalf("Rewrite: %v", err)
	}
	disk.Fail(nil)
	if j.Intact() {
		t.Error("intact although a power cut may bring the old file back")
	}
	if err := rewrite(); err != nil || !j.Intact() {
		t.Errorf("Rewrite once more: %v, intact %v", err, j.Intact())
	}
	if _, got := open(t, disk.After(journaltest.All, 1), path); !slices.Equal(got, []string{"new"}) {
		t.Errorf("after a power cut: %q", got)
	}
}

func TestIntact(t *testing.T) {
	for name, change := range map[string]func([]byte) []byte{
		"removed":      func([]byte) []byte { return nil },
		"emptied":      func([]byte) []byte { return []byte{} },
		"cut":          func(b []byte) []byte { return b[:len(b)/2] },
		"flipped":      func(b []byte) []byte { b[10] ^= 1; return b },
		"longer":       func(b []byte) []byte { return append(b, 'x') },
		"other record": func(b []byte) []byte { return bytes.Replace(b, b[:13], []byte("ffffffff 3 ab"), 1) },
	} {
		disk := journaltest.New(1)
		j, _ := open(t, disk, path)
		appendAll(t, j, "abc", "def")
		if !j.Intact() {
			t.Fatal("not intact after Append")
		}
		disk.Damage(path, change)
		if j.Intact() {
			t.Errorf("%s: intact", name)
		}
	}
	disk := journaltest.New(1)
	j, _ := open(t, disk, path)
	appendAll(t, j, "abc", "def")
	disk.Damage(path, func(b []byte) []byte { return b })
	if !j.Intact() {
		t.Error("touched, the bytes unchanged: not intact")
	}
	before := disk.Calls()
	if !j.Intact() || disk.Calls() != before+1 {
		t.Errorf("to ask again took %d calls, want one", disk.Calls()-before)
	}
}

func TestOpenRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(dir, "outside")
	if err := os.WriteFile(outside, []byte("not ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(outside, link); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{link, dir} {
		if _, err := journal.Open(journal.Disk{}, name, nil); err == nil || !strings.Contains(err.Error(), "regular") {
			t.Errorf("Open(%s): %v", name, err)
		}
	}
	if got, _ := os.ReadFile(outside); string(got) != "not ours" {
		t.Errorf("file behind the link: %q", got)
	}
}

func TestLock(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	first, err := journal.Disk{}.Lock(name)
	if errors.Is(err, errors.ErrUnsupported) && runtime.GOOS != "linux" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (journal.Disk{}).Lock(name); !errors.Is(err, journal.ErrLocked) || !first.Held() {
		t.Fatalf("second lock: %v, first held: %v", err, first.Held())
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if first.Held() {
		t.Error("held although the file is gone")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := journal.Disk{}.Lock(name)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
	if err := errors.Join((journal.Disk{}).Remove(name), (journal.Disk{}).Remove(name)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("removed twice: %v", err)
	}
}

func BenchmarkAppendSync(b *testing.B) {
	j, _ := open(b, journal.Disk{}, filepath.Join(b.TempDir(), "j"))
	defer j.Close()
	payload := bytes.Repeat([]byte("x"), 300)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := j.Append(payload); err != nil {
			b.Fatal(err)
		}
		if err := j.Sync(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	name := filepath.Join(b.TempDir(), "j")
	j, _ := open(b, journal.Disk{}, name)
	payload := bytes.Repeat([]byte("x"), 300)
	for range 100_000 {
		if _, err := j.Append(payload); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(j.Size())
	j.Close()
	b.ReportAllocs()
	for b.Loop() {
		j, err := journal.Open(journal.Disk{}, name, nil)
		if err != nil {
			b.Fatal(err)
		}
		j.Close()
	}
}
