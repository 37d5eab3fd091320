package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// In many languages the words that say who speaks are inside the quotation marks, or inside speech after a dash: « Je ne
// savais rien, explique la maire. On m’a tout caché. »; «Я не знала, — сказала она. — От меня всё скрыли». Such an aside is
// cut out, so that the speech on each side of it is a quotation of its own.

// withoutAsides cuts the asides out of quotations.
func withoutAsides(body string, all []prose.Quotation, t *lexis.Tongue) []prose.Quotation {
	if !t.Dashes {
		return all
	}
	out := make([]prose.Quotation, 0, len(all))
	for _, q := range all {
		rest := q.Outer
		for _, piece := range q.Pieces {
			for _, a := range asides(body, piece, t, false) {
				out = append(out, cutQuotation(body, q, prose.Span{Start: rest.Start, End: a.Start})...)
				rest.Start = a.End
			}
		}
		if rest == q.Outer {
			out = append(out, q)
		} else {
			out = append(out, cutQuotation(body, q, rest)...)
		}
	}
	return out
}

// cutQuotation returns the part of a quotation that is inside s, or nil if s has none of its words.
func cutQuotation(body string, q prose.Quotation, s prose.Span) []prose.Quotation {
	part := prose.Quotation{Outer: s}
	for _, p := range q.Pieces {
		from, to := max(p.Start, s.Start), min(p.End, s.End)
		if from >= to { // a paragraph outside
			continue
		}
		if p = trimSpeech(body, from, to); p.Start < p.End {
			part.Pieces = append(part.Pieces, p)
		}
	}
	if len(part.Pieces) == 0 {
		return nil
	}
	if s.Start > q.Outer.Start {
		part.Outer.Start = part.Pieces[0].Start
	}
	if s.End < q.Outer.End {
		part.Outer.End = part.Pieces[len(part.Pieces)-1].End
	}
	return []prose.Quotation{part}
}

// longestAside is the largest number of words in an aside inside marks.
const longestAside = 16

// asides returns the asides of a stretch of speech in one paragraph, in order. An aside begins with a verb of saying after a
// comma or a dash, and names the subject of the verb. After a comma it ends with its clause. After a dash it ends at the
// next dash or with the speech. If open is set, the rest of the paragraph after an aside is the writer's text.
func asides(body string, s prose.Span, t *lexis.Tongue, open bool) (out []prose.Span) {
	words := prose.Words(body, s)
	for i := 1; i < len(words); i++ {
		gap := body[words[i-1].End:words[i].Start]
		a := asideReader{body: body, t: t, words: words[i:], end: s.End, dash: hasDash(gap), open: open}
		a.guessed = a.dash && ((strings.Contains(gap, ",") || a.reflexive()) && a.namesSomebody() || a.namesKnown() || a.romance() && a.verbAndName() && !a.saidBehind())
		gap, nested := strings.CutPrefix(strings.TrimLeft(gap, " \u00a0\u202f"), "»") // « Il faut dire « non », explique la maire. Rien ne va. »
		if !a.dash && (nested && open || !strings.HasPrefix(gap, ",")) && !strings.ContainsAny(gap, "?!…") || a.romance() && a.goesOn() && a.saidBehind() {
			continue
		}
		if n := a.read(); n > 0 && !(nested && strings.HasPrefix(a.gap(n-1), ",") && a.saidBehind()) { // « Il dit « non », répond le maire, et rit », raconte Anne.
			if open && !a.dash && strings.ContainsAny(a.gap(n-1), ".!?") { // répondit-elle. Elle prit son chapeau.
				n = len(a.words)
			}
			out = append(out, prose.Span{Start: words[i].Start, End: words[i+n-1].End})
			i += n - 1
		}
	}
	return out
}

// hasDash reports whether the text between two words has a dash. A hyphen between spaces is a dash.
func hasDash(gap string) bool { return strings.ContainsAny(gap, "—–―-") }

// asideReader reads the words that may be an aside.
type asideReader struct {
	body  string
	t     *lexis.Tongue
	words []prose.Span // to the end of the speech
	end   int          // of the speech
	dash  bool         // a dash precedes it
	open  bool
	// guessed means that any verb may begin it: a comma and a dash precede it, or it is reflexive, and somebody is named next.
	guessed bool
}

// class returns the classes of word i, without its hyphen and the pronoun after it: dit-elle.
func (a *asideReader) class(i int) lexis.Class {
	w := strings.ReplaceAll(strings.ToLower(a.words[i].Of(a.body)), "’", "'")
	if c := a.t.Words.Of(w); c != 0 {
		return c
	}
	verb, _, _ := strings.Cut(w, "-")
	return a.t.Words.Of(verb)
}

