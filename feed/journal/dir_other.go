//go:build !unix

package journal

// closeToRename: Windows does not rename over an open file.
const closeToRename = true

// SyncDir does nothing: folders cannot be synced here, renames are written through.
func (Disk) SyncDir(string) error { return nil }
