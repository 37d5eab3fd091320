package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"seedfeed/feed/journal"
)

// Folder is a folder of documents. Open makes one; the caller closes it. It must be used by one goroutine at a time.
type Folder struct {
	name     string
	root     *os.Root
	manifest *manifest
	lock     journal.Lock      // nil where the system has no locks
	step     func(name string) // called before a file is put in its place or removed; tests stop there
}

// Open opens a folder, and creates it if it is missing. Site is the id of the site's feed. A folder that is not empty must
// have a manifest of the same site. Open fails if another process has the folder open.
func Open(dir, site string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &Folder{name: dir, root: root, step: func(string) {}}
	if err := f.begin(site); err != nil {
		return nil, errors.Join(explained(err), f.Close())
	}
	return f, nil
}

func (f *Folder) begin(site string) (err error) {
	if _, err := f.root.Lstat(manifestName); errors.Is(err, fs.ErrNotExist) {
		if err := f.empty(); err != nil {
			return err
		}
	}
	if err := f.hold(); err != nil {
		return err
	}
	if f.manifest, err = readManifest(f.root); err != nil {
		return fmt.Errorf("%s: %w", f.name, err)
	}
	switch {
	case f.manifest == nil:
		f.manifest = &manifest{title: title{"seedfeed", format, site}, entries: map[string]entry{}, headers: map[string]http.Header{}}
	case f.manifest.title.Site != site:
		return fmt.Errorf("%s holds another site (%s); name another folder, or remove this one", f.name, f.manifest.title.Site)
	}
	// Temporary files of a build that died.
	if err := f.root.RemoveAll(tempDir); err != nil {
		return err
	}
	return f.manifest.open(f.root)
}

// hold keeps other processes out: of two that write, each would remove what the other one has written.
func (f *Folder) hold() (err error) {
	if err := f.root.MkdirAll(ownDir, 0o755); err != nil {
		return err
	}
	switch f.lock, err = (journal.Disk{}).Lock(filepath.Join(f.name, filepath.FromSlash(lockName))); {
	case errors.Is(err, errors.ErrUnsupported):
		return nil
	case errors.Is(err, journal.ErrLocked):
		return fmt.Errorf("another process writes into %s; stop it, or name another folder", f.name)
	}
	return err
}

// stay reopens the folder if it was removed or if its name now refers to another folder.
func (f *Folder) stay() error {
	ours, err := f.root.Stat(".")
	if err != nil {
		return err
	}
	if there, err := os.Stat(f.name); err == nil && os.SameFile(ours, there) {
		return nil
	}
	now, err := Open(f.name, f.manifest.title.Site)
	if err != nil {
		return err
	}
	err = f.Close()
	f.root, f.manifest, f.lock = now.root, now.manifest, now.lock
	return err
}

// empty returns an error if the folder contains anything except what an interrupted first build leaves behind.
func (f *Folder) empty() error {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != ownDir {
			return fmt.Errorf("%s is not empty and holds no site that this program has written: %s is there; name an empty or a new folder", f.name, e.Name())
		}
	}
	return nil
}

// Close closes the files and releases the lock. The manifest already lists everything that was written.
func (f *Folder) Close() error {
	var err error
	if f.manifest != nil && f.manifest.file != nil {
		err = f.manifest.file.Close()
	}
	if f.lock != nil {
		err = errors.Join(err, f.lock.Close())
	}
	return errors.Join(err, f.root.Close())
}

// FileOf returns the name of the file for a path. Web servers find /articles/x in the file articles/x.html, and /topics/ in
// topics/index.html.
func FileOf(at string, html bool) string {
	at = strings.TrimPrefix(at, "/")
	switch {
	case html && (at == "" || strings.HasSuffix(at, "/")):
		return at + "index.html"
	case html:
		return at + ".html"
	case at == "" || strings.HasSuffix(at, "/"):
		return at + "index.xml"
	}
	return at
}

// Endings of the compressed forms, which nginx and Caddy look for.
const (
	gzipEnding   = ".gz"
	brotliEnding = ".br"
)

// files returns the names of the files of an entry.
func (e *entry) files() []string {
	names := []string{e.File}
	if e.Gzip {
		names = append(names, e.File+gzipEnding)
	}
	if e.Brotli {
		names = append(names, e.File+brotliEnding)
	}
	return names
}

// intact reports whether the file of an entry is there with its size. Power may fail between a rename and the moment when
// the bytes are on the disk, and somebody may remove a file.
func (f *Folder) intact(e entry) bool {
	for _, name := range e.files() {
		info, err := f.root.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || info.Size() == 0 && e.Size > 0 || name == e.File && info.Size() != e.Size {
			return false
		}
	}
	return true
}

// ErrForeign means that a file of another program has the name of a document's file.
var ErrForeign = errors.New("it is not a file that this program has written")

// write writes a file.
func (f *Folder) write(name string, write func(io.Writer) error) (size int64, err error) {
	file, err := f.root.Create(name)
	if err != nil {
		return 0, err
	}
	out := &counter{w: file}
	err = errors.Join(write(out), file.Close())
	return out.n, err
}

// rename puts a file in its place, in a folder that may be missing.
func (f *Folder) rename(from, to string) error {
	f.step(to)
	if err := f.date(from, to); err != nil {
		return err
	}
	err := f.root.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		if err = f.root.MkdirAll(path.Dir(to), 0o755); err == nil {
			err = f.root.Rename(from, to)
		}
	}
	return err
}

// date sets the modification time of a file to at least one second after the file that it replaces. Last-Modified has a
// resolution of one second (RFC 9110, section 8.8.2.2), and two builds may happen in the same second.
func (f *Folder) date(from, to string) error {
	was, err := f.root.Lstat(to)
	if err != nil {
		return nil // none is there
	}
	is, err := f.root.Lstat(from)
	if err != nil {
		return err
	}
	if at := was.ModTime().Truncate(time.Second).Add(time.Second); is.ModTime().Before(at) {
		return f.root.Chtimes(from, at, at)
	}
	return nil
}

// fewFiles is the number of files up to which each is synced on its own. That is cheaper than syncing the whole file system.
const fewFiles = 50

// sync brings files to the disk.
func (f *Folder) sync(names []string) error {
	if len(names) > fewFiles {
		if done, err := f.syncAll(); done {
			return err
		}
	}
	for _, name := range names {
		file, err := f.root.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		if err := errors.Join(file.Sync(), file.Close()); err != nil {
			return err
		}
	}
	return nil
}

// counter counts what is written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// remove removes a file of ours.
func (f *Folder) remove(name string) error {
	f.step(name)
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) && !isProblem(err) { // such a name was never ours
		return err
	}
	return nil
}

// clear removes a file of ours and the folders that become empty. The folder must not be written to at the same time.
func (f *Folder) clear(name string) error {
	if err := f.remove(name); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil { // it holds something
			break
		}
	}
	return nil
}
