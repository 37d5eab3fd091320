package language

import (
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// TestOf: each language is told from a title and two sentences, and nearly all from the first sentence alone.
func TestOf(t *testing.T) {
	short := 0
	for _, c := range testkit.Tongues {
		if got := Of(c.Title, c.Body); got != c.Tag {
			t.Errorf("%s: told as %q: %s", c.Tag, got, c.Body)
		}
		first, _, _ := strings.Cut(c.Body, ". ")
		switch got := Of("", first); got {
		case c.Tag:
			short++
		case "":
		default:
			t.Errorf("%s: told as %q: %s", c.Tag, got, first)
		}
	}
	if short*10 < len(testkit.Tongues)*8 {
		t.Errorf("%d of %d languages are told from one sentence", short, len(testkit.Tongues))
	}
}

// TestOfUnsure: what is too short, a list, another language or two languages at once is not told.
func TestOfUnsure(t *testing.T) {
	for _, in := range []string{
		"", "Brill", "7", "Nova Benning 2000", "Ada Brill, Tom Hale, Gwen Pryce",
		"Crane, 3 t; hook, 2 kg; rope, 40 m; tar, 1 l; nails, 200; oil, 2 l; paint, 1 l; brush, 2.",
		"Skela se vratila, a ljudi iz sela su je čekali na obali dvije godine. Nije nova, ali plovi.",
		"Паром қайтып келді, ауыл адамдары оны өзен жағасында екі жыл күтті. Ол жаңа емес, бірақ жүзеді.",
		"Jirgin ruwan ya dawo, mutanen ƙauye sun jira shi a bakin kogi har shekara biyu.",
		"ꦥꦿꦻꦴ ꦧꦭꦶ ꦩꦤꦺꦃ", "→ ↑ ← ↓ → ↑",
	} {
		if got := Of("", in); got != "" {
			t.Errorf("Of(%q) = %q, not sure", in, got)
		}
	}
}

// TestOfMixed: names and quotations of another language, or another script, do not change the language of a text.
func TestOfMixed(t *testing.T) {
	for in, want := range map[string]string{
		"The ferry is back. “Das ist nicht die alte Fähre, und das ist gut so,” said a man from Kiel who had waited on the bank for two years.":                     "en",
		"The mayor of Łódź, Żaneta Wiśniewska, met Jürgen Größl and François Côté on the ferry, and they had tea with the crew.":                                    "en",
		"Паром The Lark вернулся в деревню, и Tom Hale ждал его на берегу два года.":                                                                                "ru",
		"船の名は「ザ・ラーク」で、村の人は The Lark と呼ぶ。":                                                                                                                           "ja",
		"日本报纸《あさひ》说，渡船在两年之后又回到了村里，岸边的人都很高兴，船长也请大家喝茶。":                                                                                                               "zh",
		"The ferry 云雀号 is back, and the people of the village had waited on the bank for two years.":                                                                "en",
		"ꦥꦿ Το καράβι γύρισε στο χωριό, και οι άνθρωποι περίμεναν στην όχθη δύο χρόνια.":                                                                            "el",
		"เรือ ꦥꦿ กลับมาแล้ว และชาวบ้านรอที่ฝั่งสองปี":                                                                                                               "th",
		"படகு திரும்பி வந்தது, கிராம மக்கள் இரண்டு ஆண்டுகள் கரையில் காத்திருந்தனர். The ferry is back.":                                                             "ta",
		strings.Repeat("Brill, Hale, Pryce, Bell, Odum, Okell, Rusk\n", 22) + strings.Repeat("Die Fähre ist wieder da, und die Leute im Dorf haben gewartet. ", 20): "de",
		"Fähre 2000 kommt": "",
	} {
		if got := Of("", in); got != want {
			t.Errorf("Of(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestLatinPoints: the right letters have clearly more points than the wrong ones that another encoding gives.
func TestLatinPoints(t *testing.T) {
	for right, wrong := range map[string]string{
		"Die Größe der Fähre ist für alle schön.":        "Die Gr÷ße der F├hre ist f³r alle sch÷n.",
		"Prom już wrócił, a ludzie się cieszą.":          "Prom już wróci³, a ludzie siê ciesz¹.",
		"Le bac est arrivé à l'été, déjà fatigué.":       "Le bac est arriv‚ … l'‚t‚, d‚j… fatigu‚.",
		"A komp visszatért, és a falu népe nagyon örül.": "A komp visszatķrt, ķs a falu nķpe nagyon Úr³l.",
	} {
		if a, b := LatinPoints(right), LatinPoints(wrong); a < b+MinLead {
			t.Errorf("%q has %.1f points, %q %.1f", right, a, wrong, b)
		}
	}
	if got := LatinPoints("1907, 44 x 9"); got > 0 {
		t.Errorf("no words have %.1f points", got)
	}
}

func TestTag(t *testing.T) {
	for in, want := range map[string]string{
		"de": "de", "de-AT": "de-AT", "en_GB": "en-GB", "pt-BR": "pt-BR", "zh-Hant": "zh-Hant", " fr ": "fr", "gsw": "gsw", "DE": "DE",
		"German": "de", "deutsch": "de", "English": "en", "français": "fr", "日本語": "ja", "Greek": "el", "norsk": "nb",
		"???": "", "": "", "xx": "", "qq-DE": "", "english please": "", "und": "", "de-": "", "a": "", "e n": "",
	} {
		if got, ok := Tag(in); got != want || ok != (want != "") {
			t.Errorf("Tag(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}
