package order

import "testing"

// TestOf: what is an order, and how certain it is. The orders of each language have rows in TestOrders of feed/seed, where
// they hold articles back.
func TestOf(t *testing.T) {
	for line, want := range map[string]Certainty{
		"Do not publish": Certain, "Not before 1 March 2041": Certain, "Bitte noch nicht veröffentlichen!": Certain, "НЕ ПУБЛИКОВАТЬ": Certain,
		"À paraître le 1er mars 2041": Certain, "Publication prévue le 1er mars 2041": Certain, "Prohibida su difusión hasta el 1 de marzo de 2041": Certain, "Da pubblicare il 1 marzo 2041": Certain, "Vietata la pubblicazione prima del 1 marzo 2041": Certain, "Publicatie pas na 1 maart 2041": Certain, "Veröffentlichung untersagt bis 1. März 2041": Certain, "Zakaz publikacji do 1 marca 2041": Certain, "Публикация запрещена до 1 марта 2041 года": Certain, "Vorabfassung, noch nicht verwenden": Certain, "ENTWURF, Stand 1.3.2026": Likely, "⚠️ DRAFT": Likely, "🚧 WIP 🚧": Likely, "DRAFT for comment": Likely, "Do not quote or cite": Certain, "Not for quotation": Certain, "Pendiente de aprobación": Likely, "In attesa di approvazione": Likely, "Wacht op goedkeuring": Likely, "Aguardando aprovação": Likely, "Pas encore validé": Faint,
		"⚠️ Storm warning": None, "For comment": None, "For discussion": None, "Do not quote me": None, "Approvazione": None, "Wacht op mij": None, "Draft for a law": None, "MANDATORY KILL": Likely, "Kill notice": Likely, "HOLD FOR LEGAL": Likely, "Publication interdite": Faint, "PUBLICATION FORBIDDEN": Faint, "Veröffentlichung untersagt": Faint, "ПУБЛИКАЦИЯ ЗАПРЕЩЕНА": Faint, "ZAKAZ PUBLIKACJI": Faint, "Publication of letters forbidden": None, "Zakaz": None, "KILL KILL KILL": Likely, "Kill": None, "Utkast": Likely, "草稿": Likely,
		"Uso prohibido": None, "Zakaz druku": None, "Verboten": None, "Einfahrt verboten bis 1. März 2041": None, "Pesca prohibida hasta el 1 de marzo de 2041": None, "Stand by me": None, "Utkast till budget": None,
		// what forbids until something happens, or allows from then on
		"Do not publish before the press conference": Certain, "Nicht vor der Pressekonferenz veröffentlichen": Certain, "À ne pas publier avant la conférence de presse": Certain, "No publicar antes de la rueda de prensa": Certain, "Non pubblicare fino a nuovo avviso": Certain, "Não publicar até nova ordem": Certain, "Niet publiceren tot nader bericht": Certain, "Не публиковать до пресс-конференции": Certain, "Nie publikować do odwołania": Certain, "Merci de ne rien publier avant lundi": Certain,
		"Publish only after the vote": Certain, "Bitte erst nach der Ratssitzung veröffentlichen": Certain, "À publier seulement après le vote": Certain, "Publicar solo después del pleno": Certain, "Pubblicare solo dopo il voto": Certain, "Publicar só depois da votação": Certain, "Pas publiceren na de stemming": Certain, "Публиковать только после заседания": Certain, "Publikować dopiero po głosowaniu": Certain,
		"Nicht veröffentlichen, bevor der Rat entschieden hat": Certain, "Ne pas publier tant que le conseil n'a pas voté": Certain, "À ne diffuser qu'après la conférence": Certain, "No publicar mientras no vote el pleno": Certain, "Non pubblicare finché la giunta non decide": Certain, "Não publicar enquanto a câmara não votar": Certain, "Niet publiceren zolang de raad praat": Certain, "Не публиковать, пока совет не проголосует": Certain, "Nie publikować, dopóki rada nie zagłosuje": Certain, "Do not publish while they search": Certain,
		"Publish once the ruling is out": Certain, "Erst veröffentlichen, wenn Anna zustimmt": Certain, "Publicatie pas na akkoord": Faint, "Публикация только после согласования": Faint, "Please don't put this online yet": Certain, "No colgar en la web todavía": Certain, "Ne pas mettre sur le site avant lundi": Certain, "Não pôr no site": Certain, "Nie dawać na stronę": Certain, "Не давать на сайт": Certain, "Пока не публикуем": Certain, "Not for web until noon": Certain, "Not for web": Certain, "Bitte noch nicht an Mitglieder weitergeben!": Certain, "Bitte noch nicht an die Tür klopfen": None, "Please do not yet share with members": Certain, "Please do not feed the gulls": None, "Nog niet online": Faint,
		"Publish when nobody reads": None, "Veröffentlichen, wenn keiner liest": None, "Publicar cuando nadie lee": None, "Publier quand personne ne lit": None, "Публиковать, когда никто не читает": None, "Publikować, gdy nikt nie czyta": None, "Publiceren als niemand leest": None, "Wir veröffentlichen keine Namen, solange gesucht wird": None, "Nous ne publions pas les noms tant que dure l'enquête": None, "Не публикуем имена, пока идёт поиск": None, "Not online but in print": None, "Niet online maar op straat": None, "Ne pas mettre la charrue avant les bœufs": None, "No poner puertas al campo": None, "No subir sin casco": None, "Не ставить крест до весны": None, "Nie dawać za wygraną": None, "Do not put off until tomorrow": None, "Do not use the lift when it burns": None, "Suspendu jusqu'à nouvel ordre": None, "Retenido hasta el alba": None, "Rien avant lundi": None, "Solange die Kerze brennt": None, "Только когда дождь": None,
		"Not for release before Christmas": Certain, "Keine Veröffentlichung vor der Wahl": Certain, "Pas de publication avant le procès": Certain,
		"Do not publish without permission from Ann": Likely, "Bitte nicht ohne Rücksprache veröffentlichen": Likely, "Ne pas diffuser sans accord de la rédaction": Likely, "No publicar sin autorización": Likely, "Niet publiceren zonder toestemming": Likely, "This text may not be published without the permission of Elm Weekly": Faint, "Не распространять без разрешения": Faint, "Nicht ohne Genehmigung verwenden": Faint,
		"Publish on paper": None, "Not released before Christmas": None, "No release before 2028 for the film": Certain, "Release only after ransom is paid": None, "Publication only after a long wait": None, "Veröffentlichung erst nach der Wahl": None, "Nicht vor der Wahl veröffentlicht": None, "Erst nach der Schule arbeiten": None, "Nicht vor der Veröffentlichung des Berichts": None, "Nicht ohne mein Rad": None, "Keine Freigabe ohne Gutachten": None, "Ne pas sortir sans autorisation": None, "Publié seulement après sa mort": None, "Pas avant le vote": None, "No salir antes de las diez": None, "Non uscire prima di cena": None, "Não sair antes do jogo": None, "Niet voor de winter": None, "Не раньше зимы": None, "Nie przed zimą": None, "Not without permission": None, "Permission not needed": None, "Not after 5 May 2041": None, "Do not publish names before trial": None, "Do not publish before the vote: what a judge said": None, "Do not publish it before I am dead. She said so.": None,
		"Niet online zetten": Certain, "Bitte noch nicht online stellen": Certain, "Ne pas mettre en ligne": Certain, "No subir a la web": Certain, "Non mettere online": Certain, "Não colocar online": Certain, "Не выкладывать на сайт": Certain, "Nie wrzucać na stronę": Certain, "Do not upload": Certain, "No subir impuestos": None, "Noch nicht online": None, "Sperrfrist 14 Uhr": Likely, "Hold for Tuesday's paper": Likely,
		"Not for release without consent, judge rules": None, "Keine Freigabe vor dem Fest, sagt der Rat": None, "Pas de diffusion avant le vote, dit la mairie": None, "Nicht veröffentlichen, solange Anna es prüft": Certain, "No embargo": None, "Not confidential": None, "HOLD, not yet": Likely, "Draft after draft": None, "Ne pas utiliser après juin": None, "Do not use after June": None,
		// what must wait, and to whom it is said
		"Wait for legal before publishing": Certain, "Please wait for the board before this goes live": Certain, "Counsel must see this before publication": Certain, "Bitte mit der Veröffentlichung warten, bis Bo da ist": Certain, "Attendre la réponse de Bo avant de publier": Certain, "Esperar a Bo antes de publicar": Certain, "Aspettare Bo prima di pubblicare": Certain, "Esperar o Bo antes de publicar": Certain, "Wachten op Bo voor publicatie": Certain, "Ждать Бо, до этого не публиковать": Certain, "Czekać na Bo przed publikacją": Certain,
		"Wait for the bus before crossing": None, "Waiting for Bo": None, "Attendre le bac avant de partir": None, "Warten auf den Bus": None, "Before publishing, think": None, "Wait before you publish names": None, "Counsel": None, "Waiting for legal": Likely, "Hold for lawyer": Likely, "Wait for the lawyer to eat": None,
		"NB: do not publish before the vote": Certain, "PS please do not publish before Friday": Certain, "Note to the desk: not for release until Bo agrees": Certain, "Achtung: nicht vor der Rede senden": Certain, "Attention, ne pas mettre en ligne avant la réponse": Certain, "Uwaga: nie publikować przed piątkiem": Certain, "Let op: niet publiceren": Certain, "Note: the pier is closed": None, "Attention: wet paint": None,
		"Hold this until Bo rings": Certain, "Please hold until the vote": Certain, "Bitte zurückhalten, bis das Urteil da ist": Certain, "Keep this back until noon": Certain, "Hold the bread until noon": None, "Hold when wet": None, "Keep back from the edge": None, "Keep it back until noon": None, "Sit on it until noon": None, "Not for distribution before Bo agrees": Certain, "Not for use until Bo agrees": Certain, "Nicht verwenden vor dem Fest": Certain, "Gesperrt bis zum Fest": Certain, "Эмбарго до праздника": Certain, "No publication before Bo agrees": Certain, "Held until Friday over a fire": None,
		"Do not publish yet, Bo still counts": Certain, "Noch nicht veröffentlichen, Bild fehlt": Certain, "Not published yet, says Bo": None, "Darf erst nach der Sitzung veröffentlicht werden": Certain, "Must not go out before Thursday": Certain, "Nie może się ukazać przed czwartkiem": Certain, "Mag niet voor donderdag naar buiten": Certain, "Mag niet voor donderdag naar huis": None, "Publish after the meeting, not before": Certain, "Publish after the meeting": Certain,
		"Subbed but not cleared": Faint, "Edited but not approved": Faint, "Subbed, not legalled": Faint, "Charged but not cleared": None, "Approved but not funded": None, "Edited but not forgotten": None, "Subbed off in the first half": None, "Proofread but not understood": None, "Ready but not final": None,
		"Not for the website until Bo has seen it": Certain, "Not for the website": Certain, "Not for the web but for print": None, "Not for the website alone": None, "Not for the web generation": None,
		"Noch nicht bringen": Likely, "Bitte nicht bringen!": Likely, "Bitte keine Hunde bringen": None, "Nicht bringen, sondern holen": None, "Kleider bitte nicht bringen": None, "Nichts bringen": None, "Müll nicht in den Wald bringen": None,
		"Draft": Likely, "HOLD": Likely, "Entwurf, zweiter": None, "Not yet": Faint, "Noch nicht": Faint,
		"Internal only": Likely, "For internal use only": Likely, "CONFIDENTIAL - DO NOT PUBLISH": Certain, "To be approved": Likely, "Not approved": Faint, "Review": None, "Internal": None, "Intern": None, "Internal market": None, "Нет пользования": Certain,
		"Draft budget passes council": None, "Hold on to your hats": None, "Pas encore d'accord sur le pont": None, "": None, "2041": None,
	} {
		if got, ok := Of(line); got.How != want || ok != (want != None) {
			t.Errorf("%q: %v, %v; want %v", line, got, ok, want)
		}
	}
	if o, ok := Of("Nicht vor dem 1. März 2041"); !ok || o.When != "Nicht vor dem 1. März 2041" {
		t.Errorf("with a day: %+v, %v", o, ok)
	}
}

