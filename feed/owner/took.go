package owner

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/cache"
	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
)

// Took takes a file of the owner's that came or has changed.
func (b *Book) Took(e cache.Entry, data []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e.Hash = digest.Hash(data)
	f := b.files[e.Path]
	if e.Path == header.PeopleFile {
		f = b.people
	}
	if f != nil && f.entry.Hash == e.Hash {
		if f.absent {
			b.setAbsent(f, false)
			b.touch(f)
		}
		if f.entry = e; b.owed[e.Path] == 0 {
			b.settle(e.Path)
		}
		return
	}
	b.other = true
	if f == nil {
		f = &file{}
	} else {
		b.forgetHash(f)
	}
	f.entry, f.fault, f.absent = e, "", false
	if e.Path == header.PeopleFile {
		b.tookPeople(f, data)
		return
	}
	b.files[e.Path] = f
	if b.byHash[e.Hash] == nil {
		b.byHash[e.Hash] = map[string]bool{}
	}
	b.byHash[e.Hash][e.Path] = true
	if _, err := header.ReadSide(data, header.Options{Zone: b.Options.Zone}); err != nil {
		f.fault = err.Error()
		b.Log.Warn("side file not used", "file", e.Path, "reason", err, "in force", map[bool]string{true: "the last good one", false: "none"}[f.good.side != nil])
	} else {
		f.good = b.version(data)
	}
	b.surround(f)
	b.rebind(f)
	b.touch(f)
	b.lonely[e.Path] = true
}

// tellLonely names the side files that came since the scan before and have no article now.
func (b *Book) tellLonely() {
	for _, path := range slices.Sorted(maps.Keys(b.lonely)) {
		if f := b.files[path]; f != nil && len(f.beside) == 0 && f.holder == "" {
			b.Log.Warn("side file not used", "file", path, "reason", noneBeside)
		}
	}
	clear(b.lonely)
}

// rebind binds a side file that has changed to the article beside it, if the one that it was bound to has moved away. What
// it said before is not for that article. Without an article beside it the change is for the one that has moved.
func (b *Book) rebind(f *file) {
	if f.holder == "" {
		return
	}
	if r, ok := b.Index.ByID(f.holder); len(f.beside) > 0 && (!ok || header.SideOf(r.Path) != f.entry.Path) {
		if b.release(f); f.fault != "" {
			f.good = version{}
		}
	} else if w := b.words[f.holder]; w != nil && w.from == f.entry.Path {
		b.replace(f.holder, w.good)
		w.good = f.good
		b.keepWord(f.holder)
	}
}

// replace notes what was in force for an article until now.
func (b *Book) replace(id string, v version) {
	if _, ok := b.former.words[id]; !ok {
		b.former.words[id] = v
	}
}

// release ends the binding of a side file. What it said stays in force for the article that it was bound to.
func (b *Book) release(f *file) {
	if w := b.words[f.holder]; w != nil && w.from == f.entry.Path {
		w.from = ""
		b.keepWord(f.holder)
	}
	f.holder = ""
}

// tookPeople takes the list of people.
func (b *Book) tookPeople(f *file, data []byte) {
	before := b.goodPeople()
	b.people = f
	p, err := header.ReadPeople(data)
	if err != nil {
		f.fault = err.Error()
		b.Log.Warn("list of people not used", "file", f.entry.Path, "reason", err, "in force", map[bool]string{true: "the last good one", false: "none"}[f.good.people != nil])
		b.settle(f.entry.Path)
		return
	}
	for _, w := range p.Warnings {
		b.Log.Warn("list of people", "file", f.entry.Path, "what", w)
	}
	b.replacePeople(before)
	f.good = b.version(data)
	b.check.wanted = true
}

// replacePeople notes the list of people that was in force until now, unless articles still have to be handled for the change
// before.
func (b *Book) replacePeople(p version) {
	if !b.check.wanted && b.check.running == nil && b.owed[header.PeopleFile] == 0 {
		b.former.people = p
	}
}

