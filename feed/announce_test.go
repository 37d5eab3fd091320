package feed

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"seedfeed/feed/announce"
	"seedfeed/feed/push"
	"seedfeed/feed/settings"
)

var drops = flag.Int("drops", 30, "how many articles TestHubPing drops")

// listener is a server that hands what is posted to it to take.
func listener(t *testing.T, take func(w http.ResponseWriter, r *http.Request, body []byte)) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		take(w, r, body)
	}))
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s.URL
}

// TestHubPing: a hub that fetches a feed when it is told of it has each article then, in all three formats. A second hub,
// which hangs, changes nothing of that.
func TestHubPing(t *testing.T) {
	var r *reloading
	var mu sync.Mutex
	seen := map[string]map[string]bool{} // titles that the hub found, by feed
	hub := listener(t, func(_ http.ResponseWriter, req *http.Request, body []byte) {
		form, _ := url.ParseQuery(string(body))
		feed := strings.TrimPrefix(form.Get("hub.url"), "https://news.example")
		if form.Get("hub.mode") != "publish" || feed == form.Get("hub.url") {
			t.Errorf("told %q", body)
		}
		mu.Lock()
		defer mu.Unlock()
		if r == nil { // told before the test has it
			return
		}
		_, text := r.get(feed)
		if seen[feed] == nil {
			seen[feed] = map[string]bool{}
		}
		for n := range *drops {
			if title := fmt.Sprintf("Eels counted, part %d.", n); strings.Contains(text, title) {
				seen[feed][title] = true
			}
		}
	})
	dead := listener(t, func(_ http.ResponseWriter, req *http.Request, _ []byte) { <-req.Context().Done() })
	opened := newReloading(t, settings.Config{Hubs: []string{hub, dead}}, 1)
	mu.Lock()
	r = opened
	mu.Unlock()
	var longest time.Duration
	for n := range *drops {
		title := fmt.Sprintf("Eels counted, part %d.", n)
		opened.drop(fmt.Sprintf("eel%d.txt", n), title+"\n\nThe river board counted eels for a day.\n")
		dropped := time.Now()
		opened.await("the hub has "+title, func() bool {
			mu.Lock()
			defer mu.Unlock()
			return seen["/atom.xml"][title] && seen["/rss.xml"][title] && seen["/feed.json"][title]
		})
		longest = max(longest, time.Since(dropped))
	}
	t.Logf("%d drops; the slowest was with the hub after %v", *drops, longest)
	if m := string(opened.metrics()); !strings.Contains(m, fmt.Sprintf("seedfeed_hub_pings_total{hub=%q,result=\"failed\"} 0\n", hub)) {
		t.Errorf("metrics: %s", m)
	}
}

// TestHubCuts checks that hubs are notified of the feeds of an article's people and topics, including the former ones after a
// change. The feeds must have changed by then. Hubs are notified of the feeds of at most
// announce.MostCuts people and topics at once.
func TestHubCuts(t *testing.T) {
	var r *reloading
	var mu sync.Mutex
	told := map[string]string{} // text that the hub fetched, by feed
	counting := false
	hub := listener(t, func(_ http.ResponseWriter, req *http.Request, body []byte) {
		form, _ := url.ParseQuery(string(body))
		feed := strings.TrimPrefix(form.Get("hub.url"), "https://news.example")
		mu.Lock()
		defer mu.Unlock()
		switch {
		case counting:
			told[feed] = ""
		case r != nil:
			_, told[feed] = r.get(feed)
		}
	})
	opened := newReloading(t, settings.Config{Hubs: []string{hub}}, 1)
	mu.Lock()
	r = opened
	mu.Unlock()
	finds := func(feed, text string) {
		t.Helper()
		opened.await(feed+" with "+text, func() bool {
			mu.Lock()
			defer mu.Unlock()
			return strings.Contains(told[feed], text)
		})
	}
	const story = "---\ntitle: Eels are counted\ntags: [%s]\n---\nThe river board counted eels. “They are back,” said %s of the board.\n"
	opened.drop("eels.md", fmt.Sprintf(story, "eels, rivers", "Anna Holm"))
	for _, name := range []string{"atom.xml", "rss.xml", "feed.json"} {
		finds("/speakers/anna-holm/"+name, "They are back")
		finds("/topics/eels/"+name, "Eels are counted")
	}
	mu.Lock()
	if got := told["/speakers/anna-holm/atom.xml"]; !strings.Contains(got, `<link href="`+hub+`" rel="hub">`) {
		t.Errorf("no hub in %s", got)
	}
	clear(told)
	mu.Unlock()
	opened.drop("eels.md", fmt.Sprintf(story, "eels", "Bo Lund"))
	finds("/speakers/bo-lund/atom.xml", "They are back")
	finds("/speakers/anna-holm/atom.xml", "Removed: ")
	finds("/topics/eels/atom.xml", "Eels are counted")

	many := "Many speak\n\nThe board met in the hall.\n"
	for _, given := range []string{"Anna", "Bella", "Clara", "Dora"} {
		for _, head := range "BDFGHKLMNPRSTVW" {
			for _, end := range []string{"olm", "erg"} {
				many += fmt.Sprintf("\n“The water at post %d is high,” said %s %c%s%s.\n", len(many), given, head, strings.ToLower(given[1:2]), end)
			}
		}
	}
	mu.Lock()
	counting = true
	clear(told)
	mu.Unlock()
	opened.drop("many.txt", many)
	cuts := func() (n int) {
		mu.Lock()
		defer mu.Unlock()
		for feed := range told {
			if strings.HasPrefix(feed, "/speakers/") {
				n++
			}
		}
		return n
	}
	opened.await("the hub knows of many", func() bool { return cuts() >= 3*announce.MostCuts })
	// Hubs are notified of a later article after all earlier ones.
	opened.drop("last.txt", "Last word\n\n“That is all,” said Zoe Zander of the board.\n")
	opened.await("the hub knows of the last", func() bool {
		mu.Lock()
		defer mu.Unlock()
		_, ok := told["/speakers/zoe-zander/rss.xml"]
		return ok
	})
	if n := cuts(); n != 3*announce.MostCuts+3 {
		t.Errorf("told of %d feeds of people, want %d and 3", n, 3*announce.MostCuts)
	}
}

