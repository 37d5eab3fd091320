package announce

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
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

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/edition"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/register"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// desk publishes articles that are in memory, and has a hub and a hook that keep what they are told.
type desk struct {
	*Announcer
	t       *testing.T
	dir     string
	ledger  *ledger.Ledger
	printer edition.Printer
	texts   map[string]*digest.Digest // by id
	cfg     settings.Config

	mu      sync.Mutex
	pinged  []string // addresses of feeds, below the base address
	hooked  []Message
	refuses bool // the hook answers with an error
}

func newDesk(t *testing.T, first bool) *desk {
	d := &desk{t: t, dir: t.TempDir(), texts: map[string]*digest.Digest{}}
	var err error
	if d.ledger, err = ledger.Open(filepath.Join(d.dir, "ledger")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.ledger.Close() })
	if err := d.ledger.Commit(nil, &ledger.State{FeedID: "tag:news.example,2026:/", FirstScan: first}); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	d.cfg = settings.Config{BaseURL: "https://news.example/", Hubs: []string{d.serve(d.ping)}, OnPublish: d.serve(d.hook), Log: log, Now: func() time.Time { return noon.Add(time.Hour) }}
	d.printer = edition.Printer{
		Site:  edition.Site{BaseURL: d.cfg.BaseURL, FeedID: "tag:news.example,2026:/", Title: "News", Limit: 50, Epoch: noon.AddDate(-1, 0, 0)},
		Index: d.ledger.Index(), Log: log, DigestOf: func(r ledger.Record) *digest.Digest {
			d.mu.Lock()
			defer d.mu.Unlock()
			return d.texts[r.ID]
		},
	}
	d.Announcer = New(log)
	t.Cleanup(func() { d.Close() })
	d.Use(&d.printer)
	if err := d.Open(&d.cfg, d.dir, d.ledger); err != nil {
		t.Fatal(err)
	}
	return d
}

// serve starts a server that hands what is posted to it to take, and returns its address.
func (d *desk) serve(take func(w http.ResponseWriter, body []byte)) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		d.mu.Lock()
		defer d.mu.Unlock()
		take(w, body)
	}))
	d.t.Cleanup(s.Close)
	return s.URL
}

func (d *desk) ping(_ http.ResponseWriter, body []byte) {
	form, _ := url.ParseQuery(string(body))
	for _, address := range form["hub.url"] {
		d.pinged = append(d.pinged, strings.TrimPrefix(address, d.cfg.BaseURL))
	}
}

