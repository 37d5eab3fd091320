package summarize

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// A text is a body read for ranking.
type text struct {
	body     string
	sents    []sentence
	quotes   []prose.Quotation
	freq     []float64 // of each term in the text
	title    marks
	top      []float64        // by term: the keywords with their weights, which add up to 1
	centroid float64          // length of freq as a vector
	lead     marks            // terms of the first two sentences
	kinds    []kind           // of each term
	pairs    map[uint64]int32 // how often two terms follow each other
	aside    []bool           // sentence i is inside a quotation that began before it
}

type sentence struct {
	prose.Span
	para      int // number of its paragraph
	start     bool
	words     int     // parted by white space
	terms     []int32 // content words in order
	class     class   // of its words
	names     int     // capitalised words but the first
	caption   int     // signs of a caption
	furniture bool    // of a page
}

// keywords is the number of most frequent terms that count as keywords.
const keywords = 15

func read(title, body string) *text {
	t := &text{body: window(body)}
	t.quotes = prose.Quotations(t.body)
	size := min(600, len(t.body)/12)
	v := vocabulary{words: make(map[uint64]int32, size), ids: make(map[uint64]int32, size)}
	for p, para := range prose.Paragraphs(t.body) {
		for i, s := range prose.Sentences(t.body, para) {
			t.sents = append(t.sents, sentence{Span: s, para: p, start: i == 0, words: countWords(s.Of(t.body)), terms: v.terms(s.Of(t.body))})
			t.sents[len(t.sents)-1].scan(s.Of(t.body))
		}
		if len(t.sents) >= maxSentences {
			t.sents = t.sents[:maxSentences]
			break
		}
	}
	t.freq = v.freq
	t.title.in, t.lead.in = make([]bool, len(v.freq)), make([]bool, len(v.freq))
	if !repeatsStart(title, t.body) {
		for _, id := range v.known(title) {
			t.title.add(id)
		}
	}
	t.pairs = make(map[uint64]int32, size)
	for i := range t.sents {
		for k, id := range t.sents[i].terms {
			if k > 0 {
				t.pairs[uint64(t.sents[i].terms[k-1])<<32|uint64(id)]++
			}
		}
	}
	for i := range min(2, len(t.sents)) {
		for _, id := range t.sents[i].terms {
			t.lead.add(id)
		}
	}
	for _, f := range t.freq {
		t.centroid += f * f
	}
	t.centroid = math.Sqrt(t.centroid)
	t.keywords()
	t.weighTerms()
	return t
}

// A kind is what a term counts for in a set that covers it, in tenths.
type kind struct{ early, wide float64 }

// weighTerms finds how early the text has a term, and in how many sentences.
func (t *text) weighTerms() {
	t.kinds = make([]kind, len(t.freq))
	in := make([]int32, len(t.freq)) // sentences that have it
	at := make([]int32, len(t.freq)) // the last of them, from 1
	for i := range t.sents {
		for _, id := range t.sents[i].terms {
			if at[id] == 0 {
				t.kinds[id].early = 0.1 / (1 + float64(i))
			}
			if at[id] != int32(i)+1 {
				at[id] = int32(i) + 1
				in[id]++
			}
		}
	}
	for id := range t.kinds {
		if in[id] > 1 {
			t.kinds[id].wide = 0.1 * math.Log(float64(in[id]))
		}
	}
}

// keywords finds the most frequent terms; of equally frequent ones the earlier.
func (t *text) keywords() {
	ids := make([]int32, 0, len(t.freq))
	for id, f := range t.freq {
		if f > 1 {
			ids = append(ids, int32(id))
		}
	}
	slices.SortStableFunc(ids, func(a, b int32) int { return int(t.freq[b] - t.freq[a]) })
	ids = ids[:min(keywords, len(ids))]
	sum := 0.0
	for _, id := range ids {
		sum += t.freq[id]
	}
	t.top = make([]float64, len(t.freq))
	for _, id := range ids {
		t.top[id] = t.freq[id] / sum
	}
}

