package feed

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"seedfeed/feed/catalogue"
	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/journal/journaltest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/outlet"
	"seedfeed/feed/settings"
	"seedfeed/feed/testkit"
	"seedfeed/feed/watch"
	"seedfeed/feed/web"
)

// TestModel does in random order what owners do to their folder (drop, edit, rename, swap, move, copy, delete, put back,
// hold back, write another text over one), with a clock, restarts, crashes at any write, damage of a copy of the state,
// a lost cache, and batches cut anywhere; and holds what subscribers then see against the laws in check and settle.
//
// Some seconds of it run with all tests, a minute of it in .ci/run. For hours of it:
// go test ./feed -run TestModel -timeout 0 -rapid.checks 100000
func TestModel(t *testing.T) {
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		if err := flag.Set("rapid.checks", fmt.Sprint(testkit.Fewer(25))); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(rt)
		defer w.p.close()
		defer os.RemoveAll(w.dir)
		rt.Repeat(map[string]func(*rapid.T){
			"":         w.check,
			"drop":     w.drop,
			"edit":     w.edit,
			"spelling": w.spelling,
			"rename":   w.rename,
			"recase":   w.recase,
			"swap":     w.swap,
			"copy":     w.copy,
			"delete":   w.delete,
			"put back": w.putBack,
			"retext":   w.retext,
			"hold":     w.hold,
			"release":  w.release,
			"touch":    w.touch,
			"say":      w.say,
			"unsay":    w.unsay,
			"move":     w.moveSide,
			"misspell": w.misspell,
			"reload":   w.reload,
			"wait":     w.wait,
			"deliver":  w.deliver,
			"settle":   w.settle,
			"build":    w.build,
			"restart":  w.restart,
			"no cache": w.loseCache,
			"crash":    w.crash,
			"full":     w.fullDisk,
			"damage":   w.damage,
		})
		w.settle(rt)
	})
}

type modelFile struct {
	testkit.Ship
	stamp watch.Stamp
}

// world is a folder, a disk and a clock in memory, and the press between them.
type world struct {
	dir     string
	now     time.Time
	files   map[string]modelFile
	blind   bool                 // the folder ignores letter case: no two names differ in it alone
	sides   map[string]sideFile  // beside the articles
	tags    map[string]time.Time // what side files ever said, and since when
	seen    map[string]seen      // by id
	stamps  int64
	disk    *journaltest.Disk
	lives   uint64 // of the disk
	cfg     config
	p       *press
	handler *web.Handler

	told    map[string]watch.Stamp // what the watcher handed over
	asked   map[string]bool        // what the press could not take
	missing map[string]time.Time   // since when

	articles int
	home     map[string]string       // first path by id
	moved    map[string]bool         // ids that were seen at another path
	texts    map[string]testkit.Ship // by hash
	born     map[string]time.Time    // when the text of a hash was put into the folder first
	public   map[string]bool         // hashes that readers could see
	lost     bool                    // the cache was, since everything was last at rest
	trash    []testkit.Ship          // of files that were deleted
	owner    map[string]int          // article by id
	dates    map[string]time.Time    // published, by id
	archives [][]catalogue.Place     // as seen last
	settled  map[string]string       // ids by path, when everything was last at rest
	ops      int                     // done to the folder since then
	expect   func(*rapid.T)          // what must be true at rest if nothing else was done
}

func newWorld(t *rapid.T) *world {
	dir, err := os.MkdirTemp("", "seedfeed-model-")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		blind: rapid.Bool().Draw(t, "ignores case"),
		dir:   dir, now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), files: map[string]modelFile{}, sides: map[string]sideFile{}, tags: map[string]time.Time{}, seen: map[string]seen{}, disk: journaltest.New(1),
		told: map[string]watch.Stamp{}, asked: map[string]bool{}, missing: map[string]time.Time{}, texts: map[string]testkit.Ship{}, home: map[string]string{}, moved: map[string]bool{},
		born: map[string]time.Time{}, public: map[string]bool{},
		owner: map[string]int{}, dates: map[string]time.Time{},
	}
	w.cfg.Config = settings.Config{
		Seeds: dir, State: dir, BaseURL: "https://news.example/", Limit: rapid.IntRange(1, 6).Draw(t, "limit"), Content: settings.ContentFull,
		Now:  func() time.Time { return w.now },
		Hold: rapid.SampledFrom([]time.Duration{0, 0, 8 * time.Second, time.Minute}).Draw(t, "hold"),
	}
	w.cfg.open = func(string) (*ledger.Ledger, error) { return ledger.OpenOn(w.disk, "state") }
	w.cfg.files = &files{look: w.look, read: w.read, there: func() bool { return true }}
	if testing.Verbose() {
		w.cfg.Log = slog.New(slog.NewTextHandler(logTo{t}, nil))
	}
	w.start(t)
	return w
}

