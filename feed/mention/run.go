package mention

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/lexis"
)

// This file tells which words with capitals are one name.

// NameAt returns the end of the name that starts at token i, or i if there is none.
func (d *Names) NameAt(i int) (end int) { return d.NameUpTo(i, len(d.Tokens)) }

// NameUpTo is like NameAt, but reads only the tokens before token to. A name that goes on there ends at to or right behind it: a
// text of nothing but words with capitals is one name.
func (d *Names) NameUpTo(i, to int) (end int) {
	if d.startsNone(i) {
		return i
	}
	for end = i; end < to; {
		t := &d.Tokens[end]
		switch {
		case end == i+2 && d.people.initials[[2]string{d.Tokens[i].Lower, d.Tokens[i+1].Lower}]: // Kevin S. | Kosten
			return end
		case end > i && d.Tongue.Tag == "ru" && t.Kind == lexis.Word && isLatin(t.Text) != isLatin(d.Tokens[end-1].Text): // The Herald | Морев
			return d.trimName(i, end)
		case d.otherBegins(i, end):
			return end
		}
		more := d.firmOrIrish(i, end)
		if more == 0 {
			if t.Kind != lexis.Word || end > i && (t.Apart || t.Starts && !d.Tokens[end-1].Dotted) {
				return d.trimName(i, end)
			}
			if d.secondGiven(i, end) {
				return end
			}
			more = d.goesOn(i, end)
		}
		if more == 0 {
			return d.trimName(i, end)
		}
		end += more
	}
	if to < len(d.Tokens) {
		return end
	}
	return d.trimName(i, end)
}

// otherBegins reports whether token end, behind the name from token i, begins another name or what that one owns: à l'AFP | Serge,
// 40 ans; ministro da Agricultura | Blairo Maggi; Anna Fox's | mill; Anna Renners | Entscheidung.
func (d *Names) otherBegins(i, end int) bool {
	if end == i {
		return false
	}
	t := &d.Tokens[end]
	if end == i+1 && (t.Class&lexis.Given != 0 && d.aloneBehind(end) || d.toAnother(i) || d.isLetters(i) || t.Named && d.isDomain(i) && !republics[t.Lower]) {
		return true
	}
	if d.Tongue.Cases && d.otherSlavic(i, end) || d.Tokens[end-1].Owner {
		return true
	}
	return end >= i+2 && d.Tokens[i].Class&lexis.Given != 0 && d.Tokens[end-1].Class&lexis.Given == 0 && d.owned(end)
}

// firmOrIrish returns how many tokens from token end on go on with the name from token i, or begin one, with a sign between: Fox | &
// Reed; Rory O| ' Neale; | O' Neill. It is 0 where they do not.
func (d *Names) firmOrIrish(i, end int) int {
	t := &d.Tokens[end]
	switch {
	case d.joinsFirm(i, end):
		return 2
	case !d.Tongue.IsEnglish():
	case end > i+1 && end+1 < len(d.Tokens) && d.Tokens[end-1].Text == "O" && (t.Text == "'" || t.Text == "’") && d.Tokens[end+1].Named:
		return 2
	case t.Text == "O" && d.Is(end+1, i, "'") && end+2 < len(d.Tokens) && d.Tokens[end+2].Named && t.Span.End == d.Tokens[end+1].Span.Start:
		return 3
	}
	return 0
}

// secondGiven reports whether token end is a given name behind the whole German name from token i: fragte Anna Prell | Lukas Mohr.
func (d *Names) secondGiven(i, end int) bool {
	t := &d.Tokens[end]
	return d.Tongue.Nouns && end >= i+2 && t.Named && t.Class&lexis.Given != 0 && d.Tokens[end-1].Class&(lexis.Given|lexis.Particle) == 0 && d.Tokens[i].Class&lexis.Given != 0
}

