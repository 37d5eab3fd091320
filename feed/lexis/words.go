package lexis

import (
	"strings"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// Class is a set of bits for what a word can be. "report" is a document and a verb of saying; the reader of clauses decides
// which of them it is in its sentence.
type Class uint64

const (
	Say        Class = 1 << iota // a finite verb of plain saying: said, tells
	Tell                         // a finite verb that leads up to words in marks: called, slammed, believes
	Base                         // the infinitive of either: say, call
	Ing                          // the participle of either: saying, calling
	Part                         // another participle of saying, after an auxiliary: gesagt, déclaré
	Told                         // the participle of a verb that leads up to words in marks: évoqué, chiamato
	Attack                       // one of them that blames: accused, slammed
	Verb                         // any other finite verb: was, ran
	Aux                          // an auxiliary: has, would
	Be                           // a form of "to be"
	Modal                        // an auxiliary of what has not happened: would, should
	Deny                         // takes back the verb after it: never, not, denied, refused
	Adverb                       // may stand between a subject and its verb: also, later
	Det                          // the, a, his, some
	Prep                         // of, for, in
	Conj                         // and, or, but
	Sub                          // starts a clause: that, because, while
	Rel                          // starts a relative clause: who, which
	He                           // a pronoun for one man
	She                          // a pronoun for one woman
	They                         // a pronoun for several people
	Pronoun                      // any pronoun that can be a subject
	Object                       // a pronoun that can be no subject: him, them
	Head                         // a noun that names who somebody is: mayor, widow
	Thing                        // a noun for a speaker that is no person: board, report
	Paper                        // one of them that is written or read: report, letter, sign
	Body                         // ends the name of a body or a place: Council, University
	Firm                         // ends the name of a firm, a club, a paper or an event, and hardly ever that of a person: Airways, Rovers
	Title                        // precedes a name: Mr, Sen., Mayor
	FemaleNoun                   // a noun or title of a woman: Mrs, widow
	MaleNoun                     // a noun or title of a man
	Kin                          // a relative: wife, son
	Office                       // an office that one person of an article holds: the mayor
	Period                       // a day, a month, "today"
	Stray                        // a capitalised word that is no part of a name: Monday, The, Republicans
	Nowhere                      // starts the names of places and bodies: New, United
	Place                        // a place that is a last name as well: London
	Particle                     // part of a name in lower case: van, de
	Suffix                       // Jr., III
	Utter                        // what somebody says, as a noun: remark, words
	Naming                       // gives a thing a name: dubbed, titled
	Work                         // what has a title: film, song
	Vague                        // nobody in particular: many, some
	Accord                       // "according to", in languages that say it in one word: laut, selon
	View                         // at the beginning of a sentence says whose view it tells: pour, für
	Partial                      // makes another office of one: former, deputy
	Number                       // two, dozens
	Reflexive                    // stands between verb and subject: sich, se
	Oblique                      // starts a phrase that is no subject: dem, einem; a name in another case: Игоря
	Quoting                      // its object is the speaker: quoted Fox as saying
	Reported                     // a finite verb in the mood of reported speech: sei, habe
	Ask                          // a form of a verb of saying that asks: asked, asking
	I                            // the pronoun of the first person
	Female                       // a given name of women
	Male                         // a given name of men
	Homonym                      // a given name that is a word as well: Mark, Hope
	Late                         // a Romance verb that says something behind a quotation or before a colon alone: souffle, minimizza
)

const (
	Saying = Say | Tell    // any finite verb that can introduce words
	Given  = Female | Male // any given name

	forms = Saying | Base | Ing | Part | Told // all that a verb of saying can be
)

// classNames are the names of the classes in words.txt, in the same order.
var classNames = strings.Fields(`say tell base ing part told attack verb aux be modal deny adverb det prep conj sub rel he she they pronoun object head thing
	paper body firm title femaleNoun maleNoun kin office period stray nowhere place particle suffix utter naming work vague
	accord view partial number reflexive oblique quoting reported ask i female male homonym late`)

// wordList holds the words of one language in lower case while words.txt is read.
type wordList map[string]Class

func (l wordList) add(c Class, list string) {
	for w := range strings.FieldsSeq(list) {
		l.form(w, c)
	}
}

// form adds the class c to the word w. A verb that says something anywhere is not late, whichever of the two is added first.
func (l wordList) form(w string, c Class) {
	switch {
	case c&Late == 0 && c&forms != 0:
		l[w] &^= Late
	case l[w]&forms != 0 && l[w]&Late == 0:
		c &^= Late
	}
	l[w] |= c
}

// participles adds the imperfects, the past participles, the infinitives and the gerunds of the regular verbs of a list, in
// languages whose finite forms tell them: gritó, gritaba, gritado, gritar, gritando; crie, criait, crié, crier, criant. In Russian
// and Polish it adds the other forms of the past, and those of the present: сказал, сказала; уточняет, уточняют, уточнял.
func (l wordList) participles(t *Tongue, c Class, list string) {
	if c&Saying == 0 {
		return
	}
	for w := range strings.FieldsSeq(list) {
		switch t.Tag {
		case "fr":
			l.frenchVerb(c, w)
		case "de":
			l.germanVerb(c, w)
		}
		for _, e := range pastEndings[t.Tag] {
			if stem, ok := strings.CutSuffix(w, e[0]); ok {
				for _, ending := range e[1:] {
					l[stem+ending] |= c
				}
				break
			}
		}
		for _, e := range theyEndings[t.Tag] {
			if stem, ok := strings.CutSuffix(w, e[0]); ok {
				l.form(stem+e[1], c)
				break
			}
		}
		if t.Tag == "nl" {
			for _, many := range dutchVerbs(w) {
				l[many] |= c
			}
		}
		l.presents(t, c, w)
		for _, e := range participleEndings[t.Tag] {
			if stem, ok := strings.CutSuffix(w, e[0]); ok && len(stem) > 2 {
				l.form(stem+e[4], c)
				l.form(stem+e[5], c)
				if l.form(stem+e[1], c&Late|Told); c&Say != 0 {
					l[stem+e[1]] = l[stem+e[1]]&^Told | Part
					l.form(stem+e[2], c&Late|Base)
					l.form(stem+e[3], c&Late|Ing)
				}
				break
			}
		}
	}
}

// germanVerb adds other forms of a regular German verb of saying in the past: warnte, warnt, warnten; and the infinitive and the
// participle of one with a prefix that stays before it, or from Latin: betonte, betonen, betont; kommentierte, kommentieren,
// kommentiert. Others may have been one half of a verb: führte | aus.
func (l wordList) germanVerb(c Class, past string) {
	stem, ok := strings.CutSuffix(past, "te")
	if !ok {
		return
	}
	l[stem+"t"] |= c
	l[stem+"ten"] |= c
	whole := strings.HasSuffix(stem, "ier")
	for _, prefix := range [...]string{"be", "er", "ver", "ent", "emp", "wider", "wieder"} {
		whole = whole || strings.HasPrefix(stem, prefix) && len(stem) > len(prefix)+2
	}
	switch {
	case !whole || c&Say == 0:
		return
	case EndsAny(stem, "er") && !strings.HasSuffix(stem, "ier"): // versichern
		l[stem+"n"] |= c | Base
	default:
		l[strings.TrimSuffix(stem, "e")+"en"] |= c | Base
	}
	l[stem+"t"] |= Part
}

// presents adds the plural of a Russian or Polish verb in the present, and the forms of its past: уточняет, уточняют, уточнял, уточняла;
// twierdzi, twierdzą, twierdził, twierdziła.
func (l wordList) presents(t *Tongue, c Class, w string) {
	for _, e := range presentEndings[t.Tag] {
		stem, ok := strings.CutSuffix(w, e[0])
		if !ok {
			continue
		}
		if e[1] != "" {
			l[stem+e[1]] |= c
		}
		for _, past := range pastEndings[t.Tag] {
			if root, ok := strings.CutSuffix(stem+e[2], past[0]); ok && e[2] != "" {
				l[stem+e[2]] |= c
				for _, ending := range past[1:] {
					l[root+ending] |= c
				}
				break
			}
		}
		return
	}
}

// presentEndings are the endings of verbs in the present, of one and of several, and of one man in the past. Those that have no other form
// are empty: words that end so are no verbs in the present (сказала).
var presentEndings = map[string][][3]string{
	"ru": {
		{"аёт", "ают", "авал"}, {"ает", "ают", "ал"}, {"яет", "яют", "ял"}, {"ует", "уют", "овал"}, {"шет", "шут", "сал"}, {"чет", "чут", "тал"}, {"чит", "чат", "чал"}, {"ит", "ят", "ил"},
		{"ётся", "ются", "вался"}, {"ается", "аются", "ался"}, {"яется", "яются", "ялся"}, {"уется", "уются", "овался"}, {"ится", "ятся", "ился"},
	},
	"pl": {
		{"ła", "", ""}, {"uje", "ują", "ował"}, {"aje", "ają", "awał"}, {"sze", "szą", "sał"}, {"cze", "czą", "tał"}, {"a", "ają", "ał"},
		{"dzi", "dzą", "dził"}, {"si", "szą", "sił"}, {"ni", "nią", "nił"}, {"li", "", ""}, {"ci", "cą", "cił"}, {"i", "ią", "ił"}, {"szy", "szą", "szył"},
	},
}

// manyOf adds the plurals of Dutch nouns for somebody, and of Russian and Polish ones for men, which say that they are subjects. Those of
// women look like another case there: матери, matki.
func (l wordList) manyOf(t *Tongue, c Class, list string) {
	if c&Head == 0 || c&(FemaleNoun|Thing|Title) != 0 {
		return
	}
	for w := range strings.FieldsSeq(list) {
		if t.Tag == "nl" {
			for _, many := range append(withEn(w), w+"s") {
				l[many] |= c &^ MaleNoun
			}
		}
		for _, e := range manyEndings[t.Tag] {
			if stem, ok := strings.CutSuffix(w, e[0]); ok && l[w]&(FemaleNoun|Thing) == 0 {
				l[stem+e[1]] |= c &^ MaleNoun
				break
			}
		}
	}
}

// manyEndings are the endings of Russian and Polish nouns for men in the singular and in the plural.
var manyEndings = map[string][][2]string{
	"ru": {
		{"анин", "ане"}, {"янин", "яне"}, {"лец", "льцы"}, {"ец", "цы"}, {"тель", "тели"}, {"арь", "ари"}, {"й", "и"}, {"к", "ки"}, {"г", "ги"}, {"х", "хи"}, {"ч", "чи"}, {"ж", "жи"}, {"ш", "ши"},
		{"н", "ны"}, {"т", "ты"}, {"р", "ры"}, {"л", "лы"}, {"м", "мы"}, {"в", "вы"}, {"д", "ды"}, {"с", "сы"},
	},
	"pl": {
		{"niec", "ńcy"}, {"ec", "cy"}, {"ca", "cy"}, {"ik", "icy"}, {"yk", "ycy"}, {"ak", "acy"}, {"ciel", "ciele"}, {"rz", "rze"}, {"or", "orzy"}, {"er", "erzy"}, {"ktor", "ktorzy"}, {"sta", "ści"}, {"eta", "eci"},
		{"adek", "adkowie"}, {"ant", "anci"}, {"ent", "enci"}, {"kat", "kaci"}, {"log", "lodzy"}, {"ny", "ni"}, {"un", "uni"}, {"ian", "ianie"}, {"anin", "anie"},
	},
}

// pastEndings are the endings of verbs in the past, of one man first, and of other forms of these verbs.
var pastEndings = map[string][][]string{
	"ru": {{"лся", "лась", "лось", "лись"}, {"л", "ла", "ло", "ли"}},
	"pl": {{"ął", "ęła", "ęło", "ęli"}, {"edział", "edziała", "edziało", "edzieli"}, {"ł", "ła", "ło", "li"}},
}

// theyEndings are the endings of finite verbs in the singular and in the plural: affirme, affirment.
var theyEndings = map[string][][2]string{
	"fr": {{"crit", "crivent"}, {"met", "mettent"}, {"ît", "issent"}, {"ait", "aient"}, {"e", "ent"}, {"a", "èrent"}, {"d", "dent"}},
	"es": {{"ió", "ieron"}, {"ó", "aron"}, {"ía", "ían"}, {"a", "an"}, {"e", "en"}},
	"it": {{"ò", "arono"}, {"va", "vano"}, {"a", "ano"}, {"e", "ono"}},
	"pt": {{"ou", "aram"}, {"eu", "eram"}, {"iu", "iram"}, {"a", "am"}, {"e", "em"}},
}

// dutchVerbs returns what the plural of a Dutch verb can be: noemt, noemen; schreef, schreven; meldde, meldden.
func dutchVerbs(w string) []string {
	switch {
	case w == "weet", strings.HasSuffix(w, "en"): // laten | weten
		return nil
	case strings.HasSuffix(w, "de"), strings.HasSuffix(w, "te"):
		return []string{w + "n"}
	}
	stem := strings.TrimSuffix(w, "t")
	if stem != "" && strings.IndexByte("aeiou", stem[len(stem)-1]) >= 0 { // laat, liet
		stem = w
	}
	return withEn(stem)
}

// withEn returns a Dutch stem with "en" behind it, as it can be spelled: klaag, klagen; zeg, zeggen; schrijf, schrijven; advocaat,
// advocaten.
func withEn(stem string) []string {
	n := len(stem)
	if n < 3 || strings.IndexByte("aeiou", stem[n-1]) >= 0 {
		return nil
	}
	last := stem[n-1:]
	switch { // between vowels
	case last == "f":
		last = "v"
	case last == "s":
		last = "z"
	}
	switch vowel := strings.IndexByte("aeiou", stem[n-2]) >= 0; {
	case vowel && stem[n-3] == stem[n-2]:
		return []string{stem[:n-2] + last + "en"}
	case vowel && strings.IndexByte("aeiou", stem[n-3]) < 0:
		return []string{stem + stem[n-1:] + "en", stem[:n-1] + last + "en"}
	}
	return []string{stem[:n-1] + last + "en", stem + "en"}
}

// participleEndings are endings of finite verbs, of their participles, of their infinitives and of their gerunds, and of their
// imperfects of one and of several, by language.
var participleEndings = map[string][][6]string{
	"fr": {{"e", "é", "er", "ant", "ait", "aient"}}, "es": {{"ió", "ido", "ir", "iendo", "ía", "ían"}, {"ó", "ado", "ar", "ando", "aba", "aban"}},
	"it": {{"ò", "ato", "are", "ando", "ava", "avano"}, {"ì", "ito", "ire", "endo", "iva", "ivano"}, {"a", "ato", "are", "ando", "ava", "avano"}},
	"pt": {{"ou", "ado", "ar", "ando", "ava", "avam"}, {"iu", "ido", "ir", "indo", "ia", "iam"}},
}

// plural adds the words of list and their plurals.
func (l wordList) plural(c Class, list string) {
	for w := range strings.FieldsSeq(list) {
		l[w] |= c
		l[plural(w)] |= c
	}
}

func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return w[:len(w)-2] + "en"
	case strings.HasSuffix(w, "y") && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeou"):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "x"):
		return w + "es"
	}
	return w + "s"
}

