package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// table is a table of Markdown. The first row is its head.
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

// number writes a whole number with commas. From 10,000 on it has three digits that count.
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

// short writes a number with two digits that count, or as many as it has before the point.
func short(x float64) string {
	switch {
	case x == 0:
		return "0"
	case x < 10:
		return fmt.Sprintf("%.*f", max(0, 1-int(math.Floor(math.Log10(x)))), x)
	}
	return number(x)
}

// size writes a number of bytes.
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

// duration writes seconds.
func duration(seconds float64) string {
	switch {
	case seconds >= 3600:
		return short(seconds/3600) + " h"
	case seconds >= 120:
		return short(seconds/60) + " min"
	}
	return short(seconds) + " s"
}

// crowds are the numbers of subscribers that the tables are about.
var crowds = []int{1000, 100_000, 1_000_000}

// places is how many places of a content delivery network have readers who ask.
const places = 50

// section is a table of the manual. Its name is in the markers around it.
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

// tables returns all tables with their names.
func tables(m measured, mix []kind, articles int) string {
	var b strings.Builder
	for _, s := range sections(m, mix, articles) {
		fmt.Fprintf(&b, "%s\n\n%s\n", s.name, s.table)
	}
	return b.String()
}

// fill puts the tables into a page, each between its markers.
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
