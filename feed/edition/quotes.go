package edition

import (
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/audit"
	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/seed"
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

// Stream returns a document that is written while it is made, nil if there is none at that path: the tables of all
// quotations, which are too large to be kept. It is safe for concurrent use.
func (e *Edition) Stream(path string) *web.Stream {
	switch path = strings.TrimPrefix(path, "/"); path {
	case quotesCSV:
		return &web.Stream{Type: audit.CSVType, Sum: e.quotesSum(path), Write: func(w io.Writer) error {
			return audit.WriteCSV(w, e.rows(), e.site.zone())
		}}
	case quotesJSON:
		return &web.Stream{Type: audit.JSONType, Sum: e.quotesSum(path), Write: func(w io.Writer) error {
			return audit.WriteJSON(w, e.rows())
		}}
	}
	return nil
}

// quotesSum names what a table follows from. Making the table to name its bytes would cost as much as sending it.
func (e *Edition) quotesSum(path string) string {
	h := fnv.New128a()
	_, sum := e.peopleList()
	fmt.Fprint(h, quotesForm, "\x00", path, "\x00", digest.Version, "\x00", e.site.BaseURL, "\x00", e.site.Sections, "\x00", e.site.zone(), "\x00", sum,
		"\x00", e.table.of(e.index))
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
			fmt.Fprint(h, "\x00", r.ID, "\x00", r.Hash, "\x00", r.Owner, "\x00", r.Slug, "\x00", r.Path, "\x00", r.Published.UnixNano())
		}
	}
	s.at, s.sum = at, string(h.Sum(nil)) // a change meanwhile has raised Changes, so that the next call looks again
	return s.sum
}

func (e *Edition) peopleList() (list *seed.People, sum string) {
	if e.people == nil {
		return nil, ""
	}
	return e.people()
}

// mostRest bounds the rest after each article of a table.
const mostRest = 2 * time.Millisecond

// rows iterates over the rows of the tables. After each article it pauses for as long as that article took, so that new
// articles are not delayed. It does not pause if Printer.Hasty is set.
func (e *Edition) rows() iter.Seq[audit.Row] {
	return func(yield func(audit.Row) bool) {
		list, _ := e.peopleList()
		began := time.Now()
		for a := range e.Quoted() {
			for _, row := range audit.Rows(a, list) {
				if !yield(row) {
					return
				}
			}
			if !e.hasty {
				time.Sleep(min(time.Since(began), mostRest))
			}
			began = time.Now()
		}
	}
}

// Quoted iterates over the published articles with their quotations, newest first. One of them is in memory at a time.
func (e *Edition) Quoted() iter.Seq[*audit.Article] {
	type place struct {
		id string
		at time.Time
	}
	var places []place
	for r := range e.index.All() {
		if r.Withdrawn.IsZero() {
			places = append(places, place{r.ID, r.Published})
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return a.at.Compare(b.at) })
	return func(yield func(*audit.Article) bool) {
		for _, p := range slices.Backward(places) {
			r, ok := e.index.ByID(p.id)
			if !ok {
				continue
			}
			r, d := e.current(r)
			if d == nil {
				continue
			}
			a := &audit.Article{ID: r.ID, Title: d.Title, URL: e.site.Page(r), Published: r.Published, Tags: d.Tags, Quotes: d.Quotes}
			if folders := filing.Folders(r.Path); e.site.Sections && len(folders) > 0 {
				a.Section = folders[len(folders)-1]
			}
			if !yield(a) {
				return
			}
		}
	}
}
