package watch

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
)

// look compares one path with what is known of it and does what follows. Moved: it came, went or was replaced. Owed: a
// scan found it and is not complete without it.
func (l *loop) look(p string, moved, owed bool) {
	r, done, err := l.tree.folder(path.Dir(p))
	if err != nil {
		l.unseen(p, err)
		return
	}
	defer done()
	fi, err := r.Lstat(path.Base(p))
	switch {
	case err != nil:
		l.unseen(p, err)
	case fi.IsDir():
		if _, known := l.c.Known(p); known {
			l.unseen(p, fs.ErrNotExist) // the file that was there is gone; the folder is named at the next scan
			return
		}
		l.waits.drop(p)
		l.folder(p, fi, moved)
	case !fi.Mode().IsRegular():
		l.forget(p)
		l.waits.drop(p)
		if l.c.Wanted(p) || fi.Mode()&fs.ModeSymlink != 0 {
			l.refuse(p, object(fi), odd(fi.Mode()), false)
		}
	case !l.c.Wanted(p):
		l.forget(p)
		l.waits.drop(p)
	default:
		l.forget(p)
		if s := stampOf(fi); !l.putOff(p, s, owed) {
			l.file(r, p, s, owed)
		}
	}
}

// putOff lets a known path that shows another stamp wait until everything else was looked at. It may hold a new text
// whose old one was moved elsewhere just before: the caller must see the old text under its new name first, or it takes the
// new one for an edit and the old one for new.
func (l *loop) putOff(p string, s Stamp, owed bool) bool {
	k, known := l.c.Known(p)
	if !known || k == s || k == (Stamp{}) || l.same(p, s) {
		return false
	}
	now := time.Now()
	w := l.waits.byPath[p]
	switch {
	case w == nil:
		w = l.waits.set(p, edited, now)
		if owed {
			l.waits.owe(w)
		}
	case w.why == fresh && w.stamp != s && w.count < hotAfter:
	case w.why != edited:
		return false
	}
	if w.edited.IsZero() {
		w.edited = now
	}
	if age := now.Sub(w.edited); age >= editPause && !l.busy() || age > editLast {
		w.edited = time.Time{}
		return false
	}
	l.waits.at(w, now.Add(editPause))
	return true
}

// busy says that there are paths which nobody has looked at yet.
func (l *loop) busy() bool { return l.scan != nil || len(l.queue) > 0 || l.src.waiting() }

// object is the stamp of what is no file: the thing itself, whatever its times say.
func object(fi fs.FileInfo) Stamp {
	return Stamp{Inode: stampOf(fi).Inode, Size: int64(fi.Mode().Type())}
}

// unseen is a path that lstat says nothing good of.
func (l *loop) unseen(p string, err error) {
	if !isAbsent(err) {
		l.failed(p, err)
		return
	}
	l.forget(p)
	_, known := l.c.Known(p)
	_, isTold := l.told[p]
	if !known && !isTold {
		l.waits.drop(p)
		return
	}
	now := time.Now()
	w := l.waits.set(p, absent, now)
	if left := l.c.Absent - now.Sub(w.first); left > 0 {
		l.waits.at(w, now.Add(left))
		return
	}
	if l.scan != nil || len(l.queue) > 0 || l.renamed(p) { // it may yet turn up under another name
		l.waits.at(w, now.Add(absentAgain))
		return
	}
	if usable(l.dir, l.tree.info) != nil { // then nothing is gone; the next round says so
		l.checked = time.Time{}
		return
	}
	l.waits.drop(p)
	delete(l.told, p)
	l.add(Change{Path: p, Gone: true})
}

// renamed says that the file that was at p is held open by a writer under another name.
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

// forget ends what is kept of a folder that is not there any more. What it held is found missing by a scan.
func (l *loop) forget(dir string) {
	if _, ok := l.folders[dir]; !ok {
		return
	}
	for d, id := range l.folders {
		if d == dir || strings.HasPrefix(d, dir+"/") {
			l.src.remove(l.absolute(d))
			delete(l.folders, d)
			if l.places[id] == d {
				delete(l.places, id)
			}
		}
	}
	l.wantScan = true
}

// folder is a folder in the tree: watched and scanned when it is new or was refused before.
func (l *loop) folder(p string, fi fs.FileInfo, moved bool) {
	id, known := l.folders[p]
	t, refused := l.told[p]
	switch {
	case l.namedAlike(p):
		l.refuse(p, object(fi), odd(fi.Mode()), false)
	case !known || refused && t.retry || moved:
		if known && id != folderOf(fi) {
			l.forget(p) // another folder of that name
		}
		l.scanFolder(p)
	}
}

// namedAlike says that a folder has the name of a file that would be read.
func (l *loop) namedAlike(dir string) bool { return !l.all && l.c.Wanted(dir) }

// same says that the caller has this version, or was told why it has not.
func (l *loop) same(p string, s Stamp) bool {
	if k, ok := l.c.Known(p); ok && k == s {
		return true
	}
	t, ok := l.told[p]
	return ok && t.stamp == s && !t.retry
}

