package ledger

import (
	"encoding/json"
	"reflect"
	"testing"
)

func FuzzParseLine(f *testing.F) {
	f.Add([]byte(`{"ledger":1}`))
	f.Add(recordLine(sample(3), 7).payload())
	f.Add(recordLine(Record{ID: "a", Path: "\xff"}, 7).payload())
	f.Add(documentsLine(Documents{Set: "main", Modified: day(3), Shared: true, Sum: "x", Updated: day(4)}, 9).payload())
	f.Fuzz(func(t *testing.T, payload []byte) {
		if plain, ok := parsePlain(string(payload)); ok {
			var want line
			if err := json.Unmarshal(payload, &want); err != nil || !reflect.DeepEqual(plain, want) {
				t.Fatalf("parsePlain(%q) = %+v, encoding/json: %+v, %v", payload, plain, want, err)
			}
		}
		l, err := parseLine(payload)
		if err != nil {
			return
		}
		in := loader{}
		if err := in.visit(0, payload); err != nil {
			if l.Format <= format {
				t.Fatal(err)
			}
			return
		}
		again := loader{}
		m := in.memory()
		for line := range m.all() {
			if err := again.visit(0, line.payload()); err != nil || again.bad > 0 {
				t.Fatalf("%+v written as %q: %v", line, line.payload(), err)
			}
		}
		twice := again.memory()
		for i := range m.rows {
			if m.rows[i].record() != twice.rows[i].record() {
				t.Fatalf("%+v came back as %+v", m.rows[i].record(), twice.rows[i].record())
			}
		}
	})
}

func TestUsualLinesArePlain(t *testing.T) {
	r := sample(3)
	r.Withdrawn, r.Expires, r.Corrected, r.Tie, r.WithdrawnTie, r.Archive, r.Seen, r.Returned = day(9), day(99), day(8), 3, 5, 7, day(6), day(5)
	if l, ok := parsePlain(string(recordLine(r, 7).payload())); !ok || !reflect.DeepEqual(l, recordLine(r, 7)) {
		t.Errorf("parsePlain: %+v, %v", l, ok)
	}
}
