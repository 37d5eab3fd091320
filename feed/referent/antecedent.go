package referent

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// The features of a mention that a pronoun may mean. A number is a block of several features.
const (
	pronSentence  = 0                 // sentences between: none, one ... six
	pronParagraph = pronSentence + 7  // paragraphs between: none ... four
	pronCount     = pronParagraph + 5 // how often the person is named: up to 4 times, up to 16, more
)

// The other features of a mention.
const (
	pronOwner       = pronCount + 3 + iota // Fox's
	pronInverted                           // said Fox
	pronSays                               // Fox said
	pronSubject                            // the first person of the sentence
	pronOblique                            // after a preposition or a verb
	pronLater                              // another place
	pronGender                             // the gender is known to fit
	pronWithin                             // in the sentence of the pronoun
	pronOther                              // in a sentence that starts with the same pronoun
	pronSpoke                              // the quotation before was theirs
	pronSpokeNear                          // the same, in this paragraph
	pronSpokeNext                          // the same, in the paragraph before
	pronFull                               // named in full
	pronNearest                            // the last one that fits
	pronParted                             // Bo Fox and Al Reed
	pronInside                             // a quotation beside it has their last name, which speakers rarely use for themselves
	pronSaysNext                           // Fox said, in the sentence before
	pronSubjectNext                        // the first person of the sentence before
	pronLaterNext                          // another place in the sentence before
	FeatureCount
)

// antecedent returns the person whom a pronoun means, how probable that is, and why. It returns nil if another person is about
// equally probable.
func (d *Referents) antecedent(at int, want mention.Gender) (who *mention.Person, p float64, why string) {
	if d.againTwo(at) {
		return nil, 0, ", like the one before, can mean two persons"
	}
	for _, c := range certain {
		if who := c.find(d, at, want); who != nil {
			return who, leastCertain, c.why
		}
	}
	d.weigh(at, want)
	floor := d.withoutAside()
	if d.onlyAside(at, want) {
		return nil, 0, ", who is not named"
	}
	who, p, why = likeliest(d.weighed, want, d.introduced(at))
	if d.askedBefore(at, who) {
		return nil, 0, " may mean who asked or who was asked"
	}
	if who != nil && slices.ContainsFunc(d.weighed, func(x weighed) bool { return x.who == who && x.sum < floor }) {
		return nil, 0, " can mean two persons"
	}
	return who, p, why
}

// weighed is a person whom a pronoun may mean.
type weighed struct {
	who       *mention.Person
	sum, best float64 // of all mentions, of the one that counts most
	parted    bool    // that one is one of two joined by "and"
	always    bool    // all stand behind prepositions
	aside     bool    // all of the paragraph, or else of those before, stand behind prepositions, and the pronoun is a verb without a subject: thanked X. Said: Q
	here      bool    // one stands in the paragraph of the pronoun, or is that of whoever spoke last
}

// weigh fills d.weighed with the persons whom the four paragraphs before the pronoun at token at mention, and who spoke last.
func (d *Referents) weigh(at int, want mention.Gender) {
	d.weighed = d.weighed[:0]
	dropped := d.Tongue.Drops && d.Tokens[at].Class&(lexis.He|lexis.She) == 0
	d.EachMention(at, want, func(who *mention.Person, list []int) {
		w, parted, aside, here := 0, false, false, false
		for _, f := range list {
			w += int(Weights[f])
			parted = parted || f == pronParted
			aside = aside || dropped && f == pronOblique
			here = here || f == pronParagraph || f == pronSpoke
		}
		p := math.Exp(float64(w) / 100)
		i := slices.IndexFunc(d.weighed, func(x weighed) bool { return x.who == who })
		if i < 0 {
			d.weighed = append(d.weighed, weighed{who, p, p, parted, aside, aside, here})
			return
		}
		x := &d.weighed[i]
		if x.sum += p; p > x.best {
			x.best, x.parted = p, parted
		}
		x.always = x.always && aside
		if here || !x.here {
			x.aside = x.aside && aside
		}
	})
}

// leastBeside is how probable somebody must be beside a likelier person, whom only the paragraph of the verb names, behind prepositions.
const leastBeside = 0.25