// logTo shows the program's log beside the steps, with -v.
type logTo struct{ t *rapid.T }

func (l logTo) Write(line []byte) (int, error) {
	l.t.Log(strings.TrimSpace(string(line)))
	return len(line), nil
}

func (w *world) look(path string) (watch.Stamp, error) {
	_, stamp, ok := w.at(path)
	if !ok {
		return watch.Stamp{}, fs.ErrNotExist
	}
	return stamp, nil
}

// at returns what a file holds, and the stamp that it shows.
func (w *world) at(path string) (data []byte, stamp watch.Stamp, ok bool) {
	if f, ok := w.files[path]; ok {
		return f.Bytes(), f.stamp, true
	}
	f, ok := w.sides[path]
	return []byte(f.text), f.stamp, ok
}

func (w *world) read(path string) ([]byte, error) {
	data, _, ok := w.at(path)
	if !ok {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

func (w *world) start(t *rapid.T) {
	if err := w.cfg.Complete(); err != nil {
		t.Fatal(err)
	}
	var err error
	if w.cfg.outlet, err = outlet.New(&settings.Config{Out: filepath.Join(w.dir, "out"), BaseURL: w.cfg.BaseURL, Log: w.cfg.Log}); err != nil {
		t.Fatal(err)
	}
	w.handler = web.New(w.cfg.Now)
	p, err := openPress(&w.cfg, w.handler, &status{}, ledger.State{})
	if err != nil {
		t.Fatal("start: ", err)
	}
	w.p = p
	p.digests.wait = time.Hour // no real time here
	clear(w.told)
	clear(w.asked)
	clear(w.missing)
}

// The steps. Each says what must follow if it is the only one until everything is at rest.

func (w *world) put(path string, x testkit.Ship) {
	w.stamps++
	body := x.Bytes()
	hash := digest.Hash(body)
	w.texts[hash] = x
	if w.born[hash].IsZero() {
		w.born[hash] = w.now
	}
	w.files[path] = modelFile{x, watch.Stamp{Size: int64(len(body)), ModTime: w.stamps, ChangeTime: w.now.UnixNano() + w.stamps%1000, Inode: uint64(w.stamps)}}
}

func (w *world) did(expect func(*rapid.T)) {
	w.ops++
	w.expect = expect
}

func (w *world) path(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "x/a.txt", "x/b.txt", "x/f.txt", "y/a.txt", "y/g.txt", "A.txt", "X/a.txt"}).Draw(t, "path")
}

// other returns the file that a blind folder shows at path under another spelling, "" if there is none.
func (w *world) other(path string) string {
	for is := range w.files {
		if w.blind && is != path && strings.EqualFold(is, path) {
			return is
		}
	}
	return ""
}

func (w *world) free(t *rapid.T) string {
	path := w.path(t)
	if _, ok := w.files[path]; ok || w.other(path) != "" {
		t.Skip("taken")
	}
	return path
}

func (w *world) taken(t *rapid.T) string {
	if len(w.files) == 0 {
		t.Skip("no files")
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(w.files))).Draw(t, "file")
}

// alone reports whether the text of a file was never in another one, so that what becomes of its article is certain.
func (w *world) alone(x testkit.Ship) bool { return w.have(x) <= 2 }

// have counts the files that hold a text and the records that know it.
func (w *world) have(x testkit.Ship) (n int) {
	for _, f := range w.files {
		if bytes.Equal(f.Bytes(), x.Bytes()) {
			n++
		}
	}
	for range w.p.ledger.Index().ByHash(digest.Hash(x.Bytes())) {
		n++
	}
	return n
}

func (w *world) newText() testkit.Ship {
	w.articles++
	return testkit.Ship{Article: w.articles, Version: 1}
}

func (w *world) drop(t *rapid.T) {
	path := w.free(t)
	known := w.ids()
	w.put(path, w.newText())
	w.did(func(t *rapid.T) {
		if id := w.settled[path]; id == "" || known[id] {
			t.Fatalf("a new text at %s has the id %q", path, id)
		}
	})
}

