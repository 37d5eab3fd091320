package summarize

import (
	"slices"
	"strings"
	"testing"
)

// TestAside gives texts whose paragraphs that are set aside begin with "> ", which is cut before they are read.
func TestAside(t *testing.T) {
	for name, lines := range map[string][]string{
		"turns":              {"The inquiry opened on Monday.", "> STONE: What did you see?", "> BRILL: I saw the light.", "> It was green.", "> STONE: And then?", "The inquiry goes on."},
		"long labels":        {"Gov. Hale spoke on the radio.", "> GOV. ADA HALE (R), GRELL: It is good to be here.", "> AMARO: Will it rain?", "> AMARO: Or snow?", "He left."},
		"names in capitals":  {"There are 212 interviews.", "> DELORES WYATT, then 19, telephone operator: I saw the board light up.", "> FRANK BODNAR, then 31: We had a boat.", "> RUTH ANN LOW, then 8: I believed him.", "The end."},
		"labels in capitals": {"The bridge at Grell is closed.", "WHAT HAPPENED: A lorry struck the pillar.", "Both lanes are shut.", "NEW YORK: The maker said that its brakes were new.", "THE COST: Two million."},
		"one name in three":  {"Some notes.", "ADA BRILL, mayor: I closed it.", "THE COST: Two million.", "It was dear.", "WHAT NEXT: The council votes."},
		"times":              {"She answered readers.", "> Gerd from Holm (14:02): My bees left.", "> Vera Kuhn (14:03): They moved.", "> Vera Kuhn (14:08): Look again.", "The next chat is on slugs."},
		"questions":          {"Ada Brill makes wine.", "> How did it begin?", "> I planted it by mistake.", "> And the taste?", "> Of slate.", "The vineyard is open."},
		"Q and A":            {"Some answers.", "> Q: Is it open?", "> A: It is.", "> Q: And on Sundays?", "> A: It is not.", "That is all."},
		"labels once":        {"Angry: Ada Brill on the quay.", "Glad: her neighbour at home.", "The end."},
		"one question":       {"The tide rose.", "Who will pay for it?", "I do not know.", "The end."},
		"own questions":      {"The tide rose.", "> Who will pay for it?", "The state has no money.", "> And who is guilty?", "The court will tell.", "The end."},
		"answers in marks":   {"Ada Brill makes wine.", "> When did it begin?", "“I planted it by mistake,” she says.", "> And who drinks it?", "“I do,” she says.", "> Who does not?", "The vineyard is open."},
		"answered once":      {"Ada Brill makes wine.", "Who drinks it?", "“I do,” she says.", "We asked three people: who does not?", "“I,” said one.", "The vineyard is open."},
		"far apart":          {"> Who will pay?", "I do not know.", "A.", "B.", "C.", "D.", "> Who is guilty?", "I do not know."},
		"announced":          {"The marsh is left alone, as Nair wrote:", "> The reed will come back. So will the bittern.", "The paths stay open."},
		"voices in marks":    {"We asked people.", "Ada Brill: “I came for the cheese.”", "Ada Brill: “I stayed for the row.”", "The end."},
		"its writer":         {"The tide rose.", "Ada Brill saw it.", "The council met.", "> Ada van Roe is a reporter in Holm.", "> The author is a professor of law."},
		"known before":       {"The tide rose.", "Ada Brill saw it.", "The council met.", "Ada Brill is a reporter on the Olm."},
		"its end":            {"The tide rose.", "The council met.", "The Olm is low.", "Ada Roe is dead.", "The author is in jail."},
		"newcomer":           {"The tide rose.", "Tom Vale is a clerk in Holm.", "Ann Reed is his aunt.", "The council met.", "The Olm is low.", "Nearby Holm, Grell is dry.", "Tom Vale, a clerk, is here."},
		"notes below":        {"The ferry was sold.[1]", "The council met.", "Notes", "> [1] Minutes of March.", "> [2, 3] It cost little.", "[Applause] The end."},
		"dash in a list":     {"We need these.", "- Bring a lamp to the quay.", "- A bell for the pier", "The end."},
		"seldom I":           {"Ada Brill leads the trust.", "> What does it do?", "> We look after the river.", "> What was your best day?", "> The day I saw an otter.", "> What worries you?", "> Drought. The Olm ran dry.", "The end."},
		"never I":            {"Ada Brill leads the trust.", "> What does it do?", "It looks after the river.", "> What is new?", "The otters are back.", "The end."},
		"signed":             {"The tide rose.", "> The Olm is low.", "— Ada Brill", "The end."},
	} {
		var body []string
		for _, line := range lines {
			body = append(body, strings.TrimPrefix(line, "> "))
		}
		x := read("", strings.Join(body, "\n\n"), "en")
		for p, line := range lines {
			if want := strings.HasPrefix(line, "> "); x.aside[p] != want {
				t.Errorf("%s: aside = %v for %q", name, x.aside[p], line)
			}
		}
	}
}

