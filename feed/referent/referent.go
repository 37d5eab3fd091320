package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// Referent is whom a phrase or a pronoun means.
type Referent struct {
	Name  string // the longest name of the person, or the role as printed; "" where it is not sure
	Role  bool   // name is a role
	Who   *mention.Person
	Why   string  // in a few words
	Doubt float64 // how probable it is, by the weights, that it is somebody else
}

// Bond is how the text binds a phrase to a quotation.
type Bond struct {
	Verb    int  // token of the verb, -1: none
	Touches bool // the phrase or its verb touches the quotation
	Leads   bool // the verb leads up to the quotation, or it goes by what the phrase says
	Behind  bool // the verb directly follows the quotation, and the phrase after the verb
}

// PhraseMeans returns the person or body that phrase p means. Why says why it is the speaker.
func (d *Referents) PhraseMeans(p *clause.Phrase, b Bond, why string) Referent {
	r := Referent{Why: why}
	if who := d.secondJob(p, b.Verb); who != nil {
		r.Who, r.Name = who, who.Full
		return r
	}
	if want, ok := d.isLatter(p); ok {
		return d.latter(p.From, want)
	}
	if q := d.joinedWith(p); q != nil {
		if a, b := d.nameOf(p, p.To), d.nameOf(q, q.Core); a != b {
			and := "and"
			if t := &d.Tokens[max(q.From-1, 0)]; t.Class&lexis.Conj != 0 {
				and = t.Text
			}
			r.Name, r.Role = a+" "+and+" "+b, p.Kind == clause.Role || q.Kind == clause.Role
			return r
		}
	}
	if q := d.AnswerOf(p); q != nil {
		r.Who, r.Name = q.Who, q.Who.Full
		return r
	}
	if p.Who != nil && !d.livesIn(p) {
		r.Who, r.Name = p.Who, p.Who.Full
		return r
	}
	if end := d.listedEnd(p, b.Verb); end > p.Core {
		if who := d.namedByJob(end); who != nil {
			r.Who, r.Name = who, who.Full
			return r
		}
		return Referent{Name: d.TextOf(p.From, end), Role: true, Why: why}
	}
	if p.Alias >= 0 {
		if q := &d.Phrases[p.Alias]; q.Who != nil && q.With < 0 && !(d.Tongue.Cases && p.Kind == clause.Entity && lexis.IsCapital(d.Tokens[p.From].Text) && !lexis.IsCapital(d.Tokens[q.From].Text) && d.Tokens[q.From].Class&lexis.Title == 0 && !d.Tokens[p.From].Starts) { // not: pani Halina, kuzynka Jana Mazura
			r.Who, r.Name, r.Why = q.Who, q.Who.Full, r.Why+", in apposition"
			return r
		} else if q.Kind == clause.Entity && q.With < 0 && d.Tokens[p.From].Class&lexis.Det != 0 && lexis.IsCapital(d.Tokens[q.From].Text) {
			r.Name, r.Why = d.TextOf(q.From, q.Core), r.Why+", in apposition"
			return r
		}
	}
	bare := d.Tongue.IsEnglish() && d.Tokens[p.From].Class&lexis.Det == 0 && !strings.HasSuffix(d.Tokens[p.Head].Lower, "s") && d.Is(p.To, p.From, ",") && b.Verb == p.To+1
	if i := p.From - 1; i > 0 && p.Kind == clause.Role && (bare || d.Has(p.To, p.From, lexis.Rel) || d.Is(p.To, p.From, ",") && b.Verb == p.To+2 && d.Has(p.To+1, p.From, lexis.Rel)) && d.Is(i, p.From, ",") && d.PhraseAt[i-1] >= 0 && d.Phrases[d.PhraseAt[i-1]].Kind == clause.Name && (d.Phrases[d.PhraseAt[i-1]].Pre < 0 || !bare && (!d.Tongue.IsEnglish() || d.surelyPerson(d.Phrases[d.PhraseAt[i-1]].Who))) { // not: in Le Holm, a clerk who
		q := &d.Phrases[d.PhraseAt[i-1]] // a letter from Fox, the teller who died; by Fox, a teller, who said; After it was sold Fox, leader of the council, said
		r.Who, r.Name, r.Why = q.Who, q.Who.Full, r.Why+", in apposition"
		return r
	}
	if q := d.PhraseAt[min(p.Core+1, len(d.Tokens)-1)]; q >= 0 && d.Is(p.Core, p.From, "of") && d.Tokens[p.From].Class&lexis.Det == 0 {
		if n := &d.Phrases[q]; n.Who != nil && n.Head > n.From { // mother of three Ann Fox; Secretary of State Bo Reed
			r.Who, r.Name = n.Who, n.Who.Full
			return r
		}
	}
	if who := d.behindBody(p); who != nil {
		r.Who, r.Name = who, who.Full
		return r
	}
	return d.roleMeans(p, b, r.Why)
}

