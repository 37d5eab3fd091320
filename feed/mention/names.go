package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// Gender is what a name, a title or a pronoun tells of a person.
type Gender int8

const (
	Unknown Gender = iota // nothing tells
	Man                   // he
	Woman                 // she
)

// Fits reports whether g and h can be of one person.
func (g Gender) Fits(h Gender) bool { return g == Unknown || h == Unknown || g == h }

// Person is somebody whom the article names.
type Person struct {
	Full    string // the longest form of the name
	First   string // given name in lower case, "" where never told
	nick    string // nickname in lower case
	Last    string // last name in lower case
	Gender  Gender
	titles  []string  // words before the name and in apposition: "general", "wife"
	called  bool      // a noun for somebody stands before the name somewhere
	Count   int       // how often they are named
	related bool      // introduced as somebody's relative: his wife, Ann Fox
	Couple  bool      // introduced with another one of the same last name: Leonard and Coral Ashby
	Lone    bool      // never named in full
	thing   bool      // an article stands before the name somewhere
	before  bool      // the full name, in English, tells what the noun behind it is, somewhere
	alone   bool      // named with a part of the name somewhere
	says    bool      // speaks by the last name alone, which others bear too
	shown   bool      // something beside the name shows a person somewhere, in a language other than English; see shows
	leads   bool      // a sentence begins with the name, which is told in full somewhere
	among   []*Person // not nil: nobody knows which of these
	inFull  int       // one more than the token where the full name was printed last, or meant by the last name alone since; 0: nowhere yet
	fulls   int       // how often the full name has been printed
	at      int       // token of the first mention, -1: none
}

// LikeThing reports whether a name may be that of a paper, a place or a product: an article stands before it somewhere, or a noun behind
// it while it is never shorter and begins no sentence, and nothing shows that it is a person's: a known given name, a sex, an office, a
// title. The Fort Arrow; the Daily Post; a tough Borvian Open title defence.
func (w *Person) LikeThing() bool {
	return (w.thing || w.before && !w.alone && !w.leads) && w.Gender == Unknown && !w.Called()
}

// LikeSomebody reports whether anything shows that a name is that of a person: a given name that is known, a sex, an office, a title, a
// relative, a verb of saying, or sentences about them. Nothing shows it of Wuhan or the Mundial de Clubes.
func (w *Person) LikeSomebody() bool {
	first, _, _ := strings.Cut(w.First, "-") // Anne-Lise
	return w.shown && !w.thing || w.leads || w.Gender != Unknown || w.Called() || lexis.GivenNames.Of(first)&lexis.Given != 0
}

// Called reports whether the text calls a person by an office, a title or another noun for somebody: coach | Ann Fox.
func (w *Person) Called() bool { return w.called || len(w.titles) > 0 }

// HasOffice reports whether the text gives a person an office: Judge Ann Fox. A title like Ms is none.
func (w *Person) HasOffice(t *lexis.Tongue) bool {
	return slices.ContainsFunc(w.titles, func(title string) bool { return t.Words.Of(title)&lexis.Office != 0 })
}

// FirstAt returns the token of the first mention of a person.
func (w *Person) FirstAt() int { return w.at }

// Mention is a name at a place.
type Mention struct {
	At, End int // tokens
	Who     *Person
	Full    bool // with a given name
	Place   int  // what kind of place in its sentence it is, 0 where nobody asked; package referent sets it
}

// Names is a text with who is named in it.
type Names struct {
	lexis.Text
	people people
}

