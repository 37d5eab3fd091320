package quotation

import (
	"math"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// Families of ties, which share weights for the surroundings of the quotation.
const (
	famNobody = iota
	famAhead
	famBehind
	famCarry
	famElse
	famCount
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

func (t tie) family() int {
	switch {
	case t == tieNobody:
		return famNobody
	case t < saysX:
		return famAhead
	case t < goesOn:
		return famBehind
	case t < beforeBehind:
		return famCarry
	}
	return famElse
}

// features calls use with the index of each weight that applies to option x of quotation c. The weights of ties come first,
// then those of the surroundings, by family.
func (d *document) features(c *candidate, x *option, use func(int)) {
	for _, t := range x.ties[:x.n] {
		use(int(t))
	}
	at := tieCount + x.ties[0].family()*ctxCount
	when := func(ok bool, ctx int) {
		if ok {
			use(at + ctx)
		}
	}
	when(!c.direct, ctxFragment)
	when(c.whole, ctxWhole)
	when(c.comma, ctxComma)
	when(c.capital, ctxCapital)
	when(c.first, ctxFirst)
	when(c.goesOn, ctxGoesOn)
	when(c.outcry, ctxOutcry)
	if x.phrase >= 0 {
		p := &d.Phrases[x.phrase]
		use(at + ctxKind + int(p.Kind))
		when(p.Pre >= 0 && !d.Accords(p), ctxPrep)
		who := p.Who
		if who == nil && p.Alias >= 0 { // the vicar, Ann Fox
			who = d.Phrases[p.Alias].Who
		}
		when(who != nil && who.First != "", ctxFull)
		when(x.verb >= 0 && (c.token-x.verb > 12 || x.verb-c.end > 12), ctxLong)
	}
}

// weightCount is the length of the table of weights.
const weightCount = tieCount + famCount*ctxCount

// choose returns the most probable option and how probable it is. That nobody said the quotation counts as an option.
func (d *document) choose(c *candidate, all []option, before []candidate) (best *option, p float64) {
	nobody := noOption
	d.weigh(c, &nobody)
	top := nobody.score
	for i := range all {
		x := &all[i]
		d.weigh(c, x)
		if best == nil || x.score > best.score {
			best = x
		}
		top = max(top, x.score)
	}
	if best == nil {
		return nil, 0
	}
	sum, own, mine, phrase := math.Exp(nobody.score-top), 0.0, d.identity(best, before), phraseOf(best, before)
	for i := range all {
		e := math.Exp(all[i].score - top)
		sum += e
		if &all[i] == best || mine != nil && d.identity(&all[i], before) == mine || mine == nil && phrase >= 0 && phraseOf(&all[i], before) == phrase {
			own += e
		}
	}
	return best, own / sum
}

// phraseOf returns the phrase that an option names, by itself or as the sure speaker of an earlier quotation, or -1.
func phraseOf(x *option, before []candidate) int {
	switch {
	case x.prev < 0:
		return x.phrase
	case before[x.prev].who.source.grade == cue:
		return before[x.prev].who.source.phrase
	}
	return -1
}

// anyHe and anyShe represent the person whom a pronoun means, before that person is known.
var anyHe, anyShe mention.Person

// noOption is the option that nobody said the quotation.
var noOption = option{n: 1, source: source{phrase: -1, prev: -1, verb: -1}}

// identity returns the person of an option, nil where that is not known. The probabilities of one person are added.
func (d *document) identity(x *option, before []candidate) *mention.Person {
	switch {
	case x.prev >= 0:
		return before[x.prev].who.Who
	case x.phrase < 0:
		return nil
	}
	p := &d.Phrases[x.phrase]
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

func (d *document) weigh(c *candidate, x *option) {
	x.score = 0
	d.features(c, x, func(i int) { x.score += weightOf[i] })
}

// weightOf holds the weights in the order of features.
var weightOf = func() (out [weightCount]float64) {
	for i, w := range weights.ties {
		out[i] = float64(w) / 100
	}
	for i, row := range weights.around {
		for k, w := range row {
			out[tieCount+i*ctxCount+k] = float64(w) / 100
		}
	}
	return out
}()

// weightTable holds the weights, in hundredths.
type weightTable struct {
	ties   [tieCount]int16
	around [famCount][ctxCount]int16
}
