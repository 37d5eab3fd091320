package speech

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// TestCutMark: the dash or the brackets of a line, which have to be a pair.
func TestCutMark(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Fox": "Ann Fox 0", "— Ann Fox": "Ann Fox 1", "–Ann Fox": "Ann Fox 1", "~ Ann Fox": "Ann Fox 1", "- Ann Fox": "Ann Fox 1", "(Ann Fox)": "Ann Fox 2", "[ Ann Fox ]": "Ann Fox 2", "(A)": "A 2",
		"()": "() 0", "(": "( 0", "(Ann Fox": "(Ann Fox 0", "Ann Fox)": "Ann Fox) 0", "[Ann Fox": "[Ann Fox 0", "Ann Fox]": "Ann Fox] 0", "(Ann Fox]": "(Ann Fox] 0", "[Ann Fox)": "[Ann Fox) 0", "(Ann) (Fox)": "(Ann) (Fox) 0",
	} {
		if rest, m := cutMark(text); fmt.Sprint(rest, " ", m) != want {
			t.Errorf("%s: %q %d, want %q", text, rest, m, want)
		}
	}
}

// TestReadByline: the line below a quotation. A name with a star is one name without an office; a role stands in angle brackets; - is a
// byline without a name, and nothing is no byline.
func TestReadByline(t *testing.T) {
	byBytes := func(n int) string { return "a teacher at " + strings.Repeat("x", n-len("a teacher at ")) }
	line := func(n int) string { return "— Ann Fox, " + strings.Repeat("x", n-len("— Ann Fox, ")) }
	for _, c := range [][3]string{
		{"en", "— Fox", "Fox*"}, {"en", "Fox", ""}, {"en", "Ann", ""}, {"en", "— director, Lorna Penn", "Lorna Penn"}, {"en", "— the director, Lorna Penn, Oxley", "Lorna Penn"}, {"en", "— the bridge, Lorna Penn", "-"},
		{"en", "— Spokesman Tom Reed, Lorna Penn", "Tom Reed"}, {"en", "— from Mayor Fox", "Fox"}, {"en", "— Mayor Fox in a letter", "Fox"}, {"en", "— Fox in a boat", "-"}, {"en", "— Ann Fox in a letter", "Ann Fox"},
		{"en", "(Bo Fox, Oxley)", "Bo Fox"}, {"en", "(Bo Fox, miller)", "Bo Fox"}, {"en", "Bo Fox, Oxley", ""}, {"en", "Bo Fox, miller", "Bo Fox"}, {"en", "(Bo Fox)", "-"}, {"en", "— Bo Fox", "Bo Fox"},
		{"en", "(Oxley Old Fish Market)", "-"}, {"en", "(Oxley Old Fish Market Square)", ""}, {"en", "(the old fish market)", ""},
		{"en", "— " + byBytes(60), "<" + byBytes(60) + ">"}, {"en", "— " + byBytes(61), "-"}, {"en", "- a teacher", ""}, {"en", "-- a teacher", "<a teacher>"}, {"en", "— a teacher.", ""}, {"en", "(a teacher)", "<a teacher>"}, {"en", "a teacher", ""},
		{"en", line(120), "Ann Fox"}, {"en", line(121), ""}, {"en", "— Ann Fox!", ""}, {"en", "— Ann Fox?", ""}, {"en", "— Ann “Fox”", ""}, {"en", "— Ann Fox.", "Ann Fox"}, {"en", "(Ann Fox.)", ""}, {"en", "Ann Fox.", ""},
		{"en", "— Ann Miller", "Ann Miller"}, {"en", "— Miller Ann Fox", "Ann Fox"}, {"en", "— Ann Per Lind", "Ann Per Lind"},
		{"fr", "Anne Renard — maire", "Anne Renard"}, {"fr", "— Anne Renard — maire", ""}, {"fr", "— Anne Renard, maire", "Anne Renard"}, {"fr", "— une voisine", ""}, {"fr", "— le barrage", ""}, {"fr", "(une voisine)", ""},
		{"nl", "— Piet Vos in een brief", "Piet Vos"}, {"nl", "— burgemeester Piet van der Vos in een brief", "Piet van der Vos"}, {"pl", "— mówi rzecznik Anna Lis", ""}, {"pl", "— rzecznik Anna Lis", "Anna Lis"}, {"de", "— Gemeindesprecherin Anna Holm", "Anna Holm"},
	} {
		got := ""
		if b, ok := readByline(c[1], lexis.TongueOf("", c[0])); b.Role {
			got = "<" + b.Name + ">"
		} else if got = b.Name; b.Single {
			got += "*"
		} else if ok && got == "" {
			got = "-"
		}
		if got != c[2] {
			t.Errorf("%s: %q, want %q", c[1], got, c[2])
		}
	}
}

