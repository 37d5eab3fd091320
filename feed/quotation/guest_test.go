package quotation

import (
	"slices"
	"strings"
	"testing"
)

// TestAddressed: whom the questions address answers them, if nobody else is the guest.
func TestAddressed(t *testing.T) {
	for body, want := range map[string]string{
		"The trial goes on.\n\nQ. Mr Reed, where were you that night?\n\nA. I was at the mill, sir, in the loft.\n\nQ. And what did you see?\n\nA. I saw a lamp in the yard and a man.":         "Reed",
		"The trial goes on.\n\nQ. Mr Reed, where were you that night?\n\nA. I was at the mill, sir, in the loft.\n\nQ. Mrs Lamb, what did you see?\n\nA. I saw a lamp in the yard and a man.":   "",
		"Der See ist still.\n\nFrau Kruse, was hat sich verändert?\n\nIch glaube, die Gäste bleiben länger als früher.\n\nUnd die Küche?\n\nIch koche nur noch, was ich selbst im Garten habe.": "Kruse",
		"Озеро тихое.\n\nАнна Крузе, что изменилось?\n\nЯ думаю, гости остаются дольше, чем раньше.\n\nА кухня?\n\nЯ готовлю только то, что у меня в саду.":                                     "Анна Крузе",
		"Ann Fox keeps the lake.\n\nWho, Tom Hale, may fish there?\n\nI think that nobody may fish there before June.\n\nAnd the boats?\n\nI leave them where they are, on my own quay.":        "Ann Fox",
	} {
		for _, q := range Find("A day at the lake", body, "") {
			if q.Speaker != want {
				t.Errorf("%q: %q, want %q", q.Text, q.Speaker, want)
			}
		}
		if n := len(Find("A day at the lake", body, "")); n != 2 && want != "" || want == "" && n > 0 {
			t.Errorf("%d quotations of %q", n, want)
		}
	}
}

// TestGuest: the lead and the title of an interview, and the speaker of its answers, - for nobody.
func TestGuest(t *testing.T) {
	talk := map[string]string{
		"en": "How did it begin?\n\nI was nine when I carved my first bow in the shed.\n\nWas it hard?\n\nI cut my hand, and my mother hid the knives.",
		"de": "Wie fing es an?\n\nIch war neun, als ich meinen ersten Bogen schnitzte.\n\nWar es schwer?\n\nIch schnitt mir in die Hand, und meine Mutter lachte.",
		"fr": "Comment est-ce arrivé ?\n\nJ’avais neuf ans quand j’ai taillé mon premier archet.\n\nÉtait-ce difficile ?\n\nJe me suis coupé la main, et ma mère a ri.",
		"es": "¿Cómo empezó todo?\n\nYo tenía nueve años cuando tallé mi primer arco.\n\n¿Fue difícil?\n\nYo me corté la mano, y mi madre escondió los cuchillos.",
		"it": "Come è iniziato?\n\nIo avevo nove anni quando ho fatto il mio primo archetto.\n\nÈ stato difficile?\n\nIo mi sono tagliato la mano, e mia madre rideva.",
		"nl": "Hoe begon het?\n\nIk was negen toen ik mijn eerste strijkstok sneed.\n\nWas het moeilijk?\n\nIk sneed in mijn hand, en mijn moeder lachte erom.",
		"ru": "Как всё началось?\n\nМне было девять, когда я вырезал мой первый смычок.\n\nБыло трудно?\n\nЯ порезал руку, и моя мать спрятала ножи.",
	}
	for _, test := range []struct{ language, title, lead, want string }{
		{"en", "Anna Dale on the secret of bows", "A bow maker told us how it began.", "Anna Dale"},
		{"en", "Anna Dale on the secret of bows", "The bow maker Tom Reed told us how it began.", "-"}, // it is one of them
		{"en", "Dale on the secret of bows", "Tom Reed has met the bow maker Anna Dale.", "Anna Dale"},
		{"en", "Anna Dale and Tom Reed on bows", "A bow maker told us how it began.", "-"},
		{"en", "The secret of bows", "Anna Dale met us near the pier at Farrow Point.", "Anna Dale"},
		{"en", "Anna Dale’s secret", "A bow maker told us how it began.", "-"},
		{"en", "Anna Dale's secret", "The bow maker Tom Reed told us how it began.", "Tom Reed"},
		{"en", "The secret of Anna Dale", "The bow maker Tom Reed told us how it began.", "Tom Reed"},
		{"de", "Ein Gespräch mit Anna Dahl", "Im Schuppen riecht es nach Holz.", "Anna Dahl"},
		{"de", "Das Geheimnis von Anna Dahl", "Im Schuppen riecht es nach Holz.", "-"},
		{"de", "Anna Dahls Geheimnis", "Im Schuppen riecht es nach Holz.", "-"},
		{"de", "Anna Maria Dahl erzählt", "Im Schuppen riecht es nach Holz.", "Anna Maria Dahl"},
		{"de", "Anna von Dahl erzählt", "Im Schuppen riecht es nach Holz.", "Anna von Dahl"},
		{"fr", "Entretien avec Anna Garnier", "Dans la grange, tout sent le bois.", "Anna Garnier"},
		{"fr", "Le secret d’Anna Garnier", "Dans la grange, tout sent le bois.", "-"},
		{"es", "Una tarde con Elena Mora", "En el taller todo huele a madera.", "Elena Mora"},
		{"es", "El secreto de Elena Mora", "En el taller todo huele a madera.", "-"},
		{"it", "Il segreto di Anna Mori", "Nella bottega tutto sa di legno.", "-"},
		{"nl", "Het geheim van Anna Visser", "In de schuur ruikt alles naar hout.", "-"},
		{"nl", "Anna van Visser over hout", "In de schuur ruikt alles naar hout.", "Anna van Visser"},
		{"ru", "Анна Лаврова: как делают смычок", "В мастерской пахнет деревом.", "Анна Лаврова"},
		{"ru", "Секрет Анны Лавровой", "В мастерской пахнет деревом.", "-"},
	} {
		found := Find(test.title, test.lead+"\n\n"+talk[test.language], test.language)
		got := "-" // a turn of nobody is no quotation
		if len(found) > 0 {
			got = speakersOf(found)
		}
		if got != test.want && got != strings.Join([]string{test.want, test.want}, " ; ") {
			t.Errorf("%s / %s: got %s, want %s", test.title, test.lead, got, test.want)
		}
	}
}

