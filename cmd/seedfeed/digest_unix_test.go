//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestDigestPipe: a pipe in the place of a file is refused and not waited for.
func TestDigestPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe.txt")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	if status, _, errs := command(t, "", "digest", name); status != exitFailed || !strings.Contains(errs, "no regular file") {
		t.Errorf("exit %d, %s", status, errs)
	}
}