// ids are all that were ever used.
func (w *world) ids() map[string]bool {
	out := map[string]bool{}
	for r := range w.p.ledger.Index().All() {
		out[r.ID] = true
	}
	return out
}

// keeps expects that an article is under another path after the step.
func (w *world) keeps(from, to string) func(*rapid.T) {
	id := w.settled[from]
	return func(t *rapid.T) {
		if now := w.settled[to]; id != "" && now != "" && now != id {
			t.Fatalf("the article that was at %s had the id %s; now it is at %s and has %s", from, id, to, now)
		}
	}
}

func (w *world) edit(t *rapid.T) {
	path := w.taken(t)
	x := w.files[path].Ship
	w.articles++
	x.Version, x.Spelled = w.articles, false
	w.put(path, x)
	w.did(w.keeps(path, path))
}

func (w *world) spelling(t *rapid.T) {
	path := w.taken(t)
	x := w.files[path].Ship
	x.Spelled = !x.Spelled
	lone := w.alone(x) && !w.lost // else nobody knows how little changed
	before, _ := w.p.ledger.Index().ByPath(path)
	for r := range w.p.ledger.Index().ByHash(digest.Hash(x.Bytes())) {
		lone = lone && r.ID == before.ID // else these are the bytes of an article that was withdrawn: it returns
	}
	w.put(path, x)
	expect := w.keeps(path, path)
	w.did(func(t *rapid.T) {
		if !lone {
			return
		}
		expect(t)
		after, _ := w.p.ledger.Index().ByPath(path)
		if before.ID == after.ID && !after.Updated.Equal(before.Updated) && before.Withdrawn.IsZero() {
			t.Fatalf("%s: two letters changed, and updated moved from %s to %s", path, before.Updated, after.Updated)
		}
	})
}

func (w *world) rename(t *rapid.T) {
	from, to := w.taken(t), w.path(t)
	if from == to {
		t.Skip("the same")
	}
	w.move(from, to)
}

// move gives a file another name. What had that name is replaced.
func (w *world) move(from, to string) {
	x := w.files[from]
	delete(w.files, from)
	delete(w.files, w.other(to))
	w.files[to] = x
	if !w.alone(x.Ship) {
		w.did(nil)
		return
	}
	w.did(w.keeps(from, to))
}

// recase renames a file, or the folder that it is in, in letter case alone.
func (w *world) recase(t *rapid.T) {
	from := w.taken(t)
	to := strings.ToUpper(from[:1]) + from[1:]
	if to == from {
		to = strings.ToLower(from[:1]) + from[1:]
	}
	if _, ok := w.files[to]; ok {
		t.Skip("taken")
	}
	w.move(from, to)
}

func (w *world) swap(t *rapid.T) {
	a, b := w.taken(t), w.taken(t)
	if a == b {
		t.Skip("the same")
	}
	x, y := w.files[a].Ship, w.files[b].Ship
	w.files[a], w.files[b] = w.files[b], w.files[a]
	if !w.alone(x) || !w.alone(y) || x.Held(w.now) || y.Held(w.now) {
		w.did(nil)
		return
	}
	first, second := w.keeps(a, b), w.keeps(b, a)
	w.did(func(t *rapid.T) { first(t); second(t) })
}

func (w *world) copy(t *rapid.T) {
	from, to := w.taken(t), w.free(t)
	w.put(to, w.files[from].Ship)
	w.did(w.keeps(from, from))
}

func (w *world) delete(t *rapid.T) {
	path := w.taken(t)
	w.trash = append(w.trash, w.files[path].Ship)
	delete(w.files, path)
	w.did(nil)
}

func (w *world) putBack(t *rapid.T) {
	if len(w.trash) == 0 {
		t.Skip("nothing was deleted")
	}
	x := rapid.SampledFrom(w.trash).Draw(t, "text")
	path := w.free(t)
	var known []ledger.Record
	for r := range w.p.ledger.Index().ByHash(digest.Hash(x.Bytes())) {
		known = append(known, r)
	}
	w.put(path, x)
	w.did(func(t *rapid.T) {
		if len(known) == 1 && !known[0].Withdrawn.IsZero() && w.settled[path] != "" && w.settled[path] != known[0].ID {
			t.Fatalf("%s holds the text of %s again, and has the id %s", path, known[0].ID, w.settled[path])
		}
	})
}

