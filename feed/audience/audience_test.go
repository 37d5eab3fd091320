package audience

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/web"
)

// newYear is when the Audiences of the tests begin.
var newYear = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// at returns an Audience and its clock.
func at() (*Audience, *time.Time) {
	now := newYear
	return New(func() time.Time { return now }), &now
}

func reported(n int, service string) string {
	return fmt.Sprintf("%s/1.0 (+https://service.example/; %d subscribers)", service, n)
}

// TestFigures: each poll counts once, under its feed and its reader, with the bytes that it took and saved.
func TestFigures(t *testing.T) {
	a, now := at()
	for _, p := range []web.Poll{
		{Path: "/atom.xml", Status: 200, Sent: 1000, Whole: 1000, Agent: "newsboat/2.36.0 (Linux x86_64)"},
		{Path: "/atom.xml", Status: 304, Sent: 0, Whole: 1000, Agent: "newsboat/2.36.0 (Linux x86_64)"},
		{Path: "/atom.xml", Status: 226, Sent: 100, Whole: 1000, Agent: "newsboat/2.35.0 (Linux aarch64)"},
		{Path: "/atom.xml", Status: 304, Sent: 0, Whole: 0, Agent: "Liferea/1.15"}, // the length is not known yet
		{Path: "/atom.xml", Status: 410, Sent: 70, Whole: 70, Agent: "Liferea/1.15"},
		{Path: "/feed.json", Status: 200, Sent: 10, Whole: 10},
		{Path: "/speakers/nell-abbot/rss.xml", Status: 200, Sent: 7, Whole: 7, Agent: reported(3, "Feedly")},
		{Path: "/speakers/bo-lund/atom.xml", Status: 304, Whole: 9, Agent: reported(4, "Feedly")},
		{Path: "/atom.xml/speakers/", Status: 304, Whole: 9, Agent: "Something of somebody's"},
	} {
		a.Poll(p)
	}
	*now = now.Add(time.Minute + time.Millisecond)
	want := Figures{
		Format: 1, Since: newYear, Until: newYear.Add(time.Minute),
		Feeds: []Feed{
			{Feed: "/atom.xml", Polls: 4, Deltas: 1, Unchanged: 2, Sent: 1100, Saved: 1900},
			{Feed: "/feed.json", Polls: 1, Sent: 10},
			{Feed: "/speakers/", Polls: 2, Unchanged: 1, Sent: 7, Saved: 9},
			{Feed: "other", Polls: 1, Unchanged: 1, Saved: 9},
		},
		Subscribers: []Subscribers{
			{Feed: "/speakers/bo-lund/atom.xml", Service: "Feedly", N: 4, Asked: newYear},
			{Feed: "/speakers/nell-abbot/rss.xml", Service: "Feedly", N: 3, Asked: newYear},
		},
		Readers: []Reader{{"newsboat", 3}, {"Feedly", 2}, {"other", 2}, {"Liferea", 1}},
	}
	if s := cmp.Diff(want, a.Figures()); s != "" {
		t.Errorf("(-want +got):\n%s", s)
	}
}

// TestReports: the newest number of each service and feed counts, until the service has not asked for four weeks.
func TestReports(t *testing.T) {
	a, now := at()
	poll := func(path, query, agent string) {
		a.Poll(web.Poll{Path: path, Query: query, Status: 304, Agent: agent})
	}
	want := func(when string, want ...string) {
		t.Helper()
		var got []string
		for _, s := range a.Figures().Subscribers {
			got = append(got, fmt.Sprint(s.Feed, " ", s.Service, " ", s.N))
		}
		if s := cmp.Diff(want, got); s != "" {
			t.Errorf("%s (-want +got):\n%s", when, s)
		}
	}
	// The hashes are in files, so they must not change from one version of the program to the next.
	const lock, weir = "4a281ef5badf7ffc", "2f04fb18785ca37c"
	poll("/atom.xml", "", reported(12, "Feedly"))
	poll("/atom.xml", "", reported(9, "Feedly"))
	poll("/atom.xml", "", reported(10, "Feedly"))
	poll("/atom.xml", "", "newsboat/2.36.0")
	poll("/rss.xml", "", reported(2, "NewsBlur"))
	poll("/search/atom.xml", "q=weir", reported(1, "Feedly"))
	poll("/search/atom.xml", "q=lock", reported(2, "Feedly"))
	poll("/topics/"+strings.Repeat("x", longestFeed), "", reported(5, "Feedly"))
	want("newest numbers", "/atom.xml Feedly 10", "/rss.xml NewsBlur 2", "/search/atom.xml?"+lock+" Feedly 2", "/search/atom.xml?"+weir+" Feedly 1")

	*now = newYear.Add(reportLife)
	poll("/rss.xml", "", reported(0, "NewsBlur"))
	want("after four weeks", "/atom.xml Feedly 10", "/rss.xml NewsBlur 0", "/search/atom.xml?"+lock+" Feedly 2", "/search/atom.xml?"+weir+" Feedly 1")
	*now = now.Add(time.Second)
	want("a second later", "/rss.xml NewsBlur 0")
	if n := len(a.reports.byKey); n != 1 {
		t.Errorf("%d reports are kept, want 1", n)
	}
	poll("/atom.xml", "", reported(8, "Feedly"))
	want("asked again", "/atom.xml Feedly 8", "/rss.xml NewsBlur 0")
}

