package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quotation is one outermost pair of quotation marks with what stands between.
type Quotation struct {
	Outer  Span   // from the opening mark to the closing mark, both included
	Pieces []Span // the words between, one span a paragraph, marks left out, trimmed
}

// A quotation may run over so many paragraphs and bytes; what is longer has
// lost its closing mark.
const (
	maxParagraphs = 8
	maxBytes      = 6000
)

// maxMarks bounds the marks and apostrophes that are read of one body, and with them the memory: some 10 MiB. A long
// novel has half as many.
const maxMarks = 100_000

// family is the kind of marks a quotation is set in.
type family int

const (
	none family = iota
	double
	single
	straight
	tick
	german
	guillemet
	reversed // »so«
	corner   // 「so」
	hollow   // 『so』
	families
)

// mark is one quotation mark or apostrophe of the body.
type mark struct {
	at, end      int
	r            rune
	before, next rune
	after        rune // first rune behind the white space that follows
	para         int
	first        bool // nothing stands before it in its paragraph
}

// Quotations returns the outermost quotations of body, in order and apart.
// Curly, straight, single and double marks, „German“, «French», »reversed« and
// 「Japanese」 ones are read; marks of another kind inside a quotation are its
// text, and 《so》 are titles. An
// apostrophe, a plural possessive, a shortened year or a measure in inches is
// no mark, nor is anything inside an HTML tag. A quotation goes on in the next
// paragraph if that opens with the same mark or closes before it opens
// anything; one that is never closed is left out. The first 100,000 marks and
// apostrophes of a body are read; what lies behind them is text without
// quotations.
func Quotations(body string) []Quotation {
	p := &pairer{body: body, paras: Paragraphs(body)}
	p.collect()
	p.lookahead()
	for i := 0; i < len(p.marks); {
		i = p.open(i)
	}
	return p.out
}

type pairer struct {
	body   string
	paras  []Span
	marks  []mark
	strong []int // for each mark: the next single closer beside a stop
	opener []int // for each mark: the next single opener
	failed [families]int
	out    []Quotation
}

// collect lists the marks of all paragraphs.
func (p *pairer) collect() {
	for n, para := range p.paras {
		for at := para.Start; at < para.End; {
			if b := p.body[at]; b != '"' && b != '\'' && b != '`' && b != '<' && b != 0xC2 && b != 0xE2 && b != 0xE3 {
				at++ // no mark starts with this byte
				continue
			}
			r, size := runeAt(p.body, at)
			if !strings.ContainsRune("\"'`“”‘’„‚«»<‟「」『』", r) || r == utf8.RuneError {
				at += size
				continue
			}
			if r == '<' {
				at = tagEnd(p.body, at, para.End)
				continue
			}
			if (r == '\'' || r == '`') && at+1 < para.End && p.body[at+1] == byte(r) {
				r, size = '"', 2 // ``so''
			} else if r == '`' {
				r = '‘'
			} else if r == '‟' {
				r = '“'
			}
			m := mark{at: at, end: at + size, r: r, para: n, first: at == para.Start, before: ' ', next: ' ', after: ' '}
			if !m.first {
				m.before = runeBefore(p.body, at)
			}
			if m.end < para.End {
				m.next, _ = runeAt(p.body, m.end)
				m.after = firstMark(p.body[:min(para.End, m.end+8)], m.end)
			}
			if p.marks = append(p.marks, m); len(p.marks) == maxMarks {
				return
			}
			at = m.end
		}
	}
}

// tagEnd returns the end of the HTML tag at at, or at+1 if none starts there.
func tagEnd(body string, at, limit int) int {
	r, _ := runeAt(body, at+1)
	if r != '/' && !unicode.IsLetter(r) {
		return at + 1
	}
	limit = min(limit, at+600)
	i := strings.IndexAny(body[at+1:limit], "<>")
	if i < 0 || body[at+1+i] == '<' {
		return at + 1
	}
	return at + 2 + i
}

// lookahead notes for each mark which strong single closer and which single
// opener come next, so that a possessive is judged in constant time.
func (p *pairer) lookahead() {
	p.strong = make([]int, len(p.marks)+1)
	p.opener = make([]int, len(p.marks)+1)
	p.strong[len(p.marks)], p.opener[len(p.marks)] = len(p.marks), len(p.marks)
	for i, m := range slices.Backward(p.marks) {
		p.strong[i], p.opener[i] = p.strong[i+1], p.opener[i+1]
		if m.r != '’' && m.r != '\'' && m.r != '‘' {
			continue
		}
		switch {
		case m.r != '‘' && !isWord(m.next) && (strings.ContainsRune(".,!?…", m.before) || strings.ContainsRune(".,;:!?)", m.next)):
			p.strong[i] = i
		case m.r != '’' && p.opens(m) != none:
			p.opener[i] = i
		}
	}
}

