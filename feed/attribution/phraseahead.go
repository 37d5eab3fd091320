package attribution

import (
	"slices"

	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file finds the phrases before a quotation that name its speaker without a verb.

// aheadPhrases offers the phrases before the quotation that are bound to it without a verb: according to X, X’s words, X: Q.
func (o *optioner) aheadPhrases(s *clause.Sentence) {
	d, q := o.d, o.q
	last := q - 1
	if last > s.From && lexis.IsDashOrComma(d.Tokens[last].Text) { // Anna Kruk: – Q
		last--
	}
	colon := d.Tokens[last].Text == ":"
	for n := s.Phrase0; n < s.Phrase1 && d.Phrases[n].From < q; n++ {
		p := &d.Phrases[n]
		if d.Accords(p) || d.Tongue.Nouns && d.BehindSo(n) {
			k := o.lastView(n)
			o.add(k, AccordFar, d.Phrases[k].Pre)
		}
		rule := p.Pre < 0 && d.Tokens[p.Head].Class&(lexis.Paper|lexis.Work|lexis.Head|lexis.Kin|lexis.Title|lexis.Body) == 0 && o.c.Whole && o.c.Capital && !o.c.Titled && d.Has(q-2, q, lexis.Be) && (colon || d.Tokens[q-1].Text == ",") && d.Tongue.IsEnglish() // X’s rule was, Q
		if rule || d.Tokens[p.Head].Class&lexis.Utter != 0 {
			before := len(o.list)
			o.ownWords(n)
			o.printed = o.printed || rule && len(o.list) > before
		}
		if colon && p.Kind == clause.Name && p.Pre < 0 && !d.Tongue.IsEnglish() && d.StartsClause(p) && (Buts[d.Tokens[p.From-1].Lower] || d.Is(p.From-1, p.From-1, "a")) && !d.deniedBetween(p.To, q) && !d.namedBetween(n+1, q) {
			o.add(n, DoesColon, -1) // X veut partir, mais Y refuse : Q
		}
		if colon && o.endsInSpeaker(s, n, last) {
			o.add(n, Labelled, -1) // С ним согласна аналитик «Фарватера» Дарья Котова: Q
		}
		if colon && p.To == last && o.writes(n) {
			o.add(n, OwnWords, -1)
		}
		if colon && o.wordsAre(s, p) {
			o.add(n, AccordFar, p.Pre)
			o.printed = true
		}
	}
	o.whichSays(s)
	if k := o.deckLabel(s); k >= 0 {
		o.add(k, Labelled, -1)
		o.printed = true
	} else if n := s.Phrase0; colon && n < s.Phrase1 && o.labels(n) && !d.beforeArticle(n) && (s.Action0 == s.Action1 || d.Actions[s.Action0].At > q) && !d.deniedBetween(d.Phrases[n].To, last+1) {
		o.add(n, Labelled, -1) // X, Y News: Q
	}
}

// beforeArticle reports whether Romance phrase n is one word in no list with an article right behind, as an adjective may begin a sentence
// without a verb, and no name that the text has in full: Dura | la replica del sindaco: Q; but: Ferri | il giorno dopo: Q
func (d *Document) beforeArticle(n int) bool {
	p := &d.Phrases[n]
	return d.Tongue.IsRomance() && (p.Who == nil || p.Who.First == "") && p.To == p.From+1 && d.Tokens[p.From].Class == 0 && d.Has(p.To, p.From, lexis.Det)
}

// endsInSpeaker reports whether the words of phrase n before the colon at token colon end with the full name of somebody in the
// nominative, whom Russian or Polish sentence s brings in there and nobody else: Рядом стоит слесарь | Иван Котов: Q; but not:
// Тренер хвалит гол, который забил | Иван Котов: Q.
func (o *optioner) endsInSpeaker(s *clause.Sentence, n, colon int) bool {
	d := o.d
	p := &d.Phrases[n]
	if !d.Tongue.Cases || n == s.Phrase0 || p.Kind != clause.Name || p.Pre >= 0 || o.c.Words < 4 || !o.c.Whole || d.QuotedBetween(s.From, p.From) && d.VerbBetween(s.From, p.From) >= 0 {
		return false
	}
	m := d.MentionAt(p.Head)
	if m.Who == nil || !m.Full || m.End != colon || d.Tokens[m.At].Class&lexis.Given == 0 || d.Tokens[m.At].Class&lexis.Oblique != 0 {
		return false
	}
	if first := d.Tokens[m.At].Lower; d.Tongue.GivenNominative(first) != "" && lexis.LooksGenitive(first) { // осудил Александра Котова
		return false
	}
	for k := s.Phrase0; k < n; k++ {
		if q := &d.Phrases[k]; q.Pre < 0 && q.Alias != n && (q.Kind == clause.Name || q.Kind == clause.Role || q.Kind == clause.Proform) {
			return false
		}
	}
	told := s.Action0 == s.Action1 && d.Has(s.From, s.From, lexis.Head) // Обозреватель «Фарватера» Иван Котов
	return (told || lexis.Any(s.From, m.At, func(k int) bool { return agreeing[d.Tokens[k].Lower] })) && !d.AnyAction(s, func(a *clause.Action) bool { return a.Class&lexis.Saying != 0 || a.Denied })
}

// agreeing are Russian and Polish words that bring somebody in who speaks next.
var agreeing = lexis.Set(`согласен согласна согласны соглашается считает думает полагает смотрит вторит возражает спорит стоит иначе другого мнения zgadza wtóruje myśli sądzi uważa
	stoi innego odmiennego zdania spiera przeczy осторожен осторожна осторожнее скептичен скептична оптимистичен ostrożny ostrożna ostrożniejszy ostrożniejsza sceptyczny sceptyczna`)

// lastView returns the last phrase before the quotation that the preposition before phrase n stands before once more, behind a comma, or
// n: Für Fuchs ist es ein Sieg, für | den Wirt dagegen Q; pour Fox un échec, pour | Reed Q.
func (o *optioner) lastView(n int) int {
	d := o.d
	pre := d.Phrases[n].Pre
	for k := n + 1; pre >= 0 && d.Has(pre, pre, lexis.Accord|lexis.View) && k < len(d.Phrases) && d.Phrases[k].From < o.q; k++ {
		p := &d.Phrases[k]
		comma := p.Pre - 1
		if comma > pre && d.Tokens[comma].Class&lexis.Conj != 0 {
			comma--
		}
		if comma > pre && p.Kind == clause.Name && d.Tokens[p.Pre].Lower == d.Tokens[pre].Lower && d.Tokens[comma].Text == "," && d.VerbBetween(p.To, o.q) < 0 {
			n = k
		}
	}
	return n
}

// sayings are German nouns for words of somebody, beside those that are one wherever they stand.
var sayings = lexis.Set(`kritik forderung frage mahnung warnung appell aufruf behauptung äußerung ankündigung satz zitat ausruf`)

// labels reports whether phrase n may begin a sentence that says who speaks without a verb: X, Y News: Q; Dazu X: Q; E il sindaco: Q.
func (o *optioner) labels(n int) bool {
	d := o.d
	p, from := &d.Phrases[n], d.SentenceAt(o.q).From
	somebody := p.Kind == clause.Name || p.Kind == clause.Role || d.Tongue.Nouns && p.Kind == clause.Entity && d.Tokens[p.Head].Class&(lexis.Paper|lexis.Work) == 0
	and := !d.Tongue.Cases && (d.Tokens[from].Class&lexis.Conj != 0 || !d.Tongue.IsEnglish() && d.IsAdverb(from)) && (d.Is(p.To, p.From, ":") || d.Is(p.To, p.From, ",") || d.Tongue.Nouns) &&
		!(d.Tongue.Tag == "fr" && p.To > p.Core+1 && (d.Is(p.Core, p.From, "de") || d.Is(p.Core, p.From, "d'")) && lexis.EndsAny(d.Tokens[p.Core+1].Text, "er", "ir", "re")) // not: Et le guide de montrer : Q
	if p.From > from+1 || p.From > from && d.Tokens[from].Kind != lexis.Sign && !(somebody && and) || lexis.Any(p.To, o.q-2, func(i int) bool { return d.Tokens[i].Text == ":" && d.Tokens[i+1].Kind == lexis.Quoted }) { // X: Q The next part: Q
		return false
	}
	verb := p.To > p.Core && d.Tokens[p.Head].Class == 0 && d.Has(p.Core, p.From, lexis.Prep) // Widnieje na nim napis: Q
	return d.Tongue.IsEnglish() || somebody || d.Is(p.To, o.q, ":") && !verb
}

// StartsClause reports whether a comma and a conjunction precede a phrase.
func (d *Document) StartsClause(p *clause.Phrase) bool {
	i := p.From - 1
	return i > 0 && d.Tokens[i].Class&lexis.Conj != 0 && d.Is(i-1, i, ",")
}

// wordsAre reports whether phrase p is whose words stand behind the colon of sentence s, which has no verb, in a language other
// than English: Le parole | di X: Q; Die Antwort | des Ministers: Q; but: Risposta | a X: Q.
func (o *optioner) wordsAre(s *clause.Sentence, p *clause.Phrase) bool {
	d := o.d
	if d.Tongue.IsEnglish() || p.Of < 0 || p.To != o.q-1 || p.Kind != clause.Name && (p.Kind == clause.Other || d.Tokens[p.From].Class&lexis.Det == 0) {
		return false
	}
	words := &d.Tokens[d.Phrases[p.Of].Head]
	if words.Class&lexis.Utter == 0 && !statements[words.Lower] && !(d.Tongue.Nouns && d.Phrases[p.Of].Pre < 0 && clause.Wordings[words.Lower]) || p.Pre != p.From && !Ofs[d.Tokens[p.Pre].Lower] {
		return false
	}
	v := d.VerbBetween(s.From, o.q)
	return v < 0 || p.To != o.q-1 || p.Kind == clause.Name && printing[d.Tokens[d.Actions[v].At].Lower]
}

// printing are verbs of those who print or spread what somebody said.
var printing = lexis.Set(`publica publican publicó difunde difundió recoge recogió reproduce reprodujo pubblica pubblicano pubblicato diffonde diffuso
	verlas verlasen verliest verlesen zitiert zitierte cite citent cité cita citan citó citano citato citou lit lut lu lee leyó legge lesse letto lê leu
	riporta riportano riportato divulga divulgou publicou reproduz publie publient publié rapporte rapportent rapporté diffuse diffusé`)

// statements are nouns for what somebody has said, beside those that make the words before them those of a speaker.
var statements = lexis.Set(`declaración declaraciones declaração declarações dichiarazione dichiarazioni déclaration déclarations
	erklärung stellungnahme`)

// Buts are conjunctions behind which something else is told, or somebody else does what a colon leads from. "And" may only add to
// what the first does.
var Buts = lexis.Set(`but yet aber doch sondern maar mais pero sino ma però mas porém но а ale lecz`)

// writes reports whether phrase n is the person from whom words come: had a reply from X; read a letter by X.
func (o *optioner) writes(n int) bool {
	d := o.d
	p := &d.Phrases[n]
	if d.drawn(p) {
		return true
	}
	if p.Of < 0 || p.From != p.Pre+1 || p.Kind != clause.Name && p.Kind != clause.Role || d.Tokens[p.Pre].Lower != "from" && d.Tokens[p.Pre].Lower != "by" {
		return false
	}
	words := &d.Phrases[p.Of]
	return words.Pre < 0 && words.From > 0 && takes[d.Tokens[words.From-1].Lower] && d.Tokens[words.Head].Class&(lexis.Utter|lexis.Paper) != 0 && d.Tokens[words.From].Lower != "the"
}

// drawn reports whether English phrase p is somebody from whom somebody else has praise or blame, in words that follow: drew
// criticism from | Fox: Q.
func (d *Document) drawn(p *clause.Phrase) bool {
	if p.Kind != clause.Name && p.Kind != clause.Role || p.From != p.Pre+1 || p.Pre < 3 || d.Tokens[p.Pre].Lower != "from" || !acts[d.Tokens[p.Pre-1].Lower] || !d.Is(p.Core, p.From, ":") { // not: from Fox for her slogan: Q
		return false
	}
	for k := p.Pre - 2; k >= max(0, p.Pre-5); k-- { // drew swift and sharp criticism
		if w := d.Tokens[k].Lower; takes[w] || draws[w] {
			return true
		}
	}
	return false
}

var (
	draws = lexis.Set(`won wins earned earns faced faces attracted attracts sparked sparks prompted prompts provoked provokes`)
	acts  = lexis.Set(`criticism praise support backing rebuke scolding applause condemnation encouragement advice sympathy thanks condolences mockery scorn
		ridicule approval objection objections opposition protest protests pushback outrage anger warning apology`)
)

// takes are verbs whose object are words that follow. One who slams or welcomes a letter may say why.
var takes = lexis.Set(`had has have got gets get received receives receive read reads reading drew draws brought brings`)

// deckLabel returns the name between a spaced dash and the colon before the quotation in a German headline, which the verbs before the dash
// have nothing to do with, or -1: Finalsieg im Regen – Moser: „...“; Graz empfängt Linz – Trainer Moser: „...“.
func (o *optioner) deckLabel(s *clause.Sentence) int {
	d, colon := o.d, o.q-1
	if !d.Tongue.Nouns || d.Tokens[colon].Text != ":" || s.From > 0 && d.Tokens[s.From-1].Paragraph == d.Tokens[s.From].Paragraph {
		return -1
	}
	for k := s.From; k < colon; k++ { // Neues Album der Woche – Moser: „Das Haus am Meer“; Er lobt nur eine – Moser: „...“
		if d.Tokens[k].Class&(lexis.Work|lexis.He|lexis.She) != 0 {
			return -1
		}
	}
	for n := s.Phrase0; n < s.Phrase1; n++ {
		if p := &d.Phrases[n]; p.Kind == clause.Name && p.To == colon && p.From > s.From+1 {
			if dash := d.Tokens[p.From-1].Text; dash != "," && lexis.IsDashOrComma(dash) {
				return n
			}
		}
	}
	return -1
}

// namedBetween reports whether phrase n or one behind it, before token to, names a person that no preposition governs.
func (d *Document) namedBetween(n, to int) bool {
	for ; n < len(d.Phrases) && d.Phrases[n].From < to; n++ {
		if p := &d.Phrases[n]; p.Pre < 0 && p.Kind == clause.Name {
			return true
		}
	}
	return false
}

// deniedBetween reports whether words from token from up to the colon before token to take back a verb, which is in no list: X ne
// dirait jamais : Q.
func (d *Document) deniedBetween(from, to int) bool {
	for k := to - 2; k >= from && d.Tokens[k].Kind == lexis.Word; k-- {
		if d.Tokens[k].Class&lexis.Deny != 0 {
			return true
		}
	}
	return false
}

// ownWords offers the owner of the words that phrase n names: X's first words to him; X's remark.
func (o *optioner) ownWords(n int) {
	d, q := o.d, o.q
	p := &d.Phrases[n]
	if first, _, _ := strings.Cut(d.Quotes[o.c.Index].Pieces[0].Of(d.Body), " "); lexis.English.Of(first)&(lexis.Be|lexis.Aux) != 0 {
		return // the remark by Fox “was unfair”
	}
	is := d.Has(q-1, q, lexis.Be) || d.Has(q-2, q, lexis.Be) && (d.Is(q-1, q, "that") || d.Is(q-1, q, ":") || d.Is(q-1, q, ","))
	in := p.Pre >= 0 && d.Tokens[p.Pre].Lower == "in" && d.Tokens[p.Head].Lower == "words" // in Fox's words, the mill is Q
	claim, _ := d.Claim(q)
	if !is && !in && !(claim == n && d.Rejected(d.SentenceAt(q), n)) && !o.touches(p.To-1) { // scoffed at Fox's claim that the mill Q
		return
	}
	for k := p.From; k < p.Core; k++ {
		t := &d.Tokens[k]
		if t.Owner {
			o.enter(SourceAt(p.From, k+1, OwnWords))
			return
		}
	}
}

// Rejected reports whether a verb of rejecting governs phrase n of a sentence: dismissed | the claim; laughed off | her claim.
func (d *Document) Rejected(s *clause.Sentence, n int) bool {
	from := d.Phrases[n].From
	for a := s.Action1 - 1; a >= s.Action0; a-- {
		if x := &d.Actions[a]; x.At < from {
			w := d.Tokens[x.At].Lower
			return from-x.At <= 3 && !x.Passive && (rejects[w] || brushes[w][d.Tokens[x.At+1].Lower])
		}
	}
	return false
}

// rejects are verbs whose object is what somebody else says.
var rejects = lexis.Set(`deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed disputing
	refute refutes refuted refuting rebut rebuts rebutted rebutting challenge challenges challenged challenging ridicule ridiculed ridicules ridiculing
	disown disowned disowns contradict contradicts contradicted contradicting scorn scorned doubt doubts doubted doubting contest contested contests`)

// brushes are verbs that reject something with a word behind them, and those words: brushed aside, scoffed at, took issue with.
var brushes = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, v := range [][2]string{
		{`brush brushes brushed brushing`, `aside off away`}, {`laugh laughs laughed laughing`, `off at`}, {`shrug shrugs shrugged shrugging`, `off`},
		{`wave waves waved waving`, `aside away off`}, {`scoff scoffs scoffed scoffing sneer sneers sneered sneering bristle bristles bristled bristling`, `at`},
		{`play plays played playing`, `down`}, {`hit hits hitting push pushes pushed pushing`, `back`}, {`take takes took taking`, `issue`},
		{`pour pours poured pouring`, `scorn`}, {`object objects objected objecting`, `to`}, {`disagree disagrees disagreed disagreeing`, `with`},
	} {
		for w := range strings.FieldsSeq(v[0]) {
			out[w] = lexis.Set(v[1])
		}
	}
	return out
}()

