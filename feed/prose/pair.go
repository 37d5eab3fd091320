package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file pairs the marks of a body.

// open tries to read a quotation that mark i opens. It returns the mark to continue with.
func (p *pairer) open(i int) int {
	m := &p.marks[i]
	f := m.opens
	if f == none || p.failed[f] > 0 && m.at < p.failed[f] {
		return i + 1
	}
	start := i
	first := len(p.pieces)
	if j := p.closesAround(i); f == guillemet && j >= 0 {
		p.add(Span{m.at, p.marks[j].end}, first, Span{m.end, p.marks[j].at})
		return j + 1
	}
	from, para := m.end, m.para
	inner := false // a double mark of the other kind is open inside
	for j := i + 1; ; j++ {
		for j >= len(p.marks) || p.marks[j].para != para {
			next, again := p.goesOn(j, para, f, m)
			if next < 0 {
				// The quotation is never closed. Marks of other families after m may still form pairs.
				p.failed[f] = p.paras[m.para].End
				p.pieces = p.pieces[:first]
				return start + 1
			}
			p.pieces = append(p.pieces, Span{from, p.paras[para].End})
			para = next
			from = p.paras[para].Start
			if again >= 0 {
				from = p.marks[again].end
				j = again + 1
			}
		}
		if mixed(&p.marks[j], f) && !inner && !p.closes(j, f) && p.closesMixed(j) {
			// Opened with one kind of double mark and closed with the other: “so"
			p.add(Span{m.at, p.marks[j].end}, first, Span{from, p.marks[j].at})
			return j + 1
		}
		switch o := p.marks[j].opens; {
		case f == double && o == straight || f == straight && o == double:
			inner = true
		case mixed(&p.marks[j], f):
			inner = false
		}
		if p.closes(j, f) {
			p.add(Span{m.at, p.marks[j].end}, first, Span{from, p.marks[j].at})
			return j + 1
		}
		if f != german && f != guillemet && p.marks[j].opens == f {
			if p.nested(j, f) {
				j++
			} else if len(p.pieces)-first < maxParagraphs && p.continues(m, j) {
				p.pieces = append(p.pieces, Span{from, p.marks[j].at})
				from = p.marks[j].end
			} else if p.restart(j, f) {
				p.pieces = p.pieces[:first]
				return j
			}
		}
	}
}

// mixed reports whether f is curly and m a straight double mark, or the other way round.
func mixed(m *mark, f family) bool {
	return f == double && m.r == '"' || f == straight && m.r == '”'
}

// closesMixed reports whether a double mark of the other kind is in the position of a closing mark.
func (p *pairer) closesMixed(j int) bool {
	m := &p.marks[j]
	return !isWord(m.next) && !unicode.IsSpace(m.before) && !unicode.IsDigit(m.before) && !strings.ContainsRune("([—–-", m.before)
}

// nested reports whether mark j opens a quotation inside a quotation of the same family f, and is closed before it.
func (p *pairer) nested(j int, f family) bool {
	return f == double && j+2 < len(p.marks) && p.marks[j+2].para == p.marks[j].para &&
		p.marks[j+1].r == '”' && p.marks[j+2].r == '”'
}

// closesAround returns the mark that closes the guillemets opened by mark i, if others stand inside them and all are closed in their
// paragraph, or -1: «Завод «Заря» ждёт».
func (p *pairer) closesAround(i int) int {
	depth, inner := 0, false
	for j := i; j < min(len(p.marks), i+maxInside) && p.marks[j].para == p.marks[i].para; j++ {
		switch p.marks[j].r {
		case '«':
			depth++
			inner = inner || depth > 1
		case '»':
			if depth--; depth == 0 && inner {
				return j
			} else if depth == 0 {
				return -1
			}
		}
	}
	return -1
}

// maxInside is the number of marks that may stand inside guillemets with others in them.
const maxInside = 24

