package edition

import (
	"fmt"
	"hash/fnv"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/audit"
	"seedfeed/feed/filing"
)

// Part is a piece of a table of all quotations. The table is all parts, one after the other.
type Part struct {
	// Name names the bytes: parts of one table with the same name have the same bytes, as long as the same program made them.
	// "": they must be made. Write clears it where an article changed meanwhile, or its text was out of reach.
	Name string
	// Size is how many bytes the part has. The caller sets it before it takes the next part.
	Size  int64
	Write func(io.Writer) error
}

// articlesInPart is how many articles a part has on average. Making one part is what an edit costs.
const articlesInPart = 64

// beginsPart reports whether an article is the first one of a part. It depends on nothing but its id, so that a new or a
// withdrawn article changes the part in which it lies, and no other.
func beginsPart(id string) bool {
	h := fnv.New32a()
	io.WriteString(h, id)
	return h.Sum32()%articlesInPart == 0
}

// Parts iterates over the parts of the table of all quotations at a path; nil: there is none. It is safe for concurrent use.
func (e *Edition) Parts(path string) iter.Seq[*Part] {
	path = strings.TrimPrefix(path, "/")
	t, ok := e.tableAt(path)
	if !ok {
		return nil
	}
	return func(yield func(*Part) bool) {
		fixed := func(text string) *Part {
			return &Part{Write: func(w io.Writer) error { _, err := io.WriteString(w, text); return err }}
		}
		if !yield(fixed(t.Head)) {
			return
		}
		for first, places := true, e.quotedPlaces(); len(places) > 0; {
			n := 1
			for n < len(places) && !beginsPart(places[n].id) {
				n++
			}
			p := e.part(path, t, places[:n], first)
			if !yield(p) {
				return
			}
			first, places = first && p.Size == 0, places[n:]
		}
		yield(fixed(t.Tail))
	}
}

// part is the part of a table with the rows of some articles. First says that no part before it has a row.
func (e *Edition) part(path string, t audit.Table, places []quotedPlace, first bool) *Part {
	changes, lacking := e.Changes(), e.Lacking()
	h := e.tableHash(path)
	fmt.Fprint(h, "\x00", first)
	for _, p := range places {
		if r, ok := e.index.ByID(p.id); ok && r.Withdrawn.IsZero() {
			addRow(h, r)
		}
	}
	p := &Part{Name: fmt.Sprintf("%x", h.Sum(nil))}
	p.Write = func(w io.Writer) error {
		err := t.Rows(w, e.rows(places), first)
		if e.Changes() != changes || e.Lacking() != lacking {
			p.Name = ""
		}
		return err
	}
	return p
}

// mostRest bounds the rest after each article of a table.
const mostRest = 2 * time.Millisecond

// rows iterates over the rows of the tables. After each article it rests for as long as that took, unless nobody waits for
// anything else: whoever waits for a drop goes first.
func (e *Edition) rows(places []quotedPlace) iter.Seq[audit.Row] {
	return func(yield func(audit.Row) bool) {
		list, _ := e.peopleList()
		began := time.Now()
		for a := range e.articlesAt(places) {
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
func (e *Edition) Quoted() iter.Seq[*audit.Article] { return e.articlesAt(e.quotedPlaces()) }

// quotedPlace is the place of a published article in the tables of all quotations.
type quotedPlace struct {
	id string
	at time.Time
}

// quotedPlaces returns the places of the published articles, newest first.
func (e *Edition) quotedPlaces() (places []quotedPlace) {
	for r := range e.index.All() {
		if r.Withdrawn.IsZero() {
			places = append(places, quotedPlace{r.ID, r.Published})
		}
	}
	slices.SortStableFunc(places, func(a, b quotedPlace) int { return a.at.Compare(b.at) })
	slices.Reverse(places)
	return places
}

func (e *Edition) articlesAt(places []quotedPlace) iter.Seq[*audit.Article] {
	return func(yield func(*audit.Article) bool) {
		for _, p := range places {
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
