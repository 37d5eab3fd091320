package header

import (
	"strings"
	"testing"
)

// TestSpeakersInLines: what the owner says in a header of plain lines is read, or is a warning.
func TestSpeakersInLines(t *testing.T) {
	const text = "\n\nThe pier was rebuilt in a year. Ann Roe opened it on Monday."
	for _, c := range []struct{ head, want, warning string }{
		{"Title: Pier opens\nSpeakers: Ann Roe = Anne Roe", "Ann Roe=Anne Roe", ""},
		{"Speakers: Ann Roe = Anne Roe; the clerk = ~\nTitle: Pier opens", "Ann Roe=Anne Roe the clerk=", ""},
		{"Title: Pier opens\nTags: sea\nspeakers:\n  Ann Roe: A. R.\n  Bo Lund: B. L.", "Ann Roe=A. R. Bo Lund=B. L.", ""},
		{"Title: Pier opens\nspeakers:\n\tAnn Roe: A. R.\nAuthor: Cy Dahl", "Ann Roe=A. R.", ""},
		{"Title: Pier opens\nSpeakers: Anne", "", "header: speakers: "},
		{"Title: Pier opens\nQuotes: all of them", "", "header: quotes: "},
		{"---\ntitle: Pier opens\nspeakers: Anne\n---", "", "header: speakers: "},
		{"---\ntitle: Pier opens\nspeakers: [Ann Roe, Bo Lund]\n---", "", ""},
	} {
		a, _ := read("a.txt", c.head+text)
		var said []string
		for _, r := range a.Word.Speakers {
			said = append(said, r.Given+"="+r.Name)
		}
		warnings := strings.Join(a.Warnings, "\n")
		if got := strings.Join(said, " "); got != c.want || a.Title != "Pier opens" || (c.warning == "") != (warnings == "") || !strings.Contains(warnings, c.warning) {
			t.Errorf("%q: %q, want %q; title %q, warnings %q", c.head, got, c.want, a.Title, warnings)
		}
	}
	if a, _ := read("a.txt", "Title: Pier opens\nQuotes:\n  - text: it is old\n    speaker: Ann Roe"+text); len(a.Word.Quotes) != 1 || *a.Word.Quotes[0].Speaker != "Ann Roe" {
		t.Errorf("quotes below their key: %+v, %q", a.Word.Quotes, a.Warnings)
	}
	if _, text := read("a.txt", "Speakers: the best of the year\n\nThe pier was rebuilt."); !strings.HasPrefix(text, "Speakers: ") {
		t.Errorf("a headline: %q", text)
	}
	if _, err := ReadSide([]byte("speakers:\n\tAnn: Anne\n"), Options{}); err == nil || !strings.Contains(err.Error(), "spaces") {
		t.Errorf("a tab: %v", err)
	}
}
