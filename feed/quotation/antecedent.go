package quotation

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// The features of a mention that a pronoun may mean. Those that stand for a number have a block of several.
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
	pronOblique                            // behind a preposition or a verb
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
	pronInside                             // a quotation beside it has their last name: hardly anybody speaks of himself so
	pronSaysNext                           // Fox said, in the sentence before
	pronSubjectNext                        // the first person of the sentence before
	pronLaterNext                          // another place in the sentence before
	pronTotal
)

// antecedent returns the person whom a pronoun means and how probable that is. It weighs the mentions of persons in the four
// paragraphs before the pronoun, and the person who spoke last. It returns nil where another person is nearly as probable.
func (d *referents) antecedent(at int, want gender) (who *person, p float64, why string) {
	if n := len(d.again); n > 0 && d.again[n-1].who == nil && d.of[at]-d.of[d.again[n-1].at] <= 1 && d.tokens[d.again[n-1].at].lower == d.tokens[at].lower {
		return nil, 0, ", like the one before, can mean two persons"
	}
	all := d.weighed[:0]
	d.eachMention(at, want, func(who *person, list []int) {
		w, parted := 0, false
		for _, f := range list {
			w += int(pronounWeights[f])
			parted = parted || f == pronParted
		}
		p := math.Exp(float64(w) / 100)
		for i := range all {
			if x := &all[i]; x.who == who {
				if x.sum += p; p > x.best {
					x.best, x.parted = p, parted
				}
				return
			}
		}
		all = append(all, weighed{who, p, p, parted})
	})
	d.weighed = all
	return likeliest(all, want)
}

// weighed is a person whom a pronoun may mean.
type weighed struct {
	who       *person
	sum, best float64 // of all mentions, of the one that counts most
	parted    bool    // that one is one of two joined by "and"
}

// eachMention calls use with each mention that the pronoun at token at may mean and its features.
func (d *referents) eachMention(at int, want gender, use func(*person, []int)) {
	b := backward{d: d, at: at, want: want, here: d.tokens[at].paragraph, from: d.sentenceAt(at).from, nearest: true}
	named := d.allMentions()
	b.named = sort.Search(len(named), func(i int) bool { return named[i].at >= at }) - 1
	b.pronoun = len(d.again) - 1
	b.spoken = d.spokenOf(at)
	for n := 0; n < 60 && (b.named >= 0 || b.pronoun >= 0); n++ {
		m, again := b.next()
		if m.who == nil {
			continue
		}
		far := b.here - d.tokens[m.at].paragraph
		if far > 4 || at-m.at > maxBack {
			break
		}
		for m.at < b.from && b.from > 0 {
			b.from = d.sentenceAt(b.from - 1).from
			b.distance++
		}
		who := m.who.ofGender(want)
		if !who.gender.fits(want) || who.first != "" && slices.Contains(b.spoken.names, who.first) {
			continue
		}
		use(who, b.weights(m, who, again, far))
	}
	b.lastSpeaker(use)
}

// backward goes through the mentions of persons before a pronoun, the nearest one first.
type backward struct {
	d              *referents
	at             int // the pronoun
	want           gender
	here           int // paragraph of the pronoun
	named, pronoun int // the next mention by name, and by a pronoun whose person is known
	from           int // start of the sentence that is reached
	distance       int // sentences between
	nearest        bool
	spoken         *spoken
}

// next returns the next mention and whether it is a pronoun.
func (b *backward) next() (*mention, bool) {
	named := b.d.allMentions()
	if b.named < 0 || b.pronoun >= 0 && b.d.again[b.pronoun].at > named[b.named].at {
		b.pronoun--
		return &b.d.again[b.pronoun+1], true
	}
	b.named--
	return &named[b.named+1], false
}

// weights returns the features of mention m of who, which is far paragraphs away.
func (b *backward) weights(m *mention, who *person, again bool, far int) []int {
	d := b.d
	list := append(d.weights[:0], pronSentence+min(b.distance, 6), pronParagraph+far, pronCount+frequency(who.count))
	add := func(ok bool, f int) {
		if ok {
			list = append(list, f)
		}
	}
	if !again {
		if m.place == 0 {
			m.place = d.place(m, b.from)
		}
		place := m.place
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
		add(b.distance > 0 && d.tokens[b.from].lower == d.tokens[b.at].lower, pronOther)
		add(m.full, pronFull)
		add(b.distance <= 1 && d.paired(*m, b.want), pronParted)
	}
	add(who.gender == b.want, pronGender)
	add(b.nearest, pronNearest)
	add(slices.Contains(b.spoken.names, who.last), pronInside)
	add(b.distance == 0, pronWithin)
	b.nearest = false
	return list
}

// lastSpeaker calls use with the person who spoke last.
func (b *backward) lastSpeaker(use func(*person, []int)) {
	d := b.d
	n := len(d.history)
	if n == 0 || d.history[n-1].who == nil || !d.history[n-1].who.gender.fits(b.want) || d.history[n-1].to <= 0 {
		return
	}
	prev := &d.history[n-1]
	spoke := prev.who.ofGender(b.want)
	far := b.here - d.tokens[prev.from].paragraph
	if far > 4 || far < 0 {
		return
	}
	list := append(d.weights[:0], pronParagraph+far, pronCount+frequency(spoke.count), pronSpoke)
	if far <= 1 {
		list = append(list, pronSpokeNear+far)
	}
	if spoke.gender == b.want {
		list = append(list, pronGender)
	}
	use(spoke, list)
}

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

// A person must be at least this probable to be named: sureShe for she and somebody whose sex is not known while a woman is near,
// else surePronoun.
const surePronoun, sureShe = 0.5, 0.92

// likeliest returns the most probable person, or nil where that is not sure enough.
func likeliest(all []weighed, want gender) (who *person, p float64, why string) {
	var top weighed
	sum, she := 0.0, false
	for _, x := range all {
		sum += x.sum
		she = she || x.who.gender == want && want == woman
		if x.sum > top.sum {
			top = x
		}
	}
	switch p = top.sum / sum; {
	case top.who == nil:
		return nil, 0, " can mean nobody near"
	case top.parted, p < surePronoun, she && p < sureShe && top.who.gender == unknown && !strings.HasSuffix(top.who.first, "a"):
		return nil, 0, " can mean two persons" // Fox and Reed came. He said
	}
	return top.who, p, ", the likeliest person before"
}

// place returns the feature for the place of a mention in its sentence, which starts at token from.
func (d *referents) place(m *mention, from int) int {
	switch {
	case d.tokens[m.end-1].owner, d.describes(m.end, min(m.end+4, len(d.tokens))):
		return pronOwner
	case m.at > from && d.inverted(m.at, m.end):
		return pronInverted
	case m.at > from && d.tokens[m.at-1].class&(prep|saying) != 0:
		return pronOblique
	case d.speaks(m.at, m.end):
		return pronSays
	}
	for i := from; i < m.at; i++ {
		if d.personAt(i) != nil && !d.tokens[d.mentionAt(i).end-1].owner && !(i > from && d.tokens[i-1].class&prep != 0) {
			return pronLater
		}
	}
	return pronSubject
}
