package mention

import "testing"

// TestLikeThing: whether what stands around a name shows that it is a person's, or may be that of a paper or a place.
func TestLikeThing(t *testing.T) {
	for _, c := range []struct {
		text            string
		thing, somebody bool
	}{
		{"It docked at the Harlow Arrow. Harlow Arrow sank.", true, true},
		{"It docked at the Harlow Arrow.", true, false},
		{"They saw Harlow Arrow.", false, false},
		{"They saw the Ann Fox.", false, true},
		{"They saw Mayor Harlow Arrow.", false, true},
		{"Harlow Arrow sank.", false, true},
		{"They saw victims of Harlow Arrow disease.", true, false},
		{"They saw victims of Harlow Arrow disease. They saw Arrow.", false, false},
		{"They saw victims of Harlow Arrow disease. Harlow Arrow sank.", false, true},
		{"They saw victims of Ann Fox disease.", false, true},
		{"They saw victims of Harlow Arrow’s disease.", false, false},
		{"They saw victims of Harlow Arrow Disease.", false, false},
		{"They saw victims of Harlow Arrow, disease.", false, false},
		{"They saw victims of Harlow Arrow quickly.", false, false},
		{"They saw victims of Harlow Arrow asked.", false, false},
		{"They saw a Harlow Arrow plan.", true, false},
		{"They saw Harlow Arrow disease.", false, false},
		{"The Harlow Arrow left. He sank. He slept.", false, true},
	} {
		d := read(c.text, "en")
		if len(d.Mentions()) == 0 {
			t.Errorf("%s: nobody is named", c.text)
			continue
		}
		who := d.Mentions()[0].Who
		if who.LikeThing() != c.thing || who.LikeSomebody() != c.somebody {
			t.Errorf("%s: like a thing %v, like somebody %v", c.text, who.LikeThing(), who.LikeSomebody())
		}
		if who.FirstAt() != d.Mentions()[0].At {
			t.Errorf("%s: the first mention is at %d", c.text, who.FirstAt())
		}
	}
}

// TestOfGender: of several with one last name the pronoun tells which, if it fits one of them alone.
func TestOfGender(t *testing.T) {
	ann, tom, jo := &Person{Full: "Ann Fox", Gender: Woman}, &Person{Full: "Tom Fox", Gender: Man}, &Person{Full: "Jo Fox"}
	for _, c := range []struct {
		among []*Person
		want  Gender
		who   string
	}{
		{[]*Person{ann, tom}, Woman, "Ann Fox"},
		{[]*Person{ann, tom}, Man, "Tom Fox"},
		{[]*Person{ann, tom}, Unknown, "Fox"},
		{[]*Person{ann, jo}, Woman, "Fox"}, // Jo may be one
		{[]*Person{ann, jo}, Man, "Jo Fox"},
		{[]*Person{ann}, Man, "Fox"},
		{nil, Man, "Fox"},
	} {
		fox := &Person{Full: "Fox", among: c.among}
		if got := fox.OfGender(c.want); got.Full != c.who {
			t.Errorf("%d persons, gender %d: %s, want %s", len(c.among), c.want, got.Full, c.who)
		}
	}
}

// TestWordGender: what the nouns of a role tell of a sex, up to the first preposition.
func TestWordGender(t *testing.T) {
	for text, want := range map[string]Gender{
		"her husband": Man, "a young man": Man, "the old woman": Woman, "the mayor": Unknown, "the mayor of the woman": Unknown, "the woman with the man": Woman, "she": Woman, "he": Man, "": Unknown,
	} {
		d := read(text, "en")
		if got := d.WordGender(0, len(d.Tokens)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	d := read("woman man", "en")
	if d.WordGender(0, 1) != Woman || d.WordGender(1, 2) != Man {
		t.Error("words outside of the role count")
	}
}

// TestOwnsSomebody: a German name with s before a noun for somebody is that of an owner.
func TestOwnsSomebody(t *testing.T) {
	for text, want := range map[string]bool{
		"Karl Lunds Sprecher kam.": true, "Karl Lunds Entscheidung kam.": false, "Karl Lund Sprecher kam.": false, "Karl Lunds sprecher kam.": false, "Karl Lunds": false,
	} {
		d := read(text, "de")
		if got := d.OwnsSomebody(2); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	if read("Karl Lunds Sprecher", "en").OwnsSomebody(2) {
		t.Error("English names have no such s")
	}
}
