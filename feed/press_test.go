package feed

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
	"seedfeed/feed/watch"
)

const (
	harbour    = "Harbour wall stands\n\nThe wall of the old harbour was rebuilt in three winters, the town wrote.\n"
	lighthouse = "Lighthouse goes dark\n\nThe lamp on the north head was put out for good on Monday, its keeper said.\n"
)

func report(i int) string {
	return fmt.Sprintf("Report %d is out\n\nThe river board published report number %d today.\n", i, i)
}

// desk is a publisher of a folder of its own, with a clock of its own. What is dropped goes to its press without a
// watcher.
type desk struct {
	*Publisher
	t   *testing.T
	now time.Time
	log strings.Builder

	event bool // drops are reported by an event, even during the first scan
}

func newDesk(t *testing.T, change func(*config)) *desk {
	dir := t.TempDir()
	seeds := filepath.Join(dir, "seeds")
	if err := os.Mkdir(seeds, 0o755); err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, now: time.Now().Add(-time.Hour).Truncate(time.Second)} // behind the real one, as web sees it
	c := config{Config: settings.Config{
		Seeds: seeds, State: filepath.Join(dir, "state"), BaseURL: "https://news.example/", Content: settings.ContentFull,
		Now: func() time.Time { return d.now }, Log: slog.New(slog.NewTextHandler(&d.log, nil)),
	}}
	if change != nil {
		change(&c)
	}
	d.open(c)
	d.scan()
	t.Cleanup(func() { d.Close() })
	return d
}

// open opens a publisher with settings, and with the files of c if it has any.
func (d *desk) open(c config) {
	d.t.Helper()
	run, err := newConfig(c.Config)
	if err != nil {
		d.t.Fatal(err)
	}
	if c.files != nil {
		run.files = c.files
	}
	p, err := open(run)
	if err != nil {
		d.t.Fatal(err)
	}
	p.press.whole = p.scanned
	p.press.digests.wait = time.Hour
	d.Publisher = p
}

// reopen stops and starts it.
func (d *desk) reopen() {
	d.t.Helper()
	if err := d.Close(); err != nil {
		d.t.Fatal(err)
	}
	d.open(d.cfg)
}

// scan ends a scan of the folder.
func (d *desk) scan() (again []string) {
	again = d.press.scanned()
	d.press.due(d.now)
	return again
}

func (d *desk) put(name, text string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.cfg.Seeds, name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// look hands over what the files hold now, all at once.
func (d *desk) look(names ...string) (again []string) {
	d.t.Helper()
	var changes []watch.Change
	for _, name := range names {
		data, stamp, err := watch.Read(d.cfg.Seeds, name, d.cfg.MaxSize)
		if err != nil {
			d.t.Fatal(err)
		}
		changes = append(changes, watch.Change{Path: name, Data: data, Stamp: stamp, Found: !d.press.pace.scanned && !d.event})
	}
	again = d.press.handle(changes)
	d.press.due(d.now)
	return again
}

// drop writes a file and hands it over.
func (d *desk) drop(name, text string) (again []string) {
	d.t.Helper()
	d.put(name, text)
	return d.look(name)
}

// remove takes a file away and says that it is gone.
func (d *desk) remove(names ...string) {
	d.t.Helper()
	for _, name := range names {
		if err := os.Remove(filepath.Join(d.cfg.Seeds, name)); err != nil {
			d.t.Fatal(err)
		}
	}
	d.gone(names...)
}

// gone says that files are gone.
func (d *desk) gone(names ...string) {
	var changes []watch.Change
	for _, name := range names {
		changes = append(changes, watch.Change{Path: name, Gone: true})
	}
	d.press.handle(changes)
	d.press.due(d.now)
}

// wait lets time go by.
func (d *desk) wait(after time.Duration) (next time.Time, again []string) {
	d.now = d.now.Add(after)
	return d.press.due(d.now)
}

func (d *desk) record(path string) ledger.Record {
	d.t.Helper()
	r, ok := d.press.ledger.Index().ByPath(path)
	if !ok {
		d.t.Fatalf("nothing known of %s", path)
	}
	return r
}

func (d *desk) get(path string) (int, string) {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w.Code, w.Body.String()
}

// has looks for a text in the three feeds.
func (d *desk) has(text string, want bool) {
	d.t.Helper()
	for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json"} {
		if _, body := d.get(path); strings.Contains(body, text) != want {
			d.t.Errorf("%s: %q is there: %v, want %v", path, text, !want, want)
		}
	}
}

