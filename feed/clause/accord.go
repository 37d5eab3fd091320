package clause

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/lexis"
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
		return of.Pre >= 0 && of.Of < 0 && (d.Tokens[of.Pre].Lower == "nach" && d.Tokens[of.Head].Class&(lexis.Utter|lexis.Accord) != 0 || d.Is(of.Pre, of.Pre, "aus") && d.Is(of.Head, of.Pre, "sicht") || d.Is(of.Pre, of.Pre, "in") && d.Is(of.Head, of.Pre, "augen"))
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
	return d.Tokens[of.Pre].Starts || d.Tokens[of.Pre-1].Kind != lexis.Word
}

// inView are prepositions before a noun for what somebody says that tell whose view follows. After and against do not.
var inView = lexis.Set(`en a al de d' selon según segundo secondo para pour à au aux in nel nella nelle nell' per stando al alla alle all' na no nas
	nos ao em conforme volgens naar por par`)

// Accords reports whether a phrase follows "according to" or its equivalent in another language.
func (d *Clauses) Accords(p *Phrase) bool {
	if d.Tongue.Nouns && (p.Pre < 0 || p.Pre >= p.From) && d.Is(p.reach, p.From, "zufolge") { // dem Wirt zufolge
		return true
	}
	if p.Pre < 0 || d.Tongue.Tag == "nl" && p.Pre+1 < p.From && d.Has(p.Pre+1, p.From, lexis.Object) { // volgens hem | zullen bedrijven
		return false
	}
	if c := d.Tokens[p.Pre].Class; c&lexis.Accord != 0 || c&lexis.View != 0 && d.Tokens[p.Pre].Starts && p.Kind != Other && (d.Is(p.reach, p.From, ",") || d.isThat(p.reach) || d.Is(p.reach, p.From, "steht") || d.Has(p.reach, p.From, lexis.Aux|lexis.Reported) && !strings.HasPrefix(d.Tokens[p.reach].Lower, "ha")) {
		return true
	}
	if p.Of >= 0 && d.Tokens[p.Pre].Lower == "of" && views[d.Tokens[d.Phrases[p.Of].Head].Lower] && d.Phrases[p.Of].Pre >= 0 {
		return true // in the words of Fox
	}
	if d.inBody(p) {
		return true
	}
	if d.germanAccord(p) || !d.Tongue.Nouns && !d.Tongue.IsEnglish() && d.nounAccord(p) {
		return true
	}
	return p.Pre > 0 && d.Tokens[p.Pre-1].Lower == "according" || d.asSaidBy(p)
}