// people indexes who is named where.
type people struct {
	all      []*Person // those with a name of their own
	byLast   map[string][]*Person
	byFirst  map[string][]*Person
	ages     map[string]*Person   // made when an age is asked for; nil for an age that two have
	stated   map[*Person]string   // ages that stand beside names; made when one is asked for
	before   map[string][2]string // the words before a word, but for small ones: the first, and one that differs; made when asked for
	mentions []Mention
	at       []int32            // for each token one more than its index in mentions, 0: none
	unclear  map[string]*Person // by last name: one of several who bear it
	topic    map[string]*Person // by last name: who was named in full last, if the text goes on with that one; nil if not
	spoke    map[string]bool    // last names that stand alone after a verb of saying, in German and Romance; English names of bodies that speak without an article
	cases    bool               // the tongue has cases
	tag      string             // of the tongue
	printed  map[string]bool    // the words with capitals, in lower case, if the tongue has cases
	things   map[string]bool    // names of animals and things: a labrador called Biscuit
	common   map[string]bool    // last words of names without a known given name, whether the text has them in small letters too
	initials map[[2]string]bool // German: first names with an initial for the last name
	runs     []Mention          // names without their persons
	fit      []*Person          // memory of byLastName

	bothSurnames bool               // people of the tongue have two last names: Ana Ruiz Vega
	bySurname    map[string]*Person // by the first of two last names; nil where several have it
	fresh        []Person           // memory of persons
	lists        []*Person          // memory of lists of one person
}

// reset empties the index for a text of n tokens. It keeps the memory.
func (p *people) reset(n int) {
	if p.byLast == nil {
		p.byLast, p.byFirst, p.unclear, p.topic, p.spoke, p.things, p.common, p.bySurname = map[string][]*Person{}, map[string][]*Person{}, map[string]*Person{}, map[string]*Person{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]*Person{}
	}
	clear(p.byLast)
	clear(p.byFirst)
	clear(p.unclear)
	clear(p.topic)
	clear(p.spoke)
	clear(p.things)
	clear(p.common)
	clear(p.bySurname)
	p.ages, p.stated, p.before = nil, nil, nil
	p.at = slices.Grow(p.at[:0], n)[:n]
	clear(p.at)
	p.all, p.mentions, p.runs, p.fresh, p.lists = p.all[:0], p.mentions[:0], p.runs[:0], p.fresh[:0], p.lists[:0]
}

// add adds who to a list of persons.
func (p *people) add(list []*Person, who *Person) []*Person {
	if list != nil {
		return append(list, who)
	}
	if len(p.lists) == cap(p.lists) {
		p.lists = make([]*Person, 0, 2*cap(p.lists)+32)
	}
	p.lists = append(p.lists, who)
	n := len(p.lists)
	return p.lists[n-1 : n : n]
}

// person returns a new person.
func (p *people) person(name, first, last string) *Person {
	if len(p.fresh) == cap(p.fresh) {
		p.fresh = make([]Person, 0, 2*cap(p.fresh)+16)
	}
	p.fresh = append(p.fresh, Person{Full: name, First: first, Last: last, Count: 1, at: -1})
	return &p.fresh[len(p.fresh)-1]
}

// Mentions returns the mentions of persons by name, in order.
func (d *Names) Mentions() []Mention { return d.people.mentions }

// PersonAt returns the person whose name has token i, or nil.
func (d *Names) PersonAt(i int) *Person {
	if i < 0 || i >= len(d.people.at) || d.people.at[i] == 0 {
		return nil
	}
	return d.people.mentions[d.people.at[i]-1].Who
}

// MentionAt returns the mention that has token i, which a person must have.
func (d *Names) MentionAt(i int) Mention { return d.people.mentions[d.people.at[i]-1] }

