package ledger

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzParseLine(f *testing.F) {
	f.Add([]byte(`{"ledger":1}`))
	f.Add([]byte(`{"v":7,"set":"archive 3","modified":"2025-01-01T00:00:00Z"}`))
	f.Add([]byte(`{"v":7,"id":"a","updated":"2025-01-01T00:00:00Z","tie":3}`))
	f.Add(line{Version: 7, Record: sample(3)}.payload())
	f.Add(line{Version: 7, Record: Record{ID: "a", Path: "\xff", Gist: "\xff"}}.payload())
	f.Add(line{Version: 9, State: &State{FeedID: "f", FirstScan: true, Modified: day(3), Shared: true, Sum: "x", Updated: day(4)}}.payload())
	f.Fuzz(func(t *testing.T, payload []byte) {
		var l line
		if l.parse(payload) != nil {
			return
		}
		in := newLoader(0)
		if err := visit(in, payload); err != nil {
			if l.Format <= format {
				t.Fatal(err)
			}
			return
		}
		if in.upgrade(); l.ID == "" && l.State == nil {
			return
		}
		index, again := in.index(), newLoader(0)
		for i := range index.rows {
			l := index.line(int32(i))
			if l.Check() != nil {
				return // written by another hand
			}
			if err := visit(again, l.payload()); err != nil || again.bad > 0 {
				t.Fatalf("%+v written as %q: %v", l, l.payload(), err)
			}
		}
		if in.state.State.check() != nil {
			return
		}
		if err := visit(again, in.state.payload()); err != nil || *again.state.State != *in.state.State {
			t.Fatalf("%+v came back as %+v, %v", in.state.State, again.state, err)
		}
		twice := again.index()
		for i := range index.rows {
			if was, is := index.line(int32(i)).Record, twice.line(int32(i)).Record; was != is {
				t.Fatalf("%+v came back as %+v", was, is)
			}
		}
	})
}

func visit(in *loader, payload []byte) error {
	var p parsed
	p.err = p.line.parse(payload)
	return in.take(&p)
}

// FuzzQuick: whatever quick reads means the same to encoding/json. TestQuick: it reads what is usual.
func FuzzQuick(f *testing.F) {
	f.Add(line{Version: 7, Record: sample(3)}.payload())
	for _, text := range [...]string{
		`{"v":1,"id":"a","id":"b"}`, `{"v":01}`, `{"id":"\u0041"}`, `{"ID":"a"}`, `{"gist":"AA=="}`, `{"gist":"A\n"}`, `{"gist":""}`, `{"seq":-1}`, `{}`, `{"id":"a",}`,
		`{"v":1} `, `{"id":"` + "\xff" + `"}`, `{"published":"2026-01-01T00:00:00+01:00"}`, `{"archived":"0001-01-01T00:00:00Z"}`, `{"archive":2147483648}`, `{"v":null}`,
		`{"id":}`, `{"gist":}`, `{"published":}`, `{:"a"}`, `{"id":"}`, `{"id":"a\"}`, `{"id":"a","path":"}`, `{"":}`, `{"v":1,"":}`, `{"v":}`, `{"v":1,}`, `{"v":1}}`, `{"v":1,"v"}`, `"v":1}`, `{"v":1`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		var quick, slow line
		if !quick.quick(payload) {
			return
		}
		if err := json.Unmarshal(payload, &slow); err != nil {
			t.Fatalf("%q: encoding/json does not read it: %v", payload, err)
		}
		if diff := cmp.Diff(slow, quick, cmpopts.EquateEmpty(), cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
			t.Errorf("%q: (-encoding/json +quick)\n%s", payload, diff)
		}
	})
}

func TestQuick(t *testing.T) {
	r := sample(1)
	r.Seq, r.Gist, r.Archive, r.Archived, r.Owner, r.Withdrawn = 3, "\xff", 4, day(3), "own", day(5)
	var l line
	if payload := (line{Version: 5, Record: r.stored()}).payload(); !l.quick(payload) {
		t.Errorf("not read: %s", payload)
	}
}