// livesIn reports whether English phrase p is the one word for the place that somebody comes from: said | Elmwood, Ohio resident
// Ann Fox. What the person is stands before the name, without an article, so that no apposition to somebody is meant.
func (d *Referents) livesIn(p *clause.Phrase) bool {
	q := &d.Phrases[max(p.Alias, 0)]
	return d.Tongue.IsEnglish() && p.Alias >= 0 && p.Core == p.From+1 && p.Who.Lone && q.Who != nil && q.Who.First != "" && q.From == p.To+1 && q.Head >= q.From+2 &&
		lexis.IsCapital(d.Tokens[q.From].Text) && d.Tokens[q.From].Class&(lexis.Title|lexis.Head) == 0
}

// linksName reports whether the preposition at token i has a capital inside an English sentence, and so belongs to the name of a body:
// Reporters | Without Borders.
func (d *Referents) linksName(i int) bool {
	t := &d.Tokens[i]
	return lexis.IsCapital(t.Text) && !lexis.IsUpper(t.Text) && !t.Starts && d.Tokens[i-1].Kind == lexis.Word && lexis.IsCapital(d.Tokens[i-1].Text) && i+1 < len(d.Tokens) && lexis.IsCapital(d.Tokens[i+1].Text)
}

// behindBody returns the person whose name ends an English role without an article, behind the body that it belongs to, without a
// comma: director at the Institute of Bread | Ann Fox.
func (d *Referents) behindBody(p *clause.Phrase) *mention.Person {
	if !d.Tongue.IsEnglish() || p.Kind != clause.Role || d.Tokens[p.From].Class&lexis.Det != 0 || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") || p.To <= p.Core {
		return nil
	}
	q := d.PhraseAt[p.To-1]
	if q < 0 {
		return nil
	}
	n := &d.Phrases[q]
	joined := n.With >= 0 // minister of mines and | energy Ann Fox
	if joined {
		n = &d.Phrases[n.With]
	}
	if n.Who == nil {
		return nil
	}
	if at := d.MentionAt(n.Head).At; at > n.From && (joined || lexis.IsCapital(d.Tokens[at-1].Text) || d.Tokens[p.Head].Class&(lexis.Title|lexis.Office) != 0) && d.Tokens[at-1].Class&(lexis.Head|lexis.Title|lexis.Kin) == 0 {
		return n.Who
	}
	return nil
}

// AnswerOf returns the name of the person whose words phrase p means, or nil: lautet die Antwort von | Anna Fuchs; a letter from |
// Ann Fox read.
func (d *Referents) AnswerOf(p *clause.Phrase) *clause.Phrase {
	head := &d.Tokens[p.Head]
	if p.Core+1 >= len(d.Tokens) || d.Tongue.IsEnglish() && (head.Class&(lexis.Paper|lexis.Utter) == 0 || !d.Is(p.Core, p.From, "from") && !d.Is(p.Core, p.From, "by")) || !d.Tongue.IsEnglish() && head.Class&lexis.Utter == 0 && !clause.Wordings[head.Lower] {
		return nil
	}
	n := d.PhraseAt[p.Core+1]
	if n < 0 || d.Phrases[n].Pre != p.Core || d.Phrases[n].Kind != clause.Name {
		return nil
	}
	return &d.Phrases[n]
}

