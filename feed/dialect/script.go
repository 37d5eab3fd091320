package dialect

import (
	"regexp"
	"strings"
)

// scripted is what stands between the marks of a sub- or superscript.
var scripted = regexp.MustCompile(`^(?:~[+-]?[\pL\pN]{1,8}[+-]?~|\^[+-]?[\pL\pN]{1,8}[+-]?\^)`)

// script makes "H~2~O" a subscript and "20 m^2^" a superscript, as pandoc does. The marks touch the word before them:
// "~no~" is struck out. Behind a superscript the word ends: "a^2b^2" is a formula.
func (d *translator) script() bool {
	before := d.in[max(d.at-200, 0):d.at]
	before = before[strings.LastIndexAny(before, " \n\t")+1:]
	if before == "" || strings.Contains(before, "://") || strings.Contains(before, "](") || strings.Contains(before, `="`) { // an address may have them
		return false
	}
	if !wordByte(before[len(before)-1]) && !strings.HasSuffix(d.out.String(), "</sub>") {
		return false
	}
	mark := scripted.FindString(d.in[d.at:min(d.at+40, len(d.in))])
	end := d.at + len(mark)
	word := end < len(d.in) && wordByte(d.in[end])
	switch {
	case mark != "" && mark[0] == '~' && !strings.HasPrefix(d.in[end:], "~"):
		d.out.WriteString("<sub>" + mark[1:len(mark)-1] + "</sub>")
	case mark != "" && mark[0] == '^' && !word && !strings.HasPrefix(d.in[end:], "^"):
		d.out.WriteString("<sup>" + mark[1:len(mark)-1] + "</sup>")
	case d.in[d.at] == '~' && d.at+1 < len(d.in) && wordByte(d.in[d.at+1]): // "5~10 km": a range, no text that is struck out
		d.out.WriteString("&#126;")
		end = d.at + 1
	default:
		return false
	}
	d.at = end
	return true
}

// wordByte reports whether a byte is part of a word or closes a bracket.
func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == ')' || c >= 0x80
}

// blockWords returns what a link to a part of the same note shows: the heading, or the words of the name of a block, "^old-roof". It
// returns "" for a name that a program made, "^37066d".
func blockWords(heading string) string {
	name, ok := strings.CutPrefix(heading, "^")
	switch {
	case !ok:
		return heading
	case strings.ContainsAny(name, "0123456789"):
		return ""
	}
	return strings.ReplaceAll(name, "-", " ")
}
