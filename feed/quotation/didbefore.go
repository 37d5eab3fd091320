package quotation

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/speech"
)

// This file decides in languages other than English whether a quotation is that of whoever did something in the sentence before it.

// didBefore reports whether option x is somebody named in full or named so before, the only one the sentence before quotation c names, and
// nothing there tells that this person is silent or gets the words of others: Ann Fox is tevreden. ‘Het werkt.’ But: Ann Fox zweeg; Ann Fox kreeg een brief. In German
// and Dutch it may be a pronoun with which that sentence begins: Ze is tevreden. ‘Het werkt.’ Except for names in Dutch, the sentence must show a mood
// or a gesture, or the quotation be of the speaker.
func (d *document) didBefore(c *attribution.Quotation, x *attribution.Option) bool {
	if x.Ties[0] != attribution.BeforeDid && x.Ties[0] != attribution.BeforeOther || x.Phrase < 0 || !c.Whole || !c.First {
		return false
	}
	p := &d.Phrases[x.Phrase]
	s := d.SentenceAt(p.From)
	if last := &d.Tokens[max(s.To-2, s.From)]; d.AnyToken(s.From, s.To, func(t *lexis.Token) bool { return becomes[t.Lower] }) && len(last.Text) > 5 && lexis.EndsAny(last.Text, "t", "en") { // Fox wurde entlassen
		return false
	}
	free := d.Tongue.Tag == "nl"
	one := p.Kind == clause.Name && p.Who != nil && p.Who.First != "" && p.Who.LikeSomebody() && !lexis.IsUpper(strings.Fields(p.Who.Full)[0]) && (free || d.Tokens[p.To-1].Lower != p.Who.First)
	he := (free || d.Tongue.Nouns) && p.Kind == clause.Proform && p.From == s.From && d.Has(p.From, p.From, lexis.He|lexis.She) && !(d.Has(p.From, p.From, lexis.They) && strings.HasSuffix(d.Tokens[x.Verb].Lower, "n"))
	mine, told := d.whoseWords(c)
	shows := free && !he || mine && c.Words > 6 || d.AnyToken(s.From, s.To, func(t *lexis.Token) bool {
		return slices.ContainsFunc(moods, func(m string) bool { return strings.HasPrefix(t.Lower+".", m) })
	})
	if p.Pre >= 0 || !one && !he || d.Tokens[s.To-1].Text == "?" || told || !shows {
		return false
	}
	return !lexis.Any(s.From, s.To, func(i int) bool {
		t, who := &d.Tokens[i], d.PersonAt(i)
		early := t.Kind == lexis.Quoted && i < p.To || i < p.From && t.Class&(lexis.Sub|lexis.Rel) != 0 // When Fox left, ...
		return early || who != nil && who != p.Who || t.Class&lexis.Accord != 0 || receiving[t.Lower] || hearing[t.Lower] || silent[t.Lower] || letters[t.Lower]
	})
}

// whoseWords reports whether quotation c has a word for the speaker, and whether it addresses somebody or speaks of somebody before that:
// “Soy feliz”; “Él es feliz”; “Usted es feliz”.
func (d *document) whoseWords(c *attribution.Quotation) (mine, told bool) {
	tag := d.Tongue.Tag
	for w := range strings.FieldsFuncSeq(strings.ToLower(d.Quotes[c.Index].Pieces[0].Of(d.Body)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		class := d.Tongue.Words.Of(w)
		told = told || !mine && class&(lexis.He|lexis.She) != 0 && class&lexis.They == 0 && w != "il" || others[tag][w]
		mine = mine || myself[w] || speech.IsI(w, tag) || len(w) > 5 && lexis.EndsAny(w, ownEnds[tag]...)
	}
	return mine, told
}

// silent are words of whoever does not speak, or of whom others tell: Fox schwieg; Fox was not available; Fox ist tot; Fox soll reich sein.
var silent = lexis.Set(`soll zou starb verstarb gestorben verstorben tot umgekommen overleed overleden stierf gestorven dood omgekomen mourut mort décédé décédée décède
	murió muerto muerta falleció fallecido fallecida morreu morto morta faleceu morì deceduto deceduta умер умерла погиб погибла zmarł zmarła zginął zginęła
	schwieg schweigt geschwiegen lauschte lauscht äußern erreichbar zweeg zwijgt gezwegen luisterde luistert reageren bereikbaar
	tait tu tut écoutait écoute écouta joignable commenter calló callaba calla escuchó escuchaba escucha localizable comentar tace tacque taceva ascolta
	ascoltava ascoltò commentare calou calava cala escutou escutava escuta молчит молчал молчала слушал слушала слушает комментировать milczał milczała
	milczy słuchał słuchała słucha komentować verdween verdwenen vermist ziekenhuis verschwand verschwunden
	vermisst krankenhaus chante canta поёт śpiewa`)

// moods are the beginnings of words for what somebody shows or feels who then speaks, a whole word with a full stop: Fox secoua la tête; Fox est soulagé.
var moods = strings.Fields(`rit. ri. ríe rió ride. riso. riu. засмея zaśmia hauss secou hoch acquies peur croi dout espèr regrett redout enthous formel catégor montre pointe content ravi soulag surpris
	inqui étonn déçu rassur optimis pessimis indign sonrí sonreía encog miedo cree duda teme lamenta asient coincid claro reitera insist orgullos satisf preocup
	sorprend tranquil convenc sorri allarga scuot paura crede dubita spera concorda sollevat soddisfat preoccup arrabbiat convint orgoglios ottimist encolh
	abana medo acredita duvida aliviad revoltad surpres orgulhos otimist смеёт улыб пожима качает кивает боится надее верит сомнев возмущ довол удивл обеспоко
	увере lach läch grins nick schüttel seufz zuck freut hofft glaubt. zufried enttäusch überrasch erleicht begeister wüten stolz überzeug fürcht zweifel bedauer
	knik zucht hoopt vreest tevred teleurg opgelu trots verrast verba boos. twijfel śmieje uśmiech wzrusz kręci kiwa wierzy wątpliw zgadza oburzon zadowol zaskocz zaniepok`)

// Words for the speaker, and for whom the speaker addresses or speaks of. Languages share too many short words for one list of these.
var (
	myself  = lexis.Set(`j m soy estoy tengo quiero creo sé voy duermo credo voglio vado penso sou estou tenho quero acho vou vi fui jestem mam wiem myślę boję chcę думаю знаю верю`)
	ownEnds = map[string][]string{"es": {"é"}, "it": {"avo", "evo"}, "pt": {"ei"}, "pl": {"łem", "łam"}}
	others  = map[string]map[string]bool{"nl": lexis.Set(`u uw jullie goedemorgen goedemiddag goedendag`), "de": lexis.Set(`ihr euch`), "fr": lexis.Set(`lui vous votre vos te toi tu ton ta tes fils`),
		"es": lexis.Set(`usted ustedes te tu tú hijo`), "it": lexis.Set(`lui ti tu te figlio`), "pt": lexis.Set(`você vocês te tu filho`),
		"ru": lexis.Set(`его ему него нему неё ней её ты тебя вы вас вам ваш`), "pl": lexis.Set(`go jego jemu mu niego jej niej pan pana panu pani ty ciebie ci cię`)}
)

// becomes are German and Dutch auxiliaries of the passive.
var becomes = lexis.Set(`wurde wurden wird werden werd`)
