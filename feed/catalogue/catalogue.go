// Package catalogue knows where each article is shown: in the main feeds, in an archive, or as a notice. This depends only
// on the records of the ledger: after any sequence of changes, a Catalogue equals a new one made from the records.
//
// History is kept according to RFC 5005 section 4. When the main feeds are nearly full, the oldest articles that are in no
// archive yet are put into a new one. The set of articles in an archive never changes. The main feeds hold all articles
// that are in no archive, except for a few seconds during a burst, and the newest of the others.
package catalogue

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"seedfeed/feed/ledger"
)

// Place is the position of an article in the order of publication: by date, then by the order of the ledger. The zero Place is
// that of no article. It is small, because each article has one in memory, or two.
type Place struct {
	Seq  int64 // of the ledger's record
	unix int64 // the second of publication
	nano uint32
	Late bool // the article came with an old date: readers of the main feed must hear of it
}

// NewPlace returns the place of an article with that Seq, published at that time.
func NewPlace(at time.Time, seq int64) Place {
	return Place{Seq: seq, unix: at.Unix(), nano: uint32(at.Nanosecond())}
}

// At returns the time of publication, in UTC.
func (a Place) At() time.Time { return time.Unix(a.unix, int64(a.nano)).UTC() }

func (a Place) compare(b Place) int {
	return cmp.Or(cmp.Compare(a.unix, b.unix), cmp.Compare(a.nano, b.nano), cmp.Compare(a.Seq, b.Seq))
}

func placeOf(r ledger.Record) Place {
	p := NewPlace(r.Published, r.Seq)
	p.Late = !r.Seen.IsZero()
	return p
}

// Catalogue must be used by one goroutine. The slices that Archives returns may be read by others.
type Catalogue struct {
	live     []Place   // published articles, oldest first
	open     []Place   // published articles that are in no archive, oldest first
	archives [][]Place // the articles of each archive, oldest first; an archive does not change after it was first printed
	events   []event   // oldest first
	updated  time.Time

	// Floor is set before the catalogue is used. The main feed shows no articles from before it: its subscribers came from
	// another feed, which never had them. Archives hold them. Zero: there is none.
	Floor time.Time
}

// event is a change that readers of the main feed would miss if the feed showed only the newest articles: a withdrawal, or
// an edit or return of an article that is in an archive.
type event struct {
	at        time.Time
	withdrawn bool
	Place
}

func (a event) compare(b event) int { return cmp.Or(a.at.Compare(b.at), a.Place.compare(b.Place)) }

// eventOf returns the event of an article, if there is one. A change before the article was archived is no event, because
// the main feed showed it at that time. This does not hold for an article that came with an old date (Seen).
func eventOf(r ledger.Record) (event, bool) {
	at := Changed(r)
	withdrawn := !r.Withdrawn.IsZero()
	return event{at, withdrawn, placeOf(r)}, withdrawn || r.Archive > 0 && (at.After(r.Archived) || !r.Seen.IsZero())
}

// New returns the catalogue of all records.
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
	for i := range c.archives {
		c.archives[i] = slices.Clone(c.archives[i]) // without room: it is full
	}
	c.live, c.open = slices.Clone(c.live), slices.Clone(c.open)
	return c
}

