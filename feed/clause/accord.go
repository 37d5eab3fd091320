package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// BehindSo reports whether phrase n follows "so", which ends a report: ..., so der Wirt; ..., so der Wirt weiter: „...“
func (d *Clauses) BehindSo(n int) bool {
	p := &d.Phrases[n]
	k := p.From - 1
	if p.Pre >= 0 || k < 1 || !d.Is(k, p.From, "so") && !d.Is(k, p.From, "aldus") && !d.Is(k, p.From, "così") || d.Tokens[k-1].Text != "," && d.Tokens[k-1].Kind != lexis.Quoted {
		return false
	}
	next := p.reach
	for next < len(d.Tokens) && d.IsAdverb(next) {
		next++
	}
	return next >= len(d.Tokens) || d.Tokens[next].Kind != lexis.Word
}

// germanAccord reports whether a phrase follows German words for "according to": nach einem Bericht, nach den Worten |
// des Wirts, für den Wirt ist.
func (d *Clauses) germanAccord(p *Phrase) bool {
	pre := &d.Tokens[p.Pre]
	switch {
	case p.Of >= 0:
		of := &d.Phrases[p.Of]
		its := p.Pre == p.From || pre.Lower == "von" || pre.Lower == "vom" // not: nach dem Urteil gegen X
		finding := found[d.Tokens[of.Head].Lower] && d.Tokens[of.From].Class&lexis.Det == 0
		return of.Pre >= 0 && of.Of < 0 && its && (d.Tokens[of.Pre].Lower == "nach" && (d.Tokens[of.Head].Class&(lexis.Utter|lexis.Accord) != 0 || finding) || d.Is(of.Pre, of.Pre, "aus") && d.Is(of.Head, of.Pre, "sicht") || d.Is(of.Pre, of.Pre, "in") && d.Is(of.Head, of.Pre, "augen"))
	case pre.Lower == "nach":
		return d.Tokens[p.Head].Class&lexis.Paper != 0
	}
	return false
}

// nounAccord reports whether a phrase belongs to a noun for what somebody says, which follows a preposition at the start of a
// clause: en opinión de | la bióloga; de l’avis du | maire; de acordo com | a prefeita.
func (d *Clauses) nounAccord(p *Phrase) bool {
	if p.Of < 0 {
		return false
	}
	of := &d.Phrases[p.Of]
	if of.Of >= 0 || of.Pre < 0 || of.Core-of.Pre > 3 || d.Tokens[of.Head].Class&lexis.Utter == 0 || !inView[d.Tokens[of.Pre].Lower] || d.Tongue.Tag == "nl" && d.Tokens[of.Pre].Lower == "na" {
		return false
	}
	return d.opensClause(of.Pre) || d.Tokens[of.Pre-1].Kind != lexis.Word
}

// opensClause reports whether the preposition at token i begins its sentence, or in a Romance language a clause behind a
// conjunction or an adverb: | Pour X; Mais | pour X; Já | para X; mentre | per X; Sin embargo, | para X; but: il vote et | pour X.
func (d *Clauses) opensClause(i int) bool {
	t, k := d.Tokens, i
	if !d.Tongue.IsRomance() || t[i].Starts {
		return t[i].Starts
	}
	for k > 0 && k > i-3 && !t[k].Starts && (d.Has(k-1, i, lexis.Conj) || d.IsAdverb(k-1) || contrasts[t[k-1].Lower] || k > 1 && thats[t[k-1].Lower] && contrasts[t[k-2].Lower]) {
		k--
	}
	if k < i {
		return t[k].Starts || t[k-1].Kind == lexis.Sign
	}
	if !d.Is(i-1, i, ",") {
		return d.Is(i-1, i, ";")
	}
	for k = i - 2; k > i-4 && k > 0 && !t[k].Starts; k-- {
	}
	return t[k].Starts && !lexis.Any(k, i-1, func(n int) bool { // Or, pour X
		return d.PersonAt(n) != nil || t[n].Class&(lexis.Det|lexis.Head|lexis.Kin|lexis.Verb|lexis.Aux|lexis.Saying) != 0 || t[n].Kind != lexis.Word
	})
}

// contrasts are Romance words before a clause that sets somebody else against what precedes it.
var contrasts = lexis.Set(`já ya mentre tandis mientras enquanto`)

