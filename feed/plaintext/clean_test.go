package plaintext

import (
	"strings"
	"testing"
)

// TestLine checks Line with all kinds of white space in all positions, and that it knows a line that needs no change.
func TestLine(t *testing.T) {
	parts := []string{"a", "é", "…", "“", " ", "\t", "\n", "\u00a0", "\u2009", "\u3000", "\x85", "\xe2", "\x7f"}
	for i := range len(parts) * len(parts) * len(parts) * len(parts) {
		s := ""
		for n := i; n > 0; n /= len(parts) {
			s += parts[n%len(parts)]
		}
		want := strings.Join(strings.Fields(s), " ")
		if got := Line(s); got != want {
			t.Fatalf("%q: got %q, want %q", s, got, want)
		}
		if got := isFolded(s); got != (s == want) { // else every line is made anew
			t.Fatalf("%q: folded %v", s, got)
		}
	}
}
