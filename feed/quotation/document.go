package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

type tokenKind uint8

const (
	word   tokenKind = iota
	sign             // one punctuation mark
	quoted           // a whole quotation, or its part in one paragraph
)

// token is a word, a sign or a quotation. What stands inside a quotation has no tokens.
type token struct {
	kind      tokenKind
	named     bool // a word that may be part of a person's name
	starts    bool // first of its sentence
	dotted    bool // a word whose stop is part of it: Mr., U.S.
	owner     bool // a word that ends in ’s
	class     class
	span      prose.Span
	text      string // as it stands; of a word without its final stop and ’s
	lower     string
	paragraph int
	quote     int // index of the quotation, for quoted
}

// document is a body cut into tokens, with everything that is read from them.
type document struct {
	body   string
	title  string // in lower case
	tongue *tongue
	room
	home     *room // where room goes back to
	quotes   []prose.Quotation
	at       []int          // token of each quotation
	turns    map[int]*turn  // by where they start
	bylines  map[int]byline // by where their quotations start
	spoken   spoken         // of the last paragraph that was asked for
	followed int
	small    map[string]bool // words in lower case, made by common
}

// maxTokens is the most tokens that are read of one body. It bounds the memory to some 100 MiB.
const maxTokens = 300_000

func newDocument(body string, t *tongue, paras []prose.Span, turns []turn) *document {
	d := &document{body: body, tongue: t, turns: map[int]*turn{}, spoken: spoken{paragraph: -1}}
	d.enter()
	if t.cjk {
		d.quotes = quotationsCJK(body)
	} else {
		d.quotes = withoutNicknames(body, prose.Quotations(body))
	}
	d.quotes = withTurns(d.quotes, turns)
	for i := range turns {
		d.turns[turns[i].span.Start] = &turns[i]
	}
	if len(d.quotes) == 0 {
		return d
	}
	d.at = make([]int, len(d.quotes))
	outside := len(body)
	for i := range d.quotes {
		outside -= d.quotes[i].Outer.End - d.quotes[i].Outer.Start
	}
	d.tokens = slices.Grow(d.tokens, min(outside*2/9+len(d.quotes)+16, maxTokens))
	next := 0 // quotation not yet passed
	for n, p := range paras {
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
	if d.full() {
		d.dropUnread()
	}
	return d
}

// dropUnread drops the quotations behind the last token.
func (d *document) dropUnread() {
	last := d.tokens[len(d.tokens)-1].span
	for len(d.quotes) > 0 && d.quotes[len(d.quotes)-1].Outer.Start >= last.End {
		d.quotes = d.quotes[:len(d.quotes)-1]
	}
}

// full reports whether the document has maxTokens.
func (d *document) full() bool { return len(d.tokens) >= maxTokens }

// quoteToken adds a token for the part of a quotation in one paragraph. The first part is the quotation's place.
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
		if w.Start < at { // inside a nickname
			continue
		}
		if w.Start > at && d.body[w.Start-1] != ' ' && nicknameEnd(d.body[:s.End], w.Start, at) > 0 {
			end := nicknameEnd(d.body[:s.End], w.Start, at)
			start := lastMark(d.body, w.Start)
			d.signs(paragraph, prose.Span{Start: at, End: start})
			nick := prose.Span{Start: start, End: end}
			d.capitals = append(d.capitals, int32(len(d.tokens)))
			d.tokens = append(d.tokens, token{kind: word, span: nick, text: nick.Of(d.body), lower: strings.ToLower(w.Of(d.body)), named: true, paragraph: paragraph})
			at = end
			continue
		}
		d.signs(paragraph, prose.Span{Start: at, End: w.Start})
		if d.full() {
			return
		}
		if !isLower(w.Of(d.body)) {
			w, at = d.cutWord(paragraph, w, at)
		}
		t := d.addWord(paragraph, w)
		k := len(d.tokens) - 2 // the token before
		t.starts = w.Start > at && d.body[w.Start-1] == '.' && k >= 0 && d.tokens[k].span.End == w.Start && d.tokens[k].text == "."
		at = w.End
		if at < s.End && d.body[at] == '.' && at+1 < s.End && (isInitial(t.text) || strings.Contains(t.text, ".") || len(t.text) <= 4 && abbreviated[t.lower]) {
			t.dotted = true
			at++
		} else if t.class&stray != 0 && k >= 0 && d.tokens[k].class&given != 0 && shortTitles[t.lower] && isCapital(t.text) { // Priti Sen
			t.named = true
		}
	}
	d.signs(paragraph, prose.Span{Start: at, End: s.End})
}

