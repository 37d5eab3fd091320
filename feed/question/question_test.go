package question

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"seedfeed/feed/testkit"
)

var foldTests = []struct{ name, text, want string }{
	{"empty", "", ""},
	{"signs alone", " -- … ¿! ", ""},
	{"capitals and signs", "The Harbour, Ltd.", "the harbour ltd"},
	{"apostrophes part words", "Anna's l’eau O'Brien", "anna s l eau o brien"},
	{"hyphens part words", "e-mail", "e mail"},
	{"soft hyphen", "har\u00adbour", "harbour"},
	{"accents", "Ångström naïve Žižek Łódź", "angstrom naive zizek lodz"},
	{"accents of their own", "Angstro\u0308m", "angstrom"},
	{"letters that stand alone", "Straße Ærø Ðorđe Œuvre", "strasse aero dorde oeuvre"},
	{"capital sharp s", "STRAẞE", "strasse"},
	{"Greek with its last sigma", "Λόγος ΛΟΓΟΣ", "λογοσ λογοσ"},
	{"Cyrillic", "Ёлка Йод", "елка иод"},
	{"Turkish", "İstanbul ısı", "istanbul isi"},
	{"Arabic with its vowels", "كِتَابٌ", "كتاب"},
	{"Arabic, stretched", "كتـــاب", "كتاب"},
	{"Hebrew with points", "שָׁלוֹם", "שלום"},
	{"Chinese", "东京 GDP成長", "东 京 gdp 成 長"},
	{"Japanese", "が、カード", "が カ ー ド"},
	{"half width", "ｶﾞ", "ガ"},
	{"Thai keeps its vowel marks", "ที่", "ที่"},
	{"Korean", "한국", "한국"},
	{"Korean in parts", "\u1112\u1161\u11ab국", "한국"},
	{"parts of Korean syllables", "ㅋㅋ 웃음", "ㅋㅋ 웃음"},
	{"half-width parts of Korean syllables", "ﾡ다", "ﾡ다"},
	{"wide letters", "ＡＢＣ１", "abc1"},
	{"ligatures", "ﬁne", "fine"},
	{"no UTF-8", "a\xffb\xc3", "a b"},
	{"a mark that belongs to nothing", "\u0301a \u0e35", "a"},
	{"digits", "3.5% of 1,000", "3 5 of 1 000"},
}

