package feed_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"seedfeed/feed/digest"
	"seedfeed/feed/prose"
)

var showJudge = flag.Bool("gold.judge", false, "show the misses in the judging half of the gold articles too; not for those who change rules")

// goldQuote is one line of an article's quotes section: testdata/gold/README.md.
type goldQuote struct {
	spans    []prose.Span
	speakers []string // accepted answers, "-" for nobody
	kind     string   // how the article names the speaker: name, role, pronoun or none
	required bool
	key      bool
	words    string // of its pieces, parted by " / "
}

type goldArticle struct {
	name, half, text string
	quotes           []goldQuote
}

// goldFolders contain the gold articles: short ones with one way of quoting each, and stories like those of newspapers.
var goldFolders = [...]string{"testdata/gold", "testdata/gold/stories"}

func readGold(t *testing.T, folder string) []goldArticle {
	t.Helper()
	files, err := filepath.Glob(folder + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold articles", err)
	}
	slices.SortStableFunc(files, func(a, b string) int {
		return len(filepath.Base(a[:strings.IndexByte(a, '-')])) - len(filepath.Base(b[:strings.IndexByte(b, '-')]))
	}) // 99 before 100
	var all []goldArticle
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		parts := strings.SplitN(name, "-", 3)
		if len(parts) != 3 || len(archive.Files) != 2 || archive.Files[0].Name != "text" || archive.Files[1].Name != "quotes" {
			t.Fatalf("%s: want NN-half-construction.txtar with a text and a quotes section", file)
		}
		a := goldArticle{name: name, half: parts[1], text: string(archive.Files[0].Data)}
		for line := range strings.Lines(string(archive.Files[1].Data)) {
			q, err := parseGold(strings.TrimSpace(line))
			if err != nil {
				t.Fatalf("%s: %q: %v", file, line, err)
			}
			a.quotes = append(a.quotes, q)
		}
		all = append(all, a)
	}
	return all
}

func parseGold(line string) (goldQuote, error) {
	f := strings.SplitN(line, " | ", 6)
	if len(f) != 6 {
		return goldQuote{}, fmt.Errorf("%d fields, want 6", len(f))
	}
	q := goldQuote{speakers: strings.Split(f[1], "; "), kind: f[2], required: f[3] == "required", key: f[4] == "key", words: f[5]}
	for _, r := range strings.Fields(f[0]) {
		var s prose.Span
		if _, err := fmt.Sscanf(r, "%d-%d", &s.Start, &s.End); err != nil {
			return q, fmt.Errorf("range %q: %w", r, err)
		}
		q.spans = append(q.spans, s)
	}
	if !slices.Contains([]string{"name", "role", "pronoun", "none"}, q.kind) || f[3] != "required" && f[3] != "ignored" || f[4] != "key" && f[4] != "-" {
		return q, fmt.Errorf("unknown word in %q", f[2:5])
	}
	if q.key && !q.required {
		return q, fmt.Errorf("a key quote that is ignored")
	}
	return q, nil
}

// TestGoldAnnotations holds the annotations to the text: offsets and words agree, marks stand around them, and every
// named speaker can be read in the article.
func TestGoldAnnotations(t *testing.T) {
	for _, folder := range goldFolders {
		t.Run(folder, func(t *testing.T) { checkAnnotations(t, readGold(t, folder)) })
	}
}

func checkAnnotations(t *testing.T, articles []goldArticle) {
	const marks = "\"'“”‘’„«»「—"
	for i, a := range articles {
		if want := []string{"tune", "judge"}[i%2]; a.half != want || !strings.HasPrefix(a.name, fmt.Sprintf("%02d-", i+1)) {
			t.Errorf("%s: want number %02d and half %s", a.name, i+1, want)
		}
		if n := utf8.RuneCountInString(a.text); n < 70 || n > 1500 {
			t.Errorf("%s: %d characters, want 70 to 1,500", a.name, n)
		}
		last := 0
		for _, q := range a.quotes {
			var words []string
			for _, s := range q.spans {
				if s.Start < last || s.End <= s.Start || s.End > len(a.text) {
					t.Fatalf("%s: %v: out of bounds or out of order", a.name, s)
				}
				last = s.End
				words = append(words, strings.Join(strings.Fields(s.Of(a.text)), " "))
			}
			if got := strings.Join(words, " / "); got != q.words {
				t.Errorf("%s: %v is %q, want %q", a.name, q.spans, got, q.words)
			}
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a.text[:q.spans[0].Start], " "))
			if !strings.ContainsRune(marks+":\n", before) { // a turn of an interview, a paragraph of its own
				t.Errorf("%s: %q: no mark before it but %q", a.name, q.words, before)
			}
			for w := range strings.FieldsSeq(strings.Trim(q.speakers[0], "-")) {
				if !strings.Contains(a.text, strings.TrimRight(w, "’")) {
					t.Errorf("%s: speaker %q: no %q in the article", a.name, q.speakers[0], w)
				}
			}
		}
	}
}

// tally counts one half: of how many (second) a thing was so (first), by the name of the measure.
type tally struct {
	counts map[string][2]int
	misses []string
}

func (s *tally) count(measure string, hit bool) {
	c := s.counts[measure]
	c[1]++
	if hit {
		c[0]++
	}
	s.counts[measure] = c
}

func (s *tally) share(measure string) float64 {
	return float64(s.counts[measure][0]) / max(float64(s.counts[measure][1]), 1)
}

// value is the share that was so, or the F1 of two shares.
func (s *tally) value(measure string) float64 {
	of := map[string][2]string{"f1": {"precision", "recall"}, "end-to-end": {"given right", "wanted right"}}
	if f1, ok := of[measure]; ok {
		p, r := s.share(f1[0]), s.share(f1[1])
		return 2 * p * r / max(p+r, 1e-9)
	}
	return s.share(measure)
}

