package quotation

import (
	"math"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// Surroundings of the quotation and properties of the phrase tied to it.
const (
	ctxFragment = iota // it does not end as speech does
	ctxWhole           // it ends as a sentence does
	ctxComma           // a comma after it
	ctxCapital         // it begins with a capital
	ctxFirst           // it begins its sentence
	ctxGoesOn          // its sentence goes on after it
	ctxOutcry          // it ends with ? or !
	ctxPrep            // a preposition governs the phrase
	ctxFull            // a person who is named in full
	ctxLong            // more than twelve tokens between
	ctxKind            // the first of one index for each kind of phrase
	ctxCount    = ctxKind + clause.KindCount
)

// features calls use with the index of each weight that applies to option x of quotation c. The weights of ties come first,
// then those of the surroundings, by family.
func (d *document) features(c *attribution.Quotation, x *attribution.Option, use func(int)) {
	for _, t := range x.Ties[:x.Count] {
		use(int(t))
	}
	at := attribution.TieCount + x.Ties[0].Family()*ctxCount
	when := func(ok bool, ctx int) {
		if ok {
			use(at + ctx)
		}
	}
	when(!c.Direct, ctxFragment)
	when(c.Whole, ctxWhole)
	when(c.Comma, ctxComma)
	when(c.Capital, ctxCapital)
	when(c.First, ctxFirst)
	when(c.GoesOn, ctxGoesOn)
	when(c.Outcry, ctxOutcry)
	if x.Phrase >= 0 {
		p := &d.Phrases[x.Phrase]
		use(at + ctxKind + int(p.Kind))
		when(p.Pre >= 0 && !d.Accords(p), ctxPrep)
		who := p.Who
		if who == nil && p.Alias >= 0 { // the vicar, Ann Fox
			who = d.Phrases[p.Alias].Who
		}
		when(who != nil && who.First != "", ctxFull)
		when(x.Verb >= 0 && (c.Token-x.Verb > 12 || x.Verb-c.End > 12), ctxLong)
	}
}

// weightCount is the length of the table of weights.
const weightCount = attribution.TieCount + attribution.FamCount*ctxCount

// leastSure is the least probability of an option that is named.
const leastSure = 0.45

// leastSubject is the least probability of the subject of a verb that says nothing and stands elsewhere in the sentence. The
// annotated news have such names right more often than other news do.
const leastSubject = 0.6

// choose returns the most probable option and how probable it is. That nobody said the quotation counts as an option.
func (d *document) choose(c *attribution.Quotation, all []attribution.Option, before []attribution.Quotation) (best *attribution.Option, p float64) {
	nobody := attribution.NoOption
	d.weigh(c, &nobody)
	top := nobody.Score
	for i := range all {
		x := &all[i]
		d.weigh(c, x)
		if best == nil || x.Score > best.Score {
			best = x
		}
		top = max(top, x.Score)
	}
	if best == nil {
		return nil, 0
	}
	sum, own, mine, phrase := math.Exp(nobody.Score-top), 0.0, d.identity(best, before), phraseOf(best, before)
	for i := range all {
		e := math.Exp(all[i].Score - top)
		sum += e
		if &all[i] == best || mine != nil && d.identity(&all[i], before) == mine || mine == nil && phrase >= 0 && phraseOf(&all[i], before) == phrase {
			own += e
		}
	}
	return best, own / sum
}

// phraseOf returns the phrase that an option names, by itself or as the sure speaker of an earlier quotation, or -1.
func phraseOf(x *attribution.Option, before []attribution.Quotation) int {
	switch {
	case x.Prev < 0:
		return x.Phrase
	case before[x.Prev].Who.Source.Grade == attribution.Cue:
		return before[x.Prev].Who.Source.Phrase
	}
	return -1
}

// anyHe and anyShe represent the person whom a pronoun means, before that person is known.
var anyHe, anyShe mention.Person

// identity returns the person of an option, nil where that is not known. The probabilities of one person are added.
func (d *document) identity(x *attribution.Option, before []attribution.Quotation) *mention.Person {
	switch {
	case x.Prev >= 0:
		return before[x.Prev].Who.Who
	case x.Phrase < 0:
		return nil
	}
	p := &d.Phrases[x.Phrase]
	switch c := d.Tokens[p.From].Class; {
	case c&lexis.He != 0:
		return &anyHe
	case c&lexis.She != 0:
		return &anyShe
	case p.Who == nil && p.Alias >= 0:
		return d.Phrases[p.Alias].Who
	}
	return p.Who
}

func (d *document) weigh(c *attribution.Quotation, x *attribution.Option) {
	x.Score = 0
	d.features(c, x, func(i int) { x.Score += weightOf[i] })
}

// weightOf holds the weights in the order of features.
var weightOf = func() (out [weightCount]float64) {
	for i, w := range weights.ties {
		out[i] = float64(w) / 100
	}
	for i, row := range weights.around {
		for k, w := range row {
			out[attribution.TieCount+i*ctxCount+k] = float64(w) / 100
		}
	}
	return out
}()

// weightTable holds the weights, in hundredths.
type weightTable struct {
	ties   [attribution.TieCount]int16
	around [attribution.FamCount][ctxCount]int16
}
