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
	live     []place             // articles that are published, oldest first
	open     []place             // those of them that no archive holds
	filled   map[int32]time.Time // when each archive was filled
	archives [][]string          // the ids that each archive holds; the first archive is number 1. What is in it is not changed in place
	news     []news              // of articles that were withdrawn, or changed though they stand in an archive, longest ago first
	seconds  map[int64]int32     // how many articles changed in a second
	updated  time.Time           // newest change of any article; never goes back
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

// news is an article that its readers would not hear of any more: it was withdrawn, or it stands in an archive and was
// edited or put back. For a while it stands in the main feeds.
type news struct {
	at        time.Time
	withdrawn bool
	place
}

func (a news) compare(b news) int { return cmp.Or(a.at.Compare(b.at), a.place.compare(b.place)) }

// newsOf gives the news of an article, if there are any: not what happened before it went into an archive, for that stood
// in the main feeds. One with an old date of its own came too late for them.
func (c *catalogue) newsOf(r ledger.Record) (news, bool) {
	at := changed(r)
	n := news{at, !r.Withdrawn.IsZero(), placeOf(r)}
	return n, n.withdrawn || r.Archive > 0 && (at.After(c.filled[r.Archive]) || !r.Seen.IsZero())
}

// newCatalogue takes everything from the records, and the newest change from there or from what was remembered of it.
func newCatalogue(records iter.Seq[ledger.Record], filled func(archive int32) time.Time, updated time.Time) *catalogue {
	c := &catalogue{seconds: map[int64]int32{}, filled: map[int32]time.Time{}, updated: updated}
	for r := range records {
		c.touch(r)
		c.take(r.Updated, r.Tie)
		c.take(r.Withdrawn, r.WithdrawnTie)
		if _, known := c.filled[r.Archive]; !known {
			c.filled[r.Archive] = filled(r.Archive)
		}
		if n := int(r.Archive); n > 0 {
			for len(c.archives) < n {
				c.archives = append(c.archives, nil)
			}
			c.archives[n-1] = append(c.archives[n-1], r.ID)
		}
		if n, ok := c.newsOf(r); ok {
			c.news = append(c.news, n)
		}
		if !r.Withdrawn.IsZero() {
			continue
		}
		c.live = append(c.live, placeOf(r))
		if r.Archive == 0 {
			c.open = append(c.open, placeOf(r))
		}
	}
	slices.SortFunc(c.live, place.compare)
	slices.SortFunc(c.open, place.compare)
	slices.SortFunc(c.news, news.compare)
	return c
}

// changed is when readers were last told something new of an article.
func changed(r ledger.Record) time.Time {
	switch {
	case !r.Withdrawn.IsZero():
		return r.Withdrawn
	case r.Returned.After(r.Updated):
		return r.Returned
	}
	return r.Updated
}

func (c *catalogue) touch(r ledger.Record) {
	for _, t := range [...]time.Time{r.Updated, r.Withdrawn, r.Returned} {
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
		}
		if n, ok := c.newsOf(before); ok {
			c.news = remove(c.news, n, news.compare)
		}
	}
	c.touch(after)
	c.tell(after)
	if !after.Withdrawn.IsZero() {
		return
	}
	c.live = insert(c.live, placeOf(after), place.compare)
	if after.Archive == 0 {
		c.open = insert(c.open, placeOf(after), place.compare)
	}
}

// tell enters the news of an article, if there are any.
func (c *catalogue) tell(r ledger.Record) {
	if n, ok := c.newsOf(r); ok {
		c.news = insert(c.news, n, news.compare)
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

// newsRoom is how many news of older articles main feeds of that many articles hold beside those: more where articles are
// fewer. News never push an article out.
func newsRoom(limit int) int { return (limit + 3) / 4 }

// full says that archives are to be filled.
func (c *catalogue) full(limit int) bool {
	// A single archive would be one without older or newer ones, of which the W3C validator warns.
	return len(c.open) > limit-limit/4 || len(c.archives) == 1 && len(c.open) > 0
}

// fill moves the oldest articles that no archive holds into the next one, if main feeds of so many have little room
// left for more. It gives the archive's number, 0 where there was room, and the ids.
func (c *catalogue) fill(limit int, now time.Time) (number int32, ids []string) {
	if !c.full(limit) {
		return 0, nil
	}
	n := min(max(1, limit/2), len(c.open))
	for _, p := range c.open[:n] {
		ids = append(ids, p.id)
	}
	c.open = slices.Delete(c.open, 0, n)
	c.archives = append(c.archives, ids)
	number = int32(len(c.archives))
	c.filled[number] = now
	return number, ids
}

// span says which news the main feeds hold.
type span struct {
	since   time.Time // what is older is not told any more
	notices bool      // withdrawn articles are told of
}

func (s span) has(n news) bool { return n.at.After(s.since) && (s.notices || !n.withdrawn) }

// newest gives what stands in the main feeds, newest first: articles that no archive holds, then the newest others, up to
// the limit; and news of older ones, the latest.
func (c *catalogue) newest(limit int, s span) []place {
	var out []place
	taken := make(map[string]bool, limit)
	add := func(p place) {
		if !taken[p.id] {
			taken[p.id] = true
			out = append(out, p)
		}
	}
	for i := len(c.open) - 1; i >= 0 && len(out) < limit; i-- {
		add(c.open[i])
	}
	for i := len(c.live) - 1; i >= 0 && len(out) < limit; i-- {
		add(c.live[i])
	}
	for i := len(c.news) - 1; i >= 0 && len(out) < limit+newsRoom(limit) && c.news[i].at.After(s.since); i-- {
		if s.has(c.news[i]) {
			add(c.news[i].place)
		}
	}
	slices.SortFunc(out, func(a, b place) int { return b.compare(a) })
	return out
}

// told counts the news of a span.
func (c *catalogue) told(s span) (n int) {
	for i := len(c.news) - 1; i >= 0 && c.news[i].at.After(s.since); i-- {
		if s.has(c.news[i]) {
			n++
		}
	}
	return n
}
