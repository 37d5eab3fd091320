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

// phrasesOf lists the noun phrases: the core, its head if another word ends it, what belongs to it behind a bar, the kind, and what
// stands in apposition or is joined. Behind it stands @ if the text says what goes by it: according to Fox.
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
		if d.Accords(p) || d.BehindSo(i) {
			s += "@"
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

// besides lists what else the clauses tell of the sentences of a text: which one points back to what stands before it, what a
// quotation claims and by whom, and which sentence says only who spoke.
func (d *Clauses) besides() (out string) {
	for i := range d.sentences {
		s := &d.sentences[i]
		if d.PointsBack(s.From) {
			out += "\n  " + d.Tokens[s.From].Text + " points back"
		}
		for q := s.From; q < s.To; q++ {
			if d.Tokens[q].Kind != lexis.Quoted {
				continue
			}
			if claim, by := d.Claim(q); claim >= 0 {
				out += "\n  claim: " + d.core(claim)
				if by >= 0 {
					out += " by " + d.core(by)
				}
			}
			if i+1 < len(d.sentences) && d.Outcry(q, &d.sentences[i+1]) {
				out += "\n  outcry of the sentence behind it"
			}
			for n := s.Action0; n < s.Action1; n++ {
				if p := d.Agent(&d.Actions[n], q, q); p >= 0 {
					out += "\n  " + d.Tokens[d.Actions[n].At].Lower + " by " + d.core(p)
				}
			}
		}
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; d.WouldSay(s, a) {
				out += "\n  " + d.Tokens[a.At].Lower + " depends on a condition"
			}
			if d.Blames(n) {
				out += "\n  " + d.Tokens[d.Actions[n].At].Lower + " blames"
			}
			if p := d.Blamed(n); p >= 0 {
				out += "\n  " + d.core(d.Actions[n].Subject) + " is " + d.core(p) + ", who is blamed"
			}
		}
		if d.InReportedMood(s) {
			out += "\n  in the mood of reported speech"
		}
	}
	return out
}

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
		return "\n  " + d.phrasesOf() + "\n  " + d.actionsOf() + d.besides()
	})
}

// TestCutShort: the sentences of a text that ends anywhere.
func TestCutShort(t *testing.T) {
	testkit.Beginnings(t, "testdata/clauses.txt", 8000, func(language, body string) {
		d := read(body, language)
		d.phrasesOf()
		d.actionsOf()
		d.besides()
	})
}
