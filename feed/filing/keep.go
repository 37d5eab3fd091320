package filing

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"seedfeed/feed/header"
	"seedfeed/feed/journal"
	"seedfeed/feed/ledger"
)

// keeper writes what a Filing knows to its journal.
type keeper struct {
	journal *journal.Journal // nil: nothing is kept
	lock    journal.Lock
	next    [][]byte // payloads to be written by Flush
}

// Payloads begin with one of these.
const (
	idRowMark     = 'A' // of an older program: id, and the rest of a row: stamp, and for each form its key and its slug
	rowMark       = 'B' // Seq, a hash of the id, and the rest of a row
	departureMark = 'L' // id, slug, name, nanoseconds since 1970
)

// Config says what to open. All fields but People are required.
type Config struct {
	FS      journal.FS
	Path    string // of the journal
	Index   *ledger.Index
	Version string         // of the digests
	People  *header.People // by which speakers are known
	Since   time.Time      // what was withdrawn, or has left a person, before that is forgotten
	Now     time.Time      // when readers are told of people who are other people now
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
	f.rows = make([]row, f.index.NextSeq())
	was := map[int64][]person{} // the people of an article when they were other people
	f.journal, err = journal.Open(c.FS, c.Path, func(_ int64, payload []byte) error {
		f.read(payload, was)
		return nil
	})
	f.check(c.Since)
	for _, seq := range slices.Sorted(maps.Keys(was)) {
		if r := &f.rows[seq]; r.live {
			f.depart(seq, was[seq], f.persons(r.forms), c.Now)
			f.keepRow(seq)
		}
	}
	return err
}

// read enters a record of the journal. One that is not as it should be, or is of an article that the ledger does not know, is
// passed over: its article is stale.
func (f *Filing) read(payload []byte, was map[int64][]person) {
	p := parser{rest: payload}
	switch p.byte() {
	case rowMark:
		seq, id := p.number(), p.number()
		if r, ok := f.index.BySeq(int64(seq)); ok && id == idSum(r.ID) {
			f.readRow(r, &p, was)
		}
	case idRowMark:
		if r, ok := f.index.ByID(string(p.bytes())); ok {
			f.readRow(r, &p, was)
		}
	case departureMark:
		r, ok := f.index.ByID(string(p.bytes()))
		d := departure{seq: r.Seq, slug: string(p.bytes()), shown: string(p.bytes()), at: time.Unix(0, int64(p.number())).UTC()}
		if ok && !p.bad {
			f.left = append(f.left, d)
		}
	}
}

// idSum tells the articles apart that have one Seq in different ledgers.
func idSum(id string) uint64 { return sum(id) >> 40 }

// readRow reads the rest of the row of an article.
func (f *Filing) readRow(r ledger.Record, p *parser, was map[int64][]person) {
	next := row{known: true, stamp: p.number(), at: nanoseconds(r.Published), live: r.Withdrawn.IsZero()}
	var room [64]uint32
	forms, other := room[:0], false
	rest := p.rest
	for len(p.rest) > 0 && !p.bad {
		key, slug := p.form()
		if p.bad {
			break
		}
		n, known := f.byKey[formKey(key)] // without a copy of the key
		if !known {
			n = f.form(formKey(key))
		}
		forms = append(forms, n)
		other = other || f.forms[n].slug != string(slug)
	}
	if p.bad {
		return
	}
	next.forms = tidy(forms)
	f.rows[r.Seq] = next
	if delete(was, r.Seq); other {
		was[r.Seq] = (&parser{rest: rest}).persons()
	}
}

// check forgets what no notice is shown for any more.
func (f *Filing) check(since time.Time) {
	for seq := range f.rows {
		if x := &f.rows[seq]; !x.live {
			if r, _ := f.index.BySeq(int64(seq)); !r.Withdrawn.After(since) {
				*x = row{}
			}
		}
	}
	f.left = slices.DeleteFunc(f.left, func(d departure) bool { return !d.at.After(since) || !f.rows[d.seq].known })
}

func (f *Filing) keepRow(seq int64) {
	if f.journal != nil {
		f.next = append(f.next, f.rowPayload(seq))
	}
}

func (f *Filing) rowPayload(seq int64) []byte {
	r := &f.rows[seq]
	b := binary.AppendUvarint([]byte{rowMark}, uint64(seq))
	b = binary.AppendUvarint(binary.AppendUvarint(b, idSum(f.idOf(seq))), r.stamp)
	for _, n := range r.forms {
		b = text(text(b, string(f.forms[n].formKey)), f.forms[n].slug)
	}
	return b
}

func (f *Filing) keepDeparture(d departure) {
	if f.journal != nil {
		f.next = append(f.next, f.departurePayload(d))
	}
}

func (f *Filing) departurePayload(d departure) []byte {
	b := text([]byte{departureMark}, f.idOf(d.seq))
	return binary.AppendUvarint(text(text(b, d.slug), d.shown), uint64(nanoseconds(d.at)))
}

// Flush writes what has changed. It does not wait for the disk. What is lost is stale after a start.
func (f *Filing) Flush() error {
	if f.journal == nil {
		return nil
	}
	var err error
	if len(f.next) > 0 {
		_, err = f.journal.Append(f.next...)
		f.next = nil
	}
	if errors.Is(err, journal.ErrBroken) || err == nil && f.journal.Count() > 2*len(f.rows)+2*len(f.left)+slack {
		err = f.Rewrite(nil)
	}
	if err != nil {
		return fmt.Errorf("filing: %w", err)
	}
	return nil
}

// slack is how many records that count no more are never worth a rewrite.
const slack = 4096

// Rewrite writes the file anew, without what counts no more. Of the articles for whose ledger.Record.Seq needed
// returns false nothing is kept. Nil: all are needed.
func (f *Filing) Rewrite(needed func(seq int64) bool) error {
	if f.journal == nil {
		return nil
	}
	f.mu.Lock()
	for seq := range f.rows {
		if r := &f.rows[seq]; needed != nil && r.known && !needed(int64(seq)) {
			*r = row{}
		}
	}
	f.left = slices.DeleteFunc(f.left, func(d departure) bool { return !f.rows[d.seq].known })
	f.mu.Unlock()
	f.next = nil
	return f.journal.Rewrite(f.payloads())
}

func (f *Filing) payloads() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for seq := range f.rows {
			if f.rows[seq].known && !yield(f.rowPayload(int64(seq))) {
				return
			}
		}
		for _, d := range f.left {
			if !yield(f.departurePayload(d)) {
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

// bytes returns a text, as long as the payload is valid.
func (p *parser) bytes() []byte {
	n := p.number()
	if n > uint64(len(p.rest)) {
		p.bad = true
		return nil
	}
	b := p.rest[:n]
	p.rest = p.rest[n:]
	return b
}

// form returns the key of a form and its slug.
func (p *parser) form() (key, slug []byte) {
	key, slug = p.bytes(), p.bytes()
	p.bad = p.bad || len(key) < 2 || int(key[0]) >= len(Kinds) || key[1] > 1
	return key, slug
}

// persons returns the people among the forms that are left, as they were when they were written.
func (p *parser) persons() (all []person) {
	for len(p.rest) > 0 {
		key, slug := p.form()
		if k := formKey(key); k.kind() == Speakers && len(slug) > 0 {
			all = append(all, person{string(slug), k.name()})
		}
	}
	return sorted(all)
}