// TestFrame: what a firm says of itself, and the frame of a page, stand in no summary. They are the paragraphs that begin with "> ".
func TestFrame(t *testing.T) {
	for language, lines := range map[string][]string{
		"en":    {"Grell Ferries has bought an electric ship for the line to Holm, which takes 200 people.", "About Grell Ferries", "> Grell Ferries runs 40 ships in six countries and is a leader in crossings.", "> The views expressed in this article are those of its author."},
		"en-GB": {"The mill at Grell is open again after a flood that took its wheel in March.", "It has a wheel of oak that was cut in Holm by two brothers.", "About the wheel", "A carter from Westland gave the wood for it, as his father had done before him.", "About time", "The council of Grell had asked for a new wheel three times in a year."},
		"en-US": {"Grell Ferries has bought an electric ship for the line to Holm from its own mine.", "It loads in nine minutes and takes 200 people and 20 cars across the sound.", "> About Grell Ferries: Grell Ferries runs 40 ships in six countries and is a leader.", "> We earn a commission if you buy a ticket for the ship through our links."},
		"de":    {"Die Reederei Grell stellt eine elektrische Fähre für die Linie nach Holm in Dienst.", "Das Schiff lädt in neun Minuten und fasst 200 Menschen und 20 Autos.", "Über die Reederei Grell", "> Die Reederei Grell ist mit 40 Schiffen in sechs Ländern führend im Verkehr.", "> Bestellen Sie unseren Newsletter mit allen Nachrichten aus Grell und Holm.", "> Kaufen Sie über unsere Links, so erhalten wir eine Provision von der Reederei."},
		"fr":    {"Les Ferries du Sud ont présenté un bateau électrique pour la ligne de l’île.", "Un équipage de trois marins suffit, et la charge prend neuf minutes.", "À propos des Ferries du Sud", "> Les Ferries du Sud sont un acteur majeur avec 40 bateaux dans six pays.", "> Suivez-nous sur tous les réseaux de la région du Sud et de l’île."},
		"es":    {"Ferris del Sur presentó un barco eléctrico para la línea de la isla.", "Un equipo de tres marineros basta, y la carga dura nueve minutos.", "Sobre Ferris del Sur", "> Ferris del Sur es líder en travesías y cuenta con 40 barcos en seis países.", "> Suscríbete para no perder ninguna noticia de la comarca de Puerto Viejo."},
		"nl":    {"De sluis van Marren gaat op maandag dicht, omdat er scheuren in de deuren zitten.", "Boten moeten tot maart omkeren of twee dagen langer varen over de Olm.", "> Voor meer informatie kunt u bellen met het kantoor van de haven in Marren."},
		"pl":    {"Śluza w Marren będzie zamknięta od poniedziałku, bo we wrotach są pęknięcia.", "Łodzie muszą do marca zawracać albo płynąć o dwa dni dłużej rzeką Olm.", "> Więcej informacji udziela kancelaria portu w Marren od poniedziałku do piątku."},
		"ru":    {"Плотина у Холма получит новое ядро из глины за два миллиона рублей.", "Работы начнутся в мае, и половину заплатит область.", "О компании «Плотины Юга»", "> Компания «Плотины Юга» построила сорок плотин в шести странах мира.", "> Подпишитесь на все новости района, чтобы ничего не пропустить."},
	} {
		var body []string
		for _, line := range lines {
			body = append(body, strings.TrimPrefix(line, "> "))
		}
		text := strings.Join(body, "\n\n")
		all := ""
		for _, s := range sumUp("", text, language, Budget{Words: 90, Sentences: 9}) {
			all += s.Of(text) + "\n"
		}
		for _, line := range lines {
			if sentence, frame := strings.CutPrefix(line, "> "); (frame || len(line) > 60) && frame == strings.Contains(all, sentence) {
				t.Errorf("%s: %q in a summary is %v", language, sentence, frame)
			}
		}
	}
}

