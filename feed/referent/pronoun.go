package referent

import (
	"strings"
	"unicode"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// Referents is a text with the persons that its pronouns mean.
type Referents struct {
	clause.Clauses
	History  []Speaker         // the speakers of the quotations so far
	Labels   map[int]int       // as in speech.Marked
	again    []mention.Mention // he and she, with whom they mean, as far as phrase followed
	followed int
	spoken   spoken // of the last sentence that was asked for
	weighed  []weighed
	apart    []*mention.Person // whom a pronoun does not mean
	weights  [24]int           // of one mention
}

// Speaker is who said a quotation, with the tokens that say so.
type Speaker struct {
	Referent
	From, To int
}

// Forget resets d for another text.
func (d *Referents) Forget() {
	d.Labels = nil
	d.History, d.again, d.followed, d.spoken.sentence = d.History[:0], d.again[:0], 0, -1
}

// PronounMeans returns the person whom the pronoun at token at means. A verb without a subject counts as a pronoun. Verb is
// the token of the verb of the pronoun, -1 if it is not known.
func (d *Referents) PronounMeans(at, verb int) Referent {
	r, word, want := Referent{}, d.Tokens[at].Lower, mention.Unknown
	if g, is := clause.ThatOne[word]; is {
		if word == "die" && !d.Tongue.Nouns { // Dutch
			g = mention.Unknown
		}
		if verb >= 0 && strings.HasSuffix(d.Tokens[verb].Lower, "en") { // Die sagten
			r.Why = "the pronoun " + word + " has no one person"
			return r
		}
		return d.latter(at, g)
	}
	if d.Tongue.IsEnglish() && (word == "it" || word == "they") {
		if body, ok := d.bodyBefore(at); ok {
			return body
		}
	}
	if d.Tongue.IsEnglish() && word == "they" {
		if someone, ok := d.someoneBefore(at); ok {
			return someone
		}
	}
	switch c := d.Tokens[at].Class; {
	case c&lexis.They != 0 && (c&lexis.She == 0 || verb >= 0 && strings.HasSuffix(d.Tokens[verb].Lower, "n")): // sagten sie
		r.Why = "the pronoun " + word + " has no one person"
		return r
	case c&lexis.He != 0, d.Tongue.Nouns && word == "ihm":
		want = mention.Man
	case c&lexis.She != 0:
		want = mention.Woman
	case verb == at && d.TheySay(at):
		return d.theyWho(at)
	case verb == at:
		want = d.VerbGender(at)
	default:
		r.Why = "the pronoun " + word + " has no one person"
		return r
	}
	if n := len(d.History); n > 0 && d.History[n-1].Name == "" && d.Tokens[at].Paragraph-d.Tokens[d.History[n-1].From].Paragraph <= 2 {
		r.Why = word + ", of whom a letter stands for"
		return r
	}
	if verb == at {
		if r, ok := d.accordBefore(at); ok {
			return r
		}
	}
	if role, ok := d.metBefore(at, want); ok {
		return role
	}
	if role, ok := d.roleBefore(at, want); ok {
		return role
	}
	d.Follow(at)
	who, p, why := d.antecedent(at, want)
	if r.Why = word + why; who == nil {
		return r
	}
	r.Doubt = 1 - p
	if who.Gender == mention.Unknown {
		who.Gender = want
	}
	r.Who, r.Name = who, who.Full
	return r
}

// accordBefore returns the person whose words the sentence before that of the verb at token at tells, with a preposition that begins it,
// if nobody has spoken since. A verb without a subject goes on with their words: Según Vega, no hay dinero. Q, dice.
func (d *Referents) accordBefore(at int) (Referent, bool) {
	from := d.SentenceAt(at).From
	if d.Tongue.Cases || from == 0 {
		return Referent{}, false
	}
	s := d.SentenceAt(from - 1)
	if d.Tokens[at].Paragraph-d.Tokens[s.From].Paragraph > 1 || d.QuotedBetween(s.From, s.To) || s.Phrase0 == s.Phrase1 {
		return Referent{}, false
	}
	p := &d.Phrases[s.Phrase0]
	if p.Pre != s.From || !d.Accords(p) || p.Kind != clause.Name && p.Kind != clause.Role || several[d.Tokens[p.From].Lower] {
		return Referent{}, false
	}
	for n := s.Phrase0 + 1; n < s.Phrase1; n++ { // Según Vega, Ruiz robó el coche. Q, dijo
		if q := &d.Phrases[n]; q.Pre < 0 && (q.Kind == clause.Name || q.Kind == clause.Role) {
			return Referent{}, false
		}
	}
	why := d.Tokens[at].Lower + ", after what they are said to say"
	r := d.PhraseMeans(p, Bond{Verb: -1, Leads: true}, why)
	return r, r.Name != ""
}

// theyWho returns those who spoke last, by a word for several, whom a verb in the plural without a subject means: Fuentes del puerto
// dicen Q. Q, añaden. It never means one person.
func (d *Referents) theyWho(at int) Referent {
	for n := d.SentenceAt(at).Action1 - 1; n >= 0 && d.SentenceOf[at]-d.SentenceOf[d.Actions[n].At] <= 1 && d.Tokens[at].Paragraph-d.Tokens[d.Actions[n].At].Paragraph <= 1; n-- {
		a := &d.Actions[n]
		if a.At >= at || a.Subject < 0 || a.Class&(lexis.Saying|lexis.Part) == 0 {
			continue
		}
		if p := &d.Phrases[a.Subject]; d.TheySay(a.At) && (p.Kind == clause.Role || p.Kind == clause.Entity) && p.Pre < 0 && p.From < a.At && !answers(d.Tokens[at].Lower) { // Los vecinos piden un puente. Q, dicen
			return d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, d.Tokens[at].Lower+", of those who speak before")
		}
		break
	}
	if n := len(d.History) - 1; n >= 0 && d.History[n].Who == nil && d.History[n].Name != "" && d.History[n].To > 0 {
		r := d.History[n]
		first := d.Tokens[r.From].Lower
		many := several[first] || d.Tongue.Cases || d.Tongue.Tag != "it" && strings.HasSuffix(first, "s")
		if many && d.Tokens[at].Paragraph-d.Tokens[r.From].Paragraph <= 2 && at-r.From < maxBack && d.firstNamed(r.From+1, at, mention.Unknown) == nil {
			r.Why = d.Tokens[at].Lower + ", of those who spoke before"
			return r.Referent
		}
	}
	return Referent{Why: d.Tokens[at].Lower + " has no one person"}
}

