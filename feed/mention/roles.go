package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// dropTitles takes job titles off the names after them: Fire Officer Karen Boyle; Miller Hilde Ravn. A title that is also a
// last name (Baker) counts as a title only if a given name follows.
func (d *Names) dropTitles() {
	behind := 0 // the token after the last name
	for _, n := range d.Capitals {
		i := int(n)
		if i < behind {
			continue
		}
		end := d.NameAt(i)
		if end <= i {
			continue
		}
		for end-1 > i && letters[d.Tokens[end-1].Text] { // Jane Fox KC
			end--
			d.Tokens[end].Named = false
		}
		d.wordNames(i)
		if first := &d.Tokens[i]; first.Starts && first.Class&lexis.Given == 0 && (first.Class&(lexis.Say|lexis.Ing) != 0 || end > i+1 && d.Tongue.IsEnglish() && len(first.Lower) > 5 && strings.HasSuffix(first.Lower, "ing") && !d.Speaks(i, end)) { // Said Fox; Jailing Fox
			first.Named = false
			i++
		}
		if d.ownerBefore(i, end) {
			d.Tokens[i].Named = false
			i++
		}
		last := i - 1 // the last word of the title
		for k := i; k < end-1; k++ {
			t, next := &d.Tokens[k], &d.Tokens[k+1]
			job := (t.Class&(lexis.Head|lexis.Office|lexis.Title) != 0 || strings.HasPrefix(t.Lower, "co-")) && t.Class&lexis.Thing == 0 || d.Tongue.HasJobEnding(t.Lower) && end-k > 2
			known := d.placeOfTitle(i, k, end) || next.Class&lexis.Given != 0 && t.Class&lexis.Given == 0 && (t.Class&(lexis.Body|lexis.Nowhere) == 0 || d.behindTitleOf(i))
			switch {
			case d.dutchDomain(i, k):
				last = k
			case job && t.Class&lexis.Given == 0 && (known || end-k > 2 || t.Class&(lexis.Title|lexis.Office) != 0 && k > i):
				last = k
			case known && end-k > 2 && (k == i || last >= 0 && last == k-1 || !d.anyGiven(i, k)): // Radio Nord | Paolo Mori
				last = k
			}
		}
		for ; i <= last; i++ {
			d.Tokens[i].Named = false
		}
		behind = max(i+1, end)
	}
}

// placeOfTitle reports whether token k ends a place in the English name in tokens i to end, behind a title and a preposition, and the two
// words behind it are a name that is in no list: mayor of | London Dorin Vasse.
func (d *Names) placeOfTitle(i, k, end int) bool {
	const none = lexis.Body | lexis.Place | lexis.Firm | lexis.Thing | lexis.Nowhere | lexis.Title | lexis.Head | lexis.Stray
	c := d.Tokens[k].Class
	return d.Tongue.IsEnglish() && c&(lexis.Body|lexis.Place) != 0 && c&lexis.Given == 0 && end-k == 3 && (d.Tokens[k+1].Class|d.Tokens[k+2].Class)&none == 0 && d.behindTitleOf(i)
}

// behindTitleOf reports whether token i stands behind a title and “of” or “of the”, or in English another preposition that says
// where somebody has it: Chairman of the | Audit Committee Ann Fox; director for | Wales Ann Fox.
func (d *Names) behindTitleOf(i int) bool {
	k := i - 1
	if d.Is(k, i, "the") && d.Tongue.IsEnglish() {
		k--
	}
	return (d.Is(k, i, "of") || d.Tongue.IsEnglish() && (d.Is(k, i, "for") || d.Is(k, i, "at") || d.Is(k, i, "in"))) && d.Has(k-1, i, lexis.Title)
}

// ownerBefore reports whether the first word of a Russian or Polish name of three words or more at token i is that of the place or
// body of an office before it: премьер Польши | Беата Новак; szef PZPN | Adam Jan Nowak.
func (d *Names) ownerBefore(i, end int) bool {
	if !d.Tongue.Cases || end-i < 3 || i == 0 || d.Tokens[i].Class&lexis.Given != 0 || d.Tokens[i-1].Kind != lexis.Word || d.Tokens[i-1].Paragraph != d.Tokens[i].Paragraph {
		return false
	}
	of := &d.Tokens[i-1]
	office := of.Class&(lexis.Head|lexis.Title|lexis.Thing) != 0
	if !office && !lexis.LooksGenitive(of.Lower) {
		return false
	}
	return lexis.IsUpper(d.Tokens[i].Text) && len(d.Tokens[i].Text) > 2 || lexis.LooksGenitive(d.Tokens[i].Lower) && (office || !lexis.LooksGenitive(d.Tokens[i+1].Lower))
}

