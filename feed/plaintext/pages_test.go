package plaintext

import (
	"strings"
	"testing"
)

// TestPages: what stands at the edges of pages goes, and everything else stays.
func TestPages(t *testing.T) {
	for text, want := range map[string]string{
		"Elm Weekly 12/2026\n\nThe lock\n\nIt is old. The gate of the\n1\n\fElm Weekly 12/2026\n\nlock is new.\n\n2\n\f": "The lock\n\nIt is old. The gate of the\flock is new.",
		"The lock\n\nIt is old.\n– 7 –\n\fThe lock\n\nIt is new.\n– 8 –\n\fThe lock\n\nIt is shut.\n– 9 –\n":             "The lock\n\nIt is old.\fIt is new.\fIt is shut.",
		"It is old.\r\nPage 1 of 2\r\n\fIt is new.\r\nPage 2 of 2\r\n\f":                                                 "It is old.\r\fIt is new.\r",
		"The lock\nIt is old.\n\f2 | Elm Weekly\nMay 2026\n\nIt is new.\n\f3 | Elm Weekly\nMay 2026\n\nIt is shut.\n":    "The lock\nIt is old.\fIt is new.\fIt is shut.",
		"It is old.\nAnn Fox\n\fIt is new.\nBo Lund\n":                                                                   "", "It is old.\nIt was shut in\n1950\n\fIt is red.\n": "", "One page.\n7\n\f": "", "\f\f": "", "a\fb": "", "A\fB\f": "", "1. Row\n\f2. Sing\n": "", "1938\n\fIt was new.\n": "", "Row on.\nSing, old river.\n\fRest.\nSing, old river.\n": "",
		"It holds.\n\fIt is new.\n\fIt is shut.\nIt holds.\n\fIt is red.\n\fIt is wet.\n": "", "7\n7\n\fIt is new.\n": "",
	} {
		if want == "" {
			want = strings.TrimRight(strings.ReplaceAll(text, "\n\f", "\f"), "\f\n")
		}
		if got := withoutPages(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
