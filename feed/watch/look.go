package watch

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"syscall"
	"time"
	"unicode/utf8"
)

// look compares one path with the last change that the caller received for it, and acts on the difference. moved says that the path
// appeared, disappeared or was replaced. owed says that a scan found the path and is not complete without it.
func (l *loop) look(p string, moved, owed bool) {
	switch {
	case p == ".":
		delete(l.asked, p)
		l.scans.wanted = true
		return
	case !fs.ValidPath(p):
		delete(l.asked, p)
		l.misnamed(p)
		return
	case l.passedOver(p):
		l.unwanted(p)
		return
	}
	e, err := l.find.find(p)
	if err != nil {
		l.unseen(p, err)
		return
	}
	defer e.close()
	mode := e.info.Mode()
	switch {
	case mode.IsDir() && l.served(p):
		l.unseen(p, fs.ErrNotExist) // the file that was there is gone; the next scan reports the folder
	case mode.IsDir():
		l.folder(p, e.info, moved)
	case !l.wanted(p) && (mode&fs.ModeSymlink == 0 || !l.wantedDir(p)): // a link may lead to a folder, so it is reported
		l.unwanted(p)
	case !mode.IsRegular():
		l.forget(p)
		l.refuse(p, object(e.info), odd(mode), false)
	default:
		l.forget(p)
		if s := stampOf(e.info); !l.putOff(p, s, owed) {
			l.file(e, p, s, owed)
		}
	}
}

// misnamed reports a path that is not valid for io/fs, once. Such a path in a listing has a name that is not UTF-8.
func (l *loop) misnamed(p string) {
	if !utf8.ValidString(p) && !l.unnamed[p] {
		l.unnamed[p] = true
		l.report(fmt.Errorf("%q is not looked at: its name is not UTF-8; rename it", p))
	}
}

// served reports whether the caller has, or had, the bytes of a file at p.
func (l *loop) served(p string) bool {
	if t, ok := l.told[p]; ok && t.refusal == nil {
		return true
	}
	_, known := l.c.Known(p)
	return known
}

// same reports whether the caller has this version, or was told why it is refused. What the caller was told last counts
// more than Config.Known, so that nothing is handed over twice. A caller that wants a path again asks for it.
func (l *loop) same(p string, s Stamp) bool {
	k, ok := l.c.Known(p)
	return l.sameAs(k, ok, p, s)
}

// sameAs is same with the result of Config.Known as k and known.
func (l *loop) sameAs(k Stamp, known bool, p string, s Stamp) bool {
	if l.asked[p] {
		return false
	}
	if t, ok := l.told[p]; ok {
		return t.stamp == s && (t.refusal == nil || !t.refusal.retry)
	}
	return known && k == s
}

// unwanted handles a path that must not be read. If the caller has received a file there, that file is gone at once.
func (l *loop) unwanted(p string) {
	l.forget(p)
	l.waits.drop(p)
	delete(l.asked, p)
	if _, ok := l.told[p]; ok || l.served(p) {
		l.add(Change{Path: p, Gone: true})
	}
}

// putOff delays a known path with another stamp until all other paths were looked at. Its old text may just have been moved
// to another path. Then the caller must see the old text at its new path first: otherwise it takes the new text for an edit,
// and the old text for a new one.
func (l *loop) putOff(p string, s Stamp, owed bool) bool {
	k, known := l.c.Known(p)
	if !known || k == s || k == (Stamp{}) || l.same(p, s) {
		return false
	}
	now := time.Now()
	w := l.waits.byPath[p]
	if w == nil || w.why == fresh && w.stamp != s && w.count < hotAfter {
		w = l.waits.set(p, edited, now)
		if owed {
			l.waits.owe(w)
		}
	} else if w.why != edited {
		return false
	}
	busy := l.scans.running != nil || len(l.queue) > 0 || l.src.waiting()
	if age := now.Sub(w.began); age >= editPause && !busy || age > editLast {
		return false
	}
	l.waits.at(w, now.Add(editPause))
	return true
}

// object returns the stamp of something that is not a file. It identifies the object and ignores its times.
func object(fi fs.FileInfo) Stamp {
	return Stamp{Inode: stampOf(fi).Inode, Size: int64(fi.Mode().Type())}
}