func (w *world) retext(t *rapid.T) {
	path := w.taken(t)
	known := w.ids()
	w.put(path, w.newText())
	w.did(func(t *rapid.T) {
		if id := w.settled[path]; id == "" || known[id] {
			t.Fatalf("another text at %s has the id %q", path, id)
		}
	})
}

func (w *world) hold(t *rapid.T) {
	path := w.taken(t)
	x := w.files[path].Ship
	switch rapid.IntRange(0, 2).Draw(t, "how") {
	case 0:
		x.Draft = true
	case 1:
		x.Date = w.now.Add(time.Duration(rapid.IntRange(1, 9).Draw(t, "hours")) * time.Hour)
	default:
		x.Expires = w.now.Add(time.Duration(rapid.IntRange(-1, 9).Draw(t, "hours")) * time.Hour)
	}
	w.put(path, x)
	w.did(w.keeps(path, path))
}

func (w *world) release(t *rapid.T) {
	path := w.taken(t)
	x := w.files[path].Ship
	if !x.Held(w.now) {
		t.Skip("not held")
	}
	id := ""
	if r, ok := w.p.ledger.Index().ByPath(path); ok && r.Held && w.texts[r.Hash].Article == x.Article {
		id = r.ID
	}
	x.Draft, x.Date, x.Expires = false, time.Time{}, time.Time{}
	lone := w.have(x) == 0
	w.put(path, x)
	w.did(func(t *rapid.T) {
		if lone && id != "" && w.settled[path] != id {
			t.Fatalf("%s was held back as %s, and came out as %s", path, id, w.settled[path])
		}
	})
}

func (w *world) touch(t *rapid.T) {
	path := w.taken(t)
	w.put(path, w.files[path].Ship)
	w.did(w.keeps(path, path))
}

func (w *world) wait(t *rapid.T) {
	w.sleep(t, rapid.SampledFrom([]time.Duration{time.Millisecond, time.Second, 2 * time.Second, time.Hour, 26 * time.Hour}).Draw(t, "time"))
}

// sleep lets time go by, and does what falls due on the way.
func (w *world) sleep(t *rapid.T, d time.Duration) {
	end := w.now.Add(d)
	for calls := 0; calls < 1000; {
		next := w.due()
		if next.IsZero() || next.After(end) {
			w.now = end
			w.due()
			return
		}
		if next.Sub(w.now) < time.Second { // during the first scan, an edit that waits for its end is asked for every other second
			calls++
		}
		w.now = next
	}
	t.Fatal("the press wants to be called without end")
}

// due calls the press as the watcher does: once more after each batch.
func (w *world) due() (next time.Time) {
	for range 50 {
		var again []string
		if next, again = w.p.due(w.now); len(again) == 0 {
			break
		}
		for _, path := range again {
			delete(w.told, path)
			w.batch([]string{path})
		}
	}
	if !next.IsZero() && !next.After(w.now) {
		next = w.now.Add(time.Millisecond)
	}
	return next
}

// changed lists the paths that the watcher would hand over now.
func (w *world) changed() []string {
	var out []string
	seen := map[string]bool{}
	for path := range w.p.paths() {
		seen[path] = true
	}
	for path := range w.told {
		seen[path] = true
	}
	for path := range w.files {
		seen[path] = true
	}
	for path := range w.sides {
		seen[path] = true
	}
	for _, path := range slices.Sorted(maps.Keys(seen)) {
		_, stamp, there := w.at(path)
		known, ok := w.p.known(path)
		told, was := w.told[path]
		switch {
		case !there && (ok || was || w.held(path)):
			if w.missing[path].IsZero() {
				w.missing[path] = w.now
			}
			if w.now.Sub(w.missing[path]) >= 2*time.Second {
				out = append(out, path)
			}
		case there && (w.asked[path] || !(ok && known == stamp) && !(was && told == stamp)):
			out = append(out, path)
		}
		if there || !ok && !was && !w.held(path) {
			delete(w.missing, path)
		}
	}
	for path := range w.missing {
		if !seen[path] {
			delete(w.missing, path)
		}
	}
	return out
}

func (w *world) held(path string) bool {
	for p := range w.p.register.Held() {
		if p == path {
			return true
		}
	}
	return false
}

