package ledger

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

const dir = "state"

var paths = [2]string{filepath.Join(dir, copyA), filepath.Join(dir, copyB)}

func opened(t testing.TB, fsys journal.FS) *Ledger {
	t.Helper()
	l, err := open(fsys, dir, slack)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func day(n int) time.Time { return time.Date(2025, 1, 1, 8, 0, n, 5*n, time.UTC) }

func sample(i int) Record {
	id := fmt.Sprintf("tag:example.org,2025:a/%d", i)
	if i%2 == 1 { // as package register makes them; such ids are kept by their stem
		id = fmt.Sprintf("tag:example.org,2025:%024x", i)
	}
	return Record{
		ID: id, Path: fmt.Sprintf("a/%d.txt", i), Hash: fmt.Sprintf("hash%d", i),
		TextHash: fmt.Sprintf("text%d", i), Slug: fmt.Sprintf("slug-%d", i), Pictures: fmt.Sprintf("pictures%d", i), Published: day(i), Updated: day(i + 1), Expires: day(i % 3 * 1000),
	}
}

func samples(from, to int) (rs []Record) {
	for i := from; i < to; i++ {
		rs = append(rs, sample(i))
	}
	return rs
}

// contents is all that a ledger knows.
type contents struct {
	Records map[string]Record
	State   State
}

func (c contents) clone() contents { return contents{maps.Clone(c.Records), c.State} }

func contentsOf(l *Ledger) contents {
	c := contents{map[string]Record{}, l.State()}
	for r := range l.Index().All() {
		c.Records[r.ID] = r
	}
	return c
}

func (c *contents) commit(rs []Record, s *State) {
	for _, r := range rs {
		c.Records[r.ID] = r
	}
	if s != nil {
		c.State = *s
	}
}

func commit(t testing.TB, l *Ledger, rs []Record, states ...State) {
	t.Helper()
	var s *State
	if len(states) > 0 {
		s = &states[0]
	}
	if err := l.Commit(rs, s); err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, what string, got, want contents) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

func TestRoundTrip(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "deep", ".seedfeed")
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	rs := append(samples(0, 20), Record{ID: "bytes", Path: "caf\xe9 <&>\u2028\n.txt", Hash: "h", Gist: "\x00\xff gist", Held: true, Archive: 3, Archived: day(4), Withdrawn: day(3), Published: time.Date(1712, 3, 4, 5, 6, 7, 8, time.FixedZone("", 3600))})
	commit(t, l, rs, State{FeedID: "feed", FirstScan: true, Modified: day(9), Shared: true, Sum: "s", Updated: day(8)})
	want := contentsOf(l)
	plain := Record{ID: "a&b", Path: "<é>&.txt", Hash: "h"}
	commit(t, l, []Record{plain})
	if data, err := os.ReadFile(filepath.Join(folder, copyB)); err != nil || !strings.Contains(string(data), `"path":"<é>&.txt"`) {
		t.Errorf("people cannot find a path in the file: %v\n%s", err, data)
	}
	want.Records["a&b"], _ = l.Index().ByID("a&b")
	if rs[20].Seq != 21 || l.Index().Len() != 22 {
		t.Errorf("Seq of the last of %d records: %d, want 21", l.Index().Len(), rs[20].Seq)
	}
	if r, ok := l.Index().ByPath(rs[20].Path); !ok || r.ID != "bytes" || !r.Published.Equal(rs[20].Published) {
		t.Errorf("ByPath: %+v, %v", r, ok)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if l, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	same(t, "opened again", contentsOf(l), want)
	if w := l.TakeWarnings(); len(w) > 0 {
		t.Errorf("warnings: %q", w)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(rs, nil); err == nil {
		t.Error("Commit after Close: no error")
	}
}

// TestStateAlone: of several states the newest counts, also without records.
func TestStateAlone(t *testing.T) {
	disk := journaltest.New(1)
	l := opened(t, disk)
	if l.State() != (State{}) {
		t.Errorf("a new ledger has the state %+v", l.State())
	}
	for i := range 3 {
		commit(t, l, nil, State{FeedID: "feed", Sum: fmt.Sprint(i)})
	}
	l.Close()
	if l = opened(t, disk); l.State() != (State{FeedID: "feed", Sum: "2"}) || l.Index().Len() != 0 {
		t.Errorf("opened again: %+v", l.State())
	}
	before := disk.Calls()
	if err := l.Commit(nil, nil); err != nil || disk.Calls() != before {
		t.Errorf("a commit of nothing: %v, %d calls", err, disk.Calls()-before)
	}
}

func TestSecondInstance(t *testing.T) {
	folder := t.TempDir()
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(folder)
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), folder) || !strings.Contains(err.Error(), "--state") {
		t.Errorf("second Open: %v", err)
	}
	l.Close()
	if l, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	l.Close()
}

