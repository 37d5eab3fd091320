package statuspage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// errTaken is the error of a status page whose name something else has.
var errTaken = errors.New("something else has that name, which seedfeed did not write; choose another name, or move that file away")

// Check reports why a page cannot be written to a file. Its name ends in .html, or in .txt for plain text.
func Check(file string) error {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".html", ".htm", ".txt":
	default: // feed.yaml, a side file or an ignore file would be read as such by the next start
		return fmt.Errorf("--status %s: choose a name that ends in .html or .txt", file)
	}
	dir := filepath.Dir(file)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("--status %s: %s is no folder; make it, or choose another name", file, dir)
	}
	if err := Vacant(file); err != nil {
		return fmt.Errorf("--status %s: %w", file, err)
	}
	return nil
}

// Vacant returns an error unless nothing is at path, or a status page.
func Vacant(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errTaken
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, 1<<10))
	if err == nil && !IsPage(head) {
		err = errTaken
	}
	return err
}

// OpenFile begins with what a file holds of an earlier run.
func OpenFile(path string, log *slog.Logger) *File {
	f := &File{path: path, log: log}
	f.written, _ = os.ReadFile(path) // nil if there is none
	return f
}

// File is a file that holds a status page.
type File struct {
	path    string
	log     *slog.Logger
	written []byte // what it holds
	said    string // the last error, which is logged once
}

// Put writes a page that differs from the one before.
func (f *File) Put(page []byte) {
	if bytes.Equal(page, f.written) {
		return
	}
	err := writeFile(f.path, page)
	if err == nil {
		f.written, f.said = page, ""
	} else if err.Error() != f.said {
		f.said = err.Error()
		f.log.Warn("status page not written; tried again with the next change", "file", f.path, "reason", err)
	}
}

// writeFile puts a page in the place of an older one.
func writeFile(path string, page []byte) error {
	if err := Vacant(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".seedfeed-status-*") // hidden: no seed
	if err != nil {
		return err
	}
	_, err = f.Write(page)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