// secondJob returns the person whose first job is phrase p, and whose second job and name follow, or nil: the founder and chief Ann
// Fox. Two persons have an article each: the founder and the chief, Ann Fox. Where a language has no articles, a verb in the plural
// shows that there are two. A German adjective without an article begins the second job: Vereins-Chef und früherer | Minister Jan
// Fuchs.
func (d *Referents) secondJob(p *clause.Phrase, verb int) *mention.Person {
	if p.With < 0 || p.Kind != clause.Role && !d.isHalf(p) && !(d.Tongue.Cases && p.Kind != clause.Name && (verb >= 0 || d.Tokens[p.From].Class&(lexis.Head|lexis.Title) != 0) && d.Tokens[p.From].Class&lexis.Thing == 0) && (p.Who != nil && (verb < 0 || !p.Who.Lone) || verb >= 0 && strings.HasSuffix(d.Tokens[verb].Lower, "en") || !(d.Tongue.Nouns && !lexis.IsCapital(d.Tokens[d.Phrases[p.With].From].Text) || d.Tongue.Tag == "nl" && verb >= 0 && d.Has(d.Phrases[p.With].From, p.To, lexis.Head))) { // профессор МГУ и
		return nil
	}
	q := &d.Phrases[p.With]
	if q.Kind != clause.Name || d.MentionAt(q.Head).At == q.From || d.Tokens[q.From].Class&lexis.Det != 0 {
		return nil
	}
	if d.Tongue.Cases && verb >= 0 && lexis.EndsAny(d.Tokens[verb].Lower, "ли", "ят", "ют", "li", "ły", "ą") {
		return nil
	}
	return q.Who
}

// isHalf reports whether English phrase p, without an article, is the first of two parts of what the somebody is whose name ends
// the second one: Trade | and Industry Secretary Ann Fox; former club | and mill owner Ann Fox; former Olympian | and coach Ann
// Fox. Bodies and titles stand for themselves.
func (d *Referents) isHalf(p *clause.Phrase) bool {
	head, next := &d.Tokens[p.Head], &d.Tokens[d.Phrases[p.With].From]
	if !d.Tongue.IsEnglish() || p.Kind == clause.Proform || p.Core != p.To || d.Tokens[p.From].Class&lexis.Det != 0 {
		return false
	}
	if p.Who != nil && (!p.Who.Lone || next.Class&(lexis.Thing|lexis.Body) != 0) { // Fox | and Mill Owner Bo Reed
		return false
	}
	return head.Class&(lexis.Head|lexis.Body) == 0 && next.Class&(lexis.Head|lexis.Title|lexis.Office|lexis.Partial) == 0
}

// joinedWith returns the phrase that speaks together with p, or nil: Jane Fox and Tom Reed said; said the mayor and her
// deputy. Without an article the second word for somebody tells more of the first: the senator and candidate. With an
// apposition it is not clear whom that names.
func (d *Referents) joinedWith(p *clause.Phrase) *clause.Phrase {
	if p.With < 0 {
		return nil
	}
	q := &d.Phrases[p.With]
	if q.With >= 0 {
		return nil
	}
	if q.Kind == clause.Name && (p.Kind == clause.Name || p.Kind == clause.Entity) {
		return q
	}
	if q.Kind == clause.Entity && p.Kind == clause.Entity && (d.Tongue.IsEnglish() || d.Tongue.Nouns) && q.Pre < 0 { // the Food | and Drug Administration; the council and the police
		return q
	}
	somebody := p.Kind == clause.Role || p.Kind == clause.Name
	own := q.Kind == clause.Name && d.MentionAt(q.Head).At == q.From || q.Kind == clause.Role
	if somebody && own && p.Alias < 0 && q.Alias < 0 && (q.Kind == clause.Name || d.Tokens[q.From].Class&lexis.Det != 0) {
		return q
	}
	return nil
}

