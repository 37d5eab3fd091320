package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
)

// TestAgain: an edition of the same records has the same documents, and makes no item anew; one of other records makes
// anew only what has changed.
func TestAgain(t *testing.T) {
	d := newDesk(t)
	for i := range 4 {
		d.put(i, fmt.Sprint("First text of ", i), nil)
	}
	one := d.print(d.view(50))
	d.asked = nil
	two := d.print(d.view(50))
	if one.Sum != two.Sum || len(two.Feeds) != 3 {
		t.Errorf("sums %s and %s, %d feeds", one.Sum, two.Sum, len(two.Feeds))
	}
	for path, doc := range one.Feeds {
		if two.Feeds[path] != doc {
			t.Errorf("%s is another document", path)
		}
	}
	d.put(2, "Second text of 2", nil)
	three := d.print(d.view(50))
	if three.Sum == one.Sum || !slices.Equal(d.asked, []string{"2.txt"}) {
		t.Errorf("sum %s, was %s; asked for the texts of %q", three.Sum, one.Sum, d.asked)
	}
	for n, item := range three.feed.Items {
		if kept := one.feed.Items[n] == item; kept == (item.Title == "Report 2") {
			t.Errorf("%s is the item of the edition before: %v", item.Title, kept)
		}
	}
	for path, doc := range three.Feeds {
		if one.Feeds[path] == doc || !strings.Contains(string(doc.Body), "Second text") {
			t.Errorf("%s is the old document", path)
		}
	}

	other := newDesk(t) // a program that was started anew
	for i := range 4 {
		other.put(i, fmt.Sprint("First text of ", i), nil)
	}
	other.put(2, "Second text of 2", nil)
	if e := other.print(other.view(50)); e.Sum != three.Sum || string(e.Feeds["/atom.xml"].Body) != string(three.Feeds["/atom.xml"].Body) {
		t.Error("the same records give other bytes after a restart")
	}
	var tags []byte
	for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
		tags = append(tags, three.Feeds[path].Tag()...)
	}
	if three.Sum != digest.Hash(tags) {
		t.Error("the sum does not name the three documents: Last-Modified would move at an upgrade")
	}
}

// TestMissing: an article whose text is out of reach is left out, and is back as soon as it can be read.
func TestMissing(t *testing.T) {
	d := newDesk(t)
	if d.Missing(1) {
		t.Error("missing before anything was printed")
	}
	d.put(1, "The wall was rebuilt.", nil)
	d.put(2, "The lamp was put out.", nil)
	text := d.texts["1.txt"]
	delete(d.texts, "1.txt")
	e := d.print(d.view(50))
	if len(e.feed.Items) != 1 || !d.Missing(1) || d.Missing(2) {
		t.Errorf("%d items", len(e.feed.Items))
	}
	d.texts["1.txt"] = text
	e = d.print(d.view(50))
	if len(e.feed.Items) != 2 || d.Missing(1) {
		t.Errorf("%d items when it can be read again", len(e.feed.Items))
	}
}

// ids are those of a delta's items, as JSON Feed has them.
func ids(body []byte, most int) (out []int) {
	for i := range most {
		if strings.Contains(string(body), fmt.Sprintf(`"id":"tag:news.example,2026:%d"`, i)) {
			out = append(out, i)
		}
	}
	return out
}

