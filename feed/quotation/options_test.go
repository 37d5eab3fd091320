package quotation

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
	"seedfeed/feed/testkit"
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
	testkit.Rows(t, "testdata/options.txt", *update, func(language, body string) (got string) {
		text := prose.Read(body)
		d := newDocument("", text, speech.Read(text, language))
		found := d.attribute()
		for i := range found {
			got += "\n  = " + d.describe(&found[i], found[:i])
		}
		return got
	})
}

// TestCutShort: the quotations of a text that ends anywhere.
func TestCutShort(t *testing.T) {
	testkit.Beginnings(t, "testdata/options.txt", 3000, func(language, body string) { Find("", body, language) })
}
