package summarize

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// A text is a body read for ranking. It may be read again: see Summarize.
type text struct {
	body     string
	tongue   *tongue
	sents    []sentence
	quotes   []prose.Quotation
	aside    []bool // by paragraph: speech set apart, or code
	steps    []bool // by paragraph: see setSteps
	own      bool   // its author speaks: see inFirstPerson
	vocab    vocabulary
	found    []unit      // see units
	sorted   []int32     // terms of these units
	tokens   []token     // of all sentences
	terms    []int32     // of all sentences
	titled   bool        // there is a title, and it is not the start of the body
	title    marks       // terms of such a title
	folds    prose.Index // of the title's words
	top      []float64   // by term: the keywords with their weights, which add up to 1
	centroid float64     // length of the vector of the terms' frequencies
	lead     marks       // terms of the first two sentences
	kinds    []kind      // by term
	covered  [2][]int32  // memory of cover
	pairs    []uint8     // by pairSlot: how often two terms follow each other, up to 2
}

// A sentence is one sentence of the text. Its words are those that white space parts.
type sentence struct {
	prose.Span
	para    int // number of its paragraph
	start   bool
	words   int
	tokens  []token
	terms   []int32 // content words in order
	class   class   // of its words
	names   int     // capitalised words but the first
	caption int     // signs of a caption
	ends    bool    // ends as a sentence does
	framed  bool    // page furniture
	code    bool    // of a program or a terminal
	ties
}

// The ties of a sentence are what it needs from those before it, and what it gives to those behind it.
type ties struct {
	leans   bool    // needs the sentence directly before it: "He left at noon."
	named   bool    // has a name of two parts
	someone bool    // begins with a person without a name, such as "A lawmaker", and names nobody
	needs   []int32 // what a sentence before it must have: the number of a name, or, below 0, -1 minus that of a term
	gives   []int32 // names that it introduces
}

// A token is a word where it stands.
type token struct {
	word    int32 // of vocabulary.words
	class   class // of the word
	after   byte  // the mark behind it, such as ',' or '.', or 0
	quoted  bool  // between quotation marks
	capital bool  // the word starts with a capital
}

// keywords is the number of most frequent terms that count as keywords.
const keywords = 15

// read reads a body. The memory of the text that t held before serves again.
func (t *text) read(title string, body *prose.Text, apart []bool, language string) {
	t.body, t.quotes, t.tongue = body.Body, body.Quotations, tongueOf(language)
	t.vocab.init(t.tongue, len(t.body)+len(title))
	t.sents, t.tokens, t.terms = t.sents[:0], slices.Grow(t.tokens[:0], len(t.body)/5), slices.Grow(t.terms[:0], len(t.body)/9)
	paras := body.Paragraphs
	headings := readHeadings(t.body, paras)
	headings.abstract, headings.label = abstract(body)
	q := 0
	for p := range paras {
		sents, event := body.SentencesOf(p), false
		for i, s := range sents {
			if i == 0 {
				s.Start += headings.of(s.Of(t.body), p)
			}
			t.sents = append(t.sents, sentence{Span: s, para: p, start: i == 0})
			last := &t.sents[len(t.sents)-1]
			q = t.scan(last, q)
			last.ends = last.ends || i+1 < len(sents) // plan B. The
			event = event || i == 0 && last.framed && last.event(last.Of(t.body))
			last.framed = last.framed || event && !last.hasVerb()
		}
		if len(t.sents) >= maxSentences {
			t.sents = t.sents[:maxSentences]
			break
		}
	}
	labels := partsOf(language)
	t.setAside(paras, apart, labels)
	labelled := len(labels) > 0 && t.findings(paras, labels, headings.abstract)
	if headings.abstract >= 0 && !labelled { // sums the text up, in the words of its authors
		for p := range t.aside {
			t.aside[p] = p != headings.abstract
		}
	}
	t.own = labelled || headings.abstract >= 0 || t.inFirstPerson()
	if t.setSteps(paras, headings); labelled {
		clear(t.steps)
	}
	t.readTitle(title)
	t.pairs = cleared(t.pairs, pairSlots)
	for i := range t.sents {
		for k, id := range t.sents[i].terms {
			if k > 0 {
				slot := pairSlot(t.sents[i].terms[k-1], id)
				t.pairs[slot] = min(t.pairs[slot]+1, 2)
			}
		}
	}
	t.lead.init(len(t.vocab.freq))
	for i := range min(2, len(t.sents)) {
		for _, id := range t.sents[i].terms {
			t.lead.add(id)
		}
	}
	t.centroid = 0
	for _, f := range t.vocab.freq {
		t.centroid += f * f
	}
	t.centroid = math.Sqrt(t.centroid)
	t.keywords()
	t.weighTerms()
	t.link()
}

