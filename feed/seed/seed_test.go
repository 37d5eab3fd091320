package seed

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
	"seedfeed/feed/unwrap"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// utc reads dates without a zone as of UTC.
var utc = header.Options{Zone: time.UTC}

// readAt is the time of the reading in tests of dates.
var readAt = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

// show writes an article as the golden files have it.
func show(a *Article) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	line("title", a.Title)
	line("authors", strings.Join(a.Authors, " | "))
	line("tags", strings.Join(a.Tags, " | "))
	if !a.Date.IsZero() {
		line("date", a.Date.UTC().Format(time.RFC3339))
	}
	line("language", a.Language)
	line("summary", a.Summary)
	for _, c := range a.Captions {
		line("caption", c)
	}
	b.WriteString("\n" + a.Body + "\n")
	return b.String()
}

func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(name, func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := name + filepath.Ext(archive.Files[0].Name)
			a, err := Parse(file, archive.Files[0].Data, utc)
			if err != nil {
				t.Fatal(err)
			}
			got := show(a)
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "out", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(archive.Files) < 2 {
				t.Fatal("no golden output: run with -update and read what it wrote")
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if again := show(mustParse(t, file, archive.Files[0].Data)); again != got {
				t.Error("the second reading differs")
			}
		})
	}
}

func mustParse(t *testing.T, name string, data []byte) *Article {
	t.Helper()
	a, err := Parse(name, data, utc)
	if err != nil {
		t.Fatalf("Parse(%q): %v", name, err)
	}
	return a
}

// TestCleanComesThrough: of an article without mess every word comes out, in order, but for its title.
func TestCleanComesThrough(t *testing.T) {
	for _, name := range []string{"news-clean", "essay", "minutes", "recipe", "letter", "list", "two-lines", "one-line", "one-title", "poem", "wrapped", "markup"} {
		archive, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		in := archive.Files[0].Data
		a := mustParse(t, "zz.txt", in)
		want := strings.Join(strings.Fields(string(in)), " ")
		got := strings.Join(strings.Fields(a.Title+" "+a.Body), " ")
		if a.Title == "zz" {
			got = strings.Join(strings.Fields(a.Body), " ")
		}
		if got != want {
			t.Errorf("%s: words changed:\n%s", name, cmp.Diff(want, got))
		}
	}
}

// TestCleanAtRandom does the same with articles put together at random from clean sentences, names and quotations.
func TestCleanAtRandom(t *testing.T) {
	subjects := []string{"The harbour master", "Ada Brill of the crews' union", "A baker from Lower Benning", "Mr. Rusk", "Nobody on the council", "The U.S. envoy", "Dr. J. Pardoe"}
	verbs := []string{"opened the lock at 6 a.m. with", "wrote a letter to", "walked eleven miles to see", "had never met", "paid £3.50 to", "was photographed (twice) with", "spoke for an hour about"}
	objects := []string{"the keeper of the toll house", "her brother in the U.S.", "a man named Peters", "the mayor of St. Ruan", "people from the next valley, who were tired", "“the best cook in the county”", "three sacks of meal and a goat"}
	rng := rand.New(rand.NewPCG(7, 9))
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	for round := range 300 {
		var paras []string
		for range 3 + rng.IntN(9) {
			var sents []string
			for range 1 + rng.IntN(3) {
				s := pick(subjects) + " " + pick(verbs) + " " + pick(objects) + fmt.Sprintf(" on day %d", rng.IntN(1e6))
				if rng.IntN(4) == 0 {
					s = "“" + s + ",” she said"
				}
				sents = append(sents, s+".")
			}
			paras = append(paras, strings.Join(sents, " "))
		}
		text := "A quiet week on the water\n\n" + strings.Join(paras, "\n\n")
		a := FromText("", text)
		if want := strings.Join(paras, "\n\n"); a.Body != want || len(a.Captions) > 0 {
			t.Fatalf("round %d: %s", round, cmp.Diff(want, a.Body))
		}
	}
}

