package webpage

import "testing"

// TestExported: the title and author of pages that word processors and layout programs make of a document, whose head has those of the
// file that it began with, and of pages that only speak of such programs.
func TestExported(t *testing.T) {
	const text = "<p>The ferry to Holm will run all winter, the harbour trust said on Monday.</p><p>It has a new boat. Two sailings a day are planned.</p>"
	const office = `<html><head><title>Document1</title><meta name="generator" content="LibreOffice 24.2 (Linux)"><meta name="author" content="Front Desk"></head><body>`
	const layout = `<html><head><title>News_p04_FINAL</title><link href="x/css/idGeneratedStyles.css" rel="stylesheet"></head><body>`
	for _, c := range []struct{ name, page, title, byline string }{
		{"a heading", office + "<h2>Ferry runs all winter</h2><p>By Ann Roe</p>" + text, "Ferry runs all winter", ""},
		{"a first line", office + "<p><b>Ferry runs all winter</b></p>" + text, "", ""},
		{"no line above", office + text, "Document1", ""},
		{"the author in the text", office + "<h1>Ferry</h1><p>By Front Desk</p>" + text, "Ferry", "Front Desk"},
		{"the site above", `<html><head><title>Ferry runs - Holm News</title><META NAME="Generator" CONTENT="Microsoft Word 9"></head><body><p>Holm News</p>` + text, "Ferry runs - Holm News", ""},
		{"a style of layout", layout + `<p class="Kicker">ISLES</p><p class="Headline-1 ParaOverride-2">Ferry runs<br>all winter</p>` + text, "Ferry runs all winter", ""},
		{"a lesser style", layout + `<h1>Ferry runs</h1><p class="Subheadline">Two sailings</p>` + text, "Ferry runs", ""},
		{"a page about one", `<html><head><title>LibreOffice is here</title><meta property="og:title" content="LibreOffice is here"></head><body><h1>Holm News</h1>` + text, "LibreOffice is here", ""},
	} {
		d := HTML(c.page)
		if d.Title != c.title || d.Byline != c.byline {
			t.Errorf("%s: title %q, by-line %q; want %q, %q", c.name, d.Title, d.Byline, c.title, c.byline)
		}
	}
}