// FindPeople makes the index of people of d. A person needs a name of two words somewhere; the last word alone then means
// the same person.
func (d *Names) FindPeople() {
	p := &d.people
	p.reset(len(d.Tokens))
	p.cases, p.tag, p.bothSurnames = d.Tongue.Cases, d.Tongue.Tag, d.Tongue.Tag == "es" || d.Tongue.Tag == "pt"
	p.findInitials(d)
	if d.dropTitles(); p.cases {
		p.findPrinted(d)
	}
	runs := p.runs
	next := 0 // the token after the last name
	for _, n := range d.Capitals {
		if i := int(n); i >= next {
			if next = d.NameAt(i); next > i && !d.inHeading(i, next) {
				runs = append(runs, Mention{At: i, End: next})
			}
		}
	}
	d.dropJobs(runs)
	d.dropObjects(runs)
	p.findCommon(d, runs)
	for _, r := range runs {
		if t := &d.Tokens[r.At]; r.End-r.At == 1 && ((d.Tongue.Nouns || d.Tongue.IsRomance()) && d.Inverted(r.At, r.End) || d.Tongue.IsEnglish() && t.Class&lexis.Body != 0 && !d.Has(r.At-1, r.At, lexis.Det|lexis.Head) && (d.Speaks(r.At, r.End) || d.Has(r.At-1, r.At, lexis.Title))) || d.bodySpeaks(r.At, r.End) {
			p.spoke[d.Tokens[r.End-1].Lower] = true
		}
	}
	for _, r := range runs {
		if !d.isOblique(r.At) {
			p.addFull(d, r.At, r.End)
		}
	}
	for _, r := range runs { // Игоря Мельника is Игорь Мельник, if the text names him so
		if d.isOblique(r.At) {
			p.addFull(d, r.At, r.End)
		}
	}
	for _, who := range p.all {
		if d.Tongue.Tag == "es" {
			p.addSurname(who)
		}
	}
	runs = d.joinParticles(runs)
	runs = p.wordSurnames(d, runs)
	for n, r := range runs {
		p.addCouple(d, runs, n)
		p.addFamilyFirst(d, r.At, r.End)
	}
	for _, r := range runs {
		p.addSingle(d, r.At, r.End)
	}
	for _, r := range runs {
		p.mention(d, r.At, r.End)
	}
	p.runs = runs
	p.weighPronouns(d)
}

// bears reports whether first is a given name of w, or the start of one.
func (w *Person) bears(first string) bool {
	if first == "" || w.First == "" {
		return false
	}
	return w.First == first || w.nick == first || len(first) <= 2 && strings.HasPrefix(w.First, first[:1]) || len(w.First) <= 2 && strings.HasPrefix(first, w.First[:1]) ||
		len(first) > 2 && len(w.First) > 2 && (strings.HasPrefix(w.First, first) || strings.HasPrefix(first, w.First))
}

// surnamed reports whether first and last, in lower case, are the two last names of w: Ruiz Vega, of Ana Ruiz Vega.
func (w *Person) surnamed(first, last string) bool {
	return w.Last == last && lexis.GivenNames.Of(first)&lexis.Given == 0 && strings.HasSuffix(strings.ToLower(w.Full), " "+first+" "+last)
}

// addSurname notes the first of the two last names of who: Ana | Ruiz Vega; Ana | Ruiz de Vega.
func (p *people) addSurname(who *Person) {
	words := strings.Fields(who.Full)
	k := len(words) - 2
	for k > 1 && words[k] == strings.ToLower(words[k]) {
		k--
	}
	if k < 1 || lexis.GivenNames.Of(strings.ToLower(words[0]))&lexis.Given == 0 {
		return
	}
	w := strings.ToLower(words[k])
	if other, known := p.bySurname[w]; known && other != who {
		p.bySurname[w] = nil
		return
	}
	p.bySurname[w] = who
}

// Speaks reports whether a verb of saying directly precedes or follows the name in tokens i to end.
func (d *Names) Speaks(i, end int) bool {
	from := end
	if d.Is(from, i, ",") && d.Has(from+1, i, lexis.Rel) {
		from += 2
	} else if d.Is(from, i, "(") && d.Is(from+2, i, ")") && lexis.IsNumeral(d.Tokens[from+1].Text) { // Fox (2004) said
		from += 3
	}
	for k := from; k < from+4 && (d.Has(k, i, lexis.Say|lexis.Tell|lexis.Adverb|lexis.Aux|lexis.Part) || k < len(d.Tokens) && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph && d.IsAdverb(k)); k++ {
		if d.Tokens[k].Class&(lexis.Say|lexis.Part) != 0 {
			return !GoingOn[d.Tokens[k].Lower] || k+1 == len(d.Tokens) || d.Tokens[k+1].Kind != lexis.Word // la Guardia Civil continúa | buscando
		}
	}
	return d.Inverted(i, end)
}

