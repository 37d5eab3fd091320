package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// tokenKind is what a token stands for.
type tokenKind uint8

const (
	word   tokenKind = iota // letters or digits
	sign                    // one punctuation mark
	quoted                  // a whole quotation, or its part in one paragraph
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

// text is a body cut into tokens.
type text struct {
	body     string
	tongue   *tongue
	quotes   []prose.Quotation
	at       []int // token of each quotation
	tokens   []token
	capitals []int32          // the tokens of words that are not all in small letters, in order
	wordOf   map[string]int32 // for each of these words its index in words
	words    []token          // as they are in every place
	small    map[string]bool  // words in lower case, made by common
}

// maxTokens is the most tokens that are read of one body. It bounds the memory to some 100 MiB.
const maxTokens = 300_000

// cutText cuts body into tokens. It uses the memory of the text before.
func (d *text) cutText(body string, t *tongue, paras []prose.Span, quotes []prose.Quotation) {
	d.body, d.tongue, d.quotes, d.small = body, t, quotes, nil
	if d.wordOf == nil {
		d.wordOf = map[string]int32{}
	}
	clear(d.wordOf)
	d.words, d.capitals = d.words[:0], d.capitals[:0]
	d.at = slices.Grow(d.at[:0], len(d.quotes))[:len(d.quotes)]
	clear(d.at)
	outside := len(body)
	for i := range d.quotes {
		outside -= d.quotes[i].Outer.End - d.quotes[i].Outer.Start
	}
	d.tokens = slices.Grow(d.tokens[:0], min(outside*2/9+len(d.quotes)+16, maxTokens))
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
}

// dropUnread drops the quotations behind the last token.
func (d *text) dropUnread() {
	last := d.tokens[len(d.tokens)-1].span
	for len(d.quotes) > 0 && d.quotes[len(d.quotes)-1].Outer.Start >= last.End {
		d.quotes = d.quotes[:len(d.quotes)-1]
	}
}

// full reports whether the document has maxTokens.
func (d *text) full() bool { return len(d.tokens) >= maxTokens }

// quoteToken adds a token for the part of a quotation in one paragraph. The first part is the quotation's place.
func (d *text) quoteToken(paragraph, quote int, s prose.Span) {
	if s.Start == d.quotes[quote].Outer.Start {
		d.at[quote] = len(d.tokens)
	}
	d.tokens = append(d.tokens, token{kind: quoted, span: s, paragraph: paragraph, quote: quote})
}

// cut makes tokens of text outside quotations.
func (d *text) cut(paragraph int, s prose.Span) {
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
func (d *text) cutWord(paragraph int, w prose.Span, at int) (second prose.Span, behind int) {
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

// addWord adds a token for the word w and returns it.
func (d *text) addWord(paragraph int, w prose.Span) *token {
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
func (d *text) readWord(text string) token {
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

func (d *text) signs(paragraph int, s prose.Span) {
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
func (d *text) markStarts(paragraph int, sentences []prose.Span) {
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
func (d *text) is(i, at int, text string) bool {
	return i >= 0 && i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[at].paragraph && d.tokens[i].lower == text
}

// has reports whether token i is in the paragraph of token at and is a word of one of the classes c.
func (d *text) has(i, at int, c class) bool {
	return i >= 0 && i < len(d.tokens) && d.tokens[i].paragraph == d.tokens[at].paragraph && d.tokens[i].class&c != 0
}

// textOf returns the text of tokens from to to, with white space folded and without a possessive ending.
func (d *text) textOf(from, to int) string {
	last := &d.tokens[to-1]
	end := last.span.End
	if last.owner {
		end = last.span.Start + len(last.text)
	}
	return fold(d.body[d.tokens[from].span.Start:end])
}

// common reports whether a word occurs in lower case somewhere in the text. Such a word is not a name.
func (d *text) common(w string) bool {
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

// acts reports whether token i looks like what somebody did: scored; ran.
func (d *text) acts(i int) bool {
	t := &d.tokens[i]
	return t.kind == word && t.text == t.lower && (t.class&(say|tell|verb|aux) != 0 || len(t.lower) > 4 && strings.HasSuffix(t.lower, "ed"))
}

// isAdverb reports whether token i is an adverb, by the list or by its ending.
func (d *text) isAdverb(i int) bool {
	t := &d.tokens[i]
	if t.class&(adverb|reflexive) != 0 {
		return true
	}
	return d.tongue.isEnglish() && strings.HasSuffix(t.lower, "ly") && len(t.lower) > 4 && (!t.named || t.starts && t.class&given == 0) && t.class&head == 0 && !nounsInLy[t.lower]
}

var nounsInLy = set(`family daily weekly monthly quarterly ally assembly bully reply supply`)

// quotedBetween reports whether a quotation stands among tokens from to to.
func (d *text) quotedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if d.tokens[i].kind == quoted {
			return true
		}
	}
	return false
}
