package seed

import (
	"strings"
	"testing"
	"time"
)

const orderText = "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday."

// TestOrders: lines that tell editors not to publish, in nine languages. Want is when they end, in UTC, or "held".
func TestOrders(t *testing.T) {
	const day = "2041-03-01"
	for line, want := range map[string]string{
		"Not before 1 March 2041": day, "not before March 1, 2041!": day, "Publish on 1 March 2041": day, "Please publish after 9 am on 1 March 2041": day, "Earliest publication: 1 March 2041": day, "HOLD UNTIL 1 MARCH 2041": day,
		"KILL": "held", "KILL NOTICE": "held", "** WITHHELD **": "held", "PUBLICATION FORBIDDEN": "held", "Veröffentlichung untersagt": "held", "Publication interdite": "held", "ПУБЛИКАЦИЯ ЗАПРЕЩЕНА": "held", "ZAKAZ PUBLIKACJI": "held",
		"HOLD": "held", "On hold": "held", "HOLD - NOT YET": "held", "NOT YET": "held", "Not yet.": "held", "Draft": "held", "DRAFT v3": "held", "Draft, second version": "held", "Publish on Monday": "held", "Publish tomorrow": "held", "Not yet for publication": "held", "Do not publish yet": "held", "NOT READY FOR RELEASE": "held", "*** hold ***": "held", "Hold until Monday": "held", "Unpublished": "held", "Don’t share": "held",
		"NICHT VERÖFFENTLICHEN": "held", "Bitte noch nicht veröffentlichen!": "held", "Nicht zur Veröffentlichung": "held", "Noch nicht freigegeben": "held", "NOCH NICHT": "held", "ZURÜCKHALTEN": "held", "Rohfassung": "held", "Nicht vor dem 1. März 2041": day, "Veröffentlichung frühestens am 1. März 2041": day, "Am 1. März 2041 veröffentlichen": day,
		"NE PAS PUBLIER": "held", "Merci de ne pas diffuser": "held", "PAS ENCORE": "held", "EN ATTENTE": "held", "Pas avant le 1er mars 2041": day, "Publier le 1er mars 2041": day, "Ébauche": "held",
		"NO PUBLICAR": "held", "No publicar todavía": "held", "AÚN NO": "held", "EN ESPERA": "held", "No antes del 1 de marzo de 2041": day, "Publicar el 1 de marzo de 2041": day,
		"NON PUBBLICARE": "held", "Non ancora": "held", "IN ATTESA": "held", "Non prima del 1 marzo 2041": day, "Pubblicare il 1 marzo 2041": day,
		"NÃO PUBLICAR": "held", "AINDA NÃO": "held", "EM ESPERA": "held", "Não antes de 1 de março de 2041": day, "Publicar em 1 de março de 2041": day,
		"NIET PUBLICEREN": "held", "NOG NIET": "held", "CONCEPT": "held", "Niet voor 1 maart 2041": day, "Publiceren op 1 maart 2041": day,
		"НЕ ПУБЛИКОВАТЬ": "held", "Не для печати": "held", "ЕЩЁ НЕ": "held", "ЧЕРНОВИК": "held", "ЭМБАРГО": "held", "Не раньше 1 марта 2041 года": day, "Опубликовать 1 марта 2041 г.": day,
		"NIE PUBLIKOWAĆ": "held", "Nie do publikacji": "held", "JESZCZE NIE": "held", "SZKIC": "held", "Wersja robocza": "held", "WSTRZYMAĆ": "held", "Nie przed 1 marca 2041": day, "Opublikować 1 marca 2041 r.": day,

		"Please do not publish before the press conference": "held", "Publish only after the vote": "held", "Waiting for Ann, do not publish": "held", "Bitte erst nach der Ratssitzung veröffentlichen": "held", "Merci de ne pas publier avant le vote": "held", "Publicar solo después del pleno": "held", "Non pubblicare prima della conferenza stampa": "held", "Não publicar até nova ordem": "held", "Niet online zetten": "held", "Ждём Анну, не публиковать": "held", "Nie publikować przed konferencją prasową": "held",

		// a day alone does not say that the text may come out on it
		"DRAFT, 1 March 2019": "held", "NOT FOR PUBLICATION, 1 March 2019": "held", "HOLD 1 MARCH 2019": "held",
	} {
		for name, text := range map[string]string{
			"a.txt":  line + "\n\nPier opens\n\n" + orderText,
			"b.md":   line + "\n\n# Pier opens\n\n" + orderText,
			"c.html": "<p>" + line + "</p><h1>Pier opens</h1><p>" + strings.ReplaceAll(orderText, "\n\n", "</p><p>") + "</p>",
		} {
			a := mustParse(t, name, []byte(text))
			if got := heldUntil(a); got != want || a.Title != "Pier opens" || strings.Contains(a.Body, line) {
				t.Errorf("%s, %q: %s, want %s; title %q, body %.60q", name, line, got, want, a.Title, a.Body)
			}
		}
	}
}