// unseen handles a path at which nothing was found. It is gone after Config.Absent, unless it may still be found under
// another name.
func (l *loop) unseen(p string, err error) {
	if !isAbsent(err) {
		l.failed(p, err)
		return
	}
	l.forget(p)
	if _, ok := l.told[p]; !ok && !l.served(p) {
		l.waits.drop(p)
		delete(l.asked, p)
		return
	}
	now := time.Now()
	w := l.waits.set(p, absent, now)
	if left := l.c.Absent - now.Sub(w.began); left > 0 {
		l.waits.at(w, now.Add(left))
		return
	}
	if l.scans.running != nil || len(l.queue) > 0 || l.renamed(p) {
		l.waits.at(w, now.Add(absentAgain))
		return
	}
	l.waits.drop(p)
	l.add(Change{Path: p, Gone: true})
}

// renamed reports whether a writer has the file that was at p open under another name.
func (l *loop) renamed(p string) bool {
	k, known := l.c.Known(p)
	if !known || k.Inode == 0 || l.waits.held == 0 {
		return false
	}
	for _, w := range l.waits.byPath {
		if w.why == held && w.stamp.Inode == k.Inode {
			return true
		}
	}
	return false
}

// folder handles a folder in the tree. It watches and scans a folder that is new, was refused, could not be listed, or was
// asked for.
func (l *loop) folder(p string, fi fs.FileInfo, moved bool) {
	asked := l.asked[p]
	delete(l.asked, p)
	failed := l.waits.retries(p)
	if !failed {
		l.waits.drop(p)
	}
	id, known := l.folders.ids[p]
	t, ok := l.told[p]
	retry := ok && t.refusal != nil && t.refusal.retry
	switch {
	case l.namedAlike(p):
		l.refuse(p, object(fi), odd(fi.Mode()), false)
	case !l.wantedDir(p):
		l.forget(p)
	case !known || retry || moved || failed || asked:
		if _, is := identity(fi); known && id != is {
			l.forget(p) // another folder of that name
		}
		l.scans.add(p)
	}
}

// namedAlike reports whether a folder has the name of a file that would be read.
func (l *loop) namedAlike(dir string) bool { return l.c.Wanted != nil && l.c.Wanted(dir) }

// file handles a regular file with a wanted name.
func (l *loop) file(e entry, p string, s Stamp, owed bool) {
	if w := l.waits.byPath[p]; w == nil || !w.forced {
		if w != nil && w.why == fresh && (w.stamp == s || w.count >= hotAfter) {
			return // it is read when its time comes, even if it has changed
		}
		if l.same(p, s) {
			l.waits.drop(p)
			return
		}
	}
	f, err := e.open(l.system)
	if err != nil {
		l.unopened(p, s, err)
		return
	}
	defer f.Close()
	who := l.system.writer(f.File)
	l.resting = who == unsure
	if who == writing {
		l.hold(p, f.stamp)
		return
	}
	var still time.Duration // how long it has shown this stamp
	if who == unsure || f.stamp.Size == 0 {
		var rested bool
		if still, rested = l.rest(p, f.stamp, owed); !rested {
			return
		}
	}
	if who == none { // a local disk, which uses the clock of this machine
		still = time.Duration(time.Now().UnixNano() - f.shown.ChangeTime)
	}
	switch {
	case f.stamp.Size == 0:
		l.refuse(p, f.stamp, errors.New("empty: write its text, or remove it"), false)
	case l.c.Unread(p):
		l.waits.drop(p)
		l.add(Change{Path: p, Stamp: f.stamp})
	case f.stamp.Size > l.c.MaxSize:
		l.refuse(p, f.stamp, tooLarge(f.stamp.Size, l.c.MaxSize), false)
	default:
		l.read(f, p, who, still < freshness(f.shown))
	}
}

// unopened handles a file that lstat shows but that cannot be opened.
func (l *loop) unopened(p string, s Stamp, err error) {
	switch {
	case errors.Is(err, errTorn):
		l.again(p)
	case isAbsent(err):
		l.unseen(p, err)
	case errors.Is(err, fs.ErrPermission):
		l.refuse(p, s, errors.New("may not be read: give this program the right to (chmod a+r)"), true)
	default:
		l.failed(p, err)
	}
}