// cutWord adds the first part of a word that is two, and returns the second one: the end.The next; dit-il. At is where the text
// in front of the word starts.
func (d *document) cutWord(paragraph int, w prose.Span, at int) (second prose.Span, behind int) {
	if dot := missingSpace(w.Of(d.body)); dot > 0 {
		d.addWord(paragraph, prose.Span{Start: w.Start, End: w.Start + dot})
		d.signs(paragraph, prose.Span{Start: w.Start + dot, End: w.Start + dot + 1})
		w.Start += dot + 1
	}
	if d.tongue.tag == "fr" && inverted(w.Of(d.body)) > 0 {
		k := inverted(w.Of(d.body))
		d.addWord(paragraph, prose.Span{Start: w.Start, End: w.Start + strings.IndexByte(w.Of(d.body), '-')})
		w.Start += k
		at = w.Start
	}
	return w, at
}

// inverted returns where the pronoun of a French verb begins, or 0: dit-il, ajoute-t-elle.
func inverted(w string) int {
	i := strings.LastIndexByte(w, '-')
	if i <= 0 {
		return 0
	}
	switch w[i+1:] {
	case "il", "elle", "ils", "elles", "on":
		return i + 1
	}
	return 0
}

// missingSpace returns the place of a full stop inside a word that ends a sentence and lacks a space behind it, or 0.
func missingSpace(w string) int {
	if strings.IndexByte(w, '.') < 0 {
		return 0
	}
	for i := 2; i+2 < len(w); i++ {
		if w[i] != '.' {
			continue
		}
		a, _ := utf8.DecodeLastRuneInString(w[:i])
		b, n := utf8.DecodeRuneInString(w[i+1:])
		c, _ := utf8.DecodeRuneInString(w[i+1+n:])
		if unicode.IsLower(a) && unicode.IsUpper(b) && unicode.IsLower(c) {
			return i
		}
	}
	return 0
}

// addWord adds a token for the word w and returns it.
func (d *document) addWord(paragraph int, w prose.Span) *token {
	text := w.Of(d.body)
	if isLower(text) {
		d.tokens = append(d.tokens, token{kind: word, span: w, text: text, lower: text, class: d.tongue.words.of(text), paragraph: paragraph})
		return &d.tokens[len(d.tokens)-1]
	}
	n, ok := d.wordOf[text]
	if !ok {
		n = int32(len(d.words))
		d.words = append(d.words, d.readWord(text))
		d.wordOf[text] = n
	}
	d.capitals = append(d.capitals, int32(len(d.tokens)))
	d.tokens = append(d.tokens, d.words[n])
	t := &d.tokens[len(d.tokens)-1]
	t.span, t.paragraph = w, paragraph
	return t
}

