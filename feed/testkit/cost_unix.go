//go:build unix

package testkit

import (
	"syscall"
	"time"
)

// processorTime returns how long this process has run on all processors.
func processorTime() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		panic(err) // there is no other reason than a wrong argument
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
