package hypertext

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

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