func (d *desk) hook(w http.ResponseWriter, body []byte) {
	var m Message
	if err := json.Unmarshal(body, &m); err != nil || d.refuses {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	d.hooked = append(d.hooked, m)
}

// publish enters a record with a text, nil for none, and publishes an edition with it.
func (d *desk) publish(n, minutes int, text *digest.Digest, change func(*ledger.Record), touched ...filing.Touched) {
	d.t.Helper()
	at := noon.Add(time.Duration(minutes) * time.Minute)
	r := ledger.Record{ID: fmt.Sprintf("tag:news.example,2026:%d", n), Path: fmt.Sprintf("%d.txt", n), Slug: fmt.Sprintf("report-%d", n), Published: at, Updated: at}
	before, _ := d.ledger.Index().ByID(r.ID)
	if change != nil {
		change(&r)
	}
	d.mu.Lock()
	d.texts[r.ID] = text
	d.mu.Unlock()
	d.Hold([]register.Change{{Before: before, After: r}})
	if err := d.ledger.Commit([]ledger.Record{r}, nil); err != nil {
		d.t.Fatal(err)
	}
	d.Published(d.News(d.print(), touched))
}

func (d *desk) print() *edition.Edition {
	d.t.Helper()
	c := catalogue.New(d.ledger.Index().All())
	span := catalogue.Span{Since: noon.Add(-time.Hour), Notices: true}
	places, _ := c.Newest(50, span)
	e, err := d.printer.Print(edition.View{Places: places, Archives: c.Archives(), Span: span, Updated: c.Updated()})
	if err != nil {
		d.t.Fatal(err)
	}
	return e
}

// sent waits until hub and hook have been told, and returns of which feeds and what. It forgets both.
func (d *desk) sent() (feeds []string, messages []Message) {
	d.t.Helper()
	testkit.Within(d.t, "all are told", func() bool { return d.waiting() == 0 })
	d.mu.Lock()
	defer d.mu.Unlock()
	feeds, messages = d.pinged, d.hooked
	d.pinged, d.hooked = nil, nil
	slices.Sort(feeds)
	return feeds, messages
}

var mainFeeds = []string{"atom.xml", "feed.json", "rss.xml"}

// TestHubs: hubs are told nothing before the first scan has ended, all main feeds then, and later those that have changed.
func TestHubs(t *testing.T) {
	d := newDesk(t, false)
	d.publish(1, 1, &digest.Digest{Title: "The weir"}, nil)
	if feeds, _ := d.sent(); len(feeds) > 0 {
		t.Errorf("before the scan has ended: %q", feeds)
	}
	if err := d.Begin(&d.cfg); err != nil {
		t.Fatal(err)
	}
	if feeds, _ := d.sent(); !slices.Equal(feeds, mainFeeds) {
		t.Errorf("at its end: %q", feeds)
	}
	d.Published(d.News(d.print(), nil))
	d.Published(News{})
	if feeds, _ := d.sent(); len(feeds) > 0 {
		t.Errorf("nothing has changed: %q", feeds)
	}
	d.publish(2, 2, &digest.Digest{Title: "The lock"}, nil, filing.Touched{Kind: filing.Topics, Slug: "locks"}, filing.Touched{Kind: filing.Sections, Slug: "sea"})
	if feeds, _ := d.sent(); !slices.Equal(feeds, append(slices.Clone(mainFeeds), "topics/locks/atom.xml", "topics/locks/feed.json", "topics/locks/rss.xml")) {
		t.Errorf("a new article: %q", feeds)
	}
	var many []filing.Touched
	for n := range MostCuts + 9 {
		many = append(many, filing.Touched{Kind: filing.Topics, Slug: fmt.Sprint("t", n)})
	}
	older, newer := d.News(nil, many[:2]), d.News(d.print(), many[2:4])
	d.Published(newer.After(older))
	if feeds, _ := d.sent(); len(feeds) != 12 || !slices.Contains(feeds, "topics/t0/atom.xml") || !slices.Contains(feeds, "topics/t3/rss.xml") {
		t.Errorf("of two editions: %q", feeds)
	}
	d.Published(d.News(d.print(), many))
	if feeds, _ := d.sent(); len(feeds) != 3*MostCuts {
		t.Errorf("%d feeds of %d topics", len(feeds), len(many))
	}
}

// TestHook: the hook hears of each change of an article once, and with its quotes. Of what is withdrawn it gets no word.
func TestHook(t *testing.T) {
	d := newDesk(t, false)
	if err := d.Begin(&d.cfg); err != nil {
		t.Fatal(err)
	}
	weir := &digest.Digest{
		Title: "The weir", Summary: []string{"It is open.", "It was dry."}, Authors: []string{"Ann Roe"}, Tags: []string{"sea"}, Language: "en",
		Quotes: []digest.Quote{{Text: "It is fine", Speaker: "Bo Lund", Key: true}, {Text: "So be it"}},
	}
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	at1 := func(r *ledger.Record) { r.Published = at(1) }
	told := func() (m Message) {
		t.Helper()
		_, messages := d.sent()
		if len(messages) != 1 {
			t.Fatalf("%d messages: %+v", len(messages), messages)
		}
		return messages[0]
	}
	d.publish(1, 1, weir, nil)
	m := told()
	if m.Event != "new" || m.ID != "tag:news.example,2026:1" || m.URL != "https://news.example/articles/report-1" || m.Title != "The weir" || m.Summary != "It is open. It was dry." || !m.Published.Equal(at(1)) || !m.Updated.Equal(at(1)) || !m.Withdrawn.IsZero() ||
		!slices.Equal(m.Authors, weir.Authors) || !slices.Equal(m.Tags, weir.Tags) || m.Language != "en" {
		t.Errorf("new: %+v", m)
	}
	if q := m.Quotes; len(q) != 2 || q[0].Text != "It is fine" || q[0].Speaker == nil || *q[0].Speaker != "Bo Lund" || !q[0].Key || q[1].Speaker != nil || q[1].Key {
		t.Errorf("quotes: %+v", q)
	}
	weir.Link = "https://weir.example/"
	d.publish(1, 2, weir, at1)
	if m := told(); m.Event != "updated" || m.URL != "https://weir.example/" || !m.Updated.Equal(at(2)) {
		t.Errorf("updated: %+v", m)
	}
	d.publish(1, 2, weir, func(r *ledger.Record) { at1(r); r.Path = "renamed.txt" })
	if _, messages := d.sent(); len(messages) > 0 {
		t.Errorf("renamed: %+v", messages)
	}
	d.publish(1, 2, nil, func(r *ledger.Record) { at1(r); r.Withdrawn = at(3) })
	if m := told(); m.Event != "withdrawn" || !m.Withdrawn.Equal(at(3)) || m.URL != "https://news.example/articles/report-1" || m.Title+m.Summary+m.Language != "" || len(m.Quotes)+len(m.Authors)+len(m.Tags) > 0 || !m.Updated.IsZero() {
		t.Errorf("withdrawn: %+v", m)
	}
	d.publish(1, 2, weir, func(r *ledger.Record) { at1(r); r.Returned = at(4) })
	if m := told(); m.Event != "returned" {
		t.Errorf("returned: %+v", m)
	}
	d.publish(1, 5, weir, func(r *ledger.Record) { at1(r); r.Returned = at(4) })
	if m := told(); m.Event != "updated" {
		t.Errorf("updated after that: %+v", m)
	}
	d.publish(1, 5, nil, func(r *ledger.Record) { at1(r); r.Path, r.Withdrawn = "", at(6) })
	if m := told(); m.Event != "withdrawn" || m.URL != "" {
		t.Errorf("forgotten: %+v", m)
	}
	long := strings.Repeat("a", quotesTold/2)
	d.publish(2, 7, &digest.Digest{Title: "The lock", Quotes: []digest.Quote{{Text: long, Key: true}, {Text: long, Key: true}, {Text: long, Key: true}, {Text: "So"}, {Text: "No"}}}, nil)
	if m := told(); len(m.Quotes) != 3 {
		t.Errorf("%d long quotes", len(m.Quotes))
	}
}

// TestFirstHook: of the articles that a new folder holds the hook hears nothing.
func TestFirstHook(t *testing.T) {
	d := newDesk(t, true)
	d.publish(1, 1, &digest.Digest{Title: "The weir"}, nil)
	if err := d.Begin(&d.cfg); err != nil {
		t.Fatal(err)
	}
	d.publish(2, 2, &digest.Digest{Title: "The lock"}, nil)
	if _, messages := d.sent(); len(messages) != 1 || messages[0].Title != "The lock" {
		t.Errorf("%+v", messages)
	}
}

// TestMetrics: what was sent and what waits is counted, and a program that stops waits for it no longer than it may.
func TestMetrics(t *testing.T) {
	d := newDesk(t, false)
	if err := d.Begin(&d.cfg); err != nil {
		t.Fatal(err)
	}
	counters := func() string {
		var b bytes.Buffer
		d.Metrics(&b, func(name, kind, help string) { fmt.Fprintf(&b, "# %s %s\n", name, kind) })
		return strings.ReplaceAll(b.String(), d.cfg.Hubs[0], "hub")
	}
	d.publish(1, 1, &digest.Digest{Title: "The weir"}, nil)
	d.Finish(context.Background(), time.Minute)
	const want = "# seedfeed_hub_pings_total counter\nseedfeed_hub_pings_total{hub=\"hub\",result=\"ok\"} %d\nseedfeed_hub_pings_total{hub=\"hub\",result=\"failed\"} 0\n# seedfeed_hub_waiting gauge\nseedfeed_hub_waiting{hub=\"hub\"} 0\n" +
		"# seedfeed_hook_calls_total counter\nseedfeed_hook_calls_total{result=\"ok\"} 1\nseedfeed_hook_calls_total{result=\"failed\"} 0\n# seedfeed_hook_given_up_total counter\nseedfeed_hook_given_up_total 0\n# seedfeed_hook_waiting gauge\nseedfeed_hook_waiting 0\n"
	if got := counters(); got != fmt.Sprintf(want, 3) && got != fmt.Sprintf(want, 1) {
		t.Errorf("%s", got)
	}
	d.mu.Lock()
	d.refuses = true
	d.mu.Unlock()
	d.publish(2, 2, &digest.Digest{Title: "The lock"}, nil)
	testkit.Within(t, "a call has failed", func() bool { return strings.Contains(counters(), `calls_total{result="failed"} 1`) })
	d.Finish(context.Background(), time.Millisecond)
	if got := counters(); !strings.Contains(got, "seedfeed_hook_waiting 1\n") {
		t.Errorf("%s", got)
	}
	if err := d.CloseHook(); err != nil {
		t.Fatal(err)
	}
	if got := counters(); strings.Contains(got, "hook") || !strings.Contains(got, "hub_waiting") {
		t.Errorf("without a hook: %s", got)
	}
}

// TestNoHook: without a hook what the last one knew is forgotten, and in a trial nobody is told anything.
func TestNoHook(t *testing.T) {
	d := newDesk(t, false)
	if err := d.CloseHook(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(d.dir, "hook")); err != nil {
		t.Fatal(err)
	}
	none := settings.Config{}
	for range 2 {
		if err := d.Open(&none, d.dir, d.ledger); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(d.dir, "hook")); err == nil {
		t.Error("its journal is there still")
	}
	d.publish(1, 1, &digest.Digest{Title: "The weir"}, nil)
	if err := d.CloseHook(); err != nil {
		t.Error(err)
	}

	var a *Announcer
	a.Use(&d.printer)
	a.Published(a.News(d.print(), nil))
	a.Hold(nil)
	if err := a.Open(&none, d.dir, d.ledger); err != nil {
		t.Error(err)
	}
	if err := a.Begin(&none); err != nil {
		t.Error(err)
	}
}
