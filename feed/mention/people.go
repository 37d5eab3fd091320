package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
)

// wordSurnames adds to runs the words that are also last names in the article, where a verb follows: Will wrote.
func (p *people) wordSurnames(d *Names, runs []Mention) []Mention {
	for _, n := range d.Capitals {
		i := int(n)
		t := &d.Tokens[i]
		if t.Kind != lexis.Word || t.Named || t.Class&lexis.Stray == 0 || t.Class&lexis.Homonym == 0 || !lexis.IsCapital(t.Text) || len(p.byLast[t.Lower]) == 0 {
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

// At most maxNamesakes persons share a last name, and a person has at most maxRoles roles.
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
		if _, last := p.common[t.Lower]; !last || t.Kind != lexis.Word {
			continue
		}
		if t.Text == t.Lower {
			p.common[t.Lower] = true
		} else if (d.Has(i+1, i, lexis.Say) || d.Has(i-1, i, lexis.Say)) && (i == 0 || !lexis.IsCapital(d.Tokens[i-1].Text)) { // said Stone
			delete(p.common, t.Lower)
		}
	}
}

func (p *people) addFull(d *Names, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok || first == "" || end-i > 6 || d.acronym(i, end) || d.Tokens[i].Class&lexis.Nowhere != 0 || d.Tokens[i].Class&lexis.Given == 0 && p.common[last] {
		return
	}
	if d.Tongue.Tag == "nl" && d.Tokens[i].Class&lexis.Thing != 0 && d.Tokens[i].Class&lexis.Given == 0 { // Museum Naturalis
		return
	}
	if d.Tongue.Cases && (d.bodyInCase(i, end) || i > 1 && !d.Tokens[i].Starts && d.Tokens[i].Class&lexis.Given == 0 && lexis.IsCapital(d.Tokens[i-1].Text) && lexis.IsCapital(d.Tokens[i-2].Text) && d.bodyInCase(i-2, i-1)) {
		return
	}
	if d.Tongue.Nouns && !d.likePerson(i, end) && !(d.Is(i-1, i, ",") && d.Is(end, i, ",") && p.spoke[last]) { // Die Leiterin, Rike Sommer, geht. „...“, sagte Sommer
		return
	}
	name, nick := d.TextOf(i, end), d.nickname(i, end)
	if t := &d.Tokens[end-1]; t.Dotted && lexis.IsInitial(t.Text) { // Kevin S.
		name += "."
	}
	oblique, longer := d.isOblique(i), true
	if oblique {
		name, longer = d.nominativeName(i, end, first, last)
	}
	for _, who := range p.byLast[last] {
		if who.bears(first) {
			who.Count++
			if longer && len(name) > len(who.Full) && !strings.HasSuffix(who.Full, name) || nick != "" && who.nick == "" {
				who.Full = name
			}
			if nick != "" {
				who.nick = nick
			}
			if !oblique {
				d.describe(who, i, end)
			}
			return
		}
	}
	if !d.Tongue.IsEnglish() && (end-i > 2 || d.Tongue.Nouns && d.isJob(i)) && d.Tokens[i].Class&lexis.Given == 0 && len(p.byLast[last]) > 0 {
		return // Radio Valle Belli: Belli is known
	}
	who := p.enter(name, first, last)
	if who == nil {
		return
	}
	who.nick = nick
	if !oblique { // the words before are in the nominative: жена | Игоря Мельника
		d.describe(who, i, end)
	}
}

func (p *people) enter(name, first, last string) *Person {
	if len(p.byLast[last]) >= maxNamesakes {
		return nil
	}
	who := p.person(name, first, last)
	p.all = append(p.all, who)
	switch c := lexis.GivenNames.Of(first); c & lexis.Given {
	case lexis.Female:
		who.Gender = Woman
	case lexis.Male:
		who.Gender = Man
	default:
		if p.cases {
			who.Gender = genderOfLast(first, last)
		}
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

// genderOfLast returns the gender that the ending of a Russian or Polish last name tells. Морева is a woman, or the genitive of
// Морев. Foreign names such as Мартин look like Russian ones, and women bear them unchanged: with them the given name must end
// in a consonant.
func genderOfLast(first, last string) Gender {
	switch {
	case strings.HasSuffix(last, "ин"):
		if first != "" && !lexis.EndsAny(first, "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "ь") {
			return Man
		}
	case lexis.EndsAny(last, "ов", "ев", "ёв", "ский", "цкий", "ski", "cki", "dzki"):
		return Man
	case lexis.EndsAny(last, "ская", "цкая", "ska", "cka", "dzka"):
		return Woman
	}
	return Unknown
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

// likePerson reports whether two or more words with capitals are a person's name, in a language whose nouns all have one. A
// name starts with a given name, or follows what somebody is, or it has no article and stands beside a verb of saying.
func (d *Names) likePerson(i, end int) bool {
	if d.Tokens[i].Class&lexis.Given != 0 {
		return true
	}
	if i > 0 && !d.Tokens[i].Starts && d.isJob(i-1) && d.Tokens[i].Class&(lexis.Body|lexis.Thing) == 0 { // Bäuerin Inge Stahl
		return true
	}
	if i > 0 && (d.Tokens[i-1].Class&(lexis.Det|lexis.Adverb) != 0 || d.Tokens[i-1].Class&lexis.Thing != 0 && lexis.IsCapital(d.Tokens[i-1].Text)) || d.Tokens[i].Class&(lexis.Period|lexis.Body|lexis.Thing) != 0 {
		return false
	}
	if d.Tokens[i].Starts && lexis.EndsAny(d.Tokens[i].Lower, "e", "es", "er", "en") && d.subjectBehind(end, i) { // Deutliche Worte fand der Bischof
		return false
	}
	return d.Has(i-1, i, lexis.Say|lexis.Part|lexis.Title|lexis.Accord) || d.Has(end, i, lexis.Say|lexis.Part) || d.Is(end, i, "(") || d.Is(end, i, ":") || d.Is(end, i, ",") && (i == 0 || d.Tokens[i-1].Paragraph != d.Tokens[i].Paragraph || d.Tokens[i].Starts && d.Has(end+1, i, lexis.Det))
}

// subjectBehind reports whether the German verb at token k, behind what begins its sentence at token i, is followed by an article:
// Ähnlich äußerte sich | der Trainer.
func (d *Names) subjectBehind(k, i int) bool {
	k++
	if d.Has(k, i, lexis.Reflexive) {
		k++
	}
	return d.Has(k, i, lexis.Det)
}

// isJob reports whether token i says what somebody is, in a language whose nouns all have a capital.
func (d *Names) isJob(i int) bool {
	t := &d.Tokens[i]
	return t.Kind == lexis.Word && lexis.IsCapital(t.Text) && t.Class&(lexis.Thing|lexis.Given) == 0 && (t.Class&(lexis.Head|lexis.Title) != 0 || d.Tongue.HasJobEnding(t.Lower))
}

// addCouple adds the first of two persons who share the last name after them: Leonard and Coral Ashby.
func (p *people) addCouple(d *Names, runs []Mention, n int) {
	if n == 0 {
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
	if end-i != 1 || t.Owner || t.Class&lexis.Given != 0 && t.Class&lexis.Homonym == 0 || len(p.byLast[t.Lower]) > 0 || len(p.byFirst[t.Lower]) != 1 || !d.Speaks(i, end) {
		return
	}
	who := p.byFirst[t.Lower][0]
	if c := lexis.GivenNames.Of(who.Last); c&lexis.Given == 0 && !strings.Contains(who.Last, "-") && lexis.GivenNames.Of(who.First)&lexis.Given != 0 && lexis.GivenNames.Of(who.First)&lexis.Homonym == 0 {
		return
	}
	p.byLast[t.Lower] = p.add(p.byLast[t.Lower], who)
}

// addSingle adds a person whom the article never names in full: said Fox; Mr. Fox; her father, Jim. A title of its own makes
// it another person than the known bearers of the name: President Okoro beside his wife, Beatrice Okoro.
func (p *people) addSingle(d *Names, i, end int) {
	t := &d.Tokens[i]
	if t.Class&lexis.Body != 0 && t.Class&lexis.Place == 0 || end-i != 1 || lexis.IsUpper(t.Text) {
		return
	}
	before, titled := lexis.Class(0), false
	if i > 0 && d.Tokens[i-1].Paragraph == t.Paragraph && !t.Starts {
		before = d.Tokens[i-1].Class
		if k := d.unlistedBefore(i); k < i && d.Has(k-1, i, lexis.Det) { // the tired 38-year-old | Swede
			before |= lexis.Det
		}
		titled = before&lexis.Title != 0 && lexis.IsCapital(d.Tokens[i-1].Text)
	}
	if len(p.byLast[t.Lower]) > 0 {
		if titled && len(p.byLast[t.Lower]) < 4 && d.strangerTo(p.byLast[t.Lower], i) {
			p.enterTitled(d, i)
		}
		return
	}
	if len(p.byFirst[t.Lower]) > 0 || t.Owner {
		return
	}
	if d.calledThing(i) {
		p.things[t.Lower] = true
	}
	if p.things[t.Lower] {
		return
	}
	if d.LeadsWithVerb(i) {
		return
	}
	kinship := before&lexis.Kin != 0 || d.Is(i-1, i, ",") && d.Has(i-2, i, lexis.Kin) && (end == len(d.Tokens) || d.Tokens[end].Kind != lexis.Word || d.Tokens[end].Starts)
	part := d.Tongue.Nouns || !d.Tongue.Cases && d.Describes(end, min(end+4, len(d.Tokens))) || lexis.IsCapital(d.Tokens[max(i-1, 0)].Text) && !t.Starts && !d.Tokens[max(i-1, 0)].Starts && !titled || end < len(d.Tokens) && lexis.IsCapital(d.Tokens[end].Text) && !d.Tokens[end].Starts && d.Tokens[end].Kind == lexis.Word
	part = part || d.Tongue.Tag == "nl" && end+1 < len(d.Tokens) && d.Tokens[end].Text == d.Tokens[end].Lower && d.Tokens[end].Class&^lexis.Head == 0 && d.Tokens[end+1].Class&lexis.Given != 0 // zegt NordAir | medewerker Anna Bos
	part = part || d.Tongue.Tag == "ru" && isLatin(t.Text)                                                                                                                                      // основатель | NordAir
	part = part || d.Tongue.Cases && d.Has(end, i, lexis.Say) && lexis.EndsAny(d.Tokens[end].Lower, "ли", "li", "ły")                                                                           // Пассажирам | посоветовали
	label := (i == 0 || d.Tokens[i].Paragraph != d.Tokens[i-1].Paragraph) && d.Is(end, i, ":") && end+1 < len(d.Tokens) && d.Tokens[end+1].Kind == lexis.Quoted && t.Class&lexis.Head == 0
	if d.Tongue.Nouns { // sagte Rappe: one who is no name has an article, or says so with others
		part = !d.Inverted(i, end) && !d.sayingSo(i) && (!t.Starts || d.subjectBehind(end, i)) || i > 0 && d.Tokens[i-1].Class&lexis.Det != 0 || d.Tokens[i].Class&(lexis.Head|lexis.Thing|lexis.Period) != 0 || abstract(t.Lower) || d.firstJob(i) || end < len(d.Tokens) && d.Tokens[end].Named
		for _, k := range [...]int{i - 1, end} {
			part = part || k >= 0 && k < len(d.Tokens) && d.Tokens[k].Class&lexis.Say != 0 && strings.HasSuffix(d.Tokens[k].Lower, "n")
		}
	}
	spoke := (d.Speaks(i, end) || d.sayingSo(i)) && !part && before&(lexis.Det|lexis.Head|lexis.Thing) == 0
	switch {
	case titled:
		p.enterTitled(d, i)
		return
	case part && !kinship && !label || !kinship && !label && !spoke && !d.givenAlone(i) && !d.subjectAlone(i):
		return
	}
	who := p.enter(t.Text, "", t.Lower)
	if who == nil {
		return
	}
	who.Lone = true
	who.Gender = genderOfName(t.Class)
	if g := d.genderBefore(i); g != Unknown {
		who.Gender = g
	}
}

// firstJob reports whether the German word at token i is the first of two jobs of somebody: Biologe und Autor Jan Post.
func (d *Names) firstJob(i int) bool {
	return d.isJob(i) && i+3 < len(d.Tokens) && d.Has(i+1, i, lexis.Conj) && d.isJob(i+2) && d.Tokens[i+3].Named && d.Tokens[i+3].Paragraph == d.Tokens[i].Paragraph
}

// unlistedBefore returns the first of at most three words in small letters that are in no list and stand before token i.
func (d *Names) unlistedBefore(i int) int {
	k := i
	for k > 0 && i-k < 3 && d.Tokens[k-1].Kind == lexis.Word && d.Tokens[k-1].Class == 0 && d.Tokens[k-1].Text == d.Tokens[k-1].Lower {
		k--
	}
	return k
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
	return !d.Has(k, i, lexis.Say|lexis.Tell) || d.Tokens[k].Starts
}

// calledThing reports whether the name at token i is that of an animal or a thing, which the text introduces with an
// indefinite article: a labrador called Biscuit. In "the club has named Novak" and "a man called Fox" it is a person's.
func (d *Names) calledThing(i int) bool {
	if i == 0 || !called[d.Tokens[i-1].Lower] || d.Tokens[i].Starts {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-6 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph; k-- {
		t := &d.Tokens[k]
		switch {
		case indefinite[t.Lower], d.Tongue.IsEnglish() && (t.Lower == "a" || t.Lower == "an"):
			return true
		case t.Class&(lexis.Aux|lexis.Pronoun|lexis.Head|lexis.Kin|lexis.MaleNoun|lexis.FemaleNoun) != 0 || t.Starts:
			return false
		}
	}
	return false
}

// called are words that a name follows, indefinite the indefinite articles. The English one is a pronoun or a preposition in
// other languages.
var (
	called     = lexis.Set(`called named namens genannt appelé appelée nommé nommée llamado llamada chiamato chiamata chamado chamada genaamd`)
	indefinite = lexis.Set(`ein eine einen einem einer un une una uno um uma een`)
)

// sayingSo reports whether "so" precedes token i, after a quotation or a comma: „...“, so Kondé.
func (d *Names) sayingSo(i int) bool {
	return d.Tongue.Nouns && d.Is(i-1, i, "so") && i > 1 && (d.Is(i-2, i, ",") || d.Tokens[i-2].Kind == lexis.Quoted)
}

func genderOfName(c lexis.Class) Gender {
	switch c & lexis.Given {
	case lexis.Female:
		return Woman
	case lexis.Male:
		return Man
	}
	return Unknown
}

func (p *people) enterTitled(d *Names, i int) {
	t := &d.Tokens[i]
	who := p.enter(t.Text, "", t.Lower)
	if who == nil {
		return
	}
	who.Lone = true
	who.Gender = d.genderBefore(i)
	from := i
	for from > 0 && d.Tokens[from-1].Class&lexis.Title != 0 && lexis.IsCapital(d.Tokens[from-1].Text) && !d.Tokens[from].Starts {
		from--
		who.titles = append(who.titles, d.Tokens[from].Lower)
	}
	who.addRole(who.titles)
	if len(p.byLast[t.Lower]) > 1 || d.Tongue.IsEnglish() && d.Tokens[i-1].Class&lexis.Office != 0 { // the title tells who it is
		who.Full = d.TextOf(from, i+1)
	}
}

// strangerTo reports whether the name with a title at token i means none of its known bearers: each of them is somebody's
// relative or of another sex.
func (d *Names) strangerTo(all []*Person, i int) bool {
	g := d.genderBefore(i)
	word := d.Tokens[i-1].Lower
	for _, who := range all {
		if slices.Contains(who.titles, word) || who.Gender.Fits(g) && (!who.related || g != Unknown && who.Gender == g) && !(who.Lone && g != Unknown && who.Gender == Unknown && len(who.titles) > 0) {
			return false
		}
	}
	return true
}

// givenAlone reports whether the given name at token i starts its sentence and does something there: Emma scored
// twice; Emma, 11, scored. Names that are words as well (Hope, Mark) do not count.
func (d *Names) givenAlone(i int) bool {
	t := &d.Tokens[i]
	starts := t.Starts || i > 0 && d.Tokens[i-1].Starts && d.Tokens[i-1].Class&(lexis.Head|lexis.Stray) != 0
	if !starts || t.Class&lexis.Given == 0 || t.Class&lexis.Homonym != 0 || i+1 >= len(d.Tokens) || d.Tokens[i+1].Paragraph != t.Paragraph {
		return false
	}
	if d.Is(i+1, i, ",") && d.Is(i+3, i, ",") {
		return lexis.IsNumeral(d.Tokens[i+2].Text)
	}
	return d.Acts(i + 1)
}

// subjectAlone reports whether the unknown word at token i begins its sentence, is never written in lower case, and does
// something there: Carson defied the question; Rihanna, who sang.
func (d *Names) subjectAlone(i int) bool {
	t := &d.Tokens[i]
	if !t.Starts || t.Class&^lexis.Given != 0 || len(t.Lower) < 4 || strings.HasSuffix(t.Lower, "ing") || !d.Tongue.IsEnglish() || i+2 >= len(d.Tokens) || d.Tokens[i+1].Paragraph != t.Paragraph {
		return false
	}
	next := &d.Tokens[i+1]
	return (d.Is(i+1, i, ",") && d.Is(i+2, i, "who") || next.Kind == lexis.Word && next.Text == next.Lower && strings.HasSuffix(next.Lower, "ed")) && !d.Common(t.Lower)
}

// genderBefore returns the gender that the words before a name tell, with or without a comma between.
func (d *Names) genderBefore(i int) Gender {
	if i > 1 && d.Tokens[i-1].Text == "," {
		i--
	}
	for k := i - 1; k >= 0 && k >= i-2 && d.Tokens[k].Paragraph == d.Tokens[min(i, len(d.Tokens)-1)].Paragraph; k-- {
		switch c := d.Tokens[k].Class; {
		case c&lexis.FemaleNoun != 0:
			return Woman
		case c&lexis.MaleNoun != 0:
			return Man
		case c&lexis.Title == 0:
			return Unknown
		}
	}
	return Unknown
}

// acronym reports whether a word of the name, but not all of them, is written in capitals: Interim DNC.
func (d *Names) acronym(i, end int) bool {
	capitals := 0
	for k := i; k < end; k++ {
		if w := d.Tokens[k].Text; len(w) > 2 && lexis.IsUpper(w) && !strings.Contains(w, ".") && d.Tokens[k].Class&lexis.Suffix == 0 {
			capitals++
		}
	}
	return capitals > 0 && capitals < end-i
}

// Labelled returns the person whom a label means and the name: GOV. HALE is Dana Hale. A label that means no person of the
// text is itself the name, in small letters.
func (d *Names) Labelled(label string) (*Person, string) {
	words := strings.Fields(label)
	for len(words) > 1 && d.Tongue.Words.Of(strings.ToLower(strings.Trim(words[0], ".")))&lexis.Title != 0 {
		words = words[1:]
	}
	last := strings.ToLower(words[len(words)-1])
	var fit []*Person
	for _, who := range d.people.byLast[last] {
		if len(words) == 1 || who.bears(strings.ToLower(words[0])) {
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

// WordGender returns the gender that the nouns of a role, or the pronoun for it, tell, up to the first preposition: her
// husband; a young man.
func (d *Names) WordGender(from, to int) Gender {
	g := Unknown
	for i := from; i < to && d.Tokens[i].Class&lexis.Prep == 0; i++ {
		switch c := d.Tokens[i].Class; {
		case c&(lexis.FemaleNoun|lexis.She) != 0:
			g = Woman
		case c&(lexis.MaleNoun|lexis.He) != 0:
			g = Man
		}
	}
	return g
}
