package seed

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// TestFieldBelow: a field right below the title that names the day of publication holds the text until then. That of an event, of a
// book or of a day that is over does not.
func TestFieldBelow(t *testing.T) {
	for line, held := range map[string]bool{
		"Pub date: 1 March 2041": true, "Erscheinungsdatum: 1. März 2041": true, "Fecha de publicación: 1 de marzo de 2041": true, "Data di pubblicazione: 1 marzo 2041": true, "Data de publicação: 1 de março de 2041": true, "Publicatiedatum: 1 maart 2041": true, "Data publikacji: 1 marca 2041": true, "Дата публикации: 1 марта 2041": true,
		"Pub date: 1 March 2020": false, "Date: 1 March 2041": false, "Published: Elm Books, 1 March 2041": false, "Concert: 1 March 2041": false, "Live: 1 March 2041": false, "Updated: 1 March 2041": false, "Termin: 1. März 2041": false, "Sortie : 1er mars 2041": false, "Published: 2041": false,
	} {
		a := mustParse(t, "a.txt", []byte("Pier opens\n\n"+line+"\n\nThe pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday. The council paid."))
		if a.NotBefore.Year() == 2041 != held || a.Held != "" || a.Title != "Pier opens" {
			t.Errorf("%q: until %v, held %q, title %q", line, a.NotBefore, a.Held, a.Title)
		}
	}
}

