package markup

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSlug is the length in bytes of the longest id that is made of a heading.
const maxSlug = 80

// slug returns the letters and digits of a heading in lower case, with a dash where there is white space or a dash. Site
// generators and note programs make the same of it, but for repeated dashes.
func slug(s string) string {
	var out strings.Builder
	dash := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if dash && out.Len() > 0 {
				out.WriteByte('-')
			}
			dash = false
			if out.Len()+utf8.RuneLen(r) > maxSlug {
				return out.String()
			}
			out.WriteRune(unicode.ToLower(r))
		case r == '-' || r == '_' || unicode.IsSpace(r):
			dash = true
		}
	}
	return out.String()
}

// findHeadings gives ids to the headings of a page, and takes note of the names that lead to them: the author's own, and
// what site generators make of the text. Of equal ones the first counts; the others have a number behind them.
func (r *renderer) findHeadings(blocks []Block) {
	r.ids, r.anchors = map[int]string{}, map[string]string{}
	taken := map[string]int{}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != Heading {
			continue
		}
		name := slug(b.Text)
		if name == "" {
			if name = slug(b.Name); name == "" {
				continue
			}
		}
		id := name
		for n := taken[name]; ; n++ {
			if n > 0 {
				id = name + "-" + strconv.Itoa(n)
			}
			if _, ok := r.anchors[id]; !ok {
				taken[name] = n + 1
				break
			}
		}
		r.anchors[id] = r.Notes + "h-" + id
		r.ids[i] = r.anchors[id]
	}
	for i := range blocks {
		if b := &blocks[i]; b.Kind == Heading && b.Name != "" && r.ids[i] != "" {
			if own := slug(b.Name); own != "" && r.anchors[own] == "" {
				r.anchors[own] = r.ids[i]
			}
		}
	}
}

// anchor returns the address of the heading that an address of the same page names, "" for none.
func (r *renderer) anchor(address string) string {
	name := address[1:]
	if s, err := url.PathUnescape(name); err == nil {
		name = s
	}
	if id := r.anchors[slug(name)]; id != "" {
		return "#" + id
	}
	return ""
}

// headingID returns the id attribute of a heading, "" for none.
func headingID(id string) string {
	if id == "" {
		return ""
	}
	return ` id="` + html.EscapeString(id) + `"`
}