// TestOnlySpeech: a text of speech only has its first sentence that is no question as its summary.
func TestOnlySpeech(t *testing.T) {
	for body, want := range map[string]string{
		"STONE: Who saw it?\n\nBRILL: The mate saw the light.\n\nSTONE: Who told you?\n\nBRILL: He did, by letter.":                                   "BRILL: The mate saw the light.",
		"ДОКТОР: Кто видел свет?\n\nШТУРМАН: Свет видел матрос.\n\nДОКТОР: Кто сказал?\n\nШТУРМАН: Матрос.":                                           "ШТУРМАН: Свет видел матрос.",
		"Host: Welcome to the show.\n\nBrill: Thank you.\n\nHost: Who saw the light?\n\nBrill: The mate saw a green light on the rocks at two bells.": "Brill: The mate saw a green light on the rocks at two bells.",
		"STONE: Who saw it?\n\nBRILL: Who told you?\n\nSTONE: Who asks?":                                                                              "STONE: Who saw it?",
		"x = [1]; y = {2}; print(x);": "",
	} {
		if got := strings.Join(sentences("", body, Budget{}), " "); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

// TestAsideByLanguage: the answers of an interview are known by the words of the first person of its language.
func TestAsideByLanguage(t *testing.T) {
	for language, body := range map[string]string{
		"ru": "Анна живёт на мысе.\n\nКак вы сюда попали?\n\nЯ ответила на письмо.\n\nЧто дальше?\n\nМне всё равно.",
		"it": "Piero vive sull’isola.\n\nCome è arrivato?\n\nHo risposto a una lettera.\n\nE poi?\n\nAbbiamo aspettato la barca.",
		"pl": "Jan wozi turystów.\n\nJak pan zaczynał?\n\nMój ojciec miał konia.\n\nA teraz?\n\nKoń chodzi ze mną, mnie to boli.",
	} {
		x := read("", body, language)
		if want := []bool{false, true, true, true, true}; !slices.Equal(x.aside, want) {
			t.Errorf("%s: %v", language, x.aside)
		}
	}
}

// TestSpeech: what is said in a conversation, and code, never stands in a summary.
func TestSpeech(t *testing.T) {
	const body = `The inquiry into the loss of the Gannet opened on Monday in the old court house of Grell.

STONE: Captain Brill, when did you see the light on the rocks for the first time?

BRILL: The light was seen at two bells by the mate, and the owners had been told of it by letter in May.

STONE: The owners had a lamp that was never lit, and the law of the county asks for three of them.

BRILL: The lamp was in the trunk of the owners, and the trunk was in the harbour office of Grell.

ship.light("green") == lamp["owners"]; print(ship.lamp)

The inquiry goes on tomorrow with the owners of the ship and the letter that was sent in May.`
	for words := 10; words < 120; words++ {
		all := strings.Join(sentences("The Gannet inquiry", body, Budget{words, 5}), " ")
		if strings.Contains(all, "lamp") || strings.Contains(all, "bells") || strings.Contains(all, "Captain") {
			t.Fatalf("%d words: %q", words, all)
		}
	}
}

// TestCommand: a step of instructions begins as a command does, a finding or a resolution with a number does not.
func TestCommand(t *testing.T) {
	for language, lines := range map[string][]string{
		"en": {"Wash the leeks and slice them.", "-The rent rises to £40 from April.", "-Rents: The rent rises to £40.", "-Rents are to rise from April.", "-Wash."},
		"de": {"Die Linsen waschen und in Brühe kochen.", "Möhren putzen und schneiden.", "-Der Beitrag steigt im April auf 40 Euro.", "-Der Vorstand hat den Beitrag erhöht."},
		"fr": {"Lavez les poireaux et coupez-les.", "-Le salaire augmente de quatre pour cent."},
		"it": {"Tritate la cipolla e fatela appassire.", "-Il salario cresce del quattro per cento."},
		"pl": {"-Umyj pory i pokrój je."}, // a finding may look the same
	} {
		for _, line := range lines {
			s, other := strings.CutPrefix(line, "-")
			x := read("", s, language)
			if got, _ := x.command(&x.sents[0]); got == other {
				t.Errorf("%s: %q: %v", language, s, got)
			}
		}
	}
}

// TestSpoken: no part of a speech behind a dash stands alone in a summary.
func TestSpoken(t *testing.T) {
	for body, framed := range map[string]string{
		"Most w Holmie jest zamknięty. – Jest stary. Trzeba go zburzyć – mówi Anna Lis. Prom kursuje.":        "Trzeba go zburzyć – mówi Anna Lis.",
		"– Most jest stary. Ma sto lat. Trzeba go zburzyć – mówi Anna Lis. – Szkoda. Był ładny – dodaje.":     "Ma sto lat. Trzeba go zburzyć – mówi Anna Lis. Był ładny – dodaje.",
		"- Мост старый. Его надо снести, - сказала Анна Лис. Паром ходит.":                                    "Его надо снести, - сказала Анна Лис.",
		"– Most jest stary – mówi Anna Lis. Prom kursuje. Prom – stary i mały – kursuje.":                     "",
		"– Most jest zamknięty. Prom kursuje. Do Holmu płynie godzinę.":                                       "",
		"- Most Holm – Elm. Prom kursuje od 5 – 7 rano.":                                                      "",
		"Most – stary i wąski – jest zamknięty. Prom kursuje.":                                                "",
		"– Most jest stary.\n\nProm kursuje – bez przerwy.":                                                   "",
		"Le pont est fermé – il est vieux. Le bac – petit et lent – attend. Il part à midi, dit Anne Renard.": "",
	} {
		var out []string
		text := read("", body, "pl")
		for i := range text.sents {
			if text.framed(&unit{first: i, last: i}) {
				out = append(out, text.sents[i].Of(body))
			}
		}
		if got := strings.Join(out, " "); got != framed {
			t.Errorf("%q: kept out %q", body, got)
		}
	}
}

// TestDashList: where speech has marks of its own, a dash begins the item of a list.
func TestDashList(t *testing.T) {
	for language, body := range map[string]string{
		"en": "- The bridge is old. The ferry - small and slow - sails to Holm.", "de": "– Die Brücke ist alt. Die Fähre – klein und langsam – fährt nach Holm.",
		"fr": "– Le pont est vieux. Le bac – petit et lent – part pour Tours.", "nl": "- De brug is oud. De boot - klein en traag - vaart naar Holm.",
	} {
		if text := read("", body, language); len(text.sents) != 2 || text.framed(&unit{first: 1, last: 1}) {
			t.Errorf("%s: %d sentences, or the last one is kept out", language, len(text.sents))
		}
	}
}

// TestSpokenAlone: of a text that is one speech behind a dash, the sentence that says whose it is serves.
func TestSpokenAlone(t *testing.T) {
	const body = "– Most jest stary i drogi. Trzeba go zburzyć jeszcze w tym roku – mówi Anna Lis."
	if got := sumUp("Most", body, "pl", Budget{Words: 13}); len(got) != 1 || !strings.HasSuffix(got[0].Of(body), "Anna Lis.") {
		t.Errorf("summary %v", got)
	}
}

// TestPleas: what asks readers to look elsewhere stays out wherever it stands; news on such things does not, nor with the same words inside
// a sentence.
func TestPleas(t *testing.T) {
	for s, framed := range map[string]bool{
		"de|Lesen Sie auch: Die Fähre von Holm ist verkauft.": true, "fr|Cliquez ici pour voir le bac de Tours.": true, "es|Lea también: El barco de Tours se hundió.": true,
		"it|Leggi anche: Il battello di Holm è affondato.": true, "pt|Veja abaixo a lista dos barcos de Holm.": true, "nl|Lees ook: De boot van Holm is gezonken.": true,
		"ru|Читайте также: Паром у Холма утонул.": true, "ru|Подпишитесь на новости Холма уже сегодня.": true, "pl|Czytaj też: Prom w Holmie zatonął.": true,
		"de|Viele lesen auch im Winter am Fluss.": false, "de|Holm verkauft sein Boot an den Newsletter-Verlag Kelm.": false, "fr|La mairie de Tours a abonné ses écoles au journal.": false, "fr|Il suffit de cliquer pour voir le bac.": false,
		"es|Los niños leen también en el barco de Tours.": false, "es|Tours suscribe un acuerdo con Holm.": false, "it|A Holm si legge anche di notte.": false, "pt|Muitos leem também em Holm.": false, "pt|O barco ficou abaixo da ponte de Holm.": false,
		"nl|In Holm lezen ze ook in de winter.": false, "ru|Мэр Холма подписал указ о пароме.": false, "ru|В Холме читают также стихи.": false, "pl|Dzieci w Holmie czytają też na promie.": false, "pl|Rada wykupiła prom w Holmie.": false,
		"de|In Holm gibt es Bücher, und dort lesen sie mehr als in Kelm.": false, "fr|On peut lire aussi des contes sur le bac de Tours.": false, "fr|Lire aussi des contes, tel est le but du bac de Tours.": false, "es|El alcalde de Holm lee también a los niños.": false,
		"es|Holm pide que nadie haga clic en el mensaje.": false, "es|Con «Haz clic y gana» roban a la gente de Holm.": false, "it|Holm cambia le leggi anche sulla pesca.": false, "it|Leggi anche più severe chiede il sindaco di Holm.": false, "pt|Que o povo leia também as contas, pede Holm.": false, "pt|Quem veja abaixo o rio entende Holm.": false,
		"nl|In Holm, zo lees ook ik, vaart een boot.": false, "ru|Мэр Холма говорит: читайте также стихи.": false, "pl|Mówi się w Holmie: zobacz też prom.": false, "pl|Dalsza część umowy mówi o Holmie.": false,
		"it|HOLM IN DIRETTA Leggi anche Il battello è affondato.": true, "it|LEGGI ANCHE Il battello di Holm è affondato.": true, "fr|À lire aussi : le bac de Tours a coulé.": true, "de|KLICKEN SIE HIER für die Bilder von Holm.": true, "pl|Źródło: Holm Posłuchaj artykułu o promie.": true, "pl|Poniżej dalsza część artykułu o Holmie.": true, "ru|Паром утонул Смотрите также: Мост у Холма.": true,
	} {
		language, line, _ := strings.Cut(s, "|")
		text := read("", line+"\n\n"+strings.Repeat("Holm. ", 40), language)
		if text.sents[0].framed != framed {
			t.Errorf("%s: framed = %v", s, !framed)
		}
	}
}
