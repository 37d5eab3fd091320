package seed

import (
	"strings"

	"seedfeed/feed/prose"
)

// dropPages takes page numbers out, and the running heads beside them: blocks that are nothing but numbers, each one
// more than the one before it, at least one of which cuts a sentence in two. Chapters have numbers too, between sentences.
func dropPages(blocks []block) []block {
	blocks = dropFeet(blocks)
	var at []int
	last, cuts := 0, false
	for i := range blocks {
		n, ok := number(blocks[i].text)
		if !ok {
			continue
		}
		if len(at) > 0 && n != last+1 {
			return blocks
		}
		last, at = n, append(at, i)
		for k := i + 1; k < len(blocks) && k <= i+2; k++ {
			cuts = cuts || i > 0 && midClause(blocks[i-1].text) && startsLower(blocks[k].text) && prose.EndsWhole(blocks[k].text)
		}
	}
	if len(at) < 2 || !cuts {
		return blocks
	}
	heads := map[string]int{}
	beside := func(do func(i int)) {
		for _, i := range at {
			for _, k := range []int{i - 1, i + 1} {
				if k >= 0 && k < len(blocks) && !blocks[k].whole && len(blocks[k].text) < 80 {
					do(k)
				}
			}
		}
	}
	out := make([]bool, len(blocks))
	beside(func(k int) { heads[blocks[k].text]++ })
	beside(func(k int) { out[k] = heads[blocks[k].text] > 1 })
	for _, i := range at {
		out[i] = true
	}
	kept := blocks[:0]
	for i := range blocks {
		if !out[i] {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}

// dropFeet takes out the lines that stand at the foot or the head of every page, with its number: blocks that say the
// same but for a number at one end, each one more than the one before it, at least one of which cuts a sentence in two.
func dropFeet(blocks []block) []block {
	const most = 100
	feet := map[string][]int{} // places, by what they say without the number
	next := map[string]int{}
	for i := range blocks {
		text := blocks[i].text
		if blocks[i].whole || len(text) > most {
			continue
		}
		first, rest, _ := strings.Cut(text, " ")
		n, ok := number(first)
		if !ok {
			last := strings.LastIndexByte(text, ' ')
			rest = text[:max(last, 0)]
			n, ok = number(text[last+1:])
		}
		if ok && rest != "" && (len(feet[rest]) == 0 || next[rest] == n) {
			feet[rest], next[rest] = append(feet[rest], i), n+1
		}
	}
	out := map[int]bool{}
	for _, at := range feet {
		for _, i := range at {
			if len(at) > 1 && i > 0 && i+1 < len(blocks) && midClause(blocks[i-1].text) && startsLower(blocks[i+1].text) {
				for _, k := range at {
					out[k] = true
				}
				break
			}
		}
	}
	if len(out) == 0 {
		return blocks
	}
	kept := blocks[:0]
	for i := range blocks {
		if !out[i] {
			kept = append(kept, blocks[i])
		}
	}
	return kept
}

// number reads a block of one to four digits.
func number(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
