//go:build unix

package ledger

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPipes: a pipe in the place of a file of the ledger is told, and nobody waits for its other end.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	l := made(t, dir, samples(0, 3))
	pipe := func(name string) {
		if err := errors.Join(os.Remove(filepath.Join(dir, name)), syscall.Mkfifo(filepath.Join(dir, name), 0o600)); err != nil {
			t.Skip(err)
		}
	}
	within := func(what string, f func() error) {
		t.Helper()
		done := make(chan error, 1)
		go func() { done <- f() }()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s waits for the other end of a pipe", what)
		}
	}
	pipe(copyA)
	within("Commit", func() error { return l.Commit(samples(3, 4), nil) })
	if w := l.TakeWarnings(); len(w) != 1 || !strings.Contains(w[0], "regular") {
		t.Errorf("warnings: %q", w)
	}
	pipe(copyB)
	within("Close", l.Close)
	pipe(copyB)
	within("Open", func() (err error) { l, err = Open(dir); return err })
	if l.Index().Len() != 4 {
		t.Errorf("%d records, want 4", l.Index().Len())
	}
	within("Close", l.Close)
	pipe(lockName)
	within("Open with a pipe as lock", func() error {
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "regular") {
			return errors.Join(errors.New("want an error that names the lock"), err)
		}
		return nil
	})
}

// TestUnreadable: a copy that must not be opened is moved aside, while running and at the start.
func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("SKIPPED: root may open everything")
	}
	dir := t.TempDir()
	l := made(t, dir, samples(0, 3))
	forbid := func() {
		path := filepath.Join(dir, copyB)
		if err := errors.Join(os.Remove(path), os.WriteFile(path, []byte("locked away"), 0)); err != nil {
			t.Fatal(err)
		}
	}
	forbid()
	commit(t, l, samples(3, 4))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	forbid()
	l = reopened(t, dir)
	if names, _ := filepath.Glob(filepath.Join(dir, "*.aside-*")); len(names) != 2 || l.Index().Len() != 4 {
		t.Errorf("%d records, %q", l.Index().Len(), names)
	}
}