// TestOrdersInPlace: orders in other words, above a title, below it and at the end, and what stands there and is none.
func TestOrdersInPlace(t *testing.T) {
	const title, body = "Pier opens", "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday. The council paid for the new planks and the lamps, which cost more than the old pier did."
	places := map[string]func(string) string{
		"above": func(l string) string { return l + "\n\n# " + title + "\n\n" + body },
		"below": func(l string) string { return "# " + title + "\n\n" + l + "\n\n" + body },
		"last":  func(l string) string { return "# " + title + "\n\n" + body + "\n\n" + l },
	}
	for _, line := range strings.Split("Please wait for the board before publishing|Wait for counsel before this goes live|NB: not to go out before the board has met|Note to the desk: please don't run this before Thursday|Please hold this until Bo rings|Not for publication until Bo has agreed.|Do not publish yet, Bo still counts|[Editor: hold until the council replies]|Sent to the printers. Please do not publish before Friday.|NB: embargoed until Friday|"+
		"Bitte mit der Veröffentlichung warten, bis Bo zustimmt|NB: Bitte noch nicht online stellen, Bo prüft die Zahlen.|Bitte erst nach Freigabe durch die Pressestelle veröffentlichen.|Merci d'attendre l'accord de Bo avant publication|NB : ne pas publier avant jeudi|À publier après le conseil, pas avant|Por favor, esperad a mi aviso antes de publicar.|Nota al editor: no difundir hasta que responda Bo|Aspettare Bo prima di pubblicare|Attenzione: da pubblicare solo dopo il consiglio|Esperar o Bo antes de publicar|Atenção: não publicar até o Bo confirmar|"+
		"Wachten op akkoord van Bo voor publicatie|Let op: pas publiceren als Bo akkoord is|Внимание: не публиковать до четверга|Просьба не публиковать, пока Бо не подтвердит|Uwaga: nie publikować przed czwartkiem|Proszę nie publikować, dopóki Bo nie potwierdzi", "|") {
		for place, text := range places {
			if a := mustParse(t, "a.md", []byte(text(line))); a.Held == "" || a.Title != title || !strings.Contains(a.Held, "take it out") {
				t.Errorf("%s, %q: held %q, title %q", place, line, a.Held, a.Title)
			}
		}
	}
	for _, line := range strings.Split("Please wait for the horn before boarding.|Lawyers must see the pier before it opens|The council will wait for the lawyers before publishing the report.|Note: the pier does not open before noon.|Please do not use the ramp before Thursday.|Warning: do not use before 1 March 2041.|It is not to be published before 2050, her will says.|Editor's note: this article was first published on Tuesday.|Do not share your ticket until you are on board.|“Do not publish it,” he had told her.|The names may not be published until the trial ends.|Held until Friday over a fire.|"+
		"Bitte nicht vor dem Signal aufstehen.|Das Buch erscheint erst nach ihrem Tod.|Der Kreis will mit der Veröffentlichung warten, bis das Gericht entscheidet.|Attention, le bac ne part pas avant midi.|Il faut attendre le feu vert avant de monter.|Aviso: no subir antes de la señal|Attenzione: non salire prima del segnale.|Atenção: não subir antes do sinal.|Let op: niet varen voor het signaal.|Внимание: не заходить до сигнала.|Uwaga: nie wchodzić przed sygnałem.", "|") {
		for _, place := range []string{"below", "last"} {
			if a := mustParse(t, "a.md", []byte(places[place](line))); heldUntil(a) != "" && !(place == "below" && strings.HasPrefix(line, "Warning")) {
				t.Errorf("%s, %q: held %q", place, line, heldUntil(a))
			}
		}
	}
	for _, line := range []string{"Wait for the bus", "Editors wait for verdict before publishing names", "Lawyers fear delay before publication", "Not published until her death", "Do not use the lift until it is mended", "Gesperrt bis Freitag", "Embargo until the war ends", "Never published before", "No release until ransom is paid", "Warten, bis das Eis hält", "Suspendu jusqu'à lundi", "No salir antes del alba", "Не ждать до весны", "Nie czekać do wiosny"} {
		for name, mark := range map[string]string{"a.txt": "", "b.md": "# "} {
			if a := mustParse(t, name, []byte(mark+line+"\n\n"+body)); heldUntil(a) != "" || a.Title != line {
				t.Errorf("%s, %q: held %q, title %q", name, line, heldUntil(a), a.Title)
			}
		}
	}
}

func heldUntil(a *Article) string {
	switch {
	case a.Held != "":
		return "held"
	case !a.NotBefore.IsZero():
		return a.NotBefore.Format(time.DateOnly)
	}
	return ""
}