// several are Italian articles before a noun in the plural.
var several = lexis.Set(`i gli le alcuni alcune`)

// bodyBefore returns the body, for "they" also the people, that is the subject of the sentence of the pronoun, or that spoke in
// one of the two before it: The mill said it would close. “...,” it added.
func (d *Referents) bodyBefore(at int) (Referent, bool) {
	word, here := d.Tokens[at].Lower, d.SentenceOf[at]
	for n := d.SentenceAt(at).Action1 - 1; n >= 0 && here-d.SentenceOf[d.Actions[n].At] <= 2; n-- {
		a := &d.Actions[n]
		if a.At >= at || a.Subject < 0 || a.Loose {
			continue
		}
		p := &d.Phrases[a.Subject]
		many := d.Tokens[p.Head].Lower == "police" || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") && (d.Tokens[p.Head].Text == d.Tokens[p.Head].Lower || p.Kind == clause.Role && d.Tokens[p.Head].Starts)
		if a.Class&lexis.Say == 0 && !d.givesOut(a) && (d.SentenceOf[p.From] < here || p.Kind != clause.Entity) {
			again := d.Tokens[p.From].Lower == word && d.Tokens[p.From].Starts // The bank told the mill to wait. It waited.
			if p.Kind == clause.Entity || again || word == "they" && p.Kind != clause.Proform && (many || p.With >= 0 || d.Has(p.From-1, p.From, lexis.Conj)) {
				return Referent{}, false // another body or others may be meant
			}
			continue
		}
		switch {
		case p.From >= at, d.Tokens[p.From].Lower == "that":
		case d.Tokens[p.From].Lower == word:
		case p.Kind == clause.Name && word == "it" && p.Who != nil && p.Who.Lone && p.Who.Gender == mention.Unknown && p.Pre < 0 && !d.saysThing(a): // Fox read a sign. It said
			return Referent{Who: p.Who, Name: p.Who.Full, Why: word + ", what the text said something of last"}, true
		case p.Kind == clause.Entity && word == "it" && !many, (p.Kind == clause.Entity || p.Kind == clause.Role) && word == "they" && many:
			r := d.PhraseMeans(p, Bond{Verb: a.At, Leads: true}, word+", what the text said something of last")
			return r, r.Name != "" && r.Who == nil
		default:
			return Referent{}, false
		}
	}
	return Referent{}, false
}

