package edition

import (
	"slices"
	"testing"
	"time"

	"seedfeed/feed/ledger"
)

// TestStreamSum: the sum of a table follows the records also while an edition is served, and each table has its own.
func TestStreamSum(t *testing.T) {
	d := newDesk(t)
	d.put(1, "The wall was rebuilt.", nil)
	e := d.print(d.view(50))
	first, other := e.Stream("/quotes.csv").Sum, e.Stream("/quotes.json").Sum
	if first == other || e.Stream("/quotes.csv").Sum != first {
		t.Errorf("sums %s and %s, then %s", first, other, e.Stream("/quotes.csv").Sum)
	}
	d.put(2, "The bell is cast.", nil)
	second := e.Stream("/quotes.csv").Sum
	d.put(2, "The bell is cast.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	if third := e.Stream("/quotes.csv").Sum; second == first || third != first {
		t.Errorf("sums %s, with another article %s, without it %s", first, second, third)
	}
	if e.Stream("/quotes") != nil || e.Stream("/quotes.txt") != nil {
		t.Error("a table at another path")
	}
}

// TestQuoted: quotations come newest first, whatever the order in which their articles came, and not of what is withdrawn.
func TestQuoted(t *testing.T) {
	d := newDesk(t)
	for _, i := range []int{2, 5, 1, 4} {
		d.put(i, "The wall was rebuilt.", nil)
	}
	d.put(3, "The bell is cast.", func(r *ledger.Record) { r.Withdrawn = noon.Add(time.Hour) })
	var got []string
	for a := range d.print(d.view(50)).Quoted() {
		got = append(got, a.Title)
	}
	if want := []string{"Report 5", "Report 4", "Report 2", "Report 1"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
