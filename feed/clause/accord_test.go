package clause

import "testing"

// TestAccords: the phrase behind “according to” in each language, or behind “so”, which ends a report in German.
func TestAccords(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "According to Ann Fox, the mill is “a ruin”.", "Ann Fox"},
		{"en", "In the words of Ann Fox, the mill is “a ruin”.", "Ann Fox"},
		{"en", "To Ann Fox, the mill is “a ruin”.", ""},
		{"de", "Laut Anna Holm ist die Mühle „eine Ruine“.", "Anna Holm"},
		{"de", "Nach einem Bericht der Stadt ist die Mühle „eine Ruine“.", "einem Bericht"},
		{"de", "Nach den Worten der Bürgermeisterin ist die Mühle „eine Ruine“.", "der Bürgermeisterin"},
		{"de", "Für die Bürgermeisterin ist die Mühle „eine Ruine“.", "die Bürgermeisterin"},
		{"de", "Nach dem Regen ist die Mühle „eine Ruine“.", ""},
		{"de", "„Es leckt“, so die Bürgermeisterin.", "die Bürgermeisterin"},
		{"de", "„Es leckt“, so die Bürgermeisterin weiter.", "die Bürgermeisterin"},
		{"de", "Es leckt so die Wand entlang „immer weiter“.", ""},
		{"fr", "Selon la maire, le barrage est « une ruine ».", "la maire"},
		{"es", "Según la alcaldesa, la presa es «una ruina».", "la alcaldesa"},
		{"nl", "Volgens de burgemeester is de dam „een ruïne”.", "de burgemeester"},
	} {
		d := read(c[1], c[0])
		got := ""
		for i := range d.Phrases {
			if d.Accords(&d.Phrases[i]) || d.BehindSo(i) {
				got += d.core(i)
			}
		}
		if got != c[2] {
			t.Errorf("%s: %q, want %q", c[1], got, c[2])
		}
	}
}

// TestClaim: the noun for words before “that” and the quotation, and whose words they are.
func TestClaim(t *testing.T) {
	for _, c := range [][3]string{
		{"The mayor rejected the claim by Ann Fox that “it leaks”.", "the claim", "Ann Fox"},
		{"The mayor rejected the claim that “it leaks”.", "the claim", ""},
		{"The mayor rejected the rumours that “it leaks”.", "the rumours", ""},
		{"The mayor saw from the bridge that “it leaks”.", "", ""},
		{"The mayor made the claim “it leaks”.", "", ""},
	} {
		d := read(c[0], "en")
		claim, by := d.Claim(d.QuoteAt[0])
		got := [2]string{}
		for i, p := range [2]int{claim, by} {
			if p >= 0 {
				got[i] = d.core(p)
			}
		}
		if got != [2]string{c[1], c[2]} {
			t.Errorf("%s: %q", c[0], got)
		}
	}
}

// TestAgent: who is behind a passive verb.
func TestAgent(t *testing.T) {
	for _, c := range [][2]string{
		{"The board was called by Ann Fox “a ruin”.", "Ann Fox"},
		{"The board was called in the hall by Ann Fox “a ruin”.", ""},
		{"The board was called “a ruin” by Ann Fox.", ""}, // behind the quotation
		{"The board was called “a ruin”.", ""},
	} {
		d := read(c[0], "en")
		got := ""
		if p := d.Agent(&d.Actions[0], d.QuoteAt[0]); p >= 0 {
			got = d.core(p)
		}
		if got != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got, c[1])
		}
	}
}

// TestOutcry: a sentence behind a quotation that says only who spoke belongs to the quotation if that ends with a mark of
// its own.
func TestOutcry(t *testing.T) {
	for text, want := range map[string]bool{
		"“It leaks!” Ann Fox said.":                     true,
		"“Does it leak?” Ann Fox asked on Monday.":      true,
		"“Does it leak?” Ann Fox asked, and left.":      true,
		"“Does it leak?” Ann Fox asked":                 true,
		"“It leaks.” Ann Fox said.":                     false,
		"“It leaks!” Ann Fox said: it is a ruin.":       false,
		"“It leaks!” Ann Fox said the mill was a ruin.": false,
		"“It leaks!” Ann Fox ran to the mill.":          false,
	} {
		d := read(text, "en")
		if got := d.Outcry(0, d.SentenceAt(len(d.Tokens)-1)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestInReportedMood: German says with the mood of the verb that somebody else says so.
func TestInReportedMood(t *testing.T) {
	for text, want := range map[string]bool{"Das Wehr sei „ein Sieb“.": true, "Das Wehr ist „ein Sieb“.": false, "Ein „Sieb“.": false} {
		d := read(text, "de")
		if got := d.InReportedMood(d.SentenceAt(0)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestBlames: a verb that accuses its object.
func TestBlames(t *testing.T) {
	for text, want := range map[string]bool{
		"The mayor accused Bo Reed of calling it “a ruin”.":  true,
		"The mayor slammed Bo Reed for calling it “a ruin”.": true,
		"The mayor told Bo Reed that it was “a ruin”.":       false,
		"The mayor slammed the plan as “a ruin”.":            false,
	} {
		d := read(text, "en")
		if got := d.Blames(0); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestLimits: texts without stops and deep clauses end, and every token has a sentence.
func TestLimits(t *testing.T) {
	for _, text := range []string{"", "“”", "a", ", , ,", "( ( (", "who who who", "that that that", "said said said", "Ann Fox, Ann Fox, Ann Fox"} {
		for n := range 3 {
			body := ""
			for range 1 + n*200 {
				body += text + " "
			}
			d := read(body, "en")
			for i := range d.Tokens {
				if s := d.SentenceAt(i); i < s.From || i >= s.To || s.To-s.From > MaxSentence {
					t.Fatalf("%q: token %d in sentence %v", text, i, s)
				}
			}
		}
	}
}
