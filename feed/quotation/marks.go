package quotation

import (
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// quotationsCJK pairs 「」 and “”. What stands in 『』 or 《》 is the title of a work, or text of the quotation around it.
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
func withTurns(quotes []prose.Quotation, turns []turn) []prose.Quotation {
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

// marked is the quotations of a text, with what its shape tells of them.
type marked struct {
	quotes  []prose.Quotation // in order and apart, turns among them
	turns   map[int]*turn     // by where they start
	bylines map[int]byline    // by where their quotations start
}

// readMarks reads the quotations of body.
func readMarks(body string, t *tongue, paras []prose.Span) marked {
	var m marked
	if t.cjk {
		m.quotes = quotationsCJK(body)
	} else {
		m.quotes = withoutNicknames(body, prose.Quotations(body))
	}
	turns := structure(body, t, paras)
	m.quotes = withTurns(m.quotes, turns)
	m.turns, m.bylines = map[int]*turn{}, map[int]byline{}
	for i := range turns {
		m.turns[turns[i].span.Start] = &turns[i]
	}
	if !t.cjk {
		m.readBylines(body, t, paras)
	}
	return m
}