// GoingOn are Romance verbs of saying that are verbs for what goes on as well.
var GoingOn = lexis.Set(`continúa continuó continúan continuaron continua continuò continuano continuou continuam continuaram`)

// Inverted reports whether a verb of saying precedes the name in tokens at to end, after a quotation: , said X. In
// Ann Fox, the mayor, says Tarn is ready, it is followed by another verb.
func (d *Names) Inverted(at, end int) bool {
	for d.Tongue.Cases && at > 1 && !d.Tokens[at-1].Starts && d.IsAdverb(at-1) { // powiedział cicho | Mak; żali się | Mak
		at--
	}
	return at > 1 && !(d.Has(end, at, lexis.Aux|lexis.Verb|lexis.Say) && d.Tongue.IsEnglish()) && d.Tokens[at-1].Class&(lexis.Say|lexis.Part) != 0 && (d.Tokens[at-2].Text == "," || d.Tokens[at-2].Kind == lexis.Quoted || d.Tokens[at-2].Class&lexis.Aux != 0 || !d.Tongue.IsEnglish())
}

// mention adds a mention for the name in tokens i to end.
func (p *people) mention(d *Names, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok || d.credited(i) {
		return
	}
	var who *Person
	full := false
	for _, c := range p.byLast[last] {
		if first != "" && (c.bears(first) || d.endsNameOf(c, i, end) || p.bothSurnames && c.surnamed(first, last)) {
			who, full = c, true
		}
	}
	if who == nil && end-i == 1 && len(p.byLast[last]) == 0 {
		who = p.bySurname[last]
	}
	if who == nil && first != "" {
		// a full name that nobody bears: two words of another name, or a surname after something with a capital
		if d.Tokens[i].Class&lexis.Given != 0 || p.common[last] {
			return
		}
	}
	if who == nil {
		who = p.byLastName(d, i, last)
	}
	if all := p.byFirst[last]; who == nil && end-i == 1 && len(all) == 1 && (d.Tokens[i].Class&lexis.Given != 0 || d.Tongue.Nouns && p.spoke[last] || all[0].at >= 0 && (d.rareGiven(i) || all[0].nick == last && d.nickSpeaks(i))) {
		who = all[0]
	}
	if who == nil {
		return
	}
	full = full || d.isParticle(i) && strings.EqualFold(who.Full, d.TextOf(i, end))                                        // La Place
	part := full || d.isParticle(i) && strings.HasSuffix(strings.ToLower(who.Full), strings.ToLower(" "+d.TextOf(i, end))) // von der Heide
	for ; !part && !d.Tongue.IsEnglish() && i < end-1 && d.Tokens[i].Named && d.Tokens[i].Class&lexis.Given == 0; i++ {    // Radio Valle | Belli
		d.Tokens[i].Named = false
	}
	if full {
		who.inFull = i + 1
		who.fulls++
		if all := p.byLast[last]; len(all) > 1 && p.topic[last] != who {
			p.topic[last] = d.topicAt(i, end, who, all)
		}
	}
	who.thing = who.thing || full && d.Has(i-1, i, lexis.Det) && !(d.Tongue.IsEnglish() && d.Is(i-1, i, "that")) // said that Ann Fox
	who.before, who.alone = who.before || full && d.isAttribute(i, end), who.alone || !full
	who.says = who.says || !full && len(p.byLast[last]) > 1 && !d.Tokens[i].Owner && d.Speaks(i, end)
	if who.Gender == Unknown { // Mrs. Fox; his wife, Jane Fox
		if who.Gender = d.genderBefore(i); who.Gender == Unknown && d.herOffice(i) {
			who.Gender = Woman
		}
	}
	who.shown = who.shown || !d.Tongue.IsEnglish() && d.shows(i, end, full, who)
	who.leads = who.leads || !who.Lone && d.Tokens[i].Starts && d.doesHere(i, end, who)
	if who.Count++; who.at < 0 {
		who.at = i
	}
	p.mentions = append(p.mentions, Mention{At: i, End: end, Who: who, Full: full})
	for k := i; k < end; k++ {
		p.at[k] = int32(len(p.mentions))
		d.Tokens[k].Class &^= lexis.Period // dijo Domingo Pons; sagte Freitag
	}
	for k := i; part && !full && k < end-1 && d.isParticle(k); k++ { // no preposition: explique de la Hoya
		d.Tokens[k].Class = lexis.Particle
	}
}

