package prose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReferences: a reference to a note belongs to the sentence before it, and is left out where a sentence is shown alone.
func TestReferences(t *testing.T) {
	for text, want := range map[string]string{
		"It opens in May.[1] The gate came from Holm.[2][3]": "It opens in May.|The gate came from Holm.",
		"It opens in May. [1] The gate came [2].":            "It opens in May.|The gate came.",
		"It opens in May.[4, 5]":                             "It opens in May.",
		"It opens in May[a] or June.[b] He came.":            "It opens in May[a] or June.|He came.",
		"We have [12] boats. The boat[s] came.":              "We have [12] boats.|The boat[s] came.",
		"“It opens!”[3] Ann Roe said.":                       "“It opens!” Ann Roe said.",
		"It opens. [Applause] It is new.":                    "It opens.|[Applause] It is new.",
		"It opens.[1] and closes.":                           "It opens. and closes.",
		"In May [2026] it opens.":                            "In May [2026] it opens.",
	} {
		var got []string
		for _, s := range Sentences(text, Span{0, len(text)}) {
			got = append(got, WithoutReferences(s.Of(text)))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestSentences: each text is its sentences, separated by "|".
func TestSentences(t *testing.T) {
	for _, text := range []string{
		"The ferry sails.|It is late.",
		"Mr. Adams met Dr. Bell.|They spoke.",
		"Gen. Mark Lowe and Lt. Col. Ann Fry agreed.",
		"The U.S. Army came.|It left the U.S.|The rest stayed.",
		"He met the U.S. President at 5 p.m. on Friday.|At 6 p.m.|He left.",
		"John F. Kennedy spoke.|J. K. Rowling listened.",
		"“Will it sail?” she asked.|“Yes!” he said.",
		"‘Will it sail?’ Ann Bell asked.|Nobody knew.",
		"“It will.”|He left.",
		"It cost $3.50 a head.|Version 2.0 costs more.",
		"He sold it.|.net is what he kept.",
		"He paused . . . and went on.|She left.",
		"He paused... and went on.|Then he left...|The End came.",
		"Smith Inc. announced it.|The shares of Smith Inc.|They fell.",
		"No. 10 is closed.|No.|It is open.",
		"On Jan. 5 it rained.",
		"(It was late.)|She left.",
		"What?!|Nothing.",
		"A line\nthat was wrapped.|Another.",
		"no stop at all",
		"‘Will it sail?’|Ann Bell said that nobody knew.|It sailed.",
		"“Stop!” cried Sgt. Bell.|He ran.",
		"Sen. Ann Bell, R-Ohio, left at 9 a.m. Monday.|She drove.",
		"He holds a Ph.D. in law.|She has none.",
		"St. Mary’s stands on Mt. Low.|It is old.",
		"It is 3.5 miles, i.e. far, from the U.K. border.|Go.",
		"“It sails.”|“It does not.”",
		"He wrote “it sails.”|She read it.",
		"She works at example.org and www.example.com daily.|He does not.",
		"Vitamin C.|It helps.",
		"It was me and I.|Nobody else came.",
		"Sie fährt z.B. nach Köln.|Er bleibt.",
		"これは船です。|あれは山です。",
		"Elle écrit : « Il viendra. »|Le maire attend.",
		"« Il viendra ! »|Le maire attend.|« Quand ? » demande Rose Morin.",
		"Er kam.|»Guten Tag«, sagte er.|»Ich bleibe.«|Dann ging er.",
		"He said: ‘We spoke.’|He added: ‘I think so.’|The rest is known.",
		"Why?|. . .|He left.",
		"It held a pint.|.5 was lost.",
		"It sailed . . .|Then it sank . .",
		"He paused…|She left… and came back.",
		"هل أبحرت؟|لم تبحر.",
		"नाव चली।|वह रुकी।",
		"(It sailed.)|[It sank.]|{It rose.}|‹It lay.›|«It slept.»|It woke.",
		"”Vi seglar.”|Anna gick.",
		"„Er kommt.“|Sie ging.|«Er kommt.»|Sie blieb.|»Er kommt.«|Sie schlief.",
		"« Il viendra.\u00a0»|Le maire attend.|« Il part.\u202f»|Rose attend.",
		"Sie kam.|»Ja«, sagte er.",
		"‘It sailed.’|Ann Bell said no more.",
		"Will it sail?|Ann Bell asked again.",
		"‘Will it sail?’ J. Bell asked.|‘Will it sail?’ Ann Mary Bell asked.",
		"‘Will it sail?’|Ann Mary Jo Bell asked.",
		"‘Will it sail?’|Ann (the mate) asked.|‘It will!’|Ann Bell told that to the mate.",
		"‘Will it sail?’|Ann, Bell asked, was gone.|‘Will it sail?’|Ann",
		"He asked for the Dr?|Bell came.|He asked for the Dr...|Bell came.",
		"The firm (Brill Co.) Hale led grew.|It ended.",
		"He read “Lost Inc.”|Bell read it, too.",
		"a.|B. Roe rowed.|He can't.|B. Roe can.",
		"He said ...No. 5 is closed.|It was not.",
	} {
		checkSentences(t, text)
	}
}

// TestAbbreviations: dates, times, ranks, addresses and counted things, and sentences that end after them.
func TestAbbreviations(t *testing.T) {
	for _, text := range []string{
		"The fair opens on Sat. 12 Dec. and closes on Sun. 3 Jan. at dusk.|It is free.",
		"Doors open Tue. 3 p.m. sharp.|Bring a coat.",
		"Flat No. 4 burned.|Nobody was hurt.",
		"See pp. 3 and 4 of the report.|It is long.",
		"The order went to Sgt. Bell and Gov. Ann Reed.|Both agreed.",
		"She walked to St. Mary's and back.|It rained.",
		"He left at 3 p.m.|The bus was late.",
		"He left at 3 p.m.|Mary stayed.",
		"He left at 3 p.m. Monday.|Mary stayed.",
		"The meeting on Wed. 4 March was short.|Few came.",
		"The meeting of Mon. Feb. 3 was short.|Few came.",
		"The shop at 12 Oak St. was sold.|Nobody knew.",
		"They met in Aug. 1914 and in Sept. 1915.|War came.",
		"It happened in Dec.|The rest was quiet.",
		"He works for Brill & Co. Ltd. in Benning.|She does too.",
		"The firm is Brill Co.|The shares rose.",
		"It sank c. 1850 and was raised ca. 1900.|Nobody cared.",
		"It weighed 3 oz. and cost 5 ft. of rope.|That was cheap.",
		"He is 6 ft. 2 in. tall.|She is not.",
		"It ran 5 km.|Then it stopped.",
		"Vol. 3, ch. 2, para. 5, sec. 9 and fig. 2 say so.|Read them.",
		"See Fig. 2 and Figs. 3 to 5.|They show it.",
		"Art. 5 of the treaty applies.|So does Sec. 7.",
		"It cost approx. 300 pounds, incl. VAT.|That is a lot.",
		"Tel. 555 0100 is the number.|Ring it.",
		"Fr. Brown and Sr. Agnes came.|Br. Paul stayed.",
		"Prof. Dr. Ada Roe spoke.|All listened.",
		"The Rt. Hon. Ada Roe spoke.|All listened.",
		"Ald. Roe, Cllr. Bell and Supt. Fry met.|They ate.",
		"P.C. Fry and D.I. Bell came.|They left.",
		"J. R. R. Brill wrote it.|He was 80.",
		"It was written by J.R.R. Brill.|He was 80.",
		"Plan B.|That was it.",
		"Subiu à Série C.|Os visitantes marcaram primeiro.",
		"Subió al grupo B.|Los visitantes marcaron primero.",
		"Het ging om plan B.|Het lukte niet.",
		"He got an A.|She got a B.|They were glad.",
		"He waited . . . and waited.|Then he left.",
		"She said “No.”|He left.",
		"He asked, “Why?” and left.|She stayed.",
		"It was 3.30 p.m. when he left.|She stayed.",
		"At 10 a.m. Bell rang.|Nobody came.",
		"The train leaves at 9 a.m. and 5 p.m. daily.|It is slow.",
		"They came at 6 P.M.|Mr. Bell was there.",
		"The U.S.-led force left.|It was over.",
		"He moved to the U.S. in 1990.|She stayed.",
		"He lives in Washington, D.C.|She lives in Ohio.",
		"He came from Albany, N.Y., in May.|She stayed.",
		"Rep. Bell (D-Calif.) voted no.|Others voted yes.",
		"The book (pp. 12–14) says so.|It is long.",
		"It is i.e. the same, e.g. Bell.|Nobody cares.",
		"Bell et al. wrote it in 2010.|They won.",
		"Bell et al. (2010) wrote it.|They won.",
		"Nos. 3, 4 and 5 are closed.|No. 6 is open.",
		"He said no.|No. 6 is open.",
		"He said no.|Four people left.",
		"Lt. Gov. Ann Reed came.|She left.",
		"Brig. Gen. Tom Hale came.|Maj. Gen. Roe did not.",
		"Pfc. Roe and Spc. Hale were hurt.|Both live.",
		"Sgt. 1st Class Roe came.|He left.",
		"Jan. 6 was cold.|Feb. 7 was warm.",
		"Mt. Low and Ft. Brill are near Pt. Roe.|It is far.",
		"Messrs. Roe and Hale v. Bell was heard.|It ended.",
		"Roe vs. Bell was heard.|It ended.",
		"The score was Roe 3, Bell 2, etc.|Nobody watched.",
		"Apples, pears, etc., were sold.|Nobody bought.",
		"Ph.D. students, M.D.s and B.A. holders came.|They ate.",
		"He wrote “Lost Inc.” in 1990.|It sold.",
		"The year A.D. 70 was bad.|So was 44 B.C.",
		"He has a dog.|I. too have one.",
		"Mrs. T. Roe and Rev. J. Hale came.|They left.",
		"She is Ms. Roe.|He is Mr. Hale.",
		"The No. 1 song fell to No. 2.|It was old.",
		"He was born Jan. 3, 1950, in Benning, Mass.|He died there.",
		"Pa. State Police came.|They left.",
		"E. coli was found.|It spread.",
		"Visit ibm.com.|It is big.",
		"Dr. Roe, Jr. spoke.|He left.",
		"Sammy Roe Jr. spoke.|He left.",
		"He met Sammy Roe Jr.|The two left.",
		"Est. 1921, the shop closed.|It was old.",
		"He paid Rs. 500 and $1.5 bn.|It was much.",
		"They live in Apt. 5, Bldg. 3, Rm. 12.|It is small.",
		"Capt. Roe of H.M.S. Brill came.|He left.",
		"He is a V.P. at Brill.|She is C.E.O. of Hale.",
		"It opens at 9 a.m. Monday to Friday.|It is free.",
		"It opens at 9 a.m. Eastern time.|It is free.",
		"They met at 10 p.m. London time.|It was late.",
		"The case, Roe v. Hale, was heard.|It ended.",
		"He waited. . . .|Then he left.",
		"It closes at 5 p.m.|Tickets cost £3.",
		"It opens at 9 a.m.|Children pay half.",
		"He spoke at 3 p.m.|Police came at four.",
		"He lives on Park Ave.|The flat is small.",
		"He took the 3 p.m. Benning train.|It was full.",
		"Am 3. März kam er.|Sie blieb.",
		"Im 19. Jahrhundert war es so.|Heute nicht.",
		"Sie sprach vor dem 3. Spieltag.|Er kam zum 60. Geburtstag.",
		"Am Abend des 28. Jahrestages sang ihr 100. Gast.|Das 1.000.000. Lied kam im 3. Jahr.|Er nahm die 3.|Sie ging.",
		"Es kostete 80,9 Mio. Euro, davon 1,2 Mrd. Kronen geliehen.|Es lief 3 Std. Und dann fiel es.",
		"Er wechselt in die kommende 2. Liga und siegt im letzten 5. Rennen.|Nach § 5 Abs. 2, Bd. 3, war es so.",
		"Er stieg auf den 3.|Er freute sich.|Es waren 60.|Niemand fehlte.",
		"It was the best art.|5 people bought it.|Art. 5 is short.",
		"It was the sun.|3 men saw it.",
		"The letter ends with Prof.|“?” is all that follows.",
		"The lamp is ON.|Bell saw it.|Sie ging zum Mag.|Die Fähre fuhr.",
		"It took 4 days.|3 boats came.|The tide came in.|3 boats sank.",
		"She works for Brill Inc.|“We build boats,” she said.|Bell sails for Brill Inc. “2nd Tide” is his.",
		"Das war im Sommer 1990.|März und April waren kalt.",
		"It took 4\u00a0min. 31 sec. by the clock.|Nobody rowed.",
		"Solve for q.|4 is right.",
		"On Monday, at 3 p.m.|Bell rang.",
		"By noon, or by 3 p.m.|Bell rang.",
		"At the pier they waited until 3 p.m.|Bell rang.",
		"At the old pier until 3 p.m. Bell rang.|Nobody came.",
		"Nearly 3 p.m.|Bell rang.|3 p.m. Bell rang.",
		"He came at 3 p.m. (Bell came later.)|She came at 4 p.m.|“Boats,” she said.|She left at 5 p.m.|‘Boats,’ she said.|She slept at 6 p.m.|\"Boats,\" she said.",
		"It leaves at 3 p.m. Fri. and at 4 p.m. Benning time.|It is slow.",
	} {
		checkSentences(t, text)
	}
}

// TestForeignShortForms: short forms of eight languages before names and numbers.
func TestForeignShortForms(t *testing.T) {
	for _, text := range []string{
		"Cena wzrośnie o ok. 0,5 proc. w maju.|Pełnomocnik ds. Rzek Jan Brill odszedł.|Szkoła im. Ady Brill stoi na pl. Wolności.",
		"Grała w tzw. Domu Rzek.|Tak mówi mec. Ada Brill, a dyr. Jan Roe milczy.|Zgodnie z art. 5 ust. 2 pkt. 3 ustawy.",
		"Расход вырос на ок. 5 тонн.|Школа им. Брилла стоит в пос. Ясный.|Так сказали нач. Порта Брилл.|Глава 3, прим. 5, стр. 2.",
		"Es kamen rd. 300 Leute, mind. 30 im Boot und max. 5 im Netz.|Der ehem. Bürgermeister und Dr. med. Ada Brill kamen.|Das Buch (Hrsg. Jan Roe) ist neu.",
		"Sie wohnt am Bhf. Benning.|Er fragte Max.|5 Boote sanken.|Sie wohnt in Abt. 3.|Das Kloster hat einen Abt.|Pater Roe ist alt.",
		"Il y avait env. 300 bateaux, voir art. 5 et tél. 04 12.|Il dort.",
		"Vinieron aprox. 300 barcos.|Los Sres. Gil y Roe, el Gral. Brill, la Profa. Roe y el Cnel. Gil hablaron.|Vive en EE. UU. Brill no.",
		"L'art. 5 vale, cfr. Brill.|Dormono.",
		"A Profa. Brill e o Eng. Roe vieram no séc. XIX e no séc. 20.|Dormem.",
		"Er waren plm. 300 boten.|De zgn. Oude Sluis is van mw. Brill en van Ir. Roe.",
		"She said OK.|Then she left.|He had that in mind.|Boats came.|Sie nahm sie mit.|Im Netz lag Fisch.",
	} {
		checkSentences(t, text)
	}
}

// TestShortForms: more kinds of short forms: units, ranks, Latin, other languages, capitals in a row.
func TestShortForms(t *testing.T) {
	for _, text := range []string{
		"She swam it in 3 min. 12 sec. by the clock.|He did not.",
		"It took 4 min. 31 2/5 sec. to fill.|Then it ran over.",
		"The rope was 6 ft. 2 in. long and weighed 3 lb. 4 oz. when wet.|It broke.",
		"They waited 2 hrs. 15 min. before it came.|It was full.",
		"It was won by E. Roe of the Brill Inst. O.B.A. in a boat.|He was ten.",
		"Pte. Roe and L/Cpl. Hale met Comdr. Fry.|They ate.",
		"It came from Windsor, Ont. Canada sent two.|They sank.",
		"See ibid. Roe wrote it.|Nobody read it.",
		"Roe, q.v. Hale, knew it.|He told nobody.",
		"The new EQ. RANGER is a van.|It is slow.",
		"He drove the ID. SPACE to work.|It rained.",
		"He left the EU. NATO came next.|It was late.",
		"HE IS BACK.|GO HOME.|IT IS LATE.",
		"She works for the BBC.|ITV made an offer.",
		"He joined the co-op.|It failed.",
		"Das ist bspw. Hale aus Köln, vgl. Roe.|Er kam nicht.",
		"La Sra. Roe y el Dr. Hale vinieron.|Comieron.",
		"Na ul. Długiej stoi inż. Kowalski.|Pada.",
		"Он живёт на ул. Ленина.|Она тоже.",
		"Der Verein Alte Schleuse e. V. hat sie, z. B. Boote, i. d. R. selbst bezahlt.|Die Fa. Brill und Mag. Roe aus Wr. Neustadt schon.",
		"Ich mag.|Boote sehr.|Das sagte Ulrich Bez.|Brill schwieg.|Es wiegt 40 g.|Boote sind schwerer.",
		"La esclusa es del s. XIX.|Está en la Av. Central.|La cerró la Lda. Roe.",
		"Il en a.|Paul le sait.|Il l'a.|Marie non plus.|J’y vais.|Paul aussi.",
		"Sei o que é.|Maria não.|A lei n. 7 é da Exma. Roe.|O Pe. Brill leu.",
		"Powstała w 1840 r. w Holm.|Miasto śpi.|Stoi od 1840 r.|Miasto ją zamknęło.|Ks. Brill był tu w XIX w.|Miasto pamięta.",
		"В г. Маррен шлюз построен в 1840 г.|Город спит.|Были лодки, баржи и т. д.|Город спал.|Были лодки и т.п.|Город ждал.|Это я.|Мария ушла.",
		"Solve for x.|Students like it.|The answer is b.|Readers knew.|Er trank, d. h. Boote sah er nicht.|W tym r.|Miasto śpi.|Er fuhr nach Mons.|Paul blieb.",
		"It isn't.|Mary knows.|Turn it on.|Boats wait.|He left the FA.|Boats wait.",
	} {
		if strings.HasPrefix(text, "He left the EU.") {
			text = strings.Replace(text, "EU. NATO", "EU.|NATO", 1)
		}
		checkSentences(t, text)
	}
}

// TestAsianSentences: full-width stops end sentences, but not inside quotation marks or before who speaks.
func TestAsianSentences(t *testing.T) {
	for _, text := range []string{
		"これは船です。|あれは山です。",
		"船が出た！|本当？|本当だ。",
		"「船が出ます。二年も待ちました」と林さんは話した。|村は静かだ。",
		"「船が出ます。」と林さんは話した。|村は静かだ。",
		"「船が出ます。」|「本当ですか。」|「本当です。」",
		"彼は「『行け。』と言われた」と話した。|村は静かだ。",
		"林先生说：“船走了。我们等了两年。”|村里很安静。",
		"“船走了。”林先生说。|村里很安静。",
		"“船走了。|他没有关上引号。|村里很安静。",
		"（船走了。）|村里很安静。",
		"他们说“好”。|村里很安静。",
		"『行け。早く。』と彼は言った。|村は静かだ。",
		"「『行け。』村。」|森は静かだ。",
		"船」が出た。|「来た。早く。」と彼。",
		"“船走了。”|村里很安静。|他说。",
		"“船走了。”村长表示同意。|“船走了。”她指出。|“船走了。”他告诉她。|「船走了。」她告訴他。",
		"“船走了！快。”|“好。”",
	} {
		body := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, s := range Sentences(body, Span{0, len(body)}) {
			got = append(got, s.Of(body))
		}
		if diff := cmp.Diff(strings.Split(text, "|"), got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

// checkSentences cuts a text whose sentences are parted by "|".
func checkSentences(t *testing.T, text string) {
	t.Helper()
	body := strings.ReplaceAll(text, "|", " ")
	var got []string
	for _, s := range Sentences(body, Span{0, len(body)}) {
		got = append(got, s.Of(body))
	}
	if diff := cmp.Diff(strings.Split(text, "|"), got); diff != "" {
		t.Errorf("%s\n%s", text, diff)
	}
}

// TestLostSpace: sentences without the white space between them, separated by "|".
func TestLostSpace(t *testing.T) {
	for _, text := range []string{
		"The ferry left after the delay.|A picture shows it.",
		"They went back to the pier.|Talking to the crew, Bell laughed.",
		"Nobody knew why it sailed!|It was late.",
		"“We waited”, he said.|“And then it sailed.”",
		"He booked it on Booking.Com yesterday.",
		"He wrote it in Node.Js and in Asp.Net Core alone.",
		"Write to bell@example.Org today.",
		"See example.Com now, or pier.Uk if you must.",
		"The U.S.A has one, e.g.The Lark.",
		"It left.’|Next it sank.",
		"It left.'Next' was its name.",
		"It left...Next it sank.",
		"They waited.|“We sail,” she said.",
		"They waited.|‘We sail,’ she said.",
		"„Er kommt.“|Sie ging.",
		"It was plan b.Next came another.",
		"It ran 5km.Next it stopped.",
		"It was told by mr.Bell and in vol.Three of it.",
		"Write to bell.roe@pier.Roe or see pier/boats.Roe or not.",
		"They waited.Boats",
		"They waited.Boats, too, came.",
		"They waited.|Boats too came.",
		"They waited.boats too came.",
		"Its name is Boat.Next it was sold.",
	} {
		body := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, s := range Sentences(body, Span{0, len(body)}) {
			got = append(got, s.Of(body))
		}
		if diff := cmp.Diff(strings.Split(text, "|"), got); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}
