package attribution_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/quotation/answertest"
	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/ties.txt")

// TestOptions: for each quotation of the texts in testdata/ties.txt who may have said it, by which ties.
func TestOptions(t *testing.T) {
	testkit.Rows(t, "testdata/ties.txt", *update, answertest.Options)
}

// TestAllTies: testdata/ties.txt has a text for each tie.
func TestAllTies(t *testing.T) {
	rows, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	for tie := attribution.TieNobody + 1; tie < attribution.TieCount; tie++ {
		if !strings.Contains(string(rows), " "+tie.String()+";") && !strings.Contains(string(rows), " "+tie.String()+"\n") && !strings.Contains(string(rows), " "+tie.String()+" ") {
			t.Errorf("no text has %s", tie)
		}
	}
}
