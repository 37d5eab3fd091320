// Package filing knows what each article is filed under: the people it quotes, its topics, its authors, and the folders in
// which its file lies. Readers follow each of these as a page and as feeds of their own.
//
// What an article is filed under follows from its record and its digest: after any sequence of changes, a Filing files the
// articles as a new one would. It also remembers for a while who was quoted in an article until somebody put the speaker
// right: readers of that person's feed have to be told.
//
// Each name is stored once, and an article holds numbers of names. A query scans these numbers. Therefore a change costs
// the same for any number of articles. BenchmarkFilings measures a query. One journal on disk holds everything, so that a
// start reads no digests. The journal can be deleted: Stale returns the articles that it lacks.
package filing

import (
	"iter"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/header"
	"seedfeed/feed/ledger"
	"seedfeed/feed/who"
)

// Kind is one way to file articles.
type Kind uint8

// The kinds.
const (
	Speakers Kind = iota // the people whom an article quotes
	Topics               // its tags
	Sections             // the folders in which its file lies
	Authors
)

// Kinds holds all kinds, in the order in which they are shown.
var Kinds = [...]Kind{Speakers, Topics, Sections, Authors}

// Filing must be changed by one goroutine. Any number of others may ask it meanwhile. New and Open make one.
type Filing struct {
	keeper
	index   *ledger.Index
	version string // of the digests

	mu     sync.RWMutex
	people *header.People
	forms  []form
	byKey  map[formKey]uint32 // index in forms
	rows   []row              // by ledger.Record.Seq
	left   []departure        // oldest first

	touched map[Touched]bool // since Touched was last called
}

// form is a name as articles have it.
type form struct {
	formKey
	shown string // the name under which readers find it
	slug  string // "": nobody can follow it
}

// formKey is a kind, 1 for the name of a role such as "a spokesman" or 0, and the name: as it stands on disk.
type formKey string

func keyOf(k Kind, role bool, name string) formKey {
	b := []byte{byte(k), 0}
	if role {
		b[1] = 1
	}
	return formKey(append(b, name...))
}

func (k formKey) kind() Kind   { return Kind(k[0]) }
func (k formKey) role() bool   { return k[1] != 0 }
func (k formKey) name() string { return string(k[2:]) }

// row is what one article is filed under. A withdrawn article keeps its row, for the notices.
type row struct {
	stamp uint64   // of the record from which forms was made
	at    int64    // of publication, see nanoseconds
	forms []uint32 // sorted; nil: nothing is known of the article
	live  bool     // it is published
	known bool     // there is a row
}

// departure says that an article does not quote a person any more.
type departure struct {
	seq   int64
	slug  string
	shown string // the name of the person
	at    time.Time
}

// New returns a Filing that keeps nothing on disk. It knows no article yet. The version is that of the digests.
func New(index *ledger.Index, version string, people *header.People) *Filing {
	return &Filing{index: index, version: version, people: people, byKey: map[formKey]uint32{}}
}

// Apply files an article as its record and its digest are now. The digest is nil if it has not changed, or if the article
// is withdrawn. Now is the time at which readers are told. It reports whether anything is filed in another way.
func (f *Filing) Apply(r ledger.Record, d *digest.Digest, now time.Time) (changed bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	old := f.rowOf(r)
	if !old.known && d == nil {
		return false
	}
	next := row{known: true, stamp: f.stampOf(r), at: nanoseconds(r.Published), live: r.Withdrawn.IsZero(), forms: old.forms}
	switch {
	case !next.live:
		next.stamp = old.stamp
	case d != nil:
		next.forms = f.formsOf(r, d)
	default: // a renamed article is stale until its digest comes: an older program may have filed it
		next.stamp, next.forms = old.stamp, f.refolder(r.Path, old.forms)
	}
	changed = next.live != old.live || !slices.Equal(next.forms, old.forms)
	if !changed && next.stamp == old.stamp {
		return false
	}
	f.rows[r.Seq] = next
	f.touch(old.forms)
	f.touch(next.forms)
	if next.live {
		f.depart(r.Seq, f.persons(old.forms), f.persons(next.forms), now)
	}
	f.keepRow(r.Seq)
	return changed
}

