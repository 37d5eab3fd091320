package seed

import (
	"regexp"
	"strconv"
	"strings"

	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
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
			cuts = cuts || i > 0 && midClause(blocks[i-1].text) && prose.StartsLower(blocks[k].text) && prose.EndsWhole(blocks[k].text)
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
	return withoutLines(blocks, func(i int) bool { return out[i] })
}

// withoutLines takes lines of pages out, and joins the halves of the sentences that they cut in two.
func withoutLines(blocks []block, out func(i int) bool) []block {
	kept, cut := blocks[:0], false
	for i, bl := range blocks {
		if out(i) {
			cut = true
			continue
		}
		if last := len(kept) - 1; cut && last >= 0 && len(kept[last].text) > unwrap.Verse && midClause(kept[last].text) && prose.StartsLower(bl.text) {
			kept[last].text += " " + bl.text
			kept[last].whole = bl.whole
		} else {
			kept = append(kept, bl)
		}
		cut = false
	}
	return kept
}

// dropFeet takes out the lines that stand at the foot or the head of every page, with its number: blocks that say the
// same but for a number at one end, each the same as the one before it or one more, at least one of which cuts a sentence in
// two. The number may have that of all pages behind it: "Page 2 of 9".
func dropFeet(blocks []block) []block {
	const most = 100
	type line struct {
		at     []int // places
		number int   // in the last of them
		rises  bool
	}
	lines := map[string]*line{} // by what they say without the number
	for i := range blocks {
		text := blocks[i].text
		if blocks[i].whole || len(text) > most {
			continue
		}
		if endsInDigit(text) { // most lines do not, and the pattern is slow
			if cut := ofPages.FindStringIndex(text); cut != nil {
				text = text[:cut[0]]
			}
		}
		first, rest, _ := strings.Cut(text, " ")
		n, ok := number(first)
		if !ok {
			last := strings.LastIndexByte(text, ' ')
			rest = text[:max(last, 0)]
			n, ok = number(text[last+1:])
		}
		if !ok || rest == "" {
			continue
		}
		if l := lines[rest]; l == nil {
			lines[rest] = &line{at: []int{i}, number: n}
		} else if n == l.number || n == l.number+1 {
			l.at, l.number, l.rises = append(l.at, i), n, l.rises || n > l.number
		}
	}
	out := map[int]bool{}
	for _, l := range lines {
		for k, i := range l.at {
			end := i + 1 // the foot of a page may stand above the head of the next one
			for k++; k < len(l.at) && l.at[k] == end; k++ {
				end++
			}
			if l.rises && i > 0 && end < len(blocks) && midClause(blocks[i-1].text) && prose.StartsLower(blocks[end].text) {
				for _, i := range l.at {
					out[i] = true
				}
				break
			}
		}
	}
	if len(out) == 0 {
		return blocks
	}
	return withoutLines(blocks, func(i int) bool { return out[i] })
}

var ofPages = regexp.MustCompile(`(?i) (?:of|von|de|di|van|av|af|/) \d{1,4}$`)

// number reads a block of one to four digits.
func number(s string) (n int, ok bool) {
	if len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
