package attribution

import "seedfeed/feed/lexis"

// pointedBack offers whom the sentence behind the quotation says its words are from: «...». Lo
// ha detto il sindaco X; « ... » C'est ce qu'a déclaré X; «...». Così il ministro X.
func (o *optioner) pointedBack(before []Quotation) {
	d, i := o.d, o.end+1
	if n := len(before) - 1; n >= 0 && before[n].Who.Name != "" && d.Tokens[before[n].End].Paragraph == d.Tokens[o.q].Paragraph { // «...», dice X. «...». Lo conferma Y
		return
	}
	for i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Sign && d.Tokens[i].Paragraph == d.Tokens[o.end].Paragraph {
		i++
	}
	if i+2 >= len(d.Tokens) || d.Tokens[i].Paragraph != d.Tokens[o.end].Paragraph || o.areWords(i) || !d.PointsBack(i) {
		return
	}
	s := d.SentenceAt(i)
	for n := s.Action0; n < s.Action1; n++ {
		a := &d.Actions[n]
		with := a.Subject >= 0 && (d.Is(i, i, "con") || d.Is(i, i, "com"))
		if p := a.Subject; d.Tongue.Cases {
			if p >= 0 && o.c.First && d.isPerson(p) && a.Class&lexis.Say != 0 && !a.Denied && !d.SignBetween(i, a.At) && (d.Phrases[p].From < a.At || !d.followed(&d.Phrases[p])) {
				o.add(p, AccordAfter, a.At) // not: Об этом сообщает ТАСС
			}
			return
		}
		if a.At >= i && (a.Class&(lexis.Say|lexis.Part) != 0 || with && a.Class&lexis.Saying != 0) && !a.Denied && !confirms[d.Tokens[a.At].Lower] && a.Subject >= 0 && (d.Phrases[a.Subject].From > a.At || with) {
			p := &d.Phrases[a.Subject]
			if !d.Tongue.Nouns && d.Tongue.Tag != "nl" && !with && d.followed(p) || d.Has(i+3, i, lexis.Prep) { // Así criticó X las palabras de Y; con palabras de Y
				return
			}
			named := with && p.From < a.At && p.From <= i+4 && !d.SignBetween(p.From, a.At)                               // Con esta frase, X
			if named || !d.SignBetween(i, a.At) && !(d.Tongue.Nouns && d.Is(i, i, "so") && d.SignBetween(a.At, s.To-1)) { // not: È quanto temono i vicini, ha detto X; So sagte X: Q
				o.add(a.Subject, AccordAfter, a.At)
			}
			return
		}
	}
	if n := s.Phrase0; s.Action0 == s.Action1 && n < s.Phrase1 && d.Is(i, i, "così") && d.Phrases[n].Pre < 0 && d.IsNamed(&d.Phrases[n]) {
		o.add(n, AccordAfter, -1)
	}
}

// confirms are forms of verbs for what somebody else has said before.
var confirms = lexis.Set(`conferma confermato confermò confirma confirmó confirmado confirmou confirme confirmé`)
