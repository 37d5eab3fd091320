package summarize

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

func TestUnbalanced(t *testing.T) {
	for s, want := range map[string]bool{
		"It is (so) (they) say.": false, "It is (so they say.": true, "It is so) they say.": true, "It is \"so\", they say.": false, "It is \"so, they say.": true,
		"It is “so”, they say.": false, "It is “so, they say.": true, "It is so”, they say.": true, "It is ‘so’, they say.": false, "It is ‘so, they say.": true,
		"It isn’t so, the boys’ mother says.": false, "It is ‘so,’ the boys’ mother says.": false, "It is so,’ they say.": true, "It is so.": false,
		"Es ist „so“, sagt sie.": false, "Es ist „so, sagt sie.": true, "Es ist so“, sagt sie.": true, "Es ist „so“ und „so.": true,
		"Jest „tak”, mówi.": false, "Jest „tak, mówi.": true, "Jest tak”, mówi.": true, "Det är ”så”, säger hon.": false, "Det är ”så, säger hon.": true,
		"C’est « bien », dit-elle.": false, "C’est « bien, dit-elle.": true, "Es ist »so«, sagt sie.": false, "Es ist so«, sagt sie.": true,
	} {
		x := read("", s, "")
		if got := x.unbalanced(prose.Span{Start: 0, End: len(s)}); got != want {
			t.Errorf("%q: unbalanced = %v", s, got)
		}
	}
}

// TestStaysOut: what may never stand in a summary, whatever the language.
func TestStaysOut(t *testing.T) {
	for s, want := range map[string]bool{
		"The wall of the harbour has been built again.":                            false,
		"Click here to read more of the harbour wall.":                             true,
		"The wall was built, wrote a reader to ada@brill.example this week.":       true,
		"For more on the wall and the harbour turn to the next page.":              true,
		"Harbour | Wall | The wall was built again by the council.":                true,
		"Smiling: the council on the new wall of the harbour.":                     true,
		"Under fire: the council on the new wall of the harbour.":                  true,
		"Ada Brill of the council: “The wall of the harbour is there.”":            false,
		"Ada Brill (left) on the new wall of the harbour.":                         true,
		"Pictured in front of the wall is the council of the harbour.":             true,
		"The council poses on the new wall in Grell, 4 May 2026.":                  true,
		"The council posed on the new wall in Grell on 4 May 2026.":                false,
		"the wall of the harbour has been built again.":                            true,
		"The wall of the harbour has been built again":                             true,
		"The wall of the harbour was built by Mr.":                                 true,
		"Apologies were received from two members of the council.":                 true,
		"wall.build(\"stone\") = [harbour, {council}]; it was built.":              true,
		"Lists of stones (and of men) were read in the harbour.":                   false,
		"Hale; Dunn, Prior, Webb; Castle, Tran, Bow; Faraday, Meek, Odell.":        true,
		"Hale, Dunn, Prior and Webb from the harbour saw the wall, which is long.": false,
		"Wall built again.":                               true,
		"The wall was built again.":                       true,
		"The wall was built again today.":                 false,
		"The wall stands. It was built again in May.":     true,
		"“The wall of the harbour was built in May.”":     true,
		"He read “The wall of the harbour was built.”":    true,
		"Ada has read “The wall of the harbour” again.":   false,
		") The wall of the harbour has been built again.": true,
	} {
		x := read("", "The mill of Grell has burned down in the night to Monday.\n\n"+s, "en")
		u := x.unit(1, len(x.sents)-1)
		if got := !x.fit(u, true); got != want {
			t.Errorf("%q stays out = %v", s, got)
		}
	}
}

// TestUnits: a quotation over several sentences is one unit with the words that say whose it is, and one span.
func TestUnits(t *testing.T) {
	const quote = "“The wall is old and bent. It is of wood,” said Ada Brill of the harbour council."
	x := read("", "The wall of Grell has burned down in the night to Monday.\n\n"+quote, "en")
	units := x.units(Budget{}.orDefault(), false, true)
	if len(units) != 2 || units[1].first != 1 || units[1].last != 2 {
		t.Fatalf("got %d units, want the lead and the quotation", len(units))
	}
	if spans := x.spans(units[1]); len(spans) != 1 || spans[0].Of(x.body) != quote {
		t.Errorf("got %v", spans)
	}
	if units := x.units(Budget{60, 1}, false, true); len(units) != 1 {
		t.Errorf("%d units within one sentence, want 1", len(units))
	}
	if units := x.units(Budget{12, 3}, false, true); len(units) != 1 {
		t.Errorf("%d units within 12 words, want 1", len(units))
	}
	x = read("", "“The wall is old and of wood.”\n\n“It is the first of its kind in all of Grell and Kelm,” said Ada Brill.", "en")
	if x.fit(x.unit(0, 0), false) {
		t.Error("a quotation without its speaker is fit")
	}
}

