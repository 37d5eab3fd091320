// Package dialect translates what site generators and note programs add to Markdown into CommonMark and HTML, which
// a reader of Markdown then reads: shortcodes and template tags (Hugo, Liquid, Nunjucks, Tera, WordPress), attributes
// (kramdown, Pandoc), directives and admonitions, wiki links, highlights, comments and block names (Obsidian), imports and
// components (MDX), tables of contents. For example
//
//	{{< figure src="a.jpg" caption="The quay" >}}   becomes   <figure><img src="a.jpg" …><figcaption>The quay</figcaption></figure>
//	==new== [[Old mill|the mill]]                    becomes   <mark>new</mark> <a href="[[Old mill]]">the mill</a>
//
// Shortcodes that hold text keep it with its title, those that hold a picture give the picture with its caption, and all others vanish,
// since their arguments are no text. Code stays as it is. What stands in no dialect stays as well, byte for byte.
package dialect

import (
	"html"
	"strings"
)

// maxQuotes is the number of block quotations within each other that are written; what nests deeper is shown less deep.
const maxQuotes = 16

// A translator reads a text once, from its start to its end.
type translator struct {
	in  string
	at  int
	out strings.Builder

	ends   map[string]int  // where the next end of each kind of mark stands, from where it was last looked for
	line   int             // start of the line that is being read
	part   int             // end of the paragraph that is being read
	ticks  map[int]int     // the last run of so many backticks in it
	list   bool            // a list may go on: an indented line is no code
	code   bool            // the last line was indented code
	blank  bool            // the last line was blank
	inset  int             // spaces that an admonition adds before its lines
	mdx    bool            // the file is MDX: it is called so, or imports components
	shift  outdent         // of MDX
	open   int             // up to where an expression of MDX is not closed
	page   bool            // the text is HTML
	notes  []string        // footnotes written where they are referred to
	hidden bool            // within a comment of several lines
	opened map[string]bool // shortcodes in brackets that were met
	quotes []string        // who said the quotations that are open
	boxes  map[string]bool // shortcodes whose ends were looked for
}

// Translate returns a text of a Markdown dialect as CommonMark with HTML. It takes time linear in the length of text, and is safe
// for concurrent use. The HTML may come from a stranger: it must be reduced to harmless elements before anybody sees it.
func Translate(text string) string { return translate(text, false) }

// TranslateMDX is Translate for a file that is MDX by its name. All its elements hold Markdown, however they are indented.
func TranslateMDX(text string) string { return translate(text, true) }

func translate(text string, mdx bool) string {
	if !strings.ContainsAny(text, "{[:%=^<!?$~") && !strings.Contains(text, "import ") && !strings.Contains(text, "export ") {
		return text
	}
	d := &translator{in: text, ends: map[string]int{}, opened: map[string]bool{}, blank: true, mdx: mdx}
	d.out.Grow(len(text) + len(text)/8)
	for d.at < len(d.in) {
		d.lineStart()
	}
	for i, note := range d.notes {
		d.out.WriteString("\n\n[^inline-note-" + decimal(i+1) + "]: " + note + "\n")
	}
	return d.out.String()
}

// rest returns the rest of the line that is being read, without its end.
func (d *translator) rest() string {
	if end := d.next("\n"); end >= 0 {
		return d.in[d.at:end]
	}
	return d.in[d.at:]
}

// next finds a mark at or behind the place that is being read, -1 for none. Each place is searched once.
func (d *translator) next(mark string) int { return d.nextFrom(mark, d.at) }

func (d *translator) nextFrom(mark string, from int) int {
	at, ok := d.ends[mark]
	if !ok || at >= 0 && at < from {
		if at = strings.Index(d.in[from:], mark); at >= 0 {
			at += from
		}
		d.ends[mark] = at
	}
	return at
}