// TestDashedAnswers: whose the answers behind dashes are, if the title or the lead says that somebody is interviewed; - for nobody.
func TestDashedAnswers(t *testing.T) {
	const (
		polish  = "Skąd ten pomysł?\n\n– Z nudów. W zimie nie ma tu nic do roboty.\n\nKto pomagał?\n\n– Sąsiedzi, a najwięcej teść.\n\nIle to trwało?\n\n– Dwie zimy, bo drewno musiało wyschnąć."
		russian = "— Откуда у вас эта лодка?\n\n— От деда. Стояла в сарае тридцать лет, дно пришлось менять целиком.\n\n— Кто помогал?\n\n— Соседи, а больше всех тесть, он плотник.\n\n— Сколько это заняло?\n\n— Две зимы, потому что доскам надо было высохнуть под крышей."
		short   = "— Вы кто?\n\n— Новый лодочник.\n\n— Откуда вы?\n\n— Из города, с пристани.\n\n— Надолго?\n\n— До самой осени."
	)
	for _, test := range []struct{ title, lead, talk, want string }{
		{"Szkutnik Jan Lis: łódź buduje się zimą", "Mieszka nad rzeką.", polish, "Jan Lis"},
		{"Łódź z drewna – rozmowa z dr. Janem Lisem", "Mieszka nad rzeką.", polish, "Jan Lis"},
		{"Łódź z drewna", "Rozmawiamy z szkutnikiem, który mieszka nad rzeką.", polish, "-"}, // nobody is named
		{"Łódź z drewna", "Muzeum kieruje Jan Lis.", polish, "-"},                            // a list of questions of readers
		{"Jan Lis zaprasza na przystań", "Mieszka nad rzeką.", polish, "-"},
		{"Лодочник Иван Лавров: «Лодку строят зимой»", "Он живёт у реки.", russian, "Иван Лавров"},
		{"Лодка деда", "Лодочник Иван Лавров ответил на вопросы читателей.", russian, "Иван Лавров"},
		{"Лодка деда", "Иван Лавров вышел из дома последним.", russian, "-"}, // a story
		{"Лодочник Иван Лавров: «Лодку строят зимой»", "Он живёт у реки.", short, "-"},
		{"Лодочник Иван Лавров: «Лодку строят зимой»", "Он живёт у реки.", strings.Replace(russian, "тесть, он плотник", "тесть, — сказал Лавров. — Он плотник", 1), "Лавров"},
	} {
		got := "-"
		for _, q := range Find(test.title, test.lead+"\n\n"+test.talk, "") {
			if got = q.Speaker; got != test.want || strings.ContainsAny(q.Text[:3], "—–") {
				break
			}
		}
		if got != test.want {
			t.Errorf("%s / %s: got %s, want %s", test.title, test.lead, got, test.want)
		}
	}
}