func TestFolderTakenAway(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "s")
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, l, samples(0, 5))
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	commit(t, l, samples(5, 6))
	want := contentsOf(l)
	if err := os.Remove(filepath.Join(folder, lockName)); err != nil {
		t.Fatal(err)
	}
	commit(t, l, samples(5, 6))
	if _, err := Open(folder); !errors.Is(err, ErrLocked) {
		t.Errorf("folder made again, second instance: %v", err)
	}
	l.Close()
	if l, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	same(t, "opened again", contentsOf(l), want)
	// With its parent gone too, nothing is made in its place.
	gone := filepath.Dir(folder)
	if err := os.RemoveAll(gone); err != nil {
		t.Fatal(err)
	}
	if err := l.Commit(samples(6, 7), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Commit without the parent folder: %v", err)
	}
	same(t, "after the error", contentsOf(l), want)
	if err := os.Mkdir(gone, 0o755); err != nil {
		t.Fatal(err)
	}
	commit(t, l, samples(6, 7))
}

func TestOtherInstanceTookTheFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "s")
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	os.RemoveAll(folder)
	other, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := l.Commit(samples(0, 1), nil); !errors.Is(err, ErrLocked) {
			t.Fatalf("Commit while another has the folder: %v", err)
		}
	}
	other.Close()
	commit(t, l, samples(0, 1))
}

func TestCopyThatIsNoFile(t *testing.T) {
	folder := t.TempDir()
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, l, samples(0, 3))
	want := contentsOf(l)
	l.Close()
	a, b := filepath.Join(folder, copyA), filepath.Join(folder, copyB)
	outside := filepath.Join(t.TempDir(), "outside")
	if err := errors.Join(os.Remove(a), os.WriteFile(outside, []byte("not ours"), 0o600), os.Symlink(outside, a)); err != nil {
		t.Skip(err)
	}
	if l, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	same(t, "a link in place of a copy", contentsOf(l), want)
	if w := l.TakeWarnings(); len(w) != 2 || !strings.Contains(w[0], a) || !strings.Contains(w[0], "regular") || l.TakeWarnings() != nil {
		t.Errorf("warnings: %q", w)
	}
	l.Close()
	if err := os.Remove(b); err != nil {
		t.Fatal(err)
	}
	if l, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	same(t, "the other one removed", contentsOf(l), want)
	l.Close()
	if got, _ := os.ReadFile(outside); string(got) != "not ours" {
		t.Errorf("file behind the link: %q", got)
	}
	// With nothing to restore it from, it is an error.
	if err := errors.Join(os.Remove(a), os.Remove(b), os.Mkdir(a, 0o755)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(folder); err == nil || !strings.Contains(err.Error(), a) {
		t.Errorf("Open: %v", err)
	}
}

func TestNewerFormat(t *testing.T) {
	disk := journaltest.New(1)
	l := opened(t, disk)
	commit(t, l, samples(0, 1))
	if _, err := l.copies[0].Append(header(format + 1)); err != nil {
		t.Fatal(err)
	}
	l.Close()
	before := disk.Data(paths[0])
	if _, err := open(disk, dir, slack); err == nil || !strings.Contains(err.Error(), "newer seedfeed") {
		t.Errorf("Open of a newer format: %v", err)
	}
	if !bytes.Equal(before, disk.Data(paths[0])) {
		t.Error("the file was changed")
	}
}

func TestSeq(t *testing.T) {
	disk := journaltest.New(1)
	l := opened(t, disk)
	commit(t, l, samples(0, 2))
	next := l.Index().NextSeq()
	rs := samples(1, 6)
	rs[0].Seq = 77       // known: keeps its own
	rs[1].Seq = next     // foretold
	rs[2].Seq = next + 2 // foretold, with a gap
	rs[3].Seq = 1        // taken
	commit(t, l, rs)     // rs[4]: none
	for range 2 {
		for i, want := range []int64{2, next, next + 2, next + 3, next + 4} {
			if r, _ := l.Index().ByID(rs[i].ID); rs[i].Seq != want || r.Seq != want {
				t.Errorf("record %d: Seq %d, in the ledger %d, want %d", i, rs[i].Seq, r.Seq, want)
			}
		}
		checkUnique(t, l)
		l.Close()
		l = opened(t, disk)
	}
	if n := l.Index().NextSeq(); n != next+5 {
		t.Errorf("NextSeq %d, want %d", n, next+5)
	}
}

