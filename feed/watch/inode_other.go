//go:build !linux && !darwin

package watch

import "io/fs"

func inode(fi fs.FileInfo) (changed int64, number uint64) { return fi.ModTime().UnixNano(), 0 }

func folderOf(fs.FileInfo) folderID { return folderID{} }