// givesOut reports whether the English verb of an action, with a text as its object, says something: The board issued a statement.
func (d *Referents) givesOut(a *clause.Action) bool {
	if !d.Tongue.IsEnglish() || a.Object < 0 || !outgoing[d.Tokens[a.At].Lower] {
		return false
	}
	p := &d.Phrases[a.Object]
	return d.Tokens[p.Head].Class&lexis.Paper != 0 && !d.Is(p.Core, p.From, "by") && !d.Is(p.Core, p.From, "from") // a letter | by Fox
}

// outgoing are verbs for making a text public.
var outgoing = lexis.Set(`issued issues released releases published publishes posted posts`)

// someoneBefore returns the one person without a name who spoke last, whom "they" means because the text keeps back the sex: “...,” an
// official said. “...,” they added. Nobody else may be mentioned since, nor several before in that sentence.
func (d *Referents) someoneBefore(at int) (Referent, bool) {
	n := len(d.History) - 1
	if n < 0 || d.History[n].Who != nil || !d.History[n].Role || d.History[n].To <= 0 || d.SentenceOf[at]-d.SentenceOf[d.History[n].From] > 2 {
		return Referent{}, false
	}
	r := d.History[n]
	k := d.PhraseAt[r.From]
	if k < 0 || d.Phrases[k].Kind != clause.Role || d.Tokens[d.Phrases[k].From].Class&lexis.Det == 0 || d.Tokens[d.Phrases[k].From].Class&lexis.Number != 0 || d.IsSeveral(d.Phrases[k].Head) || d.WordGender(r.From, r.To) != mention.Unknown {
		return Referent{}, false
	}
	for n := d.SentenceAt(r.From).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < at; n++ {
		if p := &d.Phrases[n]; n != int(k) && (p.From < r.From || p.From >= r.To) && (p.Kind != clause.Other || strings.HasSuffix(d.Tokens[p.Head].Lower, "s")) {
			return Referent{}, false
		}
	}
	if d.severalBefore(r.From) {
		return Referent{}, false
	}
	r.Why = d.Tokens[at].Lower + ", of the role before"
	return r.Referent, true
}

// saysThing reports whether the verb of an action has an object that ends its clause: read | a sign.
func (d *Referents) saysThing(a *clause.Action) bool {
	n := d.PhraseAt[min(a.At+1, len(d.Tokens)-1)]
	return n >= 0 && d.Phrases[n].From == a.At+1 && (d.Phrases[n].To == len(d.Tokens) || d.Tokens[d.Phrases[n].To].Kind == lexis.Sign)
}

// severalBefore reports whether the sentence before that of token at, or its own, tells of several persons, whom
// "they" may mean as well: The millers left. “...,” the mayor said.
func (d *Referents) severalBefore(at int) bool {
	s := d.SentenceAt(at)
	if s.From > 0 {
		s = d.SentenceAt(s.From - 1)
	}
	for i := s.From; i < d.SentenceAt(at).To; i++ {
		if w := d.Tokens[i].Lower; w == "they" || w == "their" || w == "them" {
			return true
		}
	}
	for n := s.Phrase0; n < len(d.Phrases) && d.Phrases[n].From < at; n++ {
		p := &d.Phrases[n]
		if many := d.IsSeveral(p.Head) || strings.HasSuffix(d.Tokens[p.Head].Lower, "s"); p.Kind == clause.Name && p.With >= 0 || many && (p.Kind == clause.Role || d.Tokens[p.Head].Starts) {
			return true
		}
	}
	return false
}