// TestEmbargo has a row for each wording of an embargo, and for lines that only look like one. Want is when it ends, in
// UTC; "held" where no time can be read; "" where nothing is held back; "-" where the line only goes.
func TestEmbargo(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	for line, want := range map[string]string{
		"Note to editors: not for publication before 1 March 2041": "2041-02-28T23:00:00Z", "Confidential: not for release until 1 March 2041": "2041-02-28T23:00:00Z",
		"EMBARGOED UNTIL 09:00 ON 1 MARCH 2041":                                 "2041-03-01T08:00:00Z",
		"EMBARGOED UNTIL 1 MARCH 2041":                                          "2041-02-28T23:00:00Z",
		"Embargoed until 00:01 on Friday 1 March 2041":                          "2041-02-28T23:01:00Z",
		"EMBARGO: 1 March 2041, 6 am":                                           "2041-03-01T05:00:00Z",
		"EMBARGO 1 March 2041":                                                  "2041-02-28T23:00:00Z",
		"Embargo: 0900 hrs GMT, 1 March 2041":                                   "2041-03-01T09:00:00Z",
		"Strictly embargoed until 1 March 2041":                                 "2041-02-28T23:00:00Z",
		"STRICT EMBARGO: 00.01 BST Monday 3 June 2041":                          "2041-06-02T23:01:00Z",
		"Under embargo until 1 March 2041 at 9:30 p.m. EST":                     "2041-03-02T02:30:00Z",
		"EMBARGOED FOR RELEASE UNTIL 10 A.M. ET, MARCH 1, 2041":                 "2041-03-01T15:00:00Z",
		"EMBARGOED FOR RELEASE: June 3, 2041, 10:00 ET":                         "2041-06-03T14:00:00Z",
		"EMBARGOED UNTIL NOON, 1 March 2041":                                    "2041-03-01T11:00:00Z",
		"EMBARGOED UNTIL MIDNIGHT 1 MARCH 2041":                                 "2041-03-01T23:00:00Z",
		"**Embargoed until 1 March 2041**":                                      "2041-02-28T23:00:00Z",
		"[EMBARGOED UNTIL 1 MARCH 2041]":                                        "2041-02-28T23:00:00Z",
		"*** EMBARGOED: 2041-03-01T09:00Z ***":                                  "2041-03-01T09:00:00Z",
		"EMBARGOED UNTIL 09:00 LONDON TIME, 1 MARCH 2041":                       "2041-03-01T09:00:00Z",
		"EMBARGOED UNTIL 09:00 XQT, 1 MARCH 2041":                               "2041-03-01T21:00:00Z",
		"Media embargo until 1 March 2041 (09:00 UTC)":                          "2041-03-01T09:00:00Z",
		"PRESS RELEASE – EMBARGOED UNTIL 1 MARCH 2041":                          "2041-02-28T23:00:00Z",
		"This press release is strictly embargoed until 09:00 on 1 March 2041.": "2041-03-01T08:00:00Z",
		"The attached text is under embargo until 1 March 2041":                 "2041-02-28T23:00:00Z",
		"Not for publication before 1 March 2041 (embargo of the council)":      "2041-02-28T23:00:00Z",
		"NOT FOR PUBLICATION BEFORE 1 March 2041":                               "2041-02-28T23:00:00Z",
		"Not for publication or broadcast before 09:00 on 1 March 2041":         "2041-03-01T08:00:00Z",
		"Not to be published until 1 March 2041":                                "2041-02-28T23:00:00Z",
		"NOT FOR RELEASE BEFORE 1 MARCH 2041":                                   "2041-02-28T23:00:00Z",
		"Please do not publish before 1 March 2041":                             "2041-02-28T23:00:00Z",
		"DO NOT RELEASE UNTIL 1 MARCH 2041":                                     "2041-02-28T23:00:00Z",
		"This text must not be published before 1 March 2041":                   "2041-02-28T23:00:00Z",
		"HOLD FOR RELEASE: 1 March 2041":                                        "2041-02-28T23:00:00Z",
		"HOLD FOR RELEASE UNTIL 9 A.M. ON MARCH 1, 2041":                        "2041-03-01T08:00:00Z",
		"HOLD UNTIL 1 MARCH 2041":                                               "2041-02-28T23:00:00Z",
		"FOR RELEASE: 1 March 2041":                                             "2041-02-28T23:00:00Z",
		"For release at 9am on 1 March 2041":                                    "2041-03-01T08:00:00Z",
		"FOR RELEASE AFTER 1 MARCH 2041":                                        "2041-02-28T23:00:00Z",
		"FOR PUBLICATION 1 MARCH 2041":                                          "2041-02-28T23:00:00Z",
		"Release date: 1 March 2041":                                            "2041-02-28T23:00:00Z",
		"Date of release: 01.03.2041":                                           "2041-02-28T23:00:00Z",
		"SPERRFRIST: 1. März 2041, 9 Uhr":                                       "2041-03-01T08:00:00Z",
		"Sperrfrist bis 1. März 2041":                                           "2041-02-28T23:00:00Z",
		"Sperrvermerk: frei ab 01.03.2041, 10.30 Uhr":                           "2041-03-01T09:30:00Z",
		"Frei ab 1. März 2041":                                                  "2041-02-28T23:00:00Z",
		"Nicht vor dem 1. März 2041 veröffentlichen":                            "2041-02-28T23:00:00Z",
		"Sous embargo jusqu'au 1er mars 2041, 9h30":                             "2041-03-01T08:30:00Z",
		"EMBARGO JUSQU’AU 1 MARS 2041":                                          "2041-02-28T23:00:00Z",
		"Ne pas diffuser avant le 1er mars 2041":                                "2041-02-28T23:00:00Z",
		"Embargado hasta el 1 de marzo de 2041":                                 "2041-02-28T23:00:00Z",
		"No publicar antes del 1 de marzo de 2041":                              "2041-02-28T23:00:00Z",
		"Sotto embargo fino al 1 marzo 2041":                                    "2041-02-28T23:00:00Z",
		"Onder embargo tot 1 maart 2041, 9 uur":                                 "2041-03-01T08:00:00Z",
		"Embargado até 1 de março de 2041":                                      "2041-02-28T23:00:00Z",

		"EMBARGOED":                           "held",
		"EMBARGO":                             "held",
		"STRICTLY UNDER EMBARGO":              "held",
		"EMBARGOED UNTIL FRIDAY":              "held",
		"EMBARGO: Friday, 9 am":               "held",
		"EMBARGOED UNTIL 1 MARCH":             "held",
		"EMBARGOED UNTIL 31 FEBRUARY 2041":    "held",
		"EMBARGOED UNTIL 03/05/2041":          "held",
		"Embargoed until further notice":      "held",
		"Embargoed until the minister speaks": "held",
		"NOT FOR PUBLICATION":                 "held",
		"Not for release":                     "held",
		"DRAFT":                               "held", "*** DRAFT 2 ***": "held", "FIRST DRAFT": "held", "ENTWURF": "held", "DO NOT PUBLISH": "held", "Please do not share yet.": "held",
		"Draft of a treaty": "", "The draft": "", "NBA DRAFT: who goes first": "", "Do not share the road": "",
		"HOLD FOR RELEASE":            "held",
		"FOR RELEASE MONDAY":          "held",
		"SPERRFRIST: Redebeginn":      "held",
		"This text is under embargo.": "held",

		"EMBARGOED UNTIL 1 MARCH 2019":               "2019-02-28T23:00:00Z",
		"Embargoed for 10am GMT Monday 4 March 2041": "2041-03-04T10:00:00Z", "News release embargoed to 10:00 London time 1 March 2041": "2041-03-01T10:00:00Z", "Not for publication before 10:00 AEST 1 March 2041": "2041-03-01T00:00:00Z", "Embargo until 10:00 SAST on 1 March 2041": "2041-03-01T08:00:00Z",
		"Bitte Sperrfrist beachten: 1. März 2041, 10 Uhr": "2041-03-01T09:00:00Z", "Es gilt das gesprochene Wort! Sperrfrist: 1. März 2041, 10 Uhr": "2041-03-01T09:00:00Z", "ACHTUNG SPERRFRIST: Redebeginn": "held", "Embargo levé le 1er mars 2041 à 10 h": "2041-03-01T09:00:00Z",
		"Notizia sotto embargo fino alle 10 di lunedì 4 marzo 2041": "2041-03-04T09:00:00Z", "Embargo fino alle ore 12 del 1 marzo 2041": "2041-03-01T11:00:00Z", "Embargo hasta las 10 del 1 de marzo de 2041": "2041-03-01T09:00:00Z", "Embargo do 1 marca 2041, godz. 10": "2041-03-01T09:00:00Z",
		"Эмбарго до 10:00 мск 1 марта 2041 года": "2041-03-01T07:00:00Z", "Не публиковать до 10:00 (по московскому времени) 1 марта 2041 года": "2041-03-01T07:00:00Z", "Эмбарго до 10 часов вечера 1 марта 2041 года": "2041-03-01T21:00:00Z", "Эмбарго: 1 марта 2041 года": "2041-02-28T23:00:00Z",
		"Eds: Hold for release until 6 a.m. ET Friday, March 1, 2041": "2041-03-01T11:00:00Z", "Editors: This story is embargoed until 6 a.m. ET Friday, March 1, 2041": "2041-03-01T11:00:00Z", "Advance for release at 9 a.m. on March 1, 2041": "2041-03-01T08:00:00Z", "FOR USE ON FRIDAY MARCH 1, 2041": "2041-02-28T23:00:00Z", "For use 1 March 2041": "2041-02-28T23:00:00Z", "FOR USE AT 6PM GMT ON 1 MARCH 2041": "2041-03-01T18:00:00Z", "For use in papers of 1 March 2041": "2041-02-28T23:00:00Z", "FOR USE SUNDAY": "held", "For use in March 2041": "held", "For use no earlier than Friday": "held",
		"ADVANCE FOR SUNDAY, 1 MARCH 2041": "2041-02-28T23:00:00Z", "Bitte beachten Sie die Sperrfrist: 1. März 2041, 9 Uhr": "2041-03-01T08:00:00Z", "Embargo hasta las 6 de la tarde del 1 de marzo de 2041": "2041-03-01T17:00:00Z", "Freigabe: ausstehend": "held", "Kindly do not publish": "held", "Do not publish before 9 a.m. on 1 March 2041": "2041-03-01T08:00:00Z", "Not for release before 6 P.M. GMT, 1 March 2041": "2041-03-01T18:00:00Z", "Please note the embargo: 1 March 2041": "2041-02-28T23:00:00Z", "Do not publish before noon Pacific": "held", "Not for online before Saturday 6pm": "held", "STATUS: NOT YET APPROVED": "held",
		"For use with the map on page 3": "", "For use at home: 5 lamps": "", "For use with 2 magnets": "", "For use by 10 marchers": "", "For use on Monday walks: a coat": "", "Advance for women in 3 towns": "", "Do not run West": "", "Do not share the Pacific": "", "Público: 0": "", "For use by 20 children": "", "Eds: hold the line": "", "Editors: hold fast in Elm": "", "Advance party lands": "", "For online games, a new law": "", "Status: not known yet": "",
		"Embargo for 30 years": "", "Embargo for grain ships ends on 1 June 2041": "", "Embargo for Cuba from 1 May 2041 on": "", "Sperrfrist für Radler gilt ab Mai": "", "Embargo levé sur le blé": "", "News release embargo hurts Elm": "", "Эмбарго: что дальше": "", "Эмбарго для 10 стран": "", "Под эмбарго попали 10 стран": "", "Alle 10 di sera il mulino": "", "Embargo na 10 lat": "",
		"FOR IMMEDIATE RELEASE":                      "",
		"For release":                                "",
		"Embargo: none":                              "-",
		"EMBARGO LIFTED":                             "-",
		"Embargo on steel lifted":                    "",
		"Embargo: what it means for steel":           "",
		"Embargo ends after ten years of talks":      "",
		"Embargoed ship reaches the harbour":         "",
		"The embargo until Friday was broken":        "",
		"Steel embargo holds until 2041, says union": "",
		"For release on DVD":                         "",
		"Not for publication, said the letter":       "",
		"Hold the line until help comes":             "",
		"The report was embargoed until Friday, but the ministry lost it on a bench.":                         "",
		"This ship is bound for Benning under the embargo of 1812, as all know by now, and its crew is paid.": "",
	} {
		for name, text := range map[string]string{
			"a.txt":  line + "\n\nPier opens\n\n" + pier,
			"b.txt":  "Pier opens\n\n" + line + "\n\n" + pier,
			"c.md":   "# Pier opens\n\n" + line + "\n\n" + pier,
			"d.html": "<h1>Pier opens</h1><p><b>" + line + "</b></p><p>The pier was rebuilt in a year. It is longer than the old one.</p><p>Ann Roe opened it on Monday.</p>",
		} {
			a, err := Parse(name, []byte(text), header.Options{Zone: zone, Now: readAt})
			if err != nil {
				t.Errorf("%q: %v", line, err)
				continue
			}
			got := ""
			switch {
			case a.Held != "":
				got = "held"
			case !a.NotBefore.IsZero():
				got = a.NotBefore.UTC().Format(time.RFC3339)
			case want == "-":
				got = "-"
			}
			gone := !strings.Contains(a.Body+a.Title, strings.Trim(line, "*[] "))
			if got != want || want != "" && (!gone || a.Title != "Pier opens") {
				t.Errorf("%s, %q: %s, want %s; title %q, body %.80q", name, line, got, want, a.Title, a.Body)
			}
		}
	}
}

