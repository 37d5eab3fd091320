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
		"":                                   "",
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
		"‘The  Ferry’s—late!’": "the ferrys late",
		"ﬁnd ﬀ":                "find ff",
		"ÄRGER":                "ärger",
		"...":                  "",
	} {
		if got := Fold(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestEndsWhole(t *testing.T) {
	for s, want := range map[string]bool{
		"It sails.": true, "It sails!’": true, "(It sails.) ": true, "So it does…": true, "So it does...": true,
		"It left the U.S.": true, "It sails": false, "It met Mr.": false, "by John F.": false, "": false, "”": false,
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
		start := time.Now()
		check(t, strings.Repeat(unit, 40_000))
		if took := time.Since(start); took > 20*time.Second {
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
