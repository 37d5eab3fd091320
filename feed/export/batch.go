package export

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// prepared is a document whose files are written under temporary names.
type prepared struct {
	entry  entry // as it will be
	header http.Header
	was    entry // as the manifest has it
	ours   bool  // the manifest has it
	forms  []form
}

// form is a file of a document.
type form struct {
	name, temp string
	size       int64
}

// A batch is flushed when it reaches this number of documents or bytes. The disk is synced only once for a batch.
const (
	mostPrepared = 1000
	mostBytes    = 256 << 20
)

// prepare writes the files of a document, the plain one last, under temporary names.
func (b *build) prepare(p *prepared, c *Content) error {
	e := &p.entry
	if !filepath.IsLocal(filepath.FromSlash(e.File)) || strings.HasPrefix(e.File+"/", ownDir+"/") {
		return fmt.Errorf("%q: %w", e.File, errName)
	}
	e.Gzip, e.Brotli = false, false
	switch {
	case c.Write != nil && c.Packed:
		return b.add(p, e.File, c.Write)
	case c.Write != nil:
		return b.stream(p, c)
	}
	if body := made(c.Gzip); body != nil {
		e.Gzip = true
		if err := b.add(p, e.File+gzipEnding, bytesOf(body)); err != nil {
			return err
		}
	}
	if body := made(c.Brotli); body != nil {
		e.Brotli = true
		if err := b.add(p, e.File+brotliEnding, bytesOf(body)); err != nil {
			return err
		}
	}
	return b.add(p, e.File, bytesOf(c.Body))
}

// made returns what a function makes, nil if there is none.
func made(body func() []byte) []byte {
	if body == nil {
		return nil
	}
	return body()
}

func bytesOf(body []byte) func(io.Writer) error {
	return func(w io.Writer) error { _, err := w.Write(body); return err }
}

// add writes a file of a document under a temporary name. The size of a document is that of the file added last.
func (b *build) add(p *prepared, name string, write func(io.Writer) error) error {
	f := form{name: name, temp: b.tempName()}
	p.forms = append(p.forms, f)
	at := len(p.forms) - 1
	size, err := b.write(f.temp, write)
	p.forms[at].size, p.entry.Size = size, size
	return err
}

func (b *build) tempName() string { return fmt.Sprint(tempDir, "/", b.temp.Add(1)) }

// queue adds a document to the batch, and puts the batch in its place if it is large enough.
func (b *build) queue(p *prepared) {
	b.mu.Lock()
	b.batch = append(b.batch, p)
	for _, f := range p.forms {
		b.size += f.size
	}
	full := len(b.batch) >= mostPrepared || b.size >= mostBytes
	b.mu.Unlock()
	if full {
		b.flush()
	}
}

// flush moves the files of the batch to their places. It marks their content as unknown in the manifest, syncs the manifest
// and the temporary files, renames the files, and records their content in the manifest. If the program dies between two of
// these steps, all files are complete and listed in the manifest.
func (b *build) flush() {
	b.placing.Lock()
	defer b.placing.Unlock()
	b.mu.Lock()
	batch := b.batch
	b.batch, b.size = nil, 0
	err := b.err
	b.mu.Unlock()
	if err != nil || len(batch) == 0 {
		return
	}
	batch = slices.DeleteFunc(batch, func(p *prepared) bool {
		err := b.free(p)
		if err != nil {
			b.fail(p.entry, err)
		}
		return err != nil
	})
	if err := b.claim(batch); err != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.err = explained(fmt.Errorf("write into %s: %w", b.name, err))
		return
	}
	for _, p := range batch {
		if err := b.place(p); err != nil {
			b.fail(p.entry, err)
		}
	}
}

// free returns an error if the place of a document is taken by a file that is not ours.
func (b *build) free(p *prepared) error {
	for _, f := range p.forms {
		if p.ours && slices.Contains(p.was.files(), f.name) {
			continue
		}
		switch _, err := b.root.Lstat(f.name); {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		default:
			return fmt.Errorf("%s: %w; move it away", path.Join(b.name, f.name), ErrForeign)
		}
	}
	return nil
}

// claim marks the content of the batch's files as unknown in the manifest, and syncs the manifest and the temporary files.
func (b *build) claim(batch []*prepared) error {
	var files []string
	var lines []any
	b.mu.Lock()
	for _, p := range batch {
		e := p.entry
		dirty := entry{File: e.File, Path: e.Path, Rule: e.Rule, Gzip: e.Gzip || p.was.Gzip, Brotli: e.Brotli || p.was.Brotli}
		lines = append(lines, dirty)
		b.manifest.entries[e.File] = dirty
		for _, f := range p.forms {
			files = append(files, f.temp)
		}
	}
	err := b.manifest.append(lines...)
	b.mu.Unlock()
	return errors.Join(err, b.sync(files), b.manifest.file.Sync())
}

// place renames the files of a document. It removes old compressed forms, because web servers would send them.
func (b *build) place(p *prepared) error {
	now := p.entry.files()
	for _, name := range p.was.files() {
		if p.ours && !slices.Contains(now, name) {
			if err := b.remove(name); err != nil {
				return err
			}
		}
	}
	var size int64
	for _, f := range p.forms {
		if err := b.rename(f.temp, f.name); err != nil {
			return err
		}
		size += f.size
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.report.Written++
	b.report.Bytes += size
	return b.manifest.put(p.entry, p.header)
}

// discard removes the temporary files that were not put in their place. The manifest is open, so that its name does not matter.
func (b *build) discard() { _ = b.root.RemoveAll(tempDir) }
