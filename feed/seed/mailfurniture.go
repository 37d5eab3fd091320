package seed

import (
	"strings"
	"unicode"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// isMailHead reports whether a line is what programs for newsletters write above a letter: "View this email in your browser". "Read online" may be a
// title, and so may "Read your mail in the browser": who reads must read this, or have something else to click beside it.
func isMailHead(text string) bool {
	return (allMailWords(text, viewWords) || allMailWords(text, readWords) && (strings.Contains(text, "|") || allMailWords(text, thisWords))) && (allMailWords(text, browserWords) && allMailWords(text, inWords) || allMailWords(text, webWords) && allMailWords(text, letterWords))
}

// dropMailFoot marks what such programs and firms write below their mails, among the last lines: "You received this email because you signed up
// at elm.example. Unsubscribe", and that it is confidential, and what to do who got it in error.
func dropMailFoot(blocks []block) {
	below := false // the line below tells how to leave
	for i := len(blocks) - 1; i >= max(1, len(blocks)/2, len(blocks)-6); i-- {
		b := &blocks[i]
		below = allMailWords(b.text, leaveWords) || below && allMailWords(b.text, letterWords)
		if b.role == body && b.kind != markup.Heading && (below || isDisclaimer(b.text) && !strings.HasSuffix(blocks[i-1].text, ":")) {
			b.role = furniture
		}
	}
}

// allMailWords reports whether all words of a line but addresses are words of such lines, and one is of some.
func allMailWords(text string, some map[string]bool) (found bool) {
	if len(text) > longLine {
		return false
	}
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsAny(strings.Trim(field, ".,|()"), ".@/0123456789") { // an address, or the year of the rights
			continue
		}
		for w := range strings.FieldsFuncSeq(strings.ToLower(field), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if !mailWords[w] && !viewWords[w] && !leaveWords[w] && !browserWords[w] && !webWords[w] && !letterWords[w] && !inWords[w] && !readWords[w] {
				return false
			}
			found = found || some[w]
		}
	}
	return found
}

// isDisclaimer reports whether a paragraph says that a message is confidential, and what to do if you got it in error, or that it is not to be printed.
// A text about one has other words before it, quotes it, or does not speak to its reader.
func isDisclaimer(text string) bool {
	lower := strings.ToLower(text)
	if _, ok := afterAny(lower, printStarts); ok && len(text) < 100 {
		_, word := cutLastWord(strings.TrimRight(lower, ".!"))
		return printEnds[word]
	}
	first, _, _ := strings.Cut(lower, ". ")
	_, ok := afterAny(lower, disclaimerStarts)
	return ok && len(text) < 2000 && !strings.ContainsAny(text, prose.DoubleMarks) && secretStems.In(first) && ifYou.In(lower)
}

// The words of these lines in nine languages. The lists are ours; TestMailFrame has rows for each.
var (
	browserWords = prose.Set("browser browserversion webversie webversion navigateur navegador браузере przeglądarce")
	inWords      = prose.Set("in im dans en nel no w в")
	webWords     = prose.Set("online web ligne онлайн trouble problems probleme problème")
	letterWords  = prose.Set("mail email newsletter post message version versión versione versão версию versie wersja friend nachricht correo boletín messaggio mensagem bericht nieuwsbrief письмо рассылку wiadomość")
	viewWords    = prose.Set("view viewing open ansehen öffnen anzeigen voir ouvrir afficher consulter ver abrir visualiza visualizza apri bekijk открыть посмотреть zobacz otwórz wyświetl")
	readWords    = prose.Set("read lesen lire leer leggi ler lees читать czytaj")
	thisWords    = prose.Set("this diese dieser cet ce este questa questo esta esse deze dit это tę")
	leaveWords   = prose.Set("unsubscribe abmelden abbestellen désinscrire désabonner désinscrivez désabonnez darse darme annulla disiscriviti cancellati uitschrijven afmelden cancelar descadastrar отписаться wypisz zrezygnuj anuluj")
	mailWords    = prose.Set("this the an a e mail email emails mails mailings message newsletter post issue in your on at version having trouble problems displaying click here if you can t cannot not see images properly correctly it forward to friend from list update manage change preferences settings subscription re are received receiving receive get because since signed up subscribed for our of these no longer wish want like any time link below or and all rights reserved " +
		"diese dieser diesem im wird nicht richtig korrekt dargestellt angezeigt klicken sie bitte hier wenn probleme bei der darstellung vom von erhalten weil sich angemeldet haben für unseren möchten keine mehr " +
		"dans le navigateur la en cet ce problème d affichage cliquez ici si ne s pas correctement vous recevez car êtes inscrit inscrite abonné abonnée à notre se me gérer vos préférences pour plus recevoir " +
		"este correo mensaje boletín el su tu versión no puede puedes visualizar correctamente haz haga clic aquí de baja recibes recibe porque te has ha suscrito a nuestro suscripción la " +
		"questa questo messaggio nel versione se non vedi bene clicca qui l iscrizione ricevi perché ti sei iscritto alla nostra dalla " +
		"esta mensagem versão consegue clique aqui subscrição inscrição da lista recebeu recebe inscreveu na nossa " +
		"deze dit bericht nieuwsbrief je uw de versie wordt niet goed weergegeven klik hier u uit voor ontvangt omdat bent ingeschreven aangemeld onze " +
		"это письмо рассылку в веб версию если не отображается корректно нажмите здесь от рассылки вы получили потому что подписались подписаны на нашу " +
		"tę wiadomość w wersja jeśli nie wyświetla się poprawnie kliknij tutaj z subskrypcję otrzymujesz ponieważ zapisałeś jesteś zapisany na nasz")
	disclaimerStarts = strings.Split("this email|this e-mail|this message|this communication|this transmission|the information in this|the information contained in this|the contents of this|confidentiality notice|disclaimer|diese e-mail|diese nachricht|diese mail|der inhalt dieser|ce message|ce courriel|cet e-mail|ce mail|"+
		"este mensaje|este correo|questo messaggio|questa e-mail|questa email|il presente messaggio|le informazioni contenute in|esta mensagem|este e-mail|este email|dit bericht|deze e-mail|de informatie in deze|это сообщение|это письмо|данное сообщение|ta wiadomość|niniejsza wiadomość", "|")
	secretStems = prose.NewFinder("confiden", "vertraul", "privileg", "riservat", "poufn", "конфиденц", "vertrouwelijk")
	ifYou       = prose.NewFinder("if you ", "wenn sie ", "sollten sie ", "falls sie ", "si vous ", "si usted ", "si no es ", "si ha recibido ", "se non siete ", "se non è ", "se avete ", "se ha ricevuto ", "se não ", "se você ", "se recebeu ", "als u ", "indien u ", "bent u ", "если вы ", "jeśli ", "jeżeli ")
	printStarts = strings.Split("please consider the environment before|bitte denken sie an die umwelt, bevor|pensez à l'environnement avant", "|")
	printEnds   = prose.Set("email e-mail mail message newsletter drucken ausdrucken courriel")
)