// beginsWords reports whether a Romance quotation stands at token i, behind adverbs, that begins in the middle of a sentence: per
// Fox | «il piano è morto»; but: per Fox | «Il Gattopardo» è.
func (d *Clauses) beginsWords(i int) bool {
	for i < len(d.Tokens) && d.IsAdverb(i) {
		i++
	}
	if i >= len(d.Tokens) || !d.Tongue.IsRomance() || d.Tokens[i].Kind != lexis.Quoted || !d.endsWith(i) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(d.Tokens[i].Span.Of(d.Body), "«“\"‘' \u00a0\u202f"))
	return unicode.IsLower(r)
}

// endsWith reports whether the quotation at token q, if one stands there, ends its sentence, or another clause follows it: pour X,
// | « un échec », tandis que; but: pour X, | « la reine », c'est.
func (d *Clauses) endsWith(q int) bool {
	k := q + 1
	return k >= len(d.Tokens) || d.Tokens[q].Kind != lexis.Quoted || d.Tokens[k].Starts || contrasts[d.Tokens[k].Lower] || d.Tokens[k].Kind == lexis.Sign && (d.Tokens[k].Text != "," || d.Has(k+1, k, lexis.Conj) || d.Has(k+2, k, lexis.View))
}

// inView are prepositions before a noun for what somebody says that tell whose view follows. After and against do not.
var inView = lexis.Set(`en a al de d' selon según segundo secondo para pour à au aux in nel nella nelle nell' per stando al alla alle all' na no nas
	nos ao em conforme volgens naar por par по согласно w według wedle`)

// noneBehind reports whether German words at token i tell without a verb that something is no matter to somebody: Für Fuchs | kein
// Problem; Für Fuchs | eh kein Thema.
func (d *Clauses) noneBehind(i int) bool {
	if i+2 < len(d.Tokens) && !d.Is(i, i, "nichts") && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Text == d.Tokens[i].Lower && d.Tokens[i].Class&(lexis.Aux|lexis.Verb|lexis.Saying|lexis.Prep|lexis.Det|lexis.Deny) == 0 {
		i++
	}
	return d.Is(i, i, "kein") || d.Is(i, i, "keine") || d.Is(i, i, "nichts")
}

// NamedBehind returns the person of the name, closed by a comma, behind a Romance phrase for a role of the same sex: l'économiste
// de l'institut | Luc Morel, « ... »; but not: l'avocate de la famille | Luc Morel, nor: le maire de Tours | Luc Morel « n'a pas
// payé ».
func (d *Clauses) NamedBehind(p *Phrase) *mention.Person {
	who := d.PersonAt(p.To)
	if who == nil || !d.Tongue.IsRomance() || p.Kind != Role || p.To == p.Core || !who.LikeSomebody() || !who.Gender.Fits(d.WordGender(p.From, p.Core)) || who.Gender == mention.Man && strings.HasSuffix(d.Tokens[p.From].Lower, "a") || !d.Is(d.MentionAt(p.To).End, p.From, ",") {
		return nil
	}
	return who
}

// Accords reports whether a phrase follows "according to" or its equivalent in another language.
func (d *Clauses) Accords(p *Phrase) bool {
	if d.Tongue.Nouns && (p.Of < 0 || d.Phrases[p.Of].Kind == Other) && (p.Pre < 0 || p.Pre >= p.From) && d.Is(p.reach, p.From, "zufolge") { // dem Wirt zufolge
		return true
	}
	if p.Pre < 0 || d.Tongue.Tag == "nl" && p.Pre+1 < p.From && d.Has(p.Pre+1, p.From, lexis.Object) { // volgens hem | zullen bedrijven
		return false
	}
	end := p.reach
	if d.NamedBehind(p) != nil {
		end = d.MentionAt(end).End
	}
	if c := d.Tokens[p.Pre].Class; c&lexis.Accord != 0 || c&lexis.View != 0 && (d.Tokens[p.Pre].Starts && p.Kind != Other || d.opensClause(p.Pre) && (p.Kind == Name || p.Kind == Role) && !d.IsSeveral(p.Head) && !lexis.IsNumeral(d.Tokens[p.Core-1].Text) && d.endsWith(end+1)) && (d.Is(end, p.From, ",") || d.beginsWords(end) || d.isThat(end) || d.Is(end, p.From, "steht") || d.Tongue.Nouns && d.noneBehind(end) || d.Has(end, p.From, lexis.Aux|lexis.Reported) && !strings.HasPrefix(d.Tokens[end].Lower, "ha")) {
		return true
	}
	if p.Of >= 0 && d.Tokens[p.Pre].Lower == "of" && views[d.Tokens[d.Phrases[p.Of].Head].Lower] && d.Phrases[p.Of].Pre >= 0 {
		return true // in the words of Fox
	}
	if d.inBody(p) || p.Pre == p.From-1 && d.PassesOn(p.Pre) {
		return true
	}
	return d.germanAccord(p) || !d.Tongue.Nouns && !d.Tongue.IsEnglish() && d.nounAccord(p) || p.Pre > 0 && d.Tokens[p.Pre-1].Lower == "according" || d.asSaidBy(p)
}