// verbs adds the forms of English verbs. "argue" gives argue, argues, argued, arguing; "quip+" doubles its last letter;
// "say/said" has an irregular past, "write/wrote/written" an irregular participle as well.
func (l wordList) verbs(c Class, list string) {
	for entry := range strings.FieldsSeq(list) {
		forms := strings.Split(entry, "/")
		w, double := strings.CutSuffix(forms[0], "+")
		stem := w
		if double {
			stem = w + w[len(w)-1:]
		}
		past, third := stem+"ed", plural(w)
		if strings.HasSuffix(w, "e") {
			past, stem = w+"d", w[:len(w)-1]
		} else if strings.HasSuffix(w, "y") && strings.HasSuffix(third, "ies") {
			past = w[:len(w)-1] + "ied"
		}
		if len(forms) > 1 {
			past = forms[1]
		}
		extra := c &^ Saying // attack, utter and the like go with every form
		l[w] |= Base | c
		l[third] |= c
		l[past] |= c
		l[stem+"ing"] |= Ing | extra
		if len(forms) > 2 {
			if l[forms[2]] |= Verb | extra; c&Say != 0 {
				l[forms[2]] = l[forms[2]]&^Verb | Part
			}
		}
	}
}

// Lexicon tells the classes of the words of one language.
type Lexicon struct{ prose.Lexicon[Class] }

