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
