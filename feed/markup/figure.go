package markup

import (
	"bytes"
	"cmp"
	"html"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
func (d *dialect) picture(p pictureTag) {
	image := `<img src="` + html.EscapeString(p.src) + `" alt="` + html.EscapeString(fold(p.alt)) + `"`
	if width, height, _ := strings.Cut(p.size, "x"); pixels(width) > 0 {
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
func (d *dialect) figure(name, rest string, args map[string]string) bool {
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

// figures makes figures of paragraphs of Markdown that are a picture with a caption: the line below the picture is wholly in
// emphasis, or the picture has a title that says more than its alternative text.
type figures struct{}

func (figures) Transform(doc *ast.Document, r text.Reader, _ parser.Context) {
	source := r.Source()
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() != ast.TypeBlock || !entering {
			return ast.WalkContinue, nil
		}
		if k := n.Kind(); k == ast.KindParagraph || k == ast.KindTextBlock {
			makeFigure(n, source)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

func makeFigure(n ast.Node, source []byte) {
	picture, rest := picturesIn(n, source)
	if picture == nil {
		return
	}
	var said *ast.Emphasis
	for ; rest != nil; rest = rest.NextSibling() {
		e, ok := rest.(*ast.Emphasis)
		if ok && said == nil {
			said = e
		} else if !blank(rest, source) {
			return
		}
	}
	literal := func(tag string) ast.Node {
		s := ast.NewString([]byte(tag))
		s.SetCode(true) // written as it is
		return s
	}
	image, _ := picture.(*ast.Image)
	switch {
	case said != nil:
		n.InsertBefore(n, said, literal("<figcaption>"))
		for said.FirstChild() != nil {
			n.InsertBefore(n, said, said.FirstChild())
		}
		n.ReplaceChild(n, said, literal("</figcaption>"))
	case image != nil && saysMore(image, source):
		n.AppendChild(n, literal("<figcaption>"))
		n.AppendChild(n, ast.NewString(image.Title))
		n.AppendChild(n, literal("</figcaption>"))
	default:
		return
	}
	n.InsertBefore(n, n.FirstChild(), literal("<figure>"))
	n.AppendChild(n, literal("</figure>"))
}

// picturesIn returns the last picture of the first line of a paragraph, nil where that line has anything else, and what
// follows behind the line.
func picturesIn(n ast.Node, source []byte) (picture, rest ast.Node) {
	c := n.FirstChild()
	for ; c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			picture = c
		case *ast.Link:
			if picture = c.FirstChild(); picture == nil || picture.Kind() != ast.KindImage || picture.NextSibling() != nil {
				return nil, nil
			}
		case *ast.RawHTML:
			tag := c.Segments.Value(source)
			if bytes.HasPrefix(tag, []byte("<img ")) {
				picture = c
			} else if !bytes.HasPrefix(tag, []byte("<span>")) && !bytes.HasPrefix(tag, []byte("</span>")) {
				return nil, nil
			}
		case *ast.Text:
			if !blank(c, source) {
				return nil, nil
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				return picture, c.NextSibling()
			}
		default:
			return nil, nil
		}
	}
	return picture, nil
}

func blank(n ast.Node, source []byte) bool {
	t, ok := n.(*ast.Text)
	return ok && len(bytes.TrimSpace(t.Segment.Value(source))) == 0
}

// saysMore reports whether the title of a picture says what its alternative text does not. Some programs write the name of
// the file as the title.
func saysMore(image *ast.Image, source []byte) bool {
	title := strings.ToLower(strings.TrimSpace(string(image.Title)))
	file := strings.ToLower(path.Base(string(image.Destination)))
	if title == "" || title == file || title == strings.TrimSuffix(file, path.Ext(file)) {
		return false
	}
	var alt strings.Builder
	_ = ast.Walk(image, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			alt.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return !strings.Contains(strings.ToLower(alt.String()), title)
}
