package clause

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

// read reads a text as package quotation does.
func read(body, language string) *Clauses {
	d := new(Clauses)
	t := lexis.TongueOf(body, language)
	d.CutText(prose.Read(body), t, lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	d.ReadClauses()
	return d
}

var kindNames = [KindCount]string{"", "name", "role", "entity", "pronoun"}

// phrasesOf lists the noun phrases: the core, its head if another word ends it, what belongs to it behind a bar, the kind, and what stands in apposition or is
// joined.
func (d *Clauses) phrasesOf() string {
	var out []string
	for i := range d.Phrases {
		p := &d.Phrases[i]
		s := d.TextOf(p.From, p.Core)
		if p.Kind != Name && p.Head != p.Core-1 {
			s += "[" + d.Tokens[p.Head].Text + "]"
		}
		if p.To > p.Core {
			s += "|" + d.TextOf(p.Core, p.To)
		}
		if kindNames[p.Kind] != "" {
			s += ":" + kindNames[p.Kind]
		}
		if p.Alias >= 0 {
			s += "=" + d.core(p.Alias)
		}
		if p.With >= 0 {
			s += "&" + d.core(p.With)
		}
		if p.Pre >= 0 {
			s = "(" + s + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func (d *Clauses) core(p int) string { return d.TextOf(d.Phrases[p].From, d.Phrases[p].Core) }

// actionsOf lists the verbs as subject-verb-object, with marks: ! denied, ? unsaid, < subject behind, * passive, ~ loose, ^
// aside, + with a subject of its own, % guessed, $ says, because of a word elsewhere.
func (d *Clauses) actionsOf() string {
	var out []string
	for i := range d.Actions {
		a := &d.Actions[i]
		s := "-"
		if a.Subject >= 0 {
			s = d.core(a.Subject)
		}
		s += "-" + d.Tokens[a.At].Lower
		for _, m := range []struct {
			on   bool
			mark string
		}{{a.Denied, "!"}, {a.Unsaid, "?"}, {a.Inverted, "<"}, {a.Passive, "*"}, {a.Loose, "~"}, {a.Aside, "^"}, {a.Own, "+"}, {a.Guessed, "%"}, {a.Class&lexis.Say&^d.Tokens[a.At].Class != 0, "$"}} {
			if m.on {
				s += m.mark
			}
		}
		if a.Object >= 0 {
			s += "-" + d.core(a.Object)
		}
		if a.Outer >= 0 {
			s += fmt.Sprintf(" in %s", d.Tokens[d.Actions[a.Outer].At].Lower)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

var update = flag.Bool("update", false, "rewrite testdata/clauses.txt")

// TestReadClauses: the noun phrases of a sentence, and its verbs with who does it; see testdata/clauses.txt. What is not there
// is -1, and the parts of a phrase are in order.
func TestReadClauses(t *testing.T) {
	testkit.Rows(t, "testdata/clauses.txt", *update, func(language, body string) string {
		d := read(body, language)
		for i := range d.Phrases {
			p := &d.Phrases[i]
			if p.Pre < -1 || p.Of < -1 || p.Alias < -1 || p.With < -1 || p.Head < p.From || p.Head >= p.Core || p.Core > p.To || p.To > p.reach {
				t.Errorf("%s: %+v", body, p)
			}
		}
		for i := range d.Actions {
			if a := &d.Actions[i]; a.Subject < -1 || a.Object < -1 || a.Outer < -1 || a.Outer >= i {
				t.Errorf("%s: %+v", body, a)
			}
		}
		return "\n  " + d.phrasesOf() + "\n  " + d.actionsOf()
	})
}