// surround notes which articles stand beside a side file now, and reports whether others did before.
func (b *Book) surround(f *file) (changed bool) {
	var now []string
	for _, p := range header.Beside(f.entry.Path) {
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

// justWritten is the age up to which a side file with a fault counts as not yet written whole.
const justWritten = 2 * time.Second

// Arriving tells that an article will be handled now. The side file beside it is taken from the folder if it is not known
// as it is there: the article must not be published without what that says. Wait reports whether the side file seems to
// be half written, so that the article should be handed over again a little later.
func (b *Book) Arriving(path string, now time.Time) (wait bool) {
	side := header.SideOf(path)
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
	b.setAbsent(f, errors.Is(err, fs.ErrNotExist))
	if !slices.Contains(f.beside, path) && b.surround(f) {
		b.touch(f)
	}
	age := now.Sub(time.Unix(0, f.entry.ModTime))
	return f.fault != "" && f.good.side == nil && err == nil && 0 <= age && age < justWritten
}

// setAbsent notes whether a side file is there. That decides what is in force for an article beside it to which it is not bound,
// as after a crash that lost the binding.
func (b *Book) setAbsent(f *file, absent bool) {
	if f.absent != absent && (f.holder == "" || !b.live(f.holder)) {
		b.other = true
	}
	f.absent = absent
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
	if f := b.files[header.SideOf(path)]; f != nil && id != "" && f.good.side != nil && b.belongs(f, id) && len(f.beside) < 2 {
		b.bind(f, path, id)
	}
	delete(b.former.words, id)
	b.done(path)
}

// bind binds a side file to an article with a record.
func (b *Book) bind(f *file, path, id string) {
	w := b.words[id]
	if w == nil {
		w = &word{}
		b.words[id] = w
	} else if old := b.files[w.from]; old != nil && old != f && old.holder == id {
		b.release(old)
		b.touch(old) // another article may stand beside it
	}
	if f.holder != id {
		b.release(f)
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
	if path == header.PeopleFile {
		if b.people != nil {
			b.replacePeople(b.goodPeople())
			b.people = nil
			b.check.wanted, b.other = true, true
		}
		return
	}
	f := b.files[path]
	if f == nil {
		b.done(path)
		b.left(path)
		return
	}
	b.other = true
	delete(b.files, path)
	b.forgetHash(f)
	if w := b.words[f.holder]; w != nil && w.from == path {
		b.lost(f, w)
	}
	b.touch(f)
}

// lost decides what becomes of what a side file said that is gone.
func (b *Book) lost(f *file, w *word) {
	if t := b.twin(f); t != nil { // it was renamed, and the article may follow
		w.from, t.holder = t.entry.Path, f.holder
		b.keepWord(f.holder)
		return
	}
	if r, _ := b.Index.ByID(f.holder); r.Path != w.at && b.live(f.holder) {
		w.from = ""
		b.keepWord(f.holder)
		return
	}
	b.replace(f.holder, w.good)
	delete(b.words, f.holder)
	b.keepEnd(f.holder)
}

// twin returns the first side file by path that says the same as f and belongs to no article, nil if there is none.
func (b *Book) twin(f *file) (first *file) {
	for path := range b.byHash[f.entry.Hash] {
		if t := b.files[path]; t.holder == "" && (first == nil || path < first.entry.Path) && !b.inUse(path) {
			first = t
		}
	}
	return first
}

// inUse reports whether a published article stands beside a side file.
func (b *Book) inUse(side string) bool {
	return slices.ContainsFunc(header.Beside(side), func(p string) bool {
		r, ok := b.Index.ByPath(p)
		return ok && lives(r)
	})
}

// left notes that an article is gone from a path: another one beside the same side file may have that alone now.
func (b *Book) left(article string) {
	if f := b.files[header.SideOf(article)]; f != nil && b.surround(f) {
		b.touch(f)
	}
}

// Changed tells of the record of an article before it changed. The side file of an article that is gone may belong to another
// one now.
func (b *Book) Changed(before ledger.Record) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if w := b.words[before.ID]; w != nil && lives(before) != b.live(before.ID) {
		if f := b.files[w.from]; f != nil && f.holder == before.ID {
			b.touch(f)
		}
	}
}

// Scanned tells that a scan of the whole folder is over. After the first one all articles are checked of which the owner says
// something, or said something as far as readers know: a run that was killed may have changed the one and not the other.
func (b *Book) Scanned() {
	back := b.cameBack()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tellLonely()
	if b.ended {
		return
	}
	b.ended = true
	for path, f := range b.files {
		b.setAbsent(f, f.absent && !back[path])
		if len(f.beside) > 1 && b.surround(f) {
			b.touch(f)
		}
	}
	for r := range b.Index.All() {
		if r.Withdrawn.IsZero() && (r.Owner != "" || b.words[r.ID] != nil || b.files[header.SideOf(r.Path)] != nil) {
			b.check.some = append(b.check.some, r.ID)
		}
	}
}

// cameBack returns the side files that were absent and are there now. It holds no lock while it looks: Look asks the Book.
func (b *Book) cameBack() map[string]bool {
	b.mu.RLock()
	var absent []string
	for path, f := range b.files {
		if f.absent && !b.ended {
			absent = append(absent, path)
		}
	}
	b.mu.RUnlock()
	back := map[string]bool{}
	for _, path := range absent {
		_, err := b.Look(path)
		back[path] = !errors.Is(err, fs.ErrNotExist)
	}
	return back
}

func (b *Book) forgetHash(f *file) {
	if delete(b.byHash[f.entry.Hash], f.entry.Path); len(b.byHash[f.entry.Hash]) == 0 {
		delete(b.byHash, f.entry.Hash)
	}
}