// goesOn returns how many tokens from token end on, a word, belong to the name from token i, 0 for none.
func (d *Names) goesOn(i, end int) int {
	t, first := &d.Tokens[end], &d.Tokens[i]
	given := first.Class&lexis.Given != 0
	switch {
	case d.particleAt(end):
		return 1
	case end == i+1 && t.Text != t.Lower && d.ofTheAt(end): // Alexander | Van der Loo
		return 3
	case t.Named && (end > i || !d.isRank(i)):
		return 1
	case end == i+1 && t.Class&lexis.Homonym != 0 && given: // George Will
		return 1
	case end == i+1 && t.Class&lexis.Period != 0 && d.dayAsName(i):
		return 1
	case end == i+1 && t.Class&lexis.Stray != 0 && t.Class&lexis.Head != 0 && lexis.IsCapital(t.Text) && given && d.Tongue.IsEnglish() && !(end+1 < len(d.Tokens) && lexis.IsCapital(d.Tokens[end+1].Text)): // Anna English; Tom Pope
		return 1
	case lexis.IsInitial(t.Text) && t.Text != "I" && (t.Text != "A" || t.Dotted) && (end > i || d.isInitialAt(end)):
		return 1
	case end >= i+2 && d.fromWhere(i, end), end == i+1 && d.ofWhat(i):
		return 0
	case end > i && t.Class&lexis.Particle != 0 && end+1 < len(d.Tokens) && t.Text == t.Lower && (d.Tokens[end+1].Named || d.Tokens[end+1].Class&lexis.Particle != 0 || d.afterParticle(i, end+1)):
		return 1
	case end > i && d.afterParticle(i, end):
		return 1
	case end == i+1 && d.ofTheAt(end):
		return 3
	}
	return 0
}

// fromWhere reports whether the word at token end, behind the whole name from token i, tells the body or place of that person: Jan Holm
// | von Nordbau; Jan de Boer | van Groen; zegt Rikst Boer | van Groen; Sara Neri | della Lega; Ana Vega | de la OMS; but: Jan Willem
// van Dijk; Wijkagent Frits van Dijk.
func (d *Names) fromWhere(i, end int) bool {
	t, first, last := &d.Tokens[end], &d.Tokens[i], d.Tokens[end-1].Class
	given := first.Class&lexis.Given != 0
	switch {
	case d.Tongue.Nouns:
		return t.Text == "von" && last&(lexis.Given|lexis.Particle) == 0 && given
	case d.Tongue.Tag == "nl":
		return t.Text == "van" && last&lexis.Given == 0 && (given || end == i+2 && last&lexis.Thing == 0 && (!first.Starts || d.Is(end+1, i, "het")))
	case d.Tongue.IsRomance():
		return given && last&(lexis.Given|lexis.Particle) == 0 && d.ofBody(end)
	}
	return false
}

// otherSlavic reports whether another name than that from token i begins at token end, in Russian or Polish.
func (d *Names) otherSlavic(i, end int) bool {
	t := &d.Tokens[end]
	switch {
	case end == i+1 && d.Has(i-1, i, lexis.Quoting) && t.Kind == lexis.Word && len(t.Text) > 2 && len(d.Tokens[i].Text) > 2 && lexis.IsUpper(d.Tokens[i].Text) != lexis.IsUpper(t.Text): // цитирует РБК | Морева; Морева | РБК
		return true
	case end > i && d.countryBefore(end): // министр Германии | Хайко Маас
		return true
	case end == i+2 && (!d.Tokens[i].Starts || d.Tokens[i].Class != 0) && d.fourNamed(i): // адвокат Павла Морева | Луиза Адамова
		return true
	case end < i+2 || d.Tokens[i].Class&lexis.Given == 0:
		return false
	}
	return len(t.Text) > 1 && lexis.IsUpper(t.Text) && !lexis.IsUpper(d.Tokens[end-1].Text) || // słowa Jana Maka | PAP
		d.Tokens[i].Class&lexis.Oblique == 0 && d.listens(end) // сказал Роман Котов | Русской службе
}

