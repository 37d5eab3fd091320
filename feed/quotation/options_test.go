package quotation

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
)

var update = flag.Bool("update", false, "rewrite testdata/options.txt")

// describe lists what a quotation looks like, who may have said it, each with their ties and "-" in front if a rule forbids
// them, and who is chosen.
func (d *document) describe(c *candidate, before []candidate) string {
	var out []string
	for _, flag := range []struct {
		on   bool
		name string
	}{{c.direct, "direct"}, {c.whole, "whole"}, {c.capital, "capital"}, {c.outcry, "outcry"}, {c.colon, "colon"}, {c.comma, "comma"}, {c.alone, "alone"},
		{c.first, "first"}, {c.goesOn, "goesOn"}, {c.fronted, "fronted"}, {c.titled, "titled"}} {
		if flag.on {
			out = append(out, flag.name)
		}
	}
	s := strings.Join(out, " ") + ":"
	if c.turn == nil && !c.signed {
		all := slices.Clone(d.options(c, before))
		allowed := d.allowed(c, slices.Clone(all))
		for i, x := range all {
			s += " "
			if !slices.ContainsFunc(allowed, func(y option) bool { return x.from == y.from && x.ties == y.ties }) {
				s += "-"
			}
			s += d.TextOf(x.from, x.to)
			for _, t := range x.ties[:x.n] {
				s += " " + tieNames[t]
			}
			if i+1 < len(all) {
				s += ";"
			}
		}
	}
	s += " -> " + c.who.Name
	if c.drop {
		s += "dropped"
	}
	return s + fmt.Sprintf(" (%s, %.0f%% doubt)", c.who.Why, 100*c.who.Doubt)
}

// TestOptions: for each quotation of the texts in testdata/options.txt what it looks like, who may have said it by which
// ties, and who is chosen.
func TestOptions(t *testing.T) {
	const name = "testdata/options.txt"
	list, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for row := range strings.SplitSeq(strings.TrimSpace(string(list)), "\n\n") {
		lines := strings.Split(row, "\n")
		if lines[0][0] == '#' {
			out.WriteString(row + "\n\n")
			continue
		}
		language, text, _ := strings.Cut(lines[0], ": ")
		body := strings.ReplaceAll(text, " ¶ ", "\n\n")
		read, tongue := prose.Read(body), lexis.TongueOf(body, language)
		d := newDocument("", read, tongue, speech.Read(read, tongue))
		found := d.attribute()
		got := lines[0]
		for i := range found {
			got += "\n  = " + d.describe(&found[i], found[:i])
		}
		if got != row && !*update {
			t.Errorf("\n%s\nwant\n%s", got, strings.Join(lines[1:], "\n"))
		}
		out.WriteString(got + "\n\n")
	}
	if *update {
		if err := os.WriteFile(name, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
