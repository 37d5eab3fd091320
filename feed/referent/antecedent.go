package referent

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"seedfeed/feed/clause"
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

// antecedent returns the person whom a pronoun means and how probable that is. It weighs the mentions of persons in the four
// paragraphs before the pronoun, and the person who spoke last. It returns nil if another person is about equally probable.
func (d *Referents) antecedent(at int, want mention.Gender) (who *mention.Person, p float64, why string) {
	if n := len(d.again); n > 0 && d.again[n-1].Who == nil && d.SentenceOf[at]-d.SentenceOf[d.again[n-1].At] <= 1 && d.Tokens[d.again[n-1].At].Lower == d.Tokens[at].Lower {
		return nil, 0, ", like the one before, can mean two persons"
	}
	for n := len(d.again) - 1; n >= 0 && d.SentenceOf[at]-d.SentenceOf[d.again[n].At] <= 1; n-- { // He said that | he was ill. He added
		if d.parallel(at, d.again[n].At) && d.again[n].Who != nil {
			return d.again[n].Who, 0.95, ", like the one that the sentence before starts with"
		}
	}
	if who := d.ofOneself(at, want); who != nil {
		return who, 0.95, ", who says so"
	}
	if who := d.newcomer(at, want); who != nil {
		return who, 0.95, ", whom the sentence before introduces"
	}
	if who := d.asHeSaid(at, want); who != nil {
		return who, 0.95, ", the subject of the clause before"
	}
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
		for i := range d.weighed {
			if x := &d.weighed[i]; x.who == who {
				if x.sum += p; p > x.best {
					x.best, x.parted = p, parted
				}
				x.always = x.always && aside
				if here || !x.here {
					x.aside = x.aside && aside
				}
				return
			}
		}
		d.weighed = append(d.weighed, weighed{who, p, p, parted, aside, aside, here})
	})
	floor := 0.0
	if len(d.weighed) > 1 {
		if top := slices.MaxFunc(d.weighed, func(x, y weighed) int { return cmp.Compare(x.sum, y.sum) }); top.aside {
			if !top.always {
				floor = leastBeside * top.sum
			}
			d.weighed = slices.DeleteFunc(d.weighed, func(x weighed) bool { return x.aside })
		}
	}
	if len(d.weighed) == 1 && d.weighed[0].always && (d.wentOn(at, want) || d.Tongue.IsRomance() && d.weighed[0].who.FirstAt() >= d.SentenceAt(at).From && d.Has(d.SentenceAt(at).From, at, lexis.Prep)) { // Sul caso di Aldo Moro | ha detto
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

// ofOneself returns the person who says, in words without quotation marks, what the pronoun at token at does, or nil: | Fox said
// she was ill. Who tells somebody else of that gender may speak of them: Fox told Reed that she was ill. In Russian and Polish,
// others are meant more often.
func (d *Referents) ofOneself(at int, want mention.Gender) *mention.Person {
	s, n := d.SentenceAt(at), int(d.PhraseAt[at])
	for k := s.Action0; k < s.Action1 && n >= 0 && !d.Tongue.Cases; k++ {
		if a := &d.Actions[k]; a.Subject == n && a.Outer >= 0 {
			o := &d.Actions[a.Outer]
			if o.Class&lexis.Say == 0 || o.Passive || o.Subject < 0 || d.Phrases[o.Subject].Who == nil || d.Phrases[o.Subject].From > at || !d.Phrases[o.Subject].Who.Gender.Fits(want) || d.firstNamed(max(o.At, d.Phrases[o.Subject].To), at, want) != nil {
				return nil
			}
			return d.Phrases[o.Subject].Who.OfGender(want)
		}
	}
	return nil
}

// wentOn reports whether the Russian or Polish sentence before the verb at token at has a verb of saying in the past without a
// subject, of the same gender: Dodał, że zna Jana Kota. „...”, | powiedział.
func (d *Referents) wentOn(at int, want mention.Gender) bool {
	from := d.SentenceAt(at).From
	says := func(a *clause.Action) bool {
		return a.Subject < 0 && a.Class&lexis.Say != 0 && d.Tongue.LooksPast(d.Tokens[a.At].Lower) && d.VerbGender(a.At) == want
	}
	return d.Tongue.Cases && from > 0 && d.AnyAction(d.SentenceAt(from-1), says)
}

// askedBefore reports whether the sentence before, in the paragraph before, tells that a person asked about something, after
// somebody else of that gender has spoken, who may answer: Fox also asked about the visit. / “...,” she said.
func (d *Referents) askedBefore(at int, who *mention.Person) bool {
	from, n := d.SentenceAt(at).From, len(d.History)-1
	asks := func(a *clause.Action) bool {
		return d.Is(a.At, a.At, "asked") && !a.Passive && a.Subject >= 0 && d.Phrases[a.Subject].Who == who && !d.Is(a.At+1, a.At, "for") && !d.Is(a.At+1, a.At, "to")
	}
	return who != nil && n >= 0 && from > 0 && d.Tongue.IsEnglish() && d.Tokens[from-1].Paragraph != d.Tokens[from].Paragraph && d.History[n].Who != nil && d.History[n].Who != who &&
		d.History[n].Who.Gender.Fits(who.Gender) && d.AnyAction(d.SentenceAt(from-1), asks)
}

// leastBeside is how probable somebody must be beside a likelier person, whom only the paragraph of the verb names, behind prepositions.
const leastBeside = 0.25

// parallel reports whether two pronouns start two sentences in a row, and say something in both: He said that Fox had left. He
// added: Q. The second one may stand behind a quotation.
func (d *Referents) parallel(at, before int) bool {
	s := d.SentenceAt(at)
	first := s.From
	for d.Tongue.IsEnglish() && (d.Tokens[first].Kind == lexis.Quoted || d.Tokens[first].Kind == lexis.Sign) {
		first++
	}
	if d.Tokens[at].Lower != d.Tokens[before].Lower || at > max(first, s.From+1) || s.From == 0 || d.Tokens[at].Paragraph-d.Tokens[before].Paragraph > 1 {
		return false
	}
	b := d.SentenceAt(s.From - 1)
	says := func(s *clause.Sentence, p int) bool {
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; a.Subject >= 0 && d.Phrases[a.Subject].From == p {
				return a.Class&lexis.Say != 0
			}
		}
		return false
	}
	if before < b.From || before > b.From+1 || !says(s, at) {
		return false
	}
	return d.Tokens[at].Paragraph == d.Tokens[before].Paragraph && (first > s.From || says(b, before)) || d.besideRival(b, before)
}

