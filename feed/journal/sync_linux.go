package journal

import (
	"os"

	"golang.org/x/sys/unix"
)

// Sync calls fdatasync(2), which writes the data and the length. The file's times are not needed after a crash.
func (f diskFile) Sync() error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return os.NewSyscallError("fdatasync", err)
		}
	}
}
