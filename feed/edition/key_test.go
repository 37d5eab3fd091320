package edition

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// keyed returns a desk whose documents have keys.
func keyed(t *testing.T) *desk {
	d := newDesk(t)
	d.Filing = filing.New(d.Index, "1", nil)
	d.Site.Index = d.Index
	d.DigestKey = func(r ledger.Record) string { return "digest of " + r.Path }
	return d
}

// enter adds an article to the ledger and to the filing.
func (d *desk) enter(i int, text string, change func(*ledger.Record)) {
	r, _ := d.Index.ByID(d.put(i, text, change).ID)
	d.texts[r.Path].Tags = []string{"weirs"}
	d.Filing.Apply(r, d.texts[r.Path], noon)
}

// unread names the fields of a record that no document with a key shows. They decide where an article stands, and whether it
// is shown.
var unread = []string{"TextHash", "Pictures", "Gist", "Expires", "Archive", "Archived", "Held"}

// TestRecordKey: every field of a record that documents may show changes the keys.
func TestRecordKey(t *testing.T) {
	d := keyed(t)
	d.enter(1, "The weir is open.", nil)
	e := d.print(d.view(10))
	r, _ := d.Index.BySlug("report-1")
	sum := func(r ledger.Record) string {
		k := &keyer{Edition: e, Hash: newHash()}
		k.record(r)
		return k.sum()
	}
	first := sum(r)
	fields := reflect.TypeFor[ledger.Record]()
	for n := range fields.NumField() {
		other, name := r, fields.Field(n).Name
		switch f := reflect.ValueOf(&other).Elem().Field(n); f.Interface().(type) {
		case string:
			f.SetString("other")
		case time.Time:
			f.Set(reflect.ValueOf(noon.Add(99 * time.Hour)))
		case ledger.PastRef:
			other.SetPast(ledger.Past{AtomID: "urn:x"})
		case bool:
			f.SetBool(true)
		default:
			f.SetInt(7)
		}
		if changed := sum(other) != first; changed == slices.Contains(unread, name) {
			t.Errorf("%s: the key has changed: %t", name, changed)
		}
	}
}

// TestSiteKey: every setting changes the keys, and so does a time zone that shows other times.
func TestSiteKey(t *testing.T) {
	d := keyed(t)
	d.enter(1, "The weir is open.", nil)
	key := func() string { return d.print(d.view(10)).Key("/articles/report-1", "") }
	first := key()
	if first == "" || key() != first {
		t.Fatalf("%q, then %q", first, key())
	}
	fields := reflect.TypeFor[Site]()
	for n := range fields.NumField() {
		f, was, kind := reflect.ValueOf(&d.Site).Elem().Field(n), d.Site, fields.Field(n).Type.Kind()
		switch {
		case fields.Field(n).Name == "Zone":
			d.Site.Zone = time.FixedZone("XST", 3600)
		case kind == reflect.String:
			f.SetString("other")
		case kind == reflect.Bool:
			f.SetBool(!f.Bool())
		case kind == reflect.Int:
			f.SetInt(f.Int() + 1)
		case kind == reflect.Slice:
			f.Set(reflect.ValueOf([]string{"https://other.example/"}))
		case kind == reflect.Map:
			f.Set(reflect.ValueOf(map[string]string{"/old": "/rss.xml"}))
		case kind == reflect.Struct:
			f.Set(reflect.ValueOf(noon.Add(time.Hour)))
		default: // functions and the index: what they return is in the keys
			continue
		}
		if key() == first {
			t.Errorf("%s: the key is the same", fields.Field(n).Name)
		}
		d.Site = was
	}
}

// TestKeys: which documents have keys, and which of these keys a change of an article changes. Documents of one key are alike.
func TestKeys(t *testing.T) {
	d := keyed(t)
	for n := range 6 {
		d.enter(n, fmt.Sprint("The weir is open on day ", n), nil)
	}
	d.texts["3.txt"].Blocks = []markup.Block{{Kind: markup.Paragraph, Text: "the mill", Spans: []markup.Span{{Kind: markup.Link, End: 8, Address: "mill.md"}}}}
	bodies := map[[2]string][]byte{} // by path and key
	keys := func() map[string]string {
		v := d.view(10)
		v.Now = noon.AddDate(0, 0, 8) // when the week of the articles is over
		e := d.print(v)
		all := map[string]string{}
		for path := range e.Paths() {
			links, ok := e.Links(path)
			key := e.Key(path, links)
			if all[path] = key; !ok {
				t.Errorf("%s: too many links", path)
			}
			doc, ok := e.Document(path)
			if !ok || key == "" || strings.HasPrefix(path, "/cards/") {
				continue
			}
			at := [2]string{path, key}
			if was, known := bodies[at]; known && !bytes.Equal(was, doc.Body) {
				t.Errorf("%s: with the same key it was\n%s\nand is\n%s", path, was, doc.Body)
			}
			bodies[at] = doc.Body
		}
		return all
	}
	before := keys()
	if before["/weekly/2026-W09/"] == "" {
		t.Errorf("no week is over, or it has no key: %q", before)
	}
	for path, key := range before {
		want := strings.HasPrefix(path, "/articles/") || strings.HasPrefix(path, "/cards/") || strings.HasPrefix(path, "/quotes") || strings.HasPrefix(path, "/topics/weirs/")
		if want && key == "" {
			t.Errorf("%s has no key", path)
		}
	}
	changed := func(what string, want ...string) {
		t.Helper()
		after := keys()
		var got []string
		for path, key := range after {
			if strings.HasPrefix(path, "/articles/") && before[path] != "" && key != before[path] {
				got = append(got, path)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: other keys %q, want %q", what, got, want)
		}
		before = after
	}
	changed("nothing")
	d.enter(5, "The weir is shut.", nil)
	changed("an edit: the page, and that of its neighbour", "/articles/report-4", "/articles/report-5")
	d.enter(9, "The mill turns.", func(r *ledger.Record) { r.Path = "mill.md" })
	changed("a new article: that of its neighbour, and the page with a link to it", "/articles/report-3", "/articles/report-5")
	r, _ := d.Index.BySlug("report-4")
	r.Withdrawn = noon.Add(time.Hour)
	d.Index.Put(r)
	d.Filing.Apply(r, nil, r.Withdrawn)
	changed("a withdrawal: the page, and those of its neighbours", "/articles/report-3", "/articles/report-4", "/articles/report-5")
	if e := d.print(d.view(10)); e.Key("/topics/mills/", "") != "" || e.Key("/topics/weirs/~2/", "") != "" {
		t.Error("what is not there has a key")
	}
	r, _ = d.Index.BySlug("report-0")
	r.Hash = digest.Hash([]byte("other"))
	d.Index.Put(r) // it is not filed yet
	e := d.print(d.view(10))
	if key := e.Key("/articles/report-0", ""); key != "" {
		t.Errorf("a stale article has the key %s", key)
	}
}
