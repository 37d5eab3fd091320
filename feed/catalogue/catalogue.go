// Package catalogue says which articles stand where: in the main feeds, in which archive, as a notice. All of it follows
// from the records of the ledger: after any sequence of changes a Catalogue equals one made anew from the records.
//
// History is kept as RFC 5005 section 4 wants it. Once the main feeds have little room left, the oldest articles that
// are in no archive yet fill one, for good: which articles an archive holds never changes. The main feeds hold those that
// no archive holds, except during the seconds of a burst, and the newest of the others.
package catalogue

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"seedfeed/feed/ledger"
)

// Place is where an article stands in the order of publication: by date, then in the order of the ledger.
type Place struct {
	At  time.Time
	Seq int64
	ID  string
}

func (a Place) compare(b Place) int {
	return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.ID, b.ID))
}

func placeOf(r ledger.Record) Place { return Place{r.Published, r.Seq, r.ID} }

// Catalogue belongs to one goroutine, but what Archives returned may be read by others.
type Catalogue struct {
	live     []Place   // articles that are published, oldest first
	open     []Place   // those of them that no archive holds
	archives [][]Place // what each archive holds, oldest first; an archive is never changed once the next print has seen it
	events   []event   // oldest first
	updated  time.Time
}

// event is what readers of the main feed would miss if only its newest articles were shown: a withdrawal, or an edit or
// return of an article that is in an archive.
type event struct {
	at        time.Time
	withdrawn bool
	Place
}

func (a event) compare(b event) int { return cmp.Or(a.at.Compare(b.at), a.Place.compare(b.Place)) }

// eventOf returns the event of an article, if there is one. What happened before it went into an archive was in the main
// feed at that time. An article with an old date of its own (Seen) came too late for it.
func eventOf(r ledger.Record) (event, bool) {
	at := Changed(r)
	withdrawn := !r.Withdrawn.IsZero()
	return event{at, withdrawn, placeOf(r)}, withdrawn || r.Archive > 0 && (at.After(r.Archived) || !r.Seen.IsZero())
}

// New makes a catalogue of all records.
func New(records iter.Seq[ledger.Record]) *Catalogue {
	c := &Catalogue{}
	for r := range records {
		c.touch(r)
		if n := int(r.Archive); n > 0 {
			for len(c.archives) < n {
				c.archives = append(c.archives, nil)
			}
			c.archives[n-1] = append(c.archives[n-1], placeOf(r))
		}
		if e, ok := eventOf(r); ok {
			c.events = append(c.events, e)
		}
		if !r.Withdrawn.IsZero() {
			continue
		}
		c.live = append(c.live, placeOf(r))
		if r.Archive == 0 {
			c.open = append(c.open, placeOf(r))
		}
	}
	for _, a := range c.archives {
		slices.SortFunc(a, Place.compare)
	}
	slices.SortFunc(c.live, Place.compare)
	slices.SortFunc(c.open, Place.compare)
	slices.SortFunc(c.events, event.compare)
	return c
}

// Apply replaces one record by another; before is zero for a new article. What is new stands at or near the end of the
// lists, so that the cost of a drop does not grow with their length. It cannot fail.
func (c *Catalogue) Apply(before, after ledger.Record) {
	if before.ID != "" {
		if before.Withdrawn.IsZero() {
			c.live = remove(c.live, placeOf(before), Place.compare)
			c.open = remove(c.open, placeOf(before), Place.compare)
		}
		if e, ok := eventOf(before); ok {
			c.events = remove(c.events, e, event.compare)
		}
	}
	c.touch(after)
	if n := int(after.Archive); n > 0 && before.Archive == 0 {
		for len(c.archives) < n {
			c.archives = append(c.archives, nil)
		}
		c.archives[n-1] = insert(c.archives[n-1], placeOf(after), Place.compare)
	}
	if e, ok := eventOf(after); ok {
		c.events = insert(c.events, e, event.compare)
	}
	if !after.Withdrawn.IsZero() {
		return
	}
	c.live = insert(c.live, placeOf(after), Place.compare)
	if after.Archive == 0 {
		c.open = insert(c.open, placeOf(after), Place.compare)
	}
}

func (c *Catalogue) touch(r ledger.Record) {
	for _, t := range [...]time.Time{r.Updated, r.Withdrawn, r.Returned} {
		if t.After(c.updated) {
			c.updated = t
		}
	}
}