// nameOf returns the name of a phrase, or its words up to token to if it is a role.
func (d *Referents) nameOf(p *clause.Phrase, to int) string {
	who := p.Who
	if who != nil && who.First != "" && d.MentionAt(p.Head).End-d.MentionAt(p.Head).At == 1 && who.Couple {
		return d.TextOf(p.Head, p.Core) // Bo | and Ann Dale
	}
	if who != nil {
		return who.Full
	}
	return d.TextOf(p.From, to)
}

// TokensMean returns the person named by words that are no phrase: an owner, a signature, a label.
func (d *Referents) TokensMean(from, to int, why string) Referent {
	r := Referent{Why: why}
	for i := from; i < to; i++ {
		if who := d.PersonAt(i); who != nil {
			r.Who, r.Name = who, who.Full
			return r
		}
	}
	r.Name = d.TextOf(from, to)
	if last := &d.Tokens[to-1]; len(last.Text) == 1 && lexis.IsUpper(last.Text) && strings.HasPrefix(d.Body[last.Span.End:], ".") { // B. T.
		r.Name += "."
	}
	r.Role = d.Tokens[from].Class&lexis.Det != 0
	return r
}

// roleMeans names a phrase without a person in it: by the one person of the article whom it means, by the name of the body, or
// else by the role as printed.
func (d *Referents) roleMeans(p *clause.Phrase, b Bond, why string) Referent {
	nobody := Referent{Why: "no person where the speaker should be"}
	article := ""
	if p.Kind == clause.Role && p.Pre >= 0 && p.Pre == p.From-1 && d.Tokens[p.From].Class&lexis.Det == 0 { // al | médico; del | obispo
		article = fused[d.Tongue.Tag][d.Tokens[p.Pre].Lower]
	}
	if article != "" {
		q := *p
		q.From--
		p = &q
	}
	var words []string
	for i := p.From; i < p.Core; i++ {
		words = append(words, d.Tokens[i].Lower)
	}
	if who := d.NamedBehind(p); who != nil && d.Accords(p) { // para o procurador da República | Rui Pozzo
		return Referent{Who: who, Name: who.Full, Why: why}
	}
	if who, because := d.bearer(p, b, words); who != nil {
		return Referent{Who: who, Name: who.Full, Why: why + because}
	}
	if d.Tongue.Cases && d.Accords(p) {
		who, sure := d.nameBehind(p)
		if who != nil && sure {
			return Referent{Who: who, Name: who.Full, Why: why}
		}
		if name := d.nominativeNoun(p); sure && name != "" {
			return Referent{Name: name, Role: true, Why: why}
		}
		return nobody
	}
	first := &d.Tokens[p.From]
	switch {
	case d.merelyFirst(p, b.Verb), len(words) > 12, len(words) == 1 && first.Class&lexis.Vague != 0 && p.To == p.Core, p.Kind == clause.Other && !b.Touches && !(first.Class&lexis.Det != 0 && b.Leads):
		return nobody
	case p.Kind == clause.Other && d.aimsAt(p.From, b.Verb): // One option is | to say
		return nobody
	case p.Kind == clause.Other && !d.Tongue.IsEnglish() && !(d.Tongue.Cases && b.Behind) && (!b.Touches || first.Class&lexis.Det == 0 || len(words) < 2 || d.Tongue.IsRomance() && d.Has(p.From-1, p.From, lexis.Deny)): // che non lo conosceva
		return nobody
	}
	to := d.roleEnd(p, b.Verb)
	if who := d.namedAfterBody(p, to); who != nil {
		return Referent{Who: who, Name: who.Full, Why: why}
	}
	if !d.isSomebody(p, to) {
		return nobody
	}
	from := p.From
	for d.Tongue.Cases && from < p.Head && d.Tokens[p.Head].Text == d.Tokens[p.Head].Lower && d.Tokens[from].Class == 0 && d.Tokens[from].Text == d.Tokens[from].Lower && !lexis.LooksAdjective(d.Tokens[from].Lower) { // komentował słowa komendanta | burmistrz
		from++
	}
	name := d.TextOf(from, to)
	if d.Tongue.Nouns && (p.Pre >= 0 || d.Accords(p) || (d.Tokens[p.From].Lower == "den" || d.Tokens[p.From].Lower == "einen") && b.Verb >= 0) {
		if name = d.nominative(p, to); name == "" {
			return nobody
		}
	}
	if article != "" {
		name = article + d.TextOf(p.From+1, to)
	}
	return Referent{Name: name, Role: !(p.Kind == clause.Entity && first.Class&lexis.Det == 0 && lexis.IsCapital(first.Text)), Why: why}
}

