package summarize

import (
	"slices"
	"strings"
	"testing"
)

// second reads a sentence that stands behind another one in its language.
func second(language, before, s string) (*text, *sentence) {
	t := read("", before+"\n\n"+s, language)
	i := slices.IndexFunc(t.sents, func(x sentence) bool { return x.Start == len(before)+2 })
	return t, &t.sents[i]
}

func TestLeans(t *testing.T) {
	for s, want := range map[string]bool{
		"He left at noon.": true, "But the wall held.": true, "Today at the quay, he said it was over.": true, "Meanwhile, the tide rose.": true, "The two met again.": true,
		"On Friday, she walked home.": true, "On Friday, Ada Brill walked home.": false, "The wall held.": false, "Ada said that he left.": false, "“It is over,” said Ada.": true,
		"Theatre is over.": false, "When he spoke, Ada laughed.": true, "Since last May it has been shut.": true, "In March 2020, they left.": true, "In May, Ada Brill left and it closed.": false,
		"“We are glad,” said Ada.": false, "“We are glad,” he said.": true, "They're on the quay.": true, "The mayor also wants a crane.": true, "The mayor, who also owns a boat, wants a crane.": false,
		"Not only the crane but also the quay is new.": true, "Brill, also known as the Owl, sings.": false, "Fortunately, the tide was low.": true, "Even so, the tide was low.": true,
		"After the family was found, they were fed.": false, "The mayor said he would resign.": true, "A mayor said he would resign.": false, "In Davos, he said he would resign.": true, "As a result, the bridge closed.": true,
		"The former pilot sings.": true, "There were no plans for a crane.": false, "Two days later, Ada Brill left.": true, "A week or so later, Ada Brill left.": true, "Ada Brill of Grell left much earlier, said Odell.": false, "He.": true, "The tide.": false, "The.": false, "The old red crane of": false, "US ships have left.": false, "IT ships have left.": false,
		"Accordingly, the bridge closed.": true, "In short, the bridge closed.": true, "Rather than a crane the town wants a quay.": false, "For this reason the bridge closed.": true,
		"You need a ticket for the ferry.": false, "It was announced at noon.": false, "It had been feared that it leaks.": false, "It was built at noon.": true, "It is old.": true, "It leaks that much.": true, "It has announced a plan.": true, "It found that the pier leaks.": true, "It is feared that it leaks.": false, "It had been reported at noon.": false,
		"The mayor, however, wants a crane.": true, "The mayor, therefore, wants a crane.": true, "The mayor, however old, wants a crane.": false, "If it rains, the fair will, however, open.": true, "“The fair, however, is over,” said Ada Brill.": true, "It was so that it leaked.": true, "It was widely feared that it leaks.": false, "“We saw Ada, and they left,” said Odell.": false, "When “it” sank, Ada laughed.": false,
	} {
		if _, got := second("en", "The mill at Grell burned down.", s); got.leans != want {
			t.Errorf("%q: leans = %v", s, got.leans)
		}
	}
}

// TestOpeningArticle: a text may begin with an article that is a pronoun elsewhere. Its lead is not left out for that.
func TestOpeningArticle(t *testing.T) {
	for language, lines := range map[string][]string{
		"de": {"Das Tor von Kelm öffnet am Montag.", "Das neue Tor von Kelm öffnet am Montag.", "Die Brücke von Kelm ist gesperrt.", "-Sie öffnet am Montag.", "So erklärt Anna Holm ihren Plan.", "-So groß ist der Plan.", "Diese Suppe schmeckt nach Sonntag.", "-Demnach bleibt die Brücke gesperrt.", "Damals war Kelm eine Insel."},
		"nl": {"Het huis aan de kade gaat maandag open.", "De brug van Kelm is dicht.", "-Zij gaat maandag open.", "Deze soep smaakt naar zondag."},
		"fr": {"Cette tarte se mange tiède.", "-Elle se mange tiède."},
	} {
		for _, line := range lines {
			s, leans := strings.CutPrefix(line, "-")
			if got := read("", s, language).sents[0].leans; got != leans {
				t.Errorf("%s: %q: leans = %v", language, s, got)
			}
		}
	}
}

