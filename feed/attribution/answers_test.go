package attribution_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/quotation"
)

// TestAnswers: what package quotation chooses among the options, for the texts of its own rows. A wrong option here shows as a wrong
// speaker, or as another reason, there.
func TestAnswers(t *testing.T) {
	rows, err := os.ReadFile("../quotation/testdata/options.txt")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(string(rows), "\n\n") {
		lines := strings.Split(strings.TrimSpace(row), "\n")
		language, body, ok := strings.Cut(lines[0], ": ")
		if !ok || len(language) != 2 {
			continue
		}
		want := map[string]bool{}
		for _, line := range lines[1:] {
			_, answer, _ := strings.Cut(line, " -> ")
			answer, _, _ = strings.Cut(answer, "% doubt")
			want[answer[:max(strings.LastIndexByte(answer, ','), 0)]] = true
		}
		for _, q := range quotation.Find("", strings.ReplaceAll(body, " ¶ ", "\n\n"), language) {
			if got := q.Speaker + " (" + q.Reason; !want[got] {
				t.Errorf("%s\n%q: %s), want one of %v", lines[0], q.Text, got, slices.Collect(maps.Keys(want)))
			}
		}
	}
}
