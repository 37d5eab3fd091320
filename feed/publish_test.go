package feed

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// publisher opens a folder of its own; what is dropped goes to handle without a watcher.
type publisher struct {
	*Publisher
	t *testing.T
}

func newPublisher(t *testing.T) *publisher {
	p := openPublisher(t)
	p.endScan()
	return p
}

// newLimited is one with so many articles in a feed, and a clock of its own.
func newLimited(t *testing.T, limit int, now *time.Time) *publisher {
	p := newPublisher(t)
	p.cfg.Limit, p.cfg.Now = limit, func() time.Time { return *now }
	p.reopen()
	p.endScan()
	return p
}

// openPublisher is one whose first scan has not ended.
func openPublisher(t *testing.T) *publisher {
	dir := t.TempDir()
	seeds := filepath.Join(dir, "seeds")
	if err := os.Mkdir(seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	p, err := Open(Config{Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Content: ContentFull})
	if err != nil {
		t.Fatal(err)
	}
	out := &publisher{p, t}
	t.Cleanup(func() { out.close() })
	return out
}

// reopen stops and starts it.
func (p *publisher) reopen() {
	p.t.Helper()
	if err := p.close(); err != nil {
		p.t.Fatal(err)
	}
	again, err := Open(p.cfg)
	if err != nil {
		p.t.Fatal(err)
	}
	p.Publisher = again
}

// record is the one at a path, with its id and dates.
func (p *publisher) record(path string) ledger.Record {
	p.t.Helper()
	r, ok := p.ledger.ByPath(path)
	if !ok {
		p.t.Fatalf("nothing known of %s", path)
	}
	return r
}

// live lists the paths of the articles that are published.
func (p *publisher) live() string {
	var out []string
	for r := range p.ledger.Records() {
		if r.Withdrawn.IsZero() {
			out = append(out, r.Path)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// until waits for something that must come true.
func (p *publisher) until(what string, ok func() bool) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); !ok(); {
		if time.Now().After(end) {
			p.t.Fatalf("never: %s", what)
		}
		<-time.After(5 * time.Millisecond)
	}
}

// drop writes a file and hands it over.
func (p *publisher) drop(name, text string) (again []string) {
	p.t.Helper()
	p.put(name, text)
	return p.look(name)
}

func (p *publisher) put(name, text string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.cfg.Seeds, name), []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *publisher) rename(from, to string) {
	p.t.Helper()
	if err := os.Rename(filepath.Join(p.cfg.Seeds, from), filepath.Join(p.cfg.Seeds, to)); err != nil {
		p.t.Fatal(err)
	}
}

func (p *publisher) remove(folder, name string) {
	p.t.Helper()
	if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
		p.t.Fatal(err)
	}
}

// look hands over what the files hold now, all at once.
func (p *publisher) look(names ...string) (again []string) {
	p.t.Helper()
	var changes []watch.Change
	for _, name := range names {
		a := p.arrival(name)
		changes = append(changes, watch.Change{Path: name, Data: a.data, Stamp: a.stamp})
	}
	return p.handle(changes)
}

// gone says that a file is not there any more.
func (p *publisher) gone(name string) { p.handle([]watch.Change{{Path: name, Gone: true}}) }

// arrival is a file as it lies there, digested.
func (p *publisher) arrival(name string) *arrival {
	p.t.Helper()
	stamp, err := watch.Look(p.cfg.Seeds, name)
	if err != nil {
		p.t.Fatal(err)
	}
	data, err := p.read(name)
	if err != nil {
		p.t.Fatal(err)
	}
	a := &arrival{path: name, stamp: stamp, data: data}
	p.digestAll([]*arrival{a})
	a.data = data
	return a
}

func (p *publisher) get(path string) (int, string) {
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code, w.Body.String()
}

