package ledger

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"seedfeed/feed/journal"
	"seedfeed/feed/journal/journaltest"
)

// oldLedger is a folder as the program before format 2 left it. testdata/format1.jsonl was written by that program: a
// folder of some twenty articles with --limit 4, so that archives exist, of which some were edited, three times within
// a second, moved, removed or put back.
func oldLedger(t *testing.T) (dir string, data []byte) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "format1.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for _, name := range [...]string{copyA, copyB} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, data
}

func at(t *testing.T, text string) time.Time {
	t.Helper()
	when, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestFormat1(t *testing.T) {
	dir, _ := oldLedger(t)
	l := reopened(t, dir)
	if w := l.TakeWarnings(); w != nil {
		t.Errorf("warnings: %q", w)
	}
	want := State{
		FeedID: "tag:news.example.org,2026-01-01:/", Modified: at(t, "2026-11-26T17:53:56Z"),
		Sum: "671dcbf1f9f0cc93207ab47af30dc6c2", Updated: at(t, "2026-11-26T17:53:53.591542878Z"),
	}
	if l.State() != want {
		t.Errorf("state %+v, want %+v", l.State(), want)
	}
	if n, next := l.Index().Len(), l.Index().NextSeq(); n != 18 || next != 19 {
		t.Errorf("%d records, next Seq %d", n, next)
	}
	const authority = "tag:news.example.org,2026-01-01:"
	first, second := at(t, "2026-11-26T17:53:32.978555984Z"), at(t, "2026-11-26T17:53:56.590271312Z")
	for id, want := range map[string]Record{
		"a1.txt": { // no tie
			Seq: 1, Path: "a1.txt", Hash: "681a96335ca233a75ed84367d0b3405f", TextHash: "b7cde2dbd3cb033847c1fdcceba9d1d5", Slug: "the-green-ferry-number-1-sails-again",
			Published: at(t, "2026-11-26T17:53:32.920444771Z"), Updated: at(t, "2026-11-26T17:53:48Z"), Archive: 1, Archived: first,
		},
		"a3.txt": { // the third edit of its second
			Seq: 8, Path: "a3.txt", Hash: "4e2c757c6c109424cab3903adc6c4570", TextHash: "38a8ac099216b6275e27b874b9ab65d9", Slug: "the-green-ferry-number-3-sails-again",
			Published: at(t, "2026-11-26T17:53:32.923371789Z"), Updated: at(t, "2026-11-26T17:53:48.000002Z"), Archive: 2, Archived: first,
		},
		"a5.txt": { // moved; its tie is one of times that differ
			Seq: 10, Path: "tales/five.txt", Hash: "ca27255759947138715b0819e3484d10", TextHash: "a0541c8b7673cda29c7af584b56e796c", Slug: "the-green-ferry-number-5-sails-again",
			Published: at(t, "2026-11-26T17:53:32.926148864Z"), Updated: at(t, "2026-11-26T17:53:32.926148864Z"), Archive: 3, Archived: first,
		},
		"a7.txt": { // the second one withdrawn in its second
			Seq: 12, Path: "a7.txt", Hash: "505f401cd152e584c8cefbb5fbc8ec53", TextHash: "a6ad9eee5d4f2b26f22b07f10f6315c5", Slug: "the-green-ferry-number-7-sails-again",
			Published: at(t, "2026-11-26T17:53:32.928964966Z"), Updated: at(t, "2026-11-26T17:53:32.928964966Z"), Withdrawn: at(t, "2026-11-26T17:53:51.000001Z"), Archive: 4, Archived: first,
		},
		"a8.txt": { // put back: not withdrawn, whatever its tie
			Seq: 13, Path: "a8.txt", Hash: "8164dd63aeefd38517331fe03177951a", TextHash: "341f5ce0835f85579b7d9bf570d37010", Slug: "the-green-ferry-number-8-sails-again",
			Published: at(t, "2026-11-26T17:53:32.930356583Z"), Updated: at(t, "2026-11-26T17:53:32.930356583Z"), Returned: at(t, "2026-11-26T17:53:53Z"), Archive: 4, Archived: first,
		},
		"tales/a21.txt": {
			Seq: 16, Path: "tales/a21.txt", Hash: "6b45cea69879aa65612b4d1eb99fa4eb", TextHash: "0ee268f9bb3efcef858cf9aa7bc3992c", Slug: "the-grey-ferry-number-21-sails-again",
			Published: at(t, "2026-11-26T17:53:48.582294627Z"), Updated: at(t, "2026-11-26T17:53:48.582294627Z"), Archive: 8, Archived: second,
		},
		"fair.md": { // in no archive
			Seq: 18, Path: "fair.md", Hash: "4f24273818c15be46cdcd7c7d173f22d", TextHash: "808c7fe73ceae3e203f0f8ed74ec981d", Slug: "fairs-in-spring",
			Published: at(t, "2026-11-26T17:53:53.591542878Z"), Updated: at(t, "2026-11-26T17:53:53.591542878Z"), Expires: at(t, "2030-01-01T00:00:00Z"),
		},
	} {
		want.ID = authority + id
		if got, ok := l.Index().ByID(want.ID); !ok || got != want {
			t.Errorf("%s:\ngot  %+v\nwant %+v", id, got, want)
		}
	}
	// Both copies are of format 2 now, and say the same.
	before := contentsOf(l)
	for _, path := range l.paths() {
		data, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(data, header(format)) || bytes.Contains(data, []byte(`"set"`)) || bytes.Contains(data, []byte("ie\":")) {
			t.Errorf("%s: %v\n%s", path, err, data)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if again := contentsOf(reopened(t, dir)); !reflect.DeepEqual(again, before) {
		t.Errorf("opened again: %+v, want %+v", again, before)
	}
}

// TestFormat1Interrupted: a power cut at any call of the first start with an old ledger costs nothing.
func TestFormat1Interrupted(t *testing.T) {
	_, data := oldLedger(t)
	old := func(seed uint64) *journaltest.Disk {
		disk := journaltest.New(seed)
		for _, path := range paths {
			j, err := journal.Open(disk, path, nil)
			if err == nil {
				_, err = j.Append([]byte("x"))
			}
			if err != nil {
				t.Fatal(err)
			}
			disk.Damage(path, func([]byte) []byte { return bytes.Clone(data) })
		}
		disk.Fail(nil)
		return disk
	}
	whole := old(0)
	want := contentsOf(opened(t, whole))
	for cut := 1; cut <= whole.Calls(); cut++ {
		disk := old(uint64(cut))
		disk.CutAt(cut)
		_, _ = open(disk, dir, slack)
		for loss := range journaltest.Loss(3) {
			after := disk.After(loss, uint64(cut))
			l := opened(t, after)
			same(t, "after the cut", contentsOf(l), want)
			edited := want.Records["tag:news.example.org,2026-01-01:a1.txt"]
			edited.Hash = "new"
			commit(t, l, []Record{edited}, State{FeedID: "other"})
			l.Close()
			again := contentsOf(opened(t, after))
			if again.Records[edited.ID] != edited || again.State.FeedID != "other" {
				t.Fatalf("cut at call %d, loss %d: %+v, %+v", cut, loss, again.Records[edited.ID], again.State)
			}
		}
	}
}

// TestFormat1Begun: a first scan that an older program began is not over.
func TestFormat1Begun(t *testing.T) {
	disk := journaltest.New(1)
	j, err := journal.Open(disk, paths[0], nil)
	if err == nil {
		_, err = j.Append([]byte(`{"ledger":1}`), []byte(`{"v":1,"set":"first scan","sum":"over"}`), []byte(`{"v":3,"set":"first scan","sum":"begun"}`), []byte(`{"v":2,"set":"first scan","sum":"over"}`))
	}
	if err != nil {
		t.Fatal(err)
	}
	if s := opened(t, disk).State(); s != (State{FirstScan: true}) {
		t.Errorf("state %+v", s)
	}
}

// TestFormat1Header: the header alone makes a ledger one of format 1.
func TestFormat1Header(t *testing.T) {
	disk := journaltest.New(1)
	for _, path := range paths {
		j, err := journal.Open(disk, path, nil)
		if err == nil {
			_, err = j.Append([]byte(`{"ledger":1}`), []byte(`{"v":1,"id":"a","seq":1,"path":"a.txt"}`))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	l := opened(t, disk)
	for _, path := range paths {
		if !bytes.Contains(disk.Data(path), header(format)) {
			t.Errorf("%s: %s", path, disk.Data(path))
		}
	}
	if r, ok := l.Index().ByPath("a.txt"); !ok || r != (Record{ID: "a", Seq: 1, Path: "a.txt"}) {
		t.Errorf("record %+v", r)
	}
}

// header is the first line of a ledger of a format.
func header(format int) []byte { return fmt.Appendf(nil, `{"ledger":%d}`, format) }

// TestFormat2: a ledger of format 2 is read as it is and written in this format.
func TestFormat2(t *testing.T) {
	disk := journaltest.New(1)
	for _, path := range paths {
		j, err := journal.Open(disk, path, nil)
		if err == nil {
			_, err = j.Append(header(2), []byte(`{"v":1,"id":"a","seq":1,"path":"a.txt"}`), []byte(`{"v":2,"state":{"feedID":"tag:a"}}`))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	l := opened(t, disk)
	if r, ok := l.Index().ByPath("a.txt"); !ok || r != (Record{ID: "a", Seq: 1, Path: "a.txt"}) || l.State().FeedID != "tag:a" {
		t.Errorf("record %+v, state %+v", r, l.State())
	}
	for _, path := range paths {
		if !bytes.Contains(disk.Data(path), header(format)) {
			t.Errorf("%s: %s", path, disk.Data(path))
		}
	}
}