// isThat reports whether a Romance verb that says what something is stands at token i, with no noun as its subject: per Fox | è Q; pour
// Fox | il s'agit de Q.
func (d *Clauses) isThat(i int) bool {
	for k := i; d.romance() && k < i+3 && k < len(d.Tokens); k++ {
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
	if !d.romance() || i < 1 || !agents[d.Tokens[p.Pre].Lower] || !d.Has(i, p.Pre, lexis.Part) {
		return false
	}
	if d.Is(i-1, i, "quanto") || d.Is(i-1, i, "lo") || d.Is(i-1, i, "già") {
		i--
	}
	return i > 0 && (Likes[d.Tokens[i-1].Lower] || d.Tokens[i-1].Class&lexis.Accord != 0)
}

// agents are prepositions before who does what a participle says.
var agents = lexis.Set(`da dal dalla dai dalle dall' por pelo pela pelos pelas par`)

// PointsBack reports whether the sentence that starts at token i says who said what stands before it: lo ha detto; è quanto ha
// dichiarato; così; así lo afirmó; con estas palabras resumió; c'est ce qu'a déclaré; foi o que disse.
func (d *Clauses) PointsBack(i int) bool {
	if d.Tongue.Nouns || d.Tongue.Tag == "nl" {
		return d.germanPointsBack(i)
	}
	if !d.romance() || i+3 >= len(d.Tokens) || !d.Tokens[i].Starts {
		return false
	}
	first, second, third := d.Tokens[i].Lower, d.Tokens[i+1].Lower, d.Tokens[i+2].Lower
	switch d.Tongue.Tag {
	case "it":
		return first == "così" || first == "con" && these[second] && words[third] || first == "lo" && d.Has(i+1, i, lexis.Aux|lexis.Say) || first == "è" && second == "quanto"
	case "es":
		return first == "así" && (second == "lo" || d.Has(i+1, i, lexis.Aux|lexis.Saying)) || first == "con" && these[second] && words[third] || first == "lo" && d.Has(i+1, i, lexis.Aux|lexis.Say)
	case "pt":
		return first == "foi" && second == "o" && third == "que" || first == "com" && these[second] && words[third]
	}
	return first == "c'" && second == "est" && third == "ce"
}

var (
	these = lexis.Set(`esta estas esa esas estas queste essas esta essa questa`)
	words = lexis.Set(`palabra palabras frase frases palavra palavras parola parole`)
)

// germanPointsBack is PointsBack for German and Dutch: Das sagte | der Wirt; So äußerte sich | der Wirt; Dat zei | de waard. What also somebody else says is no quotation of that one.
func (d *Clauses) germanPointsBack(i int) bool {
	if i+3 >= len(d.Tokens) {
		return false
	}
	for k := i; k < len(d.Tokens) && d.SentenceOf[k] == d.SentenceOf[i]; k++ {
		if d.Tokens[k].Class&lexis.Deny != 0 || alsos[d.Tokens[k].Lower] { // Das sagte X so nie; Das sagte X gestern auch
			return false
		}
	}
	said := backVerbs[d.Tokens[i+1].Lower]
	return d.Tokens[i].Starts && said && pointers[d.Tokens[i].Lower]
}

var (
	backVerbs = lexis.Set(`sagte sagten sagt sagen erklärte erklärten erklärt schrieb schreibt betonte äußerte äußerten äußert teilte teilten gab betonten berichtete
		zei zeiden zegt zeggen verklaarde verklaart schreef schrijft`)  // verbs of plain saying
	alsos    = lexis.Set(`auch ook anders ebenfalls eveneens`)
	pointers = lexis.Set(`das dies so dat zo`)
)

// NominativeAt returns the Russian or Polish noun at token i, which stands in another case, in the nominative, if it names a
// person, a body or a text; else "".
func (d *Clauses) NominativeAt(i int) string {
	w := d.Tokens[i].Lower
	noun, known := d.nominatives[w]
	if !known {
		noun = d.Tongue.NominativeOf(w, func(w string) bool {
			return d.Tongue.Words.Of(w)&(lexis.Head|lexis.Kin|lexis.Title|lexis.Thing|lexis.Paper) != 0
		})
		d.nominatives[w] = noun
	}
	return noun
}

// inBody reports whether phrase p is the body or the text in which something is said, by nobody who is named: в полиции считают;
// сообщили в полиции; czytamy w dokumencie.
func (d *Clauses) inBody(p *Phrase) bool {
	if !d.Tongue.Cases {
		pre := d.Tokens[p.Pre].Lower
		return !d.Tongue.IsEnglish() && !d.Tongue.Nouns && p.Kind == Entity &&
			(within[pre] && (d.readTo(p.Pre) || d.readTo(p.reach+1) || d.readTo(p.reach+2)) || at[pre] && (d.theySayTo(p.Pre) || d.theySayFrom(p.reach)))
	}
	if !d.Is(p.Pre, p.From, "в") && !d.Is(p.Pre, p.From, "во") && !d.Is(p.Pre, p.From, "w") || d.NominativeAt(p.From) == "" && !d.isForeign(p) {
		return false
	}
	if d.saidByNobody(d.GenitivesBehind(p.From)) {
		return true
	}
	verb := p.Pre - 1
	if d.Has(verb, p.From, lexis.Reflexive) { // сообщили нам в
		verb--
	}
	return d.saidByNobody(verb) && !d.followsNoun(p.From+1) // заявили в суде | родственники
}

// isForeign reports whether a phrase begins with the letters of a body that tells things, or is one word in Latin letters in a Russian text,
// which is the name of a body: сообщили в МИД России; заявили в NordAir. Other letters may be a place or what is written on: пишут в СМИ.
func (d *Clauses) isForeign(p *Phrase) bool {
	t := &d.Tokens[p.From]
	return lexis.IsUpper(t.Text) && offices[t.Lower] || d.Tongue.Tag == "ru" && p.Kind == Entity && t.Text[0] < utf8.RuneSelf
}

// offices are ministries, services and boards in letters.
var offices = lexis.Set(`мид мвд мчс фсб сбу фас фсин гибдд цик msz mswia mon nik knf nbp uokik cba abw imgw pkw`)

// followsNoun reports whether a word that may be a subject stands at token i, behind words that are certainly in the genitive.
func (d *Clauses) followsNoun(i int) bool {
	for i < len(d.Tokens) && d.isGenitive(i) {
		i++
	}
	return i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Word && !d.Tokens[i].Starts && d.Tokens[i].Text == d.Tokens[i].Lower || d.PersonAt(min(i, len(d.Tokens)-1)) != nil
}

// isGenitive reports whether token i is a noun that is known, in the genitive.
func (d *Clauses) isGenitive(i int) bool {
	t := &d.Tokens[i]
	n := d.NominativeAt(i)
	return n != "" && (lexis.EndsAny(n, "а", "я", "ь", "a") || !lexis.EndsAny(t.Lower, "ы", "и", "i", "y")) // but адвокаты
}

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

// TheySay reports whether the verb of saying at token i, in a language whose verbs need no subject, is in the plural: dicono; han
// señalado; сообщили.
func (d *Clauses) TheySay(i int) bool {
	if !d.Tongue.Drops {
		return false
	}
	t, many := &d.Tokens[i], plurals[d.Tongue.Tag]
	if t.Class&lexis.Part != 0 && d.Has(i-1, i, lexis.Aux) {
		return d.Tokens[i-1].Lower != "tem" && lexis.EndsAny(d.Tokens[i-1].Lower, many...)
	}
	return t.Class&lexis.Saying != 0 && lexis.EndsAny(t.Lower, many...) && !likePast[t.Lower] || t.Lower == "fanno" && d.Is(i+1, i, "sapere")
}

// likePast are Polish verbs in the present of one that end like those of several in the past.
var likePast = lexis.Set(`chwali pochwali żali myśli`)

// plurals are the endings of verbs in the plural, where a verb needs no subject.
var plurals = map[string][]string{"es": {"n"}, "pt": {"m"}, "it": {"no"}, "ru": {"ли", "ят", "ют"}, "pl": {"li", "ły", "ą"}}

// GenitivesBehind returns the end of the words in the genitive that belong to the Russian or Polish noun at token i: представителя
// | городской полиции. A word that is not known belongs to it where a sign, a name or a verb of saying follows.
func (d *Clauses) GenitivesBehind(i int) int {
	end, k := i+1, i+1
	for ; k < len(d.Tokens) && k < i+4; k++ {
		t := &d.Tokens[k]
		if d.saidByNobody(k) || t.Kind != lexis.Word || t.Text != t.Lower || t.Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Prep) != 0 || !lexis.LooksGenitive(t.Lower) {
			break
		}
		if d.isGenitive(k) {
			end = k + 1
		} else if d.NominativeAt(k) != "" { // адвокаты
			break
		}
	}
	if k == len(d.Tokens) || d.Tokens[k].Kind != lexis.Word || d.saidByNobody(k) || d.PersonAt(k) != nil {
		return k
	}
	return end
}

