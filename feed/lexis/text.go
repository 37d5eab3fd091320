package lexis

import (
	"strings"
	"unicode"
)

// This file has what rules ask a text that is cut into tokens.

// Is reports whether token i is in the paragraph of token at and has that lower-case text.
func (d *Text) Is(i, at int, text string) bool {
	return i >= 0 && i < len(d.Tokens) && d.Tokens[i].Paragraph == d.Tokens[at].Paragraph && d.Tokens[i].Lower == text
}

// Has reports whether token i is in the paragraph of token at and is a word of one of the classes c.
func (d *Text) Has(i, at int, c Class) bool {
	return i >= 0 && i < len(d.Tokens) && d.Tokens[i].Paragraph == d.Tokens[at].Paragraph && d.Tokens[i].Class&c != 0
}

// TextOf returns the text of tokens from to to, with white space folded and without a possessive ending.
func (d *Text) TextOf(from, to int) string {
	last := &d.Tokens[to-1]
	end := last.Span.End
	if last.Owner {
		end = last.Span.Start + len(last.Text)
	}
	return d.withoutBracket(Fold(d.Body[d.Tokens[from].Span.Start:end]))
}

// Common reports whether a word occurs in lower case somewhere in the text. Such a word is not a name.
func (d *Text) Common(w string) bool {
	if d.small == nil {
		d.small = map[string]bool{}
		for i := range d.Tokens {
			if t := &d.Tokens[i]; t.Kind == Word && t.Text == t.Lower {
				d.small[t.Lower] = true
			}
		}
	}
	return d.small[w]
}

// NamedInside reports whether a word has a capital somewhere inside a sentence of the text, or is one that has two capitals: NordAir.
func (d *Text) NamedInside(word string) bool {
	if strings.ContainsFunc(word[min(1, len(word)):], unicode.IsUpper) {
		return true
	}
	if d.inside == nil {
		d.inside = map[string]bool{}
		for _, i := range d.Capitals {
			if t := &d.Tokens[i]; !t.Starts && (i == 0 || d.Tokens[i-1].Kind == Word) {
				d.inside[t.Text] = true
			}
		}
	}
	return d.inside[word]
}

// Acts reports whether token i looks like what somebody did: scored; ran.
func (d *Text) Acts(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == Word && t.Text == t.Lower && (t.Class&(Say|Tell|Verb|Aux) != 0 || len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ed"))
}

// IsAdverb reports whether token i is an adverb, by the list or by its ending.
func (d *Text) IsAdverb(i int) bool {
	t := &d.Tokens[i]
	if t.Class&(Adverb|Reflexive) != 0 {
		return true
	}
	if d.Tongue.Drops && !d.Tongue.Cases {
		return t.Class == 0 && len(t.Lower) > 7 && (t.Text == t.Lower || t.Starts && !t.Named) && strings.HasSuffix(t.Lower, "mente") // brevemente
	}
	if d.Tongue.Tag == "pl" { // niechętnie, krótko; but: pytanie, godzinie, dziecko
		return t.Class == 0 && t.Text == t.Lower && len(t.Lower) > 4 && EndsAny(t.Lower, "nie", "cho", "tko", "czo", "stro", "sno") && !EndsAny(t.Lower, "anie", "enie", "inie", "ynie", "onie", "unie")
	}
	if d.Tongue.Tag == "ru" { // невозмутимо, коротко, саркастически; but: письмо, правительство
		return t.Class == 0 && t.Text == t.Lower && len(t.Lower) > 10 && EndsAny(t.Lower, "но", "ко", "хо", "сто", "иво", "ово", "имо", "чески")
	}
	return d.Tongue.IsEnglish() && strings.HasSuffix(t.Lower, "ly") && len(t.Lower) > 4 && (!t.Named || t.Starts && t.Class&Given == 0) && t.Class&Head == 0 && !nounsInLy[t.Lower]
}

// QuotedBetween reports whether a quotation stands among tokens from to to.
func (d *Text) QuotedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind == Quoted {
			return true
		}
	}
	return false
}

// Any reports whether f holds for one of the numbers of tokens, phrases or actions from from up to to: Any(s.From, s.To, isPerson).
func Any(from, to int, f func(k int) bool) bool {
	for k := from; k < to; k++ {
		if f(k) {
			return true
		}
	}
	return false
}

// AnyToken reports whether f holds for one of the tokens from from up to to: AnyToken(i, end, owns) for | Ann Fox’s mill.
func (d *Text) AnyToken(from, to int, f func(t *Token) bool) bool {
	for k := from; k < to; k++ {
		if f(&d.Tokens[k]) {
			return true
		}
	}
	return false
}

// Alone reports whether tokens first to last, and signs after them, are all of their paragraphs.
func (d *Text) Alone(first, last int) bool {
	if first > 0 && d.Tokens[first-1].Paragraph == d.Tokens[first].Paragraph {
		return false
	}
	k := last + 1
	for k < len(d.Tokens) && d.Tokens[k].Paragraph == d.Tokens[last].Paragraph && d.Tokens[k].Kind == Sign {
		k++
	}
	return k >= len(d.Tokens) || d.Tokens[k].Paragraph != d.Tokens[last].Paragraph
}

var nounsInLy = Set(`family daily weekly monthly quarterly ally assembly bully reply supply rally tally monopoly duopoly oligopoly anomaly homily butterfly belly jelly
	lily folly gully panoply`)

// placeLate takes what they say from the Romance verbs from token i on that say something behind a quotation, before a colon or
// before “that” alone, where they stand elsewhere: souffle les bougies; minimizza «il rischio»; but: «...», minimizza il sindaco;
// souffle : « ... »
func (d *Text) placeLate(i int) {
	for ; i < len(d.Tokens); i++ {
		if d.Tokens[i].Class&Late != 0 && !d.behindQuoted(i) && !d.Has(i+1, i, Sub) && !d.beforeColon(i) {
			d.Tokens[i].Class &^= forms
		}
		d.Tokens[i].Class &^= Late
	}
}

// behindQuoted reports whether token i follows a quotation at a few words' distance, and no other quotation follows it at once.
func (d *Text) behindQuoted(i int) bool {
	k := i - 1
	for k > 0 && k > i-6 && (d.Tokens[k].Kind == Word || IsDashOrComma(d.Tokens[k].Text)) && !d.Tokens[k+1].Starts {
		k--
	}
	return k >= 0 && d.Tokens[k].Kind == Quoted && !d.Tokens[k+1].Starts && !d.QuotedBetween(i+1, min(i+2, len(d.Tokens)))
}

// beforeColon reports whether a colon and a quotation follow token i in its sentence.
func (d *Text) beforeColon(i int) bool {
	for i++; i < len(d.Tokens) && d.Tokens[i].Kind != Quoted && !d.Tokens[i].Starts; i++ {
	}
	return i < len(d.Tokens) && d.Tokens[i].Kind == Quoted && d.Tokens[i-1].Text == ":"
}
