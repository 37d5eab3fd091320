package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxScript is the length in bytes of the longest text below or above the line.
const maxScript = 60

// script makes subscripts and superscripts of Pandoc: "H~2~O", "x^n+1^". What stands between the marks has no space, and of
// what they may mean elsewhere nothing is taken for one: "~/a", "3~5月、7~9月", "^_^". A superscript stands behind a word.
func (d *dialect) script(mark, element string) bool {
	n := len(d.in[d.at:min(d.at+maxScript, len(d.in))])
	n -= len(strings.TrimLeft(d.in[d.at:d.at+n], mark))
	if n > 1 || d.at > 0 && d.in[d.at-1] == mark[0] { // other marks
		d.out.WriteString(d.in[d.at : d.at+n])
		d.at += n
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(d.in[d.line:d.at])
	said, _, ok := strings.Cut(d.in[d.at+1:min(d.at+1+maxScript, len(d.in))], mark)
	if !ok || said == "" || strings.HasPrefix(d.in[d.at+1+len(said):], mark+mark) || d.inAddress() ||
		mark == "^" && !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(")]*_`'’", before) ||
		!strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		strings.ContainsFunc(said, func(r rune) bool {
			return isSpaceless(r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("+-−–=()*,.'′", r)
		}) {
		return false
	}
	if word := d.in[max(d.line, d.at-200):d.at]; strings.Contains(word[strings.LastIndexAny(word, " \t")+1:], "/") { // an address
		return false
	}
	d.out.WriteString("<" + element + ">" + said + "</" + element + ">")
	d.at += len(said) + 2
	return true
}
