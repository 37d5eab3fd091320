package filing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"time"

	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
	"seedfeed/feed/seed"
)

// keeper writes what a Filing knows to its journal.
type keeper struct {
	journal *journal.Journal // nil: nothing is kept
	lock    journal.Lock
	next    [][]byte // payloads to be written by Flush
}

// Payloads begin with one of these.
const (
	rowMark       = 'A' // seq, id, stamp, and for each form: kind, role, name, slug
	departureMark = 'L' // seq, slug, name, nanoseconds since 1970
)

// Config says what to open. All fields but People are required.
type Config struct {
	FS      journal.FS
	Path    string // of the journal
	Index   *ledger.Index
	Version string       // of the digests
	People  *seed.People // by which speakers are known
	Since   time.Time    // what was withdrawn, or has left a person, before that is forgotten
	Now     time.Time    // when readers are told of people who are other people now
}

// Open reads what was kept. The Filing returned is never nil; with an error nothing is kept beyond this run.
func Open(c Config) (*Filing, error) {
	f := New(c.Index, c.Version, c.People)
	if err := f.open(c); err != nil {
		f.Close()
		return f, fmt.Errorf("filing: %s cannot be used: %w", c.Path, err)
	}
	return f, nil
}

func (f *Filing) open(c Config) error {
	err := c.FS.MkdirAll(filepath.Dir(c.Path))
	if err != nil {
		return err
	}
	if f.lock, err = c.FS.Lock(c.Path + ".lock"); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	was := map[int64][]person{} // the people of an article when they were other people
	f.journal, err = journal.Open(c.FS, c.Path, func(_ int64, payload []byte) error {
		f.read(payload, was)
		return nil
	})
	f.check(c.Since)
	for seq, before := range was {
		if r := &f.rows[seq]; r.live {
			f.depart(seq, before, f.persons(r.forms), c.Now)
			f.keepRow(seq)
		}
	}
	if err != nil {
		return err
	}
	return f.Flush()
}

// read enters a record of the journal. One that is not as it should be is passed over: its article is stale.
func (f *Filing) read(payload []byte, was map[int64][]person) {
	p := parser{rest: payload}
	mark, seq := p.byte(), int64(p.number())
	if p.bad || seq < 0 || seq > f.index.NextSeq() {
		return
	}
	if n := int(seq) + 1; n > len(f.rows) {
		f.rows = append(f.rows, make([]row, n-len(f.rows))...)
	}
	switch mark {
	case rowMark:
		r, forms := row{id: p.text(), stamp: p.number()}, []uint32{}
		var before []person
		other := false
		for len(p.rest) > 0 && !p.bad {
			k := formKey{Kind(p.byte()), p.byte() != 0, p.text()}
			slug := p.text()
			if p.bad || int(k.kind) >= len(Kinds) {
				return
			}
			n := f.form(k)
			forms = append(forms, n)
			if k.kind == Speakers && slug != "" {
				before = append(before, person{slug, k.name})
			}
			other = other || f.forms[n].slug != slug
		}
		if p.bad {
			return
		}
		slices.Sort(forms)
		r.forms = slices.Clip(slices.Compact(forms))
		f.rows[seq] = r
		delete(was, seq)
		if other {
			was[seq] = sorted(before)
		}
	case departureMark:
		d := departure{seq: seq, slug: p.text(), shown: p.text(), at: time.Unix(0, int64(p.number())).UTC()}
		if !p.bad {
			f.left = append(f.left, d)
		}
	}
}

// check compares the rows with the records of the ledger, and forgets what no notice is shown for any more.
func (f *Filing) check(since time.Time) {
	f.rows = slices.Grow(f.rows, int(max(0, f.index.NextSeq()-int64(len(f.rows)))))
	known := make([]bool, len(f.rows))
	for r := range f.index.All() {
		if r.Seq >= int64(len(f.rows)) || f.rows[r.Seq].id != r.ID {
			continue
		}
		if live := r.Withdrawn.IsZero(); live || r.Withdrawn.After(since) {
			known[r.Seq] = true
			x := &f.rows[r.Seq]
			x.id, x.at, x.live = r.ID, nanoseconds(r.Published), live
		}
	}
	for seq := range f.rows {
		if !known[seq] {
			f.rows[seq] = row{}
		}
	}
	f.left = slices.DeleteFunc(f.left, func(d departure) bool { return !d.at.After(since) || f.rows[d.seq].id == "" })
}

