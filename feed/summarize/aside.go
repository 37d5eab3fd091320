package summarize

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// setAside finds the paragraphs that are not the article's own words though they stand without quotation marks: those that
// are apart (see Summarize), questions, what follows a colon, what a firm says of itself at the end of its press release,
// notes of the editors about the text, and what they say of its author.
func (t *text) setAside(paras []prose.Span, apart []bool, labels map[string]int) {
	t.aside = cleared(t.aside, len(paras))
	copy(t.aside, apart)
	t.questions(paras)
	t.portraits(paras)
	if t.tongue != nil && t.tongue.drops { // in the other languages a dash begins an item of a list
		t.setSpoken()
	}
	cites := false
	for p := range paras {
		s := paras[p].Of(t.body)
		cites = cites && hasYear(s) || p > 0 && len(s) < 32 && referenceLabels[strings.ToLower(strings.Trim(s, " :."))]
		switch {
		case cites: // Roe, A. (2011). The eel. Field Notes 14.
			t.aside[p] = true
		case p > 0 && strings.HasSuffix(paras[p-1].Of(t.body), ":") && labels[strings.ToLower(strings.TrimSuffix(paras[p-1].Of(t.body), ":"))] != method: // In her letter Brill writes:
			t.aside[p] = true
		case prose.IsNote(s), p > 1 && p+2 >= len(paras) && t.ofWriter(s, t.body[:paras[p].Start]): // Correction: The lamp is green.
			t.aside[p] = true
		case p > 0 && prose.ReferenceSize(s) > 0: // [1] Minutes of the council, March.
			t.aside[p] = true
		}
	}
}

// referenceLabels stand above a list of works, in lower case.
var referenceLabels = prose.Set("references bibliography sources literatur literaturverzeichnis quellen références bibliographie sources referencias bibliografía fuentes riferimenti bibliografia fonti referências literatuur bronnen литература источники literatura źródła")

// hasYear reports whether a text has a number of four digits.
func hasYear(s string) bool {
	run := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			if run == 4 {
				return true
			}
			run = 0
			continue
		}
		run++
	}
	return run == 4
}

// setSpoken keeps out the sentences of a speech behind a dash that goes over several of them in one paragraph: "– Most jest stary.
// Trzeba go zamknąć – mówi Anna Lis." One alone is no quotation, and as bad as a caption. In the last one a dash stands before who speaks.
func (t *text) setSpoken() {
	for i := 0; i < len(t.sents); i++ {
		if !strings.ContainsRune("–—-", prose.FirstRune(t.sents[i].Of(t.body))) {
			continue
		}
		last := i + slices.IndexFunc(t.sents[i:], func(s sentence) bool { return tells(s.Of(t.body)) })
		for ; i < last && t.sents[i].para == t.sents[last].para; i++ {
			t.sents[i+1].caption = 3
		}
	}
}

// tells reports whether the last dash of a sentence has a small letter behind it: "– Most jest stary – mówi Anna Lis."
func tells(s string) bool {
	i := strings.LastIndexAny(s, "–—-")
	rest, spaced := strings.CutPrefix(strings.TrimLeft(s[max(i, 0):], "–—-"), " ")
	return i > 0 && spaced && prose.StartsLower(rest)
}

// inFirstPerson reports whether the author of a text speaks in it, as in a letter or a review: more than half of its sentences
// are in the first person, outside quotations, or the first one and a quarter of all.
func (t *text) inFirstPerson() bool {
	all, own, first := 0, 0, false
	for i := range t.sents {
		s := &t.sents[i]
		if t.aside[s.para] || !s.ends || t.hollow(s) {
			continue
		}
		if all++; s.class&firstPerson != 0 {
			own++
			first = first || all == 1
		}
	}
	return own*2 > all || first && own*4 >= all
}

// isLive reports whether a text is a live report: at least two of its paragraphs start with the time.
func isLive(body string, paras []prose.Span) bool {
	n := 0
	for _, p := range paras {
		if stamp(p.Of(body)) > 0 {
			n++
		}
	}
	return n > 1
}