func TestFold(t *testing.T) {
	for _, tt := range foldTests {
		if got := Fold(tt.text); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

var parseTests = []struct{ name, query, want string }{
	{"nothing", "", ""},
	{"a word", "q=Harbour", "q=harbour"},
	{"order of the parameters", "topic=Ports&q=cod&quotes=1&since=2026-05-01&section=News&speaker=Anna+Holm", "q=cod&speaker=anna+holm&topic=ports&section=news&since=2026-05-01&quotes=1"},
	{"empty parameters of a form", "q=cod&speaker=&topic=&section=&since=", "q=cod"},
	{"other parameters", "utm_source=x&q=cod&page=3", "q=cod"},
	{"the first of several", "q=cod&q=herring", "q=cod"},
	{"phrase", `q="Cod  Quota"`, "q=%22cod+quota%22"},
	{"phrase of one word", `q="cod"`, "q=%22cod%22"},
	{"phrase without an end", `q="cod quota`, "q=%22cod+quota%22"},
	{"quotation marks of other languages", "q=„cod quota“ «herring»", "q=%22cod+quota%22+%22herring%22"},
	{"phrase beside a word", `q=a"b c"d`, "q=a+%22b+c%22+d"},
	{"left out", `q=cod -herring -"two words"`, "q=cod+-herring+-%22two+words%22"},
	{"a dash alone", "q=- cod --", "q=cod"},
	{"compound word", "q=e-mail", "q=%22e+mail%22"},
	{"each once", "q=cod COD cöd herring", "q=cod+herring"},
	{"Chinese", "q=东京", "q=%E4%B8%9C%E4%BA%AC"},
	{"Chinese as a phrase is the same", `q="东京"`, "q=%E4%B8%9C%E4%BA%AC"},
	{"Chinese and Latin", "q=GDP成長", "q=gdp%E6%88%90%E9%95%B7"},
	{"Chinese with spaces", `q="东京 上海"`, "q=%E4%B8%9C%E4%BA%AC%E4%B8%8A%E6%B5%B7"},
	{"signs of regular expressions", `q=.*+(a|b)$ [^x] \d{3}`, "q=%22a+b%22+x+%22d+3%22"},
	{"signs alone", "q=.*&quotes=1", ""},
	{"quotations alone are no question", "quotes=1", ""},
	{"day", "since=2026-05-03", "since=2026-05-03"},
	{"month", "since=2026-05", "since=2026-05-01"},
	{"year", "since=2026", "since=2026-01-01"},
	{"quotes said otherwise", "q=cod&quotes=on", "q=cod&quotes=1"},
	{"no quotes", "q=cod&quotes=0", "q=cod"},
	{"speaker by the name in an address", "speaker=anna-holm", "speaker=anna+holm"},
	{"broken encoding", "q=cod&speaker=%zz", "q=cod"},
	{"semicolon", "q=cod;x&topic=a", "topic=a"},
	{"no UTF-8", "q=%ff%fecod", "q=cod"},
}

func TestParse(t *testing.T) {
	for _, tt := range parseTests {
		query := strings.ReplaceAll(tt.query, " ", "%20")
		q, err := Parse(query)
		if got := q.Query(); err != nil || got != tt.want {
			t.Errorf("%s: Parse(%q).Query() = %q, %v, want %q", tt.name, query, got, err, tt.want)
		}
		if q.Empty() != (tt.want == "") {
			t.Errorf("%s: Empty() = %v", tt.name, q.Empty())
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct{ name, query, why string }{
		{"10 KB", "q=" + strings.Repeat("cod+", 2500), `too long: "q"`},
		{"a topic of signs", "q=cod&topic=..", `"topic" has no letter`},
		{"a speaker of signs", "q=cod&speaker=!%00", `"speaker" has no letter`},
		{"a section of signs", "section=../", `"section" has no letter`},
		{"a long speaker", "speaker=" + strings.Repeat("a", 1001), `too long: "speaker"`},
		{"many words", "q=" + words(33), "32 words"},
		{"no day", "since=yesterday", `the day "yesterday"`},
		{"a day that there is not", "since=2026-02-30", `the day "2026-02-30"`},
	} {
		if q, err := Parse(tt.query); err == nil || !strings.Contains(err.Error(), tt.why) || !q.Empty() {
			t.Errorf("%s: %v, %q; want an error with %q", tt.name, err, q.Query(), tt.why)
		}
	}
	if q, err := Parse("q=" + words(32)); err != nil || len(q.terms) != 32 {
		t.Errorf("32 words: %v, %d terms", err, len(q.terms))
	}
}

// words returns so many different words.
func words(n int) string {
	var list []string
	for i := range n {
		list = append(list, "w"+strings.Repeat("x", i))
	}
	return strings.Join(list, "+")
}

func TestSame(t *testing.T) {
	const canonical = "q=cod+%22a+b%22&speaker=anna+holm"
	for query, want := range map[string]bool{
		canonical: true,
		"q=cod%20%22a%20b%22&speaker=anna%20holm": true,
		`q=cod+"a+b"&speaker=anna+%68olm`:         true,
		"speaker=anna+holm&q=cod+%22a+b%22":       false,
		"q=cod+%22a+b%22&speaker=anna+holm&x=1":   false,
		"q=Cod+%22a+b%22&speaker=anna+holm":       false,
		"q=cod+%zz":                               false,
		"":                                        false,
	} {
		if got := Same(query, canonical); got != want {
			t.Errorf("Same(%q) = %v", query, got)
		}
	}
}

// article is an example with every kind of part.
var article = Text{
	Title:   "The Harbour's Last Winter",
	Tags:    []string{"Ports", "Fishing Quotas"},
	Summary: []string{"The council of Møltby closes the harbour.", "Boats move to the new pier."},
	Quotes: []Quote{
		{"We asked for ten years.", "Anna Holm"},
		{"Cod or nothing!", "Bo Lund"},
		{"Nobody told the crews.", ""},
		{"東京の港は広い", "鈴木一郎"},
	},
	Body: "Ice lay on the slipway when the harbourmaster locked the gate. Anna Holm left early.",
}

func TestHits(t *testing.T) {
	var text []byte
	for _, tt := range []struct {
		name, query      string
		articles, quotes int
	}{
		{"title", "q=winter", 1, 4},
		{"beginning of a word", "q=harb", 1, 4},
		{"middle of a word", "q=arbour", 0, 0},
		{"possessive", "q=harbour", 1, 4},
		{"whole word", `q="harb"`, 0, 0},
		{"whole word at the end of a line", `q="pier"`, 1, 0},
		{"phrase", `q="new pier"`, 1, 0},
		{"phrase that begins inside a word", `q="ew pier"`, 0, 0},
		{"phrase over two parts", `q="harbour boats"`, 0, 0},
		{"all words", "q=winter+pier", 1, 0},
		{"one word is missing", "q=winter+summer", 0, 0},
		{"left out", "q=winter+-pier", 0, 4},
		{"left out and not there", "q=winter+-summer", 1, 4},
		{"left out alone", "q=-summer", 1, 4},
		{"left out of the quotations", "q=winter+-cod", 0, 3},
		{"words of a quotation", "q=cod", 1, 1},
		{"words of two quotations", "q=cod+crews", 1, 0},
		{"a speaker among the words", "q=holm", 1, 1},
		{"accents and stroke", "q=moltby", 1, 0},
		{"tag among the words", "q=quotas", 1, 4},
		{"speaker", "speaker=Holm", 1, 1},
		{"whole name", "speaker=anna-holm", 1, 1},
		{"part of a name", "speaker=hol", 0, 0},
		{"said by nobody", "speaker=winter", 0, 0},
		{"speaker and words", "speaker=lund&q=cod", 1, 1},
		{"words that somebody else said", "speaker=holm&q=cod", 1, 0},
		{"topic", "topic=ports", 1, 4},
		{"topic of two words", "topic=fishing+quotas", 1, 4},
		{"part of a topic", "topic=fishing", 0, 0},
		{"topic that is a word", "topic=cod", 0, 0},
		{"Japanese, inside a text", "q=港", 1, 1},
		{"Japanese, two characters", "q=の港", 1, 1},
		{"Japanese, not side by side", "q=東港", 0, 0},
		{"Japanese speaker", "speaker=鈴木一郎", 1, 1},
		{"Japanese family name", "speaker=鈴木", 1, 1},
		{"the whole text", "q=slipway", 1, 0},
		{"signs in the words", `q=.*&topic=Ports`, 1, 4},
		{"day alone", "since=2026", 1, 4},
	} {
		for _, quotes := range []bool{false, true} {
			q, err := Parse(tt.query)
			if err != nil {
				t.Fatal(tt.name, err)
			}
			q.Quotes = quotes
			want := tt.articles
			if quotes {
				want = tt.quotes
			}
			if got := q.Hits(article.Append(text[:0])); got != want {
				t.Errorf("%s: %q, quotations %v: %d hits, want %d", tt.name, tt.query, quotes, got, want)
			}
			if fitting := q.Fitting(article); quotes && q.fits(article.Append(nil)) && len(fitting) != want {
				t.Errorf("%s: %q: fitting %v, want %d", tt.name, tt.query, fitting, want)
			}
		}
	}
	var none Text
	if q, _ := Parse("q=-a"); q.Hits(none.Append(nil)) != 1 {
		t.Error("an article without words does not fit what only leaves out")
	}
}

func TestMarks(t *testing.T) {
	for _, tt := range []struct{ name, query, text, want string }{
		{"a word", "q=cod", "No cod, no codfish.", "No [cod], no [codfish]."},
		{"accents", "q=molt", "In Møltby", "In [Møltby]"},
		{"own accents", "q=angstrom", "1 Angstro\u0308m.", "1 [Angstro\u0308m]."},
		{"phrase", `q="new pier"`, "the new – pier, new piers", "the [new – pier], new piers"},
		{"overlap", "q=har+harbour", "harbour", "[harbour]"},
		{"in another order than asked for", "q=pier+cod+pi", "cod pier cod", "[cod] [pier] [cod]"},
		{"side by side", "q=東+京", "東京", "[東][京]"},
		{"repeated", `q="a b a"`, "a b a b a", "[a b a] b a"},
		{"left out", "q=-cod+pier", "cod pier", "cod [pier]"},
		{"ligature", "q=fi", "ﬁne", "[ﬁne]"},
		{"sharp s", "q=strasse", "Die Straße.", "Die [Straße]."},
		{"nothing", "q=cod", "", ""},
	} {
		q, err := Parse(strings.ReplaceAll(tt.query, " ", "+"))
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		last := 0
		for _, m := range q.Marks(tt.text) {
			b.WriteString(tt.text[last:m.Start] + "[" + tt.text[m.Start:m.End] + "]")
			last = m.End
		}
		if got := b.String() + tt.text[last:]; got != tt.want {
			t.Errorf("%s: %q in %q: %q, want %q", tt.name, tt.query, tt.text, got, tt.want)
		}
	}
}

func TestInSection(t *testing.T) {
	for _, tt := range []struct {
		section, folders string
		want             bool
	}{
		{"", "", true}, {"news", "", false}, {"news", "news", true}, {"News", "NEWS", true},
		{"news", "news news/local", true}, {"local", "news news/local", true}, {"news/local", "news news/local", true},
		{"a", "news", false}, {"news", "newsroom", false},
	} {
		q, _ := Parse("section=" + url.QueryEscape(tt.section))
		if got := q.InSection(strings.Fields(tt.folders)); got != tt.want {
			t.Errorf("section %q has %q: %v", tt.section, tt.folders, got)
		}
	}
}

// FuzzParse: a canonical query parses to the same question, and what is found with it is the same.
func FuzzParse(f *testing.F) {
	for _, tt := range parseTests {
		f.Add(tt.query, "The harbour of Møltby 東京 e-mail")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		q, err := Parse(query)
		if err != nil {
			return
		}
		canonical := q.Query()
		again, err := Parse(canonical)
		if err != nil || again.Query() != canonical || !slices.Equal(again.terms, q.terms) {
			t.Fatalf("%q: canonical %q, of that %q, %v", query, canonical, again.Query(), err)
		}
		if canonical != "" && !Same(canonical, canonical) {
			t.Fatalf("%q is not the same as itself", canonical)
		}
		searched := Text{Title: text, Quotes: []Quote{{text, "A"}, {"b", text}}, Body: text}
		if line := searched.Append(nil); q.Hits(line) != again.Hits(line) {
			t.Fatalf("%q: other hits than %q", query, canonical)
		}
		checkMarks(t, &q, text)
	})
}

func checkMarks(t *testing.T, q *Question, text string) {
	last := 0
	for _, m := range q.Marks(text) {
		if m.Start < last || m.End <= m.Start || m.End > len(text) || utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
			t.Fatalf("%q in %q: mark %v", q.Query(), text, m)
		}
		last = m.End
	}
}

// FuzzFold: a folded text has single spaces, stays as it is when folded again, and is found in what it was made from.
func FuzzFold(f *testing.F) {
	for _, tt := range foldTests {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := Fold(text)
		if again := Fold(got); again != got {
			t.Fatalf("Fold(%q) = %q, and of that %q", text, got, again)
		}
		if strings.Contains(got, "  ") || strings.TrimSpace(got) != got || strings.ContainsAny(got, "\n\"") || !utf8.ValidString(got) {
			t.Fatalf("Fold(%q) = %q", text, got)
		}
		if unfold := Unfold(got); Fold(unfold) != got {
			t.Fatalf("Fold(%q) = %q, written %q, and that folds to %q", text, got, unfold, Fold(unfold))
		}
		one := Text{Title: text}
		if whole := (term{text: got, whole: true}); got != "" && !whole.in(one.Append(nil)) {
			t.Fatalf("%q is not found in its own text", text)
		}
	})
}

// TestLinear: what is searched and asked costs time in proportion to its length.
func TestLinear(t *testing.T) {
	for _, tt := range []struct{ name, unit, query string }{
		{"one letter", "a ", "q=" + strings.Repeat("a+", 30)},
		{"one long word", "a", "q=" + strings.Repeat("a", 900)},
		{"marks without end", "e\u0301\u0301", "q=e"},
		{"marks of another script", "\u0e35", "q=e"},
		{"a name in every line", "anna ", "speaker=anna"},
		{"conjoining letters", "\u1161", "q=e"},
		{"no UTF-8", "\xff", "q=e"},
	} {
		q, err := Parse(tt.query)
		if err != nil {
			t.Fatal(tt.name, err)
		}
		ask := func(n, times int) func() {
			text := Text{Title: "x", Body: strings.Repeat(tt.unit, n/len(tt.unit))}
			for range 20 {
				text.Quotes = append(text.Quotes, Quote{text.Body[:min(len(text.Body), n/100)], "b"})
			}
			q.Quotes = true
			return func() {
				for range times {
					line := text.Append(nil)
					q.Hits(line)
					q.Marks(text.Body)
				}
			}
		}
		testkit.AtMost(t, tt.name+", one long text", 12, ask(320_000, 1), ask(10_000, 32)) // it would be 32 if time were quadratic
	}
}

func BenchmarkHits(b *testing.B) {
	var all [][]byte
	size := 0
	for range 10_000 {
		text := article
		text.Body = ""
		for range 6 {
			text.Quotes = append(text.Quotes, Quote{"The harbor belongs to those who have to mend their nets in it, in winter and at night.", "Bo Lund"})
		}
		all = append(all, text.Append(nil))
		size += len(all[len(all)-1])
	}
	for _, query := range []string{"q=harbour", "q=zebra", "q=the+harbour+mend", "q=harbour&quotes=1", "speaker=lund&since=2026"} {
		b.Run(query, func(b *testing.B) {
			q, _ := Parse(query)
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, text := range all {
					q.Hits(text)
				}
			}
		})
	}
}

func TestAppendIsReadable(t *testing.T) {
	text := Text{Title: "A  b", Quotes: []Quote{{"…", "Nobody"}, {"Yes.", ""}}}
	if got := string(text.Append([]byte("before "))); got != "before t a b \nq yes \n" {
		t.Errorf("%q", got)
	}
	if bytes.Count(article.Append(nil), []byte("\n")) != 1+2+2+7+1 {
		t.Errorf("lines of %s", article.Append(nil))
	}
}

func BenchmarkFold(b *testing.B) {
	for _, text := range []string{"The harbour of this town.", "Гавань этого города, й.", "Der Häfen schöne Straße.", "东京的港口很大。", "한국의 항구는", "\xff\xfe"} {
		b.Run(text, func(b *testing.B) {
			text := strings.Repeat(text, 100)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Fold(text)
			}
		})
	}
}