// articleAt returns the article at token i, or that in the preposition there, else the word itself.
func (d *Referents) articleAt(i int) string {
	w := d.Tokens[i].Lower
	if a := fused[d.Tongue.Tag][w]; a != "" {
		return strings.TrimSpace(a)
	}
	return w
}

// fused has the articles in Romance prepositions, with the space behind them, by language.
var fused = map[string]map[string]string{
	"es": {"al": "el ", "del": "el "}, "fr": {"au": "le ", "du": "le ", "aux": "les ", "des": "les "},
	"it": {"al": "il ", "del": "il ", "dal": "il ", "alla": "la ", "della": "la ", "dalla": "la ", "all'": "l'", "dell'": "l'", "dall'": "l'", "allo": "lo ", "dello": "lo ", "dallo": "lo ",
		"ai": "i ", "dei": "i ", "dai": "i ", "agli": "gli ", "degli": "gli ", "dagli": "gli ", "alle": "le ", "delle": "le ", "dalle": "le "},
	"pt": {"ao": "o ", "do": "o ", "pelo": "o ", "à": "a ", "da": "a ", "pela": "a ", "aos": "os ", "dos": "os ", "pelos": "os ", "às": "as ", "das": "as ", "pelas": "as "},
}

// merelyFirst reports whether English phrase p is one word, which the text has in small letters elsewhere and that has its capital
// because it begins the sentence, and whose verb says nothing: Foreign | reserves may fall. In Target said it is a firm.
func (d *Referents) merelyFirst(p *clause.Phrase, verb int) bool {
	t := &d.Tokens[p.From]
	if !d.Tongue.IsEnglish() || p.Core != p.From+1 || !t.Starts || verb >= 0 && d.Tokens[verb].Class&lexis.Saying != 0 {
		return false
	}
	return t.Class&(lexis.Head|lexis.Thing|lexis.Body|lexis.Office|lexis.Kin|lexis.Title|lexis.Number) == 0 && !lexis.IsUpper(t.Text) && d.Common(t.Lower)
}

// bearer returns the one person of the article whom a phrase of these words, in small letters, means, and why: by the age, or by
// the office.
func (d *Referents) bearer(p *clause.Phrase, b Bond, words []string) (who *mention.Person, why string) {
	const age, whose = ", who is of that age", ", whose office it is"
	if years := mention.Years(words[len(words)-1]); years != "" && (definite[words[0]] || words[0] == "the" || d.Tongue.Cases) {
		if who := d.Aged(years); who != nil && !(who.Gender == mention.Man && feminine[words[0]]) && d.WordGender(p.From, p.Core).Fits(who.Gender) {
			return who, age
		}
	}
	if who := d.describedSo(p); who != nil {
		return who, ", who is described so"
	}
	if who := d.holderOf(p, b.Verb); who != nil {
		return who, whose
	}
	if who := d.spokeSo(p, b.Verb); who != nil {
		return who, ", who spoke last"
	}
	if who := d.pointedAt(p, b.Verb); who != nil {
		return who, ", whom the text speaks of"
	}
	return nil, ""
}

