package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// table is a Markdown table. The first row is the header.
type table [][]string

func (t table) String() string {
	var b strings.Builder
	for i, row := range t {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(row)) + "\n")
		}
	}
	return b.String()
}

// number formats a whole number with commas. Numbers from 10,000 are rounded to three significant digits.
func number(x float64) string {
	if x >= 10_000 {
		unit := math.Pow(10, math.Floor(math.Log10(x))-2)
		x = math.Round(x/unit) * unit
	}
	digits := fmt.Sprintf("%.0f", x)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// short formats a number with two significant digits, or as number does from 10.
func short(x float64) string {
	switch {
	case x == 0:
		return "0"
	case x < 10:
		return fmt.Sprintf("%.*f", max(0, 1-int(math.Floor(math.Log10(x)))), x)
	}
	return number(x)
}

// size formats a number of bytes.
func size(bytes float64) string {
	for _, unit := range []struct {
		name string
		of   float64
	}{{"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}} {
		if bytes >= unit.of {
			return short(bytes/unit.of) + " " + unit.name
		}
	}
	return number(bytes) + " B"
}

func percent(part, of float64) string { return fmt.Sprintf("%.0f%%", 100*part/of) }

// duration formats a number of seconds.
func duration(seconds float64) string {
	switch {
	case seconds >= 3600:
		return short(seconds/3600) + " h"
	case seconds >= 120:
		return short(seconds/60) + " min"
	}
	return short(seconds) + " s"
}

// crowds lists the numbers of subscribers in the tables.
var crowds = []int{1000, 100_000, 1_000_000}

// places is the number of locations of a content delivery network that readers poll.
const places = 50

// section is a table of the manual. The markers around it contain its name.
type section struct {
	name string
	table
}

// sections returns all tables.
func sections(m measured, mix []kind, articles int) []section {
	out := []section{
		{"mix", mixTable(mix, articles)},
		{"one machine", machineTable(m, mix, articles)},
		{"a cache in front", cacheTable(m, mix, articles)},
		{"a bucket", bucketTable(m, mix, articles)},
		{"crowds", crowdTable(m, mix, articles)},
		{"costs", costTable(m)},
	}
	if m.Replay != nil {
		out = append(out, section{"load test", replayTable(m.Replay)})
	}
	if m.Connections != nil {
		out = append(out, section{"at once", onceTable(m.Connections)}, section{"idle", idleTable(m.Connections)})
	}
	return out
}

// tables returns the text of all tables with their names.
func tables(m measured, mix []kind, articles int) string {
	var b strings.Builder
	for _, s := range sections(m, mix, articles) {
		fmt.Fprintf(&b, "%s\n\n%s\n", s.name, s.table)
	}
	return b.String()
}

// fill writes each table between its markers in a page.
func fill(page string, m measured, mix []kind, articles int) (string, error) {
	for _, s := range sections(m, mix, articles) {
		begin, end := "<!-- crowd: "+s.name+" -->\n", "<!-- end -->\n"
		before, rest, ok := strings.Cut(page, begin)
		_, after, ended := strings.Cut(rest, end)
		if !ok || !ended {
			return "", errors.New("the page has no place for the table: " + s.name)
		}
		page = before + begin + s.table.String() + end + after
	}
	return page, nil
}
