package feed

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/testkit"
	"seedfeed/feed/watch"
)

// says looks at the status page as text. Wanted texts must be there in that order.
func (d *desk) says(want ...string) {
	d.t.Helper()
	page := string(d.statusPage("x.txt"))
	rest := page
	for _, w := range want {
		_, after, ok := strings.Cut(rest, w)
		if !ok {
			d.t.Fatalf("%q is not there, or not in that place, of\n%s", w, page)
		}
		rest = after
	}
}

// TestStatusPage: the page tells what became of each file, and forgets what is over.
func TestStatusPage(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Zone = time.UTC })
	d.says(": 0 published.")
	d.drop("wall.txt", "---\nimage: 7\nid: tag:another.example,2020:1\n---\n"+harbour)
	d.drop("draft.txt", "---\ndraft: true\n---\nStill being written\n\nThis text is not out yet.\n")
	d.drop("fair.txt", "---\ndate: 2126-03-01T08:00:00Z\n---\n"+lighthouse)
	d.says("Held back", "- fair.txt", "header: date is 2126-03-01T08:00:00Z; it comes out on 1 March 2126 at 08:00 UTC")
	d.remove("fair.txt")
	d.press.handle([]watch.Change{{Path: "empty.txt", Err: errors.New("it is empty; write something"), Stamp: watch.Stamp{ChangeTime: d.now.UnixNano()}}})
	tree := d.press.watchConfig()
	if tree.Wanted("old.pdf") || !tree.Wanted("lamp.txt") {
		t.Fatal("wanted")
	}
	d.drop("lamp.txt", lighthouse)
	d.says("2 published, 1 held back, 1 refused.",
		"Refused (1)", "- empty.txt", d.now.UTC().Format("2006-01-02 15:04:05 UTC")+": it is empty; write something",
		"Held back (1)", "- draft.txt", "Still being written", "draft",
		"Published (2)", "- lamp.txt", "Lighthouse goes dark", "published", "- wall.txt", "Harbour wall stands", "/articles/harbour-wall-stands", "image",
		"Passed over (1)", "- old.pdf", "PDF")
	before := d.statusPage("x.html")
	d.start("wall.txt", "draft.txt", "lamp.txt") // a restart changes nothing but for what is read anew
	d.press.handle([]watch.Change{{Path: "empty.txt", Err: errors.New("it is empty; write something"), Stamp: watch.Stamp{ChangeTime: d.now.UnixNano()}}})
	d.press.watchConfig().Wanted("old.pdf")
	if after := d.statusPage("x.html"); string(after) != string(before) {
		t.Errorf("before a restart\n%s\nafter\n%s", before, after)
	}
	d.now = d.now.Add(time.Hour)
	d.remove("draft.txt", "wall.txt")
	d.press.handle([]watch.Change{{Path: "empty.txt", Gone: true}})
	c := d.press.watchConfig()
	c.Scanning()
	c.Scanned()
	d.says("1 published.\n\nPublished (1)", "- lamp.txt", "Withdrawn (1)", "- wall.txt", "withdrawn")
	if page := string(d.statusPage("x.txt")); strings.Contains(page, "Harbour wall") || strings.Contains(page, "Passed over") {
		t.Errorf("left on the page:\n%s", page)
	}
}

// TestStatusWaiting: what waits is on the page, and why.
func TestStatusWaiting(t *testing.T) {
	d := holding(t)
	d.drop("a.txt", january)
	d.says("1 waiting.", "Waiting (1)", "- a.txt", "Harbour wall stands", "a new article is published")
	d.release()
	d.drop("a.txt", february)
	d.says("1 published, 1 waiting.", "- a.txt", "an edit is published", "Published (1)", "- a.txt")
	d.release()
	d.says("1 published.", "Published (1)", "- a.txt", "updated")
}

