package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
)

// wordSurnames adds to runs the words that are also last names in the article, beside a verb: Will wrote; sagte Freitag.
func (p *people) wordSurnames(d *Names, runs []Mention) []Mention {
	for _, n := range d.Capitals {
		i := int(n)
		t := &d.Tokens[i]
		if t.Named || t.Class&lexis.Stray == 0 || len(p.byLast[t.Lower]) == 0 {
			continue
		}
		if t.Class&lexis.Period != 0 && i+1 < len(d.Tokens) && d.Tokens[i+1].Named { // sagte Freitag | Anna Kranz
			continue
		}
		if i+1 < len(d.Tokens) && d.Acts(i+1) && d.Tokens[i+1].Paragraph == t.Paragraph || i > 0 && d.Tokens[i-1].Class&lexis.Say != 0 && !t.Starts {
			t.Named = true
			runs = append(runs, Mention{At: i, End: i + 1})
		}
	}
	slices.SortFunc(runs, func(a, b Mention) int { return a.At - b.At })
	return slices.CompactFunc(runs, func(b, a Mention) bool { return b.At < a.End })
}

// At most maxNamesakes persons share a last name, and a person at most maxRoles titles.
const maxNamesakes, maxRoles = 16, 16

// findCommon finds the last words of names that are common words of the text, as in English names of firms and things: Hull Trains
// runs two trains. A known given name makes a person of them, and so does a verb of saying beside the last one alone.
func (p *people) findCommon(d *Names, runs []Mention) {
	if !d.Tongue.IsEnglish() {
		return
	}
	for _, r := range runs {
		if r.End-r.At >= 2 && d.Tokens[r.At].Class&lexis.Given == 0 {
			p.common[d.Tokens[r.End-1].Lower] = false
		}
	}
	if len(p.common) == 0 {
		return
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if _, last := p.common[t.Lower]; !last {
			continue
		}
		if t.Text == t.Lower {
			p.common[t.Lower] = true
		} else if (d.Has(i+1, i, lexis.Say) || d.Has(i-1, i, lexis.Say)) && (i == 0 || !lexis.IsCapital(d.Tokens[i-1].Text)) { // said Stone
			delete(p.common, t.Lower)
		}
	}
}

// articleName reports whether the French name in tokens i to end is that of a body or a place: an article stands before it, and a word
// in small letters within, and it begins with no given name: la | République de Tours.
func (d *Names) articleName(i, end int) bool {
	return d.Tongue.Tag == "fr" && end > i+2 && d.Has(i-1, i, lexis.Det)
}

// ofSpeaker reports whether the Romance name in tokens i to end is a noun that belongs to somebody who speaks elsewhere, by the last word
// alone: el Ejecutivo | de Ruiz; Defesa | de Reis nega. An article precedes the noun, or it begins its sentence.
func (d *Names) ofSpeaker(i, end int) bool {
	t := &d.Tokens[i]
	return d.Tongue.IsRomance() && t.Class&lexis.Given == 0 && end > i+2 && d.people.spoke[d.Tokens[end-1].Lower] && (t.Starts || d.Has(i-1, i, lexis.Det|lexis.Prep)) && d.Tokens[i+1].Class&(lexis.Particle|lexis.Prep) != 0
}

