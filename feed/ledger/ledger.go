// Package ledger keeps the identities and dates of articles once published, over restarts, edits, renames,
// removals, crashes and damage: what Commit returned nil for is never forgotten, doubled or re-dated.
//
// A ledger is a folder with two live copies of one journal, ledger-a.jsonl and ledger-b.jsonl, JSON lines
// behind a checksum (package journal). Each line carries a rising version; the newest line of an id wins, so
// that Open takes the union of what both copies hold, whatever became of either: cut, emptied, overwritten,
// removed, an older or a newer state of the other. A file named lock keeps a second instance out. While a
// Ledger is open, its memory wins over whatever happens to the files: the next Commit writes a removed, cut
// or damaged copy again.
package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"sync"
	"time"

	"seedfeed/feed/journal"
)

// ErrLocked is wrapped by the error of Open and Commit while another instance has the folder open.
var ErrLocked = errors.New("ledger: in use by another instance")

const (
	copyA, copyB = "ledger-a.jsonl", "ledger-b.jsonl"
	lockName     = "lock"
	format       = 1    // of the lines; rises when an older program would misread them
	slack        = 4096 // dead lines that are never worth a compaction
)

// Record is one article's identity: everything but the path, the text and what follows from it is fixed at
// first publication. All strings but Path must be valid UTF-8.
type Record struct {
	ID       string // as in every feed; never used for another article
	Path     string // slash path relative to the seeds folder, any bytes
	Hash     string // of the bytes of the file
	TextHash string // of the cleaned text
	Slug     string // last element of the page's address

	Published time.Time // UTC
	Updated   time.Time // UTC
	Withdrawn time.Time // UTC; zero: the article is in the folder
	Expires   time.Time // UTC; the article is to be withdrawn then; zero: never
	Seen      time.Time // UTC; when readers first saw the article, where Published is earlier; zero: then
	Returned  time.Time // UTC; when it was last put back after it had been withdrawn; zero: never
	Corrected time.Time // UTC; newest change of the text that readers are told of; zero: none

	// How many articles had the second of Updated, and that of Withdrawn, as that of their newest change before this one.
	Tie, WithdrawnTie int32

	Archive int32 // number of the archive document that holds it for good, from 1; 0: none yet

	Seq int64 // order of first entry, from 1; of a new record Commit keeps one from NextSeq on, else gives the next
}

// Documents is what was last sent of one set of documents that change together.
type Documents struct {
	Set      string    // name of the set, chosen by the caller
	Modified time.Time // last Last-Modified, UTC
	Shared   bool      // this version shares its second with an earlier one and is sent without a date
	Sum      string    // hash of its bytes
	Updated  time.Time // newest change of what they tell, UTC; never goes back
}

// Ledger is an open ledger folder. All methods are safe for concurrent use.
type Ledger struct {
	fs       journal.FS
	dir      string
	others   []string    // folders read once, by Open
	above    fs.FileInfo // of the folder that holds dir, when it was opened
	slack    int
	warnings []string

	commit   sync.Mutex // held while files are written; only its holder changes memory
	lock     journal.Lock
	lockless bool // locks are not to be had here
	copies   [2]*journal.Journal
	version  uint64 // of the newest line ever written, also in vain
	seq      int64
	compact  int // count of lines at which the next compaction is due
	came     int // articles taken over that Join has not told of

	mu     sync.RWMutex // guards memory
	memory memory
}

// Open opens the ledger in dir, which is made if absent, reads both copies and repairs what is damaged.
// Damage is told by Warnings and is no error; errors are a folder that cannot be read or written, another
// instance (ErrLocked), and lines of a newer program. What ledgers in other folders remember, where the same ledger
// lay at other times, is taken over; of each article the newest line counts.
func Open(dir string, others ...string) (*Ledger, error) {
	return open(journal.Disk{}, dir, slack, others...)
}

func open(fsys journal.FS, dir string, slack int, others ...string) (*Ledger, error) {
	l := &Ledger{fs: fsys, dir: dir, slack: slack, others: others}
	if err := fsys.MkdirAll(dir); err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	if err := l.acquire(); err != nil {
		return nil, err
	}
	l.above, _ = fsys.Stat(filepath.Dir(dir))
	if err := l.load(); err != nil {
		return nil, errors.Join(fmt.Errorf("ledger: open %s: %w", dir, err), l.Close())
	}
	return l, nil
}

