package seed

import (
	"strings"
	"testing"
)

// TestDropCap: the large first letter of a text is part of its first word, if the text has that word elsewhere.
func TestDropCap(t *testing.T) {
	const rest = "old lock of Benning is open again, and the county has paid for it.\n\nOn Monday the first boat went through. When it came, and since then, children waved, two miles away."
	for first, want := range map[string]string{
		"T he ": "The ", "T\nhe ": "The ", "T\n\nhe ": "The ", "S ince ": "Since ", "W hen ": "W hen ",
		"T cells ": "T cells ", "A way ": "A way ", "I open ": "I open ", "A n ": "A n ", "On the ": "On the ", "T. he ": "T. he ", "T the ": "T the ",
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\n"+first+rest))
		if !strings.HasPrefix(a.Body, want+"old lock of Benning") {
			t.Errorf("%q: %q", first, a.Body[:40])
		}
	}
	wrapped := mustParse(t, "x.txt", []byte("Benning 2026\n\nT he old lock of Benning is open again, and the county has\npaid for all of it, as the papers of the county have said\nsince May, with the money of the lottery.\n\nThe first boat went through."))
	if !strings.HasPrefix(wrapped.Body, "The old lock of Benning") {
		t.Errorf("%q", wrapped.Body)
	}
}
