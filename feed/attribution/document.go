package attribution

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// Document is a text with everything that is read from it. It is for one goroutine at a time.
type Document struct {
	referent.Referents
	Title   string
	Turns   map[int]*speech.Turn  // by where they start
	Bylines map[int]speech.Byline // by where their quotations start
	list    []Option              // of the quotation that is looked at
}

// Read reads a text with its names, clauses and pronouns. m holds its quotations.
func (d *Document) Read(title string, text *prose.Text, m speech.Marked) {
	d.Title, d.Turns, d.Bylines = title, m.Turns, m.Bylines
	d.CutText(text, m.Tongue, m.Quotes)
	d.FindPeople()
	d.ReadClauses()
	d.Forget()
	d.Labels = m.Labels
}

// SignBetween reports whether a punctuation mark or a quotation stands between two tokens.
func (d *Document) SignBetween(from, to int) bool {
	return d.AnyToken(from, to, func(t *lexis.Token) bool { return t.Kind != lexis.Word })
}

// IsNamed reports whether a phrase is a name, or one stands in apposition to it.
func (d *Document) IsNamed(p *clause.Phrase) bool {
	return p.Kind == clause.Name || p.Alias >= 0 && d.Phrases[p.Alias].Kind == clause.Name
}

// laws are texts that have words of their own: que la loi interdit « ... ».
var laws = lexis.Set(`loi ley legge lei constitution constitución costituzione constituição code código codice`)

// OnlyVerb reports whether nobody and no other verb of saying stands between a verb of saying and the quotation at token q, which belongs
// to what the subject of the verb says: la rectora recordó que la propuesta de las alumnas «...».
func (d *Document) OnlyVerb(verb, q int) bool {
	for k := verb + 1; k < q; k++ {
		if t := &d.Tokens[k]; t.Kind == lexis.Quoted || t.Text == ";" || t.Class&(lexis.Saying|lexis.Part) != 0 {
			return false
		}
		if n := d.PhraseAt[k]; n >= 0 && d.Phrases[n].Pre < 0 && d.Phrases[n].Kind != clause.Other {
			p := &d.Phrases[n]
			if head := &d.Tokens[p.Head]; p.Kind != clause.Entity || head.Class&(lexis.Paper|lexis.Work) != 0 || laws[head.Lower] || !d.Has(p.From-1, verb, lexis.Sub) { // a dit dans une lettre que | la loi « ... »
				return false
			}
		}
	}
	return true
}
