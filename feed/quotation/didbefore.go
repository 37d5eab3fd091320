package quotation

import (
	"strings"
	"unicode"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/speech"
)

// This file decides in languages other than English whether a quotation is that of whoever did something in the sentence before it.

// didBefore reports whether option x is somebody named in full or named so before, the only one the sentence before quotation c
// names, and nothing there tells that this person is silent or gets the words of others: Ann Fox is tevreden. ‘Het werkt.’ But: Ann
// Fox zweeg; Ann Fox kreeg een brief. In German and Dutch it may be a pronoun with which that sentence begins: Ze is tevreden. ‘Het
// werkt.’ Except for names in Dutch, the sentence must show a mood or a gesture, or the quotation be of the speaker.
func (d *document) didBefore(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Tie != attribution.BeforeDid && x.Tie != attribution.BeforeOther || !c.Whole || !c.First {
		return false
	}
	p := &d.Phrases[x.Phrase]
	s := d.SentenceAt(p.From)
	if last := &d.Tokens[max(s.To-2, s.From)]; d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return clause.Becomes[t.Lower] && t.Lower != "wordt" }) && len(last.Text) > 5 && lexis.EndsAny(last.Text, "t", "en") { // Fox wurde entlassen
		return false
	}
	free := d.Tongue.Tag == "nl"
	one := p.Kind == clause.Name && p.Who.First != "" && p.Who.LikeSomebody() && !lexis.IsUpper(strings.Fields(p.Who.Full)[0]) && (free || d.Tokens[p.To-1].Lower != p.Who.First)
	he := (free || d.Tongue.Nouns) && p.Kind == clause.Proform && p.From == s.From && d.Has(p.From, p.From, lexis.He|lexis.She) && !(d.Has(p.From, p.From, lexis.They) && strings.HasSuffix(d.Tokens[x.Verb].Lower, "n"))
	mine, told := d.whoseWords(c)
	shows := free && !he || mine && c.Words > 6 || d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return d.Tongue.ShowsMood(t.Lower) })
	if p.Pre >= 0 || !one && !he || d.Tokens[s.To-1].Text == "?" || told || !shows {
		return false
	}
	return !lexis.Any(s.From, s.To, func(i int) bool {
		t, who := &d.Tokens[i], d.PersonAt(i)
		early := t.Kind == lexis.Quoted && i < p.To || i < p.From && t.Class&(lexis.Sub|lexis.Rel) != 0 // When Fox left, ...
		return early || who != nil && who != p.Who || t.Class&lexis.Accord != 0 || d.takesIn(i)
	})
}

// takesIn reports whether the word at token i tells that somebody is silent, hears or gets something, or is a message.
func (d *document) takesIn(i int) bool {
	w := d.Tokens[i].Lower
	return receiving[w] || hearing[w] || letters[w] || d.Tongue.Lists("silent", w)
}

// severalBefore reports whether the sentence before that of token i tells of two or more persons: Ann Vos belde haar dochter. Het
// is laat, zegt | ze. But: Ze is lid. Het is laat, zegt | ze.
func (d *document) severalBefore(i int) bool {
	s, n := d.SentenceAt(max(d.SentenceAt(i).From-1, 0)), 0
	for k := s.Phrase0; k < s.Phrase1; k++ {
		if p := &d.Phrases[k]; p.Kind == clause.Name || p.Kind == clause.Role && d.Has(p.From, p.From, lexis.Det) || p.Kind == clause.Proform && d.Has(p.From, p.From, lexis.He|lexis.She) {
			n++
		}
	}
	return n > 1
}

// whoseWords reports whether quotation c has a word for the speaker, and whether it addresses somebody or speaks of somebody before that:
// “Soy feliz”; “Él es feliz”; “Usted es feliz”.
func (d *document) whoseWords(c *attribution.Quotation) (mine, told bool) {
	tag := d.Tongue.Tag
	for w := range strings.FieldsFuncSeq(strings.ToLower(d.Quotes[c.Index].Pieces[0].Of(d.Body)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		class := d.Tongue.Words.Of(w)
		told = told || !mine && class&(lexis.He|lexis.She) != 0 && class&lexis.They == 0 && w != "il" || d.Tongue.Lists("yours", w) && !impersonal[w] || d.Tongue.Lists("others", w)
		mine = mine || d.Tongue.Lists("mine", w) || speech.IsI(w, tag) || len(w) > 5 && lexis.EndsAny(w, ownEnds[tag]...)
	}
	return mine, told
}

// impersonal are Dutch words for who is addressed that mean anybody as well: Dat verwacht je niet.
var impersonal = lexis.Set(`je jij jouw`)

// ownEnds are the endings of verbs in the first person of the past.
var ownEnds = map[string][]string{"es": {"é"}, "it": {"avo", "evo"}, "pt": {"ei"}, "pl": {"łem", "łam"}}

// byOthers reports whether a German passive with its verb at token i, before a colon and the quotation at token q, says who does
// it, other than a feeling: wurde | von Gästen begrüßt: Q; but: wird von Zweifeln geplagt: Q; wurde vom Jubel überrascht: Q.
func (d *document) byOthers(i, q int) bool {
	return !d.Tongue.ShowsMood(d.Tokens[q-2].Lower) && lexis.Any(i, q, func(k int) bool {
		return (d.Is(k, k, "von") || d.Is(k, k, "vom")) && !(lexis.IsCapital(d.Tokens[k+1].Text) && d.Tongue.ShowsMood(d.Tokens[k+1].Lower))
	})
}
