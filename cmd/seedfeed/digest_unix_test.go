//go:build unix

package main

import (
	"os"
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

// TestDigestLink: a link in the seeds folder is refused, as serve refuses it; one that is named alone is read.
func TestDigestLink(t *testing.T) {
	dir := t.TempDir()
	real := write(t, filepath.Join(dir, "real.txt"), article)
	link := filepath.Join(dir, "seeds", "link.txt")
	write(t, filepath.Join(dir, "seeds", "a.txt"), article)
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	for _, c := range []struct {
		args []string
		exit int
	}{
		{[]string{"--seeds", filepath.Dir(link), link}, exitFailed},
		{[]string{filepath.Dir(link)}, exitFailed},
		{[]string{link}, 0},
	} {
		status, _, errs := command(t, "", append([]string{"digest"}, c.args...)...)
		if status != c.exit || strings.Contains(errs, "symbolic link") != (c.exit != 0) {
			t.Errorf("%q: exit %d, want %d; %s", c.args, status, c.exit, errs)
		}
	}
}
