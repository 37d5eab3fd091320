package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordSurnames adds to runs the words that are also last names in the article, where a verb follows: Will wrote.
func (p *people) wordSurnames(d *names, runs []mention) []mention {
	for _, n := range d.capitals {
		i := int(n)
		t := &d.tokens[i]
		if t.kind != word || t.named || t.class&stray == 0 || t.class&homonym == 0 || !isCapital(t.text) || len(p.byLast[t.lower]) == 0 {
			continue
		}
		if i+1 < len(d.tokens) && d.acts(i+1) && d.tokens[i+1].paragraph == t.paragraph || i > 0 && d.tokens[i-1].class&say != 0 && !t.starts {
			t.named = true
			runs = append(runs, mention{at: i, end: i + 1})
		}
	}
	slices.SortFunc(runs, func(a, b mention) int { return a.at - b.at })
	return slices.CompactFunc(runs, func(b, a mention) bool { return b.at < a.end })
}

// At most maxNamesakes persons share a last name, and a person has at most maxRoles roles.
const maxNamesakes, maxRoles = 16, 16

func (p *people) addFull(d *names, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok || first == "" || end-i > 6 || d.acronym(i, end) || d.tokens[i].class&nowhere != 0 {
		return
	}
	if d.tongue.nouns && !d.likePerson(i, end) {
		return
	}
	name, nick := d.textOf(i, end), d.nickname(i, end)
	for _, who := range p.byLast[last] {
		if who.bears(first) {
			who.count++
			if len(name) > len(who.full) && !strings.HasSuffix(who.full, name) || nick != "" && who.nick == "" {
				who.full = name
			}
			if nick != "" {
				who.nick = nick
			}
			d.describe(who, i, end)
			return
		}
	}
	who := p.enter(name, first, last)
	if who == nil {
		return
	}
	who.nick = nick
	d.describe(who, i, end)
}

func (p *people) enter(name, first, last string) *person {
	if len(p.byLast[last]) >= maxNamesakes {
		return nil
	}
	who := p.person(name, first, last)
	p.all = append(p.all, who)
	switch c := givenNames.of(first); c & given {
	case female:
		who.gender = woman
	case male:
		who.gender = man
	}
	p.byLast[last] = p.add(p.byLast[last], who)
	if first != "" {
		p.byFirst[first] = p.add(p.byFirst[first], who)
	}
	return who
}

// nickname is the nickname in marks inside a name, in lower case.
func (d *names) nickname(i, end int) string {
	for k := i + 1; k < end-1; k++ {
		if r, _ := utf8.DecodeRuneInString(d.tokens[k].text); !unicode.IsLetter(r) {
			return d.tokens[k].lower
		}
	}
	return ""
}

// likePerson reports whether two or more words with capitals are a person's name, in a language whose nouns all have one. A
// name starts with a given name, or it has no article and stands behind a title or beside a verb of saying.
func (d *names) likePerson(i, end int) bool {
	if d.tokens[i].class&given != 0 {
		return true
	}
	if i > 0 && d.tokens[i-1].class&(det|adverb) != 0 || d.tokens[i].class&(period|body|thing) != 0 {
		return false
	}
	return d.has(i-1, i, say|part|title|accord) || d.has(end, i, say|part) || d.is(end, i, "(") || d.is(end, i, ":") || d.is(end, i, ",") && (i == 0 || d.tokens[i-1].paragraph != d.tokens[i].paragraph || d.tokens[i].starts && d.has(end+1, i, det))
}

// addCouple adds the first of two persons who share the last name behind them: Leonard and Coral Ashby.
func (p *people) addCouple(d *names, runs []mention, n int) {
	if n == 0 {
		return
	}
	a, b := runs[n-1], runs[n]
	if a.end-a.at != 1 || b.end-b.at < 2 || b.at != a.end+1 || d.tokens[a.end].class&conj == 0 || d.tokens[a.at].class&given == 0 && !d.tokens[a.at].starts {
		return
	}
	first, last, ok := d.parts(b.at, b.end)
	if !ok || d.tokens[b.at].class&given == 0 {
		return
	}
	for _, who := range p.byLast[last] {
		if who.bears(first) {
			who.couple = true
		}
		if who.bears(d.tokens[a.at].lower) {
			return
		}
	}
	if who := p.enter(d.tokens[a.at].text+" "+d.textOf(b.end-1, b.end), d.tokens[a.at].lower, last); who != nil {
		who.couple = true
	}
}