// startsNone reports whether no name starts at token i: M. Morel; È Carlo Bassi; na X | Jan Maj; on | X. Fox said.
func (d *Names) startsNone(i int) bool {
	t := &d.Tokens[i]
	return t.Text == "X" && (i+1 < len(d.Tokens) && d.Tokens[i+1].Starts || d.Tongue.Cases && d.Has(i-1, i, lexis.Prep)) || !t.Named && !d.particleAt(i) && (!lexis.IsInitial(t.Text) || t.Class&lexis.Title != 0 || t.Class&lexis.Stray != 0 && !t.Dotted) || d.Tongue.Cases && d.inPaper(i)
}

// inPaper reports whether the word at token i belongs to the name of a paper or a network, in Latin letters, behind the Russian or
// Polish noun for it: в интервью | South River Post; w serwisie społecznościowym | Blue River; but not: w serwisie Blue River | Jan
// Mak; w serwisie X | Zenobia Kot.
func (d *Names) inPaper(i int) bool {
	const longest = 8 // words of such a name
	k := i
	for d.Tongue.Cases && k > max(0, i-longest) && isLatin(d.Tokens[k].Text) && lexis.IsCapital(d.Tokens[k].Text) && d.Tokens[k].Class&lexis.Given == 0 && (k == i || !networks[d.Tokens[k].Lower]) {
		k--
	}
	if k > 0 && k < i && strings.HasSuffix(d.Tokens[k].Lower, "owym") {
		k--
	}
	return k < i && lexis.EndsAny(d.Tokens[k].Lower, "platformie", "serwisie", "portalu", "сети", "соцсети", "интервью", "газете", "изданию", "агентству")
}

// networks are networks of one word, behind which no more of the name of a network follows.
var networks = lexis.Set(`x facebook twitter telegram instagram youtube tiktok linkedin bluesky threads`)

// partsOfDay may stand behind a day: Anna sagte Montag | früh.
var partsOfDay = lexis.Set(`früh morgen mittag abend nacht vormittag nachmittag`)

// dayAsName reports whether the day or month behind the given name at token i is the last name of somebody, in a language other
// than English: Anna | Freitag; Óscar Lunes. In German, the day may belong to the sentence: Papst Franziskus | Freitag; Anna |
// Freitag, 3. März.
func (d *Names) dayAsName(i int) bool {
	t := &d.Tokens[i]
	if d.Tongue.IsEnglish() || t.Class&lexis.Given == 0 || !lexis.IsCapital(d.Tokens[i+1].Text) || i+2 < len(d.Tokens) && lexis.IsNumeral(d.Tokens[i+2].Text) {
		return false
	}
	return !d.Tongue.Nouns || !d.Has(i-1, i, lexis.Title|lexis.Given) && !(i+2 < len(d.Tokens) && partsOfDay[d.Tokens[i+2].Lower]) && !(d.Is(i+2, i, ",") && i+3 < len(d.Tokens) && lexis.IsNumeral(d.Tokens[i+3].Text))
}

// aloneBehind reports whether the French given name at token i is a person's who has no other in the text: one with an age, or
// behind the letters of a body, which an article precedes, and before a comma: à Tours | Serge, 40 ans; à l'AFP | Serge, un
// ouvrier.
func (d *Names) aloneBehind(i int) bool {
	if d.Tongue.Tag != "fr" || d.Tokens[i].Class&lexis.Given == 0 || lexis.IsUpper(d.Tokens[i].Text) || !d.Is(i+1, i, ",") {
		return false
	}
	if i+3 < len(d.Tokens) && lexis.IsNumeral(d.Tokens[i+2].Text) && d.Is(i+3, i, "ans") {
		return i == 0 || d.Tokens[i-1].Class&lexis.Given == 0
	}
	return i > 1 && d.Has(i-2, i, lexis.Det) && len(d.Tokens[i-1].Text) > 1 && lexis.IsUpper(d.Tokens[i-1].Text)
}

