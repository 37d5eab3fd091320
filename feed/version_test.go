package feed

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestVersions does at random what happens to a folder, and holds for each feed and the oldest archive: other bytes, another
// ETag, the same bytes, the same ETag; Last-Modified rises with every change of bytes, or is left out; a restart
// changes nothing, whatever the clock says; no id is ever seen with another date of publication.
func TestVersions(t *testing.T) {
	p := newPublisher(t)
	now := time.Now().Truncate(time.Second)
	p.cfg.Now = func() time.Time { return now }
	p.cfg.Limit = 8
	p.reopen()
	p.endScan()
	random := rand.New(rand.NewPCG(3, 4))
	seen := map[string]*served{"/atom.xml": {}, "/rss.xml": {}, "/feed.json": {}, "/archive/1/atom.xml": {}}
	text := func(i int) string {
		return fmt.Sprintf("Report %d is out\n\nThe river board published report number %d in %d.\n", i, i, random.IntN(3)+2020)
	}
	names := map[string]bool{}
	for step := range 400 {
		now = now.Add(time.Duration(random.IntN(4)-1) * 700 * time.Millisecond) // also backwards, also twice in a second
		name := fmt.Sprintf("%d.txt", random.IntN(25))
		what := fmt.Sprintf("step %d, %s", step, name)
		switch n := random.IntN(10); {
		case n < 6:
			p.drop(name, text(random.IntN(25)))
			names[name] = true
		case n < 7 && names[name] && !names["new-"+name]:
			other := "new-" + name
			p.rename(name, other)
			delete(names, name)
			names[other] = true
			p.look(other)
		case n < 9 && names[name]:
			p.remove(p.cfg.Seeds, name)
			delete(names, name)
			p.gone(name)
		case n == 9:
			before := map[string]string{}
			for path := range seen {
				_, before[path] = p.get(path)
			}
			p.reopen()
			for path, was := range before {
				if _, is := p.get(path); is != was {
					t.Fatalf("%s: %s is another after a restart:\n%s", what, path, cmp.Diff(was, is))
				}
			}
			p.endScan()
		}
		p.late3s()
		p.tick()
		for path, s := range seen {
			s.look(t, p, what+": "+path, path)
		}
	}
	for path, s := range seen {
		t.Logf("%s: %d versions", path, len(s.bodies))
	}
}

// served is what was seen at one address.
type served struct {
	body, etag string
	bodies     map[string]string // by ETag
	modified   time.Time         // newest
}

func (s *served) look(t *testing.T, p *publisher, what, path string) {
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code == http.StatusNotFound && s.body == "" {
		return // no archive yet
	}
	body, etag := w.Body.String(), w.Header().Get("ETag")
	if s.bodies == nil {
		s.bodies = map[string]string{}
	}
	if was, ok := s.bodies[etag]; w.Code != http.StatusOK || etag == "" || ok && was != body {
		t.Fatalf("%s: %d, ETag %s stands for two versions", what, w.Code, etag)
	}
	s.bodies[etag] = body
	if body == s.body {
		if etag != s.etag {
			t.Fatalf("%s: ETag %s, was %s for the same bytes", what, etag, s.etag)
		}
		return
	}
	s.body, s.etag = body, etag
	field := w.Header().Get("Last-Modified")
	if field == "" {
		return
	}
	modified, err := http.ParseTime(field)
	if err != nil || !modified.After(s.modified) {
		t.Fatalf("%s: Last-Modified %s, was %s of another version", what, field, s.modified)
	}
	s.modified = modified
}
