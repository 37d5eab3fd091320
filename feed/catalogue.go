package feed

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"seedfeed/feed/ledger"
)

// catalogue says which articles stand where: in the main feeds, in which archive, as a notice. All of it follows from
// the records of the ledger. It belongs to whoever holds Publisher.mu.
//
// History is kept as RFC 5005 section 4 wants it. Once the main feeds have little room left, the oldest articles that
// stand in no archive yet fill one, for good: which articles an archive holds never changes, and the main feeds
// hold those that no archive holds, but for the seconds of a burst. What is newest is in the main feeds as well, so
// both overlap.
type catalogue struct {
	live     []place         // articles that are published, oldest first
	open     []place         // those of them that no archive holds
	archives [][]string      // the ids that each archive holds; the first archive is number 1. What is in it is not changed in place
	gone     []notice        // articles that were withdrawn, longest ago first
	seconds  map[int64]int32 // how many articles changed in a second
	updated  time.Time       // newest change of any article; never goes back
}

// place is where an article stands in the order of publication: by date, then as they came.
type place struct {
	at  time.Time
	seq int64 // order in the ledger
	id  string
}

func (a place) compare(b place) int {
	return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.seq, b.seq), cmp.Compare(a.id, b.id))
}

func placeOf(r ledger.Record) place { return place{r.Published, r.Seq, r.ID} }

// notice is a withdrawn article and where it stood.
type notice struct {
	withdrawn time.Time
	place
}

func (a notice) compare(b notice) int {
	return cmp.Or(a.withdrawn.Compare(b.withdrawn), a.place.compare(b.place))
}

func noticeOf(r ledger.Record) notice { return notice{r.Withdrawn, placeOf(r)} }

// newCatalogue takes everything from the records, and the newest change from there or from what was remembered of it.
func newCatalogue(records iter.Seq[ledger.Record], updated time.Time) *catalogue {
	c := &catalogue{seconds: map[int64]int32{}, updated: updated}
	for r := range records {
		c.touch(r)
		c.take(r.Updated, r.Tie)
		c.take(r.Withdrawn, r.WithdrawnTie)
		if n := int(r.Archive); n > 0 {
			for len(c.archives) < n {
				c.archives = append(c.archives, nil)
			}
			c.archives[n-1] = append(c.archives[n-1], r.ID)
		}
		switch {
		case !r.Withdrawn.IsZero():
			c.gone = append(c.gone, noticeOf(r))
		case r.Archive == 0:
			c.open = append(c.open, placeOf(r))
			fallthrough
		default:
			c.live = append(c.live, placeOf(r))
		}
	}
	slices.SortFunc(c.live, place.compare)
	slices.SortFunc(c.open, place.compare)
	slices.SortFunc(c.gone, notice.compare)
	return c
}

// changed is when readers were last told something new of an article.
func changed(r ledger.Record) time.Time {
	if r.Withdrawn.IsZero() {
		return r.Updated
	}
	return r.Withdrawn
}

func (c *catalogue) touch(r ledger.Record) {
	for _, t := range [...]time.Time{r.Updated, r.Withdrawn} {
		if t.After(c.updated) {
			c.updated = t
		}
	}
}

// take remembers that an article has a second of its own beside so many others.
func (c *catalogue) take(t time.Time, tie int32) {
	if !t.IsZero() {
		c.seconds[t.Unix()] = max(c.seconds[t.Unix()], tie+1)
	}
}

// tie counts for the new dates of an article how many others have the same second already.
func (c *catalogue) tie(before ledger.Record, after *ledger.Record) {
	if !after.Updated.Equal(before.Updated) {
		after.Tie = c.seconds[after.Updated.Unix()]
		c.take(after.Updated, after.Tie)
	}
	if !after.Withdrawn.Equal(before.Withdrawn) && !after.Withdrawn.IsZero() {
		after.WithdrawnTie = c.seconds[after.Withdrawn.Unix()]
		c.take(after.Withdrawn, after.WithdrawnTie)
	}
}

// move takes an article from where it stood to where it stands now. What is new stands at or near the end, so this
// costs nothing that grows with the folder.
func (c *catalogue) move(before, after ledger.Record) {
	if before.ID != "" {
		if before.Withdrawn.IsZero() {
			c.live, c.open = remove(c.live, placeOf(before), place.compare), remove(c.open, placeOf(before), place.compare)
		} else {
			c.gone = remove(c.gone, noticeOf(before), notice.compare)
		}
	}
	c.touch(after)
	if !after.Withdrawn.IsZero() {
		c.gone = insert(c.gone, noticeOf(after), notice.compare)
		return
	}
	c.live = insert(c.live, placeOf(after), place.compare)
	if after.Archive == 0 {
		c.open = insert(c.open, placeOf(after), place.compare)
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

// notices is how many notices main feeds of that many items hold at most: a folder that was emptied must not leave a
// feed of nothing else.
func notices(limit int) int { return limit / 4 }

// full says that archives are to be filled.
func (c *catalogue) full(limit int) bool {
	// A single archive would be one without older or newer ones, of which the W3C validator warns.
	return len(c.open) > limit-notices(limit) || len(c.archives) == 1 && len(c.open) > 0
}

// fill moves the oldest articles that no archive holds into the next one, if the main feeds of so many items would
// have no room for all of them beside the notices. It gives the archive's number, 0 where there was room, and the ids.
func (c *catalogue) fill(limit int) (number int32, ids []string) {
	if !c.full(limit) {
		return 0, nil
	}
	n := min(max(1, limit/2), len(c.open))
	for _, p := range c.open[:n] {
		ids = append(ids, p.id)
	}
	c.open = slices.Delete(c.open, 0, n)
	c.archives = append(c.archives, ids)
	return int32(len(c.archives)), ids
}

// newest gives the articles of the main feeds, newest first: those that no archive holds, then the newest others; and
// those withdrawn since a time, in the places they had.
func (c *catalogue) newest(limit int, since time.Time) []place {
	var out []place
	for i := len(c.gone) - 1; i >= 0 && len(out) < notices(limit) && c.gone[i].withdrawn.After(since); i-- {
		out = append(out, c.gone[i].place)
	}
	open := make(map[string]bool, limit)
	for i := len(c.open) - 1; i >= 0 && len(out) < limit; i-- {
		open[c.open[i].id] = true
		out = append(out, c.open[i])
	}
	for i := len(c.live) - 1; i >= 0 && len(out) < limit; i-- {
		if !open[c.live[i].id] {
			out = append(out, c.live[i])
		}
	}
	slices.SortFunc(out, func(a, b place) int { return b.compare(a) })
	return out
}

// shown counts the articles withdrawn since a time.
func (c *catalogue) shown(since time.Time) int {
	i, _ := slices.BinarySearchFunc(c.gone, since, func(n notice, t time.Time) int {
		if n.withdrawn.After(t) {
			return 1
		}
		return -1
	})
	return len(c.gone) - i
}
