//go:build unix

package web

import (
	"math"

	"golang.org/x/sys/unix"
)

// mostConnections returns how many connections fit into the limit of open files.
func mostConnections() int {
	var limit unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &limit) != nil {
		return math.MaxInt
	}
	return max(8, int(min(uint64(limit.Cur), math.MaxInt32))-keptBack)
}