// TestStatusOwner: the page tells of side files and of the list of people that wait or cannot be used, until that is over.
func TestStatusOwner(t *testing.T) {
	d := holding(t)
	d.drop("mill.txt", wheel)
	d.release()
	d.put("mill.meta.yaml", byIvy)
	d.look("mill.meta.yaml")
	d.says("1 published, 1 waiting.", "- mill.meta.yaml", "what it says is in force")
	_, again := d.wait(time.Minute)
	d.lookAll(again...)
	d.says("1 published.\n\nPublished (1)", "- mill.txt", "updated")
	d.put("mill.meta.yaml", "tagz: [x]\n")
	d.put("people.yaml", "- nme: x\n")
	d.put("sea.meta.yaml", "tags: [x]\n")
	files := []string{"mill.meta.yaml", "people.yaml", "sea.meta.yaml"}
	d.look(files...)
	_, again = d.wait(time.Minute)
	d.lookAll(again...)
	d.says("1 published, 3 refused.", "- mill.meta.yaml", `line 1: unknown key "tagz"`, "- people.yaml", `line 1: unknown key "nme"`, "- sea.meta.yaml", "no article stands beside")
	for _, name := range files {
		if err := os.Remove(filepath.Join(d.cfg.Seeds, name)); err != nil {
			t.Fatal(err)
		}
		d.vanished(name)
	}
	d.says("1 published.\n\nPublished (1)")
}

// TestStatusWaitingSide: a side file or list of people that waits is on the page until it is in force, deleted or undone.
func TestStatusWaitingSide(t *testing.T) {
	for name, end := range map[string]func(d *desk, file string){
		"in force": func(d *desk, _ string) { d.release() },
		"deleted":  func(d *desk, file string) { d.remove(file) },
		"reload": func(d *desk, file string) {
			d.press.waitingFiles.setHold(0)
			d.press.cfg.Hold = 0
			_, again := d.press.due(d.now)
			d.look(again...)
			if n, _, _ := d.press.waitingFiles.due(d.now.Add(time.Hour)); len(n) > 0 {
				d.t.Errorf("asked for again: %q", n)
			}
		},
	} {
		for _, file := range []string{"a.meta.yaml", "people.yaml"} {
			d := holding(t)
			d.drop("a.txt", january)
			d.release()
			d.drop(file, map[string]string{"a.meta.yaml": "tags: [wall]\n", "people.yaml": "- name: Ann Weir\n"}[file])
			d.says("1 waiting.", "Waiting (1)", "- "+file, "what it says is in force")
			end(d, file)
			if page := string(d.statusPage("x.txt")); strings.Contains(page, "Waiting") {
				t.Errorf("%s, %s:\n%s", file, name, page)
			}
		}
	}
}

// TestStatusWaitingBoth: a side file that comes with its article does not wait by itself, whichever is read first.
func TestStatusWaitingBoth(t *testing.T) {
	for _, names := range [][]string{{"a.meta.yaml", "a.txt"}, {"a.txt", "a.meta.yaml"}} {
		d := holding(t)
		d.put("a.meta.yaml", "tags: [wall]\n")
		d.put("a.txt", january)
		for _, name := range names {
			d.look(name)
		}
		d.says("1 waiting.", "Waiting (1)", "- a.txt")
		d.release()
		if page := string(d.statusPage("x.txt")); strings.Contains(page, "Waiting") {
			t.Errorf("%q:\n%s", names, page)
		}
	}
}

// TestStatusPrivate: /status is for programs on this machine, and for nobody that a proxy may speak for.
func TestStatusPrivate(t *testing.T) {
	for _, c := range []struct {
		name, peer, host, field, base string
		want                          int
	}{
		{"browser", "127.0.0.1:4711", "localhost:8080", "", "http://localhost:8080/", 200},
		{"by number", "127.0.0.1:4711", "127.0.0.1:8080", "", "http://localhost:8080/", 200},
		{"IPv6", "[::1]:4711", "[::1]:8080", "", "http://localhost:8080/", 200},
		{"port 80", "[::1]:4711", "[::1]", "", "http://localhost:8080/", 200},
		{"another machine", "192.0.2.1:4711", "localhost:8080", "", "http://localhost:8080/", 404},
		{"another host", "127.0.0.1:4711", "rebound.example:8080", "", "http://localhost:8080/", 404},
		{"a host that looks so", "127.0.0.1:4711", "127.0.0.1.example:8080", "", "http://localhost:8080/", 404},
		{"no host", "127.0.0.1:4711", "", "", "http://localhost:8080/", 404},
		{"proxy", "127.0.0.1:4711", "localhost:8080", "X-Forwarded-For", "http://localhost:8080/", 404},
		{"proxy, new", "127.0.0.1:4711", "localhost:8080", "Forwarded", "http://localhost:8080/", 404},
		{"proxy, shy", "127.0.0.1:4711", "localhost:8080", "Via", "http://localhost:8080/", 404},
		{"public site", "127.0.0.1:4711", "localhost:8080", "", "https://news.example/", 404},
	} {
		d := newDesk(t, func(conf *config) { conf.BaseURL = c.base })
		d.drop("a.txt", harbour)
		r := httptest.NewRequest("GET", "/status", nil)
		r.RemoteAddr, r.Host = c.peer, c.host
		if c.field != "" {
			r.Header.Set(c.field, "192.0.2.7")
		}
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		if w.Code != c.want || strings.Contains(w.Body.String(), "a.txt") != (c.want == 200) {
			t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
		}
		if h := w.Header(); c.want == 200 && (h.Get("Cross-Origin-Resource-Policy") != "same-origin" || h.Get("Referrer-Policy") != "no-referrer" ||
			h.Get("Cache-Control") != "no-store" || !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'")) {
			t.Errorf("%s: another site may see it: %v", c.name, h)
		}
		if r.ProtoMinor = 0; c.want == 200 {
			w = httptest.NewRecorder()
			if d.ServeHTTP(w, r); w.Code != 404 {
				t.Errorf("%s, HTTP/1.0: %d", c.name, w.Code)
			}
		}
	}
}