// TestWhen: where the time stands at which an order ends, and how certain an order with a time is.
func TestWhen(t *testing.T) {
	for line, want := range map[string]Order{
		"Do not publish before 1 March 2041":      {When: "Do not publish before 1 March 2041", How: Certain},
		"Not before Friday":                       {When: "Not before Friday", How: Faint},
		"Not before 18:00":                        {When: "Not before 18:00", How: Faint},
		"Not before":                              {},
		"Publish on 1 March 2041":                 {When: "Publish on 1 March 2041", How: Certain},
		"Publish on Friday":                       {When: "Publish on Friday", How: Certain},
		"Publish at 18:00":                        {When: "Publish at 18:00", How: Certain},
		"Publish at 6":                            {},
		"Publish":                                 {},
		"Hold until Friday":                       {When: "Hold until Friday", How: Certain},
		"Hold Friday":                             {When: "", How: Likely},
		"Hold for release":                        {When: "", How: Certain},
		"Please hold":                             {When: "", How: Likely},
		"Draft until Friday":                      {},
		"Do not publish or redistribute":          {When: "", How: Certain},
		"NB: not for publication or reproduction": {When: "", How: Certain},
		"Ne pas publier ni reproduire":            {When: "", How: Certain},
		"Do not reproduce or redistribute":        {},
		"This material may not be published or redistributed": {},
		"May not be published or reproduced":                  {},
		"Confidential until Friday":                           {When: "Confidential until Friday", How: Certain},
		"Tylko do użytku wewnętrznego":                        {When: "", How: Likely},
		"Do not publish, draft 2":                             {When: "", How: Certain},
	} {
		if got, ok := Of(line); got.When != want.When || got.How != want.How || ok != (want.How != None) {
			t.Errorf("%q: %+v, %v; want %+v", line, got, ok, want)
		}
	}
}