// definite are the definite articles of languages other than English.
var definite = lexis.Set(`der die den dem des de het le la l' el il lo o a`)

// feminine are those that no man has.
var feminine = lexis.Set(`die la a`)

// namedAfterBody returns the person whose name follows a role and the body that it belongs to, without a comma: el portavoz
// de la policía Juan Mora. Token to is the end of the role as printed. After a word for a person the name may be that
// person's.
func (d *Referents) namedAfterBody(p *clause.Phrase, to int) *mention.Person {
	wife := d.Tongue.Cases && d.PersonAt(to-1) != nil && d.Tokens[d.MentionAt(to-1).At].Class&lexis.Oblique != 0 // жена Льва Панина | Вера Соболь
	if d.Tongue.Nouns {
		return d.namedInBody(p)
	}
	if d.Tongue.IsEnglish() || d.Tokens[p.Head].Class&lexis.Kin != 0 {
		return nil
	}
	i := to
	if who := d.PersonAt(to - 1); who != nil && !wife {
		i = d.MentionAt(to - 1).At
	}
	for k := i + 1; d.Is(i, p.From, "(") && k < i+maxBracket && k+1 < len(d.Tokens); k++ { // la profesora de la Universidad de Lugo (España) | Ana Ruiz
		if d.Tokens[k].Text == ")" {
			i = k + 1
		}
	}
	who := d.PersonAt(i)
	if who == nil || i < p.Core || d.Tokens[i].Paragraph != d.Tokens[p.From].Paragraph || d.InStreet(d.MentionAt(i).At) { // i residenti di via | Rossini
		return nil
	}
	if d.Tongue.Cases && d.Tokens[p.To-1].Kind == lexis.Quoted && d.Tokens[d.MentionAt(i).At].Class&lexis.Oblique != 0 { // редактор «Севера» | мэру Павлу Мореву
		return nil
	}
	before := &d.Tokens[i-1]
	if before.Class&(lexis.Det|lexis.Prep|lexis.Conj) != 0 || before.Class&(lexis.Head|lexis.Title|lexis.Kin|lexis.MaleNoun|lexis.FemaleNoun) != 0 && before.Class&lexis.Thing == 0 || d.Tongue.Tag == "nl" && !d.ownNameAt(p, i) {
		return nil
	}
	return who
}

// ownNameAt reports whether the name at token i, behind what belongs to the Dutch role p, is that of the role, and not of what
// stands before it: voorzitter van de bond | Jan Mos; but not: advocaat van verdachte | Jan Mos; directeur van basisschool | Anne
// Frank; een vriend van de familie | Mos.
func (d *Referents) ownNameAt(p *clause.Phrase, i int) bool {
	body := &d.Tokens[i-1]
	if lexis.IsCapital(body.Text) {
		return true
	}
	k := i - 2
	for k > p.Core && d.Tokens[k].Text == d.Tokens[k].Lower && d.Tokens[k].Class&(lexis.Prep|lexis.Det) == 0 { // van de grote | bond
		k--
	}
	if d.Tokens[p.From].Class&lexis.Det == 0 {
		return !namedAfter[body.Lower]
	}
	return !namedAfter[body.Lower] && body.Class&lexis.Thing != 0 && d.Tokens[k].Class&lexis.Det != 0
}

// namedAfter are Dutch nouns for what bears the name of somebody.
var namedAfter = lexis.Set(`familie gezin zaak stichting museum school basisschool fonds prijs galerie café winkel bakkerij theater kliniek praktijk instituut huis`)

