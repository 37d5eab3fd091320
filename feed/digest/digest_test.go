package digest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
)

// seeds are the repository's own articles and those of the gold set, by name.
func seeds(tb testing.TB) map[string][]byte {
	tb.Helper()
	out := own(tb)
	maps.Copy(out, read(tb, "../../seeds/*.txt"))
	return out
}

// own returns the articles of the tests, without those of the seeds folder, where a user may drop others.
func own(tb testing.TB) map[string][]byte {
	tb.Helper()
	return read(tb, "../testdata/gold/*.txtar", "../testdata/gold/stories/*.txtar", "testdata/*")
}

func read(tb testing.TB, patterns ...string) map[string][]byte {
	tb.Helper()
	out := map[string][]byte{}
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			tb.Fatalf("no files like %s: %v", pattern, err)
		}
		for _, p := range paths {
			if info, err := os.Stat(p); err != nil || info.IsDir() {
				continue
			}
			b, err := os.ReadFile(p)
			if err != nil {
				tb.Fatal(err)
			}
			out[strings.TrimSuffix(filepath.Base(p), "ar")] = b
		}
	}
	return out
}

// TestVersion: Version changes with what the stages make of a fixed set of articles and of the texts that show each rule. If it
// fails, put the value it prints into version.go: then every program that is upgraded makes its digests anew.
func TestVersion(t *testing.T) {
	var all []byte
	articles := own(t)
	for _, file := range []string{"../quotation/testdata/options.txt", "../speech/testdata/speech.txt"} {
		rows, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range bytes.Split(rows, []byte("\n\n")) {
			text, _, _ := bytes.Cut(row, []byte("\n"))
			if _, body, ok := bytes.Cut(text, []byte(": ")); ok { // behind the language
				text = body
			}
			articles[fmt.Sprintf("%s %d.txt", file, n)] = bytes.ReplaceAll(text, []byte(" ¶ "), []byte("\n\n"))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(articles)) {
		d, err := File(name, articles[name], Options{Zone: time.UTC})
		line, _ := json.Marshal(d)
		all = fmt.Appendf(all, "%s %s %v\n", name, line, err)
	}
	if got := Hash(all)[:12]; got != Version {
		t.Errorf("the stages make other digests than those of version %q: const Version = %q", Version, got)
	}
}

// TestMarks: an article with the quotation marks of another language has the same title and the same summary. The marks « and
// » are shorter, and shares of bytes decide.
func TestMarks(t *testing.T) {
	plain := strings.NewReplacer("“", "<", "”", ">")
	articles := own(t)
	articles["note.txt"] = []byte("Mayor Ann Fox said on Monday: “We will build the old house again.”\n\nThe council agreed.\n") // no title above
	looked := 0
	for name, data := range articles {
		text := string(data)
		if n := strings.Count(text, "“"); n == 0 || n != strings.Count(text, "”") || strings.ContainsAny(text, "„") {
			continue
		}
		want, err := File(name, data, Options{Zone: time.UTC})
		if err != nil {
			continue
		}
		for _, marks := range [...][2]string{{"„", "“"}, {"„", "”"}} {
			other := strings.NewReplacer("“", marks[0], "”", marks[1]).Replace(text)
			got, err := File(name, []byte(other), Options{Zone: time.UTC})
			if err != nil {
				t.Errorf("%s with %s: %v", name, marks, err)
				continue
			}
			back := strings.NewReplacer(marks[0], "<", marks[1], ">")
			w, g := plain.Replace(want.Title+" | "+strings.Join(want.Summary, " ")), back.Replace(got.Title+" | "+strings.Join(got.Summary, " "))
			if looked++; w != g {
				t.Errorf("%s with %s:\n got %s\nwant %s", name, marks, g, w)
			}
		}
	}
	if looked < 100 {
		t.Errorf("only %d looked at", looked)
	}
}

// TestSeeds holds what must be true of every digest, for the repository's own articles: all that is shown stands
// word for word in the article.
func TestSeeds(t *testing.T) {
	for name, data := range seeds(t) {
		t.Run(name, func(t *testing.T) { checkDigest(t, name, data) })
	}
}

func checkDigest(t *testing.T, name string, data []byte) {
	d, err := File(name, data, Options{Zone: time.UTC})
	if err != nil {
		return // refused with a reason
	}
	if strings.TrimSpace(d.Title) == "" || strings.Contains(d.Title, "\n") {
		t.Errorf("title %q", d.Title)
	}
	body := fold(d.Body)
	words := 0
	for _, s := range d.Summary {
		words += len(strings.Fields(s))
		if !strings.Contains(body, s) {
			t.Errorf("summary sentence not in the text: %q", s)
		}
	}
	if len(d.Summary) > 3 || words > 60 {
		t.Errorf("summary of %d sentences, %d words", len(d.Summary), words)
	}
	seen := map[string]bool{}
	key := true
	for _, q := range d.Quotes {
		if q.Role && q.Speaker == "" {
			t.Errorf("nobody has a role: %q", q.Text)
		}
		said := q.Speaker + ": " + q.Text
		if seen[said] {
			t.Errorf("twice: %q", q.Text)
		}
		seen[said] = true
		if q.Key && !key {
			t.Errorf("a key quote after others: %q", q.Text)
		}
		key = q.Key
		if q.Text == "" || q.Text != strings.TrimSpace(q.Text) {
			t.Errorf("quote %q", q.Text)
		}
		if q.Speaker != fold(q.Speaker) {
			t.Errorf("speaker %q", q.Speaker)
		}
	}
}

// FuzzDigest looks for bytes that no article should do harm with.
func FuzzDigest(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Add([]byte("---\ntitle: x\n---\n‘a ’s “b” ’"))
	f.Add([]byte("\xff\xfeA\x00"))
	f.Add([]byte("The sign was “,” Ann Fox said. It was “…” and “!”, Bo Reed said."))
	f.Fuzz(func(t *testing.T, data []byte) { checkDigest(t, "fuzz.txt", data) })
}

// TestGuard: what a stage panics with is an error of its article.
func TestGuard(t *testing.T) {
	if err := guard(func() { panic("index out of range") }); err == nil || !strings.Contains(err.Error(), "index out of range") || !strings.Contains(err.Error(), "report it") {
		t.Errorf("%v", err)
	}
	if err := guard(func() {}); err != nil {
		t.Error(err)
	}
}

// TestRole: a role is told apart from a name, until the owner says whose it is.
func TestRole(t *testing.T) {
	const text = "“The lamp was never lit in all those years,” a spokesman said.\n\n“We hung it ourselves last winter,” said Ada Brill, who keeps the ferry."
	d, err := Text("The lamp", text, "en", Budget{})
	if err != nil || len(d.Quotes) != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	for _, q := range d.Quotes {
		if q.Role != (q.Speaker == "a spokesman") {
			t.Errorf("%q: role %v", q.Speaker, q.Role)
		}
	}
	side, err := header.ReadSide([]byte("speakers: {a spokesman: Bo Lund}"), header.Options{Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range (Owner{Side: side}).Apply(d, Options{}).Quotes {
		if q.Role {
			t.Errorf("%q is a role", q.Speaker)
		}
	}
}

// TestSummaryWithoutSpeech: no sentence of a summary is speech without quotation marks, if the article has other words.
func TestSummaryWithoutSpeech(t *testing.T) {
	for body, want := range map[string]string{
		"The mill asked its guests what they eat.\n\nI eat rye bread, because my mother baked it every week.\n\nAnn Fox, 41, nurse\n\nI never eat bread, since it makes me sleep all day.\n\nTom Reed, 68, baker\n\nThe mill opens again on Monday.": "[The mill asked its guests what they eat.]",
		"The mill turned ninety on Sunday, and its owner baked a loaf.\n\nA loaf is a promise made of rye.\n\nShe learned the trade from her aunt. “A loaf is a promise made of rye,” Ann Fox said.":                                                 "[The mill turned ninety on Sunday, and its owner baked a loaf. “A loaf is a promise made of rye,” Ann Fox said.]",
		"We asked about rye.\n\nAnn Fox, baker: I would sow more rye, because it grows in the sand.\n\nTom Reed, miller: I would sow no rye, because nobody mills it well.\n\nAnn Fox, baker: You mill it, and I bake it.":                           "[We asked about rye.]",
	} {
		d, err := File("mill.txt", []byte("The mill and its bread\n\n"+body+"\n"), Options{})
		if err != nil || fmt.Sprint(d.Summary) != want {
			t.Errorf("%v, %v, want %s", d.Summary, err, want)
		}
	}
}

// TestInterviewLabels: labels of questions and answers are in no summary and no quotation, whatever mark stands behind them,
// where the text has other words to sum it up. A single question with its answer is read too.
func TestInterviewLabels(t *testing.T) {
	const lead = "Ann Holm has been mayor of Elm for ten years. She spoke with us about the old mill and its future.\n\n"
	turns := [][2]string{{"Why is the mill to close?", "The roof is broken, and I have no money for it."}, {"What comes next?", "The owners may still appeal to the county court. I hope they do not."}, {"And you?", "I will stand again in May, because the work is not done."}}
	for _, labels := range [][2]string{{"Q: ", "A: "}, {"Q. ", "A. "}, {"Q - ", "A - "}, {"Q — ", "A — "}, {"Q) ", "A) "}, {"[Q] ", "[A] "}, {"(Q) ", "(A) "}, {"Q/ ", "A/ "}, {"Question: ", "Answer: "}, {"Question. ", "Answer. "}, {"QUESTION 1 – ", "ANSWER 1 – "}, {"Q1: ", "A1: "}} {
		for _, n := range []int{1, 3} {
			text := lead
			for _, t := range turns[:n] {
				text += labels[0] + t[0] + "\n\n" + labels[1] + t[1] + "\n\n"
			}
			d, err := Text("Mayor Holm on the mill", text, "en", Budget{})
			if err != nil {
				t.Fatal(err)
			}
			shown := strings.Join(d.Summary, " ")
			for _, q := range d.Quotes {
				shown += "\n" + q.Speaker + ": " + q.Text
			}
			if want := "Ann Holm: " + turns[0][1]; strings.Contains(shown, labels[1]) || strings.Contains(shown, labels[0]) || !strings.Contains(shown, want) || !strings.HasPrefix(shown, "Ann Holm has been mayor") {
				t.Errorf("%q, %d turns: shown %q", labels[0], n, shown)
			}
		}
	}
}

// TestSummaryOfItems: sentences of a list stand in the summary without its marks.
func TestSummaryOfItems(t *testing.T) {
	const want = "[The old mill of Elm opens again on Monday. Ann Fox paid for the new wheel.]"
	d, err := File("mill.md", []byte("# The mill\n\n- The old mill of Elm opens again on Monday.\n- Ann Fox paid for the new wheel.\n"), Options{})
	if err != nil || fmt.Sprint(d.Summary) != want {
		t.Errorf("%v, %v, want %s", d.Summary, err, want)
	}
}

// TestInLine: a list that a part of a summary announces reads like a sentence.
func TestInLine(t *testing.T) {
	for s, want := range map[string]string{
		"The mill opens\nat noon.":                                        "The mill opens at noon.",
		"The mill opens:\n\n• on Monday,\n• at noon":                      "The mill opens: on Monday; at noon.",
		"Two things change:\n- School begins at eight.\n- Buses leave  ;": "Two things change: School begins at eight. Buses leave.",
		"– Nie – mówi Lis:\n– Tak.":                                       "– Nie – mówi Lis: Tak.",
	} {
		if got := inLine(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
