package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// maxDepth is how many folders deep is looked; finding a path costs a step for each.
const maxDepth = 128

// folderID tells folders apart, also over a change of name. Zero where the system has none.
type folderID struct{ device, inode uint64 }

// tree is the watched folder as it is open now.
type tree struct {
	root *os.Root
	info fs.FileInfo
}

// openTree opens dir, which must be a folder that can be listed and looked into.
func openTree(dir string) (*tree, error) {
	if err := usable(dir, nil); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &tree{root, info}, nil
}

// errSwapped: another folder lies where the watched one was.
var errSwapped = errors.New("watch: another folder in its place")

// usable says why dir cannot be listed or looked into, or that it is not the folder was.
func usable(dir string, was fs.FileInfo) error {
	// The dot makes the system ask for the right to look names up in dir, which a mere stat of dir does not.
	fi, err := os.Stat(dir + string(filepath.Separator) + ".")
	if err != nil {
		return err
	}
	if !fi.IsDir() {
		return syscall.ENOTDIR
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if was != nil && !os.SameFile(fi, was) {
		return errSwapped
	}
	return nil
}

// folder opens a folder of the tree by its relative path ("" is the tree itself), refusing every link on the way. The
// caller closes it with done. os.Root keeps the way inside the tree even if links are put there meanwhile.
func (t *tree) folder(dir string) (r *os.Root, done func(), err error) {
	if dir == "" || dir == "." {
		return t.root, func() {}, nil
	}
	r = t.root
	for name := range strings.SplitSeq(dir, "/") {
		fi, err := r.Lstat(name)
		switch {
		case err != nil:
		case fi.Mode()&fs.ModeSymlink != 0:
			err = errLinked
		case !fi.IsDir():
			err = syscall.ENOTDIR
		}
		var next *os.Root
		if err == nil {
			next, err = r.OpenRoot(name)
		}
		if r != t.root {
			r.Close()
		}
		if err != nil {
			return nil, nil, err
		}
		r = next
	}
	return r, func() { r.Close() }, nil
}

// lstat looks at one path.
func (t *tree) lstat(p string) (fs.FileInfo, error) {
	r, done, err := t.folder(path.Dir(p))
	if err != nil {
		return nil, err
	}
	defer done()
	return r.Lstat(path.Base(p))
}

// enter opens the folder and its watches anew and asks for a scan of everything. It leaves all as it was on an error.
func (l *loop) enter() error {
	t, err := openTree(l.dir)
	if err != nil {
		return bare(err)
	}
	id := folderOf(t.info)
	name := fmt.Sprintf("%x:%x", id.device, id.inode)
	if l.name != "" && l.name != name && l.emptied(t) {
		t.root.Close()
		return errEmptied
	}
	l.leave()
	l.tree = t
	if l.name != name {
		l.name = name
		l.c.Entered(name)
	}
	l.listen()
	l.watchFolder("", t.info)
	l.wantScan = true
	return nil
}

// errEmptied: the place of a disk that was unmounted, mostly. Nobody deletes a folder to withdraw what is in it and
// makes it anew.
var errEmptied = errors.New("another folder lies in its place, with nothing in it to read: is a disk not mounted?")

const emptiedLooks = 10_000 // entries looked at before a folder counts as one that holds something

// emptied says that nothing in t is to be read, while the caller knows of files.
func (l *loop) emptied(t *tree) bool {
	known := false
	for range l.c.Paths() {
		known = true
		break
	}
	looks, found := 0, false
	err := fs.WalkDir(t.root.FS(), ".", func(p string, e fs.DirEntry, err error) error {
		looks++
		switch {
		case err != nil || looks > emptiedLooks:
			found = true
			return fs.SkipAll
		case p == ".":
		case hiddenName(e.Name()) && e.IsDir():
			return fs.SkipDir
		case e.Type().IsRegular() && !hiddenName(e.Name()) && l.c.Wanted(p):
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return known && !found && err == nil
}

// leave closes the folder; nothing is known to be absent, waiting or found any more.
func (l *loop) leave() {
	if l.tree != nil {
		l.tree.root.Close()
		l.tree = nil
	}
	l.stopScan()
	l.waits = newWaits()
	l.folders, l.places = map[string]folderID{}, map[folderID]string{}
}

// listen starts a source. The parent is watched too while the folder is lost, or is a link that may be swapped: at
// other times its events would only be noise, and the look once a second is enough.
func (l *loop) listen() {
	if l.src != nil {
		l.src.close()
	}
	var err error
	if l.src, err = newSource(l.dir); err != nil {
		l.limit(err)
	}
	if fi, err := os.Lstat(l.dir); l.tree == nil || err != nil || fi.Mode()&fs.ModeSymlink != 0 {
		_ = l.src.add(filepath.Dir(l.dir)) // may be missing too: the look once a second finds it
	}
}

// watchFolder watches one folder of the tree. Adding twice does no harm and mends a watch the library dropped, but a
// folder known under an old path must lose that first, or its events keep coming under the old path.
func (l *loop) watchFolder(dir string, fi fs.FileInfo) {
	id := folderOf(fi)
	if old, ok := l.places[id]; ok && old != dir && id != (folderID{}) {
		l.src.remove(l.absolute(old))
		delete(l.folders, old)
	}
	if err := l.src.add(l.absolute(dir)); err != nil {
		if !isAbsent(err) {
			l.limit(err)
		}
		return
	}
	l.folders[dir], l.places[id] = id, dir
}

// limit reports once that the system gives no more watches.
func (l *loop) limit(err error) {
	if !l.limited {
		l.limited = true
		l.c.Report(fmt.Errorf("watch folder %q: %w", l.c.Dir, err))
	}
}

func (l *loop) absolute(dir string) string { return filepath.Join(l.dir, filepath.FromSlash(dir)) }

// verify looks whether the folder is still there, the same, and open to us, and says so when that changed. It is true
// when paths can be looked at.
func (l *loop) verify() bool {
	if l.tree != nil {
		err := usable(l.dir, l.tree.info)
		switch {
		case err == nil, errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE), errors.Is(err, syscall.ENOMEM):
			return true // out of descriptors or memory for now: the folder is as it was
		case !errors.Is(err, errSwapped):
			l.lose(err)
			return false
		}
	}
	was := l.tree
	if err := l.enter(); err != nil {
		if was != nil || errors.Is(err, errEmptied) != errors.Is(l.lost, errEmptied) {
			l.lose(err)
		}
		return false
	}
	l.lost = nil
	if was == nil {
		l.c.Report(fmt.Errorf("watch folder %q: back, scanned anew", l.c.Dir))
	} else {
		l.c.Report(fmt.Errorf("watch folder %q: another folder lies there now, scanned anew", l.c.Dir))
	}
	return true
}

func (l *loop) lose(err error) {
	l.lost = err
	l.leave()
	l.listen()
	l.c.Report(fmt.Errorf("watch folder %q: cannot be used (%w): what was taken from it stays, and it is taken up again as soon as it is back", l.c.Dir, bare(err)))
}