// readWord returns the token, without its span, of a word that has a capital or a character outside ASCII.
func (d *document) readWord(text string) token {
	t := token{kind: word, text: text}
	if strings.HasSuffix(t.text, "s") {
		for _, ending := range [...]string{"’s", "'s"} {
			if cut, ok := strings.CutSuffix(t.text, ending); ok && cut != "" {
				t.text, t.owner = cut, true
			}
		}
	}
	t.lower = strings.ReplaceAll(strings.ToLower(t.text), "’", "'")
	if t.owner && shortIs[t.lower] { // he's
		t.owner = false
	}
	t.class = d.tongue.words.of(t.lower)
	if t.class == 0 && d.tongue.nouns && isCapital(t.text) {
		t.class = d.tongue.words.lastPart(t.lower)
	}
	if r, size := utf8.DecodeRuneInString(t.text); unicode.IsUpper(r) {
		if len(t.text) > 1 && isUpper(t.text) { // US and WHO are no pronouns
			t.class &= title | head | office | stray | body | nowhere | suffix | thing
		}
		t.named = size < len(t.text) && t.class&stray == 0 && !compound(t.lower) && (t.class&(prep|sub|conj|rel|aux|det|pronoun|object) == 0 || givenNames.of(t.lower) != 0 || t.class&particle != 0)
		t.class |= givenNames.of(t.lower)
	}
	return t
}

// isLower reports whether a word is written in small ASCII letters, as most are.
func isLower(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// isUpper reports whether a text has no small letter.
func isUpper(text string) bool {
	for _, r := range text {
		if unicode.ToUpper(r) != r {
			return false
		}
	}
	return true
}

// shortIs are the words behind which ’s is short for "is": he's.
var shortIs = set(`he she it that who what there here where how let`)

var abbreviated = set(`mr mrs ms dr sen rep gov gen lt col capt sgt prof rev jr sr st maj adm del asst sec cllr amb brig cmdr det hon pres jan feb mar apr aug sept sep oct nov dec`)

// shortTitles are abbreviations that are last names where no stop stands behind them.
var shortTitles = set(`sen rep gov gen col capt maj del hon pres`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

func (d *document) signs(paragraph int, s prose.Span) {
	if s.End-s.Start == 1 && d.body[s.Start] == ' ' {
		return
	}
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
		t := token{kind: sign, span: prose.Span{Start: s.Start + i, End: s.Start + i + len(text)}, text: text, lower: text, paragraph: paragraph}
		d.tokens = append(d.tokens, t)
	}
}

// markStarts marks the first token of each sentence of the last paragraph. A border inside a quotation does not count.
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
	if first < len(d.tokens) {
		d.tokens[first].starts = true
	}
}

// is reports whether token i is in the paragraph of token at and has that lower-case text.
func (d *document) is(i, at int, text string) bool {
	return i >= 0 && i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[at].paragraph && d.tokens[i].lower == text
}

// has reports whether token i is in the paragraph of token at and is a word of one of the classes c.
func (d *document) has(i, at int, c class) bool {
	return i >= 0 && i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[at].paragraph && d.tokens[i].class&c != 0
}

// textOf returns the text of tokens from to to, with white space folded and without a possessive ending.
func (d *document) textOf(from, to int) string {
	last := &d.tokens[to-1]
	end := last.span.End
	if last.owner {
		end = last.span.Start + len(last.text)
	}
	return fold(d.body[d.tokens[from].span.Start:end])
}

// fold folds white space.
func fold(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c > '\r' && c != ' ' && c != 0xC2:
		case c == '\n', c == '\r', c == '\t', c == ' ' && strings.HasPrefix(s[i+1:], " "), strings.HasPrefix(s[i:], "\u00a0"):
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// compound reports whether a word with a hyphen is an adjective made of a name: Trump-style.
func compound(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i > 0 && compounds[w[i+1:]]
}

var compounds = set(`style based led era like born backed owned run wing area wide related type sized old friendly trained controlled held bound speaking dominated`)

// common reports whether a word occurs in lower case somewhere in the text. Such a word is not a name.
func (d *document) common(w string) bool {
	if d.small == nil {
		d.small = map[string]bool{}
		for i := range d.tokens {
			if t := &d.tokens[i]; t.kind == word && t.text == t.lower {
				d.small[t.lower] = true
			}
		}
	}
	return d.small[w]
}

func isInitial(w string) bool {
	if len(w) != 1 && (w == "" || w[0] < utf8.RuneSelf) {
		return false
	}
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && size == len(w)
}
