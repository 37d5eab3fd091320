package seed

import (
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
)

// TestForeignByline: a by-line under the title is read in the language of the text, and only in that one.
func TestForeignByline(t *testing.T) {
	texts := map[string]string{
		"de": "Die alte Schleuse von Benning ist wieder offen. Der Kreis hat die neuen Tore bezahlt.\n\nAm Montag fuhr das erste Boot hindurch, und viele Kinder winkten.\n\nDie Arbeiten haben acht Monate gedauert.",
		"fr": "La vieille écluse de Benning est de nouveau ouverte. Le département a payé les portes.\n\nLundi, le premier bateau est passé, et les enfants ont applaudi.\n\nLes travaux ont duré huit mois.",
		"es": "La vieja esclusa de Benning está abierta de nuevo. La provincia pagó las puertas.\n\nEl lunes pasó el primer barco, y los niños aplaudieron.\n\nLas obras duraron ocho meses.",
		"it": "La vecchia chiusa di Benning è di nuovo aperta. La provincia ha pagato le porte.\n\nLunedì è passata la prima barca, e i bambini hanno applaudito.\n\nI lavori sono durati otto mesi.",
		"nl": "De oude sluis van Benning is weer open. De provincie heeft de deuren betaald.\n\nMaandag voer de eerste boot erdoor, en de kinderen zwaaiden.\n\nHet werk heeft acht maanden geduurd.",
		"sv": "Den gamla slussen i Benning är öppen igen. Länet har betalat de nya portarna.\n\nPå måndagen gick den första båten igenom, och många barn vinkade.\n\nArbetet tog åtta månader.",
		"en": "The old lock of Benning is open again. The county paid for the gates.\n\nOn Monday the first boat went through, and the children waved.\n\nThe work took eight months.",
	}
	for _, c := range []struct {
		language, line string
		authors        []string
	}{
		{"de", "Von Ada Brill", []string{"Ada Brill"}},
		{"de", "Von Ada Brill und Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"de", "Von Benning nach Ruan", nil},
		{"de", "Von Ada Brill ist die Rede.", nil},
		{"fr", "Par Ada Brill et Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"fr", "Par Ada Brill, architecte", []string{"Ada Brill"}},
		{"es", "Por Ada Brill", []string{"Ada Brill"}},
		{"it", "Di Ada Brill", []string{"Ada Brill"}},
		{"nl", "Door Ada Brill", []string{"Ada Brill"}},
		{"nl", "Von Ada Brill", nil},
		{"nl", "Door Piet van der Brill en Jan Roe", []string{"Piet van der Brill", "Jan Roe"}},
		{"it", "di Ada Brill e Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"sv", "Av Åsa Brill", []string{"Åsa Brill"}},
		{"en", "Av Åsa Brill", nil},
		{"de", "Text: Ada Brill und Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"en", "Autor: Ada Brill", []string{"Ada Brill"}},
		{"en", "Author: the board of the lock", nil},
		{"en", "By Piet van der Brill and Maria de la Roe", []string{"Piet van der Brill", "Maria de la Roe"}},
		{"fr", "Texte : Ada Brill", []string{"Ada Brill"}},
		{"en", "By Land and Sea", nil},
		{"en", "Door Handle Polished", nil},
		{"de", "Ein Kommentar von Ada Brill", []string{"Ada Brill"}},
		{"de", "Reportage von Ada Brill und Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"de", "Analyse von Ada Brill, Chefredakteurin", []string{"Ada Brill"}},
		{"de", "Text und Fotos: Ada Brill", []string{"Ada Brill"}},
		{"de", "Fotos und Text von Ada Brill", []string{"Ada Brill"}},
		{"de", "Das Interview führte Ada Brill", []string{"Ada Brill"}},
		{"de", "Kolumne: Ada Brill", []string{"Ada Brill"}},
		{"de", "Interview: Ada Brill", nil},  // with her
		{"de", "Interview: Anna Kreis", nil}, // the text has the word
		{"de", "Analyse: Der Weg nach Ruan", nil},
		{"de", "Reportage: Wilder Westen", nil},
		{"de", "Kommentar von Anna Kreis", nil}, // the text is about her
		{"es", "Crónica de San Juan", nil},
		{"pt", "Crónica de Belo Horizonte", nil},
		{"en", "Words: Ada Brill / Music: Jan Roe", nil},
		{"en", "From our kitchen, Ada Pie", nil},

		{"de", "Kommentar von Ada Brill.", nil},
		{"de", "Ein Bericht von Boot und Schleuse", nil},
		{"de", "Ein Essay von Ada Brill und anderen", nil},
		{"de", "Rezension von Ada Brill", nil}, // of her book
		{"de", "Fotos von Ada Brill", nil},
		{"de", "Von unserem Wirtschaftsredakteur Jan Roe", []string{"Jan Roe"}},
		{"de", "Von unserem alten Hafen", nil},
		{"de", "Von dpa und Ada Brill", []string{"Ada Brill"}},
		{"de", "Von Ada Brill (Text) und Jan Roe (Fotos)", []string{"Ada Brill"}},
		{"de", "Von Ada Brill (78) und anderen", nil},
		{"de", "04.05.2026, 12:30 Uhr | Von Ada Brill", []string{"Ada Brill"}},
		{"fr", "Par notre correspondante Ada Brill", []string{"Ada Brill"}},
		{"fr", "De notre correspondant à Ruan, Jan Roe", []string{"Jan Roe"}},
		{"fr", "De notre ville à la mer", nil},
		{"fr", "Par Ada Brill (avec AFP)", []string{"Ada Brill"}},
		{"es", "Texto: Ada Brill / Fotos: Jan Roe", []string{"Ada Brill"}},
		{"it", "dal nostro inviato Jan Roe", []string{"Jan Roe"}},
		{"nl", "Van onze verslaggever Jan Roe", []string{"Jan Roe"}},
		{"en", "By Ada Brill with Reuters", []string{"Ada Brill"}},
		{"en", "By our crime correspondent Ada Brill", []string{"Ada Brill"}},
		{"en", "By our crime correspondent", nil},
		{"en", "Analysis by Ada Brill", []string{"Ada Brill"}},
		{"en", "A guest essay by Ada Brill and Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"en", "Words and pictures by Ada Brill", []string{"Ada Brill"}},
		{"en", "An essay by Ada Brill in praise of rain", nil},
		{"en", "A report by Ada Brill on the gates of rivers", nil},
		{"en", "Opinion by Benning Council", nil},
		{"en", "Column: The Old Gate", nil},
		{"fr", "Une tribune d’Ada Brill", []string{"Ada Brill"}},
		{"fr", "Chronique de Ada Brill et Jan Roe", []string{"Ada Brill", "Jan Roe"}},
		{"fr", "Entretien de Ada Brill", nil}, // with her
		{"fr", "Entretien par Ada Brill", []string{"Ada Brill"}},
		{"fr", "Propos recueillis par Ada Brill", []string{"Ada Brill"}},
		{"es", "Una columna de Ada Brill", []string{"Ada Brill"}},
		{"es", "Crítica de Ada Brill", nil},
		{"it", "Un commento di Ada Brill", []string{"Ada Brill"}},
		{"it", "Un ritratto di Ada Brill", nil},
		{"nl", "Opinie van Ada Brill", []string{"Ada Brill"}},
		{"nl", "Interview van Ada Brill", nil},
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\n"+c.line+"\n\n"+texts[c.language]))
		if !slices.Equal(a.Authors, c.authors) || strings.Contains(a.Body, c.line) != (c.authors == nil) {
			t.Errorf("%s: %q: authors %q, body %q", c.language, c.line, a.Authors, a.Body)
		}
	}
}

// TestSignature: the names of the writers may be the last line. Names of whom the text tells, whose words it quotes, or who sign other
// parts of it are those of no writer, nor are names without a mark: the winner may be named in the last line.
func TestSignature(t *testing.T) {
	const one, two = "The old lock of Benning is open again. The county paid for the gates.", "On Monday the first boat went through, and the children waved."
	const end = "The work took eight months, and the frost of January stopped it for two of them. The next lock to be mended is that of Ruan."
	text := func(lines ...string) string { return strings.Join(append([]string{one, two, end}, lines...), "\n\n") }
	for name, c := range map[string]struct{ text, author string }{
		"a dash":           {text("— Ada Brill"), "Ada Brill"},
		"two hyphens":      {text("-- Ada Brill"), "Ada Brill"},
		"by":               {text("— By Ada Brill"), "Ada Brill"},
		"two writers":      {text("– Ada Brill and Jan Roe"), "Ada Brill,Jan Roe"},
		"brackets":         {text("(Ada Brill)"), "Ada Brill"},
		"part of a word":   {strings.Replace(text("— Ada Brill"), "the children", "Adam", 1), "Ada Brill"},
		"another case":     {strings.Replace(text("— Ada Brill"), "the children", "Brills Kinder", 1), ""},
		"bare":             {text("Ada Brill"), ""},
		"more":             {text("— Ada Brill, Secretary"), ""},
		"of whom it tells": {strings.Replace(text("— Ada Brill"), "the children", "Ada Brill", 1), ""},
		"a saying":         {text("The lock is the heart of the river.", "— Ada Brill"), ""},
		"below a quote":    {text("“I came on the first boat, and I shall come on the last one as well, if I live to see it, and I shall wave to all of you from its bow.”", "— Ada Brill"), ""},
		"below a letter":   {text("She wrote to us:", end, "— Ada Brill"), ""},
		"parts signed":     {one + "\n\n— Jan Roe\n\n" + end + "\n\n— Ada Brill", ""},
		"a list of names":  {text("- Jan Roe", "- Ada Brill"), ""},
		"no name":          {text("— Happy New Year"), ""},
		"a body":           {text("— Benning Council"), ""},
		"a sentence":       {text("— Ada Brill came too."), ""},
		"one paragraph":    {end + "\n\n— Ada Brill", ""},
	} {
		for _, file := range []string{"x.txt", "x.md"} {
			a := mustParse(t, file, []byte("Benning 2026\n\n"+c.text))
			if got := strings.Join(a.Authors, ","); got != c.author || strings.Contains(a.Body, "Brill") != (c.author == "") && name != "no name" && name != "a body" {
				t.Errorf("%s in %s: %q, want %q; body %q", name, file, got, c.author, a.Body)
			}
		}
	}
	if a := mustParse(t, "x.txt", []byte("author: Jan Roe\n\nBenning 2026\n\n"+text("— Ada Brill"))); !slices.Equal(a.Authors, []string{"Jan Roe"}) || !strings.Contains(a.Body, "Brill") {
		t.Errorf("signed by another than the header says: %q, body %q", a.Authors, a.Body)
	}
	if a := mustParse(t, "x.txt", []byte("author: Ada Brill\n\nBenning 2026\n\n"+text("— Ada Brill"))); strings.Contains(a.Body, "Brill") {
		t.Errorf("signed as the header says: body %q", a.Body)
	}
}

// TestClosing: the writer of a letter stands below its closing, which stays.
func TestClosing(t *testing.T) {
	const letter = "Dear members,\n\nThe old lock of Benning is open again. The county paid for the gates.\n\n"
	for text, author := range map[string]string{
		letter + "Yours faithfully,\n\nAda Brill": "Ada Brill", letter + "Best wishes,\nAda Brill\nChairman": "Ada Brill", letter + "Mit freundlichen Grüßen\n\nAda Brill, Ruan": "Ada Brill", letter + "С уважением,\n\nАнна Лис": "Анна Лис",
		letter + "Cordialement\n\nla rédaction": "", letter + "Regards to all,\n\nAda Brill": "", letter + "Saludos\n\nLock Benning": "", letter + "Yours\n\nHappy Easter": "",
		letter + "Yours\n\nJan Roe\n\n" + letter + "Yours\n\nAda Brill":                     "", // a page of letters
		strings.TrimPrefix(letter, "Dear members,\n\n") + "It ends:\n\nYours,\n\nAda Brill": "", // an old letter in an article
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\n"+text+"\n"))
		if got := strings.Join(a.Authors, ","); got != author || !strings.HasSuffix(text, a.Body[strings.LastIndexByte(a.Body, '\n')+1:]) {
			t.Errorf("%q: %q, want %q; body %q", text, got, author, a.Body)
		}
	}
}

// TestEastByline: a by-line in Chinese or Japanese has a word for who wrote, a mark or a space, and names.
func TestEastByline(t *testing.T) {
	for line, want := range map[string]string{
		"記者 山田太郎": "山田太郎", "記者　山田 太郎": "山田太郎", "本社記者：山田太郎": "山田太郎", "取材・文　山田太郎": "山田太郎", "文・写真：山田太郎、鈴木花子": "山田太郎,鈴木花子",
		"本报记者 王小明 李华": "王小明,李华", "本报记者 王 明": "王明", "（记者 王小明）": "王小明", "文/王小明": "王小明", "撰文：王小明、李华": "王小明,李华",
		"記者会見の様子": "", "记者招待会": "", "记者 昨天从市政府获悉": "", "作者：未知": "", "记者：安全第一": "", "記者 会見": "", "記者：質問は三つ": "", "文化 山田太郎": "", "作者は山田太郎": "", "记者 王小明说桥很老。": "", "记者：王": "",
	} {
		a := mustParse(t, "x.txt", []byte("老城桥下月起封闭半年\n\n"+line+"\n\n市政府24日宣布，老城区的石桥将从下月1日起封闭半年进行维修。\n\n市政府计划每天开行12班免费渡船。\n"))
		if got := strings.Join(a.Authors, ","); got != want || strings.Contains(a.Body, line) != (want == "") {
			t.Errorf("%q: %q, want %q; body %q", line, got, want, a.Body)
		}
	}
}

// TestBelowStandfirst: a by-line may stand below the first paragraph.
func TestBelowStandfirst(t *testing.T) {
	const first, rest = "Die Schleuse von Benning war acht Monate lang zu. Jetzt ist sie offen.", "Der Kreis hat die neuen Tore bezahlt, und am Montag fuhr das erste Boot hindurch.\n\nViele Kinder winkten."
	for line, author := range map[string]string{"Von Ada Brill": "Ada Brill", "Ein Kommentar von Ada Brill": "Ada Brill", "Von Benning bis Ruan": ""} {
		a := mustParse(t, "x.txt", []byte("Schleuse wieder offen\n\n"+first+"\n\n"+line+"\n\n"+rest))
		if strings.Join(a.Authors, ",") != author || (a.Body == first+"\n\n"+rest) != (author != "") {
			t.Errorf("%q: authors %q, body %q", line, a.Authors, a.Body)
		}
	}
}

// TestDatedByline: a date in a by-line is that of publication, also one to come, and the line is no text.
func TestDatedByline(t *testing.T) {
	const text = "\n\nThe old lock of Benning is open again. The county paid for the gates.\n\nOn Monday the first boat went through.\n\nThe work took eight months.\n"
	for _, c := range []struct{ line, authors, date, body string }{
		{"By Ada Brill, 4 May 2026", "Ada Brill", "2026-05-04", ""},
		{"By Ada Brill and Jan Roe | Monday, 4 May 2026", "Ada Brill,Jan Roe", "2026-05-04", ""},
		{"By Ada Brill, Crime Correspondent, 4 May 2026", "Ada Brill", "2026-05-04", ""},
		{"4 May 2026 | By Ada Brill", "Ada Brill", "2026-05-04", ""},
		{"Published on 4 May 2026 by Ada Brill", "Ada Brill", "2026-05-04", ""},
		{"Posted by Ada Brill on May 4, 2026", "Ada Brill", "2026-05-04", ""},
		{"by Ada Brill · 4 May 2026 · 4 min read", "Ada Brill", "2026-05-04", ""},
		{"By Ada Brill (4 May 2027)", "Ada Brill", "2027-05-04", ""},
		{"By Ada Brill\n4 May 2027", "Ada Brill", "2027-05-04", ""},
		{"By Ada Brill\n\nPublished on 4 May 2027, 9:30", "Ada Brill", "2027-05-04", ""},
		{"By Ada Brill 4 May 2027", "Ada Brill", "2027-05-04", ""},
		{"4 May 2027\n\nBy Ada Brill", "Ada Brill", "2027-05-04", ""},
		{"By Ada Brill\n\nBenning, 4 May 2026", "Ada Brill", "2026-05-04", ""},
		{"Published on 4 May 2026", "", "2026-05-04", ""},
		{"By Ada Brill", "Ada Brill", "", ""},
		{"Ada Brill, harbour correspondent", "Ada Brill", "", ""},
		{"Ada Brill, harbour master", "", "", "Ada Brill, harbour master\n\n"}, // a guest
		{"Ada Brill, editor of the Post", "", "", "Ada Brill, editor of the Post\n\n"},
		{"Town Hall, 4 May 2027", "", "", ""}, // a caption of its own
		{"By 4 May 2026, all boats", "", "", "By 4 May 2026, all boats\n\n"},
		{"Born on 4 May 1926 by Elm Bridge", "", "", "Born on 4 May 1926 by Elm Bridge\n\n"},
	} {
		for name, title := range map[string]string{"x.txt": "Benning 2026\n\n", "x.md": "# Benning 2026\n\n"} {
			a, err := Parse(name, []byte(title+c.line+text), header.Options{Zone: time.UTC, Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
			date := ""
			if err == nil && !a.Date.IsZero() {
				date = a.Date.Format(time.DateOnly)
			}
			if strings.Join(a.Authors, ",") != c.authors || date != c.date || !strings.HasPrefix(a.Body, c.body+"The old lock") {
				t.Errorf("%s: %q: authors %q, date %s, body %q, %v", name, c.line, a.Authors, date, a.Body, err)
			}
			if !a.NotBefore.Equal(a.Date) {
				t.Errorf("%s: %q: held until %s", name, c.line, a.NotBefore)
			}
		}
	}
}

// TestHeadLines: a past date with its minute and the name of a desk below the title are no part of the text.
func TestHeadLines(t *testing.T) {
	for line, out := range map[string]bool{
		"04.05.2026, 12:30 Uhr": true, "Stand: 04.05.2026": true, "4 mai 2026 - 12:30": true, "4 de mayo de 2026 | 12:30": true, "4 maja 2026, 12:30": true, "4 мая 2026, 12:30": true,
		"4 May 2026": false, "Saturday 16 May, 7:30 pm": false, "May 2026": false, "Saturday 16 May 2026, 2 pm": false, // of a speech, an event, an issue
		"4 luglio 2027 | 21:00": false, "04.07.2027, 15:00 Uhr": false, "Saturday, 4 July 2027, 7 pm": false, "4 August 2027": false, // events
		"Redaktion | zwei Stellen in Teilzeit": false, "Redazione": true, "Redacción | Benning": true, "Da Redação": true, "Door onze verslaggever": true,
		"Stand der Arbeiten": false, "Redazione chiusa": false, "4 mai 2026 : la fin": false, "12 Boote 2026": false,
	} {
		const text = "\n\nDie alte Schleuse von Benning ist wieder offen. Der Kreis hat die neuen Tore bezahlt.\n\nAm Montag fuhr das erste Boot hindurch.\n\nDie Arbeiten haben acht Monate gedauert."
		for name, title := range map[string]string{"x.txt": "Benning 2026\n\n", "x.md": "# Benning 2026\n\n"} {
			a, err := Parse(name, []byte(title+line+text), header.Options{Zone: time.UTC, Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
			if err != nil || strings.Contains(a.Body, line) == out {
				t.Errorf("%s: %q: body %q, %v", name, line, a.Body, err)
			}
		}
	}
}

// TestPortrait: the last line goes out if it starts with the author's name, which stands nowhere else.
func TestPortrait(t *testing.T) {
	const head = "Die Schleuse\n\nVon Ada Brill\n\nDie alte Schleuse von Benning ist wieder offen. Der Kreis hat die neuen Tore bezahlt.\n\nAm Montag fuhr das erste Boot hindurch, und viele Kinder winkten.\n\nDie Arbeiten haben acht Monate gedauert.\n\n"
	for last, out := range map[string]bool{
		"Ada Brill ist Lehrerin und schreibt über Flüsse.":               true,
		"Ada Brill: Am Ende war ich froh.":                               false,
		"Jan Roe ist der Schleusenwärter.":                               false,
		"Ada Brill hielt eine Rede.\n\nDanach fuhr Brill mit dem Boot.":  false,
		"Am Ende fuhr Brill mit dem Boot.\n\nAda Brill ging nach Hause.": false,
	} {
		a := mustParse(t, "x.txt", []byte(head+last))
		if strings.HasSuffix(a.Body, last) == out {
			t.Errorf("%q: body %q", last, a.Body)
		}
	}
}

// TestTitleWithStop: a sentence above a by-line is a title, and a correction may stand above the title.
func TestTitleWithStop(t *testing.T) {
	const story = "The old lock of Benning is open again. The county paid for the gates.\n\nOn Monday the first boat went through.\n\nThe work took eight months."
	for head, title := range map[string]string{
		"Close the lock. All of it.\n\nBy Ada Brill\n\n":                                      "Close the lock. All of it",
		"Close the lock to all boats.\n\nBy Ada Brill\n\n":                                    "Close the lock to all boats",
		"He closed the lock to boats.\n\nBy Ada Brill\n\n":                                    "x",
		"Close the lock. All of it.\n\n":                                                      "x",
		"Correction: An earlier text said that the lock is shut.\n\nOld lock opens again\n\n": "Old lock opens again",
		"Editor's note (4 May): This was first told in Dutch.\n\nOld lock opens again\n\n":    "Old lock opens again",
		"Correction: An earlier text said that the lock is shut.\n\n":                         "x",
	} {
		if a := mustParse(t, "x.txt", []byte(head+story)); a.Title != title {
			t.Errorf("%q: title %q, want %q", head, a.Title, title)
		}
	}
}

// TestAuthorKeys: a key under "authors" is no name, and names nobody knows as keys stay.
func TestAuthorKeys(t *testing.T) {
	for head, want := range map[string]string{
		"authors: [aroe]": "", "authors: aroe": "", "authors:\n  - aroe\n  - b-lund": "", "authors: [aroe]\nauthor: Ann Roe": "Ann Roe", "authors: [Ann Roe, blund]": "Ann Roe",
		"authors: [ann roe]": "ann roe", "authors: [Ann]": "Ann", "author: ann": "ann", "authors: [{name: ann}]": "ann", "authors: {name: ann}": "ann",
	} {
		a := mustParse(t, "a.md", []byte("---\n"+head+"\n---\n# The wall\n\nThe wall of the harbour was rebuilt in spring.\n"))
		if got := strings.Join(a.Authors, ","); got != want || want == "" && len(a.Warnings) == 0 {
			t.Errorf("%q: %q, want %q; %q", head, got, want, a.Warnings)
		}
	}
}

// TestDateAbove: a date above the title is no title, and stays as the first line.
func TestDateAbove(t *testing.T) {
	const text = "\n\nThe old lock of Benning is open again. The county paid for the gates.\n\nOn Monday the first boat went through.\n"
	for above, want := range map[string]string{
		"4 May 2026": "Lock opens", "Published on 4 May 2026": "Lock opens", "Montag, 4. Mai 2026": "Lock opens", "Benning, 4 May 2026": "Benning, 4 May 2026", "04.05.2026": "Lock opens",
		"4 May": "4 May", "4 May 2026: the diary": "4 May 2026: the diary",
	} {
		if a := mustParse(t, "x.txt", []byte(above+"\n\nLock opens"+text)); a.Title != want || strings.HasPrefix(a.Body, above) != (want != above) {
			t.Errorf("%q: title %q, body %q", above, a.Title, a.Body)
		}
	}
}

// TestDayToCome: a day of publication in the text that is to come holds the article back, even if its header gives another date.
func TestDayToCome(t *testing.T) {
	const head, text = "---\ntitle: Mill to open\ndate: 2026-05-04\n---\nMill to open\n\n", "\n\nThe mill opens in Elm. It was shut for years. Nobody knew why it had been shut.\n"
	for line, year := range map[string]int{
		"Published on 4 May 2041": 2041, "By Ada Brill, 4 May 2041": 2041, "Veröffentlicht am 4. Mai 2041": 2041,
		"Published on 4 May 2020": 2026, "Updated 4 May 2041": 2026, "By Ada Brill": 2026, "The fair is on 4 May 2041.": 2026,
	} {
		a, err := Parse("mill.md", []byte(head+line+text), header.Options{Zone: time.UTC, Now: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		if a.NotBefore.Year() != year || a.Date.Year() != 2026 {
			t.Errorf("%s: not before %v, date %v", line, a.NotBefore, a.Date)
		}
	}
}
