package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file reads Russian and Polish nouns by their case, as there are no articles.

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

// followsNoun reports whether a word that may be a subject stands at token i, behind words that are certainly in the genitive.
func (d *Clauses) followsNoun(i int) bool {
	for i < len(d.Tokens) && d.isGenitive(i) {
		i++
	}
	return i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Word && !d.Tokens[i].Starts && d.Tokens[i].Text == d.Tokens[i].Lower || d.PersonAt(min(i, len(d.Tokens)-1)) != nil
}

// NounOf returns the token of the noun of Russian or Polish phrase p in another case than the nominative, behind its adjectives: в
// официальном | заявлении; but not: по словам бывшего директора.
func (d *Clauses) NounOf(p *Phrase) int {
	for k := p.From; k < p.Core; k++ {
		if d.NominativeAt(k) != "" {
			return k
		}
		if w := &d.Tokens[k]; w.Text != w.Lower || w.Class&^lexis.Nowhere != 0 || !lexis.EndsAny(w.Lower, "ом", "ем", "ой", "ей", "ым", "ого", "его", "ym", "im", "ej", "ego") || strings.HasPrefix(w.Lower, "бывш") || strings.HasPrefix(w.Lower, "był") {
			break
		}
	}
	return p.From
}

// writtenBy reports whether the name of whoever wrote the text of the noun at token i follows it in the genitive: в письме | Анны
// Лисовой; but not: в письме | Анне Лисовой.
func (d *Clauses) writtenBy(i int) bool {
	name := &d.Tokens[min(i+1, len(d.Tokens)-1)]
	if d.Tongue.Words.Of(d.NominativeAt(i))&lexis.Thing == 0 || d.PersonAt(i+1) == nil || name.Class&lexis.Oblique == 0 {
		return false
	}
	return lexis.EndsAny(name.Lower, "а", "я", "ы", "и", "a", "y", "i") && !lexis.EndsAny(name.Lower, "ии", "ii", "ji", "cie", "nie")
}

