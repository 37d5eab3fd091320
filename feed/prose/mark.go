package prose

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Quotation is one outermost pair of quotation marks and the words between them.
type Quotation struct {
	Outer  Span   // from the opening mark to the closing mark, including both
	Pieces []Span // the words, one span for each opening mark or paragraph, trimmed and without the marks
}

// A quotation has at most this many paragraphs after its first one, and bytes. If it seems longer, its closing mark is
// missing.
const (
	maxParagraphs = 8
	maxBytes      = 6000
)

// maxMarks bounds how many marks and apostrophes of one body are read, and thereby the memory, to about 10 MiB. A long novel
// has half as many.
const maxMarks = 100_000

// family is a kind of quotation marks.
type family int

const (
	none family = iota
	double
	single
	straight
	tick
	german
	low // ‚so‘
	guillemet
	reversed // »so«
	angle    // ‹so›
	angled   // ›so‹
	corner   // 「so」
	hollow   // 『so』
	families
)

// mark is one quotation mark or apostrophe of the body.
type mark struct {
	at, end      int
	r            rune
	before, next rune
	after        rune // first rune after the white space that follows
	para         int
	first        bool   // it is the first rune of its paragraph
	opens        family // family of the quotation that it can open, or none
}

// Quotations returns the outermost quotations of body, in order and without overlap. It reads curly and straight marks,
// single and double ones, „German“ and ,,typed” ones, «French», ‹Swiss› and »reversed« ›ones‹, and 「Japanese」 ones. The marks 《so》 are
// left alone, because they enclose titles. Marks of another kind inside a quotation belong to its text. Apostrophes, plural
// possessives, shortened years, measures in inches and anything inside an HTML tag are not quotation marks.
//
// A quotation continues in the next paragraph if that paragraph starts with the same mark, or if a closing mark comes before
// another opening one. It also continues where the mark that opened it is repeated before a sentence. A quotation that is never
// closed is left out. Lines that end like no sentence, such as links and captions, may stand between its paragraphs. Only the first
// 100,000 marks and apostrophes of a body are read; no quotation is found after them.
func Quotations(body string) []Quotation { return quotations(body, Paragraphs(body)) }

// quotations is Quotations for a body whose paragraphs are known.
func quotations(body string, paras []Span) []Quotation {
	p, ok := pairers.Get().(*pairer)
	if !ok {
		p = new(pairer)
	}
	*p = pairer{body: body, paras: paras, marks: slices.Grow(p.marks[:0], min(len(body)/60, maxMarks)), strong: p.strong, opener: p.opener}
	p.collect()
	p.lookahead()
	p.pieces, p.out = make([]Span, 0, len(p.marks)/2), make([]Quotation, 0, len(p.marks)/2)
	for i := 0; i < len(p.marks); {
		i = p.open(i)
	}
	out := p.out
	if cap(p.marks) <= fewMarks {
		p.body, p.paras, p.pieces, p.out = "", nil, nil, nil
		pairers.Put(p)
	}
	return out
}

// pairers holds pairers for reuse. Their lists of marks have a capacity of at most fewMarks.
var pairers sync.Pool

const fewMarks = 4096

type pairer struct {
	body   string
	paras  []Span
	marks  []mark
	strong []int         // for each mark: the next single closing mark beside a stop
	opener []int         // for each mark: the next single opening mark
	failed [families]int // no quotation of this family is tried before this offset
	pieces []Span        // pieces of all quotations in out
	out    []Quotation
}

// collect lists the marks of all paragraphs.
func (p *pairer) collect() {
	starts := &markStarts
	if strings.Contains(p.body, ",,") {
		starts = &typedMarkStarts
	}
	for n, para := range p.paras {
		for at := para.Start; at < para.End; {
			if at = nextIn(starts, p.body[:para.End], at); at == para.End {
				break
			}
			r, size := runeAt(p.body, at)
			if r >= utf8.RuneSelf && !isMark(r) {
				at += size
				continue
			}
			if r == '<' {
				at = tagEnd(p.body, at, para.End)
				continue
			}
			if r == ',' {
				if !p.typedGerman(at, para) {
					at++
					continue
				}
				r, size = '„', 2
			}
			if (r == '\'' || r == '`') && at+1 < para.End && p.body[at+1] == byte(r) {
				r, size = '"', 2 // ``so''
			} else if r == '’' && p.doubled(at, para) {
				r, size = '”', 2*utf8.RuneLen('’') // “so’’
			} else if r == '`' {
				r = '‘'
			} else if r == '‟' {
				r = '“'
			} else if r == '‘' && strings.HasPrefix(p.body[at+size:para.End], "‘") { // ‘‘so’’
				r, size = '“', 2*size
			}
			m := mark{at: at, end: at + size, r: r, para: n, first: at == para.Start, before: ' ', next: ' ', after: ' '}
			if !m.first {
				m.before = runeBefore(p.body, at)
			}
			if m.end < para.End {
				m.next, _ = runeAt(p.body, m.end)
				m.after = firstRune(p.body[:min(para.End, m.end+8)], m.end)
			}
			m.opens = p.opens(&m)
			if p.marks = append(p.marks, m); len(p.marks) == maxMarks {
				return
			}
			at = m.end
		}
	}
}

// doubled reports whether the two apostrophes at at are one mark, which closes the “ or „ before it.
func (p *pairer) doubled(at int, para Span) bool {
	if !strings.HasPrefix(p.body[at:para.End], "’’") {
		return false
	}
	closed := 0 // single marks behind the place that is reached
	for k := len(p.marks) - 1; k >= max(0, len(p.marks)-60); k-- {
		switch p.marks[k].r {
		case '’':
			closed++
		case '‘':
			if closed--; closed < 0 {
				return false // “He said ‘so’’
			}
		default:
			return p.marks[k].r == '“' || p.marks[k].r == '„'
		}
	}
	return false
}

