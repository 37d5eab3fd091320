package cache

import (
	"bytes"
	"testing"

	"seedfeed/feed/journal/journaltest"
)

// step is one call on the values of a path, as "put b 1": path a or b, hash 1 to 9.
type step struct{ do, path, hash string }

func (s step) run(c *Cache) error {
	e := Entry{Path: s.path, Hash: s.hash}
	switch s.do {
	case "put":
		return c.Put(e, value(e))
	case "touch":
		e.Size = 77
		return c.Touch(e)
	}
	return c.Drop(s.path)
}

// TestVersions: which values there are after some calls, now, after a compaction and after a restart.
func TestVersions(t *testing.T) {
	for name, test := range map[string]struct {
		steps []step
		now   map[string]string // hash of the entry of each path
		also  map[string]string // hash of the version before
	}{
		"put":                     {[]step{{"put", "a", "1"}}, map[string]string{"a": "1"}, nil},
		"edit":                    {[]step{{"put", "a", "1"}, {"put", "a", "2"}}, map[string]string{"a": "2"}, map[string]string{"a": "1"}},
		"edit twice":              {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"put", "a", "3"}}, map[string]string{"a": "3"}, map[string]string{"a": "2"}},
		"edit and back":           {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"put", "a", "1"}}, map[string]string{"a": "1"}, map[string]string{"a": "2"}},
		"same text again":         {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"put", "a", "2"}}, map[string]string{"a": "2"}, map[string]string{"a": "1"}},
		"touch":                   {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"touch", "a", "2"}}, map[string]string{"a": "2"}, map[string]string{"a": "1"}},
		"touch the one before":    {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"touch", "a", "1"}}, map[string]string{"a": "1"}, map[string]string{"a": "2"}},
		"drop":                    {[]step{{"put", "a", "1"}, {"put", "a", "2"}, {"drop", "a", ""}}, nil, nil},
		"drop what was never put": {[]step{{"drop", "a", ""}}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			disk := journaltest.New(1)
			c := opened(t, disk, "1")
			for _, s := range test.steps {
				if err := s.run(c); err != nil {
					t.Fatalf("%+v: %v", s, err)
				}
			}
			check := func(when string) {
				t.Helper()
				live := int64(0)
				for path := range map[string]bool{"a": true, "b": true} {
					e, ok := c.Entry(path)
					if want, there := test.now[path]; ok != there || e.Hash != want {
						t.Errorf("%s: entry of %s: %+v, %v, want %q", when, path, e, ok, want)
					}
					for _, hash := range []string{"1", "2", "3"} {
						v, ok := c.Get(path, hash)
						if want := hash == test.now[path] || hash == test.also[path]; ok != want || ok && !bytes.Equal(v, value(Entry{Hash: hash})) {
							t.Errorf("%s: value of %s %s: %.20q, %v, want %v", when, path, hash, v, ok, want)
						}
					}
				}
				if len(paths(c)) != len(test.now) {
					t.Errorf("%s: paths %q", when, paths(c))
				}
				for _, values := range c.all() {
					for _, s := range values {
						live += s.length
					}
				}
				if c.live != live {
					t.Errorf("%s: %d bytes count as live, want %d", when, c.live, live)
				}
			}
			check("now")
			if err := c.compact(false); err != nil {
				t.Fatal(err)
			}
			check("compacted")
			c.Close()
			c = opened(t, disk, "1")
			check("opened again")
		})
	}
}