// opens returns the family of quotation that m can open, or none.
func (p *pairer) opens(m mark) family {
	gap := unicode.IsSpace(m.before) || strings.ContainsRune("([{—–-/“‘\"'„«:;,|*_", m.before)
	text := !unicode.IsSpace(m.next) && !strings.ContainsRune(".,;:!?)]}", m.next) || m.next == '.' && (strings.HasPrefix(p.body[m.end:], "..") || strings.HasPrefix(p.body[m.end:], ".@") || strings.HasPrefix(p.body[m.end:], ". ."))
	switch m.r {
	case '“':
		if text || gap {
			return double
		}
	case '”':
		if gap && isWord(m.next) && m.before != ',' {
			return double
		}
	case '"':
		if text && !isWord(m.before) || m.first && text {
			return straight
		}
	case '‘':
		if text && !isWord(m.before) && !p.elided(m) {
			return single
		}
	case '\'':
		if text && gap && m.before != ',' && !p.elided(m) {
			return tick
		}
	case '„', '‚':
		return german
	case '«':
		return guillemet
	case '「':
		return corner
	case '『':
		return hollow
	case '»':
		if gap && text {
			return reversed
		}
	}
	return none
}

// elided reports whether m stands for letters left out: ’94, ’tis, ’n’.
func (p *pairer) elided(m mark) bool {
	if unicode.IsDigit(m.next) {
		end := wordEnd(p.body, m.end)
		w := p.body[m.end:end]
		r, _ := runeAt(p.body, end)
		return (len(w) == 2 || len(w) == 3 && w[2] == 's') && r != '’' && r != '\'' && r != ','
	}
	switch strings.ToLower(nextWord(p.body[:min(len(p.body), m.end+12)], m.end)) {
	case "tis", "twas", "em", "n", "til", "cause", "bout", "round", "twere", "cos":
		return true
	}
	return false
}

// closes reports whether mark i closes a quotation of family f.
func (p *pairer) closes(i int, f family) bool {
	m := p.marks[i]
	switch f {
	case double:
		return m.r == '”' || m.r == '“' && !isWord(m.next) && !unicode.IsSpace(m.before) ||
			m.r == '"' && strings.ContainsRune(".,!?", m.before) && !isWord(m.next)
	case straight:
		if m.r == '”' {
			return strings.ContainsRune(".,!?", m.before)
		}
		if m.r != '"' {
			return false
		}
		if unicode.IsDigit(m.before) {
			return !isWord(m.next)
		}
		if unicode.IsSpace(m.before) {
			return unicode.IsSpace(m.next) || strings.ContainsRune(".,;:!?)", m.next)
		}
		return m.before != '(' && m.before != '['
	case german:
		return m.r == '“' || m.r == '”' || m.r == '‘' && p.marks[i].before != ' ' || m.r == '"'
	case guillemet:
		return m.r == '»'
	case reversed:
		return m.r == '«'
	case corner:
		return m.r == '」'
	case hollow:
		return m.r == '』'
	case single:
		return m.r == '’' && p.closesSingle(i)
	case tick:
		return (m.r == '\'' || m.r == '’') && p.closesSingle(i)
	}
	return false
}

// closesSingle tells a closing single mark from an apostrophe.
func (p *pairer) closesSingle(i int) bool {
	m := p.marks[i]
	if isWord(m.next) || unicode.IsSpace(m.before) {
		return false
	}
	if !unicode.IsSpace(m.next) || !unicode.IsLetter(m.before) || !unicode.IsLower(m.after) {
		return true
	}
	// the workers’ rights, goin’ home: kept open if a stronger closer comes
	// in the same paragraph before the next opener
	if m.before == 's' || m.before == 'n' && runeBefore(p.body, m.at-1) == 'i' {
		s := p.strong[i+1]
		return s >= len(p.marks) || p.marks[s].para != m.para || p.opener[i+1] < s
	}
	return true
}

