// Package foreign translates texts in other markup languages than Markdown into Markdown: reStructuredText, Org, AsciiDoc, the
// language of MediaWiki, and Textile. People save such texts as .txt and .md.
//
//	md, _, ok := foreign.Markdown("* The vote\n\nSee [[https://example.org][the plan]].\n#+begin_quote\nNo.\n#+end_quote\n")
//	// md is "# The vote\n\nSee [the plan](https://example.org).\n> No.\n"
//
// A text is in such a language if it has several kinds of its marks, and none of Markdown that it cannot have. Only the common
// marks are translated, and no word is lost but in comments, settings and templates. What stands above the text (title, fields) is left to
// package header.
package foreign

import (
	"regexp"
	"strconv"
	"strings"
)

// A language is one that texts are translated from.
type language struct {
	hints []string         // a text of the language has one of these, which is quick to see
	signs []*regexp.Regexp // marks of the language
	least int              // how many of the signs a text must have
	not   *regexp.Regexp   // what no text of the language has

	comment *regexp.Regexp // a comment, with its text; nil for a language that has none
	read    func(*text)
}

var languages = [...]language{reStructured, org, asciiDoc, wiki, textile}

// maxText is the size of the largest text that is looked at, maxStart that of its start where signs are looked for, and maxHead that of
// its start where comments are, in bytes.
const (
	maxText  = 1 << 20
	maxStart = 32 << 10
	maxHead  = 1 << 10
)

// Markdown returns a text in one of the languages as Markdown, and the comments at its start, which may be orders to editors:
// ".. draft". It returns false, and the text as it is, for any other text. It is safe for concurrent use and takes time linear in the
// size of the text.
func Markdown(in string) (md string, comments []string, ok bool) {
	if len(in) > maxText || strings.Contains(in, "\x00") {
		return in, nil, false
	}
	for i := range languages {
		if l := &languages[i]; l.wrote(in) {
			t := &text{body: in}
			t.keep(fences)
			l.read(t)
			t.body += t.last
			if l.comment != nil {
				for _, m := range l.comment.FindAllStringSubmatch(in[:min(len(in), maxHead)], -1) {
					comments = append(comments, strings.TrimSpace(m[1]))
				}
			}
			return t.restored(), comments, true
		}
	}
	return in, nil, false
}

// fences matches code between the fences of Markdown, which people write in other languages too.
var fences = regexp.MustCompile("(?ms)^```.*?^```[ \t]*$")

// wrote reports whether a text is in the language.
func (l *language) wrote(in string) bool {
	hinted := false
	for _, h := range l.hints {
		hinted = hinted || strings.Contains(in, h)
	}
	if !hinted {
		return false
	}
	in = fences.ReplaceAllString(in[:min(len(in), maxStart)], "")
	if l.not.MatchString(in) {
		return false
	}
	n := 0
	for _, sign := range l.signs {
		if sign.MatchString(in) {
			n++
		}
	}
	return n >= l.least
}

// A text is one that is being translated. What must not be touched again, such as code, is replaced by its number between two NULs.
type text struct {
	body  string
	kept  []string
	notes int    // footnotes written where they are referred to
	last  string // these footnotes
}

// A rule replaces what a pattern matches.
type rule struct {
	pattern *regexp.Regexp
	with    string // as in regexp.Expand
}

// rules makes rules of pairs: a pattern, and what it becomes.
func rules(pairs ...string) (out []rule) {
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, rule{regexp.MustCompile(pairs[i]), pairs[i+1]})
	}
	return out
}

// apply applies rules, one after the other.
func (t *text) apply(rs []rule) {
	for _, r := range rs {
		t.body = r.pattern.ReplaceAllString(t.body, r.with)
	}
}

// replace replaces what a pattern matches by what a function makes of its groups.
func (t *text) replace(pattern *regexp.Regexp, with func(m []string) string) {
	t.body = pattern.ReplaceAllStringFunc(t.body, func(s string) string { return with(pattern.FindStringSubmatch(s)) })
}

// keep sets aside what a pattern matches.
func (t *text) keep(pattern *regexp.Regexp) { t.body = pattern.ReplaceAllStringFunc(t.body, t.hold) }

// hold sets a text aside and returns its number.
func (t *text) hold(s string) string {
	t.kept = append(t.kept, s)
	return "\x00" + strconv.Itoa(len(t.kept)-1) + "\x00"
}

// fence sets code aside as a block.
func (t *text) fence(code string) string {
	return t.hold("```\n"+strings.Trim(dedent(code), "\n")+"\n```") + "\n"
}

// code sets code aside as part of a line.
func (t *text) code(s string) string { return t.hold("`" + s + "`") }

var held = regexp.MustCompile("\x00(\\d+)\x00")

// restored returns the text with what was set aside, which may hold only what was set aside before it.
func (t *text) restored() string {
	for held.MatchString(t.body) {
		t.replace(held, func(m []string) string {
			n, _ := strconv.Atoi(m[1])
			return t.kept[n]
		})
	}
	return t.body
}

// dedent takes the indentation that all lines of a text have in common.
func dedent(s string) string {
	least := len(s)
	for line := range strings.Lines(s) {
		if bare := strings.TrimLeft(line, " \t"); strings.TrimSpace(bare) != "" {
			least = min(least, len(line)-len(bare))
		}
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(line[min(least, len(line)-len(strings.TrimLeft(line, " \t"))):])
	}
	return b.String()
}

// quoted makes a block quotation of a text, with who said it below.
func quoted(s, who string) string {
	s = strings.TrimSpace(dedent(s))
	if who = strings.TrimSpace(who); who != "" {
		s += "\n\n— " + who
	}
	return "\n> " + strings.ReplaceAll(s, "\n", "\n> ") + "\n\n"
}

// table makes a table of the rows of cells.
func table(rows [][]string) string {
	var b strings.Builder
	for i, cells := range rows {
		b.WriteString("\n| " + strings.Join(cells, " | ") + " |")
		if i == 0 {
			b.WriteString("\n|" + strings.Repeat(" --- |", len(cells)))
		}
	}
	return "\n" + b.String() + "\n\n"
}

// note makes a footnote of a text, which stands at the end, and returns the reference to it.
func (t *text) note(s string) string {
	t.notes++
	name := "[^n" + strconv.Itoa(t.notes) + "]"
	t.last += "\n\n" + name + ": " + s
	return name
}

// nested returns the indentation of an item at a level of a list, from 1.
func nested(level int) string { return strings.Repeat("    ", max(level-1, 0)) }