// pairSlots is so large that of the thousand pairs of an article one in thirty shares its slot with another. Slots are
// faster than a map, which would tell all pairs apart.
const pairSlots = 1 << 15

// pairSlot returns the slot of two terms: the upper bits of their product with a number that has no pattern.
func pairSlot(a, b int32) int {
	return int((uint64(a)<<32 | uint64(b)) * 0x9e3779b97f4a7c15 >> 49)
}

// scan reads the words of a sentence. It takes and returns the number of the first quotation that may reach into it.
func (t *text) scan(s *sentence, q int) int {
	text := s.Of(t.body)
	fromToken, fromTerm, signs := len(t.tokens), len(t.terms), 0
	v := &t.vocab
	for i := 0; i < len(text); {
		if text[i] == ' ' { // the usual character between words
			i++
			continue
		}
		if n := spaceAt(text, i); n > 0 {
			i += n
			continue
		}
		h, f, end := uint64(prose.NoHash), form(0), i
		for end < len(text) {
			c := forms[text[end]]
			if c == other {
				break
			}
			f |= c
			h = prose.HashNext(h, text[end])
			end++
		}
		w := text[i:end]
		at := s.Start + i
		var after byte
		if w == "" || end < len(text) && text[end] != ' ' { // most words are plain up to a space
			end = wordEnd(text, end)
			signs += s.noteMarks(text, i, end)
			if last := text[end-1]; last < utf8.RuneSelf && !plain(last) {
				after = last
			}
			w, h, f = bareWord(text[i:end], w, h, f)
			if _, rest, _ := strings.Cut(text[i:end], w); strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") { // Brill's
				after = '\''
			}
		}
		i = end
		if w == "" {
			s.words++
			continue
		}
		id, met := v.intern(w, h, f)
		word := &v.words[id]
		if n := len(t.tokens); !met && !word.capital {
			word.known = n > fromToken && t.tokens[n-1].class&definite != 0 || n > fromToken+1 && t.tokens[n-2].class&definite != 0
		}
		s.words += max(1, int(word.signs)/2)
		for q < len(t.quotes) && t.quotes[q].Outer.End <= at {
			q++
		}
		k := token{word: id, class: word.class, capital: word.capital, after: after, quoted: q < len(t.quotes) && t.quotes[q].Outer.Start <= at}
		for _, term := range v.parts[word.from:word.to] {
			v.freq[term]++
			t.terms = append(t.terms, term)
		}
		t.tokens = append(t.tokens, k)
		s.note(w, k, len(t.tokens)-fromToken)
	}
	s.tokens, s.terms = t.tokens[fromToken:], t.terms[fromTerm:]
	s.settle(text, signs, t.tongue)
	if t.pleads(s) || 2*s.Start > len(t.body) && (t.tongue != nil && t.tongue.frame.In(text) || s.class&number != 0 && phone(text)) { // news may say so too, but not at the end
		s.framed = true
	}
	return q
}

// bareWord returns a word without the marks around it, its hash and its form. The word starts with the plain characters
// start, whose hash and form are h and f. A name is one word with and without its 's.
func bareWord(raw, start string, h uint64, f form) (string, uint64, form) {
	w := bare(raw)
	if w == start { // only marks follow
		return w, h, f
	}
	if w != "" && w[len(w)-1] == 's' && prose.StartsUpper(w) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	}
	h, f = spell(w)
	return w, h, f
}

// note adds what the word w, the n-th of a sentence, tells of it.
func (s *sentence) note(w string, k token, n int) {
	c := k.class
	switch {
	case c&number != 0:
		c = number
	case k.capital:
		if n > 1 && c&firstPerson == 0 {
			s.names++
			c &= day | page | picture
		} else if w == "Us" {
			c &^= firstPerson
		}
	default:
		if c&scene != 0 && (n < 2 || n > 14) {
			c &^= scene
		}
		if n > 1 && n < 7 && len(w) > 5 && strings.HasSuffix(w, "ing") {
			c |= doing
		}
	}
	if k.quoted {
		c &^= firstPerson
	}
	s.class |= c
}