func TestLeansInLanguages(t *testing.T) {
	for language, lines := range map[string][]string{
		"de":    {"Die Mühle von Grell ist abgebrannt.", "Er ging um zwölf Uhr.", "Zudem wurde die Brücke gesperrt.", "Zum Beispiel ist die Brücke gesperrt.", "Am Montag sagte er nichts mehr.", "-Die Brücke von Kelm ist gesperrt.", "Das ist für Kelm ein Schaden.", "Das bedeutet Arbeit für Kelm.", "-Das Tor von Kelm ist gesperrt.", "-Anna Holm sagte am Montag nichts mehr.", "Einer von ihnen ist Landwirt Georg Appel.", "Den Hund haben sie auch getauft.", "Demnach bleibt die Brücke gesperrt.", "Infolgedessen bleibt die Brücke gesperrt.", "Aus diesem Grund bleibt die Brücke gesperrt.", "Damals war Kelm eine Insel.", "-Ebenso wie Kelm hat Grell eine Brücke.", "-Seitdem die Brücke gesperrt ist, fährt eine Fähre.", "Die Brücke bleibt jedoch gesperrt.", "Kelm will deshalb eine Fähre.", "-Wenn es regnet, bleibt die Brücke deshalb gesperrt.", "Dies teilte der Bürgermeister von Grell mit."},
		"fr":    {"Le moulin de Grelle a brûlé.", "Il est parti à midi.", "Mais le pont reste fermé.", "Par ailleurs, le pont reste fermé.", "Quand elle parle, tout le monde rit.", "-Le pont de Kelme reste fermé.", "-Anne Vasseur est partie à midi.", "Dès lors, le pont reste fermé.", "Par conséquent, le pont reste fermé.", "Son avocat reste muet.", "-Dès lundi, le pont sera fermé.", "Le pont reste pourtant fermé.", "Le maire, toutefois, veut un bac.", "-Par temps de pluie, le pont est donc fermé."},
		"es":    {"El molino de Grela se quemó.", "Ella salió a mediodía.", "Sin embargo, el puente sigue cerrado.", "Además el puente sigue cerrado.", "-El puente de Kelma sigue cerrado.", "-Ana Quiroga salió a mediodía.", "«Nos quedan tres meses», dijo después.", "-«Nos quedan tres meses», dijo el patrón.", "Por lo tanto, el puente sigue cerrado.", "Dicho puente sigue cerrado.", "De ahí que el puente siga cerrado.", "-Por la noche, el puente sigue cerrado.", "Uno de ellos sigue cerrado.", "-Ana dijo que él salió.", "El puente tampoco abre.", "-Si llueve, el puente tampoco abre.", "Es lo que pide el alcalde de Grela.", "Lo dijo el alcalde de Grela.", "Son palabras de Ana Quiroga.", "Es la primera vez en diez años.", "-Es necesario cerrar el puente, dice el alcalde.", "-Son diez los puentes cerrados en Grela.", "-Lo mejor del puente es la vista."},
		"it":    {"Il mulino di Grella è bruciato.", "Lui è partito a mezzogiorno.", "Tuttavia il ponte resta chiuso.", "Nel frattempo il ponte resta chiuso.", "-Il ponte di Kelma resta chiuso.", "-Anna Lodi è partita a mezzogiorno.", "«Allora mi paghino i contributi», ha detto.", "-«Allora mi paghino i contributi», ha detto Teresa Lodi.", "Pertanto il ponte resta chiuso.", "Di conseguenza il ponte resta chiuso.", "-Quello di Kelma è un ponte chiuso.", "-Di notte il ponte resta chiuso.", "Il ponte, però, resta chiuso.", "Il ponte infatti resta chiuso.", "-Se piove, il ponte resta quindi chiuso.", "Lo ha detto il sindaco di Grella.", "A dirlo è il sindaco di Grella.", "Si tratta di un ponte chiuso.", "È la prima volta in dieci anni.", "Giunti sul posto, i vigili hanno chiuso il ponte.", "-È morto a Grella il pittore Ugo Lodi.", "-È stato chiuso il ponte di Kelma.", "-Sono dieci i ponti chiusi a Grella.", "-Lo stato paga il ponte."},
		"pt-BR": {"O moinho de Grela ardeu.", "Ela saiu ao meio-dia.", "Porém a ponte continua fechada.", "No entanto, a ponte continua fechada.", "-A ponte de Kelma continua fechada.", "-Ana Queirós saiu ao meio-dia.", "Portanto, a ponte continua fechada.", "Deste modo, a ponte continua fechada.", "-De noite, a ponte continua fechada.", "A ponte, porém, continua fechada.", "O prefeito quer, portanto, uma balsa.", "-Se chove, a ponte fica portanto fechada.", "É o que pede o prefeito de Grela.", "Trata-se de uma ponte fechada.", "É a primeira vez em dez anos.", "-É preciso fechar a ponte, diz o prefeito.", "-Foi preso em Grela o pintor João Lodo."},
		"nl":    {"De molen van Grel is afgebrand.", "Hij vertrok om twaalf uur.", "Bovendien is de brug dicht.", "Ten slotte is de brug dicht.", "-De brug van Kelm is dicht.", "-Anna Lohuis vertrok om twaalf uur.", "Bij de brug stonden ze te wachten.", "Ik heb hem een brief geschreven.", "Derhalve is de brug dicht.", "Als gevolg daarvan is de brug dicht.", "-Als gevolg van de storm is de brug dicht.", "Nu vaart ze naar Holm.", "-Anna vaart nu met haar naar Holm.", "-Loodsen vertellen, nu de brug dicht is, dat zij wachten.", "De brug blijft echter dicht.", "Kelm wil daarom een pont.", "-Als het regent, blijft de brug daarom dicht."},
		"ru":    {"Старая мельница в Греле сгорела.", "Он ушёл в полдень.", "Однако мост закрыт.", "Кроме того, мост закрыт.", "-Мост у Кельма закрыт.", "-Нина Белова ушла в полдень.", "Следовательно, мост закрыт.", "Таким образом, мост закрыт.", "-По словам инженера, мост закрыт.", "Сейчас он закрыт.", "Позднее она ушла.", "-Нина сказала, что он закрыт.", "-Мостом займётся завод, если он выиграет торги.", "Мост, однако, закрыт.", "Город поэтому строит паром.", "-Если идёт дождь, мост поэтому закрыт.", "Так сказал мэр Греля.", "-В Греле есть десять мостов."},
		"pl":    {"Stary młyn w Grelu spłonął w poniedziałek.", "Ona wyszła w południe.", "Jednak most jest zamknięty.", "Poza tym most jest zamknięty.", "-Most w Kelmie jest zamknięty.", "-Anna Kowalik wyszła w południe.", "„Nie może tak być” – napisał.", "-„Nie może tak być” – napisał Jan Wilk.", "Zatem most jest zamknięty.", "Wobec tego most jest zamknięty.", "-Po tym, jak spadł śnieg, most jest zamknięty.", "Zastąpi ona stary prom.", "Weźmie w niej udział Jan Wilk.", "-Anna powiedziała, że on wyszedł.", "-Firma sprawdziła most i uznała, że jest on stary.", "Most jest jednak zamknięty.", "Burmistrz chce więc promu.", "-Gdy pada, most jest więc zamknięty.", "O sprawie poinformował burmistrz Grela.", "Jest to trzeci pożar w Grelu.", "Chodzi o most w Kelmie.", "Tak, jakby nie chodziło o most.", "-Jest w Grelu dziesięć mostów."},
		"fi":    {"Grelin vanha mylly paloi maanantaina maahan asti.", "Silta on suljettu."}, // not known: every sentence leans
	} {
		checkLeans(t, language, lines)
	}
}

