package dialect

import (
	"cmp"
	"html"
	"strings"
)

// A pictureTag is a picture as a shortcode or a component gives it.
type pictureTag struct {
	src, alt string
	caption  string // Markdown
	size     string // its width, or its width and height like 300x200
	link     string // where it leads
}

// inlineMark stands before a picture that a dialect writes as HTML. With the picture first, CommonMark would read the lines
// up to a blank one as HTML, without the Markdown in them (section 4.6).
const inlineMark = "<span></span>"

// picture writes a picture, as a figure where it has a caption.
func (d *translator) picture(p pictureTag) {
	image := `<img src="` + html.EscapeString(p.src) + `" alt="` + html.EscapeString(fold(p.alt)) + `"`
	if width, height, _ := strings.Cut(p.size, "x"); isNumber(strings.TrimSuffix(width, "px")) {
		image += ` width="` + width + `" height="` + height + `"`
	}
	image += ">"
	if p.link != "" {
		image = `<a href="` + html.EscapeString(p.link) + `">` + image + "</a>"
	}
	d.out.WriteString(inlineMark)
	if caption := fold(p.caption); caption != "" {
		if strings.Count(caption, "`")%2 == 1 { // code would go on behind the caption
			caption = strings.ReplaceAll(caption, "`", "\\`")
		}
		image = "<figure>" + image + "<figcaption>" + caption + "</figcaption></figure>"
	}
	d.out.WriteString(image)
}

// figure writes the picture of a shortcode such as Hugo's figure: its title, its caption and to whom it is attributed are
// the caption. It reports whether there is a picture.
func (d *translator) figure(name, rest string, args map[string]string) bool {
	named := name == "figure" || name == "img" || name == "image" || name == "picture"
	p := pictureTag{src: args["src"], alt: args["alt"], caption: args["caption"], size: args["width"]}
	if p.src != "" {
		p.link = args["link"]
	}
	for _, key := range []string{"image", "image_path", "url", "link", "file"} {
		if p.src == "" && (!named || isPicture(args[key])) {
			p.src = args[key]
		}
	}
	if said := quotedIn(rest); named && p.src == "" && len(said) > 0 && isPicture(said[0]) { // image "a.jpg" "The mill"
		if p.src = said[0]; len(said) > 1 && p.alt == "" {
			p.alt = said[1]
		}
	}
	if p.src == "" || !named && p.caption == "" {
		return false
	}
	if p.alt == "" {
		p.alt = plainCaption(cmp.Or(p.caption, args["title"]))
	}
	if attr := args["attr"]; attr != "" {
		if to := args["attrlink"]; to != "" {
			attr = `<a href="` + html.EscapeString(to) + `">` + attr + "</a>"
		}
		p.caption = strings.TrimSpace(p.caption + " " + attr)
	}
	if title := args["title"]; title != "" && named {
		if p.caption == "" {
			p.caption = title
		} else {
			p.caption = "<strong>" + title + "</strong><br>" + p.caption
		}
	}
	d.picture(p)
	return true
}

// quotedIn returns what stands in quotation marks, where arguments have no names.
func quotedIn(rest string) []string {
	if strings.Contains(rest, "=") {
		return nil
	}
	var out []string
	for i, part := range strings.Split(rest, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		}
	}
	return out
}

// plainCaption returns a caption without the marks of its Markdown, as the text in place of a picture.
func plainCaption(s string) string {
	var out strings.Builder
	for s != "" {
		at := strings.IndexAny(s, "[]*`")
		if at < 0 {
			break
		}
		out.WriteString(s[:at])
		mark := s[at]
		if s = s[at+1:]; mark == ']' && strings.HasPrefix(s, "(") { // the address of a link
			if end := strings.IndexByte(s, ')'); end >= 0 {
				s = s[end+1:]
			}
		}
	}
	out.WriteString(s)
	return out.String()
}
