package order

import "testing"

// TestOf: what is an order, and how certain it is. The orders of each language have rows in TestOrders of feed/seed, where
// they hold articles back.
func TestOf(t *testing.T) {
	for line, want := range map[string]Certainty{
		"Do not publish": Certain, "Not before 1 March 2041": Certain, "Bitte noch nicht veröffentlichen!": Certain, "НЕ ПУБЛИКОВАТЬ": Certain,
		"Draft": Likely, "HOLD": Likely, "Entwurf, zweiter": None, "Not yet": Faint, "Noch nicht": Faint,
		"Draft budget passes council": None, "Hold on to your hats": None, "Pas encore d'accord sur le pont": None, "": None, "2041": None,
	} {
		if got, ok := Of(line); got.How != want || ok != (want != None) {
			t.Errorf("%q: %v, %v; want %v", line, got, ok, want)
		}
	}
	if o, ok := Of("Nicht vor dem 1. März 2041"); !ok || o.When != "Nicht vor dem 1. März 2041" {
		t.Errorf("with a day: %+v, %v", o, ok)
	}
}

// TestCounts: a word alone counts only where it must be meant as an order.
func TestCounts(t *testing.T) {
	for _, c := range []struct {
		line  string
		first bool
		want  bool
	}{
		{"Draft", false, false}, {"Draft", true, true}, {"DRAFT", false, true}, {"[draft]", false, true}, {"(not yet)", false, false}, {"Do not publish", false, true},
	} {
		o, ok := Of(c.line)
		if got := ok && o.Counts(c.line, c.first); got != c.want {
			t.Errorf("%q, first %v: %v", c.line, c.first, got)
		}
	}
}
