package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// repair joins broken sentences and gives every block its role. Only running text is repaired: a list, a recipe, a poem
// or a letter, most of whose lines lack a final stop, comes out as it went in.
func repair(blocks []block, m marks) []block {
	if !running(blocks) {
		return onlyLabelled(blocks)
	}
	blocks = join(blocks)
	for i := range blocks {
		bl := &blocks[i]
		bl.sents = prose.Sentences(bl.text, prose.Span{Start: 0, End: len(bl.text)})
	}
	blocks = m.setAside(blocks)
	frame(blocks)
	return rejoin(blocks)
}

// dropTag takes the agency's tag off the first block of the body.
func dropTag(blocks []block) {
	for i := range blocks {
		if bl := &blocks[i]; bl.role == body {
			if n := dateline(bl.text); n > 0 {
				bl.text = bl.text[n:]
				bl.sents = prose.Sentences(bl.text, prose.Span{Start: 0, End: len(bl.text)})
			}
			return
		}
	}
}

// dateline returns the length of an agency's tag at the start of a text that the first sentence is glued to, with the
// places before it: "(CNN)The ferry", what is left of a page's head. One with a dash, "BENNING (AP) - The ferry", is
// how papers print it, and stays.
func dateline(text string) int {
	open := strings.IndexByte(text[:min(len(text), 60)], '(')
	if open < 0 {
		return 0
	}
	name, rest, ok := strings.Cut(text[open+1:], ")")
	if !ok || !agencies[name] {
		return 0
	}
	for w := range strings.FieldsSeq(text[:open]) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || strings.HasSuffix(w, ":") {
			return 0
		}
	}
	rest = strings.TrimLeft(rest, " ")
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘")); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return 0
	}
	return len(text) - len(rest)
}

// onlyLabelled sets captions aside that say what they are, where there is at least one paragraph for them to stand at:
// in a list "Photo: two, of passport size" is an item.
func onlyLabelled(blocks []block) []block {
	const paragraph = 100
	for _, bl := range blocks {
		if bl.whole && len(bl.text) > paragraph {
			for i := range blocks {
				if labelled(blocks[i].text) {
					blocks[i].role = caption
				}
			}
			break
		}
	}
	return blocks
}

// running reports whether the text is prose in sentences: at least three blocks end in a stop, and they hold three in
// five of its characters. (Three in five of the blocks would be too strict: the messier an article, the more captions
// and scraps it has.) In lists, poems and addresses hardly a line ends so. Captions that say they are, and lines that
// the next one goes on with, count for neither.
func running(blocks []block) bool {
	whole, text, all, lines := 0, 0, 0, 0
	for i := range blocks {
		bl := &blocks[i]
		if bl.whole {
			whole++
			text += len(bl.text)
		} else if labelled(bl.text) || i+1 < len(blocks) && len(bl.text) > verse && midClause(bl.text) && startsLower(blocks[i+1].text) {
			continue
		} else { // its whole sentences
			text += max(strings.LastIndex(bl.text, ". "), 0)
		}
		all += len(bl.text)
		lines++
	}
	return whole >= 3 && whole*5 >= lines*2 && text*5 >= all*3
}

// verse is the length of the longest line of most poems, in bytes: shorter lines are no cut sentences.
const verse = 60

// join puts together sentences that a break cut in two.
func join(blocks []block) []block {
	j := joiner{blocks: blocks}
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		bl := blocks[i]
		for i+1 < len(blocks) && j.cut(bl.text, blocks[i+1].text, blocks[i+1].gap) && len(bl.text) < maxJoined {
			i++
			bl.text += " " + blocks[i].text
			bl.whole = blocks[i].whole
		}
		out = append(out, bl)
	}
	return out
}

// maxJoined ends the joining of blocks, so that a text of nothing but "Mr." stays linear.
const maxJoined = 4000

// rejoin joins once more what stood on both sides of something that went out, and leaves the body's blocks in order.
func rejoin(blocks []block) []block {
	j := joiner{checks: maxChecks} // no further search of the text
	last := -1
	for i := range blocks {
		if blocks[i].role != body {
			continue
		}
		if last >= 0 && last < i-1 && len(blocks[last].text) < maxJoined && j.cut(blocks[last].text, blocks[i].text, true) {
			blocks[last].text += " " + blocks[i].text
			blocks[last].whole = blocks[i].whole
			blocks[last].sents = append(blocks[last].sents, prose.Span{}) // more than a standfirst has
			blocks[i].role = twin
			continue
		}
		last = i
	}
	return blocks
}

// A joiner decides whether a break cuts a sentence; it searches the text for the joined words at most maxChecks times.
type joiner struct {
	blocks []block
	folded string
	checks int
}

const maxChecks = 40