// TestAnswers: quotations that follow questions outside marks are those of whoever is interviewed, if nobody else may be.
func TestAnswers(t *testing.T) {
	for _, test := range []struct{ language, body, want string }{
		{"nl", "Trainer Jan Bos over de degradatie van Holm.\n\nHoe gaat het met u?\n\n'Het gaat goed met me, dank u voor de vraag.'\n\nBlijft u bij de club?\n\n'Dat gaan we de komende dagen rustig met het bestuur bespreken.'\n\nWat ging er mis?\n\n'We hebben te veel kansen gemist, zo simpel is het.'", "Jan Bos ; Jan Bos ; Jan Bos"},
		{"nl", "Vliegen helpt niet, zegt psycholoog Jan Bos. Is het niet beter om bomen te planten? 'Natuurlijk is het dan beter om bomen te planten.' Waar komt deze drang vandaan? 'We verwachten in een relatie wederkerigheid.' 'Dat is nuttig in onze omgang met elkaar.' Wat dan wel? 'Mensen moeten direct zien wat hun daden aanrichten.'", "Jan Bos ; Jan Bos ; Jan Bos ; Jan Bos"},
		{"nl", "Trainer Jan Bos en speler Rik Prins over de degradatie van Holm.\n\nHoe gaat het met u?\n\n'Het gaat goed met me, dank u voor de vraag.'\n\nBlijft u bij de club?\n\n'Dat gaan we de komende dagen rustig met het bestuur bespreken.'\n\nWat ging er mis?\n\n'We hebben te veel kansen gemist, zo simpel is het.'", "- ; - ; -"},
		{"nl", "Trainer Jan Bos over de degradatie van Holm.\n\nHoe gaat het met u?\n\n'Het gaat goed met me, dank u voor de vraag.'\n\nBlijft u bij de club?\n\n'Dat gaan we de komende dagen rustig met het bestuur bespreken.'", "- ; -"},
		{"nl", "Trainer Jan Bos over de degradatie van Holm. Hoe kon dat? 'We waren gewoon niet goed genoeg', zegt Rik Prins. Wat nu? 'Dat gaan we rustig bespreken', zegt Anna Kranz. En de fans? 'Die blijven ons altijd trouw', zegt Tom Lund.", "Rik Prins ; Anna Kranz ; Tom Lund"},
		{"de", "Fliegen ausgleichen hilft nicht, sagt der Psychologe Jens Bock. Ist es nicht besser, Bäume zu pflanzen? „Natürlich ist es dann besser, Bäume zu pflanzen.“ Woher kommt dieser Drang? „Wir erwarten in einer Beziehung, dass etwas zurückkommt.“ Was dann? „Die Menschen müssen gleich sehen, was ihre Taten anrichten.“", "Jens Bock ; Jens Bock ; Jens Bock"},
		{"de", "Jens Bock „Wir haben es versucht, aber es ging nicht.“ Wie geht es Ihnen? „Es geht mir gut, danke der Nachfrage.“ Bleiben Sie hier? „Das besprechen wir in den nächsten Tagen.“ Was lief schief? „Wir haben zu viele Fehler gemacht.“", "- ; - ; - ; -"},
		{"nl", "Ria Post is bakker in Elm.\n\nHoe ben je begonnen?\n\n'Heel klein, met een oven in de schuur.'\n\nWat vond je moeder ervan?\n\n'Die was er niet blij mee, dat was te zien.'\n\nEn nu heb jij drie winkels?\n\n'Ja, en er komt er nog een bij.'", "Ria Post ; Ria Post ; Ria Post"},
		{"nl", "Ria Post is bakker in Elm.\n\nHoe begon het?\n\n'Heel klein, met een oven in de schuur.'\n\nWat vond het dorp ervan?\n\n'Dat was er niet blij mee, dat was te zien.'\n\nEn nu drie winkels?\n\n'Ja, en er komt er nog een bij.'", "- ; - ; -"},
		{"de", "Lena Birk ist Bäckerin in Elm.\n\nWie war Ihre Mutter?\n\n„Streng, aber mit einem großen Herzen.“\n\nWie läuft es bei Ihnen heute?\n\n„Gut, es kommt noch ein Laden dazu.“\n\nWas wird aus dem Dorf?\n\n„Das bleibt, wie es ist.“", "Lena Birk ; Lena Birk ; Lena Birk"},
		{"de", "Lena Birk ist Bäckerin in Elm.\n\nWie war ihre Mutter?\n\n„Streng, aber mit einem großen Herzen.“\n\nSie hat auch Hilfe?\n\n„Gut, es kommt noch ein Laden dazu.“\n\nWas wird aus dem Dorf?\n\n„Das bleibt, wie es ist.“", "- ; - ; -"},
		{"fr", "Anne Renard dirige l'école de Tours.\n\nComment allez-vous ?\n\n« Je vais très bien, merci de la question. »\n\nRestez-vous à l'école ?\n\n« Nous allons en parler dans les prochains jours. »\n\nQu'est-ce qui a changé ?\n\n« Les enfants lisent moins, c'est aussi simple que cela. »", "Anne Renard ; Anne Renard ; Anne Renard"},
		{"es", "Luis Rey gana en Elm.\n\n¿Cómo está el campo?\n\n«Aquí la gente vive con mucho menos agua que antes».\n\n¿Y el agua? ¿Qué dicen de ella en el pueblo?\n\n«Nos prometió agua y no hay agua en ninguna parte».\n\n¿Y los jóvenes?\n\n«Se van todos del pueblo en cuanto pueden».", "- ; - ; -"},
		{"en", "The baker Ann Fox runs a shop in Elm.\n\nHow are you?\n\n“I am very well, thank you for the question.”\n\nWill you stay in Elm?\n\n“We shall talk about that in the next few days.”\n\nWhat has changed?\n\n“People buy less bread than they did, it is that simple.”", "Ann Fox ; Ann Fox ; Ann Fox"},
		{"de", "„Das Wehr bleibt den Sommer über offen“, sagte Jens Fuchs der „Neuen Berger Allgemeinen Zeitung“.", "Jens Fuchs"},
		{"en", "In her novel (“a house of salt and old rope”), Ann Bell tells of Elm.", ""},
	} {
		if got := speakersOf(Find("", test.body, test.language)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.body, got, test.want)
		}
	}
}

