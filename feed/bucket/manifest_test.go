package bucket

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"
)

// manyEntries returns a manifest of n objects.
func manyEntries(n int) *manifest {
	m := &manifest{entries: map[string]entry{}, foreign: map[string]bool{}, changed: map[string]bool{}}
	for i := range n {
		m.put(fmt.Sprintf("articles/boats-of-the-year-%d", i), entry{sum: sumOf(fmt.Append(nil, i)), tag: tag{hash: sumOf(fmt.Append(nil, "t", i))}})
	}
	return m
}

// TestParts checks that the stored full list and changes are read back unchanged.
func TestParts(t *testing.T) {
	b := &Bucket{site: tag1}
	m := manyEntries(3000)
	m.put("odd", entry{sum: hash{1}, tag: tagOf("a-2")})
	m.put("claimed", entry{})
	m.put("in doubt", entry{tag: unknown})
	read := &manifest{entries: map[string]entry{}, foreign: map[string]bool{}, changed: map[string]bool{}}
	for step, want := range []string{manifestKey, changesKey, changesKey, manifestKey} {
		key, header, body := m.part(tag1)
		if key != want || header.Site != tag1 || (header.Of == "") != (key == manifestKey) {
			t.Fatalf("step %d: %s, %+v", step, key, header)
		}
		if key == manifestKey {
			m.id, m.changed = header.ID, map[string]bool{}
			clear(read.entries)
		} else if header.Of != m.id {
			t.Errorf("step %d: changes of %s, not %s", step, header.Of, m.id)
		}
		if got, err := b.lines(body, read.set); err != nil || got != header {
			t.Fatalf("step %d: %+v, %v", step, got, err)
		}
		if !maps.Equal(read.entries, m.entries) {
			t.Fatalf("step %d: %d entries, want %d", step, len(read.entries), len(m.entries))
		}
		m.remove("articles/boats-of-the-year-7")
		m.put(fmt.Sprint("new", step), entry{sum: hash{9}, tag: tagOf("00112233445566778899aabbccddeeff")})
		if step == 2 {
			maps.Copy(m.changed, map[string]bool(boolsOf(m.entries)))
		}
	}
}

func boolsOf(entries map[string]entry) map[string]bool {
	all := map[string]bool{}
	for key := range entries {
		all[key] = true
	}
	return all
}

func TestTagOf(t *testing.T) {
	for etag, want := range map[string]condition{
		"00112233445566778899aabbccddeeff": "00112233445566778899aabbccddeeff", "00112233445566778899AABBCCDDEEFF": always,
		"00112233445566778899aabbccddeeff-2": always, "": always, "CPjJ": always,
	} {
		if got := tagIn(tagOf(etag).text()); got != tagOf(etag) || got.condition() != want {
			t.Errorf("%q: %v, %q", etag, got, got.condition())
		}
	}
	if (tag{}).condition() != absent || tagIn("") != (tag{}) || tagIn(unknown.text()) != unknown {
		t.Error("no tag")
	}
}

// TestDamaged checks that a damaged or unknown manifest is reported, and that nothing is written.
func TestDamaged(t *testing.T) {
	zip := func(text string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.WriteString(z, text)
		z.Close()
		return b.String()
	}
	whole := zip(`{"program":"seedfeed","format":1,"site":"` + tag1 + `","id":"1"}` + "\n" + `["a","AAAA","AAAA"]` + "\n")
	for text, want := range map[string]string{
		"": "damaged", "no gzip": "damaged", zip(""): "damaged", zip("{}"): "damaged", whole[:len(whole)-9]: "damaged", zip(`{"program":"seedfeed","format":2}`): "another version of the program (format 2)",
		zip(`{"program":"seedfeed","format":1}{"a":1}`): "damaged",
	} {
		s := newService(t)
		s.put(t, manifestKey, text)
		_, err := opened(t, s.address("", ""), tag1).Build(context.Background(), siteOf(doc("/", textHTML, "Front")), 2)
		if err == nil || !strings.Contains(err.Error(), want) || len(s.keys(t)) != 1 {
			t.Errorf("%.40q: %v, %q", text, err, s.keys(t))
		}
	}
}

// FuzzLines checks that no input panics, and that a list that can be read is written back unchanged.
func FuzzLines(f *testing.F) {
	m := manyEntries(3)
	_, _, body := m.part(tag1)
	f.Add(body)
	f.Add([]byte("no gzip"))
	b := &Bucket{site: tag1}
	f.Fuzz(func(t *testing.T, body []byte) {
		read := func(body []byte) (*manifest, error) {
			m := &manifest{entries: map[string]entry{}, changed: map[string]bool{}}
			_, err := b.lines(body, m.set)
			return m, err
		}
		m, err := read(body)
		if err != nil {
			return
		}
		_, _, again := m.part(tag1)
		other, err := read(again)
		if err != nil || !maps.Equal(m.entries, other.entries) {
			t.Errorf("%v: %v, %v", err, m.entries, other.entries)
		}
	})
}

// BenchmarkManifest writes and reads the full list of 100,000 objects.
func BenchmarkManifest(b *testing.B) {
	m := manyEntries(100_000)
	bucket := &Bucket{site: tag1}
	var body []byte
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			_, _, body = m.part(tag1)
		}
		b.ReportMetric(float64(len(body)), "stored-B")
	})
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			read := &manifest{entries: map[string]entry{}}
			if _, err := bucket.lines(body, read.set); err != nil || len(read.entries) != len(m.entries) {
				b.Fatal(err)
			}
		}
	})
}