func TestCommitRefuses(t *testing.T) {
	l := opened(t, journaltest.New(1))
	for name, r := range map[string]Record{
		"no id":     {Path: "a"},
		"not UTF-8": {ID: "a\xff"},
		"year":      {ID: "a", Published: time.Date(12025, 1, 1, 0, 0, 0, 0, time.UTC)},
	} {
		if err := l.Commit([]Record{sample(1), r}, nil); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := l.Commit(nil, &State{Sum: "\xff"}); err == nil {
		t.Error("state that is not UTF-8: no error")
	}
	if l.Index().Len() != 0 {
		t.Errorf("%d records came of it", l.Index().Len())
	}
}

// life commits records, edits, withdrawals and returns with a small threshold, so that it compacts often,
// until something fails for good. It returns the states: acknowledged, and with the last Commit begun.
func life(l *Ledger, steps int) (acked, begun contents) {
	acked.Records = map[string]Record{}
	for i := range steps {
		rs := []Record{sample(i)}
		if i > 0 {
			r := acked.Records[sample(i/2).ID]
			r.Seq, r.Hash, r.Updated, r.Withdrawn = 0, fmt.Sprint("edited", i), day(100+i), day(i%2)
			if r.ID != "" && r.ID != rs[0].ID {
				rs = append(rs, r)
			}
		}
		s := &State{FeedID: "feed", FirstScan: i < 3, Modified: day(i), Sum: fmt.Sprint(i)}
		err := l.Commit(rs, s)
		begun = acked.clone()
		begun.commit(rs, s)
		if err != nil {
			return acked, begun
		}
		acked = begun
	}
	return acked, acked
}

// between reports whether each part of got is as acked or as begun has it.
func between(got, acked, begun contents) string {
	for id, want := range acked.Records {
		if r, ok := got.Records[id]; !ok || r != want && r != begun.Records[id] {
			return fmt.Sprintf("record %+v, want %+v", r, want)
		}
	}
	if got.State != acked.State && got.State != begun.State {
		return fmt.Sprintf("state %+v, want %+v or %+v", got.State, acked.State, begun.State)
	}
	for id, r := range got.Records {
		if r != acked.Records[id] && r != begun.Records[id] {
			return fmt.Sprintf("half a record %+v", r)
		}
	}
	return ""
}

// checkUnique checks that no id is there twice and that Seq rises.
func checkUnique(t *testing.T, l *Ledger) {
	t.Helper()
	seen, last := map[string]bool{}, int64(0)
	for r := range l.Index().All() {
		if seen[r.ID] || r.Seq <= last {
			t.Fatalf("id twice, or Seq after %d: %+v", last, r)
		}
		seen[r.ID], last = true, r.Seq
	}
	if next := l.Index().NextSeq(); next <= last {
		t.Fatalf("the next Seq is %d after %d", next, last)
	}
}

// TestNoCompactionOfLiveLines: a ledger that grows without dead lines, as in a first scan, is never rewritten. The second line
// of each record makes it so once.
func TestNoCompactionOfLiveLines(t *testing.T) {
	disk := journaltest.New(0)
	l, err := open(disk, dir, small)
	if err != nil {
		t.Fatal(err)
	}
	costs := map[int]int{} // commits by the calls that they took
	commit := func(r Record) {
		before := disk.Calls()
		if err := l.Commit([]Record{r}, nil); err != nil {
			t.Fatal(err)
		}
		costs[disk.Calls()-before]++
	}
	for i := range 100 {
		commit(sample(i))
	}
	if len(costs) != 1 {
		t.Errorf("commits of new records, by the calls that they took: %v", costs)
	}
	for i := range 100 {
		r := sample(i)
		r.Hash = fmt.Sprint("edited", i)
		commit(r)
	}
	if len(costs) != 2 || slices.Min(slices.Collect(maps.Values(costs))) != 1 {
		t.Errorf("with the edits: %v", costs)
	}
}

// TestFirstScanCompacts: a first scan, which writes each record twice and a state with each batch, is not compacted before its end.
// Then no dead line is left.
func TestFirstScanCompacts(t *testing.T) {
	disk := journaltest.New(0)
	l, err := open(disk, dir, small)
	if err != nil {
		t.Fatal(err)
	}
	commit := func(state *State, records ...Record) (calls int) {
		t.Helper()
		before := disk.Calls()
		if err := l.Commit(records, state); err != nil {
			t.Fatal(err)
		}
		return disk.Calls() - before
	}
	once := commit(&State{FeedID: "feed", FirstScan: true})
	for _, archive := range []int32{0, 1} {
		for i := range 100 {
			r := sample(i)
			r.Archive = archive
			var state *State
			if i%8 == 0 {
				state = &State{FeedID: "feed", FirstScan: true, Sum: fmt.Sprint(archive, i)}
			}
			if calls := commit(state, r); calls != once {
				t.Fatalf("archive %d, record %d: %d calls to the disk, want %d", archive, i, calls, once)
			}
		}
	}
	commit(&State{FeedID: "feed"})
	for _, j := range l.copies {
		if n := j.Count(); n != l.live() {
			t.Errorf("%d lines after the first scan, want %d", n, l.live())
		}
	}
	if calls := commit(&State{FeedID: "feed", Sum: "next"}); calls != once {
		t.Errorf("the next commit took %d calls to the disk, want %d", calls, once)
	}
	l.Close()
	if l = opened(t, disk); l.Index().Len() != 100 || l.State().Sum != "next" {
		t.Errorf("opened again: %d records, %+v", l.Index().Len(), l.State())
	}
}

const steps, small = 14, 3

func TestEveryPowerCut(t *testing.T) {
	whole := journaltest.New(0)
	l, err := open(whole, dir, small)
	if err != nil {
		t.Fatal(err)
	}
	life(l, steps)
	if n := l.copies[0].Count(); n > 2*(l.Index().Len()+2)+small {
		t.Fatalf("%d lines for %d live ones: no compaction was tried", n, (l.Index().Len() + 2))
	}
	for cut := 1; cut <= whole.Calls(); cut++ {
		disk := journaltest.New(uint64(cut))
		disk.CutAt(cut)
		var acked, begun contents
		if l, err := open(disk, dir, small); err == nil {
			acked, begun = life(l, steps)
		}
		for seed := range uint64(12) {
			loss := journaltest.Loss(0)
			if seed < 2 {
				loss = journaltest.Loss(seed + 1)
			}
			after := disk.After(loss, seed)
			// The power may go again while the damage is repaired.
			if seed%3 == 0 {
				after.CutAt(int(seed) + 1 + cut%17)
				open(after, dir, small)
				after = after.After(loss, seed)
			}
			l := opened(t, after)
			if wrong := between(contentsOf(l), acked, begun); wrong != "" {
				t.Fatalf("power cut at call %d, loss %d, seed %d: %s", cut, loss, seed, wrong)
			}
			checkUnique(t, l)
			commit(t, l, samples(50, 51))
			checkUnique(t, l)
			want := contentsOf(l)
			l.Close()
			same(t, "opened once more", contentsOf(opened(t, after)), want)
		}
	}
}

func TestEveryFailingCall(t *testing.T) {
	whole := journaltest.New(0)
	l, _ := open(whole, dir, small)
	whole.Fail(nil)
	life(l, steps)
	for n := 1; n <= whole.Calls(); n++ {
		for _, lasting := range []int{1, 2, 5, 1 << 30} {
			disk := journaltest.New(uint64(n))
			l, err := open(disk, dir, small)
			if err != nil {
				t.Fatal(err)
			}
			disk.Fail(func(call int) bool { return call >= n && call-n < lasting })
			acked, begun := life(l, steps)
			same(t, fmt.Sprintf("call %d fails, memory", n), contentsOf(l), acked)
			if seed := uint64(n); seed%2 == 0 { // a crash now, with the line that was taken back perhaps on the disk
				after := opened(t, disk.After(journaltest.Random, seed))
				if wrong := between(contentsOf(after), acked, begun); wrong != "" {
					t.Fatalf("call %d fails (%d times), then a power cut: %s", n, lasting, wrong)
				}
			}
			disk.Fail(nil)
			if lasting == 1 { // what could be taken back was
				same(t, fmt.Sprintf("call %d fails, then kill -9", n), contentsOf(opened(t, disk.After(journaltest.Nothing, 1))), acked)
			}
			// All that failed is committed once more, other than before, and must count over what is perhaps
			// left of the first attempt, whatever a power cut takes.
			rs := samples(60, 62)
			for _, r := range begun.Records {
				r.Hash = "0"
				rs = append(rs, r)
			}
			commit(t, l, rs, State{FeedID: "feed", Sum: "0"})
			want := contentsOf(l)
			for seed := range uint64(4) {
				loss := journaltest.Loss(seed % 3)
				after := opened(t, disk.After(loss, seed))
				same(t, fmt.Sprintf("call %d failed %d times, then a commit and a power cut", n, lasting), contentsOf(after), want)
			}
			checkUnique(t, l)
		}
	}
}

// filled returns a disk that holds a closed ledger with many lines, live and dead, and its state.
func filled(t *testing.T) (*journaltest.Disk, contents) {
	disk := journaltest.New(5)
	l := opened(t, disk)
	commit(t, l, samples(0, 30), State{Modified: day(1)})
	for i := range 30 {
		r := sample(i)
		r.Hash, r.Updated = "second", day(200+i)
		commit(t, l, []Record{r}, State{Modified: day(300 + i), Sum: fmt.Sprint(i)})
	}
	l.Close()
	return disk, contentsOf(l)
}

// damages are what may happen to a file, by name; from and to are a random range of it.
var damages = map[string]func(b []byte, from, to int, rng *rand.Rand) []byte{
	"flip":   func(b []byte, from, _ int, rng *rand.Rand) []byte { b[from] ^= 1 << rng.IntN(8); return b },
	"cut":    func(b []byte, from, _ int, _ *rand.Rand) []byte { return b[:from] },
	"take":   func(b []byte, from, to int, _ *rand.Rand) []byte { return slices.Delete(b, from, to) },
	"double": func(b []byte, from, to int, _ *rand.Rand) []byte { return slices.Insert(b, to, b[from:to]...) },
	"zeros":  func(b []byte, from, to int, _ *rand.Rand) []byte { clear(b[from:to]); return b },
	"noise": func(b []byte, from, to int, rng *rand.Rand) []byte {
		for i := from; i < to; i++ {
			b[i] = byte(rng.Uint32())
		}
		return b
	},
	"all noise": func(b []byte, _, _ int, rng *rand.Rand) []byte {
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		return b
	},
	"empty":  func([]byte, int, int, *rand.Rand) []byte { return []byte{} },
	"remove": func([]byte, int, int, *rand.Rand) []byte { return nil },
}

func TestDamageOfOneCopyCostsNothing(t *testing.T) {
	disk, want := filled(t)
	if disk.Opened() != 0 {
		t.Errorf("%d files are open after Close", disk.Opened())
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for n := range 30 {
		for _, name := range slices.Sorted(maps.Keys(damages)) {
			after, hit := disk.After(journaltest.Nothing, 1), n%2
			after.Damage(paths[hit], func(b []byte) []byte {
				from := rng.IntN(len(b))
				return damages[name](b, from, min(len(b), from+1+rng.IntN(2000)), rng)
			})
			damaged := !bytes.Equal(after.Data(paths[hit]), disk.Data(paths[hit]))
			l := opened(t, after)
			same(t, name, contentsOf(l), want)
			checkUnique(t, l)
			w := l.TakeWarnings()
			if warned := strings.Contains(strings.Join(w, "\n"), "state file"); damaged != warned {
				t.Errorf("%s: damaged %v, warnings %q", name, damaged, w)
			}
			l.Close()
			// Repaired at once: now the other copy may go.
			after.Damage(paths[1-hit], func([]byte) []byte { return nil })
			same(t, name+", then the other copy lost", contentsOf(opened(t, after)), want)
		}
	}
}

func TestDamageOfBothAtDifferentPlacesCostsNothing(t *testing.T) {
	disk, want := filled(t)
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 100 {
		after := disk.After(journaltest.Nothing, 1)
		for i, path := range paths {
			after.Damage(path, func(b []byte) []byte {
				// One half each; a line more apart, for the lines at the border.
				half := len(b)/2 - 500
				for range 3 {
					from := i*(half+1000) + rng.IntN(half-200)
					b = damages[[]string{"flip", "noise", "zeros"}[(n+i)%3]](b, from, from+1+rng.IntN(200), rng)
				}
				return b
			})
		}
		l := opened(t, after)
		same(t, "both damaged", contentsOf(l), want)
		if w := l.TakeWarnings(); len(w) != 2 {
			t.Errorf("warnings: %q", w)
		}
	}
}

func TestOlderAndNewerVersionsOfACopy(t *testing.T) {
	for hit := range paths {
		disk := journaltest.New(1)
		l := opened(t, disk)
		commit(t, l, samples(0, 10))
		old := disk.Data(paths[hit])
		edited := sample(3)
		edited.Hash, edited.Updated = "new", day(500)
		commit(t, l, append(samples(10, 12), edited), State{Modified: day(2)})
		want := contentsOf(l)
		l.Close()
		disk.Damage(paths[hit], func([]byte) []byte { return old })
		l = opened(t, disk)
		same(t, "one copy from a backup", contentsOf(l), want)
		if w := l.TakeWarnings(); len(w) != 1 {
			t.Errorf("warnings: %q", w)
		}
		commit(t, l, samples(12, 13))
		checkUnique(t, l)
	}
}

func TestDamageWhileRunning(t *testing.T) {
	for _, both := range []bool{false, true} {
		for name, damage := range damages {
			rng := rand.New(rand.NewPCG(8, 8))
			disk := journaltest.New(1)
			l := opened(t, disk)
			commit(t, l, samples(0, 30), State{Modified: day(7)})
			for i, path := range paths {
				if i == 0 || both {
					disk.Damage(path, func(b []byte) []byte { return damage(b, len(b)/3, len(b)/2, rng) })
				}
			}
			commit(t, l, samples(30, 31))
			want := contentsOf(l)
			l.Close()
			for i := range paths {
				after := disk.After(journaltest.All, 1)
				after.Damage(paths[i], func([]byte) []byte { return nil })
				same(t, fmt.Sprintf("%s, both %v, copy %d removed afterwards", name, both, i), contentsOf(opened(t, after)), want)
			}
		}
	}
}

func TestJoinedHistories(t *testing.T) {
	// Two machines went on from the same ledger; version control joined the lines, with marks of its own.
	disk := journaltest.New(1)
	l := opened(t, disk)
	commit(t, l, samples(0, 3))
	l.Close()
	other := disk.After(journaltest.Nothing, 1)
	ours, theirs := opened(t, disk), opened(t, other)
	commit(t, ours, samples(3, 5))
	commit(t, theirs, samples(5, 8))
	ours.Close()
	theirs.Close()
	for _, path := range paths {
		disk.Damage(path, func(b []byte) []byte {
			return slices.Concat([]byte("<<<<<<< ours\n"), b, []byte("=======\n"), other.Data(path), []byte(">>>>>>> theirs\n"))
		})
	}
	l = opened(t, disk)
	for i := range 8 {
		got, _ := l.Index().ByID(sample(i).ID)
		want := sample(i)
		want.Seq = got.Seq
		if got != want {
			t.Errorf("record %d: %+v, want %+v", i, got, want)
		}
		if r, ok := l.Index().BySeq(got.Seq); !ok || r != want {
			t.Errorf("Seq %d: %+v, want %+v", got.Seq, r, want)
		}
	}
	checkUnique(t, l)
	now := contentsOf(l)
	l.Close()
	l = opened(t, disk)
	same(t, "opened again", contentsOf(l), now)
}

// TestConcurrentUse: many read while one commits.
func TestConcurrentUse(t *testing.T) {
	l := opened(t, journaltest.New(1))
	var wait sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		wait.Go(func() {
			for open := true; open; {
				select {
				case <-done:
					open = false // once more, now with all
				default:
				}
				for r := range l.Index().All() {
					if got, ok := l.Index().ByPath(r.Path); !ok || got.ID != r.ID {
						t.Errorf("ByPath(%q) = %+v", r.Path, got)
					}
				}
			}
		})
	}
	for i := range 30 {
		commit(t, l, samples(i, i+1), State{Modified: day(i)})
	}
	close(done)
	wait.Wait()
	if l.Index().Len() != 30 {
		t.Errorf("%d records, want 30", l.Index().Len())
	}
	checkUnique(t, l)
}
