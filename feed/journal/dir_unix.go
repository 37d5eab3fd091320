//go:build unix

package journal

import (
	"errors"
	"os"
	"syscall"
)

const closeToRename = false

// SyncDir makes the names in dir outlive a power cut. File systems that cannot sync a folder say EINVAL or
// ENOTSUP, and have nothing better to offer.
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
