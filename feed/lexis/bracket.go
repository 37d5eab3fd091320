package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// skipsBracket returns the end of brackets that begin between the token that ends at byte at and the word at byte next, or 0 if
// they have tokens as other words have. English brackets get none if they hold the letters of the body before them, or what the job
// is that stands before a name, because what is said there goes on behind them: a Bakers' Union (BU) | spokesman; the inspector
// (fraud) | Ann Fox. Letters between two capitals at the start of a paragraph may be those of an agency behind a place: Elm (AP)
// The mayor.
func (d *Text) skipsBracket(paragraph, at, next, stop int) int {
	const longest = 24 // bytes
	if !d.Tongue.IsEnglish() || d.Body[at:next] != " (" || len(d.Tokens) == 0 {
		return 0
	}
	inside, rest, ok := strings.Cut(d.Body[next:min(stop, next+longest)], ") ")
	behind, _ := utf8.DecodeRuneInString(rest)
	before := &d.Tokens[len(d.Tokens)-1]
	if !ok || !unicode.IsLetter(behind) || before.Kind != Word || before.Paragraph != paragraph || strings.ContainsFunc(inside, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) {
		return 0
	}
	letters := len(inside) > 1 && len(inside) < 8 && IsUpper(inside) && !strings.Contains(inside, " ") && IsCapital(before.Text) && !IsUpper(before.Text)
	if unicode.IsUpper(behind) {
		k := len(d.Tokens) - 3
		letters = letters && k >= 0 && d.Tokens[k].Paragraph == paragraph
		first, _, _ := strings.Cut(inside, " ")
		job := d.Tongue.Words.Of(strings.ToLower(first))&(Rel|Sub|Prep|Pronoun|Aux|Adverb) == 0 && strings.Count(inside, " ") < 3
		letters = letters || job && before.Class&(Head|Title|Office) != 0 && before.Text == before.Lower
	}
	if !letters {
		return 0
	}
	return next + len(inside) + 1
}

// withoutBracket returns an English name or role without brackets inside it, which are no nickname: a Bakers' Union (BU) spokesman;
// but: Robert (Bob) Fox.
func (d *Text) withoutBracket(name string) string {
	if before, rest, ok := strings.Cut(name, " ("); ok && d.Tongue.IsEnglish() {
		if inside, behind, ok := strings.Cut(rest, ") "); ok && (IsUpper(inside) || !IsCapital(inside)) {
			return before + " " + behind
		}
	}
	return name
}
