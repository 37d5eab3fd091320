package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file reads Dutch words that stand between a verb and who it tells of, as there are no cases.

// asWhat reports whether the Dutch conjunction at token i says as what somebody does the verb that follows: als | burgemeester zei
// Fox; die als | kind had gezegd; but not: als de burgemeester zegt; als boeren zeggen.
func (d *Clauses) asWhat(i int) bool {
	return d.Tongue.Tag == "nl" && d.Is(i, i, "als") && d.Has(i+1, i, lexis.Head|lexis.Kin) && d.Has(i+2, i, lexis.Aux|lexis.Saying|lexis.Verb) && !strings.HasSuffix(d.Tokens[i+2].Lower, "en")
}

// dutchVerb reports whether the Dutch word at token i, which is in no list, is the verb of saying behind a quotation and its comma:
// “...”, refereerde | hij aan de brand; “...”, hield | hij vol; “...”, verkondigden | diverse spelers; but not: “...”, hoorde ze
// een man zeggen.
func (d *Clauses) dutchVerb(i int) bool {
	t := &d.Tokens[i]
	if d.Tongue.Tag != "nl" || !d.Is(i-1, i, ",") || takesIn[t.Lower] {
		return false
	}
	if lexis.EndsAny(t.Lower, "den", "ten") {
		return d.Has(i+1, i, lexis.Head) || d.Has(i+2, i, lexis.Head)
	}
	return d.Has(i+1, i, lexis.He|lexis.She) && !d.Has(i+1, i, lexis.Det) && !d.Has(i+2, i, lexis.Verb|lexis.Aux|lexis.Saying) && !strings.HasPrefix(t.Lower, "waar") // zolang hij leeft
}

// takesIn are forms of Dutch verbs for words that somebody hears, reads, gets or sings, and words that begin another clause.
var takesIn = lexis.Set(`las lazen zag zagen kreeg kregen ontving ontvingen vernam aangezien mits tenzij opdat alsof ofschoon hoewel zolang zover zoveel voorzover nadien zong zongen zingt hoort hoorde hoorden leest ontvangt krijgt vernamen verneemt ziet merkt merkte merkten speelt speelde speelden herkent herkende zocht zoekt bekijkt bezoekt bezocht
	bezochten koopt kocht kochten vertaalt vertaalde vertaalden`)

// nameOfDutchJob returns the token of the full name that stands behind two fields or more of the Dutch noun for somebody, without
// an article, in phrase p, or -1: staatssecretaris van Onderwijs en Cultuur | Jan Mos; hoogleraar water en bodem | Jan Mos; but
// not: wethouder en raadslid Jan Mos.
func (r *reader) nameOfDutchJob(p *Phrase) int {
	const longest = 12
	const none = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Deny | lexis.Adverb | lexis.Period
	const somebody = lexis.Head | lexis.Title | lexis.Kin
	d := r.d
	if first := &d.Tokens[p.From]; d.Tongue.Tag != "nl" || p.Pre >= 0 || p.Kind == Name || first.Class&somebody == 0 && !d.Tongue.HasJobEnding(first.Lower) || first.Class&lexis.Thing != 0 || first.Text != first.Lower && !first.Starts {
		return -1
	}
	joined := false
	for k := p.From + 1; k < r.to && k < p.From+longest; k++ {
		t, before := &d.Tokens[k], &d.Tokens[k-1]
		if d.PersonAt(k) != nil {
			if m := d.MentionAt(k); joined && m.At == k && m.Full && t.Class&lexis.Given != 0 && before.Kind == lexis.Word && before.Class&(somebody|lexis.Prep|lexis.Det|lexis.Conj) == 0 {
				return k
			}
			return -1
		}
		switch {
		case t.Class&lexis.Conj != 0:
			joined = true
		case t.Text == "," && k+1 < r.to && lexis.IsCapital(before.Text) && lexis.IsCapital(d.Tokens[k+1].Text) && d.PersonAt(k+1) == nil: // van Landbouw, | Natuur en Visserij
		case t.Kind != lexis.Word, t.Class&none != 0, t.Class&somebody != 0 && t.Class&lexis.Thing == 0, t.Class&lexis.Prep != 0 && !fieldOf[t.Lower]:
			return -1
		}
	}
	return -1
}

// fieldOf are Dutch prepositions before what somebody is responsible for.
var fieldOf = lexis.Set(`van voor`)
