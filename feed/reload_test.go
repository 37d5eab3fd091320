package feed

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"log/slog"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/settings"
)

// reloading is a publisher that runs, with its log.
type reloading struct {
	*Publisher
	t   *testing.T
	dir string
	mu  sync.Mutex
	log bytes.Buffer
}

func (r *reloading) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.log.Write(p)
}

func newReloading(t *testing.T, c settings.Config, articles int) *reloading {
	r := &reloading{t: t, dir: t.TempDir()}
	for i := range articles {
		r.drop(fmt.Sprintf("report%d.txt", i+1), fmt.Sprintf("Report %d of the sluice board\n\nThe sluice was opened %d times. The board met on Monday. It will meet again.\n", i+1, i+1))
	}
	c.Seeds, c.State, c.BaseURL = r.dir, filepath.Join(t.TempDir(), "state"), "https://news.example/"
	c.Log = slog.New(slog.NewTextHandler(r, nil))
	var err error
	if r.Publisher, err = Open(c); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- r.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ran; err != nil {
			t.Error(err)
		}
	})
	<-r.Ready()
	return r
}

func (r *reloading) drop(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *reloading) get(path string) (etag, body string) {
	w := httptest.NewRecorder()
	r.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Header().Get("ETag"), w.Body.String()
}

func (r *reloading) await(what string, f func() bool) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		if f() {
			return
		}
		<-time.NewTimer(5 * time.Millisecond).C
	}
	r.t.Fatalf("%s does not come true; log:\n%s", what, r.log.String())
}

var identity = regexp.MustCompile(`<id>[^<]*|<published>[^<]*`)

// TestReload: other settings come with one new version of the feed, under the ids and dates of before; files that came or
// went meanwhile are noticed.
func TestReload(t *testing.T) {
	r := newReloading(t, settings.Config{Title: "Sluice news", Summary: digest.Budget{Words: 60, Sentences: 3}}, 5)
	_, before := r.get("/atom.xml")
	versions := map[string]bool{}
	see := func() string {
		etag, body := r.get("/atom.xml")
		versions[etag] = true
		return body
	}
	see()
	css := filepath.Join(t.TempDir(), "own.css")
	if err := os.WriteFile(css, []byte("p{color:teal}"), 0o644); err != nil {
		t.Fatal(err)
	}
	next := settings.Config{Title: "Weir news", Language: "en-GB", Style: css, Summary: digest.Budget{Words: 60, Sentences: 1}, BaseURL: "https://other.example/", Seeds: "elsewhere"}
	if changed, err := r.Reload(next); !changed || err != nil {
		t.Fatal(changed, err)
	}
	scans := func() int { return strings.Count(string(r.metrics()), "seedfeed_scans_total 2\n") }
	r.await("the scan after it", func() bool { see(); return scans() == 1 })
	r.await("the new title", func() bool { return strings.Contains(see(), "Weir news") })
	if page := string(r.statusPage("x.txt")); !strings.Contains(page, "Weir news") {
		t.Errorf("the status page has not heard of it:\n%s", page)
	}
	after := see()
	if !slices.Equal(identity.FindAllString(before, -1), identity.FindAllString(after, -1)) {
		t.Errorf("other ids or dates: %s\n%s", before, after)
	}
	if !strings.Contains(before, "It will meet again") || strings.Contains(after, "It will meet again") || !strings.Contains(after, "The sluice was opened 5 times.") {
		t.Errorf("the summary has not one sentence: %s", after)
	}
	if _, page := r.get("/"); !strings.Contains(page, "color:teal") || !strings.Contains(page, "Weir news") {
		t.Errorf("page without title or style: %s", page)
	}
	if len(versions) != 2 {
		t.Errorf("%d versions of the feed were served, want the old one and the new one", len(versions))
	}

	if changed, err := r.Reload(next); changed || err != nil {
		t.Errorf("the same again: %v, %v", changed, err)
	}
	if err := os.WriteFile(css, []byte("p{color:plum}"), 0o644); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(r.dir, "report2.txt"))
	if changed, err := r.Reload(next); !changed || err != nil {
		t.Errorf("another text of the style: %v, %v", changed, err)
	}
	r.drop("late.txt", "Late report of the sluice board\n\nIt came while the settings were read.\n")
	r.await("style, drop and withdrawal", func() bool {
		_, page := r.get("/")
		return strings.Contains(page, "color:plum") && strings.Contains(page, "Late report") && !strings.Contains(page, "Report 2 of")
	})
}

// TestReloadServes: articles and pictures are served all the while, in a whole version of one set of settings.
func TestReloadServes(t *testing.T) {
	r := newReloading(t, settings.Config{Title: "Title 0", Description: "Title 0"}, 200)
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		t.Fatal(err)
	}
	r.drop("wall.png", b.String())
	r.drop("wall.md", "# Wall painted\n\nIt is grey now.\n\n![the wall](wall.png)\n")
	var picture string
	r.await("the picture", func() bool {
		_, page := r.get("/articles/wall-painted")
		picture = regexp.MustCompile(`/files/[^"]+`).FindString(page)
		return picture != ""
	})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for reader := range 3 {
		readers.Go(func() {
			for i := reader; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				for _, path := range []string{"/atom.xml", "/", picture, fmt.Sprintf("/articles/report-%d-of-the-sluice-board", i%200+1), "/archive/1/rss.xml"} {
					w := httptest.NewRecorder()
					r.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
					if w.Code != 200 {
						t.Errorf("%s: %d", path, w.Code)
						return
					}
				}
				_, page := r.get("/feed.json")
				if _, rest, _ := strings.Cut(page, `"title":"`); !strings.Contains(page, `"description":"`+rest[:strings.IndexByte(rest, '"')]+`"`) {
					t.Errorf("title and description of different settings: %.300s", page)
				}
			}
		})
	}
	for i := range 10 {
		title := fmt.Sprint("Title ", i+1)
		c := settings.Config{Title: title, Description: title, Summary: digest.Budget{Words: 60, Sentences: 1 + i/4}} // some make all digests again
		if changed, err := r.Reload(c); !changed || err != nil {
			t.Fatal(changed, err)
		}
		r.await(title, func() bool { _, body := r.get("/atom.xml"); return strings.Contains(body, "<title>"+title+"</title>") })
	}
	close(done)
	readers.Wait()
}

