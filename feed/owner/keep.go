package owner

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"

	"seedfeed/feed/cache"
	"seedfeed/feed/header"
	"seedfeed/feed/journal"
)

// keeper writes what a Book knows to its journal.
type keeper struct {
	journal *journal.Journal // nil: nothing is kept
	next    [][]byte         // payloads to be written by Flush
}

// line is one record of the journal: a file with its last good version, the path of a file that is gone, what is in force
// for an article, or the id of an article for which nothing is any more. Strings are UTF-8, as package watch gives paths.
type line struct {
	File   *cache.Entry `json:"file,omitempty"`
	Fault  string       `json:"fault,omitempty"`
	Beside []string     `json:"beside,omitempty"`

	Word string `json:"word,omitempty"`
	From string `json:"from,omitempty"`
	At   string `json:"at,omitempty"`

	Good []byte `json:"good,omitempty"` // of File or Word

	Gone string `json:"gone,omitempty"`
	End  string `json:"end,omitempty"`
}

// Open reads what was kept. The Book returned is never nil; with an error nothing is kept beyond this run.
func Open(c Config) (*Book, error) {
	b := &Book{
		Config: c, files: map[string]*file{}, words: map[string]*word{}, byHash: map[string]map[string]bool{},
		late: map[string]map[string]bool{}, asked: map[string]bool{}, owed: map[string]int{}, lonely: map[string]bool{}, former: former{words: map[string]version{}},
	}
	err := c.FS.MkdirAll(filepath.Dir(c.Path))
	if err == nil {
		b.journal, err = journal.Open(c.FS, c.Path, func(_ int64, payload []byte) error {
			var l line
			if json.Unmarshal(payload, &l) == nil {
				b.enter(l)
			}
			return nil
		})
	}
	for id, w := range b.words {
		if f := b.files[w.from]; f != nil {
			f.holder = id
		}
	}
	if err != nil {
		return b, fmt.Errorf("owner: what side files said last is not kept: %w", err)
	}
	return b, nil
}

// enter enters a record of the journal.
func (b *Book) enter(l line) {
	var good version
	if l.Good != nil {
		good = b.version(l.Good)
	}
	switch {
	case l.File != nil && l.File.Path == header.PeopleFile:
		b.people = &file{entry: *l.File, good: good, fault: l.Fault}
	case l.File != nil:
		if old := b.files[l.File.Path]; old != nil {
			b.forgetHash(old)
		}
		b.files[l.File.Path] = &file{entry: *l.File, good: good, fault: l.Fault, beside: l.Beside, absent: true}
		if b.byHash[l.File.Hash] == nil {
			b.byHash[l.File.Hash] = map[string]bool{}
		}
		b.byHash[l.File.Hash][l.File.Path] = true
	case l.Gone == header.PeopleFile:
		b.people = nil
	case l.Gone != "":
		if old := b.files[l.Gone]; old != nil {
			b.forgetHash(old)
			delete(b.files, l.Gone)
		}
	case l.Word != "":
		b.words[l.Word] = &word{l.From, l.At, good}
	case l.End != "":
		delete(b.words, l.End)
	}
}

func (b *Book) keep(l line) {
	if payload, err := json.Marshal(l); err == nil {
		b.next = append(b.next, payload)
	}
}

// settle keeps a file as it is now, or that it is gone: its articles were handled.
func (b *Book) settle(path string) {
	if path == header.PeopleFile && (b.check.wanted || b.check.running != nil) {
		return // it is not known yet which ones these are
	}
	if l, ok := b.fileLine(path); ok {
		b.keep(l)
	} else {
		b.keep(line{Gone: path})
	}
}

func (b *Book) fileLine(path string) (line, bool) {
	f := b.files[path]
	if path == header.PeopleFile {
		f = b.people
	}
	if f == nil {
		return line{}, false
	}
	return line{File: &f.entry, Fault: f.fault, Beside: f.beside, Good: f.good.text}, true
}

func (b *Book) keepEnd(id string) { b.keep(line{End: id}) }

func (b *Book) keepWord(id string) { b.keep(b.wordLine(id)) }

func (b *Book) wordLine(id string) line {
	w := b.words[id]
	return line{Word: id, From: w.from, At: w.at, Good: w.good.text}
}

// Flush writes what has changed to the disk. What cannot be written is kept in memory, and read from the folder again
// after a restart.
func (b *Book) Flush() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.next) == 0 {
		return
	}
	payloads := b.next
	b.next = nil
	if b.journal == nil {
		return
	}
	_, err := b.journal.Append(payloads...)
	if err == nil {
		err = b.journal.Sync()
	}
	if live := len(b.files) + len(b.words) + 1; err != nil || b.journal.Count() > 4*live+1000 {
		err = b.journal.Rewrite(b.lines())
	}
	if err != nil {
		b.Log.Warn("what side files say is not kept", "reason", err)
	}
}

// lines yields everything that the journal should hold. A file whose articles were not handled yet has no stamp, so that it
// is taken again after a restart.
func (b *Book) lines() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		emit := func(l line) bool {
			payload, err := json.Marshal(l)
			return err != nil || yield(payload)
		}
		for _, path := range append(slices.Sorted(maps.Keys(b.files)), header.PeopleFile) {
			l, ok := b.fileLine(path)
			if ok && b.owed[path] > 0 {
				l.File = &cache.Entry{Path: path}
			}
			if ok && !emit(l) {
				return
			}
		}
		for _, id := range slices.Sorted(maps.Keys(b.words)) {
			if !emit(b.wordLine(id)) {
				return
			}
		}
	}
}

// Forget drops what is kept of articles, by their ids and by the paths of their files, and leaves no trace of it in the
// journal. Side files that still stand in the folder are read from there again.
func (b *Book) Forget(ids, paths []string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range ids {
		if w := b.words[id]; w != nil {
			paths = append(paths, w.at)
			delete(b.files, w.from)
		}
		delete(b.words, id)
		delete(b.former.words, id)
	}
	for _, path := range paths {
		delete(b.files, header.SideOf(path))
	}
	b.next = nil
	if b.journal == nil {
		return nil
	}
	return b.journal.Rewrite(b.lines())
}

// Close ends a check and closes the journal. Keep says that what has changed is written before: not where another state
// is in the place of ours. Nothing is kept afterwards.
func (b *Book) Close(keep bool) error {
	b.check.end()
	if keep {
		b.Flush()
	}
	if b.journal == nil {
		return nil
	}
	err := b.journal.Close()
	b.journal = nil
	return err
}
