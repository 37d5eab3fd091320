package seed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// repair joins broken sentences of running text and sets the role of every block.
func repair(blocks []block, opt header.Options) []block {
	blocks = join(blocks)
	findSentences(blocks)
	blocks = setAside(blocks)
	dropFurniture(blocks, opt)
	return rejoin(blocks)
}

// joinDropCap joins the large first letter of a text to the rest of its word, where a copy of a printed page has parted them by a
// space or a line: "T he lock opens." The word must occur elsewhere in the text, and what is left of it must not: "T cells
// are" stays. A letter that is a word in one of the languages stays too: "A way out", "O posto", "С начала".
func joinDropCap(blocks []block) []block {
	for i := range blocks[:min(len(blocks), maxHead)] {
		letter, rest, spaced := strings.Cut(blocks[i].text, " ")
		if r, n := utf8.DecodeRuneInString(letter); !unicode.IsUpper(r) || n < len(letter) || strings.ContainsRune(oneLetterWords, r) {
			continue
		}
		next := i + 1
		if !spaced && next < len(blocks) {
			rest = blocks[next].text
			next++
		}
		word := prose.FirstWord(rest, prose.Span{Start: 0, End: len(rest)})
		if !prose.StartsLower(rest) || word.Start > 0 {
			continue
		}
		words, tail := map[string]bool{}, prose.Fold(word.Of(rest))
		addWords(words, rest[word.End:])
		for _, bl := range blocks[next:] {
			addWords(words, bl.text)
		}
		if words[prose.Fold(letter)+tail] && !words[tail] {
			blocks[i].text = letter + rest
			blocks[i].whole = blocks[next-1].whole
			return slices.Delete(blocks, i+1, next)
		}
	}
	return blocks
}

// oneLetterWords are the letters that are words: a, I, O, y, U, w, z, à, è, в, к.
const oneLetterWords = "AIOEYUWZÀÁÉÈÓÅÖÍВКОСУИЯАЖ"

// addWords adds the words of a text in lower case.
func addWords(words map[string]bool, text string) {
	for w := range prose.EachWord(text, prose.Span{Start: 0, End: len(text)}) {
		words[prose.Fold(w.Of(text))] = true
	}
}

// findSentences sets the sentences of each block.
func findSentences(blocks []block) {
	all := make([]prose.Span, 0, 3*len(blocks))
	for i := range blocks {
		bl, from := &blocks[i], len(all)
		all = prose.AppendSentences(all, bl.text, prose.Span{Start: 0, End: len(bl.text)})
		bl.sents = all[from:len(all):len(all)]
	}
}

// dropTag removes the tag of a news agency from the first block of the body.
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

// dateline returns the length of an agency's tag at the start of a text, with the places before it, if the first sentence
// follows it without a dash: "(CNN)The ferry". Such a tag is a remnant of a page's head. With a dash, as in
// "BENNING (AP) - The ferry", it is a printed dateline and stays.
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
		if !prose.StartsUpper(w) || strings.HasSuffix(w, ":") {
			return 0
		}
	}
	rest = strings.TrimLeft(rest, " ")
	if r := prose.FirstRune(strings.TrimLeft(rest, prose.Marks)); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return 0
	}
	return len(text) - len(rest)
}

// onlyLabelled sets captions with a label or a credit aside if the text has at least one long paragraph, and each one that cuts
// a sentence in two. In a list, "Photo: two, of passport size" is an item.
func onlyLabelled(blocks []block) {
	const paragraph, credible = 100, 300
	for i := 1; i+1 < len(blocks); i++ {
		if len(blocks[i-1].text) > unwrap.Verse && midClause(blocks[i-1].text) && prose.StartsLower(blocks[i+1].text) && (labelled(blocks[i].text) || credited(blocks[i].text) > 0) {
			blocks[i].role = caption
		}
	}
	for _, bl := range blocks {
		if bl.whole && len(bl.text) > paragraph {
			for i := range blocks {
				if labelled(blocks[i].text) || len(blocks[i].text) < credible && credited(blocks[i].text) > 0 {
					blocks[i].role = caption
				}
			}
			break
		}
	}
}

