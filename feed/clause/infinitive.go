package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file tells infinitives of saying from finite verbs, and finds who acts in them: a tenu à préciser | Anne Renard

// infinitive adds the action of the infinitive at token i. Behind a verb that causes something, the object of that verb acts:
// prompting Fox to say.
func (r *reader) infinitive(i int) {
	d, last := r.d, r.last
	r.act(Action{At: i, Class: d.Tokens[i].Class, Loose: true})
	if last >= 0 && d.Phrases[last].To == i-1 && d.Phrases[last].From > r.from && d.Phrases[last].Kind == Name && causes[d.Tokens[d.Phrases[last].From-1].Lower] {
		d.Actions[len(d.Actions)-1].Subject, d.Actions[len(d.Actions)-1].Own = last, true
	}
}

// endsWithInfinitive reports whether the word at token i, which may be a German verb of saying, is an infinitive that ends the clause of a
// modal verb with an object: wollte ihr einen Brief | schreiben.
func (r *reader) endsWithInfinitive(i int) bool {
	d, f := r.d, r.top()
	if r.dutchInfinitive(i) {
		return true
	}
	if !d.Tongue.Nouns || d.Tokens[i].Class&lexis.Base == 0 || f.verb < 0 || i+1 < r.to && d.Tokens[i+1].Kind == lexis.Word || i == 0 {
		return false
	}
	return r.last >= 0 && d.Phrases[r.last].To == i
}

// dutchInfinitive reports whether the Dutch verb of saying at token i, which looks like one in the plural, is an infinitive: wil dat niet |
// zeggen; om te | schrijven.
func (r *reader) dutchInfinitive(i int) bool {
	d := r.d
	if d.Tongue.Tag != "nl" || !strings.HasSuffix(d.Tokens[i].Lower, "en") || d.Is(i+1, i, ":") { // zou kunnen zeggen: Q
		return false
	}
	if d.Is(i-1, r.from, "te") {
		return true
	}
	for k := i - 1; k >= r.from && d.Tokens[k].Kind == lexis.Word; k-- {
		if dutchModals[d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

// dutchModals are Dutch verbs before an infinitive.
var dutchModals = lexis.Set(`kan kunnen kon konden kunt wil willen wilde wilden wou zal zullen zou zouden moet moeten moest mag mogen mocht mochten
	gaat gaan ging gingen laat laten liet lieten blijft blijven bleef bleven hoeft hoeven dan doet doen komt komen`)

// letsKnow reports whether the verb at token i makes one of saying out of the infinitive behind it: fait savoir; ha fatto sapere.
func (r *reader) letsKnow(i int) bool {
	d := r.d
	pronoun := d.Has(i-1, i, lexis.Pronoun) || d.Has(i-1, i, lexis.Adverb) && d.Has(i-2, i, lexis.Pronoun) // a-t-il aussi | fait valoir
	return i+1 < r.to && d.Tokens[i+1].Class&lexis.Base != 0 && lets[d.Tokens[i].Lower] && !pronoun
}

// lets are verbs that let somebody know.
var lets = lexis.Set(`fait fa fatto hizo hace hecho fez faz feito`)

// infinitiveBehind returns the token of an infinitive of saying that belongs to the verb at token i, which follows a quotation, or
// i: « ... », a tenu | à préciser Anne Renard; «...», fa | sapere il comune.
func (r *reader) infinitiveBehind(i int) int {
	d := r.d
	if d.Tongue.IsEnglish() || d.Tongue.Nouns || d.Tongue.Cases || !r.behindMark(i) || d.Tongue.Tag == "fr" && d.Is(i, i, "à") { // Q, à répéter
		return i
	}
	for k := i; k < r.to && k < i+5; k++ {
		t := &d.Tokens[k]
		switch {
		case t.Kind != lexis.Word || t.Text != t.Lower || t.Class&(lexis.Saying|lexis.Part|lexis.Sub|lexis.Rel|lexis.Pronoun|lexis.Deny) != 0 || t.Class&lexis.Det != 0 && t.Class&(lexis.Prep|lexis.Object|lexis.Reflexive) == 0:
			return i
		case k > i && t.Class&lexis.Base != 0 && d.Tokens[i].Class&lexis.Prep != 0 && d.Tokens[i].Class&lexis.Aux == 0 && !thats[d.Tokens[min(k+1, r.to-1)].Lower]:
			return i // Q, sin explicar la causa; but Q, al afirmar que Q
		case k > i && t.Class&lexis.Base != 0:
			return k
		}
	}
	return i
}

// maxBeforeInfinitive is the largest number of tokens between a subject and an infinitive of saying.
const maxBeforeInfinitive = 8

// comesToSay reports whether token i is an infinitive of saying, with what is said behind it, whose subject is that of its clause: X
// quiso | precisar que; X ha colto l'occasione per | dire che; X a tenu à | préciser que. Nobody else may be named between.
func (r *reader) comesToSay(i int) bool {
	d, s := r.d, r.top().subject
	if !d.Tongue.IsRomance() || d.Tokens[i].Class&lexis.Base == 0 || s < 0 || !thats[d.Tokens[min(i+1, r.to-1)].Lower] {
		return false
	}
	p := &d.Phrases[s]
	if p.Kind == Other || p.Kind == Proform || p.Pre >= 0 || p.reach >= i || i-p.reach > maxBeforeInfinitive {
		return false
	}
	for k := p.reach; k < i; k++ {
		if t := &d.Tokens[k]; t.Text == "," && k == p.reach {
			continue
		} else if t.Kind != lexis.Word || t.Class&(lexis.Deny|lexis.Modal|lexis.Saying|lexis.Part|lexis.Sub|lexis.Rel|lexis.Conj) != 0 || withouts[t.Lower] || d.PersonAt(k) != nil {
			return false
		}
	}
	return true
}

var (
	thats    = lexis.Set(`que qu' che`) // that
	withouts = lexis.Set(`sin sans senza sem paura peur miedo medo refusé refuse refusa évité évite évita entendu entendit rifiutato rifiuta rifiutò evitato
		evita evitò sentito sente negato nega negó rehusó rehusado rehúsa evitó evitado oído oyó recusou recusa recusado evitou ouviu ouvido negou`)  // without, fear, refuse, avoid, hear
)
