package referent

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds the role that a pronoun means: The mayor spoke. He

// roleBefore returns the nearest role that spoke last or starts an earlier sentence, if no person is named between it and
// the pronoun.
func (d *Referents) roleBefore(at int, want mention.Gender) (Referent, bool) {
	spoke, ok := d.roleSpoke(at, want)
	here := d.Tokens[at].Paragraph
	if p := d.asking(at); p != nil { // La jueza le preguntó. «...», respondió
		return spoke, ok && d.Tokens[d.History[len(d.History)-1].From].Paragraph == here && !strings.EqualFold(spoke.Name, d.TextOf(p.From, p.To))
	}
	if r, ok := d.roleActs(at, want); ok {
		return r, true
	}
	start := d.SentenceAt(at).From
	named := d.firstNamed(start, at, want) != nil
	if s := d.SentenceAt(at); d.behindColon(at) && !named {
		if r, ok := d.roleStarts(at, want, s); ok {
			return r, true
		}
	}
	for end := start; end > 0 && at-end < maxBack; {
		b := d.SentenceAt(end - 1)
		if ok && b.From <= d.History[len(d.History)-1].From {
			break // “...,” said a farmer. A clerk denied it. “...,” he said.
		}
		who := d.firstNamed(b.From, end, want)
		if end == start && who != nil && who == d.claimant(at, want) {
			who = nil
		}
		if here-d.Tokens[b.From].Paragraph > 2 || who != nil && (named || end < start || !d.voiceSays(b, at, want)) {
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
	if k := d.PhraseAt[r.From]; k >= 0 && (d.isCrowd(d.Phrases[k].Head) || d.IsSomeOf(d.Phrases[k].From)) {
		return Referent{}, false
	}
	if d.Tokens[at].Paragraph-d.Tokens[r.From].Paragraph > 2 || at-r.From >= maxBack || !d.WordGender(r.From, r.To).Fits(want) || d.namedSince(&r, at, want) || d.rival(r.From, want) || d.epithet(r.From, r.Name, want) {
		return Referent{}, false
	}
	r.Why = d.Tokens[at].Lower + ", of the role before"
	return r.Referent, true
}

// namedSince reports whether somebody of that gender is named between the role that spoke last and the pronoun at token at, other
// than aside in the clause that tells of the Romance role: “...”, dijo | el acusado, que había cenado con Luis Mora. “...”, añadió.
func (d *Referents) namedSince(last *Speaker, at int, want mention.Gender) bool {
	who := d.firstNamed(last.From+1, at, want)
	s := d.SentenceAt(last.From)
	rel := last.To
	for rel < s.To && !d.Has(rel, rel, lexis.Rel|lexis.Sub) {
		rel++
	}
	told := d.Tongue.IsRomance() && rel <= last.To+1 && d.firstNamed(last.From+1, rel, want) == nil
	return who != nil && !(told && d.aside(who, s, rel) && d.firstNamed(s.To, at, want) == nil)
}

// isCrowd reports whether the noun at token i means several persons, none of whom he or she means: the staff; the crew.
func (d *Referents) isCrowd(i int) bool {
	w := d.Tokens[i].Lower
	return d.IsSeveral(i) || d.Tongue.IsEnglish() && (crowds[w] || lexis.EndsAny(w, "people", "men", "children"))
}

// crowds are English nouns in the singular for several persons.
var crowds = lexis.Set(`staff crew family team squad crowd audience public couple pair duo trio gang`)

// theyDo reports whether the Russian or Polish verb of phrase p, at token verb or right behind the phrase if that is -1, is in the
// plural of the past: соседи | пришли; bliscy | trzymali.
func (d *Referents) theyDo(p *clause.Phrase, verb int) bool {
	if verb < 0 {
		verb = min(max(p.To, d.GenitivesBehind(p.Head)), len(d.Tokens)-1)
	}
	w := d.Tokens[verb].Lower
	return d.Tongue.Cases && d.Tongue.LooksPast(w) && lexis.EndsAny(w, "ли", "лись", "li", "ły")
}

// endsAsRole reports whether English phrase p is a body with an article, whose name goes on behind a preposition, and ends with a
// noun for a person: a Ministry of Defence | spokesman.
func (d *Referents) endsAsRole(p *clause.Phrase) bool {
	last := &d.Tokens[p.To-1]
	return d.Tongue.IsEnglish() && p.Kind == clause.Entity && p.To > p.Core+1 && d.Has(p.Core, p.From, lexis.Prep) && d.Has(p.From, p.From, lexis.Det) && last.Class&(lexis.Head|lexis.Office) != 0 && last.Class&lexis.Thing == 0 && last.Text == last.Lower && lexis.IsCapital(d.Tokens[p.To-2].Text)
}

// roleStarts returns the role that sentence b starts with.
func (d *Referents) roleStarts(at int, want mention.Gender, b *clause.Sentence) (Referent, bool) {
	n := b.Phrase0
	if n >= b.Phrase1 {
		return Referent{}, false
	}
	from := b.From
	if q := &d.Phrases[n]; q.Pre == from && q.Kind != clause.Role && d.Accords(q) && d.Is(q.To, q.From, ",") && n+1 < b.Phrase1 { // Selon la radio, | le procureur
		n, from = n+1, q.To+1
	}
	p := &d.Phrases[n]
	if d.Is(p.To, p.From, ",") && d.Has(p.To+1, p.From, lexis.He|lexis.She) { // A retired sailor, he was at sea.
		return Referent{}, false
	}
	noun := p.From
	if d.endsAsRole(p) {
		noun = p.To - 1
	} else if p.Kind != clause.Role {
		return Referent{}, false
	}
	if d.isCrowd(p.Head) || d.IsSomeOf(p.From) || p.Pre >= 0 || p.From > from+1 || d.Tokens[p.From].Class&(lexis.Det|lexis.Stray|lexis.Number|lexis.Vague) == 0 && !d.Tongue.Cases || d.Tongue.Nouns && d.Tokens[p.From].Lower == "das" || !d.WordGender(noun, max(p.Core, noun+1)).Fits(want) || noun > p.From && strings.HasSuffix(d.Tokens[noun].Lower, "s") || strings.HasSuffix(d.Tokens[p.Head].Lower, "s") {
		return Referent{}, false
	}
	if d.meantBefore(p.From, want) && !d.voiceSays(b, at, want) {
		return Referent{}, false
	}
	bond := Bond{Verb: -1, Leads: true}
	for a := b.Action0; a < b.Action1 && bond.Verb < 0; a++ {
		if d.Actions[a].Subject == n {
			bond.Verb = d.Actions[a].At
		}
	}
	if d.theyDo(p, bond.Verb) && !d.TheySay(at) { // Соседи пришли. «...», сказал
		return Referent{}, false
	}
	r := d.roleMeans(p, bond, "")
	if (d.Tongue.Cases || b.Action0 == b.Action1) && r.Role { // Мэр | развёл руками; A farmer | lent her tractor: the verb is in no list
		end := p.Head + 1
		if k := d.GenitivesBehind(p.Head); d.Tongue.Cases && k == bond.Verb { // Szef | polskiego rządu powiedział
			end = k
		}
		r.Name = d.TextOf(p.From, end)
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

// voiceSays reports whether an English sentence begins with a spokesman or spokeswoman without a name who says or attacks
// something. They speak for others, so that neither somebody meant before nor somebody named in what they say is who goes on: He is
// ill. But a spokesman for the mill attacked Fox. He said. Where they say something of him or her, it may be either: A spokesman
// said he was ill. He said. Nor do they say "I", or reply.
func (d *Referents) voiceSays(b *clause.Sentence, at int, want mention.Gender) bool {
	if !d.Tongue.IsEnglish() || b.Phrase0 == b.Phrase1 || d.tellsOfOneself(at) || d.answersNext(at) || d.Is(at+1, at, "hit") { // he hit back
		return false
	}
	p := &d.Phrases[b.Phrase0]
	if p.Alias >= 0 || !lexis.EndsAny(d.Tokens[p.Head].Lower, "spokesman", "spokeswoman", "spokesperson") {
		return false
	}
	named := false
	for i := p.To; i < b.To; i++ {
		named = named || d.PersonAt(i) != nil
		if c := d.Tokens[i].Class; c&lexis.Object != 0 || !named && (c&lexis.He != 0 && want == mention.Man || c&lexis.She != 0 && want == mention.Woman) {
			return false
		}
	}
	return d.AnyAction(b, func(a *clause.Action) bool { return a.Subject == b.Phrase0 && a.Class&lexis.Saying != 0 })
}

// couples are words for a man and a woman.
var couples = lexis.Set(`couple ehepaar paar pärchen matrimonio pareja coppia coniugi casal echtpaar stel супруги małżeństwo`)

// metBefore returns the last man or woman without a name whom the paragraph of the pronoun mentions before it, if it names
// no person before: I explained it to my mother. She thought about it. Where a verb lacks its subject, it may be either that
// one or a person named earlier, and nobody is returned.
func (d *Referents) metBefore(at int, want mention.Gender) (Referent, bool) {
	from := d.paragraphStart(at)
	if who := d.firstNamed(from, at, want); who != nil {
		return Referent{}, false
	}
	for i := from; i < at; i++ {
		if couples[d.Tokens[i].Lower] {
			return Referent{Why: d.Tokens[at].Lower + " is one of a couple"}, true
		}
	}
	for n := d.SentenceAt(at).Phrase0 - 1; n >= 0 && d.Phrases[n].From >= from; n-- {
		p := &d.Phrases[n]
		if n > 0 && d.Phrases[n-1].Alias == n || d.tellsOf(p) { // A miller, a widow; Born in Elm, the son of a miller, he
			continue
		}
		if g := d.WordGender(p.From, p.Core); p.Kind != clause.Role || d.isCrowd(p.Head) || d.Tokens[p.From].Class&lexis.Det == 0 || g == mention.Unknown || !g.Fits(want) || d.meantBefore(p.From, want) {
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
		why := d.Tokens[at].Lower + ", of the role before"
		if who := d.holderOf(p, -1); who != nil && (d.Tongue.Nouns || d.Tongue.Tag == "nl") {
			return Referent{Who: who, Name: who.Full, Why: why}, true
		}
		return Referent{Name: d.TextOf(p.From, p.Core), Role: true, Why: why}, true
	}
	return Referent{}, false
}

// tellsOf reports whether English phrase p stands between commas before the pronoun that it describes: Born in Elm, | the son of a
// miller, he.
func (d *Referents) tellsOf(p *clause.Phrase) bool {
	return d.Tongue.IsEnglish() && p.Pre < 0 && d.Is(p.From-1, p.From, ",") && d.Is(p.To, p.From, ",") && d.Has(p.To+1, p.From, lexis.He|lexis.She)
}

// toldOf reports whether the role of phrase n is only told of by another one, with whose role its German or Dutch sentence begins, and who
// may be meant by the same pronoun: Der Sprecher sagte, | der Mann sei geflohen. Er sagte; Laut dem Sprecher floh | der Mann.
func (d *Referents) toldOf(n int, want mention.Gender) bool {
	p := &d.Phrases[n]
	s := d.SentenceAt(p.From)
	if first := &d.Phrases[s.Phrase0]; !d.Tongue.Nouns && d.Tongue.Tag != "nl" || first.Kind != clause.Role || first.From > s.From+1 || !d.WordGender(first.From, first.Core).Fits(want) || feminine[d.Tokens[first.From].Lower] && want == mention.Man && d.Tongue.Nouns {
		return false
	}
	for k := s.Action0; k < s.Action1; k++ {
		if a := &d.Actions[k]; a.Subject == s.Phrase0 && a.Class&(lexis.Say|lexis.Part) != 0 && a.At < p.From {
			return k+1 < s.Action1 && d.Actions[k+1].Subject == n
		}
	}
	return d.Accords(&d.Phrases[s.Phrase0])
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
	if det, noun, ok := strings.Cut(strings.ReplaceAll(first, "’", "'"), "'"); ok && d.Tongue.Elides && d.isNoun(noun) && !d.Tongue.Widens(noun, "-") { // l'architecte; but l'experte, l'ex-ministre
		first = det + "'"
	}
	return first == "the" && d.firstNamed(max(0, at-maxBack), at, want) != nil || d.Tongue.Words.Of(first)&(lexis.Det|lexis.Stray|lexis.Number|lexis.Vague) == 0
}

// apartFrom reports whether the English role at token at is somebody else than those named before: an office, or a title at a body
// or in somebody's service (the director of the mill; the mayor's spokesman), that no sentence has beside a name, or the subject of
// a sentence that goes on with him or her.
func (d *Referents) apartFrom(at int, want mention.Gender) bool {
	n := d.PhraseAt[at]
	if n < 0 || !d.Tongue.IsEnglish() {
		return false
	}
	p := &d.Phrases[n]
	head := &d.Tokens[p.Head]
	told := head.Class&lexis.Kin == 0 && d.AnyToken(p.From, p.Head+1, func(t *lexis.Token) bool { return t.Class&lexis.Title != 0 }) &&
		(d.Is(p.Core, at, "of") || d.AnyToken(p.From, p.Head, func(t *lexis.Token) bool { return t.Owner }))
	if end := d.roleEnd(p, -1); head.Class&lexis.Office != 0 || told {
		return !lexis.Any(max(0, at-maxBack), at, func(i int) bool {
			s := d.SentenceAt(i)
			w := &d.Tokens[i]
			same := w.Lower == head.Lower || told && w.Kind == lexis.Word && w.Class&(lexis.Det|lexis.Prep) == 0 && d.AnyToken(p.From, end, func(t *lexis.Token) bool { return t.Lower == w.Lower })
			return same && d.firstNamed(s.From, s.To, want) != nil
		}) // Fox is the mayor of Elm
	}
	for i := p.To; i < d.SentenceAt(at).To; i++ {
		switch w := d.Tokens[i].Lower; {
		case w == "him" && want == mention.Man:
			return true
		case w == "her" && want == mention.Woman: // thanked her; but "shared her news" is about her own
			if next := i + 1; next == len(d.Tokens) || d.Tokens[next].Kind != lexis.Word {
				return true
			}
		}
	}
	return false
}

// bodyNearer reports whether a German pronoun at token at may mean a body, which begins the sentence before it, and whose noun has
// the gender that is wanted, rather than somebody whom the paragraph does not name before: Die Polizei sucht noch. „Wir finden
// ihn“, sagte | sie.
func (d *Referents) bodyNearer(at int, want mention.Gender) bool {
	from := d.SentenceAt(at).From
	if !d.Tongue.Nouns || from == 0 || d.Tokens[from-1].Paragraph != d.Tokens[at].Paragraph {
		return false
	}
	b := d.SentenceAt(from - 1)
	n := d.PhraseAt[b.From]
	if n < 0 || d.Phrases[n].Kind != clause.Entity || d.Tokens[d.Phrases[n].Head].Class&lexis.Paper != 0 {
		return false
	}
	return want == mention.Woman && d.Is(b.From, b.From, "die") || want == mention.Man && d.Is(b.From, b.From, "der")
}