// isGenitive reports whether token i is a noun that is known, in the genitive.
func (d *Clauses) isGenitive(i int) bool {
	t := &d.Tokens[i]
	n := d.NominativeAt(i)
	return n != "" && (lexis.EndsAny(n, "а", "я", "ь", "a") || !lexis.EndsAny(t.Lower, "ы", "и", "i", "y")) // but адвокаты
}

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
		} else if d.NominativeAt(k) != "" || t.Class&(lexis.Head|lexis.Thing) != 0 { // адвокаты; слова чиновника | газета
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

// ReadsIn reports whether a Russian or Polish verb for what stands in a text is token i, and words for that text follow: czytamy |
// w artykule.
func (d *Clauses) ReadsIn(i int) bool {
	return readsIn[d.Tokens[i].Lower] && d.Has(i+1, i, lexis.Prep)
}

// readsIn are verbs for what stands in a text.
var readsIn = lexis.Set(`говорится сказано написано отмечается указано czytamy napisano`)

// isSomebodyNominative reports whether token i is a Russian or Polish noun for a person or a body in the nominative, as the tables have
// it. No preposition governs that: powiedział po spotkaniu | rzecznik policji. A title before a name may be in any case: z dyrektor
// Anną Mak. So may nouns for bodies that do not end in a.
func (d *Clauses) isSomebodyNominative(i int) bool {
	t := &d.Tokens[i]
	if body := t.Class&lexis.Thing != 0 && lexis.EndsAny(t.Lower, "a", "а", "я"); body && d.Tongue.Cases {
		return !lexis.IsCapital(t.Text) || !lexis.IsCapital(d.Tokens[i-1].Text) // na Facebooku Policja Gdańska
	}
	if !d.Tongue.Cases || t.Class&lexis.Head == 0 || t.Class&(lexis.Thing|lexis.Oblique) != 0 {
		return false
	}
	if t.Class&lexis.Title == 0 || i+1 == len(d.Tokens) {
		return true
	}
	next := &d.Tokens[i+1] // с премьер | Анной Котовой; but: президент | Украины; президент | Анна Котова
	return !lexis.IsCapital(next.Text) || d.isPersonNominative(i+1) || next.Class&(lexis.Given|lexis.Oblique) == 0 && d.PersonAt(i+1) == nil && !lexis.EndsAny(next.Lower, "ą", "ę", "ego", "emu")
}

// isPersonNominative reports whether the Russian or Polish name of a person begins at token i, with a given name in the nominative.
func (d *Clauses) isPersonNominative(i int) bool {
	t := &d.Tokens[i]
	return d.Tongue.Cases && t.Class&lexis.Given != 0 && t.Class&lexis.Oblique == 0 && d.PersonAt(i) != nil
}

// nameOfJob returns the token of the full name that stands behind what belongs to the Russian or Polish noun for somebody in phrase
// p, or -1: глава комитета по транспорту | Елена Громова; директор и основатель Nord Line | Анна Котова; minister rodziny i pracy |
// Anna Mak; по словам директора музея и парка | Ивана Громова. The name is in the nominative if the noun is no other case.
func (r *reader) nameOfJob(p *Phrase) int {
	const longest = 14
	const none = lexis.Saying | lexis.Verb | lexis.Aux | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Deny | lexis.Part
	d := r.d
	if !d.Tongue.Cases || p.Kind == Name || !d.isJob(p) || d.saidByNobody(p.From-1) && d.Has(p.Core, p.From, lexis.Conj) { // сказали | директор и тренер Олег Лис
		return -1
	}
	for k := p.Core; k < r.to && k < p.Core+longest; k++ {
		t := &d.Tokens[k]
		if d.PersonAt(k) != nil {
			if m := d.MentionAt(k); m.At == k && m.Full && t.Class&lexis.Given != 0 && (t.Class&lexis.Oblique == 0) == (p.Pre < 0) && k > p.Core && d.WordGender(p.From, p.Core).Fits(m.Who.Gender) && !d.saidByNobody(m.End) { // not: директор и тренер клуба Анна Котова | заявили
				return k
			} else if m.At == k && p.Pre < 0 && (t.Class&lexis.Oblique != 0 || d.PersonAt(m.End) != nil) { // советник Анны Котовой по культуре | Иван Лис
				k = m.End - 1
				continue
			}
			return -1
		}
		if t.Kind == lexis.Quoted && d.isBodyName(k) {
			continue
		}
		if d.Has(p.Core, k, lexis.Conj) && (k == p.Core+1 || k == p.Core+2 && lexis.LooksAdjective(d.Tokens[k-1].Lower)) && d.isSomebodyNominative(k) { // директор и основатель «Холма» | Анна Котова
			continue
		}
		switch joins := d.Has(k, k, lexis.Conj); {
		case t.Kind != lexis.Word, t.Class&none != 0, p.Pre < 0 && d.isSomebodyNominative(k), joins && d.PersonAt(k+1) != nil && d.Tokens[k+1].Class&lexis.Oblique == 0:
			return -1
		case joins && k+1 < r.to && (d.Tongue.LooksPast(d.Tokens[k+1].Lower) || lexis.EndsAny(d.Tokens[k+1].Lower, "ł", "л")) && d.NominativeAt(k+1) == "": // mówi prezes i | wyszedł Jan Mak
			return -1
		case p.Pre >= 0 && t.Class&lexis.Prep != 0 && !ofField[t.Lower]: // по словам адвоката | в деле Ивана Громова
			return -1
		}
	}
	return -1
}

// ofField are prepositions before what somebody is responsible for: директор | по туризму; dyrektor | do spraw lasów.
var ofField = lexis.Set(`по do ds`)

// isJob reports whether Russian or Polish phrase p is a noun for somebody, in the nominative unless a preposition governs it: глава
// | комитета; по словам | главы комитета.
func (d *Clauses) isJob(p *Phrase) bool {
	if p.Pre < 0 {
		first := &d.Tokens[p.From]
		return p.Kind == Role && d.Tokens[p.Head].Class&lexis.Thing == 0 || p.Kind == Entity && first.Starts && first.Class&lexis.Head != 0 && first.Class&lexis.Thing == 0 // Сотрудник Института
	}
	for k := p.From; k < p.Core; k++ {
		if n := d.NominativeAt(k); n != "" {
			c := d.Tongue.Words.Of(n)
			return c&(lexis.Head|lexis.Title) != 0 && c&lexis.Thing == 0
		}
	}
	return false
}

// addressesAt reports whether the Polish pronoun at token i is the title of somebody behind it: mówi | pani burmistrz; mówi | pan Adam.
func (d *Clauses) addressesAt(i int) bool {
	next := i + 1
	return d.Tongue.Tag == "pl" && d.Tokens[i].Class&lexis.Title != 0 && (d.Has(next, i, lexis.Head|lexis.Title) || next < len(d.Tokens) && d.Tokens[next].Named)
}

// aloneInCase reports whether the Russian or Polish word at token i, in no list, is no subject, and begins none: it tells how
// something is said (powiedział | drżącym głosem Jan), what somebody did next (odparł i | wyszedł), or whom something is said to
// (powiedzieli | Kowalskiej).
func (d *Clauses) aloneInCase(i int) bool {
	t := &d.Tokens[i]
	switch {
	case t.Class != 0 || d.PersonAt(i) != nil:
		return false
	case d.Has(i-1, i, lexis.Conj) && t.Text == t.Lower && (d.Tongue.LooksPast(t.Lower) || lexis.EndsAny(t.Lower, "ł")):
		return d.NominativeAt(i) == ""
	case d.Tongue.Tag != "pl":
		return false
	case d.ListensAt(i):
		return true
	case t.Text != t.Lower:
		return lexis.EndsAny(t.Lower, "skiej", "ckiej", "dzkiej", "skiego", "ckiego", "dzkiego", "skiemu", "ckiemu", "dzkiemu")
	}
	return lexis.EndsAny(t.Lower, "ym", "im") || lexis.EndsAny(t.Lower, "em") && lexis.EndsAny(d.Tokens[max(i-1, 0)].Lower, "ym", "im")
}

// actsBefore reports whether token i is a Russian or Polish verb in no list, in the past, right before a noun for somebody: nie |
// przyszedł sąsiad.
func (d *Clauses) actsBefore(i int) bool {
	t := &d.Tokens[i]
	return t.Class == 0 && t.Text == t.Lower && d.Tongue.LooksPast(t.Lower) && d.NominativeAt(i) == "" && i+1 < len(d.Tokens) && d.Tokens[i+1].Text == d.Tokens[i+1].Lower && d.isSomebodyNominative(i+1)
}

// ListensAt reports whether token i is to whom somebody speaks, in the dative of Russian or Polish: сказал | журналистам Маков;
// powiedział | PAP rzecznik.
func (d *Clauses) ListensAt(i int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.Cases || t.Kind != lexis.Word || d.Has(i-1, i, lexis.Prep) {
		return false
	}
	if t.Text == t.Lower {
		return papersTold[t.Lower] || d.heardBy(i) || t.Class == 0 && len(t.Lower) > 6 && (d.Tongue.Tag == "pl" && strings.HasSuffix(t.Lower, "om") || len(t.Lower) > 12 && lexis.EndsAny(t.Lower, "ам", "ям"))
	}
	body, _, _ := strings.Cut(t.Text, "-")
	return len(body) > 1 && lexis.IsUpper(body) && d.Has(i-1, i, lexis.Say) && d.Has(i+1, i, lexis.Head|lexis.Office) && d.Tokens[i+1].Class&lexis.Thing == 0 && d.Tokens[i+1].Text == d.Tokens[i+1].Lower
}

// heardBy reports whether the noun for somebody or for a body at token i, right behind a verb of saying, stands in the dative:
// powiedziała | sądowi; сказала | следователю. Behind a verb in the plural it may be a nominative in the plural: сказали |
// следователи.
func (d *Clauses) heardBy(i int) bool {
	t := &d.Tokens[i]
	if t.Class != 0 || !d.Has(i-1, i, lexis.Say) || d.NominativeAt(i) == "" {
		return false
	}
	return lexis.EndsAny(t.Lower, "у", "ю", "ии", "owi", "emu", "ji") || !d.TheySay(i-1) && lexis.EndsAny(t.Lower, "е", "и", "e", "i")
}

// BehindListener returns the token behind the one to whom somebody speaks, right behind the verb, and behind the name of that body;
// i if there is none: powiedziała redakcji Kuriera | w piątek.
func (d *Clauses) BehindListener(i int) int {
	if i >= len(d.Tokens) || !d.Has(i-1, i, lexis.Say) || !d.ListensAt(i) {
		return i
	}
	body := d.Tongue.Words.Of(d.NominativeAt(i))&lexis.Thing != 0
	for i++; body && i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Word && lexis.IsCapital(d.Tokens[i].Text) && !d.Tokens[i].Starts && d.PersonAt(i) == nil; i++ {
	}
	return i
}

// toldTo returns the token behind the paper at token i to which people of the body behind it say something, or somebody whose name
// or noun in the nominative follows, or i: сообщили | РИА Новости в полиции; przekazano | PAP w urzędzie; mówi | „Gazecie”
// rzeczniczka; mówi | agencji Reutera rzeczniczka.
func (d *Clauses) toldTo(i int) int {
	if !d.Tongue.Cases || i >= len(d.Tokens) || !d.Has(i-1, i, lexis.Say) {
		return i
	}
	k := i
	for ; k < i+3 && k < len(d.Tokens); k++ {
		if t := &d.Tokens[k]; !(t.Kind == lexis.Quoted && d.isBodyName(k)) && !papersTold[t.Lower] && !papersOf[t.Lower] && (t.Kind != lexis.Word || !lexis.IsCapital(t.Text) || d.PersonAt(k) != nil && !lexis.EndsAny(t.Lower, "owi", "emu")) { // przekazała | Onetowi rzeczniczka
			break
		}
	}
	body := k + 1
	if k == i || body >= len(d.Tokens) {
		return i
	}
	if first := &d.Tokens[i]; (first.Kind == lexis.Quoted || first.Text == first.Lower || strings.HasSuffix(first.Lower, "owi")) && d.Tokens[k].Kind == lexis.Word && (d.isSomebodyNominative(k) || d.isPersonNominative(k) || d.addressesAt(k)) {
		return k
	}
	if !d.saidByNobody(i-1) || !inside[d.Tokens[k].Lower] || d.NominativeAt(body) == "" && !lexis.IsCapital(d.Tokens[body].Text) {
		return i
	}
	return k
}

// inside are Russian and Polish prepositions before a body whose people say something.
var inside = lexis.Set(`в во w we`)

// PassesOn reports whether token i is “words” in what a paper passes on of somebody: приводит ТАСС | слова министра; przytacza | słowa
// ministra.
func (d *Clauses) PassesOn(i int) bool {
	if !d.Tongue.Cases || i < 1 || i >= len(d.Tokens) || !d.Is(i, i, "слова") && !d.Is(i, i, "słowa") {
		return false
	}
	for k := i - 1; k >= 0 && k > i-6 && !d.Tokens[k+1].Starts && (d.Tokens[k].Kind != lexis.Sign || d.Tokens[k].Text == "-"); k-- {
		if passing[d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

// passing are forms of Russian and Polish verbs for words that a paper passes on.
var passing = lexis.Set(`приводит приводят привёл привел привела привели приводятся передаёт передает передают передал передала передали цитирует цитируют
	przytacza przytaczają przytoczył przytoczyła przytoczyli cytuje cytują zacytował zacytowała`)

// papersTold are Russian and Polish nouns for papers in the dative.
var papersTold = lexis.Set(`газете агентству изданию порталу телеканалу каналу журналу телекомпании gazecie dziennikowi portalowi tygodnikowi radiu serwisowi magazynowi`)

// papersOf are those nouns that are the same in the genitive.
var papersOf = lexis.Set(`редакции радиостанции agencji telewizji stacji redakcji rozgłośni`)

// slavicSays reports whether the word at token i, behind a quotation, looks like a Russian or Polish verb in the past, or in the present
// of one, and somebody follows from token next on in the nominative: «...», — | отшутился тренер; – | odburknął po meczu trener;
// «...», — | возражает студент.
func (r *reader) slavicSays(i, next int) bool {
	d, t := r.d, &r.d.Tokens[i]
	if !d.Tongue.Cases || i <= r.mark+1 || !d.Tongue.LooksPast(t.Lower) && !lexis.EndsAny(t.Lower, present...) || Takes(t.Lower) || makesWork(t.Lower) || next >= r.to {
		return false
	}
	at := next
	if d.Has(next, i, lexis.Prep) {
		at, _ = d.SubjectAhead(next, r.to)
	}
	return at >= 0 && (at > next && d.isPersonNominative(at) || d.Tokens[at].Text == d.Tokens[at].Lower && d.isSomebodyNominative(at))
}

// present are endings of Russian and Polish verbs in the present of one, which nouns in the nominative do not have.
var present = []string{"ает", "яет", "ует", "еет", "ается", "яется", "уется", "uje", "ywa", "ewa", "eje"}

// saidAbout reports whether phrase p behind the Russian or Polish verb of saying at token verb is what somebody speaks about, or to
// whom, and no subject: uzasadniała | wyrok; процитировал | учителя; but not: powiedziała | rzecznik. It has the ending of another case,
// or another gender than the verb.
func (d *Clauses) saidAbout(verb int, p *Phrase) bool {
	const somebody = lexis.Head | lexis.Kin | lexis.Title | lexis.Office | lexis.Number
	t, said := &d.Tokens[p.Head], d.Tokens[verb].Lower
	if !d.Tongue.Cases || p.Kind == Name || p.Kind == Proform || p.From != p.Head || t.Text != t.Lower || t.Class&somebody != 0 || d.TheySay(verb) {
		return false
	}
	switch woman := lexis.EndsAny(said, "ła", "ла", "лась"); {
	case lexis.EndsAny(t.Lower, "ę", "ą", "ów", "ych", "ich", "у", "ю", "ов", "ев", "ых", "их"), d.NominativeAt(p.Head) != "":
		return true
	case woman:
		return !lexis.EndsAny(t.Lower, "a", "а", "я", "ь", "log", "or", "er", "лог", "ор", "ер", "вед", "ист", "ник", "сар", "атр", "рург", "граф", "нар", "рож") // powiedziała | onkolog
	case lexis.EndsAny(said, "ł", "л", "лся"):
		return lexis.EndsAny(t.Lower, "enie", "anie", "ство", "ние", "тие") // but: заявил | врио
	}
	return false
}