// TestReloadBroken: settings that cannot be used change nothing.
func TestReloadBroken(t *testing.T) {
	r := newReloading(t, settings.Config{Title: "Sluice news"}, 1)
	etag, _ := r.get("/atom.xml")
	for _, c := range []settings.Config{{Limit: -1}, {Language: "english"}, {Content: "all"}, {Style: "/none/none.css"}} {
		c.Title = "Weir news"
		if changed, err := r.Reload(c); changed || err == nil {
			t.Errorf("%+v: %v, %v", c, changed, err)
		}
	}
	r.drop("late.txt", "Late report of the sluice board\n\nIt came after the settings were refused.\n")
	r.await("a drop", func() bool { _, body := r.get("/atom.xml"); return strings.Contains(body, "Late report") })
	again, body := r.get("/atom.xml")
	if again == etag || !strings.Contains(body, "<title>Sluice news</title>") {
		t.Errorf("not the settings of before: %s", body)
	}
}

// TestReloadOften: of settings that come faster than they can be taken on, the last count, also during the first scan.
func TestReloadOften(t *testing.T) {
	r := newReloading(t, settings.Config{Title: "Sluice news"}, 30)
	for i := range 20 {
		if changed, err := r.Reload(settings.Config{Title: fmt.Sprint("Title ", i)}); !changed || err != nil {
			t.Fatal(changed, err)
		}
	}
	r.await("the last title", func() bool { _, body := r.get("/atom.xml"); return strings.Contains(body, "<title>Title 19</title>") })
	if _, body := r.get("/atom.xml"); strings.Count(body, "<entry") != 30 {
		t.Errorf("%d articles", strings.Count(body, "<entry"))
	}
}

// TestReloadFirstScan: a first scan goes on under other settings, and its articles have the times of their files.
func TestReloadFirstScan(t *testing.T) {
	const n = 600
	dir, old := t.TempDir(), time.Date(2019, 5, 1, 9, 0, 0, 0, time.UTC)
	for i := range n {
		path := filepath.Join(dir, fmt.Sprintf("r%d.txt", i))
		if err := os.WriteFile(path, fmt.Appendf(nil, "Report %d of the sluice board\n\nThe sluice was opened %d times.\n", i, i), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	r := &reloading{t: t, dir: dir}
	p, err := Open(settings.Config{Seeds: dir, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Limit: 2 * n, Log: slog.New(slog.NewTextHandler(r, nil))})
	if err != nil {
		t.Fatal(err)
	}
	r.Publisher = p
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- p.Run(ctx) }()
	r.await("the first files", func() bool { done, _ := p.Progress(); return done > 0 })
	for _, title := range []string{"Sluice news", "Weir news"} {
		if changed, err := p.Reload(settings.Config{Title: title, Limit: 2 * n}); !changed || err != nil {
			t.Fatal(changed, err)
		}
	}
	<-p.Ready()
	r.await("the title", func() bool { _, body := r.get("/atom.xml"); return strings.Contains(body, "<title>Weir news</title>") })
	_, body := r.get("/atom.xml")
	if got := strings.Count(body, "<published>2019-05-01T"); got != n || strings.Count(body, "<entry") != n {
		t.Errorf("%d of %d articles have the times of their files; there are %d", got, n, strings.Count(body, "<entry"))
	}
	cancel()
	if err := <-ran; err != nil {
		t.Error(err)
	}
}

// TestProgress: the first scan counts each file once, however often it is asked meanwhile, and leaves out what is known,
// hidden or no article.
func TestProgress(t *testing.T) {
	dir, state := t.TempDir(), filepath.Join(t.TempDir(), "state")
	drop := func(name string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("Report "+name+" of the sluice board\n\nThe sluice was opened "+name+" times.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	start := func(most int) {
		t.Helper()
		p, err := Open(settings.Config{Seeds: dir, State: state, BaseURL: "https://news.example/"})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		ran := make(chan error, 1)
		go func() { ran <- p.Run(ctx) }()
		seen, last := 0, 0
		for waiting := true; waiting; {
			select {
			case <-p.Ready():
				waiting = false
			default:
				done, of := p.Progress()
				if of > most || of > 0 && done > of || done > 0 && done < last {
					t.Errorf("%d of %d, after %d", done, of, last)
				}
				last, seen = done, max(seen, of)
			}
		}
		if done, of := p.Progress(); done != 0 || of != 0 {
			t.Errorf("%d of %d after the scan", done, of)
		}
		if seen != most && (seen != 0 || most > 500) {
			t.Errorf("it said %d files, want %d", seen, most)
		}
		cancel()
		if err := <-ran; err != nil {
			t.Error(err)
		}
	}
	for i := range 1000 {
		drop(fmt.Sprintf("part%d/r%d.txt", i%7, i))
	}
	drop(".hidden.txt")
	drop("pier.jpg")
	drop("node_modules/x.txt")
	start(1000)
	for i := range 300 {
		drop(fmt.Sprintf("more/m%d.txt", i))
	}
	start(300)
}
