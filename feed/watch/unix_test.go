//go:build unix

package watch

import "syscall"

func fifo(path string) error { return syscall.Mkfifo(path, 0o644) }
