package referent

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file lists the roles that the text mentions and who has them, and finds whom a role means: Ann Fox, mayor of Elm, came; then
// | the mayor

// holder is a role that the text mentions, and the person who has it.
type holder struct {
	who      *mention.Person // nil where the text names nobody there: another mayor
	noun     string          // the noun in the singular and the nominative, in small letters
	from, to int             // tokens of the role
	core     int             // the end of its core, or of what stands behind the name: Queen Ann of Elm
	at       int             // token of the noun
}

// holders returns the roles that the text mentions, in their order: | Mayor Ann Fox; Ann Fox, 43, | mayor of Elm; | the mayor of
// Holm, Bo Reed; Ann Fox is | the mayor; | two mayors.
func (d *Referents) holders() []holder {
	if d.held != nil {
		return d.held
	}
	d.held = []holder{}
	for n, m := range d.Mentions() {
		if t := &d.Tokens[m.At]; d.Tongue.Cases && m.Who != nil && m.Who.Gender == mention.Unknown && t.Class&(lexis.Oblique|lexis.Given) == 0 && lexis.LooksGenitive(t.Lower) {
			continue // rzecznik | Departamentu Stanu
		}
		h := holder{who: m.Who, from: m.At, to: m.At}
		if n := d.PhraseAt[m.At]; n >= 0 {
			h.from, h.core = d.Phrases[n].From, d.roleEnd(&d.Phrases[n], -1)
		}
		if h.from == m.At && m.At > 0 && d.Tongue.Cases && d.PhraseAt[m.At-1] >= 0 { // rzecznik Departamentu Stanu | Jan Lis
			h.from = d.Phrases[d.PhraseAt[m.At-1]].From
		}
		if n > 0 {
			h.from = max(h.from, d.Mentions()[n-1].End)
		}
		if h.from > 0 && nation[d.Tokens[h.from-1].Lower] != "" { // carrying U.S. | President Ann Fox
			h.from--
		}
		if h.at = d.titleAt(h.from, h.to); h.at >= 0 {
			d.held = append(d.held, h)
		}
	}
	for n := range d.Phrases {
		if q := &d.Phrases[n]; q.Kind == clause.Role && d.PersonAt(q.From) == nil && !d.IsOneOf(q.From) { // not: Ann Fox veut devenir maire
			who := d.namedBeside(n)
			if end := d.roleEnd(q, -1); who == nil && d.Tongue.IsRomance() && !d.namesThing(q.Head, end) { // l'assessore allo Sport | Ugo Bassi
				who = d.namedAfterBody(q, end)
			}
			d.held = append(d.held, holder{who: who, from: q.From, to: d.roleEnd(q, -1), core: q.Core, at: q.Head})
		}
	}
	slices.SortStableFunc(d.held, func(a, b holder) int { return a.from - b.from })
	for n := range d.held {
		d.held[n].noun = d.roleNoun(d.held[n].at)
	}
	return d.held
}

// roleNoun returns the noun for somebody at token i in the nominative: мэром, мэр. English nouns lose their plural.
func (d *Referents) roleNoun(i int) string {
	w := d.Tokens[i].Lower
	switch {
	case d.Tongue.IsEnglish():
		if full := inFull[w]; full != "" {
			return full
		}
		if w == "leader" {
			return "president"
		}
		if !strings.HasSuffix(w, "ss") {
			return strings.TrimSuffix(w, "s")
		}
	case d.Tongue.IsRomance() && !d.isNoun(w) && d.isNoun(strings.TrimSuffix(w, "s")):
		return strings.TrimSuffix(w, "s")
	case d.Tongue.Cases && !d.isNoun(w) && !d.Tongue.Widens(w, ""):
		return d.Tongue.NominativeOf(w, func(w string) bool { return d.isNoun(w) || d.Tongue.Widens(w, "") })
	}
	return w
}

// isNoun reports whether a word is a noun for somebody.
func (d *Referents) isNoun(w string) bool {
	c := d.Tongue.Words.Of(w)
	return c&(lexis.Head|lexis.Title|lexis.Office|lexis.Kin) != 0 && c&lexis.Thing == 0
}

