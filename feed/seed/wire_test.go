package seed

import (
	"strings"
	"testing"
)

const wireText = "The wall at Elm was opened on Monday, after ten years of work.\n\nAnn Roe opened it. The council paid for the stones and the lamps, which cost more than the old wall did."

// TestWire: what agencies write above, below and before their reports is no part of them.
func TestWire(t *testing.T) {
	for _, head := range []string{
		"AM-Elm Wall,250\n", "BC-EU--Elm Wall, 2nd Ld-Writethru,310\n", "Slug: WALL04\n", "SLUGLINE: WALL/ELM\n", "bdt0567 3 vm 210 dpa 0345\n\nMauer/Elm/\n(Zusammenfassung 1400)\n", "FRA0123 4 SI 0201 FRA /AFP-AB12\nmur-culture\n",
		"(KORREKTUR)\n", "(Neu: Zahlen)\n", "UPDATE 1-", "CORRECTED-", "Eds: UPDATES with quote. With photos.\n", "5 January 2026 - 10:00\n\n", "05.01.2026 – 10:00\n\n",
	} {
		a := mustParse(t, "a.txt", []byte(head+"Wall opens in Elm\n\n"+wireText))
		if a.Title != "Wall opens in Elm" || a.Body != wireText && !strings.HasSuffix(head, "10:00\n\n") {
			t.Errorf("%q: title %q, body %.60q", head, a.Title, a.Body)
		}
	}
	for _, foot := range []string{
		"MORE TO COME", "MORE", "ENDE", "FIN", "NNNN", "-0-", "(more to come)", "are-blu/abc", "ABC // DEF", "akr/ blu/", "Lusa/Fim", "(Reporting by Ann Roe in Elm; Editing by Bo Lund)", "Reporting by Ann Roe; Editing by Bo Lund", "(Schluss)",
		"Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\n## Notizblock\n\n## Orte\n- [Mauer](Weg 1)\n\n## Kontakte\n- Autorin: Anna Kranz, +49 123 456\n\n051400 Jan 26",
	} {
		a := mustParse(t, "a.txt", []byte("Wall opens in Elm\n\n(Adds quote from mayor)\n\n"+wireText+"\n\n"+foot))
		if a.Body != wireText || heldUntil(a) != "" {
			t.Errorf("%q: body %q, %s", foot, a.Body, heldUntil(a))
		}
	}
	for _, foot := range []string{"ar/bl", "abc/def", "ABC/DEF", "# Notizblock\n\n## Orte\n- [Mauer](Weg 1)\n\n* * * *\n\nDie folgenden Informationen sind nicht zur Veröffentlichung bestimmt\n\n## Kontakte\n- Autorin: Anna Kranz, +49 123 456"} {
		if a := mustParse(t, "a.txt", []byte("Wall opens in Elm\n\nElm (dpa/abc) - "+wireText+"\n\n"+foot)); strings.Contains(a.Body, foot[:5]) || strings.Contains(a.Body, "Kranz") || a.Held != "" {
			t.Errorf("of an agency, %q: body %q", foot, a.Body)
		}
	}
	for _, line := range []string{"(adds salt)", "(Reporting by night is hard)", "he/she", "More bread", "There is more to come", "Fin.", "Edited by Bo Lund, Elm Press", "her/his", "NATO/EU", "ABC / DEF", "Notizblock\n\nEin Block passt in jede Mappe.", "(Editing by Ear Takes Long Years)", "(Reporting by Ann Roe was praised)"} {
		if a := mustParse(t, "a.txt", []byte("Wall opens in Elm\n\n"+wireText+"\n\n"+line)); !strings.HasSuffix(a.Body, line) {
			t.Errorf("%q is lost", line)
		}
	}
	for _, title := range []string{"AM-PM: how clocks came to Elm", "UPDATE on the wall", "Slug invasion in Elm", "(Adds up): the new maths", "Elm-Holm", "MORE", "Neu: Eis ohne Milch", "(Adds up)", "(Corrects the past)", "(Korrektur der Karte)", "(Neu: das Eis am See)", "Eds: Ann Roe, Bo Lund", "Slug: a short life", "Embargo Pacific", "This message came from outside the church", "Diese Nachricht kommt von außerhalb"} {
		if a := mustParse(t, "a.txt", []byte(title+"\n\n"+wireText)); a.Title != title {
			t.Errorf("title %q, want %q", a.Title, title)
		}
	}
}
