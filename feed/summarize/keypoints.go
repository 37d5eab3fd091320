package summarize

import (
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// Where the label of a list of key points may stand, by the number of its paragraph, and the most items that it has.
// A longer list is a table of contents, or short news on many things.
const maxLabel, maxPoints = 5, 8

// ItemMark returns the length of the mark before an item of a list, 0 for no item. Markup gives "• "; plain text keeps its own.
func ItemMark(s string) int {
	for _, m := range [...]string{"• ", "- ", "* ", "– "} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
}

// keyPoints returns the first of the key points that the author put above the text, as many as fit the budget: nobody sums a text
// up better. It returns nil for a text that has none: "Key points" and below it a list of at least two items that are
// sentences and of which half at least have words of the title or of that text, with a longer text behind it.
func (t *text) keyPoints(paras []prose.Span, b Budget) (spans []prose.Span) {
	label := slices.IndexFunc(paras[:min(maxLabel, len(paras))], func(p prose.Span) bool {
		return t.tongue != nil && t.tongue.keyLabels[strings.ToLower(strings.Trim(p.Of(t.body), " :."))]
	})
	end := label + 1
	for label >= 0 && end < len(paras) && ItemMark(paras[end].Of(t.body)) > 0 {
		end++
	}
	if n := end - label - 1; label < 0 || n < 2 || n > maxPoints || end == len(paras) || len(t.body)-paras[end].Start < paras[end].Start-paras[label].Start {
		return nil
	}
	words, sents, related, items := 0, 0, 0, 0
	for i := 0; i < len(t.sents) && t.sents[i].para < end; {
		u := &unit{first: i, last: i}
		for u.last+1 < len(t.sents) && t.sents[u.last+1].para == t.sents[i].para {
			u.last++
		}
		i = u.last + 1
		if t.sents[u.first].para <= label {
			continue
		}
		for k := u.first; k <= u.last; k++ {
			words += t.sents[k].words
		}
		if sents += u.last - u.first + 1; words > b.Words || sents > b.Sentences {
			break
		}
		if !t.isPoint(u) || len(spans) == 0 && t.sents[u.first].leans {
			return nil
		}
		if items++; t.retold(u, end) {
			related++
		}
		if !t.titleAgain(u) {
			of := t.spans(u)
			of[0].Start += ItemMark(of[0].Of(t.body))
			spans = append(spans, of...)
		}
	}
	if 2*related < items {
		return nil
	}
	return spans
}

// abstractLabels stand above or before the abstract of a paper, in any language.
var abstractLabels = prose.Set("abstract zusammenfassung kurzfassung résumé resumen riassunto resumo samenvatting аннотация streszczenie abstrakt")

// paperWords begin lines that papers have below their abstract: keywords, an introduction.
var paperWords = prose.Set("keywords schlüsselwörter schlagwörter mots-clés palabras parole palavras-chave trefwoorden ключевые słowa introduction einleitung introducción introduzione introdução inleiding введение wstęp wprowadzenie")

// maxAbove is the number of paragraphs among which the label of an abstract is looked for: authors and institutes stand above it.
const maxAbove = 10

// abstract returns the number of the paragraph that is the abstract of a paper, and how much of it is its label: the one below a label,
// or "Abstract. We surveyed forty sites." It has two sentences or more, no sentence stands above it, and keywords or an introduction
// below. Without one, the number is -1.
func abstract(body *prose.Text) (para, label int) {
	paras := body.Paragraphs
	for p := range min(maxAbove, len(paras)-1) {
		text := paras[p].Of(body.Body)
		word, rest, _ := strings.Cut(text, " ")
		if !abstractLabels[strings.ToLower(strings.TrimRight(word, ".:—–"))] {
			if len(text) > 80 && prose.EndsWhole(text) {
				return -1, 0
			}
			continue
		}
		if rest = strings.TrimLeft(rest, "—–-: "); rest == "" {
			p, label = p+1, 0
		} else if label = len(text) - len(rest); strings.TrimRight(word, ".:—–") == word && text[len(word)+1:] == rest { // Abstract art
			return -1, 0
		}
		if p+1 < len(paras) && len(body.SentencesOf(p)) > 1 && slices.ContainsFunc(paras[p+1:min(p+5, len(paras))], func(s prose.Span) bool {
			first, _, _ := strings.Cut(strings.TrimLeft(s.Of(body.Body), "0123456789. "), " ")
			return paperWords[strings.ToLower(strings.TrimRight(first, ":."))]
		}) {
			return p, label
		}
		return -1, 0
	}
	return -1, 0
}

// retold reports whether the title, or the text from paragraph para on, has a word of a unit.
func (t *text) retold(u *unit, para int) bool {
	for k := u.first; k <= u.last; k++ {
		for _, id := range t.sents[k].terms {
			if t.title.in[id] || slices.ContainsFunc(t.sents[u.last+1:], func(s sentence) bool { return s.para >= para && slices.Contains(s.terms, id) }) {
				return true
			}
		}
	}
	return false
}

// isPoint reports whether an item of a list may stand in a summary.
func (t *text) isPoint(u *unit) bool {
	for k := u.first; k <= u.last; k++ {
		s := &t.sents[k]
		if !s.ends || t.hollow(s) || !t.own && s.class&firstPerson != 0 || t.unbalanced(s.Span) {
			return false
		}
	}
	return !t.framed(u) && !t.asks(u) && t.quoted(u) <= 0.8
}
