package dialect

import "strings"

// boxes are shortcodes around a text whose first argument may be its title, without a key: `admonition note "Tides"`,
// `details "How it works"`.
var boxes = set("admonition note tip warning info notice callout alert hint attention details expand expandable accordion accordion-item collapse collapsible collapsed spoiler fold tab step card panel box section question faq def dfn term")

// boxKinds are first arguments of boxes that say what kind of box it is.
var boxKinds = set("note tip info warning warn danger caution important success error failure bug question quote example abstract summary attention primary secondary light dark open closed collapsed expand true false")

// boxTitles are the keys of titles of boxes, the first one first.
var boxTitles = strings.Fields("title summary heading header label name term")

// maxBoxes is the number of different shortcodes of one text whose ends are looked for.
const maxBoxes = 60

// boxTitle writes the title of a shortcode that holds text: it begins at a line's start and ends at a line's end. A name of
// several boxes together, as of tabs, is not shown.
func (d *translator) boxTitle(name, rest string, args map[string]string, start int) {
	if name == "" || strings.HasSuffix(name, "tabs") || strings.TrimLeft(d.in[d.line:start], " \t") != "" || start-d.line > 3 {
		return
	}
	title := ""
	for _, key := range boxTitles {
		if title == "" {
			title = args[key]
		}
	}
	if title == "" && boxes[name] {
		title = firstQuoted(rest)
	}
	title = strings.TrimSpace(title)
	if title == "" || len(title) > 300 || strings.Contains(title, "{{") || boxKinds[strings.ToLower(title)] {
		return
	}
	if d.boxes == nil {
		d.boxes = map[string]bool{}
	}
	if d.boxes[name] = true; len(d.boxes) > maxBoxes {
		return
	}
	if from, end := d.endOf(name); from >= d.at && (end == len(d.in) || strings.HasPrefix(strings.TrimLeft(d.in[end:min(end+20, len(d.in))], " \t\r"), "\n")) {
		d.title(title)
	}
}

// firstQuoted returns the first argument in quotation marks that is no kind of box and no value of a key.
func firstQuoted(rest string) string {
	for n := 0; n < 5; n++ {
		at := strings.IndexAny(rest, "\"'`“")
		if at < 0 {
			return ""
		}
		open, mark := 1, rest[at:at+1]
		if strings.HasPrefix(rest[at:], "“") {
			open, mark = len("“"), "”"
		}
		end := strings.Index(rest[at+open:], mark)
		if end < 0 {
			return ""
		}
		said := rest[at+open : at+open+end]
		if keyed := at > 0 && rest[at-1] == '='; !keyed && !boxKinds[strings.ToLower(said)] {
			return said
		}
		rest = rest[at+open+end+len(mark):]
	}
	return ""
}