// TestWithThis: "with this" at the start points back, but not with a time, and a verb without a subject does in a language
// whose verbs need none.
func TestWithThis(t *testing.T) {
	for language, lines := range map[string][]string{
		"en": {"The mill at Grell burned down.", "With these plans the bridge closed.", "Under this roof nobody slept.", "Keeping that in mind, the town shut the bridge.", "Having said that, the town likes the bridge.", "Hearing this, the town shut the bridge.", "-Fearing that, without repairs, the bridge would fall, the town shut it down.", "-Irving said that, from May, the bridge would be shut.", "-Engineers warn that, without repairs, the bridge will fall.", "-Voters decided that, by a majority, the bridge should stay.", "-Seeing that it rains, the town shut the bridge.", "-Keeping that bridge open, the town lost money.", "-On Monday the bridge closed.", "-All that stood there was a bridge."},
		"de": {"Die Mühle von Grell ist abgebrannt.", "In diesen Häusern wohnt niemand.", "Mit diesem Plan bleibt die Brücke gesperrt.", "Dieser Plan ist alt.", "An diesem Tag regnete es.", "-Diese Woche bleibt die Brücke gesperrt.", "-In diesem Sommer bleibt die Brücke gesperrt.", "-In dieser Woche bleibt die Brücke gesperrt.", "-An diesem Montag bleibt die Brücke gesperrt.", "-In der Stadt bleibt die Brücke gesperrt."},
		"fr": {"Le moulin de Grelle a brûlé.", "Dans ces maisons, personne ne dort.", "Avec ce plan, le pont reste fermé.", "Ce pont reste fermé.", "-Ce lundi, le pont reste fermé.", "-Cette semaine, le pont reste fermé.", "-À ce jour, le pont reste fermé.", "-Depuis ce matin, le pont reste fermé.", "-Dans ce que Kelme appelle un parc, le pont reste fermé.", "-Pour cette semaine, le pont reste fermé.", "-Dans sa maison, personne ne dort."},
		"es": {"El molino de Grela se quemó.", "Con este plan, el puente sigue cerrado.", "En esas condiciones el puente sigue cerrado.", "Llegó al pueblo con un barco verde.", "Aclaró que el puente sigue cerrado.", "Ha pedido que cierren el puente.", "Ese día el puente siguió cerrado.", "Este barco sigue en el puerto.", "-Este lunes el puente sigue cerrado.", "-Esta semana el puente sigue cerrado.", "-Este fin de semana el puente sigue cerrado.", "-En este verano el puente sigue cerrado.", "-Para este lunes el puente sigue cerrado.", "-Llegó el barco al pueblo.", "-Murió a los ochenta años la pintora de Grela.", "-Ganó Ana Quiroga la regata.", "-Ha muerto en Grela el pintor Hugo Lodo.", "Es el mensaje de un vecino de Grela.", "Son los dueños de un barco verde.", "-Es posible que el puente se cierre.", "-Son varios los puentes cerrados.", "-Es de Grela el barco verde.", "-Había un barco en Grela.", "-Tiene 80 años la pintora de Grela.", "-Con la crecida el puente sigue cerrado.", "-Ha dimitido por sorpresa la alcaldesa de Grela.", "-En estos momentos el puente sigue cerrado.", "-Cerró por obras el museo de Grela.", "-Aprobó con once votos el consejo la obra.", "Insistió en que la obra debe seguir.", "Nació en Grela en 1950."},
		"it": {"Il mulino di Grella è bruciato.", "In questi casi il ponte resta chiuso.", "Avevano cominciato a caricare rame sulla barca.", "Ha chiesto che il ponte resti chiuso.", "Che ha chiuso il ponte.", "-In questa settimana il ponte resta chiuso.", "-In quella che pare una festa, il ponte resta chiuso.", "-Per questo fine settimana il ponte resta chiuso.", "-Ha 71 anni l'uomo che guida la barca.", "-Ha vinto la barca di Kelma.", "-Niccolò Lodi guida la barca.", "È questa la barca di Grella.", "È l'ipotesi di un geometra di Grella.", "Era una barca di Grella.", "-Erano le 3 di notte a Grella.", "-È del 1990 il ponte di Grella.", "-Sono tre le barche di Grella.", "-È accaduto lunedì un incendio a Grella.", "-Ha chiuso per lavori il ponte di Kelma.", "-Hanno scioperato lunedì i barcaioli di Grella.", "-È stata una notte di paura a Grella.", "Ha lavorato per anni alla scuola di Grella.", "È nato a Grella nel 1950."},
		"pt": {"O moinho de Grela ardeu.", "Nessas condições, a ponte continua fechada.", "Com esse plano, a ponte continua fechada.", "Afirmou que a ponte continua fechada.", "Disse que quer um barco.", "-Nesta segunda a ponte continua fechada.", "-Neste sábado, a ponte continua fechada.", "-Nesta semana a ponte continua fechada.", "-Chegou o barco a Grela.", "Foi o maior barco de Grela.", "É uma ponte de pedra.", "-É possível que a ponte feche.", "-Foi presa em Grela a dona do barco.", "-Há um barco em Grela.", "-Tem dez anos a ponte de Grela.", "-Começou em Grela a feira do livro.", "-Moscou e Grela assinam um acordo em Moscou."},
		"nl": {"De molen van Grel is afgebrand.", "In deze huizen woont niemand.", "Met dat plan blijft de brug dicht.", "-In deze zomer blijft de brug dicht.", "-Voor dit weekend is de brug dicht.", "-Op de kade woont niemand.", "-In het huis woont niemand."},
		"ru": {"Старая мельница в Греле сгорела.", "В этих домах никто не живёт.", "С этим планом мост закрыт.", "В этот день мост закрыли.", "-В эту пятницу мост закрыт.", "-Этой зимой мост закрыт.", "-В этом году мост закрыт.", "-На этой неделе мост закрыт.", "-При пожаре закрыли мост.", "-В доме никто не живёт.", "-До этого понедельника мост закрыт.", "-К этой зиме мост построят.", "-Для тех, кто живёт в Греле, мост важен."},
		"pl": {"Stary młyn w Grelu spłonął w poniedziałek.", "W tych domach nikt nie mieszka.", "Dodał, że most jest zamknięty.", "Po tej burzy most jest zamknięty.", "Że są równi i równiejsi.", "Tego dnia most był zamknięty.", "W tym dniu most był zamknięty.", "-W tę niedzielę most jest zamknięty.", "-W tym roku most jest zamknięty.", "-W tym tygodniu most jest zamknięty.", "-Mówił w radiu burmistrz Grela.", "-Szkoła w Grelu jest zamknięta.", "-Napisała list Anna Kowalik.", "-Przy moście nikt nie mieszka.", "-Uważa tak Jan Wilk.", "-Do tej soboty most jest zamknięty.", "-W tej chwili most jest zamknięty.", "-Dla tych, którzy mieszkają w Grelu, most jest ważny."},
	} {
		checkLeans(t, language, lines)
	}
}