// accordAt reports whether token i is a word for "according to". A Russian or Polish noun is one behind the preposition of a view
// alone: | zdaniem Lisa; по | словам Лисова; but not: autor | opinii Jan Lis.
func (d *Clauses) accordAt(i int) bool {
	if d.Tokens[i].Class&lexis.Accord == 0 {
		return false
	}
	return !d.Tongue.Cases || d.Is(i, i, "według") || d.Is(i, i, "zdaniem") || i > 0 && inView[d.Tokens[i-1].Lower]
}

// found are German nouns for what somebody has found out or thinks, which mean "according to" behind "nach" alone, without an
// article: nach ersten | Erkenntnissen der Polizei; but not: die Erkenntnisse der Polizei; nach den Ermittlungen der Polizei.
var found = lexis.Set(`berichten erkenntnissen recherchen schätzung schätzungen beobachtung beobachtungen mitteilungen überzeugung vorstellungen prognose prognosen
	befürchtung befürchtungen dafürhalten vermutung vermutungen vorhersage vorhersagen ermittlungen`)

// isThat reports whether a Romance verb that says what something is stands at token i, with no noun as its subject: per Fox | è Q; pour
// Fox | il s'agit de Q.
func (d *Clauses) isThat(i int) bool {
	for k := i; d.Tongue.IsRomance() && k < i+3 && k < len(d.Tokens); k++ {
		if being[d.Tokens[k].Lower] {
			for k++; k < len(d.Tokens) && ofWhat[d.Tokens[k].Lower]; k++ {
			}
			return k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Quoted
		}
		if d.Tokens[k].Class&(lexis.Pronoun|lexis.Reflexive) == 0 {
			return false
		}
	}
	return false
}

// ofWhat are the tokens of prepositions that may stand before what something is: s'agit | de; si tratta | di; s'agit | d’« un tram ».
var ofWhat = lexis.Set(`de di d ’ '`)

// being are verbs that say what something is.
var being = lexis.Set(`è era fu tratta trattava es fue trata trataba é foi trata est était agit agissait`)

// views are nouns for what somebody says or thinks in "in the words of".
var views = lexis.Set(`words view opinion judgment judgement telling phrase`)

// asSaidBy reports whether a phrase follows a participle of saying without an auxiliary: come dichiarato dal | ministro; según lo
// expresado por | la alcaldesa; comme indiqué par | le maire.
func (d *Clauses) asSaidBy(p *Phrase) bool {
	i := p.Pre - 1
	if !d.Tongue.IsRomance() || i < 1 || !Agents[d.Tokens[p.Pre].Lower] || !d.Has(i, p.Pre, lexis.Part) {
		return false
	}
	if d.Is(i-1, i, "quanto") || d.Is(i-1, i, "lo") || d.Is(i-1, i, "già") {
		i--
	}
	return i > 0 && (Likes[d.Tokens[i-1].Lower] || d.Tokens[i-1].Class&lexis.Accord != 0)
}

// Agents are prepositions before who does what a Romance participle says.
var Agents = lexis.Set(`da dal dalla dallo dai dalle dall' por pelo pela pelos pelas par`)

// inBody reports whether phrase p is the body or the text in which something is said, by nobody who is named: в полиции считают;
// сообщили в полиции; czytamy w dokumencie.
func (d *Clauses) inBody(p *Phrase) bool {
	if !d.Tongue.Cases {
		pre := d.Tokens[p.Pre].Lower
		return !d.Tongue.IsEnglish() && !d.Tongue.Nouns && p.Kind == Entity &&
			(within[pre] && (d.readTo(p.Pre) || d.readTo(p.reach+1) || d.readTo(p.reach+2)) || at[pre] && (d.theySayTo(p.Pre) || d.theySayFrom(p.reach)))
	}
	noun := d.NounOf(p)
	if !inside[d.Tokens[p.Pre].Lower] || d.NominativeAt(noun) == "" && !d.isForeign(p) {
		return false
	}
	if d.saidByNobody(d.GenitivesBehind(noun)) {
		return true
	}
	verb := p.Pre - 1
	if d.Has(verb, p.From, lexis.Reflexive) { // сообщили нам в
		verb--
	}
	for k := verb; k > verb-3 && k > 0; k-- { // сообщили РИА Новости в
		if d.toldTo(k) == verb+1 {
			verb = k - 1
			break
		}
	}
	return d.saidByNobody(verb) && (!d.followsNoun(noun+1) || d.writtenBy(noun)) // заявили в суде | родственники
}

