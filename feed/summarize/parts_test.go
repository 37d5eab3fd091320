package summarize

import (
	"strings"
	"testing"
)

// TestRoll: a list has eight words or more, two in three of them large, with two semicolons or five commas.
func TestRoll(t *testing.T) {
	for s, want := range map[string]bool{
		"Hale; Dunn; Webb, Tran, Bow Meek Odell.": false, "Hale; Dunn; Webb, Tran, Bow Meek Odell Fox.": true, "Hale; Dunn Webb, Tran, Bow Meek Odell Fox.": false,
		"Hale, Dunn, Webb, Tran, Bow Meek Odell Fox.": false, "Hale, Dunn, Webb, Tran, Bow, Meek Odell Fox.": true, "Hale; Dunn; Webb, Tran, Bow Meek and so on.": true, "Hale; Dunn; Webb, Tran, Bow and so on here.": false,
		"4; 7; 9, 12, (8) “6” Odell Fox.": true,
	} {
		if got := roll(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestAbbreviated: a sentence that ends in an abbreviation is cut off, but not at a number, a time or "I".
func TestAbbreviated(t *testing.T) {
	for s, want := range map[string]bool{
		"He saw Mr.": true, "He saw Messrs.": true, "He left at 4 p.m.": false, "It was 4.2.": false, "It was plan B.": true, "So did I.": false, "So did b.": false, "He joined U.N.": true, "He joined the U.N.": false,
		"He joined The U.N.": false, "He said:.": true, "He said,.": true, "He saw Mr": false, "U.N.": true, "He left.": false, "He met a.b.c": false, "It was in Elm.": false,
	} {
		if got := cutOff(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestFurniture: words and marks of the frame of a page.
func TestFurniture(t *testing.T) {
	for s, want := range map[string]bool{
		"Read MORE of it": true, "More: the quay": true, "No more: the quay": false, "By": false, "By. Ada": true, "Write to ada@brill": true, "It sold @ 5 pounds": false, "It sold @": false, "Quay | Wall": true, "Quay|Wall": false,
		"It is #quay and so on...": true, "It is #quay": false, "It is a quay...": false, "": false,
	} {
		if got := furniture(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestSaidElsewhere: a sentence whose words stand in a longer quotation at another place is a pull quote.
func TestSaidElsewhere(t *testing.T) {
	const lead = "The quay is to be closed for a year."
	for body, want := range map[string]bool{
		lead + "\n\nThe quay is old and bent.\n\n“The quay is old and bent, and we knew it,” said Ada.": true,
		lead + "\n\nThe quay is old and bent\n\n“The quay is old and bent,” said Ada.":                  true,
		"“The quay is old and bent, and so am I,” said Ada.\n\nThe quay is old and bent.":               true,
		lead + "\n\nThe quay is old and dry.\n\n“The quay is old and bent, and we knew it,” said Ada.":  false,
		lead + "\n\nThe quay is old and bent.\n\nThe quay is old and bent, and they knew it, said Ada.": false,
		lead + "\n\n“The quay is old and bent.”":                                                        false,
		lead + "\n\nThe quay, old and bent, is “old and bent” and old.":                                 false,
	} {
		x := read("", body, "en")
		if got := x.saidElsewhere(&x.sents[1]); got != want {
			t.Errorf("%q: %v", body, got)
		}
	}
}

// TestSayTitle: a sentence says the title again where four in five of its words are the title's.
func TestSayTitle(t *testing.T) {
	for _, c := range []struct {
		title, s string
		want     bool
	}{
		{"Old ferry sold", "Old ferry sold.", true}, {"Old ferry", "Old ferry sold.", false}, {"Sold", "Sold.", false}, {"Ferry sold", "Ferry sold.", true},
		{"The old ferry sold", "The old ferry was sold.", true}, {"The old ferry", "The old ferry was sold.", false}, {"Old ferry of Kelm", "Ferry of Kelm, old.", true},
		{"Old ferry of Kelm sold to two men", "The old ferry of Kelm sold to two bold men.", true}, {"Old ferry of Kelm sold to two", "The old ferry of Kelm sold to two bold men.", false},
	} {
		x := read(c.title, "It rained.\n\n"+c.s, "en")
		if got := x.titleAgain(x.unit(1, 1)); got != c.want {
			t.Errorf("%q under %q: %v", c.s, c.title, got)
		}
	}
}

// TestSteps gives texts whose paragraphs that are steps of instructions begin with "> ", which is cut before they are read.
func TestSteps(t *testing.T) {
	for name, lines := range map[string][]string{
		"three":               {"Leek soup for four.", "> 1. Wash the leeks.", "> 2. Slice the carrots.", "> 3. Boil a pot of water."},
		"labels":              {"Leek soup for four.", "> Step 1: Wash the leeks.", "> Step 2: Slice the carrots.", "> Step 3: Boil a pot of water."},
		"two":                 {"Leek soup for four.", "1. Wash the leeks.", "2. Slice the carrots.", "Eat it."},
		"no numbers":          {"Leek soup for four.", "Wash the leeks.", "Slice the carrots.", "Boil a pot of water."},
		"two of four sure":    {"Leek soup for four.", "1. Wash the leeks.", "2. Slice the carrots.", "3. Serve hot.", "4. Eat slowly."},
		"two of three sure":   {"Leek soup for four.", "> 1. Wash the leeks.", "> 2. Slice the carrots.", "> 3. Serve hot."},
		"findings":            {"What the council said.", "1. The rent rises.", "2. The pier was shut.", "3. The wall is old."},
		"findings among them": {"Leek soup for four.", "> 1. Wash the leeks.", "> 2. Slice the carrots.", "3. The soup was cold.", "> 4. Boil a pot of water."},
		"years":               {"Of leeks.", "1990. Wash was the word.", "Wash the leeks."},
	} {
		var body []string
		for _, line := range lines {
			body = append(body, strings.TrimPrefix(line, "> "))
		}
		x := read("", strings.Join(body, "\n\n"), "en")
		for p, line := range lines {
			if want := strings.HasPrefix(line, "> "); x.steps[p] != want {
				t.Errorf("%s: step = %v for %q", name, x.steps[p], line)
			}
		}
	}
}

// TestCut: a lone letter ends a sentence if the next one stands in its paragraph.
func TestCut(t *testing.T) {
	for body, want := range map[string]bool{
		"The council of Grell chose plan B. The harbour closed.": false, "The council of Grell chose plan B.\n\nThe harbour closed.": true, "The council of Grell chose plan B.": true, "The council of Grell met Mr.\n\nBrill of the harbour.": true,
		"The council of Grell met.\n\nThe harbour closed.": false,
	} {
		if got := read("", body, "en").cut(0); got != want {
			t.Errorf("%q: %v", body, got)
		}
	}
}

// TestNameOfTwo: a name of two parts; see fullName.
func TestNameOfTwo(t *testing.T) {
	for body, want := range map[string]bool{
		"Ada Brill": true, "Then Ada Brill": true, "Mr Brill": false, "Then Mr Brill": false, "On Monday Brill": false, "Ada van Brill": true, "Then Ada van Brill": true, "Ada, Brill": false, "J. Brill": true, "Then ada Brill": false,
		"Van Brill": false, "The Brill": false, "Brill": false, "Smiling Brill": false, "Then Smiling Brill": true,
	} {
		x := read("", body+" sat on the quay. It was a smiling crowd.", "en")
		s := &x.sents[0]
		got := false
		for k := range s.tokens {
			if strings.HasSuffix(x.word(s, k).text, "Brill") {
				got = x.fullName(s, k)
			}
		}
		if got != want {
			t.Errorf("%q: %v", body, got)
		}
	}
}

// TestFramed: three signs of a caption leave a sentence out, two do not.
func TestFramed(t *testing.T) {
	x := read("", "The harbour of Grell closed on Monday. The quay stayed open.", "en")
	u := &unit{first: 0, last: 1}
	for caption, want := range map[int]bool{0: false, 2: false, 3: true} {
		for i := range 2 {
			x.sents[i].caption = 0
		}
		x.sents[1].caption = caption
		if got := x.framed(u); got != want {
			t.Errorf("%v: %v", caption, got)
		}
	}
	if x.sents[1].caption, x.sents[0].framed = 0, true; !x.framed(u) {
		t.Error("page furniture")
	}
}
