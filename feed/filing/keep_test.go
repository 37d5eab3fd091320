package filing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// TestStale damages the file, and kills the program before it is written.
func TestStale(t *testing.T) {
	s := newShelf(t)
	stale := func() string {
		var ids []string
		for r := range s.Stale() {
			ids = append(ids, r.ID)
		}
		return strings.Join(ids, " ")
	}
	for _, id := range []string{"1", "2", "3"} {
		s.put(id, id+".txt", &digest.Digest{Tags: []string{"Tag " + id}})
	}
	s.restart()
	if got := stale(); got != "" {
		t.Error("stale after a restart: ", got)
	}
	s.put("3", "3.txt", &digest.Digest{Tags: []string{"Other"}})
	s.Filing.next = nil // killed
	s.restart()
	if got := stale(); got != "3" {
		t.Error("stale after a kill: ", got)
	}
	s.Close()
	s.disk.Damage("filing", func(data []byte) []byte {
		data[len(data)/2] ^= 1
		return data
	})
	s.open()
	if got := stale(); got != "2 3" {
		t.Error("stale after damage: ", got)
	}
	s.version = "2"
	if got := stale(); got != "1 2 3" {
		t.Error("stale for a newer program: ", got)
	}
	for id, d := range s.digests {
		r, _ := s.index.ByID(id)
		s.Apply(r, d, s.now)
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(everything(s.fresh()))), slices.Sorted(maps.Keys(everything(s.Filing)))); diff != "" || stale() != "" {
		t.Error(diff, stale())
	}
}

// TestFull fills the disk for a while. Flush says so. What was filed meanwhile is there once there is room again, or is stale.
func TestFull(t *testing.T) {
	told := 0
	for call := 1; call < 12; call++ {
		s := newShelf(t)
		s.put("1", "1.txt", &digest.Digest{Tags: []string{"Tides"}})
		s.Flush()
		failed := false
		s.disk.Fail(func(n int) bool { failed = failed || n == call; return n >= call && n < call+3 })
		for n := range 6 {
			s.put(fmt.Sprint(n), "2.txt", &digest.Digest{Tags: []string{fmt.Sprint("Tag ", n)}})
			if s.Flush() != nil {
				told++
			}
		}
		if !failed {
			break
		}
		s.disk.Fail(nil)
		s.put("7", "7.txt", &digest.Digest{Tags: []string{"Boats"}})
		if err := s.Flush(); err != nil {
			t.Errorf("call %d: there is room again: %v", call, err)
		}
		s.restart()
		for r := range s.Stale() {
			s.Apply(r, s.digests[r.ID], s.now)
		}
		if diff := cmp.Diff(everything(s.fresh()), everything(s.Filing)); diff != "" {
			t.Errorf("call %d (-want +got):\n%s", call, diff)
		}
	}
	if told == 0 {
		t.Error("the disk was full, and Flush never said so")
	}
}

// TestCloseFull: what cannot be written when the file is closed is told, once, and nothing stays open.
func TestCloseFull(t *testing.T) {
	s := newShelf(t)
	s.put("1", "1.txt", &digest.Digest{Tags: []string{"Tides"}})
	s.disk.Fail(func(int) bool { return true })
	if err := s.Close(); err == nil {
		t.Error("closed on a full disk, and no error")
	}
	s.disk.Fail(nil)
	s.put("2", "2.txt", &digest.Digest{Tags: []string{"Tides"}})
	if err := errors.Join(s.Flush(), s.Close()); err != nil || s.disk.Opened() != 0 {
		t.Errorf("closed again: %v, %d files are open", err, s.disk.Opened())
	}
}

// TestUnusable lets each call of the disk fail while the file is opened. Either that does no harm, or the error says which
// file; articles are then filed for this run only, and nothing stays open.
func TestUnusable(t *testing.T) {
	errs := 0
	for call := 1; ; call++ {
		s := newShelf(t)
		d := &digest.Digest{Tags: []string{"Tides"}}
		s.put("1", "1.txt", d)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		failed := false
		s.disk.Fail(func(n int) bool {
			failed = failed || n == call
			return n == call
		})
		f, err := Open(Config{FS: s.disk, Path: "filing", Index: s.index, Version: "1", Since: noon, Now: noon})
		if !failed {
			break
		}
		s.disk.Fail(nil)
		s.Filing = f
		s.put("1", "1.txt", d)
		s.put("2", "2.txt", d)
		if diff := cmp.Diff(everything(s.fresh()), everything(s.Filing)); diff != "" {
			t.Errorf("call %d (-want +got):\n%s", call, diff)
		}
		if err := s.Close(); err != nil || s.disk.Opened() != 0 {
			t.Errorf("call %d: %d files stay open, error %v", call, s.disk.Opened(), err)
		}
		s.open()
		if err == nil {
			if diff := cmp.Diff(everything(s.fresh()), everything(s.Filing)); diff != "" {
				t.Errorf("call %d, opened again (-want +got):\n%s", call, diff)
			}
		} else if errs++; !strings.Contains(err.Error(), "filing cannot be used") {
			t.Errorf("call %d: error %v", call, err)
		}
		s.Close()
	}
	if errs == 0 {
		t.Error("no call failed")
	}
}

