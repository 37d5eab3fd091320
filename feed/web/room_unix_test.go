//go:build unix

package web

import (
	"testing"

	"golang.org/x/sys/unix"
)

// The limit of connections follows the limit of open files and leaves some for files.
func TestMostConnections(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil || limit.Cur > 1<<30 || limit.Cur < 200 {
		t.Skip("no ordinary limit of open files", limit.Cur, err)
	}
	if left := int(limit.Cur) - mostConnections(); left < 30 || left > 100 {
		t.Errorf("%d of %d open files are left for files", left, limit.Cur)
	}
}
