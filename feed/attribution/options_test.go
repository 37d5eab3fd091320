package attribution

import (
	"flag"
	"os"
	"strings"
	"testing"

	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/ties.txt")

// listed returns who may have said each quotation of a text, with their ties. The one with the best grade is taken for the speaker when
// the next quotation is looked at.
func listed(language, body string) (got string) {
	var d Document
	text := prose.Read(body)
	d.Read("", text, speech.Read(text, language))
	all := make([]Quotation, len(d.Quotes))
	for n := range all {
		c := &all[n]
		d.Describe(c, n)
		best := &NoOption
		got += "\n  ="
		for i, x := range d.Options(c, all[:n]) {
			if i > 0 {
				got += ";"
			}
			got += " " + d.TextOf(x.From, x.To)
			for _, t := range x.Ties[:x.Count] {
				got += " " + t.String()
			}
			if x.Grade > best.Grade {
				best = &x
			}
		}
		if best.Grade > None {
			c.Who = Resolved{Source: best.Source, Referent: referent.Referent{Name: d.TextOf(best.From, best.To)}}
			d.History = append(d.History, referent.Speaker{Referent: c.Who.Referent, From: best.From, To: best.To})
		}
	}
	return got
}

// TestOptions: for each quotation of the texts in testdata/ties.txt who may have said it, by which ties.
func TestOptions(t *testing.T) {
	testkit.Rows(t, "testdata/ties.txt", *update, listed)
}

// TestAllTies: testdata/ties.txt has a text for each tie.
func TestAllTies(t *testing.T) {
	rows, err := os.ReadFile("testdata/ties.txt")
	if err != nil {
		t.Fatal(err)
	}
	for tie := TieNobody + 1; tie < TieCount; tie++ {
		if !strings.Contains(string(rows), " "+tie.String()+";") && !strings.Contains(string(rows), " "+tie.String()+"\n") && !strings.Contains(string(rows), " "+tie.String()+" ") {
			t.Errorf("no text has %s", tie)
		}
	}
}