// checkLeans reports every line behind the first that does not lean as it should: one with a dash before it does not.
func checkLeans(t *testing.T, language string, lines []string) {
	t.Helper()
	for _, line := range lines[1:] {
		s, plain := strings.CutPrefix(line, "-")
		if _, got := second(language, lines[0], s); got.leans == plain {
			t.Errorf("%s: %q: leans = %v", language, s, got.leans)
		}
	}
}

// TestNeeds: a sentence that names somebody by surname, or says "the crane", needs one that tells who or what that is.
func TestNeeds(t *testing.T) {
	const before = "The driver Ada Brill of Grell, a master of harbour cranes, bought a crane and left South Africa. New York sent its congratulations to Grell. Mr Odell, 40, was not there, said Piet van Oss."
	for s, want := range map[string]string{
		"Brill said no.":                            "Brill",
		"Brill's ship sank.":                        "Brill",
		"Brill's Grell house burned down.":          "Brill",
		"A crew saw Brill’s Grell house.":           "Brill",
		"Brill Grell House burned down.":            "",
		"Mrs Brill said no.":                        "Brill",
		"Ada Brill said no.":                        "",
		"Captain Brill said no.":                    "",
		"The captain Brill said no.":                "",
		"A joke was told to driver Brill.":          "",
		"Brill, the harbour master, said no.":       "",
		"Brill, 41, said no.":                       "Brill",
		"Brill, who is ill, said no.":               "",
		"The driver, Brill, said no.":               "Brill",
		"Brill Hall burned down.":                   "",
		"Brill, the harbour master, left.":          "",
		"Brill, whose ship sank, said no.":          "",
		"Brill, in Grell, said no.":                 "Brill",
		"Odell said no.":                            "", // never told who he is
		"Ships leave Africa at noon.":               "",
		"A storm is over New York.":                 "",
		"The crane was broken.":                     "crane",
		"The crane of Grell was broken.":            "",
		"The weather was fine.":                     "",
		"The driver was empty.":                     "", // the text itself begins with the driver
		"The big crane had broken.":                 "crane",
		"A crane was broken.":                       "",
		"The engineer was asleep.":                  "<",
		"Nobody knows what the crane has lifted up": "",
	} {
		x, got := second("en", before, s)
		var names []string
		for _, need := range got.needs {
			if need >= 0 {
				names = append(names, x.vocab.words[need].text)
			} else {
				names = append(names, "crane")
			}
		}
		if got.leans {
			names = append(names, "<")
		}
		if strings.Join(names, " ") != want {
			t.Errorf("%q needs %q, want %q", s, names, want)
		}
	}
}