// gap returns what stands between word i and the next one, or the end.
func (a *asideReader) gap(i int) string {
	if i+1 < len(a.words) {
		return a.body[a.words[i].End:a.words[i+1].Start]
	}
	return a.body[a.words[i].End:a.end]
}

// read returns the number of words of the aside, 0 if it is none.
func (a *asideReader) read() int {
	verb := 0
	for verb < min(3, len(a.words)-1) && (a.class(verb)&(lexis.Aux|lexis.Reflexive|lexis.Object) != 0 || a.t.Cases && a.class(verb) == 0 && lexis.EndsAny(a.words[verb].Of(a.body), "о", "o", "ски", "nie") && a.class(verb+1)&lexis.Say != 0) { // невозмутимо | заметил
		verb++
	}
	if c := a.class(verb); c&lexis.Say == 0 && !(a.dash && c&lexis.Tell != 0) && (verb == 0 || c&lexis.Part == 0) && !a.guessed || lexis.IsCapital(a.words[0].Of(a.body)) {
		return 0
	}
	known := a.dash // its subject
	for i := range a.words {
		w := a.words[i].Of(a.body)
		known = known || i <= verb && lexis.Inverted(w) > 0 || i > verb && (lexis.IsCapital(w) || a.class(i)&(lexis.Head|lexis.Title|lexis.He|lexis.She) != 0)
		switch {
		case a.ends(i) && known:
			return i + 1
		case a.ends(i), i == longestAside && !(a.open && a.dash), i > verb && a.class(i)&lexis.Sub != 0 && !a.open && !(known && a.dash && strings.TrimSpace(a.gap(i-1)) == "," && i+1 < len(a.words) && a.class(i+1)&lexis.Det == 0 && !lexis.IsCapital(a.words[i+1].Of(a.body))): // – dice Anna Neri, | che guida il comitato –
			return 0
		}
	}
	return 0
}

// reflexive reports whether the second word of the aside makes the first one a verb: – śmieje się historyk.
func (a *asideReader) reflexive() bool {
	return len(a.words) > 1 && a.t.Cases && a.class(0) == 0 && a.class(1)&lexis.Reflexive != 0
}

// romance reports whether the aside is Spanish, Italian or Portuguese.
func (a *asideReader) romance() bool { return a.t.Drops && !a.t.Cases }

// verbAndName reports whether the aside of a Romance language begins with a word that is in no list and ends like a verb, and a
// name in full or a word for a person and a name, and ends with another dash or with the speech: – rincalza Luca Neri –; – si
// augura il sindaco Neri –.
func (a *asideReader) verbAndName() bool {
	verb := 0
	if a.class(0)&lexis.Reflexive != 0 {
		verb = 1
	}
	if len(a.words) < verb+3 || a.class(verb) != 0 || strings.TrimSpace(a.gap(verb)) != "" {
		return false
	}
	w := a.words[verb].Of(a.body)
	if w != strings.ToLower(w) || len(w) < 4 || !lexis.EndsAny(w, "a", "e", "ò", "ì", "ó", "ou", "eu", "iu") || a.t.HasAdjectiveEnding(w) {
		return false
	}
	name := verb + 1
	for name < verb+3 && name+1 < len(a.words) && a.class(name)&(lexis.Det|lexis.Head|lexis.Title|lexis.Office) != 0 && strings.TrimSpace(a.gap(name)) == "" {
		name++
	}
	capital := func(i int) bool { return i < len(a.words) && lexis.IsCapital(a.words[i].Of(a.body)) }
	given := lexis.IsGiven(a.words[name].Of(a.body))
	if !capital(name) || name == verb+1 && !given && !(capital(name+1) && strings.TrimSpace(a.gap(name)) == "") || name == verb+2 && a.class(verb+1)&lexis.Det != 0 {
		return false
	}
	for i := name; i < len(a.words) && i < name+longestAside/2; i++ {
		if i+1 == len(a.words) || hasDash(a.gap(i)) {
			return true
		}
	}
	return false
}

// goesOn reports whether the aside begins with a verb that tells what goes on as well: – continua Via Verdi verso il mare –.
func (a *asideReader) goesOn() bool {
	return strings.HasPrefix(strings.ToLower(a.words[0].Of(a.body)), "continu")
}

