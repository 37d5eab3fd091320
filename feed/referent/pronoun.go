package referent

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	held     []holder          // made when a role is asked for
}

// Speaker is who said a quotation, with the tokens that say so.
type Speaker struct {
	Referent
	From, To int
}

// Forget resets d for another text.
func (d *Referents) Forget() {
	d.Labels, d.held = nil, nil
	d.History, d.again, d.followed, d.spoken.sentence = d.History[:0], d.again[:0], 0, -1
}

// PronounMeans returns the person whom the pronoun at token at means. A verb without a subject counts as a pronoun. Verb is
// the token of the verb of the pronoun, -1 if it is not known.
func (d *Referents) PronounMeans(at, verb int) Referent {
	r, word := d.pronounMeans(at, verb), d.Tokens[at].Lower
	if want := clause.Whose[word]; (want != 0 || d.HisView(at)) && verb < 0 && r.Name != "" && !d.holdsView(at, want, &r) {
		return Referent{Why: word + ", which may mean somebody else"}
	}
	return r
}

// pronounMeans is PronounMeans, where no words for a view hold the pronoun.
func (d *Referents) pronounMeans(at, verb int) Referent {
	r, word := Referent{}, d.Tokens[at].Lower
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
	if word == "it" || word == "they" {
		if body, ok := d.bodyBefore(at); ok {
			return body
		}
	}
	if verb == at && d.TheySay(at) {
		return d.theyWho(at)
	}
	want, ok := d.genderMeant(at, verb)
	if !ok {
		if several, found := d.severalBefore(at); found && d.Tokens[at].Class&lexis.They != 0 {
			return several
		}
		r.Why = "the pronoun " + word + " has no one person"
		return r
	}
	if n := len(d.History); n > 0 && d.History[n-1].Name == "" && d.Tokens[at].Paragraph-d.Tokens[d.History[n-1].From].Paragraph <= 2 {
		r.Why = word + ", of whom a letter stands for"
		return r
	}
	for _, before := range [...]func(int, mention.Gender) (Referent, bool){d.accordBefore, d.topicBefore, d.strangerActs, d.metBefore, d.roleBefore, d.bodyActs} {
		if other, ok := before(at, want); ok {
			return other
		}
	}
	d.Follow(at)
	who, p, why := d.antecedent(at, want)
	if last, ok := d.goesOn(at, verb, want, who, p); ok {
		return last
	}
	if r.Why = word + why; who == nil {
		return r
	}
	if doubt := d.noSubject(at, want, who); doubt != "" {
		return Referent{Why: word + doubt}
	}
	r.Doubt = 1 - p
	if who.Gender == mention.Unknown {
		who.Gender = want
	}
	r.Who, r.Name = who, who.Full
	return r
}

// noSubject returns why the pronoun at token at does not mean who, the likeliest person before it; "" if nothing speaks against that.
func (d *Referents) noSubject(at int, want mention.Gender, who *mention.Person) string {
	switch {
	case !d.Tongue.IsEnglish() && !who.LikeSomebody(), clause.Whose[d.Tokens[at].Lower] != 0 && !d.surelyPerson(who): // in Wuhan. Said: Q; nor is it the next one
		return ", of whom nothing shows that it is a person"
	case d.besideRole(at, want, who):
		return ", who is named beside a role that may go on"
	case d.bodyNearer(at, want):
		return ", which may mean a body"
	}
	return ""
}

// surelyPerson reports whether a name is certainly that of a person: its sex or its given name is known. Few Russian names are
// listed, so that there it is enough that the text treats it like a person, in its own letters: Хант; but not Süddeutsche Zeitung,
// МИД ФРГ.
func (d *Referents) surelyPerson(who *mention.Person) bool {
	if who.Gender != mention.Unknown || lexis.GivenNames.Of(who.First)&lexis.Given != 0 {
		return true
	}
	first, _, _ := strings.Cut(who.Full, " ")
	return d.Tongue.Tag == "ru" && who.LikeSomebody() && first[0] >= utf8.RuneSelf && !lexis.IsUpper(first)
}

