package speech

import (
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// TestTurnLength: of a turn the first sentences are quoted, whole, up to sixty words, and nothing of one with three words.
func TestTurnLength(t *testing.T) {
	sentence := func(words int) string { return "A" + strings.Repeat(" word", words-1) + "." }
	for name, c := range map[string]struct {
		sentences []int // their words
		before    int   // turns that were quoted already
		want      int   // sentences quoted
	}{
		"three words": {[]int{3}, 0, 0}, "four words": {[]int{4}, 0, 1}, "twice two words": {[]int{2, 2}, 0, 2},
		"sixty": {[]int{30, 30}, 0, 2}, "sixty-one": {[]int{30, 31}, 0, 1}, "one long": {[]int{90, 5}, 0, 1}, "third too long": {[]int{20, 30, 11}, 0, 2},
		"the tenth turn": {[]int{5}, mostTurns - 1, 1}, "the eleventh turn": {[]int{5}, mostTurns, 0},
	} {
		var all []string
		for _, n := range c.sentences {
			all = append(all, sentence(n))
		}
		body := strings.Join(all, " ")
		s := shape{body: body, t: lexis.TongueOf("", "en"), paras: prose.Paragraphs(body)}
		out := s.appendTurn(make([]Turn, c.before), prose.Span{Start: 0, End: len(body)}, Turn{})
		got := ""
		if len(out) > c.before {
			got = out[c.before].span.Of(body)
		}
		if want := strings.Join(all[:c.want], " "); got != want {
			t.Errorf("%s: %q is quoted, want %q", name, got, want)
		}
	}
}

// TestDashes: a dash inside a paragraph of dialogue ends the speech where a space stands beside it.
func TestDashes(t *testing.T) {
	for body, want := range map[string]string{
		"— Мост закрыт, — сказал Лавров.":     "Мост закрыт",
		"– Мост закрыт, – сказал Лавров.":     "Мост закрыт",
		"— Мост закрыт,— сказал Лавров.":      "Мост закрыт",
		"— Мост закрыт, —сказал Лавров.":      "Мост закрыт",
		"— Мост—новый, — сказал Лавров.":      "Мост—новый",
		"— Мост закрыт, сказал Лавров.":       "Мост закрыт",
		"Мост закрыт, — сказал Лавров.":       "",
		"— Мост закрыт, — и Лавров, и город.": "",
	} {
		s := shape{body: body, t: lexis.TongueOf(body, "ru"), paras: prose.Paragraphs(body)}
		got := ""
		if out := s.dialogue(); len(out) > 0 {
			got = strings.TrimRight(out[0].span.Of(body), ",")
		}
		if got != want {
			t.Errorf("%q: %q is quoted, want %q", body, got, want)
		}
	}
}

// TestApart: turns that overlap an earlier turn are left out, however many there are.
func TestApart(t *testing.T) {
	body := "LE MAIRE: Nous fermons le vieux pont demain matin. — Nous verrons bien cela, — répond Luc Marchal. — Vous verrez bien demain matin.\n\n" +
		"LA VOISINE: Pourquoi ?\n\nLE MAIRE: Le vieux pont ne tient plus du tout."
	m := Read(prose.Read(body), "fr")
	end := 0
	for _, q := range m.Quotes {
		if q.Outer.Start < end {
			t.Errorf("%q overlaps the quotation before it", q.Outer.Of(body))
		}
		end = q.Outer.End
	}
	if len(m.Quotes) != 2 {
		t.Errorf("%d quotations", len(m.Quotes))
	}
}

// TestFirstNames: a first name alone is short for the one full label that begins with it, also in an interview behind a portrait.
func TestFirstNames(t *testing.T) {
	portrait := strings.Repeat("Nora Hale builds boats in a shed by the river, as her father did before her.\n\n", 14)
	talk := "Kate Garland: What is the hardest part of it?\n\nNora Hale: I think that waiting for the wood is.\n\n" +
		"Kate: How do you find new buyers?\n\nNora: I sold four boats in one spring.\n\nKate: Do you sail yourself?\n\nNora: I sail on every Sunday of the year."
	for name, c := range map[string]struct{ body, want string }{
		"alone":             {talk, "Nora Hale Nora Hale Nora Hale"},
		"behind a portrait": {portrait + talk, "Nora Hale Nora Hale Nora Hale"},
		"two have it":       {"Nora Reed: I have no boat at all.\n\n" + talk, "Nora Reed Nora Hale Nora Nora"},
		"no talk": {portrait + "Where: At the weir\n\nWhen: Do you know by now?\n\nWhere now: At the mill\n\n" +
			"When: Do you know by now?\n\nWhere: At the weir\n\n" + portrait + "When: At noon on Sunday", ""},
	} {
		s := shape{body: c.body, t: lexis.TongueOf(c.body, "en"), paras: prose.Paragraphs(c.body), apart: make([]bool, 99)}
		var got []string
		for _, turn := range s.transcript() {
			got = append(got, turn.Label)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