// besideRival reports whether English sentence b, which starts with the pronoun at token i, tells only what that one does not do,
// or thinks, of somebody else of that gender whom the text knows already: / She does not think much of Fox. / “...,” she said.
func (d *Referents) besideRival(b *clause.Sentence, i int) bool {
	want, _ := d.genderMeant(i, -1)
	who := d.firstNamed(i+1, b.To, want)
	return d.Tongue.IsEnglish() && who != nil && who.FirstAt() < b.From && d.AnyAction(b, func(a *clause.Action) bool { return a.Denied || minding[d.Tokens[a.At].Lower] })
}

// minding are verbs for what somebody thinks of another one.
var minding = lexis.Set(`doubts doubted likes liked loves loved hates hated admires admired supports supported backs backed trusts trusted opposes opposed`)

// weighed is a person whom a pronoun may mean.
type weighed struct {
	who       *mention.Person
	sum, best float64 // of all mentions, of the one that counts most
	parted    bool    // that one is one of two joined by "and"
	always    bool    // all stand behind prepositions
	aside     bool    // all of the paragraph, or else of those before, stand behind prepositions, and the pronoun is a verb without a subject: thanked X. Said: Q
	here      bool    // one stands in the paragraph of the pronoun, or is that of whoever spoke last
}

// EachMention calls use with each mention that the pronoun at token at may mean and its features.
func (d *Referents) EachMention(at int, want mention.Gender, use func(*mention.Person, []int)) {
	b := backward{d: d, at: at, want: want, from: d.SentenceAt(at).From, nearest: true}
	named := d.Mentions()
	b.named = sort.Search(len(named), func(i int) bool { return named[i].At >= at }) - 1
	b.pronoun = len(d.again) - 1
	d.spokenOf(at)
	d.apart = d.namedInFront(at, d.namedBehind(at+1, d.apart[:0]))
	if who := d.claimant(at, want); who != nil {
		d.apart = append(d.apart, who)
	}
	if who := d.askedOf(at); who != nil {
		d.apart = append(d.apart, who)
	}
	s := d.SentenceAt(at)
	leads := !d.QuotedBetween(s.From, at) && !d.actsOn(at, s.To) && !d.AnyToken(at+1, s.To, func(t *lexis.Token) bool { // Fox won. But | he had been ill; not: But | he thanked him
		return t.Class&(lexis.Kin|lexis.MaleNoun|lexis.FemaleNoun) != 0
	})
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
		b.since = 0
		if place := d.placeOf(m, b.from); d.Tongue.IsEnglish() && (again || place == pronSays || leads && place == pronSubject && !d.AnyToken(at, s.To, func(t *lexis.Token) bool { return t.Lower == who.First || t.Lower == who.Last })) {
			b.since = b.from
		}
		if d.perhapsPlace(m) || m.Who.LikeThing() || far == 0 && d.label(m) || !who.Gender.Fits(want) || !again && (d.describesIt(m, at) || d.OwnsSomebody(m.End)) || d.spokenSince(who.First, b.since) || slices.Contains(d.apart, m.Who) {
			continue
		}
		use(who, b.weights(m, who, again, far))
	}
	b.lastSpeaker(use)
}