// rareGiven reports whether the word at token i, the first one of a name before, can be a given name that is in no list: it begins
// its English sentence, somebody of that name does something there, and the text never has it in small letters.
func (d *Names) rareGiven(i int) bool {
	t := &d.Tokens[i]
	return d.Tongue.IsEnglish() && t.Starts && t.Class == 0 && !t.Owner && i+1 < len(d.Tokens) && d.Acts(i+1) && !d.Common(t.Lower)
}

// nickSpeaks reports whether the nickname of somebody at token i of an English text, which never has it in small letters, says
// something.
func (d *Names) nickSpeaks(i int) bool {
	return d.Tongue.IsEnglish() && !d.Tokens[i].Owner && d.Speaks(i, i+1) && !d.Common(d.Tokens[i].Lower)
}

// credited reports whether the name at token i is that of whoever took a picture, who has no part in the story: Photograph: | Ann
// Fox/Elm Press.
func (d *Names) credited(i int) bool {
	return d.Is(i-1, i, ":") && i > 1 && d.Tokens[i-2].Starts && credits[d.Tokens[i-2].Lower]
}

// credits are words before the name of a photographer.
var credits = lexis.Set(`photograph photographs photo photos picture pictures image images credit foto fotos bild фото zdjęcie`)

// isAttribute reports whether the English name in tokens i to end, which begins with no known given name, tells what the noun behind it is:
// Harlow United | winger Bo Reed; victims of Motor Neurone | disease.
func (d *Names) isAttribute(i, end int) bool {
	if !d.Tongue.IsEnglish() || d.Tokens[i].Class&(lexis.Given|lexis.Title|lexis.Office|lexis.Head) != 0 || end >= len(d.Tokens) {
		return false
	}
	next := &d.Tokens[end]
	if next.Kind != lexis.Word || next.Text != next.Lower || d.Tokens[end-1].Owner {
		return false
	}
	noun := next.Class&^(lexis.Work|lexis.Paper|lexis.Naming|lexis.Thing) == 0 && !d.IsAdverb(end) && !lexis.EndsAny(next.Lower, "ed", "ing", "s")
	governed := noun && d.Has(d.unlistedBefore(i)-1, i, lexis.Prep|lexis.Det)
	return governed || d.Describes(end, min(end+4, len(d.Tokens)))
}

// OfGender returns w, or the only one of w.among whose gender fits.
func (w *Person) OfGender(g Gender) *Person {
	var only *Person
	for _, c := range w.among {
		if c.Gender.Fits(g) {
			if only != nil {
				return w
			}
			only = c
		}
	}
	if only != nil {
		return only
	}
	return w
}

// bodySpeaks reports whether the English name in tokens i to end is that of somebody who speaks, though its last word is also one
// for a body: said | Peter Banks; but not: said | Preston Council.
func (d *Names) bodySpeaks(i, end int) bool {
	t, name := &d.Tokens[i], d.Is(end-1, i, "banks") || d.Is(end-1, i, "law")
	return d.Tongue.IsEnglish() && end == i+2 && t.Class&lexis.Given != 0 && t.Class&(lexis.Homonym|lexis.Place) == 0 && name && (d.Speaks(i, end) || d.Inverted(i, end))
}