// mayBeSpace has true for each byte that starts a white space, and perhaps other characters.
var mayBeSpace = func() (table [256]bool) {
	for _, c := range []byte("\t\n\v\f\r \xc2\xe1\xe2\xe3") {
		table[c] = true
	}
	return table
}()

// wordEnd returns where the next white space from i on starts, or the length of s.
func wordEnd(s string, i int) int {
	for i < len(s) && (!mayBeSpace[s[i]] || spaceAt(s, i) == 0) {
		i++
	}
	return i
}

// spaceAt returns the length of the white space at s[i], 0 for none.
func spaceAt(s string, i int) int {
	switch c := s[i]; {
	case c == ' ', c >= '\t' && c <= '\r':
		return 1
	case c < utf8.RuneSelf || c != 0xc2 && c != 0xe1 && c != 0xe2 && c != 0xe3: // no white space begins with other bytes
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
		return n
	}
	return 0
}

// readTitle notes which words and terms of the text the title has.
func (t *text) readTitle(title string) {
	t.titled = !repeatsStart(title, t.body)
	known := int32(len(t.vocab.freq))
	t.title.init(len(t.vocab.freq))
	t.folds.Reset(16)
	for s := range strings.FieldsSeq(title) {
		if s = bare(s); s == "" {
			continue
		}
		h, f := spell(s)
		var w word
		t.vocab.learn(&w, s, h, f)
		t.folds.Number(w.fold)
		for _, term := range t.vocab.parts[w.from:w.to] {
			if t.titled && term < known {
				t.title.add(term)
			}
		}
	}
	t.vocab.freq = t.vocab.freq[:known] // without what only the title has
	for i := range t.vocab.words {
		w := &t.vocab.words[i]
		w.inTitle = t.folds.Has(w.fold)
	}
}

// A kind is what a term counts for in a set that covers it, in tenths.
type kind struct {
	early, wide float64
	in, last    int32 // how many sentences have the term; the last of them, from 1
}

// weighTerms finds how early the text has a term, and in how many sentences.
func (t *text) weighTerms() {
	t.kinds = cleared(t.kinds, len(t.vocab.freq))
	for i := range t.sents {
		for _, id := range t.sents[i].terms {
			k := &t.kinds[id]
			if k.last == 0 {
				k.early = 0.1 / (1 + float64(i))
			}
			if k.last != int32(i)+1 {
				k.last = int32(i) + 1
				k.in++
			}
		}
	}
	for id := range t.kinds {
		if k := &t.kinds[id]; k.in > 1 {
			k.wide = 0.1 * math.Log(float64(k.in))
		}
	}
}

// keywords finds the most frequent terms; of equally frequent ones the earlier.
func (t *text) keywords() {
	freq := t.vocab.freq
	ids := make([]int32, 0, len(freq))
	for id, f := range freq {
		if f > 1 {
			ids = append(ids, int32(id))
		}
	}
	slices.SortStableFunc(ids, func(a, b int32) int { return int(freq[b] - freq[a]) })
	ids = ids[:min(keywords, len(ids))]
	sum := 0.0
	for _, id := range ids {
		sum += freq[id]
	}
	t.top = cleared(t.top, len(freq))
	for _, id := range ids {
		t.top[id] = freq[id] / sum
	}
}

// repeatsStart reports whether the body starts with the words of the title.
func repeatsStart(title, body string) bool {
	return strings.HasPrefix(prose.Fold(body[:cut(body, 2*len(title)+64)]), prose.Fold(title))
}

// cut returns n, or less where n would part a character or go past the end.
func cut(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// marks are some of the terms of a text.
type marks struct {
	in []bool // by term
	n  int
}

// init empties the marks and makes room for so many terms.
func (m *marks) init(terms int) { m.in, m.n = cleared(m.in, terms), 0 }

func (m *marks) add(id int32) {
	if !m.in[id] {
		m.in[id] = true
		m.n++
	}
}
