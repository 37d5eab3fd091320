package seed

import (
	"strings"

	"seedfeed/feed/prose"
)

// setAside sets the roles of captions and exact copies. A caption that follows a closing quotation mark on the same line
// becomes a block of its own. Equal lines share one score: if one of them is a caption, all are.
func setAside(blocks []block) []block {
	var ids lineIDs
	ids.met.Reset(2 * len(blocks))
	ids.lines = make([]line, 0, 2*len(blocks))
	tails, tailIDs := make([]prose.Span, len(blocks)), make([]int32, len(blocks))
	of, words := make([]int32, len(blocks)), make([]int, len(blocks))
	open := false // true inside a quotation that spans several blocks
	// A sentence is only counted if it may equal a line without a stop, because only such a line can be a copy of a sentence.
	var loose [256]bool // by the first letter of such a line
	for i := range blocks {
		loose[firstLetter(blocks[i].text)] = loose[firstLetter(blocks[i].text)] || !blocks[i].whole && len(blocks[i].sents) == 1
	}
	count := func(bl *block, n int) {
		for _, s := range bl.sents {
			if text := s.Of(bl.text); len(bl.sents) > 1 && loose[firstLetter(text)] {
				k, _ := key(text)
				ids.lines[ids.of(k)].within += n
			}
		}
	}
	for i := range blocks {
		bl := &blocks[i]
		k, n := key(bl.text)
		of[i], words[i] = ids.of(k), n
		l := &ids.lines[of[i]]
		l.said = l.said || bl.whole
		credit := creditOf(blocks[i:])
		l.score = max(l.score, score(blocks, i, credit > 0, open))
		if l.score >= limit { // the same caption may occur again without its credit
			if k, n := key(bl.text[:credit]); n > 3 {
				ids.lines[ids.of(k)].score = limit
			}
		}
		count(bl, 1)
		if len(bl.sents) > 1 {
			if tails[i] = tail(bl); tails[i].End > 0 {
				k, _ := key(tails[i].Of(bl.text))
				tailIDs[i] = ids.of(k)
				l := &ids.lines[tailIDs[i]]
				l.score = max(l.score, signs(tails[i].Of(bl.text)))
			}
		}
		if ids.lines[of[i]].score < limit {
			open = openAfter(open, bl.text)
		}
	}
	out := make([]block, 0, len(blocks)+2)
	at := make([]int, 0, len(blocks)+2)
	for i, bl := range blocks {
		l := &ids.lines[of[i]]
		if l.score >= limit || below(blocks, i) && !l.said && l.within == 0 {
			bl.role = caption
			count(&bl, -1)
		} else if tails[i].End > 0 {
			if l := &ids.lines[tailIDs[i]]; l.score >= limit {
				l.within--
				side := block{text: tails[i].Of(bl.text), role: caption, src: bl.src}
				bl.text = strings.TrimRight(bl.text[:tails[i].Start], " ")
				bl.sents, bl.whole = bl.sents[:len(bl.sents)-1], true
				out, at = append(out, bl, side), append(at, i, -1)
				continue
			}
		}
		out, at = append(out, bl), append(at, i)
	}
	dropCopies(out, at, of, words, ids.lines)
	return out
}

// A line holds the findings about all blocks and sentences with the same key.
type line struct {
	score  int
	within int   // number of longer blocks' sentences with this key
	said   bool  // one of its blocks ends in a stop
	first  int   // its first block that may be a copy, as an index in the result of setAside; -1: none
	places []int // all such blocks, if there are several
}

// lineIDs numbers lines by their keys.
type lineIDs struct {
	met   prose.Index
	lines []line
}

// of returns the number of the line with a key. It adds the line if it is new, so pointers to lines are valid only until the
// next call.
func (l *lineIDs) of(key uint64) int32 {
	id, met := l.met.Number(key)
	if !met {
		l.lines = append(l.lines, line{first: -1})
	}
	return id
}

// tail returns the last sentence of a block if it may be a caption: it follows a closing quotation mark, or lacks a stop
// while the sentences before it have one. Otherwise it returns the zero Span. A credit belongs to the caption before it.
func tail(bl *block) prose.Span {
	n := len(bl.sents)
	before := strings.TrimRight(bl.text[:bl.sents[n-1].Start], " ")
	if !strings.ContainsRune("’”\"'»", prose.LastRune(before)) && (bl.whole || labelled(bl.sents[n-1].Of(bl.text))) {
		return prose.Span{}
	}
	return bl.sents[n-1]
}
