//go:build !linux

package export

// syncAll does nothing here: no other system can do it for one disk.
func (f *Folder) syncAll() (done bool, err error) { return false, nil }
