package dialect

import (
	"cmp"
	"html"
	"net/url"
	"path"
	"strings"
)

// inline reads the rest of a line of so many bytes; a mark in it may end in a later one.
func (d *translator) inline(length int) {
	end := d.at + length
	for d.at < end {
		skip := strings.IndexAny(d.in[d.at:end], "{[]`<%=^!~($\\")
		if skip < 0 {
			d.out.WriteString(d.in[d.at:end])
			d.at = end
			break
		}
		d.out.WriteString(d.in[d.at : d.at+skip])
		d.at += skip
		if skip > 0 && d.in[d.at-1] == '\\' || !d.mark() {
			d.out.WriteByte(d.in[d.at])
			d.at++
		}
	}
	if d.at < len(d.in) && d.in[d.at] == '\n' {
		d.out.WriteByte('\n')
		d.at++
	}
}

// mark reads one mark of a dialect, and reports whether there was one.
func (d *translator) mark() bool {
	rest := d.in[d.at:]
	two := rest[:min(2, len(rest))]
	switch {
	case rest[0] == '`':
		return d.codeSpan()
	case two == "{{" || two == "{%":
		return d.tag(two)
	case !d.mdx && rest[0] == '{' && d.critic():
		return true
	case two == "{:" || two == "{#" || two == "{.":
		return d.attributes()
	case strings.HasPrefix(rest, "{/*"):
		return d.between("{/*", "*/}", true) != ""
	case rest[0] == '{':
		return d.braces()
	case two == "[[":
		return d.wikiLink(false)
	case strings.HasPrefix(rest, "![["):
		return d.wikiLink(true)
	case rest[0] == '[':
		return d.bracket()
	case two == "](":
		return d.noteAddress() || d.spacedAddress()
	case rest[0] == '$':
		return d.math()
	case rest[0] == '\\':
		return d.escape()
	case two == "((":
		return d.blockLink()
	case two == "%%":
		return (d.sameLine("%%") || strings.TrimSpace(d.rest()) == "%%") && d.between("%%", "%%", true) != ""
	case two == "==":
		return d.highlight()
	case two == "^[":
		return d.inlineNote()
	case rest[0] == '^', rest[0] == '~':
		return d.script() || rest[0] == '^' && d.blockName()
	case rest[0] == '<' && d.inAddress(): // "[x](<Other note.md>)"
		return false
	case two == "<{":
		return d.namelessAddress()
	case rest[0] == '<':
		return d.component()
	}
	return false
}

// namelessAddress drops an address in angle brackets that a template's tag writes: "<{{ release.url }}>".
func (d *translator) namelessAddress() bool {
	end := d.next("}}>")
	if !strings.HasPrefix(d.in[d.at:], "<{{") || end < 0 || end-d.at > 300 || strings.ContainsAny(d.in[d.at:end], "\n>") {
		return false
	}
	d.at = end + len("}}>")
	return true
}

// between passes over what stands between two marks, both included, and returns it; "" where the second one is missing or
// stands in another paragraph.
func (d *translator) between(open, end string, anywhere bool) string {
	at := d.nextFrom(end, d.at+len(open))
	if at < 0 || !anywhere && at > d.paragraphEnd() {
		return ""
	}
	text := d.in[d.at : at+len(end)]
	d.at = at + len(end)
	return text
}

// paragraphEnd returns where the next blank line stands.
func (d *translator) paragraphEnd() int {
	if d.part <= d.at {
		d.part = len(d.in)
		if at := d.next("\n\n"); at >= 0 {
			d.part = at
		}
		d.ticks = nil
	}
	return d.part
}

func (d *translator) sameLine(end string) bool {
	at := d.nextFrom(end, d.at+len(end))
	line := d.next("\n")
	return at >= 0 && (line < 0 || at < line)
}

// codeSpan copies code between backticks, where it ends in the same paragraph.
func (d *translator) codeSpan() bool {
	end := d.paragraphEnd()
	if d.ticks == nil {
		d.ticks = map[int]int{}
		for i := d.at; i < end; {
			if n := run(d.in[i:end]); n > 0 {
				d.ticks[n] = i
				i += n
			} else if n = strings.IndexByte(d.in[i:end], '`'); n < 0 {
				break
			} else {
				i += n
			}
		}
	}
	n := run(d.in[d.at:])
	if d.ticks[n] <= d.at {
		d.out.WriteString(d.in[d.at : d.at+n])
		d.at += n
		return true
	}
	for i := d.at + n; i < end; {
		k := run(d.in[i:end])
		if k == n {
			d.out.WriteString(d.in[d.at : i+n])
			d.at = i + n
			return true
		}
		i += max(k, 1)
	}
	return false
}

