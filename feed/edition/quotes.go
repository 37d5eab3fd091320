package edition

import (
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"strings"
	"sync"

	"seedfeed/feed/audit"
	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/web"
)

// Paths of the tables of all quotations below the base address.
const (
	quotesPath = "quotes."
	quotesCSV  = quotesPath + "csv"
	quotesJSON = quotesPath + "json"
)

// quotesForm changes when the same articles make another table.
const quotesForm = "1"

// tableAt returns the form of the table at a path.
func (e *Edition) tableAt(path string) (t audit.Table, ok bool) {
	switch path {
	case quotesCSV:
		return audit.CSV(e.site.zone()), true
	case quotesJSON:
		return audit.JSON(), true
	}
	return t, false
}

// Stream returns a document that is written while it is made, nil if there is none at that path: the tables of all
// quotations, which are too large to be kept. It is safe for concurrent use.
func (e *Edition) Stream(path string) *web.Stream {
	path = strings.TrimPrefix(path, "/")
	t, ok := e.tableAt(path)
	if !ok {
		return nil
	}
	return &web.Stream{Type: t.Type, Sum: e.quotesSum(path), Write: func(w io.Writer) error {
		out := &counter{Writer: w}
		for p := range e.Parts(path) {
			before := out.n
			if err := p.Write(out); err != nil {
				return err
			}
			p.Size = out.n - before
		}
		return nil
	}}
}

// counter counts what is written.
type counter struct {
	io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.Writer.Write(b)
	c.n += int64(n)
	return n, err
}

// tableHash begins the hash of a table, or of a part of it, with what all its rows follow from.
func (e *Edition) tableHash(path string) hash.Hash {
	h := fnv.New128a()
	_, sum := e.peopleList()
	fmt.Fprint(h, quotesForm, "\x00", path, "\x00", digest.Version, "\x00", e.site.BaseURL, "\x00", e.site.Sections, "\x00", e.site.zone(), "\x00", sum)
	return h
}

// addRow adds what the rows of an article follow from to a hash.
func addRow(h hash.Hash, r ledger.Record) {
	fmt.Fprint(h, "\x00", r.ID, "\x00", r.Hash, "\x00", r.Owner, "\x00", r.Slug, "\x00", r.Path, "\x00", r.Published.UnixNano())
}

// quotesSum names what a table follows from. Making the table to name its bytes would cost as much as sending it.
func (e *Edition) quotesSum(path string) string {
	h := e.tableHash(path)
	fmt.Fprint(h, "\x00", e.table.of(e.index))
	return fmt.Sprintf("%x", h.Sum(nil))
}

// recordsSum is a hash of the records from which the tables are made. It is remembered, because a request that is answered
// without a table, such as one with If-None-Match, must not look at every record.
type recordsSum struct {
	mu  sync.Mutex
	at  uint64 // Changes of the index
	sum string // "": not known
}

func (s *recordsSum) of(index *ledger.Index) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := index.Changes()
	if s.sum != "" && s.at == at {
		return s.sum
	}
	h := fnv.New128a()
	for r := range index.All() {
		if r.Withdrawn.IsZero() {
			addRow(h, r)
		}
	}
	s.at, s.sum = at, string(h.Sum(nil)) // a change meanwhile has raised Changes, so that the next call looks again
	return s.sum
}

func (e *Edition) peopleList() (list *header.People, sum string) {
	if e.people == nil {
		return nil, ""
	}
	return e.people()
}
