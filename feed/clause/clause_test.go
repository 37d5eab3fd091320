package clause

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// read reads a text as package quotation does.
func read(body, language string) *Clauses {
	d := new(Clauses)
	t := lexis.TongueOf(body, language)
	d.CutText(body, t, prose.Paragraphs(body), lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	d.ReadClauses()
	return d
}

var kindNames = [KindCount]string{"", "name", "role", "entity", "pronoun"}

// phrasesOf lists the noun phrases: the core, what belongs to it behind a bar, the kind, and what stands in apposition or is joined.
func (d *Clauses) phrasesOf() string {
	var out []string
	for i := range d.Phrases {
		p := &d.Phrases[i]
		s := d.TextOf(p.From, p.Core)
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

// actionsOf lists the verbs as subject-verb-object, with marks: ! denied, ? unsaid, < subject behind, * passive, ~ loose.
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
		}{{a.Denied, "!"}, {a.Unsaid, "?"}, {a.Inverted, "<"}, {a.Passive, "*"}, {a.Loose, "~"}, {a.Aside, "^"}} {
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

// TestReadClauses: the noun phrases of a sentence, and its verbs with who does it.
func TestReadClauses(t *testing.T) {
	for _, c := range []struct{ language, text, phrases, actions string }{
		{"en", "Ann Fox, the head of the water board, said it was safe.", "Ann Fox:name=the head; the head|of the water board; (the water board:entity); it:pronoun; safe", "Ann Fox-said-it; it-was-safe in said"},
		{"en", "The tenor, Bo Reed, laughed.", "The tenor:role=Bo Reed; Bo Reed:name", "The tenor-laughed"},
		{"en", "Ann Fox and Bo Reed said the mill would open.", "Ann Fox:name&Bo Reed; Bo Reed:name; the mill; open", "Ann Fox-said-the mill; the mill-would-open in said"},
		{"en", "The pilots' union said it would strike.", "The pilots' union:entity; it:pronoun; strike", "The pilots' union-said-it; it-would-strike in said"},
		{"en", "“It leaks,” said Ann Fox, the mayor.", "Ann Fox:name=the mayor; the mayor:role", "Ann Fox-said<"},
		{"en", "“It leaks,” hooted Ann Fox.", "Ann Fox:name", "Ann Fox-hooted<"},
		{"en", "Ann Fox never said that it was safe.", "Ann Fox:name; it:pronoun; safe", "Ann Fox-said!; it-was-safe in said"},
		{"en", "Ann Fox denied having said “it leaks”.", "Ann Fox:name", "Ann Fox-denied; Ann Fox-said!~ in denied"},
		{"en", "The mayor refused to say “it leaks”.", "The mayor:role", "The mayor-say!~"},
		{"en", "The mayor should say “it leaks”.", "The mayor:role", "The mayor-say?"},
		{"en", "If Fox says “it leaks”, the mayor will laugh. Ann Fox came.", "Fox:name; the mayor:role; Ann Fox:name", "Fox-says?; the mayor-laugh; Ann Fox-came"},
		{"en", "The vicar was told that the mill was “a ruin”.", "The vicar:role; the mill", "The vicar-told*; the mill-was in told"},
		{"en", "The board was called “a ruin” by Ann Fox.", "The board:entity; (Ann Fox:name)", "The board-called*"},
		{"en", "Ann Fox heard the mate say “it leaks”.", "Ann Fox:name; the mate:role", "Ann Fox-heard-the mate; the mate-say~ in heard"},
		{"en", "The vicar left, saying it was “a ruin”.", "The vicar:role; it:pronoun", "The vicar-left; The vicar-saying~-it in left; it-was in saying"},
		{"en", "With the mate shouting “ahoy”, the ship left.", "(the mate:role); the ship", "the mate-shouting~; the ship-left"},
		{"en", "The plan, as Ann Fox put it, was “a ruin”.", "The plan; Ann Fox:name", "Ann Fox-put; The plan-was"},
		{"en", "The mayor accused Bo Reed of calling it “a ruin”.", "The mayor:role; Bo Reed:name; (it:pronoun)", "The mayor-accused-Bo Reed; Bo Reed-calling~ in accused"},
		{"en", "The mayor said the council believes it is “a ruin”.", "The mayor:role; the council:entity; it:pronoun", "The mayor-said-the council; the council-believes-it in said; it-is in believes"},
		{"en", "The trainer purred that it was “a treat”.", "The trainer:role; it:pronoun", "The trainer-purred; it-was in purred"},
		{"en", "A report by the board said that it was “a ruin”.", "A report|by the board:entity; (the board:entity); it:pronoun", "A report-said; it-was in said"},
		{"en", "The widow of the miller (a baker) said so.", "The widow|of the miller:role; (the miller:role)", "The widow-said"},
		{"en", "A plumber named Bo Reed said so.", "A plumber:role=Bo Reed; Bo Reed:name", "A plumber-said"},
		{"en", "That year the mayor said so.", "That year; the mayor:role", "the mayor-said"},
		{"en", "According to Ann Fox, the mill is “a ruin”.", "(Ann Fox:name); the mill", "the mill-is"},
		{"en", "In the words of Ann Fox, the mill is “a ruin”.", "(the words|of Ann Fox); (Ann Fox:name); the mill", "the mill-is"},
		{"en", "NordAir said so.", "NordAir:name", "NordAir-said"},
		{"en", "The 41-year-old said so.", "The 41-year-old:role", "The 41-year-old-said"},
		{"en", "The tired, old diplomat said so.", "The tired, old diplomat:role", "The tired, old diplomat-said"},
		{"en", "A note from her mother that said “come home” lay there.", "A note|from her mother:entity; (her mother:role); there:pronoun", "A note-said; A note-lay-there"},
		{"en", "The man who founded the paper wrote it.", "The man:role; the paper:entity; it:pronoun", "The man-founded-the paper; The man-wrote-it"},
		{"en", "The letter, which Fox wrote, said “come”. Ann Fox left.", "The letter:entity; Fox:name; Ann Fox:name", "Fox-wrote; The letter-said; Ann Fox-left"},
		{"de", "Der Chef der Firma sagte dem Sender, es regne.", "Der Chef|der Firma:role; (der Firma:role); (dem Sender:entity); es:pronoun", "Der Chef-sagte-es"},
		{"de", "„Es leckt“, sagte Anna Holm, die Bürgermeisterin.", "Anna Holm:name=die Bürgermeisterin; die Bürgermeisterin:role", "Anna Holm-sagte<"},
		{"de", "Nach Angaben der Landesregierung leckt das Wehr.", "(der Landesregierung:entity); das Wehr", "das Wehr-leckt<"},
		{"fr", "« Le barrage fuit », a déclaré Anne Renard, la maire.", "Anne Renard:name=la maire; la maire:role", "Anne Renard-déclaré<"},
		{"fr", "Selon la maire, le barrage est « une ruine ».", "(la maire:role); le barrage", "le barrage-est"},
		{"es", "«La presa pierde», dijo la alcaldesa de Osuna.", "la alcaldesa|de Osuna:role; (Osuna:entity)", "la alcaldesa-dijo<"},
		{"it", "«La diga perde», ha detto il sindaco.", "il sindaco:role", "il sindaco-detto<"},
		{"nl", "„De dam lekt”, zei de burgemeester.", "de burgemeester:role", "de burgemeester-zei<"},
		{"pt", "“A represa vaza”, disse a prefeita.", "a prefeita:role", "a prefeita-disse<"},
		{"ru", "«Плотина течёт», — сказал мэр.", "мэр:role", "мэр-сказал<"},
		{"pl", "„Tama przecieka” – powiedział burmistrz.", "burmistrz:role", "burmistrz-powiedział<"},
	} {
		d := read(c.text, c.language)
		if got := d.phrasesOf(); got != c.phrases {
			t.Errorf("%s: phrases\n got %s\nwant %s", c.text, got, c.phrases)
		}
		if got := d.actionsOf(); got != c.actions {
			t.Errorf("%s: actions\n got %s\nwant %s", c.text, got, c.actions)
		}
	}
}
