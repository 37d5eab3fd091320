package export

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
)

const (
	// ownDir is the folder for files of this package that are not documents.
	ownDir       = ".seedfeed-build"
	manifestName = ownDir + "/manifest.jsonl"
	tempDir      = ownDir + "/temp"
	lockName     = ownDir + "/lock"
	format       = 1
)

// title is the first line of a manifest.
type title struct {
	Program string `json:"program"`
	Format  int    `json:"format"`
	Site    string `json:"site"` // id of its feed
}

// entry is the recorded state of a written document, as a line of the manifest. The last line of a file counts.
type entry struct {
	File   string `json:"file"`
	Path   string `json:"path,omitempty"`
	Rule   string `json:"rule,omitempty"`
	Key    string `json:"key,omitempty"`
	Hint   string `json:"hint,omitempty"`
	Sum    string `json:"sum,omitempty"`  // of the body; "": the file may hold anything
	Size   int64  `json:"size,omitempty"` // of the body
	Gzip   bool   `json:"gzip,omitempty"` // there is such a form
	Brotli bool   `json:"br,omitempty"`
	Status int    `json:"status,omitempty"`
	Header string `json:"header,omitempty"` // refers to a fieldsLine with the header of the response
	Gone   bool   `json:"gone,omitempty"`   // the file was removed
}

// fieldsLine is a line of the manifest with the header to which entry.Header of later lines refers.
type fieldsLine struct {
	Fields string      `json:"fields"`
	Header http.Header `json:"are"`
}

// manifest lists the documents in the folder. Each change is written to the file before it is made in memory.
type manifest struct {
	title   title
	entries map[string]entry       // by file
	headers map[string]http.Header // by Header of entries
	file    *os.File
	lines   int
	torn    bool // the last write failed, so the last line may have no end
}

// readManifest reads the manifest of a folder. It returns nil if there is none.
func readManifest(root *os.Root) (*manifest, error) {
	f, err := root.Open(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m := &manifest{entries: map[string]entry{}, headers: map[string]http.Header{}}
	lines := bufio.NewReader(f)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break // the end, or an incomplete line of an interrupted build, which has not touched the file of that line
		}
		m.read(line)
	}
	if m.title.Program != "seedfeed" {
		return nil, fmt.Errorf("%s is damaged; remove the folder, or name another one", manifestName)
	}
	if m.title.Format != format {
		return nil, fmt.Errorf("%s was written by another version of the program (format %d); remove the folder, or name another one", manifestName, m.title.Format)
	}
	return m, nil
}

// read takes one line. It ignores what it cannot read: then that file is not ours.
func (m *manifest) read(line []byte) {
	m.lines++
	switch {
	case m.lines == 1:
		_ = json.Unmarshal(line, &m.title)
	case bytes.HasPrefix(line, []byte(`{"fields":`)):
		var f fieldsLine
		if json.Unmarshal(line, &f) == nil {
			m.headers[f.Fields] = f.Header
		}
	default:
		var e entry
		if json.Unmarshal(line, &e) != nil || e.File == "" {
			return
		}
		if e.Gone {
			delete(m.entries, e.File)
		} else {
			m.entries[e.File] = e
		}
	}
}

// open makes the manifest ready for new lines. It writes it anew without the lines that do not count any more.
func (m *manifest) open(root *os.Root) error {
	if err := root.MkdirAll(tempDir, 0o755); err != nil {
		return err
	}
	name := tempDir + "/manifest"
	f, err := root.Create(name)
	if err != nil {
		return err
	}
	if m.file != nil {
		m.file.Close() // nothing is lost, because all of it is rewritten
	}
	m.file, m.lines, m.torn = f, 0, false
	all := []any{m.title}
	used := map[string]bool{}
	for _, e := range m.entries {
		used[e.Header] = true
	}
	maps.DeleteFunc(m.headers, func(name string, _ http.Header) bool { return !used[name] })
	for _, name := range slices.Sorted(maps.Keys(m.headers)) {
		all = append(all, fieldsLine{name, m.headers[name]})
	}
	for _, e := range m.sorted() {
		all = append(all, e)
	}
	if err := m.append(all...); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return root.Rename(name, manifestName)
}

// sorted returns the entries in the order of their paths.
func (m *manifest) sorted() []entry {
	return slices.SortedFunc(maps.Values(m.entries), func(a, b entry) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.File, b.File))
	})
}

// append writes lines in one call, so that at most one line is incomplete if the program is killed.
func (m *manifest) append(lines ...any) error {
	var b bytes.Buffer
	if m.torn {
		b.WriteByte('\n')
	}
	for _, line := range lines {
		data, err := json.Marshal(line)
		if err != nil {
			return err
		}
		b.Write(append(data, '\n'))
	}
	m.lines += len(lines)
	_, err := m.file.Write(b.Bytes())
	m.torn = err != nil
	return err
}

// put sets an entry, on disk first.
func (m *manifest) put(e entry, header http.Header) error {
	lines := []any{e}
	if e.Header != "" && m.headers[e.Header] == nil {
		lines = []any{fieldsLine{e.Header, header}, e}
	}
	if err := m.append(lines...); err != nil {
		return err
	}
	if e.Header != "" {
		m.headers[e.Header] = header
	}
	m.entries[e.File] = e
	return nil
}

// drop removes an entry.
func (m *manifest) drop(file string) error {
	if err := m.append(entry{File: file, Gone: true}); err != nil {
		return err
	}
	delete(m.entries, file)
	return nil
}
