package seed

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/markup"
)

func TestHeader(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ok       bool
		rest     string
	}{
		{"plain", "---\ntitle: A\n---\nText.", true, "Text."},
		{"dots", "---\ntitle: A\n...\nText.", true, "Text."},
		{"list, comment, gap", "---\n# mine\n\ntags:\n  - a\n- b\n---\nText.", true, "Text."},
		{"strange keys", "---\nlayout: post\n---\nText.", true, "Text."},
		{"never closed", "---\ntitle: A\nText.", false, ""},
		{"a mere rule", "---\n\nSome text.\n\n---\nText.", false, ""},
		{"capitals only", "---\nNote: locked\n---\nText.", false, ""},
		{"a sentence", "---\ntitle: A\nThis is no key.\n---\nText.", false, ""},
		{"nothing in it", "---\n---\nText.", false, ""},
		{"not at the start", "Text.\n---\ntitle: A\n---\n", false, ""},
	} {
		_, rest, ok := header(c.in)
		if ok != c.ok || ok && rest != c.rest || !ok && rest != c.in {
			t.Errorf("%s: header = %q, %v; want %q, %v", c.name, rest, ok, c.rest, c.ok)
		}
	}
}

func TestMeta(t *testing.T) {
	parse := func(head string) (*Article, error) {
		return Parse("a.txt", []byte("---\r\n"+strings.ReplaceAll(head, "\n", "\r\n")+"\r\n---\r\nIt is here. It stays."))
	}
	a, err := parse("title: Talks: the last mile\ndate: 2026-01-22 09:30\nauthors:\n  - Ada Brill\n  - 'Tom Rusk'\ntags: [y, no, sea]\ndraft: yes\nlang: de\nlink: https://example.org/a?b=1\nimage: https://example.org/a.png\nexpires: 2027-01-01\nextra: {a: b}")
	if err != nil {
		t.Fatal(err)
	}
	want := &Article{
		Title: "Talks: the last mile", Body: "It is here. It stays.", Authors: []string{"Ada Brill", "Tom Rusk"}, Tags: []string{"[y, no, sea]"},
		Date: time.Date(2026, 1, 22, 9, 30, 0, 0, time.UTC), Expires: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC),
		Language: "de", Link: "https://example.org/a?b=1", Image: "https://example.org/a.png", Draft: true,
	}
	want.Tags = []string{"y", "no", "sea"}
	want.Blocks = []markup.Block{{Text: want.Body}}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, c := range []struct{ head, want string }{
		{"title: A\ndate: soon", "line 3"}, {"draft: perhaps", "neither true nor false"}, {"link: javascript:alert(1)", "https://"},
		{"language: the queen's", "en-GB"}, {"image: /a.png", "line 2"}, {"expires: 2026-13-01", "2026-01-31"},
		{"date: 9999-12-31T23:00:00-12:00", "years 1 to 9999"}, {"expires: 0001-01-01T01:00:00+14:00", "line 2"}, {"expires: 0000-05-05", "years"},
		{"title: A\ndat: 2026-01-01", `line 3: unknown key "dat"; write "date" (known: author, date, `}, {"titel: A", `write "title"`}, {"sumary: A", `write "summary"`}, {"draftt: yes", `write "draft"`},
	} {
		if _, err := parse(c.head); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.head, err, c.want)
		}
	}
	for _, head := range []string{"images: [a.png]", "data: {a: b}", "layout: post", "weight: 3", "date: 2026-01-01\ndates: x", "links: x", "type: page", "lead: x", "slug: a"} {
		if _, err := parse("title: A\n" + head); err != nil {
			t.Errorf("another program's key %q: %v", head, err)
		}
	}
	if a, err := parse("url: /2026/a\ntitle: A"); err != nil || a.Link != "" {
		t.Errorf("another program's url: %v, %v", a, err)
	}
}

// TestUnclosed: a header that was meant and is none is refused, since its lines would be published as text.
func TestUnclosed(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"---\ntitle: A\nIt is here.", "line 3"},
		{"---\ntitle: A\ndate: 2026-01-01\n\nIt is here. It stays.\n", `line 5: "It is here. It stays." is no key`},
		{"---\ntitle: A\nauthor: B\n", "line 1"},
		{"---\ntitle: A\nThis is no key.\n---\nText.", "line 3"},
		{"---\ntitle: A\ntitle: B\n---\nIt is here.", `line 3: "title" is given twice`},
		{"---\ntitle: A\ncolour: B\ncolour: C\n---\nIt is here.", ""},
		{"+++\ntitle = \"A\"\n+++\nIt is here.", "TOML"},
		{"+++\nIt is here.\n+++\nIt is there.", ""},
		{"---\n\ntitle: A\nIt is here.", ""},
		{"---\nNote: locked\nIt is here.", ""},
		{"---\nIt is here.", ""},
		{"title: A\nIt is here.", ""},
	} {
		_, err := Parse("a.txt", []byte(c.in))
		if (err != nil) != (c.want != "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("Parse(%q): %v, want %q", c.in, err, c.want)
		}
	}
}

func TestSettings(t *testing.T) {
	got, err := Settings([]byte("\ufefftitle: \"News: all\"\nlimit: 50\nhubs:\n  - https://a.example/\n  - https://b.example/\ndraft: no\nempty:\n"))
	want := map[string][]string{"title": {"News: all"}, "limit": {"50"}, "hubs": {"https://a.example/", "https://b.example/"}, "draft": {"no"}, "empty": {}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("Settings: %v\n%s", err, diff)
	}
	if got, err := Settings(nil); err != nil || len(got) != 0 {
		t.Errorf("Settings(nil) = %v, %v", got, err)
	}
	for _, c := range []struct{ in, want string }{
		{"a: 1\nb:\n  c: 2\n", "line 3"}, {"- a\n", "mapping"}, {"a: 1\na: 2\n", "twice"}, {"a: [[1]]\n", "one value or a list"}, {"a: b: c\n", "line 1"},
		{"a: &x 1\nb: *x\n", "line 2"}, {"a\n", "mapping"}, {"\x00\x00\x00\x00", "binary"},
	} {
		if got, err := Settings([]byte(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Settings(%q) = %v, %v; want an error with %q", c.in, got, err, c.want)
		}
	}
}

func FuzzSettings(f *testing.F) {
	f.Add([]byte("a: 1\nb: [x, y]\n"))
	f.Add([]byte("a: &x [*x]\n"))
	f.Add([]byte("? {a: b}\n: c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		values, err := Settings(data)
		if err != nil && values != nil {
			t.Errorf("values beside an error: %v", values)
		}
		_, _ = Parse("a.txt", append(append([]byte("---\ntitle: a\n"), data...), "\n---\nIt is."...))
	})
}