// titleAt returns the token of the noun for somebody in the words from one token up to a name, -1 where there is none: Elm | miller
// Bo Fox; | мэр Эльма Иван Лисов. In English and German it may be in no list.
func (d *Referents) titleAt(from, to int) int {
	for i := to - 1; i >= from && (d.Tongue.Cases || d.Tongue.IsRomance()); i-- {
		w := d.Tokens[i].Lower
		if d.Tokens[to].Class&lexis.Oblique != 0 { // but not: помощник тренера | Иван Лисов
			w = d.Tongue.NominativeOf(w, d.isNoun)
		}
		if d.isNoun(w) {
			if d.namesThing(i, to) || d.Tongue.IsRomance() && i > 1 && d.Tokens[i-1].Class&lexis.Prep != 0 && d.Tokens[i-2].Class&lexis.Kin != 0 {
				return -1 // o irmão do prefeito, Davi Lima; o ministro dos governos Lima
			}
			return i
		}
	}
	for d.Tongue.Nouns && to > from+1 && (degrees[d.Tokens[to-1].Lower] || d.Is(to-1, to, ".")) { // Landrätin | Dr. Anna Fuchs
		to--
	}
	if to > from && d.Tokens[to-1].Kind == lexis.Word && !d.Tongue.Cases && d.Tokens[to-1].Class&lexis.Det == 0 {
		return to - 1
	}
	return -1
}

// degrees are German titles that stand between what somebody is and the name.
var degrees = lexis.Set(`dr prof med rer nat`)

// namesThing reports whether a Romance name at token to is that of a thing behind the noun for somebody at token i: o ministro dos
// governos | Lima; but o ministro da Fazenda | Davi Lima.
func (d *Referents) namesThing(i, to int) bool {
	t := &d.Tokens[max(0, to-1)]
	return d.Tongue.IsRomance() && i < to-1 && t.Kind == lexis.Word && t.Text == t.Lower && t.Class&(lexis.Prep|lexis.Det) == 0 && strings.HasSuffix(t.Lower, "s") && lexis.Any(i, to, func(k int) bool { return d.Tokens[k].Class&lexis.Prep != 0 })
}

// namedBeside returns the person whom the text says to be what phrase n tells, or nil: | the mayor, Ann Fox; Ann Fox, 43, | mayor
// of Elm; Ann Fox is | the mayor.
func (d *Referents) namedBeside(n int) *mention.Person {
	q := &d.Phrases[n]
	if q.Alias >= 0 {
		if x := &d.Phrases[q.Alias]; x.Who != nil && !lexis.Any(q.Core, x.From, func(i int) bool { return d.Has(i, i, lexis.Rel|lexis.Sub) }) && !d.namesThing(q.Head, x.From) && (x.With < 0 || !d.Is(x.From-1, x.From, ",")) { // not: the mayor, | Ann Fox and Bo Reed
			return x.Who
		}
	}
	for k := n - 1; k >= 0 && k >= n-2; k-- { // Ann Fox, | 43, a miller
		x := &d.Phrases[k]
		told := x.Alias == n || x.To == q.From-1 && d.Is(x.To, x.From, ",") && (x.Pre >= 0 && (d.Is(q.From, q.From, "a") || d.Is(q.From, q.From, "an")) || d.endsAside(d.roleEnd(q, -1))) // according to Ann Fox, | a miller
		if x.Kind == clause.Name && (told || k == n-2 && x.Alias == n-1 && d.Phrases[k+1].Kind != clause.Role && d.Is(q.From-1, q.From, ",") && d.Phrases[k+1].To == q.From-1) {
			return x.Who
		}
	}
	if end := d.roleEnd(q, -1); q.Of < 0 && d.Is(end, q.From, ",") && end+1 < len(d.Tokens) && d.PhraseAt[end+1] >= 0 && (!d.Tongue.IsEnglish() || q.Pre >= 0 && d.definite(q.From)) { // met with the miller, | Ann Fox.
		x := &d.Phrases[d.PhraseAt[end+1]]
		if x.Kind == clause.Name && x.From == end+1 && x.To < len(d.Tokens) && (d.Tokens[x.To].Text == "." || !d.Tongue.IsEnglish() && d.Tokens[x.To].Text == ",") {
			return x.Who
		}
	}
	if v := q.From - 1; v > 0 && isNow[d.Tokens[v].Lower] && d.PhraseAt[v-1] >= 0 { // Ann Fox is | the mayor
		if x := &d.Phrases[d.PhraseAt[v-1]]; x.Core == v && x.Pre < 0 && x.Of < 0 && !d.AnyAction(d.SentenceAt(v), func(a *clause.Action) bool { return a.At == v && a.Unsaid }) {
			return x.Who
		}
	}
	return nil
}

