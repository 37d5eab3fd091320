package quotation

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
)

// TestReuse: what is found does not depend on the texts that were read before or at the same time, whose memory is used
// again.
func TestReuse(t *testing.T) {
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

// TestSoup: any mixture of marks and of the words that rules know has spans that lie in the text, in order, and not empty.
func TestSoup(t *testing.T) {
	words := append(strings.Fields(`said says she he the a mayor Ann Fox of from to according that who quoted as saying dit-elle explique la
		maire selon laut sagte die Anna Fuchs so aldus dijo según la alcaldesa secondo zei volgens сказала она powiedziała Белова l’homme
		Ann's 12 U.S. Mr. é İ Q: A: “ ” " ' ‘ ’ „ ‚ « » ‹ 「 」 — – - , . : ; ? ! … ( ) [ ]`), "\n\n", "\n\n", "\n", "\n> ", "\u00a0", "\xff", "\u0301")
	random := rand.New(rand.NewPCG(17, 18))
	bodies := []string{ // asides inside a quotation of several paragraphs
		"« Je ne savais rien, explique la maire. On m’a tout caché.\n\n« Nous verrons bien demain. »",
		"« Nous verrons bien demain.\n\n« Je ne savais rien, explique la maire »",
		"La presse a parlé.\n\n« Nous verrons bien demain.\n\nJe ne savais rien, explique la maire »",
	}
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(100) {
			b.WriteString(words[random.IntN(len(words))])
			if random.IntN(3) > 0 {
				b.WriteByte(' ')
			}
		}
		bodies = append(bodies, b.String())
	}
	for n, body := range bodies {
		lang := []string{"fr", "en", "de", "es", "it", "pt", "nl", "ru", "pl", ""}[n%10]
		for _, q := range Find("On Ann Fox", body, lang) {
			at := 0
			for _, s := range q.Spans {
				if s.Start < at || s.End <= s.Start || s.End > len(body) {
					t.Errorf("%s: %q: spans %v", lang, body, q.Spans)
				}
				at = s.End
			}
		}
	}
}
