package watch

import (
	"io/fs"
	"syscall"
)

func identity(fi fs.FileInfo) (changed int64, id fileID) {
	if s, ok := fi.Sys().(*syscall.Stat_t); ok {
		return s.Ctimespec.Nano(), fileID{uint64(s.Dev), s.Ino}
	}
	return fi.ModTime().UnixNano(), fileID{}
}
