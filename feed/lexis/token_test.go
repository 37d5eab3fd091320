package lexis

import (
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

func cut(body, language string) *Text {
	d := new(Text)
	d.CutText(prose.Read(body), TongueOf(body, language), WithoutNicknames(body, prose.Quotations(body)))
	return d
}

// shown lists the tokens: a sentence starts at ^, a quotation is ‹›, and what a token is stands behind it: n may be part of
// a name, d keeps its stop, o owns.
func (d *Text) shown() string {
	var out []string
	for i := range d.Tokens {
		t := &d.Tokens[i]
		s := t.Text
		if t.Kind == Quoted {
			s = "‹" + t.Span.Of(d.Body) + "›"
		}
		if t.Starts {
			s = "^" + s
		}
		mark := ""
		for _, m := range []struct {
			on   bool
			sign string
		}{{t.Named, "n"}, {t.Dotted, "d"}, {t.Owner, "o"}} {
			if m.on {
				mark += m.sign
			}
		}
		if mark != "" {
			s += "/" + mark
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// TestCutText: the tokens of a text. A quotation is one token, and a nickname belongs to its name.
func TestCutText(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "The mayor, Ann Fox, said it is “a good plan”. It rained.", "^The mayor , Ann/n Fox/n , said it is ‹“a good plan”› . ^It rained ."},
		{"en", "Mr. Fox’s dog (Rex) barked. U.S. troops left.", "^Mr/d Fox/no dog ( Rex/n ) barked . ^U.S./n troops left ."},
		{"en", "He’s here.The next came.", "^He here . ^The next came ."},
		{"en", "Robert “Bob” Lund left.", "^Robert/n “Bob”/n Lund/n left ."},
		{"en", "The Trump-style mayor of New Oxley came on Monday.", "^The Trump-style mayor of New/n Oxley/n came on Monday ."},
		{"en", "J. Fox came. “It leaks. It does.” He left.", "^J/d Fox/n came . ^‹“It leaks. It does.”› ^He left ."},
		{"en", "Priti Sen came. Sen. Fox left.", "^Priti/n Sen/n came . ^Sen/d Fox/n left ."},
		{"en", "Robert (Bob) Lund left.", "^Robert/n (Bob)/n Lund/n left ."},
		{"en", "Robert (Bob) left.", "^Robert/n ( Bob/n ) left ."},
		{"en", "Robert (Big Old Bob) Lund left.", "^Robert/n ( Big/n Old/n Bob/n ) Lund/n left ."},
		{"en", "Oxley, then (Bob) Lund left.", "^Oxley/n , then ( Bob/n ) Lund/n left ."},
		{"en", "The US and WHO said that Ann Fox’s son left. He’s ill.", "^The US and WHO said that Ann/n Fox/no son left . ^He ill ."},
		{"en", "Ann Fox said so … and – well – left!", "^Ann/n Fox/n said so … and – well – left !"},
		{"fr", "L’opposant est venu. D’Alema aussi.", "^L’ opposant est venu . ^D’Alema/n aussi ."},
		{"nl", "Het VVD-raadslid kwam.", "^Het VVD-raadslid kwam ."},
		{"pt", "Queixou-se a prefeita.", "^Queixou-se/n a prefeita ."},
		{"fr", "« Il fuit », dit-il. Ajoute-t-elle.", "^‹« Il fuit »› , dit il . ^Ajoute/n elle ."},
		{"de", "Die Landesregierung kam.", "^Die Landesregierung/n kam ."},
		{"en", "One “a\n\n“b” two.", "^One ‹“a› ^‹“b”› two ."},
	} {
		d := cut(c[1], c[0])
		if got := d.shown(); got != c[2] {
			t.Errorf("%s\n got %s\nwant %s", c[1], got, c[2])
		}
		var capitals []int32
		for i := range d.Tokens {
			if k := &d.Tokens[i]; k.Kind == Word && !isLower(k.Span.Of(d.Body)) {
				capitals = append(capitals, int32(i))
			}
		}
		if !slices.Equal(d.Capitals, capitals) {
			t.Errorf("%s: capitals %v, want %v", c[1], d.Capitals, capitals)
		}
	}
}

// TestTongueOf: the language is the given one, or the one whose common words a text has.
func TestTongueOf(t *testing.T) {
	for _, c := range [][3]string{
		{"It rained in Oxley and the weir leaks.", "", "en"},
		{"Der Bürgermeister kam und die Mühle ist zu.", "", "de"},
		{"Le maire est venu et le barrage fuit dans la ville.", "", "fr"},
		{"La alcaldesa vino y la presa pierde agua en la ciudad.", "", "es"},
		{"Il sindaco è venuto e la diga perde acqua nella città.", "", "it"},
		{"A prefeita veio e a represa vaza na cidade, mas não muito.", "", "pt"},
		{"De burgemeester kwam en de dam lekt in de stad.", "", "nl"},
		{"Мэр пришёл, и плотина течёт в городе.", "", "ru"},
		{"Burmistrz przyszedł i tama przecieka w mieście.", "", "pl"},
		{"It rained.", "de-AT", "de"},
		{"Es regnete.", "de_AT", "de"},
		{"Vädret var fint.", "sv", ""},
		{"It rained in Oxley and the weir leaks.", "fi", ""},
		{"Oxley leaks.", "", "en"},
		{"Größe läßt Flöße fließen.", "", ""},
		{strings.Repeat("The mayor of the town said that the weir was not safe and it leaks. ", 3), "", "en"},
		{strings.Repeat("Lorem ipsum dolor sit amet consectetur adipiscing elit sed. ", 5), "", "en"},
		{"市长来了，大桥已经关闭。", "", "zh"},
		{"市長が来ました。橋は閉まっています。", "", "ja"},
		{strings.Repeat("The mayor of the town said that the weir was not safe and it leaks. ", 3), "fr", "en"},
		{"", "", ""},
		{strings.Repeat("the ", 6) + strings.Repeat("Oxley ", 41), "fr", "en"},
		{strings.Repeat("the ", 6) + strings.Repeat("Oxley ", 42), "fr", "fr"}, // too few of its words
		{strings.Repeat("the ", 5) + strings.Repeat("Oxley ", 5), "fr", "fr"},
		{strings.Repeat("the ", 11) + strings.Repeat("et ", 2), "fr", "en"},
		{strings.Repeat("the ", 10) + strings.Repeat("et ", 2), "fr", "fr"}, // it has words of its own
		{"Der und " + strings.Repeat("Xaver ", 37), "", "de"},
		{"«Der» (und), " + strings.Repeat("Xaver ", 10), "", "de"},
		{"Der und " + strings.Repeat("Größe ", 38), "", ""}, // no longer a short text
		{"市长来了 Oxley Elm", "", ""},
		{"市长来了大桥关闭了！！！！！！！！！ 12345678 2026", "", "zh"},
		{"橋は閉。市長来市長来市長来市長来市長来市長来市長来", "", "zh"},
	} {
		if got := TongueOf(c[0], c[1]).Tag; got != c[2] {
			t.Errorf("%.60s (%s): %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// TestText: what a text tells of its tokens.
func TestText(t *testing.T) {
	d := cut("The mayor quickly said so, “and so on”, to Fox’s family.\n\nBOARD met.", "en")
	at := func(text string) int {
		for i := range d.Tokens {
			if d.Tokens[i].Text == text {
				return i
			}
		}
		t.Fatalf("no token %q", text)
		return 0
	}
	for what, ok := range map[string]bool{
		"quickly is an adverb":          d.IsAdverb(at("quickly")),
		"family is none":                !d.IsAdverb(at("family")),
		"said acts":                     d.Acts(at("said")),
		"mayor does not":                !d.Acts(at("mayor")),
		"so is common":                  d.Common("so"),
		"fox is not":                    !d.Common("fox"),
		"a quotation between":           d.QuotedBetween(at("so"), at("to")),
		"none between":                  !d.QuotedBetween(0, at("so")),
		"the quotation's token":         d.Tokens[d.QuoteAt[0]].Kind == Quoted,
		"is":                            d.Is(1, 0, "mayor") && !d.Is(1, 0, "Mayor") && !d.Is(-1, 0, "mayor") && d.Is(0, 0, "the") && !d.Is(len(d.Tokens), 0, "met"),
		"not over a paragraph":          !d.Is(at("met"), 0, "met") && d.Is(at("met"), at("BOARD"), "met"),
		"has":                           d.Has(1, 0, Head) && d.Has(0, 0, Det) && !d.Has(-1, 0, Det) && !d.Has(at("BOARD"), 0, Head|Thing|Body) && !d.Has(1, 0, Say) && !d.Has(len(d.Tokens), 0, Say),
		"the text of tokens, unowned":   d.TextOf(at("to"), at("Fox")+1) == "to Fox",
		"a word in capitals is no verb": d.Tokens[at("BOARD")].Class&(Say|Verb) == 0,
	} {
		if !ok {
			t.Error(what)
		}
	}
}

// TestSpelling: what the letters of a word tell.
func TestSpelling(t *testing.T) {
	for what, ok := range map[string]bool{
		"IsUpper": IsUpper("US") && IsUpper("") && !IsUpper("Us"), "IsCapital": IsCapital("Us") && !IsCapital("us") && !IsCapital(""),
		"IsInitial": IsInitial("J") && IsInitial("É") && !IsInitial("Jo") && !IsInitial("j") && !IsInitial(""), "IsNumeral": IsNumeral("1209") && !IsNumeral("1a"),
		"IsDashOrComma": IsDashOrComma(",") && IsDashOrComma("–") && !IsDashOrComma("."), "Fold": Fold("a\n b") == "a b" && Fold("a\u00a0b") == "a b" && Fold("a b") == "a b",
		"Set": Set("a b")["b"] && !Set("a b")["c"], "IsGiven": IsGiven("Ann Fox") && !IsGiven("Fox"),
		"missingSpace": missingSpace("here.The") == 4 && missingSpace("U.S") == 0 && missingSpace("here") == 0, "inverted": Inverted("dit-il") == 4 && Inverted("peut-être") == 0,
		"compound": compound("trump-style") && !compound("style") && !compound("style-trump"),
	} {
		if !ok {
			t.Error(what)
		}
	}
}

// TestMemory: the tokens of a text do not depend on the text that was cut before.
func TestMemory(t *testing.T) {
	d := new(Text)
	for range 2 {
		for _, body := range []string{"Ann Fox said “it leaks”. It rained.", "It rained on so many long days that it was common.", "", "Bo Reed left."} {
			d.CutText(prose.Read(body), TongueOf(body, "en"), prose.Quotations(body))
			if got, want := d.shown(), cut(body, "en").shown(); got != want || d.Common("rained") != strings.Contains(body, "rained") {
				t.Errorf("%s: got %s", body, got)
			}
		}
	}
}
