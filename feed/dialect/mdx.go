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
	if isComponent(text) || holdsBlocks(text) {
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

// holdsBlocks reports whether a line is made of the tags of elements that may hold blocks of text, and of nothing else:
// "<figure>", "</div></div>", `<callout-info class="wide">`.
func holdsBlocks(line string) bool {
	line = strings.TrimSpace(line)
	for line != "" {
		name := strings.TrimPrefix(strings.TrimPrefix(line, "<"), "/")
		if line[0] != '<' || name == "" || name[0] < 'a' || name[0] > 'z' {
			return false
		}
		end, ok := tagEnd(line[:min(len(line), 1000)])
		if !ok || noBlocks[name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz0123456789-"))]] {
			return false
		}
		line = strings.TrimSpace(line[end:])
	}
	return true
}

// noBlocks are elements that hold no blocks, or no Markdown.
var noBlocks = set("a abbr b br cite code del em i img input ins kbd label mark pre q s script small span strong style sub sup svg textarea u video audio iframe wbr")

// tagLine sets tags that stand alone on a line of MDX apart from the Markdown that they hold, and one that ends on its line
// from the text in it: "<summary>More *news*</summary>". It reports whether it did.
func (d *translator) tagLine(line, text string) bool {
	if holdsBlocks(text) {
		d.out.WriteString("\n" + strings.TrimSpace(text) + "\n")
		d.drop(line)
		return true
	}
	text = strings.TrimSpace(text)
	open, _ := tagEnd(text[:min(len(text), 1000)])
	end := strings.LastIndex(text, "</")
	if open == 0 || end < open || !holdsBlocks(text[:open]) || !holdsBlocks(text[end:]) {
		return false
	}
	d.out.WriteString("\n" + text[:open] + "\n\n")
	from := d.at + strings.Index(line, text)
	d.at = from + open
	if d.inline(end - open); d.at <= from+end {
		d.at = from + end
		d.out.WriteString("\n\n" + text[end:] + "\n")
		d.drop(d.rest())
	}
	return true
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