func (p *people) addFull(d *Names, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok || first == "" || end-i > 6 || d.acronym(i, end) || d.Tokens[i].Class&lexis.Nowhere != 0 || d.Tokens[i].Class&lexis.Given == 0 && p.common[last] {
		return
	}
	if t := &d.Tokens[i]; d.Tongue.Tag == "nl" && (t.Class&lexis.Thing != 0 || d.Has(i-1, i, lexis.Det) && t.Class&lexis.Given == 0 && strings.HasSuffix(t.Lower, "se")) { // Museum Naturalis; de Amsterdamse Mol
		return
	}
	if d.Tongue.Cases && (d.bodyInCase(i, end) || i > 1 && !d.Tokens[i].Starts && d.Tokens[i].Class&lexis.Given == 0 && lexis.IsCapital(d.Tokens[i-1].Text) && lexis.IsCapital(d.Tokens[i-2].Text) && d.bodyInCase(i-2, i-1)) {
		return
	}
	for k := i; k < end && d.Tongue.Nouns && d.Tokens[i].Class&lexis.Given == 0; k++ {
		if d.Tokens[k].Class&lexis.Thing != 0 { // Fußball Klub Nordstadt
			return
		}
	}
	if d.Tongue.Nouns && !d.likePerson(i, end) && !(p.spoke[last] && (d.Is(i-1, i, ",") && d.Is(end, i, ",") || d.Tokens[i].Starts && end == i+2 && d.Is(end, i, "aus") && !d.isJob(i))) { // Die Leiterin, Rike Sommer, geht; Rike Sommer aus Felden geht. „...“, sagte Sommer
		return
	}
	name, nick := d.TextOf(i, end), d.nickname(i, end)
	if d.isLastInitial(end - 1) { // Kevin S.
		name += "."
	}
	if d.genitiveOwner(end) {
		name = strings.TrimSuffix(name, "s")
	}
	oblique, longer := d.isOblique(i), true
	if oblique {
		name, longer = d.nominativeName(i, end, first, last)
	}
	for _, who := range p.byLast[last] {
		short := p.bothSurnames && lexis.GivenNames.Of(who.First)&lexis.Given == 0 && lexis.GivenNames.Of(first)&lexis.Given != 0 && strings.HasSuffix(name, " "+who.Full) // López Vega, who is Ana López Vega
		if short {
			who.First, who.Gender = first, genderOfName(first, d.Tongue.Tag, lexis.GivenNames.Of(first))
		}
		if short || who.bears(first) || d.endsNameOf(who, i, end) || p.bothSurnames && who.surnamed(first, last) {
			who.Count++
			if longer && len(name) > len(who.Full) || nick != "" && who.nick == "" {
				who.Full = name
			}
			p.callBy(who, nick)
			d.describe(who, i, end)
			return
		}
	}
	if !d.Tongue.IsEnglish() && (end-i > 2 || d.Tongue.Nouns && d.isJob(i)) && d.Tokens[i].Class&lexis.Given == 0 && len(p.byLast[last]) > 0 {
		return // Radio Valle Belli: Belli is known
	}
	if d.ownedBy(i) || d.articleName(i, end) || d.ofSpeaker(i, end) || d.openedByNoun(i, end) {
		return
	}
	if who := p.twoGiven(d, i, end); who != nil {
		p.byLast[last] = p.add(p.byLast[last], who)
		who.Count++
		return
	}
	who := p.enter(name, first, last)
	if who == nil {
		return
	}
	p.callBy(who, nick)
	d.describe(who, i, end)
}

// callBy lets a nickname, if it is not "", mean a person like a given name: Emil “Moth” Kragh, then | Moth.
func (p *people) callBy(who *Person, nick string) {
	if nick == "" {
		return
	}
	if who.nick = nick; nick != who.First {
		p.byFirst[nick] = p.add(p.byFirst[nick], who)
	}
}

// twoGiven returns the one person of a Romance text before token i whose name begins with the two given names in tokens i to end,
// or nil: Ana Paula Reis, then | Ana Paula.
func (p *people) twoGiven(d *Names, i, end int) *Person {
	if !d.Tongue.IsRomance() || end != i+2 || d.Tokens[i].Class&lexis.Given == 0 || d.Is(i, i, "dom") || lexis.GivenNames.Of(d.Tokens[i+1].Lower)&lexis.Given == 0 || d.ownJob(i, end) {
		return nil
	}
	var found *Person
	for _, who := range p.byFirst[d.Tokens[i].Lower] {
		rest, begins := strings.CutPrefix(who.Full, d.TextOf(i, end)+" ")
		next, _, _ := strings.Cut(rest, " ")
		if begins && !lexis.EndsAny(next, "Le", "La") { // a text that lost a stop: Luc Philippe | Le maire
			if found != nil {
				return nil
			}
			found = who
		}
	}
	return found
}

// ownJob reports whether a noun that the text did not use with the name before stands beside it, in tokens i to end, and makes its
// bearer somebody else: el abogado | Juan Martín; su padre, | José Luis; Juan Martín, | abogado.
func (d *Names) ownJob(i, end int) bool {
	const job, not = lexis.Kin | lexis.Office | lexis.Head | lexis.Title, lexis.Saying | lexis.Aux | lexis.Prep | lexis.Adverb | lexis.Conj | lexis.Sub | lexis.Rel | lexis.Pronoun
	noun := func(k int) bool {
		t := &d.Tokens[min(max(k, 0), len(d.Tokens)-1)]
		return t.Kind == lexis.Word && t.Text == t.Lower && t.Class&not == 0
	}
	if d.Is(end, i, ",") && (noun(end+1) || d.Is(end+1, i, "de")) || beings[d.Tokens[min(end, len(d.Tokens)-1)].Lower] && (d.Has(end+1, i, job) || d.Has(end+2, i, job)) {
		return true
	}
	k, from := i-1, i-2
	if d.Is(k, i, ",") && end < len(d.Tokens) && d.Tokens[end].Kind != lexis.Word {
		k, from = i-2, i-6
	} else if d.Has(k, i, job) {
		from--
	} else if d.Has(k, i, lexis.Period) {
		return false
	}
	if !noun(k) || !d.AnyToken(max(0, from), k, func(t *lexis.Token) bool { return t.Class&lexis.Det != 0 }) {
		return false
	}
	return !lexis.Any(0, k, func(j int) bool { // pelo secretário de Elm, José Roberto Reis
		return d.Is(j, j, d.Tokens[k].Lower) && lexis.Any(j+1, min(j+12, k-1), func(n int) bool {
			return d.Tokens[n].Text == d.Tokens[i].Text && d.Tokens[n+1].Text == d.Tokens[i+1].Text
		})
	})
}

