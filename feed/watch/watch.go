// Package watch tells which files of a folder tree are new, changed, refused or gone, and hands over what they hold,
// whole.
//
// What lies in the folder is the truth; events only say where to look. An event names a path, and that path alone is
// looked at and compared with what the caller knows. The whole tree is scanned at the start (watched first, then
// scanned), when events were lost, when the folder comes back, and every Rescan, since network shares raise no events.
// Both ways end in the same comparison.
//
// A file is read when no writer has it open. Linux answers that with a read lease, which is asked for and given back at
// once; a dropped file is handed over well under a millisecond after the writer closed it. Elsewhere, and on network
// file systems, a file must have rested: same size, times and inode for Settle. A file rewritten without end is read
// after ten times Settle and two seconds more.
//
// Never looked at: names that are hidden, temporary or partial (see Hidden). Never followed: symbolic links below Dir.
// Never opened: pipes, sockets and devices. Never read: files over MaxSize.
package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"
)

// Stamp is what a file shows without being read. Two equal stamps mean the same bytes, unless the file changed within
// the tick of the file system's clock; Run looks again at files it read so soon after their change. Stamps are
// comparable and may be kept over restarts.
type Stamp struct {
	Size       int64  // bytes
	ModTime    int64  // nanoseconds since 1970, UTC
	ChangeTime int64  // likewise; of the inode where the system has it, else ModTime
	Inode      uint64 // 0 where the system has none
}

// Change is one path that is not, or no longer, as the caller knows it. One of three: Data is set, Err is set, or Gone
// is true.
type Change struct {
	Path  string // relative to Config.Dir, with slashes
	Data  []byte // the whole file, at least one byte; the receiver may keep and change it
	Stamp Stamp  // of the file when it was read or refused
	Err   error  // why it is refused and what to do; names neither the path nor the folder. Once per stamp
	Gone  bool   // absent for Config.Absent while Config.Dir was there
}

// Config says what is watched and what the caller knows already. Only Dir is needed. All functions are called from the
// goroutine that runs Run, never two at once.
type Config struct {
	Dir     string        // the folder; may be a symbolic link, also one whose target is swapped later
	Settle  time.Duration // how long a file must rest where leases cannot be had; 0: 500ms
	Rescan  time.Duration // time between scans of the whole tree; 0: one minute
	Absent  time.Duration // how long a path is missing before it is gone; 0: two seconds
	MaxSize int64         // bytes; larger files are refused unread; 0: 4 MiB

	// Was names the folder that Dir was at last, as Entered was told. Where another one lies there at the start, empty while
	// Paths has some, nothing is gone: it is lost until something lies in it. "": not known.
	Was string
	// Entered is told a name of the folder that lies at Dir, which another one does not have. Nil: not called.
	Entered func(name string)

	// Wanted says by its relative path whether a file is to be read. Hidden names never reach it. Nil: all.
	Wanted func(path string) bool
	// Known is the stamp of the version that the caller holds. A file that shows it is not read again. Nil: none.
	Known func(path string) (Stamp, bool)
	// Paths lists the paths for which Known answers, so that a scan notices what is gone. Nil: only those handed over.
	Paths func() iter.Seq[string]
	// Report takes what concerns the whole folder: lost, back, watch limit, lost events. It may name Dir. Nil: dropped.
	Report func(err error)
	// Scanned is called after each scan of the whole tree, once all it found was handed over. Files that a writer still
	// holds open and paths not yet absent for long enough are not waited for. The paths it returns are looked at anew and
	// handed over, unless Known tells that they need not be, and then it is called once more. Nil: not called.
	Scanned func() (again []string)
}

// Run watches until ctx ends, then returns nil. It calls handle from its own goroutine with what changed, at most 256
// changes or 16 MiB at once (one larger file comes alone); events that come meanwhile are kept. The slice belongs to
// Run again when handle returns. The paths that handle gives back are those it could not take now: they are looked at anew
// and handed over again after some seconds. Run returns an error at once, naming Dir, when that is no folder that can be listed;
// later loss of Dir is reported, nothing in it is gone, and Run goes on once it is back.
func Run(ctx context.Context, c Config, handle func([]Change) (again []string)) error {
	l, err := newLoop(c, handle)
	if err != nil {
		return err
	}
	defer l.close()
	if err := l.enter(); errors.Is(err, errEmptied) {
		l.lose(err)
	} else if err != nil {
		return fmt.Errorf("watch folder %q: %w", c.Dir, err)
	}
	l.run(ctx)
	return nil
}

// Look is the stamp that path, relative to dir and with slashes, shows now. The error is fs.ErrNotExist where nothing
// is there; anything but a regular file is an error too. It reads nothing and is safe for concurrent use.
func Look(dir, path string) (Stamp, error) {
	fi, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path)))
	if err != nil {
		return Stamp{}, fmt.Errorf("look at %q: %w", path, bare(err))
	}
	if !fi.Mode().IsRegular() {
		return Stamp{}, fmt.Errorf("look at %q: %w", path, odd(fi.Mode()))
	}
	return stampOf(fi), nil
}

// withDefaults fills what is zero or nil.
func (c Config) withDefaults() Config {
	c.Settle = cmp.Or(c.Settle, 500*time.Millisecond)
	c.Rescan = cmp.Or(c.Rescan, time.Minute)
	c.Absent = cmp.Or(c.Absent, 2*time.Second)
	c.MaxSize = cmp.Or(c.MaxSize, 4<<20)
	if c.Wanted == nil {
		c.Wanted = func(string) bool { return true }
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
	if c.Entered == nil {
		c.Entered = func(string) {}
	}
	if c.Scanned == nil {
		c.Scanned = func() []string { return nil }
	}
	return c
}

// stampOf is the stamp of a file as lstat or fstat shows it.
func stampOf(fi fs.FileInfo) Stamp {
	s := Stamp{Size: fi.Size(), ModTime: fi.ModTime().UnixNano()}
	s.ChangeTime, s.Inode = inode(fi)
	return s
}
