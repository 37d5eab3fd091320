// Package testkit has the helpers that the tests of several packages share.
package testkit

import (
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// deadline is long enough for a busy machine. Only a test that fails waits for it.
const deadline = time.Minute

// Within calls f until it returns true. It ends the test if f does not do so in time.
func Within(t testing.TB, what string, f func() bool) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(deadline); time.Now().Before(end); <-tick.C {
		if f() {
			return
		}
	}
	t.Fatalf("not within %v: %s", deadline, what)
}

// Same compares texts by name.
func Same(t testing.TB, what string, got, want map[string]string) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s exists", what, name)
		}
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s: %s is %.200q, want %.200q", what, name, got[name], text)
		}
	}
}

// Heap returns the bytes of live objects on the heap.
func Heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // a sync.Pool keeps its objects over one collection
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// Rows checks a file of texts and what is found in them. Empty lines separate its rows. The first line of a row is a
// language, a colon and a text, in which ¶ separates paragraphs; the other lines are what found returns. Rows that begin
// otherwise are comments. With update, Rows writes the file anew.
func Rows(t *testing.T, file string, update bool, found func(language, body string) string) {
	t.Helper()
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for row := range strings.SplitSeq(strings.TrimSpace(string(old)), "\n\n") {
		if row = strings.Trim(row, "\n"); row == "" {
			continue
		}
		text, _, _ := strings.Cut(row, "\n")
		got := row
		if language, body, ok := strings.Cut(text, ": "); ok && len(language) == 2 {
			got = text + found(language, strings.ReplaceAll(body, " ¶ ", "\n\n"))
		}
		if got != row && !update {
			t.Errorf("got\n%s\nwant\n%s", got, row)
		}
		out.WriteString(got + "\n\n")
	}
	if update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Beginnings calls read with beginnings of the texts of a file of rows: each text up to each of its words, and no more than limit of all.
// A text may end anywhere, as one that was cut off does, so that read must not look behind its end. Each is read twice more with some
// words in capitals: what takes a word for a name must not count on one. What it does not return from is reported.
func Beginnings(t *testing.T, file string, limit int, read func(language, body string)) {
	t.Helper()
	rows, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all [][2]string
	for row := range strings.SplitSeq(strings.TrimSpace(string(rows)), "\n\n") {
		text, _, _ := strings.Cut(strings.Trim(row, "\n"), "\n")
		language, body, ok := strings.Cut(text, ": ")
		if !ok || len(language) != 2 {
			continue
		}
		for i := range body {
			if body[i] == ' ' {
				all = append(all, [2]string{language, strings.ReplaceAll(body[:i], " ¶ ", "\n\n")})
			}
		}
	}
	step := max(1, len(all)/limit)
	for i := 0; i < len(all); i += step {
		for _, body := range []string{all[i][1], shouted(all[i][1], i), shouted(all[i][1], i+1)} {
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Errorf("%s: %q: %v", all[i][0], body, p)
					}
				}()
				read(all[i][0], body)
			}()
		}
	}
}

// shouted returns a text with some of its words in capitals and some with a capital, other ones for each n.
func shouted(text string, n int) string {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	words := strings.Split(text, " ")
	for i, w := range words {
		switch first, size := utf8.DecodeRuneInString(w); random.IntN(8) {
		case 0, 1:
			words[i] = strings.ToUpper(w)
		case 2, 3:
			words[i] = string(unicode.ToUpper(first)) + w[size:]
		}
	}
	return strings.Join(words, " ")
}
