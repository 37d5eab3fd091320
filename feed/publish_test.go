package feed

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/watch"
)

// publisher opens a folder of its own; what is dropped goes to handle without a watcher.
type publisher struct {
	*Publisher
	t *testing.T
}

func newPublisher(t *testing.T) *publisher {
	dir := t.TempDir()
	seeds := filepath.Join(dir, "seeds")
	if err := os.Mkdir(seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	p, err := Open(Config{Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Content: ContentFull})
	if err != nil {
		t.Fatal(err)
	}
	p.endScan()
	t.Cleanup(func() { p.close() })
	return &publisher{p, t}
}

func (p *publisher) drop(name, text string) {
	p.t.Helper()
	path := filepath.Join(p.cfg.Seeds, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
	stamp, err := watch.Look(p.cfg.Seeds, name)
	if err != nil {
		p.t.Fatal(err)
	}
	p.handle([]watch.Change{{Path: name, Data: []byte(text), Stamp: stamp}})
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
	p.drop("a.txt", "First article\n\nIt was edited while nothing could be written.\n")
	p.drop("b.txt", "Second article\n\nIt came while nothing could be written.\n")
	if _, after := p.get("/atom.xml"); after != before {
		t.Error("served what was not remembered")
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
	p.lookAgain()
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
