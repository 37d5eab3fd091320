// Package answertest checks, in the tests of the packages that package quotation is made of, whom it takes for the speakers of its
// own rows, and who may have said them. A wrong phrase or name there shows as a wrong speaker, as another option, or as another
// reason.
package answertest

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/prose"
	"seedfeed/feed/quotation"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
	"seedfeed/feed/testkit"
)

// Rows looks at the rows of packages quotation and attribution, which stand in a folder, "..", and at beginnings of their texts.
func Rows(t *testing.T, folder string) {
	testkit.Rows(t, filepath.Join(folder, "attribution/testdata/ties.txt"), false, Options)
	answers := filepath.Join(folder, "quotation/testdata/options.txt")
	chosen(t, answers)
	testkit.Beginnings(t, answers, 1000, func(language, body string) { quotation.Find("", body, language) })
}

// chosen looks at the quotations of the texts in the file that TestOptions of package quotation writes: each has one of the
// speakers, and the reason for that one, which the file names, and each of these has a quotation; those that the file says are
// dropped do not count. The first quotation has the options that stand before its speaker, with "-" before those that package
// quotation forbids. Those of later ones depend on what it chose before.
func chosen(t *testing.T, file string) {
	rows, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(string(rows), "\n\n") {
		lines := strings.Split(strings.TrimSpace(row), "\n")
		language, body, ok := strings.Cut(lines[0], ": ")
		if !ok || len(language) != 2 || len(lines) < 2 {
			continue
		}
		body = strings.ReplaceAll(body, " ¶ ", "\n\n")
		_, options, _ := strings.Cut(lines[1], ":")
		options, _, _ = strings.Cut(options, " -> ")
		options = strings.ReplaceAll("; "+strings.TrimSpace(options), "; -", "; ")
		first, _, _ := strings.Cut(strings.TrimPrefix(Options(language, body), "\n  ="), "\n")
		if first = "; " + strings.TrimSpace(first); first != options {
			t.Errorf("%s\noptions%s\nwant%s", lines[0], first, options)
		}
		want, missed := map[string]bool{}, map[string]bool{}
		for _, line := range lines[1:] {
			answer, _, _ := strings.Cut(line[strings.LastIndex(line, " -> ")+len(" -> "):], "% doubt")
			if speaker, _, _ := strings.Cut(answer, " ("); !strings.HasSuffix(speaker, "dropped") {
				want[answer[:strings.LastIndexByte(answer, ',')]], missed[speaker] = true, true
			}
		}
		for _, q := range quotation.Find("", body, language) {
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

// Options returns who may have said each quotation of a text, with their ties. The one with the best grade is taken for the speaker when
// the next quotation is looked at.
func Options(language, body string) (got string) {
	var d attribution.Document
	text := prose.Read(body)
	d.Read("", text, speech.Read(text, language))
	all := make([]attribution.Quotation, len(d.Quotes))
	for n := range all {
		c := &all[n]
		d.Describe(c, n)
		best := &attribution.NoOption
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
		if best.Grade > attribution.None {
			c.Who = attribution.Resolved{Source: best.Source, Referent: referent.Referent{Name: d.TextOf(best.From, best.To)}}
			d.History = append(d.History, referent.Speaker{Referent: c.Who.Referent, From: best.From, To: best.To})
		}
	}
	return got
}
