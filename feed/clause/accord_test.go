package clause

import (
	"testing"

	"seedfeed/feed/mention"
)

// TestAccords: the phrase behind “according to” in each language, or behind “so”, which ends a report in German.
func TestAccords(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "According to Ann Fox, the mill is “a ruin”.", "Ann Fox"},
		{"en", "In the words of Ann Fox, the mill is “a ruin”.", "Ann Fox"},
		{"en", "To Ann Fox, the mill is “a ruin”.", "Ann Fox"},
		{"de", "Laut Anna Holm ist die Mühle „eine Ruine“.", "Anna Holm"},
		{"de", "Nach einem Bericht der Stadt ist die Mühle „eine Ruine“.", "einem Bericht"},
		{"de", "Nach den Worten der Bürgermeisterin ist die Mühle „eine Ruine“.", "der Bürgermeisterin"},
		{"de", "Für die Bürgermeisterin ist die Mühle „eine Ruine“.", "die Bürgermeisterin"},
		{"de", "Nach dem Regen ist die Mühle „eine Ruine“.", ""},
		{"de", "„Es leckt“, so die Bürgermeisterin.", "die Bürgermeisterin"},
		{"de", "„Es leckt“, so die Bürgermeisterin weiter.", "die Bürgermeisterin"},
		{"de", "Es leckt so die Wand entlang „immer weiter“.", ""},
		{"en", "Words of Ann Fox in the mill are “a ruin”.", ""},
		{"en", "In the house of Ann Fox, the mill is “a ruin”.", ""},
		{"en", "The words of Ann Fox are “a ruin”.", ""},
		{"en", "The board gave the mill to Ann Fox as “a ruin”.", ""},
		{"de", "„Es leckt“ so die Bürgermeisterin.", "die Bürgermeisterin"},
		{"de", "„Es leckt“, so die Bürgermeisterin im Rathaus.", "die Bürgermeisterin"},
		{"de", "„Es leckt“, so die Bürgermeisterin", "die Bürgermeisterin"},
		{"de", "„Es leckt“, die Bürgermeisterin lachte.", ""},
		{"de", "„Es leckt“, so die Mühle lacht.", ""},
		{"de", "Mit den Worten der Bürgermeisterin ist die Mühle „eine Ruine“.", ""},
		{"de", "Die Mühle ist für die Bürgermeisterin „eine Ruine“.", ""},
		{"de", "Für den Regen ist die Mühle „eine Ruine“.", ""},
		{"de", "Für die Bürgermeisterin kam der Regen „zu spät“.", ""},
		{"fr", "Pour la maire, le barrage est « une ruine ».", "la maire"},
		{"fr", "Le barrage, pour la maire, est « une ruine ».", ""},
		{"nl", "„De dam lekt”, aldus de burgemeester.", "de burgemeester"},
		{"de", "Nach Ansicht von Anna Holm ist die Mühle „eine Ruine“.", "Anna Holm"},
		{"ru", "По словам паромщика, крыша «течёт».", "паромщика"},
		{"fr", "Selon la maire, le barrage est « une ruine ».", "la maire"},
		{"es", "Según la alcaldesa, la presa es «una ruina».", "la alcaldesa"},
		{"nl", "Volgens de burgemeester is de dam „een ruïne”.", "de burgemeester"},
		{"es", "“Es una ruina”, se lee en la carta.", "la carta"},
		{"es", "“Es una ruina”, pone en la mesa.", ""},
		{"es", "“Es una ruina”, aseguran desde el ayuntamiento.", "el ayuntamiento"},
		{"es", "Desde el ayuntamiento aseguran que es “una ruina”.", "el ayuntamiento"},
		{"it", "«È una rovina», si legge nella lettera.", "lettera"},
		{"it", "«È una rovina», fanno sapere dal ministero.", "ministero"},
		{"it", "Come dichiarato dal sindaco, la diga è «una rovina».", "sindaco"},
		{"it", "La diga è dichiarata dal sindaco «una rovina».", ""},
		{"pt", "«É uma ruína», lê-se na carta.", "carta"},
		{"fr", "« C’est une ruine », peut-on lire dans la lettre.", "la lettre"},
		{"fr", "« C’est une ruine », assure-t-on à la mairie.", "la mairie"},
		{"fr", "Comme indiqué par la maire, le barrage est « une ruine ».", "la maire"},
		{"nl", "„Het is een ruïne”, staat in de brief.", "de brief"},
		{"ru", "В полиции считают, что это «руина».", "полиции"},
		{"ru", "«Это руина», — сообщили в полиции.", "полиции"},
		{"ru", "«Это руина», — заявили в суде родственники.", ""},
		{"pl", "„To ruina” – czytamy w dokumencie.", "dokumencie"},
		{"de", "In den Augen der Bürgermeisterin ist die Mühle „eine Ruine“.", "der Bürgermeisterin"},
		{"de", "Aus Sicht der Bürgermeisterin ist die Mühle „eine Ruine“.", "der Bürgermeisterin"},
		{"de", "In den Händen der Bürgermeisterin ist die Mühle „eine Ruine“.", ""},
		{"de", "Der Bürgermeisterin zufolge ist die Mühle „eine Ruine“.", "Der Bürgermeisterin"},
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
		{"The mayor rejected the claim from Ann Fox that “it leaks”.", "the claim", "Ann Fox"},
		{"The mayor rejected the claim of Ann Fox that “it leaks”.", "the claim", "Ann Fox"},
		{"The mayor rejected the claim to Ann Fox that “it leaks”.", "", ""},
		{"The mayor heard a cry from Ann Fox that “it leaks”.", "", ""},
		{"The mayor rejected claims by Ann Fox that “it leaks”.", "claims", "Ann Fox"},
		{"The mayor rejected reports that “it leaks”.", "reports", ""},
		{"The claim that “it leaks” is old.", "The claim", ""},
		{"So that “it leaks”.", "", ""},
		{"That “it leaks” is old.", "", ""},
		{"The mayor made the claim “it leaks”.", "", ""},
	} {
		d := read(c[0], "en")
		claim, by := d.Claim(d.QuoteAt[0])
		got := [2]string{}
		for i, p := range [2]int{claim, by} {
			if p != -1 {
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
		{"The claim by Bo Reed was called by Ann Fox “a ruin”.", "Ann Fox"},
		{"The board was called “a ruin” by Ann Fox.", "Ann Fox"}, // behind the quotation
		{"The board was called “a ruin”.", ""},
	} {
		d := read(c[0], "en")
		got := ""
		if p := d.Agent(&d.Actions[0], d.QuoteAt[0], d.QuoteAt[0]); p != -1 {
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
		"“It leaks!” Ann Fox said.":                 true,
		"“Does it leak?” Ann Fox asked on Monday.":  true,
		"“Does it leak?” Ann Fox asked, and left.":  true,
		"“Does it leak?” Ann Fox asked":             true,
		"“‘It leaks!’” Ann Fox said.":               true,
		"“It leaks! It leaks.” Ann Fox said.":       true,
		"“It leaks! So.” Ann Fox said.":             true,
		"“It leaks!” Ann Fox said quietly.":         true,
		"“It leaks!” Ann Fox said as she left.":     true,
		"“It leaks!” Ann Fox said because it did.":  false,
		"“It leaks!” Ann Fox said before it burst.": false,
		"“It leaks!” Ann Fox hooted.":               true,
		"“It leaks!” The mayor.":                    false,
		"“It leaks!” On Monday a man from the old mill at the end of the long road to Oxley and the sea spoke and Ann Fox said.": false,
		"“It leaks.” Ann Fox said.":                     true,
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
		"The mayor slammed.":                      false,
		"The mayor slammed the plan as “a ruin”.": false,
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

// TestOwnSubject: whether a verb has its subject in its own clause.
func TestOwnSubject(t *testing.T) {
	for text, want := range map[string]bool{
		"Ann Fox said so.":                        true,
		"Said so.":                                true,
		"Ann Fox left and said so.":               false,
		"Ann Fox left and later said so.":         false,
		"Ann Fox left and has said so.":           false,
		"Ann Fox, who said so.":                   false,
		"Ann Fox met Bo Reed, and, she said so.":  true,
		"Ann Fox and Bo Reed said so.":            true,
		"Ann Fox left and “it leaks” said so.":    true,
		"Ann Fox left and the vicar has said so.": true,
	} {
		d := read(text, "en")
		if got := d.OwnSubject(&d.Actions[len(d.Actions)-1]); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestWouldSay: “would say” is what somebody says now and then, unless a condition precedes it.
func TestWouldSay(t *testing.T) {
	for text, want := range map[string]bool{
		"If she cared, Ann Fox would say so.":           true,
		"If she cared, Ann Fox would also say so.":      true,
		"If she cared, Ann Fox will say so.":            false,
		"Ann Fox would say so.":                         false,
		"Ann Fox would say so if she cared.":            false,
		"When she cared, Ann Fox would say so.":         false,
		"If she cared, she left. Ann Fox would say so.": false,
	} {
		d := read(text, "en")
		s := d.SentenceAt(len(d.Tokens) - 1)
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; d.Tokens[a.At].Lower == "say" && d.WouldSay(s, a) != want {
				t.Errorf("%s: %v", text, !want)
			}
		}
	}
}

// TestBareNoun: one noun that ends its clause can be a subject, if its ending is not that of an object.
func TestBareNoun(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		{"pl", "Powiedział burmistrz.", true},
		{"pl", "Powiedział burmistrz", true},
		{"pl", "Powiedział prawdę.", false},
		{"pl", "Powiedział burmistrz Opola.", false},
		{"ru", "Сказал мэр.", true},
		{"ru", "Сказал правду.", false},
		{"ru", "Сказал новый мэр.", false},
	} {
		d := read(c.text, c.language)
		if got := d.BareNoun(&d.Phrases[len(d.Phrases)-1]); got != c.want {
			t.Errorf("%s: %v (%s)", c.text, got, d.phrasesOf())
		}
	}
}

// TestApposedGender: the noun beside a name that can be anybody's tells the sex.
func TestApposedGender(t *testing.T) {
	for text, want := range map[string]mention.Gender{
		"The woman at the stall, Kim Fox, said so.":     mention.Woman,
		"The spokesman at the stall, Kim Fox, said so.": mention.Man,
		"The miller at the stall, Kim Fox, said so.":    mention.Unknown,
		"The woman at the stall, Tom Fox, said so.":     mention.Man,
	} {
		d := read(text, "en")
		if got := d.Mentions()[0].Who.Gender; got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