// continues reports whether mark j repeats the mark m that opened a speech, inside its paragraph: where line breaks were lost,
// the mark at the start of each paragraph of the speech remains. It follows the end of a sentence, and both marks open sentences.
func (p *pairer) continues(m *mark, j int) bool {
	k := &p.marks[j]
	if !unicode.IsUpper(m.next) || !unicode.IsUpper(k.next) || !unicode.IsSpace(k.before) || k.at-m.at > maxBytes {
		return false
	}
	before := strings.TrimRightFunc(p.body[m.end:k.at], unicode.IsSpace)
	return before != "" && strings.IndexByte(".!?", before[len(before)-1]) >= 0
}

// restart reports whether mark j, which can open a quotation of the family f that is already open, shows that the closing
// mark of the open one is missing.
func (p *pairer) restart(j int, f family) bool {
	return !(f == single || f == tick) || unicode.IsSpace(p.marks[j].before)
}

// goesOn returns the paragraph in which a quotation of family f, opened by opener, continues after paragraph para, or -1. j is
// the first mark after that paragraph. again is the mark that repeats the opening mark at the start of the next paragraph, or -1.
func (p *pairer) goesOn(j, para int, f family, opener *mark) (next, again int) {
	start := opener.at
	if j >= len(p.marks) || para-opener.para >= maxParagraphs {
		return -1, -1
	}
	if p.paras[para+1].End-start > maxBytes {
		return -1, -1
	}
	if k := p.behindLines(j, para+1); k >= 0 {
		if m := &p.marks[k]; m.first && (m.para == para+1 || p.fills(k)) && (m.opens == f || f == double && m.opens == straight || f == guillemet && m.r == '»') {
			return m.para, k
		}
	}
	for k := j; k < len(p.marks) && k < j+60; k++ {
		m := &p.marks[k]
		if m.para > para+maxParagraphs || m.at-start > maxBytes {
			return -1, -1
		}
		if p.closes(k, f) && (f != single && f != tick || strings.ContainsRune(".,!?…", m.before)) {
			return para + 1, -1
		}
		if m.opens == f {
			return -1, -1
		}
	}
	return -1, -1
}

// fills reports whether nothing but words in marks stands in the paragraph that mark k begins. What tells there who speaks is of a
// new quotation: “...,” said Fox.
func (p *pairer) fills(k int) bool {
	end := p.paras[p.marks[k].para].End
	for j := k + 1; j < len(p.marks) && p.marks[j].at < end; j++ {
		if p.closes(j, p.marks[k].opens) && p.marks[j].end < end {
			return false
		}
	}
	return true
}

// maxLines is the number of lines that may stand between two paragraphs of a quotation.
const maxLines = 3

// behindLines returns the first mark from j on that stands in paragraph para or behind up to three lines from there, or -1. Lines
// end like no sentence and have apostrophes only: links to other articles, captions.
func (p *pairer) behindLines(j, para int) int {
	for n := para; n <= para+maxLines && n < len(p.paras); n++ {
		for ; j < len(p.marks) && p.marks[j].para == n; j++ {
			if m := &p.marks[j]; m.first || m.r != '’' && m.r != '\'' {
				return j
			}
		}
		if EndsWhole(p.paras[n].Of(p.body)) {
			return -1
		}
	}
	return -1
}

// add appends a quotation to p.out. Its pieces are p.pieces[first:] and last, trimmed and without empty ones.
func (p *pairer) add(outer Span, first int, last Span) {
	p.pieces = append(p.pieces, last)
	n := first
	for _, s := range p.pieces[first:] {
		if s = trim(p.body, s); s.Start < s.End {
			p.pieces[n] = s
			n++
		}
	}
	few := p.body[outer.Start:min(outer.End, outer.Start+3*utf8.UTFMax)]
	p.pieces = p.pieces[:n]
	if n > first && utf8.RuneCountInString(few) > 2 {
		p.out = append(p.out, Quotation{outer, p.pieces[first:n:n]})
	}
}
