// Package terminal writes text for people: wrapped to the width of a terminal, with styles and colours where it has them,
// and without anything that the terminal would take for a command.
//
// A Screen describes an output. A file, a pipe or a buffer is a Screen too: it has no width and no colours, so that text
// passes through as it is.
package terminal

import (
	"os"
	"regexp"
	"strings"
	"unicode/utf8"
)

// A Screen describes an output. The zero value describes a file or a pipe.
type Screen struct {
	Terminal bool // it is one, and understands more than lines of text
	Width    int  // in columns; 0: lines are not wrapped
	Colour   bool
}

// Of describes an output, or an input that somebody types. Only terminals have a width and colours; no colours where NO_COLOR
// is set (https://no-color.org).
func Of(stream any) Screen {
	f, ok := stream.(*os.File)
	if !ok {
		return Screen{}
	}
	width := widthOf(f)
	terminal := width > 0 && os.Getenv("TERM") != "dumb"
	return Screen{Terminal: terminal, Width: width, Colour: terminal && os.Getenv("NO_COLOR") == ""}
}

// Styled gives a text a style, if there are colours.
func (s Screen) Styled(style, text string) string {
	if !s.Colour || style == "" || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// Colours and styles of terminals (ECMA-48).
const (
	Bold   = "1"
	Faint  = "2"
	Red    = "31"
	Yellow = "33"
	Green  = "32"
)

// Paragraph wraps a text to the width. First begins the first line; the other lines are indented by its length. Both may
// have styles of their own.
func (s Screen) Paragraph(first, text, style string) string {
	indent := strings.Repeat(" ", Columns(first))
	var b strings.Builder
	line, length := first, len(indent)
	flush := func() { b.WriteString(s.Styled(style, line) + "\n") }
	start := true
	for word := range strings.FieldsSeq(text) {
		n := Columns(word)
		switch {
		case start:
			start = false
		case s.Width > 0 && length+1+n > max(s.Width, 20):
			flush()
			line, length = indent, len(indent)
		default:
			line += " "
			length++
		}
		line += word
		length += n
	}
	if !start {
		flush()
	}
	return b.String()
}

var styles = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Columns is the width of a text without its styles. Every character counts as one column.
func Columns(text string) int {
	if strings.Contains(text, "\x1b") {
		text = styles.ReplaceAllString(text, "")
	}
	return utf8.RuneCountInString(text)
}
