package clause

import "testing"

// TestPointsBack: which sentences say who said what stands before them.
func TestPointsBack(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		{"it", "Così il sindaco Riva.", true}, {"it", "Con queste parole parla Riva.", true}, {"it", "Con queste mani parla Riva.", false}, {"it", "Con alcune parole parla Riva.", false}, {"it", "Lo ha detto Riva.", true},
		{"it", "Lo dice anche Riva.", true}, {"it", "Lo Stato paga tutto.", false}, {"it", "È quanto dice Riva.", true}, {"it", "È tardi per Riva.", false}, {"it", "Il tetto perde acqua.", false},
		{"es", "Así lo dijo Ruiz.", true}, {"es", "Así habló ayer Ruiz.", true}, {"es", "Así ha hablado Ruiz.", true}, {"es", "Así el techo cae.", false}, {"es", "Con estas palabras habló Ruiz.", true},
		{"es", "Con estas manos trabaja Ruiz.", false}, {"es", "Lo dijo ayer Ruiz.", true}, {"es", "Lo bueno llega tarde.", false}, {"es", "Es tarde para Ruiz.", false},
		{"pt", "Foi o que disse Reis.", true}, {"pt", "É o telhado velho.", false}, {"pt", "Foi assim que falou.", false}, {"pt", "Assim cai o telhado.", false},
		{"pt", "Com estas palavras falou Reis.", true}, {"pt", "Com estas mãos trabalha Reis.", false},
		{"fr", "C’est ce que dit Anne.", true}, {"fr", "C'est ce que dit Anne.", true}, {"fr", "C’est la faute d'Anne.", false}, {"fr", "Le toit fuit encore.", false},
		{"de", "Das sagte auch die Wirtin.", false}, {"de", "Das sagte die Wirtin gestern.", true}, {"de", "So erklärte es die Wirtin.", true}, {"de", "Das sagte die Wirtin nie.", false}, {"de", "Das kaufte die Wirtin gestern.", false},
		{"de", "Gestern sagte das die Wirtin.", false}, {"nl", "Dat zei de waard gisteren.", true}, {"nl", "Dat zei ook de waard.", false}, {"nl", "De waard zei niets meer.", false}, {"en", "So said the old vicar.", false},
	} {
		if got := read(c.text, c.language).PointsBack(0); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
	if read("Ayer así lo dijo Ruiz.", "es").PointsBack(1) {
		t.Error("inside a sentence")
	}
	if read("Lo dijo él", "es").PointsBack(0) || read("Das sagte er", "de").PointsBack(0) {
		t.Error("three words")
	}
}

// TestTheySay: verbs of saying in the plural, where a verb needs no subject.
func TestTheySay(t *testing.T) {
	for _, c := range []struct {
		language, text string
		at             int
		want           bool
	}{
		{"es", "dicen que sí", 0, true}, {"es", "dice que sí", 0, false}, {"es", "han dicho que sí", 1, true}, {"es", "ha dicho que sí", 1, false}, {"pt", "dizem que sim", 0, true}, {"pt", "tem dito que sim", 1, false},
		{"it", "dicono di sì", 0, true}, {"it", "dice di sì", 0, false}, {"it", "hanno detto di sì", 1, true}, {"it", "fanno sapere tutto", 0, true}, {"it", "fanno tutto bene", 0, false}, {"ru", "сообщили обо всём", 0, true}, {"ru", "сообщил обо всём", 0, false},
		{"pl", "powiedzieli o tym", 0, true}, {"pl", "powiedział o tym", 0, false}, {"de", "sagten es allen", 0, false}, {"es", "comen en casa", 0, false},
	} {
		if got := read(c.text, c.language).TheySay(c.at); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

// TestGenitivesBehind: the words that belong to a noun of Russian or Polish.
func TestGenitivesBehind(t *testing.T) {
	for _, c := range [][3]string{
		{"ru", "представителя городской полиции сообщили", "представителя городской полиции"}, {"ru", "представителя полиции, и всё", "представителя полиции"}, {"ru", "представителя сказал он", "представителя"},
		{"ru", "представителя полиции в городе", "представителя полиции"}, {"ru", "представителя адвокаты знают", "представителя"}, {"ru", "представителя Павла Морева", "представителя"}, {"pl", "rzecznika policji w Opolu", "rzecznika policji"},
		{"pl", "rzecznika", "rzecznika"},
	} {
		d := read(c[1], c[0])
		if got := d.TextOf(0, d.GenitivesBehind(0)); got != c[2] {
			t.Errorf("%s: %q, want %q", c[1], got, c[2])
		}
	}
}
