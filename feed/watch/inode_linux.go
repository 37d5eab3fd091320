package watch

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func inode(fi fs.FileInfo) (changed int64, number uint64) {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano(), s.Ino
	}
	return fi.ModTime().UnixNano(), 0
}

func folderOf(fi fs.FileInfo) folderID {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return folderID{uint64(s.Dev), s.Ino}
	}
	return folderID{}
}

// stampIn is the stamp of one entry of the open folder list. A scan of 100,000 files takes half the time and a third of
// the memory of one by os.Root.
func stampIn(_ *os.Root, list *os.File, name string) (Stamp, bool) {
	var s unix.Stat_t
	err := unix.Fstatat(int(list.Fd()), name, &s, unix.AT_SYMLINK_NOFOLLOW)
	return Stamp{s.Size, s.Mtim.Nano(), s.Ctim.Nano(), s.Ino}, err == nil && s.Mode&unix.S_IFMT == unix.S_IFREG
}