// stamp returns the length of the time of day at the start of a paragraph and what separates it from the text: "16.42 ",
// "9:05 pm: ".
func stamp(s string) int {
	digits := func(i, least int) int {
		n := 0
		for i+n < len(s) && n < 2 && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if n < least {
			return 0
		}
		return n
	}
	n := digits(0, 1)
	if n == 0 || n == len(s) || s[n] != ':' && s[n] != '.' && s[n] != 'h' || digits(n+1, 2) == 0 {
		return 0
	}
	n += 3
	rest := s[n:]
	for _, unit := range []string{" am", " pm", "am", "pm", " a.m.", " p.m.", " Uhr", " GMT", " BST", " ET", " CET", " IST"} {
		if after, ok := strings.CutPrefix(rest, unit); ok && (after == "" || !prose.IsLetterOrDigit(prose.FirstRune(after))) {
			rest = after
			break
		}
	}
	text := strings.TrimLeft(rest, " :–—-|")
	if text == rest || !prose.StartsUpper(strings.TrimLeft(text, opening)) && !counts(text, strings.Contains(rest[:len(rest)-len(text)], ":")) {
		return 0
	}
	return len(s) - len(text)
}

// counts reports whether a text starts with a number of things and not with another time: "200 people". Of two digits or less
// it may be a time behind all marks but a colon: "9:30 – 11 Uhr".
func counts(s string, colon bool) bool {
	count, thing, _ := strings.Cut(s, " ")
	return count != "" && strings.Trim(count, "0123456789") == "" && (colon || len(count) > 2) && unicode.IsLetter(prose.FirstRune(thing))
}

// questions sets aside paragraphs that are a question and nothing else, if there are at least two: those of an interview
// whose answers are quotations or not in the first person, or headings over what answers them.
func (t *text) questions(paras []prose.Span) {
	var asked []int
	for p := range paras {
		if s := paras[p].Of(t.body); strings.HasSuffix(s, "?") && len(s) < 300 && !strings.ContainsAny(s, ":"+prose.DoubleMarks) {
			asked = append(asked, p)
		}
	}
	if len(asked) > 1 {
		for _, p := range asked {
			t.aside[p] = true
		}
	}
}

// setSteps finds the steps of instructions, such as a recipe: paragraphs with a number, at least three, that begin as
// commands do, most of them clearly. They sum a text up only where nothing else does.
func (t *text) setSteps(paras []prose.Span, headings heading) {
	t.steps = cleared(t.steps, len(paras))
	n, commands := 0, 0 // commands: those that are sure
	for i := range t.sents {
		s := &t.sents[i]
		number := s.start && s.words == 1 && s.class&number != 0 // 1.
		if number && i+1 < len(t.sents) && t.sents[i+1].para == s.para {
			s = &t.sents[i+1]
		} else if !s.start || s.Start == paras[s.para].Start { // Step 1:
			continue
		}
		if is, sure := t.command(s); is && !headings.live {
			t.steps[s.para] = true
			n++
			if sure {
				commands++
			}
		}
	}
	if n < 3 || commands <= n/2 {
		clear(t.steps)
	}
}

// command reports whether a sentence begins as a command does: without a verb that is known, a name for what follows ("Rents:"),
// or a subject with an article. Sure says that it is no statement with an unknown verb, such as "Levels of nitrate rise": an
// article or a number follows its first word ("Wash the leeks"), or in German an infinitive ends it, which may follow an
// article: "Die Linsen waschen und kochen."
func (t *text) command(s *sentence) (is, sure bool) {
	if len(s.tokens) < 2 || !t.tongue.hasArticles() {
		return false, false
	}
	article := s.tokens[0].class&determiner != 0
	if t.tongue.nouns {
		sure = strings.HasSuffix(t.word(s, len(s.tokens)-1).lower, "en")
	} else {
		sure = !article && s.tokens[1].class&(determiner|number) != 0
	}
	return (sure || !article) && !slices.ContainsFunc(s.tokens[:min(len(s.tokens), stepWords)], func(k token) bool {
		return k.class&(past|saying|firstPerson) != 0 || k.after == ':'
	}), sure
}

// stepWords is the number of words at the start of a step among which a verb would tell that it is no command.
const stepWords = 6