// Apply replaces one record by another; before is zero for a new article. New articles are at or near the end of the lists,
// and those that go into an archive at or near the beginning of one, so that the cost of a change does not grow with their
// length. Apply cannot fail.
func (c *Catalogue) Apply(before, after ledger.Record) {
	if e, ok := eventOf(before); ok {
		c.events = remove(c.events, e, event.compare)
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
	c.live = replace(c.live, before, after, func(r ledger.Record) bool { return r.Withdrawn.IsZero() })
	c.open = replace(c.open, before, after, func(r ledger.Record) bool { return r.Withdrawn.IsZero() && r.Archive == 0 })
}

// replace puts the place of a record into the stead of that of another one, as far as each is in the list.
func replace(list []Place, before, after ledger.Record, in func(ledger.Record) bool) []Place {
	was, is := before.ID != "" && in(before), in(after)
	if was && is && placeOf(before) == placeOf(after) {
		return list
	}
	if was {
		list = remove(list, placeOf(before), Place.compare)
	}
	if is {
		list = insert(list, placeOf(after), Place.compare)
	}
	return list
}

func (c *Catalogue) touch(r ledger.Record) {
	for _, t := range [...]time.Time{r.Updated, r.Withdrawn, r.Returned} {
		if t.After(c.updated) {
			c.updated = t
		}
	}
}

func remove[E any](s []E, e E, compare func(E, E) int) []E {
	i, ok := slices.BinarySearchFunc(s, e, compare)
	switch {
	case !ok:
		return s
	case i == 0:
		return s[1:]
	}
	return slices.Delete(s, i, i+1)
}

func insert[E any](s []E, e E, compare func(E, E) int) []E {
	i, _ := slices.BinarySearchFunc(s, e, compare)
	return slices.Insert(s, i, e)
}

// Changed returns the time of the last change of an article that readers were told of.
func Changed(r ledger.Record) time.Time {
	switch {
	case !r.Withdrawn.IsZero():
		return r.Withdrawn
	case r.Returned.After(r.Updated):
		return r.Returned
	}
	return r.Updated
}

// Len returns the number of published articles.
func (c *Catalogue) Len() int { return len(c.live) }

// Updated returns the time of the newest change of any article. It never goes back, unless a clock was set back.
func (c *Catalogue) Updated() time.Time { return c.updated }

// Archives returns the articles of each archive, oldest first. The first archive has the number 1. The caller must not
// change the slices. They stay the same while more archives are filled.
func (c *Catalogue) Archives() [][]Place { return c.archives }

// Full reports whether archives must be filled to make room in main feeds of limit articles.
func (c *Catalogue) Full(limit int) bool {
	return full(len(c.open), len(c.archives), limit) || c.below(c.open)
}

// below reports whether the oldest of some places is from before the floor.
func (c *Catalogue) below(open []Place) bool { return len(open) > 0 && open[0].At().Before(c.Floor) }

func full(open, archives, limit int) bool {
	// The W3C validator warns of an archive that has neither an older nor a newer one.
	return open > limit-limit/4 || archives == 1 && open > 0
}

// Fill returns the articles of each archive that must be filled to make room in main feeds of limit articles. It stops when
// at least most articles are moved. The first of these archives has the number len(Archives())+1. Fill changes nothing: the
// caller changes the records and applies them.
func (c *Catalogue) Fill(limit, most int) [][]Place {
	var out [][]Place
	open := c.open
	for (full(len(open), len(c.archives)+len(out), limit) || c.below(open)) && len(c.open)-len(open) < most {
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
	Since   time.Time // earlier events are not shown
	Notices bool      // withdrawals are shown
}

// Has reports whether a withdrawal at that time is shown.
func (s Span) Has(withdrawn time.Time) bool { return s.Notices && withdrawn.After(s.Since) }

func (s Span) has(e event) bool { return e.at.After(s.Since) && (s.Notices || !e.withdrawn) }

// Newest returns the places of the main feeds, newest first: those of up to limit articles, and those of up to 1,000 events
// of the span. Articles in no archive are chosen first, then the newest others down to the floor. left is the number of
// events for which there was no room.
func (c *Catalogue) Newest(limit int, s Span) (places []Place, left int) {
	size := min(limit, len(c.live))
	taken := make(map[int64]bool, size)
	add := func(p Place) {
		if !taken[p.Seq] {
			taken[p.Seq] = true
			places = append(places, p)
		}
	}
	for i := len(c.open) - 1; i >= 0 && len(places) < limit; i-- {
		if !c.open[i].At().Before(c.Floor) || c.open[i].Late {
			add(c.open[i])
		}
	}
	for i := len(c.live) - 1; i >= 0 && len(places) < limit && !c.live[i].At().Before(c.Floor); i-- {
		add(c.live[i])
	}
	articles := len(places)
	for i := len(c.events) - 1; i >= 0 && c.events[i].at.After(s.Since); i-- {
		switch {
		case !s.has(c.events[i]) || taken[c.events[i].Seq]:
		case len(places)-articles == mostEvents:
			left++
		default:
			add(c.events[i].Place)
		}
	}
	slices.SortFunc(places, func(a, b Place) int { return b.compare(a) })
	return places, left
}

// Ends returns when the first event of a span must disappear, if each event is shown for the time told. It returns zero if
// the span has no event.
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
