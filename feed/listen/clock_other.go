//go:build !linux

package listen

// monotonic returns 0: there is no systemd to compare it with.
func monotonic() int64 { return 0 }