// withoutAside drops from d.weighed those who stand behind prepositions, if the likeliest one does: Ana Vega thanked Pablo Gil. | Said:
// Q. It returns how much one of the others must weigh.
func (d *Referents) withoutAside() (floor float64) {
	if len(d.weighed) < 2 {
		return 0
	}
	top := slices.MaxFunc(d.weighed, func(x, y weighed) int { return cmp.Compare(x.sum, y.sum) })
	if !top.aside {
		return 0
	}
	d.weighed = slices.DeleteFunc(d.weighed, func(x weighed) bool { return x.aside })
	if top.always {
		return 0
	}
	return leastBeside * top.sum
}

// onlyAside reports whether the only person weighed always stands behind prepositions, and somebody else who is not named went on to
// speak, or the sentence begins with what is spoken of: Sul caso di Aldo Moro | ha detto.
func (d *Referents) onlyAside(at int, want mention.Gender) bool {
	if len(d.weighed) != 1 || !d.weighed[0].always {
		return false
	}
	from := d.SentenceAt(at).From
	return d.wentOn(at, want) || d.Tongue.IsRomance() && d.weighed[0].who.FirstAt() >= from && d.Has(from, at, lexis.Prep)
}

// EachMention calls use with each mention that the pronoun at token at may mean and its features.
func (d *Referents) EachMention(at int, want mention.Gender, use func(*mention.Person, []int)) {
	b := backward{d: d, at: at, want: want, from: d.SentenceAt(at).From, nearest: true, leads: d.Tongue.IsEnglish() && d.leadsOn(at)}
	named := d.Mentions()
	b.named = sort.Search(len(named), func(i int) bool { return named[i].At >= at }) - 1
	b.pronoun = len(d.again) - 1
	d.spokenOf(at)
	d.setApart(at, want)
	for b.named >= 0 || b.pronoun >= 0 {
		m, again := b.next()
		if m.Who == nil {
			continue
		}
		far := d.paragraphsBack(at, m.At)
		if far > 4 || at-m.At > maxBack {
			break
		}
		for m.At < b.from {
			b.from = d.SentenceAt(b.from - 1).From
			b.distance++
		}
		who := m.Who.OfGender(want)
		b.since = b.quotedSince(m, who, again)
		if who.Gender.Fits(want) && !slices.Contains(d.apart, m.Who) && !d.spokenSince(who.First, b.since) && !b.meansNobody(m, again, far) {
			use(who, b.weights(m, who, again, far))
		}
	}
	b.lastSpeaker(use)
}

// backward goes through the mentions of persons before a pronoun, the nearest one first.
type backward struct {
	d              *Referents
	at             int // the pronoun
	want           mention.Gender
	named, pronoun int // the next mention by name, and by a pronoun whose person is known
	from           int // start of the sentence that is reached
	distance       int // sentences between
	nearest        bool
	since          int  // quotations from there tell of the mention that is reached: spokenSince
	leads          bool // leadsOn
}

// quotedSince returns from which token on quotations are not by who, English, if they name who: Fox said “...” | Fox is ill. Before a
// mention that does not say who speaks, no quotation tells.
func (b *backward) quotedSince(m *mention.Mention, who *mention.Person, again bool) int {
	d := b.d
	if !d.Tongue.IsEnglish() {
		return 0
	}
	if again || d.placeOf(m, b.from) == pronSays {
		return b.from
	}
	named := func(t *lexis.Token) bool { return t.Lower == who.First || t.Lower == who.Last }
	if b.leads && d.placeOf(m, b.from) == pronSubject && !d.AnyToken(b.at, d.SentenceAt(b.at).To, named) {
		return b.from
	}
	return 0
}

// leadsOn reports whether the sentence of the pronoun at token at goes on with whoever the sentence before is on, as it acts on nobody
// and names no relative: Fox won. But | he had been ill; but not: But | he thanked him; “...,” | he said.
func (d *Referents) leadsOn(at int) bool {
	s := d.SentenceAt(at)
	return !d.QuotedBetween(s.From, at) && !d.actsOn(at, s.To) && !d.AnyToken(at+1, s.To, func(t *lexis.Token) bool {
		return t.Class&(lexis.Kin|lexis.MaleNoun|lexis.FemaleNoun) != 0
	})
}

// meansNobody reports whether mention m, far paragraphs before, is none that the pronoun can mean: a place, a thing, the label of its
// paragraph, or what only describes or owns somebody else.
func (b *backward) meansNobody(m *mention.Mention, again bool, far int) bool {
	d := b.d
	if d.perhapsPlace(m) || m.Who.LikeThing() || far == 0 && d.label(m) {
		return true
	}
	return !again && (d.describesIt(m, b.at) || d.OwnsSomebody(m.End))
}