// beings are forms of "to be" before what somebody is: José Luis | es su abogado.
var beings = lexis.Set(`es era fue é foi è est était`)

// endsNameOf reports whether the name in tokens i to end is the end of the longer one of a person with a known given name: Emma
// Rose Fox, then Rose Fox; Luiz Edson Prado, then Edson Prado. In English, a known given name is that of somebody else: Rose Ann
// Fox, then Ann Fox.
func (d *Names) endsNameOf(who *Person, i, end int) bool {
	return (d.people.bothSurnames || d.Tongue.IsEnglish() && d.Tokens[i].Class&lexis.Given == 0) && lexis.GivenNames.Of(who.First)&lexis.Given != 0 && strings.HasSuffix(who.Full, " "+d.TextOf(i, end))
}

func (p *people) enter(name, first, last string) *Person {
	if len(p.byLast[last]) >= maxNamesakes {
		return nil
	}
	who := p.person(name, first, last)
	p.all = append(p.all, who)
	if who.Gender = genderOfName(first, p.tag, lexis.GivenNames.Of(first)); who.Gender == Unknown && p.cases {
		who.Gender = genderOfLast(first, last)
	}
	p.byLast[last] = p.add(p.byLast[last], who)
	if bare := strings.ToLower(lexis.ArabicName(name[strings.LastIndexByte(name, ' ')+1:])); bare != "" && len(p.byLast[bare]) < maxNamesakes { // Assad, behind Bashar al-Assad
		p.byLast[bare] = p.add(p.byLast[bare], who)
	}
	if first != "" {
		p.byFirst[first] = p.add(p.byFirst[first], who)
	}
	return who
}

// nickname is the nickname in marks inside a name, in lower case.
func (d *Names) nickname(i, end int) string {
	for k := i + 1; k < end-1; k++ {
		if r, _ := utf8.DecodeRuneInString(d.Tokens[k].Text); !unicode.IsLetter(r) {
			return d.Tokens[k].Lower
		}
	}
	return ""
}

// addCouple adds the first of two persons who share the last name after them: Leonard and Coral Ashby; but not: Pope Leo and Coral Ashby.
func (p *people) addCouple(d *Names, runs []Mention, n int) {
	if n == 0 || d.Has(runs[n-1].At-1, runs[n].At, lexis.Office) {
		return
	}
	a, b := runs[n-1], runs[n]
	if a.End-a.At != 1 || b.End-b.At < 2 || b.At != a.End+1 || d.Tokens[a.End].Class&lexis.Conj == 0 || d.Tokens[a.At].Class&lexis.Given == 0 && !d.Tokens[a.At].Starts {
		return
	}
	first, last, ok := d.parts(b.At, b.End)
	if !ok || d.Tokens[b.At].Class&lexis.Given == 0 {
		return
	}
	for _, who := range p.byLast[last] {
		if who.bears(first) {
			who.Couple = true
		}
		if who.bears(d.Tokens[a.At].Lower) {
			return
		}
	}
	if who := p.enter(d.Tokens[a.At].Text+" "+d.TextOf(b.End-1, b.End), d.Tokens[a.At].Lower, last); who != nil {
		who.Couple = true
	}
}

// addFamilyFirst lets the first word of a name mean a person whose family name comes first: Kim Min-ji, then Kim. The first
// word must stand alone beside a verb of saying, and the last word must never stand alone.
func (p *people) addFamilyFirst(d *Names, i, end int) {
	t := &d.Tokens[i]
	all := p.byFirst[t.Lower]
	if end-i != 1 || t.Owner || t.Class&lexis.Given != 0 && t.Class&lexis.Homonym == 0 || len(p.byLast[t.Lower]) > 0 || len(all) == 0 || !d.Speaks(i, end) {
		return
	}
	for _, who := range all {
		if c := lexis.GivenNames.Of(who.Last); len(all) > 1 && !strings.Contains(who.Last, "-") || c&lexis.Given == 0 && !strings.Contains(who.Last, "-") && lexis.GivenNames.Of(who.First)&lexis.Given != 0 && lexis.GivenNames.Of(who.First)&lexis.Homonym == 0 {
			return
		}
	}
	for _, who := range all {
		p.byLast[t.Lower] = p.add(p.byLast[t.Lower], who)
	}
}

