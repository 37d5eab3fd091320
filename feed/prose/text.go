package prose

// A Text is a body with its paragraphs, sentences and quotations. Several functions may share it and must not change it.
type Text struct {
	Body       string
	Paragraphs []Span
	Sentences  []Span // sentences of all paragraphs, in order
	Quotations []Quotation
	Strong     []Span // what the markup shows in bold or slanted letters, by where it starts; nil where there is no markup

	BlockQuotes []Span // paragraphs that the markup shows as block quotations, in order; nil where there is no markup

	ends []int // by paragraph: number of sentences up to its end
}

// Read splits a body as Paragraphs, Sentences and Quotations do.
func Read(body string) *Text {
	t := Split(body)
	t.Quotations = quotations(body, t.Paragraphs)
	return t
}

// ReadSplit is Read for a body whose sentences are known.
func ReadSplit(body string, sentences []Span) *Text {
	t := &Text{Body: body, Paragraphs: Paragraphs(body), Sentences: sentences}
	t.ends = make([]int, 0, len(t.Paragraphs))
	n := 0
	for _, p := range t.Paragraphs {
		for n < len(sentences) && sentences[n].Start < p.End {
			n++
		}
		t.ends = append(t.ends, n)
	}
	t.Quotations = quotations(body, t.Paragraphs)
	return t
}

// Split is like Read, but does not find quotations.
func Split(body string) *Text {
	t := &Text{Body: body, Paragraphs: Paragraphs(body)}
	t.Sentences, t.ends = make([]Span, 0, len(body)/120+len(t.Paragraphs)), make([]int, 0, len(t.Paragraphs))
	for _, p := range t.Paragraphs {
		t.Sentences = AppendSentences(t.Sentences, body, p)
		t.ends = append(t.ends, len(t.Sentences))
	}
	return t
}

// SentencesOf returns the sentences of the paragraph with that index.
func (t *Text) SentencesOf(paragraph int) []Span {
	first := 0
	if paragraph > 0 {
		first = t.ends[paragraph-1]
	}
	return t.Sentences[first:t.ends[paragraph]]
}
