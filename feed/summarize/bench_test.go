package summarize

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

// invent makes an article of n sentences, one a paragraph, out of invented words.
func invent(n int) string {
	rng := rand.New(rand.NewPCG(1, 2))
	nouns := strings.Fields("harbour bridge council ferry school orchard mill tower market valley reservoir station library farmer engineer mayor pilot baker")
	verbs := strings.Fields("repaired opened measured closed painted visited flooded praised counted bought")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "The %s of %s %s the old %s near the %s on Monday, while %d people from the %s waited by the %s.",
			nouns[rng.IntN(len(nouns))], "Westcombe", verbs[rng.IntN(len(verbs))], nouns[rng.IntN(len(nouns))], nouns[rng.IntN(len(nouns))], rng.IntN(900), nouns[rng.IntN(len(nouns))], nouns[rng.IntN(len(nouns))])
		if i%4 == 3 {
			fmt.Fprintf(&b, " “We never saw the %s like this,” said Ada Brill.", nouns[rng.IntN(len(nouns))])
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func BenchmarkSummarize(b *testing.B) {
	for _, n := range []int{1, 50, 5000} {
		body := invent(n)
		text := prose.Read(body)
		b.Run(fmt.Sprintf("sentences=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				Summarize("Ferry pilot paints the harbour bridge", text, nil, "", Budget{})
			}
		})
	}
}
