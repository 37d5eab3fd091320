package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

type tokenKind uint8

const (
	word_  tokenKind = iota
	sign             // one punctuation mark
	quoted           // a whole quotation
)

// token is a word, a sign or a quotation. What stands inside a quotation has no tokens.
type token struct {
	kind      tokenKind
	span      prose.Span
	text      string // as it stands; of a word without its final stop
	lower     string
	named     bool // a word that may be part of a person's name
	starts    bool // first of its sentence
	dotted    bool // a word whose stop is part of it: Mr., U.S.
	paragraph int
	quote     int // index of the quotation, for quoted
}

// document is a body cut into tokens.
type document struct {
	body   string
	tokens []token
	quotes []prose.Quotation
	at     []int // token of each quotation
	people *people
}

// maxTokens bounds the words, signs and quotations that are read of one body, and with them the memory: some 100 MiB.
const maxTokens = 500_000

func newDocument(body string) *document {
	d := &document{body: body, quotes: prose.Quotations(body)}
	d.at = make([]int, len(d.quotes))
	d.tokens = make([]token, 0, min(len(body)/5, maxTokens))
	next := 0 // quotation not yet passed
	for n, p := range prose.Paragraphs(body) {
		if d.full() {
			break
		}
		borders := prose.Sentences(body, p)
		at := p.Start
		for at < p.End && !d.full() {
			if next < len(d.quotes) && at >= d.quotes[next].Outer.End {
				next++
				continue
			}
			end := p.End
			inside := false
			if next < len(d.quotes) {
				outer := d.quotes[next].Outer
				switch {
				case at >= outer.Start:
					inside, end = true, min(end, outer.End)
				case outer.Start < end:
					end = outer.Start
				}
			}
			if inside {
				d.quoteToken(n, next, prose.Span{Start: at, End: end})
			} else {
				d.cut(n, prose.Span{Start: at, End: end})
			}
			at = end
		}
		d.markStarts(n, borders)
	}
	if d.full() { // quotations behind the last token are not looked at
		last := d.tokens[len(d.tokens)-1].span
		for len(d.quotes) > 0 && d.quotes[len(d.quotes)-1].Outer.Start >= last.End {
			d.quotes = d.quotes[:len(d.quotes)-1]
		}
	}
	d.people = findPeople(d)
	return d
}

// full reports whether no more tokens are taken.
func (d *document) full() bool { return len(d.tokens) >= maxTokens }

// quoteToken enters the part of a quotation that lies in one paragraph. Its first part is the quotation's place.
func (d *document) quoteToken(paragraph, quote int, s prose.Span) {
	if s.Start == d.quotes[quote].Outer.Start {
		d.at[quote] = len(d.tokens)
	}
	d.tokens = append(d.tokens, token{kind: quoted, span: s, paragraph: paragraph, quote: quote})
}

// cut makes tokens of text outside quotations.
func (d *document) cut(paragraph int, s prose.Span) {
	at := s.Start
	for w := range prose.EachWord(d.body, s) {
		d.signs(paragraph, prose.Span{Start: at, End: w.Start})
		if d.full() {
			return
		}
		t := token{kind: word_, span: w, text: w.Of(d.body), paragraph: paragraph}
		t.lower = strings.ReplaceAll(strings.ToLower(t.text), "’", "'")
		word, _ := possessive(t.text)
		lower, _ := possessive(t.lower)
		t.named = isName(word, lower)
		at = w.End
		if at < s.End && d.body[at] == '.' && at+1 < s.End && (isInitial(t.text) || strings.Contains(t.text, ".") || len(t.text) <= 4 && abbreviated[t.lower]) {
			t.dotted = true
			at++
		}
		d.tokens = append(d.tokens, t)
	}
	d.signs(paragraph, prose.Span{Start: at, End: s.End})
}

var abbreviated = set(`mr mrs ms dr sen rep gov gen lt col capt sgt prof rev jr sr st maj adm del asst sec cllr amb brig cmdr det hon pres jan feb mar apr aug sept sep oct nov dec`)

func (d *document) signs(paragraph int, s prose.Span) {
	for i, r := range s.Of(d.body) {
		if unicode.IsSpace(r) {
			continue
		}
		if d.full() {
			return
		}
		if r == utf8.RuneError { // bytes that are no text, which may be one long or three
			continue
		}
		text := d.body[s.Start+i : s.Start+i+utf8.RuneLen(r)]
		d.tokens = append(d.tokens, token{kind: sign, span: prose.Span{Start: s.Start + i, End: s.Start + i + len(text)}, text: text, lower: text, paragraph: paragraph})
	}
}

// markStarts finds the first token of each sentence of the last paragraph. A border inside a quotation is none.
func (d *document) markStarts(paragraph int, sentences []prose.Span) {
	first := len(d.tokens)
	for first > 0 && d.tokens[first-1].paragraph == paragraph {
		first--
	}
	k := first
	for _, s := range sentences {
		for k < len(d.tokens) && d.tokens[k].span.End <= s.Start {
			k++
		}
		if k < len(d.tokens) && d.tokens[k].span.Start <= s.Start+4 && (d.tokens[k].span.Start >= s.Start || k == first) {
			d.tokens[k].starts = true
		}
	}
}

// maxSentence bounds how far rules look in a text without stops, in tokens.
const maxSentence = 150

// sentence gives the tokens of the sentence that holds token i, as a half-open range: at most maxSentence to either side.
func (d *document) sentence(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && from > i-maxSentence && !d.tokens[from].starts && d.tokens[from-1].paragraph == d.tokens[i].paragraph {
		from--
	}
	for to < len(d.tokens) && to < i+maxSentence && !d.tokens[to].starts && d.tokens[to].paragraph == d.tokens[i].paragraph {
		to++
	}
	return from, to
}

// is reports whether token i lies in the paragraph of token at and has that lower-case text.
func (d *document) is(i, at int, text string) bool {
	return i >= 0 && i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[at].paragraph && d.tokens[i].lower == text
}