// isLatter reports whether a phrase means the person who was mentioned last, and of which gender: ce dernier, este último,
// quest’ultima.
func (d *Referents) isLatter(p *clause.Phrase) (want mention.Gender, ok bool) {
	if want, ok = lasts[d.Tokens[p.Core-1].Lower]; !ok || p.Core-p.From != 2 || !these[d.Tokens[p.From].Lower] {
		return mention.Unknown, false
	}
	return want, true
}

var (
	these = lexis.Set(`ce cette este esta quest' deze die`)
	lasts = map[string]mention.Gender{
		"dernier": mention.Man, "último": mention.Man, "ultimo": mention.Man,
		"dernière": mention.Woman, "última": mention.Woman, "ultima": mention.Woman, "laatste": mention.Unknown,
	}
)

// latter returns the person who is mentioned last before token at, in its sentence or the one before it. Nobody is returned if
// that is a role or a body, or if more than two are mentioned.
func (d *Referents) latter(at int, want mention.Gender) Referent {
	r := Referent{Why: d.Tokens[at].Lower + ", who was mentioned last"}
	from := d.SentenceAt(at).From
	if from > 0 {
		from = d.SentenceAt(from - 1).From
	}
	var last, other *mention.Person
	for n := d.SentenceAt(at).Phrase1 - 1; n >= 0 && d.Phrases[n].From >= from; n-- {
		p := &d.Phrases[n]
		switch {
		case p.Kind == clause.Entity && p.From < at && last == nil && !(want == mention.Man && feminine[d.Tokens[p.From].Lower]) && !(p.Of >= 0 && ownLinks[d.Tokens[p.Pre].Lower]):
			return Referent{Why: d.Tokens[at].Lower + " may be a body"}
		case p.From >= at || p.Kind != clause.Name && p.Kind != clause.Role:
		case p.Kind == clause.Name && !p.Who.Gender.Fits(want), p.Kind == clause.Role && !d.WordGender(p.From, p.Core).Fits(want):
		case p.Kind == clause.Role && last == nil:
			return Referent{Why: d.Tokens[at].Lower + " may be a role"}
		case p.Who == nil || p.Who == last || p.Who == other:
		case last == nil:
			last = p.Who
		case other == nil:
			other = p.Who
		default:
			return Referent{Why: d.Tokens[at].Lower + " can mean several persons"}
		}
	}
	if last != nil {
		r.Who, r.Name = last, last.Full
	}
	return r
}

// VerbGender returns the gender of the subject that the form of a verb tells: powiedziała, сказал.
func (d *Referents) VerbGender(i int) mention.Gender {
	w := d.Tokens[i].Lower
	switch {
	case strings.HasSuffix(w, "ła"), strings.HasSuffix(w, "ла"), strings.HasSuffix(w, "лась"):
		return mention.Woman
	case strings.HasSuffix(w, "ł"), strings.HasSuffix(w, "л"), strings.HasSuffix(w, "лся"):
		return mention.Man
	}
	return mention.Unknown
}

// maxBack bounds how far back a pronoun may reach, in tokens.
const maxBack = 500

// roleBefore returns the nearest role that spoke last or starts an earlier sentence, if no person is named between it and
// the pronoun.
func (d *Referents) roleBefore(at int, want mention.Gender) (Referent, bool) {
	spoke, ok := d.roleSpoke(at, want)
	here := d.Tokens[at].Paragraph
	if s := d.SentenceAt(at); d.behindColon(at) && d.firstNamed(s.From, at, want) == nil {
		if r, ok := d.roleStarts(at, want, s); ok {
			return r, true
		}
	}
	for end := d.SentenceAt(at).From; end > 0 && at-end < maxBack; {
		b := d.SentenceAt(end - 1)
		if ok && b.From <= d.History[len(d.History)-1].From {
			break // “...,” said a farmer. A clerk denied it. “...,” he said.
		}
		if here-d.Tokens[b.From].Paragraph > 2 || d.firstNamed(b.From, end, want) != nil {
			break
		}
		if r, ok := d.roleStarts(at, want, b); ok {
			return r, true
		}
		end = b.From
	}
	return spoke, ok
}

