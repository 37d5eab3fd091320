//go:build unix

package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"seedfeed/feed/journal"
)

// TestPipe: a pipe is no file, and nobody waits for its other end.
func TestPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(name, 0o600); err != nil {
		t.Skip(err)
	}
	for what, f := range map[string]func() error{
		"Open": func() error { _, err := journal.Disk{}.Open(name); return err },
		"Lock": func() error { _, err := journal.Disk{}.Lock(name); return err },
		"Read": func() error { return journal.Read(journal.Disk{}, name, nil) },
	} {
		failed := make(chan error, 1)
		go func() { failed <- f() }()
		select {
		case err := <-failed:
			if !errors.Is(err, journal.ErrNotFile) {
				t.Errorf("%s: %v", what, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s waits for the other end of a pipe", what)
		}
	}
}

func TestIsFull(t *testing.T) {
	for err, want := range map[error]bool{
		&os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}: true,
		&os.PathError{Op: "write", Path: "x", Err: syscall.EDQUOT}: true,
		&os.PathError{Op: "write", Path: "x", Err: syscall.EIO}:    false,
	} {
		if journal.IsFull(err) != want {
			t.Errorf("IsFull(%v) = %v", err, !want)
		}
	}
}
