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

// ErrNotFile is returned by FS.Open for a folder, a link, a pipe and the like.
var ErrNotFile = errors.New("journal: not a regular file: move it away")

// FS is the file system under a journal: Disk, and in tests one that fails and loses what was not synced.
type FS interface {
	MkdirAll(dir string) error
	Mkdir(dir string) error                // its parent must be there; that dir is there is no error
	Open(path string) (File, error)        // to read and write, made if absent; regular files only
	Create(path string) (File, error)      // to read and write, empty
	Stat(path string) (fs.FileInfo, error) // links are not followed
	Same(a, b fs.FileInfo) bool            // whether both are of one file
	Rename(from, to string) error          // in place of what to named
	Remove(path string) error
	SyncDir(dir string) error       // names in dir are on the disk
	Lock(path string) (Lock, error) // ErrLocked; errors.ErrUnsupported where locks are not to be had
}

// Lock is a lock held until it is closed.
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

// MkdirAll makes dir and what is missing above it.
func (Disk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }

// Mkdir makes dir if it is not there.
func (Disk) Mkdir(dir string) error {
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Open opens a regular file. What else may lie there under the name (a link out of the folder, a pipe) is
// refused: it would be cut and written to.
func (Disk) Open(path string) (File, error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", path, ErrNotFile)
	}
	return openDisk(path, os.O_RDWR|os.O_CREATE)
}

// Create opens an empty file in the place of what is there.
func (Disk) Create(path string) (File, error) {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return openDisk(path, os.O_RDWR|os.O_CREATE|os.O_EXCL)
}

// Stat describes the file at path.
func (Disk) Stat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

// Same reports whether a and b describe one file.
func (Disk) Same(a, b fs.FileInfo) bool { return os.SameFile(a, b) }

// Rename moves from to to.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// Remove removes one file.
func (Disk) Remove(path string) error { return os.Remove(path) }

// Lock takes the lock file at path, made if absent, until it is closed or the process ends, however it ends.
func (Disk) Lock(path string) (Lock, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
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

// Held reports whether the lock file is still where others look for it.
func (l diskLock) Held() bool {
	ours, err := l.Stat()
	if err != nil {
		return false
	}
	theirs, err := os.Stat(l.Name())
	return err == nil && os.SameFile(ours, theirs)
}

func openDisk(path string, flag int) (File, error) {
	file, err := os.OpenFile(path, flag, 0o644)
	if err != nil {
		return nil, err
	}
	return diskFile{file}, nil
}

type diskFile struct{ *os.File }