// saidBehind reports whether a comma and a word without a capital follow the mark that closes the speech, so that somebody else may say it:
// «La gala –presenta Luis Vega– durará», | dijo Ana Soto.
func (a *asideReader) saidBehind() bool {
	rest := strings.TrimLeft(a.body[a.end:], "”“\"»›’' \u00a0")
	rest, ok := strings.CutPrefix(rest, ",")
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	return unicode.IsLower(r)
}

// namesKnown reports whether the aside is a Russian or Polish word that is in no list and looks like a verb in the past, and a name which
// the text has before: – Obiecał pan to samo – zakpił Kot.
func (a *asideReader) namesKnown() bool {
	if !a.t.Cases || len(a.words) < 2 || a.class(0) != 0 || strings.TrimSpace(a.gap(0)) != "" || !a.t.LooksPast(a.words[0].Of(a.body)) {
		return false
	}
	last := a.words[1].Of(a.body)
	return lexis.IsCapital(last) && (len(a.words) == 2 || strings.HasPrefix(a.gap(1), ".")) && strings.Contains(a.body[:a.words[0].Start], last)
}

// namesSomebody reports whether the aside begins with a word that is in no list, optionally a word for a person, and a word
// with a capital: ворчит пенсионерка Раиса Белова. After a reflexive verb, or one in the past, the word for a person is enough.
func (a *asideReader) namesSomebody() bool {
	name := 1
	if a.reflexive() {
		name = 2
	}
	if len(a.words) > 1 && a.t.Cases && a.class(0) == 0 && a.t.LooksPast(a.words[0].Of(a.body)) && strings.TrimSpace(a.gap(0)) == "" && a.class(1)&(lexis.He|lexis.She|lexis.Head) != 0 { // буркнул тренер
		return true
	}
	if len(a.words) < 3 || a.class(0) != 0 || strings.TrimSpace(a.gap(0)) != "" {
		return false
	}
	switch person := a.class(name)&(lexis.Head|lexis.Title) != 0; {
	case person && name == 2:
		return true
	case person && strings.TrimSpace(a.gap(name)) == "":
		name++
	}
	return lexis.IsCapital(a.words[name].Of(a.body))
}

// ends reports whether the aside ends after word i.
func (a *asideReader) ends(i int) bool {
	gap := strings.TrimSpace(a.gap(i))
	switch {
	case i+1 == len(a.words):
		return true
	case hasDash(gap) && a.open && !lexis.IsCapital(a.words[i+1].Of(a.body)) && a.sentenceEnds(i): // said | Fox. He left – in a hurry
		return false
	case hasDash(gap): // przekonuje rzecznik urzędu – Karol Mak
		return !a.open || !isName(strings.Trim(a.body[a.words[i+1].Start:a.end], ". \u00a0"), a.t)
	case a.dash, gap == "", gap == "." && a.shortened(i):
		return false
	}
	return gap[0] != ',' || !a.apposition(i+1)
}

// shortened reports whether word i is an initial or a short title before a name, whose full stop ends no sentence: explique | M. Renard.
func (a *asideReader) shortened(i int) bool {
	w := a.words[i].Of(a.body)
	title := a.class(i)&lexis.Title != 0 && len(w) <= 4
	return (utf8.RuneCountInString(w) == 1 && lexis.IsCapital(w) || title) && i+1 < len(a.words) && lexis.IsCapital(a.words[i+1].Of(a.body))
}

// sentenceEnds reports whether a sentence ends behind one of the words before word i. A short word with a full stop is an abbreviation.
func (a *asideReader) sentenceEnds(i int) bool {
	const longestShort = 4
	for k := range i {
		w := a.words[k].Of(a.body)
		if gap := strings.TrimSpace(a.gap(k)); gap != "" && strings.ContainsRune(".!?…", rune(gap[0])) && (gap[0] != '.' || utf8.RuneCountInString(w) > longestShort || lexis.IsCapital(w)) {
			return true
		}
	}
	return false
}

// apposition reports whether the words from i to the next sign describe a person: , la maire,
func (a *asideReader) apposition(i int) bool {
	known := false
	for k := i; k < i+8; k++ {
		c := a.class(k)
		if c&(lexis.Verb|lexis.Aux|lexis.Say|lexis.Pronoun|lexis.Object|lexis.Sub|lexis.Conj|lexis.Deny) != 0 {
			return false
		}
		known = known || lexis.IsCapital(a.words[k].Of(a.body)) || c&(lexis.Head|lexis.Title) != 0
		if strings.TrimSpace(a.gap(k)) != "" || k+1 == len(a.words) {
			return known
		}
	}
	return false
}
