package ledger

import (
	"errors"
	"path/filepath"
	"slices"

	"seedfeed/feed/journal"
)

// Join takes over what the ledger's files remember of articles that memory does not know, where other files lie in the
// place of those that were opened: the folder was moved away, or mounted over, and is another one now. Of articles
// that both know, memory counts. It gives the number of articles that came.
func (l *Ledger) Join() (came int, err error) {
	l.commit.Lock()
	defer l.commit.Unlock()
	if l.copies[0] == nil {
		return 0, errors.New("ledger: closed")
	}
	for i, path := range l.paths() {
		if _, there := l.fs.Stat(path); there == nil && !l.copies[i].Intact() {
			err = l.mend()
			break
		}
	}
	came, l.came = l.came, 0
	return came, err
}

// adopt adds what the files that are not ours remember and memory does not. A file of a newer program is an error, for
// it must not be overwritten.
func (l *Ledger) adopt() error {
	in := loader{}
	for i, path := range l.paths() {
		if l.copies[i].Intact() {
			continue
		}
		if err := journal.Read(path, in.visit); errors.Is(err, errNewer) {
			return err // others: there is nothing to be had
		}
	}
	found := in.memory()
	l.mu.Lock()
	defer l.mu.Unlock()
	ours := slices.ContainsFunc(l.memory.rows, func(r row) bool { return r.archive > 0 })
	for i := range found.rows {
		r := found.rows[i].record()
		if _, known := l.memory.byID[r.ID]; known {
			continue
		}
		if ours { // archives of ours do not change: it goes into the next one
			r.Archive = 0
		}
		l.version = max(l.version, in.version) + 1
		l.seq = max(l.seq, r.Seq)
		line := recordLine(r, l.version)
		l.memory.apply(&line)
		l.came++
	}
	for set, d := range found.docs {
		if _, known := l.memory.docs[set]; !known && !ours {
			l.version = max(l.version, in.version) + 1
			line := documentsLine(d.Documents, l.version)
			l.memory.apply(&line)
		}
	}
	return nil
}

// home says that the folder above is the one it was: not the bare place of a disk that was unmounted.
func (l *Ledger) home() bool {
	now, err := l.fs.Stat(filepath.Dir(l.dir))
	return err == nil && l.above != nil && l.fs.Same(l.above, now)
}