// TestReason: a request not to publish counts with its reason in the next sentence, above the text, at its start and at its end.
func TestReason(t *testing.T) {
	for line, held := range map[string]bool{
		"Please do not publish. Ann checks it.": true, "NB: do not publish yet. Bo has to call back.": true, "Please do not publish this yet! The lawyer reads it.": true, "Note to the desk: not for release before Friday. Ann knows why.": true, "Bitte noch nicht veröffentlichen. Anna prüft die Zahlen.": true, "Merci de ne pas publier avant vendredi. Anne vérifie.": true,
		"Por favor, no publicar todavía. Ana revisa los datos.": true, "Si prega di non pubblicare. Anna controlla.": true, "Por favor, não publicar ainda. Ana verifica.": true, "Graag nog niet publiceren. Ann kijkt ernaar.": true, "Пожалуйста, пока не публиковать. Анна проверяет.": true, "Proszę nie publikować. Anna sprawdza.": true,
		"Please do not share this story. It could hurt people.": false, "Do not publish. That was the advice of the lawyer.": false, "Please do not use the lift. It is broken.": false, "Please publish my letter. It is short.": false, "Please do not publish letters without a name. We need one.": false, "Bitte nicht teilen. Die Polizei ermittelt.": false, "Prière de ne pas publier les noms. La loi l'interdit.": false, "Gelieve niet te delen. De politie zoekt.": false,
	} {
		for _, text := range []string{"Mayor to resign\n\n" + line + "\n\n" + orderText, "Mayor to resign\n\n" + orderText + "\n\n" + line} {
			if a := mustParse(t, "a.txt", []byte(text)); heldUntil(a) != map[bool]string{true: "held"}[held] || a.Title != "Mayor to resign" || strings.Contains(a.Body, line) && held {
				t.Errorf("%q: %s, title %q, body %q", line, heldUntil(a), a.Title, a.Body)
			}
		}
	}
}

// TestRights: what is said of the rights in a text below it holds nothing.
func TestRights(t *testing.T) {
	for _, line := range []string{
		"Copyright 2026 Elm Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed without permission.",
		"© 2026 Elm Post. This material may not be published, broadcast or shown.", "© Elm Post. Not to be copied.", "Not for publication without permission. © Elm Post", "Dieser Text darf nicht veröffentlicht werden. © Elm Post", "This material may not be published, rewritten or copied, Elm Post says.",
	} {
		if a := mustParse(t, "a.txt", []byte("Mayor to resign\n\n"+orderText+"\n\n"+line)); heldUntil(a) != "" {
			t.Errorf("%q: %s", line, heldUntil(a))
		}
	}
	for _, line := range []string{
		"NOT FOR PUBLICATION. © Elm Post", "Please do not publish before 1 March 2041. Copyright 2026 Elm Post", "All rights reserved. Not for publication before 1 March 2041.", "© Elm Post. Embargoed until 1 March 2041.", "Not for publication © Elm Post", "Nicht vor dem 1. März 2041 veröffentlichen. Alle Rechte vorbehalten.", "No publicar. © Elm Post",
	} {
		for _, text := range []string{"Mayor to resign\n\n" + line + "\n\n" + orderText, "Mayor to resign\n\n" + orderText + "\n\n" + line} {
			if a := mustParse(t, "a.txt", []byte(text)); heldUntil(a) == "" {
				t.Errorf("%q is published", line)
			}
		}
	}
	const late = "Please do not publish before Friday, it was copied from Elm Post"
	if a := mustParse(t, "a.txt", []byte(late+"\n\nMayor to resign\n\n"+orderText)); heldUntil(a) == "" {
		t.Errorf("%q is published", late)
	}
}