// behindColon reports whether a colon and a quotation stand before a pronoun in its sentence, in a language other than English: Der
// Wirt reagierte ungehalten: „...“, sagte er.
func (d *Referents) behindColon(at int) bool {
	for i := at - 1; i > d.SentenceAt(at).From && !d.Tongue.IsEnglish(); i-- {
		if d.Tokens[i].Kind == lexis.Quoted && d.Tokens[i-1].Text == ":" {
			return true
		}
	}
	return false
}

// roleSpoke returns the role that spoke last, if its gender fits.
func (d *Referents) roleSpoke(at int, want mention.Gender) (Referent, bool) {
	n := len(d.History)
	if n == 0 || d.History[n-1].Who != nil || !d.History[n-1].Role || d.History[n-1].To <= 0 {
		return Referent{}, false
	}
	r := d.History[n-1]
	if k := d.PhraseAt[r.From]; k >= 0 && d.IsSeveral(d.Phrases[k].Head) {
		return Referent{}, false
	}
	if d.Tokens[at].Paragraph-d.Tokens[r.From].Paragraph > 2 || at-r.From >= maxBack || !d.WordGender(r.From, r.To).Fits(want) || d.firstNamed(r.From+1, at, want) != nil || d.rival(r.From, want) || d.epithet(r.From, r.Name, want) {
		return Referent{}, false
	}
	r.Why = d.Tokens[at].Lower + ", of the role before"
	return r.Referent, true
}

// roleStarts returns the role that sentence b starts with.
func (d *Referents) roleStarts(at int, want mention.Gender, b *clause.Sentence) (Referent, bool) {
	n := b.Phrase0
	if n >= b.Phrase1 {
		return Referent{}, false
	}
	from := b.From
	if q := &d.Phrases[n]; q.Pre == from && q.Kind != clause.Name && q.Kind != clause.Role && d.Accords(q) && d.Is(q.To, q.From, ",") && n+1 < b.Phrase1 { // Selon la radio, | le procureur
		n, from = n+1, q.To+1
	}
	p := &d.Phrases[n]
	if d.Is(p.To, p.From, ",") && d.Has(p.To+1, p.From, lexis.He|lexis.She) { // A retired sailor, he was at sea.
		return Referent{}, false
	}
	if p.Kind != clause.Role || d.IsSeveral(p.Head) || p.Pre >= 0 || p.From > from+1 || d.Tokens[p.From].Class&(lexis.Det|lexis.Stray|lexis.Number|lexis.Vague) == 0 && !d.Tongue.Cases || d.Tongue.Nouns && d.Tokens[p.From].Lower == "das" || !d.WordGender(p.From, p.Core).Fits(want) || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") {
		return Referent{}, false
	}
	if d.meantBefore(p.From, want) || d.Tongue.IsEnglish() && p.From > b.From && strings.HasSuffix(d.Tokens[b.From].Lower, "ing") { // Getting a miller to speak is hard
		return Referent{}, false
	}
	bond := Bond{Verb: -1, Leads: true}
	for a := b.Action0; a < b.Action1 && bond.Verb < 0; a++ {
		if d.Actions[a].Subject == n {
			bond.Verb = d.Actions[a].At
		}
	}
	r := d.roleMeans(p, bond, "")
	if (d.Tongue.Cases || b.Action0 == b.Action1) && r.Role { // Мэр | развёл руками; A farmer | lent her tractor: the verb is in no list
		r.Name = d.TextOf(p.From, p.Head+1)
	}
	if p.Alias >= 0 && d.Phrases[p.Alias].Who != nil {
		r.Who, r.Name = d.Phrases[p.Alias].Who, d.Phrases[p.Alias].Who.Full
	}
	if r.Name == "" || r.Who != nil && !r.Who.Gender.Fits(want) || r.Who == nil && d.epithet(p.From, r.Name, want) {
		return Referent{}, false
	}
	r.Why = d.Tokens[at].Lower + ", of the role that a sentence before starts with"
	return r, true
}

// couples are words for a man and a woman.
var couples = lexis.Set(`couple ehepaar paar pärchen matrimonio pareja coppia coniugi casal echtpaar stel супруги małżeństwo`)