// portraits sets aside the description of a firm or a writer in the last paragraphs of a text. Its heading, "About Grell
// Ferries", is no sentence, and the paragraph starts with the name: the last word of the heading is among its first words. Or
// both are one paragraph, with a colon between.
func (t *text) portraits(paras []prose.Span) {
	if t.tongue == nil {
		return
	}
	for p := max(1, len(paras)-4); p < len(paras); p++ {
		heading, below, with := paras[p].Of(t.body), "", p
		if head, rest, ok := strings.Cut(heading, ": "); ok { // About Grell Ferries: Grell Ferries runs
			heading, below = head, rest
		} else if p+1 < len(paras) {
			below, with = paras[p+1].Of(t.body), p+1
		}
		if len(heading) > 80 || 3*paras[p].Start < len(t.body) || prose.EndsWhole(heading) || !slices.ContainsFunc(t.tongue.about, func(about string) bool {
			return startsAny(heading, []string{about + " "})
		}) {
			continue
		}
		words, first := strings.Fields(strings.TrimRight(heading, ": ")), strings.Fields(below)
		name := bare(words[len(words)-1])
		if slices.ContainsFunc(first[:min(len(first), len(words)+2)], func(w string) bool { return bare(w) == name }) {
			t.aside[p], t.aside[with] = true, true
		}
	}
}

// ofWriter reports whether a paragraph at the end of a text says who wrote it: "The author is a professor in Holm", "Ada Roe ist
// Redakteurin". A name that the text before does not have, or a word for an author, and a job of those who write.
func (t *text) ofWriter(s, before string) bool {
	if t.tongue == nil || len(s) > maxPortrait {
		return false
	}
	names, surname, be := 0, "", startsAny(s, writerStarts)
	for n, w := range strings.Fields(s[:cut(s, 120)]) {
		switch {
		case n > 9:
			return false
		case be && n > 1 && writing[strings.ToLower(bare(w))]:
			return names == 0 || names > 1 && !strings.Contains(before, surname)
		case be:
		case copulas[w]:
			be = true
		case particle(w) && names > 0:
		case !prose.StartsUpper(w) || bare(w) != w:
			return false
		default:
			names, surname = names+1, w
		}
	}
	return false
}

// maxPortrait is the length of the longest paragraph on the writer of a text, in bytes.
const maxPortrait = 300

var (
	copulas      = prose.Set("is ist est es è é jest — –")
	writerStarts = strings.Split("the author is |the writer is |our author is |der autor ist |die autorin ist |unser autor ist |unsere autorin ist |l'auteur est |l’auteur est |l'autrice est |l’autrice est |l'auteure est |l’auteure est |"+
		"el autor es |la autora es |l'autore è |l’autore è |l'autrice è |l’autrice è |o autor é |a autora é |de auteur is |de schrijver is |автор — |автор – |autor jest |autorka jest ", "|")
	// writing are the jobs of those who write articles.
	writing = prose.Set("reporter editor journalist correspondent columnist writer author professor lecturer critic blogger " +
		"redakteur redakteurin journalistin autor autorin reporterin korrespondent korrespondentin professorin dozent dozentin publizist publizistin kolumnist kolumnistin " +
		"journaliste correspondant correspondante rédacteur rédactrice professeur professeure chroniqueur chroniqueuse auteur autrice écrivain écrivaine " +
		"periodista redactor redactora corresponsal profesor profesora catedrático catedrática columnista escritor escritora autora " +
		"giornalista redattore redattrice corrispondente professore professoressa docente editorialista scrittore scrittrice autore " +
		"jornalista repórter redator redatora correspondente professora colunista " +
		"redacteur redactrice verslaggever verslaggeefster hoogleraar docente schrijver schrijfster auteur " +
		"dziennikarzem dziennikarką reporterem reporterką redaktorem redaktorką profesorem publicystą publicystką felietonistą felietonistką pisarzem pisarką autorem autorką " +
		"корреспондент журналист журналистка обозреватель редактор профессор колумнист писатель писательница автор")
)

// saidElsewhere reports whether the words of a sentence stand in a quotation at another place: it is a pull quote, printed
// without marks.
func (t *text) saidElsewhere(s *sentence) bool {
	words := strings.TrimRight(s.Of(t.body), ".,")
	return slices.ContainsFunc(t.quotes, func(q prose.Quotation) bool {
		return q.Outer.End-q.Outer.Start > len(words) && (s.End <= q.Outer.Start || q.Outer.End <= s.Start) && strings.Contains(q.Outer.Of(t.body), words)
	})
}