// partOfDay returns the class of the weekday in a German or Dutch word for it and a part of the day, or 0: Montagabend, dinsdagochtend.
func (l *Lexicon) partOfDay(w string) Class {
	for _, part := range [...]string{"abend", "morgen", "früh", "mittag", "vormittag", "nachmittag", "nacht", "avond", "ochtend", "middag", "namiddag"} {
		if day, ok := strings.CutSuffix(w, part); ok && l.Of(day)&Period != 0 {
			return l.Of(day)
		}
	}
	return 0
}

// dutch returns the class of a Dutch word that is in no list, in lower case: that of a day and a part of it, of a preposition
// behind a word for what was mentioned, or of a compound noun for somebody: dinsdagochtend; daarin; schoolbestuurder.
func (l *Lexicon) dutch(w string) Class {
	const shortest = 5 // of the noun at its end
	if day := l.partOfDay(w); day != 0 {
		return day
	}
	if pointsAt(w) {
		return Adverb | Stray
	}
	for i := 3; i+shortest <= len(w); i++ {
		if c := l.Of(w[i:]); utf8.RuneStart(w[i]) && c&Head != 0 && c&(Thing|Title) == 0 {
			return Head
		}
	}
	return 0
}

// pointsAt reports whether a lower-case Dutch word is a preposition behind a word for what was mentioned: daarin, hierover, eronder.
func pointsAt(w string) bool {
	for _, first := range [...]string{"daar", "hier", "er"} {
		if behind, ok := strings.CutPrefix(w, first); ok {
			return prepositions[behind]
		}
	}
	return false
}