// addFamilyFirst lets the first word of a name mean a person whose family name comes first: Kim Min-ji, then Kim. The first
// word must stand alone beside a verb of saying, and the last word must never stand alone.
func (p *people) addFamilyFirst(d *names, i, end int) {
	t := &d.tokens[i]
	if end-i != 1 || t.owner || t.class&given != 0 && t.class&homonym == 0 || len(p.byLast[t.lower]) > 0 || len(p.byFirst[t.lower]) != 1 || !d.speaks(i, end) {
		return
	}
	who := p.byFirst[t.lower][0]
	if c := givenNames.of(who.last); c&given == 0 && !strings.Contains(who.last, "-") && givenNames.of(who.first)&given != 0 && givenNames.of(who.first)&homonym == 0 {
		return
	}
	p.byLast[t.lower] = p.add(p.byLast[t.lower], who)
}

// addSingle adds a person whom the article never names in full: said Fox; Mr. Fox; her father, Jim. A title of its own makes
// it another person than the known bearers of the name: President Okoro beside his wife, Beatrice Okoro.
func (p *people) addSingle(d *names, i, end int) {
	t := &d.tokens[i]
	if t.class&body != 0 && t.class&place == 0 {
		return
	}
	if end-i != 1 || isUpper(t.text) {
		return
	}
	before, titled := class(0), false
	if i > 0 && d.tokens[i-1].paragraph == t.paragraph && !t.starts {
		before = d.tokens[i-1].class
		titled = before&title != 0 && isCapital(d.tokens[i-1].text)
	}
	if len(p.byLast[t.lower]) > 0 {
		if titled && len(p.byLast[t.lower]) < 4 && d.strangerTo(p.byLast[t.lower], i) {
			p.enterTitled(d, i)
		}
		return
	}
	if len(p.byFirst[t.lower]) > 0 || t.owner {
		return
	}
	kinship := before&kin != 0 || d.is(i-1, i, ",") && d.has(i-2, i, kin) && (end == len(d.tokens) || d.tokens[end].kind != word || d.tokens[end].starts)
	part := d.tongue.nouns || !d.tongue.cases && d.describes(end, min(end+4, len(d.tokens))) || isCapital(d.tokens[max(i-1, 0)].text) && !t.starts && !d.tokens[max(i-1, 0)].starts && !titled || end < len(d.tokens) && isCapital(d.tokens[end].text) && !d.tokens[end].starts && d.tokens[end].kind == word
	label := (i == 0 || d.tokens[i].paragraph != d.tokens[i-1].paragraph) && d.is(end, i, ":") && end+1 < len(d.tokens) && d.tokens[end+1].kind == quoted && t.class&head == 0
	if d.tongue.nouns { // sagte Rappe: one who is no name has an article, or says so with others
		part = !d.inverted(i, end) && !d.sayingSo(i) && (!t.starts || d.has(end+1, i, det)) || i > 0 && d.tokens[i-1].class&det != 0 || d.tokens[i].class&(head|thing|period) != 0 || end < len(d.tokens) && d.tokens[end].named
		for _, k := range [...]int{i - 1, end} {
			part = part || k >= 0 && k < len(d.tokens) && d.tokens[k].class&say != 0 && strings.HasSuffix(d.tokens[k].lower, "n")
		}
	}
	spoke := (d.speaks(i, end) || d.sayingSo(i)) && !part && before&(det|head|thing) == 0
	switch {
	case titled:
		p.enterTitled(d, i)
		return
	case part && !kinship && !label || !kinship && !label && !spoke && !d.givenAlone(i) && !d.subjectAlone(i):
		return
	}
	who := p.enter(t.text, "", t.lower)
	if who == nil {
		return
	}
	who.lone = true
	who.gender = genderOfName(t.class)
	if g := d.genderBefore(i); g != unknown {
		who.gender = g
	}
}

// sayingSo reports whether "so" stands before token i, behind a quotation or a comma: „...“, so Kondé.
func (d *names) sayingSo(i int) bool {
	return d.tongue.nouns && d.is(i-1, i, "so") && i > 1 && (d.is(i-2, i, ",") || d.tokens[i-2].kind == quoted)
}

func genderOfName(c class) gender {
	switch c & given {
	case female:
		return woman
	case male:
		return man
	}
	return unknown
}