// lineStart reads one line, or more where it begins what takes several.
func (d *translator) lineStart() {
	d.line = d.at
	line := d.rest()
	text := strings.TrimLeft(line, " \t")
	indent := len(line) - len(text)
	if d.inset > 0 && text != "" {
		if indent < d.inset && !strings.HasPrefix(line, "\t") {
			d.inset = 0
		} else { // a tab is as wide
			d.at += min(indent, d.inset)
			if line[0] == '\t' {
				d.at = d.line + 1
			}
			line = d.rest()
			text = strings.TrimLeft(line, " \t")
			indent = len(line) - len(text)
		}
	}
	if d.mdx && text != "" {
		d.at += d.shift.width(text, indent)
		line = d.rest()
		indent = len(line) - len(text)
	}
	switch {
	case d.hidden:
		d.hidden = strings.TrimSpace(text) != "%%"
		d.drop(line)
	case text == "" || text == "\r":
		d.blank = true
		d.copy(line)
	case d.fence(text):
	case !d.mdx && (indent >= 4 || line[0] == '\t') && (d.blank && !d.list || d.code):
		d.code = true
		d.copy(line)
	case d.lineMark(line, text):
		d.blank, d.code = true, false
	default:
		d.list = indent > 0 && d.list || !d.blank && d.list || isItem(text)
		d.blank, d.code = false, false
		d.inline(len(line))
	}
}

func isItem(text string) bool {
	digits := strings.TrimLeft(text, "0123456789")
	return strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "+ ") || len(digits) < len(text) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// copy writes a line as it is, drop leaves one out; a blank line stands in its place, since nothing goes on over it.
func (d *translator) copy(line string) {
	d.out.WriteString(line)
	d.drop(line)
}

func (d *translator) drop(line string) {
	if d.at += len(line); d.at < len(d.in) {
		d.out.WriteByte('\n')
		d.at++
	}
}

// fence copies a block of code between fences.
func (d *translator) fence(text string) bool {
	if text[0] != '`' && text[0] != '~' {
		return false
	}
	mark := text[:len(text)-len(strings.TrimLeft(text, text[:1]))]
	if len(mark) < 3 || mark[0] == '`' && strings.Contains(text[len(mark):], "`") {
		return false
	}
	d.copy(d.rest())
	for d.at < len(d.in) {
		line := d.rest()
		end := strings.TrimSpace(line)
		if d.inset > 0 || d.shift.by > 0 {
			d.at += min(len(line)-len(strings.TrimLeft(line, " \t")), d.inset+d.shift.by)
			line = d.rest()
		}
		d.copy(line)
		if len(end) >= len(mark) && strings.Trim(end, mark[:1]) == "" {
			break
		}
	}
	d.blank, d.code = true, false
	return true
}

// lineMark reads a line that is a mark as a whole.
func (d *translator) lineMark(line, text string) bool {
	word := strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, ":::"):
		d.drop(line)
		d.title(directiveTitle(strings.TrimLeft(word, ":")))
	case (strings.HasPrefix(text, "!!! ") || strings.HasPrefix(text, "??? ") || strings.HasPrefix(text, "???+ ")) && isName(strings.Fields(text)[1:]):
		d.drop(line)
		_, title, _ := strings.Cut(word, `"`)
		d.title(strings.TrimSuffix(title, `"`))
		d.inset += 4
	case strings.HasPrefix(text, "?> "), strings.HasPrefix(text, "!> "): // a hint of Docsify
		d.at += len(line) - len(text) + 3
		d.inline(len(text) - 3)
	case strings.HasPrefix(text, `=== "`): // a tab of MkDocs
		d.drop(line)
		d.title(strings.Trim(word[4:], `"`))
		d.inset += 4
	case strings.HasPrefix(word, "--8<--"), strings.HasPrefix(word, "<<< @"), strings.HasPrefix(word, "(") && strings.HasSuffix(word, ")=") && isName([]string{word[1 : len(word)-2]}): // files put in, and targets of MyST
		d.drop(line)
	case strings.Contains(text, "::") && d.property(line, text), d.drawer(line, text):
	case word == "%%":
		d.hidden = strings.Contains(d.in[d.at+len(line):], "%%")
		d.drop(line)
	case strings.HasPrefix(word, "%% ") && !strings.Contains(word[2:], "%%"): // a comment up to the next mark, or of Ulysses
		if d.between("%%", "%%", false) == "" {
			d.drop(line)
		}
	case word == "[TOC]", word == "[[toc]]", word == "[[TOC]]", word == "[[_TOC_]]", word == "${toc}", word == "{{TOC}}", word == "[toc]":
		d.drop(line)
	case (word == "* TOC" || word == "- TOC" || word == "1. TOC") && strings.HasPrefix(strings.TrimLeft(d.in[min(d.at+len(line)+1, len(d.in)):], " "), "{:toc"):
		d.drop(line)
	case (strings.HasPrefix(word, "{:") || strings.HasPrefix(word, "{#") || strings.HasPrefix(word, "{.")) && strings.IndexByte(word, '}') == len(word)-1 && !strings.HasPrefix(word, "{::"):
		d.drop(line)
	case d.blank && isModule(word):
		d.mdx = true
		d.module(line)
	case strings.HasPrefix(text, ">") && d.callout(line):
	case text[0] == '<' && (d.mdx && d.tagLine(line, text) || d.element(line, text)):
	default:
		return false
	}
	return true
}

