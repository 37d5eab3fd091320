package feed

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

const harbour = "Harbour wall stands\n\nThe wall of the old harbour was rebuilt in three winters, the town wrote.\n"

func with(header, text string) string { return "---\n" + header + "\n---\n" + text }

// TestEditedTwiceInFirstScan: an edit made while nobody watched waits for the end of the scan; one more of the same file
// makes no second article of it.
func TestEditedTwiceInFirstScan(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", harbour)
	was := p.record("a.txt")
	p.reopen()
	p.drop("a.txt", harbour+"It was edited.\n")
	p.drop("a.txt", harbour+"It was edited twice.\n")
	if again := p.endScan(); !slices.Equal(again, []string{"a.txt"}) {
		t.Fatalf("asks for %q at the end of the scan", again)
	}
	select {
	case <-p.Ready():
		t.Fatal("ready before the edit was taken")
	default:
	}
	p.drop("a.txt", harbour+"It was edited twice.\n")
	p.endScan()
	<-p.Ready()
	if now := p.record("a.txt"); now.ID != was.ID || now.Hash == was.Hash || p.ledger.Len() != 1 {
		t.Errorf("%d records, was %+v, is %+v", p.ledger.Len(), was, now)
	}
}

// TestFirstScanStopped: what was there before the first start keeps its own time, however often that start was stopped.
func TestFirstScanStopped(t *testing.T) {
	p := openPublisher(t)
	old := time.Date(2015, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		path := filepath.Join(p.cfg.Seeds, name)
		if err := os.WriteFile(path, []byte(name+harbour), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
		p.look(name)
		p.reopen()
	}
	p.endScan()
	p.drop("d.txt", "Now"+harbour)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		if r := p.record(name); !r.Published.Equal(old) {
			t.Errorf("%s published %s, want its file's %s", name, r.Published, old)
		}
	}
	p.reopen()
	if r := p.record("d.txt"); p.first || r.Published.Year() == 2015 {
		t.Errorf("the first scan is over, but first is %v and %s dated %s", p.first, r.Path, r.Published)
	}
}

// TestFirstScanNotRemembered: the end of the first scan is tried again until it can be remembered.
func TestFirstScanNotRemembered(t *testing.T) {
	p := openPublisher(t)
	p.cfg.Limit = 2
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d.txt"} {
		p.drop(name, name+" "+harbour)
	}
	state := p.cfg.State
	p.ledger.Close()
	p.endScan()
	if code, _ := p.get("/healthz"); code != 503 || p.complete {
		t.Fatalf("health %d, complete %v, while nothing could be written", code, p.complete)
	}
	l, err := ledger.Open(state)
	if err != nil {
		t.Fatal(err)
	}
	p.ledger = l
	p.tick()
	<-p.Ready()
	if code, _ := p.get("/healthz"); code != 200 {
		t.Errorf("health %d", code)
	}
	archived := 0
	for r := range l.Records() {
		if r.Archive > 0 {
			archived++
		}
	}
	if linked := len(slices.Concat(p.catalogue.archives...)); archived == 0 || archived != linked {
		t.Errorf("%d articles in archives, %d of them remembered", linked, archived)
	}
}

// TestDraftRenamed: an article taken back as a draft, renamed, and released is the same article.
func TestDraftRenamed(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", harbour)
	was := p.record("a.txt")
	p.drop("a.txt", with("draft: true", harbour))
	if got := p.live(); got != "" {
		t.Fatalf("%s live while it is a draft", got)
	}
	p.rename("a.txt", "b.txt")
	p.look("b.txt")
	p.drop("b.txt", with("draft: false", harbour))
	if now := p.record("b.txt"); now.ID != was.ID || !now.Published.Equal(was.Published) || !now.Updated.Equal(was.Updated) || p.live() != "b.txt" {
		t.Errorf("was %+v\nis  %+v\nlive %s", was, now, p.live())
	}
}

