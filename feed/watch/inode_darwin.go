package watch

import (
	"io/fs"
	"syscall"
)

func inode(fi fs.FileInfo) (changed int64, number uint64) {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return s.Ctimespec.Nano(), s.Ino
	}
	return fi.ModTime().UnixNano(), 0
}

func folderOf(fi fs.FileInfo) folderID {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return folderID{uint64(s.Dev), s.Ino}
	}
	return folderID{}
}
