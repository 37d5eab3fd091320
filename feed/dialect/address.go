package dialect

import (
	"path"
	"strings"
)

// spacedAddress puts an address with spaces between angle brackets, as CommonMark wants it: "![The roof](Roof photo.jpg)".
func (d *translator) spacedAddress() bool {
	line := d.in[d.at+2 : min(d.at+1000, len(d.in))]
	depth, end := 0, -1
	for i := 0; i < len(line) && line[i] != '\n' && end < 0; i++ {
		switch line[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				end = i
			}
		}
	}
	if end < 0 || strings.ContainsAny(line[:end], "<>\\") || strings.LastIndexByte(d.in[max(d.line, d.at-1000):d.at], '[') < 0 {
		return false
	}
	address := strings.TrimSpace(line[:end])
	title := ""
	if i := strings.IndexAny(address, "\"'"); i > 0 && address[i-1] == ' ' && address[len(address)-1] == address[i] {
		address, title = strings.TrimSpace(address[:i]), " "+address[i:]
	}
	if !strings.Contains(address, " ") || !pathLike(address) {
		return false
	}
	d.out.WriteString("](<" + address + ">" + title + ")")
	d.at += 2 + end + 1
	return true
}

// pathLike reports whether a text with spaces is a path or a web address: it has the ending of a file, or a slash that no
// space follows.
func pathLike(s string) bool {
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	ending := strings.TrimPrefix(path.Ext(s), ".")
	isFile := len(ending) > 1 && len(ending) < 6 && strings.Trim(strings.ToLower(ending), "abcdefghijklmnopqrstuvwxyz0123456789") == ""
	first, _, _ := strings.Cut(s, " ")
	return isFile || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || strings.Contains(first, "://")
}

// noteAddress writes the address of a link to another note as that of its file: "[shown]([[Old mill]])".
func (d *translator) noteAddress() bool {
	rest := d.in[d.at+2 : min(d.at+400, len(d.in))]
	page, _, _ := strings.Cut(rest, "]])")
	page, ok := strings.CutPrefix(page, "[[")
	if !ok || page == "" || strings.ContainsAny(page, "<>[]()\n\\") || len(page)+7 > len(rest) {
		return false
	}
	d.out.WriteString("](<" + page + ".md>)")
	d.at += 2 + len("[[") + len(page) + len("]])")
	return true
}