// rowOf returns the row of an article, zero if there is none. It makes room for one.
func (f *Filing) rowOf(r ledger.Record) row {
	if n := int(r.Seq) + 1; n > len(f.rows) {
		f.rows = append(f.rows, make([]row, n-len(f.rows))...)
	}
	return f.rows[r.Seq]
}

func (f *Filing) idOf(seq int64) string {
	r, _ := f.index.BySeq(seq)
	return r.ID
}

// stampOf names what the forms of an article were made from.
func (f *Filing) stampOf(r ledger.Record) uint64 {
	return sum(r.ID, r.Path, r.Hash, r.Owner, f.version)
}

// sum is the 64-bit FNV-1a hash of some texts with a zero behind each. A start makes two of each article.
func sum(texts ...string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	for _, s := range texts {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * prime
		}
		h *= prime
	}
	return h
}

// nanoseconds returns a time as nanoseconds since 1970, or the nearest that there are.
func nanoseconds(t time.Time) int64 {
	switch y := t.UTC().Year(); {
	case y < 1678:
		return math.MinInt64
	case y > 2261:
		return math.MaxInt64
	}
	return t.UnixNano()
}

// formsOf returns the forms of an article.
func (f *Filing) formsOf(r ledger.Record, d *digest.Digest) []uint32 {
	forms := f.folderForms(r.Path)
	for _, q := range d.Quotes {
		if q.Speaker != "" {
			forms = append(forms, f.form(keyOf(Speakers, q.Role, q.Speaker)))
		}
	}
	for _, t := range d.Tags {
		forms = append(forms, f.form(keyOf(Topics, false, t)))
	}
	for _, a := range d.Authors {
		forms = append(forms, f.form(keyOf(Authors, false, a)))
	}
	return tidy(forms)
}

// tidy returns forms sorted, each once, in no more memory than they need. It is never nil: an article that is filed under
// nothing is known, too.
func tidy(forms []uint32) []uint32 {
	slices.Sort(forms)
	forms = slices.Compact(forms)
	return append(make([]uint32, 0, len(forms)), forms...)
}

func (f *Filing) folderForms(path string) []uint32 {
	var forms []uint32
	for _, folder := range Folders(path) {
		forms = append(forms, f.form(keyOf(Sections, false, folder)))
	}
	return forms
}

// refolder returns forms with the folders of another path.
func (f *Filing) refolder(path string, forms []uint32) []uint32 {
	next := f.folderForms(path)
	for _, n := range forms {
		if f.forms[n].kind() != Sections {
			next = append(next, n)
		}
	}
	return tidy(next)
}

// form returns the number of a form.
func (f *Filing) form(k formKey) uint32 {
	n, ok := f.byKey[k]
	if !ok {
		n = uint32(len(f.forms))
		shown, slug := f.follow(k)
		if shown == k.name() {
			shown = k.name() // the same memory
		}
		f.forms = append(f.forms, form{k, shown, slug})
		f.byKey[k] = n
	}
	return n
}

// follow returns the name and the slug under which readers find a form.
func (f *Filing) follow(k formKey) (shown, slug string) {
	switch name := k.name(); k.kind() {
	case Speakers:
		if p, ok := who.Of(name, k.role(), f.people); ok {
			return p.Name, p.Slug()
		}
	case Sections:
		return name, folderSlug(name)
	default:
		if same := Fold(name); same != "" {
			return strings.TrimSpace(name), slugOf(same)
		}
	}
	return k.name(), ""
}

// person is somebody whom an article quotes.
type person struct{ slug, shown string }

func (a person) compare(b person) int { return strings.Compare(a.slug, b.slug) }