// TestOrderTitles: an order in the line of the title.
func TestOrderTitles(t *testing.T) {
	const title = "Mayor to resign"
	for _, line := range []string{
		"DRAFT - Mayor to resign", "DRAFT: Mayor to resign", "HOLD – Mayor to resign", "[Hold] Mayor to resign", "(draft) Mayor to resign", "NICHT VERÖFFENTLICHEN: Mayor to resign", "Do not publish: Mayor to resign", "EMBARGO | Mayor to resign",
		"DRAFT 2 - Mayor to resign", "НЕ ПУБЛИКОВАТЬ — Mayor to resign", "NOT YET - Mayor to resign", "Publish on Monday - Mayor to resign",
		"Draft: Mayor to resign", "Draft - Mayor to resign", "First draft: Mayor to resign", "Entwurf: Mayor to resign", "Brouillon : Mayor to resign", "Mayor to resign - draft", "Mayor to resign | Draft 2",
		"Mayor to resign - DRAFT", "Mayor to resign (hold)", "Mayor to resign (embargoed)", "Mayor to resign [embargo]", "Mayor to resign [not for publication]", "Mayor to resign – NIE PUBLIKOWAĆ", "Mayor to resign - not for publication",
	} {
		for name, text := range map[string]string{
			"a.txt": line + "\n\n" + orderText, "b.md": "# " + line + "\n\n" + orderText, "c.md": "---\ntitle: '" + line + "'\n---\n" + orderText,
			"d.html": "<html><head><title>" + line + "</title></head><body><h1>" + line + "</h1><p>" + orderText + "</p></body></html>",
		} {
			if a := mustParse(t, name, []byte(text)); a.Held == "" || a.Title != title {
				t.Errorf("%s, %q: held %q, title %q", name, line, a.Held, a.Title)
			}
		}
	}
	if a := mustParse(t, "a.txt", []byte("Publish on 1 March 2041 - Mayor to resign\n\n"+orderText)); heldUntil(a) != "2041-03-01" || a.Title != title {
		t.Errorf("with a day: %s, title %q", heldUntil(a), a.Title)
	}
}

// TestNoOrders: headlines and sentences that only begin like orders.
func TestNoOrders(t *testing.T) {
	for _, line := range []string{
		"Grain (embargoed since May) rots", "Cuba (embargo)", "Kill", "Withheld", "KILL BILL", "Publication of letters forbidden", "Brücke (gesperrt)", "Grain, embargoed", "Draft budget passes council", "Hold on to your hats, says mayor", "Not yet time for the new bridge", "Publish and be damned", "Release of prisoners delayed until Monday", "Draft: how a law begins", "HOLD the front page", "Not before time, says mayor", "Hold: the art of waiting",
		"No release date yet", "Publication of the report delayed", "On hold: the bridge to nowhere", "Embargo hits farmers", "Entwurf für das neue Bad liegt vor", "Noch nicht alle sind da", "Nicht vor dem Winter, sagt der Bürgermeister", "Zurückhalten fällt schwer",
		"Pas encore d'accord sur le pont", "No hay acuerdo todavía", "Non ancora pronto il ponte", "Ainda não há acordo", "Nog niet klaar", "Ещё не вечер", "Jeszcze nie teraz", "Brouillon de loi au Sénat", "Concept of a new bridge", "Published on Monday", "Publication rights sold",
		"Not ours, says publisher", "Publishing after the war", "Do not feed the gulls before noon", "Don't swim without a friend", "Secret report published only after vote", "Release only after ransom is paid", "Veröffentlichung der Akten erst nach Klage", "Keine Freigabe ohne Gutachten", "Erst nach der Wahl wird gebaut", "Nicht ohne mein Fahrrad", "Publié après sa mort", "La publication des comptes repoussée après le vote", "Ne rien dire avant le procès", "Solo después de la tormenta", "No abrir antes de Navidad", "Non aprire prima di Natale", "Só depois da tempestade", "Niet openen voor Kerstmis", "Pas na de storm", "Не открывать до Рождества", "Только после бури", "Nie otwierać przed świętami",
		"Use before winter", "Post office closes on Monday", "Analysts say: HOLD", "STRICTLY BALLROOM", "Mayor: not yet",
		"Lottery draft: Elm picks first", "Concept: A house of straw", "The new budget: draft", "Draft-dodger returns", "Beer - draft and bottled", "Embargo: Fishers wait",
	} {
		for name, text := range map[string]string{"a.txt": line + "\n\n" + orderText, "b.md": "# " + line + "\n\n" + orderText} {
			if a := mustParse(t, name, []byte(text)); heldUntil(a) != "" || a.Title != line {
				t.Errorf("%s, %q: %s, title %q", name, line, heldUntil(a), a.Title)
			}
		}
	}
	for _, line := range []string{"Draft: First round on Monday", "Result - draft"} { // below the title they are text
		if a := mustParse(t, "a.txt", []byte("Pier opens\n\n"+line+"\n\n"+orderText)); a.Held != "" {
			t.Errorf("%q below the title: held %q", line, a.Held)
		}
	}
	for _, answer := range []string{"Not yet.", "Draft", "Hold"} { // below the title a word alone is text
		if a := mustParse(t, "a.txt", []byte("Pier opens\n\n"+answer+"\n\n"+orderText)); a.Held != "" {
			t.Errorf("%q below the title: held %q", answer, a.Held)
		}
	}
}

