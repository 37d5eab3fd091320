package lexis

import "unicode/utf8"

// This file finds words of Russian and Polish that begin a sentence before a verb of saying whose subject is left out, so that their
// capital makes no name of them: Тихо | добавила; Dziennikarzom | powiedziała.

// noteOpening marks the word at token i, with which a Russian or Polish sentence begins, as no name if it tells how or to whom somebody
// speaks, or in what mood. Who bears it as a last name elsewhere in the text is found nevertheless.
func (d *Text) noteOpening(i int) {
	t := &d.Tokens[i]
	if !d.Tongue.Cases || !t.Named || t.Class != 0 || i+2 >= len(d.Tokens) {
		return
	}
	next := i + 1
	if d.IsAdverb(next) { // Тихо так | сказала
		next++
	}
	verb := &d.Tokens[next]
	head := d.headSpeaks(next)
	switch speaks := verb.Class&(Say|Ask) != 0 && verb.Text == verb.Lower; {
	case (speaks && !EndsAny(verb.Lower, "ло", "лось", "ło") || head) && d.Tongue.TellsHow(t.Lower): // not: Динамо | сообщило
		t.Class, t.Named = Adverb|Stray, false
	case (speaks || head) && d.Tongue.IsTold(t.Lower), d.stirred(i, speaks):
		t.Class, t.Named = Stray, false
	}
}

// headSpeaks reports whether a noun for somebody or a body stands at token i, before a verb of saying: Kibicom | prezes obiecał.
func (d *Text) headSpeaks(i int) bool {
	t := &d.Tokens[i]
	return t.Class&(Head|Thing) != 0 && t.Text == t.Lower && i+1 < len(d.Tokens) && d.Tokens[i+1].Class&(Say|Ask) != 0
}

// TellsHow reports whether a lower-case word ends like a Russian or Polish adverb: тихо, szczerze; but like no last name: Шевченко,
// Тарантино, Кастро, Szydło, Bowie.
func (t *Tongue) TellsHow(w string) bool {
	if w == "раз" || w == "raz" {
		return true
	}
	if t.Tag == "ru" {
		return EndsAny(w, "ихо", "ухо", "лохо", "тко", "дко", "зко", "мко", "гко", "иво", "урово", "ёрдо", "вердо", "гордо", "ыстро", "остро", "трого", "рошо", "грубо", "росто", "часто") ||
			EndsAny(w, "но") && !EndsAny(w, "ано", "ено", "ино", "оно", "уно", "яно")
	}
	return EndsAny(w, "icho", "ucho", "ótko", "adko", "zybko", "orzko", "ękko", "asno", "ośno", "wczo", "ewno", "jąco", "ęsto", "rosto", "owo", "rze", "nie", "iwie", "awie", "rcie", "ście") && !EndsAny(w, "anie", "enie", "nnie")
}

// IsTold reports whether a lower-case word is a Russian or Polish noun for somebody in the dative: журналистам, mężowi.
func (t *Tongue) IsTold(w string) bool {
	if n := utf8.RuneCountInString(w); n > 6 && EndsAny(w, "там", "кам", "рам", "нам", "лям", "ням", "лам", "зьям", "дям", "kom", "tom", "rom", "som", "łom", "lom", "dom", "gom", "zom", "nom", "com", "iom", "stkim", "szym") || n > 5 && EndsAny(w, "дым", "шим", "щим", "ным") {
		return true
	}
	return EndsAny(w, "у", "ю", "е", "owi", "ce", "ie") && !EndsAny(w, "ice") && t.NominativeOf(w, func(n string) bool {
		c := t.Words.Of(n)
		return c&(Head|Kin|Title) != 0 && c&Thing == 0
	}) != ""
}

// stirred reports whether the word at token i is a participle that tells of the subject what moves them or what they were asked, before a
// verb of saying, or before a comma and one: Zapytana | o plany; Wzruszona, | dodała.
func (d *Text) stirred(i int, speaks bool) bool {
	t, next := &d.Tokens[i], &d.Tokens[i+1]
	moved := EndsAny(t.Lower, "owana", "owany", "szona", "szony", "czona", "czony", "ięta", "ięty")
	if !moved && !EndsAny(t.Lower, "tana", "tany") {
		return false
	}
	return moved && speaks || next.Lower == "o" || next.Lower == "przez" || next.Text == "," && d.Tokens[i+2].Class&(Say|Ask) != 0
}
