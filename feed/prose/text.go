package prose

// A Text is a body with its paragraphs, sentences and quotations, for several readers of one body. They must not change it.
type Text struct {
	Body       string
	Paragraphs []Span
	Sentences  []Span // of all paragraphs, in order
	Quotations []Quotation

	ends []int // for each paragraph the number of sentences up to its end
}

// Read returns a body with its parts, as Paragraphs, Sentences and Quotations return them.
func Read(body string) *Text {
	t := Split(body)
	t.Quotations = Quotations(body)
	return t
}

// Split returns a body with its paragraphs and sentences, without its quotations.
func Split(body string) *Text {
	t := &Text{Body: body, Paragraphs: Paragraphs(body)}
	t.Sentences, t.ends = make([]Span, 0, len(body)/120+len(t.Paragraphs)), make([]int, 0, len(t.Paragraphs))
	for _, p := range t.Paragraphs {
		t.Sentences = AppendSentences(t.Sentences, body, p)
		t.ends = append(t.ends, len(t.Sentences))
	}
	return t
}

// SentencesOf returns the sentences of a paragraph, by its index.
func (t *Text) SentencesOf(paragraph int) []Span {
	first := 0
	if paragraph > 0 {
		first = t.ends[paragraph-1]
	}
	return t.Sentences[first:t.ends[paragraph]]
}
