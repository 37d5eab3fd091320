package lexis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// Kind is what a token stands for.
type Kind uint8

const (
	Word   Kind = iota // letters or digits
	Sign               // one punctuation mark
	Quoted             // a whole quotation, or its part in one paragraph
)

// Token is a word, a sign or a quotation. The words inside a quotation have no tokens.
type Token struct {
	Kind      Kind
	Named     bool // a word that may be part of a person's name
	Starts    bool // first of its sentence
	Dotted    bool // a word whose stop is part of it: Mr., U.S.
	Owner     bool // a word that ends in ’s
	Apart     bool // brackets without tokens stand before it
	Class     Class
	Span      prose.Span
	Text      string // as printed; a word without its final stop and ’s
	Lower     string
	Paragraph int
	Quote     int // index of the quotation, for quoted
}

// Text is a body cut into tokens.
type Text struct {
	Body     string
	Tongue   *Tongue
	Quotes   []prose.Quotation
	QuoteAt  []int // token of each quotation
	Tokens   []Token
	Capitals []int32     // the tokens of words that are not all in small letters, in order
	met      prose.Index // numbers the hashes of these words
	words    []Token     // by number: what all occurrences of a word have in common
	lower    prose.LowerWords
	small    map[string]bool // words in lower case, made by Common
	inside   map[string]bool // words with a capital inside a sentence, made by NamedInside
}

// maxTokens is the largest number of tokens read from one body. It limits the memory to about 100 MiB.
const maxTokens = 300_000

