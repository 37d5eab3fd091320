package quotation

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/options.txt")

// describe lists what a quotation looks like, who may have said it, each with their ties and "-" in front if a rule forbids
// them, and who is chosen.
func (d *document) describe(c *attribution.Quotation, before []attribution.Quotation) string {
	var out []string
	for _, flag := range []struct {
		on   bool
		name string
	}{{c.Direct, "direct"}, {c.Whole, "whole"}, {c.Capital, "capital"}, {c.Outcry, "outcry"}, {c.Colon, "colon"}, {c.Comma, "comma"}, {c.Alone, "alone"},
		{c.First, "first"}, {c.GoesOn, "goesOn"}, {c.Fronted, "fronted"}, {c.Titled, "titled"}} {
		if flag.on {
			out = append(out, flag.name)
		}
	}
	s := strings.Join(out, " ") + ":"
	if c.Turn == nil && !c.Signed {
		all := slices.Clone(d.Options(c, before))
		allowed := d.allowed(c, slices.Clone(all))
		for i, x := range all {
			s += " "
			if !slices.ContainsFunc(allowed, func(y attribution.Option) bool { return x.From == y.From && x.Ties == y.Ties }) {
				s += "-"
			}
			s += d.TextOf(x.From, x.To)
			for _, t := range x.Ties[:x.Count] {
				s += " " + t.String()
			}
			if i+1 < len(all) {
				s += ";"
			}
		}
	}
	s += " -> " + c.Who.Name
	if c.Drop {
		s += "dropped"
	}
	return s + fmt.Sprintf(" (%s, %.0f%% doubt)", c.Who.Why, 100*c.Who.Doubt)
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
