// Package owner knows what the owner of a folder says of its articles: side files, and the list of people.
//
// A side file a.meta.yaml stands beside one article a.txt. Once that article has a record, the side file is bound to it.
// Then what it says stays in force for the article
//
//   - after the article was renamed, until another side file stands beside its new name
//   - after the side file was renamed, as long as no other article stands beside the new name
//   - after the side file that a renamed article left behind was deleted
//   - while the side file cannot be read: the last version without a fault counts
//
// It ends when the side file is deleted and the article stays where it is. Where two articles stand beside a side file, it
// is in force for neither.
//
// The package also knows which articles have to be handed over again after a change: see Late. What it knows is kept in
// a journal, in which the last good version of each side file survives restarts. A change is entered there after its
// articles were handled, so that a crash before that makes them come again.
package owner

import (
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/seed"
)

// Config is what a Book is made with. All fields are required.
type Config struct {
	FS      journal.FS
	Path    string // of the journal
	Index   *ledger.Index
	Options digest.Options // of the digests that Apply changes
	Log     *slog.Logger

	// There reports whether the file at a path is an article of the folder now. Look returns the stamp that a file shows now,
	// without Hash, and Read its bytes.
	There func(path string) bool
	Look  func(path string) (cache.Entry, error)
	Read  func(path string) ([]byte, error)
	// Base returns the digest of a published article without what the owner says, nil if its text cannot be read. It is
	// called by another goroutine than that of the other functions.
	Base func(ledger.Record) *digest.Digest
}

// Book holds what the owner says. Apply may be called by any goroutine, the other methods by one.
type Book struct {
	Config
	keeper
	check check
	ended bool // a scan of the whole folder is over

	mu     sync.RWMutex
	files  map[string]*file // side files, by path
	words  map[string]*word // by id of the article that they are bound to
	people *file            // nil: there is no list

	byHash map[string]map[string]bool // paths of files
	late   map[string]map[string]bool // articles to be handed over again: the files that are the reason
	asked  map[string]bool            // those of them that Late has returned
	owed   map[string]int             // by file: articles that were not handled yet
}

// file is a side file, or the list of people.
type file struct {
	entry  cache.Entry // what it shows, with the hash of its bytes
	good   version     // the last one without a fault
	fault  string      // why what is there cannot be used, "" if it can
	holder string      // id of the article that it is bound to, "" for none
	beside []string    // the articles that stand beside it
}

// word is what is in force for an article with a record.
type word struct {
	from string // path of the side file; it may be gone
	at   string // path of the article when that side file stood beside it
	good version
}

// version is the text of a side file or list of people, which is read when it is needed first. The zero value is none.
type version struct {
	text   []byte
	side   func() *seed.Side
	people func() *seed.People
}

func (b *Book) version(text []byte) version {
	return version{
		text: text,
		side: sync.OnceValue(func() *seed.Side {
			s, _ := seed.ReadSide(text, seed.Options{Zone: b.Options.Zone})
			return s
		}),
		people: sync.OnceValue(func() *seed.People {
			p, _ := seed.ReadPeople(text)
			return p
		}),
	}
}

// Wanted reports whether a file is one of the owner's by its name.
func Wanted(path string) bool { return path == seed.PeopleFile || seed.IsSide(path) }

// Apply returns the digest of an article as the owner wants it. The id is "" for an article without a record.
func (b *Book) Apply(path, id string, d *digest.Digest) *digest.Digest {
	b.mu.RLock()
	var o digest.Owner
	if v := b.inForce(path, id); v.side != nil {
		o.Side = v.side()
	}
	if b.people != nil && b.people.good.people != nil {
		o.People = b.people.good.people()
	}
	b.mu.RUnlock()
	return o.Apply(d, b.Options)
}

// inForce returns what is in force for an article.
func (b *Book) inForce(path, id string) version {
	f := b.files[seed.SideOf(path)]
	switch w := b.words[id]; {
	case f != nil && len(f.beside) > 1 && b.belongs(f, id):
		return version{}
	case f != nil && b.belongs(f, id):
		return f.good
	case w != nil && id != "":
		return w.good
	}
	return version{}
}

// belongs reports whether a side file belongs to an article beside it. It does not as long as the article that it is bound
// to is another one, wherever that is now.
func (b *Book) belongs(f *file, id string) bool {
	return f.holder == "" || f.holder == id || !b.live(f.holder)
}