// endsAside reports whether what stands aside ends before token i: a Luis Mora, el alcalde de Holm|, en mayo.
func (d *Referents) endsAside(i int) bool {
	return i >= len(d.Tokens) || d.Tokens[i].Text == "." || d.Tokens[i].Text == "," && (d.Has(i+1, i, lexis.Rel) || !d.Tongue.IsEnglish() && !d.Has(i+1, i, lexis.Det))
}

// definite reports whether token i is a definite article.
func (d *Referents) definite(i int) bool {
	w := d.articleAt(i)
	return d.Tongue.IsEnglish() && w == "the" || !d.Tongue.IsEnglish() && definite[w]
}

// isNow are verbs that say what somebody is.
var isNow = lexis.Set(`is became ist est es è é jest`)

// holderOf returns the one person who has the role of phrase p in the text, or nil: the mayor; | the mayor of Elm; his wife. Who
// has it without more words goes before others: Mayor Ann Fox met Bo Reed, mayor of Holm. Nobody else may be mentioned by that noun
// who fits what p tells: another mayor; two mayors; but the mayor of Holm is none of Elm, and a former mayor no mayor.
func (d *Referents) holderOf(p *clause.Phrase, verb int) *mention.Person {
	to, noun := d.roleEnd(p, verb), d.roleNoun(p.Head)
	if !d.tellsWho(p, to) {
		return nil
	}
	if d.Tongue.IsRomance() && to == p.Head+1 && (verb >= 0 && verb != to || p.Pre >= 0) && !d.bareNoun(p.Head) { // le ministre | allemand
		to++
	}
	var same []*holder   // of that role
	var found [3]*holder // without and with more words, and formerly
	var several [3]bool  // whether there are two
	list := d.holders()
	for i := sort.Search(len(list), func(i int) bool { return list[i].from >= p.From-roleReach }); i < len(list); i++ {
		h := &list[i]
		if later := h.from > p.From; h.who == nil && h.from >= p.From || later && (found[0] != nil || found[1] != nil || to == p.From+2 && h.who.FirstAt() >= p.From) {
			continue
		}
		if !d.hasNoun(h, noun) || !d.tells(p.From, to, p.Head, h.from, h.to) {
			continue
		}
		k, limit := 1, d.limit(h, p.From, to)
		switch {
		case limit == "former" && d.find("us", p.From, to) > 0: // the US president, where a paper calls the one in office a former one
			k = 2
		case limit != "":
			continue
		case d.tells(h.from, h.to, h.at, p.From, to) && !(d.Tongue.IsEnglish() && h.core > h.to && d.PersonAt(h.to) != nil && d.PersonAt(h.core-1) == nil): // Mayor Ann Fox of Elm
			k = 0
		}
		same = append(same, h)
		switch {
		case h.who == nil || d.otherSex(p, h, verb):
		case ownerOf[d.Tokens[p.From].Lower] != mention.Unknown && d.Tokens[h.from].Lower != d.Tokens[p.From].Lower:
		case found[k] == nil:
			found[k], several[k] = h, d.manyAt(h) // the hosts Ann Fox and Bo Reed
		default:
			several[k] = several[k] || found[k].who != h.who || d.manyAt(h)
		}
	}
	k := 0
	for k < 2 && found[k] == nil {
		k++
	}
	if one := found[k]; one != nil && one.from != p.From && !several[k] && !(manyHave[noun] && to == p.From+2 && (k == 0 || one.to > one.at+1)) && !slices.ContainsFunc(same, func(h *holder) bool { return h.who == nil && d.another(h, p, to, same, one, k == 0) }) && d.meansNow(p, to, one) {
		return one.who
	}
	return nil
}

