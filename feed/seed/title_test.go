package seed

import (
	"strings"
	"testing"

	"seedfeed/feed/markup"
)

const story = "\n\nThe lock at Benning has opened to boats for the first time in forty years. The county paid for its gates.\n\nIt was shut in 1979."

// TestNumberedTitle: a number at the start of the title is that of a list only if the next one follows.
func TestNumberedTitle(t *testing.T) {
	for text, want := range map[string]string{
		"1. FC Elm wins the cup" + story: "1. FC Elm wins the cup", "1. Mai: Tausende am See" + story: "1. Mai: Tausende am See", "2. League begins in Elm\n" + story[2:]: "2. League begins in Elm",
		"1. Bring a coat" + story + "\n\n2. Bring bread\n\nThe hall has no kitchen.": "a", "1) Bring a coat" + story + "\n\n2) Bring bread": "a", "1. Bring a coat\n2. Bring bread" + story: "a", "a) Bring a coat" + story: "a", "- Bring a coat" + story: "a", "1. Bring a coat": "a", "1. Bring a coat\n\nA cup": "a",
	} {
		for _, name := range []string{"a.txt", "a.md"} {
			if name == "a.md" && strings.Contains(text, "Elm\nThe") { // an item
				continue
			}
			if a := mustParse(t, name, []byte(text)); a.Title != want {
				t.Errorf("%s, %q: title %q, want %q", name, text, a.Title, want)
			}
		}
	}
	for _, title := range []string{"AC/DC plays in Elm", "Input/Output", "US--China talks go on", "BBC1 2 am 2000 watch", "Media contacts rise in Elm", "More to come from Elm", "Kill Bill returns", "Town sues Ruderverein Elm e.V.", "Molini Elm S.p.A.", "Stad koopt Elm Boten B.V."} {
		if a := mustParse(t, "a.txt", []byte(title+story)); a.Title != title {
			t.Errorf("title %q, want %q", a.Title, title)
		}
	}
}

// TestOwnName: the first line may be the name of the file, above the title.
func TestOwnName(t *testing.T) {
	for name, line := range map[string]string{"WALL-0412.txt": "WALL-0412", "20261130_wall_v3.txt": "20261130_WALL_V3", "harbour-wall-v2.txt": "harbour-wall-v2", "2026-05-04 wall_b.txt": "WALL_B", "wall.TXT": "wall.txt"} {
		if a := mustParse(t, name, []byte(line+"\n\nOld lock opens again"+story)); a.Title != "Old lock opens again" || strings.Contains(a.Body, line) {
			t.Errorf("%s: title %q, body %.40q", name, a.Title, a.Body)
		}
	}
	for name, text := range map[string]string{"Wall.txt": "Wall\n\nOld lock opens again", "WALL.txt": "WALL", "storm.txt": "STORM\n\nA tale of the sea, told by those who saw it, and of the lock that held when all the others broke.", "lock opens again.txt": "LOCK OPENS AGAIN\n\nCounty paid for gates", "other.txt": "WALL\n\nOld lock opens again", "WALL .txt": "WALL\n- one\n- two",
		"UNESCO.txt": "UNESCO\n\nThe lock is on its list", "1977.txt": "1977\n\nThe year of the flood", "Covid-20.txt": "Covid-20\n\nA year in the ward", "LOCK 12.txt": "LOCK 12\n\nBoats pass again", "OLD LOCK.txt": "OLD LOCK\n\nBoats pass again"} {
		first, _, _ := strings.Cut(text, "\n")
		if a := mustParse(t, name, []byte(text+story)); !strings.Contains(a.Title+"\n"+a.Body, first) {
			t.Errorf("%s: title %q, body %.40q", name, a.Title, a.Body)
		}
	}
}

// TestContactAbove: a contact of several lines with a number or an address may stand above the title, and stays.
func TestContactAbove(t *testing.T) {
	for text, want := range map[string]string{
		"Media contact:\nAda Roe\n+44 20 7946 0018\nada@benning.example\n\nFOR IMMEDIATE RELEASE\n\nOld lock opens again" + story: "Old lock opens again",
		"Pressekontakt:\nAda Roe\nada@benning.example\n\nAlte Schleuse wieder offen" + story:                                      "Alte Schleuse wieder offen",
		"Contacto de imprensa:\nAda Roe\n+351 289 000 111\n\nEclusa abre de novo" + story:                                         "Eclusa abre de novo",
		"Media contact:\nAda Roe\nPress office" + story:                                                                           "a", "Media contact:\n\nOld lock opens again" + story: "a",
	} {
		if a := mustParse(t, "a.txt", []byte(text)); a.Title != want || !strings.Contains(a.Body, text[:12]) {
			t.Errorf("%q: title %q, want %q, body %q", text, a.Title, want, a.Body)
		}
	}
}