func remove[E any](s []E, e E, compare func(E, E) int) []E {
	if i, ok := slices.BinarySearchFunc(s, e, compare); ok {
		return slices.Delete(s, i, i+1)
	}
	return s
}

func insert[E any](s []E, e E, compare func(E, E) int) []E {
	i, _ := slices.BinarySearchFunc(s, e, compare)
	return slices.Insert(s, i, e)
}

// Changed is when readers were last told something new of an article.
func Changed(r ledger.Record) time.Time {
	switch {
	case !r.Withdrawn.IsZero():
		return r.Withdrawn
	case r.Returned.After(r.Updated):
		return r.Returned
	}
	return r.Updated
}

// Len is how many articles are published.
func (c *Catalogue) Len() int { return len(c.live) }

// Live yields the places of the articles that are published, oldest first.
func (c *Catalogue) Live() iter.Seq[Place] { return slices.Values(c.live) }

// Updated is the newest change of any article that the records tell of. It goes back only where a clock did.
func (c *Catalogue) Updated() time.Time { return c.updated }

// Archives returns what each archive holds, oldest article first; the first archive is number 1. The slices must not be
// changed; they stay as they are while more archives are filled.
func (c *Catalogue) Archives() [][]Place { return c.archives }

// Full says that archives are to be filled for main feeds of limit articles.
func (c *Catalogue) Full(limit int) bool { return full(len(c.open), len(c.archives), limit) }

func full(open, archives, limit int) bool {
	// A single archive would be one without an older or newer one, of which the W3C validator warns.
	return open > limit-limit/4 || archives == 1 && open > 0
}

// Fill returns the articles that are to fill the next archives, an archive each, until there is room in main feeds of
// limit articles, or until most articles were moved. It changes nothing: the records that say so are applied like any
// others. The first archive to fill has the number len(Archives())+1.
func (c *Catalogue) Fill(limit, most int) [][]Place {
	var out [][]Place
	open := c.open
	for full(len(open), len(c.archives)+len(out), limit) && len(c.open)-len(open) < most {
		n := min(max(1, limit/2), len(open))
		out = append(out, slices.Clone(open[:n]))
		open = open[n:]
	}
	return out
}

// mostEvents bounds the notices and late edits beside the articles of the main feeds.
const mostEvents = 1000

// Span says which events the main feeds hold.
type Span struct {
	Since   time.Time // earlier ones are told no longer
	Notices bool      // withdrawals are told
}

// Has reports whether the withdrawal at that time is told.
func (s Span) Has(withdrawn time.Time) bool { return s.Notices && withdrawn.After(s.Since) }

func (s Span) has(e event) bool { return e.at.After(s.Since) && (s.Notices || !e.withdrawn) }

// Newest returns what stands in the main feeds, newest first: articles that no archive holds, then the newest others, up
// to the limit; and beside them the events of the span, up to 1,000. Left is how many events found no room.
func (c *Catalogue) Newest(limit int, s Span) (places []Place, left int) {
	size := min(limit, len(c.live))
	taken := make(map[string]bool, size)
	add := func(p Place) {
		if !taken[p.ID] {
			taken[p.ID] = true
			places = append(places, p)
		}
	}
	for i := len(c.open) - 1; i >= 0 && len(places) < limit; i-- {
		add(c.open[i])
	}
	for i := len(c.live) - 1; i >= 0 && len(places) < limit; i-- {
		add(c.live[i])
	}
	articles := len(places)
	for i := len(c.events) - 1; i >= 0 && c.events[i].at.After(s.Since); i-- {
		switch {
		case !s.has(c.events[i]) || taken[c.events[i].ID]:
		case len(places)-articles == mostEvents:
			left++
		default:
			add(c.events[i].Place)
		}
	}
	slices.SortFunc(places, func(a, b Place) int { return b.compare(a) })
	return places, left
}

// Ends is when the first of the events that a span holds stops being told, where events are told for so long. It is zero
// where the span holds none.
func (c *Catalogue) Ends(s Span, told time.Duration) time.Time {
	i, _ := slices.BinarySearchFunc(c.events, s.Since, func(e event, t time.Time) int {
		if e.at.After(t) {
			return 1
		}
		return -1
	})
	for ; i < len(c.events); i++ {
		if s.has(c.events[i]) {
			return c.events[i].at.Add(told)
		}
	}
	return time.Time{}
}
