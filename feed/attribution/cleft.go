package attribution

import (
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file finds whom a Romance sentence brings out as the one who speaks, first or last: El primero en hablar fue X: Q; in
// Italian also A raccontarlo è X: Q; È X a spiegare la scelta: Q.

// broughtOut offers the person whom sentence s, up to the colon before the quotation, brings out.
func (o *optioner) broughtOut(s *clause.Sentence) {
	d, colon := o.d, o.q-1
	if !d.Tongue.IsRomance() || !d.Is(colon, o.q, ":") || !o.c.Whole && o.c.Words < 6 || !o.endsWith() {
		return
	}
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < colon; n++ {
		p := &d.Phrases[n]
		if first := &d.Tokens[p.From]; first.Text == first.Lower && first.Class == 0 || // È | arrivato Luca Neri
			p.Kind != clause.Name && p.Kind != clause.Role || d.namedBetween(n+1, o.q) && p.Alias < 0 {
			continue
		}
		be := d.beBefore(p.From)
		if n > s.Phrase0 && d.Is(p.From-1, p.From, ",") && d.Phrases[n-1].To == p.From-1 { // È | la derubata, Renata Neri
			be = d.beBefore(d.Phrases[n-1].From)
		}
		if be < s.From || be > s.From && d.Has(be-1, be, lexis.Deny) {
			continue
		}
		if be > s.From+3 && d.Has(s.From+2, be, lexis.Prep) && speaking[d.Tokens[s.From+3].Lower] && clause.Firsts[d.Tokens[s.From+1].Lower] && d.Has(s.From, be, lexis.Det) && d.plain(p.Core, colon) {
			o.add(n, AccordFar, be)
			o.printed = true
			return
		}
		if d.Tongue.Tag != "it" {
			continue
		}
		if o.toDo(s.From, be) >= 0 && d.plain(p.Core, colon) || (be == s.From || d.Tokens[be-1].Kind == lexis.Sign) && d.toSay(p.Core, colon) {
			o.add(n, AccordFar, be)
			o.printed = true
			return
		}
	}
}

// areWords offers the person whose words the Romance sentence at token i, behind the quotation, says it to be, and reports whether
// there is one: Q È il racconto di | X; Q Ce sont les mots de | X.
func (o *optioner) areWords(i int) bool {
	d := o.d
	s := d.SentenceAt(i)
	k := i
	if d.Is(i, i, "ce") || d.Is(i, i, "c'") || d.Is(i, i, "queste") {
		k++
	}
	if n := s.Phrase0; d.Tongue.IsRomance() && isWas[d.Tokens[k].Lower] && !d.Is(k, k, "a") && !d.Is(k, k, "ha") && n+1 < s.Phrase1 {
		for n+1 < s.Phrase1 && d.Phrases[n].From <= k {
			n++
		}
		p, q := &d.Phrases[n], &d.Phrases[min(n+1, s.Phrase1-1)]
		if p.From == k+1 && itsWords[d.Tokens[p.Head].Lower] && q.Pre == p.Core && Ofs[d.Tokens[q.Pre].Lower] && (q.Kind == clause.Name || q.Kind == clause.Role && !d.IsSeveral(q.Head)) {
			o.add(n+1, AccordAfter, q.Pre)
			return true
		}
	}
	return false
}

// itsWords are Romance nouns for what somebody said.
var itsWords = lexis.Set(`affermazione racconto parole commento sfogo testimonianza opinione pensiero parere convinzione allarme denuncia mots paroles constat témoignage avis
	analyse cri palabras opinión testimonio relato lamento palavras opinião depoimento desabafo testemunho avaliação`)

// beBefore returns the token of "is" before somebody at token i, or -1: A dirlo | è stato proprio lo stesso Neri; È | anche il sindaco.
func (d *Document) beBefore(i int) int {
	k := i - 1
	for k >= 0 && k > i-5 && (d.IsAdverb(k) || along[d.Tokens[k].Lower]) {
		k--
	}
	if k < 0 || !isWas[d.Tokens[k].Lower] || d.Tokens[k].Paragraph != d.Tokens[i].Paragraph {
		return -1
	}
	return k
}

var (
	isWas = lexis.Set(`è sono fu furono era erano est sont fut a es son fue fueron foi foram é são ha`)
	along = lexis.Set(`stato stata stati state proprio anche stesso stessa lo la il été sido`)
	// speaking are infinitives for speaking: El primero en hablar.
	speaking = lexis.Set(`hablar intervenir reaccionar responder contestar parler réagir répondre prendre s' falar intervir reagir responder parlare intervenire reagire rispondere`)
)

// toDo returns the token of "to" and an infinitive that begin a clause among tokens from to end, or -1: | A raccontarlo è X; ed | a
// dirlo è X.
func (o *optioner) toDo(from, end int) int {
	d := o.d
	for k := end - 1; k >= from; k-- {
		if d.Is(k, k, "a") && d.isToSay(k+1) && k+1 < end && (k == from || d.Tokens[k-1].Kind == lexis.Sign || d.Has(k-1, k, lexis.Conj)) {
			return k
		}
	}
	return -1
}

// toSay reports whether "to" and an infinitive follow somebody, whom words between commas may describe, at token i, and no other sentence
// before token end: È X, la derubata, | a raccontare: Q.
func (d *Document) toSay(i, end int) bool {
	for k := i; k < end && k < i+16; k++ {
		if d.Is(k, k, "a") && d.isToSay(k+1) {
			return d.plain(k+1, end)
		}
		if d.Tokens[k].Class&(lexis.Verb|lexis.Aux|lexis.Sub|lexis.Saying) != 0 {
			return false
		}
	}
	return false
}

// plain reports whether tokens from to end hold no other clause.
func (d *Document) plain(from, end int) bool {
	return !lexis.Any(from, end, func(k int) bool {
		t := &d.Tokens[k]
		return t.Kind == lexis.Quoted || t.Class&(lexis.Verb|lexis.Aux|lexis.Sub|lexis.Rel) != 0 && t.Class&lexis.Prep == 0
	})
}

// endsWith reports whether the sentence ends with the quotation: A dirlo è X: | Q.; but A dirlo è X: | Q era il titolo.
func (o *optioner) endsWith() bool {
	d, i := o.d, o.end+1
	return i >= len(d.Tokens) || d.Tokens[i].Paragraph != d.Tokens[o.end].Paragraph || d.Tokens[i].Starts || d.Is(i, o.end, ".")
}

// isToSay reports whether the word at token i is an Italian infinitive of saying, with or without pronouns: dire, raccontarlo,
// segnalarcelo.
func (d *Document) isToSay(i int) bool {
	if i >= len(d.Tokens) || d.Tokens[i].Kind != lexis.Word {
		return false
	}
	w := d.Tokens[i].Lower
	for _, e := range [...]string{"celo", "cela", "lo", "la", "li", "le", "ne", "ci", "mi", "si", "gli"} {
		if stem, ok := strings.CutSuffix(w, e); ok && toSay[stem+"e"] {
			return true
		}
	}
	return toSay[w]
}

// toSay are Italian infinitives of saying.
var toSay = lexis.Set(`dire raccontare spiegare illustrare denunciare confermare annunciare sostenere rivelare ricordare sottolineare aggiungere precisare
	chiarire dichiarare affermare riferire commentare rispondere replicare ribadire segnalare ammettere confessare smentire parlare
	descrivere evidenziare osservare ricostruire riassumere testimoniare informare avvertire specificare puntualizzare`)