func TestFull(t *testing.T) {
	for _, c := range []struct {
		b            Budget
		words, sents int
		want         bool
	}{
		{Budget{60, 3}, 35, 1, true}, {Budget{60, 3}, 34, 1, false}, {Budget{60, 3}, 34, 3, true}, {Budget{60, 3}, 36, 2, true}, {Budget{24, 2}, 14, 1, true}, {Budget{24, 2}, 13, 1, false},
	} {
		x := &unit{first: 0, last: c.sents - 1, words: c.words}
		if got := c.b.full([]*unit{x}); got != c.want {
			t.Errorf("%+v with %d words in %d sentences: full = %v", c.b, c.words, c.sents, got)
		}
	}
}

func TestWindow(t *testing.T) {
	word := strings.Repeat("ø", maxBytes)
	for name, body := range map[string]string{
		"short": "It is so.", "paragraphs": strings.Repeat("It is so.\n\n", maxBytes/8), "lines": strings.Repeat("It is so\n", maxBytes/8), "sentences": strings.Repeat("It is so. ", maxBytes/8),
		"words": strings.Repeat("word ", maxBytes/4), "one word": word, "one word, odd": "x" + word,
	} {
		got := window(body)
		if !strings.HasPrefix(body, got) || len(got) > maxBytes || len(got) < min(len(body), maxBytes-20) || !utf8.ValidString(got) {
			t.Errorf("%s: %d of %d bytes, valid %v", name, len(got), len(body), utf8.ValidString(got))
		}
		if name == "sentences" && !strings.HasSuffix(got, ".") || name == "words" && !strings.HasSuffix(got, "word") {
			t.Errorf("%s: ends in %q", name, got[len(got)-9:])
		}
	}
}

// TestNewsLead: the lead that a summary has to begin with is a plain statement near the start.
func TestNewsLead(t *testing.T) {
	const rest = "\n\nThe wall of Grell has been built again by the council.\n\nThe crane of Kelm has been sold to a bakery in the north."
	for s, want := range map[string]string{
		"The council of Grell has sold its only crane to a bakery.":             "The council",
		"Has the council of Grell sold its only crane to a bakery?":             "The wall",
		"The council has sold its only crane to some bakery again.":             "The wall", // no name, no figure
		"A crane over the roofs of Grell, in snow and ice for days.":            "The wall", // no verb
		"“We have sold our only crane to the bakery,” said Ada Brill of Grell.": "The wall",
		"The council sold 4 cranes.":                                            "The wall", // short
		"By Ada Brill\n\nThe council of Grell has sold its crane to a bakery.":  "The council",
	} {
		x := read("", s+rest, "en")
		got := x.newsLead(x.units(Budget{}.orDefault(), false, true))
		if got == nil || !strings.HasPrefix(x.sents[got.first].Of(x.body), want) {
			t.Errorf("%q: lead %v, want %q", s, got, want)
		}
	}
	german := read("", "Die Stadt Grell verkauft ihren einzigen Kran an eine Bäckerei.\n\nDie Mauer von Grell wurde wieder gebaut.", "de")
	if got := german.newsLead(german.units(Budget{}.orDefault(), false, true)); got == nil || got.first != 0 { // few verbs are known
		t.Error("the first German sentence is the lead")
	}
	x := read("", strings.Repeat("Tea.\n\n", 6)+"The council of Grell has sold its only crane to a bakery.", "en")
	if got := x.newsLead(x.units(Budget{}.orDefault(), false, true)); got != nil {
		t.Error("a lead behind six lines is none")
	}
}

// TestSets: every set fits the budget, is in order and holds no unit twice or without what it needs.
func TestSets(t *testing.T) {
	x := read("Harbour wall to be rebuilt", story, "en")
	for _, b := range []Budget{{60, 3}, {40, 2}, {30, 1}, {100, 5}} {
		units := x.units(b, false, true)
		n := 0
		x.sets(units, b, func(set []*unit) {
			n++
			words, sents := size(set)
			if words > b.Words || sents > b.Sentences || len(set) > 3 || !slices.IsSortedFunc(set, func(x, y *unit) int { return x.first - y.first }) {
				t.Errorf("%+v: a set of %d words, %d sentences, %d units", b, words, sents, len(set))
			}
			for i, u := range set {
				if !x.meets(set[:i], u) || redundant(set[:i], u) {
					t.Errorf("%+v: unit %d does not stand in its set", b, u.first)
				}
			}
			for _, u := range units {
				if with := x.with(set, u); with != nil && (len(with) != len(set)+1 || !slices.IsSortedFunc(with, func(x, y *unit) int { return x.first - y.first })) {
					t.Errorf("%+v: put in at the wrong place", b)
				}
			}
		})
		if n == 0 {
			t.Errorf("%+v: no sets", b)
		}
	}
}

