package bucket

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"seedfeed/feed/export"
	"seedfeed/feed/testkit"
)

// newsroom is a site that changes at random. It has pages and a feed that lists them all.
type newsroom struct {
	random *rand.Rand
	pages  map[string]string
	step   int
}

func (n *newsroom) change() {
	n.step++
	for range 1 + n.random.IntN(6) {
		key := fmt.Sprint("articles/", n.random.IntN(30))
		if _, there := n.pages[key]; there && n.random.IntN(3) == 0 {
			delete(n.pages, key)
			continue
		}
		n.pages[key] = fmt.Sprint("Version ", n.step, strings.Repeat(" of a page", n.random.IntN(400)))
	}
}

// wanted returns the objects that the bucket should contain.
func (n *newsroom) wanted() map[string]string {
	all := maps.Clone(n.pages)
	feed := fmt.Sprint(n.step)
	for _, key := range slices.Sorted(maps.Keys(n.pages)) {
		feed += "\n" + key
	}
	all["atom.xml"] = feed
	return all
}

func site(wanted map[string]string) export.Site {
	var documents []export.Document
	for key, text := range wanted {
		d := doc("/"+key, "text/plain", text)
		plain := d.Make
		d.Make = func() *export.Content {
			c := plain()
			c.Gzip = nil
			return c
		}
		documents = append(documents, d)
	}
	return siteOf(documents...)
}

// whole reports an error if the stored feed lists a page that is missing.
func (s *service) whole(t *testing.T) {
	there := s.keys(t)
	if !slices.Contains(there, "atom.xml") {
		return
	}
	lines := strings.Split(s.text(t, "atom.xml"), "\n")
	for _, key := range lines[1:] {
		if !slices.Contains(there, key) {
			t.Errorf("feed %s names %s, which is not there", lines[0], key)
		}
	}
}

// histories builds a changing site again and again. Fault makes something fail and returns a function that repairs it. After
// each build that succeeds, and at the end, the bucket must be complete. It returns the number of builds that failed.
func histories(t *testing.T, seed uint64, address func(*service) string, p pace, fault func(*service, *newsroom) (mend func())) (failed int64) {
	t.Helper()
	s := newService(t)
	theirs := map[string]string{} // objects of another program
	n := &newsroom{random: rand.New(rand.NewPCG(seed, 16)), pages: map[string]string{}}
	at := address(s)
	s.before = func(method, key string) {
		if method != http.MethodGet && !strings.Contains(key, ownDir) {
			s.whole(t)
		}
	}
	b := openedAt(t, at, tag1, p)
	for step := range 25 {
		n.change()
		wanted := n.wanted()
		mend := fault(s, n)
		_, err := b.Build(context.Background(), site(wanted), 2)
		mend()
		s.idle(t) // see TestGhost
		s.whole(t)
		if err == nil {
			maps.Copy(wanted, theirs)
			testkit.Same(t, fmt.Sprint("history ", seed, ", step ", step), s.objects(t), wanted)
			for _, key := range []string{"theirs", "articles/theirs"} {
				theirs[key] = "Theirs"
				s.put(t, key, theirs[key])
			}
			continue
		}
		failed++
		if strings.Contains(err.Error(), "not empty") {
			t.Fatal(err)
		}
		if n.random.IntN(2) == 0 && b.lease != nil { // the program dies too
			die(b)
			b = openedAt(t, at, tag1, p)
		}
	}
	wanted := n.wanted()
	builtInTime(t, b, site(wanted))
	maps.Copy(wanted, theirs)
	testkit.Same(t, "at the end", s.objects(t), wanted)
	b.Close()
	again := openedAt(t, at, tag1, p)
	s.done()
	if r := builtInTime(t, again, site(n.wanted())); r.Written+r.Removed+len(s.done()) > 0 {
		t.Errorf("history %d: all was there: %+v", seed, r)
	}
	return failed
}

// builtInTime builds again if a request took longer than the pace of the publisher allows, as on a busy machine.
func builtInTime(t *testing.T, b *Bucket, s export.Site) (r export.Report) {
	t.Helper()
	testkit.Within(t, "a build in which every request is answered in time", func() bool {
		var err error
		if r, err = b.Build(context.Background(), s, 2); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		return err == nil
	})
	return r
}

// atOnce runs a test for four seeds at the same time, because they wait for most of it.
func atOnce(t *testing.T, test func(t *testing.T, seed uint64)) {
	t.Run("all", func(t *testing.T) {
		for seed := range uint64(4) {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				test(t, seed)
			})
		}
	})
}

// impatient is the pace of tests in which publishers die often.
var impatient = pace{ends: 300 * time.Millisecond, renew: 20 * time.Millisecond, look: 5 * time.Millisecond, old: time.Hour, save: 20 * time.Millisecond, tries: 1, compare: time.Hour}

// TestCut checks a service that stops answering after any number of requests, and a program that dies at the same time. The
// site stays consistent, and the next build completes it.
func TestCut(t *testing.T) {
	t.Parallel()
	var failed atomic.Int64
	atOnce(t, func(t *testing.T, seed uint64) {
		failed.Add(histories(t, seed, func(s *service) string { return s.address("", "") }, impatient, func(s *service, n *newsroom) func() {
			s.set(func() { s.left = n.random.IntN(30) })
			return func() { s.set(func() { s.left = -1 }) }
		}))
	})
	if failed.Load() < 20 {
		t.Errorf("only %d builds were cut", failed.Load())
	}
	t.Log(failed.Load(), "builds were cut")
}

// TestTorn checks that connections may break at any byte of a request or a response.
func TestTorn(t *testing.T) {
	t.Parallel()
	var failed, cuts atomic.Int64
	atOnce(t, func(t *testing.T, seed uint64) {
		var c *cutter
		p := quick
		p.renew = 20 * time.Millisecond
		failed.Add(histories(t, seed, func(s *service) string {
			c = newCutter(t, s, seed)
			s.Config.SetKeepAlivesEnabled(false) // a connection for each request
			return s.address(c.Addr().String(), "")
		}, p, func(*service, *newsroom) func() {
			c.mu.Lock()
			defer c.mu.Unlock()
			c.share = 0.4
			return func() {
				c.mu.Lock()
				defer c.mu.Unlock()
				c.share = 0
			}
		}))
		cuts.Add(int64(c.cuts))
	})
	if cuts.Load() < 100 {
		t.Errorf("only %d connections were cut", cuts.Load())
	}
	t.Log(cuts.Load(), "connections were cut,", failed.Load(), "builds failed")
}
