package ledger

import "testing"

func FuzzParseLine(f *testing.F) {
	f.Add([]byte(`{"ledger":1}`))
	f.Add(recordLine(sample(3), 7).payload())
	f.Add(recordLine(Record{ID: "a", Path: "\xff"}, 7).payload())
	f.Add(documentsLine(Documents{Set: "main", Modified: day(3), Shared: true, Sum: "x"}, 9).payload())
	f.Fuzz(func(t *testing.T, payload []byte) {
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