// metBefore returns the last man or woman without a name whom the paragraph of the pronoun mentions before it, if it names
// no person before: I explained it to my mother. She thought about it. Where a verb lacks its subject, it may be either that
// one or a person named earlier, and nobody is returned.
func (d *Referents) metBefore(at int, want mention.Gender) (Referent, bool) {
	from := d.paragraphStart(at)
	if who := d.firstNamed(from, at, want); who != nil && !d.ownsKin(who, from, at, want) {
		return Referent{}, false
	}
	for i := from; i < at; i++ {
		if couples[d.Tokens[i].Lower] {
			return Referent{Why: d.Tokens[at].Lower + " is one of a couple"}, true
		}
	}
	for n := d.SentenceAt(at).Phrase0 - 1; n >= 0 && d.Phrases[n].From >= from; n-- {
		p := &d.Phrases[n]
		if n > 0 && d.Phrases[n-1].Alias == n { // A miller, a widow
			continue
		}
		if g := d.WordGender(p.From, p.Core); p.Kind != clause.Role || d.IsSeveral(p.Head) || d.Tokens[p.From].Class&lexis.Det == 0 || g == mention.Unknown || !g.Fits(want) || d.meantBefore(p.From, want) {
			continue
		}
		if d.toldOf(n, want) {
			return Referent{}, false // roleBefore decides
		}
		if h := len(d.History); p.From <= d.SentenceAt(p.From).From+1 || h > 0 && d.History[h-1].From >= p.From {
			return Referent{}, false // roleBefore decides
		}
		if want == mention.Unknown {
			return Referent{Why: d.Tokens[at].Lower + " can mean two persons"}, true
		}
		return Referent{Name: d.TextOf(p.From, p.Core), Role: true, Why: d.Tokens[at].Lower + ", of the role before"}, true
	}
	return Referent{}, false
}

// toldOf reports whether the role of phrase n is only told of by another one, with whose role its German or Dutch sentence begins, and who
// may be meant by the same pronoun: Der Sprecher sagte, | der Mann sei geflohen. Er sagte; Laut dem Sprecher floh | der Mann.
func (d *Referents) toldOf(n int, want mention.Gender) bool {
	p := &d.Phrases[n]
	s := d.SentenceAt(p.From)
	if first := &d.Phrases[s.Phrase0]; !d.Tongue.Nouns && d.Tongue.Tag != "nl" || first.Kind != clause.Role || s.Phrase0 == n || first.From > s.From+1 || !d.WordGender(first.From, first.Core).Fits(want) || feminine[d.Tokens[first.From].Lower] && want == mention.Man && d.Tongue.Nouns {
		return false
	}
	for k := s.Action0; k < s.Action1; k++ {
		if a := &d.Actions[k]; a.Subject == s.Phrase0 && a.Class&(lexis.Say|lexis.Part) != 0 && a.At < p.From {
			return k+1 < s.Action1 && d.Actions[k+1].Subject == n
		}
	}
	return d.Accords(&d.Phrases[s.Phrase0])
}

// ownsKin reports whether an English pronoun shows that somebody of unknown sex, the only person named between two tokens, is no person of
// gender want, but has a relative who is: Bo Fox lives with his mother. She
func (d *Referents) ownsKin(who *mention.Person, from, to int, want mention.Gender) bool {
	owner := map[mention.Gender]string{mention.Woman: "his", mention.Man: "her"}[want]
	if !d.Tongue.IsEnglish() || owner == "" || who.Gender != mention.Unknown {
		return false
	}
	kin := false
	for i := from; i < to; i++ {
		if p := d.PersonAt(i); p != nil && p != who {
			return false
		}
		kin = kin || d.Tokens[i].Lower == owner && d.Has(i+1, i, lexis.Kin) && d.WordGender(i+1, i+2) == want
	}
	return kin
}

// rival reports whether somebody of that gender is named or meant before the role at token at, in the role's paragraph.
func (d *Referents) rival(at int, want mention.Gender) bool {
	who := d.firstNamed(d.paragraphStart(at), at, want)
	return who != nil && who.Gender == want || d.meantBefore(at, want)
}

