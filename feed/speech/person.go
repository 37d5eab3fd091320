package speech

import (
	"strings"
	"unicode"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// This file tells whether a text speaks in the first person.

// firstSingular and firstPlural list the words of the first person by language.
var (
	firstSingular = map[string]map[string]bool{
		"en": lexis.Set(`i i'm i've i'd i'll my me mine myself`), "de": lexis.Set(`ich mein meine meinen meinem meiner meines mir mich`),
		"fr": lexis.Set(`je j'ai j'étais j'avais moi mon ma mes`), "es": lexis.Set(`yo me mi mis mío mía conmigo`),
		"it": lexis.Set(`io mi mio mia mie miei ho`), "pt": lexis.Set(`eu me mim meu meus minha minhas comigo`), "nl": lexis.Set(`ik mij mijn`),
		"ru": lexis.Set(`я мой моя моё мое мои моего моей моему моим моих моими мою моём мне меня мной`),
		"pl": lexis.Set(`ja mój moja moje mojego mojej mojemu moim moich moimi moją mnie mi mną`),
	}
	firstPlural = map[string]map[string]bool{
		"en": lexis.Set(`we we're our us`), "de": lexis.Set(`wir uns unser unsere`), "fr": lexis.Set(`nous notre`),
		"es": lexis.Set(`nosotros nuestro nuestra nos hemos habíamos somos éramos fuimos estamos estábamos tenemos teníamos`),
		"it": lexis.Set(`noi nostro nostra abbiamo`), "pt": lexis.Set(`nós nosso nossa temos tínhamos somos éramos fomos estamos estávamos`),
		"nl": lexis.Set(`we wij onze ons`), "ru": lexis.Set(`мы нас нам`), "pl": lexis.Set(`nas nam`),
	}
)

// IsI reports whether a word is one of the first person singular in a language: I, my.
func IsI(word, tag string) bool { return firstSingular[tag][word] }

// hasWord reports whether a span of text has one of these words.
func hasWord(text string, in prose.Span, words ...map[string]bool) bool {
	for w := range prose.EachWord(text, in) {
		word := w.Of(text)
		if len(word) > mostWord {
			continue
		}
		word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
		for _, set := range words {
			if set[word] {
				return true
			}
		}
	}
	return false
}

// firstEndings are the endings of verbs in the first person that no other words have, in languages that leave the pronoun out. Nouns
// have those of Spanish and Portuguese too: ramos.
var firstEndings = map[string][]string{
	"it": {"iamo"}, "pl": {"śmy", "łem", "łam"},
}

// mostWord is the size of the longest of these words.
const mostWord = 16

// spoken reports whether paragraph i has a word of the first person outside quotation marks.
func (s *shape) spoken(i int) bool { return s.inFirstPerson(s.paras[i]) }

// inFirstPerson reports whether a span has a word of the first person outside quotation marks.
func (s *shape) inFirstPerson(span prose.Span) bool {
	if s.says(span, firstSingular[s.t.Tag], firstPlural[s.t.Tag]) {
		return true
	}
	endings := firstEndings[s.t.Tag]
	if len(endings) == 0 || len(prose.Quotations(span.Of(s.body))) > 0 {
		return false
	}
	for w := range strings.FieldsFuncSeq(span.Of(s.body), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if lexis.EndsAny(strings.ToLower(w), endings...) {
			return true
		}
	}
	return false
}

// aboutWriter reports whether paragraph i is about its writer: it has I or my, not we, outside quotation marks.
func (s *shape) aboutWriter(i int) bool { return s.says(s.paras[i], firstSingular[s.t.Tag]) }

// says reports whether a span has one of these words outside quotation marks.
func (s *shape) says(span prose.Span, words ...map[string]bool) bool {
	text := span.Of(s.body)
	at := 0
	for _, q := range prose.Quotations(text) {
		if hasWord(text, prose.Span{Start: at, End: q.Outer.Start}, words...) {
			return true
		}
		at = q.Outer.End
	}
	return hasWord(text, prose.Span{Start: at, End: len(text)}, words...)
}