// TestWellKnown: a surname that the text uses before it tells who that is needs no sentence that does.
func TestWellKnown(t *testing.T) {
	for before, want := range map[string]int{"Brill said yes. The mayor, Ada Brill, left.": 0, "The mayor, Ada Brill, left. Brill said yes.": 1} {
		if _, got := second("en", "The town of Grell has a new crane. "+before, "Brill said no."); len(got.needs) != want {
			t.Errorf("%q: %d needs, want %d", before, len(got.needs), want)
		}
	}
}

// TestFirst: the first sentence stands as its author began, unless it begins with a pronoun or conjunction.
func TestFirst(t *testing.T) {
	for s, want := range map[string]bool{
		"Brill said no to Ada Brill's ship.": false, "After a year in her boat, Ada Brill is home.": false, "He is home.": true, "But Ada Brill is home.": true, "“It is so,” said Ada.": false,
		"This soup is cooked on every ship.": false, "Those were cold winters in Grell.": false, "His soup is cooked on every ship.": true, "They cook soup on every ship.": true,
	} {
		x := read("", s, "")
		if len(x.sents[0].needs) > 0 || x.sents[0].leans != want {
			t.Errorf("%q: leans = %v, needs %v", s, x.sents[0].leans, x.sents[0].needs)
		}
	}
	x := read("", "“I was asleep when the crane fell on the house.”\n\nThat is how Ada Brill lost her roof.\n\nThat is all.", "")
	if x.sents[1].leans || !x.sents[2].leans {
		t.Errorf("behind a quotation alone: leans = %v and %v, want false and true", x.sents[1].leans, x.sents[2].leans)
	}
}

