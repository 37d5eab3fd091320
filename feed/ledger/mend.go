package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"seedfeed/feed/journal"
)

func (l *Ledger) paths() [2]string {
	return [2]string{filepath.Join(l.dir, copyA), filepath.Join(l.dir, copyB)}
}

// load fills memory from both copies and makes them whole and equal again.
func (l *Ledger) load() error {
	if err := l.openCopies(); err != nil {
		return err
	}
	a, b := l.copies[0], l.copies[1]
	in := newLoader(a.Count())
	if err := in.read(a); err != nil {
		return err
	}
	equal := a.Equal(b)
	if !equal { // else b says nothing new, and the usual start takes half the time
		if err := in.read(b); err != nil {
			return err
		}
	}
	l.warnDamage(in.bad)
	if in.old {
		in.upgrade()
	}
	l.index = in.index()
	l.index.owned = true
	l.state = line{State: &State{}}
	if in.state != nil {
		l.state = *in.state
	}
	l.plan()
	if equal && in.bad == 0 && in.headed && !in.old && !in.joined && a.Count() < l.compact {
		return nil
	}
	return l.rewrite()
}

// openCopies opens both files. One that cannot be opened for what it is (no rights, a folder, a link, a pipe) is moved
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
		if other == nil || other.Count() == 0 || !unusable(err) {
			return err
		}
		if err := l.moveAside(path, err); err != nil {
			return err
		}
		if l.copies[i], err = journal.Open(l.fs, path, nil); err != nil {
			return err
		}
	}
	return nil
}

// unusable reports whether a file cannot be opened for what it is.
func unusable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, journal.ErrNotFile)
}

// moveAside gives what is at path a free name beside it.
func (l *Ledger) moveAside(path string, why error) error {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.aside-%d", path, n)
		if _, err := l.fs.Stat(aside); err == nil {
			continue
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := l.fs.Rename(path, aside); err != nil {
			return err
		}
		l.warn("state file %q was moved to %q, to be written anew: %v", path, aside, why)
		return nil
	}
}

// warnDamage says what Open found wrong, in the words of whoever looks after the folder.
func (l *Ledger) warnDamage(bad int) {
	a, b := l.copies[0], l.copies[1]
	for i, path := range l.paths() {
		j, other := l.copies[i], l.copies[1-i]
		switch {
		case j.Damaged() > 0 && other.Damaged() > 0:
			l.warn("state file %q was damaged in %d places, and so was the other copy: what both lost is gone, the rest was restored", path, j.Damaged())
		case j.Damaged() > 0:
			l.warn("state file %q was damaged in %d places: restored from the other copy", path, j.Damaged())
		case j.Count() == 0 && other.Count() > 0:
			l.warn("state file %q was missing or empty: restored from the other copy", path)
		}
	}
	if bad > 0 {
		l.warn("state in %q held %d lines that this program does not understand: left out", l.dir, bad)
	}
	if a.Damaged()+b.Damaged() == 0 && a.Count() > 0 && b.Count() > 0 && !a.Equal(b) {
		l.warn("state files in %q differed (%d and %d lines): joined, the newest line of each article counts", l.dir, a.Count(), b.Count())
	}
}

// mend writes copies again that are not what memory holds: removed, cut, replaced, or in an unknown state after a
// failed write. If the folder itself was removed, it is made again, unless its parent is gone too. The lock is taken
// anew if its file was removed, because nobody else would find the old one any more.
func (l *Ledger) mend() error {
	if l.lock != nil && l.lock.Held() && l.copies[0].Intact() && l.copies[1].Intact() {
		return nil
	}
	if err := l.fs.Mkdir(l.dir); err != nil {
		return err
	}
	if l.lock == nil || !l.lock.Held() {
		if l.lock != nil {
			l.lock.Close()
			l.lock = nil
		}
		if err := l.acquire(); err != nil {
			return err
		}
	}
	for i, j := range l.copies {
		if j.Intact() {
			continue
		}
		err := l.stranger(i)
		if errors.Is(err, errStranger) || unusable(err) {
			err = l.moveAside(l.paths()[i], err)
		}
		if err == nil {
			err = j.Rewrite(l.lines)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

var errStranger = errors.New("it holds the records of another ledger")

// stranger returns errStranger if the file at the path of a copy has records that memory does not know, or lines of a
// newer program. It returns nil if nothing is lost by writing over the file.
func (l *Ledger) stranger(i int) error {
	if l.copies[i].Torn() { // what it holds was written in vain
		return nil
	}
	err := journal.Read(l.fs, l.paths()[i], func(_ int64, payload []byte) error {
		var r line
		if r.parse(payload) != nil {
			return nil
		}
		if _, known := l.index.ByID(r.ID); r.Format > format || r.ID != "" && !known {
			return errStranger
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Replaced reports whether the folder now holds another ledger: one with records that this one does not know, or one
// written by a newer program. This happens when the folder is moved away or mounted over. The caller then closes this
// ledger and opens the other, as a restart does. Replaced is cheap while our own files are in place.
func (l *Ledger) Replaced() bool {
	for i, j := range l.copies {
		if j != nil && !j.Intact() && errors.Is(l.stranger(i), errStranger) {
			return true
		}
	}
	return false
}
