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

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
)

// Config is what a Book is made with. All fields are required.
type Config struct {
	FS      journal.FS
	Path    string // of the journal
	Index   *ledger.Index
	Options digest.Options // of the digests that Apply changes
	Log     *slog.Logger

	// There reports whether the file at a path is an article of the folder now. Look returns the stamp that a file shows now,
	// without Hash, and Read its bytes. Look and Read may ask the Book; There must not.
	There func(path string) bool
	Look  func(path string) (cache.Entry, error)
	Read  func(path string) ([]byte, error)
	// Base returns the digest of a published article without what the owner says, nil if its text cannot be read. It is
	// called by another goroutine than the other functions are.
	Base func(ledger.Record) *digest.Digest
}

// Book holds what the owner says. Apply and Faults may be called by any goroutine, the other methods by one.
type Book struct {
	Config
	keeper
	check check
	ended bool // a scan of the whole folder is over
	other bool // what is in force is not what it was when Unprinted last returned true

	mu     sync.RWMutex
	files  map[string]*file // side files, by path
	words  map[string]*word // by id of the article that they are bound to
	people *file            // nil: there is no list
	former former

	byHash map[string]map[string]bool // paths of files
	late   map[string]map[string]bool // articles to be handed over again: the files that are the reason
	asked  map[string]bool            // those of them that Late has returned
	owed   map[string]int             // by file: articles that were not handled yet
	lonely map[string]bool            // side files that came since the last scan
}

// file is a side file, or the list of people.
type file struct {
	entry  cache.Entry // what it shows, with the hash of its bytes
	good   version     // the last one without a fault
	fault  string      // why what is there cannot be used, "" if it can
	holder string      // id of the article that it is bound to, "" for none
	beside []string    // the articles that stand beside it
	absent bool        // it was not there when it was looked for last, or not looked for in this run; Gone was not called yet
}

// word is what is in force for an article with a record.
type word struct {
	from string // path of the side file; it may be gone
	at   string // path of the article when that side file stood beside it
	good version
}

// former is what was in force before a change. Readers go on seeing that until the change is remembered.
type former struct {
	words  map[string]version // by id, until the article is handled
	people version            // before the last change of the list
}

// version is the text of a side file or list of people, which is read when it is needed first. The zero value is none.
type version struct {
	text   []byte
	sum    string // of text
	side   func() *header.Side
	people func() *header.People
}

func (b *Book) version(text []byte) version {
	return version{
		text: text, sum: digest.Hash(text),
		side: sync.OnceValue(func() *header.Side {
			s, _ := header.ReadSide(text, header.Options{Zone: b.Options.Zone})
			return s
		}),
		people: sync.OnceValue(func() *header.People {
			p, _ := header.ReadPeople(text)
			return p
		}),
	}
}

// Wanted reports whether a file is one of the owner's by its name.
func Wanted(path string) bool { return path == header.PeopleFile || header.IsSide(path) }

// Side returns the path of the side file beside an article.
func Side(article string) string { return header.SideOf(article) }

// Articles returns the records of the articles of which one of the owner's files may say something.
func (b *Book) Articles(path string) (out []ledger.Record) {
	if path == header.PeopleFile {
		return slices.Collect(b.Index.All())
	}
	b.mu.RLock()
	f := b.files[path]
	b.mu.RUnlock()
	if f != nil && f.holder != "" {
		if r, ok := b.Index.ByID(f.holder); ok {
			out = append(out, r)
		}
	}
	for _, article := range header.Beside(path) {
		if r, ok := b.Index.ByPath(article); ok {
			out = append(out, r)
		}
	}
	return out
}

// Apply returns the digest of an article as the owner wants it. The id is "" for an article without a record.
func (b *Book) Apply(path, id string, d *digest.Digest) *digest.Digest {
	b.mu.RLock()
	side, people := b.inForce(path, id), b.peopleInForce()
	b.mu.RUnlock()
	return b.apply(d, side, people)
}

func (b *Book) apply(d *digest.Digest, side version, people *header.People) *digest.Digest {
	o := digest.Owner{People: people}
	if side.side != nil {
		o.Side = side.side()
	}
	return o.Apply(d, b.Options)
}

// People returns the list of people that is in force, nil if there is none.
func (b *Book) People() *header.People {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.peopleInForce()
}

// PeopleSum names the text of the list of people that is in force, "" if there is none.
func (b *Book) PeopleSum() string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.people == nil || b.people.good.text == nil {
		return ""
	}
	return digest.Hash(b.people.good.text)
}