// hasNoun reports whether a role has a noun, in the nominative, or a Romance one behind another: el entrenador | rival.
func (d *Referents) hasNoun(h *holder, noun string) bool {
	return h.noun == noun || h.at > h.from && d.Tokens[h.at-1].Lower == noun && d.Tongue.IsRomance()
}

// another reports whether a mention of a role without a name is of somebody else than the one who is found, or may be: another
// mayor; two mayors; the French minister; but not the mayor, nor the mayor of Elm where the text says that of the one, or calls
// that one just so.
func (d *Referents) another(h *holder, p *clause.Phrase, to int, same []*holder, one *holder, plain bool) bool {
	first, end := &d.Tokens[h.from], h.to
	det := first.Class&(lexis.Det|lexis.Number) != 0
	again := lexis.Any(h.to, p.From, func(i int) bool { return d.PersonAt(i) == one.who })
	if plain && again {
		end = min(h.core, h.to)
	}
	switch {
	case d.Tongue.Cases:
		return h.at > h.from && otherWord.MatchString(first.Lower) // inna nauczycielka
	case d.manyAt(h) && d.Tokens[p.Head].Lower == h.noun:
		return det // mayors are angry
	case det && !d.definite(h.from) && first.Lower != d.Tokens[p.From].Lower, isNow[d.Tokens[max(h.from-1, 0)].Lower], !again && h.to == h.at+1 && !d.bareNoun(h.at), h.noun != one.noun:
		return true
	}
	return !d.tells(h.from, end, h.at, p.From, to) && !slices.ContainsFunc(same, func(x *holder) bool { return x.who == one.who && d.tells(h.from, end, h.at, x.from, max(x.to, x.core)) })
}

// manyAt reports whether the noun of a role is in the plural.
func (d *Referents) manyAt(h *holder) bool {
	return d.Tokens[h.at].Lower == h.noun+"s"
}

// tellsWho reports whether phrase p, whose role ends before token to, is definite and its noun means one person of a story.
func (d *Referents) tellsWho(p *clause.Phrase, to int) bool {
	head, first := &d.Tokens[p.Head], d.Tokens[p.From].Lower
	const somebody = lexis.Head | lexis.Title | lexis.Office
	switch {
	case p.With >= 0 || d.IsOneOf(p.From) || head.Class&lexis.Thing != 0 || d.Tongue.Lists("anybody", head.Lower) || to == p.Core && d.Is(to, p.From, "of"):
		return false
	case d.Tongue.IsEnglish():
		return (ownerOf[first] != mention.Unknown || d.definite(p.From) && head.Class&lexis.Kin == 0) && p.Core > p.From+1 && (!lexis.IsUpper(head.Text) || head.Class&somebody != 0)
	case d.Tongue.Cases:
		return true
	}
	return d.definite(p.From) && (head.Class&somebody != 0 || d.Tongue.Widens(head.Lower, "")) && !(d.Tongue.Nouns && first == "die" && !lexis.EndsAny(head.Lower, "in", "frau"))
}

// tells reports whether all that the tokens of one role tell besides its noun stands in those of another one: the health | chair,
// chair of the health committee.
func (d *Referents) tells(from, to, noun, in, end int) bool {
	for i := from; i < to; i++ {
		if t := &d.Tokens[i]; i != noun && (t.Kind == lexis.Word || t.Kind == lexis.Quoted) && t.Class&(lexis.Det|lexis.Prep) == 0 && !himself[t.Lower] && d.find(t.Lower, in, end) < 0 {
			return false
		}
	}
	return true
}

