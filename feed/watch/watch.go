// Package watch tells which files of a folder tree are new, changed, refused or gone, and hands over their bytes, whole.
//
// The folder is the truth; events only say where to look. An event names a path, and that path alone is compared with
// what the caller was told. The whole tree is scanned at the start (watched first, then scanned), when events were
// lost, when the folder comes back, and every Config.Rescan, because network shares raise no events. Both ways end in
// the same comparison.
//
// A file is read when no writer has it open. On Linux the kernel answers that: a read lease is requested and released at
// once, so a dropped file is handed over well under a millisecond after its writer closed it. Where the kernel cannot
// tell (other systems, network file systems), a file must rest: the same size, times and inode for Config.Settle, seen by
// our own clock, because the clock of a server may be wrong. A file that is rewritten all the time is read after ten
// times Settle plus two seconds.
//
// Paths are relative to Config.Dir, have slashes, and are valid for io/fs. The folder itself is ".". On disks that ignore
// letter case, only the spelling that the folder lists counts.
//
// Hidden, temporary and partial names are never looked at (see Hidden). Pipes, sockets and devices are never opened. Files
// over Config.MaxSize are never read. Symbolic links inside the folder are refused, with one exception: the files of a
// Kubernetes ConfigMap, where name links to ..data/name and ..data to a sibling folder that is swapped at each update.
//
// Between two looks nothing in the folder is held open, so a watched disk can be unmounted. (On macOS and BSD the
// watcher library opens every watched file and folder.)
package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"time"
)

// Stamp is what a file shows without being read. Two equal stamps mean the same bytes, unless the file changed within
// one tick of the file system's clock; Run reads a file again if it read it that soon after a change. Stamps are
// comparable and may be stored.
type Stamp struct {
	Size       int64  // bytes
	ModTime    int64  // nanoseconds since 1970, UTC
	ChangeTime int64  // likewise; the inode's change time where the system has it, else ModTime
	Inode      uint64 // 0 where the system has none
}

// Change is one path that differs from what the caller was told. At most one of three holds: Data is set, Err is set, or
// Gone is true. None holds for a file that Config.Unread named: it is whole, and the caller reads it itself.
type Change struct {
	Path  string
	Data  []byte // the whole file, at least one byte; the receiver may keep and change it
	Stamp Stamp  // of the file when it was read or refused
	Err   error  // why it is refused and what to do, without the path; told once per stamp
	Found bool   // found by a scan or asked for by the caller, not named by an event
	Gone  bool   // absent for Config.Absent while Config.Dir was there, or no longer wanted
}

// Config says what is watched and what the caller knows already. Only Dir is needed. All functions are called from the
// goroutine of Run.
type Config struct {
	Dir     string        // the folder; may be a symbolic link
	Settle  time.Duration // how long a file must rest where the kernel cannot tell about writers; 0: 500ms
	Rescan  time.Duration // time between scans of the whole tree; 0: one minute
	Absent  time.Duration // how long a path is missing before it is gone; 0: two seconds
	MaxSize int64         // bytes; larger files are refused unread; 0: 4 MiB

	// Now is the clock of Due. Nil: time.Now.
	Now func() time.Time
	// Wanted reports whether the file at path is to be read. A path that was handed over and is not wanted any more is
	// gone, as of the next look at it. Nil: all files.
	Wanted func(path string) bool
	// WantedDir reports whether the folder at path is to be listed. What is below an unwanted one counts as absent. Nil:
	// all folders.
	WantedDir func(path string) bool
	// Unread reports whether a wanted file is handed over without its bytes, whatever its size. Nil: none.
	Unread func(path string) bool
	// Was is the Identity of the folder when it was last used, in an earlier Run. If that folder holds no wanted file, all
	// were deleted; if another one does not, a disk is not mounted. "": not known.
	Was string
	// Rules is the name of the files, in any folder and hidden or not, by which Wanted and WantedDir decide: where one
	// changes, the whole tree is scanned. "": none. Scanning is called before each scan of the whole tree. Nil: not called.
	Rules    string
	Scanning func()
	// Coming is called in each round, before handle is called with what a scan has found, with the paths that are looked at
	// in the next rounds. Nothing may follow for any of them. Nil: not called.
	Coming func(paths []string)
	// Known returns the stamp of the version that the caller has from an earlier Run. A file that shows it is not read.
	// What was handed over in this Run counts more than what Known says. Nil: none.
	Known func(path string) (Stamp, bool)
	// Paths lists the paths for which Known answers, so that a scan notices what is gone. Nil: none.
	Paths func() iter.Seq[string]
	// Asked are paths to be handed over again, whatever Known says. Run adds the paths that the functions below and handle
	// return, and removes those that it hands over or that do not exist. A caller that runs again with the same map loses
	// none. Nil: a new map.
	Asked map[string]bool
	// Report takes what concerns the whole folder: lost, back, no watches left, lost events. It may name Dir. Nil: dropped.
	Report func(err error)

	// Scanned is called after each scan of the whole tree, once all it found was handed over. Files that a writer still
	// has open and paths that are not absent for long enough are not waited for. The paths it returns are looked at and
	// handed over again, whatever Known says, and then it is called once more. Nil: not called.
	Scanned func() (again []string)
	// Due does what time alone makes due. It returns when to call it next (zero: not before something else happens) and
	// which paths to look at and hand over again, whatever Known says. A path that is a folder is scanned; "." scans
	// everything. Due is called at the start, after each call of handle and of Scanned, and at the time it named, also while
	// the folder is lost. Nil: not called.
	Due func(now time.Time) (next time.Time, again []string)
}

