package digest

import (
	"fmt"
	"strings"
	"testing"
)

// invent makes an article of about 7 KB: forty sentences of invented words in paragraphs of two, with quotations.
func invent() []byte {
	nouns := strings.Fields("harbour bridge council ferry school orchard mill tower market valley reservoir station library farmer engineer mayor pilot baker")
	var b strings.Builder
	b.WriteString("Ferry pilot finds the old harbour lamp\n\n")
	for i := range 40 {
		x, y, z := nouns[i*7%len(nouns)], nouns[i*5%len(nouns)], nouns[i*11%len(nouns)]
		if i%4 == 3 {
			fmt.Fprintf(&b, "“We never saw the %s like this, and I don’t think anybody did,” said Ada Brill, who has steered the %s for %d years.", x, y, i+3)
		} else {
			fmt.Fprintf(&b, "The %s of Westcombe repaired the old %s near the %s on Monday, while %d people waited by the water and watched the lamp being hung.", x, y, z, i+20)
		}
		b.WriteString([]string{" ", "\n\n"}[i%2])
	}
	return []byte(b.String())
}

func BenchmarkFile(b *testing.B) {
	data := invent()
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := File("a.txt", data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