// TestEditedWhileHeld: text that changed while it was held back is a change when it comes out.
func TestEditedWhileHeld(t *testing.T) {
	for name, header := range map[string]string{"draft": "draft: true", "future": "date: 2100-01-01"} {
		t.Run(name, func(t *testing.T) {
			p := newPublisher(t)
			now := time.Now()
			p.cfg.Now = func() time.Time { return now }
			p.drop("a.txt", harbour)
			was := p.record("a.txt")
			now = now.Add(time.Hour)
			p.drop("a.txt", with(header, harbour+"Nobody had believed it before.\n"))
			now = now.Add(time.Hour)
			p.drop("a.txt", harbour+"Nobody had believed it before.\n")
			is := p.record("a.txt")
			if is.ID != was.ID || !is.Published.Equal(was.Published) || !is.Updated.After(was.Updated) || p.live() != "a.txt" {
				t.Errorf("was %+v\nis  %+v", was, is)
			}
			now = now.Add(48 * time.Hour)
			p.drop("a.txt", with(header, harbour+"Nobody had believed it after that.\n"))
			p.drop("a.txt", harbour+"Nobody had believed it after that.\n")
			if is = p.record("a.txt"); is.Corrected.IsZero() {
				t.Errorf("corrected while it was held, and not said: %+v", is)
			}
		})
	}
}

// TestTwinsRenamed: two files with one text, renamed together, are the two articles they were.
func TestTwinsRenamed(t *testing.T) {
	p := newPublisher(t)
	p.drop("a1.txt", harbour)
	p.drop("a2.txt", harbour)
	ids := []string{p.record("a1.txt").ID, p.record("a2.txt").ID}
	p.rename("a1.txt", "b1.txt")
	p.rename("a2.txt", "b2.txt")
	p.look("b1.txt", "b2.txt")
	got := []string{p.record("b1.txt").ID, p.record("b2.txt").ID}
	slices.Sort(got)
	if !slices.Equal(got, ids) || p.live() != "b1.txt b2.txt" {
		t.Errorf("ids %q, were %q; live: %s", got, ids, p.live())
	}
}

const lighthouse = "Lighthouse goes dark\n\nThe lamp on the north head was put out for good on Monday, its keeper said.\n"

// TestDisplaced: a file renamed over another takes its path. The article that was there is withdrawn after a while,
// unless its file turns up again; also where the program is stopped, or cannot write, before that.
func TestDisplaced(t *testing.T) {
	for name, test := range map[string]struct {
		then func(p *publisher)
		live string
	}{
		"gone":    {func(*publisher) {}, "x.txt"},
		"stopped": {func(p *publisher) { p.reopen(); p.endScan() }, "x.txt"},
		"not remembered": {func(p *publisher) {
			state := p.cfg.State
			p.ledger.Close()
			p.late3s()
			p.tick()
			l, err := ledger.Open(state)
			if err != nil {
				p.t.Fatal(err)
			}
			p.ledger = l
		}, "x.txt"},
		"elsewhere": {func(p *publisher) { p.drop("z.txt", harbour) }, "x.txt z.txt"},
		"restored": {func(p *publisher) {
			p.rename("x.txt", "y.txt")
			p.put("x.txt", harbour)
			p.look("x.txt", "y.txt")
		}, "x.txt y.txt"},
		"written back over it": {func(p *publisher) { p.drop("x.txt", harbour) }, "x.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPublisher(t)
			p.drop("x.txt", harbour)
			p.drop("y.txt", lighthouse)
			ids := map[string]string{hashOf([]byte(harbour)): p.record("x.txt").ID, hashOf([]byte(lighthouse)): p.record("y.txt").ID}
			p.rename("y.txt", "x.txt")
			p.look("x.txt")
			test.then(p)
			p.late3s()
			p.tick()
			if got := p.live(); got != test.live || len(p.displaced) > 0 || p.ledger.Len() != 2 {
				t.Errorf("live: %s, want %s; %d displaced, %d records", got, test.live, len(p.displaced), p.ledger.Len())
			}
			for r := range p.ledger.Records() {
				if r.ID != ids[r.Hash] {
					t.Errorf("%s is %s, was %s", r.Path, r.ID, ids[r.Hash])
				}
			}
		})
	}
}

// late3s lets three seconds go by for whatever is displaced.
func (p *publisher) late3s() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for id, since := range p.displaced {
		p.displaced[id] = since.Add(-3 * time.Second)
	}
}