// TestNotRemembered: what cannot be written to the state is not served, what was served stays, and it is tried again.
func TestNotRemembered(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", "First article\n\nIt was published while all was well.\n")
	_, before := p.get("/atom.xml")
	state := p.cfg.State
	p.ledger.Close() // from here on it can write nothing, like a disk that is full
	again := p.drop("a.txt", "First article\n\nIt was edited while nothing could be written.\n")
	again = append(again, p.drop("b.txt", "Second article\n\nIt came while nothing could be written.\n")...)
	if !slices.Equal(again, []string{"a.txt", "b.txt"}) {
		t.Errorf("%q given back to be tried again", again)
	}
	if _, after := p.get("/atom.xml"); after != before {
		t.Error("served what was not remembered")
	}
	p.handler.Publish(&web.Snapshot{Render: p.edition(nil, span{}).document}) // another version, nothing kept
	if code, body := p.get("/articles/first-article"); code != 200 || !strings.Contains(body, "all was well") {
		t.Errorf("the page of the last good version: %d %s", code, body)
	}
	if code, body := p.get("/healthz"); code != 503 || !strings.Contains(body, "state") {
		t.Errorf("health %d %s", code, body)
	}
	l, err := ledger.Open(state)
	if err != nil {
		t.Fatal(err)
	}
	p.ledger = l
	p.drop("c.txt", "Third article\n\nIt came when all was well again.\n")
	if _, after := p.get("/atom.xml"); !strings.Contains(after, "while all was well") || !strings.Contains(after, "Third article") {
		t.Error("the last good version of the first article is gone")
	}
	p.drop("a.txt", "First article\n\nIt was edited while nothing could be written.\n")
	p.drop("b.txt", "Second article\n\nIt came while nothing could be written.\n")
	_, after := p.get("/atom.xml")
	for _, want := range []string{"It was edited while", "Second article", "Third article"} {
		if !strings.Contains(after, want) {
			t.Errorf("no %q after the state could be written again", want)
		}
	}
	if code, _ := p.get("/healthz"); code != 200 {
		t.Errorf("health %d", code)
	}
}

// TestQuietWhileStopped: an edit of two letters gets no new date, also when it was made while nobody watched.
func TestQuietWhileStopped(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", "First article\n\nIt was publishd on a quiet afternoon in May.\n")
	was, _ := p.ledger.ByPath("a.txt")
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	p.cfg.Now = func() time.Time { return time.Now().Add(time.Hour) }
	if err := os.WriteFile(filepath.Join(p.cfg.Seeds, "a.txt"), []byte("First article\n\nIt was published on a quiet afternoon in May.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	again, err := Open(p.cfg)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- again.Run(ctx) }()
	<-again.Ready()
	now, _ := again.ledger.ByPath("a.txt")
	if now.Hash == was.Hash || !now.Updated.Equal(was.Updated) || now.ID != was.ID {
		t.Errorf("was %+v\nis  %+v", was, now)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestBurst: many changes at once are remembered at once, and shown a moment later though nothing more comes.
func TestBurst(t *testing.T) {
	p := newPublisher(t)
	var names []string
	for i := range 2 * manyChanges {
		names = append(names, fmt.Sprintf("%d.txt", i))
		p.put(names[i], fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i))
	}
	p.look(names[:manyChanges]...)
	p.look(names[manyChanges:]...)
	if n := p.ledger.Len(); n != len(names) {
		t.Fatalf("%d of %d articles remembered", n, len(names))
	}
	p.until("shown", func() bool {
		_, body := p.get("/atom.xml")
		return strings.Count(body, "<entry>") == 50 && p.articles.Load() == int64(len(names))
	})
}

// TestFilledWithoutRest: where something is published all the time, archives are filled in the end all the same.
func TestFilledWithoutRest(t *testing.T) {
	p := newPublisher(t)
	p.cfg.Limit = 4
	p.reopen()
	p.endScan()
	drop := func(i int) {
		p.drop(fmt.Sprintf("%d.txt", i), fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i))
	}
	for i := range 9 {
		drop(i)
	}
	if code, _ := p.get("/archive/1/atom.xml"); code != 404 {
		t.Fatalf("an archive during the burst: %d", code)
	}
	p.mu.Lock()
	p.full = p.full.Add(-fillLast)
	p.mu.Unlock()
	drop(9)
	if code, _ := p.get("/archive/1/atom.xml"); code != 200 {
		t.Errorf("no archive after %s: %d", fillLast, code)
	}
}