// title writes the title of a box as a paragraph of its own.
func (d *translator) title(s string) {
	if s = strings.TrimSpace(s); s != "" && d.page {
		d.out.WriteString("<p><strong>" + html.EscapeString(s) + "</strong></p>")
	} else if s != "" {
		d.out.WriteString("**" + s + "**\n\n")
	}
}

// directiveTitle returns the title of a directive: what stands in brackets behind its name, or behind the name alone.
func directiveTitle(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "{") {
		return ""
	}
	name := strings.IndexAny(s, " [{")
	if name < 0 {
		return ""
	}
	s, _, _ = strings.Cut(strings.TrimSpace(s[name:]), "{")
	return strings.Trim(s, "[] ")
}

func isName(words []string) bool {
	return len(words) > 0 && strings.Trim(words[0], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_") == ""
}

// isModule reports whether a line imports or exports something in JavaScript.
func isModule(s string) bool {
	s = strings.TrimRight(s, "; ")
	quoted := strings.HasSuffix(s, `"`) || strings.HasSuffix(s, "'")
	switch {
	case strings.HasPrefix(s, "import "):
		return quoted && (strings.Contains(s, " from ") || strings.HasPrefix(s, `import "`) || strings.HasPrefix(s, "import '")) || s == "import {"
	case strings.HasPrefix(s, "export "):
		word, _, _ := strings.Cut(s[len("export "):], " ")
		return (word == "const" || word == "let" || word == "var") && strings.Contains(s, "=") || word == "function" || word == "default" || word == "async" || word == "{"
	}
	return false
}

// module drops lines of JavaScript up to a blank one.
func (d *translator) module(line string) {
	for d.drop(line); d.at < len(d.in); d.drop(line) {
		if line = d.rest(); strings.TrimSpace(line) == "" {
			return
		}
	}
}

// callout makes a title of the mark of a box in a quotation: "> [!note] Opening hours".
func (d *translator) callout(line string) bool {
	marks := line[:len(line)-len(strings.TrimLeft(line, "> "))]
	name, title, ok := strings.Cut(line[len(marks):], "]")
	if !ok || !strings.HasPrefix(name, "[!") || !isName([]string{strings.SplitN(name[2:], "|", 2)[0]}) {
		return false
	}
	d.at += len(line)
	if title = strings.TrimSpace(strings.TrimLeft(title, "+-")); title != "" {
		d.out.WriteString(marks + "**" + within(title) + "**\n" + marks)
	} else {
		d.out.WriteString(marks)
	}
	d.drop("")
	return true
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

// fold makes one line of s, with single spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// set is the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// isNumber reports whether s is digits alone.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
