package dialect

import "strings"

// An outdent takes away the white space before lines of MDX that stand within components. MDX has no indented code, so
// authors indent what stands within "<Tabs>" as they like; CommonMark would read it as code.
type outdent struct {
	inside bool // a component was met, and no text after it at its own margin
	margin int  // bytes of white space before the outermost component
	fresh  bool // the last line was a component: the next line of text tells how far the text is indented
	by     int  // bytes of white space to take away
}

// width returns how many bytes of white space to take away before a line. Text keeps the margin of the component around
// it, so that it stays in the list item that the component stands in.
func (o *outdent) width(text string, indent int) int {
	if isComponent(text) {
		if !o.inside || indent < o.margin {
			o.margin = indent
		}
		o.inside, o.fresh = true, true
		return indent
	}
	switch {
	case !o.inside:
		return 0
	case indent <= o.margin:
		o.inside, o.by = false, 0
	case o.fresh, indent < o.margin+o.by:
		o.by = indent - o.margin
	}
	o.fresh = false
	return o.by
}

// isComponent reports whether a line starts with the tag of a component: "<Tabs>", "</TabItem>", "<Card.Title".
func isComponent(text string) bool {
	if text[0] != '<' {
		return false
	}
	name := strings.TrimPrefix(text[1:], "/")
	return name != "" && name[0] >= 'A' && name[0] <= 'Z'
}

// element separates a block of HTML from Markdown within it, by a blank line behind the tag: many site generators read
// "<p class="tip">Bring **boots**</p>" as Markdown, CommonMark does not. It reports whether it did.
func (d *translator) element(line, text string) bool {
	tag := strings.IndexByte(text, '>') + 1
	name := strings.TrimLeft(text[1:], "abcdefghijklmnopqrstuvwxyz")
	name = text[1 : len(text)-len(name)]
	switch name {
	case "p", "div", "center", "section", "aside":
	default:
		return false
	}
	if tag == 0 || tag > 1000 || strings.IndexByte("> ", text[1+len(name)]) < 0 {
		return false
	}
	inner := strings.TrimSpace(text[tag:])
	if inner == "" { // the text begins on the next line
		next := d.in[min(d.at+len(line)+1, len(d.in)):]
		next, _, _ = strings.Cut(next[:min(len(next), 2000)], "\n")
		if next = strings.TrimSpace(next); next == "" || !HasMarks(next) || next[0] == '<' {
			return false
		}
		d.copy(line)
		d.out.WriteByte('\n')
		return true
	}
	if !HasMarks(inner) || strings.Contains(inner, "<code") || strings.Contains(inner, "<pre") {
		return false
	}
	d.out.WriteString(text[:tag] + "\n\n")
	d.at += len(line) - len(text) + tag
	end := d.at + len(line) - (d.at - d.line)
	if closing := "</" + name + ">"; strings.HasSuffix(inner, closing) {
		at := strings.LastIndex(d.in[d.at:end], closing)
		d.inline(at)
		d.out.WriteString("\n\n")
		if d.at < end { // a mark may end behind it
			d.copy(d.in[d.at:end])
		}
		return true
	}
	d.inline(end - d.at)
	return true
}