// cut reports whether the break between a and b cuts a sentence. After an abbreviation that cannot end one (Mr., a
// lone initial, "former U.S.") it does; after one that can (U.S. with "the") only if the next words make a name with
// it or the joined words occur elsewhere; else only where a stops in mid-clause and b goes on in lower case. Clean
// articles: no firing of the first two kinds in 8,936 sentences.
func (j *joiner) cut(a, b string, gap bool) bool {
	if listItem(b) || listItem(a) {
		return false
	}
	next, _, _ := strings.Cut(b, " ")
	first, _ := utf8.DecodeRuneInString(next)
	rest, word := lastWord(a)
	if strings.HasSuffix(word, ".") {
		word = strings.TrimLeft(word, "(\"“‘'")
		_, before := lastWord(rest)
		switch {
		case !unicode.IsUpper(first) && !unicode.IsDigit(first):
			return unicode.IsLower(first) && (titles[word] || initials(word))
		case titles[word]:
			return word != "St." || startsLower(before) || j.elsewhere(a, b)
		case initials(word) && len(word) == 2: // a middle initial
			r, _ := utf8.DecodeRuneInString(before)
			return unicode.IsUpper(r) && len(before) > 2 && !openers[next] && strings.Count(a, " ") > 2
		case initials(word):
			if openers[next] || strings.HasSuffix(strings.ToLower(word), ".m.") {
				return false
			}
			if strings.EqualFold(before, "the") || before == "" {
				return bodies[strings.TrimRight(next, ",.;")] || j.elsewhere(a, b)
			}
			return strings.TrimRight(before, ",;:") == before
		}
		return false
	}
	return unicode.IsLower(first) && midClause(a) && goesOn(b, next, !gap && len(a) > verse)
}

// midClause reports whether a ends without a stop in the middle of a sentence that began as one.
func midClause(a string) bool {
	end := lastRune(strings.TrimSuffix(strings.TrimSuffix(a, " –"), " —"))
	if end != ',' && !unicode.IsLetter(end) && !unicode.IsDigit(end) || strings.Count(a, " ") < 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(a, "\"“‘'("))
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

// goesOn reports whether b reads as the rest of a sentence: a word in lower case throughout, and a stop at its end or,
// where no blank line parts it from a line too long for verse, in its midst or some words further on.
func goesOn(b, next string, long bool) bool {
	return strings.ToLower(next) == next && strings.Count(b, " ") >= 1 && (prose.EndsWhole(b) || long && (strings.Contains(b, ". ") || strings.Count(b, " ") > 2))
}

// elsewhere reports whether the words on both sides of the break stand side by side somewhere else in the text.
func (j *joiner) elsewhere(a, b string) bool {
	if j.checks >= maxChecks || j.blocks == nil {
		return false
	}
	j.checks++
	if j.folded == "" {
		var t strings.Builder
		for i := range j.blocks {
			t.WriteString(prose.Fold(j.blocks[i].text))
			t.WriteByte('\n')
		}
		j.folded = t.String()
	}
	left, right := strings.Fields(a), strings.Fields(b[:min(len(b), 80)])
	left = left[max(0, len(left)-3):]
	right = right[:min(2, len(right))]
	return strings.Contains(j.folded, prose.Fold(strings.Join(left, " ")+" "+strings.Join(right, " ")))
}

func lastWord(s string) (rest, word string) {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexByte(s, ' ')
	return s[:max(i, 0)], s[i+1:]
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// initials reports whether a word is letters each with a stop: "U.S.", "J.".
func initials(word string) bool {
	if len(word) < 2 || len(word) > 10 || len(word)%2 != 0 {
		return false
	}
	for i := 0; i < len(word); i += 2 {
		if c := word[i] | 0x20; c < 'a' || c > 'z' || word[i+1] != '.' {
			return false
		}
	}
	return len(word) > 2 || word[0] <= 'Z'
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var (
	// titles never end a sentence.
	titles = set("Mr. Mrs. Ms. Messrs. Dr. Prof. Gen. Lt. Col. Sgt. Capt. Cmdr. Maj. Adm. Sen. Sens. Rep. Reps. Gov. Rev. Hon. Pres. Supt. Insp. St. vs.")
	// agencies sign their reports in brackets at the start.
	agencies = set("CNN AP Reuters REUTERS AFP PTI ANI IANS UPI Xinhua dpa DPA PA Bloomberg")
	// openers usually start a sentence, so that an abbreviation before them may have ended one.
	openers = set("The A An He She It They We I You This That These Those There Here But And Or So Yet Then When While Where After Before If As In On At By For From With Since Although Though However Meanwhile Earlier Later Last Next Now Today Yesterday Tomorrow His Her Its Their Our My What Who Why How One Some Many Most All Both Each Every Another Other No Not Once Until During Despite Under Over Two Three Four Five Mr. Mrs. Ms. Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	// bodies make a name with the abbreviation before them, and seldom start a sentence without an article.
	bodies = set("Supreme Department Army Navy Air Marine Marines Embassy Senate House Congress Justice Treasury Coast Centers Constitution Capitol Open Geological Census Consulate Secret State Security General Human High Food Fish Forest Bureau Agency Attorney Court District Circuit National Postal Customs Border Drug Olympic Federal Central Chamber Anti-Doping")
)