// run counts the backticks at the start of s.
func run(s string) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	return n
}

// attributes drops attributes of kramdown and Pandoc behind a text: "{: .lead}", "{#visit}", "{::nomarkdown}". A heading
// keeps its name.
func (d *translator) attributes() bool {
	end := d.next("}") - d.at
	if end < 0 || end > 300 || strings.Contains(d.in[d.at:d.at+end], "\n") {
		return false
	}
	inner := d.in[d.at+1 : d.at+end]
	if strings.HasPrefix(inner, "::comment") {
		return d.between("{", "{:/comment}", true) != ""
	}
	if inner[0] != ':' && strings.ContainsFunc(inner[1:], func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ .#=\"'", r)
	}) {
		return false
	}
	d.at += end + 1
	if name := nameIn(inner); name != "" && d.in[d.line] == '#' && strings.TrimSpace(d.rest()) == "" {
		d.out.WriteString("{#" + name + "}")
	}
	return true
}

// nameIn returns the name among the attributes of a heading: "#visit .big".
func nameIn(attributes string) string {
	for word := range strings.FieldsSeq(strings.TrimPrefix(attributes, ":")) {
		if name, ok := strings.CutPrefix(word, "#"); ok && isName([]string{strings.Trim(name, "0123456789")}) {
			return name
		}
	}
	return ""
}

// braces drops an expression of MDX, or a name in braces: a role of MyST, or what Pelican puts before an address.
func (d *translator) braces() bool {
	end := strings.IndexByte(d.in[d.at:min(d.at+40, len(d.in))], '}')
	if d.mdx && end > 2 && strings.Trim(d.in[d.at+1:d.at+end], " '\"`") == "" { // a space between elements: {' '}
		d.out.WriteByte(' ')
		d.at += end + 1
		return true
	}
	if d.mdx && d.expression() {
		return true
	}
	if end < 2 || !isName([]string{strings.ReplaceAll(d.in[d.at+1:d.at+end], ".", "")}) || !d.mdx && !d.inAddress() && !strings.HasPrefix(d.in[d.at+end+1:], "`") {
		return false
	}
	d.at += end + 1
	return true
}

