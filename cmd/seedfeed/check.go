package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"time"

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
func (c *checkCommand) Run(ctx context.Context, o *options, wrong complaints, std streams) error {
	bar := newProgress(std.err, "checking "+o.Seeds, o.Quiet)
	defer bar.end()
	ctx = interruptible(ctx)
	if err := o.checkListening(); err != nil {
		wrong = append(wrong, err.Error())
	}
	report, err := check.Run(ctx, o.config(o.base(o.Addr), nil), bar.at)
	if err != nil {
		return err
	}
	bar.end()
	report.Findings = append(wrong.findings(), report.Findings...)
	out := bufio.NewWriter(std.out)
	if c.JSON {
		err = c.lines(out, report)
	} else {
		screenOf(std.out).report(out, o, report)
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
			f.File, f.What = settingsName, m[3]
			f.Line, _ = strconv.Atoi(m[2])
		}
		out = append(out, f)
	}
	return out
}

// lines writes a report for scripts.
func (c *checkCommand) lines(out io.Writer, r *check.Report) error {
	for i := range r.Findings {
		if err := writeJSON(out, &r.Findings[i]); err != nil {
			return err
		}
	}
	return writeJSON(out, map[string]any{
		"severity": "total", "files": r.Files, "articles": r.Articles, "documents": r.Documents,
		"errors": r.Count(check.Error), "warnings": r.Count(check.Warning), "held": r.Count(check.Waiting),
	})
}

// report shows a report to people: errors, warnings, then what is held back.
func (s screen) report(out io.Writer, o *options, r *check.Report) {
	for _, group := range []struct {
		severity       check.Severity
		heading, style string
	}{
		{check.Error, "Errors", red}, {check.Warning, "Warnings", yellow}, {check.Waiting, "Held back", ""},
	} {
		if r.Count(group.severity) == 0 {
			continue
		}
		io.WriteString(out, s.paragraph("", group.heading, bold))
		for i := range r.Findings {
			if f := &r.Findings[i]; f.Severity == group.severity {
				io.WriteString(out, s.finding(f, o.Timezone.location(), group.style))
			}
		}
		fmt.Fprintln(out)
	}
	fmt.Fprintf(out, "%s: %s, %s to be published, %s held back; %s made of them.\n%s, %s.\n", o.Seeds,
		number(r.Files, "file"), number(r.Articles, "article"), strconv.Itoa(r.Count(check.Waiting)), number(r.Documents, "document"),
		number(r.Count(check.Error), "error"), number(r.Count(check.Warning), "warning"))
}

// finding shows where a finding is, in the form that editors and terminals make links of, and below that what it is.
func (s screen) finding(f *check.Finding, zone *time.Location, style string) string {
	what := statuspage.HeldUntil(f.What, f.Until, zone)
	if f.File == "" {
		return s.paragraph("  ", what, style)
	}
	place := escaped(f.File)
	if f.Line > 0 {
		place += ":" + strconv.Itoa(f.Line)
	}
	return s.paragraph("  ", place, style) + s.paragraph("    ", what, "")
}

func number(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return thousands(n) + " " + of + "s"
}
