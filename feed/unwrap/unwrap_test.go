package unwrap

import (
	"slices"
	"strings"
	"testing"
)

// TestBlocks: a wrapped paragraph becomes one line, and lines that are meant stay.
func TestBlocks(t *testing.T) {
	caption := func(line string) bool { return strings.HasPrefix(line, "Photo: ") }
	for in, want := range map[string][]string{
		"- tea\n- a coat, if you have\n  one of wool\n- milk\n  Bring a cup.\nNo sugar\n":                {"- tea", "- a coat, if you have one of wool", "- milk Bring a cup.", "No sugar"},
		"1. Row.\n   Then rest.\n2. Sing\n  the song\n":                                                  {"1. Row.", "Then rest.", "2. Sing", "the song"},
		"The lock at Benning has opened for the first time in forty\nyears. It rained.\n- tea\n- a coat": {"The lock at Benning has opened for the first time in forty years. It rained.", "- tea", "- a coat"},
		"- milk\nNo sugar\n  in it, ever\n":                                                              {"- milk", "No sugar", "in it, ever"},
		"- tea\n  Photo: Ada Brill\n- milk\n":                                                            {"- tea", "Photo: Ada Brill", "- milk"},
		"Photo: Ada Brill at the gate of the lock, which has opened to boats for the\nfirst time in forty years, after a group of volunteers rebuilt its gates by\nhand and found the old key in a drawer.": {
			"Photo: Ada Brill at the gate of the lock, which has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand and found the old key in a drawer.",
		},
		"The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers rebuilt its gates by hand and found the old key\nin a drawer.\n\n- the first gate, which was made of oak from the county forest and weighs\n  nine tons\n- the second gate,\n  which is of steel\n": {
			"The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers rebuilt its gates by hand and found the old key in a drawer.",
			"- the first gate, which was made of oak from the county forest and weighs nine tons", "- the second gate, which is of steel",
		},
		"The club looks for two keepers for the winter, \npreferably old hands. The work is done on Tuesdays \nin the lock house.":                 {"The club looks for two keepers for the winter, preferably old hands. The work is done on Tuesdays in the lock house."},
		"Lock notice\n\nThe keepers of the lock are Ada Brill, Gwen Pryce,\nTom Hale and Jo Bell, who have all been at the\nweir since the flood.": {"Lock notice", "The keepers of the lock are Ada Brill, Gwen Pryce, Tom Hale and Jo Bell, who have all been at the weir since the flood."},
		"Roll, old river,\nroll along,\ncarry the lamp\nand carry the song.":                                                                       {"Roll, old river,", "roll along,", "carry the lamp", "and carry the song."},
		"The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers\nPhoto: Ada Brill at the gate of the lock on Saturday, before the band had\nrebuilt its gates by hand and found the old key in a drawer that nobody had\nseen for years.": {
			"The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers", "rebuilt its gates by hand and found the old key in a drawer that nobody had seen for years.", "Photo: Ada Brill at the gate of the lock on Saturday, before the band had",
		},
		"He asked:\n> Is it open?\n>> It was shut,\n> as I hear.\nIt is open > now.": {"He asked:", "Is it open?", "It was shut,", "as I hear.", "It is open > now."},
		"It rained.\n\n\n-----\n\nIt stopped.\n":                                     {"It rained.", "It stopped."},
		"":                                                                           nil, "\n\n": nil,
	} {
		var got []string
		for _, b := range Blocks(in, caption) {
			got = append(got, b.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestGaps: a block has a gap before it, here "|", if it starts the text or stands below a blank line, a rule, or lines that are
// quoted more or less deeply than it.
func TestGaps(t *testing.T) {
	caption := func(line string) bool { return strings.HasPrefix(line, "Photo: ") }
	for in, want := range map[string]string{
		"It rained.\n\n* * *\n\nIt stopped.":         "|It rained.|It stopped.",
		"It rained.\n---\nIt stopped.\nIt is dry.\n": "|It rained.|It stopped. It is dry.",
		"- rope\n- tar\n\n- oil":                     "|- rope - tar|- oil",
		"He asked:\n> Open?\n> Shut?\n>> No.\nSo.":   "|He asked:|Open? Shut?|No.|So.",
		"> The lock at Benning has opened for the first time in\n> forty years. It rained.\n> - tea\nAnd so on.": "|The lock at Benning has opened for the first time in forty years. It rained. - tea|And so on.",
		"The lock at Benning has opened to boats for the first time in forty years,\nafter a group of volunteers\nPhoto: Ada Brill at the gate of the lock on Saturday, before the band had\nrebuilt its gates by hand and found the old key in a drawer that nobody had\nseen for years.\n- tea": "|The lock at Benning has opened to boats for the first time in forty years, after a group of volunteers " +
			"rebuilt its gates by hand and found the old key in a drawer that nobody had seen for years. - tea|Photo: Ada Brill at the gate of the lock on Saturday, before the band had",
	} {
		got := ""
		for _, b := range Blocks(in, caption) {
			if b.Gap {
				got += "|" + b.Text
			} else {
				got += " " + b.Text
			}
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// TestListItem: a line is an item if it begins with a bullet, or with a number or letter and a stop, and goes on.
// TestSingleSpaced: a text with a blank line behind every line of a width becomes paragraphs; verse, lists and short paragraphs stay.
func TestSingleSpaced(t *testing.T) {
	lines := []string{"The lock at Benning has opened to boats for the first time in", "forty years. A group of volunteers has rebuilt its gates by", "hand, and has found the old key in a drawer that nobody had", "seen for years. It is as long as an arm. The mayor has paid", "for the paint, and the river board for a lamp at each end.", "On Sunday a band will play, and the first boat through it", "will be the old ferry, which lay in the mud for so long that", "nobody knew its colour. It is green."}
	text := strings.Join(lines, " ")
	for in, want := range map[string]int{
		"Old lock opens\n\n" + strings.Join(lines, "\n\n"): 2, strings.Join(lines, "\n\n") + "\n\n\n" + strings.Join(lines, "\n\n"): 2,
		strings.ReplaceAll(text, ". ", ".\n\n"): strings.Count(text, ". ") + 1, strings.ReplaceAll(strings.Join(lines, "\n\n"), ".", ""): 8, strings.Join(lines[:4], "\n\n"): 4,
		strings.Repeat("roll along, old river, roll\n\nand carry the lamp. Sing\n\n", 5): 10,
	} {
		if got := Blocks(in, func(string) bool { return false }); len(got) != want {
			t.Errorf("%q: %d blocks, want %d: %v", in, len(got), want, got)
		}
	}
}

func TestListItem(t *testing.T) {
	for line, want := range map[string]bool{
		"- tea": true, "• tea": true, "☑ tea": true, "1. tea": true, "10) tea": true, "123. tea": true, "a) tea": true, "z. tea": true,
		"-": false, "- ": false, "-tea": false, "1 tea": false, "1. ": false, "1234. tea": false, "1.tea": false, "A. Brill": false, "ab. tea": false, ") tea": false, "1: tea": false, "": false,
	} {
		if got := ListItem(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// TestOrnament: rows of signs are ornaments, short marks and words are not.
func TestOrnament(t *testing.T) {
	for line, want := range map[string]bool{"---": true, "* * *": true, "~~~~": true, "--": false, "- a -": false, "": false, "...": false} {
		if got := Ornament(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// TestFits: a line had room for the next word if three columns more would have been left, none where lines are as short as verse, and of
// a script without spaces for one character.
func TestFits(t *testing.T) {
	for _, c := range []struct {
		columns     int
		next, width string
		want        bool
	}{
		{64, "weir again", "wide", true},
		{65, "weir again", "wide", false},
		{40, "weir again", "narrow", true},
		{41, "weir again", "narrow", false},
		{68, "渡し船", "wide", true},
		{69, "渡し船", "wide", false},
	} {
		width := map[string]int{"wide": 72, "narrow": 45}[c.width]
		if got := fits(strings.Repeat("x", c.columns), c.next, width); got != c.want {
			t.Errorf("%d columns before %q in %d: room %v", c.columns, c.next, width, got)
		}
	}
	if fits("a quiet har-", "bour", 72) {
		t.Error("a word that was cut had room")
	}
}

// TestColumns: a character takes one column, a wide one of Chinese, Japanese and Korean two.
func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "weir": 4, "Wöhr": 4, "渡し船": 6, "배": 2, "ＯＫ！": 6, "a渡b": 4, "вал": 3} {
		if got := columns(text); got != want {
			t.Errorf("%q: %d columns, want %d", text, got, want)
		}
	}
}
