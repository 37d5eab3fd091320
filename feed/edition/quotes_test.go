package edition

import (
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
