package feed

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/feed/export"
	"seedfeed/feed/ledger"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// build writes the served documents as files.
func (d *desk) build() outlet.Built {
	d.t.Helper()
	b, err := d.cfg.outlet.Write(context.Background())
	if err != nil || len(b.Problems) > 0 {
		d.t.Fatalf("%v, %v", err, b.Problems)
	}
	return b
}

// file returns the content of a document's file, and whether the file exists.
func (d *desk) file(path string) (string, bool) {
	at := strings.TrimPrefix(path, "/")
	for _, name := range []string{at, at + ".html", filepath.Join(at, "index.html")} {
		full := filepath.Join(d.cfg.Out, filepath.FromSlash(name))
		if info, err := os.Stat(full); err != nil || info.IsDir() {
			continue
		}
		data, err := os.ReadFile(full)
		return string(data), err == nil
	}
	return "", false
}

var addressIn = regexp.MustCompile(`https://news\.example(/[^"'<>\s)#?\\]*)`)

// crawl follows all addresses below the front page, starting there, and returns the documents by path.
func (d *desk) crawl() map[string]string {
	d.t.Helper()
	found := map[string]string{}
	queue := []string{"/", "/robots.txt", "/sitemap.xml", "/opml.xml", "/quotes.csv", "/quotes.json", "/weekly/", "/atom.xml", "/feed.json"}
	asked := map[string]bool{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if asked[path] || strings.HasPrefix(path, "/search") {
			continue
		}
		asked[path] = true
		code, body := d.get(path)
		if code == 301 || code == 404 {
			continue
		}
		found[path] = body
		if strings.HasSuffix(path, ".png") || strings.HasSuffix(path, ".ico") {
			continue
		}
		for _, m := range addressIn.FindAllStringSubmatch(body, -1) {
			queue = append(queue, html.UnescapeString(m[1]))
		}
	}
	return found
}

