package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/cmd/seedfeed/internal/streams"
)

// shared is a buffer that two goroutines use.
type shared struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

var previewAddress = regexp.MustCompile(`http://127\.0\.0\.1:\d+/preview/`)

// TestPreviewListen: the pages are there until the program is told to stop, and it leaves no trace.
func TestPreviewListen(t *testing.T) {
	dir := t.TempDir()
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	write(t, filepath.Join(dir, "lock.txt"), article)
	write(t, filepath.Join(dir, "drafts", "plan.txt"), "Plan for the lock\n\nThe lock is to be sold.\n")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var out, errs shared
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, []string{"preview", "--seeds", dir, "--listen", "127.0.0.1:0"}, streams.Std{In: strings.NewReader(""), Out: &out, Err: &errs})
	}()
	address := ""
	for end := time.Now().Add(deadline); address == ""; address = previewAddress.FindString(out.String()) {
		select {
		case s := <-status:
			t.Fatalf("status %d: %s", s, errs.String())
		case <-time.After(10 * time.Millisecond):
		}
		if time.Now().After(end) {
			t.Fatalf("no address: %s %s", out.String(), errs.String())
		}
	}
	for path, want := range map[string]string{"preview/": "Plan for the lock", "atom.xml": "Lock keeper retires", "": "Lock keeper retires"} {
		resp, err := http.Get(strings.TrimSuffix(address, "preview/") + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || resp.StatusCode != 200 || !strings.Contains(string(body), want) || path != "preview/" && strings.Contains(string(body), "Plan for") {
			t.Errorf("%s: %v %d %s", path, err, resp.StatusCode, body)
		}
	}
	stop()
	select {
	case s := <-status:
		if s != 0 {
			t.Errorf("status %d: %s", s, errs.String())
		}
	case <-time.After(deadline):
		t.Fatal("it does not stop")
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".seed*"))
	trials, _ := filepath.Glob(filepath.Join(temp, "seedfeed-trial-*"))
	if len(left)+len(trials) > 0 {
		t.Errorf("left behind: %q %q", left, trials)
	}
}

// TestWriteOwn: the page takes the place of an older page and of no other file, and nobody else can read it.
func TestWriteOwn(t *testing.T) {
	dir := t.TempDir()
	page := func(n string) string { return "<!DOCTYPE html>\n<meta name=\"generator\" content=\"x\">\n<title>" + n }
	for _, c := range []struct {
		name, before string
		replaced     bool
	}{
		{"empty", "", true},
		{"older page", page("older"), true},
		{"article", "Gate painted blue\n", false},
		{"another page", "<!DOCTYPE html>\n<title>Gate", false},
	} {
		at := filepath.Join(dir, c.name)
		if err := os.WriteFile(at, []byte(c.before), 0o644); err != nil {
			t.Fatal(err)
		}
		want := c.before
		if c.replaced {
			want = page("new")
		}
		err := writeOwn(at, []byte(page("new")))
		if got, _ := os.ReadFile(at); (err == nil) != c.replaced || string(got) != want {
			t.Errorf("%s: %v, is %q", c.name, err, got)
		}
		if info, _ := os.Stat(at); c.replaced && runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v", c.name, info.Mode())
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := writeOwn(filepath.Join(dir, "folder"), nil); err == nil {
		t.Error("a folder is replaced")
	}
	if err := writeOwn(filepath.Join(dir, "new"), []byte(page("new"))); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".seedfeed*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}
