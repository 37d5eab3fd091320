package summarize

import (
	"seedfeed/feed/prose"
	"slices"
	"strings"
	"testing"
)

func TestStamp(t *testing.T) {
	for s, want := range map[string]string{
		"16.42 The bridge is shut.": "The bridge is shut.", "9:05 pm: “It is shut,” she said.": "“It is shut,” she said.",
		"9:05 p.m. – Rain.": "Rain.", "14h30 La pluie.": "La pluie.", "14.30 Uhr: Regen.": "Regen.",
		"4:14pm Rain.": "Rain.", "7:30": "7:30", "2.40 pounds is the fare.": "2.40 pounds is the fare.", "123.45 Rain": "123.45 Rain",
		"9:05 pmX: Rain.": "9:05 pmX: Rain.", "Rain at 9:05 The end.": "Rain at 9:05 The end.", "9:5 Rain.": "9:5 Rain.",
		"14.30 Uhr: 12 Züge stehen.": "12 Züge stehen.", "9:05 – 200 people left.": "200 people left.", "9:05 – 11 Uhr Tee": "9:05 – 11 Uhr Tee", "9:05: 10:15 Tea": "9:05: 10:15 Tea", "9:05 200": "9:05 200", "9:05Rain.": "9:05Rain.", "": "",
		"9": "9", "24 Rains.": "24 Rains.", "9:05 GMT Rain.": "Rain.", "9:05 BST: Rain.": "Rain.", "9:05 ET Rain.": "Rain.", "9:05 CET Rain.": "Rain.", "9:05 IST Rain.": "Rain.", "9:05 am Rain.": "Rain.", "9:05am Rain.": "Rain.",
		"9:05 a.m. Rain.": "Rain.", "9:05 pm": "9:05 pm", "9:05 | Rain.": "Rain.", "9:05—Rain.": "Rain.", "9:05-rain.": "9:05-rain.", "9:05 – 20 people left.": "9:05 – 20 people left.", "9:05: 20 people left.": "20 people left.", "9:05: 20 + 5": "9:05: 20 + 5", "9:05: x20 left": "9:05: x20 left",
	} {
		if got := s[stamp(s):]; got != want {
			t.Errorf("%q: %q behind the time, want %q", s, got, want)
		}
	}
}

// TestLive: a live report is summed up without its times. A single time at the start of a paragraph is part of the text.
func TestLive(t *testing.T) {
	const last = "The ferry company has cancelled all crossings to Grell until the storm is over."
	const first = "The council of Grell has shut the coast road to lorries and to caravans."
	two := strings.Join(sentences("Storm in Grell", "16.42 "+last+"\n\n15.10 "+first, Budget{}), " ")
	if two != last+" "+first {
		t.Errorf("got %q", two)
	}
	one := strings.Join(sentences("Storm in Grell", "16.42 "+last+"\n\n"+first, Budget{}), " ")
	if one != "16.42 "+last+" "+first {
		t.Errorf("got %q", one)
	}
}

// TestFirstPerson: where the author speaks from the start, or for the most part, the summary does too.
func TestFirstPerson(t *testing.T) {
	const ferry = "The ferry to Hallow left at nine in the morning with forty people and a cow."
	const cow = "The cow was the only one of all of them that had no ticket for the ferry."
	const captain = "The captain of the ferry played the trumpet when Hallow came in sight."
	const mine = "I took the ferry to Hallow last summer because my aunt Vera had left me a house there."
	const ours = "We laughed for an hour about the cow, and our tickets flew into the sea."
	for name, c := range map[string]struct {
		body []string
		own  bool
	}{
		"first":           {[]string{mine, ferry, cow, captain}, true},
		"first, a fifth":  {[]string{mine, ferry, cow, captain, ferry}, false},
		"most":            {[]string{ferry, mine, ours}, true},
		"half":            {[]string{ferry, mine, ours, cow}, false},
		"none":            {[]string{ferry, cow, captain}, false},
		"said by another": {[]string{"“" + mine + "”", "“" + ours + "”", ferry}, false},
	} {
		if x := read("", strings.Join(c.body, "\n\n"), "en"); x.own != c.own {
			t.Errorf("%s: own = %v", name, x.own)
		}
	}
	x := read("", strings.Join([]string{mine, ferry, cow, captain}, "\n\n"), "en")
	if units := x.units(Budget{}.orDefault(), x.own, true); len(units) == 0 || units[0].first > 0 {
		t.Errorf("the first sentence may not stand in the summary: %d units", len(units))
	}
}