// TestEmbargoPlaces: where the line may stand, and where it is text.
func TestEmbargoPlaces(t *testing.T) {
	const line = "EMBARGOED UNTIL 1 MARCH 2041"
	for _, c := range []struct{ name, file, in, title, held string }{
		{"below the kind of text", "a.txt", "PRESS RELEASE\n\n" + line + "\n\nPier opens\n\n" + pier, "Pier opens", "2041-03-01"},
		{"line by line", "a.txt", "Lark Council\n" + line + "\n\nPier opens\n\n" + pier, "", "2041-03-01"},
		{"the time in the next line", "a.txt", "EMBARGO\n\n09:00 GMT, 1 March 2041\n\nPier opens\n\n" + pier, "Pier opens", "2041-03-01"},
		{"behind the title", "a.txt", "Pier opens (" + line + ")\n\n" + pier, "Pier opens", "2041-03-01"},
		{"before the title in one line", "a.md", "---\ntitle: \"EMBARGOED UNTIL 1 MARCH 2041: Pier opens\"\n---\n" + pier, "Pier opens", "2041-03-01"},
		{"in the subject of a message", "a.eml", "From: Ann Roe <ann@example.org>\nSubject: EMBARGOED UNTIL 1 MARCH 2041 - Pier opens\n\n" + pier, "Pier opens", "2041-03-01"},
		{"in a heading", "a.md", "## " + line + "\n\n# Pier opens\n\n" + pier, "Pier opens", "2041-03-01"},
		{"below a header", "a.md", "---\ntitle: Pier opens\n---\n\n" + line + "\n\n" + pier, "Pier opens", "2041-03-01"},
		{"two of them, the later counts", "a.txt", line + "\n\nNot for publication before 1 April 2041\n\nPier opens\n\n" + pier, "Pier opens", "2041-04-01"},
		{"at the end", "a.txt", "Pier opens\n\n" + strings.Repeat(pier+"\n", 8) + line + "\n", "Pier opens", "2041-03-01"},
		{"as code", "a.md", "# Pier opens\n\n" + pier + "\n    " + line + "\n", "Pier opens", ""},
		{"in a list", "a.md", "# Pier opens\n\n- " + line + "\n- b\n\n" + pier, "Pier opens", "2041-03-01"},
		{"in a quotation", "a.md", "> **EMBARGO:** 1 March 2041\n\n# Pier opens\n\n" + pier, "Pier opens", "2041-03-01"},
		{"behind other words in capitals", "a.txt", "CONFIDENTIAL - NOT FOR PUBLICATION BEFORE 1 MARCH 2041\n\nPier opens\n\n" + pier, "Pier opens", "2041-03-01"},
	} {
		a := mustParse(t, c.file, []byte(c.in))
		held := ""
		if !a.NotBefore.IsZero() {
			held = a.NotBefore.Format(time.DateOnly)
		}
		if held != c.held || c.title != "" && a.Title != c.title || a.Held != "" {
			t.Errorf("%s: title %q, not before %q, held %q; want %q, %q", c.name, a.Title, held, a.Held, c.title, c.held)
		}
	}
}