// namedInBody returns the person whose name stands behind a German role and the body that it belongs to: die Sprecherin der Stadt |
// Eva Lind. A body may have the name of somebody: die Stiftung Anna Lind.
func (d *Referents) namedInBody(p *clause.Phrase) *mention.Person {
	n := d.PhraseAt[min(p.Core, len(d.Tokens)-1)]
	if n < 0 || p.Kind != clause.Role {
		return nil
	}
	q := &d.Phrases[n]
	if !clause.Genitive[d.Tokens[q.From].Lower] || q.Kind != clause.Name || q.Head != q.From+2 {
		return nil
	}
	body, female := d.Tokens[q.From+1].Lower, d.Tokens[q.From].Lower == "der"
	noun := strings.TrimSuffix(body, "s")
	class := d.Tongue.Words.Of(noun)
	somebody := class&(lexis.Head|lexis.Office|lexis.Kin|lexis.Title) != 0 && class&lexis.Thing == 0 || d.Tongue.HasJobEnding(noun)
	if somebody || female && lexis.EndsAny(body, "en", "er", "in", "stiftung", "galerie", "schule", "familie", "kanzlei") || lexis.EndsAny(body, "verlags", "hauses") || !d.WordGender(p.From, p.Core).Fits(q.Who.Gender) || !female && noun == body { // des Angeklagten Paul Kern
		return nil
	}
	return q.Who
}

// isNamedVerb reports whether the English word at token i, inside its sentence, is a name that is also a verb: the Fed | said.
func (d *Referents) isNamedVerb(i int) bool {
	t := &d.Tokens[i]
	return d.Tongue.IsEnglish() && lexis.IsCapital(t.Text) && !t.Starts && t.Class&^(lexis.Verb|lexis.Say|lexis.Tell|lexis.Base|lexis.Attack|lexis.Homonym) == 0
}

// aimsAt reports whether what begins at token from is said to be to do what the English verb at token verb tells, with adverbs
// between: One trick was always to just say.
func (d *Referents) aimsAt(from, verb int) bool {
	to := false
	for k := verb - 1; k > from; k-- {
		if d.Is(k, from, "to") {
			to = true
		} else if !d.IsAdverb(k) {
			return to && d.Has(k, from, lexis.Be)
		}
	}
	return false
}

// oneMore are English words for one of several.
var oneMore = lexis.Set(`one another`)

// isSomebody reports whether a role that is printed up to token to can speak. One of its words must be more than grammar. A
// noun that is in no list needs an article: the impostor; behind one of oneMore it must end like a job: one glazier; but not: one rumour.
func (d *Referents) isSomebody(p *clause.Phrase, to int) bool {
	const grammar = lexis.Det | lexis.Vague | lexis.Adverb | lexis.Prep | lexis.Conj | lexis.Pronoun | lexis.Object | lexis.Stray | lexis.Aux | lexis.Verb | lexis.Say | lexis.Tell | lexis.Base | lexis.Ing | lexis.Sub | lexis.Rel | lexis.Number | lexis.Period
	const noun = lexis.Head | lexis.Thing | lexis.Office | lexis.Kin | lexis.Title | lexis.Body | lexis.Paper | lexis.Given
	first, head := &d.Tokens[p.From], &d.Tokens[p.Head]
	if p.Kind == clause.Other && d.Tongue.IsEnglish() && (first.Class&lexis.Det == 0 || first.Class&lexis.Number != 0 && !(oneMore[first.Lower] && lexis.EndsAny(head.Lower, "er", "ist", "ian")) || head.Class&lexis.Period != 0) {
		return false
	}
	if d.Tongue.IsEnglish() && first.Class&lexis.Det != 0 && head.Class&lexis.Ing != 0 { // the warning, a filing
		return true
	}
	for i := p.From; i < to; i++ {
		if t := &d.Tokens[i]; t.Kind == lexis.Quoted && p.Head == i { // die „Berger Zeitung“
			return true
		} else if t.Kind == lexis.Word && (t.Class&noun != 0 || (t.Class&grammar == 0 || i == p.Head && first.Class&lexis.Det != 0 && (d.isNamedVerb(i) || len(t.Text) > 1 && lexis.IsUpper(t.Text))) && !d.IsAdverb(i) && !(t.Starts && strings.HasSuffix(t.Lower, "ing"))) {
			return true
		}
	}
	return first.Class&lexis.Number != 0 && p.Kind == clause.Role // Two said no
}