// acquire takes the lock of the folder. Where the file system has no locks it goes on without.
func (l *Ledger) acquire() error {
	lock, err := l.fs.Lock(filepath.Join(l.dir, lockName))
	switch {
	case errors.Is(err, journal.ErrLocked):
		return fmt.Errorf("%w: folder %s: stop the other seedfeed, or give this one a folder of its own with --state", ErrLocked, l.dir)
	case errors.Is(err, errors.ErrUnsupported):
		l.lockless = true
		l.warnings = append(l.warnings, fmt.Sprintf("%s cannot be locked: take care that no second instance uses it", l.dir))
		return nil
	case err != nil:
		return fmt.Errorf("ledger: %w", err)
	}
	l.lock = lock
	return nil
}

// load fills memory from both copies and makes them whole and equal again.
func (l *Ledger) load() error {
	in := loader{}
	if err := l.openCopies(); err != nil {
		return err
	}
	a, b := l.copies[0], l.copies[1]
	in.expect(a.Count())
	if err := a.Each(in.visit); err != nil {
		return err
	}
	equal, fromA := a.Equal(b), in.lines
	if !equal { // else b says nothing new: the usual case takes half the time
		if err := b.Each(in.visit); err != nil {
			return err
		}
	}
	own := in.lines
	for _, dir := range l.others {
		for _, name := range [...]string{copyA, copyB} {
			if err := journal.Read(filepath.Join(dir, name), in.visit); err != nil && !errors.Is(err, fs.ErrNotExist) {
				l.warnings = append(l.warnings, fmt.Sprintf("state in %q was not taken over: %v", dir, err))
			}
		}
	}
	if in.lines > own {
		l.warnings = append(l.warnings, fmt.Sprintf("state in %q joined with what is in %q", l.dir, l.others))
	}
	l.memory = in.memory()
	l.version, l.seq = in.version, in.seq
	l.warn(in, fromA)
	l.plan()
	if equal && in.lines == own && in.bad == 0 && in.headed && a.Count() < l.compact {
		return nil
	}
	for _, j := range l.copies { // one after the other: one of them is whole at every instant
		if _, err := j.Rewrite(l.lines); err != nil {
			return err
		}
	}
	l.plan()
	return nil
}

// openCopies opens both files. One that cannot be opened for what it is (no rights, a folder, a link) is moved
// aside, never removed, if the other one has something to restore it from.
func (l *Ledger) openCopies() error {
	var failed [2]error
	for i, path := range l.paths() {
		l.copies[i], failed[i] = journal.Open(l.fs, path, nil)
	}
	for i, path := range l.paths() {
		err, other := failed[i], l.copies[1-i]
		if err == nil {
			continue
		}
		if other == nil || other.Count() == 0 || !errors.Is(err, fs.ErrPermission) && !errors.Is(err, journal.ErrNotFile) {
			return errors.Join(failed[:]...)
		}
		aside := l.aside(path)
		if err := l.fs.Rename(path, aside); err != nil {
			return errors.Join(failed[i], err)
		}
		l.warnings = append(l.warnings, fmt.Sprintf("state file %q cannot be used and was moved to %q: %v", path, aside, err))
		if l.copies[i], err = journal.Open(l.fs, path, nil); err != nil {
			return err
		}
	}
	return nil
}

// aside is a name for what is moved away from path: one that nothing has yet.
func (l *Ledger) aside(path string) string {
	name := path + ".unreadable"
	for n := 2; ; n++ {
		if _, err := l.fs.Stat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s.unreadable-%d", path, n)
	}
}

func (l *Ledger) paths() [2]string {
	return [2]string{filepath.Join(l.dir, copyA), filepath.Join(l.dir, copyB)}
}

