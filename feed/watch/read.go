package watch

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// writer answers whether anyone has a file open for writing.
type writer int

const (
	unsure  writer = iota // the system cannot say: the file must rest
	none                  // nobody, at this moment
	writing               // somebody
)

// errTorn means that the file changed while it was read.
var errTorn = errors.New("watch: changed while it was read")

// readWhole reads f, of which fstat said at, and makes sure that nobody wrote meanwhile: at most at.Size+1 bytes are
// read, the stamp is the same afterwards and, where probe can tell, no writer has come. On systems whose clock ticks
// slowly a writer might come, write the same size and go between two ticks; soon marks a file so fresh that this could
// be, which is read twice.
func readWhole(f *os.File, at Stamp, probe func(*os.File) writer, soon bool) ([]byte, error) {
	data := make([]byte, at.Size+1)
	n, err := readAt(f, data)
	if err != nil {
		return nil, err
	}
	if int64(n) != at.Size {
		return nil, errTorn
	}
	data = data[:n:n]
	if soon {
		again := make([]byte, at.Size+1)
		if n, err := readAt(f, again); err != nil || !bytes.Equal(data, again[:n]) {
			return nil, errTorn
		}
	}
	fi, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if stampOf(fi) != at || probe(f) == writing {
		return nil, errTorn
	}
	return data, nil
}

// readAt fills b from the start of f as far as the file goes.
func readAt(f *os.File, b []byte) (int, error) {
	n, err := io.ReadFull(io.NewSectionReader(f, 0, int64(len(b))), b)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return n, err
}

// openFlags: a pipe put in the place of a file between lstat and open must not block; a link is not followed by
// os.Root unless it stays inside, and is refused by the type that lstat shows.
const openFlags = os.O_RDONLY | syscall.O_NONBLOCK

// bare is the cause without the operation and the path, which would name the machine's folders.
func bare(err error) error {
	var pe *fs.PathError
	for errors.As(err, &pe) {
		err = pe.Err
	}
	var se *os.SyscallError
	if errors.As(err, &se) {
		err = se.Err
	}
	return err
}

// isAbsent says that nothing lies at a path: itself or a folder on the way is not there, or is no folder.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, errLinked)
}

// errLinked: a folder on the way is a symbolic link, so that nothing is reached through it.
var errLinked = errors.New("watch: a folder on the way is a symbolic link")

// odd says what a thing is that is no regular file, and the remedy.
func odd(m fs.FileMode) error {
	switch {
	case m.IsDir():
		return errors.New("a folder with the name of an article: rename the folder")
	case m&fs.ModeSymlink != 0:
		return errors.New("a symbolic link, which is not followed: put the file itself in its place")
	case m&fs.ModeNamedPipe != 0:
		return errors.New("a named pipe, not a file: remove it or put a file in its place")
	case m&fs.ModeSocket != 0:
		return errors.New("a socket, not a file: remove it or put a file in its place")
	default:
		return errors.New("a device, not a file: remove it or put a file in its place")
	}
}
