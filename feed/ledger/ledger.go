// Package ledger keeps the identities and dates of published articles over restarts, edits, renames, removals, crashes
// and damage. What Commit returned nil for is never forgotten, doubled or re-dated.
//
// A ledger is a folder with two live copies of one journal, ledger-a.jsonl and ledger-b.jsonl: lines of JSON, each
// behind a checksum (package journal). Each line has a version, which rises. The newest line of an id counts, so Open
// takes the union of what both copies hold, whatever became of one of them: cut, emptied, overwritten, removed,
// replaced by an older state. A file named lock keeps a second instance out.
//
// While a Ledger is open, memory wins over whatever happens to the files: the next Commit writes a copy again that was
// removed, cut or damaged. A file with records of somebody else is moved aside, not overwritten.
package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"seedfeed/feed/journal"
)

// ErrLocked is wrapped by the errors of Open, Commit and Close while another instance has the folder open.
var ErrLocked = errors.New("ledger: in use by another instance")

const (
	copyA, copyB = "ledger-a.jsonl", "ledger-b.jsonl"
	lockName     = "lock"
	slack        = 1024 // dead lines that are never worth a compaction, half a megabyte in each copy
)

// Ledger is an open ledger folder. It belongs to one goroutine at a time. Its Index may be read by others meanwhile.
type Ledger struct {
	fs       journal.FS
	dir      string
	lock     journal.Lock
	copies   [2]*journal.Journal // nil: closed
	index    *Index              // what both copies hold
	state    line                // the State, and its version
	slack    int
	compact  int // number of lines at which the next compaction is due
	warnings []string
}

// Open opens the ledger in dir, which is made if absent, reads both copies and repairs what is damaged. It rewrites a
// ledger of an older format, which an older program then refuses. Damage is a warning (TakeWarnings). Errors are a
// folder that cannot be read or written, another instance (ErrLocked), and lines of a newer program.
func Open(dir string) (*Ledger, error) { return OpenOn(journal.Disk{}, dir) }