// TestGoneWhileStopped: a file removed while the program was stopped is missed, also where the digest cache is lost or
// the article has expired meanwhile.
func TestGoneWhileStopped(t *testing.T) {
	for name, test := range map[string]struct {
		header string
		then   func(p *publisher)
	}{
		"removed":    {"tags: port", func(*publisher) {}},
		"cache lost": {"tags: port", func(p *publisher) { p.remove(p.cfg.State, "cache") }},
		"expired":    {"expires: 2030-01-01", func(p *publisher) { p.cfg.Now = func() time.Time { return time.Now().AddDate(30, 0, 0) } }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPublisher(t)
			p.drop("a.txt", with(test.header, harbour))
			p.drop("b.txt", lighthouse)
			p.remove(p.cfg.Seeds, "a.txt")
			p.close()
			test.then(p)
			again, err := Open(p.cfg)
			if err != nil {
				t.Fatal(err)
			}
			p.Publisher = again
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- again.Run(ctx) }()
			p.until("withdrawn", func() bool { return p.live() == "b.txt" })
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}

// TestRecordRefused: a file of which no record can be made costs itself.
func TestRecordRefused(t *testing.T) {
	p := newPublisher(t)
	far := time.Date(9999, 12, 31, 23, 0, 0, 0, time.FixedZone("", -5*3600))
	p.put("a.txt", harbour)
	p.put("b.txt", lighthouse)
	came := []*arrival{p.arrival("a.txt"), p.arrival("b.txt")}
	came[0].digest.Expires = far
	p.mu.Lock()
	again := p.settle(came, nil)
	p.mu.Unlock()
	if code, _ := p.get("/healthz"); len(again) > 0 || p.live() != "b.txt" || code != 200 {
		t.Errorf("%q given back, live: %s, health %d", again, p.live(), code)
	}
}

// TestNumbered: a thousand articles with one title cost a thousand looks, not half a million.
func TestNumbered(t *testing.T) {
	p := &Publisher{numbers: map[string]int{}}
	taken, asked := map[string]bool{}, 0
	for range 1000 {
		slug := p.newSlug("Weekly report", "a.txt", func(s string) bool { asked++; return taken[s] })
		if taken[slug] {
			t.Fatalf("%s twice", slug)
		}
		taken[slug] = true
	}
	if asked > 3000 {
		t.Errorf("asked %d times", asked)
	}
	if !taken["weekly-report"] || !taken["weekly-report-1000"] {
		t.Error(fmt.Sprint(taken))
	}
}

// TestCorrected: an edit on the first day is part of publishing; one after it is a correction, which readers are told
// of; one of two letters is neither.
func TestCorrected(t *testing.T) {
	p := newPublisher(t)
	now := time.Now().UTC().Truncate(time.Second)
	p.cfg.Now = func() time.Time { return now }
	p.drop("a.txt", harbour)
	now = now.Add(20 * time.Hour)
	p.drop("a.txt", harbour+"Nobody had believed it before.\n")
	if _, body := p.get("/atom.xml"); strings.Contains(body, "Corrected") {
		t.Error("an edit on the first day is called a correction")
	}
	now = now.Add(5 * time.Hour)
	p.drop("a.txt", harbour+"Nobody had believedd it before.\n")
	if _, body := p.get("/atom.xml"); strings.Contains(body, "Corrected") {
		t.Error("a quiet edit is called a correction")
	}
	p.drop("a.txt", harbour+"The mayor had believed it before.\n")
	line := now.Format("Corrected on 2 January 2006, 15:04 UTC.")
	for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
		if _, body := p.get(path); !strings.Contains(body, line) {
			t.Errorf("%s: no %q", path, line)
		}
	}
	if _, body := p.get("/articles/harbour-wall-stands"); !strings.Contains(body, "Corrected on") || !strings.Contains(body, now.Format("2 January 2006, 15:04 UTC")) {
		t.Errorf("no correction in %s", body)
	}
	p.drop("old.txt", with("date: 2020-01-01", lighthouse))
	for range 2 { // its own date is old, but nobody has seen it before
		now = now.Add(20 * time.Hour)
		p.drop("old.txt", with("date: 2020-01-01", lighthouse+now.Format("It was said again on 2 January at 15:04.\n")))
	}
	if r := p.record("old.txt"); r.Corrected.IsZero() || r.Corrected.Sub(r.Seen) < correctedAfter {
		t.Errorf("an article seen first at %s was corrected at %s", r.Seen, r.Corrected)
	}
	now = now.Add(time.Hour)
	p.reopen()
	if _, body := p.get("/atom.xml"); !strings.Contains(body, line) {
		t.Errorf("after a restart: no %q", line)
	}
}