// anyGiven reports whether a word between two tokens is a given name.
func (d *Names) anyGiven(from, to int) bool {
	return d.AnyToken(from, to, func(t *lexis.Token) bool { return t.Class&lexis.Given != 0 })
}

// wordNames makes the word before the name at token i a part of it if it is also a given name and the text reads so: Will
// Haddon has; dijo Domingo Pons. A title before a name of two words is none: District Judge | Ann Fox.
func (d *Names) wordNames(i int) {
	t := &d.Tokens[max(i-1, 0)]
	if i > 1 && d.Tongue.IsEnglish() && lexis.IsCapital(t.Text) && t.Class&(lexis.Prep|lexis.Accord) != 0 && t.Class&(lexis.Sub|lexis.Title|lexis.Head) == 0 && t.Paragraph == d.Tokens[i].Paragraph && d.Tokens[i].Class&(lexis.Body|lexis.Nowhere|lexis.Place) == 0 {
		end := d.NameAt(i) // said Per Fox; Per Fox said
		if !t.Starts && d.Tokens[i-2].Text == d.Tokens[i-2].Lower || t.Class&lexis.Accord != 0 && t.Starts && end < len(d.Tokens) && d.Acts(end) {
			t.Named = true
		}
		return
	}
	if i == 0 || t.Class&lexis.Stray == 0 || t.Class&lexis.Homonym == 0 || d.Tongue.Nouns && !t.Starts && !d.Has(i-2, i, lexis.Saying) { // Ende August | Kranz sagte; not: sagte August Kranz
		return
	}
	if t.Starts && t.Class&lexis.Period != 0 && d.Tokens[i].Class&lexis.Given != 0 { // Domenica | Anna Ferri ha detto
		return
	}
	if end := d.NameAt(i); end < len(d.Tokens) && !(t.Class&lexis.Title != 0 && end > i+1) && (!t.Starts && d.Tokens[i].Class&(lexis.Body|lexis.Thing) == 0 || d.Acts(end)) {
		t.Named = true
	}
}

// letters are the letters that people have after their names.
var letters = lexis.Set(`KC QC SC MP MEP MSP TD MBE OBE CBE PhD MD FRS CEO`)

// describe notes titles before a name and what stands in apposition to it. Words before one in another case than the nominative may
// be of somebody else: жена | Игоря Мельника.
func (d *Names) describe(who *Person, i, end int) {
	const job = lexis.Office | lexis.Title | lexis.Head
	somebody := func(w string) bool {
		c := d.Tongue.Words.Of(w)
		return c&job != 0 && (c&lexis.Thing == 0 || !d.Tongue.Cases)
	}
	oblique := d.isOblique(i)
	owned := oblique // what stands before belongs to somebody else
	for k := i - 1; k >= 0 && k >= i-4 && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph && !d.Tokens[k+1].Starts; k-- {
		t := &d.Tokens[k]
		if t.Text == "," && k == i-1 && d.Has(k-1, i, lexis.Kin) || t.Kind == lexis.Quoted && k == i-1 && d.Tongue.Cases { // тренер «Волны» | Иван Лисов
			continue
		}
		if t.Kind != lexis.Word || t.Class&(lexis.Prep|lexis.Sub|lexis.Rel|lexis.Say|lexis.Conj|lexis.Det) != 0 && t.Class&(lexis.Head|lexis.Title) == 0 || t.Text == t.Lower && !t.Dotted && (d.Tongue.Nouns || d.Tongue.Tag == "nl" && t.Class&^lexis.Verb == 0) { // Mit seiner Frau fuhr | Jan Holm
			break
		}
		who.called = who.called || k == i-1 && t.Class&job != 0 || (k == i-1 || d.Tongue.Cases) && (somebody(t.Lower) || oblique && d.Tongue.NominativeOf(t.Lower, somebody) != "")
		far := who.Gender == Man && k < i-1 && t.Class&lexis.FemaleNoun != 0 && !d.Tongue.IsEnglish() // Con su mujer viajó Hugo Vidal
		if owned = owned || t.Owner; !owned && !far {                                                 // not of Ms Fox’s father, Bo Fox, nor of the mayor’s wife, Ann Fox
			who.note(t)
		}
		if t.Class&lexis.Kin != 0 && k > 0 && !oblique && (d.Tokens[k-1].Class&lexis.Det != 0 || d.Tokens[k-1].Owner || d.Tokens[k-1].Class&(lexis.Head|lexis.Adverb) != 0) {
			who.related = true
		}
	}
	for k := i - 2; !d.Tongue.IsEnglish() && d.Is(i-1, i, ",") && k > max(0, i-8) && d.Tokens[k].Kind == lexis.Word && !d.Tokens[k].Starts && d.Tokens[k].Class&(lexis.Saying|lexis.Aux|lexis.Sub|lexis.Rel) == 0; k-- {
		who.called = who.called || d.Tokens[k].Class&lexis.Office != 0 && d.Has(k-1, k, lexis.Det) // le maire de Saint-Prix, Denis Aubry
	}
	if oblique || !d.Is(end, i, ",") || !d.Has(end+1, i, lexis.Det) {
		return
	}
	who.related = who.related || d.Tongue.IsEnglish() && d.Has(end+2, i, lexis.Kin) && (d.Is(end+1, i, "his") || d.Is(end+1, i, "her")) // Ann Fox, his wife,
	who.called = who.called || d.Is(end+1, i, "the") || d.Is(end+1, i, "a")                                                             // Ann Fox, a miller
	for k := end + 2; k < end+7 && k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Prep|lexis.Sub|lexis.Rel) == 0 && d.Tokens[k].Paragraph == d.Tokens[i].Paragraph; k++ {
		who.note(&d.Tokens[k])
	}
}