// genderMeant returns the gender of the person whom the pronoun at token at means, or false if it does not mean one person.
func (d *Referents) genderMeant(at, verb int) (mention.Gender, bool) {
	switch c := d.Tokens[at].Class; {
	case c&lexis.They != 0 && (c&lexis.She == 0 || verb >= 0 && strings.HasSuffix(d.Tokens[verb].Lower, "n")): // sagten sie
		return mention.Unknown, false
	case c&lexis.He != 0, d.Tokens[at].Lower == "ihm":
		return mention.Man, true
	case c&lexis.She != 0:
		return mention.Woman, true
	case verb == at:
		return d.VerbGender(at), true
	case d.HisView(at):
		return mention.Unknown, true
	case clause.Whose[d.Tokens[at].Lower] != 0:
		return clause.Whose[d.Tokens[at].Lower], true
	}
	return mention.Unknown, false
}

// accordBefore returns the person whose words the Romance sentence before that of the verb or pronoun at token at tells, with a
// preposition that begins it, if nobody has spoken since. The next words are theirs: Según Vega, no hay dinero. Q, dice; Selon
// Vega, la taxe fragilise Ruiz. Q, note-t-il.
func (d *Referents) accordBefore(at int, want mention.Gender) (Referent, bool) {
	from := d.SentenceAt(at).From
	if !d.Tongue.IsRomance() || from == 0 {
		return Referent{}, false
	}
	s := d.SentenceAt(from - 1)
	if d.Tokens[at].Paragraph-d.Tokens[s.From].Paragraph > 1 || d.QuotedBetween(s.From, s.To) || s.Phrase0 == s.Phrase1 {
		return Referent{}, false
	}
	p := &d.Phrases[s.Phrase0]
	if p.Pre != s.From || !d.Accords(p) || p.Kind != clause.Name && (p.Kind != clause.Role || d.manyAtFirst(p)) || d.actsBehind(p, s) {
		return Referent{}, false
	}
	r := d.PhraseMeans(p, Bond{Verb: -1, Leads: true}, d.Tokens[at].Lower+", after what they are said to say")
	if r.Who != nil && !r.Who.Gender.Fits(want) || r.Who == nil && (!d.WordGender(p.From, p.Core).Fits(want) || d.Has(at, at, lexis.He|lexis.She) && d.firstNamed(max(0, at-maxBack), at, want) != nil) {
		return Referent{}, false
	}
	return r, r.Name != ""
}

// manyAtFirst reports whether a Romance phrase begins with an article in the plural: les voisins.
func (d *Referents) manyAtFirst(p *clause.Phrase) bool {
	return lexis.EndsAny(d.Tokens[p.From].Lower, "s", "i")
}

// actsBehind reports whether somebody else may do something in Romance sentence s, which phrase p begins, or something is done to
// them: Según Vega, | Ruiz robó el coche; la policía detuvo a | Ruiz; but not: Según Vega, economista; la calle de Ruiz está sucia;
// los vecinos se quejan.
func (d *Referents) actsBehind(p *clause.Phrase, s *clause.Sentence) bool {
	return lexis.Any(s.Phrase0+1, s.Phrase1, func(n int) bool {
		q := &d.Phrases[n]
		return q.Kind == clause.Name && q.Pre >= 0 && toOrBy[d.Tokens[q.Pre].Lower] || n != p.Alias && q.Pre < 0 && (q.Kind == clause.Name || q.Kind == clause.Role && (q.From != p.To+1 || d.Has(q.From, p.To, lexis.Det)) && !d.manyAtFirst(q))
	})
}

// toOrBy are Romance prepositions before whom something is done to, or who does it.
var toOrBy = lexis.Set(`à a ao par por pelo pela da`)

// isLatter reports whether a phrase means the person who was mentioned last, and of which gender: ce dernier, este último,
// quest’ultima; or in English one of two: the latter, the former.
func (d *Referents) isLatter(p *clause.Phrase) (want mention.Gender, ok bool) {
	if want, ok = lasts[d.Tokens[p.Core-1].Lower]; !ok || p.Core-p.From != 2 || !these[d.Tokens[p.From].Lower] {
		return mention.Unknown, false
	}
	return want, true
}

var (
	these = lexis.Set(`ce cette este esta quest' deze die the`)
	lasts = map[string]mention.Gender{
		"latter": mention.Unknown, "former": mention.Unknown,
		"dernier": mention.Man, "último": mention.Man, "ultimo": mention.Man,
		"dernière": mention.Woman, "última": mention.Woman, "ultima": mention.Woman, "laatste": mention.Unknown,
	}
)