// listens reports whether the word at token i is an adjective in the dative before a noun for whom somebody tells something:
// Русской | службе; Polskiej | Agencji; but not: Трубецкой сказал.
func (d *Names) listens(i int) bool {
	const none = lexis.Prep | lexis.Conj | lexis.Sub | lexis.Adverb | lexis.Saying | lexis.Verb
	return lexis.EndsAny(d.Tokens[i].Lower, "ской", "цкой", "ной", "skiej", "ckiej", "nej") && i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == lexis.Word && !d.Has(i+1, i, none) && lexis.EndsAny(d.Tokens[i+1].Lower, "е", "и", "i", "ie")
}

// countryBefore reports whether the Russian or Polish word before token i, in no list, ends like the genitive of a country, and a
// name of two words or more begins at token i: Германии | Хайко Маас; Francji | Emmanuel Macron.
func (d *Names) countryBefore(i int) bool {
	if d.Tokens[i-1].Class&lexis.Given != 0 || !lexis.EndsAny(d.Tokens[i-1].Lower, "ии", "ii", "cji") || i+1 >= len(d.Tokens) {
		return false
	}
	first, second := &d.Tokens[i], &d.Tokens[i+1]
	return first.Named && second.Named && !second.Starts && !lexis.LooksGenitive(first.Lower) && !lexis.IsUpper(first.Text)
}

// isDomain reports whether the Romance word at token i is what somebody is in office for, whose name follows: ministro da | Agricultura;
// procurador da | República; ministre de l'| Intérieur.
func (d *Names) isDomain(i int) bool {
	of := i - 1
	if d.Has(of, i, lexis.Det) && d.Has(of-1, i, lexis.Prep) { // de la Santé
		of--
	}
	return d.Tongue.IsRomance() && domains[d.Tokens[i].Lower] && d.Has(of, i, lexis.Prep) && d.Has(of-1, i, lexis.Head|lexis.Title|lexis.Office)
}

// dutchDomain reports whether what a Dutch minister is in office for ends at token k, of words with capitals that begin at token i
// and hold a name behind it: minister van | Financiën Rik Mol; van Onderwijs en | Cultuur Rik Mol; van | Buitenlandse Zaken Mol.
func (d *Names) dutchDomain(i, k int) bool {
	if d.Tongue.Tag != "nl" || d.Tokens[i].Starts || !d.Has(i-1, i, lexis.Prep|lexis.Conj) {
		return false
	}
	return k == i && domains[d.Tokens[k].Lower] || k == i+1 && d.Is(k, k, "zaken")
}

// domains are what ministers, secretaries and public prosecutors are in office for, in Romance languages and Dutch.
var domains = lexis.Set(`república agricultura fazenda justiça saúde educação planejamento defesa cultura economia turismo esporte trabalho interior
	administração finanças habitação transportes energia ambiente
	justicia salud sanidad educación defensa economía trabajo hacienda turismo deportes fomento igualdad gobernación seguridad finanzas
	repubblica giustizia sanità salute istruzione interno interni difesa lavoro economia esteri trasporti finanze ambiente
	justitie veiligheid financiën defensie onderwijs cultuur wetenschap landbouw natuur visserij infrastructuur waterstaat milieu volksgezondheid welzijn
	koninkrijksrelaties klimaat emancipatie media zorg wonen ruimte verkeer vervoer handel ontwikkelingssamenwerking
	agricoltura agriculture république justice santé éducation défense travail intérieur économie finances logement transports culture`)

// republics are words behind "republic" in the names of countries.
var republics = lexis.Set(`checa tcheca ceca tchèque eslovaca slovacca slovaque dominicana dominicaine democrática democratica démocratique popular
	popolare populaire centroafricana centrafricana centrafricaine`)

// joinsFirm reports whether "&" at token k joins the name of an English firm that starts at token i: Harlow | & Mersey. It may stand
// between two persons as well: Ann Fox & Bo Reed.
func (d *Names) joinsFirm(i, k int) bool {
	if k == i || !d.Tongue.IsEnglish() || d.Tokens[k].Text != "&" || k+1 == len(d.Tokens) || d.Tokens[k+1].Kind != lexis.Word || !lexis.IsCapital(d.Tokens[k+1].Text) {
		return false
	}
	full := k+2 < len(d.Tokens) && d.Tokens[k+2].Named
	if k > i+1 {
		return !full && d.Tokens[i].Class&lexis.Given == 0 // the mills of New Holt & Old Elm
	}
	return !full || d.Tokens[k+1].Class&lexis.Given == 0
}