// CutText cuts a text into tokens, with its quotations. It reuses the memory of the previous text.
func (d *Text) CutText(text *prose.Text, t *Tongue, quotes []prose.Quotation) {
	body := text.Body
	d.Body, d.Tongue, d.Quotes, d.small, d.inside = body, t, quotes, nil, nil
	d.met.Reset(min(len(body)/60, 1000))
	d.lower.Reset(len(body) / 16)
	d.words, d.Capitals = d.words[:0], d.Capitals[:0]
	d.QuoteAt = slices.Grow(d.QuoteAt[:0], len(d.Quotes))[:len(d.Quotes)]
	clear(d.QuoteAt)
	outside := len(body)
	for i := range d.Quotes {
		outside -= d.Quotes[i].Outer.End - d.Quotes[i].Outer.Start
	}
	d.Tokens = slices.Grow(d.Tokens[:0], min(outside*2/9+len(d.Quotes)+16, maxTokens))
	next := 0 // quotation not yet passed
	for n, p := range text.Paragraphs {
		if d.full() {
			break
		}
		at, first := p.Start, len(d.Tokens)
		for at < p.End && !d.full() {
			if next < len(d.Quotes) && at >= d.Quotes[next].Outer.End {
				next++
				continue
			}
			end := p.End
			inside := false
			if next < len(d.Quotes) {
				outer := d.Quotes[next].Outer
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
		d.markStarts(n, text.SentencesOf(n))
		d.placeLate(first)
	}
	if d.full() {
		d.dropUnread()
	}
}

// dropUnread drops the quotations after the last token.
func (d *Text) dropUnread() {
	last := d.Tokens[len(d.Tokens)-1].Span
	for len(d.Quotes) > 0 && d.Quotes[len(d.Quotes)-1].Outer.Start >= last.End {
		d.Quotes = d.Quotes[:len(d.Quotes)-1]
	}
}

// full reports whether the document has maxTokens.
func (d *Text) full() bool { return len(d.Tokens) >= maxTokens }

// quoteToken adds a token for the part of a quotation in one paragraph. The first part is the quotation's place.
func (d *Text) quoteToken(paragraph, quote int, s prose.Span) {
	if s.Start == d.Quotes[quote].Outer.Start {
		d.QuoteAt[quote] = len(d.Tokens)
	}
	d.Tokens = append(d.Tokens, Token{Kind: Quoted, Span: s, Paragraph: paragraph, Quote: quote})
}

// cut makes tokens of text outside quotations.
func (d *Text) cut(paragraph int, s prose.Span) {
	at, skipped := s.Start, -1 // where the text without tokens starts; the end of brackets that have none
	for next := at; next < s.End; next = max(next, at) {
		if d.Body[next] == ' ' {
			next++
			continue
		}
		if end, h := smallWord(d.Body[:s.End], next); end > 0 { // most words
			if next-at > 1 {
				if end := d.skipsBracket(paragraph, at, next, s.End); end > 0 {
					at, next, skipped = end, end, end
					continue
				}
				d.signs(paragraph, prose.Span{Start: at, End: next})
			}
			if d.full() {
				return
			}
			d.addSmall(paragraph, prose.Span{Start: next, End: end}, h)
			at = end
			continue
		}
		w := prose.FirstWord(d.Body, prose.Span{Start: next, End: s.End})
		if next = w.End; w.Start == w.End {
			break
		}
		if w.Start > at && d.Body[w.Start-1] != ' ' {
			if end := nicknameEnd(d.Body[:s.End], w.Start, at); end > 0 {
				d.addNickname(paragraph, w, at, end)
				at = end
				continue
			}
		}
		if end := d.skipsBracket(paragraph, at, w.Start, s.End); end > 0 {
			at, next, skipped = end, end, end
			continue
		}
		d.signs(paragraph, prose.Span{Start: at, End: w.Start})
		if d.full() {
			return
		}
		if n := d.elidedMark(w, s.End); n > 0 {
			w.End += n
			next = w.End
		} else if !isLower(w.Of(d.Body)) {
			w, at = d.cutWord(paragraph, w, at)
		}
		t := d.addWord(paragraph, w)
		t.Apart = at < w.Start && skipped == at
		k := len(d.Tokens) - 2 // the token before
		d.titleMe(k, t)
		t.Starts = w.Start > at && d.Body[w.Start-1] == '.'
		at = w.End
		if n := d.ownerMark(t, d.Body[at:s.End]); n > 0 {
			t.Owner = true
			at += n
		}
		if d.cryInName(t, d.Body[at:s.End]) {
			at++
			t.Span.End = at
		}
		if at+1 < s.End && d.Body[at] == '.' && d.takesStop(t) {
			at++
		} else if t.Class&Stray != 0 && k >= 0 && d.Tokens[k].Class&Given != 0 && shortTitles[t.Lower] && IsCapital(t.Text) { // Priti Sen
			t.Named = true
		}
	}
	d.signs(paragraph, prose.Span{Start: at, End: s.End})
}

// titleMe makes French “Me” at token k a title before a capital: Me Anne Renard, for Maître.
func (d *Text) titleMe(k int, next *Token) {
	if d.Tongue.Tag == "fr" && k >= 0 && d.Tokens[k].Text == "Me" && IsCapital(next.Text) {
		d.Tokens[k].Class, d.Tokens[k].Named = Title|Stray, false
	}
}

// elidedMark returns the length of the apostrophe behind a listed word that lost its vowel before a quotation, which ends at byte to,
// or 0: a assuré qu’« aucune route ne ferme ».
func (d *Text) elidedMark(w prose.Span, to int) int {
	if !d.Tongue.Elides || w.End >= to || w.End-w.Start > 8 {
		return 0
	}
	for _, mark := range [...]string{"'", "’"} {
		if rest, ok := strings.CutPrefix(d.Body[w.End:to], mark); ok && strings.Trim(rest, " \u00a0\u202f") == "" && d.Tongue.Words.Of(strings.ToLower(w.Of(d.Body))+"'")&Sub != 0 {
			return len(mark)
		}
	}
	return 0
}

// takesStop reports whether the full stop behind a word belongs to it, and notes that: A. Fox; U.S.; Del. Fox.
func (d *Text) takesStop(t *Token) bool {
	if !IsInitial(t.Text) && !strings.Contains(t.Text, ".") && (len(t.Text) > 8 || !abbreviated[t.Lower]) {
		return false
	}
	t.Dotted = true
	if c := d.Tongue.Words.Of(t.Lower); c&Particle != 0 && c&Title != 0 { // Del. Ann Fox
		t.Class, t.Named = c, false
	}
	return true
}

// addNickname adds the signs from at on, and a token for the nickname that has the word w and ends at end with its marks: Ann |
// “Foxy” | Fox.
func (d *Text) addNickname(paragraph int, w prose.Span, at, end int) {
	nick := prose.Span{Start: lastMark(d.Body, w.Start), End: end}
	d.signs(paragraph, prose.Span{Start: at, End: nick.Start})
	d.Capitals = append(d.Capitals, int32(len(d.Tokens)))
	d.Tokens = append(d.Tokens, Token{Kind: Word, Span: nick, Text: nick.Of(d.Body), Lower: strings.ToLower(w.Of(d.Body)), Named: true, Paragraph: paragraph})
}

// ownerMark returns the length of the apostrophe behind an English name that ends in s and is that of an owner, or 0: Vickers’ mate.
func (d *Text) ownerMark(t *Token, rest string) int {
	if !d.Tongue.IsEnglish() || !strings.HasSuffix(t.Text, "s") || t.Owner || !IsCapital(t.Text) {
		return 0
	}
	for _, mark := range [...]string{"'", "’"} {
		if behind, ok := strings.CutPrefix(rest, mark+" "); ok {
			if r, _ := utf8.DecodeRuneInString(behind); unicode.IsLetter(r) {
				return len(mark)
			}
		}
	}
	return 0
}

// cryInName reports whether the exclamation mark behind an English word with a capital is part of a name, because the sentence goes
// on in small letters: Kerrung! | editor Ann Fox.
func (d *Text) cryInName(t *Token, rest string) bool {
	return d.Tongue.IsEnglish() && IsCapital(t.Text) && len(rest) > 2 && rest[:2] == "! " && rest[2] >= 'a' && rest[2] <= 'z'
}

// cutWord adds the first part of a word that is two, and returns the second one: the end.The next; dit-il. At is where the
// text in front of the word starts.
func (d *Text) cutWord(paragraph int, w prose.Span, at int) (second prose.Span, behind int) {
	if dot := missingSpace(w.Of(d.Body)); dot > 0 {
		d.addWord(paragraph, prose.Span{Start: w.Start, End: w.Start + dot})
		d.signs(paragraph, prose.Span{Start: w.Start + dot, End: w.Start + dot + 1})
		w.Start += dot + 1
	}
	if k := d.Tongue.elided(w.Of(d.Body)); k > 0 && (!IsCapital(w.Of(d.Body)) || !IsCapital(d.Body[w.Start+k:w.End]) || d.opensAt(w.Start)) { // l’opposant; L'Assemblée
		d.addWord(paragraph, prose.Span{Start: w.Start, End: w.Start + k}).Named = false
		w.Start += k
		at = w.Start
	}
	if d.Tongue.Tag == "fr" && Inverted(w.Of(d.Body)) > 0 {
		k := Inverted(w.Of(d.Body))
		if n := len(d.Tokens); w.Of(d.Body)[:k] != "t-" {
			d.addWord(paragraph, prose.Span{Start: w.Start, End: w.Start + strings.IndexByte(w.Of(d.Body), '-')})
		} else if n > 0 && d.Tokens[n-1].Text == "-" { // a -t-elle
			d.Tokens = d.Tokens[:n-1]
		}
		w.Start += k
		at = w.Start
	}
	return w, at
}

// opensAt reports whether a sentence may begin at byte at.
func (d *Text) opensAt(at int) bool {
	before := strings.TrimRight(d.Body[max(0, at-12):at], " \u00a0\u202f«“\"—–-")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:\n")
}

// addSmall adds a token for the word w, which has small ASCII letters alone and the hash h.
func (d *Text) addSmall(paragraph int, w prose.Span, h uint64) *Token {
	text, class := w.Of(d.Body), d.noNoun(d.Tongue.Words.Hashed(h))
	if class == 0 && d.Tongue.Tag == "nl" {
		class = d.Tongue.Words.dutch(text)
	}
	if n := len(d.Tokens); class&Rel != 0 && n > 0 && (text == "deren" || text == "dessen") && (d.Tokens[n-1].Class&Saying != 0 || d.Tokens[n-1].Text == "so") { // sagt | deren Sprecherin
		class = Det
	}
	d.Tokens = append(d.Tokens, Token{Kind: Word, Span: w, Text: text, Lower: text, Class: class, Paragraph: paragraph})
	return &d.Tokens[len(d.Tokens)-1]
}

// noNoun returns the class c of a word in small letters without what it can only be as a noun, in a language whose nouns all have a
// capital: der junge Wirt; die betroffene Stadt. A particle of names is no title unless it has capitals or a dot: Paolo di Nardo;
// but DI Reed, Del. Ann Fox.
func (d *Text) noNoun(c Class) Class {
	if d.Tongue.Nouns {
		c &^= Head | Thing | Paper | Title | Kin | Office | FemaleNoun | MaleNoun | Work
	}
	if c&Particle != 0 && c&Title != 0 {
		c &^= Title | Stray
	}
	return c
}

// addWord adds a token for the word w and returns it.
func (d *Text) addWord(paragraph int, w prose.Span) *Token {
	text := w.Of(d.Body)
	if isLower(text) {
		return d.addSmall(paragraph, w, prose.HashWord(text))
	}
	n, met := d.met.Number(prose.HashWord(text))
	if !met {
		d.words = append(d.words, d.readWord(text))
	}
	d.Capitals = append(d.Capitals, int32(len(d.Tokens)))
	d.Tokens = append(d.Tokens, d.words[n])
	t := &d.Tokens[len(d.Tokens)-1]
	t.Span, t.Paragraph = w, paragraph
	return t
}

// readWord returns the token, without its span, of a word that has a capital or a character outside ASCII.
func (d *Text) readWord(text string) Token {
	t := Token{Kind: Word, Text: text}
	if strings.HasSuffix(t.Text, "s") {
		for _, ending := range [...]string{"’s", "'s", "‘s"} {
			if cut, ok := strings.CutSuffix(t.Text, ending); ok && cut != "" {
				t.Text, t.Owner = cut, true
			}
		}
	}
	t.Lower = strings.ReplaceAll(d.lower.Of(t.Text), "’", "'")
	if t.Owner && shortIs[t.Lower] { // he's
		t.Owner = false
	}
	if t.Class = d.Tongue.Words.Of(t.Lower); t.Text == t.Lower || t.Class&Particle != 0 && !IsUpper(t.Text) {
		t.Class = d.noNoun(t.Class)
	}
	if i := strings.IndexByte(t.Lower, '\''); t.Class == 0 && i > 0 && d.Tongue.IsEnglish() && d.Tongue.Words.Of(t.Lower[:i])&Pronoun != 0 { // He'd, They've
		t.Class = d.Tongue.Words.Of(t.Lower[:i])
	}
	if t.Class == 0 && d.Tongue.Nouns {
		t.Class = d.Tongue.Words.partOfDay(t.Lower)
	} else if t.Class == 0 && d.Tongue.Tag == "nl" {
		t.Class = d.Tongue.Words.dutch(t.Lower) &^ Head // Holmtrainer may be a name
	}
	if t.Class == 0 && d.Tongue.Nouns && IsCapital(t.Text) {
		t.Class = d.Tongue.Words.lastPart(t.Lower)
	} else if t.Class == 0 && !d.Tongue.IsEnglish() {
		t.Class = d.Tongue.Words.enclitic(t.Lower)
	}
	if i := strings.LastIndexByte(t.Lower, '-'); i > 0 && t.Class == 0 && d.Tongue.IsEnglish() { // Major-Gen, President-elect
		if first, second := d.Tongue.Words.Of(t.Lower[:i]), d.Tongue.Words.Of(t.Lower[i+1:]); first&second&Title != 0 || first&Title != 0 && t.Lower[i+1:] == "elect" {
			t.Class = first
		}
	}
	rank := d.rank(&t)
	if r, size := utf8.DecodeRuneInString(t.Text); unicode.IsUpper(r) {
		if size < len(t.Text) && IsUpper(t.Text) && !strings.HasSuffix(t.Lower, "'") { // US and WHO are no pronouns; L' is an article
			t.Class &= Title | Head | Office | Stray | Body | Nowhere | Suffix | Thing
		}
		if t.Class&Period != 0 && t.Class&Homonym != 0 { // écrit Le Soir; Anna Notte
			t.Class &^= Period | Homonym
		}
		if t.Text == "Anders" { // a name as well
			t.Class &^= Adverb
		}
		if d.Tongue.Tag == "fr" && strings.HasSuffix(t.Lower, "a") { // Jura, no form of jurer
			t.Class &^= Saying
		}
		given := GivenNames.Of(t.Lower)
		if first, second, ok := strings.Cut(t.Lower, "-"); ok && given == 0 && t.Class == 0 && GivenNames.Of(second)&Given != 0 { // Eva-Marie
			given = GivenNames.Of(first) & Given
		}
		t.Named = !rank && size < len(t.Text) && t.Class&Stray == 0 && (given != 0 || !d.Tongue.opens(&t)) && !compound(t.Lower) && (t.Class&(Prep|Sub|Conj|Rel|Aux|Det|Pronoun|Object|Accord) == 0 || given != 0 || t.Class&Particle != 0)
		t.Class |= given
		if given == 0 && t.Class == 0 && d.Tongue.Cases { // Игоря
			if name := d.Tongue.GivenNominative(t.Lower); name != "" {
				t.Class = GivenNames.Of(name)&Given | Oblique
			}
		}
	} else if ArabicName(t.Text) != "" || elidedName(t.Text) {
		t.Named = true
	}
	return t
}

// rank reports whether a word of two parts, in a language other than English and German, tells what somebody is: VVD-raadslid,
// PvdA'er. Where the last part is listed, the word has its class.
func (d *Text) rank(t *Token) bool {
	dutch := d.Tongue.Tag == "nl"
	if t.Class != 0 || d.Tongue.IsEnglish() || d.Tongue.Nouns {
		return false
	}
	i := strings.LastIndexByte(t.Lower, '-')
	if i <= 0 || IsCapital(t.Text[min(i+1, len(t.Text)):]) && !(dutch && i > 1 && IsUpper(t.Text[:i])) {
		if dutch && strings.HasSuffix(t.Lower, "'er") {
			t.Class = Head
		}
		return t.Class != 0
	}
	last := t.Lower[i+1:]
	if d.Tongue.Words.Of(last)&(Head|Title) != 0 || dutch && (d.Tongue.Words.dutch(last)&Head != 0 || d.Tongue.HasJobEnding(last)) {
		t.Class = Head
	}
	return t.Class != 0 || dutch && len(last) > 3 && !IsCapital(t.Text[i+1:]) // VVD-prominent
}

// opens reports whether a word with a capital is an adverb that begins a sentence, in a language other than English: Ahora Fuentes
// dijo; Finalmente Fuentes dijo.
func (l *Tongue) opens(t *Token) bool {
	switch l.Tag {
	case "en", "":
		return false
	case "es", "it", "pt":
		return t.Class&Adverb != 0 || len(t.Lower) > 8 && strings.HasSuffix(t.Lower, "mente")
	case "fr":
		return t.Class&Adverb != 0 || len(t.Lower) > 8 && strings.HasSuffix(t.Lower, "ement")
	}
	return t.Class&Adverb != 0
}

func (d *Text) signs(paragraph int, s prose.Span) {
	if s.End-s.Start == 1 && d.Body[s.Start] == ' ' {
		return
	}
	for i, r := range s.Of(d.Body) {
		if unicode.IsSpace(r) {
			continue
		}
		if d.full() {
			return
		}
		if r == '¿' || r == '¡' { // the sentence starts with the word after it
			continue
		}
		if r == utf8.RuneError { // bytes that are no text, which may be one long or three
			continue
		}
		text := d.Body[s.Start+i : s.Start+i+utf8.RuneLen(r)]
		t := Token{Kind: Sign, Span: prose.Span{Start: s.Start + i, End: s.Start + i + len(text)}, Text: text, Lower: text, Paragraph: paragraph}
		d.Tokens = append(d.Tokens, t)
	}
}

// markStarts marks the first token of each sentence of the last paragraph. A border inside a quotation does not count.
func (d *Text) markStarts(paragraph int, sentences []prose.Span) {
	first := len(d.Tokens)
	for first > 0 && d.Tokens[first-1].Paragraph == paragraph {
		first--
	}
	k := first
	for _, s := range sentences {
		for k < len(d.Tokens) && d.Tokens[k].Span.End <= s.Start {
			k++
		}
		if k < len(d.Tokens) && d.Tokens[k].Span.Start <= s.Start+4 && (d.Tokens[k].Span.Start >= s.Start || k == first) {
			d.Tokens[k].Starts = true
			d.noteOpening(k)
		}
	}
	if first < len(d.Tokens) {
		d.Tokens[first].Starts = true
	}
}