// TestTitleBelow: letterheads, mastheads, names of sections and labels are no titles; what stands below them is. They stay
// in the text.
func TestTitleBelow(t *testing.T) {
	for _, c := range []struct{ head, title string }{
		{"BENNING TOWN COUNCIL\n\nMinutes of the Lock Committee, 4 May 2026", "Minutes of the Lock Committee, 4 May 2026"},
		{"Benning Town Council\n\nMinutes of the Lock Committee", "Minutes of the Lock Committee"},
		{"bdt0412 3 vm 312 dpa 0789\n\nKommunen/Wasser/\n\nAlte Schleuse wieder offen", "Alte Schleuse wieder offen"},
		{"APA0123 5 CI 0234 Mo, 02.Mär 2026\n\nAlte Schleuse wieder offen", "Alte Schleuse wieder offen"},
		{"BC-EU--Benning-Lock, 2nd Ld-Writethru\n\nOld lock opens again", "Old lock opens again"},
		{"BENNING-LOCK/ (UPDATE 2)\n\nOld lock opens again", "Old lock opens again"},
		{"<!-- for the site -->\nOld lock opens again", "Old lock opens again"},
		{"BENNING TOWN COUNCIL\n\nMINUTES OF THE LOCK COMMITTEE", "MINUTES OF THE LOCK COMMITTEE"},
		{"Ruderverein Elm e.V.\n\nProtokoll der Sitzung vom 20. November 2026", "Protokoll der Sitzung vom 20. November 2026"},
		{"Elm Boats B.V.\n\nOude sluis weer open", "Oude sluis weer open"},
		{"BENNING TOWN COUNCIL\nTown Hall, High Street\nBenning BN1 2AB\n\nOld lock opens again", "Old lock opens again"},
		{"Stadtwerke Benning GmbH, Am Markt 1, 12345 Benning\n\nPressemitteilung\n\nAlte Schleuse wieder offen für Boote", "Alte Schleuse wieder offen für Boote"},
		{"Администрация Озёрска\nПресс-релиз\n\nСтарый шлюз снова открыт", "Старый шлюз снова открыт"},
		{"URGENT\n\nLa vieille écluse rouvre aux bateaux", "La vieille écluse rouvre aux bateaux"},
		{"Benning Lock Trust\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"Department of Public Works\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"Office of the Mayor\n\n4 May 2026\n\nOld lock opens again", "Old lock opens again"},
		{"Public Works Department\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"The Benning Courier\n\nTuesday, 4 May 2026\n\nOld Lock Opens Again", "Old Lock Opens Again"},
		{"THE BENNING COURIER\n\nOld lock opens again", "Old lock opens again"},
		{"Benning Bugle\n\nVol. 12, No. 3\n\nOld lock opens again", "Old lock opens again"},
		{"The Lock Keeper\nIssue 45\n\nOld lock opens again", "Old lock opens again"},
		{"Brill & Hale Ltd\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"GEMEINDE BENNING\n\nAlte Schleuse wieder offen", "Alte Schleuse wieder offen"},
		{"Ayuntamiento de Benning\n\nLa esclusa abre de nuevo", "La esclusa abre de nuevo"},
		{"OPINION\n\nWhy the old lock must stay open", "Why the old lock must stay open"},
		{"Local News\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"University of Benning\n\nNews\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"BENNING COURIER\n\nNews\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"Title: Old lock opens again", "Old lock opens again"},
		{"Press release: Old lock opens again", "Old lock opens again"},
		{"Titel: Alte Schleuse offen", "Alte Schleuse offen"},
		{"PRESS RELEASE\n\nBENNING LOCK TRUST\n\nOld lock opens again", "Old lock opens again"},
		{"OPINION\n\nAda Roe\n\nWhy the old lock must stay open", "Why the old lock must stay open"},
		{"Opinion\nAda Roe\nWhy the old lock must stay open", "Why the old lock must stay open"},
		{"Opinion | Ada Roe\n\nWhy the old lock must stay open", "Why the old lock must stay open"},
		{"Kommentar von Ada Roe\n\nWarum die Schleuse offen bleiben muss", "Warum die Schleuse offen bleiben muss"},
		{"Letter to the Editor\n\nThe lock must stay open", "The lock must stay open"},
		{"Pressemitteilung\nBenning, 4. Mai 2026\n\nAlte Schleuse bleibt offen", "Alte Schleuse bleibt offen"},
		{"NOTA DE PRENSA\n\nBenning, 4 de mayo de 2026\n\nLa vieja esclusa abre", "La vieja esclusa abre"},
		{"Benning, den 4. Mai 2026\n\nAlte Schleuse bleibt offen", "Alte Schleuse bleibt offen"},
		{"COMMUNIQUÉ\nBenning, le 4 mai 2026\n\nLa vieille écluse rouvre", "La vieille écluse rouvre"},
		{"Home > News > Benning\n\nOld lock opens again", "Old lock opens again"},
		{"BENNING –\n\nOld lock opens again", "Old lock opens again"},
		{"Transport\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"Vie locale\n\nLa vieille écluse rouvre enfin", "La vieille écluse rouvre enfin"},
		{"Общество\n\nСтарый шлюз снова открыт для лодок", "Старый шлюз снова открыт для лодок"},
		{"Benning Courier | Tuesday, May 4, 2026 | Page 4\n\nOld lock opens again to boats", "Old lock opens again to boats"},
		{"Benninger Bote | 4. Mai 2026 | Seite 4\n\nAlte Schleuse wieder offen", "Alte Schleuse wieder offen"},
		{"PERSBERICHT\n\nVoor onmiddellijke publicatie\n\nOude sluis weer open", "Oude sluis weer open"},
		{"ПРЕСС-РЕЛИЗ\n\nДля немедленной публикации\n\nСтарый шлюз открыт", "Старый шлюз открыт"},
		{"PRESS RELEASE\n4 May 2026\n\nOld lock opens again", "Old lock opens again"},
		{"FOR RELEASE: 4 May 2026, 9 a.m.\n\nOld lock opens again", "Old lock opens again"},
		{"EMBARGOED UNTIL 00:01 GMT TUESDAY 4 MAY 2021\nPRESS RELEASE\n\nOld lock opens again", "Old lock opens again"},
	} {
		a := mustParse(t, "x.txt", []byte(c.head+story))
		if a.Title != c.title {
			t.Errorf("%q: title %q, want %q", c.head, a.Title, c.title)
		}
		first, _, _ := strings.Cut(c.head, "\n")
		if kept := !releaseLine(first) && !strings.Contains(first, ":"); strings.Contains(a.Body, first) != kept {
			t.Errorf("%q: first line kept is %v: %q", c.head, !kept, a.Body)
		}
	}
}

// TestTitleAbove: a headline over another line without a stop stays the title.
func TestTitleAbove(t *testing.T) {
	for _, head := range []string{
		"Old lock opens again\n\nThe county paid for its gates",
		"OLD LOCK OPENS AGAIN\n\nCounty pays for its gates",
		"Lock Plan Splits Town Council\n\nVote goes to the mayor",
		"Old lock opens again\n\n4 May 2026\n\nWhat the county paid",
		"Embargo on herring lifted\n\nBoats may sail on Monday",
		"News travels fast\n\nWhy Benning knew it first",
		"Rain\n\nA story in three parts",
		"The Lock Keeper\n\nA story of the old canal",
		"Release of the eels\n\nWhat the keeper saw",
		"Press release of steam kills two\n\nThe boiler was old",
		"For Release He Waited Ten Years\n\nA life of Tom Hale",
		"Council: lock must stay open\n\nThe vote was close",
		"Opinion Polls Show Lock Wins\n\nVoters back the plan of the county",
		"Review: Ada Roe at the Playhouse\n\nA long night in Benning",
		"Kritik an Ada Roe\n\nDer Stadtrat will die Schleuse öffnen",
		"Harvest Festival, 4 May 2026\n\nFood, games and a tug of war",
		"Newsletter, 4 May 2026\n\nWhat the county paid for the lock",
		"Konzert, 4. Mai 2027\n\nBrahms und Bach in der alten Kirche",
		"Holm > Benning > Ruan\n\nBy boat through three towns of locks",
		"Benning, 1945\n\nWhat was left of the lock",
		"A > B > C: why order matters\n\nThe lock and its boats",
	} {
		want, _, _ := strings.Cut(head, "\n")
		if a := mustParse(t, "x.txt", []byte(head+story)); a.Title != want {
			t.Errorf("%q: title %q", head, a.Title)
		}
	}
}

// TestTitleInHead: a title stands over two lines or more, of which one is of a head and of no list, or directly below the name
// of a section.
func TestTitleInHead(t *testing.T) {
	for head, want := range map[string]string{
		"Old lock opens again\nA keeper's tale\nBy our sports reporter":             "Old lock opens again",
		"Old lock opens again\nThe Lock Keeper, Playhouse, Benning\n★★★☆☆\nAda Roe": "Old lock opens again",
		"L'écluse rouvre à Benning\nPar Ada Roe\nPublié le 4 mai 2026 à 18h02":      "L'écluse rouvre à Benning",
		"THE BENNING LOCK CLUB\nNewsletter, Spring\n\nDear members,":                "THE BENNING LOCK CLUB",
		"Obituary\nAda Roe, 1931–2026":                                              "Ada Roe, 1931–2026",
		"Tribune\nRendez-nous les écluses":                                          "Rendez-nous les écluses",
		"Old lock opens again\nAda Roe\nLocal democracy reporter":                   "Old lock opens again",
		"Old lock opens again\nAda Roe\nBenning - 4 may 2026 - 12:30 CEST":          "Old lock opens again",
		"Love and water –\n\nA poem by the old lock":                                "x",
		"Review\n\nThe Lock Keeper\n\nBenning Playhouse, until Saturday night":      "Review",
		"Opinion\n\nNew York\n\nwhy it floods every single year":                    "Opinion",
		"Old lock opens again for the\nboats of the county":                         "Old lock opens again for the boats of the county",
		"Stadtrat öffnet die\nalte Schleuse\nVon Ada Roe":                           "Stadtrat öffnet die alte Schleuse",
		"Museum hört auf\nkein neuer Träger":                                        "Museum hört auf",
		"Update 4 May: lock opens again":                                            "Update 4 May: lock opens again",
		"Rowing Club | 4 May 2026":                                                  "Rowing Club | 4 May 2026",
		"Old lock opens again\nby Ada Roe":                                          "Old lock opens again",
		"Leeks, two pounds\nbutter\nsalt":                                           "x",
		"Old Lock Opens Again\nwith pictures from the archive":                      "Old Lock Opens Again",
		"# Old lock opens again":                                                    "Old lock opens again",
		"Obituary\n\nAda Roe\n\nLock keeper for forty years and more":               "Obituary",
		"Opinion\nAda Roe": "Opinion",
		"By the lock of Benning\nBy moonlight bright\nBy Ada's side":                     "x",
		"O lock that opens in the night\nVon Osten her der Wind\nDie Boote ziehen sacht": "x",
		"14 Mill Lane\nBenning\n\nDear Ada Roe,":                                         "x",
	} {
		if a := mustParse(t, "x.txt", []byte(head+story)); a.Title != want {
			t.Errorf("%q: title %q, want %q", head, a.Title, want)
		}
	}
}

// TestTitleBelowName: the title stands below the name of the writer, if that is not what the text is about.
func TestTitleBelowName(t *testing.T) {
	const text = "\n\nLe conseil du comté a décidé mardi de rouvrir aux bateaux la vieille écluse de Benning, fermée depuis 1979, et de payer ses portes.\n\n"
	for _, c := range []struct{ name, more, title string }{
		{"Ada Roe", "Le canal est libre.", "La vieille écluse rouvre aux bateaux"},
		{"Ada Roe", "Ada Roe en garde la clé.", "Ada Roe"},
		{"Comté Benning", "Le canal est libre.", "Comté Benning"},
	} {
		if a := mustParse(t, "x.txt", []byte(c.name+"\n\nLa vieille écluse rouvre aux bateaux"+text+c.more+"\n")); a.Title != c.title {
			t.Errorf("%q, %q: title %q", c.name, c.more, a.Title)
		}
	}
	if a := mustParse(t, "x.txt", []byte("Harbour Lights\n\nA winter walk along the quay\n\n"+strings.Repeat("The walk goes by the water. ", 6))); a.Title != "Harbour Lights" {
		t.Errorf("title %q", a.Title)
	}
}

func TestReleaseLine(t *testing.T) {
	for line, want := range map[string]bool{
		"FOR IMMEDIATE RELEASE": true, "For immediate release": true, "*** FOR IMMEDIATE RELEASE ***": true, "PRESS RELEASE": true, "Press release No. 12/2026": true, "News Release – 4 May 2026": true, "MEDIA STATEMENT": true,
		"EMBARGOED UNTIL 09:00 ON 1 MARCH 2041": true, "Embargo: Tuesday 4 May, 00.01 hrs": true, "STRICTLY EMBARGOED until noon GMT, Friday": true, "UNDER EMBARGO UNTIL FURTHER NOTICE": true, "[EMBARGOED until 1 March]": true,
		"NOT FOR PUBLICATION BEFORE 1 March 2041, 6 am": true, "HOLD FOR RELEASE UNTIL MAY 4": true, "For release at 10 a.m. EDT, May 4": true, "Not for release or broadcast before 6 pm": true, "EMBARGO": true,
		"SPERRFRIST: 1. März 2041, 9 Uhr": true, "Pressemitteilung Nr. 12": true, "Sous embargo jusqu’au 4 mai à 18 h": true, "Communiqué de presse": true, "Nota de prensa": true, "Comunicato stampa": true, "Pressmeddelande 2026-05-04": true,
		"Embargo on herring lifted": false, "Embargo until Friday hits Benning boats": false, "Press release of steam kills two": false, "Press release: Old lock opens": false, "For release he waited ten years": false,
		"It was embargoed until 1 March.": false, "Releases": false, "Embargoes": false, "": false, "Sperrfristen verlängert": false, "For use of the lock, ask Tom Hale": false,
		"PRESS RELEASE " + strings.Repeat("1 ", 100): false,
	} {
		if got := releaseLine(line); got != want {
			t.Errorf("releaseLine(%q) = %v", line, got)
		}
	}
}

// TestReleaseLinesGo: in plain text, Markdown and pages, and under a title of front matter, but not further down.
func TestReleaseLinesGo(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":  "EMBARGOED UNTIL 1 MARCH 2019\n\nOld lock opens" + story,
		"b.txt":  "---\ntitle: Old lock opens\n---\nFOR IMMEDIATE RELEASE" + story,
		"c.md":   "**NOT FOR PUBLICATION BEFORE 1 March 2019, 6 am**\n\n# Old lock opens" + story,
		"d.html": "<html><title>Old lock opens</title><body><p>EMBARGOED UNTIL 1 MARCH 2019</p><h1>Old lock opens</h1><p>The lock at Benning has opened to boats for the first time in forty years, and the people of the town came to see it.</p></body></html>",
	} {
		if a := mustParse(t, name, []byte(text)); a.Title != "Old lock opens" || !strings.HasPrefix(a.Body, "The lock at Benning") {
			t.Errorf("%s: title %q, body %q", name, a.Title, a.Body)
		}
	}
	a := mustParse(t, "a.txt", []byte("Old lock opens"+strings.Repeat(story, 3)+"\n\nFor immediate release"))
	if !strings.Contains(a.Body, "For immediate release") {
		t.Errorf("body %q", a.Body)
	}
}

func TestNameTitle(t *testing.T) {
	for name, want := range map[string]string{"old-lock/index.md": "old lock", "index.md": "index", "/index.txt": "index", "a/b_c.txt": "b c", "x/Index.MD": "x", ".txt": "Untitled"} {
		if got := nameTitle(name); got != want {
			t.Errorf("nameTitle(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestFirstAgain: the first paragraph of a text stays where it is said again below; the copy goes.
func TestFirstAgain(t *testing.T) {
	first := "The lock at Benning has opened to boats for the first time in forty years."
	a := FromText("Old lock", first+"\n\nThe county paid for its gates, and the town was glad.\n\n"+first+"\n\nIt was shut in 1979, after a flood.")
	if strings.Count(a.Body, first) != 1 || !strings.HasPrefix(a.Body, first) {
		t.Errorf("body %q", a.Body)
	}
}

// TestHeadOfDetails: lines that say who came, whose, where and when stand above or below a title; those of a story or a poem do not.
func TestHeadOfDetails(t *testing.T) {
	for text, want := range map[string]string{
		"Present: Ada Brill, Tom Hale\n\nMinutes of the Weir Committee" + story:       "Minutes of the Weir Committee",
		"Aanwezig: Ada Brill\nAfwezig: Tom Hale\n\nNotulen van 4 mei" + story:         "Notulen van 4 mei",
		"Present: an ink pot, a match, one sister.\n\nClara read the list" + story:    "a",
		"Present: a play in Elm" + story:                                              "Present: a play in Elm",
		"Present: Ada Brill, Tom Hale" + story:                                        "Present: Ada Brill, Tom Hale",
		"Walkers' report: Elm Edge\nLeader: Ada Brill\nPresent: nine walkers" + story: "Walkers' report: Elm Edge",
		"Sermon for Lent\nRev. Ada Brill\nSt Bride's, 3 March 2026" + story:           "Sermon for Lent",
		"OLD MILL\nTea and cakes\nfrom 2 pm" + story:                                  "OLD MILL",
		"Report of snow\nfalls over the wall\nand 7 crows\n\nleave it at that":        "a",
		"The old mill\nTea and cakes\nfrom 2 pm" + story:                              "a",
		"OLD MILL\n4 Quay Road\nBenning\n\nDear Ada,\n\nthe keys are here." + story:   "a",
		"Benning Rowing Club\nNotice to all members" + story:                          "Notice to all members",
		"Benning Rowing Club\nNotice" + story:                                         "Benning Rowing Club",
		"Correction: The price of the lock" + story:                                   "Correction: The price of the lock",
		"Correction: The lamp is green.\n\nOld lock opens again" + story:              "Old lock opens again",
		"Check against delivery\n\nWords at the lock" + story:                         "Words at the lock",
		"Es gilt das gesprochene Wort!\n\nRede an der Schleuse" + story:               "Rede an der Schleuse",
		"Das gesprochene Wort gilt an der Schleuse" + story:                           "Das gesprochene Wort gilt an der Schleuse",
	} {
		if a := mustParse(t, "a.txt", []byte(text)); a.Title != want {
			t.Errorf("%q: title %q, want %q", text, a.Title, want)
		}
	}
}

// TestPaperAuthors: where the authors of a paper work stands below them, and then its abstract; players, winners and guests are none.
func TestPaperAuthors(t *testing.T) {
	const abstract = "\n\nAbstract\n\nWe counted eels in forty locks. There were nine."
	for text, want := range map[string]string{
		"Ada Brill¹, Tom Hale²\n\n¹ University of Elm\n² Elm Hospital" + abstract:                      "Ada Brill|Tom Hale",
		"Ada Brill1,*, Tom Hale2\n\n1 University of Elm\n2 Elm Hospital" + abstract:                    "Ada Brill|Tom Hale",
		"A. Brill und T. Hale\n\nInstitut für Flüsse, Elm" + abstract:                                  "A. Brill|T. Hale",
		"Ada Brill\n\nUniversity of Elm" + abstract:                                                    "Ada Brill",
		"Ada Brill*, Tom Hale†, Wim Peters\n\nElm School lost by nine." + story:                        "",
		"Ada Brill, Tom Hale\n\nUniversity of Elm" + story:                                             "",
		"Prof. Ada Brill*, Dr Tom Hale\n\n* Elm University" + story:                                    "",
		"Ada Brill, Tom Hale\n\nUniversity of Elm\n\nAbstract: We counted eels. There were nine.":      "Ada Brill|Tom Hale",
		"Ada Brill, Tom Hale\n\nUniversity of Elm\n\nAbstract art won nothing." + story:                "",
		"Ada Brill*, Tom Hale\n\n* Elm University\n\nResults: Brill won." + story:                      "",
		"Ada Brill1, Tom Hale2\n\n1 Elm College\n2 Elm University" + story:                             "",
		"Ada Brill (1), Tom Hale (2)\n\n(1) University of Elm, guest\n(2) Elm Hospital, guest" + story: "",
		"Ada Brill, Tom Hale" + abstract:                                                               "",
		"Rivers, Locks¹ and Eels\n\n¹ University of Elm" + abstract:                                    "",
		"Elm University, Benning College\n\n¹ University of Elm" + abstract:                            "",
		"Review by Ada Brill" + story:                                                                  "Ada Brill",
		"Review by Lord Carter" + story:                                                                "",
	} {
		if a := mustParse(t, "a.txt", []byte("Eels in slow canals\n\n"+text)); strings.Join(a.Authors, "|") != want {
			t.Errorf("%q: authors %q, want %q", text, a.Authors, want)
		}
	}
}

// TestDateNoItem: a date that begins with the day and a stop is no item of a list; the point of an agenda is.
func TestDateNoItem(t *testing.T) {
	for line, want := range map[string]markup.Kind{"31. Oktober 2023": markup.Paragraph, "31. Oktoberfest": markup.Item} {
		if a := mustParse(t, "a.txt", []byte("Rede am Mahnmal\n\n"+line+story)); len(a.Blocks) == 0 || a.Blocks[0].Kind != want {
			t.Errorf("%s: %+v", line, a.Blocks[:1])
		}
	}
}