// TestTitled: quotations that follow questions of paragraphs of their own are those of whoever the title says to be interviewed.
func TestTitled(t *testing.T) {
	asked := "La bailarina vuelve al teatro.\n\n¿Cómo está la sala?\n\n«Fría, pero la gente la calienta cada noche».\n\n¿Y la compañía?\n\n«Somos nueve y un perro viejo».\n\n"
	third := asked + "¿Y el verano?\n\n«En verano me voy al río con mi hermana»."
	remark := asked + "Algunos dicen que baila demasiado.\n\n«Ojalá tengan razón, porque no sé hacer otra cosa»."
	other := asked + "El alcalde se encoge de hombros.\n\n«Ya veremos qué dice el pleno de septiembre»."
	invited := "La librera Eva Prado la invitó a la tertulia.\n\n" + asked
	dashes := strings.NewReplacer("¿", "—¿", "«", "—«").Replace(asked)
	for _, test := range []struct{ title, body, want string }{
		{"Entrevista a Elena Mora, directora de la Casa del Mar", asked, "Elena Mora ; Elena Mora"},
		{"Entrevista a Elena Mora, directora de la Casa del Mar", dashes, "Elena Mora ; Elena Mora"},
		{"Elena Mora: «Bailo para no caerme»", third, "Elena Mora ; Elena Mora ; Elena Mora"},
		{"Elena Mora, bailarina: «El suelo manda»", third, "Elena Mora ; Elena Mora ; Elena Mora"},
		{"«Bailo para no caerme», dice Elena Mora", third, "Elena Mora ; Elena Mora ; Elena Mora"},
		{"Elena Mora: «Bailo para no caerme»", remark, "Elena Mora ; Elena Mora ; Elena Mora"},
		{"Entrevista a Elena Mora", other, "Elena Mora ; Elena Mora ; -"},
		{"Elena Mora: «Bailo para no caerme»", other, "- ; - ; -"},
		{"Elena Mora: «Bailo para no caerme»", asked, "- ; -"}, // a report may ask twice
		{"Elena Mora, la maestra del barrio: qué dicen los vecinos", third, "- ; - ; -"},
		{"Encuentro con Elena Mora, los padres piden respuestas", asked, "- ; -"},
		{"Polémica por la entrevista a Elena Mora", asked, "- ; -"},
		{"Encuentro con Elena Mora", invited, "- ; -"}, // the bookseller may answer
		{"¿Qué piensa el barrio de Elena Mora?", third, "- ; - ; -"},
		{"El secreto de Elena Mora", third, "- ; - ; -"},
		{"Entrevista a Elena Mora y Luis Rey", third, "- ; - ; -"},
	} {
		found := Find(test.title, test.body, "es")
		slices.SortFunc(found, func(a, b Quote) int { return a.Spans[0].Start - b.Spans[0].Start })
		if got := speakersOf(found); got != test.want {
			t.Errorf("%s / %s: got %s, want %s", test.title, test.body, got, test.want)
		}
	}
}

// TestReview: he in a review may be somebody of the story.
func TestReview(t *testing.T) {
	body := "Tom Reed plays the miller of a town by the sea. “I am so tired of this old river,” he says."
	for title, want := range map[string]string{"Review: The Mill": "", "The Mill": "Tom Reed"} {
		for _, q := range Find(title, body, "en") {
			if q.Speaker != want {
				t.Errorf("%s: %q, want %q", title, q.Speaker, want)
			}
		}
	}
}