// warn says what Open found wrong, in the terms of whoever looks after the folder.
func (l *Ledger) warn(in loader, fromA int) {
	a, b := l.copies[0], l.copies[1]
	for i, path := range l.paths() {
		j, other := l.copies[i], l.copies[1-i]
		switch {
		case j.Damaged() > 0 && other.Damaged() > 0:
			l.warnings = append(l.warnings, fmt.Sprintf("state file %q was damaged in %d places, and so was the other copy: what both lost is gone, the rest was restored", path, j.Damaged()))
		case j.Damaged() > 0:
			l.warnings = append(l.warnings, fmt.Sprintf("state file %q was damaged in %d places: restored from the other copy", path, j.Damaged()))
		case j.Count() == 0 && other.Count() > 0:
			l.warnings = append(l.warnings, fmt.Sprintf("state file %q was missing or empty: restored from the other copy", path))
		}
	}
	if in.bad > 0 {
		l.warnings = append(l.warnings, fmt.Sprintf("state in %q held %d lines that say nothing this program knows: left out", l.dir, in.bad))
	}
	if a.Damaged()+b.Damaged() == 0 && a.Count() > 0 && b.Count() > 0 && !a.Equal(b) {
		l.warnings = append(l.warnings, fmt.Sprintf("state files in %q differed (%d and %d lines): joined, the newest line of each article counts", l.dir, fromA, in.lines-fromA))
	}
}

// Warnings returns the damage found by Open, one sentence each, for the log.
func (l *Ledger) Warnings() []string { return l.warnings }

// Commit writes records and docs to both copies and returns nil when they are on the disk; only then do the
// other methods know them. Records are told apart by ID: a known one is replaced and keeps its Seq, a new one
// keeps the Seq it comes with if that is NextSeq or more, else gets the next one (set in records too). After an error memory is as before, and the files will
// be at the next Commit: lines written in vain are taken back, and should one come up after a crash, it is
// whole, and older than whatever was committed later.
//
// The time it takes does not grow with the ledger, but for one call in some thousands, which compacts.
func (l *Ledger) Commit(records []Record, docs []Documents) error {
	if len(records)+len(docs) == 0 {
		return nil
	}
	l.commit.Lock()
	defer l.commit.Unlock()
	if l.copies[0] == nil {
		return errors.New("ledger: closed")
	}
	if err := check(records, docs); err != nil {
		return err
	}
	change := l.number(records, docs)
	if err := l.write(change.payloads()); err != nil {
		return fmt.Errorf("ledger: write %s: %w", l.dir, err)
	}
	l.mu.Lock()
	for i := range change {
		l.memory.apply(&change[i])
	}
	l.mu.Unlock()
	l.compactIfDue()
	return nil
}

// number gives the lines of one commit their versions, and new records their Seq. Numbers are used once,
// also where the commit fails, so that a line that was taken back never looks as new as a later one.
func (l *Ledger) number(records []Record, docs []Documents) lines {
	change := make(lines, 0, len(records)+len(docs))
	fresh := make(map[string]int64)
	for i := range records {
		r := &records[i]
		if known, ok := l.memory.byID[r.ID]; ok {
			r.Seq = l.memory.rows[known].seq
		} else if seq, ok := fresh[r.ID]; ok {
			r.Seq = seq
		} else {
			l.seq = max(l.seq+1, r.Seq) // one that NextSeq foretold stays
			r.Seq = l.seq
			fresh[r.ID] = r.Seq
		}
		l.version++
		change = append(change, recordLine(*r, l.version))
	}
	for _, d := range docs {
		l.version++
		change = append(change, documentsLine(d, l.version))
	}
	return change
}

// write appends payloads to both copies at once and syncs them. Both have them then, or neither.
func (l *Ledger) write(payloads [][]byte) error {
	if err := l.mend(); err != nil {
		return err
	}
	var marks [2]journal.Mark
	var failed [2]error
	var wait sync.WaitGroup
	for i, j := range l.copies {
		marks[i] = j.Mark()
		wait.Go(func() {
			if _, failed[i] = j.Append(payloads...); failed[i] == nil {
				failed[i] = j.Sync()
			}
		})
	}
	wait.Wait()
	err := errors.Join(failed[:]...)
	if err == nil {
		return nil
	}
	for i, j := range l.copies {
		err = errors.Join(err, j.Cut(marks[i]))
	}
	return err
}

