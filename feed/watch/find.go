package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"

	"github.com/fsnotify/fsnotify"
)

// system is what this package asks the operating system in ways that no test can arrange on a real disk.
type system struct {
	root    func(dir string) (*os.Root, fs.FileInfo, error)
	writer  func(*os.File) writer
	fstat   func(*os.File) (fs.FileInfo, error)
	lstat   func(*os.Root, string) (fs.FileInfo, error)
	enter   func(*os.Root, string) (*os.Root, error)
	open    func(*os.Root, string) (*os.File, error) // never blocks, also on a pipe
	list    func(*os.Root) (fs.ReadDirFile, error)
	watcher func() (*fsnotify.Watcher, error)
}

var realSystem = system{
	root:   openRoot,
	writer: lease,
	fstat:  (*os.File).Stat,
	lstat:  (*os.Root).Lstat,
	enter:  (*os.Root).OpenRoot,
	open: func(r *os.Root, name string) (*os.File, error) {
		return r.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	},
	list:    func(r *os.Root) (fs.ReadDirFile, error) { return r.Open(".") },
	watcher: fsnotify.NewWatcher,
}

// openRoot opens the watched folder, which must be listable and searchable, and returns its identity. The dot at the
// end makes the system check the right to search, and refuse a pipe instead of waiting for its writer.
func openRoot(dir string) (*os.Root, fs.FileInfo, error) {
	root, err := os.OpenRoot(dir + string(filepath.Separator) + ".")
	if err != nil {
		return nil, nil, err
	}
	info, err := root.Stat(".")
	if err != nil {
		return nil, nil, errors.Join(err, root.Close())
	}
	return root, info, nil
}

// finder finds what is at a path below root. It is used for a moment only, because it remembers listings.
type finder struct {
	root   *os.Root
	system system
	listed map[string]map[string]bool // folder -> its names, where the spelling had to be checked
}

func newFinder(root *os.Root, s system) *finder {
	return &finder{root, s, map[string]map[string]bool{}}
}

// entry is what is at a path.
type entry struct {
	folder *os.Root // holds it
	name   string   // in folder
	info   fs.FileInfo
	close  func() // of folder
}

// find returns what is at p. Links of folders on the way are not followed, so nothing is found beyond them.
func (f *finder) find(p string) (entry, error) {
	if !fs.ValidPath(p) {
		return entry{}, fs.ErrNotExist
	}
	folder, done, err := f.folder(path.Dir(p))
	if err != nil {
		return entry{}, err
	}
	e := entry{folder: folder, name: path.Base(p), close: done}
	if e.info, err = f.system.lstat(folder, e.name); err == nil {
		err = f.spelled(path.Dir(p), e)
	}
	if err == nil && e.info.Mode()&fs.ModeSymlink != 0 {
		err = f.followConfigMap(path.Dir(p), &e)
	}
	if err != nil {
		e.close()
	}
	return e, err
}

// folder opens the folder at dir and refuses every link on the way. The caller calls done. os.Root keeps the way inside
// the tree even if someone puts a link there meanwhile.
func (f *finder) folder(dir string) (r *os.Root, done func(), err error) {
	r = f.root
	if dir == "." {
		return r, func() {}, nil
	}
	at := "."
	for name := range strings.SplitSeq(dir, "/") {
		next, err := f.enter(at, r, name)
		if r != f.root {
			r.Close()
		}
		if err != nil {
			return nil, nil, err
		}
		r, at = next, path.Join(at, name)
	}
	return r, func() { r.Close() }, nil
}

// enter opens the folder with a name in r, which is the folder at dir.
func (f *finder) enter(dir string, r *os.Root, name string) (*os.Root, error) {
	fi, err := f.system.lstat(r, name)
	switch {
	case err != nil:
		return nil, err
	case fi.Mode()&fs.ModeSymlink != 0:
		return nil, errLinked
	case !fi.IsDir():
		return nil, syscall.ENOTDIR
	}
	if err := f.spelled(dir, entry{folder: r, name: name, info: fi}); err != nil {
		return nil, err
	}
	return f.system.enter(r, name)
}

// spelled is fs.ErrNotExist if the folder at dir does not list e under exactly this name. A disk that ignores letter case
// shows a file under every spelling. Such a disk shows the same file under a name in the other case; only then is the
// folder listed.
func (f *finder) spelled(dir string, e entry) error {
	other := swapCase(e.name)
	if other == e.name {
		return nil
	}
	if fi, err := f.system.lstat(e.folder, other); err != nil || !os.SameFile(fi, e.info) {
		return nil
	}
	names, ok := f.listed[dir]
	if !ok {
		list, err := f.system.list(e.folder)
		if err != nil {
			return err
		}
		defer list.Close()
		entries, err := list.ReadDir(-1)
		if err != nil {
			return err
		}
		names = map[string]bool{}
		for _, entry := range entries {
			names[entry.Name()] = true
		}
		f.listed[dir] = names
	}
	if !names[e.name] {
		return fs.ErrNotExist
	}
	return nil
}

// swapCase changes the case of the first letter that has one.
func swapCase(name string) string {
	for i, r := range name {
		swapped := unicode.ToUpper(r)
		if swapped == r {
			swapped = unicode.ToLower(r)
		}
		if swapped != r {
			return name[:i] + string(swapped) + name[i+len(string(r)):]
		}
	}
	return name
}

// configMapData is the link that Kubernetes swaps to update the files of a ConfigMap or a Secret.
const configMapData = "..data"

// followConfigMap makes e, of the folder at dir, the file that it links to, if it is one of a mounted ConfigMap: name -> ..data/name and
// ..data -> ..2026_11_26_08_00_00.123456789, a folder beside both. Other links stay links. Each step is checked by itself,
// so nothing else can be reached. (Kubernetes, pkg/volume/util/atomic_writer.go)
func (f *finder) followConfigMap(dir string, e *entry) error {
	if to, err := e.folder.Readlink(e.name); to != configMapData+"/"+e.name {
		return err
	}
	version, err := e.folder.Readlink(configMapData)
	if err != nil {
		return err
	}
	if !strings.HasPrefix(version, "..") || version == ".." || strings.Contains(version, "/") {
		return nil
	}
	target, err := f.enter(dir, e.folder, version)
	if err != nil {
		return err
	}
	info, err := target.Lstat(e.name)
	if err != nil || !info.Mode().IsRegular() {
		return errors.Join(err, target.Close())
	}
	outer := e.close
	e.folder, e.info, e.close = target, info, func() { target.Close(); outer() }
	return nil
}