// next returns the next mention and whether it is a pronoun.
func (b *backward) next() (*mention.Mention, bool) {
	named := b.d.Mentions()
	if b.named < 0 || b.pronoun >= 0 && b.d.again[b.pronoun].At > named[b.named].At {
		b.pronoun--
		return &b.d.again[b.pronoun+1], true
	}
	b.named--
	return &named[b.named+1], false
}

// weights returns the features of mention m of who, which is far paragraphs away.
func (b *backward) weights(m *mention.Mention, who *mention.Person, again bool, far int) []int {
	d := b.d
	list := append(d.weights[:0], pronSentence+min(b.distance, 6), pronParagraph+far, pronCount+frequency(who.Count))
	add := func(ok bool, f int) {
		if ok {
			list = append(list, f)
		}
	}
	if !again {
		place := d.placeOf(m, b.from)
		list = append(list, place)
		if b.distance == 1 {
			switch place {
			case pronSays, pronInverted:
				list = append(list, pronSaysNext)
			case pronSubject:
				list = append(list, pronSubjectNext)
			default:
				list = append(list, pronLaterNext)
			}
		}
		add(b.distance > 0 && d.Tokens[b.from].Lower == d.Tokens[b.at].Lower, pronOther)
		add(m.Full, pronFull)
		add(b.distance <= 1 && d.paired(*m, b.want), pronParted)
	}
	add(who.Gender == b.want, pronGender)
	add(b.nearest, pronNearest)
	add(d.spokenSince(who.Last, b.since), pronInside)
	add(b.distance == 0, pronWithin)
	b.nearest = false
	return list
}

// lastSpeaker calls use with the person who spoke last.
func (b *backward) lastSpeaker(use func(*mention.Person, []int)) {
	d := b.d
	n := len(d.History)
	if n == 0 || d.History[n-1].Who == nil || !d.History[n-1].Who.Gender.Fits(b.want) || d.History[n-1].To <= 0 || slices.Contains(d.apart, d.History[n-1].Who) {
		return
	}
	prev := &d.History[n-1]
	spoke := prev.Who.OfGender(b.want)
	far := d.paragraphsBack(b.at, prev.From)
	if far > 4 || far < 0 {
		return
	}
	list := append(d.weights[:0], pronParagraph+far, pronCount+frequency(spoke.Count), pronSpoke)
	if far <= 1 {
		list = append(list, pronSpokeNear+far)
	}
	if spoke.Gender == b.want {
		list = append(list, pronGender)
	}
	use(spoke, list)
}

// paragraphsBack returns how many paragraphs token to is before token at. In a paragraph that is long because the text has lost
// its line breaks, sentencesEach sentences count as one.
func (d *Referents) paragraphsBack(at, to int) int {
	return max(d.Tokens[at].Paragraph-d.Tokens[to].Paragraph, int(d.SentenceOf[at]-d.SentenceOf[to]-1)/sentencesEach)
}

const sentencesEach = 3

// frequency is the block of pronCount for somebody who is named n times.
func frequency(n int) int {
	switch {
	case n <= 4:
		return 0
	case n <= 16:
		return 1
	}
	return 2
}

// A person must be at least this probable to be named. sureShe applies to "she" and a person of unknown sex if a woman is
// near, surePronoun in all other cases.
const surePronoun, sureShe = 0.5, 0.95

// likeliest returns the most probable person, or nil where that is not sure enough. A person of unknown sex who was introduced
// just before may be a woman.
func likeliest(all []weighed, want mention.Gender, introduced *mention.Person) (who *mention.Person, p float64, why string) {
	var top weighed
	sum, she := 0.0, false
	for _, x := range all {
		sum += x.sum
		she = she || x.who.Gender == want && want == mention.Woman
		if x.sum > top.sum {
			top = x
		}
	}
	switch p = top.sum / sum; {
	case top.who == nil:
		return nil, 0, " can mean nobody near"
	case top.parted, p < surePronoun, she && p < sureShe && top.who.Gender == mention.Unknown && top.who != introduced && !strings.HasSuffix(top.who.First, "a"):
		return nil, 0, " can mean two persons" // Fox and Reed came. He said
	}
	return top.who, p, ", the likeliest person before"
}