// saidByNobody reports whether the word at token i is a verb of saying without a subject: считают,
// сообщили, говорится, przekazano.
func (d *Clauses) saidByNobody(i int) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	return readsIn[d.Tokens[i].Lower] || d.Tokens[i].Class&lexis.Saying != 0 && lexis.EndsAny(d.Tokens[i].Lower, "ли", "ют", "ят", "ут", "ат", "ą", "li", "no", "to")
}

// readsIn are verbs for what stands in a text.
var readsIn = lexis.Set(`говорится сказано написано отмечается указано czytamy napisano`)

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

// Outcry reports whether sentence s, which follows a quotation that ends with ? or !, says only who spoke: “...?” Jane Fox
// said.
func (d *Clauses) Outcry(q int, s *Sentence) bool {
	text := d.Body[d.Tokens[q].Span.Start:d.Tokens[q].Span.End]
	for len(text) > 0 && text[len(text)-1] != '?' && text[len(text)-1] != '!' {
		if c := text[len(text)-1]; c != '"' && c != '\'' && c < 0x80 || d.Tokens[q].Span.End-d.Tokens[q].Span.Start-len(text) > 8 {
			return false
		}
		text = text[:len(text)-1]
	}
	if text == "" || s.Action0 == s.Action1 {
		return false
	}
	a := &d.Actions[s.Action0]
	if a.Subject < 0 || a.Class&lexis.Saying == 0 && !a.Guessed {
		return false
	}
	next := max(a.At+1, d.Phrases[a.Subject].To)
	if next >= s.To {
		return true
	}
	t := &d.Tokens[next]
	return t.Kind == lexis.Sign && t.Text != ":" || t.Class&(lexis.Prep|lexis.Period|lexis.Adverb) != 0 && !d.Has(next, next, lexis.Sub) || t.Lower == "as" || d.IsAdverb(next)
}

