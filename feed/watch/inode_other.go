//go:build !linux && !darwin

package watch

import (
	"io/fs"
	"os"
)

func inode(fi fs.FileInfo) (changed int64, number uint64) { return fi.ModTime().UnixNano(), 0 }

func folderOf(fs.FileInfo) folderID { return folderID{} }

func stampIn(r *os.Root, _ *os.File, name string) (Stamp, bool) {
	fi, err := r.Lstat(name)
	if err != nil || !fi.Mode().IsRegular() {
		return Stamp{}, false
	}
	return stampOf(fi), true
}