// describesIt reports whether a mention stands in the words before the pronoun at token at that say who that person is: Membro da
// Igreja Azul, ele critica; Natif des Forges, en 1928, il a vu. Nobody does anything there.
func (d *Referents) describesIt(m *mention.Mention, at int) bool {
	s := d.SentenceAt(at)
	if d.Tongue.IsEnglish() || d.Tongue.Nouns || d.Tongue.Cases || m.At < s.From || d.Tokens[s.From].Class&(lexis.Prep|lexis.Accord) != 0 || d.Tokens[at-1].Text != "," {
		return false
	}
	return !d.AnyAction(s, func(a *clause.Action) bool { return a.At < at })
}

// perhapsPlace reports whether a mention may be that of a place: across Hickling Fen, which has no known given name.
func (d *Referents) perhapsPlace(m *mention.Mention) bool {
	return m.Full && m.Who.Gender == mention.Unknown && d.Tokens[m.At].Class&lexis.Given == 0 && m.At > 0 && places[d.Tokens[m.At-1].Lower]
}

// places are prepositions before places.
var places = lexis.Set(`across in at near through into along outside inside around over`)

// label reports whether a mention is the label of its paragraph, whose speaker does not say he or she of themselves: ANN HALE,
// then 8: My mother wept. “It is over,” she said.
func (d *Referents) label(m *mention.Mention) bool {
	return d.Tokens[m.At].Span.Start < d.Labels[d.Tokens[m.At].Paragraph]
}

// namedBehind adds the persons to list who are named after a pronoun, which ends before token i, in its sentence. The
// pronoun means somebody else: he told Fox; he said Fox had left. In a clause before the main one it may mean them: when he
// came, Fox left.
func (d *Referents) namedBehind(i int, list []*mention.Person) []*mention.Person {
	s := d.SentenceAt(i - 1)
	fronted := d.Tokens[s.From].Class&lexis.Sub != 0
	for k := s.From; k < i && fronted; k++ {
		fronted = d.Tokens[k].Text != ","
	}
	if fronted || i < s.To && d.Tokens[i].Kind == lexis.Sign { // he, Fox, said
		return list
	}
	for k := i; k < s.To && d.Tokens[k].Kind != lexis.Quoted; k++ {
		if d.Tokens[k].Class&lexis.Sub != 0 && d.Tokens[k].Lower != "that" { // he said after Fox had come
			break
		}
		if who := d.PersonAt(k); who != nil && !slices.Contains(list, who) {
			list = append(list, who)
		}
	}
	return list
}

