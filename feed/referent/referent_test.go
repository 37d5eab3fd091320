package referent

import (
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
	"seedfeed/feed/prose"
)

func read(body, language string) *Referents {
	d := new(Referents)
	d.CutText(prose.Read(body), lexis.TongueOf(body, language), lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	d.ReadClauses()
	d.Forget()
	return d
}

// TestPronounMeans: whom the pronoun at the end of a text means.
func TestPronounMeans(t *testing.T) {
	for _, c := range [][4]string{
		{"en", "Ann Fox met Bo Reed. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Ann Fox met Bo Reed. He", "Bo Reed", "he, the likeliest person before"},
		{"en", "The mayor of Oxley came. She", "The mayor of Oxley", "she, of the role that a sentence before starts with"},
		{"en", "Her husband came. She", "", "she can mean nobody near"},
		{"en", "Her husband came. He", "Her husband", "he, of the role that a sentence before starts with"},
		{"en", "Ann Fox came. They", "", "the pronoun they has no one person"},
		{"en", "It rained. He", "", "he can mean nobody near"},
		{"en", "Ann Fox came.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nShe", "", "she can mean nobody near"},
		{"en", "The miller, Tom Fox, came. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox and Bo Reed came. He", "", "he can mean two persons"},
		{"en", "Tom Fox came. “Bo is a fool,” he", "Tom Fox", "he, the likeliest person before"},
		{"de", "Anna Holm kam. Sie", "Anna Holm", "sie, the likeliest person before"},
		{"en", "Ann Fox met Bo Reed. It", "", "the pronoun it has no one person"},
		{"en", "“It leaks,” said Ann Fox. Bo Reed came. She", "", "she can mean two persons"},
		{"en", "A miller came. He", "A miller", "he, of the role that a sentence before starts with"},
		{"en", "Tom Fox came. The mayor turned to the crowd. He", "The mayor", "he, of the role that a sentence before starts with"},
		{"en", "Tom Fox is the mayor. The mayor turned to the crowd. He", "Tom Fox", "he, of the role that a sentence before starts with"},
		{"en", "Tom Fox came. The miller thanked him. He", "The miller", "he, of the role that a sentence before starts with"},
		{"en", "Tom Fox came. The miller left. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Ann Fox left school. They drove stakes across Hickling Fen. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Millers came. He", "", "he can mean nobody near"},
		{"en", "In Oxley a miller came. He", "a miller", "he, of the role that the sentence before introduces"},
		{"en", "Ann Fox came. Some of the millers left. She", "Ann Fox", "she, the likeliest person before"},
		{"de", "Anna Kranz kam. Einige der Müller gingen. Sie", "Anna Kranz", "sie, the likeliest person before"},
		{"en", "A miller came. It rained. He", "A miller", "he, of the role that a sentence before starts with"},
		{"en", "A miller came. Tom Fox left. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "A miller came. Ann Fox left. He", "A miller", "he, of the role that a sentence before starts with"},
		{"en", "A miller came.\n\nIt rained.\n\nIt rained.\n\nHe", "", "he can mean nobody near"},
		{"en", "A miller came.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nHe", "", "he can mean nobody near"},
		{"en", "The miller, Ann Fox, came. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "The miller, Ann Fox, came. He", "", "he can mean nobody near"},
		{"en", "Tom Fox came. The front-runner won. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox came. A front-runner won. He", "A front-runner", "he, of the role that a sentence before starts with"},
		{"en", "Miller came. He", "", "he can mean nobody near"},
		{"en", "The queen came. He", "", "he can mean nobody near"},
		{"en", "The queen came. She", "The queen", "she, of the role that a sentence before starts with"},
		{"en", "Tom Fox told Jim Reed so. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox told Jim Reed so. It rained. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox and Ann Reed came. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox or Bo Reed came. He", "", "he can mean two persons"},
		{"en", "Tom Fox came, and Bo Reed left. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox and Bo Reed’s dog came. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox came. “It is I, Tom,” he", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox came. Jim Reed left. “Jim is a fool,” he", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox came. Jim Reed left. “Go, Jim, now,” he", "Jim Reed", "he, the likeliest person before"},
		{"en", "Tom Fox came. Jim Reed left. “I, Jim, am here,” he", "Jim Reed", "he, the likeliest person before"},
		{"en", "Tom Fox came. Jim Reed left. “I am Jim Reed,” he", "Jim Reed", "he, the likeliest person before"},
		{"en", "Will Fox came. Jim Reed left. “Will it leak,” he", "Jim Reed", "he, the likeliest person before"},
		{"en", "Ann Fox came. He said so. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Ann Fox came. She left. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Bo Fox came. Ann Reed left. She", "Ann Reed", "she, the likeliest person before"},
		{"en", "Bo Fox came. Ann Reed left. He", "Bo Fox", "he, the likeliest person before"},
		{"en", "Ann Fox met Eve Fox. Fox left. She", "", "she can mean two persons"},
		{"en", "Ann Fox met Tom Fox. Fox left. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Tom Fox came when he", "Tom Fox", "he, the likeliest person before"},
		{"en", "When he came, Tom Fox left. He", "Tom Fox", "he, the likeliest person before"},
		{"de", "Karl Fry kam. Er", "Karl Fry", "er, the likeliest person before"},
		{"de", "Karl Fry und Anna Holm kamen. Sie", "Anna Holm", "sie, the likeliest person before"},
		{"de", "Die Wirtin kam. Sie", "Die Wirtin", "sie, of the role that a sentence before starts with"},
		{"fr", "Anne Renard arrive. Elle", "Anne Renard", "elle, the likeliest person before"},
		{"es", "Ana Ruiz llegó. Ella", "Ana Ruiz", "ella, the likeliest person before"},
		{"pl", "Anna Prus przyszła. Powiedziała", "Anna Prus", "powiedziała, the likeliest person before"},
		{"pl", "Jan Kowalski przyszedł. Powiedział", "Jan Kowalski", "powiedział, the likeliest person before"},
		{"pl", "Anna Prus przyszła. Powiedział", "", "powiedział can mean nobody near"},
		{"ru", "Иван Лавров пришёл. Сказал", "Иван Лавров", "сказал, the likeliest person before"},
		{"ru", "Анна Белова пришла. Сказала", "Анна Белова", "сказала, the likeliest person before"},
		{"de", "Anna Holm kam. „Es leckt“, sagte sie", "Anna Holm", "sie, the likeliest person before"},
		{"de", "Anna Holm kam. „Es leckt“, sagten sie", "", "the pronoun sie has no one person"},
		{"en", "Tom Fox told Jim Reed that it was over. He was late. He", "", "he, like the one before, can mean two persons"},
		{"en", "Tom Fox told Jim Reed that it was over. He was late. Ann Moss left. She", "Ann Moss", "she, the likeliest person before"},
		{"en", "The board came. She", "", "she can mean nobody near"},
		{"en", "To the miller it was clear. He", "", "he can mean nobody near"},
		{"en", "The millers came. He", "", "he can mean nobody near"},
		{"en", "She was born in May. A teacher left. She", "", "she can mean nobody near"},
		{"en", "He was born in May. A teacher left. She", "A teacher", "she, of the role that a sentence before starts with"},
		{"en", "He was born in May. A teacher left. He", "", "he can mean nobody near"},
		{"en", "She was born in May. A teacher left. He", "A teacher", "he, of the role that a sentence before starts with"},
		{"en", "She was born in May.\n\nA teacher left. She", "A teacher", "she, of the role that a sentence before starts with"},
		{"en", "A miller, a widow, came. She", "A miller", "she, of the role that a sentence before starts with"},
		{"it", "Anna Prati arriva. Dice", "Anna Prati", "dice, the likeliest person before"},
	} {
		d := read(c[1], c[0])
		at, verb := len(d.Tokens)-1, -1
		if d.Tokens[at].Class&lexis.Say != 0 { // a verb without a subject
			verb = at
		} else if at > 0 && d.Tokens[at-1].Class&lexis.Say != 0 {
			verb = at - 1
		}
		if r := d.PronounMeans(at, verb); r.Name != c[2] || r.Why != c[3] {
			t.Errorf("%s: %q (%s), want %q (%s)", c[1], r.Name, r.Why, c[2], c[3])
		}
	}
}

// TestNamedBehind: a pronoun means none of those who are named after it in its sentence, unless its clause precedes the main
// one.
func TestNamedBehind(t *testing.T) {
	for text, want := range map[string]string{
		"Tom Fox came. Jim Reed left. He met Reed in May.":                                         "Tom Fox",
		"Tom Fox came. Jim Reed left. He met Fox in May.":                                          "Jim Reed",
		"Tom Fox came. Jim Reed left. He said that Reed was late.":                                 "Tom Fox",
		"Tom Fox came. When he sat down, Fox slept.":                                               "Tom Fox",
		"Tom Fox came. When it rained, he met Fox.":                                                "",
		"Tom Fox came. He, Fox, slept.":                                                            "Tom Fox",
		"Tom Fox came. He was a boy when Fox bought the mill.":                                     "Tom Fox",
		"Tom Fox came. He met Fox when it rained.":                                                 "",
		"Tom Fox came. He said “it leaks” of Fox.":                                                 "Tom Fox",
		"Tom Fox came. Jim Reed left. He met Ann Moss, Eve Dale, Cy Lund, Al Prowse and Jim Reed.": "Tom Fox",
	} {
		d := read(text, "en")
		at := 0
		for i := range d.Tokens {
			if d.Tokens[i].Lower == "he" {
				at = i
			}
		}
		if r := d.PronounMeans(at, -1); r.Name != want {
			t.Errorf("%s: %q (%s), want %q", text, r.Name, r.Why, want)
		}
	}
}

// TestSpoke: who spoke last counts. A role that spoke is whom the pronoun means, if somebody of its sex is not named since.
func TestSpoke(t *testing.T) {
	for _, c := range []struct{ text, role, want string }{
		{"“It leaks,” said the widow. It was late. She", "The widow", "The widow"},
		{"“It leaks,” said the widow. It was late. He", "The widow", ""},
		{"“It leaks,” said the widow. Ann Fox came. She", "The widow", "Ann Fox"},
		{"“It leaks,” said the widow.\n\nA.\n\nB. She", "The widow", "The widow"},
		{"“It leaks,” said the widow.\n\nA.\n\nB.\n\nC. She", "The widow", ""},
		{"Ann Fox came. “It leaks,” said the widow. She", "The widow", "Ann Fox"},
		{"Tom Fox came. “It leaks,” said the widow. She", "The widow", "The widow"},
		{"A nurse left. “It leaks,” said the widow. She", "The widow", "The widow"},
		{"“It leaks,” said the widow. A nurse left. She", "The widow", "A nurse"},
		{"She left. “It leaks,” said the widow. She", "The widow", ""},
		{"He left. “It leaks,” said the widow. She", "The widow", "The widow"},
		{"Ann Fox came.\n\n“It leaks,” said the widow. She", "The widow", "Ann Fox"},
		{"Ann Fox came. “It leaks,” said the widow. She", "", ""},
		{"Ann Fox came. “It leaks,” said the widow.\n\nA.\n\nB.\n\nC. She", "", "Ann Fox"},
		{"“It leaks,” said the widow. She", "", ""}, // nobody knows who spoke
	} {
		d := read(c.text, "en")
		for i := range d.Phrases {
			if p := &d.Phrases[i]; d.TextOf(p.From, p.To) == "the widow" {
				d.History = append(d.History, Speaker{Referent: Referent{Name: c.role, Role: true}, From: p.From, To: p.To})
			}
		}
		r := d.PronounMeans(len(d.Tokens)-1, -1)
		if r.Name != c.want {
			t.Errorf("%s: %q, want %q", c.text, r.Name, c.want)
		}
		if why := ", of whom a letter stands for"; c.role == "" && strings.HasSuffix(r.Why, why) != (c.want == "") {
			t.Errorf("%s: %s", c.text, r.Why)
		}
		if why := ", of the role before"; strings.HasSuffix(r.Why, why) != (c.want == "The widow") {
			t.Errorf("%s: %s", c.text, r.Why)
		}
	}
}

// TestPhraseMeans: the name of the last subject of a text, and whether it is a role.
func TestPhraseMeans(t *testing.T) {
	for _, c := range []struct {
		language, text, name string
		role                 bool
		why                  string
	}{
		{"en", "Mayor Ann Fox came. Fox left.", "Ann Fox", false, "why"},
		{"en", "Ann Fox, the mayor, came. The mayor left.", "Ann Fox", false, "why, whose office it is"},
		{"en", "The vicar, Ann Fox, left.", "Ann Fox", false, "why, in apposition"},
		{"en", "A plumber named Bo Reed left.", "Bo Reed", false, "why, in apposition"},
		{"en", "Ann Fox and Bo Reed left.", "Ann Fox and Bo Reed", false, "why"},
		{"en", "A spokesman for the mill left.", "A spokesman for the mill", true, "why"},
		{"en", "The mayor in Oxley said it in a statement.", "The mayor in Oxley", true, "why"},
		{"en", "The bridge fell.", "The bridge", true, "why"},
		{"en", "Oxley Council met.", "Oxley Council", false, "why"},
		{"en", "The Oxley Council met.", "The Oxley Council", true, "why"},
		{"en", "The water board met.", "The water board", true, "why"},
		{"en", "Many left.", "", false, "no person where the speaker should be"},
		{"en", "The senator and candidate left.", "The senator and candidate", true, "why"},
		{"en", "Bo and Ann Dale left.", "Bo and Ann Dale", false, "why"},
		{"de", "Ein Sprecher der Gemeinde ging.", "Ein Sprecher der Gemeinde", true, "why"},
		{"fr", "La maire de Lyon part.", "La maire de Lyon", true, "why"},
		{"en", "Ann Fox or Bo Reed left.", "Ann Fox or Bo Reed", false, "why"},
		{"en", "The owners, Ann Fox and Bo Reed, left.", "The owners", true, "why"},
		{"en", "The firm, Oxley Council, left.", "Oxley Council", false, "why, in apposition"},
		{"en", "The firm, the Oxley Council, left.", "The firm", true, "why"},
		{"en", "The vicar, a widow, left.", "The vicar", true, "why"},
		{"en", "The mother of Ann Fox left.", "The mother of Ann Fox", true, "why"},
		{"en", "Friends of Ann Fox left.", "Friends of Ann Fox", true, "why"},
		{"en", "Mother of three vicars left.", "Mother of three vicars", true, "why"},
		{"en", "Ann Fox, the mayor, came. The mayor elect left.", "The mayor elect", true, "why"},
		{"en", "One voter quickly said so.", "One voter", true, "why"},
		{"en", "One voter, angry at it, said so.", "One voter", true, "why"},
		{"en", "“It leaks,” said one voter involved in the plan.", "one voter involved in the plan", true, "why"},
		{"en", "“It leaks,” said one voter on Monday.", "one voter", true, "why"},
		{"en", "“It leaks,” said one voter, involved in the plan.", "one voter", true, "why"},
		{"en", "“It leaks,” said one voter.", "one voter", true, "why"},
		{"en", "Two mills left.", "", false, "no person where the speaker should be"},
		{"en", "The vicar close by left.", "The vicar", true, "why"},
		{"en", "A spokesman for the mill in Oxley left.", "A spokesman for the mill in Oxley", true, "why"},
		{"es", "El portavoz de Juan Mora salió.", "El portavoz de Juan Mora", true, "why"},
		{"fr", "Le moulin est là.", "Le moulin", true, "why"},
		{"en", "Ann Fox and the vicar left.", "Ann Fox and the vicar", true, "why"},
		{"en", "Ann Fox, Bo Reed and Cy Moss left.", "Ann Fox", false, "why"},
		{"en", "The vicar and Bo Reed left.", "The vicar and Bo Reed", true, "why"},
		{"en", "Oxley Council and Bo Reed left.", "Oxley Council and Bo Reed", false, "why"},
		{"en", "Ann Fox and Ann Fox left.", "Ann Fox", false, "why"},
		{"en", "Leonard and Coral Ashby left.", "Leonard and Coral Ashby", false, "why"},
		{"en", "The firm, NordAir, left.", "NordAir", false, "why, in apposition"},
		{"en", "The firm, the board, left.", "The firm", true, "why"},
		{"en", "Mother of three Ann Fox left.", "Ann Fox", false, "why"},
		{"en", "Bo Reed and his wife, Ann Reed, came. Ann left.", "Ann Reed", false, "why"},
		{"en", "U.S. President Ann Fox came. The American president left.", "Ann Fox", false, "why, whose office it is"},
		{"en", "Ann Fox, the water minister, came. The water minister left.", "Ann Fox", false, "why, whose office it is"},
		{"en", "Ann Fox, the magistrate, came. A magistrate left.", "A magistrate", true, "why"},
		{"en", "Ann Fox, the magistrate, came. The old magistrate left.", "The old magistrate", true, "why"},
		{"en", "The head of the old mill by the river in Oxley left.", "The head of the old mill", true, "why"},
		{"en", "A source close to the mill left.", "A source close to the mill", true, "why"},
		{"en", "The vicar under the mill left.", "The vicar", true, "why"},
		{"en", "The vicar in a statement left.", "The vicar", true, "why"},
		{"en", "The vicar for the mill in the letter left.", "The vicar for the mill", true, "why"},
		{"en", "A man known as Bob left.", "Bob", false, "why"},
		{"en", "One voter involved in it left.", "One voter", true, "why"},
		{"en", "One voter angry about it left.", "One voter angry", true, "why"},
		{"en", "One voter angry said so.", "One voter angry", true, "why"},
		{"en", "One voter who said so left.", "One voter", true, "why"},
		{"en", "One voter involved in the plan said so.", "One voter involved in the plan", true, "why"},
		{"en", "The impostor left.", "The impostor", true, "why"},
		{"en", "Impostors left.", "Impostors", true, "why"},
		{"en", "Two left.", "", false, "no person where the speaker should be"},
		{"en", "Three voters left.", "Three voters", true, "why"},
		{"en", "The day left.", "", false, "no person where the speaker should be"},
		{"en", "The warning left.", "The warning", true, "why"},
		{"en", "Some left.", "", false, "no person where the speaker should be"},
		{"en", "Others left.", "", false, "no person where the speaker should be"},
		{"en", "Some of the voters left.", "Some of the voters", true, "why"},
		{"en", "The senator and the candidate left.", "The senator and the candidate", true, "why"},
		{"en", "The founder and chief Ann Fox left.", "Ann Fox", false, "why"},
		{"en", "The founder and the chief left.", "The founder and the chief", true, "why"},
		{"en", "The vicar and the mayor of Elm, Ann Fox, left.", "Ann Fox", false, "why, in apposition"},
		{"es", "El actor y director Juan Mora salió.", "Juan Mora", false, "why"},
		{"ru", "Актёр и режиссёр Иван Котов сказал.", "Иван Котов", false, "why, in apposition"},
		{"de", "Der Autor und Journalist Otto Brandt sagte es.", "Otto Brandt", false, "why"},
		{"en", "The senator and candidate of Oxley left.", "The senator and candidate of Oxley", true, "why"},
		{"de", "Ein Sprecher des Wirts ging.", "Ein Sprecher des Wirts", true, "why"},
		{"de", "Ein Sprecher von Oxley ging.", "Ein Sprecher von Oxley", true, "why"},
		{"de", "Ein Sprecher am Markt ging.", "Ein Sprecher", true, "why"},
		{"de", "Die Gemeinde ging.", "Die Gemeinde", true, "why"},
		{"de", "Das Wehr ging.", "Das Wehr", true, "why"},
		{"fr", "La porte-parole de la police Anne Renard part.", "Anne Renard", false, "why, in apposition"},
		{"es", "El portavoz de la policía Juan Mora salió.", "Juan Mora", false, "why, in apposition"},
		{"es", "La madre de la policía Juana Mora salió.", "La madre de la policía", true, "why"},
		{"es", "El portavoz de la policía salió con Juan Mora.", "El portavoz de la policía", true, "why"},
		{"es", "La portavoz de la policía (de Lugo y Vigo) Ana Ruiz salió.", "Ana Ruiz", false, "why"},
		{"es", "La portavoz de la policía (de Lugo y de Vigo) Ana Ruiz salió.", "La portavoz de la policía", true, "why"}, // too long a bracket
		{"en", "The Department of Health and Human Services left.", "The Department of Health and Human Services", true, "why"},
		{"en", "The council and the police left.", "The council and the police", false, "why"},
		{"de", "Ein Sprecher der großen Gemeinde am Markt ging.", "Ein Sprecher der großen Gemeinde", true, "why"},
		{"de", "Die Antwort von Anna Fuchs kam.", "Anna Fuchs", false, "why"},
		{"de", "Die Antwort der Stadt kam.", "Die Antwort der Stadt", true, "why"},
		{"en", "The secretary of State left.", "The secretary of State", true, "why"},
		{"en", "Director at the Institute of Bread Brian Marsh left.", "Brian Marsh", false, "why"},
		{"en", "Directors at the Institute of Bread left.", "Directors at the Institute of Bread", true, "why"},
		{"es", "El portavoz de la policía en Lugo salió.", "El portavoz de la policía", true, "why"},
		{"it", "Il portavoce della polizia Gianni Riva esce.", "Gianni Riva", false, "why, in apposition"},
		{"ru", "Сообщил представитель городской полиции.", "представитель городской полиции", true, "why"},
		{"ru", "Адвокат Павла Морева, Луиза Адамова, сказала.", "Луиза Адамова", false, "why, in apposition"},
		{"ru", "Адвокат Павла Морева сказал.", "Адвокат Павла Морева", true, "why"},
		{"ru", "Глава городской полиции сказал.", "Глава городской полиции", true, "why"},
		{"ru", "Тренер Павел Морев ушёл, и тренер сказал.", "Павел Морев", false, "why, whose office it is"},
		{"pl", "Komentował słowa komendanta burmistrz.", "burmistrz", true, "why"},
		{"pl", "Powiedział rzecznik policji w Opolu.", "rzecznik policji", true, "why"},
	} {
		d := read(c.text, c.language)
		p, verb := &d.Phrases[0], d.Phrases[0].To
		for i := range d.Actions {
			if a := &d.Actions[i]; a.Subject >= 0 {
				p, verb = &d.Phrases[a.Subject], a.At
			}
		}
		if r := d.PhraseMeans(p, Bond{Verb: verb, Touches: true, Behind: verb < p.From}, "why"); r.Name != c.name || r.Role != c.role || r.Why != c.why {
			t.Errorf("%s: %+v", c.text, r)
		}
	}
}

// TestTwoBefore: if one person told another something in the sentence before, he or she may be either.
func TestTwoBefore(t *testing.T) {
	for text, want := range map[string]bool{
		"Tom Fox told Jim Reed that it was over. He":                true,
		"Tom Fox asked Jim Reed about it. He":                       true,
		"Tom Fox tells Jim Reed that it is over. He":                true,
		"Tom Fox asks Jim Reed about it. He":                        true,
		"The clerk told Jim Reed that it was over. He":              false,
		"Tom Fox told the clerk that it was over. He":               false,
		"Ann Fox told Jim Reed that it was over. He":                false,
		"Tom Fox saw Jim Reed. He":                                  false,
		"Tom Fox told Ann Reed that it was over. He":                false,
		"Tom Fox told Jim Reed that it was over. It rained. He":     false,
		"Tom Fox told Jim Reed that it was over. At ten o’clock he": false,
		"He": false,
	} {
		d := read(text, "en")
		if got := d.twoBefore(len(d.Tokens)-1, mention.Man); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestParallel: two pronouns start two sentences in a row, and both say something.
func TestParallel(t *testing.T) {
	for text, want := range map[string]bool{
		"Tom Fox came. He said so. He added that.":            true,
		"Tom Fox came. Then he said so. He added that.":       true,
		"Tom Fox came. And then he said so. He added that.":   false,
		"Tom Fox came. He said so. Then he added that.":       true,
		"Tom Fox came. He said so. And then he added that.":   false,
		"Tom Fox came. He sat. He added that.":                false,
		"Tom Fox came. He said so. He sat.":                   false,
		"Tom Fox came. She said so. He added that.":           false,
		"Tom Fox came. He said so.\n\nHe added that.":         false,
		"Tom Fox came. He said so. It rained. He added that.": false,
	} {
		d := read(text, "en")
		var pronouns []int
		for i := range d.Tokens {
			if d.Tokens[i].Class&(lexis.He|lexis.She) != 0 {
				pronouns = append(pronouns, i)
			}
		}
		if got := d.parallel(pronouns[1], pronouns[0]); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestTokensMean: whom words mean that are no phrase.
func TestTokensMean(t *testing.T) {
	for _, c := range []struct {
		text, name string
		role       bool
	}{
		{"Mayor Ann Fox", "Ann Fox", false},
		{"Oxley Council", "Oxley Council", false},
		{"A miller", "A miller", true},
	} {
		d := read(c.text, "en")
		if r := d.TokensMean(0, len(d.Tokens), "why"); r.Name != c.name || r.Role != c.role || r.Why != "why" || (r.Who != nil) != (c.name == "Ann Fox") {
			t.Errorf("%s: %+v", c.text, r)
		}
	}
}

// TestFollow: he and she keep their person over several sentences.
func TestFollow(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Fox came. She sat. She ate. She":                 "she Ann Fox, she Ann Fox, ",
		"Ann Fox came. It rained. They left. She":             "",
		"Tom Fox came. He left. She":                          "he Tom Fox, ",
		"Tom Fox told Jim Reed that it was over. He left. He": "he nobody, ",
		"Tom Fox found a letter in which he wrote so. He":     "",
		"It rained. He left. He":                              "",
	} {
		d := read(text, "en")
		d.Follow(len(d.Tokens) - 1)
		got := ""
		for _, m := range d.again {
			name := "nobody"
			if m.Who != nil {
				name = m.Who.Full
			}
			got += d.Tokens[m.At].Lower + " " + name + ", "
		}
		if got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// TestDoubt: how sure a pronoun is, and that it tells the sex of somebody whose name does not.
func TestDoubt(t *testing.T) {
	for _, c := range []struct {
		text        string
		least, most float64
	}{
		{"Ann Fox came. She", 0, 0},
		{"Bo Reed came. She", 0, 0},
		{"Ann Fox met Eve Reed in May. It rained. It rained. She", 0.1, 0.5},
	} {
		d := read(c.text, "en")
		r := d.PronounMeans(len(d.Tokens)-1, -1)
		if r.Who == nil || r.Doubt < c.least || r.Doubt > c.most || r.Who.Gender != mention.Woman {
			t.Errorf("%s: %+v", c.text, r)
		}
	}
}

// TestVerbGender: the past of a verb tells the sex of its subject in Russian and Polish.
func TestVerbGender(t *testing.T) {
	for _, c := range []struct {
		language, verb string
		want           mention.Gender
	}{
		{"pl", "powiedziała", mention.Woman}, {"pl", "powiedział", mention.Man}, {"pl", "mówi", mention.Unknown}, {"ru", "сказала", mention.Woman}, {"ru", "сказал", mention.Man},
		{"ru", "говорит", mention.Unknown}, {"it", "dice", mention.Unknown},
	} {
		if got := read(c.verb, c.language).VerbGender(0); got != c.want {
			t.Errorf("%s: %v", c.verb, got)
		}
	}
}

// TestSpoken: the names inside the quotations of a paragraph, but for those of people spoken to and of the speaker.
func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"“Go now, Jim, please,” he":                              "go",
		"“I am Jim,” he":                                         "i",
		"“Mark left,” he":                                        "",
		"“We saw Mark leave,” he":                                "we mark",
		"“So what. Mark left,” he":                               "so",
		"“We met Jean-Paul there,” he":                           "we jean-paul",
		"“We met Reed’s dog,” he":                                "we reed",
		"“Jim, go,” he":                                          "",
		"“He called ‘Reed’ a fool,” he":                          "he reed",
		"“We met Ann” and “they met Bo there,” he":               "we ann bo",
		"“We met Ann there,” he said.\n\n“We met Bo there,” he":  "we bo",
		"“We met Bo there,” he. It rained on “Bo Reed” too.":     "we bo bo reed",
		"“It cost 5 or 6 pounds to Reed then,” he":               "it reed",
		"“We met Al.” Fox came. Fox sat. Fox left. “We sat,” he": "we",
	} {
		d := read(text, "en")
		var got []string
		for _, n := range d.spokenOf(len(d.Tokens) - 1).names {
			got = append(got, n.name)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}

// TestLoose: a phrase that is bound to its quotation only loosely must be somebody.
func TestLoose(t *testing.T) {
	for _, c := range []struct {
		language, text string
		leads          bool
		want           string
	}{
		{"en", "The mill left.", false, ""},
		{"en", "The mill left.", true, "The mill"},
		{"en", "The board left.", false, "The board"},
		{"fr", "Le moulin est là.", true, ""},
		{"fr", "La maire part.", true, "La maire"},
	} {
		d := read(c.text, c.language)
		if r := d.PhraseMeans(&d.Phrases[0], Bond{Verb: -1, Leads: c.leads}, "why"); r.Name != c.want || (r.Why == "why") != (c.want != "") {
			t.Errorf("%s: %+v", c.text, r)
		}
	}
}
