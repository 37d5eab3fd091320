package terminal

import (
	"io"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Page prints a page of the manual: as it is written, or on a terminal wrapped to its width, with headings that stand out.
// Pages have headings, paragraphs, lists, tables and indented code. HTML comments on lines of their own are left out.
func (s Screen) Page(out io.Writer, text string) error {
	text = commentLine.ReplaceAllString(text, "")
	if s.Terminal {
		s.Width = min(s.Width, 100)
		text = s.wrapped(text)
	}
	_, err := io.WriteString(out, text)
	return err
}

var (
	tableRule   = regexp.MustCompile(`^\|[ :|-]+\|$`)
	commentLine = regexp.MustCompile(`(?m)^<!--.*-->\n`)

	listMark = regexp.MustCompile(`^( *)([-*]|\d+\.) `)
)

// wrapped lays out a page for the screen.
func (s Screen) wrapped(text string) string {
	var b strings.Builder
	var lines []string // of the paragraph or item that is being collected
	flush := func() {
		if len(lines) == 0 {
			return
		}
		first := listMark.FindString(lines[0])
		body := strings.TrimPrefix(strings.Join(lines, " "), first)
		b.WriteString(s.Paragraph(first, body, ""))
		lines = nil
	}
	var table [][]string
	for line := range strings.Lines(text + "\n") {
		line = strings.TrimRight(line, "\n")
		if cells, ok := strings.CutPrefix(line, "|"); ok {
			flush()
			if !tableRule.MatchString(line) {
				table = append(table, cellsOf(cells))
			}
			continue
		}
		b.WriteString(s.table(table))
		table = nil
		switch {
		case line == "":
			flush()
			b.WriteString("\n")
		case strings.HasPrefix(line, "#"):
			flush()
			b.WriteString(s.Styled(Bold, strings.TrimLeft(line, "# ")) + "\n")
		case strings.HasPrefix(line, "    ") && len(lines) == 0:
			b.WriteString(line + "\n")
		case listMark.MatchString(line):
			flush()
			lines = []string{line}
		default:
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	flush()
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func cellsOf(row string) (cells []string) {
	for _, cell := range strings.Split(strings.TrimSuffix(row, "|"), " |") {
		cells = append(cells, strings.TrimSpace(cell))
	}
	return cells
}

// table lays out a table: each row's last cell is wrapped beside the others, or below them where they leave no room.
func (s Screen) table(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if n := utf8.RuneCountInString(cell); n <= s.Width*2/5 {
				widths[i] = max(widths[i], n)
			}
		}
	}
	var b strings.Builder
	for i, row := range rows {
		left, column := "", 0
		for j, cell := range row[:len(row)-1] {
			column += widths[j] + 2
			left += cell + strings.Repeat(" ", max(column-utf8.RuneCountInString(left+cell), 2))
		}
		style := ""
		if i == 0 {
			style = Bold
		}
		n, last := utf8.RuneCountInString(left), row[len(row)-1]
		if n > column || s.Width-column < 20 {
			b.WriteString(s.Styled(style, strings.TrimRight(left, " ")) + "\n" + s.Paragraph("    ", last, style))
			continue
		}
		cell := s.Paragraph(strings.Repeat(" ", column), last, "")
		if cell == "" {
			cell = strings.Repeat(" ", column) + "\n"
		}
		b.WriteString(s.Styled(style, strings.TrimRight(left+cell[column:strings.IndexByte(cell, '\n')], " ")))
		b.WriteString(cell[strings.IndexByte(cell, '\n'):])
	}
	return b.String()
}