// meantBefore reports whether the pronoun for that gender precedes the role at token at, in the role's paragraph. Then it
// means somebody else afterwards too: She was born in May. A teacher wrote that she was “slow”.
func (d *Referents) meantBefore(at int, want mention.Gender) bool {
	for i := d.paragraphStart(at); i < at; i++ {
		switch c := d.Tokens[i].Class; {
		case c&lexis.They != 0: // German sie is she or they
		case c&lexis.She != 0 && want == mention.Woman, c&lexis.He != 0 && want == mention.Man:
			return true
		}
	}
	return false
}

// paragraphReach is how many sentences before a pronoun belong to its paragraph. Few paragraphs are longer, but for those of a
// text that has lost its line breaks.
const paragraphReach = 4

// paragraphStart returns the first token of the paragraph of token at, or one at most maxBack before it.
func (d *Referents) paragraphStart(at int) int {
	from := at
	for from > 0 && at-from < maxBack && d.Tokens[from-1].Paragraph == d.Tokens[at].Paragraph && d.SentenceOf[at]-d.SentenceOf[from-1] <= paragraphReach {
		from--
	}
	return from
}

// epithet reports whether the role at token at is no person of its own. It may describe a person named before it, as in "the
// front-runner", or lack an article.
func (d *Referents) epithet(at int, role string, want mention.Gender) bool {
	if d.Tongue.Cases { // there are no articles
		return false
	}
	if d.apartFrom(at, want) {
		return false
	}
	first, _, _ := strings.Cut(strings.ToLower(role), " ")
	return first == "the" && d.firstNamed(max(0, at-maxBack), at, want) != nil || d.Tongue.Words.Of(first)&(lexis.Det|lexis.Stray|lexis.Number|lexis.Vague) == 0
}

// apartFrom reports whether the English role at token at is somebody else than those named before: an office that no
// sentence has beside a name, or the subject of a sentence that goes on with him or her.
func (d *Referents) apartFrom(at int, want mention.Gender) bool {
	n := d.PhraseAt[at]
	if n < 0 || !d.Tongue.IsEnglish() {
		return false
	}
	p := &d.Phrases[n]
	if head := &d.Tokens[p.Head]; head.Class&lexis.Office != 0 {
		for i := max(0, at-maxBack); i < at; i++ {
			if s := d.SentenceAt(i); d.Tokens[i].Lower == head.Lower && d.firstNamed(s.From, s.To, want) != nil { // Fox is the mayor of Elm
				return false
			}
		}
		return true
	}
	for i := p.To; i < d.SentenceAt(at).To; i++ {
		switch w := d.Tokens[i].Lower; {
		case w == "him" && want == mention.Man:
			return true
		case w == "her" && want == mention.Woman: // thanked her; but "shared her news" is about her own
			if next := i + 1; next == len(d.Tokens) || d.Tokens[next].Kind != lexis.Word || d.Tokens[next].Class&(lexis.Prep|lexis.Conj|lexis.Sub|lexis.Det) != 0 {
				return true
			}
		}
	}
	return false
}

// twoBefore reports whether one person of that gender tells or asks another something in the sentence before token i.
func (d *Referents) twoBefore(i int, want mention.Gender) bool {
	s := d.SentenceAt(i)
	if i > s.From+1 || s.From == 0 {
		return false
	}
	b := d.SentenceAt(s.From - 1)
	for n := b.Action0; n < b.Action1; n++ {
		a := &d.Actions[n]
		if w := d.Tokens[a.At].Lower; a.Subject < 0 || a.Object < 0 || w != "told" && w != "asked" && w != "tells" && w != "asks" {
			continue
		}
		x, y := d.Phrases[a.Subject].Who, d.Phrases[a.Object].Who
		if x != nil && y != nil && x.Gender == want && y.Gender == want {
			return true
		}
	}
	return false
}

// Follow resolves each he and she before token i that can be a subject, in order, so that a chain of them keeps its person.
func (d *Referents) Follow(i int) {
	for ; d.followed < len(d.Phrases) && d.Phrases[d.followed].From < i; d.followed++ {
		p := &d.Phrases[d.followed]
		c := d.Tokens[p.From].Class
		if c&(lexis.He|lexis.She) == 0 || p.Pre >= 0 {
			continue
		}
		want := mention.Man
		if c&lexis.She != 0 {
			want = mention.Woman
		}
		who, _, _ := d.antecedent(p.From, want)
		two := d.twoBefore(p.From, want)
		if two {
			who = nil // Fox told Reed that it was over. She was furious.
		}
		if who != nil || two {
			d.again = append(d.again, mention.Mention{At: p.From, End: p.To, Who: who})
		}
	}
}

