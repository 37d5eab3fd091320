package seed

import (
	"fmt"
	"strings"
	"testing"
)

// invent makes an article of n sentences, one a paragraph, with captions and copies in it.
func invent(n int) string {
	var b strings.Builder
	b.WriteString("Ferry pilot finds the old harbour lamp\n\n")
	for i := range n {
		fmt.Fprintf(&b, "The ferry passed pier %d at noon, said Ada Brill, who has steered it across the sound for %d years without a day ashore.\n\n", i, i+3)
		switch i % 6 {
		case 2:
			fmt.Fprintf(&b, "Ada Brill (left) and Tom Rusk, pictured on pier %d last spring\n", i)
		case 4:
			fmt.Fprintf(&b, "“We saw the light at %d,” she said. “It was the U.S.\n\nCoast Guard that came.”\n\n", i)
		}
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{1, 40, 4000} {
		data := []byte(invent(n))
		b.Run(fmt.Sprintf("sentences=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Parse("a.txt", data, utc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
