package catalogue

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"seedfeed/feed/ledger"
)

var start = time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)

// TestAnySequence: after any sequence of changes a catalogue equals one made anew from the records, every live article is
// in the main feeds or in exactly one archive, and no archive ever changes.
func TestAnySequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		limit := rapid.IntRange(1, 9).Draw(t, "limit")
		floor := start.AddDate(0, 0, -rapid.IntRange(0, 60).Draw(t, "floor"))
		c := New(slices.Values([]ledger.Record(nil)))
		c.Floor = floor
		var records []ledger.Record
		now := start
		apply := func(i int, after ledger.Record) {
			c.Apply(records[i], after)
			records[i] = after
		}
		fill := func(most int) {
			first := len(c.Archives()) + 1
			for i, places := range c.Fill(limit, most) {
				for _, p := range places {
					r := records[p.Seq-1]
					r.Archive, r.Archived = int32(first+i), now
					apply(int(p.Seq)-1, r)
				}
			}
		}
		var held [][]Place
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3).Draw(t, "later")) * time.Second)
			i := -1
			if len(records) > 0 {
				i = rapid.IntRange(0, len(records)-1).Draw(t, "article")
			}
			switch action := rapid.SampledFrom([]string{"new", "old", "edit", "withdraw", "return", "fill"}).Draw(t, "action"); {
			case action == "new" || action == "old" || i < 0:
				seq := int64(len(records) + 1)
				r := ledger.Record{ID: fmt.Sprint("id", seq), Seq: seq, Published: now, Updated: now}
				if action == "old" {
					r.Published = now.AddDate(0, 0, -rapid.IntRange(1, 99).Draw(t, "days"))
					if rapid.Bool().Draw(t, "late") { // else of the first scan
						r.Seen = now
					}
				}
				records = append(records, ledger.Record{})
				apply(len(records)-1, r)
			case action == "fill":
				fill(rapid.IntRange(1, 20).Draw(t, "most"))
			case action == "edit" && records[i].Withdrawn.IsZero():
				r := records[i]
				r.Updated = now
				apply(i, r)
			case action == "withdraw" && records[i].Withdrawn.IsZero():
				r := records[i]
				r.Withdrawn = now
				apply(i, r)
			case action == "return" && !records[i].Withdrawn.IsZero():
				r := records[i]
				r.Withdrawn, r.Returned = time.Time{}, now
				apply(i, r)
			}
			for n, places := range held {
				if diff := cmp.Diff(places, c.archives[n], cmp.AllowUnexported(Place{})); diff != "" {
					t.Fatalf("archive %d changed: %s", n+1, diff)
				}
			}
			held = nil
			for _, places := range c.archives {
				held = append(held, slices.Clone(places))
			}
		}
		again := New(slices.Values(records))
		again.Floor = floor
		if diff := cmp.Diff(again, c, cmp.AllowUnexported(Catalogue{}, event{}, Place{}), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("made anew (-) and kept (+) differ:\n%s", diff)
		}
		fill(len(records))
		if c.Full(limit) {
			t.Fatal("full after it was filled")
		}
		where := map[int64]int{}
		for _, places := range c.archives {
			for _, p := range places {
				if where[p.Seq]++; where[p.Seq] > 1 {
					t.Fatalf("%d is in two archives", p.Seq)
				}
			}
		}
		newest, _ := c.Newest(limit, Span{Since: now.Add(time.Hour)})
		for _, p := range newest {
			if where[p.Seq]++; p.At().Before(floor) && !p.Late {
				t.Fatalf("%v is in the main feed, below the floor %v", p, floor)
			}
		}
		for _, r := range records {
			if r.Withdrawn.IsZero() && where[r.Seq] == 0 {
				t.Fatalf("%s is nowhere", r.ID)
			}
		}
	})
}