// TestDraft: which orders call a text a draft.
func TestDraft(t *testing.T) {
	for line, want := range map[string]bool{"Draft": true, "First draft": true, "WIP": true, "Entwurf 2": true, "Brouillon": true, "Concept": false, "Hold": false, "Do not publish, draft 2": false, "Draft budget": false} {
		if o, _ := Of(line); o.Draft != want {
			t.Errorf("%q: %v", line, o.Draft)
		}
	}
}

// TestWords: words that tell a time without a number, and words that may stand beside an order.
func TestWords(t *testing.T) {
	for word, want := range map[string][2]bool{"noon": {true, true}, "demain": {true, false}, "until": {false, true}, "march": {false, true}, "gmt": {false, true}, "strictly": {false, true}, "uhr": {false, true}, "budget": {false, false}, "": {false, false}} {
		if got := [2]bool{IsTime(word), MayStandBeside(word)}; got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
}

// TestIsCalendar: names of months and days, and words for times, in the languages of orders.
func TestIsCalendar(t *testing.T) {
	for word, want := range map[string]bool{"march": true, "friday": true, "freitag": true, "tomorrow": true, "amanhã": true, "завтра": true, "piątek": true, "budget": false, "": false} {
		if got := IsCalendar(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

// TestForbids: which orders say that a text is not to be published.
func TestForbids(t *testing.T) {
	for line, want := range map[string]bool{"Do not publish": true, "Hold": true, "Draft": true, "Not before 1 March 2041": true, "Publish on 1 March 2041": true, "Release: 1 March 2041": false, "Publish only after the vote": true} {
		if o, ok := Of(line); !ok || o.Forbids != want {
			t.Errorf("%q: %+v", line, o)
		}
	}
}

// TestFactsAndLoose: orders that are said of other things than texts, and orders that headlines are as well.
func TestFactsAndLoose(t *testing.T) {
	for line, want := range map[string][2]bool{"Do not use": {true, false}, "Held until Monday": {true, true}, "Gesperrt bis Montag": {true, true}, "Do not publish": {}, "Do not use or publish": {}, "Hold until Monday": {}, "Ne pas mettre en ligne": {}, "Publish only when sure": {false, true}, "Please publish only once Fox agrees": {}, "Bitte erst nach dem Fest veröffentlichen": {}, "Not online yet": {false, true}, "Darf erst nach dem Fest veröffentlicht werden": {}, "Nicht online stellen, bevor der Anwalt es gelesen hat": {}, "Nicht online stellen, bevor Bo es gelesen hat": {false, true}, "Do not share without asking": {false, true}, "Keine Freigabe vor Pfingsten": {false, true}, "Hold until Bo rings": {false, true}, "Hold this until Bo rings": {}, "Please hold until Bo rings": {}, "The draft must not be published before the test": {false, true}, "This draft must not be published before the test": {}, "No publication before Bo agrees": {false, true}, "Not for release before Bo agrees": {}, "Gesperrt bis zum Fest": {true, true}, "Nicht vor der Rede veröffentlichen": {}} {
		if o, ok := Of(line); !ok || o.Facts != want[0] || o.Loose != want[1] {
			t.Errorf("%q: %+v, %v", line, o, ok)
		}
	}
}

// TestCounts: a word alone counts only where it must be meant as an order.
func TestCounts(t *testing.T) {
	for _, c := range []struct {
		line  string
		first bool
		want  bool
	}{
		{"Draft", false, false}, {"Draft", true, true}, {"DRAFT", false, true}, {"[draft]", false, true}, {"(not yet)", false, false}, {"Do not publish", false, true},
	} {
		o, ok := Of(c.line)
		if got := ok && o.Counts(c.line, c.first); got != c.want {
			t.Errorf("%q, first %v: %v", c.line, c.first, got)
		}
	}
}