// TestLastOrder: an order that is the last line of a text, which most people write where the cursor stands.
func TestLastOrder(t *testing.T) {
	text := "Pier opens\n\n" + strings.Repeat(pier+"\n\n", 8)
	for _, line := range []string{"-- DO NOT PUBLISH BEFORE 1 MARCH 2041 --", "Not for publication.", "[HOLD]", "DRAFT", "Sperrfrist: 1. März 2041, 10 Uhr", "NE PAS PUBLIER", "No publicar", "НЕ ПУБЛИКОВАТЬ", "Hold until Friday", "(draft, not yet approved)", "Embargo: 1 March 2041"} {
		for name, text := range map[string]string{"a.txt": text + line + "\n", "b.md": "# " + text + "**" + line + "**\n", "c.rtf": `{\rtf1\ansi ` + strings.ReplaceAll(text+line, "\n\n", `\par `) + "}"} {
			if name == "c.rtf" && strings.ContainsFunc(line, func(r rune) bool { return r > 0x7f }) {
				continue
			}
			if a := mustParse(t, name, []byte(text)); heldUntil(a) == "" || strings.Contains(a.Body, line) {
				t.Errorf("%s, %q: held %q, body ends %.40q", name, line, heldUntil(a), a.Body[len(a.Body)-40:])
			}
		}
	}
	for _, below := range []string{"Unsubscribe", "ENDS", "- ends -", "--\nAnn Roe\nLark Weekly", "Thanks\nAnn", "(ar)", "Photo: Bo Lund", "This email is confidential. If you are not the intended recipient, please delete it."} {
		for _, line := range []string{"Do not publish before the hearing", "EMBARGO until 1 March 2041", "HOLD FOR LEGAL"} {
			for _, name := range []string{"a.txt", "b.md"} {
				if a := mustParse(t, name, []byte(text+line+"\n\n"+below+"\n")); heldUntil(a) == "" || strings.Contains(a.Body, line) {
					t.Errorf("%s, %q above %q: not held, body ends %.60q", name, line, below, a.Body[len(a.Body)-60:])
				}
			}
		}
	}
	if a := mustParse(t, "a.txt", []byte(text+"This message is confidential. Do not publish before 1 March 2041. If you are not the intended recipient delete it.\n")); heldUntil(a) != "2041-03-01" {
		t.Errorf("within a disclaimer: held %q", heldUntil(a))
	}
	for _, end := range []string{"Hints:\n\n- Wear a hat.\n- Do not use before July.", "The rules:\n\n1. Be fair.\n2. Do not publish.", "The plate reads:\n\nDO NOT USE", "The stamp reads:\n\nCONFIDENTIAL", "Her letter ends:\n\n> Do not publish before the hearing.", "Do not use the pond before they have tested it.", "Do not print money before the hearing, Fox told them.", "Do not publish before the hearing, Fox told her.", "Never publish before you are sure.", "Please, do not print.", "Held until 2041.", "Gesperrt bis 2. April 2041.", "Suspendu jusqu'à mardi.", "Restricted until 2 April 2041.", "Not released before May", "“Do not publish”\n\nAnn Roe", "DRAFT\n\nAnn Roe\n\nBo Lund", "Grades\n\nHOLD\n\nLark Bank", "EMBARGO\n\nBy Ann Roe\n\nLark Press, 240 pages", "CONFIDENTIAL\n\nLark Press", "Embargo until dawn\n\nThe Lark Players", "Sperrfrist\n\nRoman", "This email is confidential. If you are not the intended recipient, do not copy or publish."} {
		for _, name := range []string{"a.txt", "b.md"} {
			if a := mustParse(t, name, []byte(text+end+"\n")); heldUntil(a) != "" {
				t.Errorf("%s, %q: held %q", name, end, heldUntil(a))
			}
		}
	}
	for _, line := range []string{"ENDS", "Not yet.", "NOT YET", "Draft horses", "Hold: 12 tons", "“Hold on,” said Ann.", "The embargo ends on 1 March 2041.", "Release date: 1 March 2041", "Publication: 1 March 2041", "Draft", "Copying forbidden", "Reprint only with permission", "This text may not be published without the permission of Elm Weekly.", "Nachdruck verboten", "Reproduction interdite", "Перепечатка без разрешения запрещена", "“Do not publish it before I am dead,” he wrote."} {
		if a := mustParse(t, "a.txt", []byte(text+line+"\n")); heldUntil(a) != "" {
			t.Errorf("%q: held %q", line, heldUntil(a))
		}
	}
}

