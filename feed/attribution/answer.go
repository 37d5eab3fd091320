package attribution

import (
	"slices"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file has quotations that answer what the sentence before them asks somebody: Fox asked Reed what he wanted. Q

// mostAsked is how many tokens from a verb of asking its question is looked for, so that time does not grow with the sentence.
const mostAsked = 25

// answered reports whether the quotation answers what somebody asks in sentence s, and offers whoever is asked, if that is one person:
// Fox asked Reed what he wanted. Q; but not: Fox asked the council why nobody came. Q. Apart tells that it begins another paragraph.
func (o *optioner) answered(s *clause.Sentence, apart bool) bool {
	d := o.d
	for n := s.Action0; n < s.Action1; n++ {
		a := &d.Actions[n]
		if a.Class&lexis.Ask == 0 && !d.wantsToKnow(a, s) || a.Subject < 0 || a.Passive || a.Loose || d.isQuestion(o.c) || o.tellsAsked(a) {
			continue
		}
		if a.Denied || a.Unsaid || d.Is(a.At-1, a.At, "to") || d.Is(a.At-1, a.At, "will") { // never asked; wants to ask: nothing is answered
			return true
		}
		whom, what, ok := o.indirect(s, a)
		if !ok || d.doesMore(what, s.To) || !apart && (a.Outer >= 0 || d.QuotedBetween(s.From, s.To)) {
			continue
		}
		if whom >= 0 { // not whoever spoke before, unless that is who is asked: Fox asked him what he wanted. Q
			o.list = slices.DeleteFunc(o.list, func(x Option) bool { return x.Ties[0].Family() == FamCarry })
		}
		if whom >= 0 && d.isOne(&d.Phrases[whom]) && d.Tokens[s.From].Class&lexis.Sub == 0 { // not: When Fox asked Reed why, he was silent
			o.add(whom, BeforeSaid, a.At)
		}
		return true
	}
	return false
}

// wantsToKnow reports whether action a is German for asking: wollte von Reh wissen, ob.
func (d *Document) wantsToKnow(a *clause.Action, s *clause.Sentence) bool {
	for k := a.At; k+1 < min(s.To, a.At+mostAsked); k++ {
		if d.Is(k, a.At, "wissen") && d.Is(k+1, a.At, ",") {
			return true
		}
	}
	return false
}

// tellsAsked reports whether a quotation is that of whoever asks: it has the verb of action a, or speaks to the one who is asked. X
// asked Y what he wanted. “I asked him ...”; “You told me ...”
func (o *optioner) tellsAsked(a *clause.Action) bool {
	d := o.d
	told := strings.ToLower(d.Quotes[o.c.Index].Pieces[0].Of(d.Body))
	return strings.Contains(told, d.Tokens[a.At].Lower) || d.Tongue.IsEnglish() && strings.HasPrefix(told, "you")
}

// indirect returns the token where the indirect question of action a begins, and the phrase of whoever is asked, -1 for a pronoun
// or for nobody: asked | Reed | what he wanted. A question to nobody counts in English alone, if the quotation stands in another
// paragraph; otherwise whoever asks may go on.
func (o *optioner) indirect(s *clause.Sentence, a *clause.Action) (whom, what int, ok bool) {
	d, asks := o.d, asksWhat[o.d.Tongue.Tag]
	whom, what = -1, a.At+1
	if !d.Tongue.IsEnglish() {
		to := min(s.To, a.At+mostAsked)
		for ; what < to && !asks[d.Tokens[what].Lower]; what++ {
			n := int(d.PhraseAt[what])
			if n < 0 || n == a.Subject || d.Phrases[n].From != what {
				continue
			}
			if pre := d.Phrases[n].Pre; pre < 0 || pre == what || toWhom[d.Tokens[pre].Lower] { // den Bürgermeister; von Reh
				whom = n
			}
		}
		return whom, what, what < to && whom >= 0
	}
	if n := int(d.PhraseAt[what]); n >= 0 && !asks[d.Tokens[what].Lower] {
		whom, what = n, d.Phrases[n].To
	} else if d.Has(what, a.At, lexis.Object) && !strings.HasSuffix(d.Tokens[what].Lower, "self") { // asked him what; but not: asked herself
		what++
	}
	if d.Is(what, a.At, ",") { // asked Reed, the vicar, what
		for what++; what < min(s.To, a.At+12) && d.Tokens[what].Text != ","; what++ {
		}
		what++
	}
	if what >= s.To || !asks[d.Tokens[what].Lower] {
		return -1, what, false
	}
	apart := d.Tokens[what].Paragraph != d.Tokens[o.q].Paragraph
	return whom, what, apart || what > a.At+1 && d.Tokens[what].Lower != "when" // asked Reed to help when he came
}

// doesMore reports whether another verb follows an indirect question in its sentence: asked Reed | when he would leave, then turned
// to the crowd.
func (d *Document) doesMore(what, to int) bool {
	return lexis.Any(what+1, min(to, what+2*mostAsked), func(k int) bool {
		return (d.Is(k, k, ",") || d.Has(k, k, lexis.Conj)) && (d.Has(k+1, k, lexis.Saying|lexis.Verb|lexis.Aux|lexis.Part) || d.Is(k+1, k, "then") || d.Tongue.IsEnglish() && strings.HasSuffix(d.Tokens[min(k+1, to-1)].Lower, "ed"))
	})
}

// isOne reports whether a phrase is one person who may answer: Reed; the vicar; but not residents, the board. In other languages
// only a name is sure, and in Russian and Polish it has another case than a speaker.
func (d *Document) isOne(p *clause.Phrase) bool {
	head := &d.Tokens[p.Head]
	return p.Kind == clause.Name && !d.Tongue.Cases || p.Kind == clause.Role && d.Tongue.IsEnglish() && head.Class&lexis.Body == 0 && (!strings.HasSuffix(head.Lower, "s") || strings.HasSuffix(head.Lower, "ss"))
}

// toWhom are prepositions before whoever is asked.
var toWhom = lexis.Set(`von vom à au aux a al allo alla ai agli alle ao aos às aan у`)

// asksWhat are words that begin an indirect question, by language.
var asksWhat = map[string]map[string]bool{
	"de": lexis.Set(`ob was wer wen wem wessen wie warum weshalb weswegen wieso wo woher wohin wann wofür womit wozu worum welche welcher welches welchen`),
	"en": lexis.Set(`what who whom whose how why where when which whether if`),
	"es": lexis.Set(`si qué quién quiénes cómo cuándo dónde cuánto cuántos cuál`),
	"fr": lexis.Set(`si s' ce qui que comment pourquoi où quand combien quel quelle quels quelles`),
	"it": lexis.Set(`se cosa chi come perché dove quando quanto quale`),
	"nl": lexis.Set(`of wat wie hoe waarom waar wanneer welke welk`),
	"pl": lexis.Set(`czy co kto jak dlaczego gdzie kiedy ile jaki jaka`),
	"pt": lexis.Set(`se que quem como quando onde quanto qual porque`),
	"ru": lexis.Set(`ли что кто как почему зачем где когда куда сколько какой какая`),
}