// TestTogether: what needs another sentence stands only with that one.
func TestTogether(t *testing.T) {
	const body = `The town of Grell will get a new crane in spring, the council said on Monday.

The crane was built in Kelm and weighs ninety tons without its hook and its rails.

Ada Brill, the harbour master, asked for a stronger one because of the heavy stones.

She wants to lift the old wreck in the basin with it before the winter comes.

Brill has worked in the harbour for thirty years and has seen four cranes fall.

The council also wants to pave the quay, which has been of mud since the flood.`
	needs := map[string]string{"The crane was": "a new crane", "She wants": "Ada Brill", "Brill has": "Ada Brill", "The council also": "Brill has worked"}
	seen := map[string]bool{}
	for words := 15; words < 100; words++ {
		for n := 1; n < 6; n++ {
			all := strings.Join(sentences("News from the harbour", body, Budget{words, n}), " ")
			for s, need := range needs {
				if at := strings.Index(all, s); at >= 0 {
					seen[s] = true
					if before := strings.Index(all, need); before < 0 || before > at {
						t.Errorf("%d words: %q without %q: %q", words, s, need, all)
					}
				}
			}
		}
	}
	if len(seen) < 2 {
		t.Errorf("hardly looked: only %v came up", seen)
	}
}

func TestFullName(t *testing.T) {
	for _, c := range []struct{ language, s, want string }{
		{"en", "Then Ada Brill and Piet van Oss met Mr Odell, Lund and J. Cole.", "Brill Oss Cole"},
		{"en", "Ships of Ada, Brill met on Monday Lund", ""},
		{"en", "Ada Brill left", "Brill"},
		{"en", "Ferry Brill is a ferry", ""}, // a capital only because it stands first
		{"en", "When Lund left", ""},
		{"en", "Van Oss left", ""},
		{"de", "Sprecher Krause sagte das", "Krause"}, // in German every noun has a capital
		{"de", "Anna Krause sagte das", "Krause"},
		{"de", "Die Brücke ist da", ""},
	} {
		x := read("", c.s, c.language)
		var got []string
		for k := range x.sents[0].tokens {
			if x.fullName(&x.sents[0], k) {
				got = append(got, x.word(&x.sents[0], k).text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q end full names, want %q", c.s, got, c.want)
		}
	}
}

// TestNameAfterOffice: "The bell founder Ada Brill" needs no sentence before it, though the line above has the name and in
// German every noun has a capital.
func TestNameAfterOffice(t *testing.T) {
	_, s := second("de", "Zum Tod der Gießerin Ada Brill.", "Der Glockengießer Odell Brill ist gestorben.")
	if s.leans || len(s.needs) > 0 {
		t.Errorf("leans = %v, needs %v", s.leans, s.needs)
	}
}

// TestNameInList: a name in a line that is no sentence, such as a list of those present, is not introduced there: no summary
// could give it.
func TestNameInList(t *testing.T) {
	x := read("", "Present: G. Wick (chair), S. Odell, M. Tull\n\nMr Wick said that the pipe to the plots has been leaking since May.\n\nThe committee agreed to pay for it.", "en")
	for i := range x.sents {
		if s := &x.sents[i]; len(s.needs) > 0 {
			t.Errorf("%q needs %v", s.Of(x.body), s.needs)
		}
	}
}
