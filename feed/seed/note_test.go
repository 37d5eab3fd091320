package seed

import "testing"

const noteText = "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday. The council paid for the new planks and the lamps."

// TestEditorsNotes: what editors write to each other above a title, below the text and in comments holds the article back and is no part
// of it. The same words in a headline over a second line, in a story or in a list do not.
func TestEditorsNotes(t *testing.T) {
	for name, c := range map[string]struct{ file, text, title string }{
		"greeting":        {"a.txt", "Hi Bo, can you hold it till Thursday? The chair is away.\n\nPier opens\n\n" + noteText, "Pier opens"},
		"reason":          {"a.txt", "Do not use this. Bo checks it.\n\nPier opens\n\n" + noteText, "Pier opens"},
		"circle":          {"a.txt", "Do not share outside the club\n\nPier opens\n\n" + noteText, "Pier opens"},
		"heading":         {"a.md", "Bo, please don't put this up before Saturday.\n\n# Pier opens\n\n" + noteText, "Pier opens"},
		"key":             {"a.txt", "Veröffentlichung: nach der Sitzung\n\nPier opens\n\n" + noteText, "Pier opens"},
		"rights":          {"a.txt", "HOLD FOR LEGAL. © Elm Courier\n\nPier opens\n\n" + noteText, "Pier opens"},
		"brackets":        {"a.txt", "Pier opens (NOT FOR USE until Bo has seen it)\n\n" + noteText, "Pier opens"},
		"comment":         {"a.md", "<!-- Anna: don't run until the club has told the losers -->\n\n# Pier opens\n\n" + noteText, "Pier opens"},
		"below, brackets": {"a.txt", "Pier opens\n\n" + noteText + "\n\n[Bo still has to see her words. Do not send out.]", "Pier opens"},
		"below, name":     {"a.txt", "Pier opens\n\n" + noteText + "\n\nAnna: cifras por revisar, no publicar", "Pier opens"},
		"below, reason":   {"a.txt", "Pier opens\n\n" + noteText + "\n\nFalta la foto. No publicar.", "Pier opens"},
		"status":          {"a.md", "---\ntitle: Pier opens\nestado: pendiente\n---\n\n" + noteText, "Pier opens"},
	} {
		if a := mustParse(t, c.file, []byte(c.text)); heldUntil(a) == "" || a.Title != c.title {
			t.Errorf("%s: held %q, title %q", name, a.Held, a.Title)
		}
	}
	mail := "From: Ann Roe <ann@elm.example>\nTo: web@elm.example\nSubject: draft statement, not public yet\nDate: Mon, 4 Mar 2019 10:00:00 +0000\nContent-Type: text/plain\n\n" + noteText
	if a := mustParse(t, "a.eml", []byte(mail)); a.Held == "" {
		t.Errorf("subject: not held")
	}
	for name, text := range map[string]string{
		"no verb":           "Not before the board meets\n\nA farmer waits for his well\n\n" + noteText,
		"advice":            "Niet delen, maar melden\n\nTips tegen nepnieuws\n\n" + noteText,
		"morning":           "On hold until Monday morning\n\nRepairs wait for steel\n\n" + noteText,
		"public":            "# Not public yet: why the report is late\n\n" + noteText,
		"years":             "Veröffentlichung: nach 50 Jahren\n\nDas Tagebuch einer Wärterin\n\n" + noteText,
		"field":             "Project: pump\nOwner: Ann Roe\nGo-live: Monday\n\n" + noteText,
		"line of a poem":    "Pier opens\n\n" + noteText + "\n\nNot before the council has voted",
		"end, to all":       "Pier opens\n\n" + noteText + "\n\nPer rispetto della famiglia, non diffondere",
		"end, told":         "Pier opens\n\n" + noteText + "\n\nHe asked me to wait, and not to publish",
		"end, group":        "Pier opens\n\n" + noteText + "\n\nAsk first, then share – do not share outside the group",
		"end, glue":         "Pier opens\n\n" + noteText + "\n\n(Do not try this at home, and do not use it before the glue is dry)",
		"sizes":             "<!-- images: do not use before resizing -->\n\n# Pier opens\n\n" + noteText,
		"short":             "Not before time\n\nA bypass for Elm at last\n\n" + noteText,
		"object":            "Do not share your password, bank tells customers\n\nFraud has doubled in a year\n\n" + noteText,
		"book":              "Hold this: the wall that fits in a bag\n\nTested by three beginners\n\n" + noteText,
		"list of advice":    "Keep out of the sun, drink water, do not go out\n\nWhat doctors advise\n\n" + noteText,
		"letter":            "Dear Bo, please wait for me\n\nLove letters go on show\n\n" + noteText,
		"news":              "# Release notes\n\n- Go live on Monday, 4 May: the new shop\n- Not public yet: the search\n\n" + noteText,
		"comment":           "<!-- Note: keep the image above the fold, do not use tables here -->\n\n# Pier opens\n\n" + noteText,
		"end of a story":    "Pier opens\n\n" + noteText + "\n\nShe wrote one line on the last page. Do not publish.",
		"answer":            "Pier opens\n\n" + noteText + "\n\nWhen will it open again?\n\nNot before the board meets",
		"end of advice":     "Pier opens\n\n" + noteText + "\n\nPensar, preguntar y, en caso de duda, no publicar.",
		"brackets":          "Pier opens\n\n" + noteText + "\n\n(The council did not reply before publication.)",
		"stock exchange":    "NOT FOR DISTRIBUTION OUTSIDE THE UNITED STATES\n\nElm Mining raises money\n\n" + noteText,
		"finance statement": "Pier opens\n\n" + noteText + "\n\nThe report is not public yet.",
	} {
		if a := mustParse(t, "a.md", []byte(text)); heldUntil(a) != "" {
			t.Errorf("%s: held %q", name, a.Held)
		}
	}
}