// TestNoticeEnds: a notice stands for its time; notices take no article's place, and are a quarter more at most, or what
// room there is.
func TestNoticeEnds(t *testing.T) {
	now := time.Now().UTC().Truncate(time.Second)
	p := newLimited(t, 8, &now)
	for i := range 12 {
		p.drop(fmt.Sprintf("%d.txt", i), fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i))
	}
	for i := 2; i < 8; i++ {
		p.gone(fmt.Sprintf("%d.txt", i))
	}
	notices := func() (int, int) {
		_, body := p.get("/feed.json")
		return strings.Count(body, `"title":"Withdrawn"`), strings.Count(body, `"title":"Report`)
	}
	if gone, live := notices(); gone != 4 || live != 6 {
		t.Errorf("%d notices, %d articles; want 4 and 6", gone, live)
	}
	now = now.Add(6 * 24 * time.Hour)
	p.endScan()
	if gone, _ := notices(); gone != 4 {
		t.Errorf("%d notices after six days", gone)
	}
	now = now.Add(25 * time.Hour)
	p.endScan()
	if gone, live := notices(); gone != 0 || live != 6 {
		t.Errorf("%d notices, %d articles after a week; want 0 and 6", gone, live)
	}
	if code, _ := p.get("/articles/report-3-is-out"); code != http.StatusGone {
		t.Errorf("%d for the page of a withdrawn article", code)
	}
}

// TestNothingServedTwiceNorNowhere: with archives of any size every article is in the main feed or in an archive, and no
// archive ever loses or gains one.
func TestNothingServedTwiceNorNowhere(t *testing.T) {
	for _, limit := range []int{1, 2, 3, 5, 8, 11} {
		p := newPublisher(t)
		p.cfg.Limit = limit
		p.reopen()
		p.endScan()
		held := map[int]string{}
		for i := range 40 {
			date := fmt.Sprintf("date: 20%02d-01-01", (i*7)%20) // in no order
			p.drop(fmt.Sprintf("%d.txt", i), with(date, fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i)))
			p.mu.Lock()
			for p.catalogue.full(limit) {
				p.rendered = time.Time{} // as if nothing had been published for a while
				p.fillWhenQuiet()
			}
			p.mu.Unlock()
			seen := map[string]int{}
			for n, ids := range p.catalogue.archives {
				all := fmt.Sprint(slices.Sorted(slices.Values(ids)))
				if was, ok := held[n]; ok && was != all {
					t.Fatalf("limit %d: archive %d held %s, now %s", limit, n+1, was, all)
				}
				held[n] = all
				for _, id := range ids {
					seen[id]++
				}
			}
			for id, n := range seen {
				if n > 1 {
					t.Fatalf("limit %d: %s in %d archives", limit, id, n)
				}
			}
			main := p.catalogue.newest(limit, span{since: time.Now().Add(time.Hour)})
			if len(main) > limit {
				t.Fatalf("limit %d: %d items", limit, len(main))
			}
			for _, at := range main {
				seen[at.id]++
			}
			if len(seen) != i+1 {
				t.Fatalf("limit %d: %d of %d articles are anywhere", limit, len(seen), i+1)
			}
		}
		p.reopen()
		for n, ids := range p.catalogue.archives {
			if is := fmt.Sprint(slices.Sorted(slices.Values(ids))); is != held[n] {
				t.Errorf("limit %d: archive %d held %s, after a restart %s", limit, n+1, held[n], is)
			}
		}
	}
}

// TestFeedKeepsItsID: a change of address changes no id, not even the feed's own.
func TestFeedKeepsItsID(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", harbour)
	ids := regexp.MustCompile(`<id>[^<]*</id>`)
	_, before := p.get("/atom.xml")
	p.cfg.BaseURL, p.cfg.IDAuthority = "https://elsewhere.example/", "elsewhere.example"
	p.reopen()
	_, after := p.get("/atom.xml")
	if was, is := ids.FindAllString(before, -1), ids.FindAllString(after, -1); len(was) != 2 || !slices.Equal(was, is) {
		t.Errorf("ids %q, were %q", is, was)
	}
}