// Exists reports whether there is a ledger in dir, whole or damaged.
func Exists(dir string) bool {
	for _, name := range [...]string{copyA, copyB} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// OpenOn is Open on a given file system: tests use one that fails and loses what was not synced.
func OpenOn(fsys journal.FS, dir string) (*Ledger, error) { return open(fsys, dir, slack) }

func open(fsys journal.FS, dir string, slack int) (*Ledger, error) {
	l := &Ledger{fs: fsys, dir: dir, slack: slack}
	if err := fsys.MkdirAll(dir); err != nil {
		return nil, l.failed("make", err)
	}
	if err := l.acquire(); err != nil {
		return nil, err
	}
	if err := l.load(); err != nil {
		return nil, errors.Join(l.failed("open", err), l.release())
	}
	return l, nil
}

// noLock stands for the lock where the file system has none.
type noLock struct{}

func (noLock) Close() error { return nil }
func (noLock) Held() bool   { return true }

// acquire locks the folder. Where the file system has no locks it goes on without.
func (l *Ledger) acquire() error {
	lock, err := l.fs.Lock(filepath.Join(l.dir, lockName))
	switch {
	case errors.Is(err, journal.ErrLocked):
		return fmt.Errorf("%w: folder %s: stop the other seedfeed, or give this one a folder of its own with --state", ErrLocked, l.dir)
	case errors.Is(err, errors.ErrUnsupported):
		l.warn("%s cannot be locked: make sure that no second instance uses it", l.dir)
		lock = noLock{}
	case err != nil:
		return l.failed("lock", err)
	}
	l.lock = lock
	return nil
}

// failed wraps an error so that it tells an operator what to do.
func (l *Ledger) failed(doing string, err error) error {
	if journal.IsFull(err) {
		return fmt.Errorf("ledger: %s %s: the disk is full, free some space on it: %w", doing, l.dir, err)
	}
	return fmt.Errorf("ledger: %s %s: %w", doing, l.dir, err)
}

func (l *Ledger) warn(text string, args ...any) {
	l.warnings = append(l.warnings, fmt.Sprintf(text, args...))
}

// TakeWarnings returns what Open and the calls since found wrong and mended, one sentence each, for the log. It returns
// each warning once.
func (l *Ledger) TakeWarnings() []string {
	taken := l.warnings
	l.warnings = nil
	return taken
}

// Index returns the live records. They change only by Commit: Put panics on this index.
func (l *Ledger) Index() *Index { return l.index }

// State returns the state that was committed last.
func (l *Ledger) State() State { return *l.state.State }

// Commit writes records, and state unless it is nil, to both copies. It returns nil when they are on the disk. Only
// then do Index and State have them.
//
// Commit tells records apart by ID. A known record is replaced and keeps its Seq. A new one keeps the Seq it comes with
// if that is not below NextSeq, else it gets the next one. Commit sets Seq in records too.
//
// After an error memory is as before, and the next Commit makes the files so as well. Should a crash bring back a line
// that was written in vain, it is whole, and older than all that was committed later.
//
// The time a Commit takes does not grow with the ledger, except that one call in some thousands compacts, and the one that
// ends the first scan.
func (l *Ledger) Commit(records []Record, state *State) error {
	if len(records) == 0 && state == nil {
		return nil
	}
	if l.copies[0] == nil {
		return errors.New("ledger: closed")
	}
	if err := check(records, state); err != nil {
		return err
	}
	if err := l.mend(); err != nil {
		return l.failed("write", err)
	}
	change := l.number(records, state)
	if err := l.write(change); err != nil {
		return l.failed("write", err)
	}
	scanned := false
	if n := len(records); n < len(change) {
		scanned = l.state.State.FirstScan && !state.FirstScan
		l.state = change[n]
		change = change[:n]
	}
	l.index.put(change...)
	l.compactIfDue(scanned)
	return nil
}

func check(records []Record, state *State) error {
	for i := range records {
		if records[i].ID == "" {
			return fmt.Errorf("ledger: record of %q has no id", records[i].Path)
		}
		if err := records[i].Check(); err != nil {
			return err
		}
	}
	if state != nil {
		return state.check()
	}
	return nil
}

// number makes the lines of one commit. Versions and the Seq of new records are used once, even if the commit fails:
// a line that was taken back must never look as new as a later one.
func (l *Ledger) number(records []Record, state *State) []line {
	change := make([]line, 0, len(records)+1)
	fresh := make(map[string]int64)
	for i := range records {
		r := &records[i]
		if seq, ok := fresh[r.ID]; ok {
			r.Seq = seq
		} else {
			r.Seq = l.index.seqOf(r.ID, r.Seq)
			fresh[r.ID] = r.Seq
		}
		l.index.version++
		change = append(change, line{Version: l.index.version, Record: r.stored()})
	}
	if state != nil {
		l.index.version++
		change = append(change, line{Version: l.index.version, State: state.stored()})
	}
	return change
}

// write appends lines to both copies at the same time and syncs them. Afterwards both have them, or neither.
func (l *Ledger) write(change []line) error {
	payloads := make([][]byte, len(change))
	for i := range change {
		payloads[i] = change[i].payload()
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
	for i := range failed {
		if failed[i] == nil {
			continue
		}
		for i, j := range l.copies {
			j.Cut(marks[i])
		}
		return failed[i]
	}
	return nil
}

// compactIfDue rewrites the copies when many of their lines are dead. If that fails, nothing is lost, and it is tried
// again about a thousand lines later.
func (l *Ledger) compactIfDue(scanned bool) {
	lines := max(l.copies[0].Count(), l.copies[1].Count())
	switch {
	case scanned && lines > l.live()+l.live()/8: // most articles have a second line since they went into archives
	case lines < l.compact:
		return
	default:
		if l.plan(); lines < l.compact { // most of the lines since then are live ones, as in a first scan
			return
		}
	}
	if err := l.rewrite(); err != nil {
		l.compact = l.copies[0].Count() + l.slack
	}
}

// rewrite writes both copies again, one after the other, so that one of them is whole at every instant.
func (l *Ledger) rewrite() error {
	for _, j := range l.copies {
		if err := j.Rewrite(l.lines); err != nil {
			return err
		}
	}
	l.plan()
	return nil
}

// plan sets when the next compaction is due: when there are three quarters as many dead lines as live ones. The articles of a
// first scan each have a second line once they went into archives, and each batch of them writes a state, so the end of that scan
// is waited for.
func (l *Ledger) plan() {
	live := l.live()
	if l.compact = live + 3*live/4 + l.slack; l.state.State.FirstScan {
		l.compact = 9*live/4 + l.slack
	}
}

// live returns the number of lines that count: those of all records, a header and a state.
func (l *Ledger) live() int { return l.index.Len() + 2 }

// lines yields the header and all live lines.
func (l *Ledger) lines(yield func([]byte) bool) {
	if !yield(line{Format: format}.payload()) || !yield(l.state.payload()) {
		return
	}
	for i := range l.index.rows {
		if !yield(l.index.line(int32(i)).payload()) {
			return
		}
	}
}

// Close releases the folder for another instance. Every record is on disk already, unless somebody removed the files.
// In that case Close writes them again, provided that the parent folder exists and that no other ledger has taken
// their place (see Replaced).
func (l *Ledger) Close() error {
	if l.copies[0] == nil {
		return nil
	}
	var err error
	if l.index.Len() > 0 && !l.Replaced() {
		if err = l.mend(); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err != nil {
		err = l.failed("close", err)
	}
	return errors.Join(err, l.release())
}

// release closes what is open.
func (l *Ledger) release() error {
	var err error
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
