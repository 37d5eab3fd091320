package quotation

import (
	"os"
	"strings"
	"testing"
)

// TestLanguages: an article a row (¶ stands between paragraphs), its language or "" where it has to be told from the words,
// and the speakers of its quotations in the order of the text, - for nobody, any of the answers that | parts.
func TestLanguages(t *testing.T) {
	for _, test := range []struct{ language, body, want string }{
		{"fr", `The wall of the old harbour was rebuilt in three winters. “We waited for the ice to go,” said Ann Tolliver. The masons came from the north and went home in spring.`, `Ann Tolliver`},
		{"de", `Der Rat tagte bis elf. „Das Dach hält noch einen Winter“, sagte Hausmeisterin Ilse Korn. ¶ Die Mehrheit war dagegen. „Dann eben mit Eimern“, meinte Korn.`, `Ilse Korn ; Ilse Korn`},
		{"de-AT", `Tobias Rahn betonte: „Wer zahlt, darf auch fragen, wohin das Geld geht.“ Laut Rahn ist das Dach „ein Sieb mit Balken darunter“.`, `Tobias Rahn ; Tobias Rahn`},
		{"de", `Im Vorfeld gab es Streit. „Die Sache ist ganz einfach und sehr teuer“, so ein Sprecher der Gemeinde.`, `ein Sprecher der Gemeinde`},
		{"de", `Die Gefahr ist vorbei. Der Ausschuss sprach von einem „sehr langen und nassen Abend“.`, `- | Der Ausschuss`},
		{"de", `Försterin Petra Lund sagte, der Wald sei krank. Die Eichen seien „morsch bis in die letzte Wurzel“. Deshalb müsse der Weg „noch in diesem Herbst gesperrt werden“.`, `Petra Lund ; Petra Lund`},
		{"de", `Nach Angaben des Försters Olaf Kern ist der Steg „nur noch aus Gewohnheit da“.`, `Olaf Kern`},
		{"de", `„Der Steg bleibt bis zum Frühjahr zu“, heißt es in einem Schreiben der Gemeinde.`, `ein Schreiben der Gemeinde`},
		{"de", `Dazu gab das Landesministerium bekannt: „Das Wasser darf getrunken werden, wenn es gekocht ist.“`, `das Landesministerium`},
		{"de", `Die Zeitung zitiert einen Augenzeugen mit den Worten: „Erst kam der Wind und dann das halbe Dach.“`, `einen Augenzeugen`},
		{"de", `„Ich gehe hier nicht mehr weg“, strich Tobias Rahn heraus.`, `Tobias Rahn`},
		{"de", `Die Leiterin der Schule am Markt, Ruth Adler, bezeichnete den Plan des Rats gestern als „Witz ohne jede Pointe“.`, `Ruth Adler`},
		{"de", `Jede Schuld am Streit der Vereine weist Tobias Rahn von sich: „Ich war an dem Abend gar nicht im Saal.“`, `Tobias Rahn`},
		{"de", `Ruth Adler, die als Kritikerin des Rats gilt, hofft, „dass er noch einmal darüber schläft“.`, `Ruth Adler`},
		{"de", `„Wir sind müde und gehen“, meinten Ruth Adler und Tobias Rahn.`, `Ruth Adler und Tobias Rahn`},
		{"de", `„Der Zug kommt nicht mehr“, sagte dem Sender gestern Ruth Adler.`, `Ruth Adler`},
		{"de", `Gestern hatte Försterin Petra Lund in einem Gespräch erklärt: „Die Eiche bleibt stehen, solange ich hier bin.“`, `Petra Lund`},
		{"", `Die Schule in Harl bleibt offen und das freut nicht nur die Kinder. „Wir haben auf diesen Brief sehr lange gewartet“, sagte Ruth Adler.`, `Ruth Adler`},
		{"fr", `La mairie a fermé. « Le toit tiendra encore un hiver », a expliqué Lucie Marchal, la gardienne. ¶ Selon Lucie Marchal, il faut « attendre que la pluie passe ».`, `Lucie Marchal ; Lucie Marchal`},
		{"fr", `Bastien Morel garde la clé. « Je ne la prête à personne, même pas au maire », dit-il.`, `Bastien Morel`},
		{"fr", `Le Conseil a voté. Hugo Tessier a déclaré : « Nous avons compté les voix deux fois avant de dormir. »`, `Hugo Tessier`},
		{"es", `El Ayuntamiento cerró la plaza. “El techo aguanta otro invierno y no más”, señaló Lucía Robles. Según Robles, es “un colador con vigas”.`, `Lucía Robles ; Lucía Robles`},
		{"es", `Tomás Arias dijo: «Quien paga puede preguntar adónde va el dinero».`, `Tomás Arias`},
		{"it", `Il Comune ha chiuso la piazza. «Il tetto regge ancora un inverno», ha detto Carla Mori. Secondo Mori è «un colino con le travi».`, `Carla Mori ; Carla Mori`},
		{"it", `«Chi paga può anche domandare», ha aggiunto il sindaco Enzo Galli.`, `Enzo Galli`},
		{"pt", `A Câmara fechou a praça. “O telhado aguenta mais um inverno”, disse Rosa Leal. Segundo Leal, é “uma peneira com traves”.`, `Rosa Leal ; Rosa Leal`},
		{"pt", `Rui Peixoto afirmou: «Quem paga pode perguntar para onde vai o dinheiro.»`, `Rui Peixoto`},
		{"de", `Die Leiterin des Heims, Wiebke Sommer, geht im Mai. „Ich kann ein Haus ohne Dach nicht leiten“, erklärte Sommer.`, `Wiebke Sommer`},
		{"pt", `A praça está fechada. «O vento leva as mesas e ninguém as paga», queixou-se Rui Peixoto.`, `Rui Peixoto`},
		{"pt", `Rosa Leal esperava à porta. «Nunca ninguém me avisou de nada», contou-me Rui Peixoto.`, `Rui Peixoto`},
		{"nl", `De Gemeente sloot het plein. "Het dak houdt nog een winter", zegt Petra Visser. Volgens Visser is het "een zeef met balken".`, `Petra Visser ; Petra Visser`},
		{"nl", `Wim Bakker zei: "Wie betaalt mag ook vragen waar het geld blijft."`, `Wim Bakker`},
		{"ru", `Площадь закрыли. «Крыша простоит ещё зиму», — сказала сторож Нина Белкина. ¶ Игорь Мохов добавил: «Кто платит, тот и спрашивает».`, `Нина Белкина ; Игорь Мохов`},
		{"ru", `Площадь закрыли. По словам Нины Белкиной, крыша похожа на «большое старое решето с дырами».`, `Нина Белкина`},
		{"ru", `Сторож Игорь Мохов закрыл ворота. ¶ — Крыша простоит ещё одну зиму, — сказал Игорь Мохов.`, `Игорь Мохов`},
		{"pl", `Plac zamknięto. „Dach wytrzyma jeszcze jedną zimę” – powiedziała Anna Wilk. ¶ Jan Zając dodał: „Kto płaci, ten może pytać o pieniądze”.`, `Anna Wilk ; Jan Zając`},
		{"", `Burmistrz zamknął most i nie ma innej drogi. „Zabierają nam jedyną drogę do miasta” – mówi Ewa Sikora, która prowadzi sklep.`, `Ewa Sikora`},
		{"ja", `橋は月曜に開いた。会長の山田太郎さんは「橋が開いてとてもうれしいです」と話した。`, `山田太郎`},
		{"zh", `新桥星期一通车。市长张伟表示：“我们等了很多年，今天终于通车了。”`, `市长张伟`},
		{"tr", `Geldim ve gördüm. ¶ Baktım: "Herkes yeni kapıyı çok sevdi ve öptü."`, `-`},
		{"fi", `Neuvosto päätti asiasta. "Katto kestää vielä yhden talven hyvin", sanoi Aino Virta. ¶ Aino Virta: "Katto kestää vielä yhden talven."`, `- ; Aino Virta`},
	} {
		found := Find("", strings.ReplaceAll(test.body, " ¶ ", "\n\n"), test.language)
		if got := speakersOf(found); !fits(got, test.want) {
			t.Errorf("%s: %s\n got %s\nwant %s", test.language, test.body, got, test.want)
		}
	}
}

