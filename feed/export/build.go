package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// build is one run of Folder.Build.
type build struct {
	*Folder
	seen  map[string]bool // paths of documents that have been handed out
	newer func() bool     // Site.Newer while the documents of Late are written
	temp  atomic.Int64    // number of the newest temporary file

	placing sync.Mutex // held while a batch is put in its place

	mu     sync.Mutex // guards all below and the manifest
	batch  []*prepared
	size   int64 // of the batch in bytes
	report Report
	kept   map[string]bool // files that are to stay
	err    error           // the first one that ends the build
}

// Build brings the folder up to date with workers goroutines. On an error, or when ctx ends, Build keeps what it has written
// and removes nothing more. The next build continues from there. A file is synced to the disk before it is renamed.
func (f *Folder) Build(ctx context.Context, s Site, workers int) (Report, error) {
	b := &build{Folder: f, seen: map[string]bool{}, kept: map[string]bool{}}
	defer b.discard()
	if b.err = f.stay(); b.err != nil {
		return b.report, explained(b.err)
	}
	if b.err = f.root.MkdirAll(tempDir, 0o755); b.err != nil {
		return b.report, b.err
	}
	b.all(ctx, s.Documents, max(1, workers))
	b.flush()
	var feeds []Document
	for d := range s.Last {
		if c := d.Make(); c != nil {
			d.Make = func() *Content { return c }
			feeds = append(feeds, d)
		}
	}
	b.servers(ctx, s, feeds)
	for _, d := range feeds {
		if b.going(ctx) && !b.double(d) {
			b.document(d)
		}
	}
	b.flush()
	if s.Late != nil {
		b.newer = s.Newer
		b.all(ctx, s.Late, max(1, workers))
		b.flush()
	}
	if b.going(ctx) {
		b.sweep()
	}
	if b.err == nil && f.manifest.lines > 2*len(f.manifest.entries)+1000 {
		b.err = f.manifest.open(f.root)
	}
	return b.report, b.err
}

// going reports whether the build goes on.
func (b *build) going(ctx context.Context) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.err == nil {
		b.err = ctx.Err()
	}
	return b.err == nil
}

// double reports whether the file of a document was handed out before. It must be called by one goroutine.
func (b *build) double(d Document) bool {
	if b.seen[d.Path] {
		return true
	}
	b.seen[d.Path] = true
	return false
}

// all writes documents by several goroutines.
func (b *build) all(ctx context.Context, documents iter.Seq[Document], workers int) {
	var wait sync.WaitGroup
	queue := make(chan Document)
	for range workers {
		wait.Go(func() {
			for d := range queue {
				if b.going(ctx) {
					b.document(d)
				}
			}
		})
	}
	for d := range documents {
		if !b.going(ctx) {
			break
		}
		if !b.double(d) {
			queue <- d
		}
	}
	close(queue)
	wait.Wait()
}

// document writes a document if it has changed.
func (b *build) document(d Document) {
	if e, ok := b.byKey(d); ok {
		b.keep(e)
		return
	}
	if b.newer != nil && b.newer() {
		b.leave(d)
		return
	}
	c := d.Make()
	if c == nil {
		return
	}
	e := entry{
		File: FileOf(d.Path, isHTML(c.Header)), Path: d.Path, Rule: d.Rule, Key: cmp.Or(c.Key, d.Key), Hint: c.Hint,
		Status: c.Status, Size: int64(len(c.Body)),
	}
	if e.Key == NoKey {
		e.Key, e.Hint = "", ""
	}
	fields, _ := json.Marshal(c.Header) // a map of strings
	e.Header = sum(fields)[:12]
	if e.Sum = "name " + c.Name; c.Write == nil {
		e.Sum = sum(c.Body)
	}
	b.entry(e, c)
}

func isHTML(h http.Header) bool { return strings.HasPrefix(h.Get("Content-Type"), "text/html") }

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:16])
}

// byKey returns the entry of a document that is known to be unchanged.
func (b *build) byKey(d Document) (entry, bool) {
	if d.Key == "" && d.KeyOf == nil {
		return entry{}, false
	}
	b.mu.Lock()
	e, ok := b.manifest.entries[FileOf(d.Path, false)]
	if !ok || e.Path != d.Path {
		e, ok = b.manifest.entries[FileOf(d.Path, true)]
	}
	b.mu.Unlock()
	if !ok || e.Path != d.Path || e.Key == "" || e.Sum == "" {
		return entry{}, false
	}
	key := d.Key
	if d.KeyOf != nil {
		key = d.KeyOf(e.Hint)
	}
	return e, e.Key == key && b.intact(e)
}

// keep counts a document that has not changed.
func (b *build) keep(e entry) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Same++
	b.kept[e.File] = true
}

// leave keeps the files of a document as they are, without looking whether it has changed.
func (b *build) leave(d Document) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.kept[FileOf(d.Path, false)], b.kept[FileOf(d.Path, true)] = true, true
}

// entry brings the files of a document up to date.
func (b *build) entry(e entry, c *Content) {
	b.mu.Lock()
	was, ours := b.manifest.entries[e.File]
	if b.kept[e.File] {
		b.report.Problems = append(b.report.Problems, fmt.Errorf("%s: %w: another document has it", e.Path, errName))
		b.mu.Unlock()
		return
	}
	b.kept[e.File] = true
	b.mu.Unlock()
	if ours && was.Sum == e.Sum && (c.Write == nil || c.Name != "") {
		e.Gzip, e.Brotli = was.Gzip, was.Brotli
		if c.Write != nil {
			e.Size = was.Size
		}
		if b.intact(was) {
			b.same(was, e, c.Header)
			return
		}
	}
	p := &prepared{entry: e, header: c.Header, was: was, ours: ours}
	if err := b.prepare(p, c); err != nil {
		b.fail(e, err)
		return
	}
	b.queue(p)
}

// fail notes why a document cannot be written.
func (b *build) fail(e entry, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case isProblem(err):
		b.report.Problems = append(b.report.Problems, err)
	case b.err == nil:
		b.err = explained(fmt.Errorf("write %s: %w", path.Join(b.name, e.File), err))
	}
}

// explained adds the remedy to an error, if one is known.
func explained(err error) error {
	for _, full := range [...]error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if errors.Is(err, full) {
			return fmt.Errorf("%w; make room there, then build again: what is written stays, and the rest follows", err)
		}
	}
	return err
}

// same keeps a document whose bytes have not changed. It updates the entry if other fields have changed.
func (b *build) same(was, e entry, header http.Header) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Same++
	if was != e && b.err == nil {
		b.err = b.manifest.put(e, header)
	}
}

// isProblem reports whether an error is about one name and not about the disk.
func isProblem(err error) bool {
	of := []error{ErrForeign, errName, syscall.ENAMETOOLONG, syscall.EINVAL, syscall.EILSEQ, syscall.ENOTDIR, syscall.EISDIR, syscall.ENOTEMPTY, syscall.EEXIST}
	return slices.ContainsFunc(of, func(is error) bool { return errors.Is(err, is) })
}

var errName = errors.New("no file can have this name")

// sweep removes the files whose documents are gone.
func (b *build) sweep() {
	for _, e := range b.manifest.sorted() {
		if b.kept[e.File] || b.err != nil {
			continue
		}
		for _, name := range e.files() {
			if b.err == nil {
				b.err = b.clear(name)
			}
		}
		if err := b.root.Remove(partsFile(e.File)); b.err == nil && err != nil && !errors.Is(err, fs.ErrNotExist) {
			b.err = err
		}
		if b.err == nil {
			b.err = b.manifest.drop(e.File)
			b.report.Removed++
		}
	}
}
