package prose

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"seedfeed/feed/testkit"
)

func TestParagraphs(t *testing.T) {
	for body, want := range map[string][]string{
		"":                          nil,
		" \n\n \n":                  nil,
		"one":                       {"one"},
		"one\ntwo\n\nthree\n":       {"one\ntwo", "three"},
		"\n\n one \n \t\n\n\n two ": {"one", "two"},
		"one\r\n\r\ntwo":            {"one", "two"},
	} {
		var got []string
		for _, p := range Paragraphs(body) {
			got = append(got, p.Of(body))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q\n%s", body, diff)
		}
	}
}

func TestWords(t *testing.T) {
	for body, want := range map[string]string{
		"Mr. O’Neill's well-known U.S. plan": "Mr O’Neill's well-known U.S. plan",
		"1,200 at 5:30, or 3.5%":             "1,200 at 5:30 or 3.5",
		"‘quoted’ and “more”…":               "quoted and more",
		"Fox‘s ‘so’ and so‘so":               "Fox‘s so and so so",
		"Ærø, 北京 -- naïve":                   "Ærø 北京 naïve",
		"a co‑op, a well‐known so\u00adul at R&D, bell@pier.example, sea_mile": "a co‑op a well‐known so\u00adul at R&D bell@pier.example sea_mile",
		"Fox‘t, Fox‘some, Fox‘s":                                               "Fox t Fox some Fox‘s",
		"a,5 5,a a:b 5:5 5;5":                                                  "a 5 5 a a b 5:5 5 5",
		"v 3.5. or U.S.: ab.cd. or abc.de. or a.bcd. 5.a":                      "v 3.5 or U.S. ab.cd. or abc.de or a.bcd 5.a",
		"नाव कि ٣ х":                                                           "नाव कि ٣ х",
		"":                                                                     "",
	} {
		var got []string
		for _, w := range Words(body, Span{0, len(body)}) {
			got = append(got, w.Of(body))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}

// TestLowerWords: words are set in lower case, short and long ones, and stay as they were while others come.
func TestLowerWords(t *testing.T) {
	var lower LowerWords
	lower.Reset(10)
	var got, want []string
	for _, w := range []string{"AZaz@[`{09", "", "Bell’s", "ÄRGER", "U.S.", strings.Repeat("Weir", 8), strings.Repeat("Weir", 8) + "S", strings.Repeat("Weir", 9)} {
		got, want = append(got, lower.Of(w)), append(want, strings.ToLower(w))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSpanOf: only what is inside a body is cut out of it.
func TestSpanOf(t *testing.T) {
	const body = "The ferry"
	for in, want := range map[Span]string{
		{0, 9}: body, {0, 3}: "The", {8, 9}: "y", {-1, 3}: "", {4, 10}: "", {4, 4}: "", {5, 4}: "", {9, 9}: "",
	} {
		if got := in.Of(body); got != want {
			t.Errorf("%v: %q, want %q", in, got, want)
		}
	}
}

// TestTrim: white space around a paragraph and a sentence is part of neither, and other characters that do not show are.
func TestTrim(t *testing.T) {
	for body, want := range map[string]string{
		"One. ": "One.", " One.": "One.", "\u00a0One.\u2003": "One.", "\tÉté ": "Été", "\x01One\x7f": "\x01One\x7f", "é": "é", " \u00a0 ": "",
	} {
		var got, sentences string
		for _, p := range Paragraphs(body) {
			got = p.Of(body)
		}
		for _, s := range Sentences(body, Span{0, len(body)}) {
			sentences += s.Of(body)
		}
		if got != want || sentences != want {
			t.Errorf("%q: paragraph %q, sentences %q, want %q", body, got, sentences, want)
		}
	}
}

// TestBounds: spans that are not inside the body are limited to it.
func TestBounds(t *testing.T) {
	const body = "The ferry sails."
	for in, want := range map[Span]int{
		{-9, 99}: 3, {4, 9}: 1, {9, 4}: 0, {50, 9}: 0, {9, -50}: 0, {50, 99}: 0, {-9, -5}: 0,
	} {
		words, sentences := Words(body, in), Sentences(body, in)
		if len(words) != want || len(sentences) != min(want, 1) {
			t.Errorf("%v: words %v, sentences %v, want %d and %d", in, words, sentences, want, min(want, 1))
		}
		if got := in.Of(body); got != "" && want == 0 {
			t.Errorf("%v: %q", in, got)
		}
	}
}

func TestFold(t *testing.T) {
	for s, want := range map[string]string{
		"‘The  Ferry’s—late!’":  "the ferrys late",
		"ﬁnd ﬀ":                 "find ff",
		"ÄRGER":                 "ärger",
		"...":                   "",
		"an Ærø—Ère":            "an ærø ère",
		"@A Z[ `a z{ /0 9:":     "a z a z 0 9",
		"so\u00adul, e\u0301té": "soul été",
		"2½ m², Ⅳ, 二〇, ٣":       "21 2 m2 iv 二〇 ٣",
		"नाव। कि":               "नाव कि",
	} {
		if got := Fold(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if got := string(AppendFold([]byte("pier"), "—"+s)); got != "pier"+want {
			t.Errorf("%q: %q behind pier, want %q", s, got, want)
		}
	}
}

func TestEndsWhole(t *testing.T) {
	for s, want := range map[string]bool{
		"It sails.": true, "It sails!’": true, "(It sails.) ": true, "So it does…": true, "So it does...": true,
		"It left the U.S.": true, "It sails": false, "It met Mr.": false, "by John F.": false, "": false, "”": false,
		"It met Mr!": true, "It was I.": true, "by J.F.": true, "It sails.\n": true, "It sails. a": false, "It sails.,": false, "It sails –": false,
		"It sails.”’»›“«)]}\"'」』】）》": true, "It sails”’»›“«)]}\"'」』】）》": false, "船。": true, "vitamin 5.": true, "the inc.": true, "MR.": false, ".": true,
	} {
		if got := EndsWhole(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// check tests what is true of every text: spans are inside the body, in order and without overlap.
func check(t *testing.T, body string) {
	t.Helper()
	apart := func(what string, spans []Span, in Span) {
		at := in.Start
		for _, s := range spans {
			if s.Start < at || s.End <= s.Start || s.End > in.End {
				t.Fatalf("%s %v behind %d, in %v of %q", what, s, at, in, body)
			}
			at = s.End
		}
	}
	paragraphs := Paragraphs(body)
	whole := Span{0, len(body)}
	apart("paragraph", paragraphs, whole)
	for _, p := range paragraphs {
		apart("sentence", Sentences(body, p), p)
		apart("word", Words(body, p), p)
	}
	var outer []Span
	for _, q := range Quotations(body) {
		outer = append(outer, q.Outer)
		apart("piece", q.Pieces, q.Outer)
		if len(q.Pieces) == 0 {
			t.Fatalf("quotation without words at %v of %q", q.Outer, body)
		}
	}
	apart("quotation", outer, whole)
	if want := Read(body); !reflect.DeepEqual(ReadSplit(body, want.Sentences), want) {
		t.Errorf("%q is read otherwise when its sentences are known", body)
	}
	Fold(body)
	EndsWhole(body)
}

func FuzzProse(f *testing.F) {
	f.Add("“One.\n\n“Two,” said Mr. Bell. ‘It’s the States’ ’90s 5'10\".’")
	f.Add("»«„“‹›''\"\"<a href=\"x\">")
	f.Add("\xff‘\xfe’")
	f.Fuzz(func(t *testing.T, body string) { check(t, body) })
}

// TestLinear: no text takes more than linear time, whatever marks it is full of.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"“", "‘a", "’ ", "\"a ", "'s x", "s’ x ", "“a\n\n", "‘a\n\n", "a.) ", "<a ", "!?", "Mr. ", "“a” ", "A. B. ", "\n \n", "「船", "「船。", "船。」", "“船。", "「船。\n\n", "5 p.m. Bell "} {
		if took := testkit.Cost(func() { check(t, strings.Repeat(unit, 40_000)) }); took > 20*time.Second {
			t.Errorf("%q: %s", unit, took)
		}
	}
}

func BenchmarkProse(b *testing.B) {
	body := strings.Repeat("The harbour board met on Monday, and Mr. Bell said: “We won’t sell the sailors’ boat.” It cost $1,200 in the U.S. last year.\n\n", 60)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range Paragraphs(body) {
			Sentences(body, p)
			Words(body, p)
		}
		Quotations(body)
	}
}

// TestFoldPlain folds ASCII alone and beside a letter beyond it, which takes another way through Fold.
func TestFoldPlain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		b := make([]byte, rng.IntN(20))
		for i := range b {
			b[i] = byte(rng.IntN(utf8.RuneSelf))
		}
		s := string(b)
		if got, want := Fold(s), strings.TrimSuffix(strings.TrimSuffix(Fold(s+" é"), "é"), " "); got != want {
			t.Fatalf("Fold(%q) = %q, want %q", s, got, want)
		}
	}
}

// TestCompact: what compact takes as it is folds as its normalized form does.
func TestCompact(t *testing.T) {
	n := 0
	for r := rune(1); r < 0x3000; r++ {
		s := "a" + string(r) + "b"
		if r >= utf8.RuneSelf && !compact(r) {
			continue
		}
		n++
		if got, want := Fold(s), Fold(norm.NFKC.String(s)); got != want {
			t.Errorf("%U: Fold = %q, normalized %q", r, got, want)
		}
	}
	if n < 200 {
		t.Errorf("only %d characters are compact", n)
	}
}

// TestRead checks that a Text agrees with Paragraphs, Sentences and Quotations.
func TestRead(t *testing.T) {
	for _, body := range []string{"", " \n\n ", "One. Two.", "“One,” he said. Two!\n\n\n\nThree.\n\n“Four.\n\n“Five.”"} {
		text := Read(body)
		if !slices.Equal(text.Paragraphs, Paragraphs(body)) || !cmp.Equal(text.Quotations, Quotations(body)) {
			t.Errorf("%q: got %v", body, text)
		}
		var all []Span
		for i, p := range text.Paragraphs {
			if got, want := text.SentencesOf(i), Sentences(body, p); !slices.Equal(got, want) {
				t.Errorf("%q: paragraph %d: got sentences %v, want %v", body, i, got, want)
			}
			all = append(all, text.SentencesOf(i)...)
		}
		if !slices.Equal(all, text.Sentences) {
			t.Errorf("%q: got sentences %v, want %v", body, text.Sentences, all)
		}
	}
}