// batch hands paths over as they are now.
func (w *world) batch(paths []string) {
	var changes []watch.Change
	for _, path := range paths {
		delete(w.asked, path)
		data, stamp, there := w.at(path)
		if !there {
			delete(w.told, path)
			delete(w.missing, path)
			changes = append(changes, watch.Change{Path: path, Gone: true})
			continue
		}
		w.told[path] = stamp
		changes = append(changes, watch.Change{Path: path, Data: data, Stamp: stamp})
	}
	for _, path := range w.p.handle(changes) {
		delete(w.told, path)
		w.asked[path] = true
	}
}

// deliver hands over some of what changed, in any order and in batches cut anywhere.
func (w *world) deliver(t *rapid.T) {
	paths := w.changed()
	if len(paths) == 0 {
		t.Skip("nothing to deliver")
	}
	paths = rapid.Permutation(paths).Draw(t, "order")
	paths = paths[:rapid.IntRange(1, len(paths)).Draw(t, "some")]
	for len(paths) > 0 {
		n := rapid.IntRange(1, len(paths)).Draw(t, "batch")
		w.batch(paths[:n])
		w.due()
		paths = paths[n:]
	}
}

// rest delivers everything, until nothing changes any more.
func (w *world) rest(t *rapid.T) {
	quiet := 0 // an article whose path was taken is missed for two seconds
	taken := w.p.pace.taken
	for range 60 {
		if w.p.pace.taken.After(taken) { // something was released; archives take a moment
			taken, quiet = w.p.pace.taken, 0
		}
		if paths := w.changed(); len(paths) > 0 {
			w.deliver(t)
			quiet = 0
			continue
		}
		again := w.p.scanned()
		for _, path := range again {
			delete(w.told, path)
		}
		w.due()
		for end := time.Now().Add(time.Second); quiet > 3 && !w.p.owner.Idle() && len(w.changed()) == 0 && time.Now().Before(end); {
			w.due() // a check in the background takes real time
		}
		if len(again) == 0 && len(w.changed()) == 0 && len(w.missing) == 0 && w.p.pace.unseen == 0 && w.p.pace.whole && quiet > 3 && w.p.owner.Idle() && len(w.p.stale) == 0 {
			return
		}
		if len(again) == 0 {
			w.sleep(t, time.Second)
			quiet++
		}
	}
	t.Fatalf("never at rest: changed %q, missing %v, pace %+v", w.changed(), w.missing, w.p.pace)
}

func (w *world) restart(t *rapid.T) {
	if err := w.p.close(); err != nil {
		t.Fatal(err)
	}
	w.start(t)
}

// loseCache stops, loses the cache, and starts anew. What waits was seen before.
func (w *world) loseCache(t *rapid.T) {
	if len(w.changed()) > 0 {
		t.Skip("an edit of which nothing is known: the version before is lost with the cache")
	}
	if err := w.p.close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(w.dir, "cache")); err != nil {
		t.Fatal(err)
	}
	w.lost = true // an edit before the folder was read again
	w.start(t)
}

// crash cuts the power at some write from now on, does something until then, and starts anew with what the disk has.
func (w *world) crash(t *rapid.T) {
	loss := rapid.SampledFrom([]journaltest.Loss{journaltest.Random, journaltest.All, journaltest.Nothing}).Draw(t, "loss")
	w.disk.CutAt(rapid.IntRange(1, 40).Draw(t, "call"))
	for range 3 {
		if paths := w.changed(); len(paths) > 0 {
			w.batch(paths)
		}
		w.sleep(t, time.Second)
	}
	served := w.served(t)
	w.p.close()
	w.lives++
	w.disk = w.disk.After(loss, w.lives)
	if rapid.Bool().Draw(t, "cache lost") {
		if err := os.RemoveAll(filepath.Join(w.dir, "cache")); err != nil {
			t.Fatal(err)
		}
	}
	w.lost = true // all of the cache, or what was not written yet
	w.start(t)
	for id, item := range served {
		r, ok := w.p.ledger.Index().ByID(id)
		if !ok || !r.Published.Truncate(time.Second).Equal(item.Published.Truncate(time.Second)) {
			t.Fatalf("%s was served, published %s; after the crash the ledger has %v %+v", id, item.Published, ok, r)
		}
	}
	w.ops = 99 // whatever was under way may have been done in part
}