// typedGerman reports whether there are two commas at at that stand for „, as in some Dutch papers.
func (p *pairer) typedGerman(at int, para Span) bool {
	before, next := ' ', ' '
	if at > para.Start {
		before = runeBefore(p.body, at)
	}
	if at+2 < para.End {
		next, _ = runeAt(p.body, at+2)
	}
	return at+1 < para.End && p.body[at+1] == ',' && (unicode.IsSpace(before) || before == '(') && !unicode.IsSpace(next) && next != ','
}

// Marks holds the quotation marks of all languages, and DoubleMarks those of them that are no apostrophe and stand for no other mark. The
// same mark opens in one language and closes in another: “a”, „a“, „a”, ”a”, «a», »a«.
const (
	Marks       = DoubleMarks + "'‘’‚‹›「」『』"
	DoubleMarks = "\"“”„‟«»"
)

// isMark reports whether a character beyond ASCII is a quotation mark or an apostrophe that Quotations reads.
func isMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '„', '‚', '«', '»', '‹', '›', '‟', '「', '」', '『', '』':
		return true
	}
	return false
}

// tagEnd returns the end of the HTML tag that starts at at, or at+1 if none does.
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

// lookahead finds for each mark the next strong single closing mark and the next single opening mark. With them a
// possessive is recognized in constant time.
func (p *pairer) lookahead() {
	p.strong = slices.Grow(p.strong[:0], len(p.marks)+1)[:len(p.marks)+1]
	p.opener = slices.Grow(p.opener[:0], len(p.marks)+1)[:len(p.marks)+1]
	p.strong[len(p.marks)], p.opener[len(p.marks)] = len(p.marks), len(p.marks)
	for i := len(p.marks) - 1; i >= 0; i-- {
		m := &p.marks[i]
		p.strong[i], p.opener[i] = p.strong[i+1], p.opener[i+1]
		if m.r != '’' && m.r != '\'' && m.r != '‘' {
			continue
		}
		switch {
		case m.r != '‘' && !isWord(m.next) && (strings.ContainsRune(".,!?…", m.before) || strings.ContainsRune(".,;:!?)", m.next)):
			p.strong[i] = i
		case m.r != '’' && m.opens != none:
			p.opener[i] = i
		}
	}
}

// opens returns the family of the quotation that m can open, or none.
func (p *pairer) opens(m *mark) family {
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
		if text && !isWord(m.before) {
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
	case '„':
		return german
	case '‚':
		return low
	case '«':
		return guillemet
	case '「':
		return corner
	case '『':
		return hollow
	case '»', '‹', '›':
		rest := p.body[m.end:] // not: über ›Die Mühle‹; ‹Zurück | Weiter›
		if gap && text && (m.r == '»' || !strings.Contains(rest[:max(0, strings.IndexAny(rest, "‹›"))], "|") && !slices.Contains(named, strings.ToLower(lastWord(strings.TrimRight(p.body[:m.at], " "))))) {
			return pointed[m.r]
		}
	}
	return none
}

// named are words right before the title of a work or of another article in single guillemets.
var named = strings.Fields(`über in im mit auch buch roman film lied titel over met ook boek sur dans livre read`)

// pointed are the families of the marks that open behind a gap alone.
var pointed = map[rune]family{'»': reversed, '‹': angle, '›': angled}

// elided reports whether m replaces omitted letters or digits: ’94, ’tis, ’n’.
func (p *pairer) elided(m *mark) bool {
	if unicode.IsDigit(m.next) {
		end := wordEnd(p.body, m.end)
		w := p.body[m.end:end]
		r, _ := runeAt(p.body, end)
		return (len(w) == 2 || len(w) == 3 && w[2] == 's') && r != '’' && r != '\'' && r != ','
	}
	if isWord(m.next) && !strings.ContainsRune("tencbrTENCBR", m.next) { // none of the words below starts with this letter
		return false
	}
	switch strings.ToLower(nextWord(p.body[:min(len(p.body), m.end+12)], m.end)) {
	case "tis", "twas", "em", "n", "til", "cause", "bout", "round", "twere", "cos":
		return true
	}
	return false
}

// closes reports whether mark i closes a quotation of family f.
func (p *pairer) closes(i int, f family) bool {
	m := &p.marks[i]
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
		return m.r == '“' || m.r == '”' || m.r == '"'
	case low:
		return m.r == '‘' || m.r == '’' && p.closesSingle(i)
	case guillemet:
		return m.r == '»'
	case reversed:
		return m.r == '«'
	case angle:
		return m.r == '›'
	case angled:
		return m.r == '‹'
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
	m := &p.marks[i]
	if isWord(m.next) || unicode.IsSpace(m.before) {
		return false
	}
	if !unicode.IsSpace(m.next) || !unicode.IsLetter(m.before) || !unicode.IsLower(m.after) {
		return true
	}
	// An apostrophe as in "the workers’ rights" or "goin’ home" if a stronger closing mark comes in the same paragraph before
	// the next opening mark.
	if m.before == 's' || m.before == 'n' && runeBefore(p.body, m.at-1) == 'i' {
		s := p.strong[i+1]
		return s >= len(p.marks) || p.marks[s].para != m.para || p.opener[i+1] < s
	}
	return true
}