// repeatsStart reports whether the body starts with the words of the title.
func repeatsStart(title, body string) bool {
	title = strings.TrimRight(title, "… ")
	if title == "" {
		return true
	}
	key := prose.Fold(title)
	return strings.HasPrefix(prose.Fold(body[:cut(body, 2*len(title)+64)]), key)
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

// countWords counts words parted by white space.
func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		if unicode.IsSpace(r) {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}

// marks are some of the terms of a text.
type marks struct {
	in []bool // by term
	n  int
}

func (m *marks) add(id int32) {
	if !m.in[id] {
		m.in[id] = true
		m.n++
	}
}

// A vocabulary numbers the content words of a text by their stems.
type vocabulary struct {
	words map[uint64]int32 // by the hash of the word as it stands; -1: carries nothing
	ids   map[uint64]int32 // by the hash of its stem
	freq  []float64
}

func (v *vocabulary) terms(s string) []int32 {
	terms := make([]int32, 0, len(s)/9)
	eachWord(s, func(w []byte) {
		raw := hash(w)
		id, ok := v.words[raw]
		if !ok {
			id = v.number(w)
			v.words[raw] = id
		}
		if id >= 0 {
			v.freq[id]++
			terms = append(terms, id)
		}
	})
	return terms
}

// number gives a word the number of its stem; -1 to one that carries nothing. It changes w.
func (v *vocabulary) number(w []byte) int32 {
	if stopWords[string(w)] || len(w) == 1 && (w[0] < '0' || w[0] > '9') {
		return -1
	}
	h := hash(stem(w))
	id, ok := v.ids[h]
	if !ok {
		id = int32(len(v.freq))
		v.ids[h] = id
		v.freq = append(v.freq, 0)
	}
	return id
}

// known returns the terms of s that the text holds.
func (v *vocabulary) known(s string) []int32 {
	var terms []int32
	eachWord(s, func(w []byte) {
		if stopWords[string(w)] {
			return
		}
		if id, ok := v.ids[hash(stem(w))]; ok {
			terms = append(terms, id)
		}
	})
	return terms
}

// eachWord calls f with every word in lower case; the bytes are good during the call. It reads bytes rather than prose.Words, whose borders
// make no difference to a count, since it looks at every word of the text within some ten microseconds.
func eachWord(s string, f func([]byte)) {
	var buf [64]byte
	n := 0
	flush := func() {
		if n > 0 {
			f(buf[:n])
			n = 0
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == '\'' || strings.HasPrefix(s[i:], "’"):
			if n > 0 && (strings.HasPrefix(s[i:], "'s") || strings.HasPrefix(s[i:], "’s")) {
				flush()
				i += strings.IndexByte(s[i:], 's')
				continue
			}
			if c != '\'' {
				i += len("’") - 1
			}
			flush()
			continue
		case c >= utf8.RuneSelf:
			if r, size := utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(r) {
				flush()
				i += size - 1
				continue
			}
			size := len(string(firstRune(s[i:])))
			for k := 0; k < size && n < len(buf); k++ {
				buf[n] = s[i+k]
				n++
			}
			i += max(size, 1) - 1
			continue
		default:
			flush()
			continue
		}
		if n < len(buf) {
			buf[n] = c
			n++
		}
	}
	flush()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// stem cuts the commonest English endings; other languages keep their words whole but for a final s.
func stem(w []byte) []byte {
	n := len(w)
	switch {
	case n > 4 && string(w[n-3:]) == "ies":
		w[n-3] = 'y'
		return w[:n-2]
	case n > 4 && string(w[n-3:]) == "ied":
		w[n-3] = 'y'
		return w[:n-2]
	case n > 5 && string(w[n-3:]) == "ing":
		w = w[:n-3]
	case n > 4 && string(w[n-2:]) == "ed":
		w = w[:n-2]
	case n > 4 && string(w[n-2:]) == "es":
		w = w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u':
		w = w[:n-1]
	}
	if n = len(w); n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	return w
}

// hash is FNV-1a, 64 bits.
func hash(w []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range w {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

var stopWords = set(`a about after again against all also am an and any are aren as at be because been before being below between both but by can could couldn did didn do does doesn doing don down during each even few for from further get had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just last like ll made make many may me might more most much must my myself new no nor not now of off on once one only or other our ours out over own re said same say says she should since so some still such t than that the their theirs them themselves then there these they this those three through to told too two under until up us ve very was wasn way we well were weren what when where which while who whom why will with won would year you your yours`)
