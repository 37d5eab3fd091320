//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// widthOf returns the columns of a terminal, 0 for what is none.
func widthOf(f *os.File) int {
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0
	}
	if size.Col == 0 {
		return 80
	}
	return int(size.Col)
}
