package office

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// An odtStyle is what a style says by itself; base leads to its parent.
type odtStyle struct {
	base   string
	level  int
	format format
	set    format
	list   string
	border border
	hidden bool // of a section
}

// styleElement reads a style, or what one says.
func (r *odt) styleElement(e xml.StartElement) {
	switch e.Name.Local {
	case "style":
		r.style = value(e, "family") + " " + value(e, "name")
		s := odtStyle{base: value(e, "parent-style-name"), list: value(e, "list-style-name")}
		s.level = number(value(e, "default-outline-level"))
		r.styles[r.style] = s
	case "font-face":
		if name := value(e, "name"); value(e, "font-pitch") == "fixed" {
			r.fixed[name] = true
		}
	case "paragraph-properties":
		s, ok := r.styles[r.style]
		if ok {
			for _, a := range e.Attr {
				if side, ok := odtBorders[a.Name.Local]; ok && a.Value != "none" {
					s.border |= side
				}
			}
			r.styles[r.style] = s
		}
	case "text-properties", "section-properties":
		s, ok := r.styles[r.style]
		if !ok {
			return
		}
		for _, a := range e.Attr {
			v := a.Value
			switch a.Name.Local {
			case "font-weight":
				s.say(bold, v == "bold" || v > "500" && v <= "900")
			case "font-style":
				s.say(italic, v == "italic" || v == "oblique")
			case "text-position":
				s.say(raised, strings.HasPrefix(v, "super") || v != "" && v[0] >= '1' && v[0] <= '9')
				s.say(sunk, strings.HasPrefix(v, "sub") || strings.HasPrefix(v, "-"))
			case "font-name", "font-family":
				s.say(code, r.fixed[v] || fixedWidth(v))
			case "text-line-through-style":
				s.say(struck, v != "none")
			case "display":
				s.say(gone, v == "none")
				s.hidden = v == "none"
			}
		}
		r.styles[r.style] = s
	}
}

var odtBorders = map[string]border{"border": above | below | beside, "border-top": above, "border-bottom": below, "border-left": beside, "border-right": beside}

func (s *odtStyle) say(bit format, on bool) { s.format, s.set = s.format.say(s.set, bit, on) }

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}

// named adds up a style and its parents, and finds the name of a built-in style among them.
func (r *odt) named(family, name string) (out odtStyle, builtInName string) {
	for n := 0; name != "" && n < 20; n++ {
		s := r.styles[family+" "+name]
		out.format |= s.format &^ out.set
		out.set |= s.set
		out.hidden = out.hidden || s.hidden
		out.border |= s.border
		if out.level == 0 {
			out.level = s.level
		}
		if out.list == "" {
			out.list = s.list
		}
		plain := strings.ToLower(strings.ReplaceAll(name, "_20_", " "))
		if _, _, known := builtIn(plain); known && builtInName == "" {
			builtInName = plain
		}
		name = s.base
	}
	return out, builtInName
}
