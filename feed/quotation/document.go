package quotation

import (
	"sync"

	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// document is a text with everything that is read from it.
type document struct {
	referent.Referents
	title   string
	turns   map[int]*speech.Turn  // by where they start
	bylines map[int]speech.Byline // by where their quotations start
	found   []candidate
	list    []option // of the quotation that is looked at
	ranked  []ranked
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
	d.title, d.turns, d.bylines = title, m.Turns, m.Bylines
	d.CutText(text, m.Tongue, m.Quotes)
	d.FindPeople()
	d.ReadClauses()
	d.Forget()
	d.Labels = m.Labels
	return d
}

// leave lets the next document reuse the memory of this one.
func (d *document) leave() {
	if len(d.Body) <= longestReused {
		documents.Put(d)
	}
}