// isForeign reports whether a phrase begins with the letters of a body that tells things, or is one word in Latin letters in a
// Russian text, which is the name of a body: сообщили в МИД России; заявили в NordAir. Other letters may be a place or what is
// written on: пишут в СМИ.
func (d *Clauses) isForeign(p *Phrase) bool {
	t := &d.Tokens[p.From]
	return lexis.IsUpper(t.Text) && offices[t.Lower] || d.Tongue.Tag == "ru" && p.Kind == Entity && t.Text[0] < utf8.RuneSelf
}

// offices are ministries, services and boards in letters.
var offices = lexis.Set(`мид мвд мчс фсб сбу фас фсин гибдд цик msz mswia mon nik knf nbp uokik cba abw imgw pkw`)

// within are prepositions before a text in which something is read.
var within = lexis.Set(`en dans in nel nella nell' nello no na num numa em`)

// readTo reports whether words that say that something is read end before token end: se lee, si legge, lê-se, peut-on lire, staat.
func (d *Clauses) readTo(end int) bool {
	i := end - 1
	if i < 1 || i >= len(d.Tokens) || d.Tokens[i].Kind != lexis.Word || d.Tokens[i-1].Paragraph != d.Tokens[i].Paragraph {
		return false
	}
	switch before := d.Tokens[i-1].Lower; d.Tokens[i].Lower {
	case "lee", "lire", "legge":
		return before == "se" || before == "si" || before == "on" || before == "peut"
	case "lê-se", "staat", "lezen":
		return true
	}
	return false
}

// at are prepositions before a body whose people say something.
var at = lexis.Set(`desde en au aux à chez da dal dalla dall' dallo dagli in nel nella nell' no na`)

// theySayTo reports whether a verb of saying whose subject nobody names ends before token end: aseguran | desde la empresa; fanno
// sapere | dal ministero; assure-t-on | à la mairie.
func (d *Clauses) theySayTo(end int) bool {
	i := end - 1
	switch {
	case i < 1 || d.Tokens[i].Kind != lexis.Word:
		return false
	case d.Is(i, i, "on"):
		return d.Has(i-1, i, lexis.Saying)
	case d.Is(i, i, "sapere"):
		i--
	}
	return i > 0 && d.TheySay(i) && (d.Tokens[i].Starts || d.Tokens[i-1].Kind != lexis.Word)
}

// theySayFrom reports whether such a verb begins at token i, or behind the comma there: Desde la empresa | aseguran; Au ministère,
// on assure.
func (d *Clauses) theySayFrom(i int) bool {
	if d.Is(i, i-1, ",") {
		i++
	}
	if d.Is(i, i-1, "on") {
		return d.Has(i+1, i, lexis.Saying)
	}
	return i < len(d.Tokens) && d.TheySay(i) && !d.Has(i+1, i, lexis.Det)
}

// Claim returns the phrase for a claim before “that” and the quotation at token q, and the phrase for the person who makes
// it: the claim | by Fox | that “...”; that the mill was “...”. Both are -1 if absent.
func (d *Clauses) Claim(q int) (claim, by int) {
	for i := q - 1; i > 0 && i > q-10 && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class&lexis.Saying == 0; i-- {
		if !d.Is(i, q, "that") {
			continue
		}
		n := d.PhraseAt[i-1]
		if n < 0 {
			return -1, -1
		}
		p := &d.Phrases[n]
		if w := &d.Tokens[max(p.Pre, 0)]; p.Pre > 0 && (w.Lower == "by" || w.Lower == "from" || w.Lower == "of") && p.Kind != Other {
			if m := d.PhraseAt[p.Pre-1]; m >= 0 && d.isClaim(m) {
				return int(m), int(n)
			}
		}
		if d.isClaim(n) {
			return int(n), -1
		}
		return -1, -1
	}
	return -1, -1
}

// isClaim reports whether phrase n is a noun for what somebody says.
func (d *Clauses) isClaim(n int32) bool {
	t := &d.Tokens[d.Phrases[n].Core-1]
	return t.Class&lexis.Utter != 0 || claims[t.Lower]
}

var claims = lexis.Set(`allegation allegations idea notion report reports rumour rumours rumor rumors story insinuation implication`)