var prepositions = Set(`aan achter af bij binnen boven bovenop buiten door doorheen in langs mee na naar naast om omheen onder op over rond tegen tegenover toe tussen uit
	van vanaf vanuit voor`)

// lastPart returns the class of a compound noun: that of the noun of the lexicon that it ends with, in any form.
// Landesregierung is a government, Ehemänner are men, Gesundheitsamt is an office.
func (l *Lexicon) lastPart(w string) Class {
	for _, ending := range [...]string{"", "s", "es", "n", "en", "nen", "e", "er"} {
		stem, ok := strings.CutSuffix(w, ending)
		if !ok {
			continue
		}
		must := Class(Head | Thing | Paper | Utter | Title | FemaleNoun | MaleNoun | Work)
		switch ending {
		case "e": // Notare, Vereine; but: Berichte
			must = Head | Thing
		case "er": // Kinder; but: Banker
			must = Head
		}
		c := l.partOf(stem, must)
		if c == 0 && (ending == "" || ending == "e" || ending == "er") { // Väter, Gäste, Männer; but: Kämmerer
			if plain := withoutUmlaut(stem); plain != "" {
				c = l.partOf(plain, Head)
			}
		}
		if c != 0 {
			return c
		}
	}
	for _, e := range [...]string{"amt", "bank", "klub", "club", "team", "ämter", "banken", "klubs", "clubs", "teams"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+3 {
			return Thing
		}
	}
	return 0
}

