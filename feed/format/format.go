// Package format tells what kind of file a seed is: by the ending of its name, and for plain text also by what it holds.
//
//	format.Of("2026/mill.md")     // Markdown
//	format.Known("mill.jpg")      // false
//	format.IsPage("<html><body>") // true, whatever the file is called
package format

import (
	"path"
	"slices"
	"strings"
)

// A Format is a kind of file that package seed reads.
type Format uint8

// The formats, by how much their markup says.
const (
	Unknown Format = iota
	Plain
	Message // plain text below the head of an e-mail
	Markdown
	Page     // a web page
	Document // of a word processor
)

// Of tells the format of a file by the ending of its name, in any case of letters.
func Of(name string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return Plain
	case ".eml":
		return Message
	case ".md", ".markdown", ".mkd", ".mkdn", ".mdown", ".mdwn", ".mdx":
		return Markdown
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht":
		return Page
	case ".docx", ".odt", ".rtf":
		return Document
	}
	return Unknown
}

// Endings returns the endings that Of knows, in lower case.
func Endings() []string {
	return strings.Fields(".txt .eml .md .markdown .mkd .mkdn .mdown .mdwn .mdx .html .htm .xhtml .mhtml .mht .docx .odt .rtf")
}

// Known reports whether the type of a file, by its name, is one that package seed reads.
func Known(name string) bool { return Of(name) != Unknown }

// IsPage reports whether a text is the source of a web page rather than a text with some markup. It starts like a page,
// or it starts with an element that holds text and closes at least three such elements.
func IsPage(text string) bool {
	start := strings.TrimSpace(text[:min(len(text), 4096)])
	if start == "" || start[0] != '<' {
		return false
	}
	start = strings.ToLower(start)
	if hasPrefix(start, "<!doctype html", "<html", "<head>", "<body") {
		return true
	}
	if !hasPrefix(start, "<p>", "<p ", "<div", "<article", "<section", "<h1", "<h2", "<main", "<table", "<ul", "<header") {
		return false
	}
	n := 0
	for _, end := range []string{"</p>", "</div>", "</h1>", "</h2>", "</li>", "</section>", "</td>"} {
		n += strings.Count(text, end)
	}
	return n >= 3
}

func hasPrefix(text string, starts ...string) bool {
	return slices.ContainsFunc(starts, func(s string) bool { return strings.HasPrefix(text, s) })
}