// namedInFront adds the persons to list whom the words of a participle name that begin the sentence of the English pronoun at token at,
// right before it. They are not the subject of the participle, which the pronoun is: Asked whether Fox would go, he said. So it is
// where a clause begins the sentence whose subject is the same pronoun: When he refused to back Fox, he said.
func (d *Referents) namedInFront(at int, list []*mention.Person) []*mention.Person {
	from := d.SentenceAt(at).From
	first := &d.Tokens[from]
	participle := (lexis.EndsAny(first.Lower, "ed", "ing") || first.Lower == "told") && first.Class&(lexis.Prep|lexis.Sub) == 0
	clause := first.Class&lexis.Sub != 0 && d.Is(from+1, at, d.Tokens[at].Lower) && !d.Has(from+2, at, lexis.Ask)
	if !d.Tongue.IsEnglish() || !participle && !clause || d.PersonAt(from) != nil || !d.Is(at-1, at, ",") {
		return list
	}
	for k := from + 1; k < at && len(list) < 8; k++ {
		if who := d.PersonAt(k); who != nil {
			list = append(list, who)
		}
	}
	return list
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
	since          int // quotations from there tell of the mention that is reached: spokenSince
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

// isObject reports whether a mention stands right behind a verb whose subject precedes it, in a language other than English: Fuchs
// kritisierte | Kranz.
func (d *Referents) isObject(m *mention.Mention) bool {
	s := d.SentenceAt(m.At)
	for n := s.Action0; n < s.Action1 && !d.Tongue.IsEnglish(); n++ {
		if a := &d.Actions[n]; a.At == m.At-1 && a.Class&(lexis.Ask|lexis.Quoting) == 0 { // who is asked answers
			return a.Subject >= 0 && !a.Inverted && d.Phrases[a.Subject].Kind == clause.Name
		}
	}
	return false
}

// inOtherCase reports whether the Russian or Polish name of a mention is no subject by its case, and nothing says that it is who
// speaks or was asked: podziękował strażakowi | Adamowi Lisowi; but not: по словам | Ивана Котова; спросил | Ивана Котова.
func (d *Referents) inOtherCase(m *mention.Mention) bool {
	first := &d.Tokens[m.At]
	if !d.Tongue.Cases || first.Class&lexis.Oblique == 0 || first.Lower == m.Who.First || first.Lower == m.Who.Last {
		return false
	}
	return !d.AnyToken(d.SentenceAt(m.At).From, m.At, func(t *lexis.Token) bool { return t.Class&(lexis.Accord|lexis.Ask|lexis.Quoting) != 0 })
}

// placeOf returns place, which it finds once for each mention.
func (d *Referents) placeOf(m *mention.Mention, from int) int {
	if m.Place == 0 {
		m.Place = d.place(m, from)
	}
	return m.Place
}

// behindRole reports whether "of", "with" or, before the verb, any preposition governs an English name by the words that say before
// it what that person is: the murder of | the baker Mark Reed; but not: the medal went to | the baker Mark Reed, who may speak
// next; it was with | the baker Mark Reed.
func (d *Referents) behindRole(m *mention.Mention) bool {
	n := d.PhraseAt[m.At]
	if !d.Tongue.IsEnglish() || n < 0 || m.At == d.Phrases[n].From || strings.HasSuffix(d.Tokens[m.At-1].Lower, "ed") {
		return false
	}
	p := &d.Phrases[n]
	s := d.SentenceAt(m.At)
	inside := m.End < s.To && d.Tokens[m.End].Kind == lexis.Word && !d.Has(m.End, m.At, lexis.Sub|lexis.Conj) && d.AnyAction(s, func(a *clause.Action) bool { return a.At >= m.End })
	return p.Pre > s.From && p.Pre == p.From-1 && (inside || d.Is(p.Pre, m.At, "of") || d.Is(p.Pre, m.At, "with") && !d.Has(p.Pre-1, m.At, lexis.Be|lexis.Verb)) && !d.AnyAction(s, func(a *clause.Action) bool {
		return a.Subject >= 0 && d.Phrases[a.Subject].From <= m.At && m.At < d.Phrases[a.Subject].To
	})
}

// mainSubject returns where the person begins who is the subject behind a clause that begins the sentence from token from on, or
// from: When Fox came, | Reed was asleep. Not where that clause has no name for its subject, or tells what happens to somebody:
// When Fox came, he woke Reed; When Fox was tired, Reed woke him; When Fox woke up, Reed was gone; and not behind what the first
// one says: As Fox tells it, Reed ran away.
func (d *Referents) mainSubject(from int) int {
	s := d.SentenceAt(from)
	if d.Tokens[from].Class&lexis.Sub == 0 && !(d.Has(from, from, lexis.Conj) && d.Has(from+1, from, lexis.Sub)) {
		return from
	}
	for n := s.Action1 - 1; n >= s.Action0; n-- {
		a := &d.Actions[n]
		if a.Subject < 0 || d.Phrases[a.Subject].Kind != clause.Name || d.Phrases[a.Subject].Pre >= 0 {
			continue
		}
		if at := d.Phrases[a.Subject].From; at > from && d.Is(min(at, a.At)-1, at, ",") && (at < a.At || at == a.At+1) { // ..., ging | Anna Fuchs
			if d.actsOn(at, s.To) || d.isSo(a) || views[d.Tokens[from].Lower] && d.AnyToken(from, min(at, a.At)-1, func(t *lexis.Token) bool { return t.Class&lexis.Saying != 0 }) {
				return from
			}
			return at
		}
	}
	return from
}

// views begin a clause that may tell who says what follows, by all languages: as Fox tells it; wie Anna Fuchs erzählt.
var views = lexis.Set(`as if wie comme como come zoals`)

// isSo reports whether action a tells what somebody is, or what is done to them: was gone; has been fined; but not: was walking.
func (d *Referents) isSo(a *clause.Action) bool {
	k := a.At
	if d.Has(k, k, lexis.Be) && k+1 < len(d.Tokens) {
		k++
	}
	return d.suffers(a) || d.Has(k-1, a.At, lexis.Be) && !strings.HasSuffix(d.Tokens[k].Lower, "ing")
}

// saidToSay reports whether somebody else who is named says that the English person of a mention said something: Fox told the paper
// that | Reed had said no.
func (d *Referents) saidToSay(m *mention.Mention) bool {
	n := d.PhraseAt[m.At]
	return d.Tongue.IsEnglish() && n >= 0 && d.Is(d.Phrases[n].From-1, m.At, "that") && d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool {
		return a.Subject == int(n) && a.Outer >= 0 && d.saysOf(a.Outer) && d.Phrases[d.Actions[a.Outer].Subject].Kind == clause.Name
	})
}

