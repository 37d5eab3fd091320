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
	from, para := m.end, m.para
	inner := false // a double mark of the other kind is open inside
	for j := i + 1; ; j++ {
		for j >= len(p.marks) || p.marks[j].para != para {
			next, ok := p.goesOn(j, para, f, m)
			if !ok {
				// The quotation is never closed. Marks of other families after m may still form pairs.
				p.failed[f] = p.paras[m.para].End
				p.pieces = p.pieces[:first]
				return start + 1
			}
			p.pieces = append(p.pieces, Span{from, p.paras[para].End})
			para++
			from = p.paras[para].Start
			if next {
				from = p.marks[j].end
				j++
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

// goesOn reports whether a quotation of family f, opened by opener, continues after paragraph para. j is the first mark
// after that paragraph. reopened means that mark j repeats the opening mark at the start of the next paragraph.
func (p *pairer) goesOn(j, para int, f family, opener *mark) (reopened, ok bool) {
	start := opener.at
	if para+1 >= len(p.paras) || j >= len(p.marks) || para-opener.para >= maxParagraphs {
		return false, false
	}
	if p.paras[para+1].End-start > maxBytes {
		return false, false
	}
	if m := &p.marks[j]; m.para == para+1 && m.first && (m.opens == f || f == guillemet && m.r == '»') {
		return true, true
	}
	for k := j; k < len(p.marks) && k < j+60; k++ {
		m := &p.marks[k]
		if m.para > para+maxParagraphs || m.at-start > maxBytes {
			return false, false
		}
		if p.closes(k, f) && (f != single && f != tick || strings.ContainsRune(".,!?…", m.before)) {
			return false, true
		}
		if m.opens == f {
			return false, false
		}
	}
	return false, false
}

// add appends a quotation to p.out. Its pieces are p.pieces[first:] and last, trimmed and without empty ones.
func (p *pairer) add(outer Span, first int, last Span) {
	p.pieces = append(p.pieces, last)
	n := first
	for _, s := range p.pieces[first:] {
		if s.Start < s.End {
			if s = trim(p.body, s); s.Start < s.End {
				p.pieces[n] = s
				n++
			}
		}
	}
	few := p.body[outer.Start:min(outer.End, outer.Start+3*utf8.UTFMax)]
	p.pieces = p.pieces[:n]
	if n > first && utf8.RuneCountInString(few) > 2 {
		p.out = append(p.out, Quotation{outer, p.pieces[first:n:n]})
	}
}
