package preview

import (
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"seedfeed/feed"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// publish runs a Publisher until every article of its folder is published.
func publish(t *testing.T, c settings.Config) {
	t.Helper()
	p, err := feed.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	select {
	case <-p.Ready():
	case <-time.After(20 * time.Second):
		t.Error("not ready")
	}
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func preview(t *testing.T, c settings.Config, o Options) *Preview {
	t.Helper()
	p, err := Open(context.Background(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func (p *Preview) of(kind Kind) (out []Difference) {
	for _, d := range p.Items {
		if d.Kind == kind {
			out = append(out, d)
		}
	}
	return out
}

const kiln = "The kiln was lit again on Friday. It had been cold for nine years.\n"

// TestPreview: each kind with what is said of it, while another instance has the state open.
func TestPreview(t *testing.T) {
	seeds := testkit.Folder(t, map[string]string{
		"edit.txt": "Kiln\n\n" + kiln, "gone.txt": "Pots\n\nThe pots are sold on Monday.\n", "move.txt": "Clay\n\nThe clay is dug in pits.\n",
		"coming.md": "# Oven\n\nThe oven was built by hand.\n", "same.txt": "Glaze\n\nThe glaze is grey.\n", "bad.txt": "Shed\n\nThe shed has a new roof.\n",
	})
	c := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}
	publish(t, c)
	change := map[string]string{
		"edit.txt": "Kiln\n\n" + kiln + "\n“It is hot,” said Ann Holm, the potter. “It is as hot as it ever was.”\n", "coming.md": "---\ndate: 2126-05-01T08:00:00Z\n---\n# Oven\n\nThe oven was built by hand.\n",
		"new.txt": "Wheel\n\nThe wheel turns again.\n", "drafts/x.txt": "Secret\n\nNobody knows this yet.\n", "bad.txt": "\x7fELF\x00\x01\x02" + strings.Repeat("\x00\xff", 99),
	}
	for path, text := range change {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(seeds, path)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(seeds, path), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(seeds, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(seeds, "move.txt"), filepath.Join(seeds, "moved.txt")); err != nil {
		t.Fatal(err)
	}
	other, err := feed.Open(c) // it has the lock, and has not looked at the folder yet
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	before := testkit.Tree(t, seeds)
	p := preview(t, c, Options{Base: "http://localhost:1/"})
	if after := testkit.Tree(t, seeds); !maps.Equal(before, after) {
		t.Error("the folder was changed")
	}
	if got := p.Totals(); got != "1 new, 1 updated, 1 renamed, 2 withdrawn, 1 held, 1 refused, 2 as before" || p.First {
		t.Error(got)
	}
	if d := p.of(Updated)[0]; d.File != "edit.txt" || d.Title != "Kiln" || d.Updated.IsZero() || d.URL != "http://localhost:1/articles/kiln" || len(d.Quotes) == 0 || d.Quotes[0].Speaker != "Ann Holm" {
		t.Errorf("%+v", d)
	}
	if d := p.of(Renamed)[0]; d.File != "moved.txt" || d.Was != "move.txt" {
		t.Errorf("%+v", d)
	}
	draft, gone := p.of(Withdrawn)[0], p.of(Withdrawn)[1]
	if draft.Title != "Oven" || !strings.HasSuffix(p.Why(&draft), "it comes out on 1 May 2126 at 08:00 UTC") {
		t.Errorf("%+v", draft)
	}
	if gone.File != "gone.txt" || gone.Title != "Pots" || !strings.Contains(gone.Reason, "its file is gone") {
		t.Errorf("%+v", gone)
	}
	if d := p.of(Held)[0]; d.File != "drafts/x.txt" || d.Title != "Secret" || d.ID != "" {
		t.Errorf("%+v", d)
	}
	if d := p.of(Refused)[0]; d.File != "bad.txt" || !strings.Contains(d.Reason, "program") {
		t.Errorf("%+v", d)
	}
	page, err := p.HTML()
	if err != nil || !strings.Contains(string(page), "Nobody knows this yet.") || !strings.Contains(string(page), "As hot as it ever was") && !strings.Contains(string(page), "as hot as it ever was") {
		t.Errorf("%v %s", err, page)
	}
	testHandler(t, p)
}

// testHandler: drafts have pages that say so, and are in no feed; nobody else can reach them.
func testHandler(t *testing.T, p *Preview) {
	get := func(path, host, from string) (int, string) {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host, r.RemoteAddr = host, from
		w := httptest.NewRecorder()
		p.Handler().ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	const here, peer = "localhost:1", "127.0.0.1:9"
	_, list := get("/preview/", here, peer)
	secret, links := "", 0
	for _, part := range strings.Split(list, `href="`)[1:] {
		link, _, _ := strings.Cut(part, `"`)
		link = strings.TrimPrefix(link, "http://localhost:1")
		code, body := get(link, here, peer)
		if code != 200 {
			t.Errorf("%s: %d", link, code)
		}
		links++
		if strings.Contains(body, "Nobody knows this yet.") {
			secret = link
			if !strings.Contains(body, "Draft, not published: it lies in the folder drafts") {
				t.Errorf("the page of a draft does not say so: %s", body)
			}
		}
	}
	if secret == "" || links != 6 { // the front page, new, updated, renamed, a withdrawn draft, a held one
		t.Errorf("the draft is at %q, %d links in %s", secret, links, list)
	}
	for _, path := range []string{"/", "/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml"} {
		if code, body := get(path, here, peer); code != 200 || strings.Contains(body, "Secret") || path != "/sitemap.xml" && !strings.Contains(body, "Wheel") {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
	for _, c := range [][2]string{{"news.example", peer}, {"localhost.evil.example:1", peer}, {here, "192.0.2.7:9"}, {"[::1]:1", "[2001:db8::1]:9"}} {
		for _, path := range []string{secret, "/preview/", "/atom.xml"} {
			if code, body := get(path, c[0], c[1]); code != 403 || strings.Contains(body, "Secret") {
				t.Errorf("%s under %s from %s: %d", path, c[0], c[1], code)
			}
		}
	}
	for _, host := range []string{"127.0.0.1:1", "[::1]:1", "LOCALHOST"} {
		if code, _ := get("/preview/", host, "[::1]:9"); code != 200 {
			t.Errorf("under %s: %d", host, code)
		}
	}
	for _, path := range []string{"/preview/drafts/99", "/preview/drafts/-1", "/preview/drafts/x", "/preview/x"} {
		if code, _ := get(path, here, peer); code != 404 {
			t.Errorf("%s: %d", path, code)
		}
	}
}

// TestPreviewReturned: an article that was withdrawn comes back under its id, also one that was a draft meanwhile.
func TestPreviewReturned(t *testing.T) {
	text := "Kiln\n\n" + kiln
	for path, while := range map[string]string{"a.txt": "", "b.txt": "---\ndraft: true\n---\n" + text} {
		seeds := testkit.Folder(t, map[string]string{path: text, "other.txt": "Pots\n\nThe pots are sold.\n"})
		c := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Settle: time.Millisecond}
		publish(t, c)
		at := filepath.Join(seeds, path)
		if while != "" {
			if err := os.WriteFile(at, []byte(while), 0o644); err != nil {
				t.Fatal(err)
			}
			publish(t, c)
		} else if err := os.Remove(at); err != nil {
			t.Fatal(err)
		}
		if got := preview(t, c, Options{}).Totals(); while == "" && got != "1 withdrawn, 1 as before" || while != "" && got != "1 held, 1 as before" {
			t.Errorf("%s: %s", path, got)
		}
		if while == "" {
			continue
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		p := preview(t, c, Options{})
		if p.Totals() != "1 returned, 1 as before" || p.Items[0].Title != "Kiln" {
			t.Errorf("%s: %s", path, p.Totals())
		}
	}
}

// TestPreviewFirst: without a state all is new, and none is made.
func TestPreviewFirst(t *testing.T) {
	seeds := testkit.Folder(t, map[string]string{"a.txt": "Kiln\n\n" + kiln})
	p := preview(t, settings.Config{Seeds: seeds, BaseURL: "https://news.example/"}, Options{})
	if !p.First || p.Totals() != "1 new, 0 as before" {
		t.Error(p.First, p.Totals())
	}
	if tree := testkit.Tree(t, seeds); len(tree) != 2 {
		t.Errorf("%v", tree)
	}
}

// TestPreviewUnmounted: a folder that is empty as an unmounted disk is withdraws nothing.
func TestPreviewUnmounted(t *testing.T) {
	seeds := testkit.Folder(t, map[string]string{"a.txt": "Kiln\n\n" + kiln})
	c := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Settle: time.Millisecond}
	publish(t, c)
	c.Seeds = t.TempDir()
	if p, err := Open(context.Background(), c, Options{}); err == nil || !strings.Contains(err.Error(), "not mounted") {
		t.Errorf("%v %v", p, err)
	}
}

// TestPreviewChanged: an updated article comes with what readers see change of it.
func TestPreviewChanged(t *testing.T) {
	const mill = "Mill wheel turns again\n\nThe wheel of the mill turned on Monday. \"We never thought that we would hear it again,\" said Bob Stone.\n\nIvy Lake had mended it.\n"
	for name, c := range map[string]struct {
		file, text string
		want       string
	}{
		"title":     {"a.txt", strings.Replace(mill, "Mill wheel", "Old wheel", 1), "title"},
		"text":      {"a.txt", strings.Replace(mill, "Ivy Lake", "Eve Lake", 1), "text summary"},
		"speaker":   {"a.meta.yaml", "quotes:\n- text: We never thought\n  speaker: Ivy Lake\n", "speakers"},
		"quote out": {"a.meta.yaml", "quotes:\n- text: We never thought\n  drop: true\n", "summary quotes"},
		"header":    {"a.txt", "---\ntags: [mill]\n---\n" + mill, "tags"},
		"people":    {"people.yaml", "- name: Robert Stone\n  also: [Bob Stone]\n", "speakers"},
	} {
		t.Run(name, func(t *testing.T) {
			seeds := testkit.Folder(t, map[string]string{"a.txt": mill})
			c2 := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}
			publish(t, c2)
			if err := os.WriteFile(filepath.Join(seeds, c.file), []byte(c.text), 0o644); err != nil {
				t.Fatal(err)
			}
			p := preview(t, c2, Options{})
			if len(p.of(Updated)) != 1 {
				t.Fatalf("%s: %+v", p.Totals(), p.Items)
			}
			d := p.of(Updated)[0]
			if got := strings.Join(d.Changed, " "); got != c.want {
				t.Errorf("changed %q, want %q", got, c.want)
			}
			if !strings.HasSuffix(p.Why(&d), "changed: "+strings.Join(d.Changed, ", ")) {
				t.Errorf("says %q", p.Why(&d))
			}
		})
	}
}

// TestPreviewSide: a side file that waits is held, and one with a mistake is refused at once.
func TestPreviewSide(t *testing.T) {
	seeds := testkit.Folder(t, map[string]string{"a.txt": "Kiln\n\n" + kiln})
	c := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}
	publish(t, c)
	side := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(seeds, "a.meta.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	side("tags: [oven]\n")
	held := c
	held.Hold = time.Hour
	p := preview(t, held, Options{})
	if d := p.of(Held); p.Totals() != "1 held, 1 as before" || len(d) != 1 || d[0].File != "a.meta.yaml" || d[0].Until.Before(time.Now()) || !strings.Contains(d[0].Reason, "waits") {
		t.Errorf("%s: %+v", p.Totals(), d)
	}
	side("tagz: [oven]\n")
	for what, c := range map[string]settings.Config{"with a ledger": c, "without": {Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: c.BaseURL, Zone: time.UTC}} {
		p = preview(t, c, Options{})
		if d := p.of(Refused); len(d) != 1 || d[0].File != "a.meta.yaml" || !strings.Contains(d[0].Reason, "unknown key") || p.Same+len(p.of(New)) != 1 {
			t.Errorf("%s: %s: %+v", what, p.Totals(), p.Items)
		}
	}
}

// TestPreviewHold: a preview names the files of the owner's that wait.
func TestPreviewHold(t *testing.T) {
	const wheel = "Mill wheel turns again\n\nThe wheel of the mill turned on Monday. \"We never thought that we would hear it,\" said Bob Stone.\n"
	const byIvy = "quotes:\n- text: We never thought\n  speaker: Ivy Lake\n"
	seeds := testkit.Folder(t, map[string]string{"mill.txt": wheel})
	c := settings.Config{Seeds: seeds, State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}
	publish(t, c)
	for name, text := range map[string]string{"mill.meta.yaml": byIvy, "people.yaml": "- nme: x\n"} {
		if err := os.WriteFile(filepath.Join(seeds, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c.Hold = time.Hour
	p := preview(t, c, Options{})
	if held := p.of(Held); p.Same != 1 || len(held) != 2 || held[0].File != "mill.meta.yaml" || held[1].File != "people.yaml" || held[0].Until.Before(time.Now()) {
		t.Errorf("with hold: %d as before, %+v", p.Same, p.Items)
	}
	c.Hold = 0
	if p := preview(t, c, Options{}); len(p.of(Updated)) != 1 || len(p.of(Held)) != 0 {
		t.Errorf("without hold: %+v", p.Items)
	}
}