func TestCaptionSigns(t *testing.T) {
	for s, want := range map[string]int{
		"Ada Brill (left) at the quay.": 3, "The wall, pictured in May.": 3, "Above: the wall of Grell.": 3, "The council waves in Grell, 4 May 2026.": 5, "The council of Grell, 4 May 2026.": 3,
		"The council of Grell in May 2026.": 2, "The council waves from the wall of Grell.": 1, "The council waved from the wall of Grell.": 0, "The wall was built in Grell, 4 May 2026.": 2,
		"The council waves to the boats that sailed away.": 0, "The wall of Grell has been built again.": 0, "He left (and she stayed).": 0,
	} {
		x := read("", s, "en")
		if got := x.sents[0].caption; got != want {
			t.Errorf("%q: %d signs of a caption, want %d", s, got, want)
		}
	}
}

// TestRest: what stands behind a sentence that was cut short is its rest.
func TestRest(t *testing.T) {
	for before, want := range map[string]bool{"They met with Mr.": true, "They met in the harbour,": true, "They met in the harbour.": false} {
		x := read("", before+"\n\nBrill of the harbour council has built the wall again.", "en")
		if got := x.afterCut(1); got != want {
			t.Errorf("behind %q: the rest = %v", before, got)
		}
	}
	if read("", "They met.", "").afterCut(0) {
		t.Error("nothing stands before the first sentence")
	}
}

func TestRedundant(t *testing.T) {
	u := func(terms ...int32) *unit { return &unit{terms: terms} }
	for _, c := range []struct {
		a, b *unit
		want bool
	}{
		{u(1, 2, 3, 4, 5), u(1, 2, 3), true}, {u(1, 2, 3, 4, 5), u(1, 2, 3, 8, 9), true}, {u(1, 2, 3, 4, 5), u(1, 2, 7, 8, 9), false}, {u(1), u(1), false}, {u(1, 2), u(1, 2), true}, {u(2, 4, 6), u(1, 3, 5), false},
	} {
		if got := redundant([]*unit{u(11, 12), c.a}, c.b); got != c.want {
			t.Errorf("%v and %v: redundant = %v", c.a.terms, c.b.terms, got)
		}
	}
}

func TestMeets(t *testing.T) {
	var x text
	first := &unit{first: 2, last: 3, gives: []int32{0, 7}, terms: []int32{0, 4}}
	for name, c := range map[string]struct {
		u    unit
		want bool
	}{
		"nothing": {unit{first: 6}, true}, "the one before": {unit{first: 4, lean: true}, true}, "another": {unit{first: 5, lean: true}, false},
		"a name": {unit{first: 6, needs: []int32{0}}, true}, "two names": {unit{first: 6, needs: []int32{7, 0}}, true}, "no such name": {unit{first: 6, needs: []int32{0, 1}}, false},
		"a noun": {unit{first: 6, needs: []int32{-1}}, true}, "another noun": {unit{first: 6, needs: []int32{-5}}, true}, "no such noun": {unit{first: 6, needs: []int32{-2}}, false},
	} {
		if got := x.meets([]*unit{first}, &c.u); got != c.want {
			t.Errorf("%s: meets = %v", name, got)
		}
		if got := x.meets(nil, &c.u); got != (name == "nothing") {
			t.Errorf("%s: meets without a set = %v", name, got)
		}
	}
}

// TestFill: units are added until the room is used, in their order, and none that leans on what is not there.
func TestFill(t *testing.T) {
	const body = `Half of Grell went dark on Saturday evening.

He was not at home at that time of the evening.

The power of the town came back at ten at night.

A rat had got into the box in Tanner Street.

The works will put a net of wire around all boxes in May.`
	x := read("Power", body, "en")
	b := Budget{60, 5}
	units := x.units(b, false, true)
	if len(units) != 5 {
		t.Fatalf("%d units, want 5", len(units))
	}
	set := x.fill(units[:1], units, b)
	words, _ := size(set)
	if words < 35 || words > 60 || len(set) < 4 {
		t.Errorf("%d units with %d words", len(set), words)
	}
	for i, u := range set {
		if i > 0 && set[i-1].first >= u.first {
			t.Error("not in order")
		}
	}
	if set = x.fill(units[2:3], units, b); slices.Contains(set, units[0]) || slices.Contains(set, units[1]) {
		t.Error("what stands before the first unit was added")
	}
	if set = x.fill(units[:1], units, Budget{60, 2}); len(set) != 2 {
		t.Errorf("%d units, want 2", len(set))
	}
	if set = x.fill(units[:1], units, Budget{12, 5}); len(set) != 1 {
		t.Errorf("%d units in 12 words, want 1", len(set))
	}
	if x.fill(nil, units, b) != nil {
		t.Error("something was made of nothing")
	}
}

