package check

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

// findings returns findings as "severity file:line: what".
func findings(r *Report) (out []string) {
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s %s:%d: %s", f.Severity, f.File, f.Line, f.What))
	}
	return out
}

const kiln = "The kiln was lit again on Friday. It had been cold for nine years.\n"

// TestCheck: what is found in a folder, in the order in which it is told.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		files    map[string]string
		want     []string
		articles int
	}{
		"all well": {map[string]string{
			"a.md":    "---\ntitle: Kiln\nid: tag:news.example,2026:kiln\n---\n" + kiln + "\nSee [the pots](pots.md), [the web](https://news.example/) and [below](#end).\n\n## End\n",
			"pots.md": "# Pots\n\nThe pots are sold on Monday.\n", "feed.yaml": "title: News\n",
		}, nil, 2},
		"header": {map[string]string{"a.md": "---\ntitle: Kiln\nlanguage: potters'\ntitel: x\ndate: \"2026-02-31\"\n---\n" + kiln},
			[]string{`warning a.md:3: header: language "potters'" is no language; write it like en`, `warning a.md:5: header: date "2026-02-31" is no day of the calendar; writ`}, 1},
		"refused": {map[string]string{"a.txt": "", "b.txt": "\x7fELF\x00\x01\x02\xff" + strings.Repeat("\x00\xff", 900), "c.txt": "Kiln\n\n" + kiln},
			[]string{"error a.txt:0: empty: write its text, or remove it", "error b.txt:0: decode text: the file starts like a program"}, 1},
		"held": {map[string]string{"a.md": "---\ndraft: true\n---\n# Kiln\n\n" + kiln, "b.md": "---\ndate: 2126-05-01T08:00:00Z\n---\n# Pots\n\nThe pots are sold.\n"},
			[]string{"held a.md:0: header: draft: true", "held b.md:0: header: date is 2126-05-01T08:00:00Z"}, 0},
		"links": {map[string]string{
			"a.md":        "# Kiln\n\n" + kiln + "\nSee [the shed](shed.md), [the draft](drafts/b.md) and [[Nobody]].\n\n![oven](oven.jpg)\n",
			"drafts/b.md": "# Pots\n\nThe pots are sold.\n",
			"c.html":      "<html><title>Clay</title><body><article><h1>Clay</h1><p>The clay is dug <a href=\"/pits\">in pits</a> by the river, and it is carried to the kiln by boat.</p></article></body></html>",
		}, []string{
			`error a.md:5: link to "shed.md" leads to no file: readers see its words`, `warning a.md:5: link to "[[Nobody]]" leads to no file`,
			`warning a.md:5: link to "drafts/b.md" leads to a file that is not published`, `error a.md:7: picture "oven.jpg" is not there: put it into the folder`,
			`warning c.html:1: link to "/pits" leads to no file: readers see its words`, "held drafts/b.md:0: it lies in the folder drafts",
		}, 2},
		"one id twice": {map[string]string{"a.md": "---\ntitle: Kiln\nid: tag:news.example,2026:1\n---\n" + kiln, "b.md": "---\ntitle: Pots\nid: tag:news.example,2026:1\n---\nThe pots are sold.\n"},
			[]string{`error b.md:3: header: id "tag:news.example,2026:1" belongs to another arti`}, 2},
		"misnamed": {map[string]string{"a.txt": "Kiln\n\n" + kiln, "a.meta.yml": "title: Oven\n", "People.yaml": "- name: Ann Roe\n"},
			[]string{"error People.yaml:0: the list of people is called people.yaml; rename it", "error a.meta.yml:0: a side file ends in .meta.yaml; rename it"}, 1},
		"ignore file": {map[string]string{"a/.seedfeedignore": strings.Repeat("x\n", 40_000), "a/b.txt": "Kiln\n\n" + kiln},
			[]string{"error a/b.txt:0: .seedfeedignore is larger than 64 KiB, so that nothing besid"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := testkit.Folder(t, c.files)
			before := testkit.Tree(t, dir)
			r, err := Run(context.Background(), settings.Config{Seeds: dir, BaseURL: "https://news.example/", Zone: time.UTC, Settle: time.Millisecond}, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := findings(r)
			for i := range got {
				if i < len(c.want) && strings.HasPrefix(got[i], c.want[i]) {
					got[i] = c.want[i]
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if r.Articles != c.articles {
				t.Errorf("%d articles, want %d", r.Articles, c.articles)
			}
			if diff := cmp.Diff(before, testkit.Tree(t, dir)); diff != "" {
				t.Errorf("the folder was changed:\n%s", diff)
			}
		})
	}
}

// TestCheckSettings: a wrong setting is a finding, and the files are judged all the same; a trial's address is a warning.
func TestCheckSettings(t *testing.T) {
	dir := testkit.Folder(t, map[string]string{"a.txt": "", "b.txt": "Kiln\n\n" + kiln})
	for _, c := range []struct {
		config settings.Config
		want   string
	}{
		{settings.Config{BaseURL: "http://localhost:8080/"}, "warning :0: settings: the public address http://localhost:8080/ names th"},
		{settings.Config{BaseURL: "https://news.example/", Limit: 20_000}, "error :0: settings: --limit 20000: use a number of items"},
		{settings.Config{BaseURL: "news"}, `error :0: settings: --base-url "news": it does not start`},
	} {
		c.config.Seeds = dir
		r, err := Run(context.Background(), c.config, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := findings(r)
		if len(got) != 2 || !strings.HasPrefix(got[0], c.want) || !strings.HasPrefix(got[1], "error a.txt:0: empty") || r.Articles != 1 {
			t.Errorf("%+v: %q, %d articles", c.config, got, r.Articles)
		}
	}
	if _, err := Run(context.Background(), settings.Config{Seeds: filepath.Join(dir, "none"), BaseURL: "https://news.example/"}, nil); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("no folder: %v", err)
	}
}

// TestCheckProgress: every file is counted, of all.
func TestCheckProgress(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		files[fmt.Sprintf("%d.txt", i)] = fmt.Sprintf("Kiln %d\n\n%s", i, kiln)
	}
	last, of := 0, 0
	r, err := Run(context.Background(), settings.Config{Seeds: testkit.Folder(t, files), BaseURL: "https://news.example/", Limit: 8}, func(n, all int) {
		if n < last {
			t.Errorf("%d after %d", n, last)
		}
		last, of = n, all
	})
	if err != nil || last != 40 || of != 40 || r.Files != 40 || r.Articles != 40 || r.Documents < 3+3*4 {
		t.Errorf("%v, %d of %d, %+v", err, last, of, r)
	}
}

// TestOwnersWord: which warnings say that a correction was not made.
func TestOwnersWord(t *testing.T) {
	for warning, want := range map[string]bool{
		`header: line 3: date "x" is no date`:              false,
		`header: quotes: "We asked" is not in the article`: true,
		`header: speakers: nobody here is called "Bo"`:     true,
		`side file: line 2: unknown key "quote"`:           true,
		`the text was decoded as windows-1252`:             false,
	} {
		if got := ownersWord(warning); got != want {
			t.Errorf("%s: %v", warning, got)
		}
	}
}

// TestFeedSays: what is found wrong in documents; ours have none of it.
func TestFeedSays(t *testing.T) {
	for _, c := range []struct {
		name, body string
		ids        []string
		relative   []string
	}{
		{"atom", `<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:x</id><link href="https://x.example/"/><entry><id>a</id><link href="a.html"/><content type="html">&lt;a href="/b"&gt;b&lt;/a&gt; &lt;a href="#c"&gt;</content></entry><entry><id>b</id></entry></feed>`, []string{"a", "b"}, []string{"a.html", "/b"}},
		{"rss", `<rss><channel><link>home</link><item><guid>a</guid><link>https://x.example/a</link><enclosure url="a.png"/></item></channel></rss>`, []string{"a"}, []string{"home", "a.png"}},
		{"opml", `<opml><body><outline xmlUrl="atom.xml" htmlUrl="https://x.example/"/></body></opml>`, nil, []string{"atom.xml"}},
		{"sitemap", `<urlset><url><loc>/a</loc></url></urlset>`, nil, []string{"/a"}},
		{"json", `{"home_page_url":"https://x.example/","feed_url":"feed.json","items":[{"id":"a","url":"a","content_html":"<img src=\"p.png\">"},{"id":"a"}]}`, []string{"a", "a"}, []string{"feed.json", "a", "p.png"}},
	} {
		var s feedSays
		read := s.readXML
		if c.name == "json" {
			read = s.readJSON
		}
		if err := read([]byte(c.body)); err != nil {
			t.Fatal(c.name, err)
		}
		var ids []string
		relative := s.relative
		for _, item := range s.items {
			ids, relative = append(ids, item.id), append(relative, item.relative...)
		}
		if !slices.Equal(ids, c.ids) || !slices.Equal(relative, c.relative) {
			t.Errorf("%s: ids %q, relative %q", c.name, ids, relative)
		}
	}
	var s feedSays
	if err := s.readXML([]byte("<feed><entry>")); err == nil {
		t.Error("a feed that ends too soon is well-formed")
	}
	if err := s.readJSON([]byte("{")); err == nil {
		t.Error("an object that ends too soon is well-formed")
	}
}

// TestJudgeDocument: what is said of documents that readers cannot use, and of which file.
func TestJudgeDocument(t *testing.T) {
	padded := func(n int) string {
		return `<rss><channel><title>` + strings.Repeat("x", n) + `</title></channel></rss>`
	}
	for _, c := range []struct {
		path, body string
		want       []string
	}{
		{"/rss.xml", padded(100), nil},
		{"/rss.xml", padded(validatorReads), []string{"warning :0: /rss.xml: it is 5000045 bytes large, and the W3C validator reads"}},
		{"/rss.xml", padded(readerReads), []string{"error :0: /rss.xml: it is 15000045 bytes large; some readers take no more"}},
		{"/rss.xml", "<rss><item><guid>a</guid></item><item><guid>a</guid><link>x</link></item><item/></rss>", []string{
			`error a.txt:0: /rss.xml: the id "a" stands there twice`, `error a.txt:0: /rss.xml: readers cannot follow the address "x"`, "error :0: /rss.xml: an item has no id",
		}},
		{"/atom.xml", "<feed>", []string{"error :0: /atom.xml: it is not well-formed"}},
		{"/feed.json", "[", []string{"error :0: /feed.json: it is not well-formed"}},
		{"/feed.json", `{"feed_url":"feed.json"}`, []string{`error :0: /feed.json: readers cannot follow the address "feed.json"`}},
		{"/", "<p>", nil},
	} {
		if testkit.Race && len(c.body) > 1<<20 {
			continue // half a minute
		}
		got := findings(&Report{Findings: judgeDocument(c.path, []byte(c.body), func(id string) string {
			return map[string]string{"a": "a.txt"}[id]
		})})
		if len(got) != len(c.want) || !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("%s %.40s: %q, want %q", c.path, c.body, got, c.want)
		}
	}
}