// TestSecret: lines that call a text internal or confidential, or tell that somebody must look at it first, in nine languages.
// They hold the article back above its title, and in capitals also below it.
func TestSecret(t *testing.T) {
	for _, line := range strings.Split("INTERNAL ONLY|CONFIDENTIAL - DO NOT PUBLISH|STRICTLY CONFIDENTIAL|For internal use only|PRIVATE AND CONFIDENTIAL|For review only|NOT APPROVED|AWAITING APPROVAL|PENDING LEGAL REVIEW|Needs legal sign-off|TO BE APPROVED|DO NOT RUN|NOT READY|Confidential until Friday|"+
		"NUR INTERN|Nur für den internen Gebrauch|Streng vertraulich|Vertraulich - nicht veröffentlichen|Zur Freigabe|"+
		"CONFIDENTIEL|À usage interne uniquement|CONFIDENTIEL - NE PAS DIFFUSER|EN COURS DE RELECTURE|À relire|"+
		"CONFIDENCIAL|Solo uso interno|CONFIDENCIAL - NO PUBLICAR|PENDIENTE DE REVISIÓN|"+
		"RISERVATO - NON PUBBLICARE|Solo per uso interno|DA RIVEDERE|"+
		"APENAS USO INTERNO|Em revisão|"+
		"VERTROUWELIJK|Alleen voor intern gebruik|Ter goedkeuring|"+
		"КОНФИДЕНЦИАЛЬНО|Для служебного пользования|Только для внутреннего использования|НА СОГЛАСОВАНИИ|"+
		"POUFNE|Tylko do użytku wewnętrznego|DO KOREKTY", "|") {
		for _, text := range []string{line + "\n\nPier opens\n\n" + orderText, "Pier opens\n\n" + strings.ToUpper(line) + "\n\n" + orderText} {
			if a := mustParse(t, "a.txt", []byte(text)); heldUntil(a) != "held" || a.Title != "Pier opens" || strings.Contains(a.Body, line) {
				t.Errorf("%q: %s, title %q, body %.60q", line, heldUntil(a), a.Title, a.Body)
			}
		}
	}
	for _, line := range []string{
		"Classification: Confidential", "Distribution: internal only", "Einstufung: vertraulich", "| Status | Confidential |",
	} {
		if a := mustParse(t, "a.txt", []byte("Pier opens\n\n"+line+"\n\n"+orderText)); a.Held == "" {
			t.Errorf("%q below the title: not held", line)
		}
	}
	for _, line := range []string{
		"Internal emails show what the mayor knew", "2026 in review", "Work in progress", "Under review", "Eyes only", "Spiked", "In Arbeit", "Internal 2", "Confidential report says mill must close", "Confidential files leaked", "The internal market", "Under review for years, the mill is to close", "Work in progress at the mill", "Review", "Not approved by all", "Special needs",
		"Vertrauliche Papiere zur Mühle", "Intern gilt die Mühle als verloren", "In Arbeit sind drei Brücken", "Confidentiel : le rapport du moulin", "Uso interno del molino", "Distribution: Elm and Benning", "Classification: children up to twelve",
	} {
		if a := mustParse(t, "a.txt", []byte(line+"\n\n"+orderText)); heldUntil(a) != "" {
			t.Errorf("%q: %s", line, heldUntil(a))
		}
	}
}

// TestOrderHeadlines: what may be an order is the title where nothing else can be.
func TestOrderHeadlines(t *testing.T) {
	for _, line := range []string{"When in doubt, do not publish", "Love songs, not for publication", "Smile, do not post", "She told them, do not publish", "Keine Veröffentlichung vor dem Urteil, sagt die Richterin", "Keine Freigabe vor Pfingsten", "Pas de publication avant le verdict, dit le juge", "Geen publicatie voor de zitting", "Publish only twice a year", "Publish only when sure", "Publicar solo después de pensar", "Not online yet", "Do not share without asking", "Draft after draft", "Ne pas utiliser après juin"} {
		for name, mark := range map[string]string{"a.txt": "", "b.md": "# "} {
			if a := mustParse(t, name, []byte(mark+line+"\n\n"+orderText)); a.Held != "" || a.Title != line {
				t.Errorf("%s, %q: held %q, title %q", name, line, a.Held, a.Title)
			}
		}
	}
}