// TestLetterAtEnd: a sentence that ends in a letter is whole where the paragraph goes on, and perhaps cut off at its end.
func TestLetterAtEnd(t *testing.T) {
	for body, want := range map[string]bool{
		"The council of Grell has chosen plan B. The wall is built of stone.":        true,
		"The council of Grell has chosen plan B.\n\nThe wall is built of stone.":     false,
		"The council of Grell has met with Ada B.":                                   false,
		"The council of Grell has met with Mr. Odell.":                               true,
		"The council of Grell met officials of the U.S. The wall is built of stone.": true,
		"The council of Grell met the following,. The wall is built of stone.":       false,
	} {
		x := read("", body, "en")
		if got := x.whole(x.unit(0, 0)); got != want {
			t.Errorf("%q: whole = %v", body, got)
		}
	}
}

func TestPhone(t *testing.T) {
	for s, want := range map[string]bool{
		"Call 01632 960 811 for more.": true, "Tel.: +44 1632 960155": true, "Rufen Sie 05551/0123 an.": true, "Anruf (04721) 555-12 genügt.": true,
		"It lost 0.355 of it.": false, "At 0600 on 12 May 2026 it left.": false, "It cost +12,000,000 pounds.": false, "It sold 1 960 000 tickets.": false, "Ask 101, reference 5521.": false, "Agent 007 left.": false,
		"Call 0123456": true, "Call 012345.": false, "Call 01 23 45 67.": false, "(0123) 456789": true, "Tel:0123456": true, "It is x0123456.": false, "0123 456": true, "It cost 012.345678.": false, "Of 05 and 0123-456.": true,
	} {
		if got := phone(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestHollowQuotation(t *testing.T) {
	for s, want := range map[string]bool{
		"“We are delighted to open this fine new mill,” said Ada Brill, the head of the firm.":                        true,
		"“Wir freuen uns sehr, diese neue Mühle in Kelm zu öffnen“, sagte Anna Holm, die Leiterin der Firma.":         false, // no English
		"“The mill grinds forty tonnes of wheat a day,” said Ada Brill, the head of the firm.":                        false,
		"We are delighted that the mill, which burned in May, opens again and that forty people will work in it now.": false,
		"“We are very poor and the mill has brought us bread,” said Ada Brill, the head of the firm.":                 false,
		"— — — — — — — — — — — — — — — — —":                                                                           false,
	} {
		x := read("", s, "en")
		if got := x.hollow(&x.sents[0]); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestTorn: where no sentence can stand alone, one that begins as a sentence is better than the rest of one.
func TestTorn(t *testing.T) {
	for body, want := range map[string]string{
		", the mayor of Elm has said.\n\nShe left at noon on Monday with her brother.":                                                    "She left at noon on Monday with her brother.",
		"on Monday, two days after the lock closed.\n\nBut it opened again on the day after that.\n\nAnd so it closed.\n\nYet it opened.": "But it opened again on the day after that.",
		"on Monday, two days after the lock closed.":                                                                                      "on Monday, two days after the lock closed.",
	} {
		if got := sumUp("Elm", body, "en", Budget{}); len(got) != 1 || got[0].Of(body) != want {
			t.Errorf("%q: %v, want %q", body, got, want)
		}
	}
}

// TestSpacedMarks: a sentence may begin with a mark and a space behind it, as French ones do. Behind them it begins as others do.
func TestSpacedMarks(t *testing.T) {
	for s, want := range map[string]bool{
		"« Assez » : des centaines de gens ont manifesté lundi à Tours.": true, "«\u00a0Le bac est vieux\u00a0», dit Anne Renard, la maire de Tours.": true, "«\u202fLe bac est vieux\u202f», dit Anne Renard, la maire de Tours.": true, "«Le bac est vieux», dit Anne Renard, la maire de Tours.": true,
		"« 40 bacs sont vieux », dit Anne Renard, la maire de Tours.": true, "« le bac est vieux », dit Anne Renard, la maire de Tours.": false, "« , le bac est vieux », dit Anne Renard, la maire de Tours.": false, "» Lire le bac est vieux, dit Anne Renard, la maire de Tours.": false,
		"« Le bac est vieux, dit Anne Renard, la maire de Tours.": false, "et « Le bac est vieux », dit Anne Renard, la maire de Tours.": false,
	} {
		text := read("", "Le bac de Tours est fermé depuis lundi.\n\n"+s, "fr")
		if got := text.whole(&unit{first: 1, last: len(text.sents) - 1}); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	if n := stamp("17h10 - « L’eau baisse », dit Anne Renard."); n != len("17h10 - ") {
		t.Errorf("stamp of %d bytes", n)
	}
}
