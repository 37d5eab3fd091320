package watch

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"
)

const (
	scanStep  = 512                  // entries examined in one step, about a millisecond
	scanLast  = 5 * time.Millisecond // no step begins later than this in a round
	blindScan = 5 * time.Second      // time between scans while not every change raises an event
	maxDepth  = 128                  // of folders; finding a path costs a step for each folder
)

// scans says when the tree is scanned.
type scans struct {
	running *scan
	wanted  bool      // due as soon as after has passed
	after   time.Time // scans may take a fifth of the time, even if events are lost all the time
	last    time.Time // when the last scan of everything ended
	took    time.Duration
	blind   bool // not every change raises an event
	ended   bool // a scan of everything has ended and Config.Scanned was not called since
}

// scan walks the tree in steps, so that events are looked at in between.
type scan struct {
	whole  bool // the whole tree
	failed bool // the watched folder itself could not be listed to its end
	mixed  bool // a folder was added while it ran, so that met may count paths twice
	began  time.Time
	dirs   []string // to be walked
	met    int      // paths that the caller has received or already knew
	dir    string   // being walked, while list is set
	list   fs.ReadDirFile
	found  []string // in dir, to be looked at
	nested []string // folders in dir
}

// next returns when the next scan of everything is due. If not every change raises an event, scans are more frequent, but
// take at most a twentieth of the time.
func (s *scans) next(rescan time.Duration) time.Time {
	if s.wanted {
		return s.after
	}
	if s.blind {
		rescan = min(rescan, max(blindScan, 20*s.took))
	}
	return s.last.Add(rescan)
}

// add walks one folder and what is below it, with the running scan if there is one.
func (s *scans) add(dir string) {
	if s.running == nil {
		s.running = &scan{began: time.Now()}
	}
	s.running.mixed = true
	s.running.dirs = append(s.running.dirs, dir)
}

// stop ends a running scan before it is complete.
func (s *scans) stop() {
	if s.running != nil && s.running.list != nil {
		s.running.list.Close()
	}
	s.running, s.ended = nil, false
}

// scanSome does some steps of a scan that runs or is due. If folders hold few files it does many steps, so that these files
// are handed over together.
func (l *loop) scanSome() {
	began := time.Now()
	if l.scans.running == nil && !l.scans.next(l.c.Rescan).After(began) {
		if l.scans.blind && l.src.deaf() {
			l.listen() // there may be a watcher by now
		}
		l.scans.wanted, l.scans.blind = false, l.src.deaf() && l.scans.blind
		l.c.Scanning()
		l.scans.running = &scan{whole: true, began: began, dirs: []string{"."}}
	}
	for s := l.scans.running; s != nil && len(l.queue) < roundPaths && time.Since(began) < scanLast; s = l.scans.running {
		switch {
		case s.list != nil:
			l.scanEntries(s)
		case len(s.dirs) > 0:
			s.dir = s.dirs[len(s.dirs)-1]
			s.dirs = s.dirs[:len(s.dirs)-1]
			l.scanOpen(s)
		default:
			l.scans.running = nil
			if s.whole {
				l.scanEnd(s)
			}
		}
	}
}

// scanOpen watches a folder and then opens it. This order makes files that appear in between raise an event.
func (l *loop) scanOpen(s *scan) {
	if strings.Count(s.dir, "/") >= maxDepth {
		l.refuse(s.dir, Stamp{}, errors.New("a folder too deep inside others: move it further up"), false)
		return
	}
	root, done, err := l.find.folder(s.dir)
	if err == nil {
		defer done()
		var fi fs.FileInfo
		if fi, err = root.Stat("."); err == nil {
			l.watchFolder(s.dir, fi)
			s.list, err = l.system.list(root)
		}
	}
	if err != nil {
		s.list = nil
		l.scanFailed(s, err)
		return
	}
	if t, ok := l.told[s.dir]; ok && t.refusal != nil && t.refusal.retry {
		delete(l.told, s.dir)
	}
}

// scanFailed handles a folder that cannot be listed, or not to its end.
func (l *loop) scanFailed(s *scan, err error) {
	s.failed = s.failed || s.dir == "."
	switch {
	case s.dir != "." && isAbsent(err):
		l.again(s.dir) // its parent listed it just now
	case s.dir != "." && errors.Is(err, fs.ErrPermission):
		l.refuse(s.dir, Stamp{}, errors.New("a folder that may not be listed: give this program the right to (chmod a+rx)"), true)
	default:
		l.failed(s.dir, err)
	}
}

// scanEntries looks at the next entries of the open folder.
func (l *loop) scanEntries(s *scan) {
	entries, err := s.list.ReadDir(scanStep)
	for _, e := range entries {
		if !hiddenName(e.Name()) {
			p := e.Name()
			if s.dir != "." {
				p = s.dir + "/" + p
			}
			l.scanEntry(s, p, e)
		}
	}
	if err == nil && len(entries) > 0 {
		return
	}
	s.list.Close()
	s.list = nil
	if err != nil && err != io.EOF {
		l.scanFailed(s, err)
	} else if l.waits.retries(s.dir) {
		l.waits.drop(s.dir)
	}
	// Sorted by name, because the order in which the system lists entries must not matter.
	slices.Sort(s.found)
	slices.SortFunc(s.nested, func(a, b string) int { return strings.Compare(b, a) })
	l.queue = append(l.queue, s.found...)
	s.dirs = append(s.dirs, s.nested...)
	s.found, s.nested = nil, nil
}

// scanEntry compares one entry of a folder with what was last reported to the caller.
func (l *loop) scanEntry(s *scan, p string, e fs.DirEntry) {
	_, isTold := l.told[p]
	k, known := l.c.Known(p)
	if isTold || known {
		s.met++
	}
	switch {
	case !fs.ValidPath(p): // named by look
	case e.IsDir() && !known && !l.namedAlike(p):
		if l.wantedDir(p) {
			s.nested = append(s.nested, p)
		}
		return
	case e.Type().IsRegular() && !l.wanted(p):
		if !isTold && !known {
			return
		}
	case e.Type().IsRegular():
		// A folder opened in an os.Root has asked for the stamp of each entry already.
		if fi, err := e.Info(); err == nil && l.sameAs(k, known, p, stampOf(fi)) {
			return
		}
	}
	s.found = append(s.found, p)
}

// scanEnd looks for paths that are gone. If the scan met as many paths as were reported to the caller or are known to it,
// none is gone. Otherwise scanEnd looks at each of these paths. So the scan need not store the paths that it met.
func (l *loop) scanEnd(s *scan) {
	now := time.Now()
	l.scans.last, l.scans.took, l.scans.after = now, now.Sub(s.began), now.Add(4*now.Sub(s.began))
	if s.failed {
		return
	}
	l.scans.ended = true
	for d := range l.folders.ids {
		if d != "." && (!l.wantedDir(d) || l.passedOver(d)) {
			l.forget(d)
		}
	}
	n := 0
	for p := range l.c.Paths() {
		if _, known := l.c.Known(p); known {
			n++
		}
	}
	for p := range l.told {
		if _, known := l.c.Known(p); !known {
			n++
		}
	}
	for _, p := range slices.Sorted(maps.Keys(l.asked)) { // where nothing is, the scan found nothing
		if l.waits.byPath[p] == nil {
			l.queue = append(l.queue, p)
		}
	}
	if s.mixed || n != s.met {
		l.queue = slices.AppendSeq(l.queue, l.c.Paths())
		for p := range l.told {
			l.queue = append(l.queue, p)
		}
	}
}
