package attribution

import (
	"regexp"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// behind looks at what follows the quotation in its sentence.
func (o *optioner) behind() {
	d := o.d
	i := o.end + 1
	for i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Sign && d.Tokens[i].Paragraph == d.Tokens[o.end].Paragraph && lexis.IsDashOrComma(d.Tokens[i].Text) {
		i++
	}
	if i >= len(d.Tokens) || d.Tokens[i].Paragraph != d.Tokens[o.end].Paragraph {
		return
	}
	if i > o.end+1 && d.Tokens[i-1].Text != "," {
		o.signature(i)
	}
	if d.Tokens[i].Kind != lexis.Word && d.Tokens[i].Text != "(" && !(d.Tokens[i].Kind == lexis.Quoted && d.Tongue.IsEnglish()) {
		return
	}
	s := d.SentenceAt(i)
	if s.From == i && !d.Outcry(o.end, s) {
		return
	}
	if d.Tongue.Tag == "fr" && (d.Is(i+1, i, "on") || d.Is(i+1, i, "t") && d.Is(i+2, i, "on")) { // «...», confie-t-on dans l'entourage du préfet
		o.attributed = true
		o.phrasesBehind(s, i) // explique-t-on à la préfecture
		return
	}
	so := d.Is(i, i, "so") && i+1 < len(d.Tokens) && Reading[d.Tokens[i+1].Lower] // „...“, so lautet die Botschaft
	o.attributed = so || d.ReadsIn(i)
	o.phrasesBehind(s, i)
	if o.passedOn(s, i) {
		return
	}
	o.verbsBehind(s, i)
	for n := s.Phrase0; n < s.Phrase1 && !d.Tongue.IsEnglish() && !so; n++ { // „...“, so X
		k := d.Phrases[n].From - 1
		if k >= i && (d.Is(k, i, "so") || d.Is(k, i, "aldus") || d.Is(k, i, "così")) && (k == i || d.Is(k-1, i, ",")) && !d.QuotedBetween(i, k) && d.Phrases[n].Pre < 0 {
			o.add(n, AccordAfter, k)
			break
		}
	}
}

// phrasesBehind offers the phrases that a preposition binds to the quotation. Token i is the first one after the quotation.
func (o *optioner) phrasesBehind(s *clause.Sentence, i int) {
	d := o.d
	for n := s.Phrase0; n < s.Phrase1; n++ {
		p := &d.Phrases[n]
		if p.From <= i {
			continue
		}
		if whose := d.viewOf(max(p.Pre, 0)); p.Pre > 0 && whose > p.Pre && d.HisView(whose) && !d.QuotedBetween(i, p.From) { // «...», según | sus palabras
			x := SourceAt(whose, whose+1, AccordAfter)
			x.Pronoun = d.Tokens[whose].Lower
			if d.AnyAction(s, func(a *clause.Action) bool { return a.At < o.q && a.Subject >= 0 && d.isPerson(a.Subject) }) { // not: il illustre «...» selon ses mots
				o.enter(x)
			}
		} else if (d.Accords(p) && !o.learnt(p, i) && !(d.Tongue.IsRomance() && d.Has(p.Pre, i, lexis.View)) || o.wordsOf(p, i)) && (!d.QuotedBetween(i, p.From) || d.PassesOn(p.Pre)) { // приводит «Север» слова Котова
			if p.Kind != clause.Other || !d.Tongue.IsRomance() || p.Pre != o.end+1 || lexis.EndsAny(d.Tokens[p.Head].Lower, "rista", "riste", "nista", "niste", "tista", "tiste", "aia") { // según la | florista; but not: « … » selon | la saison
				o.add(n, AccordAfter, p.Pre)
			}
		} else if d.Is(p.Pre, i, "from") && p.Pre <= i+6 && came[d.Tokens[i].Lower] {
			o.add(n, AccordAfter, -1)
		}
	}
}

// came are English verbs of words that come from somebody: “...,” came the reply from X.
var came = lexis.Set(`came comes went`)

// wordsOf reports whether the words of phrase p are all that follows the quotation in Italian, or what it is said to be in German: «...»,
// le parole di X; „...“, ist der Eindruck von X.
func (o *optioner) wordsOf(p *clause.Phrase, i int) bool {
	d := o.d
	if p.Of < 0 {
		return false
	}
	said := &d.Phrases[p.Of]
	if d.Tongue.Nouns {
		return said.From == i+1 && (d.Is(i, i, "ist") || d.Is(i, i, "war")) && d.Tokens[said.Head].Class&(lexis.Utter|lexis.Accord) != 0
	}
	return said.From == i && d.Tongue.Tag == "it" && d.Tokens[said.Head].Class&lexis.Utter != 0 && (p.To == len(d.Tokens) || d.Tokens[p.To].Kind == lexis.Sign)
}

// verbsBehind offers the subject of the first verb of saying after the quotation.
func (o *optioner) verbsBehind(s *clause.Sentence, i int) {
	d := o.d
	for n := s.Action0; n < s.Action1; n++ {
		a := &d.Actions[n]
		if a.At < i {
			continue
		}
		if d.Tongue.Cases && lexis.IsCapital(d.Tokens[a.At].Text) { // «...» Добавил, что
			return
		}
		if x := a.Object; a.Class&lexis.Quoting != 0 && x >= 0 && d.Tongue.IsEnglish() && (d.Is(d.Phrases[x].To, a.At, "as") || n+1 < s.Action1 && d.Actions[n+1].Subject == x && d.Is(d.Actions[n+1].At-1, a.At, "as")) { // “...,” Fox quoted Reed, the miller, as saying
			o.add(x, XSays, a.At)
			return
		}
		if a.Class&lexis.Quoting != 0 && a.At <= i+1 && !d.Tongue.IsEnglish() { // „...“, zitiert die Zeitung X
			o.whomQuotes(s, a)
			return
		}
		if a.At <= i+2 && a.Class&(lexis.Say|lexis.Part) != 0 && !d.Tongue.IsEnglish() {
			o.attributed = true
		}
		if a.Subject < 0 {
			if a.At <= i+2 && o.noSubject(a, XSays) {
				return
			}
			continue
		}
		if o.closes(s, n) {
			o.add(a.Subject, LateXSays, a.At)
			return
		}
		if a.At > i+clause.MaxPhrase+8 || d.QuotedBetween(i, a.At) {
			return
		}
		if a.Passive && d.Tongue.Nouns && a.At == o.end+1 && d.Tokens[a.At].Class&lexis.Be != 0 { // Als „...“ wird die Tat von X bezeichnet
			return
		}
		if a.Denied && o.c.Outcry { // “...?” Fox did not reply
			return
		}
		if p := &d.Phrases[a.Subject]; p.Kind == clause.Proform && d.Tokens[p.From].Lower == "i" { // an aside of the speaker
			continue
		}
		if a.At == o.end+1 && a.Class&lexis.Tell != 0 && !a.Inverted && o.endsClause(a) {
			o.add(a.Subject, TellNear, a.At)
			return
		}
		if d.Phrases[a.Subject].From < i {
			continue
		}
		if t, ok := o.behindTie(a, i); ok {
			if k, v := o.retold(s, n); k >= 0 {
				o.add(k, t, v)
			} else {
				o.add(a.Subject, t, a.At)
			}
			return
		}
	}
}

// closes reports whether English action n, right behind another quotation, attributes the whole sentence. The sentence must only
// tell what somebody or something is: The mill was Q and “...”, Fox said; but not: X offered Q, but that is “...”, Fox said; X's
// claim that it is Q is “...”, Fox said.
func (o *optioner) closes(s *clause.Sentence, n int) bool {
	d, a := o.d, &o.d.Actions[n]
	first := min(a.At, d.Phrases[a.Subject].From) - 1
	if first > o.end+1 && d.Tokens[first].Text == "," {
		first--
	}
	return d.Tongue.IsEnglish() && !o.c.Whole && a.Class&lexis.Say != 0 && !a.Denied && first > o.end && d.Tokens[first].Kind == lexis.Quoted && !d.Is(a.At+1, a.At, ":") &&
		(o.q == s.From || d.VerbBetween(s.From, o.q) >= 0) && !d.AnyToken(s.From, first, func(t *lexis.Token) bool { return t.Class&(lexis.Utter|lexis.Rel) != 0 || t.Lower == "what" }) &&
		!lexis.Any(s.Action0, n, func(k int) bool {
			b := &d.Actions[k] // was Q; was held for Q
			return b.Class&lexis.Be == 0 && !b.Passive && !d.Has(b.At-1, b.At, lexis.Be)
		})
}

// whomQuotes offers whom the verb of quoting of action a, in a language other than English, names as the speaker: „...“, zitiert
// die Zeitung | Ann Fuchs; цитирует РБК | Морева.
func (o *optioner) whomQuotes(s *clause.Sentence, a *clause.Action) {
	d := o.d
	o.attributed = true
	if o.quotesHim(a.At + 1) {
		return
	}
	x := a.Object
	if x >= 0 && d.Tongue.Cases && d.Phrases[x].Kind == clause.Entity && d.Phrases[x].From == a.At+1 {
		end := d.Phrases[x].To
		if end < len(d.Tokens) && d.Tokens[end].Kind == lexis.Quoted { // цитируют РИА «Север» | Морева
			end++
		}
		if next := x + 1; next < s.Phrase1 && d.Phrases[next].From == end && d.Phrases[next].Kind == clause.Name { // цитирует РБК | Морева
			o.add(next, SaysX, a.At)
		}
	} else if x >= 0 {
		o.add(x, SaysX, a.At)
	} else if x = a.Subject; x >= 0 {
		p := &d.Phrases[x]
		inside := p.Who != nil && d.MentionAt(p.Head).At > p.From            // zitiert die Zeitung | Ann Fuchs
		if inside || p.From > a.At+1 && !d.Has(a.At+1, a.At, lexis.Object) { // zitiert dpa | die Ministerin
			o.add(x, SaysX, a.At)
		}
	}
}

// retold returns the phrase for whoever said the quotation, and the verb, if English action n, right before it and the last but
// one, only reports that: “...,” Fox recalled Reed saying; “...,” Fox said Reed had told her. Else the phrase is -1.
func (o *optioner) retold(s *clause.Sentence, n int) (phrase, verb int) {
	d := o.d
	if n+2 != s.Action1 || !d.Tongue.IsEnglish() || d.Actions[n].Inverted {
		return -1, -1
	}
	a, b := &d.Actions[n], &d.Actions[n+1]
	k := int(d.PhraseAt[min(a.At+1, len(d.Tokens)-1)])
	reports := a.Class&lexis.Tell != 0 && b.Class&lexis.Saying != 0 && b.Subject == k || d.Is(b.At, b.At, "saying") && clause.Recalling[d.Tokens[a.At].Lower] // but told Reed saying goodbye
	if k < 0 || b.Passive || !reports || !d.isPerson(k) {
		return -1, -1
	}
	for i := d.Phrases[k].To; i < b.At; i++ {
		if d.Tokens[i].Class&(lexis.Aux|lexis.Reflexive) == 0 && !d.IsAdverb(i) && !strings.HasSuffix(d.Tokens[i].Lower, "self") { // had often told her; himself told her
			return -1, -1
		}
	}
	return k, b.At
}

// behindTie returns the tie of a verb after the quotation. Token i is the first one after the quotation.
func (o *optioner) behindTie(a *clause.Action, i int) (Tie, bool) {
	d := o.d
	p := &d.Phrases[a.Subject]
	first := min(a.At, p.From)
	for first > i && (d.IsAdverb(first-1) || d.Tokens[first-1].Class&(lexis.Aux|lexis.Reflexive|lexis.Title) != 0 || d.Tongue.Tag == "fr" && clause.Clitics[d.Tokens[first-1].Lower]) {
		first--
	}
	if o.isAbout() {
		return 0, false
	}
	touching := first == i || first == i+1 && d.Tokens[i].Lower == "as" || first <= i+1 && d.Tokens[i].Class&(lexis.Det|lexis.Title) != 0
	switch {
	case a.Class&(lexis.Saying|lexis.Part|lexis.Base) == 0 && !a.Guessed, mention.GoingOn[d.Tokens[a.At].Lower] && p.Kind == clause.Other && d.Has(p.To, p.From, lexis.Conj): // continua il triste e lungo racconto
		return 0, false
	case a.Class&(lexis.Say|lexis.Part) == 0:
		if o.calledSo(a) {
			return SaysX, true
		}
		if !touching || !o.c.Direct || p.Kind == clause.Other || p.Kind == clause.Entity {
			return 0, false
		}
		if a.Inverted {
			return SaysXGuess, true
		}
		return XSaysGuess, true
	case a.Inverted && touching:
		return SaysX, true
	case touching:
		return XSays, true
	case !d.Tongue.IsEnglish() && i > o.end+1 && d.Tokens[i].Class&(lexis.Verb|lexis.Aux) != 0: // “...”, staat in de brief die X schreef
		return 0, false
	}
	return LateXSays, d.Tongue.IsEnglish() || d.Tongue.Nouns || o.comments(first, a)
}

// quotesHim offers whom the pronoun at token i means, behind a Russian or Polish verb of quoting, and reports whether there is one:
// цитирует | его газета «Маяк»; but not: цитирует его письмо газета.
func (o *optioner) quotesHim(i int) bool {
	d, next := o.d, i+2
	if !d.Tongue.Cases || next >= len(d.Tokens) || clause.Whose[d.Tokens[i].Lower] == 0 || d.Tokens[next].Kind == lexis.Word && d.Tokens[next].Text == d.Tokens[next].Lower {
		return false
	}
	s := SourceAt(i, i+1, SaysX)
	s.Pronoun = d.Tokens[i].Lower
	o.enter(s)
	return true
}

// comments reports whether the words from token first on, which hold verb a and its subject, say of the whole sentence whose words
// it is: behind a comma or a dash with the verb first, or behind a word such as "as": Q pour eux, a dit X; Q al sur, según dijo X;
// but: Q quand X dit.
func (o *optioner) comments(first int, a *clause.Action) bool {
	for ; first > o.end+1 && (o.d.Has(first-1, first, lexis.Aux|lexis.Verb|lexis.Part|lexis.Base) || a.Inverted && first <= o.end+3); first-- { // a fait | valoir; fa | sapere
	}
	before := &o.d.Tokens[first-1]
	return (a.Inverted || a.At < o.d.Phrases[a.Subject].From) && before.Kind != lexis.Word || (clause.Likes[before.Lower] || likewise[before.Lower] || before.Class&lexis.Accord != 0) && (a.At == first || !o.d.Has(a.At-1, a.At, lexis.Rel|lexis.Sub))
}

// likewise are Slavic and Dutch words such as "as".
var likewise = lexis.Set(`jak как aldus zo`)

// noSubject offers the unnamed subject of a verb of saying, and reports whether the verb lacks a subject: «...», dijo. No
// noun may follow the verb.
func (o *optioner) noSubject(a *clause.Action, t Tie) bool {
	d := o.d
	if !d.Tongue.Drops || a.Subject >= 0 || a.Class&(lexis.Say|lexis.Part) == 0 && !a.Guessed || o.silent && mention.GoingOn[d.Tokens[a.At].Lower] {
		return false
	}
	if o.byInitials(a.At, t) {
		return true
	}
	next := a.At + 1
	if t.Family() != FamAhead || o.c.Colon {
		next = d.BehindListener(next)
	}
	if d.TellsWhen(next, next+2) { // dijo aquella mañana
		next += 2
	}
	if next < len(d.Tokens) && d.Tokens[next].Kind == lexis.Word && !d.Tokens[next].Starts {
		if n := d.PhraseAt[min(next+1, len(d.Tokens)-1)]; n >= 0 && d.Phrases[n].Pre == next && d.Accords(&d.Phrases[n]) { // сообщили в полиции
			return false
		}
		const apart = lexis.Prep | lexis.Adverb | lexis.Period | lexis.Conj | lexis.Sub | lexis.Object | lexis.Reflexive
		t := &d.Tokens[next]
		if t.Class&lexis.Rel != 0 || d.Is(next, next, "chi") { // «...», bromea | quien lo vio
			return false
		}
		if t.Named || t.Class&lexis.Det != 0 || t.Class&apart == 0 && (d.Tongue.Cases || t.Class&lexis.Head != 0) { // «...», dijo | nada más llegar
			return false
		}
		if t.Class == 0 && !d.Tongue.Cases && Ofs[d.Tokens[min(next+1, len(d.Tokens)-1)].Lower] && !lexis.EndsAny(t.Lower, "do", "da", "dos", "das", "to", "ta", "ti", "te") { // «...», diz | trecho da nota; but: dijo | rodeado de amigos
			return false
		}
		if at, _ := d.SubjectAhead(next, d.SentenceAt(a.At).To); at >= 0 {
			return false
		}
	}
	i := a.At - 1
	for i >= 0 && (d.Has(i, a.At, lexis.Aux|lexis.Reflexive|lexis.Object|lexis.Deny) || d.IsAdverb(i)) {
		i--
	}
	when := i >= 0 && d.onlyWhen(i) && !d.Is(a.At-1, i, "se") && !d.Is(a.At-1, i, "si") && !strings.HasSuffix(d.Tokens[a.At].Lower, "-se") // aquel día se dijo
	for n := d.SentenceAt(a.At).Phrase0; n < len(d.Phrases) && d.Phrases[n].From < a.At && t.Family() == FamAhead && !when; n++ {
		if p := &d.Phrases[n]; p.Pre < 0 && !d.secondGoverned(n) && !d.inFront(p, a.At) {
			return false // asked the town hall, which, in a note, said: Q
		}
	}
	said := d.Tongue.Tag == "es" && d.Is(a.At-1, a.At, "se") && d.Is(a.At+1, a.At, "que") || d.Tongue.Tag == "it" && d.Is(a.At-1, a.At, "si") && d.Is(a.At+1, a.At, "che") && !strings.HasPrefix(d.Tokens[a.At].Lower, "augur")
	if said && o.q == a.At+2 || t == XSays && d.SomebodyBehind(o.c) { // Se dice | que Q
		return false
	}
	if i >= 0 && d.Tokens[i].Kind == lexis.Word && d.Tokens[i].Class&lexis.Conj == 0 && !(likewise[d.Tokens[i].Lower] && d.Tongue.Cases) && !when { // una de las afectadas respondió; but: jak | stwierdził
		return false
	}
	s := SourceAt(a.At, a.At+1, t)
	s.Verb, s.Pronoun = a.At, d.Tokens[a.At].Lower
	o.enter(s)
	return true
}

// onlyWhen reports whether the words of a Spanish, Italian or Portuguese sentence up to token i, before its verb of saying, tell no
// more than when or where something is said: Quel giorno | ha detto: Q; En su discurso | dijo: Q; but: No ano passado a | vizinha
// disse; A eso | respondió, whoever was asked.
func (d *Document) onlyWhen(i int) bool {
	s := d.SentenceAt(i)
	if d.Tongue.Cases || s.Phrase0 == s.Phrase1 || someones[d.Tokens[i].Lower] {
		return false
	}
	p, other := &d.Phrases[s.Phrase0], false
	for n := s.Phrase0 + 1; n < s.Phrase1 && d.Phrases[n].From <= i; n++ {
		pre := d.Phrases[n].Pre
		other = other || pre >= 0 && d.Is(pre, pre, "a") && d.Has(pre, pre, lexis.Det)
	}
	ends := p.To == i+1 || p.To == i && d.TellsWhen(i, i+1)
	return p.Kind == clause.Other && ends && !other && (p.From == s.From && d.TellsWhen(p.From, p.To) || p.Pre == s.From && !d.Accords(p) && !d.Is(s.From, i, "a") && !d.lasts(i+1))
}

// lasts reports whether the verb at token i stands before a colon and does not tell what somebody said once, as of a thing that
// says it at all times: En el cartel | decía: Q; No cartaz | diz: Q.
func (d *Document) lasts(i int) bool {
	return d.Tokens[i].Class&lexis.Aux == 0 && !finished.MatchString(d.Tokens[i].Lower) && d.Is(i+1, i, ":")
}

var finished = regexp.MustCompile(`([óò]|[jz]o|uvo|[oei]u|se)$`)

// Ofs are forms of "of" and "of the".
var Ofs = lexis.Set(`von vom van du de des del d' do da dos das di dell' dello della dei degli delle`)

// SomebodyBehind reports whether an article and a noun that is in no list follow the verb of saying right behind quotation c, which may be
// its subject, or a pronoun for somebody else: «...», afirmó de entrada | el comunicador; «...», ha detto | qualcuno.
func (d *Document) SomebodyBehind(c *Quotation) bool {
	i := c.End + 1
	for i < len(d.Tokens) && (d.Tokens[i].Kind == lexis.Sign || d.Has(i, c.End, lexis.Aux|lexis.Reflexive)) && i < c.End+4 {
		i++
	}
	if !d.Tongue.Drops || d.Tongue.Cases || !d.Has(i, c.End, lexis.Say|lexis.Part) {
		return false
	}
	if i+1 < len(d.Tokens) && someones[d.Tokens[i+1].Lower] && !(d.Is(i+2, i, "vez") || d.Is(i+2, i, "vuelta") || d.Is(i+2, i, "día") || d.Is(i+2, i, "dia") || d.Has(i+2, i, lexis.Period)) {
		return true
	}
	for k := i + 1; k+1 < len(d.Tokens) && k < i+8 && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Sub|lexis.Rel|lexis.Conj) == 0; k++ {
		if lexis.EndsAny(d.Tokens[k].Lower, "ar", "er", "ir", "are", "ere", "ire", "ndo") { // al celebrar de nuevo | el triunfo
			return false
		}
		noun := &d.Tokens[k+1]
		if onesArticles[d.Tongue.Tag][d.Tokens[k].Lower] && d.Tokens[k-1].Class&(lexis.Prep|lexis.Det) == 0 && noun.Class == 0 && noun.Text == noun.Lower && !lexis.IsNumeral(noun.Text) && !lexis.EndsAny(d.Tokens[k-1].Lower, "todo", "toda", "tutto", "tutta") && !d.Has(k+2, k, lexis.Period) {
			return true
		}
	}
	return false
}