// BareNoun reports whether a phrase is one noun that can be a subject, and nothing follows it in its clause. In a language
// with cases a noun that ends in -ę, -ą, -у or -ю is an object.
func (d *Clauses) BareNoun(p *Phrase) bool {
	r, _ := utf8.DecodeLastRuneInString(d.Tokens[p.From].Lower)
	return p.Core-p.From == 1 && !strings.ContainsRune("ęąую", r) && (p.Core >= len(d.Tokens) || d.Tokens[p.Core].Kind == lexis.Sign)
}

// WouldSay reports whether action a depends on a condition: if she cared, she would say Q. Without a condition it is a
// habit: he would say Q.
func (d *Clauses) WouldSay(s *Sentence, a *Action) bool {
	i := a.At - 1
	for i > s.From && (d.IsAdverb(i) || d.Is(i, a.At, "have")) {
		i--
	}
	if !d.Is(i, a.At, "would") {
		return false
	}
	if d.Is(s.From, s.From, "had") && i > s.From+1 && !d.saidEarlier(s, a) { // Had it rained, she would have said
		return true
	}
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < a.At; n++ {
		if d.Actions[n].Unsaid {
			return true
		}
	}
	return false
}

// OwnSubject reports whether a verb has a subject in its own clause: no conjunction joins it to another verb.
func (d *Clauses) OwnSubject(a *Action) bool {
	i := a.At
	for i > 0 && d.Tokens[i-1].Kind == lexis.Word && (d.Tokens[i-1].Class&lexis.Aux != 0 || d.IsAdverb(i-1)) {
		i--
	}
	return !d.Has(i-1, a.At, lexis.Conj|lexis.Rel)
}

// callsSo are participles of verbs that say what somebody or something is: was called Q by X; but was hit Q by X.
var callsSo = lexis.Set(`called dubbed branded labelled labeled termed described hailed praised denounced derided dismissed condemned criticised criticized
	deemed considered judged characterised characterized summarised summarized`)

// Agent returns the phrase after "by" and a passive verb, directly behind it or behind the quotation from token q to end, or
// -1: was called so by X; was called Q by X.
func (d *Clauses) Agent(a *Action, q, end int) int {
	s := d.SentenceAt(a.At)
	for p := s.Phrase0; p < s.Phrase1; p++ {
		ph := &d.Phrases[p]
		if ph.Pre > a.At && (ph.Pre == a.At+1 && ph.From < q || ph.Pre == end+1 && callsSo[d.Tokens[a.At].Lower] && (ph.Kind == Name || ph.Kind == Role)) && d.Tokens[ph.Pre].Lower == "by" {
			return p
		}
	}
	return -1
}

// saidEarlier reports whether a verb of saying with a subject stands before action a in sentence s: Had it rained, Fox said, he would have
// called it Q.
func (d *Clauses) saidEarlier(s *Sentence, a *Action) bool {
	for n := s.Action0; n < s.Action1 && d.Actions[n].At < a.At; n++ {
		if d.Actions[n].Class&lexis.Say != 0 && d.Actions[n].Subject >= 0 {
			return true
		}
	}
	return false
}