// TestNotRemembered: what cannot be written to the state is not served, what was served stays, and it is tried again.
func TestNotRemembered(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	_, before := d.get("/atom.xml")
	d.press.ledger.Close() // from here on it can write nothing, like a disk that is full
	d.put("a.txt", harbour+"It was edited while nothing could be written.\n")
	d.put("b.txt", lighthouse)
	if again := d.look("a.txt", "b.txt"); !slices.Equal(again, []string{"a.txt", "b.txt"}) {
		t.Errorf("%q given back to be tried again", again)
	}
	if _, after := d.get("/atom.xml"); after != before {
		t.Error("served what was not remembered")
	}
	if code, body := d.get("/articles/harbour-wall-stands"); code != 200 || strings.Contains(body, "edited") {
		t.Errorf("the page of the last good version: %d %s", code, body)
	}
	if code, body := d.get("/healthz"); code != 503 || !strings.Contains(body, "state") {
		t.Errorf("health %d %s", code, body)
	}
	d.open(d.cfg)
	d.scan()
	d.look("a.txt", "b.txt")
	d.scan()
	d.look("a.txt")
	d.has("edited while", true)
	d.has("Lighthouse", true)
	if code, _ := d.get("/healthz"); code != 200 {
		t.Errorf("health %d", code)
	}
}

// TestFirstScanNotRemembered: the end of the first scan is tried again until it can be remembered.
func TestFirstScanNotRemembered(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 2 })
	d.reopen()
	for i := range 4 {
		d.put(fmt.Sprintf("%d.txt", i), report(i))
		d.look(fmt.Sprintf("%d.txt", i))
	}
	state := d.press.ledger
	state.Close()
	d.scan()
	if code, _ := d.get("/healthz"); code != 503 || d.press.pace.whole {
		t.Fatalf("health %d, whole %v, while nothing could be written", code, d.press.pace.whole)
	}
	again, err := ledger.Open(d.cfg.State)
	if err != nil {
		t.Fatal(err)
	}
	*state = *again //nolint:govet // the old one is closed
	if next, _ := d.wait(retryAfter); d.press.pace.whole != true {
		t.Errorf("not tried again; next %s", next)
	}
	if code, _ := d.get("/healthz"); code != 200 {
		t.Errorf("health %d", code)
	}
}

// TestFirstScanStopped: what was there before the first start keeps its own time, however often that start was stopped.
func TestFirstScanStopped(t *testing.T) {
	d := newDesk(t, nil)
	if err := os.RemoveAll(d.cfg.State); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	old := time.Date(2015, 1, 2, 3, 4, 5, 0, time.UTC)
	for i := range 3 {
		name := fmt.Sprintf("%d.txt", i)
		d.put(name, report(i))
		if err := os.Chtimes(filepath.Join(d.cfg.Seeds, name), old, old); err != nil {
			t.Fatal(err)
		}
		d.look(name)
		d.reopen()
	}
	d.scan()
	d.drop("new.txt", harbour)
	for i := range 3 {
		if r := d.record(fmt.Sprintf("%d.txt", i)); !r.Published.Equal(old) {
			t.Errorf("%s published %s, want its file's %s", r.Path, r.Published, old)
		}
	}
	d.reopen()
	if r := d.record("new.txt"); d.press.state.FirstScan || r.Published.Year() == 2015 {
		t.Errorf("the first scan is over, but is not said to be, and %s is dated %s", r.Path, r.Published)
	}
}

