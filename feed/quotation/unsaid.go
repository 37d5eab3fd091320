package quotation

import (
	"slices"
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file decides which words nobody has said: denied, possible and disputed ones, and those of the writer.

// unsaid reports whether the sentence of a quotation shows that nobody said it: X denied saying “...”; X never said “...”;
// should say “...”.
func (d *document) unsaid(c *attribution.Quotation) bool {
	if d.polled(c) || d.cried(c) || d.untrue(c) || !d.Tongue.IsEnglish() && (d.deniesSaying(c) || d.mightSay(c)) {
		return true
	}
	s := d.SentenceAt(c.Token)
	behind := c.End + 1
	if d.Is(behind, c.End, ",") {
		behind++
	}
	for n := s.Action1 - 1; n >= s.Action0; n-- {
		a := &d.Actions[n]
		if a.At >= c.Token || c.Token-a.At > 8 {
			continue
		}
		if d.Has(behind, c.End, lexis.Say) && !(a.Denied && c.Token-a.At <= 2) { // what follows it decides
			break
		}
		if (a.Class&(lexis.Say|lexis.Base|lexis.Part) == 0 || c.Colon && assents[d.Tokens[a.At].Lower]) && d.Tokens[a.At].Lower != "called" && !(a.Denied && d.callsSo(a, c)) {
			if d.saidToBe(a) {
				continue
			}
			return false // to doubt a thought is to have it
		}
		if d.QuotedBetween(a.At, c.Token) {
			return false
		}
		return a.Denied || d.deniesAll(s, a) || d.saidByNone(a) && !d.saidBehind(s, c) || (a.Unsaid || d.WouldSay(s, a)) && c.Token-a.At <= 3 || n > s.Action0 && a.Outer == n-1 && d.denies(&d.Actions[n-1], a)
	}
	if i := c.End + 1; i < len(d.Tokens) && d.Tokens[i].Paragraph == d.Tokens[c.End].Paragraph {
		s = d.SentenceAt(i)
		for n := s.Action0; n < s.Action1; n++ {
			if a := &d.Actions[n]; a.At >= i {
				return a.At < i+8 && a.Class&(lexis.Say|lexis.Base) != 0 && a.Denied
			}
		}
	}
	return false
}

// deniesAll reports whether an English sentence begins with a denial of action a, which puts the auxiliary before the subject: Never did
// Fox say Q; At no point has Fox said Q.
func (d *document) deniesAll(s *clause.Sentence, a *clause.Action) bool {
	never := d.Is(s.From, s.From, "never") || d.Is(s.From, s.From, "nowhere") || d.Is(s.From+1, s.From, "no")
	return d.Tongue.IsEnglish() && never && a.Subject >= 0 && d.Phrases[a.Subject].From > s.From+1 && d.Has(d.Phrases[a.Subject].From-1, s.From, lexis.Aux)
}

// untrue reports whether the words before a clause that ends with the quotation call false, or leave open, that somebody said it:
// It is not true that Fox said Q; es stimmt nicht, dass; no es cierto que.
func (d *document) untrue(c *attribution.Quotation) bool {
	s, says := d.SentenceAt(c.Token), false
	if d.saidBehind(s, c) {
		return false
	}
	from := c.Token - 1
	if from > 0 && thats[d.Tokens[from].Lower] { // powiedziała, że „...”
		from--
	}
	if d.Is(from, c.Token, ",") { // sagte, „...“
		from--
	}
	for k := from; k > s.From && k > c.Token-14 && d.Tokens[k].Text != ","; k-- {
		t := &d.Tokens[k]
		if attribution.Buts[t.Lower] || t.Class&lexis.Sub != 0 && !thats[t.Lower] { // whether it opens, but Fox said; if he called though Fox said
			return false
		}
		if says = says || t.Class&lexis.Saying != 0 || t.Class&lexis.Part != 0 && !d.Tongue.IsEnglish(); !says || !thats[t.Lower] {
			continue
		}
		before := " " + strings.ToLower(strings.TrimRight(d.TextOf(max(s.From, k-6), k), ", "))
		return slices.ContainsFunc(falsehoods[d.Tongue.Tag], func(w string) bool { return strings.HasSuffix(before, " "+w) })
	}
	return false
}

var (
	// thats are conjunctions before what is said to be true or not.
	thats = lexis.Set(`that whether if dass ob que qu' si che se dat of что ли że czy`)
	// falsehoods are words before those, by language.
	falsehoods = map[string][]string{
		"de": {"nicht wahr", "stimmt nicht", "nicht richtig", "falsch", "unwahr", "unklar", "nicht klar", "nicht bekannt", "nicht belegt", "kein beleg dafür", "keinen beleg dafür", "keine belege dafür", "eine lüge"},
		"en": {"not true", "untrue", "false", "not clear", "unclear", "not known", "not certain", "not the case", "not correct", "a lie", "a myth", "no proof", "no evidence", "no record"},
		"es": {"no es cierto", "no es verdad", "es falso", "es mentira", "no consta", "no está claro"},
		"fr": {"faux", "pas vrai", "pas exact", "inexact", "pas clair", "aucune preuve"},
		"it": {"non è vero", "è falso", "non è chiaro", "non è certo"},
		"nl": {"niet waar", "onwaar", "onjuist", "niet duidelijk", "onduidelijk", "niet bekend", "geen bewijs"},
		"pl": {"nieprawda", "nie jest prawdą", "nieprawdą jest", "nie wiadomo"},
		"pt": {"não é verdade", "é falso", "é mentira", "não é certo", "não está claro"},
		"ru": {"неправда", "не правда", "ложь", "неизвестно", "неясно"},
	}
)

// saidToBe reports whether an action is what somebody said that something was: did not say (that) the mill | was Q; n'a pas dit que
// le pont | était Q. Who only leaves a question open has the words: did not say who | was Q.
func (d *document) saidToBe(a *clause.Action) bool {
	if a.Outer < 0 {
		return false
	}
	said := d.Actions[a.Outer].At
	if d.Tongue.IsRomance() {
		return a.Class&lexis.Verb != 0 && d.Actions[a.Outer].Class&(lexis.Say|lexis.Part) != 0 && d.Has(said+1, said, lexis.Sub) && !d.butBetween(said, a.At)
	}
	if a.Class&lexis.Aux == 0 || d.Actions[a.Outer].Class&(lexis.Say|lexis.Ing) == 0 {
		return false
	}
	return d.Is(said+1, said, "that") || !d.Has(said+1, said, lexis.Rel|lexis.Sub)
}

// callsSo reports whether Romance action a, before quotation c, tells what somebody calls something or speaks of, with nothing else
// between that is called so: nunca | llamó a las cuentas Q; but ne | parle pas de crise mais de Q; ne | souhaite Q.
func (d *document) callsSo(a *clause.Action, c *attribution.Quotation) bool {
	w, last := d.Tokens[a.At].Lower, c.Token-1
	starts := func(stem string) bool { return strings.HasPrefix(w, stem) }
	calls := slices.ContainsFunc(callStems, starts)
	speaks := d.Has(last, c.Token, lexis.Prep) && slices.ContainsFunc(speakStems, starts)
	return d.Tongue.IsRomance() && a.Class&lexis.Tell != 0 && (calls || speaks) && !c.Colon && !d.Is(last, c.Token, ",") && !d.butBetween(a.At, c.Token)
}

// deniesWords reports whether Romance option x is who is said not to have said quotation c, though what follows it says who tells
// so: X nunca dijo que era «...», | recordó Y.
func (d *document) deniesWords(c *attribution.Quotation, x *attribution.Option) bool {
	if c.Colon || x.Verb < 0 || x.Verb > c.Token || x.Tie.Family() != attribution.FamAhead || d.butBetween(x.Verb, c.Token) {
		return false
	}
	s := d.SentenceAt(x.Verb)
	for n := s.Action0; n < s.Action1; n++ {
		if a := &d.Actions[n]; a.At == x.Verb {
			return a.Denied && a.Class&(lexis.Say|lexis.Part) != 0 && d.Has(a.At+1, a.At, lexis.Sub)
		}
	}
	return false
}

// callStems and speakStems begin Romance verbs for what somebody calls something or speaks of.
var (
	callStems  = strings.Fields(`llam calific defin describ tild qualifi trait appel surnomm décri chiam boll descri cham classific apelid`)
	speakStems = strings.Fields(`habl parl fal`)
)

// butBetween reports whether a word for "but" stands between two tokens.
func (d *document) butBetween(from, to int) bool {
	return d.AnyToken(from+1, to, func(t *lexis.Token) bool { return but[t.Lower] })
}

var but = lexis.Set(`mais pero sino ma bensì mas`)

// saidByNone reports whether the subject of action a means nobody: No one has said Q; Keine Partei nannte es Q.
func (d *document) saidByNone(a *clause.Action) bool {
	if a.Subject < 0 || a.Class&lexis.Say == 0 {
		return false
	}
	i := d.Phrases[a.Subject].From
	return nobody[d.Tokens[i].Lower] || d.Is(i, i, "one") && d.Is(i-1, i, "no")
}

var nobody = lexis.Set(`nobody none kein keine keiner`)

// saidBehind reports whether a verb of saying with a subject follows quotation c in its sentence: No one promised Q, | Fox said.
func (d *document) saidBehind(s *clause.Sentence, c *attribution.Quotation) bool {
	return d.AnyAction(s, func(a *clause.Action) bool {
		return a.At > c.End && a.At <= c.End+6 && a.Class&lexis.Say != 0 && a.Subject >= 0
	})
}

// deniesSaying reports whether somebody denies to have said the quotation, with an infinitive or a clause: negó haber dicho;
// bestritt, gesagt zu haben; отрицала, что сказала.
func (d *document) deniesSaying(c *attribution.Quotation) bool {
	said := false
	for i := c.Token - 1; i >= d.SentenceAt(c.Token).From && i > c.Token-9; i-- {
		t := &d.Tokens[i]
		switch {
		case t.Class&lexis.Deny != 0 && said:
			return true
		case t.Class&lexis.Sub != 0 && d.Has(i+1, i, lexis.Say):
			said = true
		case d.Is(i-1, i, "zu") || d.Is(i-1, i, "te"): // gesagt zu haben
		case t.Text == "," && !d.Tongue.Nouns && !d.Tongue.Cases, t.Class&(lexis.Conj|lexis.Aux) != 0, t.Class&lexis.Sub != 0 && i < c.Token-1, t.Kind == lexis.Quoted:
			return false
		}
		said = said || t.Class&lexis.Part != 0 || t.Class&lexis.Base != 0 && d.Tongue.Nouns && (!c.Colon || takesWords[t.Lower]) // not no tardó en decir, wollte nicht darüber sprechen: Q
	}
	return false
}

// takesWords are German infinitives whose object words in marks can be: konnte nicht sagen: Q
var takesWords = lexis.Set(`sagen behaupten schreiben rufen erklären versprechen`)

// mightSay reports whether the words before a quotation and its colon say that somebody could or should say it: könnte sagen: „...“;
// aurait pu dire : «...»; podría haber dicho: «...»; могла бы сказать: «...». A verb of saying behind the quotation
// decides otherwise.
func (d *document) mightSay(c *attribution.Quotation) bool {
	s, colon, behind := d.SentenceAt(c.Token), c.Token-1, c.End+1
	for behind < len(d.Tokens) && d.Tokens[behind].Kind == lexis.Sign {
		behind++
	}
	if colon <= s.From || d.Tokens[colon].Text != ":" || d.Has(behind, c.End, lexis.Say) {
		return false
	}
	says, k := false, colon-1
	for ; k >= s.From && k >= colon-7 && d.Tokens[k].Kind == lexis.Word; k-- {
		w := d.Tokens[k].Lower
		if says && (mights[d.Tongue.Tag][w] || mights[d.Tongue.Tag][w+"_"+d.Tokens[k+1].Lower]) {
			return !d.Is(k-1, k, "als") && !(k > 0 && later[d.Tokens[k-1].Lower]) // klang, als hätte ein Prophet ihn geschrieben: „...“; Jahre später | sollte er sagen
		}
		if w == "бы" { // сказала бы на это
			return d.Has(k-1, k, lexis.Say) || strings.HasPrefix(d.Tokens[max(k-1, 0)].Lower, "мог")
		}
		t := &d.Tokens[k]
		if says && (!d.Tongue.Nouns && t.Class&(lexis.Prep|lexis.Det) != 0 || t.Class&lexis.Conj != 0 || later[w]) { // debería tener en | cuenta; könnte gehen | und sagt; sollte | später sagen
			return false
		}
		says = says || k >= colon-2 && t.Class&(lexis.Saying|lexis.Base|lexis.Part) != 0
	}
	return (says || conditions[d.Tokens[s.From].Lower]) && d.AnyToken(k+1, colon, func(t *lexis.Token) bool { return conditions[t.Lower] }) // если X скажет: Q
}

// conditions are Russian and Polish words for "if".
var conditions = lexis.Set(`если jeśli jeżeli gdyby`)

// later are words beside which German and Dutch verbs tell what is still to come, and came; only, those behind which a Russian or
// Polish one could say no more than that.
var later = lexis.Set(`später danach nachher einmal noch later daarna ooit только лишь tylko jedynie`)

// mights are the verbs of what could or should be, or would have been, by language. A word in a pair is something else by itself.
var mights = map[string]map[string]bool{
	"de": lexis.Set(`würde würden könnte könnten müsste müssten sollte sollten hätte hätten`),
	"es": lexis.Set(`podría podrían debería deberían pudo_haber pudieron_haber habría_podido habrían_podido habría_debido`),
	"fr": lexis.Set(`pourrait pourraient devrait devraient aurait_pu auraient_pu aurait_dû auraient_dû`),
	"it": lexis.Set(`potrebbe potrebbero dovrebbe dovrebbero avrebbe_potuto avrebbero_potuto avrebbe_dovuto avrebbero_dovuto`),
	"nl": lexis.Set(`zou zouden had_kunnen hadden_kunnen had_moeten hadden_moeten`),
	"pl": lexis.Set(`mógłby mogłaby mogliby mogłyby mógł mogła mogli mogły powinien powinna powinni powinny`),
	"pt": lexis.Set(`poderia poderiam deveria deveriam`),
	"ru": lexis.Set(`мог могла могли`),
}

// assents are verbs whose denial is a view too: Fox did not agree: Q.
var assents = lexis.Set(`agree agreed согласился согласилась zgodził zgodziła`)

// denies reports whether the outer action denies the one in its clause: denied that she had said.
func (d *document) denies(outer, inner *clause.Action) bool {
	c := d.Tokens[outer.At].Class
	return c&lexis.Deny != 0 && c&lexis.Saying != 0 && inner.At-outer.At < 7 && inner.Class&(lexis.Say|lexis.Base|lexis.Ing) != 0
}

// disputed reports whether a quotation is a claim of nobody known, which the sentence says is rejected: rejected the idea
// that “...”. The claim of somebody, as in "rejected the claim by Fox that", has the tie OwnWords.
func (d *document) disputed(c *attribution.Quotation) bool {
	s := d.SentenceAt(c.Token)
	n, by := d.Claim(c.Token)
	if n < 0 || by >= 0 {
		return false
	}
	return !lexis.Any(d.Phrases[n].From, d.Phrases[n].Core, func(k int) bool { return d.Tokens[k].Owner || d.Is(k, k, "own") || d.Is(k-1, k, "own") }) && d.Rejected(s, n) // took issue with his own remark
}

// polled reports whether a quotation is what people were asked to agree with: agreed with the sentence “...”; 61 Prozent stimmten der
// Aussage „...“ zu; but: won by 61 percent and said in the statement “...”
func (d *document) polled(c *attribution.Quotation) bool {
	i := c.Token - 1
	if i <= 0 || !surveyed[d.Tokens[i].Lower] {
		return false
	}
	for i--; i >= d.SentenceAt(c.Token).From && !d.Has(i, i, lexis.Say); i-- {
		if polls[d.Tokens[i].Lower] {
			return true
		}
	}
	return false
}

var (
	// surveyed are nouns for what people in a survey are asked about, polls what else tells of one.
	surveyed = lexis.Set(`sentence statement proposition satz aussage these behauptung`)
	polls    = lexis.Set(`percent % cent prozent agree agrees agreed disagree disagreed stimmt stimmte stimmten yes no whether`)
)

// cried reports whether a quotation is what many shout while something else happens, who are not named: marched to chants of “...”;
// over loud cries of “...,” X went on.
func (d *document) cried(c *attribution.Quotation) bool {
	i := c.Token - 1
	if i < 1 || !d.Is(i, c.Token, "of") || !d.Tongue.IsEnglish() || !outcries[d.Tokens[i-1].Lower] {
		return false
	}
	for i -= 2; i >= 0 && i > c.Token-6 && (d.Tokens[i].Class == 0 || d.Has(i, c.Token, lexis.Det)); i-- {
	}
	return amid[d.Tokens[max(i, 0)].Lower]
}

var (
	outcries = lexis.Set(`chant chants cry cries shout shouts cheers chorus choruses yells calls roars`)
	amid     = lexis.Set(`to amid amidst over by through above despite against`) // what happens meanwhile is no act of those who shout
)

// someAnswer reports whether the text calls the quotation an answer and does not say whose: “...,” was the reply.
func (d *document) someAnswer(c *attribution.Quotation) bool {
	i := c.End + 1
	if d.Is(i, c.End, ",") {
		i++
	}
	if !d.Tongue.IsEnglish() || !d.Has(i, c.End, lexis.Be) && !d.Is(i, c.End, "came") {
		return false
	}
	to := min(i+5, d.SentenceAt(i).To)
	return d.AnyToken(i, to, func(t *lexis.Token) bool { return replies[t.Lower] }) && !d.AnyToken(i, to, func(t *lexis.Token) bool { return t.Lower == "from" })
}

var replies = lexis.Set(`reply answer response retort`)

// byWriter reports whether the writer of the article said the quotation: “...,” I said; „...“, sagte ich.
func (d *document) byWriter(c *attribution.Quotation) bool {
	i := c.End + 1
	if d.Is(i, c.End, ",") {
		i++
	}
	said := d.Has(i, c.End, lexis.I) && d.Has(i+1, c.End, lexis.Say)
	return said && !d.Tokens[i].Starts // “...” I said no more
}

const denied = "said not to have been said"