// TestOrderNames: orders in the names of folders and files.
func TestOrderNames(t *testing.T) {
	for name, held := range map[string]bool{
		"embargo/a.txt": true, "Embargoed/a.txt": true, "on hold/a.txt": true, "news/on-hold/a.txt": true, "Not yet/a.txt": true, "do_not_publish/a.txt": true, "nicht-veröffentlichen/a.txt": true, "Sperrfrist/a.txt": true, "en attente/a.txt": true, "черновик/a.txt": true, "embargo-2041-03-01/a.txt": true, "wip/a.txt": true,
		"HOLD - mill.txt": true, "DRAFT_mill.txt": true, "mill_DRAFT.txt": true, "mill - DRAFT.txt": true, "EMBARGO - mill.txt": true, "EMBARGO_mill.txt": true, "Embargo - its history.txt": false, "mill - Draft.txt": true, "Draft - mill.txt": true, "mill-DRAFT.md": true, "Mill DRAFT v2.docx": true, "mill-WIP.md": true, "mill-draft.md": false, "mill_draft.docx": true, "mill_draft_v2.txt": true, "draft_horses.txt": false, "mill_drafts.txt": false, "NBA DRAFT.txt": false, "NBA Draft.txt": false, "draft - beer.txt": false, "HOLD the front page.txt": false, "mill_WIP.txt": true, "mill (hold).txt": true, "[Hold] mill.txt": true, "mill [embargoed].txt": true,
		"02 Drafts/a.txt": true, "Drafts (Ann)/a.txt": true, "03_Entwürfe/a.txt": true, "Borradores 2026/a.txt": true, "To be edited/a.txt": true, "En attente de validation/a.txt": true, "Draft beer/a.txt": false, "Trash (band)/a.txt": false, "2 - Ready/a.txt": false, "Ready (drafted by Ann)/a.txt": false,
		"embargoes/a.txt": false, "trade-embargo/a.txt": false, "posts/a.txt": false, "release/a.txt": false, "2026/a.txt": false, "draft-horses.txt": false, "hold-the-line.txt": false, "embargo-on-steel.txt": false, "publications/a.txt": false, "holding/a.txt": false, "Hold on.txt": false,
	} {
		if got := HeldPlace(name); (got != "") != held {
			t.Errorf("%q: %q, want held %v", name, got, held)
		}
	}
}

