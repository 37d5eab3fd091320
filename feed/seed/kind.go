package seed

import (
	"path"
	"strings"
)

// A format is a kind of file that Parse reads.
type format uint8

const (
	unknown format = iota
	plain
	message // plain text below the head of an e-mail
	markdown
	webPage
	document // of a word processor
)

// formatOf tells the format of a file by the ending of its name, in any case of letters.
func formatOf(name string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return plain
	case ".eml":
		return message
	case ".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".mdwn", ".mdx":
		return markdown
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht":
		return webPage
	case ".docx", ".odt", ".rtf":
		return document
	}
	return unknown
}

// endings are the endings that formatOf knows, in lower case.
var endings = strings.Fields(".txt .eml .md .markdown .mkd .mkdn .mdown .mdwn .mdx .html .htm .xhtml .mhtml .mht .docx .odt .rtf")

// Known reports whether the type of a file, by its name, is one that Parse reads.
func Known(name string) bool { return formatOf(name) != unknown }

// webPageText reports whether a text is the source of a web page rather than a text with some markup. It starts like a page,
// or it starts with an element that holds text and closes at least three such elements.
func webPageText(text string) bool {
	start := strings.TrimSpace(text[:min(len(text), 4096)])
	if start == "" || start[0] != '<' {
		return false
	}
	start = strings.ToLower(start)
	if hasStart(start, []string{"<!doctype html", "<html", "<head>", "<body"}) {
		return true
	}
	if !hasStart(start, []string{"<p>", "<p ", "<div", "<article", "<section", "<h1", "<h2", "<main", "<table", "<ul", "<header"}) {
		return false
	}
	n := 0
	for _, end := range []string{"</p>", "</div>", "</h1>", "</h2>", "</li>", "</section>", "</td>"} {
		n += strings.Count(text, end)
	}
	return n >= 3
}