// running reports whether the text is prose: at least three blocks end in a stop, and they hold 60% of the characters.
// (60% of the blocks would be too strict, since a messy article has many captions and scraps.) Few lines of lists, poems
// and addresses end in a stop. Labelled captions, and lines whose sentence the next line continues, are not counted.
func running(blocks []block) bool {
	whole, text, all, lines := 0, 0, 0, 0
	for i := range blocks {
		bl := &blocks[i]
		if bl.whole {
			whole++
			text += len(bl.text)
		} else if labelled(bl.text) || i+1 < len(blocks) && len(bl.text) > unwrap.Verse && midClause(bl.text) && prose.StartsLower(blocks[i+1].text) {
			continue
		} else { // its whole sentences
			text += max(strings.LastIndex(bl.text, ". "), 0)
		}
		all += len(bl.text)
		lines++
	}
	return whole >= 3 && whole*5 >= lines*2 && text*5 >= all*3
}

// join merges blocks where a break cuts a sentence in two.
func join(blocks []block) []block {
	j := joiner{blocks: blocks}
	out := blocks[:0]
	for i := 0; i < len(blocks); i++ {
		bl := blocks[i]
		for n := tornLink(blocks[i:], bl.text); n > 0 && len(bl.text) < maxJoined; n = tornLink(blocks[i:], bl.text) {
			if n == 2 {
				bl.text += " " + blocks[i+1].text
			}
			i += n
			bl.text += blocks[i].text
			bl.whole = blocks[i].whole
		}
		for i+1 < len(blocks) && j.cut(bl.text, blocks[i+1].text, blocks[i+1].gap) && len(bl.text) < maxJoined {
			i++
			bl.text += " " + blocks[i].text
			bl.whole = blocks[i].whole
		}
		out = append(out, bl)
	}
	return out
}

// tornLink returns how many blocks behind the first one go on with its sentence, because the text of a link was taken for a line
// of its own, or was lost: "The lock is kept by the", "town of Elm", ", the mayor said." No sentence begins with a comma.
// Text is that of the first block.
func tornLink(blocks []block, text string) int {
	for n := 1; n <= 2 && n < len(blocks); n++ {
		b := blocks[n].text
		if strings.HasPrefix(b, ", ") || strings.HasPrefix(b, "; ") {
			if midClause(text) && !blocks[0].whole && credited(text) == 0 && !labelled(text) {
				return n
			}
			return 0
		}
		if blocks[n].whole || moreWords(b, 6) || labelled(b) || credit(b) || unwrap.ListItem(b) {
			return 0
		}
	}
	return 0
}

// maxJoined limits the length of a joined block, in bytes. It keeps a text of nothing but "Mr." linear.
const maxJoined = 4000

// rejoin joins the two halves of a sentence around blocks that were set aside. The order of the body does not change.
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
			blocks[last].sents = nil // not known any more
			blocks[i].role = twin
			continue
		}
		last = i
	}
	return blocks
}

// A joiner decides whether a break cuts a sentence. It searches the text for the joined words at most maxChecks times.
type joiner struct {
	blocks []block
	folded string
	checks int
}

const maxChecks = 40

// cut reports whether the break between a and b cuts a sentence. It does after an abbreviation that cannot end one (Mr., a
// single initial, "former U.S."). After one that can ("the U.S.") it does only if the next words complete a name, or the
// joined words occur elsewhere in the text. Otherwise it does only if a ends in mid-clause and b starts in lower case. The
// first two rules never fired in 8,936 sentences of clean articles. A caption that its credit ends goes on nowhere.
func (j *joiner) cut(a, b string, gap bool) bool {
	if unwrap.ListItem(b) || unwrap.ListItem(a) {
		return false
	}
	next, _, _ := strings.Cut(b, " ")
	first := prose.FirstRune(next)
	rest, word := cutLastWord(a)
	if strings.HasSuffix(word, ".") {
		word = strings.TrimLeft(word, "("+prose.Marks)
		_, before := cutLastWord(rest)
		switch {
		case !unicode.IsUpper(first) && !unicode.IsDigit(first):
			return unicode.IsLower(first) && (titles[word] || initials(word))
		case titles[word]:
			return word != "St." || prose.StartsLower(before) || j.elsewhere(a, b)
		case initials(word) && len(word) == 2: // a middle initial
			return prose.StartsUpper(before) && len(before) > 2 && !openers[next] && strings.Count(a, " ") > 2
		case initials(word):
			if openers[next] || strings.HasSuffix(strings.ToLower(word), ".m.") || nameEnds[strings.ToLower(word)] {
				return false
			}
			if strings.EqualFold(before, "the") || before == "" {
				return initialsNames[strings.TrimRight(next, ",.;")] || j.elsewhere(a, b)
			}
			return strings.TrimRight(before, ",;:") == before
		}
		return false
	}
	return unicode.IsLower(first) && midClause(a) && goesOn(b, next, !gap && len(a) > unwrap.Verse) && credited(a) == 0
}