// actsOn reports whether a pronoun for the one to whom something happens stands in tokens from to end: let him go; took her to the
// sea; but not: took her seat.
func (d *Referents) actsOn(from, end int) bool {
	return lexis.Any(from, end, func(k int) bool {
		t := &d.Tokens[k]
		return t.Lower == "him" || t.Lower == "her" && (d.Has(k+1, k, lexis.Prep) || k+1 == end || d.Tokens[k+1].Kind != lexis.Word) ||
			!d.Tongue.IsEnglish() && (t.Class&lexis.Object != 0 || (t.Lower == "l'" || t.Lower == "lo" || t.Lower == "la") && d.Has(k+1, k, lexis.Aux)) // Paul Petit | l'a battu
	})
}

// saidBefore reports whether the English verb of saying right before a mention has somebody before it as its subject, whom the
// sentence begins with, so that the mention begins what is said: Reed, the vicar, said | Fox, who is ill, would come.
func (d *Referents) saidBefore(m *mention.Mention) bool {
	who := d.PersonAt(d.SentenceAt(m.At).From)
	return d.Tongue.IsEnglish() && who != nil && who != m.Who && d.Is(m.At-2, m.At, ",")
}

// moved reports whether a thing does something to the English name of a mention: That worries | Fox; the plan did not reassure |
// Fox. The next words may be theirs, as nobody else acts.
func (d *Referents) moved(m *mention.Mention) bool {
	return d.Tongue.IsEnglish() && d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool {
		return a.At == m.At-1 && !a.Loose && !a.Passive && a.Class&(lexis.Say|lexis.Quoting) == 0 && (a.Subject < 0 || d.Phrases[a.Subject].Kind == clause.Other)
	})
}