// FuzzFeedSays: no document makes the reader panic or hang.
func FuzzFeedSays(f *testing.F) {
	f.Add([]byte(`<rss><item><guid>a</guid></item></rss>`))
	f.Add([]byte(`{"items":[{"id":"a"}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var x, j feedSays
		_ = x.readXML(body)
		_ = j.readJSON(body)
		if n := bytes.Count(body, []byte("<")); len(x.items) > n {
			t.Errorf("%d items of %d elements", len(x.items), n)
		}
	})
}

// TestCheckOwnersFiles: a side file or list of people under a wrong name is an error, and what a side file says wrongly
// is reported with its own name and line.
func TestCheckOwnersFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"quay.txt": "Quay closes\n\nThe quay closes for repairs on Monday. It opens again in May.\n", "quay.meta.yaml": "date: 31.02.2026\n",
		"mill.txt": "Mill opens\n\nThe mill opens on Monday. It was closed for years.\n", "mill.meta.yml": "title: Mill\n", "people.yml": "- name: Ann Roe\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := Run(t.Context(), settings.Config{Seeds: dir, BaseURL: "https://news.example/", Zone: time.UTC}, nil)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for _, f := range r.Findings {
		lines[fmt.Sprintf("%s %s", f.Severity, f.File)] = f.Line
	}
	if want := map[string]int{"error quay.meta.yaml": 1, "error mill.meta.yml": 0, "error people.yml": 0}; !maps.Equal(lines, want) {
		t.Errorf("got %v, want %v; findings %v", lines, want, r.Findings)
	}
}

// publish opens the state of a folder and closes it when the first scan is published.
func publish(t *testing.T, c settings.Config) {
	t.Helper()
	p, err := feed.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx) }()
	testkit.Within(t, "the first scan is published", func() bool {
		select {
		case <-p.Ready():
			return true
		default:
			return false
		}
	})
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// TestRunHold: what would wait beside a published article is judged all the same.
func TestRunHold(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"a side file with a mistake": {map[string]string{"a.txt": "Kiln\n\n" + kiln, "a.meta.yaml": "tagz: [oven]\n"}, []string{`error a.meta.yaml:1: unknown key "tagz"`}},
		"a good one, and a list of people with a mistake": {map[string]string{"a.txt": "Kiln\n\n" + kiln, "a.meta.yaml": "tags: [oven]\n", "people.yaml": "- nme: x\n"},
			[]string{`error people.yaml:1: unknown key "nme"`}},
	} {
		for _, hold := range []time.Duration{0, time.Hour} {
			cfg := settings.Config{Seeds: testkit.Folder(t, map[string]string{"a.txt": c.files["a.txt"]}), State: filepath.Join(t.TempDir(), "state"), BaseURL: "https://news.example/", Zone: time.UTC, Hold: hold}
			publish(t, cfg)
			for path, text := range c.files {
				if err := os.WriteFile(filepath.Join(cfg.Seeds, path), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			r, err := Run(t.Context(), cfg, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := findings(r)
			if len(got) != len(c.want) || r.Articles != 1 {
				t.Errorf("%s, hold %s: %d articles, %q", name, hold, r.Articles, got)
				continue
			}
			for i, want := range c.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("%s, hold %s: %q, want %q", name, hold, got[i], want)
				}
			}
		}
	}
}