// partOf returns the class of the noun of the lexicon that w is or ends with, if it has a class of must: landesregierung.
func (l *Lexicon) partOf(w string, must Class) Class {
	const shortest = 5 // a name such as Zimmermann is not a kind of man
	const kinds = Head | Thing | Paper | Utter | Title | FemaleNoun | MaleNoun | Work
	if c := l.Of(w) & kinds; c&must != 0 && len(w) > 2 {
		return c
	}
	for i := 3; i+shortest <= len(w); i++ {
		if !utf8.RuneStart(w[i]) {
			continue
		}
		if c := l.Of(w[i:]) & kinds; c&must != 0 && !(strings.HasPrefix(w[i:], "zeuge") && EndsAny(w[:i], "fahr", "flug", "werk", "spiel", "feuer", "schlag")) { // Flugzeuge are no witnesses
			return c
		}
	}
	return 0
}

// withoutUmlaut returns a German word with the last umlaut undone, as the singular of many plurals has none: männ, mann. It is "" if
// there is none.
func withoutUmlaut(w string) string {
	i := strings.LastIndexAny(w, "äöü")
	if i < 0 {
		return ""
	}
	plain := map[string]string{"ä": "a", "ö": "o", "ü": "u"}[w[i:i+2]]
	return w[:i] + plain + w[i+2:]
}