func TestTitle(t *testing.T) {
	more := "\n\nThe rest of it is here. It goes on."
	long := strings.Repeat("word ", 60)
	for _, c := range []struct{ name, file, in, title, first string }{
		{"plain", "a.txt", "Crane back at work" + more, "Crane back at work", "The rest"},
		{"sentence", "old-crane_story.txt", "The crane is back at work." + more, "old crane story", "The crane is"},
		{"sentence before a hashtag", "crane.md", "The crane is back at work. #harbour #sea" + more, "crane", "The crane is"},
		{"sentence before a sign", "crane.md", "The crane is back at work. 🚢" + more, "crane", "The crane is"},
		{"sentence before a reference", "crane.md", "The crane is back at work. [@roe]" + more, "crane", "The crane is"},
		{"title before a hashtag", "x.md", "Crane back at work #harbour" + more, "Crane back at work #harbour", "The rest"},
		{"too long", "dir/long.txt", long + more, "long", "word word"},
		{"a German sentence", "x.txt", "Ada Roe sagte: „Der Kran läuft wieder.“" + more, "x", "Ada Roe"},
		{"a Danish sentence", "x.txt", "Ada Roe sagde: »Kranen kører igen.«" + more, "x", "Ada Roe"},
		{"a French sentence", "x.txt", "Ada Roe a dit : « La grue remarche. »" + more, "x", "Ada Roe"},
		{"a German title", "x.txt", "Wieder Arbeit am Kran „Ada“" + more, "Wieder Arbeit am Kran „Ada“", "The rest"},
		{"question", "a.txt", "Who moved the crane?" + more, "Who moved the crane?", "The rest"},
		{"question among text", "x.txt", "Who moved the crane?\nNobody knows.", "x", "Who moved"},
		{"greeting", "x.txt", "Dear Ada," + more, "x", "Dear"},
		{"label", "x.txt", "Ingredients:" + more, "x", "Ingredients"},
		{"item", "x.txt", "1. Water" + more, "x", "1. Water"},
		{"date", "x.txt", "3 March 2025" + more, "x", "3 March"},
		{"single break", "x.txt", "Crane back at work\nThe rest of it is here.", "Crane back at work", "The rest"},
		{"no name", ".txt", "It is back.", "Untitled", "It is"},
		{"caption above", "x.txt", "PHOTO: Ada by the crane. (Credit: Tom Hale)\n\nCrane back at work" + more, "Crane back at work", "The rest"},
		{"image above", "x.txt", "[Image: the old crane]\n\nCrane back at work" + more, "Crane back at work", "The rest"},
		{"quoted with an s", "x.txt", "‘I still get calls’: a talk with the keeper" + more, "‘I still get calls’: a talk with the keeper", "The rest"},
		{"quoted", "x.txt", "‘We kept it’" + more, "‘We kept it’", "The rest"},
		{"cyrillic", "x.txt", "Кран вернулся" + more, "Кран вернулся", "The rest"},
		{"by-line above", "x.txt", "By Ada Roe\n\nCrane back at work" + more, "Crane back at work", "The rest"},
		{"full stop", "x.txt", "Crane is back at work.\n\nThe crane of the old harbour lifts again after two years of rust, said the harbour master. It is loud.", "Crane is back at work", "The crane of"},
		{"a sentence before a short text", "x.txt", "The crane is back.\n\nIt lifts again.", "x", "The crane"},
		{"a sentence that leans", "x.txt", "It was a quiet week.\n\nThe crane of the old harbour lifts again after two years of rust, said the harbour master. It is loud.", "x", "It was"},
		{"name of odd signs", "a%20b\x1b[31m.txt", "It is back.", "a%20b[31m", "It is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := mustParse(t, c.file, []byte(c.in))
			if a.Title != c.title || !strings.HasPrefix(a.Body, c.first) {
				t.Errorf("Parse(%q, %q) = title %q, body %.30q; want %q, %q", c.file, c.in, a.Title, a.Body, c.title, c.first)
			}
		})
	}
}

// TestDecodeWarning: what was wrong with the bytes of a file is a warning of the article.
func TestDecodeWarning(t *testing.T) {
	a := mustParse(t, "a.txt", []byte("“One” café\n\nDie Br\xfccke ist sch\xf6n.\n"))
	if len(a.Warnings) != 1 || !strings.HasPrefix(a.Warnings[0], "text: ") {
		t.Errorf("warnings of the article: %q", a.Warnings)
	}
	if _, err := Parse("a.txt", []byte("%PDF-1.7\n"), utc); err == nil || !strings.Contains(err.Error(), "save it") {
		t.Errorf("a PDF document: %v, want an error that names a remedy", err)
	}
}

// TestLanguageOfHeader: what the header says of the language wins over the words of the text.
func TestLanguageOfHeader(t *testing.T) {
	if a := mustParse(t, "a.txt", []byte("---\nlanguage: nl\n---\nDie Fähre fährt wieder, und die Leute am Ufer haben lange darauf gewartet.")); a.Language != "nl" {
		t.Errorf("front matter says nl, language %q", a.Language)
	}
}