// TestBurst: many changes at once are remembered at once, and printed a moment later though nothing more comes.
func TestBurst(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("first.txt", harbour)
	var names []string
	for i := range burst {
		names = append(names, fmt.Sprintf("%d.txt", i))
		d.put(names[i], report(i))
	}
	d.now = d.now.Add(burstPause / 2)
	d.look(names...)
	if n := d.press.ledger.Index().Len(); n != len(names)+1 {
		t.Fatalf("%d of %d articles remembered", n, len(names)+1)
	}
	d.has("Report", false)
	next, _ := d.press.due(d.now)
	if want := d.now.Add(burstPause / 2); !next.Equal(want) {
		t.Errorf("next at %s, want %s", next, want)
	}
	d.wait(burstPause / 2)
	d.has("Report", true)
	if n := d.status.articles.Load(); n != int64(len(names)+1) {
		t.Errorf("%d articles", n)
	}
}

// TestArchives: archives are filled two seconds after the last drop, and after half a minute where drops do not end.
func TestArchives(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 4 })
	for i := range 9 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.wait(fillAfter - time.Millisecond)
	if code, _ := d.get("/archive/1/atom.xml"); code != 404 {
		t.Fatalf("an archive during the burst: %d", code)
	}
	d.wait(time.Millisecond)
	if code, body := d.get("/archive/1/atom.xml"); code != 200 || !strings.Contains(body, "Report 0 is") {
		t.Fatalf("no archive after %s: %d", fillAfter, code)
	}
	archives := len(d.press.catalogue.Archives())
	for i := range 35 {
		d.now = d.now.Add(time.Second)
		d.drop(fmt.Sprintf("more%d.txt", i), report(100+i))
		if i == 28 && len(d.press.catalogue.Archives()) > archives {
			t.Fatal("an archive during the second burst")
		}
	}
	if len(d.press.catalogue.Archives()) == archives {
		t.Errorf("no archive after %s of drops", fillLast)
	}
}

// TestNotices: every withdrawal is told for its time, however many there are, and pushes no article out.
func TestNotices(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 8 })
	for i := range 40 {
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
	}
	d.wait(time.Hour)
	var names []string
	for i := range 30 {
		names = append(names, fmt.Sprintf("%d.txt", i))
	}
	d.remove(names...)
	notices := func() (int, int) {
		_, body := d.get("/feed.json")
		return strings.Count(body, `"title":"Withdrawn: an article of `), strings.Count(body, `"title":"Report`)
	}
	if gone, live := notices(); gone != 30 || live != 8 {
		t.Errorf("%d notices, %d articles; want 30 and 8", gone, live)
	}
	if next, _ := d.wait(settings.DefaultNotice - time.Minute); next.Sub(d.now) > time.Minute {
		t.Errorf("notices end at %s, now is %s", next, d.now)
	}
	if gone, _ := notices(); gone != 30 {
		t.Errorf("%d notices a minute before their end", gone)
	}
	d.wait(2 * time.Minute)
	if gone, live := notices(); gone != 0 || live != 8 {
		t.Errorf("%d notices, %d articles after their time; want 0 and 8", gone, live)
	}
	if code, _ := d.get("/articles/report-3-is-out"); code != http.StatusGone {
		t.Errorf("%d for the page of a withdrawn article", code)
	}
}

// TestExpiredWhileStopped: what expired while the program was stopped is not served when it starts.
func TestExpiredWhileStopped(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", "---\nexpires: "+d.now.Add(time.Hour).Format(time.RFC3339)+"\n---\n"+harbour)
	d.drop("b.txt", lighthouse)
	d.has("Harbour", true)
	d.now = d.now.Add(2 * time.Hour)
	d.reopen()
	d.has("Harbour", false)
	d.has("Lighthouse", true)
	if r := d.record("a.txt"); r.Withdrawn.IsZero() || !r.Held {
		t.Errorf("%+v", r)
	}
}

