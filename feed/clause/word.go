package clause

import (
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// inPhrase reports whether the word at token k, which is not a name, can continue a noun phrase.
func (d *Clauses) inPhrase(k int, first, noun bool) bool {
	t := &d.Tokens[k]
	switch {
	case t.Class&lexis.Det != 0:
		return first || k > 0 && d.Tokens[k-1].Class&lexis.Det != 0 || t.Class&lexis.Number != 0 && !noun
	case t.Class&(lexis.Pronoun|lexis.Object|lexis.Conj|lexis.Rel|lexis.Prep|lexis.Sub) != 0, d.withPronoun(k):
		return false
	case t.Class&lexis.Aux != 0, t.Class&lexis.Deny != 0 && (d.Tongue.Drops || d.Tongue.Tag == "fr"):
		return false
	case d.Tongue.Nouns:
		return lexis.IsCapital(t.Text) && t.Class&lexis.Period == 0 && !(t.Starts && t.Class&(lexis.Stray|lexis.Adverb) != 0) || !noun && t.Class&(lexis.Say|lexis.Tell|lexis.Part|lexis.Verb|lexis.Adverb|lexis.Reflexive) == 0
	case lexis.IsCapital(t.Text) && !t.Starts && t.Class&(lexis.Stray|lexis.Period) == 0:
		return true
	case t.Class&lexis.Period != 0 && !first && whichTime[d.Tokens[k-1].Lower]: // Last week
		return true
	case noun && whichTime[t.Lower] && d.Has(k+1, k, lexis.Period): // a statement | last month
		return false
	case t.Class&lexis.Period != 0: // a September poll
		return !noun && !first && (t.Text == t.Lower || d.Tokens[k-1].Class&lexis.Det != 0 && d.startsNoun(k+1, len(d.Tokens)))
	case t.Class&lexis.Say != 0 && t.Class&(lexis.Head|lexis.Thing|lexis.Utter|lexis.Base) == 0 && k > 0 && d.Has(k-1, k, lexis.Object|lexis.Number) && !first && d.Tongue.IsEnglish(): // a man near her | said; a mother of two | said
		return false
	case t.Class&(lexis.Say|lexis.Tell|lexis.Base|lexis.Verb) != 0:
		return !noun && t.Class&(lexis.Head|lexis.Thing|lexis.Utter) != 0 || !noun && !first && (d.Tokens[k-1].Class&(lexis.Det|lexis.Number) != 0 || d.Tokens[k-1].Owner || lexis.IsCapital(d.Tokens[k-1].Text) || d.gradedBy(k)) // Fox's Ohio state director
	case noun && t.Class == 0 && t.Text == t.Lower && len(t.Lower) > 4 && d.Tongue.LooksFinite(t.Lower): // o público | passou
		return false
	case t.Class&lexis.Ing != 0:
		return !noun
	case d.Tongue.IsEnglish() && strings.HasSuffix(t.Lower, "ed") && len(t.Lower) > 4:
		return !noun && !first
	case d.Tongue.IsEnglish() && strings.HasSuffix(t.Lower, "ing") && len(t.Lower) > 5:
		return !first && (!noun || k+1 < len(d.Tokens) && d.Tokens[k+1].Class&(lexis.Head|lexis.Thing) != 0)
	case d.IsAdverb(k):
		plain := !noun || d.Is(k, k, "first") && d.Tokens[k-1].Class&lexis.Partial != 0 // former first lady
		return plain && !first && k+1 < len(d.Tokens) && d.Tokens[k+1].Text == d.Tokens[k+1].Lower
	}
	return true
}

// gradedBy reports whether an English article and an adverb in -ly stand before the form of a verb at token k that tells what
// somebody is like: the highly | paid lawyer.
func (d *Clauses) gradedBy(k int) bool {
	const more = lexis.Say | lexis.Tell
	return d.Tongue.IsEnglish() && d.Tokens[k].Class&more == 0 && d.Has(k-2, k, lexis.Det) && !d.Has(k-2, k, lexis.Vague|lexis.Number) && strings.HasSuffix(d.Tokens[k-1].Lower, "ly") && d.IsAdverb(k-1)
}

// whichTime are adjectives before a length of time in English and Dutch: Last week | Ann Fox said; zei de minister | vorige week.
var whichTime = lexis.Set(`this last next past previous following vorige vorig afgelopen volgende volgend komende komend`)

// TellsWhen reports whether the words in tokens i to end tell when something happens. In English they are a length of time,
// elsewhere a day with an article, before its month, or in languages that drop subjects any length of time: last week; the next
// day; le 3 | mai; el 3 | de mayo; questa mattina.
func (d *Clauses) TellsWhen(i, end int) bool {
	if end > len(d.Tokens) {
		return false
	}
	if d.Tongue.IsEnglish() {
		return end > i+1 && d.Tokens[end-1].Class&lexis.Period != 0 && whichTime[d.Tokens[end-2].Lower]
	}
	if d.Tongue.Drops && !d.Tongue.Cases && !thats[d.Tokens[min(end, len(d.Tokens)-1)].Lower] { // quel giorno; la semana pasada
		before, t := &d.Tokens[max(i-1, 0)], &d.Tokens[i]
		next := end == i+1 && nexts[t.Lower] && (whens[before.Lower] || before.Class&lexis.Period != 0)
		if to := d.behindTime(i); next || to > i && to <= end {
			return true
		}
	}
	day := &d.Tokens[end-1]
	if end != i+2 || d.Tokens[i].Class&lexis.Det == 0 || day.Kind != lexis.Word {
		return false
	}
	if !lexis.IsNumeral(day.Text) {
		return day.Class&lexis.Period != 0 && day.Text == day.Lower && d.Tongue.IsRomance() // not: Le Soir; la Notte
	}
	return d.Has(end, i, lexis.Period) || d.Has(end, i, lexis.Prep) && d.Has(end+1, i, lexis.Period)
}

// nexts are adjectives behind a length of time in languages that drop subjects: la semana pasada; il giorno seguente.
var nexts = lexis.Set(`pasado pasada pasados pasadas próximo próxima siguiente siguientes passado passada passados passadas seguinte seguintes anterior anteriores
	scorso scorsa scorsi scorse passato passata prossimo prossima seguente precedente successivo successiva`)

// withPronoun reports whether a hyphen joins a verb to the pronoun behind it, which is its subject: leur dit-il; ose-t-elle.
func (d *Clauses) withPronoun(k int) bool {
	if !d.Has(k+1, k, lexis.Pronoun) {
		return false
	}
	between := d.Body[d.Tokens[k].Span.End:d.Tokens[k+1].Span.Start]
	return strings.Contains(between, "-") && strings.Trim(between, "-t ") == ""
}

// stillNoun reports whether a form that can be a verb is a noun at token k, after another noun of its phrase: a Trump-style retort; on
// criminal justice issues.
func (d *Clauses) stillNoun(k, end int, governed bool) bool {
	t := &d.Tokens[k]
	if t.Text != t.Lower || t.Class&(lexis.Say|lexis.Tell|lexis.Base) == 0 || t.Class&(lexis.Verb|lexis.Aux) != 0 {
		return false
	}
	if t.Class&lexis.Base != 0 {
		return d.Tongue.IsEnglish() && !unchanged[t.Lower] && !strings.HasSuffix(d.Tokens[k-1].Lower, "s") && (d.Tokens[k-1].Class&(lexis.Head|lexis.Number) == 0 || governed) // a conference call; for the county fire service
	}
	return governed && strings.HasSuffix(t.Lower, "s") && (!d.Tongue.IsEnglish() || nounsToo[t.Lower]) && k+1 < end && d.Tokens[k+1].Kind == lexis.Word && d.Tokens[k+1].Class&(lexis.Det|lexis.Pronoun|lexis.Sub) == 0
}

// nounsToo are verbs of saying in the present that are as often nouns in the plural.
var nounsToo = lexis.Set(`answers calls challenges charges claims comments demands fears hopes issues messages notes orders pledges points posts praises
	promises protests questions quotes reports requests shows signals states stresses terms texts tweets views voices votes`)

// unchanged are verbs whose past is like their infinitive.
var unchanged = lexis.Set(`read hit cut put set let`)

// verbEnding reports whether the word at token k, which is in no list, can be a verb: purred, purrs.
func (d *Clauses) verbEnding(k int) bool {
	w := d.Tokens[k].Lower
	if !d.Tongue.Nouns && !d.Tongue.Cases && (lexis.EndsAny(w, "eral", "éral", "erale", "érale", "onal", "onale", "onnel", "onnelle", "ipal", "ipale", "ivo", "unto", "unta", "utif", "oint", "ointe") || d.Tongue.IsRomance() && lexis.EndsAny(w, "al", "ico")) { // su secretario general
		return false
	}
	return !d.Tongue.IsEnglish() || d.Tokens[k].Class&(lexis.Naming|lexis.Part) != 0 || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s")
}

// isThatOne reports whether the article at token i, which starts a sentence of German or Dutch or ends a clause, is its subject:
// Der | sagt; Deze | antwoordde; sagt | dieser; replicó | este; ответил | тот.
func (d *Clauses) isThatOne(i int) bool {
	t := &d.Tokens[i]
	if t.Class&lexis.Det == 0 && !d.Tongue.Cases || d.Tongue.IsEnglish() {
		return false
	}
	_, is := ThatOne[t.Lower]
	if is && d.Has(i-1, i, lexis.Saying|lexis.Part) && (i+1 == len(d.Tokens) || d.Tokens[i+1].Kind == lexis.Sign) {
		return true
	}
	return t.Starts && is && (d.Tongue.Nouns || d.Tongue.Tag == "nl") && d.Has(i+1, i, lexis.Saying|lexis.Verb|lexis.Aux)
}

// IsOneOf reports whether token i is an article or a number that means one of those named behind it: una | de las pacientes; jedna | z
// pacjentek.
func (d *Clauses) IsOneOf(i int) bool {
	if d.Tongue.Tag == "fr" && d.Is(i, i, "l'") {
		i++
	}
	if i > 0 && rank[d.Tokens[i-1].Lower] { // le numéro | un de la CFDT
		return false
	}
	return !d.Tongue.IsEnglish() && i+2 < len(d.Tokens) && single[d.Tokens[i].Lower] && ofs[d.Tokens[i+1].Lower] && d.Tokens[i+2].Kind == lexis.Word && (d.Tokens[i+2].Class&lexis.Pronoun == 0 || d.Is(i+2, i, "elles"))
}

// IsSomeOf reports whether token i is a word for several of those named behind it: some | of the women; einige | der Frauen;
// algunas | de las mujeres. "One of the women" is a single one.
func (d *Clauses) IsSomeOf(i int) bool {
	if i+2 >= len(d.Tokens) || d.Tokens[i].Class&(lexis.Det|lexis.Number|lexis.Vague) == 0 || single[d.Tokens[i].Lower] {
		return false
	}
	next := d.Tokens[i+1].Lower
	if d.Tongue.IsEnglish() {
		return next == "of" && !d.Is(i, i, "one") && !d.Is(i, i, "another")
	}
	return ofs[next] || d.Tongue.Tag == "de" && next == "der"
}

var (
	single = lexis.Set("eine einer een één uno una um uma jeden jedna jednego jednej jednemu jednym jedną jedno один одна одного одной одному одним одну одно un une")
	rank   = lexis.Set("cada numéro número numero nummer номер numer")
	ofs    = lexis.Set("des d' d'entre von van de del di dei degli delle dos das z ze spośród из")
)

// ThatOne are words for the person who was mentioned last, with their gender.
var ThatOne = map[string]mention.Gender{
	"der": mention.Man, "dieser": mention.Man, "die": mention.Woman, "diese": mention.Woman, "deze": mention.Unknown,
	"celui-ci": mention.Man, "celle-ci": mention.Woman, "éste": mention.Man, "ésta": mention.Woman, "letzterer": mention.Man, "letztere": mention.Woman,
	"este": mention.Man, "esta": mention.Woman, "тот": mention.Man, "та": mention.Woman, "ten": mention.Man, "ta": mention.Woman,
}

// Whose are Russian, Polish and Dutch pronouns for the one whose view words tell: по его словам; jej zdaniem; cytuje go;
// volgens hem.
var Whose = map[string]mention.Gender{
	"его": mention.Man, "её": mention.Woman, "ее": mention.Woman, "jego": mention.Man, "jej": mention.Woman, "niego": mention.Man, "niej": mention.Woman,
	"go": mention.Man, "ją": mention.Woman,
	"hem": mention.Man, "haar": mention.Woman,
}

// ViewInside reports whether Dutch words for a view whose pronoun is token i follow the first verb of their sentence, which only
// says what something is or has: De brug is volgens | hem Q; but not: Op de brug stond volgens | hem Q.
func (d *Clauses) ViewInside(i int) bool {
	return d.Tongue.Tag == "nl" && d.Is(i-1, i, "volgens") && d.Has(i-2, i, lexis.Be|lexis.Aux) && !lexis.Any(d.SentenceAt(i).From, i-2, func(k int) bool {
		return d.Tokens[k].Kind != lexis.Word || d.Tokens[k].Class&(lexis.Verb|lexis.Be|lexis.Aux|lexis.Say) != 0
	})
}

// HisView reports whether the word at token i tells whose view or words they are, in Romance words for these: en | su opinión; à |
// ses yeux; selon | ses propres termes; secondo le | sue parole.
func (d *Clauses) HisView(i int) bool {
	if i < 1 || i+1 >= len(d.Tokens) || !d.Tongue.IsRomance() || !viewersWords[d.Tokens[i].Lower] {
		return false
	}
	noun, into := i+1, i-1
	if noun+1 < len(d.Tokens) && ownWords[d.Tokens[noun].Lower] {
		noun++
	}
	if into > 0 && d.Tongue.Tag == "it" && d.Has(into-1, i, lexis.Accord) && d.Has(into, i, lexis.Det) {
		into--
	}
	return noun < len(d.Tokens) && intoViews[d.Tokens[into].Lower] && (nounsForViews[d.Tokens[noun].Lower] || nounsForWords[d.Tokens[noun].Lower] && (d.Has(into, i, lexis.Accord) || d.Is(noun+1, i, ",")))
}

var (
	viewersWords  = lexis.Set(`son sa ses su sus suo sua suoi sue seu suas`)
	intoViews     = lexis.Set(`à a en em na no nas nella selon según secondo segundo`)
	ownWords      = lexis.Set(`propre propres propias proprie próprias`)
	nounsForViews = lexis.Set(`yeux avis sens juicio opinión entender parecer avviso parere giudizio opinione opinião avaliação visão ver`)
	nounsForWords = lexis.Set(`mots dires dire termes propos expression récit palabras relato parole racconto palavras`)
)

// joinedBySlash reports whether a stroke joins the words with capitals at token k and behind it: the | Fox/Reed campaign.
func (d *Clauses) joinedBySlash(k int) bool {
	return d.Is(k+1, k, "/") && k+2 < len(d.Tokens) && d.Tokens[k+2].Span.Start == d.Tokens[k].Span.End+1 && lexis.IsCapital(d.Tokens[k].Text) && lexis.IsCapital(d.Tokens[k+2].Text)
}

// field reports whether the English word at token k, which looks like a verb, tells what somebody does whose name follows: secretary of |
// state Ann Fox; head of | marketing Bo Reed.
func (d *Clauses) field(k int) bool {
	t := &d.Tokens[k]
	if d.Tongue.IsEnglish() && t.Text == "state" && d.Is(k-1, k, "of") && d.Is(k+1, k, ",") { // the secretary of | state, Ann Fox said
		return true
	}
	return k > 1 && d.Tongue.IsEnglish() && d.Is(k-1, k, "of") && t.Text == t.Lower && t.Class&(lexis.Det|lexis.Prep|lexis.Pronoun|lexis.Ing) == 0 && d.PersonAt(min(k+1, len(d.Tokens)-1)) != nil &&
		(d.headOf(k-2) || d.Has(k-2, k, lexis.Head|lexis.Title) && (!strings.HasSuffix(t.Lower, "ing") || d.Has(k-3, k, lexis.Say) || d.Has(k-4, k, lexis.Say))) // said interim director of | nursing Ruth Kemble
}

// headOf reports whether the word at token i is that for who leads something: head of.
func (d *Clauses) headOf(i int) bool {
	return d.Tongue.IsEnglish() && (d.Tokens[i].Lower == "head" || d.Tokens[i].Lower == "heads") && d.Is(i+1, i, "of")
}

// adjectiveAt reports whether the word at token k looks like a German adjective before a noun.
func (d *Clauses) adjectiveAt(k int) bool {
	if k+1 >= len(d.Tokens) {
		return false
	}
	t, next := &d.Tokens[k], &d.Tokens[k+1]
	return t.Kind == lexis.Word && t.Text == t.Lower && next.Text != next.Lower && t.Class&(lexis.Det|lexis.Prep|lexis.Aux|lexis.Say|lexis.Conj|lexis.Sub|lexis.Pronoun|lexis.Adverb) == 0 && lexis.EndsAny(t.Lower, "e", "en", "er", "es", "em")
}

// personBehind reports whether a person's name begins at token k, or after the title there. In German a noun without an article
// right before a name says what somebody is, and in Dutch a word in no list: Kämmerer Jan Post; VVD-prominent Jan Post.
func (d *Clauses) personBehind(k int) bool {
	if k < len(d.Tokens) && (d.Has(k, k, lexis.Title|lexis.Head) || d.Tongue.Nouns && d.bareJob(k) || d.dutchJob(k)) {
		k++
	}
	return d.PersonAt(k) != nil
}

// dutchJob reports whether the Dutch word at token k is in no list and may say what somebody is.
func (d *Clauses) dutchJob(k int) bool {
	t := &d.Tokens[k]
	return d.Tongue.Tag == "nl" && t.Kind == lexis.Word && t.Class == 0 && d.PersonAt(k) == nil && (t.Text == t.Lower || strings.Contains(t.Text, "-"))
}

// bareJob reports whether the German word at token k is a noun that may say what somebody is.
func (d *Clauses) bareJob(k int) bool {
	t := &d.Tokens[k]
	return t.Kind == lexis.Word && lexis.IsCapital(t.Text) && t.Class&(lexis.Given|lexis.Thing|lexis.Body|lexis.Period|lexis.Det) == 0 && d.PersonAt(k) == nil
}

// adjectives reports whether one or two lower-case words and a noun for a person start at token k.
func (d *Clauses) adjectives(k, end int) bool {
	for n := k; n < end && n < k+3; n++ {
		t := &d.Tokens[n]
		if t.Text != t.Lower || t.Class&(lexis.Det|lexis.Prep|lexis.Conj|lexis.Sub|lexis.Rel|lexis.Aux|lexis.Pronoun|lexis.Object|lexis.Verb|lexis.Saying|lexis.Adverb) != 0 || n == k && t.Class&lexis.Partial != 0 { // with the hunt, | former minister Ann Fox said
			return false
		}
		if t.Class&lexis.Head != 0 {
			return n > k
		}
	}
	return false
}

// opensWithoutName reports whether the unknown word that begins a sentence at token i has its capital for that alone, in a Romance
// language or Dutch: Suele | decir; Cuesta | imaginar; Chiedendo | aiuto; Respecto | a la huelga; Twittò: It has none
// inside a sentence, and no verb follows it: Pemex | informó. What ends like a gerund is a name before a sign: Obando, | el ministro.
func (d *Clauses) opensWithoutName(i int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.IsRomance() && d.Tongue.Tag != "nl" || !t.Starts || !t.Named || t.Class&^lexis.Stray != 0 || i+1 >= len(d.Tokens) || d.PersonAt(i) != nil || d.NameAt(i) > i+1 || d.NamedInside(t.Text) || d.IsSeveral(i) || d.IsOneOf(i) || strings.HasSuffix(t.Lower, "ores") {
		return false
	}
	next, verb := &d.Tokens[i+1], i+1
	if next.Text == "," {
		verb++
	}
	switch {
	case next.Paragraph != t.Paragraph:
		return false
	case d.Tongue.Tag == "nl" && d.Has(verb, i, lexis.Saying|lexis.Verb|lexis.Aux) && d.Has(verb+1, i, lexis.He|lexis.She|lexis.They): // Zo | wijst hij; Vervelend, | vindt ze
		return true
	case next.Text == ":":
		return d.Tongue.LooksFinite(t.Lower)
	case next.Kind == lexis.Word && lexis.EndsAny(t.Lower, gerund[d.Tongue.Tag]...), next.Text == next.Lower && next.Class == 0 && lexis.EndsAny(next.Lower, infinitive[d.Tongue.Tag]...) && !lexis.EndsAny(next.Lower, nounLike...):
		return true
	}
	const behindVerb = lexis.Prep | lexis.Sub | lexis.Rel | lexis.Base | lexis.Ing
	several := next.Class == 0 && next.Text == next.Lower && next.Kind == lexis.Word && lexis.EndsAny(t.Lower, "s") && lexis.EndsAny(next.Lower, "s")
	return (next.Class&behindVerb != 0 || several) && next.Text == next.Lower && next.Class&(lexis.Saying|lexis.Verb|lexis.Aux|lexis.Part|lexis.Told|lexis.Conj|lexis.Deny) == 0
}

// opensWithParticiple reports whether a participle begins a sentence at token i, and so its subject follows: Procurada, | a empresa
// disse; Accolto | dal sindaco, il papa; but not an apposition: Amato, il sindaco, dice.
func (d *Clauses) opensWithParticiple(i int) bool {
	t := &d.Tokens[i]
	if !d.Tongue.IsRomance() || !t.Starts || t.Class&^lexis.Stray != 0 || d.PersonAt(i) != nil || !lexis.EndsAny(t.Lower, participle[d.Tongue.Tag]...) {
		return false
	}
	if !d.Is(i+1, i, ",") {
		return d.Has(i+1, i, lexis.Prep) && d.opensWithoutName(i)
	}
	if d.NamedInside(t.Text) || !d.Has(i+2, i, lexis.Det) {
		return false
	}
	k := i + 2
	for k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word && d.Tokens[k].Class&(lexis.Saying|lexis.Aux|lexis.Verb) == 0 {
		k++
	}
	return k < len(d.Tokens) && d.Tokens[k].Kind == lexis.Word
}

// gerund and infinitive are endings of verb forms that have no subject of their own, by language. nounLike are endings of nouns and
// adjectives that look like infinitives: militar, popolare, quartiere.
var (
	gerund = map[string][]string{
		"es": {"ando", "iendo"}, "pt": {"ando", "endo", "indo"}, "it": {"ando", "endo"},
	}
	infinitive = map[string][]string{
		"es": {"ar", "er", "ir", "arse", "erse", "irse"}, "pt": {"ar", "er", "ir"}, "it": {"are", "ere", "ire", "arsi", "ersi", "irsi"},
	}
	nounLike = strings.Fields(`lar tar mujer lare tare iere`)
)

// participle are endings of participles, in languages where a word with a capital that is in no list may be one.
var participle = map[string][]string{
	"es": {"ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ando", "iendo"},
	"pt": {"ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ando", "endo", "indo"},
	"it": {"ato", "ata", "ati", "ate", "ito", "ita", "iti", "ite", "uto", "uta", "uti", "ute", "ando", "endo"},
	"fr": {"é", "ée", "és", "ées"},
}

// calledKin reports whether the English word at token k is what the writer calls a relative, with a capital like a name, who does
// something: After the funeral | Mum gave.
func (d *Clauses) calledKin(k int) bool {
	t := &d.Tokens[k]
	if t.Class&lexis.Kin == 0 || !d.Tongue.IsEnglish() || !lexis.IsCapital(t.Text) || t.Owner || lexis.IsCapital(d.Tokens[k-1].Text) || k+1 == len(d.Tokens) {
		return false
	}
	const none = lexis.Prep | lexis.Conj | lexis.Det | lexis.Sub | lexis.Rel | lexis.Pronoun | lexis.Stray | lexis.Ing
	next := &d.Tokens[k+1]
	return next.Kind == lexis.Word && next.Text == next.Lower && next.Class&none == 0
}