// endsSentence reports whether a line ends a sentence, and not in the name of a club or firm.
func endsSentence(line string) bool { return prose.EndsWhole(line) && !endsName(line) }

// endsName reports whether a line is the name of a club or firm: "Ruderverein Elm e.V."
func endsName(line string) bool {
	_, word := cutLastWord(line)
	return nameEnds[strings.ToLower(word)] && !moreWords(line, 8)
}

// midClause reports whether a starts like a sentence and ends in the middle of it, without a stop.
func midClause(a string) bool {
	end := prose.LastRune(strings.TrimSuffix(strings.TrimSuffix(a, " –"), " —"))
	if end != ',' && !unicode.IsLetter(end) && !unicode.IsDigit(end) || strings.Count(a, " ") < 4 {
		return false
	}
	first := prose.FirstRune(strings.TrimLeft(a, "("+prose.Marks))
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

// goesOn reports whether b reads as the rest of a sentence: it starts with a word in lower case and ends in a stop. If long
// is set, because no blank line precedes b and the line before is too long for verse, a stop inside b or a few words are
// enough.
func goesOn(b, next string, long bool) bool {
	return strings.ToLower(next) == next && strings.Count(b, " ") >= 1 && (prose.EndsWhole(b) || long && (strings.Contains(b, ". ") || strings.Count(b, " ") > 2))
}

// elsewhere reports whether the words around the break also occur side by side somewhere else in the text.
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

// cutLastWord divides a text before its last word.
func cutLastWord(s string) (rest, word string) {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexByte(s, ' ')
	return s[:max(i, 0)], s[i+1:]
}

// initials reports whether a word consists of letters with a stop each: "U.S.", "J.".
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

var (
	// titles are abbreviations that never end a sentence.
	titles = prose.Set("Mr. Mrs. Ms. Messrs. Dr. Prof. Gen. Lt. Col. Sgt. Capt. Cmdr. Maj. Adm. Sen. Sens. Rep. Reps. Gov. Rev. Hon. Pres. Supt. Insp. St. vs.")
	// agencies put their name in brackets at the start of a report.
	agencies = prose.Set("CNN AP Reuters REUTERS AFP PTI ANI IANS UPI Xinhua dpa DPA PA Bloomberg")
	// nameEnds end the names of clubs and firms: "Ruderverein Elm e.V." stands above the title.
	nameEnds = prose.Set("e.v. s.a. s.p.a. s.r.l. b.v. n.v. l.l.c. p.l.c. d.o.o. o.o. z.s.")
	// openers are words that usually start a sentence. An abbreviation before one of them probably ended a sentence.
	openers = prose.Set("The A An He She It They We I You This That These Those There Here But And Or So Yet Then When While Where After Before If As In On At By For From With Since Although Though However Meanwhile Earlier Later Last Next Now Today Yesterday Tomorrow His Her Its Their Our My What Who Why How One Some Many Most All Both Each Every Another Other No Not Once Until During Despite Under Over Two Three Four Five Mr. Mrs. Ms. Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	// initialsNames are words that form a name with the abbreviation before them ("U.S. Senate") and rarely start a sentence.
	initialsNames = prose.Set("Supreme Department Army Navy Air Marine Marines Embassy Senate House Congress Justice Treasury Coast Centers Constitution Capitol Open Geological Census Consulate Secret State Security General Human High Food Fish Forest Bureau Agency Attorney Court District Circuit National Postal Customs Border Drug Olympic Federal Central Chamber Anti-Doping")
)