// TestReadRow: a row is of the article whose number and id it has. Rows of older programs have the whole id instead.
func TestReadRow(t *testing.T) {
	s := newShelf(t)
	s.put("tag:a,2026:1", "1.txt", &digest.Digest{Tags: []string{"Tides"}})
	r, _ := s.index.ByID("tag:a,2026:1")
	payload := s.rowPayload(r.Seq)
	if len(payload) > 40 {
		t.Errorf("a row of one topic takes %d bytes", len(payload))
	}
	rest := binary.AppendUvarint(nil, s.rows[r.Seq].stamp)
	for _, n := range s.rows[r.Seq].forms {
		rest = text(text(rest, string(s.forms[n].formKey)), s.forms[n].slug)
	}
	older := func(id string) []byte { return append(text([]byte{idRowMark}, id), rest...) }
	other := append(binary.AppendUvarint(binary.AppendUvarint([]byte{rowMark}, uint64(r.Seq)), idSum("tag:a,2026:2")), rest...)
	for _, test := range []struct {
		name    string
		payload []byte
		want    int // articles with the topic
	}{
		{"row", payload, 1},
		{"another id", other, 0},
		{"older", older("tag:a,2026:1"), 1},
		{"older, another id", older("tag:a,2026:2"), 0},
	} {
		for cut := range len(test.payload) + 1 {
			f := New(s.index, s.version, nil)
			f.rows = make([]row, s.index.NextSeq())
			f.read(test.payload[:cut], map[int64][]person{})
			want := 0
			if cut == len(test.payload) {
				want = test.want
			}
			if found, _ := f.Find(Topics, "tides", s.now); len(found.Live) != want {
				t.Errorf("%s, %d of %d bytes: articles %v, want %d", test.name, cut, len(test.payload), found.Live, want)
			}
		}
	}
}

// TestOnlyLeft: what is known of an article may be lost except that somebody has left it. It is then stale as any other.
func TestOnlyLeft(t *testing.T) {
	s := newShelf(t)
	s.put("1", "1.txt", &digest.Digest{Tags: []string{"Tides"}})
	s.index.Put(ledger.Record{ID: "2", Path: "2.txt", Published: s.now})
	r, _ := s.index.ByID("2")
	s.Filing.next = append(s.Filing.next, s.departurePayload(departure{r.Seq, "ada-moss", "Ada Moss", s.now}))
	s.restart()
	for r := range s.Stale() {
		if r.ID != "2" {
			t.Error("stale: ", r.ID)
		}
	}
	if found, ok := s.Find(Speakers, "ada-moss", s.now.Add(-time.Hour)); ok {
		t.Errorf("found %+v", found)
	}
}

// TestFileSize: the file does not grow without end, and few changes are no reason to write it anew.
func TestFileSize(t *testing.T) {
	s := newShelf(t)
	tags := [][]string{{"Tides"}, {"Boats"}}
	const changes = 20_000
	for n := range changes {
		s.put("1", "1.txt", &digest.Digest{Tags: tags[n%2]})
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		if n == changes/2 {
			s.disk.Fail(func(int) bool { return false }) // counts calls from here
		}
	}
	if size, one := len(s.disk.Data("filing")), len(s.rowPayload(1)); size > changes/2*one {
		t.Errorf("%d changes of one article take %d bytes", changes, size)
	}
	if calls := s.disk.Calls(); calls > changes/2*21/10 { // an append takes two
		t.Errorf("%d changes take %d calls to the disk", changes/2, calls)
	}
}

// FuzzRead reads any bytes as a journal's payload.
func FuzzRead(f *testing.F) {
	s := newShelf(f)
	s.put("1", "news/1.txt", &digest.Digest{Quotes: quotes("Ada Moss"), Tags: []string{"Tides"}})
	f.Add(s.rowPayload(1))
	f.Add(s.departurePayload(departure{1, "ada-moss", "Ada Moss", noon}))
	f.Fuzz(func(t *testing.T, payload []byte) {
		s := newShelf(t)
		s.put("1", "1.txt", &digest.Digest{})
		s.read(payload, map[int64][]person{})
		s.check(noon)
		everything(s.Filing)
		s.Find(Speakers, "ada-moss", noon)
	})
}
