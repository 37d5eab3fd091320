package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrLocked is returned by FS.Lock while another process, or another part of this one, holds the lock.
var ErrLocked = errors.New("journal: locked by another process")

// ErrNotFile is returned by FS.Open and FS.Lock for a folder, a link, a pipe and the like.
var ErrNotFile = errors.New("not a regular file")

// FS is the file system under a journal. Disk is the real one; package journaltest has one that fails and that
// loses what was not synced.
type FS interface {
	MkdirAll(dir string) error
	Mkdir(dir string) error                // the parent must exist; an existing dir is no error
	Open(path string) (File, error)        // to read and write, made if absent; regular files only; never waits
	Create(path string) (File, error)      // to read and write, empty; replaces what is there
	Stat(path string) (fs.FileInfo, error) // does not follow links
	Same(a, b fs.FileInfo) bool            // whether both describe the same file
	Rename(from, to string) error          // replaces what to names
	Remove(path string) error
	SyncDir(dir string) error       // returns when the names in dir are on the disk
	Lock(path string) (Lock, error) // ErrLocked; errors.ErrUnsupported where the system has no locks
}

// Lock is a lock that is held until it is closed.
type Lock interface {
	io.Closer
	Held() bool // whether the path still names the locked file, so that others find it locked
}

// File is an open file of an FS. Sync covers data and length.
type File interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Truncate(size int64) error
	Sync() error
	Stat() (fs.FileInfo, error)
}

// Disk is the real file system.
type Disk struct{}

var _ FS = Disk{}

// MkdirAll makes dir and its missing parents.
func (Disk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }

// Mkdir makes dir if it is not there.
func (Disk) Mkdir(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Open opens a regular file. It refuses everything else (a link out of the folder, a pipe), because the journal
// would cut it and write to it. It does not wait for the other end of a pipe.
func (Disk) Open(path string) (File, error) {
	file, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	return diskFile{file}, nil
}

func openRegular(path string) (*os.File, error) {
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", path, ErrNotFile)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|withoutWait, 0o644)
	if err != nil {
		return nil, err
	}
	// The name may have been given to something else since Lstat.
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		file.Close()
		return nil, errors.Join(err, fmt.Errorf("%s: %w", path, ErrNotFile))
	}
	return file, nil
}

// Create makes an empty file in the place of what is there.
func (Disk) Create(path string) (File, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	return diskFile{file}, nil
}

// Stat describes the file at path.
func (Disk) Stat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

// Same reports whether a and b describe the same file.
func (Disk) Same(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// Remove removes one file.
func (Disk) Remove(path string) error { return os.Remove(path) }

// Lock locks the file at path, which is made if absent. The lock ends when it is closed and when the process
// ends, in whatever way.
func (Disk) Lock(path string) (Lock, error) {
	file, err := openRegular(path)
	if err != nil {
		return nil, err
	}
	if err := lock(file); err != nil {
		file.Close()
		return nil, err
	}
	return diskLock{file}, nil
}

type diskLock struct{ *os.File }

// Held reports whether other processes still find the locked file at its path.
func (l diskLock) Held() bool {
	ours, err := l.Stat()
	if err != nil {
		return false
	}
	theirs, err := os.Lstat(l.Name())
	return err == nil && os.SameFile(ours, theirs)
}

type diskFile struct{ *os.File }
