package edition

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
)

// quoteOn puts article i, which quotes somebody unless it is one of every third.
func (d *desk) quoteOn(i int, said string, change func(*ledger.Record)) {
	r := d.put(i, said, change)
	if i%3 > 0 {
		d.texts[r.Path].Quotes = []digest.Quote{{Text: said, Speaker: "Ada Holm", Key: true}}
	}
}

// pieces returns the parts of a table by name, and all of it.
func (d *desk) pieces(path string, e *Edition) (names []string, whole []byte) {
	d.t.Helper()
	for p := range e.Parts(path) {
		var b bytes.Buffer
		name := p.Name
		if err := p.Write(&b); err != nil || p.Name != name {
			d.t.Fatalf("%s: part %q is named %q once it is made: %v", path, name, p.Name, err)
		}
		p.Size = int64(b.Len())
		names, whole = append(names, name), append(whole, b.Bytes()...)
	}
	return names, whole
}

// TestParts: the parts make the stream; an edit, a new article and a withdrawal rename one part, or two that were one; parts
// of the same name are the same.
func TestParts(t *testing.T) {
	d := newDesk(t)
	d.Hasty = true
	const articles = 1000
	for i := range articles {
		d.quoteOn(i, fmt.Sprint("We counted boat ", i), nil)
	}
	last := map[string][]string{}
	look := func(what string, most int) {
		t.Helper()
		e := d.print(d.view(50))
		for _, path := range []string{"/quotes.csv", "/quotes.json"} {
			names, whole := d.pieces(path, e)
			var stream bytes.Buffer
			if err := e.Stream(path).Write(&stream); err != nil || !bytes.Equal(stream.Bytes(), whole) {
				t.Errorf("%s: %s: %d bytes, %d in parts, %v", what, path, stream.Len(), len(whole), err)
			}
			if n := len(names); n < articles/articlesInPart/3 || n > articles/articlesInPart*3 {
				t.Errorf("%s: %s has %d parts", what, path, n)
			}
			others := 0
			for _, name := range names {
				if name != "" && !slices.Contains(last[path], name) {
					others++
				}
			}
			if last[path] != nil && (others > most || others == 0) {
				t.Errorf("%s: %s: %d parts are new, want up to %d", what, path, others, most)
			}
			last[path] = names
		}
	}
	look("first", 0)
	d.quoteOn(400, "We counted no boat", nil)
	look("an edit", 1)
	d.quoteOn(articles, "One more", nil)
	look("a new article", 1)
	d.quoteOn(700, "", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	look("a withdrawal", 2)
}

// TestPartsFirst: the first row of a table is the first one also where parts before it have none.
func TestPartsFirst(t *testing.T) {
	d := newDesk(t)
	d.Hasty = true
	for i := range 500 {
		if r := d.put(i, "Nothing was said.", nil); i < 3 {
			d.texts[r.Path].Quotes = []digest.Quote{{Text: "We sail", Speaker: "Ada Holm"}}
		}
	}
	e := d.print(d.view(50))
	names, whole := d.pieces("/quotes.json", e)
	if len(names) < 4 || !bytes.HasPrefix(whole, []byte("[\n{")) || bytes.Count(whole, []byte(",\n{")) != 2 {
		t.Errorf("%d parts: %s", len(names), whole)
	}
}

// TestPartsChanged: a part has no name once one of its articles changed before it was made, or is out of reach.
func TestPartsChanged(t *testing.T) {
	d := newDesk(t)
	d.Hasty = true
	d.quoteOn(1, "We sail", nil)
	e := d.print(d.view(50))
	for what, change := range map[string]func(){
		"changed":      func() { d.quoteOn(1, "We row", nil) },
		"out of reach": func() { delete(d.texts, "1.txt") },
	} {
		named := 0
		for p := range e.Parts("/quotes.csv") {
			if p.Name != "" {
				named++
				change()
			}
			if err := p.Write(new(bytes.Buffer)); err != nil || p.Name != "" {
				t.Errorf("%s: named %q, %v", what, p.Name, err)
			}
		}
		if named != 1 {
			t.Errorf("%s: %d parts have a name", what, named)
		}
		d.quoteOn(1, "We sail", nil)
	}
	if e.Parts("/quotes.txt") != nil {
		t.Error("a table at another path")
	}
}
