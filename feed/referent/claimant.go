package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// claimant returns the person whose claims the English sentence before that of the pronoun at token at says no to, or nil: The
// mayor dismissed claims by | Bo Fox. He said. The pronoun means whoever does so. Nothing more may be told of the one who claims:
// claims by Bo Fox, who hit back.
func (d *Referents) claimant(at int, want mention.Gender) *mention.Person {
	from := d.SentenceAt(at).From
	if from == 0 || !d.Tongue.IsEnglish() {
		return nil
	}
	b := d.SentenceAt(from - 1)
	for n := b.Action0; n < b.Action1; n++ {
		a := &d.Actions[n]
		if a.Subject < 0 || a.Passive || a.Loose || a.Outer >= 0 || !rejecting[d.Tokens[a.At].Lower] || d.Phrases[a.Subject].From > b.From+1 {
			continue
		}
		subject := &d.Phrases[a.Subject]
		if g := d.WordGender(subject.From, subject.Core); subject.Kind == clause.Entity || subject.Kind == clause.Other || !g.Fits(want) || subject.Who != nil && !subject.Who.Gender.Fits(want) {
			return nil
		}
		for k := b.Phrase0; k < b.Phrase1; k++ {
			p := &d.Phrases[k]
			if p.Who == nil || p.From < a.At || p.Pre < a.At+2 || !d.Is(p.Pre, p.Pre, "by") && !d.Is(p.Pre, p.Pre, "from") && !d.Is(p.Pre, p.Pre, "of") {
				continue
			}
			if !claims[d.Tokens[p.Pre-1].Lower] || d.Has(p.To+1, p.To, lexis.Rel) || !p.Who.Gender.Fits(want) {
				return nil
			}
			return p.Who
		}
	}
	return nil
}

var (
	// rejecting are English verbs for saying no to what somebody says, as "off" may follow them.
	rejecting = lexis.Set(`dismissed dismisses rejected rejects denied denies disputed disputes shrugged shrugs brushed brushes laughed laughs
		rebuffed rebuffs refuted refutes`)
	// claims are English nouns for what somebody says of others, who may reject it; but not charges or complaints, which a judge does.
	claims = lexis.Set(`claim claims accusation accusations allegation allegations criticism criticisms suggestion suggestions remark remarks`)
)
