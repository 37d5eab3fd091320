package export

import (
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// build is one run of Folder.Build.
type build struct {
	*Folder
	seen map[string]bool // files whose documents have been handed out

	mu     sync.Mutex // guards all below and the manifest
	report Report
	kept   map[string]bool // files that are to stay
	err    error           // the first one that ends the build
}

// Build brings the folder up to date with workers goroutines. On an error, or when ctx ends, what is written so far stays,
// and nothing is removed: the next build goes on there.
func (f *Folder) Build(ctx context.Context, s Site, workers int) (Report, error) {
	b := &build{Folder: f, seen: map[string]bool{}, kept: map[string]bool{}}
	b.all(ctx, s.Documents, max(1, workers))
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
			b.document(d, 0)
		}
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
	for n := range workers {
		wait.Go(func() {
			for d := range queue {
				if b.going(ctx) {
					b.document(d, n)
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
func (b *build) document(d Document, worker int) {
	if e, ok := b.byKey(d); ok {
		b.keep(e)
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
	b.entry(e, c, worker)
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

// entry brings the files of a document up to date.
func (b *build) entry(e entry, c *Content, worker int) {
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
	size, err := b.write(&e, was, ours, c, worker)
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		err = b.manifest.put(e, c.Header)
	}
	switch {
	case err == nil:
		b.report.Written++
		b.report.Bytes += size
	case isProblem(err):
		b.report.Problems = append(b.report.Problems, err)
	case b.err == nil:
		b.err = fmt.Errorf("%s: %w", path.Join(b.name, e.File), err)
	}
}

// same keeps a document whose bytes have not changed. What is said of it may have.
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
	for _, of := range [...]error{ErrForeign, errName, syscall.ENAMETOOLONG, syscall.EINVAL, syscall.EILSEQ, syscall.ENOTDIR, syscall.EISDIR, syscall.ENOTEMPTY, syscall.EEXIST} {
		if errors.Is(err, of) {
			return true
		}
	}
	return false
}

var errName = errors.New("no file can have this name")

// write writes the files of a document, and sets in e which forms it has.
func (b *build) write(e *entry, was entry, ours bool, c *Content, worker int) (size int64, err error) {
	if !filepath.IsLocal(filepath.FromSlash(e.File)) || strings.HasPrefix(e.File, ownDir+"/") {
		return 0, fmt.Errorf("%q: %w", e.File, errName)
	}
	if c.Write != nil {
		return b.stream(e, was, ours, c, worker)
	}
	forms := []form{{e.File, c.Body}}
	e.Gzip = false
	if c.Gzip != nil {
		e.Gzip, forms = addForm(forms, e.File+gzipEnding, c.Gzip())
	}
	e.Brotli = false
	if c.Brotli != nil {
		e.Brotli, forms = addForm(forms, e.File+brotliEnding, c.Brotli())
	}
	if err := b.claim(e, was, ours); err != nil {
		return 0, err
	}
	for i := len(forms) - 1; i >= 0; i-- { // the plain form last: without it, the others are not found
		n, err := b.place(forms[i].name, worker, func(w io.Writer) error { _, err := w.Write(forms[i].body); return err })
		if err != nil {
			return size, err
		}
		if size += n; i == 0 {
			e.Size = n
		}
	}
	return size, nil
}

// stream writes the files of a document that is too large for memory. It is made once, for both forms.
func (b *build) stream(e *entry, was entry, ours bool, c *Content, worker int) (size int64, err error) {
	e.Gzip, e.Brotli = !c.Packed, false
	if err := b.claim(e, was, ours); err != nil {
		return 0, err
	}
	if c.Packed {
		e.Size, err = b.place(e.File, worker, c.Write)
		return e.Size, err
	}
	whole := fmt.Sprint(tempDir, "/whole-", worker)
	size, err = b.place(e.File+gzipEnding, worker, func(w io.Writer) error {
		n, err := b.place(whole, -1-worker, func(plain io.Writer) error {
			zip := gzip.NewWriter(w)
			return errors.Join(c.Write(io.MultiWriter(plain, zip)), zip.Close())
		})
		e.Size = n
		return err
	})
	if err != nil {
		return 0, err
	}
	return size + e.Size, b.root.Rename(whole, e.File)
}

// form is a file of a document.
type form struct {
	name string
	body []byte
}

func addForm(forms []form, name string, body []byte) (bool, []form) {
	if body == nil {
		return false, forms
	}
	return true, append(forms, form{name, body})
}

// claim says in the manifest that the files of a document may hold anything from now on, and removes the compressed forms
// that it has no more: web servers would send them.
func (b *build) claim(e *entry, was entry, ours bool) error {
	had := map[string]bool{}
	if ours {
		for _, name := range was.files() {
			had[name] = true
		}
	}
	for _, name := range e.files() {
		if !had[name] {
			if err := b.free(name); err != nil {
				return err
			}
		}
	}
	dirty := entry{File: e.File, Path: e.Path, Rule: e.Rule, Gzip: e.Gzip || was.Gzip, Brotli: e.Brotli || was.Brotli}
	b.mu.Lock()
	err := b.manifest.put(dirty, nil)
	b.mu.Unlock()
	if err != nil {
		return err
	}
	now := map[string]bool{}
	for _, name := range e.files() {
		now[name] = true
	}
	for name := range had {
		if !now[name] {
			if err := b.remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

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
		if b.err == nil {
			b.err = b.manifest.drop(e.File)
			b.report.Removed++
		}
	}
}