func (b *Book) peopleInForce() *header.People { return b.goodPeople().list() }

// goodPeople returns the last version of the list of people without a fault, zero if there is none.
func (b *Book) goodPeople() version {
	if b.people == nil {
		return version{}
	}
	return b.people.good
}

// list returns a version as a list of people, nil if it is zero.
func (v version) list() *header.People {
	if v.people == nil {
		return nil
	}
	return v.people()
}

// Shown returns the digest of an article as its record says that readers have it. After a change that is not remembered yet,
// that is what was in force before, as far as it is known.
func (b *Book) Shown(r ledger.Record, d *digest.Digest) *digest.Digest {
	now := b.Apply(r.Path, r.ID, d)
	if now.Mark == r.Owner || r.ID == "" {
		return now
	}
	b.mu.RLock()
	sides := []version{b.inForce(r.Path, r.ID), b.former.words[r.ID], {}}
	if w := b.words[r.ID]; w != nil {
		sides = append(sides, w.good)
	}
	lists := []*header.People{b.peopleInForce(), b.former.people.list()}
	b.mu.RUnlock()
	for _, people := range lists {
		for _, side := range sides {
			if was := b.apply(d, side, people); was.Mark == r.Owner {
				return was
			}
		}
	}
	return now
}

// ShownSum names what Shown makes of a digest: all that it looks at but the digest and the record.
func (b *Book) ShownSum(r ledger.Record) string {
	b.mu.RLock()
	defer b.mu.RUnlock()
	all := []version{b.inForce(r.Path, r.ID), b.former.words[r.ID], b.goodPeople(), b.former.people}
	if w := b.words[r.ID]; w != nil {
		all = append(all, w.good)
	}
	var sum string
	for _, v := range all {
		sum += " " + v.sum
	}
	return sum
}

// inForce returns what is in force for an article.
func (b *Book) inForce(path, id string) version {
	f := b.files[header.SideOf(path)]
	switch w := b.words[id]; {
	case f != nil && len(f.beside) > 1 && b.belongs(f, id):
		return version{}
	case f != nil && f.good.side != nil && b.belongs(f, id):
		return f.good
	case w != nil && id != "":
		return w.good
	}
	return version{}
}

// Changes reports whether a side file with these bytes says something else of a published article than what is in force.
func (b *Book) Changes(path string, data []byte) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	differs := func(r ledger.Record, ok bool) bool {
		return ok && r.Withdrawn.IsZero() && string(b.inForce(r.Path, r.ID).text) != string(data)
	}
	for _, p := range header.Beside(path) {
		if differs(b.Index.ByPath(p)) {
			return true
		}
	}
	f := b.files[path]
	return f != nil && f.holder != "" && differs(b.Index.ByID(f.holder))
}

// Good returns the last version of a side file without a fault, nil if there is none.
func (b *Book) Good(path string) []byte {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if f := b.files[path]; f != nil {
		return f.good.text
	}
	return nil
}

// belongs reports whether a side file belongs to an article beside it. It does not as long as the article that it is bound
// to is another one, wherever that is now. A side file that is not there any more, because it follows the article that was
// renamed, does not become that of the next article at the old place.
func (b *Book) belongs(f *file, id string) bool {
	return f.holder != "" && f.holder == id || !f.absent && (f.holder == "" || !b.live(f.holder))
}

// live reports whether an article is published, or held back though its file is there.
func (b *Book) live(id string) bool {
	r, ok := b.Index.ByID(id)
	return ok && lives(r)
}

func lives(r ledger.Record) bool { return r.Withdrawn.IsZero() || r.Held }

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
	if f := b.files[header.SideOf(path)]; f != nil {
		return f.holder
	}
	return ""
}

// Empty reports whether the owner says nothing and no article waits to be handled. It is quick.
func (b *Book) Empty() bool {
	return len(b.files)+len(b.words)+len(b.late) == 0 && b.people == nil
}

// Known returns the stamp of a file that was taken, and whether it was.
func (b *Book) Known(path string) (cache.Entry, bool) {
	f := b.files[path]
	if path == header.PeopleFile {
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
		out = append(out, header.PeopleFile)
	}
	return out
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
		return append(out, Fault{header.PeopleFile, b.people.fault})
	}
	if b.people.good.people != nil {
		for _, what := range b.people.good.people().Warnings {
			out = append(out, Fault{header.PeopleFile, what})
		}
	}
	return out
}

const (
	noneBeside = "no article stands beside the side file: name it like the article, with .meta.yaml in the place of its ending"
	bothBeside = "used for neither of the articles beside it: rename all but one of "
)