// TestStatusFile: the page is kept in the seeds folder, never over another file, and it is no article, not even after
// --status names another file.
func TestStatusFile(t *testing.T) {
	dir := t.TempDir()
	seeds := filepath.Join(dir, "seeds")
	file := filepath.Join(seeds, "status.html")
	if err := os.MkdirAll(seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	c := settings.Config{Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Status: file, Settle: 10 * time.Millisecond}
	if err := os.WriteFile(file, []byte(harbour), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(c); err == nil || !strings.Contains(err.Error(), "choose another name") {
		t.Fatalf("over an article: %v", err)
	}
	if err := os.Rename(file, filepath.Join(seeds, "wall.txt")); err != nil {
		t.Fatal(err)
	}
	run := func(while func(p *Publisher)) {
		t.Helper()
		p, err := Open(c)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- p.Run(ctx) }()
		<-p.Ready()
		while(p)
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	holds := func(file, text string) {
		t.Helper()
		testkit.Within(t, file+" has "+text, func() bool {
			page, _ := os.ReadFile(file)
			return statuspage.IsPage(page) && strings.Contains(string(page), text)
		})
	}
	run(func(p *Publisher) {
		holds(file, "wall.txt")
		if err := os.WriteFile(filepath.Join(seeds, "lamp.txt"), []byte(lighthouse), 0o644); err != nil {
			t.Fatal(err)
		}
		holds(file, "lamp.txt")
		page, _ := os.Stat(file)
		if err := os.WriteFile(filepath.Join(seeds, ".hidden"), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		if names, err := filepath.Glob(filepath.Join(seeds, ".seedfeed-status-*")); err != nil || len(names) > 0 {
			t.Errorf("left: %q, %v", names, err)
		}
		if p.status.articles.Load() != 2 {
			t.Errorf("%d articles", p.status.articles.Load())
		}
		defer func() {
			if now, err := os.Stat(file); err != nil || !now.ModTime().Equal(page.ModTime()) {
				t.Errorf("written again at %v, though nothing changed since %v", now.ModTime(), page.ModTime())
			}
		}()
	})
	c.Status = filepath.Join(seeds, "other.txt")
	refused := make(chan string, 100)
	c.Log = slog.New(slog.NewTextHandler(linesTo(refused), &slog.HandlerOptions{Level: slog.LevelWarn}))
	run(func(p *Publisher) {
		holds(c.Status, "lamp.txt")
		if page, err := os.ReadFile(c.Status); err != nil || strings.Contains(string(page), "status.html") {
			t.Errorf("the page before is named: %v\n%s", err, page)
		}
		if p.status.articles.Load() != 2 {
			t.Errorf("%d articles", p.status.articles.Load())
		}
		if err := os.WriteFile(c.Status, []byte(harbour), 0o644); err != nil { // somebody writes over it
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(seeds, "boat.txt"), []byte("Boat sinks\n\nThe boat went down in the bay on Friday.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		testkit.Within(t, "a warning", func() bool { return strings.Contains(<-refused, "status page not written") })
		if page, err := os.ReadFile(c.Status); err != nil || string(page) != harbour {
			t.Errorf("%s was written over, %v", page, err)
		}
	})
}

// linesTo is a log.
type linesTo chan string

// Write serves io.Writer.
func (c linesTo) Write(line []byte) (int, error) {
	c <- string(line)
	return len(line), nil
}