// place returns the feature for the place of a mention in its sentence, which starts at token from.
func (d *Referents) place(m *mention.Mention, from int) int {
	switch {
	case d.Tokens[m.End-1].Owner, d.Describes(m.End, min(m.End+4, len(d.Tokens))):
		return pronOwner
	case m.At > from && (d.isObject(m) || d.inOtherCase(m)):
		return pronOblique
	case m.At > from && d.Inverted(m.At, m.End) && !d.saidBefore(m):
		return pronInverted
	case m.At > from && d.Tokens[m.At-1].Class&(lexis.Prep|lexis.Saying|lexis.Quoting) != 0 && !d.moved(m): // Citou | Ana Reis
		return pronOblique
	case m.At < d.mainSubject(from):
		return pronOblique
	case d.Speaks(m.At, m.End) && !d.saidToSay(m):
		return pronSays
	case d.behindRole(m):
		return pronOblique
	}
	suffers := d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool { return a.At == m.At-1 })
	for i := d.mainSubject(from); i < m.At; i++ {
		if d.PersonAt(i) != nil && !d.Tokens[d.MentionAt(i).End-1].Owner && !(i > from && d.Tokens[i-1].Class&lexis.Prep != 0) {
			return pronLater
		}
		if !suffers && d.heStands(i, m) {
			return pronLater
		}
	}
	return pronSubject
}

// heStands reports whether token i is a pronoun that can mean somebody of the gender of who is mentioned, and the subject of one
// person's verb in a main clause, so that a name behind it in its sentence is not the first person there: | She thinks that Fox is
// ill; but not: When she left, Fox rose; The day she left, Fox rose. In French it may not be "il y a" either.
func (d *Referents) heStands(i int, m *mention.Mention) bool {
	n, c, g, at := d.PhraseAt[i], d.Tokens[i].Class, m.Who.Gender, m.At
	if k := d.PhraseAt[at]; k >= 0 {
		at = d.Phrases[k].From
	}
	if n < 0 || !d.Tokens[i].Starts && (d.Is(at-1, i, ",") || d.Is(at-2, i, ",") || lexis.IsCapital(d.Tokens[i].Text)) || !(c&lexis.He != 0 && mention.Man.Fits(g) || c&lexis.She != 0 && mention.Woman.Fits(g)) || d.Is(i+1, i, "y") || d.Is(i+2, i, "y") {
		return false
	}
	for k := i - 1; k >= d.SentenceAt(i).From && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&lexis.Conj == 0; k-- {
		if d.Tokens[k].Class&(lexis.Sub|lexis.Rel|lexis.Prep) != 0 {
			return false
		}
	}
	return d.AnyAction(d.SentenceAt(i), func(a *clause.Action) bool {
		return a.Subject == int(n) && !(c&lexis.They != 0 && strings.HasSuffix(d.Tokens[a.At].Lower, "n")) // sie sagten
	})
}
