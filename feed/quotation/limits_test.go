package quotation

import (
	"fmt"
	"strings"
	"sync"
	"testing"

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
		s := shape{body: body, paras: prose.Paragraphs(body)}
		out := s.appendTurn(make([]turn, c.before), prose.Span{Start: 0, End: len(body)}, turn{})
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
		"— Мост закрыт, сказал Лавров.":       "",
		"Мост закрыт, — сказал Лавров.":       "",
		"— Мост закрыт, — и Лавров, и город.": "",
	} {
		s := shape{body: body, t: tongueOf(body, "ru"), paras: prose.Paragraphs(body)}
		got := ""
		if out := s.dialogue(); len(out) > 0 {
			got = strings.TrimRight(out[0].span.Of(body), ",")
		}
		if got != want {
			t.Errorf("%q: %q is quoted, want %q", body, got, want)
		}
	}
}

func TestFrequency(t *testing.T) {
	last := 0
	for n := range 100 {
		got := frequency(n)
		if step := n == 5 || n == 17; got != last && !step || got != last+1 && step {
			t.Errorf("frequency(%d) = %d after %d", n, got, last)
		}
		last = got
	}
}

func TestIsLower(t *testing.T) {
	for w, want := range map[string]bool{"weir": true, "az": true, "Weir": false, "weiR": false, "we{r": false, "we`r": false, "wéir": false, "": true} {
		if isLower(w) != want {
			t.Errorf("isLower(%q) = %v", w, !want)
		}
	}
}

// TestLastPart: a German noun is what its last part is, if that has at least five letters.
func TestLastPart(t *testing.T) {
	words := wordList{}
	words.add(head, "regierung sprecherin mann")
	l := newLexicon(words)
	for w, want := range map[string]class{
		"regierung": head, "landesregierung": head, "landesregierungen": head, "zimmermann": 0, "mann": head, "mannes": head, "öüregierung": head, "öregierung": 0, "brücke": 0, "": 0,
	} {
		if got := l.lastPart(w) & head; got != want {
			t.Errorf("lastPart(%q) = %b", w, got)
		}
	}
}

// TestLexicon: each word has the classes that it was entered with, and no other word has any.
func TestLexicon(t *testing.T) {
	words := wordList{}
	words.add(say, "said wrote")
	words.add(head, "mayor wrote")
	l := newLexicon(words)
	for w, want := range map[string]class{"said": say, "wrote": say | head, "mayor": head, "mayo": 0, "mayors": 0, "": 0, "die Bürgermeisterin von Oxley": 0} {
		if got := l.of(w); got != want {
			t.Errorf("%q: %b", w, got)
		}
	}
	var none lexicon
	if none.of("said") != 0 {
		t.Error("the empty lexicon has a word")
	}
	for i := range tongues {
		for w := range strings.FieldsSeq(tongues[i].common) {
			if commonest.of(w)&(1<<i) == 0 {
				t.Errorf("%s: %q is not common", tongues[i].tag, w)
			}
		}
	}
}

// TestRooms: what is found does not depend on the texts that were read before or at the same time, whose memory is used again.
func TestRooms(t *testing.T) {
	bodies := []string{
		"“The weir will hold until spring,” said Nora Pell.",
		"The mayor said that the bread would last. “After that we shall eat the ducks,” he joked.",
		strings.Repeat("Ida Moss, the miller, met James Fry, a farmer. “We never got a penny for it,” she said. He left.\n\n", 40),
		"„Das Wehr hält noch bis zum Frühling“, sagte Karl Fry.",
		"It rained.",
	}
	find := func(body string) string { return fmt.Sprint(Find("", body, "")) }
	var want []string
	for _, body := range bodies {
		want = append(want, find(body))
	}
	var all sync.WaitGroup
	for k := range 4 {
		all.Go(func() {
			for i := range 10 * len(bodies) {
				n := (i*3 + k) % len(bodies)
				if got := find(bodies[n]); got != want[n] {
					t.Errorf("%.40q: got %.200s, want %.200s", bodies[n], got, want[n])
				}
			}
		})
	}
	all.Wait()
}