// TestTooManyNotices: of thousands of withdrawals the newest thousand are told, and the log says once how many are not.
func TestTooManyNotices(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 1 })
	var names []string
	for i := range 1004 {
		names = append(names, fmt.Sprintf("%d.txt", i))
		d.put(names[i], report(i))
	}
	d.look(names...)
	d.wait(time.Minute)
	d.remove(names...)
	d.wait(time.Minute)
	for i := range 3 {
		d.wait(time.Minute)
		d.drop(fmt.Sprintf("more%d.txt", i), report(2000+i))
	}
	if _, body := d.get("/feed.json"); strings.Count(body, `"title":"Withdrawn: an article of `) != 1000 || !strings.Contains(body, "Report 2002") {
		t.Errorf("%d notices", strings.Count(body, `"title":"Withdrawn: an article of `))
	}
	if s := d.log.String(); strings.Count(s, "left out") != 1 || !strings.Contains(s, `"left out"=4`) {
		t.Errorf("logged %d times", strings.Count(s, "left out"))
	}
}

// TestArchivedEdited: readers hear of an article that is in an archive when it is edited or put back.
func TestArchivedEdited(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 4 })
	for i := range 12 {
		d.now = d.now.Add(time.Minute)
		d.drop(fmt.Sprintf("%d.txt", i), report(i))
		if i == 1 {
			d.wait(time.Second)
			d.drop("1.txt", report(1)+"It was bound in cloth.\n") // in the main feeds before it goes into an archive
		}
	}
	d.wait(time.Minute)
	d.has("Report 2 is", false)
	d.has("bound in cloth", false)
	d.wait(time.Minute)
	d.drop("2.txt", report(2)+"It was printed on both sides.\n")
	d.has("on both sides", true)
	d.wait(time.Minute)
	d.remove("3.txt")
	d.has("This article was withdrawn", true)
	d.wait(time.Minute)
	d.drop("3.txt", report(3))
	d.has("This article was withdrawn", false)
	d.has("Report 3 is", true)
	d.wait(8 * 24 * time.Hour)
	d.has("Report 3 is", false)
	d.has("Report 11 is", true)
}

// TestCorrected: readers are told of a correction in the item and on the page, also after a restart.
func TestCorrected(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	d.wait(25 * time.Hour)
	d.drop("a.txt", harbour+"The mayor had believed it before.\n")
	line := d.now.UTC().Format("Corrected on 2 January 2006, 15:04 UTC.")
	d.has(line, true)
	if _, body := d.get("/articles/harbour-wall-stands"); !strings.Contains(body, "Corrected on") {
		t.Errorf("no correction in %s", body)
	}
	d.reopen()
	d.has(line, true)
}

// TestDraftsLeaveNothing: the digest of a draft that never came out goes with its file, also while stopped.
func TestDraftsLeaveNothing(t *testing.T) {
	d := newDesk(t, nil)
	draft := "---\ndraft: true\n---\n" + harbour
	d.drop("a.txt", draft)
	d.drop("b.txt", draft+"And more.\n")
	d.drop("c.txt", lighthouse)
	d.remove("a.txt")
	if err := os.Remove(filepath.Join(d.cfg.Seeds, "b.txt")); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	d.look("c.txt")
	d.scan()
	if got := slices.Sorted(d.press.cache.Paths()); !slices.Equal(got, []string{"c.txt"}) {
		t.Errorf("the cache has %q", got)
	}
	if !strings.Contains(d.log.String(), "held back") {
		t.Error("nobody was told that a draft is held back")
	}
}