// fullDisk makes writes fail for a while.
func (w *world) fullDisk(t *rapid.T) {
	paths := w.changed()
	w.due() // what is remembered is printed
	w.disk.Fail(func(int) bool { return true })
	list, before := w.get("/feed.json").Body.String(), w.servedBytes()
	if len(paths) > 0 {
		w.batch(paths)
	}
	w.due()
	// A page that is printed again loses the text of an edited file whose version before was lost with the cache.
	if w.get("/feed.json").Body.String() != list || w.servedBytes() != before && !w.lost {
		t.Fatal("served what could not be remembered")
	}
	w.disk.Fail(nil)
	w.sleep(t, retryAfter)
}

func (w *world) damage(t *rapid.T) {
	if w.p.ledger.Index().Len() == 0 {
		t.Skip("no state yet")
	}
	name := "state/" + rapid.SampledFrom([]string{"ledger-a.jsonl", "ledger-b.jsonl"}).Draw(t, "copy")
	w.disk.Damage(name, func(data []byte) []byte {
		at := rapid.IntRange(0, len(data)).Draw(t, "at")
		if rapid.Bool().Draw(t, "cut") {
			return data[:at]
		}
		out := slices.Clone(data)
		copy(out[at:], "\x00damage\xff")
		return out
	})
	w.restart(t)
}

// The laws.

// check holds at every moment, whatever was delivered.
func (w *world) check(t *rapid.T) {
	for r := range w.p.ledger.Index().All() {
		x, known := w.texts[r.Hash]
		if !known {
			t.Fatalf("%s has bytes that were never in the folder", r.ID)
		}
		if owner, ok := w.owner[r.ID]; ok && owner != x.Article {
			t.Fatalf("the id %s of article %d was given to article %d", r.ID, owner, x.Article)
		}
		w.owner[r.ID] = x.Article
		if at := w.born[r.Hash].Add(w.cfg.Hold); r.Withdrawn.IsZero() && !w.public[r.Hash] && w.now.Before(at) {
			t.Fatalf("%s has text %+v at %s, before its time %s", r.ID, x, w.now, at)
		}
		w.public[r.Hash] = w.public[r.Hash] || r.Withdrawn.IsZero()
		if at, ok := w.dates[r.ID]; ok && !at.Equal(r.Published) {
			t.Fatalf("%s: published moved from %s to %s", r.ID, at, r.Published)
		}
		w.dates[r.ID] = r.Published
		for _, at := range []time.Time{r.Published, r.Updated, r.Withdrawn, r.Returned, r.Corrected} {
			if at.Truncate(time.Second).After(w.now) {
				t.Fatalf("%s: %s is to come, now is %s", r.ID, at, w.now)
			}
		}
	}
	w.checkSaidTime(t)
	archives := w.p.catalogue.Archives()
	for i, was := range w.archives {
		if i < len(archives) && !slices.Equal(was, archives[i]) {
			t.Fatalf("archive %d changed from %v to %v", i+1, was, archives[i])
		}
	}
}

// settle lets everything come to rest and holds what is served against the folder.
func (w *world) settle(t *rapid.T) {
	w.rest(t)
	if w.cfg.Hold > 0 {
		w.checkWaiting(t)
		w.sleep(t, w.cfg.Hold+time.Second)
		w.rest(t)
	}
	w.lost = false
	index := w.p.ledger.Index()
	w.settled = map[string]string{}
	for r := range index.All() {
		if !r.Withdrawn.IsZero() {
			continue
		}
		if other := w.settled[r.Path]; other != "" {
			t.Fatalf("%s is two articles: %s and %s", r.Path, other, r.ID)
		}
		w.settled[r.Path] = r.ID
		f, there := w.files[r.Path]
		if !there || digest.Hash(f.Bytes()) != r.Hash {
			t.Fatalf("%s is published as %s; the folder has %v %+v", r.Path, r.ID, there, f)
		}
		if f.Held(w.now) {
			t.Fatalf("%s is published, but held back: %+v", r.Path, f)
		}
	}
	for path, f := range w.files {
		if w.settled[path] == "" && !f.Held(w.now) {
			t.Fatalf("%s is not published: %+v", path, f)
		}
	}
	w.check(t)
	w.checkServed(t)
	w.checkSaid(t)
	w.checkTaken(t)
	again := catalogue.New(index.All())
	if diff := cmp.Diff(again, w.p.catalogue, cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("the catalogue made anew (-) and kept (+) differ:\n%s", diff)
	}
	w.checkFiled(t)
	w.archives = nil
	for _, places := range w.p.catalogue.Archives() {
		w.archives = append(w.archives, slices.Clone(places))
	}
	if w.ops == 1 && w.expect != nil {
		w.expect(t)
	}
	w.ops, w.expect = 0, nil
}