// TestNewsOfArchived: an article that stands in an archive alone is heard of again when it is edited, withdrawn or put
// back, for a week.
func TestNewsOfArchived(t *testing.T) {
	now := time.Now().UTC().Truncate(time.Second)
	p := newLimited(t, 4, &now)
	report := func(i int) string {
		return fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i)
	}
	for i := range 12 {
		now = now.Add(time.Minute)
		p.drop(fmt.Sprintf("%d.txt", i), report(i))
		if i == 1 { // stood in the main feeds with this edit: no news when it goes into an archive
			now = now.Add(time.Minute)
			p.drop("1.txt", report(1)+"It was bound in cloth.\n")
		}
	}
	now = now.Add(time.Minute)
	p.mu.Lock()
	p.rendered = time.Time{}
	p.fillWhenQuiet()
	p.mu.Unlock()
	has := func(text string, want bool) {
		t.Helper()
		for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
			if _, body := p.get(path); strings.Contains(body, text) != want {
				t.Errorf("%s: %q is there: %v, want %v", path, text, !want, want)
			}
		}
	}
	has("Report 2 is", false)
	has("bound in cloth", false)
	now = now.Add(time.Minute)
	p.drop("2.txt", report(2)+"It was printed on both sides.\n")
	has("on both sides", true)
	now = now.Add(time.Minute)
	p.remove(p.cfg.Seeds, "3.txt")
	p.gone("3.txt")
	has("This article was withdrawn", true)
	now = now.Add(time.Minute)
	p.drop("3.txt", report(3))
	has("This article was withdrawn", false)
	has("Report 3 is", true)
	now = now.Add(8 * 24 * time.Hour)
	p.endScan()
	has("Report 3 is", false)
	has("Report 11 is", true)
}

// TestAnotherTextInItsPlace: where a withdrawn article was, another text takes its id, and nothing else of it.
func TestAnotherTextInItsPlace(t *testing.T) {
	p := newPublisher(t)
	now := time.Now().UTC().Truncate(time.Second)
	p.cfg.Now = func() time.Time { return now }
	p.drop("a.txt", harbour)
	was := p.record("a.txt")
	now = now.AddDate(0, 0, 3)
	p.gone("a.txt")
	now = now.Add(time.Minute)
	p.drop("a.txt", lighthouse)
	if is := p.record("a.txt"); is.ID != was.ID || is.Slug == was.Slug || !is.Corrected.IsZero() {
		t.Errorf("was %+v\nis  %+v", was, is)
	}
	if _, body := p.get("/atom.xml"); strings.Contains(body, "harbour") || !strings.Contains(body, "articles/lighthouse-goes-dark") {
		t.Errorf("something is left of the withdrawn article:\n%s", body)
	}
}

// TestTrial: ids made on localhost stay, and whoever goes on with them under another address is told.
func TestTrial(t *testing.T) {
	p := newPublisher(t)
	p.cfg.BaseURL, p.cfg.State = "http://localhost:8080/", filepath.Join(t.TempDir(), "state")
	p.cfg.IDAuthority = ""
	p.reopen()
	p.drop("a.txt", harbour)
	var log strings.Builder
	p.cfg.BaseURL, p.cfg.IDAuthority, p.cfg.Log = "https://news.example/", "", slog.New(slog.NewTextHandler(&log, nil))
	p.reopen()
	if _, body := p.get("/atom.xml"); !strings.Contains(body, "tag:localhost,") || !strings.Contains(log.String(), "made for a trial") {
		t.Errorf("logged %s; serves %s", log.String(), body)
	}
}

// TestFolderOfCopiesRenamed: hundreds of copies of one text keep their ids when their folder is renamed.
func TestFolderOfCopiesRenamed(t *testing.T) {
	p := newPublisher(t)
	var before, after []string
	for i := range 600 {
		before = append(before, fmt.Sprintf("old/%03d.txt", i))
		after = append(after, fmt.Sprintf("new/%03d.txt", i))
	}
	if err := os.Mkdir(filepath.Join(p.cfg.Seeds, "old"), 0o755); err != nil {
		t.Fatal(err)
	}
	was := map[string]string{}
	for _, name := range before {
		p.put(name, harbour)
	}
	p.look(before...)
	for i, name := range before {
		was[after[i]] = p.record(name).ID
	}
	p.rename("old", "new")
	for batch := range slices.Chunk(after, 256) {
		p.look(batch...)
	}
	for _, name := range after {
		if id := p.record(name).ID; id != was[name] {
			t.Fatalf("%s is %q now, was %q", name, id, was[name])
		}
	}
	if n := p.ledger.Len(); n != len(before) {
		t.Errorf("%d records for %d files", n, len(before))
	}
}

// TestTextBackLater: an article whose text could neither be read nor was kept stands in the feeds again as soon as its
// file is read, though nothing about it has changed.
func TestTextBackLater(t *testing.T) {
	p := newPublisher(t)
	p.drop("a.txt", harbour)
	path := filepath.Join(p.cfg.Seeds, "a.txt")
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(p.cfg.State, "cache")); err != nil {
		t.Fatal(err)
	}
	p.reopen()
	p.endScan()
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	p.look("a.txt")
	if _, body := p.get("/atom.xml"); !strings.Contains(body, "Harbour wall stands") {
		t.Error("read again, but not in the feed")
	}
}
