package order

import "testing"

// TestNote: what editors write above a title beside other words, and headlines with the same words.
func TestNote(t *testing.T) {
	for line, want := range map[string][2]bool{ // what counts above a title, and in a comment
		"Hi Bo, can you hold it till Thursday? The chair is away.":  {true, true},
		"Hello Bo, could you keep this back until Monday please?":   {true, true},
		"Anna: don't publish this before I have rung the mill.":     {true, true},
		"Do not use this. Bo checks it.":                            {true, true},
		"Anna, not before the board meets":                          {true, true},
		"Hallo Bo, bitte den Text bis Freitag zurückhalten.":        {true, true},
		"Liebe Bo, könnt ihr den Text bis Montag zurückhalten?":     {true, true},
		"Bonjour Bo, peux-tu garder cet article jusqu'à jeudi ?":    {true, true},
		"Hola Bo, ¿puedes esperar hasta el jueves para publicarlo?": {true, true},
		"Ciao Bo, puoi trattenere questo testo fino a venerdì?":     {true, true},
		"Olá Bo, podes não publicar antes de sexta? Obrigada":       {true, true},
		"Hoi Bo, kun je dit tot vrijdag vasthouden?":                {true, true},
		"Привет, Бо! Не публикуй до пятницы.":                       {true, true},
		"Cześć Bo, wstrzymaj tekst do piątku.":                      {true, true},
		"Sólo para socios, no compartir fuera del club":             {true, true},
		"Anna: don't run until the club has told them":              {true, true},

		"Not before the board meets":                 {},
		"Niet delen, maar melden":                    {false, true},
		"On hold until Monday morning":               {},
		"Images: do not use before resizing":         {},
		"Hey, can you hold this? A day with a crew":  {false, true},
		"Not before time":                            {},
		"Nicht vor dem Abitur":                       {},
		"Не раньше весны":                            {},
		"Hold this: the wall that fits in a bag":     {},
		"Publish after a storm: a paper's story":     {},
		"Don't print it, don't share it, don't tell": {false, true},
		"Not before the vote, says mayor":            {},
		"Do not use this bridge. Engineers warn":     {},
		"Rent law on hold, tenants angry":            {},
		"Hi there! A guide to greetings":             {},
		"Please don't send flowers":                  {},
		"He said: “do not publish”":                  {},
		"Draft":                                      {},
	} {
		if got := [2]bool{Note(line, Above), Note(line, Comment)}; got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

// TestRemark: a remark speaks of the words that it stands beside.
func TestRemark(t *testing.T) {
	for line, want := range map[string]bool{"Bo, please hold this until Ann has answered. I rang twice.": true, "Do not publish this. Bo checks it.": true, "Do not use this. I like the other.": false, "Hi Bo, don't use this": false} {
		if Note(line, Remark) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}

// TestBeyond: what may not leave a circle, and the notices of stock exchanges, which may be published.
func TestBeyond(t *testing.T) {
	for line, want := range map[string]bool{
		"Do not share outside the club": true, "Nicht außerhalb des Vereins weitergeben": true, "Ne pas diffuser hors du club": true, "No compartir fuera del club": true, "Não partilhar fora do clube": true, "Nie udostępniać poza klubem": true,
		"Not for distribution outside the United States": false, "Not for use outside Europe": false, "Do not use outside Europe": false, "Do not play outside after dark": false, "Не для распространения вне зала": false,
	} {
		if o, ok := Of(line); ok != want || ok && o.How != Likely {
			t.Errorf("%q: %+v, %v", line, o, ok)
		}
	}
}