// latter returns the person who is mentioned last before token at, in its sentence or the one before it. Nobody is returned if
// that is a role or a body, or if more than two are mentioned. The English words are for the last and the first of two.
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
		case p.Kind == clause.Entity && p.From < at && last == nil && !d.Tongue.IsEnglish() && !(want == mention.Man && feminine[d.Tokens[p.From].Lower]) && !(p.Of >= 0 && ownLinks[d.Tokens[p.Pre].Lower]):
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
	if d.Tongue.IsEnglish() {
		if other == nil {
			return r
		}
		if d.Is(at+1, at, "former") {
			last = other
			r.Why = "the former, who was mentioned first"
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

// Follow resolves each he and she before token i that can be a subject, in order, so that a chain of them keeps its person. It
// changes what d remembers of them, and no person.
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
		return who != nil && who.Gender.Fits(want)
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
	names    []spokenName
}

// spokenName is a name in lower case, with the token of the quotation that it is in.
type spokenName struct {
	name string
	at   int
}

// spokenSince reports whether a quotation around a pronoun has a name, and is not before token from.
func (d *Referents) spokenSince(name string, from int) bool {
	return slices.ContainsFunc(d.spoken.names, func(n spokenName) bool { return n.name == name && n.at >= from })
}

// maxSpoken is the most names that are listed, so that a long paragraph takes linear time.
const maxSpoken = 64

// spokenReach is how many sentences before and after that of a pronoun spokenOf looks at. Few paragraphs are longer, but for
// those of a text that has lost its line breaks.
const spokenReach = 2

// spokenOf lists the names inside the nearby quotations of the paragraph of token at. Speakers rarely use their own first name. A
// name after a comma addresses somebody. It counts only at the end of a quotation, because elsewhere the speaker may repeat what
// others said: Thank you, | Ann. A name after "I" is the speaker's own. The quotations of another speaker are not read.
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
		if d.SentenceOf[i] > s && d.Tokens[i].Starts && d.otherSpeaks(d.SentenceAt(i)) {
			break
		}
		if d.Tokens[i].Kind == lexis.Quoted {
			d.spokenIn(i)
		}
	}
	return &d.spoken
}

// otherSpeaks reports whether an English sentence behind that of a pronoun has somebody of its own who speaks: Ann Fox | said: “...”
func (d *Referents) otherSpeaks(s *clause.Sentence) bool {
	return d.Tongue.IsEnglish() && d.AnyAction(s, func(a *clause.Action) bool {
		return a.Class&lexis.Say != 0 && !a.Loose && a.Subject >= 0 && d.Phrases[a.Subject].Kind != clause.Proform
	})
}

// spokenIn adds the names inside the quotation at one token.
func (d *Referents) spokenIn(at int) {
	text := d.Tokens[at].Span.Of(d.Body)
	heard := strings.Count(strings.TrimRight(text, ",”\""), ",") > 1 || strings.Contains(text, ":") || strings.Contains(text, "said") || strings.Contains(text, "told") // they shout: Run, Fox
	before := ""                                                                                                                                                        // the word before
	for text != "" {
		w, rest, _ := strings.Cut(text, " ")
		text = rest
		if w != "" && w[0] >= 'a' && w[0] <= 'z' { // most are
			before = w
			continue
		}
		if w = strings.TrimLeft(w, "\"“‘'"); w != "" && w[0] >= 'A' && w[0] <= 'Z' && (!strings.HasSuffix(before, ",") || rest == "" && !heard) && !selves[strings.TrimSuffix(before, ",")] {
			end := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
			if end < 0 {
				end = len(w)
			}
			n := strings.ToLower(w[:end])
			starts := before == "" || strings.ContainsAny(before[len(before)-1:], ".?!")
			if (!strings.HasPrefix(w[end:], ",") || rest == "" && before != "" && !heard) && !(starts && lexis.GivenNames.Of(n)&lexis.Homonym != 0) {
				d.spoken.names = append(d.spoken.names, spokenName{n, at})
			}
		}
		before = w
	}
}

var selves = lexis.Set(`I am I'm I’m me myself`)

// answers reports whether a verb tells that somebody answers, who is not the one that spoke or asked last.
func answers(verb string) bool {
	for _, stem := range [...]string{"respond", "contest", "replic", "repli", "aleg", "alleg", "defiend", "defend", "difend", "rispond", "rispos", "répond", "répliqu", "rétorqu", "ribatt", "retruc", "antwort", "entgegn", "erwider", "reageer", "antwoord", "odpow", "odpar", "ответ", "возраз", "парир"} {
		if strings.HasPrefix(verb, stem) {
			return true
		}
	}
	return false
}
