package dialect

import (
	"regexp"
	"strings"
)

const (
	longestFormula = 300  // bytes of a formula within a line
	longestDisplay = 3000 // bytes of one that stands apart
)

// inert writes the marks of Markdown in a formula as entities, and its lines as one: TeX has them too. Four
// backslashes are two, which Markdown without formulas makes of them.
var inert = strings.NewReplacer(`\\\\`, "&#92;&#92;", `\`, "&#92;", "*", "&#42;", "_", "&#95;", "<", "&lt;", "[", "&#91;", "]", "&#93;", "~", "&#126;", "`", "&#96;", "|", "&#124;", "!", "&#33;",
	"=", "&#61;", "^", "&#94;", "{", "&#123;", "}", "&#125;", "\r\n", " ", "\n", " ")

// math keeps a formula in TeX as it is written: $x_1$, $$x_1$$. A dollar that begins one has no space behind it, one that ends it
// none before it and no digit or capital behind it, and the formula has a mark that Markdown would read: "$5 and $10" is none.
func (d *translator) math() bool {
	rest := d.in[d.at:]
	if strings.HasPrefix(rest, "$$") {
		part := rest[2:min(len(rest), longestDisplay)]
		end := strings.Index(part, "$$")
		if end < 1 || strings.Contains(part[:end], "\n\n") || !texLike(part[:end]) {
			return false
		}
		d.formula("$$", part[:end], "$$", 0)
		return true
	}
	part := rest[1:min(len(rest), longestFormula)]
	end := strings.IndexByte(part, '$')
	for end > 0 && part[end-1] == '\\' { // "\$" is no end
		next := strings.IndexByte(part[end+1:], '$')
		if next < 0 {
			return false
		}
		end += next + 1
	}
	if end < 1 || strings.IndexByte(" \t\n", part[0]) >= 0 || strings.IndexByte(" \t\n", part[end-1]) >= 0 || strings.Contains(part[:end], "\n\n") ||
		end+1 < len(part) && (part[end+1] >= '0' && part[end+1] <= '9' || part[end+1] >= 'A' && part[end+1] <= 'Z') || !texLike(part[:end]) || priced(part[:end]) {
		return false
	}
	d.formula("$", part[:end], "$", 0)
	return true
}

// texLike reports whether a text has a mark of TeX that Markdown would take for its own, and no link, element or emphasised word.
func texLike(s string) bool {
	return strings.ContainsAny(s, "\\*_^{<[|~") && !strings.Contains(s, "](") && !strings.Contains(s, "</") && (strings.ContainsAny(s, "\\_^") || !starredWord.MatchString(s))
}

var starredWord = regexp.MustCompile(`\*\pL{3}[^*]*\*`)

// priced reports whether a text begins with a sum and goes on in words: "5 *off* for kids".
func priced(s string) bool {
	return s[0] >= '0' && s[0] <= '9' && strings.Contains(s, " ") && !strings.ContainsAny(s, "\\_^")
}

// escape copies an escaped mark, or a formula between escaped brackets with a command, a sub- or a superscript, or set apart
// with an equals sign: \(x_1\), \\[\frac12\\], \[ d = e \].
func (d *translator) escape() bool {
	rest := d.in[d.at:]
	slashes := len(rest[:min(len(rest), 2)]) - len(strings.TrimLeft(rest[:min(len(rest), 2)], `\`))
	if len(rest) > slashes && (rest[slashes] == '(' || rest[slashes] == '[') {
		closing := strings.Repeat(`\`, slashes) + map[byte]string{'(': ")", '[': "]"}[rest[slashes]]
		part := rest[slashes+1 : min(len(rest), longestDisplay)]
		if end := strings.Index(part, closing); end > 0 && !strings.Contains(part[:end], "\n\n") && (strings.ContainsAny(part[:end], "_^\\") || part[0] == ' ' && strings.Contains(part[:end], " = ")) {
			d.formula(`\`+rest[slashes:slashes+1], part[:end], `\`+closing[slashes:], 2*slashes-2)
			return true
		}
	}
	d.out.WriteString(rest[:min(len(rest), 2)])
	d.at += min(len(rest), 2)
	return true
}

// formula writes a formula between its marks; more tells how many bytes longer the marks are as written.
func (d *translator) formula(open, text, end string, more int) {
	d.out.WriteString(inert.Replace(open) + inert.Replace(text) + inert.Replace(end))
	d.at += len(open) + len(text) + len(end) + more
}

// formulaUntil keeps the formula before the end of a shortcode as it is written.
func (d *translator) formulaUntil(name string) {
	if start, end := d.endOf(name); end >= 0 && start >= d.at && start-d.at < longestDisplay && !strings.Contains(d.in[d.at:start], "\n\n") {
		d.out.WriteString(inert.Replace(strings.TrimSpace(d.in[d.at:start])))
		d.at = end
	}
}