// TestNameAndTitle: an order at the start or the end of a file's name, in any case, holds the file back unless the title tells
// that the word is what the article is about. A title in the text counts before what the name says.
func TestNameAndTitle(t *testing.T) {
	for name, title := range map[string]string{
		"mill-draft.md": "Pier opens", "mill_wip.md": "Pier opens", "Mill Draft 2.txt": "Pier opens", "mill-draft-v2.md": "Pier opens", "mill_v2_draft3.md": "Pier opens", "draft-mill.md": "Pier opens", "Draft mill.txt": "Pier opens", "draft.txt": "Pier opens", "2026-11-30-mill-draft.md": "Pier opens", "draft-2026-11-30-mill.md": "Pier opens", "mill-final-draft.txt": "Pier opens", "mill do not publish.txt": "Pier opens", "mill (confidential).txt": "Pier opens", "mill-draft/index.md": "Pier opens",
		"HOLD for legal - mill.txt": "Pier opens", "HOLD_for_legal_mill.txt": "Pier opens", "HOLD-for-legal-mill.txt": "Pier opens", "HOLD until council votes - mill.txt": "Pier opens", "Mill story - HOLD for Ann.txt": "Pier opens", "HOLD bis Montag mill.txt": "Pier opens", "Sperrfrist 14 Uhr - mill.txt": "Pier opens", "Embargo til Friday - mill.txt": "Pier opens",
		"mill-entwurf.txt": "Pier opens", "mill brouillon.txt": "Pier opens", "mill-borrador.md": "Pier opens", "HOLD mill.txt": "Pier opens", "Mill NOT FINAL.txt": "Pier opens", "mill EMBARGO 5 May 2041.md": "Pier opens", "Mill – on hold.txt": "Pier opens", "Mill NOT FINAL v2.md": "Pier opens", "1 HOLD mill.md": "Pier opens", "HOLD until Friday mill.md": "Pier opens", "mill — draft.txt": "Pier opens", "Mill - on hold.txt": "Pier opens", "mill - confidential.txt": "Pier opens", "mill-utkast.md": "Pier opens", "草稿 mill.txt": "Pier opens", "bozza_mill.txt": "Pier opens", "rascunho mill.txt": "Pier opens", "mill черновик.txt": "Pier opens",
	} {
		if a := mustParse(t, name, []byte("# "+title+"\n\n"+orderText)); !strings.Contains(a.Held, "its name says") {
			t.Errorf("%s, %q: held %q", name, title, a.Held)
		}
	}
	for name, title := range map[string]string{
		"draft-beer-festival.md": "Draft beer festival opens on Friday", "nfl-draft.md": "NFL draft: the ten best picks", "nfl_draft_2026.md": "What the NFL Draft means", "the-draft.txt": "The draft returns after fifty years", "first-draft.md": "First draft of a law", "draft.txt": "A draft through the window", "overdraft.txt": "Pier opens", "drafts.md": "Pier opens", "beers-on-draft.txt": "Beers on draft cost more",
		"NATO for beginners.txt": "Pier opens", "UN until 2030.txt": "Pier opens", "Mill - US for Elm.txt": "Pier opens", "A4 gesperrt - Stau.txt": "Pier opens", "14 Uhr - mill.txt": "Pier opens", "Elm 2041 - the plan.txt": "Pier opens", "HOLD for ransom.txt": "They hold him for ransom", "HOLD for love.txt": "Pier opens", "EMBARGO for Elm.txt": "Pier opens", "Waffen - EMBARGO für Elm.txt": "Pier opens", "Embargo 1973 - oil.txt": "Pier opens", "Hold 3 - judo.txt": "Pier opens", "CONFIDENTIAL for years.txt": "Pier opens",
		"HOLD the line.txt": "Hold the line, says the mayor", "HOLD the line.md": "HOLD the line", "HOLD the front.md": "Pier opens", "UK on HOLD.md": "Pier opens", "UK on HOLD.txt": "UK on HOLD", "Elm Bank HOLD rating.md": "Pier opens", "Der letzte HELD.md": "Pier opens", "EMBARGO lifted.md": "Pier opens", "Army NOT READY.md": "Army is not ready", "Pill NOT APPROVED.md": "Pill NOT APPROVED", "Bridge GESPERRT.md": "Pier opens", "A3 - gesperrt.md": "Pier opens", "Interest rates - on hold.md": "Interest rates - on hold", "Mill - concept.md": "Pier opens", "Lexus - Concept.md": "Lexus - Concept", "Cuba - embargo.md": "Cuba - embargo", "NATO EMBARGO.txt": "Embargo on grain", "EMBARGO.txt": "An embargo on grain", "BBC internal memo.txt": "Pier opens", "Mill - held.txt": "Two held after a fire", "NO to the mill.txt": "Pier opens", "mill - FINAL.txt": "Pier opens", "mill-on-hold.md": "Mill is on hold after flood", "oil-embargo.txt": "Oil embargo bites", "entwurf-haushalt.txt": "Entwurf für den Haushalt liegt vor", "confidential-report.txt": "Confidential report leaks", "concept-cars.txt": "Concept cars on show", "concept-car.md": "Pier opens", "internal-medicine.txt": "Pier opens", "hold-the-line.txt": "Pier opens", "on-hold-music.txt": "Pier opens", "intern.txt": "Pier opens", "suspect-held.txt": "Pier opens", "hold-until-golden-brown.txt": "Pier opens", "no-publication-before-verdict-court-rules.txt": "Pier opens", "EMBARGO until peace.txt": "Pier opens", "year-in-review.txt": "Pier opens", "mill-hold.txt": "Pier opens", "wip-and-chain.txt": "How factories count WIP", "mill-drafts.txt": "Pier opens",
	} {
		if a := mustParse(t, name, []byte("# "+title+"\n\n"+orderText)); a.Held != "" {
			t.Errorf("%s, %q: held %q", name, title, a.Held)
		}
	}
	if a := mustParse(t, "nfl-draft.txt", []byte(orderText+" The draft is on Monday.")); a.Held != "" {
		t.Errorf("without a title: held %q", a.Held)
	}
	for name, word := range map[string]string{"Army NOT READY.txt": "The army is not ready.", "Rates - on hold.txt": "Rates are on hold.", "Bank HOLD.txt": "They say: hold."} {
		if a := mustParse(t, name, []byte(orderText+" "+word)); a.Held != "" {
			t.Errorf("%s, without a title: held %q", name, a.Held)
		}
	}
	if a := mustParse(t, "HOLD mill.txt", []byte(orderText)); a.Held == "" {
		t.Error("HOLD mill.txt, without a title: not held")
	}
	if a := mustParse(t, "oil-embargo.txt", []byte("Crude prices rise\n\n"+orderText+" The embargo stays.")); a.Held != "" {
		t.Errorf("a word of the text: held %q", a.Held)
	}
	if a := mustParse(t, "mill-draft.md", []byte("---\ndraft: false\n---\n# Pier opens\n\n"+orderText)); a.Held != "" {
		t.Errorf("draft: false in the header: held %q", a.Held)
	}
	if a := mustParse(t, "embargo.txt", []byte("EMBARGOED UNTIL 1 MARCH 2041\n\nPier opens\n\n"+orderText)); heldUntil(a) != "2041-03-01" {
		t.Errorf("the time of an embargo: %s", heldUntil(a))
	}
}