// sameFiles compares the files with the served documents, in both directions. It returns the number of documents.
func (d *desk) sameFiles(when string) int {
	d.t.Helper()
	documents := d.crawl()
	for path, body := range documents {
		if file, ok := d.file(path); !ok || file != body {
			d.t.Errorf("%s: %s: there: %t, %d bytes in the file, %d served", when, path, ok, len(file), len(body))
		}
	}
	err := fs.WalkDir(os.DirFS(d.cfg.Out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name == ".seedfeed-build" {
			return fs.SkipDir
		}
		if e.IsDir() || strings.HasSuffix(name, ".gz") || strings.HasSuffix(name, ".br") || slices.Contains([]string{"_headers", "_redirects", "404.html", "search.html"}, name) {
			return nil
		}
		path := "/" + strings.TrimSuffix(name, ".html")
		if before, ok := strings.CutSuffix(path, "/index"); ok {
			path = before + "/"
		}
		code, body := d.get(path)
		file, err := os.ReadFile(filepath.Join(d.cfg.Out, name))
		if code != 200 && code != 410 || body != string(file) || err != nil {
			d.t.Errorf("%s: file %s: %d, %v, %d bytes in the file, %d served", when, name, code, err, len(file), len(body))
		}
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return len(documents)
}

const boats = "---\ntags: [ferry, harbour]\nauthor: Ann Moor\n---\n# Boats of the year %d\n\nBoat %[1]d came in on Monday.\n\n“We built boat %[1]d in a winter,” said Bo Lund%[2]s, the boatbuilder.\n\nIt sails on Tuesday.\n"

// TestOut checks that the files equal the served documents after edits, withdrawals and restarts, with pictures and
// archives. A build without changes writes nothing, and an edit writes at most half of the documents.
func TestOut(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	d := newDesk(t, func(c *config) { c.Out, c.Zone, c.Sections, c.Limit = out, time.UTC, true, 3 })
	if err := os.Mkdir(filepath.Join(d.cfg.Seeds, "sea"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.put("wall.png", drawn(t))
	d.drop("sea/lamp.md", with(fmt.Sprintf(boats, 0, ""), "wall.png"))
	for n := range 9 {
		d.drop(fmt.Sprintf("boat%d.md", n+1), fmt.Sprintf(boats, n+1, fmt.Sprint(" ", string(rune('A'+n)), "oth")))
		d.wait(time.Minute)
	}
	d.wait(8 * 24 * time.Hour) // so that a week has ended
	first := d.build()
	if n := d.sameFiles("first"); n < 80 || first.Written < n {
		t.Errorf("%d documents, %+v", n, first)
	}
	d.rebuilds(9, first.Written, d.sameFiles)
	if code, body := d.get("/articles/boats-of-the-year-9"); code != 410 {
		t.Errorf("%d %s", code, body)
	}
	d.now = d.now.Add(-24 * time.Hour)
	d.drop("boat9.md", fmt.Sprintf(boats, 9, " Iversen"))
	d.wait(time.Minute)
	d.build()
	d.sameFiles("after the clock went back")
	if file, _ := d.file("/atom.xml"); !strings.Contains(file, "Boats of the year 9") {
		t.Error("what was dropped after the clock went back is not in the files")
	}
}

// rebuilds builds without a change, after an edit of boat n, after its withdrawal and after a restart. It calls same after
// the builds with a change. All is the number of documents that the first build wrote.
func (d *desk) rebuilds(n, all int, same func(when string) int) {
	d.t.Helper()
	if again := d.build(); again.Written+again.Removed > 0 {
		d.t.Errorf("nothing has changed: %+v", again)
	}
	name := fmt.Sprintf("boat%d.md", n)
	d.drop(name, fmt.Sprintf(boats, n, " Iversen")+"\nAnd it is green.\n")
	d.wait(time.Minute)
	edit := d.build()
	if same("edited"); edit.Written == 0 || edit.Written > all/2 {
		d.t.Errorf("one edit: %+v", edit)
	}
	d.gone(name)
	d.wait(time.Minute)
	d.build()
	same("withdrawn")
	d.reopen()
	d.scan()
	d.wait(time.Minute)
	d.build()
	same("after a restart")
}

// TestOutRefused checks that files are not written to the seeds or state folder, nor among files of other programs.
func TestOutRefused(t *testing.T) {
	dir := t.TempDir()
	seeds := filepath.Join(dir, "site", "seeds")
	others := filepath.Join(dir, "others")
	for _, d := range []string{seeds, others} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(others, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(seeds, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for out, want := range map[string]string{
		seeds: "lies in the other", filepath.Join(seeds, "public"): "lies in the other", filepath.Join(dir, "site"): "lies in the other",
		filepath.Join(dir, "link", "public"): "lies in the other", others: "mine is there; name an empty or a new folder",
	} {
		c := settings.Config{Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Out: out}
		if _, err := Build(context.Background(), c); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", out, err)
		}
	}
	for _, out := range []string{filepath.Join(dir, "state"), filepath.Join(dir, "state", "public"), dir + "/s"} {
		c := settings.Config{Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Out: out}
		if out == dir+"/s" {
			c.State = filepath.Join(out, "state")
		}
		if _, err := Build(context.Background(), c); err == nil || !strings.Contains(err.Error(), "the state folder lies in the other") {
			t.Errorf("%s, state in %s: %v", out, c.State, err)
		}
	}
	if _, err := Build(context.Background(), settings.Config{Seeds: seeds, BaseURL: "https://news.example/"}); err == nil {
		t.Error("no folder at all: no error")
	}
}

// TestBuild checks that one call publishes the folder, and that a later call writes only changes and withdraws deleted
// articles. Build fails if a running program has the state open.
func TestBuild(t *testing.T) {
	dir := t.TempDir()
	c := settings.Config{Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Out: filepath.Join(dir, "out")}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(c.Seeds, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := func() outlet.Built {
		t.Helper()
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		b, err := Build(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if err := os.Mkdir(c.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	write("a.md", fmt.Sprintf(boats, 1, ""))
	write("b.md", fmt.Sprintf(boats, 2, ""))
	if b := build(); b.Written < 20 {
		t.Errorf("first: %+v", b)
	}
	if b := build(); b.Written+b.Removed > 0 {
		t.Errorf("again: %+v", b)
	}
	if err := os.Remove(filepath.Join(c.Seeds, "b.md")); err != nil {
		t.Fatal(err)
	}
	build()
	feed, err := os.ReadFile(filepath.Join(c.Out, "atom.xml"))
	if err != nil || strings.Contains(string(feed), "Boats of the year 2") || !strings.Contains(string(feed), "Boats of the year 1") {
		t.Errorf("%v: %s", err, feed)
	}
	p, err := Open(settings.Config{Seeds: c.Seeds, State: c.State, BaseURL: c.BaseURL})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if _, err := Build(context.Background(), c); !errors.Is(err, ledger.ErrLocked) || !strings.Contains(err.Error(), "serve --out") {
		t.Errorf("beside a running program: %v", err)
	}
}

// TestOutFollows checks that the files are updated while Run runs.
func TestOutFollows(t *testing.T) {
	dir := t.TempDir()
	c := settings.Config{Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Out: filepath.Join(dir, "out")}
	if err := os.Mkdir(c.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	p, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- p.Run(ctx) }()
	for n := range 2 {
		if err := os.WriteFile(filepath.Join(c.Seeds, fmt.Sprint(n, ".md")), fmt.Appendf(nil, boats, n, ""), 0o644); err != nil {
			t.Fatal(err)
		}
		testkit.Within(t, fmt.Sprintf("article %d is in the feed", n), func() bool {
			feed, _ := os.ReadFile(filepath.Join(c.Out, "atom.xml"))
			return strings.Contains(string(feed), fmt.Sprint("Boats of the year ", n))
		})
	}
	stop()
	if err := <-ran; err != nil {
		t.Error(err)
	}
	if _, err := export.Open(c.Out, "another"); err == nil {
		t.Error("the folder does not know whose it is")
	}
}

// TestOutTold checks that hubs and the hook are notified only after the files are written, so that they find the new version.
// Build returns after they have been notified.
func TestOutTold(t *testing.T) {
	dir := t.TempDir()
	c := settings.Config{Seeds: filepath.Join(dir, "seeds"), State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Out: filepath.Join(dir, "out")}
	var mu sync.Mutex
	told := map[string]int{} // number of notifications, by receiver and whether the newest article was in the files
	newest := ""
	listen := func(who string) string {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			files := ""
			for _, name := range []string{"atom.xml", "feed.json", "index.html"} {
				data, _ := os.ReadFile(filepath.Join(c.Out, name))
				files += string(data)
			}
			told[fmt.Sprint(who, " ", strings.Count(files, newest) >= 3)]++
		}))
		t.Cleanup(s.Close)
		return s.URL
	}
	c.Hubs, c.OnPublish = []string{listen("hub")}, listen("hook")
	write := func(n int) {
		mu.Lock()
		defer mu.Unlock()
		newest = fmt.Sprintf("Boats of the year %d", n)
		if err := os.WriteFile(filepath.Join(c.Seeds, fmt.Sprint(n, ".md")), fmt.Appendf(nil, boats, n, ""), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := func(when string, hook bool) {
		t.Helper()
		mu.Lock()
		defer mu.Unlock()
		if told["hub true"] < 3 || told["hub false"]+told["hook false"] > 0 || (told["hook true"] > 0) != hook {
			t.Errorf("%s: told %v", when, told)
		}
		clear(told)
	}
	if err := os.Mkdir(c.Seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 2; n++ {
		write(n)
		if _, err := Build(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		want(fmt.Sprint("build ", n), n == 2) // articles of the first start are not reported to the hook
	}
	p, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- p.Run(ctx) }()
	await := func(hooks int) {
		t.Helper()
		testkit.Within(t, fmt.Sprintf("three hubs and %d hooks are told", hooks), func() bool {
			mu.Lock()
			defer mu.Unlock()
			return told["hub true"] >= 3 && told["hook true"] >= hooks || told["hub false"]+told["hook false"] > 0
		})
	}
	await(0) // at a start hubs are notified of all feeds
	want("started", false)
	write(3)
	await(1)
	want("watching", true)
	stop()
	if err := <-ran; err != nil {
		t.Error(err)
	}
}