// blamedFor reports whether the quotation is the comment that somebody is blamed for, of whom sentence s only says "his", "her" or
// "their" before it: The board fined Fox over his comment that Q.
func (o *optioner) blamedFor(s *clause.Sentence) bool {
	blamed := func(k int) bool {
		return o.d.Is(k, o.q, "that") && o.d.Has(k-1, o.q, lexis.Utter) && his[o.d.Tokens[k-2].Lower] && o.d.Has(k-3, o.q, lexis.Prep)
	}
	return lexis.Any(max(s.From+4, o.q-7), o.q, blamed)
}

var his = lexis.Set(`his her their`)

// contrasted reports whether a Romance view, which is an option, stands behind another quotation of the sentence that starts at
// token from: X vuole «...», mentre per | Y «...»
func (o *optioner) contrasted(from int) bool {
	behind := func(x Option) bool {
		return x.Tie == AccordFar && o.d.Has(x.From-1, x.From, lexis.View) && o.d.QuotedBetween(from, x.From)
	}
	return o.d.Tongue.IsRomance() && slices.ContainsFunc(o.list, behind)
}

// onlySpeaks reports whether English action a tells that somebody else was speaking, in what somebody says, and the quotation
// belongs to a later clause: Fox said Reed was | speaking of rain and his words were Q.
func (o *optioner) onlySpeaks(a *clause.Action) bool {
	d := o.d
	w := d.Tokens[a.At].Lower
	if !d.Tongue.IsEnglish() || w != "speaking" && w != "talking" || a.Outer < 0 || d.Actions[a.Outer].Class&lexis.Say == 0 || !d.Has(a.At-1, a.At, lexis.Be) {
		return false
	}
	return d.AnyToken(a.At+1, o.q, func(t *lexis.Token) bool { return t.Class&lexis.Conj != 0 })
}
