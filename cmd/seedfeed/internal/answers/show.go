package answers

import (
	"fmt"
	"strings"
	"time"

	"seedfeed/cmd/seedfeed/internal/terminal"
	"seedfeed/feed/statuspage"
)

// show shows an answer to people.
func show(s terminal.Screen, name string, a answer, zone *time.Location, explain bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", terminal.Quoted(name))
	b.WriteString(s.Paragraph("  ", a.Title, terminal.Bold))
	if a.Status == "hold" {
		b.WriteString(s.Paragraph("  ", "held back: "+statuspage.HeldUntil(a.Reason, a.Until, zone), terminal.Red))
	} else {
		b.WriteString(s.Paragraph("  ", "to be published"+about(a), terminal.Green))
	}
	for _, w := range a.Warnings {
		b.WriteString(s.Paragraph("  ! ", w, terminal.Yellow))
	}
	for _, o := range a.Owner {
		b.WriteString(s.Paragraph("  = ", o, ""))
	}
	b.WriteString("\n" + s.Paragraph("  ", strings.Join(a.Summary, " "), ""))
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
		b.WriteString(s.Paragraph("    ", who+": “"+strings.ReplaceAll(q.Text, "\n\n", " / ")+"”", ""))
		if explain {
			b.WriteString(s.Paragraph("      ", q.Reason, terminal.Faint))
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