// TestAddress: what follows the address of a letter or a speech is no rest of it.
func TestAddress(t *testing.T) {
	const first = "Seventy years ago the last ferry left this harbour with all our apples."
	for before, rest := range map[string]bool{
		"Dear members,\n\n": false, "Members of the council,\n\nladies and gentlemen,\n\n": false, "The pier is open. Dear members,\n\n": true,
		"Dear members, ": true, "The mayor said to us,\n\n": true,
		"One two three four five six seven eight nine ten eleven twelve thirteen,\n\n": true,
	} {
		x := read("", before+first, "en")
		if got := x.afterCut(len(x.sents) - 1); got != rest {
			if len(x.sents) > 1 {
				t.Errorf("behind %q: the rest = %v", before, got)
			}
		}
	}
}

// TestHollow: a sentence that says nothing without what follows stays out, as long as it is short.
func TestHollow(t *testing.T) {
	const lead = "The bus fares of Grell change on the first of July for all passengers."
	for next, stays := range map[string]bool{
		"Here is what you need to know.": false, "The meeting closed at half past nine.": false, "The minutes of February were approved.": false,
		"The fares were last changed nine years ago.":                                                               true,
		"The minutes of the council show that the mayor knew of the new fares in May and that he told nobody else.": true,
	} {
		all := sentences("New fares", lead+" "+next+"\n\nThe council of Grell had put the matter off for all of nine years because of the war about the tram.\n\nNobody was asked.", Budget{Sentences: 3, Words: 70})
		if slices.Contains(all, next) != stays {
			t.Errorf("%q: %q", next, all)
		}
	}
}

// TestGreetings: thanks and greetings are left out while other sentences are left.
func TestGreetings(t *testing.T) {
	for language, line := range map[string]string{
		"en": "Thank you for reading this letter.", "de": "Guten Morgen, liebe Gäste des Hafens, wie geht es?", "fr": "Merci pour votre lettre du mois de mai.", "es": "Gracias por leer esta carta de mayo.",
		"it": "Grazie per la lettera del mese scorso.", "pt": "Obrigado por lerem esta carta de maio.", "nl": "Hartelijk dank voor de brief van mei.", "ru": "Спасибо за письмо, которое пришло в мае.", "pl": "Dziękujemy za list z tego miesiąca.",
	} {
		x := read("", "Kelm 14 Grell 15.\n\n"+line, language)
		if i := len(x.sents) - 1; !x.hollow(&x.sents[i]) || x.fit(x.unit(i, i), true) {
			t.Errorf("%s: %q may be in a summary", language, line)
		}
	}
	if x := read("", "Thanks to the rain the harvest was good.", "en"); x.hollow(&x.sents[0]) {
		t.Error("thanks to the rain")
	}
}

// TestOpinion: the summary of an opinion leaves its author out where the other sentences make one.
func TestOpinion(t *testing.T) {
	const mine = "I have taken the ferry to Hallow every day for thirty years, and I know its captain. "
	const plea = "I ask the council of Hallow to think again."
	const cost = "The council of Hallow wants to sell the ferry in May, because it costs two million pounds a year. "
	const road = "The road round the bay is forty miles long, and it floods every winter."
	for body, own := range map[string]bool{mine + cost + "\n\n" + road + " " + plea: false, mine + plea: true} {
		text := prose.Read(body)
		for name, sum := range map[string]func(string, *prose.Text, []bool, string, Budget) []prose.Span{"opinion": Opinion, "other": Summarize} {
			got := ""
			for _, s := range sum("Keep the ferry", text, nil, "en", Budget{}) {
				got += s.Of(body) + " "
			}
			if want := own || name == "other"; strings.Contains(got, "I ") != want || got == "" {
				t.Errorf("%s: got %q, in the first person should be %v", name, got, want)
			}
		}
	}
}
