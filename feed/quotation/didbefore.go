package quotation

import (
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
)

// This file decides in languages other than English whether a quotation is that of whoever did something in the sentence before it.

// didBefore reports whether option x is somebody named in full or named so before, the only one the sentence before quotation c names, and
// nothing there tells that this person is silent or gets the words of others: Ann Fox is tevreden. ‘Het werkt.’ But: Ann Fox zweeg; Ann Fox kreeg een brief. In German
// and Dutch it may be a pronoun with which that sentence begins: Ze is tevreden. ‘Het werkt.’
func (d *document) didBefore(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Ties[0] != attribution.BeforeDid && x.Ties[0] != attribution.BeforeOther || x.Phrase < 0 || !c.Whole || !c.First {
		return false
	}
	p := &d.Phrases[x.Phrase]
	s := d.SentenceAt(p.From)
	first, _, _ := strings.Cut(d.Quotes[c.Index].Pieces[0].Of(d.Body), " ")
	if w := d.Tongue.Words.Of(strings.ToLower(first)); w&(lexis.He|lexis.She) != 0 && w&lexis.They == 0 { // Fox won. “He deserves it.”
		return false
	}
	if last := &d.Tokens[max(s.To-2, s.From)]; d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return becomes[t.Lower] || t.Lower == "werd" }) && len(last.Text) > 5 && lexis.EndsAny(last.Text, "t", "en") { // Fox wurde entlassen
		return false
	}
	one := p.Kind == clause.Name && p.Who != nil && p.Who.First != "" && p.Who.LikeSomebody() && !lexis.IsUpper(strings.Fields(p.Who.Full)[0])
	he := (d.Tongue.Nouns || d.Tongue.Tag == "nl") && p.Kind == clause.Proform && p.From == s.From && d.Has(p.From, p.From, lexis.He|lexis.She) && !(d.Has(p.From, p.From, lexis.They) && strings.HasSuffix(d.Tokens[x.Verb].Lower, "n"))
	if p.Pre >= 0 || !one && !he || d.Tokens[s.To-1].Text == "?" {
		return false
	}
	return !lexis.Any(s.From, s.To, func(i int) bool {
		t, who := &d.Tokens[i], d.PersonAt(i)
		early := t.Kind == lexis.Quoted && i < p.To || i < p.From && t.Class&(lexis.Sub|lexis.Rel) != 0 // When Fox left, ...
		return early || who != nil && who != p.Who || t.Class&lexis.Accord != 0 || receiving[t.Lower] || hearing[t.Lower] || silent[t.Lower]
	})
}

// silent are words of whoever does not speak, or of whom others tell: Fox schwieg; Fox was not available; Fox ist tot; Fox soll reich sein.
var silent = lexis.Set(`soll zou starb verstarb gestorben verstorben tot umgekommen overleed overleden stierf gestorven dood omgekomen mourut mort décédé décédée décède
	murió muerto muerta falleció fallecido fallecida morreu morto morta faleceu morì deceduto deceduta умер умерла погиб погибла zmarł zmarła zginął zginęła
	schwieg schweigt geschwiegen lauschte lauscht äußern erreichbar zweeg zwijgt gezwegen luisterde luistert reageren bereikbaar
	tait tu tut écoutait écoute écouta joignable commenter calló callaba calla escuchó escuchaba escucha localizable comentar tace tacque taceva ascolta
	ascoltava ascoltò commentare calou calava cala escutou escutava escuta молчит молчал молчала слушал слушала слушает комментировать milczał milczała
	milczy słuchał słuchała słucha komentować`)