// live reports whether an article is published, or held back though its file is there.
func (b *Book) live(id string) bool {
	r, ok := b.Index.ByID(id)
	return ok && (r.Withdrawn.IsZero() || r.Held)
}

// Likely returns the id of the article that a file will belong to, as far as what is in force for it depends on that.
func (b *Book) Likely(path, hash string) string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if len(b.words) > 0 {
		for r := range b.Index.ByHash(hash) {
			if b.words[r.ID] != nil {
				return r.ID
			}
		}
	}
	if f := b.files[seed.SideOf(path)]; f != nil {
		return f.holder
	}
	return ""
}

// Empty reports whether the owner says nothing. It is quick.
func (b *Book) Empty() bool { return len(b.files)+len(b.words) == 0 && b.people == nil }

// Known returns the stamp of a file that was taken, and whether it was.
func (b *Book) Known(path string) (cache.Entry, bool) {
	f := b.files[path]
	if path == seed.PeopleFile {
		f = b.people
	}
	if f == nil {
		return cache.Entry{}, false
	}
	return f.entry, true
}

// Paths returns the paths for which Known answers.
func (b *Book) Paths() []string {
	out := slices.Collect(maps.Keys(b.files))
	if b.people != nil {
		out = append(out, seed.PeopleFile)
	}
	return out
}

// Took takes a file of the owner's that came or has changed.
func (b *Book) Took(e cache.Entry, data []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e.Hash = digest.Hash(data)
	f := b.files[e.Path]
	if e.Path == seed.PeopleFile {
		f = b.people
	}
	if f != nil && f.entry.Hash == e.Hash {
		if f.entry = e; b.owed[e.Path] == 0 {
			b.settle(e.Path)
		}
		return
	}
	if f == nil {
		f = &file{}
	} else {
		b.forgetHash(f)
	}
	f.entry, f.fault = e, ""
	if e.Path == seed.PeopleFile {
		b.tookPeople(f, data)
		return
	}
	b.files[e.Path] = f
	if b.byHash[e.Hash] == nil {
		b.byHash[e.Hash] = map[string]bool{}
	}
	b.byHash[e.Hash][e.Path] = true
	if _, err := seed.ReadSide(data, seed.Options{Zone: b.Options.Zone}); err != nil {
		f.fault = err.Error()
		b.Log.Warn("side file not used", "file", e.Path, "reason", err, "in force", map[bool]string{true: "the last good one", false: "none"}[f.good.side != nil])
	} else {
		f.good = b.version(data)
	}
	b.surround(f)
	b.rebind(f)
	b.touch(f)
	if len(f.beside) == 0 && f.holder == "" {
		b.Log.Warn("side file not used", "file", e.Path, "reason", noneBeside)
	}
}

// rebind binds a side file that has changed to the article beside it, if the one that it was bound to has moved away.
// Without such an article the change is for the one that has moved.
func (b *Book) rebind(f *file) {
	if f.holder == "" {
		return
	}
	if r, ok := b.Index.ByID(f.holder); len(f.beside) > 0 && (!ok || seed.SideOf(r.Path) != f.entry.Path) {
		f.holder = ""
	} else if w := b.words[f.holder]; w != nil && w.from == f.entry.Path {
		w.good = f.good
		b.keepWord(f.holder)
	}
}

// tookPeople takes the list of people.
func (b *Book) tookPeople(f *file, data []byte) {
	b.people = f
	p, err := seed.ReadPeople(data)
	if err != nil {
		f.fault = err.Error()
		b.Log.Warn("list of people not used", "file", f.entry.Path, "reason", err, "in force", map[bool]string{true: "the last good one", false: "none"}[f.good.people != nil])
		b.settle(f.entry.Path)
		return
	}
	for _, w := range p.Warnings {
		b.Log.Warn("list of people", "file", f.entry.Path, "what", w)
	}
	f.good = b.version(data)
	b.check.wanted = true
}

// surround notes which articles stand beside a side file now, and reports whether others did before.
func (b *Book) surround(f *file) (changed bool) {
	var now []string
	for _, p := range seed.Beside(f.entry.Path) {
		if b.There(p) {
			now = append(now, p)
		}
	}
	if slices.Equal(now, f.beside) {
		return false
	}
	if f.beside = now; len(now) > 1 {
		b.Log.Warn("side file not used", "file", f.entry.Path, "reason", bothBeside+strings.Join(now, ", "))
	}
	return true
}