// LeadsWithVerb reports whether the unknown word that begins a sentence at token i is a Russian or Polish verb: Помолчал и
// добавил. It is a name if a verb of saying follows it: Саванели добавил.
func (d *Names) LeadsWithVerb(i int) bool {
	t := &d.Tokens[i]
	if !t.Starts || t.Class != 0 || !d.Tongue.LooksPast(t.Lower) {
		return false
	}
	k := i + 1
	for d.Has(k, i, lexis.Adverb|lexis.Reflexive) && !d.Tokens[k].Starts {
		k++
	}
	return !d.Has(k, i, lexis.Say|lexis.Tell)
}

// acronym reports whether a word of the name, but not all of them, is written in capitals: Interim DNC; le maire | LR de
// Lyrac.
func (d *Names) acronym(i, end int) bool {
	capitals := 0
	for k := i; k < end; k++ {
		if w := d.Tokens[k].Text; d.Tokens[k].Kind == lexis.Word && (len(w) > 2 || len(w) == 2 && k == end-1 && d.Tongue.IsEnglish() && d.Tokens[i].Class&lexis.Given == 0 || len(w) == 2 && k == i && k+1 < end && d.Tokens[k+1].Class&lexis.Particle != 0) && lexis.IsUpper(w) && !strings.Contains(w, ".") && d.Tokens[k].Class&lexis.Suffix == 0 {
			capitals++
		}
	}
	return capitals > 0 && capitals < end-i
}

// Labelled returns the person whom a label means and the name: GOV. HALE is Dana Hale. A label that means no person of the
// text is itself the name, in small letters.
func (d *Names) Labelled(label string) (*Person, string) {
	words := strings.Fields(label)
	if d.allJobs(words) { // Mayor: is not the Deputy Mayor who spoke before
		return nil, small(label)
	}
	words = d.withoutOffice(words)
	last := strings.ToLower(words[len(words)-1])
	var fit []*Person
	for _, who := range d.people.byLast[last] {
		if len(words) == 1 || who.bears(strings.ToLower(words[0])) || strings.HasSuffix(strings.ToLower(who.Full), " "+strings.ToLower(strings.Join(words, " "))) {
			fit = append(fit, who)
		}
	}
	if len(fit) == 1 {
		return fit[0], small(fit[0].Full)
	}
	if len(fit) > 1 {
		return nil, ""
	}
	return nil, small(strings.Join(words, " "))
}

// allJobs reports whether the words of a label are those of an office without a name: Mayor; VICE CHAIR; Bürgermeister.
func (d *Names) allJobs(words []string) bool {
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, "."))
		if d.Tongue.Words.Of(w)&(lexis.Title|lexis.Head|lexis.Office) == 0 && !d.Tongue.HasJobEnding(w) || lexis.IsGiven(w) || d.Tongue.Words.Of(w)&lexis.Given != 0 {
			return false
		}
	}
	return true
}

// withoutOffice returns the words of a label without the title, and without the office if a known given name, or the last name of
// one person of the text, follows it: Vizepräsident | Hubert Lang; A Sra. | Sónia Prates.
func (d *Names) withoutOffice(words []string) []string {
	class := func(i int) lexis.Class { return d.Tongue.Words.Of(strings.ToLower(strings.Trim(words[i], "."))) }
	if len(words) > 2 && class(0)&lexis.Det != 0 && class(1)&lexis.Title != 0 && class(1)&lexis.Head == 0 { // La señora Ruiz
		words = words[1:]
	}
	for len(words) > 1 && class(0)&lexis.Title != 0 {
		words = words[1:]
	}
	n := 0
	for n+1 < len(words) && (class(n)&(lexis.Title|lexis.Head|lexis.Office) != 0 || n == 0 && class(n)&lexis.Det != 0 || d.Tongue.HasJobEnding(strings.ToLower(words[n]))) {
		n++
	}
	switch bearers := d.people.byLast[strings.ToLower(words[n])]; {
	case class(n)&(lexis.Particle|lexis.Prep) != 0: // De moeder | van Anna Vos
	case n+1 < len(words) && lexis.IsGiven(words[n]), n+1 == len(words) && len(bearers) == 1 && strings.Contains(bearers[0].Full, " "):
		return words[n:]
	}
	return words
}

// small returns a name in capitals with only its first letters in capitals.
func small(name string) string {
	if !lexis.IsUpper(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(r) + strings.ToLower(w[n:])
	}
	return strings.Join(words, " ")
}
