package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// fileID identifies a file or folder, even after a rename. It is zero if the system has no such number.
type fileID struct{ device, inode uint64 }

// home is the watched folder. Between rounds find is nil: nothing is held open.
type home struct {
	dir     string // absolute
	info    fs.FileInfo
	was     string  // its Identity when it was last used
	lost    error   // why the folder cannot be used now
	stuck   bool    // it could not be opened in the last round, for a reason outside the folder
	find    *finder // set while a round looks at the folder
	src     *source
	folders folders
	limited bool // it was reported that not every change raises an event
}

// folders are the watched folders of the tree, by path and by identity.
type folders struct {
	ids   map[string]fileID
	paths map[fileID]string
}

func newFolders() folders { return folders{map[string]fileID{}, map[fileID]string{}} }

var (
	errStarting = errors.New("watch: not yet opened")
	errEmptied  = errors.New("nothing in it to read, though articles of it are published: is a disk not mounted?")
)

// open opens the folder for one round, and reports whether it can be used. The only error is ErrReplaced.
func (l *loop) open(moved bool) (bool, error) {
	root, info, err := l.system.root(l.dir)
	// There are no descriptors or no memory now; nothing has happened to the folder.
	l.stuck = errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ENOMEM)
	if l.lost == nil && l.stuck {
		return false, nil
	}
	if err == nil {
		l.find = newFinder(root, l.system)
		if l.lost != nil || moved || !os.SameFile(info, l.info) {
			err = l.enter(info)
		}
	}
	if errors.Is(err, ErrReplaced) {
		return false, err
	}
	if err != nil {
		l.lose(err)
	}
	return err == nil, nil
}

// shut closes the folder at the end of a round, because an open folder keeps a disk from being unmounted.
func (l *loop) shut() {
	if l.find != nil {
		l.find.root.Close()
		l.find = nil
	}
}

// enter starts to use the folder: at the start, after a loss, and after it was moved away and back.
func (l *loop) enter(info fs.FileInfo) error {
	if name := nameOf(info); (name == "" || name != l.was) && l.emptied() {
		return errEmptied
	}
	if !os.SameFile(info, l.info) {
		return ErrReplaced
	}
	if l.lost != nil && l.lost != errStarting {
		l.report(errors.New("back, scanned anew"))
	}
	if l.lost != nil {
		l.lost = nil
		l.listen()
	}
	l.was = nameOf(info)
	l.watchFolder(".", info)
	l.scans.wanted, l.scans.after = true, time.Time{}
	return nil
}

const emptiedLooks = 10_000 // entries to look at before a folder counts as not empty

// emptied reports whether the folder has no wanted file although Config.Paths lists some. An empty mount point looks like
// this. Nobody withdraws all articles by putting an empty folder in the place of theirs, but somebody may delete them all.
func (l *loop) emptied() bool {
	known := false
	for range l.c.Paths() {
		known = true
		break
	}
	if !known {
		return false
	}
	looks, found := 0, false
	err := fs.WalkDir(l.find.root.FS(), ".", func(p string, e fs.DirEntry, err error) error {
		looks++
		switch {
		case p == "." && err == nil:
		case err == nil && e.IsDir() && (l.passedOver(p) || !l.wantedDir(p)):
			return fs.SkipDir
		case err != nil, looks > emptiedLooks, !e.IsDir() && !Hidden(p) && l.wanted(p):
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return !found && err == nil
}

// lose stops using the folder until a later round can open it again.
func (l *loop) lose(err error) {
	first := l.lost == nil || l.lost == errStarting || errors.Is(err, errEmptied) != errors.Is(l.lost, errEmptied)
	l.lost = err
	if !first {
		return
	}
	l.leave()
	l.listen()
	l.report(fmt.Errorf("%w (%w): what was taken from it stays, and it is taken up again as soon as it is back", ErrLost, bare(err)))
}

// leave forgets which paths are absent, waiting or found, because that is only true while the folder is there.
func (l *loop) leave() {
	l.scans.stop()
	l.queue = nil
	l.waits = newWaits()
	l.folders = newFolders()
}

// listen starts a new source. The folder's parent is watched too while the folder is lost, or if it is a link that may
// be swapped; at other times a look once a second is enough.
func (l *loop) listen() {
	if l.src != nil {
		l.src.close()
	}
	l.folders = newFolders()
	var err error
	if l.src, err = newSource(l.dir, l.c.Rules, l.system.watcher); err != nil {
		l.limit(err)
	}
	if fi, err := os.Lstat(l.dir); l.lost != nil || err != nil || fi.Mode()&fs.ModeSymlink != 0 {
		_ = l.src.add(filepath.Dir(l.dir)) // the parent may be missing, too; then the look once a second finds the folder
	}
}

// watchFolder watches one folder of the tree. It may be called again, and then renews a watch that the library dropped.
// The watch of a folder under an old path is removed first. Otherwise its events would still have the old path.
func (l *loop) watchFolder(dir string, fi fs.FileInfo) {
	_, id := identity(fi)
	if old, ok := l.folders.paths[id]; ok && old != dir && id != (fileID{}) {
		l.src.remove(l.absolute(old))
		delete(l.folders.ids, old)
	}
	if err := l.src.add(l.absolute(dir)); err != nil {
		if !isAbsent(err) {
			l.limit(err)
		}
		return
	}
	l.folders.ids[dir], l.folders.paths[id] = id, dir
}

// forget ends the watches of a folder that is gone, and of all folders below it. A scan finds that their files are missing.
func (l *loop) forget(dir string) {
	if _, ok := l.folders.ids[dir]; !ok {
		return
	}
	for d, id := range l.folders.ids {
		if d == dir || strings.HasPrefix(d, dir+"/") {
			l.src.remove(l.absolute(d))
			delete(l.folders.ids, d)
			if l.folders.paths[id] == d {
				delete(l.folders.paths, id)
			}
		}
	}
	l.scans.wanted = true
}

// limit notes that some changes raise no events, because a limit of the system was reached, and reports that once.
func (l *loop) limit(err error) {
	if !l.limited {
		l.report(err)
	}
	l.limited, l.scans.blind = true, true
}

func (l *loop) report(err error) { l.c.Report(fmt.Errorf("watch folder %q: %w", l.c.Dir, err)) }

func (l *loop) absolute(dir string) string { return filepath.Join(l.dir, filepath.FromSlash(dir)) }