// TestCutJob: the first sign behind a name is where the job begins.
func TestCutJob(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Fox": "Ann Fox|", "Ann Fox, nurse": "Ann Fox|nurse", "Ann Fox, nurse (retired)": "Ann Fox|nurse (retired", "Ann Fox (nurse), Oxley": "Ann Fox|nurse), Oxley", "Ann Fox; nurse": "Ann Fox|nurse", "Ann Fox: nurse": "Ann Fox|nurse",
		"Ann Fox | nurse": "Ann Fox|nurse", "Ann Fox / nurse": "Ann Fox|nurse", "Ann Fox – nurse": "Ann Fox|nurse", "Ann Fox — nurse": "Ann Fox|nurse", "Ann Fox - nurse": "Ann Fox|nurse", "Ann Fox-Reed": "Ann Fox-Reed|", "Ann Fox|nurse": "Ann Fox|nurse|",
		"Ann Fox — nurse, 41": "Ann Fox|nurse, 41", ", nurse": "|nurse", "Ann Fox,": "Ann Fox|",
	} {
		if who, job := cutJob(text); who+"|"+job != want {
			t.Errorf("%s: %q, %q, want %q", text, who, job, want)
		}
	}
}

// TestIsJob: a job is up to eight words, the first one in small letters, or has the word for an office.
func TestIsJob(t *testing.T) {
	for job, want := range map[string]bool{
		"": false, "41": true, "miller": true, "retired.": false, "retired": true, "Oxley": false, "Works Director": true, "Old Miller": true,
		"who has kept the old weir for years": true, "who has kept the old weir for many years": false, "who was the miller for many long years here": true,
	} {
		if got := isJob(job, lexis.TongueOf("", "en")); got != want {
			t.Errorf("%s: %v", job, got)
		}
	}
}

