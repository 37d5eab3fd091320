package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"time"

	"seedfeed/cmd/seedfeed/internal/amount"
	"seedfeed/cmd/seedfeed/internal/options"
	"seedfeed/cmd/seedfeed/internal/progress"
	"seedfeed/cmd/seedfeed/internal/streams"
	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/check"
	"seedfeed/feed/statuspage"
)

type checkCommand struct {
	JSON bool   `name:"json" help:"One JSON object a line for each finding: severity (error, warning, held), file, line, what, until; then one with the totals."`
	Dir  string `arg:"" optional:"" name:"dir" seeds:"" help:"Folder to judge; the seeds folder if none is given."`
}

// complaints are settings that cannot be used: what is wrong with them, one a line, with the name of the file if they are
// in one.
type complaints []string

// Run judges a folder and its settings. It changes nothing and needs no network.
func (c *checkCommand) Run(ctx context.Context, o *options.Options, wrong complaints, std streams.Std) error {
	bar := progress.New(std.Err, "checking "+o.Seeds, o.Quiet)
	defer bar.End()
	if err := o.CheckListening(); err != nil {
		wrong = append(wrong, err.Error())
	}
	report, err := check.Run(ctx, o.Config(o.Base(o.Addr), nil), bar.At)
	if err != nil {
		return err
	}
	bar.End()
	report.Findings = append(wrong.findings(), report.Findings...)
	out := bufio.NewWriter(std.Out)
	if c.JSON {
		err = c.lines(out, report)
	} else {
		writeReport(out, terminal.Of(std.Out), o, report)
	}
	if err == nil {
		err = out.Flush()
	}
	if err == nil && report.Count(check.Error) > 0 {
		err = errReported
	}
	return err
}

var complaintLine = regexp.MustCompile(`^(.+?): line (\d+): (.+)$`)

func (list complaints) findings() (out []check.Finding) {
	for _, text := range list {
		f := check.Finding{Severity: check.Error, What: text}
		if m := complaintLine.FindStringSubmatch(text); m != nil {
			f.File, f.What = options.FileName, m[3]
			f.Line, _ = strconv.Atoi(m[2])
		}
		out = append(out, f)
	}
	return out
}

// lines writes a report for scripts.
func (c *checkCommand) lines(out io.Writer, r *check.Report) error {
	if err := streams.WriteEach(out, slices.Values(r.Findings)); err != nil {
		return err
	}
	return streams.WriteJSON(out, map[string]any{
		"severity": "total", "files": r.Files, "articles": r.Articles, "documents": r.Documents,
		"errors": r.Count(check.Error), "warnings": r.Count(check.Warning), "held": r.Count(check.Waiting),
	})
}

// writeReport shows a report to people: errors, warnings, then what is held back.
func writeReport(out io.Writer, s terminal.Screen, o *options.Options, r *check.Report) {
	for _, group := range []struct {
		severity       check.Severity
		heading, style string
	}{
		{check.Error, "Errors", terminal.Red}, {check.Warning, "Warnings", terminal.Yellow}, {check.Waiting, "Held back", ""},
	} {
		if r.Count(group.severity) == 0 {
			continue
		}
		io.WriteString(out, s.Paragraph("", group.heading, terminal.Bold))
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity == group.severity {
				io.WriteString(out, finding(s, f, o.Timezone.Location(), group.style))
			}
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "%s: %s, %s to be published, %s held back; %s made of them.\n%s, %s.\n", o.Seeds,
		amount.Of(r.Files, "file"), amount.Of(r.Articles, "article"), strconv.Itoa(r.Count(check.Waiting)), amount.Of(r.Documents, "document"),
		amount.Of(r.Count(check.Error), "error"), amount.Of(r.Count(check.Warning), "warning"))
}

// finding shows where a finding is, in the form that editors and terminals make links of, and below that what it is.
func finding(s terminal.Screen, f *check.Finding, zone *time.Location, style string) string {
	what := statuspage.HeldUntil(f.What, f.Until, zone)
	if f.File == "" {
		return s.Paragraph("  ", what, style)
	}
	place := terminal.Quoted(f.File)
	if f.Line > 0 {
		place += ":" + strconv.Itoa(f.Line)
	}
	return s.Paragraph("  ", place, style) + s.Paragraph("    ", what, "")
}
