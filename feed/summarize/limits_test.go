package summarize

import (
	"math"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

// TestClasses: where in a sentence a word is a sign of what the sentence is.
func TestClasses(t *testing.T) {
	for s, want := range map[string]class{
		"Ada Brill waves from the quay.":        scene,
		"waves broke over the quay.":            0,
		"A b c d e f g h q j k l m n waves.":    0,
		"A b c d e f g h q j k l m waves.":      scene,
		"Ada Brill (in red) is on the quay.":    picture | past,
		"Ada Brill standing on the quay.":       doing,
		"On the quay of the town Ada standing.": 0,
		"Brill: the quay is old.":               dashed | past,
		"The sea-wall is old.":                  past,
		"The wall – of stone.":                  dashed,
		"The wall—of stone.":                    dashed,
		"A ferry of 40 tons.":                   number,
		"The ferry went on Monday.":             past | day,
		"“I like the ferry.”":                   0,
		"My ferry.":                             firstPerson,
		"Us Brills.":                            0,
		"The ferry | the quay.":                 page,
		"Mail © the quay.":                      page,
		"The ferry for us.":                     firstPerson,
	} {
		const looked = scene | picture | doing | dashed | number | past | day | firstPerson | page
		if got := read("", s, "en").sents[0].class & looked; got != want {
			t.Errorf("%q: class %b, want %b", s, got, want)
		}
	}
}

// TestCode: one sign in twelve that prose hardly has makes a sentence code.
func TestCode(t *testing.T) {
	for s, want := range map[string]bool{
		"wall = stone[4]": true, "print(wall); wall.build();": true, "a = stone;": true, "The wall; the quay": false, "The wall is old; the quay is new;": false,
		"The wall (of stone) is [sic] old, as Ada Brill wrote.": false, "x = 1": false,
	} {
		if got := read("", s, "en").sents[0].code; got != want {
			t.Errorf("%q: code = %v", s, got)
		}
	}
}

// TestFinite: sentences without any content word are measured too.
func TestFinite(t *testing.T) {
	for _, s := range []string{"It is what it is, and they are too.", "He.", "The ferry."} {
		x := read("", s+"\n\nThe ferry left at noon.", "en")
		u := x.unit(0, 0)
		x.measure(u)
		for i, v := range u.feats {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("%q: feature %d is %v", s, i, v)
			}
		}
	}
	x := read("Old ferry", "The ferry of the.\n\nIt left.", "en")
	u := x.unit(0, 0)
	x.measure(u)
	if u.feats[fTitleOwn] != 1 {
		t.Errorf("all of its words are the title's, but fTitleOwn = %v", u.feats[fTitleOwn])
	}
}

// TestBounds: bytes that are no text, and more of it than is read.
func TestBounds(t *testing.T) {
	for _, body := range []string{strings.Repeat("\x80", maxBytes+9), "It is so\xe2\x80", "It is so\xe2", "Write to ada@", "\xe2", "(", "It is ’", "’ so it is", ";"} {
		if got := window(body); len(got) > maxBytes {
			t.Errorf("%.9q: %d bytes are read", body, len(got))
		}
		x := read("", body, "en")
		x.unbalanced(prose.Span{Start: 0, End: len(x.body)})
		sumUp("", body, "en", Budget{})
	}
	x := read("", strings.Repeat("The ferry left. ", maxSentences-2)+"\n\n"+strings.Repeat("The ferry left. ", 9)+"\n\n"+strings.Repeat("It left. ", 9), "en")
	if len(x.sents) != maxSentences {
		t.Errorf("%d sentences are read, want %d", len(x.sents), maxSentences)
	}
}

// TestRepeatsStart: a title that is the cut beginning of the text says nothing of it.
func TestRepeatsStart(t *testing.T) {
	const body = "The ferry of Grell has left the harbour at noon with forty people."
	for title, want := range map[string]bool{"The ferry of Grell has…": true, "The ferry of Grell has … ": true, "the Ferry, of Grell": true, "The ferry of Kelm": false, "Ferry of Grell": false, "": true, "…": true} {
		if got := repeatsStart(title, body); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
}

func TestBudget(t *testing.T) {
	for b, want := range map[Budget]Budget{{}: {60, 3}, {-1, -1}: {60, 3}, {1, 1}: {1, 1}, {0, 5}: {60, 5}, {80, 0}: {80, 3}} {
		if got := b.orDefault(); got != want {
			t.Errorf("%v: %v, want %v", b, got, want)
		}
	}
}

// TestWhole: every sentence of a unit starts and ends as one.
func TestWhole(t *testing.T) {
	for s, want := range map[string]bool{
		"The mill burned down.": true, "4 mills burned down.": true, "£4 was the price.": true, "“The mill burned down.”": true, "橋が落ちました。": false,
		"the mill burned down.": false, "The mill burned down": false, "The mill burned (down.": false, "The mill burned by Mr.": false, "Mill burned down.": false, "- The mill burned down.": false,
	} {
		x := read("", "The town of Grell is old.\n\n"+s, "en")
		if got := x.whole(x.unit(1, len(x.sents)-1)); got != want {
			t.Errorf("%q: whole = %v", s, got)
		}
	}
	x := read("", "The quay was built by Mr.\n\nThe mill burned down.", "en")
	if x.whole(x.unit(1, 1)) {
		t.Error("behind a sentence that was cut short, the rest is no sentence")
	}
}
