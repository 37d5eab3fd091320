package speech

import (
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// quotationsCJK pairs 「」 and “”. 『』 and 《》 enclose the title of a work or a part of the quotation around them.
func quotationsCJK(body string) []prose.Quotation {
	var out []prose.Quotation
	open, start := rune(0), 0
	for i, r := range body {
		switch {
		case r == '\n':
			open = 0
		case open == 0 && (r == '「' || r == '“'):
			open, start = r, i
		case open == '「' && r == '」', open == '“' && r == '”':
			first := start + utf8.RuneLen(open)
			if i > first {
				outer := prose.Span{Start: start, End: i + utf8.RuneLen(r)}
				out = append(out, prose.Quotation{Outer: outer, Pieces: []prose.Span{{Start: first, End: i}}})
			}
			open = 0
		}
	}
	return out
}

// withTurns merges turns into the quotations of a body. Quotations inside a turn are its text.
func withTurns(quotes []prose.Quotation, turns []Turn) []prose.Quotation {
	if len(turns) == 0 {
		return quotes
	}
	out := make([]prose.Quotation, 0, len(quotes)+len(turns))
	k := 0
	for _, t := range turns {
		for k < len(quotes) && quotes[k].Outer.End <= t.span.Start {
			out = append(out, quotes[k])
			k++
		}
		for k < len(quotes) && quotes[k].Outer.Start < t.span.End {
			k++
		}
		out = append(out, prose.Quotation{Outer: t.span, Pieces: []prose.Span{t.span}})
	}
	return append(out, quotes[k:]...)
}

// Marked holds the quotations of a text, with their turns and bylines.
type Marked struct {
	Tongue  *lexis.Tongue
	Quotes  []prose.Quotation // in order and apart, turns among them
	Turns   map[int]*Turn     // by where they start
	Bylines map[int]Byline    // by where their quotations start
	Apart   []bool            // by paragraph: speech that only the layout marks, with the questions of an interview
	Labels  map[int]int       // by paragraph of a transcript: the end of its speaker label
}

// Read reads the quotations of a text. Language is as in lexis.TongueOf.
func Read(text *prose.Text, language string) Marked {
	body, paras := text.Body, text.Paragraphs
	t := lexis.TongueOf(body, language)
	m := Marked{Tongue: t}
	if t.CJK {
		m.Quotes = quotationsCJK(body)
	} else {
		m.Quotes = withoutAsides(body, lexis.WithoutNicknames(body, text.Quotations), t)
	}
	s := shape{body: body, t: t, paras: paras, strong: text.Strong, blockQuotes: text.BlockQuotes, apart: make([]bool, len(paras))}
	turns := s.structure()
	m.Labels, m.Apart = s.labels, s.apart
	m.Quotes = withTurns(m.Quotes, turns)
	m.Turns, m.Bylines = map[int]*Turn{}, map[int]Byline{}
	for i := range turns {
		m.Turns[turns[i].span.Start] = &turns[i]
	}
	if !t.CJK {
		m.readBylines(body, t, paras)
	}
	return m
}