// TestIsName: what has the shape of a name.
func TestIsName(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "Fox": true, "Ann Fox": true, "Ann Bo Cy Dee Fox": true, "Ann Bo Cy Dee Eve Fox": false, "Ann van der Meer": true, "van der Meer": false, "Ann van": false, "Ann in Fox": false, "Ann fox": false, "ann Fox": false,
		"Ann 2": false, "Ann, Fox": false, "Ann: Fox": false, "Ann; Fox": false, "Ann (Fox)": false, "Ann & Fox": false, "Ann/Fox": false, "Ann Fox’s": false, "Ann Fox's": false, "J. Fox": true, "The Fox": false, "Oxley Council": false, "Ann Monday": false, "Mayor Fox": true,
	} {
		if got := isName(text, lexis.TongueOf("", "en")); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestIsSpeech: a paragraph that may be speech without marks.
func TestIsSpeech(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "It leaks.": true, "It leaks!": true, "It leaks?": true, "It leaks…": true, "It leaks": false, "It leaks:": false, "it leaks.": false, "12 boats sank.": false,
		"It “leaks”.": false, "It \"leaks\".": false, "It „leaks.": false, "It «leaks».": false, "It {leaks}.": false, "It = leaks.": false, "Élan pur.": true,
	} {
		if got := isSpeech(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestIsAge: an age has up to three figures and ends with a word.
func TestIsAge(t *testing.T) {
	for text, want := range map[string]bool{"": false, "41": true, " 41": true, "41, nurse": true, "41 years": true, "41)": true, "101": true, "1990": false, "41st": false, "nurse": false, "nurse, 41": false, "4": true} {
		if got := isAge(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestWithoutTime: the date and the time before a label.
func TestWithoutTime(t *testing.T) {
	for label, want := range map[string]string{
		"Ann Fox": "Ann Fox", "14:02 Ann Fox": "Ann Fox", "[14:02] Ann Fox": "Ann Fox", "12/05/2024, 2:02 PM - Ann Fox": "Ann Fox", "12/05/2024, 2:02 am - Ann Fox": "Ann Fox", "[2:02 pm] Ann Fox": "Ann Fox", "12/05/2024 2:02 AM Ann Fox": "Ann Fox",
		"2:02 PM - Ann Fox": "PM - Ann Fox", "12/05/2024 PMFox": "PMFox", "12/05/2024 Pam Fox": "Pam Fox", "AM Fox": "AM Fox",
	} {
		if got := withoutTime(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// TestLabelColon: the colon that ends a label stands within 80 bytes, outside brackets and marks, and before a space.
func TestLabelColon(t *testing.T) {
	label := func(n int) string { return strings.Repeat("x", n) }
	for text, want := range map[string]string{
		"Ann: I saw it.": "Ann", "Ann:I saw it.": "", "Ann:": "", "Ann (nurse: retired): I saw it.": "Ann (nurse: retired)", "Ann [nurse: retired]: I saw it.": "Ann [nurse: retired]", "Ann saw 12:30: it rained.": "Ann saw 12:30",
		label(79) + ": I saw it.": label(79), label(80) + ": I saw it.": "", "Why? Ann: I saw it.": "", "Ann; Bo: I saw it.": "", "No! Ann: I saw it.": "", "Ann “Bo” Fox: I saw it.": "",
		"«Вести»: Где?": "«Вести»", "“News”: Where?": "“News”", "„Blatt“: Wo?": "„Blatt“", "«Вести: Где»: Кто?": "«Вести: Где»", "«Вести» и: Кто?": "", "«Вести» : Кто?": "«Вести» ", "Вести»: Кто?": "",
		"\"News\": Where?": "\"News\"", "It leaks.": "",
	} {
		got := ""
		if k := labelColon(text); k > 0 {
			got = text[:k]
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestIsLabel: one to five words with capitals, with words that bind names between them, or an office.
func TestIsLabel(t *testing.T) {
	for _, c := range []struct {
		language, label string
		want            bool
	}{
		{"en", "", false}, {"en", "Ann", true}, {"en", "ann", false}, {"en", "Ann Bo Cy Dee Fox", true}, {"en", "Ann Bo Cy Dee Eve Fox", false}, {"en", "Ann of the Mills", true}, {"en", "Ann saw it", false}, {"en", "The keeper", true},
		{"en", "The weir", false}, {"en", "Ann keeper", false}, {"en", "President elect", false}, {"fr", "Le président", true}, {"fr", "Luc président", false}, {"fr", "Le pont", false}, {"fr", "Anne de Marchal", true},
	} {
		s := &shape{t: lexis.TongueOf("", c.language)}
		if got := s.isLabel(strings.Fields(c.label)); got != c.want {
			t.Errorf("%s: %v", c.label, got)
		}
	}
}

// TestQuestion: a paragraph that is one short question without marks.
func TestQuestion(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n-1) + "?" }
	for text, want := range map[string]bool{
		"Why now?": true, "**Why now?**": true, "_Why now?_": true, "Why now": false, "Why “now”?": false, "Why «now»?": false, "It is old. Why now?": true, "It is old. It leaks. Why now?": false, long(239): true, long(240): false,
	} {
		s := &shape{body: text, t: lexis.TongueOf("", "en"), paras: []prose.Span{{Start: 0, End: len(text)}}}
		if got := s.question(0); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestSet: a paragraph is strong if all of it is.
func TestSet(t *testing.T) {
	for text, want := range map[string]bool{"[b]Why now?[/b]": true, "[b]Why[/b] now?": false, "Why [b]now?[/b]": false, "Why now?": false, "[b][b]Why[/b] now?[/b]": false} {
		body, strong := withoutMarkup(text)
		s := &shape{body: body, paras: []prose.Span{{Start: 0, End: len(body)}}, strong: strong}
		if got := s.set(0); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestLeadsIn: what stands before a dash says who speaks: a verb of saying or a name, with a colon.
func TestLeadsIn(t *testing.T) {
	s := &shape{t: lexis.TongueOf("", "pl")}
	for text, want := range map[string]bool{
		"Anna Kruk: –": true, "Anna Kruk: ": true, "Anna Kruk mówi: –": true, "Kruk mówi wprost: –": true, "Anna: –": false, "Plan był taki: –": false, "Anna Kruk wczoraj: –": false, "Anna Kruk mówi. Plan był taki: –": false,
		"Anna Kruk mówi. –": false, "Anna Kruk –": false, "Było zimno. Anna Kruk: –": true, "–": false,
	} {
		if got := s.leadsIn(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestQuotationsCJK: pairs of marks; others inside them are text, and so are signs without a partner.
func TestQuotationsCJK(t *testing.T) {
	for body, want := range map[string]string{
		"「橋」と「川」": "橋|川", "「橋": "", "「」": "", "「」「橋」": "橋", "「橋”川」": "橋”川", "“橋」川”": "橋」川", "橋」「川」": "川", "「橋\n川」": "", "「橋\n「川」": "川", "“橋「川」”": "橋「川」", "「橋「川」」": "橋「川",
	} {
		var got []string
		for _, q := range quotationsCJK(body) {
			got = append(got, q.Pieces[0].Of(body))
			if q.Outer.Start+len("「") != q.Pieces[0].Start || q.Outer.End-len("」") != q.Pieces[0].End {
				t.Errorf("%s: %v around %v", body, q.Outer, q.Pieces)
			}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%s: %q, want %q", body, g, want)
		}
	}
}