// checkFiled: articles are filed as a new Filing would file them.
func (w *world) checkFiled(t *rapid.T) {
	again := filing.New(w.p.ledger.Index(), w.cfg.Extractor(), w.p.owner.People())
	for r := range w.p.ledger.Index().All() {
		if r.Withdrawn.IsZero() {
			again.Apply(r, w.p.digests.of(r), w.now)
		}
	}
	filed := func(f *filing.Filing) map[string][]int64 {
		all := map[string][]int64{}
		for _, k := range filing.Kinds {
			for _, term := range f.List(k) {
				found, _ := f.Find(k, term.Slug, w.now)
				all[fmt.Sprint(term)] = found.Live
			}
		}
		return all
	}
	if diff := cmp.Diff(filed(again), filed(w.p.filing)); diff != "" {
		t.Fatalf("filed anew (-) and kept (+) differ:\n%s", diff)
	}
}

// checkWaiting: while versions wait, readers have the ones before; and what is withdrawn did not wait.
func (w *world) checkWaiting(t *rapid.T) {
	if !w.lost {
		w.checkServed(t)
	}
	w.checkSaid(t)
	for r := range w.p.ledger.Index().All() {
		if f, there := w.files[r.Path]; r.Withdrawn.IsZero() && (!there || f.Held(w.now)) {
			t.Fatalf("%s is published as %s; the folder has %v %+v", r.Path, r.ID, there, f)
		}
	}
}

// checkServed: each published article is in the main feed or in an archive, with its text; each withdrawn one that
// readers could have seen is told within its time; and nothing else is there.
func (w *world) checkServed(t *rapid.T) {
	served := w.served(t)
	live := 0
	for r := range w.p.ledger.Index().All() {
		item, there := served[r.ID]
		switch told := w.now.Sub(r.Withdrawn) < settings.DefaultNotice; {
		case r.Withdrawn.IsZero():
			live++
			x := w.texts[r.Hash]
			if want := fmt.Sprintf("voyage %d of ship %d", x.Version, x.Article); !there || !strings.Contains(item.HTML, want) {
				t.Fatalf("%s is published, but the feeds have %v, without %q: %q", r.Path, there, want, item.HTML)
			}
		case there && strings.Contains(item.HTML, "ship"):
			t.Fatalf("%s is withdrawn, and served: %q", r.ID, item.HTML)
		case told && !there:
			t.Fatalf("%s was withdrawn at %s, and nobody is told", r.ID, r.Withdrawn)
		}
		if code := w.get("/articles/" + r.Slug).Code; r.Withdrawn.IsZero() && code != 200 || !r.Withdrawn.IsZero() && code != 410 && code != 200 {
			t.Fatalf("the page of %s answers %d", r.ID, code)
		}
	}
	if len(served) < live {
		t.Fatalf("%d items, %d articles", len(served), live)
	}
}

type servedItem struct {
	ID        string    `json:"id"`
	HTML      string    `json:"content_html"`
	Published time.Time `json:"date_published"`
}

func (w *world) get(path string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, httptest.NewRequest("GET", path, nil))
	return rec
}

// servedBytes returns the main feed and the pages of the articles.
func (w *world) servedBytes() string {
	var b strings.Builder
	b.WriteString(w.get("/feed.json").Body.String())
	for r := range w.p.ledger.Index().All() {
		if r.Withdrawn.IsZero() {
			b.WriteString(w.get("/articles/" + r.Slug).Body.String())
		}
	}
	return b.String()
}

// served walks the main feed and the archives it links to.
func (w *world) served(t *rapid.T) map[string]servedItem {
	out := map[string]servedItem{}
	for next := "/feed.json"; next != ""; {
		rec := w.get(next)
		if rec.Code != 200 {
			if next == "/feed.json" {
				return out // nothing was ever published
			}
			t.Fatalf("%s answers %d", next, rec.Code)
		}
		var f struct {
			Next  string       `json:"next_url"`
			Items []servedItem `json:"items"`
		}
		if err := json.Unmarshal(rec.Body.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		for _, item := range f.Items {
			if _, twice := out[item.ID]; !twice {
				out[item.ID] = item
			}
		}
		next = strings.TrimPrefix(f.Next, "https://news.example")
	}
	return out
}
