package feed

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestAnswered answers readers of everything while the folder changes at random. An article that is edited and renamed all
// the time is never missing on its page and in its archive, and no answer is anything but whole. It shows most with -race.
func TestAnswered(t *testing.T) {
	start := time.Now().Add(-time.Hour)
	var offset atomic.Int64
	d := newDesk(t, func(c *config) {
		c.Limit, c.Log = 4, nil
		c.Now = func() time.Time { return start.Add(time.Duration(offset.Load())) }
	})
	pass := func(after time.Duration) { d.now = start.Add(time.Duration(offset.Add(int64(after)))) }
	pass(0)
	for i := range 8 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	pass(time.Minute)
	d.press.due(d.now)
	done := make(chan bool)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			tag := ""
			for {
				select {
				case <-done:
					return
				default:
					if tag = d.readAll(tag); t.Failed() {
						return
					}
				}
			}
		})
	}
	d.changeMuch(pass)
	close(done)
	group.Wait()
}

// readAll reads what a reader may read, the main feed as a delta to the version with a tag. It returns the tag of the
// version that it got.
func (d *desk) readAll(tag string) string {
	ask := func(path string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("A-IM", "feed")
		r.Header.Set("If-None-Match", tag)
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		return w
	}
	for _, path := range []string{"/articles/report-0-is-out", "/archive/1/atom.xml", "/archive/1/feed.json"} {
		if w := ask(path); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "Report 0 is out") {
			d.t.Errorf("%s: %d, without the article that is always there", path, w.Code)
		}
	}
	ask("/")
	if w := ask("/feed.json"); w.Code == http.StatusOK && !json.Valid(w.Body.Bytes()) {
		d.t.Errorf("feed.json: %d %q", w.Code, w.Body)
	}
	w := ask("/atom.xml")
	if w.Code != http.StatusOK && w.Code != http.StatusIMUsed && w.Code != http.StatusNotModified {
		d.t.Errorf("atom.xml: %d", w.Code)
	}
	for dec := xml.NewDecoder(w.Body); ; {
		if _, err := dec.Token(); err == io.EOF {
			return w.Header().Get("ETag")
		} else if err != nil {
			d.t.Errorf("atom.xml: %d %v", w.Code, err)
			return ""
		}
	}
}

// changeMuch drops, edits, renames and removes files, one of them all the time.
func (d *desk) changeMuch(pass func(time.Duration)) {
	random := rand.New(rand.NewPCG(5, 6))
	there := map[string]bool{}
	first := "0.txt"
	for i := range 60 {
		next := fmt.Sprintf("first%d.txt", i)
		if err := os.Rename(filepath.Join(d.cfg.Seeds, first), filepath.Join(d.cfg.Seeds, next)); err != nil {
			d.t.Error(err)
			return
		}
		first = next
		d.look(first)
		d.drop(first, report(0)+fmt.Sprintf("Edit %d was made by the board.\n", i))
		if name := fmt.Sprintf("other%d.txt", random.IntN(9)); there[name] && random.IntN(3) == 0 {
			d.remove(name)
			delete(there, name)
		} else {
			d.drop(name, report(100+random.IntN(12)))
			there[name] = true
		}
		pass(time.Duration(random.IntN(3)) * time.Second)
		d.press.due(d.now)
	}
}