func TestFromText(t *testing.T) {
	text := "Crane back at work\n\nIt lifts again. It is loud."
	if a := FromText("Crane back at work", text); a.Body != text || a.Title != "Crane back at work" {
		t.Errorf("a given title is cut from the text: %q, %q", a.Title, a.Body)
	}
	if a := FromText("", text); a.Title != "Crane back at work" || a.Body != "It lifts again. It is loud." {
		t.Errorf("no title is taken from the text: %q, %q", a.Title, a.Body)
	}
	if a := FromText("", "It lifts again, and it does so all day."); a.Title == "" || a.Body != "It lifts again, and it does so all day." {
		t.Errorf("no title is made of the first words: %q, %q", a.Title, a.Body)
	}
	if a := FromText("", "By.\n\nThe old crane lifts again today."); a.Title != "The old crane lifts again today." {
		t.Errorf("title %q", a.Title)
	}
	if a := FromText("Fähre", "Die Fähre ist wieder da, und die Leute haben auf sie gewartet."); a.Language != "de" {
		t.Errorf("language %q", a.Language)
	}
	if a := FromText("", ""); a.Title != "" || a.Body != "" {
		t.Errorf("FromText of nothing = %+v", a)
	}
}

func TestHuge(t *testing.T) {
	testkit.OneGoroutine(t)
	for name, in := range map[string]string{
		"title line of 1 MB":   strings.Repeat("x", 1<<20) + "\n\nIt is here.",
		"words of 1 MB":        strings.Repeat("word ", 1<<18),
		"line of 4 MB":         strings.Repeat("It is here. ", 1<<22/12),
		"100,000 paragraphs":   strings.Repeat("It is here again today.\n\n", 100000),
		"100,000 cut lines":    strings.Repeat("It was the U.S.\n\n", 100000),
		"100,000 titles":       strings.Repeat("Mr.\n\n", 100000),
		"100,000 open lines":   strings.Repeat("Ada Brill (left) on the quay\n\nShe was there.\n\nIt was fine.\n\n", 30000),
		"open quotations":      strings.Repeat("She said: “It is\n\n", 50000),
		"rules":                strings.Repeat("---\n", 100000),
		"marks over a letter":  "a" + strings.Repeat("\u0301", 1<<18),
		"spaces":               strings.Repeat(" \t", 1<<20) + "x",
		"header without end":   "---\n" + strings.Repeat("key: value\n", 100000),
		"header of many items": "---\ntags:\n" + strings.Repeat("- a\n", 5000) + "---\nIt is.",
	} {
		var a *Article
		var err error
		if took := testkit.Cost(func() { a, err = Parse("big.txt", []byte(in), utc) }); took > 30*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
		if err == nil && utf8.RuneCountInString(a.Title) > 300 {
			t.Errorf("%s: title of %d bytes", name, len(a.Title))
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, in := range []string{"", " ", "\n\t\r\n", "\ufeff \u00a0\n", "---\nlayout: post\n---\n \n"} {
		if _, err := Parse("a.txt", []byte(in), utc); !errors.Is(err, ErrEmpty) {
			t.Errorf("Parse(%q): %v, want ErrEmpty", in, err)
		}
	}
	for _, in := range []string{"x", ".", "\n7\n", "***", "“"} {
		if a := mustParse(t, "a.txt", []byte(in)); a.Title == "" {
			t.Errorf("Parse(%q): no title", in)
		}
	}
}

// TestPageInText: a web page under the name of a plain text is refused, a text that starts with a tag is not.
func TestPageInText(t *testing.T) {
	for in, refused := range map[string]bool{
		"<!DOCTYPE html>\n<html><body><p>It is back.</p></body></html>":        true,
		"\n<html lang=en>It is back.":                                          true,
		"<div class=a>\n<p>It is back.</p>\n<p>It lifts.</p></div>":            true,
		"<b>Crane</b> back\n\nIt lifts <p>again</p>.":                          false,
		"<p>Crane</p> is how a paragraph is written.\n\nIt ends with a slash.": false,
		"Use of <p>\n\n<p>a</p><p>b</p><p>c</p> are three paragraphs of HTML.": false,
	} {
		_, err := Parse("a.txt", []byte(in), utc)
		if (err != nil) != refused || refused && !strings.Contains(err.Error(), ".html") {
			t.Errorf("Parse(%q): %v", in, err)
		}
		if _, err := Parse("a.html", []byte(in), utc); err != nil {
			t.Errorf("Parse(%q) as a page: %v", in, err)
		}
	}
}

func TestDateline(t *testing.T) {
	for in, want := range map[string]string{
		"(CNN)The ferry is back.": "The ferry is back.", "LOWER BENNING (AP) — The ferry is back.": "", "Benning, Ruan (Reuters) “It is back,” he said.": "“It is back,” he said.",
		"The harbour (AP) is a letter box.": "", "The Associated Press (AP) wrote to him.": "", "(Ada) The ferry is back.": "", "The ferry is back (AFP).": "", "Seen by the Lower Benning (PA)": "", "(": "", "(CNN)": "",
	} {
		if got := in[dateline(in):]; want != "" && got != want || want == "" && got != in {
			t.Errorf("dateline of %q leaves %q, want %q", in, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		if archive, err := txtar.ParseFile(path); err == nil {
			f.Add(archive.Files[0].Data)
		}
	}
	f.Add([]byte("\xff\xfeA\x00\n\x00"))
	f.Add([]byte("A\x91b\x92 \x81"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Parse("a.txt", data, utc)
		if err != nil {
			return
		}
		checkArticle(t, a)
	})
}

// checkArticle holds what is promised of every article.
func checkArticle(t *testing.T, a *Article) {
	t.Helper()
	if a.Title == "" || strings.Contains(a.Title, "\n") || utf8.RuneCountInString(a.Title) > 300 {
		t.Errorf("title %q", a.Title)
	}
	for _, s := range append([]string{a.Title, a.Body, a.Summary, a.Language, a.Link, a.Image}, a.Captions...) {
		if !utf8.ValidString(s) || plaintext.Clean(s) != s {
			t.Errorf("unclean text %q", s)
		}
	}
	if want := prose.Split(a.Body).Sentences; a.Sentences != nil && !slices.Equal(a.Sentences, want) {
		t.Errorf("sentences of %q: %v, want %v", a.Body, a.Sentences, want)
	}
	checkPlaces(t, a)
}

// checkPlaces holds that the blocks of an article are its body: each at its place, in order, and between them nothing but
// the marks of items; and that each text but code is one line.
func checkPlaces(t *testing.T, a *Article) {
	t.Helper()
	end := 0
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Kind != markup.Code && strings.ContainsAny(b.Text, "\n\t") {
			t.Errorf("block %q", b.Text)
		}
		for _, s := range b.Spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(b.Text) {
				t.Errorf("block %q has span %+v", b.Text, s)
			}
		}
		if b.At < 0 {
			continue
		}
		if b.At < end || b.At+len(b.Text) > len(a.Body) || a.Body[b.At:b.At+len(b.Text)] != b.Text {
			t.Fatalf("block %q is not at %d of %q", b.Text, b.At, a.Body)
		}
		if mark := strings.TrimSpace(a.Body[end:b.At]); mark != "" && (b.Kind != markup.Item || !unwrap.ListItem(mark+" x")) {
			t.Errorf("between blocks stands %q", mark)
		}
		end = b.At + len(b.Text)
	}
	if rest := strings.TrimSpace(a.Body[end:]); rest != "" {
		t.Errorf("no block has %q", rest)
	}
	r := a.Readable()
	if len(r) != len(a.Body) {
		t.Fatalf("readable text of %d bytes for %d", len(r), len(a.Body))
	}
	for i := range len(r) {
		if r[i] != a.Body[i] && (r[i] != ' ' || a.Body[i] == '\n') {
			t.Fatalf("readable text %q for %q", r, a.Body)
		}
	}
}

// TestLoneDash: lines that begin with a long dash are a list where they follow each other. Alone, or with blank lines between them, they
// are signatures or a dialogue.
func TestLoneDash(t *testing.T) {
	for lines, want := range map[string]int{
		"— A lamp\n— A bell": 2, "– A lamp\n– A bell\n– A boat": 3, "- A lamp": 1, "— Ada Brill in Ruan": 0, "— No, she said.\n\n— Yes, he said.": 0, "— A lamp\n— A bell\n\n— No, she said.": 2,
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\nThe council met on Monday and voted.\n\n"+lines+"\n\nIt meets again in May.\n"))
		n := 0
		for _, b := range a.Blocks {
			if b.Kind == markup.Item {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d items, want %d", lines, n, want)
		}
	}
}

// TestStanza: short lines without blank lines between them stay lines of one paragraph.
func TestStanza(t *testing.T) {
	for lines, want := range map[string]string{
		"Slow is the river,\nslow is the day,\nnobody waits.\n\nDark is the water,\ndark is the sky.\n\nAll is\nstill": "<p>Slow is the river,<br>\nslow is the day,<br>\nnobody waits.</p>\n<p>Dark is the water,</p>\n<p>dark is the sky.</p>\n<p>All is<br>\nstill</p>\n",
		"Ada Brill\nThe Lock\nRuan\n\nBenning": "<p>Ada Brill<br>\nThe Lock<br>\nRuan</p>\n<p>Benning</p>\n",
		"It is open.\nIt is wet.\nIt is old":   "<p>It is open.</p>\n<p>It is wet.</p>\n<p>It is old</p>\n",
		"It is\n- old\n- wet":                  "<p>It is</p>\n<ul>\n<li>old</li>\n<li>wet</li>\n</ul>\n",
		"Ada\n" + strings.Repeat("wet ", 21):   "<p>Ada</p>\n<p>" + strings.TrimSpace(strings.Repeat("wet ", 21)) + "</p>\n",
	} {
		a := mustParse(t, "x.txt", []byte("Benning 2026\n\n"+lines+"\n"))
		if got := markup.Render(a.Blocks, markup.Options{}); got != want {
			t.Errorf("%q:\n%s\nwant\n%s", lines, got, want)
		}
	}
}