// file is a regular file with a wanted name, in the folder r.
func (l *loop) file(r *os.Root, p string, s Stamp, owed bool) {
	w := l.waits.byPath[p]
	if forced := w != nil && w.forced; !forced {
		if w != nil && w.why == fresh && (w.stamp == s || w.count >= hotAfter) {
			return // read when its time comes, whatever changed
		}
		if l.same(p, s) {
			l.waits.drop(p)
			return
		}
	}
	f, err := r.OpenFile(path.Base(p), openFlags, 0)
	if err != nil {
		l.unopened(p, s, err)
		return
	}
	defer f.Close()
	fi, err := f.Stat()
	if err != nil {
		l.failed(p, err)
		return
	}
	now := stampOf(fi)
	if !fi.Mode().IsRegular() || now.Inode != s.Inode { // replaced just now, perhaps by a link
		l.src.note(p, true)
		return
	}
	s = now
	who := l.probe(f)
	if who == writing {
		l.hold(p, s)
		return
	}
	if (who == unsure || s.Size == 0) && l.mustRest(p, s, owed) {
		return
	}
	switch {
	case s.Size == 0:
		l.refuse(p, s, errors.New("empty: write its text, or remove it"), false)
	case s.Size > l.c.MaxSize:
		l.refuse(p, s, fmt.Errorf("%d bytes large, over the limit of %d: make it smaller, or raise --max-size", s.Size, l.c.MaxSize), false)
	default:
		l.read(f, p, s, who)
	}
}

// unopened is a file that lstat shows and open refuses.
func (l *loop) unopened(p string, s Stamp, err error) {
	switch {
	case isAbsent(err):
		l.unseen(p, err)
	case errors.Is(err, fs.ErrPermission):
		l.refuse(p, s, errors.New("may not be read: give this program the right to (chmod a+r)"), true)
	default:
		l.failed(p, err)
	}
}

// hold waits for the writer of a file.
func (l *loop) hold(p string, s Stamp) {
	now := time.Now()
	w := l.waits.set(p, held, now)
	l.waits.at(w, now.Add(w.hold(s, now, l.waits.held)))
	if !w.named && now.Sub(w.first) >= holdTold {
		w.named = true
		l.add(Change{Path: p, Stamp: s, Err: fmt.Errorf("open for writing in another program for %s: it is taken once that program closes it", holdTold)})
	}
}

// mustRest lets a file rest of which no lease can be had. One unchanged for long has rested already.
func (l *loop) mustRest(p string, s Stamp, owed bool) bool {
	now := time.Now()
	if age := now.UnixNano() - s.ChangeTime; age > int64(l.c.Settle+longRested) {
		return false
	}
	w := l.waits.set(p, resting, now)
	if owed {
		l.waits.owe(w)
	}
	left := w.rest(s, now, l.c.Settle)
	if left > 0 {
		l.waits.at(w, now.Add(left))
	}
	return left > 0
}

// read reads a file and puts it into the batch, unless it changes meanwhile or is what was just handed over.
func (l *loop) read(f *os.File, p string, s Stamp, who writer) {
	now := time.Now()
	soon := now.UnixNano()-s.ChangeTime < int64(freshness(s))
	data, err := readWhole(f, s, l.probe, soon && who == none)
	if errors.Is(err, errTorn) {
		l.torn(p, s, who)
		return
	}
	if err != nil {
		l.failed(p, err)
		return
	}
	sum := maphash.Bytes(l.seed, data)
	var count int
	if w := l.waits.byPath[p]; w != nil && w.why == fresh {
		if w.stamp == s && w.sum == sum {
			l.waits.drop(p)
			return
		}
		count = w.count + 1
	}
	l.waits.drop(p)
	if soon {
		w := l.waits.set(p, fresh, now)
		w.stamp, w.sum, w.count = s, sum, count
		l.waits.at(w, now.Add(freshness(s)))
	}
	l.add(Change{Path: p, Data: data, Stamp: s})
}

// torn tries a file again that changed while it was read.
func (l *loop) torn(p string, s Stamp, who writer) {
	if who == none {
		l.hold(p, s)
		return
	}
	// It has rested, or is past the limit: what counts from here is one read without a change.
	now := time.Now()
	l.waits.at(l.waits.set(p, resting, now), now.Add(time.Millisecond))
}

// refuse says once per stamp why a path is not read.
func (l *loop) refuse(p string, s Stamp, err error, retry bool) {
	l.waits.drop(p)
	t, ok := l.told[p]
	l.told[p] = told{stamp: s, retry: retry, text: err.Error()}
	if !ok || t.stamp != s || t.text != err.Error() {
		l.add(Change{Path: p, Stamp: s, Err: err})
	}
}

// failed is an error that may pass by itself: too many open files, a disk that does not answer. It is named once and
// tried again, ever more rarely.
func (l *loop) failed(p string, err error) {
	now := time.Now()
	w := l.waits.set(p, failing, now)
	if w.pause = min(2*w.pause, failLast); w.pause == 0 {
		w.pause = failFirst
	}
	l.waits.at(w, now.Add(w.pause))
	if w.named {
		return
	}
	w.named = true
	if errors.Is(err, syscall.EACCES) {
		l.add(Change{Path: p, Err: errors.New("lies in a folder that may not be entered: give this program the right to (chmod a+rx)")})
		return
	}
	l.add(Change{Path: p, Err: fmt.Errorf("%w: tried again until it can be read", bare(err))})
}