// again schedules another look at a path that changed while it was examined. The pauses get longer each time.
func (l *loop) again(p string) {
	now := time.Now()
	w := l.waits.set(p, unsteady, now)
	l.waits.at(w, now.Add(w.pauseLonger(failFirst)))
}

// hold waits for the writer of a file.
func (l *loop) hold(p string, s Stamp) {
	now := time.Now()
	w := l.waits.set(p, held, now)
	l.waits.at(w, now.Add(w.hold(s, l.waits.held)))
	if !w.named && now.Sub(w.began) >= holdTold {
		w.named = true
		l.add(Change{Path: p, Stamp: s, Err: fmt.Errorf("open for writing in another program for %s: it is taken once that program closes it", holdTold)})
	}
}

// rest makes a file rest if the kernel cannot tell whether it has a writer. It returns how long the file has shown this
// stamp, and whether that is long enough.
func (l *loop) rest(p string, s Stamp, owed bool) (still time.Duration, rested bool) {
	now := time.Now()
	if w := l.waits.byPath[p]; w != nil && w.why == fresh && w.stamp == s {
		return now.Sub(w.since), true
	}
	w := l.waits.set(p, resting, now)
	if owed {
		l.waits.owe(w)
	}
	left := w.rest(s, now, l.c.Settle)
	if left > 0 {
		l.waits.at(w, now.Add(left))
	}
	return now.Sub(w.since), left <= 0
}

// read reads a file and adds it to the batch, unless the file changes meanwhile or has the bytes that were just handed over.
// recent says that the last change is so recent that another change could leave the same stamp. Then the file is read again
// a little later.
func (l *loop) read(f *file, p string, who writer, recent bool) {
	now := time.Now()
	data, err := f.read(recent && who == none)
	switch {
	case errors.Is(err, errTorn) && who == none:
		l.hold(p, f.stamp)
		return
	case errors.Is(err, errTorn):
		// It has rested, or waited too long: now it only has to be read once without a change.
		l.waits.at(l.waits.set(p, resting, now), now.Add(time.Millisecond))
		return
	case err != nil:
		l.failed(p, err)
		return
	}
	sum := maphash.Bytes(l.seed, data)
	var count int
	w := l.waits.byPath[p]
	if w != nil {
		count = w.count
	}
	l.waits.drop(p)
	if w != nil && w.why == fresh && w.stamp == f.stamp && w.sum == sum {
		return
	}
	if recent {
		w = l.waits.set(p, fresh, now)
		w.stamp, w.sum, w.count = f.stamp, sum, count+1
		l.waits.at(w, now.Add(freshness(f.shown)))
	}
	l.add(Change{Path: p, Data: data, Stamp: f.stamp})
}

// refuse reports why a path is not read, once per stamp.
func (l *loop) refuse(p string, s Stamp, err error, retry bool) {
	l.waits.drop(p)
	t, ok := l.told[p]
	l.told[p] = told{s, &refusal{err.Error(), retry}}
	if !ok || l.asked[p] || t.stamp != s || t.refusal == nil || t.refusal.text != err.Error() {
		l.add(Change{Path: p, Stamp: s, Err: err})
	}
}

// failed handles an error that may go away, such as too many open files or a disk that does not answer. It reports the
// error once and tries again, with longer pauses each time.
func (l *loop) failed(p string, err error) {
	now := time.Now()
	w := l.waits.set(p, failing, now)
	w.pause = max(w.pause, failFirst/2)
	l.waits.at(w, now.Add(w.pauseLonger(failLast)))
	if w.named {
		return
	}
	w.named = true
	switch {
	case p == ".":
		l.report(fmt.Errorf("cannot be listed to its end (%w): tried again", bare(err)))
	case errors.Is(err, syscall.EACCES):
		l.add(Change{Path: p, Err: errors.New("in a folder that may not be entered: give this program the right to (chmod a+rx)")})
	default:
		l.add(Change{Path: p, Err: fmt.Errorf("%w: tried again until it can be read", bare(err))})
	}
}