// TestGold digests every article. Both halves of each folder must reach its floors.txt. It logs the misses of the tuning half.
func TestGold(t *testing.T) {
	for _, folder := range goldFolders {
		t.Run(folder, func(t *testing.T) { checkGold(t, folder) })
	}
}

func checkGold(t *testing.T, folder string) {
	halves := map[string]*tally{"tune": {counts: map[string][2]int{}}, "judge": {counts: map[string][2]int{}}}
	for _, a := range readGold(t, folder) {
		d, err := digest.File(a.name+".txt", []byte(a.text), digest.Options{Zone: time.UTC})
		if err != nil {
			t.Fatal(a.name, err)
		}
		halves[a.half].add(a, d)
	}
	floors := readFloors(t, folder)
	for _, half := range []string{"tune", "judge"} {
		s := halves[half]
		for _, miss := range s.misses {
			if half == "tune" || *showJudge {
				t.Log(miss)
			}
		}
		for _, m := range []string{"precision", "recall", "f1", "name", "role", "pronoun", "when-given", "end-to-end", "key"} {
			floor, ok := floors[half+" "+m]
			made := "F1"
			if c := s.counts[m]; c[1] > 0 {
				made = fmt.Sprintf("%d of %d", c[0], c[1])
			}
			t.Logf("%-5s %-10s %.3f (%s), floor %.3f", half, m, s.value(m), made, floor)
			if !ok || s.value(m) < floor {
				t.Errorf("%s %s: got %.3f, want the %.3f of floors.txt", half, m, s.value(m), floor)
			}
		}
	}
}

func readFloors(t *testing.T, folder string) map[string]float64 {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "floors.txt"))
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]float64{}
	for line := range strings.Lines(string(data)) {
		var half, name string
		var least float64
		if strings.HasPrefix(line, "#") {
			continue
		}
		if _, err := fmt.Sscan(line, &half, &name, &least); err != nil {
			t.Fatalf("floors.txt: %q: %v", line, err)
		}
		floors[half+" "+name] = least
	}
	return floors
}

// add matches what was given for one article with its gold and counts.
func (s *tally) add(a goldArticle, d *digest.Digest) {
	miss := func(format string, args ...any) {
		s.misses = append(s.misses, a.name+": "+fmt.Sprintf(format, args...))
	}
	taken, right := make([]int, len(a.quotes)), make([]bool, len(a.quotes)) // words of each quote that were given; under the right name
	hit, keyed := false, false
	summary := prose.Fold(strings.Join(d.Summary, " "))
	for n, g := range d.Quotes {
		i, words := a.match(g, taken)
		if i < 0 {
			s.count("precision", false)
			s.count("given right", false)
			miss("got %q by %q, want no quote", g.Text, g.Speaker)
			continue
		}
		q := a.quotes[i]
		taken[i] += words
		hit = hit || q.key && (n < 3 || strings.Contains(summary, prose.Fold(g.Text)))
		if !q.required {
			continue
		}
		right[i] = q.said(g.Speaker)
		s.count("precision", true)
		s.count("given right", right[i])
		s.count(q.kind, right[i])
		if g.Speaker != "" {
			s.count("when-given", right[i])
		}
		if !right[i] {
			miss("%q: got %q (%s), want %q (%s)", g.Text, g.Speaker, g.Reason, q.speakers[0], q.kind)
		}
	}
	for i, q := range a.quotes {
		keyed = keyed || q.key
		if found := full(taken[i], q); q.required {
			s.count("recall", found)
			s.count("wanted right", found && right[i])
			if !found {
				miss("got nothing, want %q by %q", q.words, q.speakers[0])
			}
		}
	}
	if keyed {
		s.count("key", hit)
		if !hit {
			miss("got no key quote among the first three or in the summary")
		}
	}
}

func full(taken int, q goldQuote) bool {
	return float64(taken) >= 0.8*float64(len(foldedWords(q.words)))
}

// match gives the quote of the gold that g is most like, or is a piece of, and how many words of it g stands for; -1
// for none. A quote that was given whole is taken.
func (a goldArticle) match(g digest.Quote, taken []int) (quote, words int) {
	best, quote := 0.8, -1
	for i, q := range a.quotes {
		for _, part := range append(strings.Split(q.words, " / "), q.words) {
			if part == q.words && full(taken[i], q) {
				continue
			}
			w := foldedWords(part)
			o := overlap(foldedWords(g.Text), w)
			if o > best || o == best && (quote < 0 || q.required && !a.quotes[quote].required) {
				best, quote, words = o, i, len(w)
			}
		}
	}
	return quote, words
}

// said reports whether got is an accepted answer; a, an, the, one before it do not matter.
func (q goldQuote) said(got string) bool {
	return slices.ContainsFunc(q.speakers, func(want string) bool {
		return want == "-" && got == "" || got != "" && bareRole(want) == bareRole(got)
	})
}

func bareRole(s string) string {
	first, rest, _ := strings.Cut(prose.Fold(s), " ")
	if slices.Contains([]string{"a", "an", "the", "one"}, first) {
		return rest
	}
	return first + " " + rest
}

func foldedWords(s string) []string { return strings.Fields(prose.Fold(s)) }

// overlap is twice the words in common, in order, over the words of both.
func overlap(a, b []string) float64 {
	row := make([]int, len(b)+1) // longest common subsequence
	for _, w := range a {
		diagonal := 0
		for j, x := range b {
			up := row[j+1]
			if w == x {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			diagonal = up
		}
	}
	return 2 * float64(row[len(b)]) / max(float64(len(a)+len(b)), 1)
}
