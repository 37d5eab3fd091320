package hypertext

import (
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/dialect"
)

// image passes a picture on. Pages that fetch their pictures late name them in attributes of their own.
func (s *strainer) image(more bool) {
	var src, late, alt, width, height string
	for more {
		var key, value []byte
		key, value, more = s.z.TagAttr()
		switch string(key) {
		case "src":
			src = string(value)
		case "data-src", "data-original", "data-lazy-src":
			late = string(value)
		case "alt":
			alt = string(value[:min(len(value), MaxValue)])
		case "width":
			width = string(value[:min(len(value), 10)])
		case "height":
			height = string(value[:min(len(value), 10)])
		}
	}
	if late != "" || strings.HasPrefix(src, "data:") {
		src = late
	}
	if len(src) > MaxValue {
		src = ""
	}
	attrs := []html.Attribute{{Key: "src", Val: strings.ToValidUTF8(src, "")}, {Key: "alt", Val: strings.ToValidUTF8(alt, "")}}
	if pixels(width)+pixels(height) > 0 {
		attrs = append(attrs, html.Attribute{Key: "width", Val: width}, html.Attribute{Key: "height", Val: height})
	}
	s.tag("img", attrs)
}

// frame passes on what a frame shows of a site that has a page for it, as a picture: a builder makes an Embed of it.
// Dialects give the text of the link as alt.
func (s *strainer) frame(more bool) {
	var to, alt string
	for more {
		var key, value []byte
		key, value, more = s.z.TagAttr()
		value = value[:min(len(value), MaxValue)]
		switch string(key) {
		case "src", "data-src":
			if page := dialect.PageShown(string(value)); page != "" {
				to = page
			}
		case "alt":
			alt = string(value)
		}
	}
	if to != "" {
		s.tag("img", []html.Attribute{{Key: "src", Val: strings.ToValidUTF8(to, "")}, {Key: "alt", Val: strings.ToValidUTF8(alt, "")}})
	}
}

// task notes whether an item of a task list is done: Markdown has a box to tick for it.
func (s *strainer) task(attrs []html.Attribute) {
	kind := ""
	done := "1"
	for _, a := range attrs {
		switch a.Key {
		case "type":
			kind = a.Val
		case "checked":
			done = "2"
		}
	}
	if strings.EqualFold(kind, "checkbox") {
		s.tag("span", []html.Attribute{{Key: "data-task", Val: done}})
		s.out.WriteString("</span>")
	}
}

// A struckText is text that was struck out. Of more than one paragraph nothing is kept.
type struckText struct {
	text []byte
	many bool
}

// maxStruck is the length in bytes of the longest text that is shown as struck out: a paragraph of any script.
const maxStruck = MaxValue

func (t *struckText) add(s string) {
	if len(t.text) <= maxStruck {
		t.text = append(t.text, s...)
	}
}

// strike ends what was struck out: an attribute has its text, since the text around it does not say it.
func (s *strainer) strike() {
	if t := s.struck; t != nil && !t.many && len(t.text) <= maxStruck {
		s.tag("span", []html.Attribute{{Key: "data-struck", Val: strings.ToValidUTF8(string(t.text), "")}})
		s.out.WriteString("</span>")
	}
	s.struck = nil
}
