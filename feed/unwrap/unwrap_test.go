package unwrap

import (
	"slices"
	"strings"
	"testing"
)

// TestBlocks: a wrapped paragraph becomes one line, and lines that are meant stay. Longer texts have rows in the tests of
// feed/seed.
func TestBlocks(t *testing.T) {
	caption := func(line string) bool { return strings.HasPrefix(line, "Photo: ") }
	for in, want := range map[string][]string{
		"- tea\n- a coat, if you have\n  one of wool\n- milk\n  Bring a cup.\nNo sugar\n":                {"- tea", "- a coat, if you have one of wool", "- milk Bring a cup.", "No sugar"},
		"1. Row.\n   Then rest.\n2. Sing\n  the song\n":                                                  {"1. Row.", "Then rest.", "2. Sing", "the song"},
		"The lock at Benning has opened for the first time in forty\nyears. It rained.\n- tea\n- a coat": {"The lock at Benning has opened for the first time in forty years. It rained.", "- tea", "- a coat"},
		"Roll, old river,\nroll along,\ncarry the lamp\nand carry the song.":                             {"Roll, old river,", "roll along,", "carry the lamp", "and carry the song."},
		"": nil, "\n\n": nil,
	} {
		var got []string
		for _, b := range Blocks(in, caption) {
			got = append(got, b.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if b := Blocks("It rained.\n\n* * *\n\nIt stopped.", caption); len(b) != 2 || !b[0].Gap || !b[1].Gap {
		t.Errorf("gaps: %+v", b)
	}
}