// TestWays: each way of quoting in testdata/ways.txt.
func TestWays(t *testing.T) {
	list, err := os.ReadFile("testdata/ways.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, language, body := 0, "", ""
	for line := range strings.Lines(string(list)) {
		line = strings.TrimSpace(line)
		switch want, ok := strings.CutPrefix(line, "="); {
		case ok:
			n++
			if got := speakersOf(Find("", body, language)); got != strings.TrimSpace(want) {
				t.Errorf("%s: %s\n got %s\nwant%s", language, body, got, want)
			}
		case line != "" && line[0] != '#':
			language, body, _ = strings.Cut(line, ": ")
		}
	}
	if n < 200 {
		t.Errorf("only %d ways", n)
	}
}

// speakersOf lists the speakers of quotations in the order of the text.
func speakersOf(quotes []Quote) string {
	var out []string
	for at := -1; len(out) < len(quotes); {
		next := -1
		for i, q := range quotes {
			if q.Spans[0].Start > at && (next < 0 || q.Spans[0].Start < quotes[next].Spans[0].Start) {
				next = i
			}
		}
		at = quotes[next].Spans[0].Start
		name := quotes[next].Speaker
		if name == "" {
			name = "-"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ; ")
}

// fits reports whether got is one of the answers in want.
func fits(got, want string) bool {
	for answer := range strings.SplitSeq(want, " | ") {
		if got == strings.TrimSpace(answer) {
			return true
		}
	}
	return false
}

// TestSpoken: speech that the shape of the text marks. Want lists "speaker: beginning of the words".
func TestSpoken(t *testing.T) {
	for _, test := range []struct{ name, title, body, want string }{
		{"names in capitals", "", "The inquiry met on Monday.\n\nANN LUND: When did you see it?\n\nBO REED: I saw it at two, and it was green all over.\n\nLUND: Are you sure of that?\n\nREED: I have never been so sure of a colour.", "Bo Reed: I saw it at two ; Reed: I have never been so"},
		{"transcript", "", "The inquiry heard Captain Bo Reed on Monday.\n\nLUND: When did you see it?\n\nREED: I saw it at two, and it was green all over.\n\nLUND: Are you sure of that?\n\nREED: I have never been so sure of a colour.", "Bo Reed: I saw it at two ; Bo Reed: I have never been so"},
		{"question and answer", "Five minutes with Ada Fenn", "Ada Fenn mends clocks in a shed.\n\nQ: How did it begin?\n\nA: I dropped one and was ashamed of it for years.\n\nQ: And now?\n\nA: Now I drop them only when nobody can see me.", "Ada Fenn: I dropped one ; Ada Fenn: Now I drop them"},
		{"questions alone", "The clock in the shed", "Ada Fenn mends clocks in a shed behind the church.\n\nHow did it begin?\n\nI dropped one and was ashamed of it for years.\n\nAnd what do you do now?\n\nI drop them only when nobody can see me.", "Ada Fenn: I dropped one ; Ada Fenn: I drop them"},
		{"a list of prices is none", "", "Tea and cake at the mill.\n\nTea: one pound a cup.\n\nCake: two pounds a slice.\n\nWalks: nothing at all, on Sundays.", ""},
		{"own questions", "What I learned", "I have kept bees for a year now.\n\nWhat did I learn?\n\nI learned to run.\n\nWhat did I lose?\n\nI lost my fear of hospitals.", ""},
		{"announced", "", "In her report the botanist Priti Sen wrote:\n\nThe reed will come back if nobody helps it. So will the mud.\n\nThe paths stay open.", "Priti Sen: The reed will come back"},
		{"signed", "", "People left notes at the slip.\n\nHe never once complained about the weather.\n\n— Lowen Carter, passenger\n\nA new ferryman starts soon.", "Lowen Carter: He never once complained"},
		{"a string of a program", "", "The log says:\n\nmsg=\"the disk is nearly full again\" level=3\n\nThen it stops.", ""},
	} {
		var got []string
		found := Find(test.title, test.body, "en")
		for _, want := range strings.Split(test.want, " ; ") {
			speaker, words, _ := strings.Cut(want, ": ")
			for _, q := range found {
				if want != "" && q.Speaker == speaker && strings.HasPrefix(q.Text, words) {
					got = append(got, want)
				}
			}
		}
		if s := strings.Join(got, " ; "); s != test.want || len(found) > len(got) {
			t.Errorf("%s: got %+v, want %s", test.name, found, test.want)
		}
	}
}

// TestNames: who is who.
func TestNames(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{`Bo and Ida Wren were married. "I asked her on the roof," Mr Wren said. "He asked the roof as well," Mrs Wren said.`, `Bo Wren ; Ida Wren`},
		{`Piet Garr laid flowers down. His son Max Garr was killed there. "He rang me from every hill he climbed," Garr said.`, `Piet Garr | Garr | -`},
		{`Will Harker has a boat. "The tide never waits for a form," Will Harker said.`, `Will Harker`},
		{`Columnist George Will was there. "The tide never waits for a form," Will wrote.`, `George Will`},
		{`"The well is deep and it is cold," said Robert “Bob” Holm. "It is deeper than the debt," Holm said.`, `Robert “Bob” Holm ; Robert “Bob” Holm`},
		{`Chef Kim Min-ji opened it. "Salt is a memory of the sea," Kim said.`, `Kim Min-ji`},
		{`Weaver Hilde Ravn said: "We do not own the wind, we rent it."`, `Hilde Ravn`},
		{`"Nobody asked the wall about it," said Jose wearily. Apparently Beth agreed.`, `Jose`},
		{`Lena Orme of Bellows Hill, Vermont says she "would rather swim than drive over it".`, `Lena Orme`},
		{`The head of the Institute for Water of the University of Sel, Ottoline Grabb, said it held "no more salt than a tear".`, `Ottoline Grabb`},
		{`The drivers who wrote to her on Thursday say they are "sick of being the test weight".`, `The drivers who wrote to her on Thursday`},
		{`Section 12 affirms: "No person shall be moved without a notice of a year."`, `Section 12`},
		{`Dana Wirth accused Mayor Theo Farrant of calling gulls "rats with a better view".`, `Theo Farrant`},
		{`Ada Lister dismissed Corin Vane's remark that "a library is a heated waste of space".`, `Corin Vane`},
		{`Emil Voss then said, according to Bhatt, "Draw one card and do not look at it."`, `Emil Voss`},
		{`Rhona Pell said that she had been told by the warden that "the gate would be open all night".`, `the warden | -`},
		{`Minister Olaf Rye rejected union leader Gwen Abel's claim that the factory was "a museum with a night shift".`, `Gwen Abel`},
		{`The town hall, Ola Fenn said, was "built by people who hated stairs".`, `Ola Fenn`},
		{`Alan Reeve said his foreman, Gus Holt, had told him that "nobody would notice a single crate".`, `Gus Holt`},
		{`Ann Poole told Lena Marsh that it was over. She was furious. "I gave that choir eleven years," she said.`, `-`},
		{`"The bridge will hold another winter," Per Dahl said. "It always has held," said Per Dahl.`, `Per Dahl ; Per Dahl`},
		{`Some of the most said "there will be no more bread in the town".`, `-`},
		{`The weather was bad. Recently she said "there will be no more bread in the town".`, `-`},
		{`On Monday's "Coffee With Olga," Mayor Ada Lister said the wall was "a good wall with a bad view".`, `Ada Lister`},
		{`Sam Orr, who won the radio quiz show, "The Long Answer," said the hall was "far too cold to think in".`, `Sam Orr`},
		{`"We were robbed in broad daylight," boomed Ned Tanner. Quill purred: "Then you have been robbed twice."`, `Ned Tanner ; Quill`},
	} {
		if got := speakersOf(Find("", test.body, "en")); !fits(got, test.want) {
			t.Errorf("%s\n got %s\nwant %s", test.body, got, test.want)
		}
	}
}
