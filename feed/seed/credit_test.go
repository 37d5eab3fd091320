package seed

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestMarksOf compares the parts of captions that one pass over a text finds with those that a search for each finds.
func TestMarksOf(t *testing.T) {
	pieces := append(slices.Concat(captionHints, creditMarks), "The ferry ", "ho", "to r", "AF", "Re", " ", "P", "\xc2", "pi")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var text string
		for range rng.IntN(8) {
			text += pieces[rng.IntN(len(pieces))]
		}
		in := func(list []string) (found []string) {
			for _, part := range list {
				if strings.Contains(text, part) {
					found = append(found, part)
				}
			}
			return found
		}
		if got := marksOf(text); !slices.Equal(got.hints, in(captionHints)) || !slices.Equal(got.credits, in(creditMarks)) {
			t.Fatalf("%q: %q", text, got)
		}
	}
}

// TestOpenAfter: whether a quotation is open behind a line, by what was before it.
func TestOpenAfter(t *testing.T) {
	for line, want := range map[string][2]bool{ // before it nothing is open, or a quotation is
		"The ferry left.":         {false, true},
		"“The ferry left":         {true, true},
		"The ferry left.”":        {false, false},
		"\"The ferry left":        {true, true},
		"(\"The ferry\") left":    {false, false},
		"The ferry left.\"":       {false, false},
		"‘The ferry’s left":       {true, true},
		"The ferry left.’":        {false, false},
		"The ferries’ crews left": {false, true},
		"The ferries’":            {false, true},
		"The ferry’ crews":        {false, false},
		"「船":                      {true, true},
		"船」":                      {false, false},
	} {
		if got := [2]bool{openAfter(false, line), openAfter(true, line)}; got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}