// someones are Spanish, Italian and Portuguese pronouns for somebody who is not named.
var someones = lexis.Set(`alguien uno otro otra aquel aquella qualcuno qualcuna qualcun altri costui costei alguém outro outra aquele aquela`)

// onesArticles are articles before a subject in the singular, by language.
var onesArticles = map[string]map[string]bool{"es": lexis.Set(`el la`), "pt": lexis.Set(`o a`), "it": lexis.Set(`il lo la`)}

// followed reports whether an object or a clause follows phrase p in its clause.
func (d *Document) followed(p *clause.Phrase) bool {
	return p.To < len(d.Tokens) && d.Tokens[p.To].Kind == lexis.Word && d.Tokens[p.To].Paragraph == d.Tokens[p.From].Paragraph && !d.Tokens[p.To].Starts && d.Tokens[p.To].Class&(lexis.Prep|lexis.Adverb|lexis.Period) == 0
}

// secondGoverned reports whether a conjunction joins phrase n to one that a preposition governs: habla de Vega y | Ruiz.
func (d *Document) secondGoverned(n int) bool {
	p := &d.Phrases[n]
	return n > 0 && d.Has(p.From-1, p.From, lexis.Conj) && d.Phrases[n-1].To == p.From-1 && d.Phrases[n-1].Pre >= 0
}

// inFront reports whether phrase p is a time, or a thing in a clause before the main one, whose verb stands at token verb: Aunque
// espera que llegue | la ayuda, ha pedido calma; Al justificar | su voto, dijo.
func (d *Document) inFront(p *clause.Phrase, verb int) bool {
	thing := p.Kind == clause.Other && (d.Tokens[d.SentenceAt(verb).From].Class&(lexis.Sub|lexis.Prep) != 0 || d.Tokens[p.Head].Class&lexis.Period != 0)
	return (thing || !d.Tongue.Cases && d.IsDoneTo(p)) && d.AnyToken(p.To, verb, func(t *lexis.Token) bool { return t.Text == "," })
}

// signature offers the name after a dash at the end of a paragraph: “...” — Jane Fox, Oxley.
func (o *optioner) signature(i int) {
	d := o.d
	end := d.NameAt(i)
	if end < i+2 || end < len(d.Tokens) && d.Tokens[end].Paragraph == d.Tokens[i].Paragraph && d.Tokens[end].Kind == lexis.Word {
		return
	}
	o.enter(SourceAt(i, end, Signed))
}