// mend writes copies again that are no longer what memory holds: removed, cut, replaced, or left unknown by
// a failed write. Articles that only the files there know are taken over first. Where the folder itself was
// removed, it is made again if its parent is there. The lock is
// taken anew where its file was removed: nobody else would find ours any more.
func (l *Ledger) mend() error {
	held := l.lockless || l.lock != nil && l.lock.Held()
	if held && l.copies[0].Intact() && l.copies[1].Intact() {
		return nil
	}
	if err := l.fs.Mkdir(l.dir); err != nil {
		return err
	}
	if !held {
		if l.lock != nil {
			l.lock.Close()
			l.lock = nil
		}
		if err := l.acquire(); err != nil {
			return err
		}
	}
	if err := l.adopt(); err != nil {
		return err
	}
	for i, j := range l.copies {
		if j.Intact() {
			continue
		}
		path := l.paths()[i]
		if is, err := l.fs.Stat(path); err == nil && is.IsDir() { // nothing can be renamed onto it
			if err := l.fs.Rename(path, l.aside(path)); err != nil {
				return err
			}
		}
		if _, err := j.Rewrite(l.lines); err != nil {
			return err
		}
	}
	l.plan()
	return nil
}

// compactIfDue rewrites the copies when most of their lines are dead. If that fails, nothing is lost, and it
// is tried again some thousand lines later.
func (l *Ledger) compactIfDue() {
	if max(l.copies[0].Count(), l.copies[1].Count()) < l.compact {
		return
	}
	for _, j := range l.copies {
		if _, err := j.Rewrite(l.lines); err != nil {
			l.compact = j.Count() + l.slack
			return
		}
	}
	l.plan()
}

// plan sets when the next compaction is due: when dead lines outnumber the live ones.
func (l *Ledger) plan() {
	l.compact = 2*l.memory.lines() + l.slack
}

// lines yields the header and every live line, in order.
func (l *Ledger) lines(yield func([]byte) bool) {
	head := lines{{Format: format}}
	if !yield(head.payloads()[0]) {
		return
	}
	for line := range l.memory.all() {
		one := lines{line}
		if !yield(one.payloads()[0]) {
			return
		}
	}
}

// Close gives the folder free for another instance. Everything is on the disk already, unless the files were taken away:
// then they are written again, if the folder above is there.
func (l *Ledger) Close() error {
	l.commit.Lock()
	defer l.commit.Unlock()
	var err error
	if l.copies[0] != nil && l.copies[1] != nil && len(l.memory.rows) > 0 && l.home() {
		if err = l.mend(); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	for i, j := range l.copies {
		if j != nil {
			err = errors.Join(err, j.Close())
			l.copies[i] = nil
		}
	}
	if l.lock != nil {
		err = errors.Join(err, l.lock.Close())
		l.lock = nil
	}
	return err
}

// Len returns the number of records, withdrawn ones included.
func (l *Ledger) Len() int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return len(l.memory.rows)
}

// Records yields all records, withdrawn ones included, in the order of first entry. The ledger may be used,
// and changed, meanwhile: each record is as it is when its turn comes.
func (l *Ledger) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for i := 0; ; i++ {
			l.mu.RLock()
			if i >= len(l.memory.rows) {
				l.mu.RUnlock()
				return
			}
			r := l.memory.rows[i].record()
			l.mu.RUnlock()
			if !yield(r) {
				return
			}
		}
	}
}

// NextSeq returns the lowest Seq that was never given out. A caller that must know the Seq of new records
// before Commit numbers them from here on, rising in the order of the call; anew after a Commit that failed.
func (l *Ledger) NextSeq() int64 {
	l.commit.Lock()
	defer l.commit.Unlock()
	return l.seq + 1
}

// ByID returns the record with that id.
func (l *Ledger) ByID(id string) (Record, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	i, ok := l.memory.byID[id]
	if !ok {
		return Record{}, false
	}
	return l.memory.rows[i].record(), true
}

// ByPath returns the record of that path. Where a withdrawn record's path was taken by another article, the
// one in the folder is meant; among equals the one committed last.
func (l *Ledger) ByPath(path string) (Record, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.memory.found(l.memory.atPath(path))
}

// BySlug returns the record with that slug: of several, which only joined ledgers have, one in the folder, then the
// first entered.
func (l *Ledger) BySlug(slug string) (Record, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	first := none
	for i := range l.memory.bySlug.each(slug) {
		if first == none || l.memory.sooner(i, first) {
			first = i
		}
	}
	return l.memory.found(first)
}

// ByHash returns the records with that hash in the order of first entry, withdrawn ones included.
func (l *Ledger) ByHash(hash string) []Record {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.memory.withHash(hash)
}

// Documents returns what was last committed of a set.
func (l *Ledger) Documents(set string) (Documents, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	d, ok := l.memory.docs[set]
	return d.Documents, ok
}
