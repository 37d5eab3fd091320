//go:build unix

package journal

import (
	"errors"
	"os"
	"syscall"
)

const (
	closeToRename = false
	withoutWait   = syscall.O_NONBLOCK // a pipe that was put in the place of a file must not stop the program
)

// Rename moves from to to. SyncDir makes it outlive a power cut.
func (Disk) Rename(from, to string) error { return os.Rename(from, to) }

// SyncDir makes the names in dir outlive a power cut. File systems that cannot sync a folder answer EINVAL or
// ENOTSUP, which is no error here: they have nothing better to offer.
func (Disk) SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// IsFull reports whether err says that the disk, or the user's share of it, is full.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
