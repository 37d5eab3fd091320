package seed

import (
	"strings"
	"testing"
)

// TestFieldList: what reStructuredText, AsciiDoc, Org, wikis and Kirby say above a text is read, and no mark of theirs is shown.
func TestFieldList(t *testing.T) {
	const body = "The mill opens on Monday. It is old."
	for _, c := range []struct{ name, text, title, authors, date, held, body string }{
		{"a.txt", "Mill opens\n==========\n\n:date: 2026-05-04\n:author: Ann Roe\n:summary: It grinds\n   again.\n:slug: mill\n\n" + body, "Mill opens", "Ann Roe", "2026-05-04", "", body},
		{"a.txt", "==========\nMill opens\n==========\n\n" + body, "Mill opens", "", "", "", body},
		{"a.md", "Mill opens\n##########\n:status: draft\n\n" + body, "Mill opens", "", "", "header: status: draft", body},
		{"a.txt", "Mill opens\n\n:date: 2026-05-04\n\n" + body, "Mill opens", "", "2026-05-04", "", body},
		{"a.txt", "Mill opens\n\n:note: bring a coat\n:place: Elm\n\n" + body, "Mill opens", "", "", "", ":note: bring a coat\n\n:place: Elm\n\n" + body},
		{"a.md", ":smile: Mill opens\n\n" + body, ":smile: Mill opens", "", "", "", body},
		{"a.txt", "= Mill opens\nAnn Roe <ann@x.example>; Bo_Li Dahl\nv1.2, 4 May 2026: first issue\n// a comment\n:toc:\n:page-layout: post\n\n" + body + "\n\n== The wheel\n\nIt turns.", "Mill opens", "Ann Roe, Bo Li Dahl", "2026-05-04", "", body + "\n\nThe wheel\n\nIt turns."},
		{"a.md", "= Mill opens\nAnn Roe\n2026-05-04\n:revdate: {docdate}\n\n" + body + "\n\n== The wheel\n\nIt turns.", "Mill opens", "Ann Roe", "2026-05-04", "", body + "\n\nThe wheel\n\nIt turns."},
		{"a.txt", "= Mill opens\n:revdate: 2026-05-04\n:page-draft: true\n\n" + body, "Mill opens", "", "2026-05-04", "header: draft: true", body},
		{"a.txt", "= Mill opens\n:jbake-status: draft\n\n" + body, "Mill opens", "", "", "header: status: draft", body},
		{"a.txt", "= Mill opens\nThe mill is old\n\n" + body, "Mill opens", "", "", "", "The mill is old\n\n" + body},
		{"a.txt", "====== Mill opens ======\n\n" + body + "\n\n===== The wheel =====\n\nIt turns.", "Mill opens", "", "", "", body + "\n\nThe wheel\n\nIt turns."},
		{"a.txt", "== Mill news ==\n\n" + body, "== Mill news ==", "", "", "", body},
		{"a.txt", ":PROPERTIES:\n:ID:       8f1c\n:END:\n#+title: Mill opens\n#+HUGO_DRAFT: t\n#+filetags: :mill:\n\n" + body, "Mill opens", "", "", "header: DRAFT: t", body},
		{"a.txt", "Title: Mill opens\n\n----\n\nDate: 2026-05-04\n\n----\n\nIntro: It took three long winters.\n\n----\n\nText:\n\n" + body + "\n\nShe said: no.\n\n----\n\nUuid: 8fZq2LmP", "Mill opens", "", "2026-05-04", "", "It took three long winters.\n\n" + body + "\n\nShe said: no."},
		{"a.txt", "Title: Mill opens\n----\nStatus: draft\n----\nAuthor:\n- Ann Roe\n- Bo Dahl\n----\nText: " + body, "Mill opens", "Ann Roe, Bo Dahl", "", "header: Status: draft", body},
		{"a.md", "Title: Mill opens\n\n" + body + "\n\n----\n\nNote: it is old.", "Mill opens", "", "", "", body + "\n\nNote: it is old."},
	} {
		a := mustParse(t, c.name, []byte(c.text+"\n"))
		date := ""
		if !a.Date.IsZero() {
			date = a.Date.Format("2006-01-02")
		}
		if a.Title != c.title || strings.Join(a.Authors, ", ") != c.authors || date != c.date || a.Held != c.held || a.Body != c.body {
			t.Errorf("%s, %q: title %q, authors %q, date %s, held %q, body %q", c.name, c.text, a.Title, a.Authors, date, a.Held, a.Body)
		}
	}
}
