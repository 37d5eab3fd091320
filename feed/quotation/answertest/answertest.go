// Package answertest checks, in the tests of the packages that package quotation is made of, whom it takes for the speakers of its own rows. A
// wrong phrase, name or option there shows as a wrong speaker, or as another reason.
package answertest

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/quotation"
)

// Rows looks at the quotations of the texts in the file that TestOptions of package quotation writes: each has one of the speakers, and the reason for
// that one, which the file names, and each of these has a quotation. Those that the file says are dropped do not count.
func Rows(t *testing.T, file string) {
	rows, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(string(rows), "\n\n") {
		lines := strings.Split(strings.TrimSpace(row), "\n")
		language, body, ok := strings.Cut(lines[0], ": ")
		if !ok || len(language) != 2 {
			continue
		}
		want, missed := map[string]bool{}, map[string]bool{}
		for _, line := range lines[1:] {
			answer, _, _ := strings.Cut(line[strings.LastIndex(line, " -> ")+len(" -> "):], "% doubt")
			if speaker, _, _ := strings.Cut(answer, " ("); !strings.HasSuffix(speaker, "dropped") {
				want[answer[:strings.LastIndexByte(answer, ',')]], missed[speaker] = true, true
			}
		}
		for _, q := range quotation.Find("", strings.ReplaceAll(body, " ¶ ", "\n\n"), language) {
			if got := q.Speaker + " (" + q.Reason; !want[got] {
				t.Errorf("%s\n%q: %s), want one of %v", lines[0], q.Text, got, slices.Collect(maps.Keys(want)))
			}
			delete(missed, q.Speaker)
		}
		if len(missed) > 0 {
			t.Errorf("%s\nno quotation of %q", lines[0], slices.Collect(maps.Keys(missed)))
		}
	}
}
