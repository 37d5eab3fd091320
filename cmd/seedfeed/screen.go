package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"seedfeed/feed/statuspage"
	"strings"
	"time"
	"unicode/utf8"
)

// A screen describes an output.
type screen struct {
	terminal bool // it is one, and understands more than lines of text
	width    int  // in columns; 0: lines are not wrapped
	colour   bool
}

// screenOf describes an output. Only terminals have a width and colours; no colours where NO_COLOR is set
// (https://no-color.org).
func screenOf(out io.Writer) screen {
	f, ok := out.(*os.File)
	if !ok {
		return screen{}
	}
	width := terminalWidth(f)
	terminal := width > 0 && os.Getenv("TERM") != "dumb"
	return screen{terminal: terminal, width: width, colour: terminal && os.Getenv("NO_COLOR") == ""}
}

// styled gives a text a style, if there are colours.
func (s screen) styled(style, text string) string {
	if !s.colour || style == "" || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// Colours and styles of terminals (ECMA-48).
const (
	bold   = "1"
	faint  = "2"
	red    = "31"
	yellow = "33"
	green  = "32"
)

// article shows an answer to people.
func (s screen) article(name string, a answer, zone *time.Location, explain bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", escaped(name))
	b.WriteString(s.paragraph("  ", a.Title, bold))
	if a.Status == "hold" {
		b.WriteString(s.paragraph("  ", "held back: "+statuspage.HeldUntil(a.Reason, a.Until, zone), red))
	} else {
		b.WriteString(s.paragraph("  ", "to be published"+about(a), green))
	}
	for _, w := range a.Warnings {
		b.WriteString(s.paragraph("  ! ", w, yellow))
	}
	for _, o := range a.Owner {
		b.WriteString(s.paragraph("  = ", o, ""))
	}
	b.WriteString("\n" + s.paragraph("  ", strings.Join(a.Summary, " "), ""))
	for i, q := range a.Quotes {
		if i == 0 && q.Key {
			b.WriteString("\n  Key quotes\n")
		}
		if !q.Key && (i == 0 || a.Quotes[i-1].Key) {
			b.WriteString("\n  Other quotes\n")
		}
		who := "(nobody for sure)"
		if q.Speaker != nil {
			who = *q.Speaker
		}
		b.WriteString(s.paragraph("    ", who+": “"+strings.ReplaceAll(q.Text, "\n\n", " / ")+"”", ""))
		if explain {
			b.WriteString(s.paragraph("      ", q.Reason, faint))
		}
	}
	b.WriteString("\n")
	return b.String()
}

// about lists date, authors, language and tags of an article.
func about(a answer) string {
	var parts []string
	if !a.Published.IsZero() {
		layout := "2 January 2006, 15:04 MST"
		if a.Published.Truncate(24*time.Hour).Equal(a.Published) || a.Published.Hour()+a.Published.Minute() == 0 {
			layout = "2 January 2006"
		}
		parts = append(parts, "dated "+a.Published.Format(layout))
	}
	if len(a.Authors) > 0 {
		parts = append(parts, "by "+strings.Join(a.Authors, ", "))
	}
	if a.Language != "" {
		parts = append(parts, "language "+a.Language)
	}
	if len(a.Tags) > 0 {
		parts = append(parts, "on "+strings.Join(a.Tags, ", "))
	}
	if len(parts) == 0 {
		return ""
	}
	return ": " + strings.Join(parts, "; ")
}

// paragraph wraps a text to the width. First begins the first line; the other lines are indented by its length. Both may
// have styles of their own.
func (s screen) paragraph(first, text, style string) string {
	indent := strings.Repeat(" ", columns(first))
	var b strings.Builder
	line, length := first, len(indent)
	flush := func() { b.WriteString(s.styled(style, line) + "\n") }
	start := true
	for word := range strings.FieldsSeq(text) {
		n := columns(word)
		switch {
		case start:
			start = false
		case s.width > 0 && length+1+n > max(s.width, 20):
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

// columns is the width of a text without its styles. Every character counts as one column.
func columns(text string) int {
	if strings.Contains(text, "\x1b") {
		text = styles.ReplaceAllString(text, "")
	}
	return utf8.RuneCountInString(text)
}

// escaped returns the name of a file for printing, quoted if it has control characters.
func escaped(name string) string {
	if quoted := fmt.Sprintf("%q", name); quoted != `"`+name+`"` {
		return quoted
	}
	return name
}