// ofWhat reports whether the German word at token i is a noun before "von", and no given name: an article precedes it, or letters for a
// body follow: auf der Seite | von Nordbau; in Richtung | von SPD.
func (d *Names) ofWhat(i int) bool {
	if !d.Tongue.Nouns || !d.Is(i+1, i, "von") || i+2 >= len(d.Tokens) || d.Tokens[i].Class&lexis.Given != 0 {
		return false
	}
	next := d.Tokens[i+2].Text
	return i > 0 && (d.Has(i-1, i, lexis.Det) || withArticle[d.Tokens[i-1].Lower]) || len(next) > 1 && lexis.IsUpper(next)
}

// withArticle are German prepositions that hold an article.
var withArticle = lexis.Set(`im am vom zum zur beim`)

// ofBody reports whether the small words at token i, behind a full name, are a preposition before where that person works: Italian
// ones have a capital in a name (Di Maio), and no name goes on with letters for a body. Behind "du" and in Italian it is one that
// the text names elsewhere.
func (d *Names) ofBody(i int) bool {
	k := i
	for k < i+2 && d.Has(k, i, lexis.Particle|lexis.Prep) && d.Tokens[k].Text == d.Tokens[k].Lower {
		k++
	}
	if k == i || k >= len(d.Tokens) {
		return false
	}
	w := &d.Tokens[k]
	if w.Class&(lexis.Thing|lexis.Body|lexis.Paper) != 0 && !endsNames[w.Lower] || lexis.IsUpper(w.Text) && len(w.Text) > 2 {
		return true
	}
	if (d.Tongue.Tag == "it" || d.Is(i, i, "du")) && k+1 < len(d.Tokens) && d.Tokens[k+1].Named && !d.Tokens[k+1].Starts { // Paul Morel | du Courrier Nord; Sara Neri | del Nucleo Investigativo
		return true
	}
	return (d.Tongue.Tag == "it" || d.Is(i, i, "du") || endsNames[w.Lower]) && d.namedApart(i, k)
}

// endsNames are nouns for bodies with which last names end as well: Luis Mora de la | Iglesia.
var endsNames = lexis.Set(`iglesia iglesias cámara câmara chiesa corte`)

// namedApart reports whether the word at token k, which small words from token i on part from a name, stands elsewhere in the text behind
// another word: Sara Neri della | Lega; la Lega; not: Sara Neri della | Torre, twice.
func (d *Names) namedApart(i, k int) bool {
	if d.people.before == nil {
		d.people.before = d.wordsBefore()
	}
	words := d.people.before[d.Tokens[k].Text]
	return words[0] != d.Tokens[i-1].Text || words[1] != d.Tokens[i-1].Text
}

// wordsBefore returns what stands before each word, behind small words of its paragraph: "" for nothing. Of a word that stands in
// several places it is the first, and one that differs from it if there is one.
func (d *Names) wordsBefore() map[string][2]string {
	out := map[string][2]string{}
	before := ""
	for n := range d.Tokens {
		t := &d.Tokens[n]
		if n > 0 {
			if p := &d.Tokens[n-1]; p.Paragraph != t.Paragraph || p.Class&(lexis.Particle|lexis.Prep|lexis.Det) == 0 || p.Text != p.Lower {
				before = p.Text
			}
		}
		words, known := out[t.Text]
		if !known {
			words = [2]string{before, before}
		} else if words[0] != before {
			words[1] = before
		}
		out[t.Text] = words
	}
	return out
}

// isLatin reports whether a word begins with a letter of ASCII.
func isLatin(w string) bool { return w != "" && w[0] < utf8.RuneSelf }