// limit returns the first word beside the noun of a role, which the tokens given lack, that makes another role of it, or "": |
// deputy prime minister.
func (d *Referents) limit(h *holder, from, to int) string {
	partial := func(w string) bool { return d.Tongue.Words.Of(w)&lexis.Partial != 0 }
	for i := h.from; i < h.to; i++ {
		t := &d.Tokens[i]
		if i != h.at && t.Class&lexis.Det == 0 && (partial(t.Lower) || d.Tongue.Cases && d.Tongue.NominativeOf(t.Lower, partial) != "") && d.find(t.Lower, from, to) < 0 {
			return t.Lower
		}
	}
	return ""
}

// bareNoun reports whether nothing that tells which one is meant follows the noun at token i: el ministro | viajó; but el ministro
// | francés; el ministro | de Holm; die Ministerin | aus Holm.
func (d *Referents) bareNoun(i int) bool {
	if d.Tongue.IsEnglish() || d.Tongue.Cases || i+1 >= len(d.Tokens) || d.Tokens[i+1].Kind != lexis.Word {
		return true
	}
	t := &d.Tokens[i+1]
	if n := d.PhraseAt[i]; t.Class&lexis.Prep != 0 {
		return !d.Is(i+1, i, "aus") && !d.Is(i+1, i, "uit") && n >= 0 && d.roleEnd(&d.Phrases[n], -1) <= i+1
	}
	const other = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Part | lexis.Reflexive | lexis.Object | lexis.Deny | lexis.Sub | lexis.Rel | lexis.Conj
	return t.Class&other != 0 || d.IsAdverb(i+1) || d.Tongue.LooksFinite(t.Lower)
}

// otherSex reports whether phrase p tells another sex than that of a holder, by its article or its verb: la ministre Anne Renard;
// then | le ministre.
func (d *Referents) otherSex(p *clause.Phrase, h *holder, verb int) bool {
	first, beside := d.articleAt(p.From), d.Tokens[h.from].Lower
	switch {
	case !d.WordGender(p.From, p.Core).Fits(h.who.Gender), d.Tongue.Cases && verb >= 0 && !h.who.Gender.Fits(d.VerbGender(verb)):
		return true
	case h.who.Gender == mention.Woman && hisArticles[first] && d.Tokens[p.Head].Class&lexis.Office == 0 && !maleForBoth[d.Tokens[p.Head].Lower], h.who.Gender == mention.Man && feminine[first]:
		return true
	}
	return hisArticles[beside] && herArticles[first] || herArticles[beside] && hisArticles[first]
}

// meansNow reports whether phrase p may mean a person who is called so from token at on: it is an office, or the person is named
// near. Nor may the quotation be on who is meant, or that person be named later in the sentence, or suffer something where the role
// is told: “He is ill,” the lawyer said, of Bo Fox, a lawyer; the teacher told Fox; Bo Fox, a soldier, was killed.
func (d *Referents) meansNow(p *clause.Phrase, to int, h *holder) bool {
	who, at, owner := h.who, h.from, ownerOf[d.Tokens[p.From].Lower]
	office := d.Tongue.Cases || to > p.From+2 || d.Tokens[p.Head].Class&lexis.Office != 0
	named := lexis.Any(p.Core, d.SentenceAt(p.From).To, func(i int) bool { return d.PersonAt(i) == who })
	switch {
	case !who.LikeSomebody() && !(d.Tongue.IsEnglish() && d.isNoun(h.noun)) || !(office && !(d.Tongue.Nouns && to == p.From+2)) && !d.namedWithin(who, p.From):
		return false
	case !d.Tongue.IsEnglish():
		return to > p.From+2 || d.Tongue.Cases && to > p.From+1 || !d.otherTold(p.From, who)
	case owner != mention.Unknown:
		return d.onlyOne(d.paragraphStart(at), p.From, owner, who) && !named
	case to == p.From+2 && d.AnyAction(d.SentenceAt(at), func(a *clause.Action) bool { return a.Subject >= 0 && d.suffers(a) && d.isOrTold(a.Subject, who) }):
		return false
	}
	return office || !named && !(d.quotedOf(p.From, who.Gender) && d.onlyOne(max(0, p.From-roleReach), p.From, who.Gender, nil))
}

