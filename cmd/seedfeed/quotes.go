package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/progress"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed"
	"seedfeed/feed/audit"
)

type quotesCommand struct {
	Since   options.Day `placeholder:"DATE" help:"Only articles published on that day or later: YYYY, YYYY-MM or YYYY-MM-DD."`
	Speaker string      `placeholder:"NAME" help:"Only speakers whose name has these words."`
	Topic   string      `placeholder:"TAG" help:"Only articles with this tag."`
	Counts  bool        `help:"How often each speaker was quoted, by month."`
	CSV     bool        `name:"csv" xor:"form" help:"A table for a spreadsheet."`
	JSON    bool        `name:"json" xor:"form" help:"One JSON object a line."`
	Dir     string      `arg:"" optional:"" name:"dir" seeds:"" help:"Folder of articles; the seeds folder if none is given."`
}

// Help serves kong.
func (quotesCommand) Help() string {
	return `What the columns hold, and who counts as one person: seedfeed help audit.`
}

// Run shows who is quoted in what is published. It changes nothing.
func (c *quotesCommand) Run(ctx context.Context, o *options.Options, std streams.Std) error {
	if err := o.Check(); err != nil {
		return usageError{err}
	}
	bar := progress.New(std.Err, "reading "+o.Seeds, o.Quiet)
	defer bar.End()
	q, err := feed.OpenQuotes(ctx, o.Config(o.Base(o.Addr), nil), func(files int) { bar.At(files, 0) })
	if err != nil {
		return err
	}
	defer q.Close()
	bar.End()
	zone := o.Timezone.Location()
	rows := q.Rows(audit.Filter{Since: c.Since.In(zone), Speaker: c.Speaker, Topic: c.Topic})
	out := bufio.NewWriter(std.Out)
	if c.Counts {
		err = c.counts(out, rows, zone, terminal.Of(std.Out))
	} else {
		err = c.table(out, rows, zone, terminal.Of(std.Out))
	}
	if err == nil && q.First && !c.CSV && !c.JSON {
		fmt.Fprintln(out, "Nothing was ever published: this is what a first start would publish.")
	}
	if err == nil {
		err = out.Flush()
	}
	return err
}

func (c *quotesCommand) table(out *bufio.Writer, rows iter.Seq[audit.Row], zone *time.Location, s terminal.Screen) error {
	switch {
	case c.CSV:
		return audit.CSV(zone).Write(out, rows)
	case c.JSON:
		return streams.WriteEach(out, rows)
	}
	tally := audit.NewTally(zone)
	articles, quotes, last := 0, 0, ""
	fmt.Fprintln(out, s.Styled(terminal.Bold, fmt.Sprintf("%-10s  %-*s  %5s  %3s  %s", "date", speakerColumn, "speaker", "words", "key", "quote")))
	for r := range rows {
		tally.Add(r)
		if quotes++; r.ID != last {
			articles, last = articles+1, r.ID
		}
		writeQuote(out, s, &r, zone)
	}
	_, err := fmt.Fprintf(out, "%s in %s, by %s.\n", amount.Of(quotes, "quotation"), amount.Of(articles, "article"), amount.Of(tally.Persons(), "person"))
	return err
}

const (
	speakerColumn = 28
	leastQuote    = 20 // columns
)

// writeQuote shows a row to people.
func writeQuote(out io.Writer, s terminal.Screen, r *audit.Row, zone *time.Location) {
	key := ""
	if r.Key {
		key = "*"
	}
	front := fmt.Sprintf("%s  %s  %5d  %-3s  ", r.Published.In(zone).Format(time.DateOnly), cut(s, named(r.Speaker, r.Kind, r.Office), speakerColumn, true), r.Words, key)
	text := "“" + strings.Join(strings.Fields(r.Text), " ") + "” (" + r.Title + ")"
	fmt.Fprintln(out, front+cut(s, terminal.Printable(text), max(s.Width-terminal.Columns(front), leastQuote), false))
}

// named returns a speaker with the office, unless the name ends with it: "Anna Holm (pilot)" tells two persons apart.
func named(speaker string, kind audit.Kind, office string) string {
	behind := " (" + office + ")"
	switch {
	case kind == audit.Nobody:
		return "(nobody for sure)"
	case office != "" && !strings.HasSuffix(speaker, behind):
		speaker += behind
	}
	return terminal.Printable(speaker)
}

// cut shortens a text to a column where the output has columns, and fills it up to there if fill is true.
func cut(s terminal.Screen, text string, width int, fill bool) string {
	n := terminal.Columns(text)
	if n > width && s.Width > 0 {
		return string([]rune(text)[:width-1]) + "…"
	}
	if fill && n < width {
		text += strings.Repeat(" ", width-n)
	}
	return text
}

func (c *quotesCommand) counts(out *bufio.Writer, rows iter.Seq[audit.Row], zone *time.Location, s terminal.Screen) error {
	tally := audit.NewTally(zone)
	for r := range rows {
		tally.Add(r)
	}
	counts := tally.Counts()
	switch {
	case c.CSV:
		return audit.WriteCounts(out, counts)
	case c.JSON:
		return streams.WriteEach(out, slices.Values(counts))
	}
	fmt.Fprintln(out, s.Styled(terminal.Bold, fmt.Sprintf("%-*s  %-7s  %6s  %6s  %8s  %4s", speakerColumn, "speaker", "month", "quotes", "words", "articles", "key")))
	for _, n := range counts {
		fmt.Fprintf(out, "%s  %s  %6d  %6d  %8d  %4d\n", cut(s, named(n.Speaker, n.Kind, n.Office), speakerColumn, true), n.Month, n.Quotes, n.Words, n.Articles, n.Key)
	}
	_, err := fmt.Fprintf(out, "%s.\n", amount.Of(tally.Persons(), "person"))
	return err
}