func (f *Filing) keepRow(seq int64) {
	if f.journal != nil {
		f.next = append(f.next, f.rowPayload(seq))
	}
}

func (f *Filing) rowPayload(seq int64) []byte {
	r := &f.rows[seq]
	b := text(binary.AppendUvarint([]byte{rowMark}, uint64(seq)), r.id)
	b = binary.AppendUvarint(b, r.stamp)
	for _, n := range r.forms {
		x := &f.forms[n]
		b = append(b, byte(x.kind), 0)
		if x.role {
			b[len(b)-1] = 1
		}
		b = text(text(b, x.name), x.slug)
	}
	return b
}

func (f *Filing) keepDeparture(d departure) {
	if f.journal != nil {
		f.next = append(f.next, departurePayload(d))
	}
}

func departurePayload(d departure) []byte {
	b := binary.AppendUvarint([]byte{departureMark}, uint64(d.seq))
	return binary.AppendUvarint(text(text(b, d.slug), d.shown), uint64(nanoseconds(d.at)))
}

// Flush writes what has changed. It does not wait for the disk. What is lost is stale after a start.
func (f *Filing) Flush() error {
	if f.journal == nil || len(f.next) == 0 {
		return nil
	}
	_, err := f.journal.Append(f.next...)
	f.next = nil
	if err == nil && f.journal.Count() > 2*len(f.rows)+2*len(f.left)+slack {
		err = f.Rewrite(nil)
	}
	if err != nil {
		return fmt.Errorf("filing: %w", err)
	}
	return nil
}

// slack is how many records that count no more are never worth a rewrite.
const slack = 4096

// Rewrite writes the file anew, without what counts no more. Of the articles for which needed returns false nothing is
// kept. Nil: all are needed.
func (f *Filing) Rewrite(needed func(id string) bool) error {
	if f.journal == nil {
		return nil
	}
	f.mu.Lock()
	for seq := range f.rows {
		if r := &f.rows[seq]; needed != nil && r.id != "" && !needed(r.id) {
			*r = row{}
		}
	}
	f.left = slices.DeleteFunc(f.left, func(d departure) bool { return f.rows[d.seq].id == "" })
	f.mu.Unlock()
	f.next = nil
	return f.journal.Rewrite(f.payloads())
}

func (f *Filing) payloads() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for seq := range f.rows {
			if f.rows[seq].id != "" && !yield(f.rowPayload(int64(seq))) {
				return
			}
		}
		for _, d := range f.left {
			if !yield(departurePayload(d)) {
				return
			}
		}
	}
}

// Close writes what has changed and closes the file. A nil Filing has none.
func (f *Filing) Close() error {
	if f == nil {
		return nil
	}
	err := f.Flush()
	if f.journal != nil {
		err = errors.Join(err, f.journal.Close())
	}
	if f.lock != nil {
		err = errors.Join(err, f.lock.Close())
	}
	f.keeper = keeper{}
	return err
}

// text appends a text with its length.
func text(b []byte, s string) []byte { return append(binary.AppendUvarint(b, uint64(len(s))), s...) }

// parser reads a payload. Bad is set where it ends too early.
type parser struct {
	rest []byte
	bad  bool
}

func (p *parser) number() uint64 {
	n, size := binary.Uvarint(p.rest)
	if size <= 0 {
		p.bad = true
		return 0
	}
	p.rest = p.rest[size:]
	return n
}

func (p *parser) byte() byte {
	if len(p.rest) == 0 {
		p.bad = true
		return 0
	}
	b := p.rest[0]
	p.rest = p.rest[1:]
	return b
}

func (p *parser) text() string {
	n := p.number()
	if p.bad || n > uint64(len(p.rest)) {
		p.bad = true
		return ""
	}
	s := string(p.rest[:n])
	p.rest = p.rest[n:]
	return s
}
