package quotation

import (
	"sync"

	"seedfeed/feed/attribution"
	"seedfeed/feed/prose"
	"seedfeed/feed/speech"
)

// document is a text whose quotations are given their speakers.
type document struct {
	attribution.Document
	found  []attribution.Quotation
	ranked []ranked

	pronouns *string // of a Chinese body, see speech.PronounsZH; nil before they are looked for
}

// documents holds documents of texts of up to longestReused bytes, for reuse of their memory. A document keeps its text
// until it is reused or collected.
var documents sync.Pool

const longestReused = 1 << 16

// newDocument reads a text with its names, clauses and pronouns. m holds its quotations.
func newDocument(title string, text *prose.Text, m speech.Marked) *document {
	d, ok := documents.Get().(*document)
	if !ok {
		d = new(document)
	}
	d.Read(title, text, m)
	d.pronouns = nil
	return d
}

// leave lets the next document reuse the memory of this one.
func (d *document) leave() {
	if len(d.Body) <= longestReused {
		documents.Put(d)
	}
}
