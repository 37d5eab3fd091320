package lexis

import (
	"strings"
	"unicode/utf8"
)

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
	case next == i+1 && verb.Text == ":" && d.Tongue.TellsHow(t.Lower): // Krótko: Q
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

// TellsHow reports whether a lower-case word is a Russian or Polish adverb for how somebody speaks, by a list or by an ending that no name
// has: тихо, официально, szczerze; but not: Махно, Ситко, Арно, Sadko, Bernie.
func (t *Tongue) TellsHow(w string) bool {
	if hows[w] || hows[strings.TrimPrefix(w, "не")] || hows[strings.TrimPrefix(w, "nie")] {
		return true
	}
	if utf8.RuneCountInString(w) < 6 {
		return false
	}
	if t.Tag == "ru" {
		return EndsAny(w, "нно", "льно", "ойно", "ажно", "ожно", "ежно", "ужно", "ачно", "ично", "очно", "ешно", "ушно", "обно", "ятно", "отно", "естно", "остно", "ивно", "ромно", "дечно", "ливо", "чиво")
	}
	return EndsAny(w, "ojnie", "alnie", "tywnie", "cznie", "śnie", "ażnie", "ożnie", "aźnie", "ętnie", "utnie", "nowczo", "jąco", "wowo", "liwie", "biście", "yście")
}

// hows are Russian and Polish adverbs for how somebody speaks whose endings names have as well.
var hows = Set(`раз тихо глухо сухо плохо кратко коротко резко громко мягко легко звонко робко едко метко горько сурово твёрдо твердо гордо быстро остро строго
	хорошо грубо просто часто ясно грустно честно грозно серьёзно шутя красиво лениво криво искренне жёстко сердито хитро бодро мудро устало смело хмуро важно
	raz cicho sucho krótko gładko szybko gorzko miękko lekko jasno ostro mocno głośno smutno dumnie skromnie pewnie gniewnie chłodno twardo gęsto prosto często nerwowo
	szczerze dobrze grzecznie otwarcie uparcie zażarcie łaskawie śmiało żartem mądrze wesoło wymownie zgodnie rozsądnie`)

// IsTold reports whether a lower-case word is a Russian or Polish noun for somebody in the dative: журналистам, mężowi.
func (t *Tongue) IsTold(w string) bool {
	if told[w] || utf8.RuneCountInString(w) > 6 && EndsAny(w, "вшим", "вшимся", "ющим", "ящим", "stkim", "cymi", "cych") {
		return true
	}
	somebody := func(n string) bool {
		c := t.Words.Of(n)
		return c&(Head|Kin|Title) != 0 && c&Thing == 0
	}
	for _, e := range manyTold[t.Tag] {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && utf8.RuneCountInString(stem) > 2 && somebody(stem+e[1]) {
			return true
		}
	}
	return EndsAny(w, "у", "ю", "е", "owi", "ce", "ie") && !EndsAny(w, "ice") && t.NominativeOf(w, somebody) != ""
}

// manyTold are endings of the dative of several, with those of the nominative of one: turystom, turysta.
var manyTold = map[string][][2]string{
	"ru": endingPairs(`ам, ам а, ям ь, ям я, цам ец, кам ка`),
	"pl": endingPairs(`om, om a, com iec, ńcom niec, kom ek, iom`),
}

// told are further words for those who are told something.
var told = Set(`болельщикам зрителям родителям покупателям читателям слушателям избирателям учителям друзьям детям близким родным собравшимся присутствующим ученикам
	школьникам соседям гостям людям фанатам поклонникам прихожанам пассажирам спасателям строителям водителям подписчикам
	kibicom widzom rodzicom czytelnikom słuchaczom wyborcom przyjaciołom dzieciom bliskim zebranym uczniom fanom ratownikom strażakom muzykom kolegom koleżankom gościom
	klientom pasażerom internautom podwładnym związkowcom samorządowcom protestującym`)

// stirred reports whether the word at token i is a participle that tells of the subject what moves them or what they were asked, before a
// verb of saying, or before a comma and one: Zapytana | o plany; Wzruszona, | dodała; but not: Święty, Santana.
func (d *Text) stirred(i int, speaks bool) bool {
	t, next := &d.Tokens[i], &d.Tokens[i+1]
	moved := EndsAny(t.Lower, "szona", "szony", "czona", "czony", "jęta", "jęty", "nięta", "nięty") || utf8.RuneCountInString(t.Lower) > 9 && EndsAny(t.Lower, "owana", "owany")
	if !moved && !EndsAny(t.Lower, "pytana", "pytany", "owana", "owany") {
		return false
	}
	return moved && speaks || next.Lower == "o" || next.Lower == "przez" || next.Text == "," && d.Tokens[i+2].Class&(Say|Ask) != 0
}
