package quotation

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Floors of TestGold. They only rise. The articles are few, of our own writing and known to those who wrote the rules:
// they show that a way of quoting keeps working, not how well the rules do on others.
const (
	floorFound = 1.00 // quotations of the gold that are found word for word, and found ones that are in the gold
	floorNamed = 1.00 // of those found, under the right name
)

// TestGold finds the quotations of the articles in testdata/gold. In them " / " parts paragraphs, and a line that starts
// with ": " has no speaker.
func TestGold(t *testing.T) {
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold articles", err)
	}
	var want, found, named, given int
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) != 2 {
			t.Fatalf("%s: want an article and its quotes", file)
		}
		title, body, _ := strings.Cut(string(archive.Files[0].Data), "\n")
		gold := map[string]string{}
		for line := range strings.Lines(string(archive.Files[1].Data)) {
			who, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
			gold[text] = who
		}
		want += len(gold)
		for _, q := range Find(title, body, "") {
			given++
			text := strings.ReplaceAll(q.Text, "\n\n", " / ")
			who, ok := gold[text]
			switch {
			case !ok:
				t.Logf("%s: not in the gold: %q", file, text)
				continue
			case who == q.Speaker:
				named++
			default:
				t.Logf("%s: %q: got %q (%s), want %q", file, text, q.Speaker, q.Reason, who)
			}
			found++
			delete(gold, text)
		}
		for text := range gold {
			t.Logf("%s: not found: %q", file, text)
		}
	}
	precision, recall := float64(found)/float64(given), float64(found)/float64(want)
	right := float64(named) / float64(found)
	t.Logf("%d quotations: precision %.3f, recall %.3f, right speaker %.3f", want, precision, recall, right)
	if min(precision, recall) < floorFound || right < floorNamed {
		t.Error("below the floor")
	}
}