// TestMerged: what is shown to others does not tell what is searched for, and metrics have few lines.
func TestMerged(t *testing.T) {
	f := Figures{Subscribers: []Subscribers{
		{"/atom.xml", "Feedly", 10, newYear},
		{"/speakers/bo-lund/atom.xml", "Feedly", 4, newYear},
		{"/speakers/nell-abbot/rss.xml", "Feedly", 3, newYear.Add(time.Hour)},
		{"/speakers/nell-abbot/rss.xml", "NewsBlur", 3, newYear},
		{"/search/atom.xml?1", "Feedly", 2, newYear.Add(time.Hour)},
		{"/search/rss.xml?2", "Feedly", 1, newYear},
	}}
	for range 20 { // maps are walked in another order each time
		if s := cmp.Diff([]Subscribers{
			{"/atom.xml", "Feedly", 10, newYear},
			{"/speakers/bo-lund/atom.xml", "Feedly", 4, newYear},
			{"/speakers/nell-abbot/rss.xml", "Feedly", 3, newYear.Add(time.Hour)},
			{"/speakers/nell-abbot/rss.xml", "NewsBlur", 3, newYear},
			{"/search/", "Feedly", 3, newYear.Add(time.Hour)},
		}, f.MergeSearches().Subscribers); s != "" {
			t.Errorf("without queries (-want +got):\n%s", s)
		}
		if s := cmp.Diff([]Subscribers{
			{"/atom.xml", "Feedly", 10, newYear},
			{"/speakers/", "Feedly", 7, newYear.Add(time.Hour)},
			{"/speakers/", "NewsBlur", 3, newYear},
			{"/search/", "Feedly", 3, newYear.Add(time.Hour)},
		}, f.ByGroup()); s != "" {
			t.Errorf("by group (-want +got):\n%s", s)
		}
	}
}

// TestBounded: whatever names and feeds requests invent, little is kept, and the main feeds' numbers are among it.
func TestBounded(t *testing.T) {
	a, now := at()
	a.Poll(web.Poll{Path: "/atom.xml", Status: 304, Agent: reported(12, "Feedly")})
	for i := range 3 * mostReports {
		*now = now.Add(time.Second)
		a.Poll(web.Poll{Path: "/search/atom.xml", Query: fmt.Sprint("q=", i), Status: 200, Agent: reported(i, fmt.Sprint("Service", i))})
		if n := len(a.reports.byKey); n > mostReports {
			t.Fatalf("%d reports after %d", n, i)
		}
	}
	f := a.Figures()
	if s := f.Subscribers[0]; s.Feed != "/atom.xml" || s.N != 12 {
		t.Errorf("%+v in the place of the main feed's", s)
	}
	if n := len(f.Subscribers); n < mostReports/2 || f.Subscribers[n-1].N != 3*mostReports-(n-1) {
		t.Errorf("%d reports, of %+v to %+v; want the newest", n, f.Subscribers[1], f.Subscribers[n-1])
	}
	if s := cmp.Diff([]Subscribers{f.Subscribers[0], {"/search/", "other", f.ByGroup()[1].N, *now}}, f.ByGroup()); s != "" {
		t.Errorf("by group (-want +got):\n%s", s)
	}
	if s := cmp.Diff([]Reader{{"other", 3 * mostReports}, {"Feedly", 1}}, f.Readers); s != "" {
		t.Errorf("readers (-want +got):\n%s", s)
	}
}

