package markup

import (
	"cmp"
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline writes the text of a block with its spans.
func (r *renderer) inline(b *Block) {
	at, row := 0, b.isRow()
	var open []Span
	closeUpTo := func(end int, cells bool) {
		for n := len(open); n > 0 && open[n-1].End <= end && (cells || !open[n-1].IsCell()); n-- {
			r.text(b, at, open[n-1].End)
			at = max(at, open[n-1].End)
			r.out.WriteString(r.closing(open[n-1]))
			open = open[:n-1]
		}
	}
	part, first := Span{End: len(b.Text)}, true // the cell, or the whole; nothing without text was written in it
	for _, s := range b.Spans {
		closeUpTo(s.Start, s.IsCell()) // a cell without text ends where it begins, behind its pictures
		if row && len(open) == 0 && !s.IsCell() {
			continue // between cells
		}
		if !row || len(open) > 0 {
			r.text(b, at, s.Start)
		}
		at = max(at, s.Start)
		if s.Kind == Image || s.Kind == Struck || s.Kind == Embed {
			before, after := gaps(b.Text[part.Start:part.End], s.Start-part.Start, first)
			r.out.WriteString(before + r.opening(s) + after)
			first = false
			continue
		}
		r.out.WriteString(r.opening(s))
		switch {
		case s.Kind == Break:
			at = s.End
		case s.Kind == NoteMark:
		default:
			open = append(open, s)
		}
		if s.IsCell() {
			part, first = s, true
		}
	}
	closeUpTo(len(b.Text), true)
	if !row {
		r.text(b, at, len(b.Text))
	}
}

var formatTags = [...]string{Emphasis: "em", Strong: "strong", CodeText: "code", Marked: "mark", Raised: "sup", Sunk: "sub", Struck: "del", Link: "a", Cell: "td", HeadCell: "th"}

// alignments are written as an attribute. Readers and the policies of servers drop style attributes, and readers classes.
var alignments = [...]string{NoAlign: "", Centre: ` align="center"`, Right: ` align="right"`}

// opening returns what stands before the text of a span.
func (r *renderer) opening(s Span) string {
	switch s.Kind {
	case Break:
		return "<br>\n"
	case Image:
		return r.picture(s)
	case Struck:
		return "<del>" + html.EscapeString(s.Alt) + "</del>"
	case Embed:
		if to := r.address(Span{Kind: Link, Address: s.Address}); to != "" {
			return `<a href="` + html.EscapeString(to) + `">` + html.EscapeString(cmp.Or(s.Alt, to)) + "</a>"
		}
		return html.EscapeString(s.Alt)
	case NoteMark:
		return r.noteMark(s.Address)
	case Link:
		to := r.address(s)
		if to == "" {
			return ""
		}
		return `<a href="` + html.EscapeString(to) + `">`
	}
	return "<" + formatTags[s.Kind] + alignments[s.Align] + ">"
}

func (r *renderer) closing(s Span) string {
	if s.Kind == Link && r.address(s) == "" {
		return ""
	}
	return "</" + formatTags[s.Kind] + ">"
}

// address returns what is written for the address of a Link or an Image, "" for none.
func (r *renderer) address(s Span) string {
	if s.Kind == Link && strings.HasPrefix(s.Address, "#") {
		return r.anchor(s.Address)
	}
	if r.Address == nil {
		return shownAddress(s.Kind, strings.TrimPrefix(s.Address, Embedded))
	}
	return shownAddress(s.Kind, r.Address(s.Kind, s.Address))
}

// shownAddress returns an address that a reader may get: a web address, one without a scheme, or of a link one of mail.
func shownAddress(kind Format, to string) string {
	to = strings.ReplaceAll(SafeAddress(to), " ", "%20")
	if strings.HasPrefix(to, "[[") { // a wiki link that nobody resolved
		return ""
	}
	scheme, _, found := strings.Cut(to, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return to
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return to
	case "mailto":
		if kind == Link {
			return to
		}
	}
	return ""
}

// gaps returns the spaces that stand around what has no text at a place in the text of a block or a cell; first says that
// it is the first of its kind there. The text has one space where a picture stood between two, and none where a picture
// stood beside it at the start or before a stop.
func gaps(text string, at int, first bool) (before, after string) {
	if text == "" {
		if !first {
			return " ", ""
		}
		return "", ""
	}
	last, _ := utf8.DecodeLastRuneInString(text[:at])
	next, _ := utf8.DecodeRuneInString(text[at:])
	word := unicode.IsLetter(next) || unicode.IsDigit(next)
	switch {
	case at == 0 || last == ' ':
		if at < len(text) && next != ' ' && (word || !unicode.IsPunct(next)) {
			return "", " "
		}
	case !word && !strings.ContainsRune("([“‘\"'", last):
		return " ", ""
	}
	return "", ""
}

// picture returns a picture, or its alternative text where there is none to show.
func (r *renderer) picture(s Span) string {
	shown, lazy := Shown{Width: s.Width, Height: s.Height}, ""
	if r.Picture != nil {
		shown, _ = r.Picture(s.Address)
		shown.Address, lazy = shownAddress(Image, shown.Address), ` loading="lazy"`
	} else {
		shown.Address = r.address(s)
	}
	if shown.Address == "" {
		return html.EscapeString(s.Alt)
	}
	img := "<img" + shown.attributes(s) + lazy + ">"
	if to := r.address(Span{Kind: Link, Address: s.To}); to != "" {
		return `<a href="` + html.EscapeString(to) + `">` + img + "</a>"
	}
	return img
}

// attributes returns those of a picture: as large as the author wanted it, at most as large as it is. Where there is a
// smaller form, src and the size name that one, because readers that do not know srcset show a picture as wide as it is.
func (p Shown) attributes(s Span) string {
	src, width, height, sizes, srcset := p.Address, p.Width, p.Height, "(max-width: 42rem) 100vw, 42rem", ""
	if small := shownAddress(Image, p.Small); small != "" && p.SmallWidth > 0 && p.Width > p.SmallWidth && !strings.ContainsAny(small+p.Address, " ,") {
		srcset = fmt.Sprintf("%s %dw, %s %dw", small, p.SmallWidth, p.Address, p.Width)
		src, width, height = small, p.SmallWidth, scaled(p.Height, p.SmallWidth, p.Width)
	}
	if s.Width > 0 && s.Width < width {
		width, height = s.Width, scaled(height, s.Width, width)
		sizes = strconv.Itoa(width) + "px"
	}
	var out strings.Builder
	fmt.Fprintf(&out, ` src="%s" alt="%s"`, html.EscapeString(src), html.EscapeString(s.Alt))
	if width > 0 {
		fmt.Fprintf(&out, ` width="%d"`, width)
	}
	if height > 0 {
		fmt.Fprintf(&out, ` height="%d"`, height)
	}
	if srcset != "" {
		fmt.Fprintf(&out, ` srcset="%s" sizes="%s"`, html.EscapeString(srcset), sizes)
	}
	return out.String()
}

// scaled returns the height of a picture that is made as wide as to, from its height at the width from.
func scaled(height, to, from int) int {
	return (height*to + from/2) / from
}

// text writes plain text, with the marks that are in it.
func (r *renderer) text(b *Block, start, end int) {
	for start < end {
		stop := end
		if b.At >= 0 {
			for r.mark < len(r.Marks) && r.Marks[r.mark].End <= b.At+start {
				r.mark, r.begun = r.mark+1, false
			}
			if r.mark < len(r.Marks) {
				m := r.Marks[r.mark]
				from, to := max(m.Start-b.At, start), min(m.End-b.At, end)
				if from == start && to > from {
					tag := "span"
					if m.Key {
						tag = "mark"
					}
					r.out.WriteString("<" + tag + ` class="quote"`)
					if m.ID != "" && !r.begun {
						r.out.WriteString(` id="` + html.EscapeString(m.ID) + `"`)
					}
					r.out.WriteString(">" + html.EscapeString(b.Text[start:to]) + "</" + tag + ">")
					start, r.begun = to, true
					continue
				}
				if from < end {
					stop = from
				}
			}
		}
		r.out.WriteString(html.EscapeString(b.Text[start:stop]))
		start = stop
	}
}