// owned reports whether the word at token i is a German noun and no name: it ends like one, or is somebody behind an owner: Anna
// Renners | Nachfolger.
func (d *Names) owned(i int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.Nouns {
		return false
	}
	somebody := t.Class&(lexis.Head|lexis.Title|lexis.Kin|lexis.Thing) != 0 || d.Tongue.HasJobEnding(t.Lower)
	return somebody && strings.HasSuffix(d.Tokens[i-1].Lower, "s") || abstract(t.Lower)
}

// abstract reports whether a German word ends like a noun for what is no person.
func abstract(w string) bool {
	return len(w) > 7 && lexis.EndsAny(w, "ung", "heit", "keit", "schaft", "tion", "tät", "ismus")
}

// fourNamed reports whether exactly four words of names stand at token i.
func (d *Names) fourNamed(i int) bool {
	for k := i; k < i+5; k++ {
		named := k < len(d.Tokens) && d.Tokens[k].Named && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph
		if named != (k < i+4) {
			return false
		}
	}
	return true
}

// isInitialAt reports whether the initial at token i can start a name: a name or another initial follows.
func (d *Names) isInitialAt(i int) bool {
	return i+1 < len(d.Tokens) && (d.Tokens[i+1].Named || lexis.IsInitial(d.Tokens[i+1].Text))
}

// trimName returns the end of a name without the words behind it that are none. The initial of a last name stays: Kevin S.
func (d *Names) trimName(i, end int) int {
	if end >= i+2 && d.isLastInitial(end-1) && d.Tokens[end-2].Class&lexis.Given != 0 && !d.Tongue.IsEnglish() {
		return end
	}
	for end > i && (lexis.IsInitial(d.Tokens[end-1].Text) || d.Tokens[end-1].Class&lexis.Particle != 0 && d.Tokens[end-1].Text == d.Tokens[end-1].Lower) {
		end--
	}
	return end
}

// isLastInitial reports whether token i is an initial with its dot, which may end the sentence: Kevin S.
func (d *Names) isLastInitial(i int) bool {
	t := &d.Tokens[i]
	return lexis.IsInitial(t.Text) && (t.Dotted || d.Tongue.Nouns && d.Is(i+1, i, ".") && d.Tokens[i+1].Span.Start == t.Span.End)
}

// findInitials notes the first names in a German text with an initial for the last name, which no other word of a name follows
// somewhere: Kevin S. wohnt; Kevin S., 26.
func (p *people) findInitials(d *Names) {
	p.initials = nil
	for _, c := range d.Capitals {
		i := int(c)
		if !d.Tongue.Nouns || !d.Tokens[i].Named || i+1 >= len(d.Tokens) || !d.isLastInitial(i+1) {
			continue
		}
		if next := i + 2; next >= len(d.Tokens) || d.Tokens[next].Kind != lexis.Word || !lexis.IsCapital(d.Tokens[next].Text) {
			if p.initials == nil {
				p.initials = map[[2]string]bool{}
			}
			p.initials[[2]string{d.Tokens[i].Lower, d.Tokens[i+1].Lower}] = true
		}
	}
}

// isRank reports whether token i is a title before a name, and no name itself.
func (d *Names) isRank(i int) bool {
	t := &d.Tokens[i]
	return (t.Class&(lexis.Title|lexis.Head|lexis.Office) != 0 || strings.HasPrefix(t.Lower, "co-")) && t.Class&(lexis.Thing|lexis.Given|lexis.Body) == 0 && i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == lexis.Word && !d.Tokens[i+1].Starts && d.Tokens[i+1].Named
}

