package dialect

import "strings"

// hiddenProperties are properties of a block that Logseq keeps for itself and never shows.
var hiddenProperties = set("id collapsed heading created-at updated-at created_at updated_at background-color custom-id custom_id template-including-parent exclude-from-graph-view card-last-interval card-repeats card-ease-factor card-next-schedule card-last-reviewed card-last-score ls-type hl-type hl-page hl-color hl-stamp title-color filters todo doing now later done query-table query-properties query-sort-by query-sort-desc")

// property reads a line "key:: value", as Logseq writes the properties of a page or a block, and Obsidian's Dataview its
// fields: an item of a list, or a line of the item that it stands in. It reports whether there was one.
func (d *translator) property(line, text string) bool {
	mark := ""
	if isItem(text) && text[1] == ' ' {
		mark, text = text[:2], strings.TrimLeft(text[2:], " ")
	}
	key, value, ok := strings.Cut(text[:min(len(text), 2000)], "::")
	if !ok || !isPropertyKey(key) || value != "" && strings.IndexByte(" \t\r", value[0]) < 0 {
		return false
	}
	if hiddenProperties[strings.ToLower(key)] {
		d.at += len(line)
		if d.at < len(d.in) { // what follows in the item goes on
			d.at++
		}
		return true
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	switch {
	case mark != "":
		d.out.WriteString(indent + mark)
	case indent == "" && !d.list:
		d.out.WriteString("- ")
	default:
		d.out.WriteString(indent + "<br>")
	}
	d.out.WriteString(key + ":")
	d.at = d.line + strings.Index(d.in[d.line:], "::") + 2
	end := d.line + len(line)
	d.inline(max(end-d.at, 0))
	return true
}

// isPropertyKey reports whether a text is the name of a property: letters of any script, digits, hyphens.
func isPropertyKey(key string) bool {
	if key == "" || len(key) > 60 || strings.Contains("0123456789-./_", key[:1]) {
		return false
	}
	return !strings.ContainsFunc(key, func(r rune) bool {
		return r < 0x80 && (r|0x20 < 'a' || r|0x20 > 'z') && !strings.ContainsRune("0123456789-_./", r)
	})
}

// drawer passes over what Org mode and Logseq keep beside a text: ":LOGBOOK:" to ":END:", and a query.
func (d *translator) drawer(line, text string) bool {
	mark := ""
	if isItem(text) && text[1] == ' ' {
		mark, text = text[:2], strings.TrimLeft(text[2:], " ")
	}
	if text == "" || text[0] != ':' && text[0] != '#' {
		return false
	}
	margin := line[:len(line)-len(strings.TrimLeft(line, " \t"))] + mark
	upper := strings.ToUpper(strings.TrimSpace(text[:min(len(text), 40)]))
	switch {
	case upper == ":LOGBOOK:", upper == ":PROPERTIES:":
		return d.dropTo(":END:")
	case strings.HasPrefix(upper, "#+BEGIN_QUERY"), strings.HasPrefix(upper, "#+BEGIN_COMMENT"):
		return d.dropTo("#+END_" + upper[len("#+BEGIN_"):])
	case strings.HasPrefix(upper, "#+BEGIN_SRC"), strings.HasPrefix(upper, "#+BEGIN_EXAMPLE"), strings.HasPrefix(upper, "#+BEGIN_EXPORT"):
		d.out.WriteString(margin + "```")
		d.drop(line)
		d.codeLines()
	case strings.HasPrefix(upper, "#+BEGIN_"), strings.HasPrefix(upper, "#+END_"):
		d.out.WriteString(margin)
		d.drop(line)
	default:
		return false
	}
	return true
}

// codeLines copies lines of code to the mark that ends them, and closes their fence.
func (d *translator) codeLines() {
	for d.at < len(d.in) {
		line := d.rest()
		if text := strings.TrimLeft(line, " \t"); strings.HasPrefix(strings.ToUpper(text[:min(len(text), 6)]), "#+END_") {
			d.out.WriteString(line[:len(line)-len(text)] + "```")
			d.drop(line)
			return
		}
		d.copy(line)
	}
}

// dropTo passes over the lines to one that is a mark, in upper case or as Logseq writes it.
func (d *translator) dropTo(mark string) bool {
	end := d.nextFrom(mark, d.at)
	if end < 0 {
		return false
	}
	d.at = end
	d.drop(d.rest())
	return true
}

// blockLink drops a reference to a block of another page, whose text is not here: "((6a2148e7-…))". A link keeps its text.
func (d *translator) blockLink() bool {
	const uuid = 36
	rest := d.in[d.at:]
	if len(rest) < uuid+4 || !strings.HasPrefix(rest[uuid+2:], "))") || strings.Trim(rest[2:uuid+2], "0123456789abcdef-") != "" {
		return false
	}
	d.at += uuid + 4
	return true
}