// isOrTold reports whether phrase n names a person, or the name stands beside it.
func (d *Referents) isOrTold(n int, who *mention.Person) bool {
	p := &d.Phrases[n]
	return p.Who == who || p.Alias >= 0 && d.Phrases[p.Alias].Who == who
}

// suffers reports whether something is done to the subject of an English verb, or it dies: Bo Fox, a soldier, | was killed. Then
// the soldier who speaks is somebody else.
func (d *Referents) suffers(a *clause.Action) bool {
	next := &d.Tokens[min(a.At+1, len(d.Tokens)-1)]
	return a.Passive || dies[d.Tokens[a.At].Lower] || d.Tokens[a.At].Class&lexis.Be != 0 && next.Text == next.Lower && lexis.EndsAny(next.Lower, "ed", "en", "hurt", "shot", "hit", "ill", "dead")
}

// roleReach is how many tokens before a role are compared with it. Articles are shorter than that; the bound is for longer texts.
const roleReach = 4000

// fold returns one word for those of the same nation: american, u.s., us.
func fold(w string) string {
	if n := nation[w]; n != "" {
		return n
	}
	return w
}

// find returns the first of the tokens that is a word, in small letters, or -1.
func (d *Referents) find(word string, from, to int) int {
	word = fold(word)
	stem := word
	if r := []rune(word); d.Tongue.Cases && len(r) > 3 { // бывший, бывшим
		stem = string(r[:max(3, len(r)-2)])
	}
	for i := from; i < to; i++ {
		if w := fold(d.Tokens[i].Lower); w == word || len(stem) < len(word) && strings.HasPrefix(w, stem) {
			return i
		}
	}
	return -1
}

// namedWithin reports whether a person is named in one of the few paragraphs before token at. In German, nobody of that sex may be
// named after that without being called something: Trainer Fuchs lobte Torwart Reh; then | der Trainer.
func (d *Referents) namedWithin(who *mention.Person, at int) bool {
	const near = 4 // paragraphs
	for i := at - 1; i >= max(0, at-roleReach) && d.Tokens[at].Paragraph-d.Tokens[i].Paragraph <= near; i-- {
		x := d.PersonAt(i)
		if x == who {
			return true
		}
		if d.Tongue.Nouns && x != nil && x.Gender.Fits(who.Gender) && !x.Called() {
			return false
		}
	}
	return false
}

// onlyOne reports whether at most one person whose sex may be the one given is named between two tokens, apart from who.
func (d *Referents) onlyOne(from, to int, sex mention.Gender, who *mention.Person) bool {
	var one *mention.Person
	for i := from; i < to; i++ {
		if x := d.PersonAt(i); x != nil && x != who && x != one && x.Gender.Fits(sex) {
			if one != nil {
				return false
			}
			one = x
		}
	}
	return true
}

var (
	// otherWord are the Polish and Russian words for another one and a new one in all cases.
	otherWord = regexp.MustCompile("^((inn|now|друг|нов)(y|a|e|ego|emu|ej|ym|ą|ой|ый|ая|ого|ому|ым|им|ую|ом)|jego|jej|ich|его|её|ее|их)$")
	himself   = lexis.Set(`próprio própria propio propia même stesso stessa sam sama сам сама`)
	// inFull has the offices behind their English abbreviations.
	inFull = map[string]string{"gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "pres": "president", "supt": "superintendent"}
	// nation has one word for those of the same nation.
	nation = map[string]string{"u.s": "us", "u.s.": "us", "american": "us", "u.k": "uk", "u.k.": "uk", "british": "uk"}
	dies   = lexis.Set(`died dies drowned perished disappeared vanished`)
	// ownerOf has the sex that a possessive tells of.
	ownerOf = map[string]mention.Gender{"his": mention.Man, "her": mention.Woman}
	// manyHave are nouns for those of whom each body has one.
	manyHave = lexis.Set(`president`)
)
