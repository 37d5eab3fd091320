package quotation

import "math"

// The columns of the table of weights: the weight of a tie, and what is added for the shape of the quotation and for the kind
// of the phrase.
const (
	colBase = iota
	colFragment
	colWhole
	colRole
	colEntity
	colProform
	colOther
	colCount
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

// Surroundings of the quotation and properties of who is bound to it.
const (
	ctxColon   = iota // a colon before it
	ctxComma          // a comma behind it
	ctxCapital        // it begins with a capital
	ctxAlone          // it is all of its paragraph
	ctxFirst          // it begins its sentence
	ctxGoesOn         // its sentence goes on behind it
	ctxShort          // fewer than four words
	ctxFronted        // its sentence begins with a clause of time or condition
	ctxPrep           // a preposition governs the phrase
	ctxPassive        // what was done was done to them
	ctxFull           // a person who is named in full
	ctxVague          // nobody in particular
	ctxLong           // more than twelve tokens between
	ctxSecond         // bound by a second tie as well
	ctxBoth           // something is tied to it from before and from behind
	ctxOutcry         // it ends with ? or !
	ctxCount
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
// row by row, then those of the surroundings, by family.
func (d *document) features(c *candidate, x *option, both bool, use func(int)) {
	for i := range x.n {
		row := int(x.ties[i]) * colCount
		use(row + colBase)
		if !c.direct {
			use(row + colFragment)
		}
		if c.whole {
			use(row + colWhole)
		}
		if x.phrase >= 0 {
			switch d.phrases[x.phrase].kind {
			case role:
				use(row + colRole)
			case entity:
				use(row + colEntity)
			case proform:
				use(row + colProform)
			case other:
				use(row + colOther)
			}
		}
	}
	at := tieCount*colCount + x.ties[0].family()*ctxCount
	when := func(ok bool, ctx int) {
		if ok {
			use(at + ctx)
		}
	}
	when(c.colon, ctxColon)
	when(c.comma, ctxComma)
	when(c.capital, ctxCapital)
	when(c.alone, ctxAlone)
	when(c.first, ctxFirst)
	when(c.goesOn, ctxGoesOn)
	when(c.words < 4, ctxShort)
	when(c.fronted, ctxFronted)
	when(c.outcry, ctxOutcry)
	when(both, ctxBoth)
	when(x.n > 1, ctxSecond)
	if x.phrase >= 0 {
		p := &d.phrases[x.phrase]
		when(p.pre >= 0 && !d.accords(p), ctxPrep)
		when(p.who != nil && p.who.first != "", ctxFull)
		when(p.from == p.to-1 && d.tokens[p.from].class&vague != 0 && p.kind != proform, ctxVague)
		when(x.verb >= 0 && (c.token-x.verb > 12 || x.verb-c.end > 12), ctxLong)
	}
}

// weightCount is the length of the table of weights.
const weightCount = tieCount*colCount + famCount*ctxCount

// choose returns the most probable option and how probable it is. That nobody said the quotation counts as an option.
func (d *document) choose(c *candidate, all []option, before []candidate) (best *option, p float64) {
	both := bothSides(all)
	nobody := noOption
	d.weigh(c, &nobody, false)
	top := nobody.score
	for i := range all {
		x := &all[i]
		d.weigh(c, x, both)
		if best == nil || x.score > best.score {
			best = x
		}
		top = max(top, x.score)
	}
	if best == nil {
		return nil, 0
	}
	sum, own, mine := math.Exp(nobody.score-top), 0.0, d.identity(best, before)
	for i := range all {
		e := math.Exp(all[i].score - top)
		sum += e
		if &all[i] == best || mine != nil && d.identity(&all[i], before) == mine {
			own += e
		}
	}
	return best, own / sum
}

// anyHe and anyShe stand for whoever a pronoun means, before it is known.
var anyHe, anyShe person

// noOption stands for nobody.
var noOption = option{n: 1, source: source{phrase: -1, prev: -1, verb: -1}}

// identity returns the person whom an option stands for, nil where that is not known. Options of one person count together.
func (d *document) identity(x *option, before []candidate) *person {
	switch {
	case x.prev >= 0:
		return before[x.prev].who.who
	case x.phrase < 0:
		return nil
	}
	p := &d.phrases[x.phrase]
	switch c := d.tokens[p.from].class; {
	case p.kind == proform && c&he != 0:
		return &anyHe
	case p.kind == proform && c&she != 0:
		return &anyShe
	case p.who == nil && p.alias >= 0:
		return d.phrases[p.alias].who
	}
	return p.who
}

func bothSides(all []option) bool {
	var seen [famCount]bool
	for i := range all {
		seen[all[i].ties[0].family()] = true
	}
	return seen[famAhead] && seen[famBehind]
}

func (d *document) weigh(c *candidate, x *option, both bool) {
	x.score = 0
	d.features(c, x, both, func(i int) { x.score += weightOf[i] })
}

// weightOf holds the weights in the order of features.
var weightOf = func() (out [weightCount]float64) {
	n := 0
	for _, row := range weights.ties {
		for _, w := range row {
			out[n] = float64(w) / 100
			n++
		}
	}
	for _, row := range weights.around {
		for _, w := range row {
			out[n] = float64(w) / 100
			n++
		}
	}
	return out
}()

// weightTable holds the weights, in hundredths.
type weightTable struct {
	ties   [tieCount][colCount]int16
	around [famCount][ctxCount]int16
}