// note adds what a word beside the name of w tells: a title, an office, a gender.
func (w *Person) note(t *lexis.Token) {
	if t.Class&(lexis.Title|lexis.Office) != 0 && len(w.titles) < maxRoles && !slices.Contains(w.titles, t.Lower) {
		w.titles = append(w.titles, t.Lower)
	}
	switch {
	case t.Class&lexis.FemaleNoun != 0:
		w.Gender = Woman
	case t.Class&lexis.MaleNoun != 0 && (w.Gender == Unknown || t.Lower == "mr"): // Mr Kelly Fox
		w.Gender = Man
	}
}

// Aged returns the one person to whom the text gives an age in years, or nil: Ann Fox, 54; Ann Fox (54); the 54-year-old Ann Fox.
func (d *Names) Aged(years string) *Person {
	p := &d.people
	if p.ages == nil {
		p.ages = map[string]*Person{}
		for _, m := range p.mentions {
			age := d.ageBeside(m)
			if old, ok := p.ages[age]; ok && old != m.Who {
				p.ages[age] = nil
			} else if age != "" {
				p.ages[age] = m.Who
			}
		}
	}
	return p.ages[years]
}

// AgeOf returns the age that the text states of a person beside the name, "" if there is none: Ann Fox, 30,
func (d *Names) AgeOf(who *Person) string {
	p := &d.people
	if p.stated == nil {
		p.stated = map[*Person]string{}
		for _, m := range p.mentions {
			if p.stated[m.Who] == "" {
				p.stated[m.Who] = d.ageBeside(m)
			}
		}
	}
	return p.stated[who]
}

// ageBeside returns the age that stands beside a name, "" if there is none.
func (d *Names) ageBeside(m Mention) string {
	if i := m.End + 1; (d.Is(m.End, m.At, ",") || d.Is(m.End, m.At, "(")) && i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == lexis.Sign && lexis.IsNumeral(d.Tokens[i].Text) && len(d.Tokens[i].Text) <= 3 {
		return d.Tokens[i].Text
	}
	for k := m.At - 1; k >= 0 && k >= m.At-3 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Prep|lexis.Det|lexis.Saying|lexis.Verb|lexis.Aux) == 0 && d.Tokens[k].Paragraph == d.Tokens[m.At].Paragraph; k-- {
		if years := Years(d.Tokens[k].Text); years != "" {
			return years
		}
	}
	return ""
}

// Years returns the number that a word for somebody of an age starts with, "" for another word: 54-year-old, 54-Jährige.
func Years(word string) string {
	years, rest, ok := strings.Cut(word, "-")
	if !ok || years == "" || len(years) > 3 || !lexis.IsNumeral(years) || rest == "" || lexis.IsNumeral(rest[:1]) {
		return ""
	}
	return years
}
