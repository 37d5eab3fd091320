//go:build unix

package export

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"seedfeed/feed/testkit"
)

// mostFile is the size of the largest file that the child of TestFull can write.
const mostFile = 64 << 10

// largeSite is a site whose table has more room than that, with its pages.
func largeSite(text string) Site {
	return siteOf(page("/eels", html, text), page("/quotes.csv", "text/csv", strings.Repeat(text+"\n", mostFile/2)), page("/atom.xml", "application/atom+xml", text))
}

// TestFull: a build for which there is no room says which file, why, and what helps. What was there stays as it was, with no
// temporary files beside it, and the next build goes on.
func TestFull(t *testing.T) {
	if dir := os.Getenv("SEEDFEED_FULL"); dir != "" {
		fillUp(t, dir)
		return
	}
	dir := filepath.Join(t.TempDir(), "out")
	f := folder(t, dir)
	_, before := written(t, f, largeSite("One"))
	f.Close()
	child := exec.Command(os.Args[0], "-test.run=^TestFull$")
	child.Env = append(os.Environ(), "SEEDFEED_FULL="+dir)
	if out, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	testkit.Same(t, "no room", filesOf(t, dir), before)
	if left, _ := filepath.Glob(filepath.Join(dir, tempDir, "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	r, after := written(t, folder(t, dir), largeSite("Two"))
	if after["eels.html"] != "Two" || after["atom.xml"] != "Two" || !strings.HasPrefix(after["quotes.csv"], "Two") || len(r.Problems) > 0 {
		t.Errorf("with room again: %+v, %q", r, after["eels.html"])
	}
}

// fillUp builds where no file can be larger than mostFile.
func fillUp(t *testing.T, dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: mostFile, Max: mostFile}); err != nil {
		t.Fatal(err)
	}
	f := folder(t, dir)
	_, err := f.Build(context.Background(), largeSite("Two"), 2)
	if !errors.Is(err, syscall.EFBIG) || !strings.Contains(err.Error(), "quotes.csv") || !strings.Contains(err.Error(), "make room there") {
		t.Errorf("%v", err)
	}
}