// open tries to open a quotation at mark i and returns the mark to go on with.
func (p *pairer) open(i int) int {
	m := p.marks[i]
	f := p.opens(m)
	if f == none || p.failed[f] > 0 && m.at < p.failed[f] {
		return i + 1
	}
	start := i
	pieces := []Span{}
	from, para := m.end, m.para
	inner := false // a mark of the other double kind is open inside
	for j := i + 1; ; j++ {
		for j >= len(p.marks) || p.marks[j].para != para {
			next, ok := p.goesOn(j, para, f, m)
			if !ok {
				// what was left open is dropped; other kinds of mark may
				// still pair behind it
				p.failed[f] = p.paras[m.para].End
				return start + 1
			}
			pieces = append(pieces, Span{from, p.paras[para].End})
			para++
			from = p.paras[para].Start
			if next {
				from = p.marks[j].end
				j++
			}
		}
		if mixed(p.marks[j], f) && !inner && !p.closes(j, f) && p.closesMixed(j) {
			// typed with one kind and closed with the other: “so"
			pieces = append(pieces, Span{from, p.marks[j].at})
			p.add(Span{m.at, p.marks[j].end}, pieces)
			return j + 1
		}
		switch o := p.opens(p.marks[j]); {
		case f == double && o == straight || f == straight && o == double:
			inner = true
		case mixed(p.marks[j], f):
			inner = false
		}
		if p.closes(j, f) {
			pieces = append(pieces, Span{from, p.marks[j].at})
			p.add(Span{m.at, p.marks[j].end}, pieces)
			return j + 1
		}
		if f != german && f != guillemet && p.opens(p.marks[j]) == f {
			if p.nested(j, f) {
				j++
			} else if p.restart(j, f) {
				return j
			}
		}
	}
}

// mixed reports whether m is a double mark of the other typing than family f.
func mixed(m mark, f family) bool {
	return f == double && m.r == '"' || f == straight && m.r == '”'
}

// closesMixed reports whether a mark of the other typing stands as a closing mark does.
func (p *pairer) closesMixed(j int) bool {
	m := p.marks[j]
	return !isWord(m.next) && !unicode.IsSpace(m.before) && !unicode.IsDigit(m.before) && !strings.ContainsRune("([—–-", m.before)
}

// nested reports whether the opener j of family f, inside a quotation of the
// same family, closes again before that quotation does.
func (p *pairer) nested(j int, f family) bool {
	return f == double && j+2 < len(p.marks) && p.marks[j+2].para == p.marks[j].para &&
		p.marks[j+1].r == '”' && p.marks[j+2].r == '”'
}

// restart reports whether an opener of the same kind inside an open quotation
// shows that the first one has lost its closing mark.
func (p *pairer) restart(j int, f family) bool {
	return !(f == single || f == tick) || unicode.IsSpace(p.marks[j].before)
}

// goesOn reports whether a quotation of family f opened by opener goes on behind
// paragraph para; j is the first mark behind it. reopened says that mark j opens the
// next paragraph again.
func (p *pairer) goesOn(j, para int, f family, opener mark) (reopened, ok bool) {
	start := opener.at
	if para+1 >= len(p.paras) || j >= len(p.marks) || para-opener.para >= maxParagraphs {
		return false, false
	}
	if p.paras[para+1].End-start > maxBytes {
		return false, false
	}
	if m := p.marks[j]; m.para == para+1 && m.first && (p.opens(m) == f || f == guillemet && m.r == '»') {
		// what ended like an attribution before a new paragraph was closed
		return true, true
	}
	for k := j; k < len(p.marks) && k < j+60; k++ {
		m := p.marks[k]
		if m.para > para+maxParagraphs || m.at-start > maxBytes {
			return false, false
		}
		if p.closes(k, f) && (f != single && f != tick || strings.ContainsRune(".,!?…", m.before)) {
			return false, true
		}
		if o := p.opens(m); o == f {
			return false, false
		}
	}
	return false, false
}

// add notes a quotation, its pieces trimmed and the empty ones left out.
func (p *pairer) add(outer Span, pieces []Span) {
	kept := pieces[:0]
	for _, s := range pieces {
		if s.Start < s.End {
			if s = trim(p.body, s); s.Start < s.End {
				kept = append(kept, s)
			}
		}
	}
	if len(kept) > 0 && utf8.RuneCountInString(p.body[outer.Start:outer.End]) > 2 {
		p.out = append(p.out, Quotation{outer, kept})
	}
}