// ErrLost is wrapped by what Config.Report is told when the folder cannot be used, at the start or later.
var ErrLost = errors.New("cannot be used")

// ErrReplaced means that another folder took the place of the watched one.
var ErrReplaced = errors.New("watch: another folder has taken its place")

// Run watches until ctx ends, then returns nil. It calls handle from its own goroutine with what changed, at most 256
// changes or 16 MiB at once (one larger file comes alone). The slice belongs to Run again when handle returns. The
// paths that handle returns are those it could not take now: they are handed over again after some seconds.
//
// Run returns an error that names Dir at once if Dir cannot be listed. A later loss of Dir is reported, nothing in it is
// gone, and Run continues when it is back. The same holds for a folder without any wanted file, at the start or after a
// loss, while Paths lists some and the folder is not the one that it was: most likely a disk is not mounted. If another
// folder with files appears at Dir, Run returns an error that wraps ErrReplaced and has handed over nothing of it: the
// caller decides what it still knows, and calls Run again.
func Run(ctx context.Context, c Config, handle func([]Change) (again []string)) error {
	l, err := newLoop(c, handle)
	if err == nil {
		defer l.close()
		err = l.run(ctx)
	}
	if err != nil {
		return fmt.Errorf("watch folder %q: %w", c.Dir, bare(err))
	}
	return nil
}

// Identity names the folder at dir: another folder has another name. It is "" where the system has no such names, or
// where nothing is there.
func Identity(dir string) string {
	fi, err := os.Stat(dir)
	if err != nil {
		return ""
	}
	return nameOf(fi)
}

func nameOf(fi fs.FileInfo) string {
	_, id := identity(fi)
	if id == (fileID{}) {
		return ""
	}
	return fmt.Sprintf("%x:%x", id.device, id.inode)
}

// Look returns the stamp that the file at path below dir shows now, found in the same way as Run finds it. The error
// wraps fs.ErrNotExist if nothing is there; anything but a regular file is an error too. It reads nothing and is safe for
// concurrent use.
func Look(dir, path string) (Stamp, error) {
	var s Stamp
	err := visit(dir, path, func(e entry) error {
		s = stampOf(e.info)
		return nil
	})
	if err != nil {
		return Stamp{}, fmt.Errorf("look at %q: %w", path, err)
	}
	return s, nil
}

// Read returns the bytes and the stamp of the file at path below dir, found in the same way as Run finds it. More than
// maxSize bytes are an error, and so is a file that changes during the read. It never blocks on a pipe and is safe for
// concurrent use.
func Read(dir, path string, maxSize int64) ([]byte, Stamp, error) {
	var s Stamp
	var data []byte
	err := visit(dir, path, func(e entry) error {
		f, err := e.open(realSystem)
		if err != nil {
			return bare(err)
		}
		defer f.Close()
		if f.shown.Size > maxSize {
			return tooLarge(f.shown.Size, maxSize)
		}
		s = f.stamp
		data, err = f.read(false)
		return err
	})
	if err != nil {
		return nil, Stamp{}, fmt.Errorf("read %q: %w", path, err)
	}
	return data, s, nil
}

// visit calls do with the regular file at path below dir.
func visit(dir, path string, do func(entry) error) error {
	root, _, err := openRoot(dir)
	if err != nil {
		return bare(err)
	}
	defer root.Close()
	e, err := newFinder(root, realSystem).find(path)
	if isAbsent(err) {
		return fs.ErrNotExist
	} else if err != nil {
		return bare(err)
	}
	defer e.close()
	if !e.info.Mode().IsRegular() {
		return odd(e.info.Mode())
	}
	return do(e)
}

// withDefaults fills what is zero or nil.
func (c Config) withDefaults() Config {
	c.Settle = cmp.Or(c.Settle, 500*time.Millisecond)
	c.Rescan = cmp.Or(c.Rescan, time.Minute)
	c.Absent = cmp.Or(c.Absent, 2*time.Second)
	c.MaxSize = cmp.Or(c.MaxSize, 4<<20)
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Unread == nil {
		c.Unread = func(string) bool { return false }
	}
	if c.Known == nil {
		c.Known = func(string) (Stamp, bool) { return Stamp{}, false }
	}
	if c.Paths == nil {
		c.Paths = func() iter.Seq[string] { return func(func(string) bool) {} }
	}
	if c.Report == nil {
		c.Report = func(error) {}
	}
	if c.Asked == nil {
		c.Asked = map[string]bool{}
	}
	if c.Scanning == nil {
		c.Scanning = func() {}
	}
	if c.Coming == nil {
		c.Coming = func([]string) {}
	}
	if c.Scanned == nil {
		c.Scanned = func() []string { return nil }
	}
	if c.Due == nil {
		c.Due = func(time.Time) (time.Time, []string) { return time.Time{}, nil }
	}
	return c
}

func stampOf(fi fs.FileInfo) Stamp {
	changed, id := identity(fi)
	return Stamp{Size: fi.Size(), ModTime: fi.ModTime().UnixNano(), ChangeTime: changed, Inode: id.inode}
}
