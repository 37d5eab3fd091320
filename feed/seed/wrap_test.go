package seed

import (
	"strings"
	"testing"
)

// fill wraps a paragraph at a width as editors do, the first line set in by so many spaces.
func fill(text string, width, inset int) string {
	var b strings.Builder
	n := inset
	b.WriteString(strings.Repeat(" ", inset))
	for i, w := range strings.Fields(text) {
		switch {
		case i == 0:
		case n+1+len([]rune(w)) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len([]rune(w))
	}
	return b.String()
}

// TestWrapped: an article comes out of any column width as it went in.
func TestWrapped(t *testing.T) {
	paras := strings.Split(strings.NewReplacer("{A}\n\n", "", "{B}\n\n", "").Replace(host), "\n\n")
	title, paras := paras[0], paras[1:]
	for _, c := range []struct {
		width, inset int
		sep          string
	}{{24, 0, "\n\n"}, {30, 0, "\n\n"}, {34, 0, "\n\n"}, {40, 0, "\n\n"}, {72, 0, "\n\n"}, {24, 3, "\n"}, {30, 4, "\n"}, {36, 4, "\n"}, {60, 2, "\n"}, {80, 5, "\n"}, {28, 0, "\n"}, {45, 0, "\n"}, {72, 0, "\n"}} {
		var lines []string
		for _, p := range paras {
			lines = append(lines, fill(p, c.width, c.inset))
		}
		a := mustParse(t, "a.txt", []byte(title+"\n\n"+strings.Join(lines, c.sep)))
		want, got := strings.Join(paras, "\n\n"), a.Body
		if c.sep == "\n" && c.inset == 0 { // a full last line joins two paragraphs
			want, got = strings.ReplaceAll(want, "\n\n", " "), strings.ReplaceAll(got, "\n\n", " ")
		}
		if got != want || a.Title != title {
			t.Errorf("%+v: title %q, body %q", c, a.Title, a.Body)
		}
	}
}

// TestUnwrapped: lines that mean their breaks keep them.
func TestUnwrapped(t *testing.T) {
	for name, lines := range map[string]string{
		"verse":   "The lock is old and grey with moss,\nThe gate hangs by a thread,\nAnd none who came to count the loss\nRemembered what he said.\n\nHe said the river wants its way,\nThe wall will have its fall,\nAnd he who builds on mud and clay\nHad better not at all.",
		"free":    "morning on the water\nthe boats asleep\na rope that ticks\nagainst the mast\nnobody yet\nonly the heron\nand the slow light\ncoming down the steps",
		"recipe":  "250 g flour\n2 eggs\nhalf a litre of milk\na pinch of salt\nbutter for the pan\nsugar and lemon to serve",
		"table":   "Mon  9.00  Ada Brill\nTue  9.00  Tom Hale\nWed  closed\nThu  9.00  Ada Brill\nFri  8.30  Gwen Pryce\nSat  10.00 all hands",
		"list":    "new rope for the ferry\ntar and two brushes\na lamp with a red glass\noil for the hinges\na ledger with blue lines\nstring",
		"address": "Benning Lock Trust\nThe Lock House\nWater Lane\nLower Benning\nBN4 2AA",
		"lines":   "The lock opens at nine.\nThe ferry sails at ten.\nThe mill shuts at five.\nThe inn stays open.\nThe bells ring at six.",
	} {
		a := mustParse(t, "zz.txt", []byte("Title of it\n\n"+lines))
		if got, want := strings.Count(a.Body, "\n\n")+1, strings.Count(strings.ReplaceAll(lines, "\n\n", "\n"), "\n")+1; got != want {
			t.Errorf("%s: %d lines come out as %d: %q", name, want, got, a.Body)
		}
	}
}

// TestHyphens: those that a line break put into words go, their own stay.
func TestHyphens(t *testing.T) {
	often := "a quiet har-\nbour, then a long jour-\nney and a lost ship-\nment "
	for _, c := range []struct{ a, b, text, want string }{
		{"the vol-", "unteers came", "the vol-\nunteers came; the volunteers left", "the volunteers came"},
		{"a well-", "known man", "a well-\nknown man", "a well-known man"},
		{"a well-", "known man", often + "a well-\nknown man", "a well-known man"},
		{"the vol-", "unteers, too", often + "the vol-\nunteers, too", "the volunteers, too"},
		{"the hand-", "cut gears", often + "the hand-\ncut gears, hand-cut", "the hand-cut gears"},
		{"the vol-", "unteers", "the vol-\nunteers", "the vol-unteers"},
		{"Lower-", "Benning", often, "Lower-Benning"},
		{"he left -", "at once", often, "he left - at once"},
		{"no mark", "at all", often, "no mark at all"},
		{"-", "x", often, "- x"},
	} {
		var h hyphens
		if got := h.glue(c.a, c.b, c.text); got != c.want {
			t.Errorf("glue(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// TestPrintedPages: page numbers that cut sentences go with the running heads beside them, numbers of chapters stay.
func TestPrintedPages(t *testing.T) {
	const first, second = "The lock was shut for forty years, and the people of the town forgot", "the sound of its gates. They had a car park there."
	const more = "It rained. Nobody came to see it. The gate was left as it was for years."
	const third, fourth = "The county council, which owned the bank, left the gate to the", "ivy and to the rain, and forgot who had the key."
	a := mustParse(t, "a.txt", []byte("Old lock\n\n"+more+"\n\n"+first+"\n\n3\n\nThe Lock Trust\n\n"+second+"\n\n"+third+"\n\n4\n\nThe Lock Trust\n\n"+fourth))
	if want := more + "\n\n" + first + " " + second + "\n\n" + third + " " + fourth; a.Body != want {
		t.Errorf("body %q, want %q", a.Body, want)
	}
	for _, text := range []string{"Old lock\n\n1\n\n" + more + "\n\n2\n\n" + more + " So.", "Draw\n\n3\n\n4\n\n5", "Old lock\n\n" + first + "\n\n1979\n\n" + second} {
		if a := mustParse(t, "a.txt", []byte(text)); !strings.Contains(a.Title+"\n\n"+a.Body, strings.Split(text, "\n\n")[1]) || strings.Count(a.Body, "\n\n") < 2 {
			t.Errorf("%q: body %q", text, a.Body)
		}
	}
}