// TestSlowFile: a file whose digest takes long holds nobody up. It is named, and published when it is done.
func TestSlowFile(t *testing.T) {
	d := newDesk(t, nil)
	g := d.press.digests
	g.wait = 500 * time.Millisecond
	finish := make(chan bool)
	file := g.file
	g.file = func(path string, data []byte) (*digest.Digest, error) {
		if path == "slow.txt" {
			<-finish
		}
		return file(path, data)
	}
	d.put("slow.txt", harbour)
	d.put("quick.txt", lighthouse)
	d.look("slow.txt", "quick.txt")
	d.has("Lighthouse", true)
	d.has("Harbour", false)
	if next, again := d.wait(0); next.Sub(d.now) > slowPoll || len(again) > 0 {
		t.Errorf("next at %s, again %q", next, again)
	}
	for _, j := range g.slow {
		j.started = j.started.Add(-2 * nameAfter)
	}
	d.wait(0)
	d.wait(0)
	if n := strings.Count(d.log.String(), "file=slow.txt"); n != 1 {
		t.Errorf("named %d times:\n%s", n, d.log.String())
	}
	close(finish)
	for _, j := range g.slow {
		<-j.done
	}
	if _, again := d.wait(0); !slices.Equal(again, []string{"slow.txt"}) {
		t.Fatalf("asks for %q", again)
	}
	if next, again := d.wait(0); len(again) > 0 || !next.IsZero() && next.Sub(d.now) <= slowPoll {
		t.Errorf("asks for %q a second time, next at %s", again, next)
	}
	d.look("slow.txt")
	d.has("Harbour", true)
	if len(g.slow) > 0 {
		t.Errorf("%d slow files are kept", len(g.slow))
	}
}

// TestTextBackLater: an article whose text was out of reach is in the feeds again as soon as its file is read, though
// nothing about it has changed.
func TestTextBackLater(t *testing.T) {
	d := newDesk(t, nil)
	d.drop("a.txt", harbour)
	path := filepath.Join(d.cfg.Seeds, "a.txt")
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(d.cfg.State, "cache")); err != nil {
		t.Fatal(err)
	}
	d.open(d.cfg)
	d.scan()
	d.has("Harbour", false)
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	d.look("a.txt")
	d.has("Harbour", true)
}

// TestTrial: ids made on localhost stay, and whoever goes on with them under another address is told.
func TestTrial(t *testing.T) {
	d := newDesk(t, func(c *config) { c.BaseURL = "http://localhost:8080/" })
	d.drop("a.txt", harbour)
	d.cfg.BaseURL, d.cfg.IDAuthority = "https://news.example/", ""
	d.reopen()
	d.has("tag:localhost,", true)
	if !strings.Contains(d.log.String(), "made for a trial") {
		t.Errorf("logged %s", d.log.String())
	}
}

// TestBook: with full content, the first part of a text as long as a book is in the feed, the whole on its page.
func TestBook(t *testing.T) {
	d := newDesk(t, nil)
	var book strings.Builder
	book.WriteString("Tales of the coast\n\n")
	for i := range 10_000 {
		fmt.Fprintf(&book, "On day %d the tide came in and the boats went out again.\n\n", i)
	}
	d.drop("a.txt", harbour)
	d.drop("b.txt", book.String())
	_, atom := d.get("/atom.xml")
	if !strings.Contains(atom, "rebuilt in three winters") || !strings.Contains(atom, "On day 700 the tide") || len(atom) > 200_000 {
		t.Errorf("a feed of %d bytes: %.500s", len(atom), atom)
	}
	if _, page := d.get("/articles/tales-of-the-coast"); strings.Count(page, "the tide came in") < 10_000 {
		t.Error("the page does not have the whole text")
	}
}