// touch notes that the articles of a side file must be handed over again.
func (b *Book) touch(f *file) {
	for _, p := range f.beside {
		if b.There(p) {
			b.owe(p, f.entry.Path)
		}
	}
	if r, ok := b.Index.ByID(f.holder); ok && f.holder != "" && b.There(r.Path) {
		b.owe(r.Path, f.entry.Path)
	}
	if b.owed[f.entry.Path] == 0 {
		b.settle(f.entry.Path)
	}
}

func (b *Book) owe(article, file string) {
	if b.late[article] == nil {
		b.late[article] = map[string]bool{}
	}
	if !b.late[article][file] {
		b.late[article][file] = true
		b.owed[file]++
	}
	delete(b.asked, article)
}

// justWritten is the age up to which a side file with a fault counts as not yet written whole.
const justWritten = 2 * time.Second

// Arriving tells that an article will be handled now. The side file beside it is taken from the folder if it is not known
// as it is there: the article must not be published without what that says. Wait reports whether the side file seems to
// be half written, so that the article should be handed over again a little later.
func (b *Book) Arriving(path string, now time.Time) (wait bool) {
	side := seed.SideOf(path)
	b.mu.RLock()
	f := b.files[side]
	b.mu.RUnlock()
	e, err := b.Look(side)
	if err == nil && e.Size > 0 && (f == nil || !sameStamp(f.entry, e)) {
		if data, err := b.Read(side); err == nil && len(data) > 0 {
			b.Took(e, data)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if f = b.files[side]; f == nil {
		return false
	}
	if b.surround(f) {
		b.touch(f)
	}
	age := now.Sub(time.Unix(0, f.entry.ModTime))
	return f.fault != "" && f.good.side == nil && err == nil && 0 <= age && age < justWritten
}

func sameStamp(a, b cache.Entry) bool {
	a.Hash = b.Hash
	return a == b
}

// Handled tells that the article at a path, whose record has the id, is published as it is now, or held back. The id is ""
// if it has no record.
func (b *Book) Handled(path, id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if f := b.files[seed.SideOf(path)]; f != nil && id != "" && f.good.side != nil && b.belongs(f, id) && len(f.beside) < 2 {
		b.bind(f, path, id)
	}
	b.done(path)
}

// done notes that an article need not be handed over again any more.
func (b *Book) done(article string) {
	for file := range b.late[article] {
		if b.owed[file]--; b.owed[file] <= 0 {
			delete(b.owed, file)
			b.settle(file)
		}
	}
	delete(b.late, article)
	delete(b.asked, article)
}

// bind makes a side file that of an article with a record.
func (b *Book) bind(f *file, path, id string) {
	w := b.words[id]
	if w == nil {
		w = &word{}
		b.words[id] = w
	} else if old := b.files[w.from]; old != nil && old != f && old.holder == id {
		old.holder = ""
		b.touch(old) // another article may stand beside it
	}
	f.holder = id
	if w.from == f.entry.Path && w.at == path && string(w.good.text) == string(f.good.text) {
		return
	}
	*w = word{f.entry.Path, path, f.good}
	b.keepWord(id)
}

// Gone tells that there is no file at a path any more. It must be called after the articles of the same batch were
// handled, since a rename of both an article and its side file is no end of what that says.
func (b *Book) Gone(path string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if path == seed.PeopleFile {
		if b.people != nil {
			b.people = nil
			b.check.wanted = true
		}
		return
	}
	f := b.files[path]
	if f == nil {
		b.done(path)
		b.left(path)
		return
	}
	delete(b.files, path)
	b.forgetHash(f)
	if w := b.words[f.holder]; w != nil && w.from == path {
		b.lost(f, w)
	}
	b.touch(f)
}

// lost decides what becomes of what a side file said that is gone.
func (b *Book) lost(f *file, w *word) {
	for twin := range b.byHash[f.entry.Hash] { // it was renamed, and the article may follow
		if t := b.files[twin]; t.holder == "" && !b.inUse(twin) {
			w.from, t.holder = twin, f.holder
			b.keepWord(f.holder)
			return
		}
	}
	if r, _ := b.Index.ByID(f.holder); r.Path != w.at && b.live(f.holder) {
		w.from = ""
		b.keepWord(f.holder)
		return
	}
	delete(b.words, f.holder)
	b.keepEnd(f.holder)
}

// inUse reports whether a published article stands beside a side file.
func (b *Book) inUse(side string) bool {
	return slices.ContainsFunc(seed.Beside(side), func(p string) bool {
		r, ok := b.Index.ByPath(p)
		return ok && (r.Withdrawn.IsZero() || r.Held)
	})
}

// left notes that an article is gone from a path: another one beside the same side file may have that alone now.
func (b *Book) left(article string) {
	if f := b.files[seed.SideOf(article)]; f != nil && b.surround(f) {
		b.touch(f)
	}
}

// Freed tells that an article was withdrawn. Its side file may belong to another article now.
func (b *Book) Freed(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if w := b.words[id]; w != nil {
		if f := b.files[w.from]; f != nil && f.holder == id && !b.live(id) {
			b.touch(f)
		}
	}
}

// Scanned tells that a scan of the whole folder is over. After the first one all articles with side files are checked, since
// a run that was killed may have changed what is in force and not what readers see.
func (b *Book) Scanned() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended || len(b.files)+len(b.words) == 0 {
		b.ended = true
		return
	}
	b.ended = true
	for _, f := range b.files {
		if len(f.beside) > 1 && b.surround(f) {
			b.touch(f)
		}
	}
	var ids []string
	for id := range b.words {
		ids = append(ids, id)
	}
	for _, f := range b.files {
		for _, p := range f.beside {
			if r, ok := b.Index.ByPath(p); ok {
				ids = append(ids, r.ID)
			}
		}
	}
	b.check.some = ids
}

func (b *Book) forgetHash(f *file) {
	if delete(b.byHash[f.entry.Hash], f.entry.Path); len(b.byHash[f.entry.Hash]) == 0 {
		delete(b.byHash, f.entry.Hash)
	}
}

// mostLate bounds the articles that Late returns at once, so that a drop does not wait behind thousands.
const mostLate = 64

// Late returns articles that must be handed over again because of what the owner says now, each once, and whether others
// wait.
func (b *Book) Late() (articles []string, waiting bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	waiting = b.runCheck()
	if len(b.late) == len(b.asked) {
		return nil, waiting
	}
	for _, p := range slices.Sorted(maps.Keys(b.late)) {
		if b.asked[p] {
			continue
		}
		if len(articles) == mostLate {
			return articles, true
		}
		b.asked[p] = true
		articles = append(articles, p)
	}
	return articles, waiting
}

// Recheck tells that the published article at a path was handled with something else than what is in force for it now, if
// mark is not the one that it has.
func (b *Book) Recheck(path, id, mark string, base *digest.Digest) {
	if b.Apply(path, id, base).Mark != mark {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.owe(path, seed.SideOf(path))
	}
}

// A Fault is what keeps one of the owner's files from being used, or part of it.
type Fault struct{ Path, What string }

// Faults returns the faults of all files, sorted by path.
func (b *Book) Faults() (out []Fault) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, path := range slices.Sorted(maps.Keys(b.files)) {
		switch f := b.files[path]; {
		case f.fault != "":
			out = append(out, Fault{path, f.fault})
		case len(f.beside) > 1:
			out = append(out, Fault{path, bothBeside + strings.Join(f.beside, ", ")})
		case len(f.beside) == 0 && f.holder == "":
			out = append(out, Fault{path, noneBeside})
		}
	}
	if b.people == nil {
		return out
	}
	if b.people.fault != "" {
		return append(out, Fault{seed.PeopleFile, b.people.fault})
	}
	if b.people.good.people != nil {
		for _, what := range b.people.good.people().Warnings {
			out = append(out, Fault{seed.PeopleFile, what})
		}
	}
	return out
}

const (
	noneBeside = "no article stands beside the side file: name it like the article, with .meta.yaml in the place of its ending"
	bothBeside = "used for neither of the articles beside it: rename all but one of "
)

// Idle reports whether no check runs and no article waits to be handed over or handled.
func (b *Book) Idle() bool {
	return !b.check.wanted && b.check.some == nil && b.check.running == nil && len(b.late) == 0
}
