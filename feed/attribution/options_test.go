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
		if _, signed := d.Bylines[d.Quotes[n].Outer.Start]; signed || c.Turn != nil { // the layout of the text names the speaker
			continue
		}
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

// TestFirstOptions: the options of the first quotation of each text in the rows of package quotation, which puts "-" before those that it
// forbids. Those of later quotations depend on what it chose before.
func TestFirstOptions(t *testing.T) {
	rows, err := os.ReadFile("../quotation/testdata/options.txt")
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(string(rows), "\n\n") {
		lines := strings.Split(strings.TrimSpace(row), "\n")
		language, body, ok := strings.Cut(lines[0], ": ")
		if !ok || len(language) != 2 || len(lines) < 2 {
			continue
		}
		_, want, _ := strings.Cut(lines[1], ":")
		want, _, _ = strings.Cut(want, " -> ")
		want = strings.ReplaceAll("; "+strings.TrimSpace(want), "; -", "; ")
		got, _, _ := strings.Cut(strings.TrimPrefix(listed(language, strings.ReplaceAll(body, " ¶ ", "\n\n")), "\n  ="), "\n")
		if got = "; " + strings.TrimSpace(got); got != want {
			t.Errorf("%s\noptions%s\nwant%s", lines[0], got, want)
		}
	}
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