// TestFile: numbers of subscribers outlast a restart, polls do not.
func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stats.json")
	a, _ := at()
	a.Poll(web.Poll{Path: "/atom.xml", Status: 200, Sent: 5, Whole: 5, Agent: reported(12, "Feedly")})
	a.Poll(web.Poll{Path: "/search/atom.xml", Query: "q=a?b", Status: 200, Agent: reported(1, "Of nobody we know")})
	before := a.Figures()
	before.Articles = 7
	if err := Write(path, before); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	if s := cmp.Diff(before, got); err != nil || s != "" {
		t.Errorf("%v (-written +read):\n%s", err, s)
	}
	b, now := at()
	*now = newYear.Add(-time.Hour) // the clock was set back
	if err := b.Load(path); err != nil {
		t.Fatal(err)
	}
	after := b.Figures()
	for i := range before.Subscribers {
		before.Subscribers[i].Asked = *now
	}
	if s := cmp.Diff(before.Subscribers, after.Subscribers); s != "" || len(after.Feeds) != 0 {
		t.Errorf("(-before +after):\n%s\n%+v", s, after.Feeds)
	}
	*now = newYear.Add(2 * reportLife)
	if b.Load(path); len(b.Figures().Subscribers) != 0 {
		t.Error("old numbers were taken over")
	}
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
		t.Errorf("left in the folder: %v", list)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v %v; others may read what is searched for", info.Mode(), err)
	}
}

// TestDamagedFile: a file that cannot be used is an error that names it, and what in it is out of bounds is left out.
func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stats.json")
	if _, err := Read(path); !os.IsNotExist(err) {
		t.Error(err)
	}
	for _, text := range []string{"", "{", "[]", `{"format":2,"subscribers":[]}`, `{"format":1,"subscribers":[{"subscribers":1e99}]}`} {
		os.WriteFile(path, []byte(text), 0o600)
		a, _ := at()
		if err := a.Load(path); err == nil || !strings.Contains(err.Error(), path) || len(a.Figures().Subscribers) != 0 {
			t.Errorf("%s: %v, %v", text, err, a.Figures())
		}
	}
	os.WriteFile(path, []byte(`{"format":1,"subscribers":[
		{"feed":"/atom.xml","service":"Feedly","subscribers":-1,"asked":"2026-01-01T00:00:00Z"},
		{"feed":"/atom.xml","service":"NewsBlur","subscribers":0,"asked":"2026-01-01T00:00:00Z"},
		{"feed":"/rss.xml","service":"<script>","subscribers":5,"asked":"2026-01-01T00:00:00Z"},
		{"feed":"/feed.json","service":"Feedly","subscribers":999999999999,"asked":"2026-01-01T00:00:00Z"}]}`), 0o600)
	a, _ := at()
	err := a.Load(path)
	if s := cmp.Diff([]Subscribers{{"/atom.xml", "NewsBlur", 0, newYear}, {"/rss.xml", "other", 5, newYear}}, a.Figures().Subscribers); err != nil || s != "" {
		t.Errorf("%v (-want +got):\n%s", err, s)
	}
	if err := Write(filepath.Join(path, "below", "a.json"), Figures{}); err == nil {
		t.Error("a file was written where there is no folder")
	} else if _, err := os.Stat(filepath.Join(path, "below")); err == nil {
		t.Error("a folder was made")
	}
}

// TestDropParts: of feeds whose paths have words of articles nothing is left, whatever state the file is in.
func TestDropParts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stats.json")
	if err := DropParts(path); err != nil {
		t.Error(err)
	}
	f := Figures{Format: format, Since: newYear, Articles: 3, Subscribers: []Subscribers{
		{"/atom.xml", "Feedly", 10, newYear}, {"/archive/1/atom.xml", "Feedly", 1, newYear}, {"/speakers/nell-abbot/rss.xml", "Feedly", 3, newYear}, {"/search/rss.xml?3", "Feedly", 1, newYear},
	}}
	if err := Write(path, f); err != nil {
		t.Fatal(err)
	}
	err := DropParts(path)
	got, readErr := Read(path)
	f.Subscribers = f.Subscribers[:1]
	if s := cmp.Diff(f, got); err != nil || readErr != nil || s != "" {
		t.Errorf("%v, %v (-want +got):\n%s", err, readErr, s)
	}
	os.WriteFile(path, []byte(`{"format":1,"subscribers":[{"feed":"/speakers/nell`), 0o600)
	if err := DropParts(path); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("the damaged file is still there: %v", err)
	}
}

// TestConcurrent: no poll is lost, and readers of figures see whole ones.
func TestConcurrent(t *testing.T) {
	a := New(nil)
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := range 500 {
				a.Poll(web.Poll{Path: "/atom.xml", Status: 304, Sent: 0, Whole: 2, Agent: reported(i, fmt.Sprint("Feedly", w, i))})
				if i%50 == 0 {
					a.Figures()
				}
			}
		})
	}
	all.Wait()
	f := a.Figures()
	if len(f.Feeds) != 1 || f.Feeds[0].Polls != 2000 || f.Feeds[0].Saved != 4000 || f.Readers[0] != (Reader{"Feedly", 2000}) {
		t.Errorf("%+v", f)
	}
	if age := time.Since(f.Since); age < 0 || age > time.Minute {
		t.Errorf("since %s", f.Since)
	}
}

