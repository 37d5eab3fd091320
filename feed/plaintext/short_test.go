package plaintext

import (
	"slices"
	"strings"
	"testing"
)

// TestCut: a line that is too long is cut between words, and ends in an ellipsis.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"The weir", 8, "The weir"},
		{"Das Wöhr", 8, "Das Wöhr"},
		{"The weirs", 8, "The wei…"},
		{"The weir is open", 10, "The weir…"},
		{"The weir was open", 11, "The weir…"},
		{"The weir, is open", 10, "The weir…"},
		{"The weir – is open", 12, "The weir…"},
		{"Überströmungen", 8, "Überstr…"},
		{"A Überströmungen", 8, "A Übers…"},
		{"", 3, ""},
	} {
		if got := Cut(c.in, c.limit); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.limit, got, c.want)
		}
	}
}

// TestShorten: a value in a message has at most 60 bytes, and only whole characters.
func TestShorten(t *testing.T) {
	for in, want := range map[string]string{
		strings.Repeat("a", 60):       strings.Repeat("a", 60),
		strings.Repeat("a", 61):       strings.Repeat("a", 57) + "...",
		"a" + strings.Repeat("ä", 30): "a" + strings.Repeat("ä", 28) + "...",
		strings.Repeat("ä", 31):       strings.Repeat("ä", 28) + "...",
	} {
		if got := Shorten(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestLines: what is empty or given twice goes.
func TestLines(t *testing.T) {
	if got, want := Lines([]string{" the\nweir ", "", "lock", " ", "the weir", "Lock"}), []string{"the weir", "lock", "Lock"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Lines(strings.Fields(strings.Repeat("a b ", 99))); len(got) != 2 {
		t.Errorf("%q", got)
	}
}
