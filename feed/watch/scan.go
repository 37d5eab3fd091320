package watch

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"time"
)

const (
	scanStep = 512                  // entries looked at in one step, about a millisecond
	scanLast = 5 * time.Millisecond // no step begins later than this in a round
)

// scan walks the tree in steps, so that events are looked at between them.
type scan struct {
	whole  bool // the whole tree
	mixed  bool // a folder was added while it ran: known may count twice
	began  time.Time
	dirs   []string // to be walked
	known  int      // files for which Config.Known answered
	dir    string   // being walked, while list is set
	done   func()
	list   *os.File
	found  []string // in dir, to be looked at
	nested []string // folders in dir
}

// scanFolder walks one folder and what is below it, with the running scan if there is one.
func (l *loop) scanFolder(dir string) {
	if l.scan == nil {
		l.scan = &scan{began: time.Now()}
	}
	l.scan.mixed = true
	l.scan.dirs = append(l.scan.dirs, dir)
}

// scanSome does some steps of a scan that runs or is due: many, where folders hold little, so that what they hold is
// handed over together.
func (l *loop) scanSome() {
	began := time.Now()
	if l.scan == nil && !l.scanAt().After(began) {
		l.wantScan = false
		l.scan = &scan{whole: true, began: began, dirs: []string{""}}
	}
	for l.scan != nil && len(l.queue) < roundPaths && time.Since(began) < scanLast {
		l.scanStep(l.scan)
	}
}

func (l *loop) scanStep(s *scan) {
	switch {
	case s.list != nil:
		l.scanEntries(s)
	case len(s.dirs) > 0:
		s.dir = s.dirs[len(s.dirs)-1]
		s.dirs = s.dirs[:len(s.dirs)-1]
		l.scanOpen(s)
	default:
		l.scan = nil
		if s.whole {
			l.scanEnd(s)
		}
	}
}

// scanOpen watches a folder and opens it: in this order, for what comes in between must have its event.
func (l *loop) scanOpen(s *scan) {
	if strings.Count(s.dir, "/") >= maxDepth {
		l.refuse(s.dir, Stamp{}, errors.New("a folder too deep inside others: move it further up"), false)
		return
	}
	root, done, err := l.tree.folder(s.dir)
	if err != nil {
		l.scanRefused(s.dir, err)
		return
	}
	fi, err := root.Stat(".")
	if err == nil {
		l.watchFolder(s.dir, fi)
		s.list, err = root.Open(".")
	}
	if err != nil {
		done()
		l.scanRefused(s.dir, err)
		return
	}
	if t, ok := l.told[s.dir]; ok && t.retry {
		delete(l.told, s.dir)
	}
	s.done = done
}

// scanRefused is a folder that cannot be walked.
func (l *loop) scanRefused(dir string, err error) {
	switch {
	case dir == "":
		l.checked = time.Time{} // the next round sees what became of the folder
	case isAbsent(err):
		l.forget(dir)
	case errors.Is(err, fs.ErrPermission):
		l.refuse(dir, Stamp{}, errors.New("a folder that may not be listed: give this program the right to (chmod a+rx)"), true)
	default:
		l.failed(dir, err)
	}
}

// scanEntries looks at the next entries of the open folder.
func (l *loop) scanEntries(s *scan) {
	entries, err := s.list.ReadDir(scanStep)
	for _, e := range entries {
		l.scanEntry(s, e)
	}
	if err == nil && len(entries) > 0 {
		return
	}
	if err != nil && err != io.EOF {
		l.failed(path.Join(s.dir, "."), err)
	}
	l.scanShut(s)
	// By name, so that the order in which a system lists its entries changes nothing.
	slices.Sort(s.found)
	slices.SortFunc(s.nested, func(a, b string) int { return strings.Compare(b, a) })
	l.queue = append(l.queue, s.found...)
	s.dirs = append(s.dirs, s.nested...)
	s.found, s.nested = nil, nil
}

// scanEntry compares one entry with what is known.
func (l *loop) scanEntry(s *scan, e fs.DirEntry) {
	if hiddenName(e.Name()) {
		return
	}
	p := e.Name()
	if s.dir != "" {
		p = s.dir + "/" + p
	}
	if e.IsDir() && !l.namedAlike(p) {
		s.nested = append(s.nested, p)
		return
	}
	if e.Type().IsRegular() {
		if !l.c.Wanted(p) {
			return
		}
		// A folder opened in an os.Root has looked at each entry already: no second question to the system.
		if fi, err := e.Info(); err == nil {
			st := stampOf(fi)
			k, ok := l.c.Known(p)
			if ok {
				s.known++
			}
			if ok && k == st || l.same(p, st) {
				return
			}
		}
	}
	s.found = append(s.found, p)
}

// scanEnd looks for what is gone. Every known file was met when their numbers are equal; else each is looked for, which
// needs no memory of what was met.
func (l *loop) scanEnd(s *scan) {
	now := time.Now()
	// A scan may take a fifth of the time, also when events are lost without end.
	l.lastScan, l.nextScan = now, now.Add(4*now.Sub(s.began))
	l.unscanned = true
	var known int
	for range l.c.Paths() {
		known++
	}
	var missing []string
	if s.mixed || known != s.known {
		missing = slices.Collect(l.c.Paths())
	}
	for p := range l.told {
		missing = append(missing, p)
	}
	for _, p := range missing {
		if _, err := l.tree.lstat(p); err != nil && isAbsent(err) {
			if w := l.waits.byPath[p]; w == nil || w.why != absent {
				l.unseen(p, err)
			}
		}
	}
}

func (l *loop) scanShut(s *scan) {
	if s.list != nil {
		s.list.Close()
		s.done()
		s.list, s.done = nil, nil
	}
}

// stopScan gives up a running scan.
func (l *loop) stopScan() {
	if l.scan != nil {
		l.scanShut(l.scan)
		l.scan = nil
	}
	l.queue, l.unscanned = nil, false
}