func (p *people) enterTitled(d *names, i int) {
	t := &d.tokens[i]
	who := p.enter(t.text, "", t.lower)
	if who == nil {
		return
	}
	who.lone = true
	who.gender = d.genderBefore(i)
	from := i
	for from > 0 && d.tokens[from-1].class&title != 0 && isCapital(d.tokens[from-1].text) && !d.tokens[from].starts {
		from--
		who.titles = append(who.titles, d.tokens[from].lower)
	}
	who.addRole(who.titles)
	if len(p.byLast[t.lower]) > 1 || d.tokens[i-1].class&office != 0 { // the title tells who it is
		who.full = d.textOf(from, i+1)
	}
}

// strangerTo reports whether the name with a title at token i means none of its known bearers: each of them is somebody's
// relative or of another sex.
func (d *names) strangerTo(all []*person, i int) bool {
	g := d.genderBefore(i)
	word := d.tokens[i-1].lower
	for _, who := range all {
		if slices.Contains(who.titles, word) || who.gender.fits(g) && !who.related && !(who.lone && g != unknown && who.gender == unknown && len(who.titles) > 0) {
			return false
		}
	}
	return true
}

// givenAlone reports whether the given name at token i starts its sentence and does something there: Emma scored
// twice; Emma, 11, scored. Names that are words as well (Hope, Mark) do not count.
func (d *names) givenAlone(i int) bool {
	t := &d.tokens[i]
	starts := t.starts || i > 0 && d.tokens[i-1].starts && d.tokens[i-1].class&(head|stray) != 0
	if !starts || t.class&given == 0 || t.class&homonym != 0 || i+1 >= len(d.tokens) || d.tokens[i+1].paragraph != t.paragraph {
		return false
	}
	if d.is(i+1, i, ",") && d.is(i+3, i, ",") {
		return isNumeral(d.tokens[i+2].text)
	}
	return d.acts(i + 1)
}

// subjectAlone reports whether the unknown word at token i begins its sentence, is never written in lower case, and does
// something there: Carson defied the question; Rihanna, who sang.
func (d *names) subjectAlone(i int) bool {
	t := &d.tokens[i]
	if !t.starts || t.class&^given != 0 || len(t.lower) < 4 || strings.HasSuffix(t.lower, "ing") || !d.tongue.isEnglish() || i+2 >= len(d.tokens) || d.tokens[i+1].paragraph != t.paragraph {
		return false
	}
	next := &d.tokens[i+1]
	return (d.is(i+1, i, ",") && d.is(i+2, i, "who") || next.kind == word && next.text == next.lower && strings.HasSuffix(next.lower, "ed")) && !d.common(t.lower)
}

// genderBefore returns the gender that the words before a name tell, with or without a comma between.
func (d *names) genderBefore(i int) gender {
	if i > 1 && d.tokens[i-1].text == "," {
		i--
	}
	for k := i - 1; k >= 0 && k >= i-2 && d.tokens[k].paragraph == d.tokens[min(i, len(d.tokens)-1)].paragraph; k-- {
		switch c := d.tokens[k].class; {
		case c&femaleNoun != 0:
			return woman
		case c&maleNoun != 0:
			return man
		case c&title == 0:
			return unknown
		}
	}
	return unknown
}

// acronym reports whether a word of the name, but not all of them, is written in capitals: Interim DNC.
func (d *names) acronym(i, end int) bool {
	capitals := 0
	for k := i; k < end; k++ {
		if w := d.tokens[k].text; len(w) > 2 && isUpper(w) && !strings.Contains(w, ".") && d.tokens[k].class&suffix == 0 {
			capitals++
		}
	}
	return capitals > 0 && capitals < end-i
}

// labelName returns the person whom a label means and the name: GOV. HALE is Dana Hale. A label that means no person of the
// text is itself the name, in small letters.
func (d *names) labelName(label string) (*person, string) {
	words := strings.Fields(label)
	for len(words) > 1 && d.tongue.words.of(strings.ToLower(strings.Trim(words[0], ".")))&title != 0 {
		words = words[1:]
	}
	last := strings.ToLower(words[len(words)-1])
	var fit []*person
	for _, who := range d.people.byLast[last] {
		if len(words) == 1 || who.bears(strings.ToLower(words[0])) {
			fit = append(fit, who)
		}
	}
	if len(fit) == 1 {
		return fit[0], small(fit[0].full)
	}
	if len(fit) > 1 {
		return nil, ""
	}
	return nil, small(strings.Join(words, " "))
}

// small returns a name in capitals with only its first letters in capitals.
func small(name string) string {
	if !isUpper(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(r) + strings.ToLower(w[n:])
	}
	return strings.Join(words, " ")
}