// dropJobs takes the first word off a run where the rest of it is a name elsewhere: Substitute Kelvan Fox scored, and later Kelvan
// Fox; Clr Fox, in a text with Clr Ann Reed and Kelvan Fox. It also takes a month off.
func (d *Names) dropJobs(runs []Mention) {
	var names map[[2]string]int
	var ranks, last map[string]bool // words before names that begin with a known given name, and the last words of such names
	for _, r := range runs {
		if r.End-r.At < 2 {
			continue
		}
		if names == nil {
			names, ranks, last = map[[2]string]int{}, map[string]bool{}, map[string]bool{}
		}
		if r.End-r.At == 2 {
			names[[2]string{d.Tokens[r.At].Lower, d.Tokens[r.At+1].Lower}]++
		}
		if t := &d.Tokens[r.At]; t.Class&lexis.Given != 0 {
			last[d.Tokens[r.End-1].Lower] = true
			if before := &d.Tokens[max(r.At-1, 0)]; !t.Starts && before.Kind == lexis.Word && (lexis.IsCapital(before.Text) || d.Tongue.IsEnglish()) {
				ranks[before.Lower] = true
			}
		}
	}
	for n := range runs {
		r := &runs[n]
		if at := d.behindMonth(r); at > r.At && names[[2]string{d.Tokens[at-1].Lower, d.Tokens[at].Lower}] < 2 {
			for ; r.At < at; r.At++ {
				d.Tokens[r.At].Named = false
			}
			continue
		}
		t, next := &d.Tokens[r.At], d.Tokens[r.End-1].Lower
		if r.End-r.At > 1 && d.Tongue.IsEnglish() && t.Starts && d.IsAdverb(r.At) && d.Tokens[r.At+1].Class&lexis.Given != 0 { // Evidently | Anna had
			t.Named = false
			r.At++
			continue
		}
		switch r.End - r.At {
		case 2:
			if t.Class&lexis.Given == 0 && ranks[t.Lower] && last[next] {
				t.Named = false
				r.At++
			}
		case 3:
			trade := d.Tongue.IsEnglish() && t.Class == 0 && strings.HasSuffix(t.Lower, "er") && d.Tokens[r.At+1].Class&lexis.Given != 0 // Weaver | Anna Stone
			if t.Starts && t.Class&lexis.Given == 0 && (trade || names[[2]string{d.Tokens[r.At+1].Lower, next}] > 0) {
				r.At++
			}
		}
	}
}

// behindMonth returns the token after the month that a run begins with, or its first token: In May | Fox said; Last April | Fox said.
func (d *Names) behindMonth(r *Mention) int {
	at := r.At
	if beforeMonth[d.Tokens[at].Lower] {
		at++
	} else if at == 0 || !beforeMonth[d.Tokens[at-1].Lower] {
		return r.At
	}
	if at+1 >= r.End || d.Tokens[at].Class&lexis.Period == 0 || d.Tokens[at].Starts {
		return r.At
	}
	return at + 1
}

// beforeMonth are words before a month that is also a given name.
var beforeMonth = lexis.Set(`in since until last next this early late mid every during`)

// Describes reports whether the name before token k only describes the noun that follows: Fox | aide; Fox | campaign manager
// Jim Moss.
func (d *Names) Describes(k, end int) bool {
	for n := k; n < end && n < k+4; n++ {
		t := &d.Tokens[n]
		if t.Kind != lexis.Word || t.Class&(lexis.Prep|lexis.Conj|lexis.Sub|lexis.Rel|lexis.Det|lexis.Aux|lexis.Pronoun|lexis.Object|lexis.Verb|lexis.Adverb|lexis.Period) != 0 || t.Class&(lexis.Say|lexis.Tell|lexis.Ing) != 0 && t.Class&lexis.Head == 0 && !(n == k && t.Class&lexis.Base != 0) || d.IsAdverb(n) {
			return false
		}
		if t.Class&(lexis.Say|lexis.Tell) != 0 && n == k && t.Class&lexis.Base == 0 && !(n+1 < end && d.Acts(n+1)) {
			return false
		}
		if t.Class&(lexis.Head|lexis.Thing) != 0 || t.Class&lexis.Office != 0 && t.Text == t.Lower && d.Tongue.IsEnglish() || strings.HasPrefix(t.Lower, "co-") {
			return true
		}
		if strings.HasSuffix(t.Lower, "ed") || lexis.IsCapital(t.Text) && t.Class&lexis.Title == 0 {
			return false
		}
	}
	return false
}