// TestNewest: events stand beside the articles and push none out.
func TestNewest(t *testing.T) {
	at := func(hour int) time.Time { return start.Add(time.Duration(hour) * time.Hour) }
	live := func(seq int64, hour int) ledger.Record {
		return ledger.Record{ID: fmt.Sprint(seq), Seq: seq, Published: at(hour), Updated: at(hour)}
	}
	with := func(r ledger.Record, change func(*ledger.Record)) ledger.Record {
		change(&r)
		return r
	}
	archived := func(r *ledger.Record) { r.Archive, r.Archived = 1, at(10) }
	records := []ledger.Record{
		with(live(1, 1), func(r *ledger.Record) { archived(r); r.Updated = at(30) }),   // edited since
		with(live(2, 2), func(r *ledger.Record) { archived(r); r.Updated = at(9) }),    // edited before it went there
		with(live(3, 3), func(r *ledger.Record) { archived(r); r.Returned = at(31) }),  // put back since
		with(live(4, 4), func(r *ledger.Record) { archived(r); r.Withdrawn = at(32) }), // withdrawn
		with(live(5, 5), func(r *ledger.Record) { archived(r); r.Seen = at(8) }),       // came with an old date
		with(live(6, 20), func(r *ledger.Record) { r.Withdrawn = at(21) }),             // withdrawn, from no archive
		live(7, 22), live(8, 23), live(9, 24),
	}
	c := New(slices.Values(records))
	for name, test := range map[string]struct {
		limit int
		span  Span
		want  string
	}{
		"all told":        {2, Span{Since: at(0), Notices: true}, "[9 8 6 5 4 3 1]"},
		"limit above all": {99, Span{Since: at(0), Notices: true}, "[9 8 7 6 5 4 3 2 1]"},
		"no notices":      {2, Span{Since: at(0)}, "[9 8 5 3 1]"},
		"since a time":    {2, Span{Since: at(30), Notices: true}, "[9 8 4 3]"},
		"nothing new":     {1, Span{Since: at(40), Notices: true}, "[9]"},
	} {
		places, left := c.Newest(test.limit, test.span)
		var ids []string
		for _, p := range places {
			ids = append(ids, fmt.Sprint(p.Seq))
		}
		if got := fmt.Sprint(ids); got != test.want || left != 0 {
			t.Errorf("%s: %s, %d left; want %s", name, got, left, test.want)
		}
	}
	for name, test := range map[string]struct {
		span Span
		want time.Time
	}{
		"first of all":   {Span{Since: at(0), Notices: true}, at(5).Add(time.Hour)},
		"after a time":   {Span{Since: at(5), Notices: true}, at(21).Add(time.Hour)},
		"no notices":     {Span{Since: at(5)}, at(30).Add(time.Hour)},
		"none any more":  {Span{Since: at(32), Notices: true}, time.Time{}},
		"the last alone": {Span{Since: at(31), Notices: true}, at(32).Add(time.Hour)},
	} {
		if got := c.Ends(test.span, time.Hour); !got.Equal(test.want) {
			t.Errorf("%s: ends %s, want %s", name, got, test.want)
		}
	}
	if got := c.Updated(); !got.Equal(at(32)) {
		t.Errorf("updated %s", got)
	}
}

// TestThousandEvents: of thousands of withdrawals the newest thousand are told, and how many were not.
func TestThousandEvents(t *testing.T) {
	c := New(slices.Values([]ledger.Record(nil)))
	for i := range 1010 {
		at := start.Add(time.Duration(i) * time.Second)
		c.Apply(ledger.Record{}, ledger.Record{ID: fmt.Sprint(i), Seq: int64(i + 1), Published: at, Withdrawn: at})
	}
	places, left := c.Newest(50, Span{Since: start.Add(-1), Notices: true})
	if len(places) != 1000 || left != 10 || places[len(places)-1].Seq != 11 {
		t.Errorf("%d told, %d left, the oldest is %d", len(places), left, places[len(places)-1].Seq)
	}
}

// TestFill: each archive takes half of what the main feeds hold, and at least one article; the last ones stay open.
func TestFill(t *testing.T) {
	for _, test := range []struct {
		limit, articles int
		want            string // articles in each archive
	}{
		{1, 4, "[1 1 1]"},
		{2, 2, "[]"},
		{2, 4, "[1 1]"},
		{4, 4, "[2 2]"}, // one archive alone would have no neighbour
		{8, 14, "[4 4]"},
		{8, 6, "[]"},
	} {
		c := New(slices.Values([]ledger.Record(nil)))
		for i := range test.articles {
			at := start.Add(time.Duration(i) * time.Second)
			c.Apply(ledger.Record{}, ledger.Record{ID: fmt.Sprint(i), Seq: int64(i + 1), Published: at, Updated: at})
		}
		sizes := []int{}
		for _, places := range c.Fill(test.limit, 1000) {
			sizes = append(sizes, len(places))
		}
		if got := fmt.Sprint(sizes); got != test.want {
			t.Errorf("limit %d, %d articles: archives of %s, want %s", test.limit, test.articles, got, test.want)
		}
	}
}
