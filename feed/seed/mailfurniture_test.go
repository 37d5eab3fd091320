package seed

import (
	"strings"
	"testing"
)

// TestMailFrame: what programs for newsletters and firms write above and below a letter, and what only resembles it.
func TestMailFrame(t *testing.T) {
	for above, below := range map[string]string{
		"CAUTION: This email originated from outside of the organization. Do not click links unless you know the sender.": "You are receiving this email because you opted in at our website.\n\nOur mailing address is:\nElm Post\n1 Mill Lane\n\nWant to change how you receive these emails?\nYou can update your preferences or unsubscribe from this list", "[EXTERNAL] This message came from outside the company.": "You're receiving this newsletter because you signed up at the town hall.\n\nElm Post, 1 Mill Lane, Elm\n\nUnsubscribe: https://elm.example/u",
		"ACHTUNG: Diese E-Mail kommt von außerhalb der Stadtverwaltung.": "Sie erhalten diese E-Mail, weil Sie Mitglied im Mühlenverein sind.\n\nMühlenverein Elm, Mühlweg 1\n\nVom Newsletter abmelden: https://elm.example/u", "ATTENTION: Ce courriel provient de l'extérieur de l'entreprise.": "Vous recevez cet e-mail car vous êtes membre du moulin.\n\nMoulin de Tours, 1 rue du Moulin\n\nSe désinscrire",
		"View this email in your browser": "Unsubscribe", "View in browser": "You received this email because you signed up at elm.example.\nUnsubscribe from this list | Update your preferences", "Read online | Forward to a friend": "Unsubscribe https://elm.example/u?id=7", "Having trouble viewing this email? Click here.": "If you no longer wish to receive these emails, unsubscribe here.",
		"View this post on the web at https://elm.example/p/pier": "This email and any attachments are confidential. If you have received it in error, please delete it.", "View email in browser": "CONFIDENTIALITY NOTICE: If you are not the intended recipient, any use is prohibited.", "Open in browser": "Please consider the environment before printing this email.",
		"Diese E-Mail im Browser ansehen": "Newsletter abbestellen", "Newsletter im Browser öffnen": "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, vernichten Sie sie bitte.", "Voir dans le navigateur": "Se désinscrire", "Problème d'affichage ? Voir la version en ligne": "Ce message et ses pièces jointes sont confidentiels. Si vous n'êtes pas le destinataire, supprimez-le.",
		"Ver en el navegador": "Darse de baja", "Visualizza nel browser": "Annulla l'iscrizione", "Bekijk in browser": "Uitschrijven", "Ver no navegador": "Cancelar subscrição", "Открыть в браузере": "Отписаться от рассылки", "Zobacz w przeglądarce": "Wypisz się",
	} {
		for name, text := range map[string]string{
			"a.txt": above + "\n\nPier opens\n\n" + orderText + "\n\nIt is green.\n\n" + below + "\n", "b.md": above + "\n\n# Pier opens\n\n" + orderText + "\n\nIt is green.\n\n" + below + "\n",
			"c.eml": "From: Ann Roe <ann@elm.example>\nSubject: Pier opens\n\n" + above + "\n\nPier opens\n\n" + orderText + "\n\nIt is green.\n\n" + below + "\n",
		} {
			if a := mustParse(t, name, []byte(text)); a.Title != "Pier opens" || a.Held != "" || a.Body != orderText+"\n\nIt is green." {
				t.Errorf("%s, %q, %q: title %q, held %q, body %q", name, above, below, a.Title, a.Held, a.Body)
			}
		}
	}
	for _, title := range []string{"Read online", "Open web", "Open the browser", "Lesen im Web", "Leer en la web", "See you online", "Your email", "Lire en ligne", "Read your post in the browser", "Read the web newsletter", "Unsubscribe", "Abmelden", "The trouble with email", "Problems with the post", "A message from the post", "Online version", "View in browser: a history", "This email is confidential"} {
		if a := mustParse(t, "a.txt", []byte(title+"\n\n"+orderText)); a.Title != title {
			t.Errorf("%q: title %q", title, a.Title)
		}
	}
	for _, line := range []string{"This email changed the life of Ann Roe from the outside.", "This message from outside shook the town.", "You are receiving this letter because the mill is yours, the mayor wrote to all.", "You get this right by law.\n\nLook for the word unsubscribe at the end.\n\nThen wait for ten days.", "Iscrizione online", "Inscrição: online", "They are no longer here.", "You can change it at any time.", "“Unsubscribe,” he said.", "Abmelden kann man sich bei Anna Kranz.", "La baja fue de tres días.", "No recibe la baja.", "Date: 5 May at elm.example", "The email ended with the words: “If you have received this email in error, please delete it.”", "“This email is confidential,” the mayor had written.", "This email came in error, Fox said; its recipient was her sister. It was confidential.", "The message was confidential and intended for the council alone, but a clerk had sent it to the paper in error.",
		"This email was called confidential, but its recipient, a clerk, read it to the council.", "The information in this confidential file came to the addressee in error.", "Diese Nachricht war vertraulich, aber der Empfänger las sie vor.", "Ce courriel était confidentiel, et son destinataire l'a lu à tous.", "Este correo era confidencial, pero su destinatario lo leyó.", "Questo messaggio era riservato, e il destinatario lo ha letto.", "Esta mensagem era confidencial, mas o destinatário leu-a.", "Dit bericht was vertrouwelijk, maar de geadresseerde las het.", "Это письмо было конфиденциальным, но адресат прочёл его.", "Ta wiadomość była poufna, ale odbiorca ją przeczytał.", "Disclaimer: The author was the recipient of a confidential grant.", "Please consider the environment before printing this book, Fox wrote.",
		"Please consider the environment before printing, says a line below her letters.", "Disclaimer: The author is a member of the trust.", "Anyone who wants to unsubscribe has to ring the office.", "This message in a bottle was found by a child.", "Tickets: online at elm.example", "You received this email because someone in Elm cares, it begins."} {
		for _, name := range []string{"a.txt", "b.md"} {
			if a := mustParse(t, name, []byte("# Pier opens\n\n"+orderText+"\n\nIt is green.\n\n"+line+"\n")); !strings.HasSuffix(a.Body, line) {
				t.Errorf("%s, %q: body %q", name, line, a.Body)
			}
		}
	}
	for _, text := range []string{"View in browser\n\nDO NOT PUBLISH\n\nPier opens\n\n" + orderText, "Pier opens\n\n" + orderText + "\n\nIt is green.\n\nUnsubscribe\n\nNOT FOR PUBLICATION\n"} {
		if a := mustParse(t, "a.txt", []byte(text)); a.Held == "" {
			t.Errorf("%q: not held", text)
		}
	}
}
