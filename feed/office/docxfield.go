package office

import (
	"slices"
	"strings"
)

// A field is a complex field: what it is told to do stands before what it shows.
type field struct {
	does  string
	shown bool
	link  string
}

// placeholder is what a form's field does that only asks to be filled in.
const placeholder = "placeholder"

// hidden reports whether the text stands in what a field is told to do, or asks to be filled in.
func (r *docxBody) hidden() bool {
	return slices.ContainsFunc(r.fields, func(f field) bool { return f.does == placeholder || !f.shown })
}

// target returns where the link leads to that the text stands in.
func (r *docxBody) target() string {
	if n := len(r.fields); n > 0 && r.fields[n-1].link != "" {
		return r.fields[n-1].link
	}
	return r.link
}

// address returns where a link leads to: outside the document alone.
func (r *docxBody) address(id, anchor string) string {
	to := r.docx.links[id]
	if !strings.Contains(to, ":") {
		return ""
	}
	if anchor != "" && !strings.Contains(to, "#") {
		to += "#" + anchor
	}
	return to
}

func (r *docxBody) fieldChar(kind string) {
	n := len(r.fields)
	switch kind {
	case "begin":
		if n < 20 {
			r.fields = append(r.fields, field{})
		}
	case "separate":
		if n > 0 {
			f := &r.fields[n-1]
			if f.shown, f.link = true, fieldLink(f.does); f.link == "" && n > 1 {
				f.link = r.fields[n-2].link
			}
		}
	case "end":
		if n > 0 {
			r.fields = r.fields[:n-1]
		}
	}
}

// fieldLink returns the address of a field that makes a link: HYPERLINK "https://a.example/" \l "part".
func fieldLink(does string) string {
	words := fieldWords(does)
	if len(words) < 2 || !strings.EqualFold(words[0], "HYPERLINK") || !strings.Contains(words[1], ":") {
		return ""
	}
	to := words[1]
	for i, w := range words[:len(words)-1] {
		if w == `\l` && !strings.Contains(to, "#") {
			to += "#" + words[i+1]
		}
	}
	return to
}

// fieldWords parts what a field is told to do into words. Quotation marks stand around words with spaces.
func fieldWords(does string) (words []string) {
	for does = strings.TrimSpace(does); does != "" && len(words) < 20; does = strings.TrimSpace(does) {
		var w string
		if does[0] == '"' {
			w, does, _ = strings.Cut(does[1:], `"`)
		} else if i := strings.IndexAny(does, " \t\""); i >= 0 {
			w, does = does[:i], does[i:]
		} else {
			w, does = does, ""
		}
		words = append(words, w)
	}
	return words
}
