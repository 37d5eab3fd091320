package clause

import (
	"strings"

	"seedfeed/feed/lexis"
)

// This file has what is asked of a verb that was read: whether it is in the plural, whether anybody said it, by whom.

// TheySay reports whether the verb of saying at token i, in a language whose verbs need no subject, is in the plural: dicono; han
// señalado; сообщили.
func (d *Clauses) TheySay(i int) bool {
	if !d.Tongue.Drops {
		return false
	}
	t, many := &d.Tokens[i], plurals[d.Tongue.Tag]
	if t.Class&lexis.Part != 0 && d.Has(i-1, i, lexis.Aux) {
		return d.Tokens[i-1].Lower != "tem" && lexis.EndsAny(d.Tokens[i-1].Lower, many...)
	}
	return t.Class&lexis.Saying != 0 && lexis.EndsAny(t.Lower, many...) && !likePast[t.Lower] || t.Lower == "fanno" && d.Is(i+1, i, "sapere")
}

// likePast are Polish verbs in the present of one that end like those of several in the past.
var likePast = lexis.Set(`chwali pochwali żali myśli`)

// plurals are the endings of verbs in the plural, where a verb needs no subject.
var plurals = map[string][]string{"es": {"n"}, "pt": {"m"}, "it": {"no"}, "ru": {"ли", "ят", "ют"}, "pl": {"li", "ły", "ą"}}

// Outcry reports whether sentence s, which follows a quotation that ends with ? or !, or in English with a full stop, says only who
// spoke: “...?” Jane Fox said.
func (d *Clauses) Outcry(q int, s *Sentence) bool {
	if a := s.Action0; d.Tongue.IsEnglish() && a+1 == s.Action1 && d.Actions[a].Subject >= 0 && d.Phrases[d.Actions[a].Subject].From == s.From && plainly[d.Tokens[d.Actions[a].At].Lower] && !d.Is(q-1, q, ":") {
		end := d.Actions[a].At + 1
		if x := d.Actions[a].Object; x >= 0 && strings.HasPrefix(d.Tokens[end-1].Lower, "t") { // told the BBC; not: wrote a letter
			end = d.Phrases[x].To
		}
		if end >= s.To || d.Is(end, s.From, ".") {
			return true
		}
	}
	text := d.Body[d.Tokens[q].Span.Start:d.Tokens[q].Span.End]
	for len(text) > 0 && text[len(text)-1] != '?' && text[len(text)-1] != '!' {
		if c := text[len(text)-1]; c != '"' && c != '\'' && c < 0x80 || d.Tokens[q].Span.End-d.Tokens[q].Span.Start-len(text) > 8 {
			return false
		}
		text = text[:len(text)-1]
	}
	if text == "" || s.Action0 == s.Action1 {
		return false
	}
	a := &d.Actions[s.Action0]
	if a.Subject < 0 || a.Class&lexis.Saying == 0 && !a.Guessed {
		return false
	}
	next := max(a.At+1, d.Phrases[a.Subject].To)
	if next >= s.To {
		return true
	}
	t := &d.Tokens[next]
	return t.Kind == lexis.Sign && t.Text != ":" || t.Class&(lexis.Prep|lexis.Period|lexis.Adverb) != 0 && !d.Has(next, next, lexis.Sub) || t.Lower == "as" || d.IsAdverb(next)
}

// plainly are English verbs of saying that do not answer the words of somebody else.
var plainly = lexis.Set(`said says told tells added adds wrote writes explained explains`)

// BareNoun reports whether a phrase is one noun that can be a subject, and nothing follows it in its clause. In a language
// with cases what ends in -ę, -ą, -у or -ю is an object, and what ends like an adverb is no subject: сказал | весело; odparł | szczerze.
func (d *Clauses) BareNoun(p *Phrase) bool {
	w, verb := d.Tokens[p.From].Lower, max(p.From-1, 0)
	others := d.TheySay(verb) || lexis.EndsAny(d.Tokens[verb].Lower, "ło", "ло") // odparli | lekarze; podało | źródło
	adverb := lexis.EndsAny(w, "ę", "ą", "у", "ю", "ясь", "em") || strings.HasPrefix(w, "по-") || !others && lexis.EndsAny(w, "о", "е", "o", "e")
	return p.Core-p.From == 1 && !adverb && (p.Core >= len(d.Tokens) || d.Tokens[p.Core].Kind == lexis.Sign)
}

// WouldSay reports whether action a depends on a condition: if she cared, she would say Q. Without a condition it is a
// habit: he would say Q.
func (d *Clauses) WouldSay(s *Sentence, a *Action) bool {
	i := a.At - 1
	for i > s.From && (d.IsAdverb(i) || d.Is(i, a.At, "have")) {
		i--
	}
	if !d.Is(i, a.At, "would") {
		return false
	}
	if d.Is(s.From, s.From, "had") && i > s.From+1 && !d.saidEarlier(s, a) { // Had it rained, she would have said
		return true
	}
	return lexis.Any(s.Action0, s.Action1, func(n int) bool { return d.Actions[n].At < a.At && d.Actions[n].Unsaid })
}

// OwnSubject reports whether a verb has a subject in its own clause: no conjunction joins it to another verb.
func (d *Clauses) OwnSubject(a *Action) bool {
	i := a.At
	for i > 0 && d.Tokens[i-1].Kind == lexis.Word && (d.Tokens[i-1].Class&lexis.Aux != 0 || d.IsAdverb(i-1)) {
		i--
	}
	return !d.Has(i-1, a.At, lexis.Conj|lexis.Rel)
}

// callsSo are participles of verbs that say what somebody or something is: was called Q by X; but was hit Q by X.
var callsSo = lexis.Set(`called dubbed branded labelled labeled termed described hailed praised denounced derided dismissed condemned criticised criticized
	deemed considered judged characterised characterized summarised summarized`)

// Agent returns the phrase after "by" and a passive verb, directly behind it or behind the quotation from token q to end, or
// anywhere before it in Dutch, or -1: was called so by X; was called Q by X; werd door X omschreven als Q.
func (d *Clauses) Agent(a *Action, q, end int) int {
	s := d.SentenceAt(a.At)
	for p := s.Phrase0; p < s.Phrase1; p++ {
		ph := &d.Phrases[p]
		if ph.Pre > a.At && (ph.Pre == a.At+1 && ph.From < q || ph.Pre == end+1 && callsSo[d.Tokens[a.At].Lower] && (ph.Kind == Name || ph.Kind == Role)) && d.Tokens[ph.Pre].Lower == "by" {
			if next := p + 1; next < s.Phrase1 && ph.Kind == Role && d.Phrases[next].Kind == Name && d.Phrases[next].From == ph.To+1 && d.Is(d.Phrases[next].To, ph.To, ",") { // by her uncle, | Paul Grey, that
				return next
			}
			return p
		}
		if ph.From < q && ph.Kind != Other && d.Is(ph.Pre, a.At, "door") {
			return p
		}
	}
	return -1
}

// saidEarlier reports whether a verb of saying with a subject stands before action a in sentence s: Had it rained, Fox said, he would have
// called it Q.
func (d *Clauses) saidEarlier(s *Sentence, a *Action) bool {
	return lexis.Any(s.Action0, s.Action1, func(n int) bool {
		return d.Actions[n].At < a.At && d.Actions[n].Class&lexis.Say != 0 && d.Actions[n].Subject >= 0
	})
}
