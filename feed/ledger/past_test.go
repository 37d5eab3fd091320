package ledger

import (
	"slices"
	"strings"
	"testing"
)

func withPast(r Record, p Past) Record {
	r.SetPast(p)
	return r
}

// TestPast: what readers know of an article outlives a restart, and equal pasts make equal records.
func TestPast(t *testing.T) {
	dir := t.TempDir()
	l, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	past := Past{AtomID: "urn:a", JSONID: "7", Link: "https://a.example/?p=1", NoGUID: true, Date: "Mon, 1 Jan", Kept: "/old\n/?p=1", Given: "/alias"}
	a, b := withPast(Record{ID: "a"}, past), withPast(Record{ID: "a"}, past)
	if a != b {
		t.Error("records with equal pasts differ")
	}
	if b.SetPast(Past{}); b != (Record{ID: "a"}) {
		t.Errorf("the zero past is one: %+v", b)
	}
	commit(t, l, []Record{a, {ID: "none"}}, State{Feeds: "/feed.xml /rss.xml\n", Floor: day(3)})
	want := contentsOf(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if !Exists(dir) || Exists(t.TempDir()) {
		t.Error("Exists")
	}
	again := reopened(t, dir)
	same(t, "opened again", contentsOf(again), want)
	if r, _ := again.Index().ByID("a"); r.Known() != past {
		t.Errorf("past is %+v, want %+v", r.Known(), past)
	}
	if err := again.Commit([]Record{withPast(Record{ID: "b"}, Past{Kept: "/\xff"})}, nil); err == nil {
		t.Error("an address that is not UTF-8 was written")
	}
}

// TestByAddress: an address finds its article for as long as the article has it, a live one before others.
func TestByAddress(t *testing.T) {
	x := NewIndex(Record{ID: "plain"})
	if x.Addressed() {
		t.Error("addressed without an address")
	}
	x.Put(withPast(Record{ID: "a", Withdrawn: day(2)}, Past{Kept: "/one\n/two", Given: "/two"}))
	x.Put(withPast(Record{ID: "b"}, Past{Given: "/two"}))
	want := func(address, id string) {
		t.Helper()
		if r, ok := x.ByAddress(address); r.ID != id || ok != (id != "") {
			t.Errorf("%s leads to %q, want %q", address, r.ID, id)
		}
	}
	want("/one", "a")
	want("/two", "b")
	want("/", "")
	x.Put(withPast(Record{ID: "b"}, Past{}))
	want("/two", "a")
	x.Put(Record{ID: "a"})
	want("/one", "")
	want("/two", "")
	if x.Addressed() {
		t.Error("addressed after all addresses were given up")
	}
}

// TestAddress: spellings of one address have one form, which has no spaces and does not change again.
func TestAddress(t *testing.T) {
	for _, c := range []struct{ path, query, want string }{
		{"/", "", "/"},
		{"", "", "/"},
		{"/2024/05/lock/", "", "/2024/05/lock"},
		{"//2024///lock", "", "/2024/lock"},
		{"/lock/index.html", "", "/lock"},
		{"/index.HTM", "p=1", "/?p=1"},
		{"/", "utm_source=feed&p=1&UTM_medium=x&fbclid=9&gclid=8", "/?p=1"},
		{"/", "b=2&a=1", "/?a=1&b=2"},
		{"/", "utm_source=feed", "/"},
		{"/a b", "c d=é", "/a%20b?c+d=%C3%A9"},
		{"/über/ß", "", "/%C3%BCber/%C3%9F"},
	} {
		got := Address(c.path, c.query)
		if got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.path, c.query, got, c.want)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("/a b/index.html", "p=1;q")
	f.Add("/%zz/\x00\n", "%zz=\xff&=&&utm_x=1")
	f.Fuzz(func(t *testing.T, path, query string) {
		got := Address(path, query)
		if !strings.HasPrefix(got, "/") || strings.ContainsAny(got, " \n\t") {
			t.Errorf("%q, %q: %q", path, query, got)
		}
		if past := (Past{Kept: got}); !slices.Equal(past.Addresses(), []string{got}) {
			t.Errorf("%q, %q: %q is kept as %q", path, query, got, past.Addresses())
		}
	})
}