// persons returns the people among some forms, each once, sorted.
func (f *Filing) persons(forms []uint32) (all []person) {
	for _, n := range forms {
		if x := &f.forms[n]; x.kind() == Speakers && x.slug != "" {
			all = append(all, person{x.slug, x.shown})
		}
	}
	return sorted(all)
}

func sorted(all []person) []person {
	slices.SortFunc(all, person.compare)
	return slices.CompactFunc(all, func(a, b person) bool { return a.slug == b.slug })
}

// depart notes the people whom an article quoted before and does not quote any more. Find passes a departure over once the
// article quotes the person again.
func (f *Filing) depart(seq int64, before, now []person, at time.Time) {
	for _, p := range before {
		if _, is := slices.BinarySearchFunc(now, p, person.compare); !is {
			d := departure{seq, p.slug, p.shown, at.UTC().Round(0)}
			f.left = append(f.left, d)
			f.keepDeparture(d)
		}
	}
}

// SetPeople sets the list of people by which speakers are known. It reports whether anybody is filed in another way.
func (f *Filing) SetPeople(people *header.People, now time.Time) (changed bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if people == f.people {
		return false
	}
	f.people = people
	before := slices.Clone(f.forms)
	other := make([]bool, len(f.forms))
	for n := range f.forms {
		if x := &f.forms[n]; x.kind() == Speakers {
			x.shown, x.slug = f.follow(x.formKey)
			other[n] = *x != before[n]
			changed = changed || other[n]
		}
	}
	if !changed {
		return false
	}
	after := f.forms
	for seq := range f.rows {
		r := &f.rows[seq]
		if !r.live || !slices.ContainsFunc(r.forms, func(n uint32) bool { return other[n] }) {
			continue
		}
		f.forms = before
		f.touch(r.forms)
		was := f.persons(r.forms)
		f.forms = after
		f.touch(r.forms)
		f.depart(int64(seq), was, f.persons(r.forms), now)
		f.keepRow(int64(seq))
	}
	return true
}

// Expire forgets who has left before a time. It returns when the first of the others has left, zero if there is none.
func (f *Filing) Expire(since time.Time) (oldest time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n, d := range f.left {
		if d.at.After(since) {
			f.left = slices.Delete(f.left, 0, n)
			return d.at
		}
	}
	f.left = nil
	return time.Time{}
}

// Person returns the person that a speaker is. It returns false if the speaker cannot be followed.
func (f *Filing) Person(name string, role bool) (p who.Person, ok bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return who.Of(name, role, f.people)
}

// Slug returns the slug of a name, "" if nobody can follow it. Speakers have one by Person.
func (f *Filing) Slug(k Kind, name string) string {
	f.mu.RLock()
	defer f.mu.RUnlock()
	_, slug := f.follow(keyOf(k, false, name))
	return slug
}

// Followed names what readers can follow of an article: each name in it, with its slug. It returns false if the article is
// stale, see Stale.
func (f *Filing) Followed(r ledger.Record) (sum string, ok bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if r.Seq >= int64(len(f.rows)) || !f.rows[r.Seq].known || f.rows[r.Seq].stamp != f.stampOf(r) {
		return "", false
	}
	var b strings.Builder
	for _, n := range f.rows[r.Seq].forms {
		x := &f.forms[n]
		b.WriteString(string(x.formKey) + "\x00" + x.slug + "\x00")
	}
	return b.String(), true
}

// Stale yields the published articles of which nothing is known, or what an older record or an older program says.
func (f *Filing) Stale() iter.Seq[ledger.Record] {
	return func(yield func(ledger.Record) bool) {
		for r := range f.index.All() {
			f.mu.RLock()
			known := r.Seq < int64(len(f.rows)) && f.rows[r.Seq].live && f.rows[r.Seq].stamp == f.stampOf(r)
			f.mu.RUnlock()
			if r.Withdrawn.IsZero() && !known && !yield(r) {
				return
			}
		}
	}
}