// TestHubLinks: feeds and their answers name the hubs and their own address; SIGHUP takes other hubs; archives name none.
func TestHubLinks(t *testing.T) {
	r := newReloading(t, settings.Config{Hubs: []string{"https://HUB.example/a?b=c&d", "https://hüb.example/"}, Limit: 2}, 5)
	links := func(path string) []string {
		w := httptest.NewRecorder()
		r.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return w.Header().Values("Link")
	}
	const idn, other = "https://xn--hb-xka.example/", "https://hub.example/a?b=c&d"
	for path, inside := range map[string][]string{
		"/atom.xml":  {`<link href="` + idn + `" rel="hub">`, `<link href="https://hub.example/a?b=c&amp;d" rel="hub">`},
		"/rss.xml":   {`<atom:link href="` + idn + `" rel="hub">`, `<atom:link href="https://hub.example/a?b=c&amp;d" rel="hub">`},
		"/feed.json": {`"hubs":[{"type":"WebSub","url":"https://hub.example/a?b=c&d"},{"type":"WebSub","url":"` + idn + `"}]`},
	} {
		want := []string{"<" + other + `>; rel="hub"`, "<" + idn + `>; rel="hub"`, "<https://news.example" + path + `>; rel="self"`}
		if got := links(path); !slices.Equal(got, want) {
			t.Errorf("%s: Link %q, want %q", path, got, want)
		}
		_, body := r.get(path)
		for _, s := range inside {
			if !strings.Contains(body, s) {
				t.Errorf("%s has no %s: %.900s", path, s, body)
			}
		}
	}
	r.await("an archive", func() bool { _, body := r.get("/archive/1/atom.xml"); return strings.Contains(body, "<entry") })
	if _, body := r.get("/archive/1/atom.xml"); links("/archive/1/atom.xml") != nil || strings.Contains(body, "hub") {
		t.Errorf("an archive names a hub: %.900s", body)
	}
	if changed, err := r.Reload(settings.Config{Limit: 2, Hubs: []string{"https://new.example/"}}); !changed || err != nil {
		t.Fatal(changed, err)
	}
	r.await("the new hub", func() bool { return len(links("/rss.xml")) == 2 })
	for _, bad := range []string{"hub", "ftp://hub.example/", "https://a:b@hub.example/", "https://hub.example/#x", `https://hub.example/?"`} {
		if _, err := r.Reload(settings.Config{Hubs: []string{bad}}); err == nil || !strings.Contains(err.Error(), "--hub") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestHook: what the hook hears of an article over its life, and that nothing of the text stays once it is forgotten.
func TestHook(t *testing.T) {
	var mu sync.Mutex
	var got []announce.Message
	hook := listener(t, func(_ http.ResponseWriter, r *http.Request, body []byte) {
		mu.Lock()
		defer mu.Unlock()
		var m announce.Message
		if err := json.Unmarshal(body, &m); err != nil || r.Header.Get("X-Hub-Signature-256") != "sha256="+push.Sign([]byte("hush"), body) {
			t.Errorf("%v: %v %s", err, r.Header, body)
		}
		got = append(got, m)
	})
	told := func(n int) (m announce.Message) {
		mu.Lock()
		defer mu.Unlock()
		if len(got) != n {
			return announce.Message{}
		}
		return got[n-1]
	}
	c := settings.Config{OnPublish: hook, OnPublishSecret: "hush"}
	r := newReloading(t, c, 3)
	const text = "Weir opened with a song\n\nThe weir was opened on Monday. “It is a fine weir,” said Anna Holm, who built it.\n"
	r.drop("weir.txt", text)
	r.await("new", func() bool { return told(1).Event == "new" })
	m := told(1)
	if m.Title != "Weir opened with a song" || m.URL != "https://news.example/articles/weir-opened-with-a-song" || len(m.Quotes) != 1 ||
		m.Quotes[0].Speaker == nil || *m.Quotes[0].Speaker != "Anna Holm" || !m.Quotes[0].Key || !strings.Contains(m.Summary, "on Monday") || m.Published.IsZero() || m.Updated.IsZero() {
		t.Errorf("told %+v", m)
	}
	r.drop("weir.txt", text+"\nIt cost 5 million crowns, and nobody said so before.\n")
	r.await("updated", func() bool { return told(2).Event == "updated" })
	if err := os.Rename(filepath.Join(r.dir, "weir.txt"), filepath.Join(r.dir, "wall.txt")); err != nil { // no news
		t.Fatal(err)
	}
	r.await("the rename", func() bool { return strings.Contains(string(r.metrics()), `kind="renamed"} 1`) })
	if err := os.Remove(filepath.Join(r.dir, "wall.txt")); err != nil {
		t.Fatal(err)
	}
	r.await("withdrawn", func() bool { return told(3).Event == "withdrawn" })
	if w := told(3); w.Title != "" || w.Summary != "" || len(w.Quotes) != 0 || w.Withdrawn.IsZero() || w.ID != m.ID {
		t.Errorf("told %+v", w)
	}
	r.drop("wall.txt", text+"\nIt cost 5 million crowns, and nobody said so before.\n")
	r.await("returned", func() bool { return told(4).Event == "returned" && told(4).ID == m.ID })
	if err := os.Remove(filepath.Join(r.dir, "wall.txt")); err != nil {
		t.Fatal(err)
	}
	r.await("withdrawn again", func() bool { return told(5).Event == "withdrawn" })
	r.await("counters", func() bool {
		s := string(r.metrics())
		return strings.Contains(s, `seedfeed_hook_calls_total{result="ok"} 5`) && strings.Contains(s, "seedfeed_hook_waiting 0\n")
	})
}

// runUntil runs a publisher until the function that it returns is called.
func runUntil(t *testing.T, c settings.Config) (end func()) {
	p, err := Open(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ran := make(chan error, 1)
	go func() { ran <- p.Run(ctx) }()
	<-p.Ready()
	return func() {
		cancel()
		if err := <-ran; err != nil {
			t.Error(err)
		}
	}
}

// TestHookForget: the journal of the hook holds no word of an article.
func TestHookForget(t *testing.T) {
	called := make(chan struct{}, 9)
	dir, state := t.TempDir(), t.TempDir()
	c := settings.Config{Seeds: dir, State: state, BaseURL: "https://news.example/", OnPublish: listener(t, func(http.ResponseWriter, *http.Request, []byte) { called <- struct{}{} })}
	run := runUntil(t, c)
	if err := os.WriteFile(filepath.Join(dir, "weir.txt"), []byte("Weir opened with a song\n\nThe weir was opened on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	<-called
	if err := os.Remove(filepath.Join(dir, "weir.txt")); err != nil {
		t.Fatal(err)
	}
	<-called
	run()
	if _, err := Forget(c, "weir.txt"); err != nil {
		t.Fatal(err)
	}
	if found := traces(t, state, "weir", "monday"); len(found) > 0 {
		t.Errorf("left: %q", found)
	}
	c.OnPublish = ""
	runUntil(t, c)()
	if _, err := os.Stat(filepath.Join(state, "hook")); err == nil {
		t.Error("without a hook its journal is there still")
	}
}