// TestOrdersBelowSentences: an order below a whole sentence counts as one above it, unless it is a sentence of the story.
func TestOrdersBelowSentences(t *testing.T) {
	const title, body = "Pier opens", "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday. The council paid for the new planks and the lamps, which cost more than the old pier did."
	for line, held := range map[string]bool{
		"Status: Draft": true, "Draft: true": true, "Release date: 1 March 2041": true, "DO NOT PUBLISH - counsel reads it": true, "HOLD: counsel": true, "Do not publish (Bo counts)": true, "SPERRFRIST - siehe Brief": true, "[DRAFT] Pier": true, "Pier (EMBARGOED)": true, "News | embargo 1 March 2041": true, "Do not use before 1 March 2041": true, "Gesperrt bis 1. März 2041": true, "Not for release before the council meets": true, "No release before the council meets": true, "DO NOT PUBLISH. Bo counts.": true, "DO NOT PUBLISH! Bo": true, "Hold until the council meets": true,
		"Publish only when sure.": false, "Warning: do not use before 1 March 2041.": false, "She told them: do not publish before the vote.": false, "Embargo: none": false, "Release: 1 March 2041": false, "Wait a week before publishing.": false, "No release before the ransom is paid.": false, "Hold until the bread is brown.": false, "Lawyers must see all maps before publication.": false, "Warten Sie, bis das Wasser kocht.": false, "The draft must not be published before the test.": false,
	} {
		a := mustParse(t, "a.md", []byte("# "+title+"\n\nAfter ten years the work is done.\n\n"+line+"\n\n"+body))
		if (heldUntil(a) != "") != held || a.Title != title {
			t.Errorf("%q: held %q, title %q", line, heldUntil(a), a.Title)
		}
	}
	for _, line := range []string{"DO NOT PUBLISH - counsel reads it", "NICHT VERÖFFENTLICHEN: Bo zählt", "DO NOT PUBLISH. Bo counts."} {
		if a := mustParse(t, "a.txt", []byte(title+"\n\n"+strings.Repeat(body+"\n\n", 6)+line)); heldUntil(a) == "" {
			t.Errorf("far below, %q: not held", line)
		}
	}
	for line, held := range map[string]bool{
		"“It was time,” said Ann Roe. Please don’t publish yet, Bo reads it first.": true, "„Es war Zeit“, sagte Ann Roe. Bitte noch nicht veröffentlichen.": true,
		"The sign says “Stop!” Please do not feed the ducks before May.": false, "“Read it,” said Ann Roe. Do not publish names of children, the law says.": false, "“Read it,” said Ann Roe. Publication was stopped.": false,
	} {
		if a := mustParse(t, "a.txt", []byte(title+"\n\n"+body+"\n\n"+line+"\n\nBest\nAnn\n")); (heldUntil(a) != "") != held {
			t.Errorf("behind a quotation, %q: held %q", line, heldUntil(a))
		}
	}
	for line, held := range map[string]bool{"Judge: Do not publish before trial": false, "Hold the release until the tests pass": false, "Zurückhalten, bis das Wasser kocht": false, "Hold until the verdict": true, "Pier: DO NOT PUBLISH before the vote": true} {
		if a := mustParse(t, "a.txt", []byte(line+"\n\n"+body)); (heldUntil(a) != "") != held {
			t.Errorf("as a title, %q: held %q", line, heldUntil(a))
		}
	}
}

// TestOrdersAtTheEnds: orders in the first line above a title, and in the last one, beside lines of the same form that say something
// else.
func TestOrdersAtTheEnds(t *testing.T) {
	const title, body = "Pier opens", "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday. The council paid for the new planks and the lamps."
	for line, held := range map[string]bool{
		"Publication: after the inquest": true, "Parution : après le conseil": true, "Publicación: después de la feria": true, "Публикация: после съезда": true,
		"NOT LEGALLED": true, "Not signed off": true, "NON APPROVATO": true, "AINDA NÃO APROVADO": true, "JESZCZE NIE ZATWIERDZONE": true, "НЕ УТВЕРЖДЕНО": true,
		"Publication: monthly": false, "Publication: May 2019": false, "Please hold the date: 4 June 2041": false, "Signed off by the board": false,
	} {
		if a := mustParse(t, "a.txt", []byte(line+"\n\n"+title+"\n\n"+body)); (heldUntil(a) != "") != held {
			t.Errorf("first, %q: held %q", line, heldUntil(a))
		}
	}
	for line, held := range map[string]bool{
		"Please don't post before the widow knows.": true, "Please do not post this until Monday.": true, "Do not share outside the crew.": true, "Do not forward outside the parish office": true, "Nicht außerhalb des Chores weitergeben.": true, "Please keep this to yourselves until the crew has been told.": true,
		"Publication: March 2019": false, "Please hold the date: 4 June 2041.": false, "Do not distribute outside Japan.": false, "Do not leave bags outside the hall.": false, "Please do not post parcels after 18 December.": false, "She was told not to post before breakfast.": false,
	} {
		a := mustParse(t, "a.txt", []byte(title+"\n\n"+body+"\n\n"+line))
		if (heldUntil(a) != "") != held || !held && !strings.HasSuffix(a.Body, line) {
			t.Errorf("last, %q: held %q, body ends %q", line, heldUntil(a), a.Body[len(a.Body)-30:])
		}
	}
}