// TestDelta: a reader that has a version is sent what has changed since (RFC 3229), unless that is most of the feed.
func TestDelta(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(d *desk)
		want   []int // items of the delta; nil: there is none
	}{
		{"an edit", func(d *desk) { d.put(3, "Another text", nil) }, []int{3}},
		{"half of them", func(d *desk) {
			d.put(3, "Another text", nil)
			d.put(4, "Another text", nil)
			d.put(5, "Another text", nil)
		}, []int{3, 4, 5}},
		{"more than half", func(d *desk) {
			for i := range 4 {
				d.put(i, "Another text", nil)
			}
		}, nil},
		{"a new one, which pushes out the oldest", func(d *desk) { d.put(6, "The tide was high.", nil) }, []int{6}},
		{"a withdrawal", func(d *desk) { d.put(2, "", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) }) }, []int{2}},
	} {
		d := newDesk(t)
		for i := range 6 {
			d.put(i, fmt.Sprint("First text of ", i), nil)
		}
		was := d.print(d.view(6))
		test.change(d)
		is := d.print(d.view(6))
		for path, doc := range is.Feeds {
			got := doc.Delta(was.Feeds[path].Tag())
			if (got == nil) != (test.want == nil) {
				t.Errorf("%s: %s: delta %s", test.name, path, got)
			}
			if got := doc.Delta(doc.Tag()); got != nil {
				t.Errorf("%s: %s: a delta to the version itself: %s", test.name, path, got)
			}
			if got := doc.Delta(`"of another program"`); got != nil {
				t.Errorf("%s: %s: a delta to a version that is not known: %s", test.name, path, got)
			}
			for other, old := range was.Feeds {
				if other != path && doc.Delta(old.Tag()) != nil {
					t.Errorf("%s: a delta of %s to a version of %s", test.name, path, other)
				}
			}
		}
		f := *is.feed
		f.Items = nil
		for _, item := range is.feed.Items {
			if slices.ContainsFunc(test.want, func(i int) bool { return strings.HasSuffix(item.ID, fmt.Sprint(":", i)) }) {
				f.Items = append(f.Items, item)
			}
		}
		for _, as := range formats {
			want, err := as.write(&f)
			if got := is.Feeds["/"+as.name].Delta(was.Feeds["/"+as.name].Tag()); err != nil || test.want != nil && string(got) != string(want) {
				t.Errorf("%s: %s: delta\n%s\nwant\n%s", test.name, as.name, got, want)
			}
		}
		if got := is.Feeds["/feed.json"].Delta(was.Feeds["/feed.json"].Tag()); !slices.Equal(ids(got, 10), test.want) {
			t.Errorf("%s: items %d, want %d", test.name, ids(got, 10), test.want)
		}
	}
}

// TestDeltaDeleted: a delta tells of withdrawals that the feed itself does not tell of.
func TestDeltaDeleted(t *testing.T) {
	d := newDesk(t)
	d.span.Notices = false
	for i := range 9 {
		d.put(i, fmt.Sprint("First text of ", i), nil)
	}
	was := d.print(d.view(9))
	f := head("")
	for i := range 7 {
		at := noon.Add(time.Hour)
		d.put(i, "", func(r *ledger.Record) { r.Withdrawn = at })
		f.Deleted = append(f.Deleted, syndication.Deleted{ID: fmt.Sprintf("tag:news.example,2026:%d", i), At: at})
	}
	is := d.print(d.view(9))
	f.Updated = is.feed.Updated
	want, err := f.Atom()
	if got := is.Feeds["/atom.xml"].Delta(was.Feeds["/atom.xml"].Tag()); err != nil || string(got) != string(want) {
		t.Errorf("delta\n%s\nwant\n%s", got, want)
	}
	if len(is.feed.Deleted) > 0 {
		t.Error("the feed itself was changed")
	}
}

// TestDeltaKept: the last 64 versions are known, each by the documents it really had.
func TestDeltaKept(t *testing.T) {
	d := newDesk(t)
	for i := range 4 {
		d.put(i, fmt.Sprint("First text of ", i), nil)
	}
	var all []*Edition
	for n := range 100 {
		d.put(3, fmt.Sprint("Text number ", n), nil)
		all = append(all, d.print(d.view(50)))
		d.print(d.view(50)) // the same once more is no version
	}
	for n, e := range all {
		for old := range n {
			got := e.Feeds["/atom.xml"].Delta(all[old].Feeds["/atom.xml"].Tag())
			if known := n-old <= 64; (got != nil) != known {
				t.Fatalf("version %d: a delta to version %d: %v, want %v", n, old, got != nil, known)
			}
		}
	}
	if len(d.past) > pastKept {
		t.Errorf("%d versions are held", len(d.past))
	}
}
