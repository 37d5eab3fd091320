package owner

import (
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// folder is a folder in memory, a ledger's index, and a book over both.
type folder struct {
	*Book
	t     *testing.T
	dir   string
	files map[string]string
	stamp map[string]int64
	index *ledger.Index
	log   strings.Builder
}

func newFolder(t *testing.T, articles ...string) *folder {
	f := &folder{t: t, dir: t.TempDir(), files: map[string]string{}, stamp: map[string]int64{}, index: ledger.NewIndex()}
	for _, path := range articles {
		f.put(path, "text of "+path)
		f.index.Put(ledger.Record{ID: "id of " + path, Path: path, Hash: digest.Hash([]byte(f.files[path]))})
	}
	f.open()
	return f
}

func (f *folder) open() {
	f.t.Helper()
	b, err := Open(Config{
		FS: journal.Disk{}, Path: filepath.Join(f.dir, "owner"), Index: f.index, Log: slog.New(slog.NewTextHandler(&f.log, nil)),
		There: func(path string) bool { _, ok := f.files[path]; return ok && !header.IsSide(path) },
		Look: func(path string) (cache.Entry, error) {
			f.canAsk()
			text, ok := f.files[path]
			if !ok {
				return cache.Entry{}, fs.ErrNotExist
			}
			return cache.Entry{Path: path, Size: int64(len(text)), ModTime: f.stamp[path]}, nil
		},
		Read: func(path string) ([]byte, error) { return []byte(f.files[path]), nil },
		Base: func(r ledger.Record) *digest.Digest { return base() },
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.Book = b
}

// canAsk checks that whoever looks at a file may ask the Book about it, which the program does.
func (f *folder) canAsk() {
	for end := time.Now().Add(10 * time.Second); f.Book != nil; {
		if f.mu.TryRLock() {
			f.mu.RUnlock()
			return
		}
		if time.Now().After(end) {
			f.t.Fatal("the Book looks at a file and holds its lock")
		}
	}
}

func (f *folder) reopen() {
	f.t.Helper()
	if err := f.Close(true); err != nil {
		f.t.Fatal(err)
	}
	f.open()
}

func base() *digest.Digest { return &digest.Digest{Title: "Title", Tags: []string{"none"}} }

func (f *folder) put(path, text string) {
	f.files[path] = text
	f.stamp[path] = noon.UnixNano() + int64(len(f.stamp))
}

// took writes a file and hands it over, and handles what has to be handed over for it.
func (f *folder) took(path, text string) {
	f.t.Helper()
	f.put(path, text)
	e, _ := f.Look(path)
	f.Took(e, []byte(text))
	f.handle()
}

// handle handles the articles that Late names.
func (f *folder) handle() {
	f.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		late, waiting := f.Late()
		for _, path := range late {
			r, _ := f.index.ByPath(path)
			f.Arriving(path, noon.Add(time.Hour))
			r.Owner = f.Apply(path, r.ID, base()).Mark
			f.index.Put(r)
			f.Handled(path, r.ID)
		}
		if len(late) == 0 && !waiting {
			f.Flush()
			return
		}
	}
	f.t.Fatal("late without end")
}

// want checks what is said of an article: its tags.
func (f *folder) want(event, path, tags string) {
	f.t.Helper()
	r, _ := f.index.ByPath(path)
	if got := strings.Join(f.Apply(path, r.ID, base()).Tags, " "); got != tags {
		f.t.Errorf("%s: %s is %q, want %q; log:\n%s", event, path, got, tags, f.log.String())
	}
}

// TestKept: what was said last without a fault is known after a restart; so is that nothing is said any more.
func TestKept(t *testing.T) {
	f := newFolder(t, "a.txt", "x/b.md")
	f.took("a.meta.yaml", "tags: [one]")
	f.took("x/b.meta.yaml", "tags: [two]")
	f.want("said", "a.txt", "one")
	f.took("a.meta.yaml", "tagz: [three]")
	f.want("a fault", "a.txt", "one")
	if !strings.Contains(f.log.String(), `reason="line 1: unknown key \"tagz\"; did you mean \"tags\"?" "in force"="the last good one"`) {
		t.Errorf("log: %s", f.log.String())
	}
	f.reopen()
	f.want("restart", "a.txt", "one")
	f.want("restart", "x/b.md", "two")
	if e, ok := f.Known("a.meta.yaml"); !ok || e.ModTime != f.stamp["a.meta.yaml"] {
		t.Errorf("known as %+v, %v", e, ok)
	}
	if got := slices.Sorted(slices.Values(f.Paths())); !slices.Equal(got, []string{"a.meta.yaml", "x/b.meta.yaml"}) {
		t.Errorf("paths %q", got)
	}
	f.Unprinted()
	delete(f.files, "a.meta.yaml")
	f.Gone("a.meta.yaml")
	f.handle()
	f.want("gone", "a.txt", "none")
	if !f.Unprinted() || f.Unprinted() {
		t.Error("gone: readers go on seeing what was in force before, or it is printed twice")
	}
	f.reopen()
	f.want("gone, and a restart", "a.txt", "none")
	if got := f.Paths(); !slices.Equal(got, []string{"x/b.meta.yaml"}) {
		t.Errorf("gone, and a restart: paths %q", got)
	}
	f.want("gone, and a restart", "x/b.md", "two")
}

// TestKilled: a change whose articles were not handled yet is new again after a restart.
func TestKilled(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	f.put("a.meta.yaml", "tags: [two]")
	e, _ := f.Look("a.meta.yaml")
	f.Took(e, []byte("tags: [two]"))
	f.Flush()
	f.reopen()
	if known, ok := f.Known("a.meta.yaml"); !ok || known.ModTime == e.ModTime {
		t.Errorf("known as %+v: it would not be handed over again", known)
	}
	f.want("killed", "a.txt", "one")
	f.Took(e, []byte("tags: [two]"))
	f.handle()
	f.want("handed over again", "a.txt", "two")
}

// TestRenamedWord goes through renames of an article and its side file.
func TestRenamedWord(t *testing.T) {
	move := func(f *folder, to string) {
		r, _ := f.index.ByID("id of a.txt")
		f.put(to, f.files[r.Path])
		delete(f.files, r.Path)
		old := r.Path
		f.Arriving(to, noon.Add(time.Hour))
		r.Path = to
		f.index.Put(r)
		f.Handled(to, r.ID)
		f.Gone(old)
		f.handle()
	}
	moveSide := func(f *folder, from, to string) {
		text := f.files[from]
		delete(f.files, from)
		f.took(to, text)
		f.Gone(from)
		f.handle()
	}
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	move(f, "b.txt")
	f.want("left behind", "b.txt", "one")
	f.took("a.meta.yaml", "tags: [two]")
	f.want("edited where it was left", "b.txt", "two")
	f.put("a.txt", "another text")
	f.index.Put(ledger.Record{ID: "id of another", Path: "a.txt", Hash: digest.Hash([]byte("another text"))})
	f.want("another article beside it", "a.txt", "none")
	f.want("another article beside it", "b.txt", "two")
	f.took("a.meta.yaml", "tags: [three]")
	f.want("edited for the other one", "a.txt", "three")
	f.want("edited for the other one", "b.txt", "two")
	f.reopen()
	f.want("restart", "b.txt", "two")
	f.took("b.meta.yaml", "tags: [four]")
	f.want("one of its own", "b.txt", "four")
	moveSide(f, "b.meta.yaml", "c.meta.yaml")
	f.want("the side file goes first", "b.txt", "four")
	move(f, "c.txt")
	f.want("the article follows", "c.txt", "four")
	delete(f.files, "c.meta.yaml")
	f.Gone("c.meta.yaml")
	f.handle()
	f.want("deleted", "c.txt", "none")
	f.want("the other one", "a.txt", "three")
}

// TestFollows: a side file that follows its renamed article leaves nothing to the new article at the old place, not even
// before its absence counts.
func TestFollows(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	r, _ := f.index.ByID("id of a.txt")
	f.put("b.txt", f.files["a.txt"])
	r.Path = "b.txt"
	f.index.Put(r)
	f.put("a.txt", "another text")
	f.index.Put(ledger.Record{ID: "id of another", Path: "a.txt", Hash: digest.Hash([]byte("another text"))})
	delete(f.files, "a.meta.yaml")
	f.took("b.meta.yaml", "tags: [one]")
	f.want("the side file has followed", "b.txt", "one")
	f.want("the side file has followed", "a.txt", "none")
	f.Gone("a.meta.yaml")
	f.handle()
	f.want("its absence counts", "b.txt", "one")
	f.want("its absence counts", "a.txt", "none")

	f.took("d.meta.yaml", "tags: [two]") // it stands alone
	delete(f.files, "d.meta.yaml")
	f.reopen()
	r.Path = "d.txt"
	f.put(r.Path, f.files["b.txt"])
	f.index.Put(r)
	f.want("gone since before the start", "d.txt", "one")
	f.Arriving(r.Path, noon.Add(time.Hour))
	f.reopen() // killed before its absence counts
	f.want("another start", "d.txt", "one")
	r.Path = "b.txt"
	f.index.Put(r)

	delete(f.files, "b.meta.yaml")
	f.put("c.txt", "third text")
	f.index.Put(ledger.Record{ID: "id of a third", Path: "c.txt", Hash: "3"})
	f.took("c.meta.yaml", "tags: [three]")
	text := f.files["c.meta.yaml"]
	delete(f.files, "c.meta.yaml")
	f.Arriving("c.txt", noon.Add(time.Hour))
	f.want("away during a safe-save", "c.txt", "three")
	f.took("c.meta.yaml", text)
	f.want("back", "c.txt", "three")
}

// TestLeftBehind: a side file that an article left behind and that another article beside it has now belongs to that one
// alone, after restarts too. What it said of the first article stays, and says nothing of the other one.
func TestLeftBehind(t *testing.T) {
	start := func() *folder {
		f := newFolder(t, "a.txt")
		f.took("a.meta.yaml", "tags: [one]")
		r, _ := f.index.ByID("id of a.txt")
		f.put("b.txt", f.files["a.txt"])
		r.Path = "b.txt"
		f.index.Put(r)
		f.Handled("b.txt", r.ID)
		f.put("a.txt", "another text")
		f.index.Put(ledger.Record{ID: "id of another", Path: "a.txt", Hash: digest.Hash([]byte("another text"))})
		f.Arriving("a.txt", noon.Add(time.Hour))
		f.Handled("a.txt", "id of another")
		return f
	}
	for range 20 { // it must not depend on the order of a map
		f := start()
		f.took("a.meta.yaml", "tags: [two]")
		f.reopen()
		delete(f.files, "a.meta.yaml")
		f.Gone("a.meta.yaml")
		f.handle()
		f.want("deleted", "a.txt", "none")
		f.want("deleted", "b.txt", "one")
	}
	f := start()
	f.took("a.meta.yaml", "tagz: [two]")
	f.want("a fault", "a.txt", "none")
	f.want("a fault", "b.txt", "one")
}

// TestChecked: after the first scan articles are handed over whose records say something else than what is in force, also
// where nothing is known of a side file, and once they are gone for good the side file belongs to another article.
func TestChecked(t *testing.T) {
	f := newFolder(t, "a.txt", "b.txt")
	r, _ := f.index.ByPath("a.txt")
	r.Owner = "said:shown"
	f.index.Put(r)
	f.Scanned()
	var late []string
	for waiting := true; waiting || len(late) == 0 && !f.Idle(); {
		late, waiting = f.Late()
	}
	if !slices.Equal(late, []string{"a.txt"}) {
		t.Errorf("late: %q", late)
	}

	f.took("b.meta.yaml", "tags: [two]")
	held, _ := f.index.ByPath("b.txt")
	held.Withdrawn, held.Held = noon, true
	f.index.Put(held)
	f.put("b.txt", "another text")
	f.index.Put(ledger.Record{ID: "id of another", Path: "b.txt", Hash: digest.Hash([]byte("another text"))})
	f.want("another article in the place of one that is held back", "b.txt", "none")
	gone := held
	gone.Held = false
	f.index.Put(gone)
	f.Changed(held)
	if late, _ := f.Late(); !slices.Contains(late, "b.txt") {
		t.Errorf("late: %q", late)
	}
	if got := f.Apply("b.txt", "id of another", base()).Tags; !slices.Equal(got, []string{"two"}) {
		t.Errorf("said: %q", got)
	}
}

// TestShownBefore: until a change is handled, readers are shown what the record says.
func TestShownBefore(t *testing.T) {
	f := newFolder(t, "a.txt")
	shown := func(event, want string) {
		t.Helper()
		r, _ := f.index.ByPath("a.txt")
		if got := strings.Join(f.Shown(r, base()).Tags, " "); got != want {
			t.Errorf("%s: shown %q, want %q", event, got, want)
		}
	}
	for i, tag := range []string{"one", "two", "three"} {
		before := []string{"none", "one", "two"}[i]
		text := "tags: [" + tag + "]"
		f.put("a.meta.yaml", text)
		e, _ := f.Look("a.meta.yaml")
		f.Took(e, []byte(text))
		shown("taken", before)
		f.handle()
		shown("handled", tag)
	}
	delete(f.files, "a.meta.yaml")
	f.Gone("a.meta.yaml")
	shown("gone", "three")
	f.handle()
	shown("handled", "none")
}

// TestShared: a side file beside two articles is in force for neither, until one of them is gone.
func TestShared(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	f.put("a.md", "other")
	f.index.Put(ledger.Record{ID: "id of a.md", Path: "a.md", Hash: "1"})
	f.Arriving("a.md", noon.Add(time.Hour))
	if r, _ := f.index.ByPath("a.txt"); !slices.Equal(f.Shown(r, base()).Tags, []string{"one"}) {
		t.Errorf("two, and not handled yet: readers are shown %q", f.Shown(r, base()).Tags)
	}
	f.handle()
	f.want("two", "a.txt", "none")
	f.want("two", "a.md", "none")
	if !strings.Contains(f.log.String(), "used for neither") {
		t.Errorf("log: %s", f.log.String())
	}
	delete(f.files, "a.md")
	if f.Gone("a.md"); f.Idle() {
		t.Error("one: the other article is not handed over")
	}
	f.handle()
	f.want("one", "a.txt", "one")
	if f.Gone("a.md"); !f.Idle() {
		t.Error("the article that is left is handed over though nothing has changed beside it")
	}
}

// TestArriving: the side file beside an article that comes is taken from the folder, and waited for while it is half written.
func TestArriving(t *testing.T) {
	f := newFolder(t)
	f.put("a.txt", "text")
	f.put("a.meta.yaml", "tags: [on")
	if !f.Arriving("a.txt", noon.Add(time.Second)) {
		t.Error("half written, and not waited for")
	}
	if f.Arriving("a.txt", noon.Add(time.Minute)) {
		t.Error("it is waited for without end")
	}
	f.put("a.meta.yaml", "tags: [one]")
	if f.Arriving("a.txt", noon.Add(time.Second)) {
		t.Error("whole, and waited for")
	}
	f.want("taken from the folder", "a.txt", "one")
	if f.Arriving("b.txt", noon) || f.Likely("b.txt", "1") != "" {
		t.Error("an article without a side file waits, or has something said")
	}
}

// TestNoTwin: a side file is followed by none that once said the same, also after a restart.
func TestNoTwin(t *testing.T) {
	for _, restart := range []bool{false, true} {
		f := newFolder(t, "a.txt")
		f.took("c.meta.yaml", "tags: [one]")
		f.took("c.meta.yaml", "tags: [two]")
		f.took("a.meta.yaml", "tags: [one]")
		if restart {
			f.reopen()
		}
		f.want("said", "a.txt", "one")
		delete(f.files, "a.meta.yaml")
		f.Gone("a.meta.yaml")
		f.handle()
		f.want("deleted", "a.txt", "none")
	}
}

// TestTwinKept: after a restart the side file that followed one is still what its article has.
func TestTwinKept(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	f.took("c.meta.yaml", "tags: [one]")
	for _, side := range []string{"a.meta.yaml", "c.meta.yaml"} {
		f.want("before "+side+" is gone", "a.txt", "one")
		delete(f.files, side)
		f.Gone(side)
		f.handle()
		f.reopen()
	}
	f.want("both gone", "a.txt", "none")
}

// TestBadRead: what is cut or cannot be read while its article arrives does not count as what the owner says.
func TestBadRead(t *testing.T) {
	for name, read := range map[string]func(string) ([]byte, error){
		"emptied meanwhile": func(string) ([]byte, error) { return nil, nil },
		"broken":            func(string) ([]byte, error) { return []byte("tags: [two]"), fs.ErrPermission },
	} {
		f := newFolder(t, "a.txt")
		f.took("a.meta.yaml", "tags: [one]")
		f.put("a.meta.yaml", "tags: [two, three]")
		f.Read = read
		f.Arriving("a.txt", noon.Add(time.Hour))
		f.want(name, "a.txt", "one")
	}
}

// TestFaultBefore: what a side file said last without a fault counts for an article that has no record yet.
func TestFaultBefore(t *testing.T) {
	f := newFolder(t)
	f.put("a.txt", "text")
	for _, text := range []string{"tags: [one]", "tagz: [two]"} {
		f.put("a.meta.yaml", text)
		e, _ := f.Look("a.meta.yaml")
		f.Took(e, []byte(text))
	}
	if got := string(f.Good("a.meta.yaml")); got != "tags: [one]" {
		t.Errorf("in force: %q", got)
	}
	f.want("a fault", "a.txt", "one")
}

// TestCameBack: a side file that was not there when its article arrived, and is when the folder was scanned, belongs to it.
func TestCameBack(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	delete(f.files, "a.meta.yaml")
	f.Arriving("a.txt", noon.Add(time.Hour))
	f.put("a.meta.yaml", "tags: [one]")
	f.Scanned()
	f.handle()
	f.want("after the scan", "a.txt", "one")
}

// TestUnbound: a crash may lose which article a side file is bound to. What it says is in force again once the file is seen,
// and readers must be shown that, though the record says it already.
func TestUnbound(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.took("a.meta.yaml", "tags: [one]")
	f.Unprinted()
	f.Book.files["a.meta.yaml"].holder, f.Book.files["a.meta.yaml"].absent = "", true
	clear(f.words)
	f.want("crash", "a.txt", "none")
	e, _ := f.Look("a.meta.yaml")
	f.Took(e, []byte(f.files["a.meta.yaml"]))
	f.want("seen", "a.txt", "one")
	f.handle()
	f.want("handled", "a.txt", "one")
	if !f.Unprinted() {
		t.Error("readers go on seeing what was in force before")
	}
}

// TestLonely: a side file without an article is named once a scan is over, and not if its article came meanwhile.
func TestLonely(t *testing.T) {
	f := newFolder(t)
	f.took("a.meta.yaml", "tags: [one]")
	f.took("b.meta.yaml", "tags: [two]")
	if f.log.Len() > 0 {
		t.Errorf("said at once: %s", f.log.String())
	}
	f.put("a.txt", "text")
	f.Arriving("a.txt", noon)
	for range 2 {
		f.Scanned()
	}
	if got := f.log.String(); strings.Count(got, "no article stands beside") != 1 || !strings.Contains(got, "b.meta.yaml") {
		t.Errorf("log: %s", got)
	}
}

// TestLate: many articles are handed over in parts.
func TestLate(t *testing.T) {
	var articles []string
	for i := range 3 * mostLate {
		articles = append(articles, fmt.Sprintf("%03d.txt", i))
	}
	f := newFolder(t, articles...)
	for _, a := range articles {
		side := header.SideOf(a)
		f.put(side, "tags: [one]")
		e, _ := f.Look(side)
		f.Took(e, []byte("tags: [one]"))
	}
	seen := map[string]bool{}
	for n := range 4 {
		late, waiting := f.Late()
		if len(late) > mostLate || waiting != (n < 2) && n < 3 {
			t.Errorf("part %d: %d articles, waiting %v", n, len(late), waiting)
		}
		for _, p := range late {
			seen[p] = true
		}
	}
	if len(seen) != len(articles) {
		t.Errorf("%d of %d articles", len(seen), len(articles))
	}
}

// TestLateGone: an article that went away before it was handed over again is not waited for.
func TestLateGone(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.put("a.meta.yaml", "tags: [one]")
	e, _ := f.Look("a.meta.yaml")
	f.Took(e, []byte("tags: [one]"))
	if late, _ := f.Late(); !slices.Equal(late, []string{"a.txt"}) || f.Idle() {
		t.Fatalf("late: %q", late)
	}
	delete(f.files, "a.txt")
	if f.Late(); !f.Idle() {
		t.Error("it is waited for without end")
	}
}

// TestPeopleCheck: a list of people touches only the articles that it changes, and is kept when they were handled.
func TestPeopleCheck(t *testing.T) {
	f := newFolder(t, "a.txt", "b.txt")
	f.Base = func(r ledger.Record) *digest.Digest { return quoting(r.Path) }
	f.put(header.PeopleFile, "- name: Robert Stone\n  also: [who speaks in a.txt]\n")
	e, _ := f.Look(header.PeopleFile)
	f.Took(e, []byte(f.files[header.PeopleFile]))
	if f.Idle() {
		t.Error("idle, though no article was checked for the new list")
	}
	var late []string
	for end := time.Now().Add(10 * time.Second); len(late) == 0 && time.Now().Before(end); {
		late, _ = f.Late()
	}
	if !slices.Equal(late, []string{"a.txt"}) {
		t.Errorf("late: %q", late)
	}
	f.Flush()
	f.reopen()
	if _, ok := f.Known(header.PeopleFile); ok {
		t.Error("kept before its articles were handled")
	}
}

// TestPeopleKept: a list of people whose articles are handled is known after a restart, as any side file.
func TestPeopleKept(t *testing.T) {
	f := newFolder(t, "a.txt")
	f.Base = func(r ledger.Record) *digest.Digest { return quoting(r.Path) }
	f.took(header.PeopleFile, "- name: Robert Stone\n  also: [who speaks in a.txt]\n")
	f.reopen()
	if e, ok := f.Known(header.PeopleFile); !ok || e.ModTime != f.stamp[header.PeopleFile] {
		t.Errorf("known as %+v, %v", e, ok)
	}
}

// TestPeopleCheckAtStart: the end of the first scan asks for a check while that of the list of people runs. Late says until
// the end that something waits, since nobody asks again otherwise.
func TestPeopleCheckAtStart(t *testing.T) {
	f := newFolder(t, "a.txt", "b.txt")
	f.took("a.meta.yaml", "tags: [one]")
	f.put(header.PeopleFile, "- name: Anna Holm (pilot)\n")
	e, _ := f.Look(header.PeopleFile)
	f.Took(e, []byte(f.files[header.PeopleFile]))
	f.Late()
	f.Scanned()
	f.handle()
	if !f.Unprinted() {
		t.Error("a check that is wanted does not run")
	}
}

func quoting(path string) *digest.Digest {
	return &digest.Digest{Title: path, Quotes: []digest.Quote{{Text: "We came", Speaker: "who speaks in " + path}}}
}

// TestCompact: the journal does not grow with the number of changes.
func TestCompact(t *testing.T) {
	f := newFolder(t, "a.txt", "b.txt")
	f.took("b.meta.yaml", "tags: [two]")
	for i := range 1500 {
		f.took("a.meta.yaml", fmt.Sprintf("tags: [t%d]", i))
	}
	if n := f.journal.Count(); n > 1100 {
		t.Errorf("%d records", n)
	}
	f.reopen()
	f.want("restart", "a.txt", "t1499")
	f.want("restart", "b.txt", "two")
	if got := slices.Sorted(maps.Keys(f.words)); len(got) != 2 {
		t.Errorf("words of %q", got)
	}
}
