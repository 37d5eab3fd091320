package header

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/format"
)

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
		{"a: &x 1\nb: *x\n", "line 2"}, {"a\n", "mapping"}, {"\x00\x00\x00\x00", "binary"}, {"a: 1\n? [b]\n: 2\n", "line 2: a key must be one word"},
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
		text := "---\ntitle: a\n" + strings.ToValidUTF8(string(data), "") + "\n---\nIt is."
		if h, ok := Find(text, format.Plain); ok {
			(&Details{}).ReadHeader(h, text, Options{}.Complete())
		}
	})
}
