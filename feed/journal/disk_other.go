//go:build !unix && !windows

package journal

import "os"

const (
	closeToRename = true
	withoutWait   = 0
)

// Rename moves from to to.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir does nothing: a power cut may undo a rename on this system.
func (Disk) SyncDir(string) error { return nil }

// IsFull always reports false: the error of a full disk is not known on this system.
func IsFull(error) bool { return false }
