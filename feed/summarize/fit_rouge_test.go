//go:build fit

package summarize

import (
	"maps"
	"strings"

	"seedfeed/feed/prose"
)

// fitGrams are the stems of a summary: by sentence, and counted alone and in pairs.
type fitGrams struct {
	sents    [][]uint64
	one, two map[uint64]int
	n        int
}

func fitCount(parts []string) fitGrams {
	g := fitGrams{one: map[uint64]int{}, two: map[uint64]int{}}
	prev := uint64(0)
	for _, part := range parts {
		var sent []uint64
		for w := range strings.FieldsFuncSeq(strings.ToLower(part), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
			if len(w) > 3 {
				w = stem(w)
			}
			h := prose.HashWord(w)
			g.one[h]++
			if g.n > 0 {
				g.two[prev*31+h]++
			}
			prev = h
			g.n++
			sent = append(sent, h)
		}
		g.sents = append(g.sents, sent)
	}
	return g
}

// fitGainOf is what a summary gains: close to ROUGE, but for the stems.
func fitGainOf(ref *fitGrams, parts []string) fitGain {
	sys := fitCount(parts)
	overlap := func(x, y map[uint64]int, less int) float64 {
		hit := 0
		for k, v := range y {
			hit += min(v, x[k])
		}
		return 200 * float64(hit) / float64(max(ref.n+sys.n-2*less, 1))
	}
	return fitGain{overlap(ref.one, sys.one, 0), overlap(ref.two, sys.two, 1), fitLsum(ref, &sys), 0}
}

// fitLsum is the union of the longest common subsequences, each word counted as often as both sides have it.
func fitLsum(ref, sys *fitGrams) float64 {
	left, right := maps.Clone(ref.one), maps.Clone(sys.one)
	hit := 0
	for _, r := range ref.sents {
		in := make([]bool, len(r))
		for _, s := range sys.sents {
			fitCommon(r, s, in)
		}
		for i, h := range r {
			if in[i] && left[h] > 0 && right[h] > 0 {
				left[h]--
				right[h]--
				hit++
			}
		}
	}
	return 200 * float64(hit) / float64(max(ref.n+sys.n, 1))
}

// fitCommon marks the words of a longest common subsequence in a.
func fitCommon(a, b []uint64, in []bool) {
	w := len(b) + 1
	table := make([]uint16, (len(a)+1)*w)
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				table[(i+1)*w+j+1] = table[i*w+j] + 1
			} else {
				table[(i+1)*w+j+1] = max(table[i*w+j+1], table[(i+1)*w+j])
			}
		}
	}
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			i, j = i-1, j-1
			in[i] = true
		case table[i*w+j-1] > table[(i-1)*w+j]:
			j--
		default:
			i--
		}
	}
}
