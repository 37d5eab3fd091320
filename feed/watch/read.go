package watch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// writer answers whether anyone has a file open for writing.
type writer int

const (
	unsure  writer = iota // the system cannot tell: the file must rest
	none                  // nobody, at this moment
	writing               // somebody
)

// errTorn means that the file was replaced or changed while it was opened or read.
var errTorn = errors.New("watch: changed while it was read")

// file is an open regular file.
type file struct {
	*os.File
	system system
	shown  Stamp // by fstat
	stamp  Stamp // by lstat: what a later look will see
}

// open opens e, which lstat showed to be a regular file. It never blocks, also if a pipe was put there since.
func (e entry) open(s system) (*file, error) {
	f, err := s.open(e.folder, e.name)
	if err != nil {
		return nil, err
	}
	fi, err := s.fstat(f)
	if err == nil && !fi.Mode().IsRegular() {
		err = errTorn
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	looked := stampOf(e.info)
	opened := &file{File: f, system: s, shown: stampOf(fi), stamp: stampOf(fi)}
	if opened.shown != looked {
		// Changed just now, or replaced, perhaps by a link, which os.Root follows inside the tree. If lstat still shows
		// what it showed before, this file system shows open files in its own way.
		again, err := s.lstat(e.folder, e.name)
		switch {
		case err == nil && stampOf(again) == looked:
			opened.stamp = looked
		case err != nil, !again.Mode().IsRegular(), stampOf(again).Inode != opened.shown.Inode:
			f.Close()
			return nil, errTorn
		}
	}
	return opened, nil
}

// read returns all bytes of f and makes sure that nobody wrote meanwhile: at most one byte more than the size is read,
// the stamp is the same afterwards, and no writer has come as far as the system can tell. Twice is for a file that
// changed so recently that another change might show the same stamp: it is read a second time.
func (f *file) read(twice bool) ([]byte, error) {
	data, err := f.readOnce()
	if err == nil && twice {
		var again []byte
		if again, err = f.readOnce(); err == nil && !bytes.Equal(data, again) {
			err = errTorn
		}
	}
	if err != nil {
		return nil, err
	}
	fi, err := f.system.fstat(f.File)
	if err != nil {
		return nil, err
	}
	if stampOf(fi) != f.shown || f.system.writer(f.File) == writing {
		return nil, errTorn
	}
	return data, nil
}

func (f *file) readOnce() ([]byte, error) {
	b := make([]byte, f.shown.Size+1)
	n, err := io.ReadFull(io.NewSectionReader(f, 0, int64(len(b))), b)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	if int64(n) != f.shown.Size {
		return nil, errTorn
	}
	return b[:n:n], nil
}

// bare returns the cause without the operation and the path, which would name folders of this machine.
func bare(err error) error {
	var pe *fs.PathError
	for errors.As(err, &pe) {
		err = pe.Err
	}
	return err
}

// isAbsent reports whether nothing is at a path: it or a folder on the way does not exist, or is no folder.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// errLinked: a folder on the way is a symbolic link, so nothing is reached through it.
var errLinked = fmt.Errorf("watch: a folder on the way is a symbolic link: %w", fs.ErrNotExist)

func tooLarge(size, limit int64) error {
	return fmt.Errorf("%d bytes large, over the limit of %d: make it smaller, or raise --max-size", size, limit)
}

// odd says what a thing is that is no regular file, and what to do about it.
func odd(m fs.FileMode) error {
	what := "a device"
	switch {
	case m.IsDir():
		return errors.New("a folder with the name of an article: rename the folder")
	case m&fs.ModeSymlink != 0:
		return errors.New("a symbolic link, which is not followed: put the file itself in its place")
	case m&fs.ModeNamedPipe != 0:
		what = "a named pipe"
	case m&fs.ModeSocket != 0:
		what = "a socket"
	}
	return fmt.Errorf("%s, not a file: remove it or put a file in its place", what)
}