// paired reports whether a mention is one of two that the same pronoun may mean, joined by "and".
func (d *Referents) paired(m mention.Mention, want mention.Gender) bool {
	next := func(i int) bool {
		who := d.PersonAt(i)
		return who != nil && who.Gender.Fits(want) && d.Tokens[i].Paragraph == d.Tokens[m.At].Paragraph
	}
	switch {
	case m.End+1 < len(d.Tokens) && d.Tokens[m.End].Class&lexis.Conj != 0 && next(m.End+1):
		return !d.Tokens[d.MentionAt(m.End+1).End-1].Owner
	case m.At >= 2 && d.Tokens[m.At-1].Class&lexis.Conj != 0 && next(m.At-2):
		return true
	}
	return false
}

// firstNamed returns the first person named between two tokens whose gender fits, or nil.
func (d *Referents) firstNamed(from, to int, want mention.Gender) *mention.Person {
	for i := from; i < to; i++ {
		if d.PersonAt(i) == nil {
			continue
		}
		m := d.MentionAt(i)
		i = max(i, m.End-1)
		if m.Who.Gender.Fits(want) {
			return m.Who
		}
	}
	return nil
}

// spoken are the names inside the quotations around a sentence.
type spoken struct {
	sentence int32
	names    []string // in lower case
}

// maxSpoken is the most names that are listed, so that a long paragraph takes linear time.
const maxSpoken = 64

// spokenReach is how many sentences before and after that of a pronoun spokenOf looks at. Few paragraphs are longer, but for
// those of a text that has lost its line breaks.
const spokenReach = 2

// spokenOf lists the names inside the quotations of the paragraph of token at that are near. Speakers rarely use their own first
// name. A name after a comma is an address, and one after "I" is the speaker's own.
func (d *Referents) spokenOf(at int) *spoken {
	p, s := d.Tokens[at].Paragraph, d.SentenceOf[at]
	if d.spoken.sentence == s {
		return &d.spoken
	}
	d.spoken = spoken{sentence: s, names: d.spoken.names[:0]}
	from := at
	for from > 0 && d.Tokens[from-1].Paragraph == p && d.SentenceOf[from-1] >= s-spokenReach {
		from--
	}
	for i := from; i < len(d.Tokens) && d.Tokens[i].Paragraph == p && d.SentenceOf[i] <= s+spokenReach && len(d.spoken.names) < maxSpoken; i++ {
		if d.Tokens[i].Kind == lexis.Quoted {
			d.spokenIn(d.Tokens[i].Span.Of(d.Body))
		}
	}
	return &d.spoken
}

// spokenIn adds the names inside one quotation.
func (d *Referents) spokenIn(text string) {
	before := "" // the word before
	for text != "" {
		w, rest, _ := strings.Cut(text, " ")
		text = rest
		if w != "" && w[0] >= 'a' && w[0] <= 'z' { // most are
			before = w
			continue
		}
		if w = strings.TrimLeft(w, "\"“‘'"); w != "" && w[0] >= 'A' && w[0] <= 'Z' && !strings.HasSuffix(before, ",") && !selves[before] {
			end := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
			if end < 0 {
				end = len(w)
			}
			n := strings.ToLower(w[:end])
			starts := before == "" || strings.ContainsAny(before[len(before)-1:], ".?!")
			if !strings.HasPrefix(w[end:], ",") && !(starts && lexis.GivenNames.Of(n)&lexis.Homonym != 0) {
				d.spoken.names = append(d.spoken.names, n)
			}
		}
		before = w
	}
}

var selves = lexis.Set(`I am I'm I’m me myself`)

// answers reports whether a verb tells that somebody answers, who is not the one that spoke or asked last.
func answers(verb string) bool {
	for _, stem := range [...]string{"respond", "contest", "replic", "repli", "aleg", "alleg", "defiend", "defend", "difend", "rispond"} {
		if strings.HasPrefix(verb, stem) {
			return true
		}
	}
	return false
}