// TestDraftTitle: a title may say that its article is a draft.
func TestDraftTitle(t *testing.T) {
	for title, held := range map[string]bool{
		"[DRAFT] Pier opens": true, "Pier opens (draft)": true, "DRAFT: Pier opens": true, "[WIP] Pier opens": true, "Pier opens [Entwurf]": true,
		"Draft: how a law begins": false, "Draft horses at the fair": false, "Pier opens (drafty)": false, "A draft": false,
	} {
		a := mustParse(t, "a.md", []byte("# "+title+"\n\n"+pier))
		if (a.Held != "") != held {
			t.Errorf("%q: held %q, want %v", title, a.Held, held)
		}
	}
}

func FuzzEmbargo(f *testing.F) {
	f.Add("EMBARGOED UNTIL 09:00 ON 1 MARCH 2041")
	f.Add("Pier opens (STRICT EMBARGO: 00.01 BST 3 June 2041)")
	f.Add("This text is under embargo.")
	f.Fuzz(func(t *testing.T, line string) {
		e, ok := embargoOf(line, true)
		if !ok {
			return
		}
		if e.start < 0 || e.start > len(line) || !strings.Contains(line, e.line) {
			t.Errorf("%q: %+v", line, e)
		}
		a := &Article{Details: header.Details{Title: line}}
		a.embargoTitle(header.Options{Zone: time.UTC, Now: readAt})
	})
}

// TestLineParts compares lineParts with the pattern that it stands for, on random lines.
func TestLineParts(t *testing.T) {
	pattern := regexp.MustCompile(` [-–—|] |[:(\[•|–—] ?`)
	signs := []rune("aB é  -–—|:([•)")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var line string
		for range rng.IntN(16) {
			line += string(signs[rng.IntN(len(signs))])
		}
		var want []prose.Span
		for _, at := range pattern.FindAllStringIndex(line, 6) {
			want = append(want, prose.Span{Start: at[0], End: at[1]})
		}
		if got := lineParts(line); !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestNamesEmbargo(t *testing.T) {
	for line, want := range map[string]bool{"Embargo": true, "EMBARGOED": true, "the embarg": true, "Sperrfrist": true, "sperr": true, "bGESPERRT": true, "embar": false, "sper": false, "e": false, "": false, "the mill is open": false} {
		if embargoNames.In(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}
