package audit

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// Types of the tables.
const (
	csvType  = "text/csv; charset=utf-8; header=present"
	jsonType = "application/json"
)

var rowHead = []string{"speaker", "kind", "office", "group", "title", "address", "date", "section", "words", "key", "place", "quote"}

// Table is a form of the table of quotations. It can be written in pieces: Head, then the rows in any number of calls of
// Rows, then Tail.
type Table struct {
	Type       string // Content-Type
	Head, Tail string
	// Rows writes rows. First says that no row is written yet.
	Rows func(w io.Writer, rows iter.Seq[Row], first bool) error
}

// Write writes a whole table.
func (t Table) Write(w io.Writer, rows iter.Seq[Row]) error {
	if _, err := io.WriteString(w, t.Head); err != nil {
		return err
	}
	if err := t.Rows(w, rows, true); err != nil {
		return err
	}
	_, err := io.WriteString(w, t.Tail)
	return err
}

// CSV is the table as CSV (RFC 4180) in UTF-8 with a line of heads. Dates are days of the zone. Every row is one line: white
// space within a cell becomes single spaces. No cell is taken for a formula by a spreadsheet; see cell.
func CSV(zone *time.Location) Table {
	return Table{Type: csvType, Head: strings.Join(rowHead, ",") + "\r\n", Rows: func(w io.Writer, rows iter.Seq[Row], _ bool) error {
		out := newCSV(w)
		for r := range rows {
			if err := out.line(r.Speaker, string(r.Kind), r.Office, r.Group, r.Title, r.URL, r.Published.In(zone).Format(time.DateOnly), r.Section,
				strconv.Itoa(r.Words), yes(r.Key), strconv.Itoa(r.Place), r.Text); err != nil {
				return err
			}
		}
		return out.end()
	}}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// csvWriter writes lines of cells.
type csvWriter struct{ *csv.Writer }

func newCSV(w io.Writer) csvWriter {
	out := csvWriter{csv.NewWriter(w)}
	out.UseCRLF = true
	return out
}

func (w csvWriter) line(cells ...string) error {
	for i := range cells {
		cells[i] = cell(cells[i])
	}
	return w.Write(cells)
}

func (w csvWriter) end() error {
	w.Flush()
	return w.Error()
}

// cell returns a text that no spreadsheet takes for a formula: an apostrophe is put before a sign that begins one. Where
// spreadsheets separate cells by semicolons, as in Germany, a cell also begins behind each semicolon.
func cell(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var b strings.Builder
	for at, begins := 0, true; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if begins && strings.ContainsRune("=+-@＝＋－＠", r) {
			b.WriteByte('\'')
		}
		b.WriteString(text[at : at+n])
		begins = r == ';' || begins && r == ' '
		at += n
	}
	return b.String()
}

// JSON is the table as one JSON array with a row a line.
func JSON() Table {
	return Table{Type: jsonType, Head: "[", Tail: "\n]\n", Rows: func(w io.Writer, rows iter.Seq[Row], first bool) error {
		between := ",\n"
		if first {
			between = "\n"
		}
		for r := range rows {
			line, err := json.Marshal(&r)
			if err != nil {
				return err
			}
			if _, err := io.WriteString(w, between+string(line)); err != nil {
				return err
			}
			between = ",\n"
		}
		return nil
	}}
}