// TestNoAllocation: counting costs a request no memory, once its User-Agent was seen.
func TestNoAllocation(t *testing.T) {
	for _, agent := range []string{"newsboat/2.36.0 (Linux x86_64)", reported(12, "Feedly")} {
		ask := request(agent, New(nil).Poll)
		if n := testing.AllocsPerRun(100, ask); n != 0 {
			t.Errorf("%v allocations for %s", n, agent)
		}
	}
}

// request returns a function that asks for a topic's feed which has not changed.
func request(agent string, polled func(web.Poll)) func() {
	h := web.New(nil)
	doc := &web.Document{Type: "application/atom+xml", Body: []byte(strings.Repeat("<entry>quay</entry>", 1000))}
	h.Publish(&web.Snapshot{Documents: map[string]*web.Document{"/topics/harbour/atom.xml": doc}})
	h.Polled = polled
	r := httptest.NewRequest("GET", "/topics/harbour/atom.xml", nil)
	r.Header = http.Header{"User-Agent": {agent}, "If-None-Match": {doc.Tag()}, "Accept-Encoding": {"gzip"}}
	w := &discard{http.Header{}}
	return func() {
		clear(w.header)
		h.ServeHTTP(w, r)
	}
}

type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

func BenchmarkRequest(b *testing.B) {
	for name, ask := range map[string]func(){
		"alone":   request("newsboat/2.36.0 (Linux x86_64) Ncurses/6.4", nil),
		"reader":  request("newsboat/2.36.0 (Linux x86_64) Ncurses/6.4", New(nil).Poll),
		"service": request(reported(12, "Feedly"), New(nil).Poll),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ask()
			}
		})
	}
}

func BenchmarkPoll(b *testing.B) {
	a := New(nil)
	for name, p := range map[string]web.Poll{
		"reader":  {Path: "/atom.xml", Status: 304, Whole: 1000, Agent: "newsboat/2.36.0 (Linux x86_64) Ncurses/6.4"},
		"cut":     {Path: "/topics/harbour/atom.xml", Status: 304, Whole: 1000, Agent: "newsboat/2.36.0 (Linux x86_64) Ncurses/6.4"},
		"service": {Path: "/atom.xml", Status: 304, Whole: 1000, Agent: reported(12, "Feedly")},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				a.Poll(p)
			}
		})
	}
}

// TestGroups: every path has a group, the main feeds each their own.
func TestGroups(t *testing.T) {
	for path, want := range map[string]string{
		"/atom.xml": "/atom.xml", "/rss.xml": "/rss.xml", "/feed.json": "/feed.json", "/archive/1/rss.xml": "/archive/",
		"/speakers/nell-abbot/atom.xml": "/speakers/", "/search/atom.xml": "/search/", "/search/atom.xml?q=/topics/": "/search/",
		"/atom.xml/": other, "/atom.xml/x": other, "/speakers": other, "speakers/x": other, "//topics/x": other, "": other, "/": other, "x": other,
	} {
		if got := groups[groupOf(path)]; got != want {
			t.Errorf("%q: %s, want %s", path, got, want)
		}
	}
}

// FuzzLoad: whatever a file holds, what is taken over is within bounds, and outlasts another stop.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"format":1,"subscribers":[{"feed":"/search/atom.xml?1f","service":"Feedly","subscribers":2,"asked":"2026-01-01T00:00:00Z"}]}`))
	f.Add([]byte(`{"format":1,"subscribers":[{"feed":"","service":"","subscribers":0,"asked":"0001-01-01T00:00:00Z"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := decode(data)
		if err != nil {
			return
		}
		a, _ := at()
		a.reports.load(read.Subscribers, newYear)
		first := a.Figures()
		for _, s := range first.Subscribers {
			if s.N < 0 || s.N > mostSubscribers || len(s.Feed) > longestFeed+17 || s.Asked.After(newYear) {
				t.Errorf("%+v", s)
			}
		}
		text, err := json.Marshal(first)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decode(text)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := at()
		b.reports.load(again.Subscribers, newYear)
		if s := cmp.Diff(first, b.Figures()); s != "" {
			t.Errorf("(-before +after):\n%s", s)
		}
	})
}
