package hypertext

import (
	"bytes"
	"errors"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	nodes "github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"seedfeed/feed/dialect"
	"seedfeed/feed/markup"
)

// reader reads CommonMark with tables, deleted text, task lists, definitions and footnotes. The HTML in it is passed
// on, to be reduced to its text with the rest: what comes out is HTML that goes nowhere but into strain.
// It is safe for concurrent use: what it knows of a text is in the context of its call.
var reader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.TaskList, extension.DefinitionList, extension.Footnote),
	goldmark.WithParserOptions(
		parser.WithAttribute(), // "# Title {#anchor}": the braces are no title
		parser.WithInlineParsers(util.Prioritized(emphasis{}, 499)),
		parser.WithInlineParsers(util.Prioritized(strikethrough{extension.NewStrikethroughParser()}, 500)),
		parser.WithASTTransformers(util.Prioritized(figures{}, 1000)),
	),
	goldmark.WithRendererOptions(html.WithUnsafe(), nodes.WithNodeRenderers(util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500))),
)

// maxLines is the number of lines from which Markdown is read as plain text: each makes nodes of half a kilobyte or more.
const maxLines = 50_000

// ErrLong tells of more lines of Markdown than are read: take the file for plain text.
var ErrLong = errors.New("read markup: too many lines of Markdown; take it for plain text")

// Markdown reads a file of CommonMark, given as UTF-8. An error is ErrLong, or tells what the reader failed on.
func Markdown(text string) (*markup.Document, error) { return markdown(text, dialect.Translate) }

// MDX reads a file of MDX. Its errors are those of Markdown.
func MDX(text string) (*markup.Document, error) { return markdown(text, dialect.TranslateMDX) }

func markdown(text string, translate func(string) string) (*markup.Document, error) {
	if strings.Count(text, "\n") > maxLines {
		return nil, ErrLong
	}
	var out bytes.Buffer
	if err := Guard(func() error { return reader.Convert([]byte(tame(translate(text))), &out) }); err != nil {
		return nil, err
	}
	s := Strain(out.String())
	doc := Tree(s)
	if doc == nil {
		return &markup.Document{Blocks: Stream(s.Src)}, nil
	}
	var captions Captions
	captions.Take(doc, false)
	d := &markup.Document{Blocks: BlocksOf(doc, captions.Taken), Captions: captions.Texts}
	for i := range d.Blocks {
		d.Blocks[i].LinkAddresses()
	}
	return d, nil
}

// longestInline is the number of bytes up to which a line is read by Inline: no title or summary is longer.
const longestInline = 4000

// Inline returns the plain text of one line of Markdown, such as a title or a summary in a header, which some site
// generators read as Markdown. A line without strong words, code or links is returned as it is, since single stars and
// underscores are more often part of a name.
func Inline(line string) string {
	if !dialect.HasMarks(line) || len(line) > longestInline || strings.Contains(line, "<") {
		return line
	}
	doc, err := Markdown(line)
	if err != nil || len(doc.Blocks) != 1 || doc.Blocks[0].Kind != markup.Paragraph {
		return line
	}
	return doc.Blocks[0].Text
}

// The Markdown library looks at every open list or quotation again for each line, and for the end of a link from every
// bracket on; it fills every row of a table up to the width of its head. No text has as many as these; the limits are
// ours, TestHugeMarkup measures them.
const (
	maxNesting = 40        // list and quotation marks before the text of one line
	maxMarks   = 100_000   // marks of any kind, over the file
	maxPairs   = 4_000_000 // marks of emphasis, each looked at from each other one in its paragraph, over the file
	maxSearch  = 128 << 20 // marks of links times the length of their paragraph, over the file
	maxCells   = 200_000   // columns times lines, over the file
)

// tame takes away the marks that nest too deeply, makes plain characters of the marks in paragraphs that have too many,
// and paragraphs of tables that are too large.
func tame(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	marks, search, cells, pairs := maxMarks, maxSearch, maxCells, maxPairs
	for text != "" {
		r := nextRun(text)
		part := text[:r.size]
		text = text[r.size:]
		emphasis := r.marks - r.links
		if r.links*r.size > search || r.marks > marks || emphasis*emphasis > pairs {
			part = literal.Replace(part)
		} else {
			pairs -= emphasis * emphasis
			search -= r.links * r.size
			marks -= r.marks
		}
		flat := r.columns*r.lines > cells
		if !flat {
			cells -= r.columns * r.lines
		}
		for line := range strings.Lines(part) {
			if !flat || columns(line) == 0 {
				b.WriteString(shallow(line))
			}
		}
	}
	return b.String()
}

var literal = strings.NewReplacer("[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "{", `\{`, "*", `\*`, "_", `\_`, "~", `\~`)

// A markdownRun is some lines up to a blank one, or up to one that starts a block whatever comes before it.
type markdownRun struct{ size, lines, marks, links, columns int }

func nextRun(text string) (r markdownRun) {
	for line := range strings.Lines(text) {
		trimmed := strings.TrimLeft(line, " \t")
		if r.size > 0 && (trimmed == "\n" || strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "* ") || strings.HasPrefix(trimmed, "+ ")) {
			return r
		}
		r.size += len(line)
		r.lines++
		r.columns = max(r.columns, columns(line))
		for i := range len(line) {
			switch line[i] {
			case '[', '<', '`', '{':
				r.links++
				r.marks++
			case '*', '_', '~':
				r.marks++
			}
		}
	}
	return r
}

// columns counts the columns of the line under the head of a table, 0 for any other line.
func columns(line string) int {
	if strings.Trim(line, "|-: \t\n>*+") != "" || strings.IndexByte(line, '-') < 0 {
		return 0
	}
	return strings.Count(line, "|")
}

// shallow takes the marks of lists and quotations from a line that has too many, and the indent from one that has more
// than so many could need: a list nests by indents alone as well. A line of nothing but marks that is no rule goes.
func shallow(line string) string {
	if text := strings.TrimLeft(line, " \t"); len(line)-len(text) > 8*maxNesting {
		line = text
	}
	marks, at := 0, 0
	for at < len(line) {
		n := nestingMark(line[at:])
		if n == 0 {
			break
		}
		if at += n; line[at-1] != ' ' && line[at-1] != '\t' {
			marks++
		}
	}
	if marks <= maxNesting || isRule(line) {
		return line
	}
	return line[at:]
}

// nestingMark returns the length of a mark of a list or a quotation at the start of s, or of white space.
func nestingMark(s string) int {
	switch s[0] {
	case ' ', '\t', '>', '-', '*', '+':
		return 1
	}
	n := 0
	for n < len(s) && n < 10 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && (s[n+1] == ' ' || s[n+1] == '\t') {
		return n + 1
	}
	return 0
}

// isRule reports whether a line is a rule: one of three marks, again and again.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.IndexByte("-*_", line[0]) >= 0 && strings.Trim(line, line[:1]+" \t") == ""
}
