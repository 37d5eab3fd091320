package prose

import (
	"strings"
	"testing"
)

func TestIsNote(t *testing.T) {
	for s, want := range map[string]bool{
		"Correction: The lamp of the pier is green.":                 true,
		"CORRECTION (4 May): The lamp is green.":                     true,
		"Correction, 4 May: The lamp is green.":                      true,
		"*Editor’s note:* This story was told in Dutch.":             true,
		"[Editor's note: Ada Brill is the editor's aunt.]":           true,
		"Anmerkung der Redaktion: Die Lampe ist grün.":               true,
		"Fe de errores: la lámpara es verde.":                        true,
		"От редакции: лампа зелёная.":                                true,
		"An earlier version of this article said the lamp was red.":  true,
		"An earlier version of this lamp was red.":                   false,
		"Correction of the river: the council votes in May.":         false,
		"Correction fluid, a history: it was made in a kitchen.":     false,
		"The correction was printed on page two: the lamp is green.": false,
		"Correction": false,
		"":           false,
		"Editor's note: " + strings.Repeat("The lamp is green. ", 40): false,
		"Note: bring a coat.": false,
	} {
		if got := IsNote(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