// TestDamagedState damages one file of the state at random, a hundred times, and wants a start each time, with every id
// and date as it was.
func TestDamagedState(t *testing.T) {
	d := newDesk(t, nil)
	var names []string
	for i := range 12 {
		names = append(names, fmt.Sprintf("%d.txt", i))
		d.drop(names[i], report(i))
	}
	d.wait(time.Minute)
	_, want := d.get("/atom.xml")
	random := rand.New(rand.NewPCG(1, 2))
	for round := range testkit.Fewer(100) {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(d.cfg.State, "*"))
		if err != nil || len(files) < 3 {
			t.Fatal(files, err)
		}
		files = append(files, filepath.Join(d.cfg.State, "cache", "digests"))
		what := damage(t, random, files[random.IntN(len(files))])
		d.open(d.cfg)
		for batch := range slices.Chunk(names, 7) {
			d.look(batch...)
		}
		d.scan()
		if _, got := d.get("/atom.xml"); got != want {
			t.Fatalf("round %d, %s: the feed is another one", round, what)
		}
	}
}

// damage does one of the things that happen to files.
func damage(t *testing.T, random *rand.Rand, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil { // a folder
		return "nothing"
	}
	what := ""
	at := random.IntN(len(data) + 1)
	switch random.IntN(6) {
	case 0:
		what, data = "cut", data[:at]
	case 1:
		what, data = "emptied", nil
	case 2:
		what = "overwritten with noise"
		for i := at; i < min(len(data), at+5000); i++ {
			data[i] = byte(random.Uint32())
		}
	case 3:
		what = "bits flipped"
		for range min(len(data), 5) {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		}
	case 4:
		what, data = "a piece twice", slices.Concat(data[:at], data[at/2:])
	default:
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		return filepath.Base(file) + " removed"
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return filepath.Base(file) + " " + what
}

// TestVersions does at random what happens to a folder, and holds for each feed, the oldest archive, the list of feeds, the
// sitemap, and what one person said: other bytes have another ETag, the same bytes the same; Last-Modified rises with every change
// of bytes, or is left out; a restart changes nothing, whatever the clock says.
func TestVersions(t *testing.T) {
	d := newDesk(t, func(c *config) { c.Limit = 8 })
	random := rand.New(rand.NewPCG(3, 4))
	seen := map[string]*versions{"/atom.xml": {}, "/rss.xml": {}, "/feed.json": {}, "/archive/1/atom.xml": {}, "/opml.xml": {}, "/sitemap.xml": {},
		"/speakers/": {}, "/speakers/ada-moss/atom.xml": {}, "/speakers/ada-moss/rss.xml": {}}
	there := map[string]bool{}
	steps := testkit.Fewer(400)
	for step := range steps {
		d.now = d.now.Add(time.Duration(random.IntN(3)) * 700 * time.Millisecond) // also twice in a second
		name := fmt.Sprintf("%d.txt", random.IntN(25))
		what := fmt.Sprintf("step %d, %s", step, name)
		switch n := random.IntN(10); {
		case n < 7:
			n := random.IntN(25)
			speaker := []string{"Ada Moss", "Ada Moss", "Ben Reed"}[n%3]
			d.drop(name, report(n)+fmt.Sprintf("\n“It has %d pages,” said %s, who had read it.\n", n, speaker))
			there[name] = true
		case n < 9 && there[name]:
			delete(there, name)
			d.remove(name)
		case n == 9:
			before := map[string]string{}
			for path := range seen {
				_, before[path] = d.get(path)
			}
			d.now = d.now.Add(-time.Duration(random.IntN(2)) * 700 * time.Millisecond) // while running, clocks do not go back for Go
			d.reopen()
			for path, was := range before {
				if _, is := d.get(path); is != was {
					t.Fatalf("%s: %s is another after a restart:\n%s", what, path, cmp.Diff(was, is))
				}
			}
			d.scan()
		}
		d.wait(time.Duration(random.IntN(2)) * 3 * time.Second)
		for path, s := range seen {
			s.look(t, d, what+": "+path, path)
		}
	}
	dated := 0
	for path, s := range seen {
		t.Logf("%s: %d versions, %d with Last-Modified", path, len(s.bodies), s.dated)
		dated += s.dated
	}
	if dated < steps*3/4 || len(seen["/sitemap.xml"].bodies) < steps/4 || len(seen["/speakers/ada-moss/atom.xml"].bodies) < steps/4 {
		t.Errorf("Last-Modified was looked at %d times: this test does not test it", dated)
	}
}

// versions is what was seen at one address.
type versions struct {
	body, etag string
	bodies     map[string]string // by ETag
	modified   time.Time         // newest
	dated      int
}

func (s *versions) look(t *testing.T, d *desk, what, path string) {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code == http.StatusNotFound && s.body == "" {
		return // no archive yet
	}
	body, etag := w.Body.String(), w.Header().Get("ETag")
	if s.bodies == nil {
		s.bodies = map[string]string{}
	}
	if was, ok := s.bodies[etag]; w.Code != http.StatusOK || etag == "" || ok && was != body {
		t.Fatalf("%s: %d, ETag %s stands for two versions", what, w.Code, etag)
	}
	s.bodies[etag] = body
	if body == s.body {
		if etag != s.etag {
			t.Fatalf("%s: ETag %s, was %s for the same bytes", what, etag, s.etag)
		}
		return
	}
	s.body, s.etag = body, etag
	field := w.Header().Get("Last-Modified")
	if field == "" {
		return
	}
	s.dated++
	modified, err := http.ParseTime(field)
	if err != nil || !modified.After(s.modified) {
		t.Fatalf("%s: Last-Modified %s, was %s of another version", what, field, s.modified)
	}
	s.modified = modified
}

// TestOldState: the state of a program before the ledger's format 2 is read; its ids and dates stay, and a new article
// gets an id of the new kind.
func TestOldState(t *testing.T) {
	d := newDesk(t, nil)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile("ledger/testdata/format1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ledger-a.jsonl", "ledger-b.jsonl"} {
		if err := os.WriteFile(filepath.Join(d.cfg.State, name), old, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d.open(d.cfg)
	was := regexp.MustCompile(`"id":"([^"]+)"`).FindAllSubmatch(old, -1)
	for _, m := range was {
		if _, ok := d.press.ledger.Index().ByID(string(m[1])); !ok {
			t.Errorf("%s is forgotten", m[1])
		}
	}
	if len(was) < 5 {
		t.Errorf("%d ids in the old ledger", len(was))
	}
	d.scan()
	d.drop("new.txt", harbour)
	if id := d.record("new.txt").ID; strings.Contains(id, "new.txt") || !strings.HasPrefix(id, "tag:news.example,") {
		t.Errorf("a new article has the id %s", id)
	}
}

// TestSaidOnce: another scan, such as after a change of the settings, says nothing again of files that are as they were.
func TestSaidOnce(t *testing.T) {
	d := newDesk(t, nil)
	draft := "---\ndraft: true\nimage: 7\n---\n"
	d.drop("draft.txt", draft+harbour)
	lines := func(message string) int { return strings.Count(d.log.String(), "msg=\""+message) }
	again := func() {
		t.Helper()
		d.press.newRegister()
		c := d.press.watchConfig()
		c.Wanted("old.pdf")
		c.Wanted("older.pdf")
		d.look("draft.txt")
	}
	again()
	again()
	if held, unused, passed := lines("held back"), lines("not used"), lines("passed over"); held != 1 || unused != 1 || passed != 1 {
		t.Errorf("held back %d times, not used %d, passed over %d; log:\n%s", held, unused, passed, d.log.String())
	}
	d.drop("draft.txt", draft+lighthouse)
	d.remove("draft.txt")
	d.drop("draft.txt", draft+lighthouse)
	if n := lines("held back"); n != 3 {
		t.Errorf("held back %d times, want once for each version; log:\n%s", n, d.log.String())
	}
}
