package streams

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadFile: a file is read up to the limit and no further; what is no regular file is refused, without its path.
func TestReadFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("weir"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, err := ReadFile(name, 4); err != nil || string(data) != "weir" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := ReadFile(name, 3); err == nil || !strings.Contains(err.Error(), "larger than 3 bytes") {
		t.Errorf("one byte too long: %v", err)
	}
	if _, err := ReadFile(filepath.Dir(name), 4); err == nil || !strings.Contains(err.Error(), "no regular file") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := ReadFile(name+"x", 4); !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), "a.txt") {
		t.Errorf("no file: %v", err)
	}
}

// TestWriteEach: each value is a line, and signs of HTML stay as they are.
func TestWriteEach(t *testing.T) {
	var b strings.Builder
	if err := WriteEach(&b, slices.Values([]string{"a & b", "<c>"})); err != nil || b.String() != "\"a & b\"\n\"<c>\"\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
}