// wikiLink makes a link or a picture of "[[Target|shown]]" and "![[picture.png]]".
func (d *translator) wikiLink(embedded bool) bool {
	from := d.at + 2
	if embedded {
		from++
	}
	end := d.nextFrom("]]", from)
	if end < 0 || end-from > 300 || end == from {
		return false
	}
	inner := d.in[from:end]
	if strings.ContainsAny(inner, "[]\n") || inner[0] == ' ' {
		return false
	}
	target, said, ok := strings.Cut(inner, "|")
	target = strings.TrimSuffix(target, `\`) // in a table
	page, heading, _ := strings.Cut(target, "#")
	d.at = end + 2
	if embedded || isPicture(page) {
		if said = strings.TrimPrefix(said, "alt="); isPicture(page) {
			said, size := sizeOf(said)
			d.picture(pictureTag{src: page, alt: said, size: size})
		}
		return true
	}
	if !ok {
		if said = path.Base(page); page == "" {
			said = blockWords(heading)
		}
	}
	switch {
	case page == "" && heading == "", strings.HasPrefix(heading, "^") && page == "":
		d.out.WriteString(said)
	case page == "":
		d.out.WriteString(`<a href="#` + url.PathEscape(heading) + `">` + said + "</a>")
	default:
		d.out.WriteString(`<a href="[[` + html.EscapeString(page) + `]]">` + said + "</a>")
	}
	return true
}

// sizeOf parts the text behind the name of an embedded picture from its size: "The mill|300", "300x200".
func sizeOf(said string) (alt, size string) {
	at := strings.LastIndexByte(said, '|') + 1
	if last := said[at:]; strings.Trim(last, "0123456789x") == "" {
		return strings.TrimRight(said[:at], "|"), last
	}
	return said, ""
}

func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp":
		return true
	}
	return false
}

// highlight makes "==words==" marked words.
func (d *translator) highlight() bool {
	end := d.nextFrom("==", d.at+2)
	if end < 0 || end == d.at+2 || end > d.paragraphEnd() {
		return false
	}
	inner := d.in[d.at+2 : end]
	if strings.TrimSpace(inner) != inner || strings.ContainsAny(inner[:1], "=\n") {
		return false
	}
	d.out.WriteString("<mark>" + within(inner) + "</mark>")
	d.at = end + 2
	return true
}

// within translates what stands within a mark: "==the [[Old mill]]==". A footnote in it is left as it is.
func within(text string) string {
	if strings.Contains(text, "^[") || strings.Contains(text, "==") || !strings.ContainsAny(text, "{[$<^~") {
		return text
	}
	d := &translator{in: text, ends: map[string]int{}, opened: map[string]bool{}}
	for d.at < len(d.in) {
		d.line = d.at
		d.inline(len(d.rest()))
	}
	return d.out.String()
}

// inlineNote makes a footnote of "^[text]".
func (d *translator) inlineNote() bool {
	end := d.next("]")
	if end < 0 || end > d.paragraphEnd() || len(d.notes) >= 1000 || strings.TrimSpace(d.in[d.at+2:end]) == "" {
		return false
	}
	d.notes = append(d.notes, strings.Join(strings.Fields(d.in[d.at+2:end]), " "))
	d.out.WriteString("[^inline-note-" + decimal(len(d.notes)) + "]")
	d.at = end + 1
	return true
}

// blockName drops the name of a block at the end of a line: " ^block1".
func (d *translator) blockName() bool {
	line := strings.TrimRight(d.rest(), " \r")
	if d.at == 0 || d.in[d.at-1] != ' ' && d.at != d.line || len(line) < 2 || len(line) > 60 || strings.Trim(line[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return false
	}
	d.at += len(line)
	return true
}

// component drops a tag of MDX, and writes one that shows a picture or a film as that or as a link. Elements whose content is no
// Markdown are copied whole.
func (d *translator) component() bool {
	if d.raw() {
		return true
	}
	rest := d.in[d.at:]
	name := strings.TrimPrefix(rest[1:], "/")
	if name == "" || name[0] < 'A' || name[0] > 'Z' {
		return d.mdx && d.jsxTag(rest)
	}
	end, ok := tagEnd(rest[:min(len(rest), 1000)])
	if !ok {
		return false
	}
	tag := rest[:end]
	letters := strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.")
	shouted := strings.ToUpper(name[:len(name)-len(letters)]) == name[:len(name)-len(letters)]
	if letters == "" || strings.IndexByte("/> \n\t", letters[0]) < 0 || shouted && !strings.Contains(tag, "={") { // HTML in capitals
		return false
	}
	d.at += end
	args := arguments(tag[1:])
	if src := args["src"]; isPicture(src) {
		d.picture(pictureTag{src: src, alt: cmp.Or(args["alt"], plainCaption(args["caption"])), caption: args["caption"], size: args["width"]})
	} else if to := embedded(name[:len(name)-len(letters)], "", args); to != "" {
		d.embed(to, args["title"])
	}
	return true
}

// raw copies an element whose content is no Markdown.
func (d *translator) raw() bool {
	rest := d.in[d.at:]
	for _, name := range []string{"pre", "code", "script", "style"} {
		if strings.HasPrefix(rest[1:], name) && len(rest) > len(name)+1 && strings.IndexByte("> \n\t", rest[len(name)+1]) >= 0 {
			if text := d.between("<"+name, "</"+name+">", true); text != "" {
				d.out.WriteString(text)
				return true
			}
		}
	}
	return false
}

// tagEnd returns the length of a tag whose attributes may be expressions in braces.
func tagEnd(s string) (int, bool) {
	depth := 0
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`' && depth > 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '>' && depth <= 0:
			return i + 1, true
		case c == '<' && i > 0 && depth <= 0:
			return 0, false
		case c == '\n' && i+1 < len(s) && s[i+1] == '\n' && depth == 0:
			return 0, false
		}
	}
	return 0, false
}

// HasMarks reports whether a text has inline Markdown: strong words, links, pictures, code.
func HasMarks(s string) bool {
	bold := strings.Index(s, "**")
	code := strings.IndexByte(s, '`')
	return bold >= 0 && strings.Contains(s[bold+2:], "**") || strings.Contains(s, "](") || code >= 0 && strings.IndexByte(s[code+1:], '`') > 0
}
