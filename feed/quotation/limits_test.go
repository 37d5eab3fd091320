package quotation

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// TestReuse: what is found does not depend on the texts that were read before or at the same time, whose memory is used again.
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
