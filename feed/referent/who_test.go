package referent

import (
	"flag"
	"fmt"
	"testing"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/who.txt")

// sayers lists who says something in a text, a line each: the verb or the preposition, and the person, body or role that it binds, with
// "a role" behind a role and the reason behind what is more than a name.
func (d *Referents) sayers() (out string) {
	show := func(at int, r Referent) {
		out += "\n  " + d.Tokens[at].Lower + ": "
		if r.Name == "" {
			out += "nobody"
		}
		out += r.Name
		if r.Role {
			out += ", a role"
		}
		if r.Why != "" {
			out += " (" + r.Why + ")"
		}
		if r.Doubt > 0 {
			out += fmt.Sprintf(" %.0f%% doubt", 100*r.Doubt)
		}
	}
	for i := range d.sentencesOf() {
		for n := i.Phrase0; n < i.Phrase1; n++ {
			if p := &d.Phrases[n]; p.Pre >= 0 && d.Accords(p) {
				show(p.Pre, d.PhraseMeans(p, Bond{Verb: -1, Touches: true, Leads: true}, ""))
			}
		}
		for n := i.Action0; n < i.Action1; n++ {
			a := &d.Actions[n]
			if a.Class&(lexis.Saying|lexis.Part) == 0 || a.Loose {
				continue
			}
			var r Referent
			subject := a.Subject
			if a.Class&lexis.Quoting != 0 && a.Object >= 0 { // zitierte | den Minister
				subject = a.Object
			}
			s := Speaker{From: a.At, To: a.At + 1}
			switch {
			case subject < 0 && !d.Tongue.Drops:
				continue
			case subject < 0:
				r = d.PronounMeans(a.At, a.At)
			default:
				p := &d.Phrases[subject]
				s.From, s.To = p.From, p.To
				if p.Kind == clause.Proform {
					r = d.PronounMeans(p.From, a.At)
				} else {
					r = d.PhraseMeans(p, Bond{Verb: a.At, Touches: true, Behind: a.Inverted}, "")
				}
			}
			show(a.At, r)
			s.Referent = r
			if d.QuotedBetween(i.From, i.To) { // who only asks about something is not the speaker of a quotation
				d.History = append(d.History, s)
			}
		}
	}
	return out
}

// sentencesOf visits the sentences in order.
func (d *Referents) sentencesOf() func(func(*clause.Sentence) bool) {
	return func(yield func(*clause.Sentence) bool) {
		for i := 0; i < len(d.Tokens); {
			s := d.SentenceAt(i)
			if !yield(s) {
				return
			}
			i = s.To
		}
	}
}

// TestWho: who says something, whatever the text calls them; see testdata/who.txt.
func TestWho(t *testing.T) {
	testkit.Rows(t, "testdata/who.txt", *update, func(language, body string) string { return read(body, language).sayers() })
}

// TestCutShort: who says something in a text that ends anywhere.
func TestCutShort(t *testing.T) {
	testkit.Beginnings(t, "testdata/who.txt", 4000, func(language, body string) { read(body, language).sayers() })
}
