package digest

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// encoded is the first part of an encoded digest, as JSON. The second part, behind a zero byte, is the body. Texts that stand in
// the body are not written again: most of a digest is its body, which its blocks and quotes repeat.
//
// Older programs wrote the digest as one JSON text, without a zero byte.
type encoded struct {
	*Digest
	Body   string         `json:"body,omitempty"` // of an older program
	Blocks []encodedBlock `json:"blocks,omitempty"`
	Quotes []encodedQuote `json:"quotes"`
}

type encodedBlock struct {
	markup.Block
	Len int `json:"z,omitempty"` // bytes of the body, from At, that are its text
}

type encodedQuote struct {
	quoteJSON
	Text string `json:"text,omitempty"` // "": its spans, without
	Cut  int    `json:"z,omitempty"`    // so many bytes at their end, mostly a comma
}

// Encode returns the digest for Decode.
func (d *Digest) Encode() ([]byte, error) {
	e := encoded{Digest: d, Blocks: make([]encodedBlock, len(d.Blocks)), Quotes: make([]encodedQuote, len(d.Quotes))}
	for i, b := range d.Blocks {
		n := len(b.Text)
		if n > 0 && b.At >= 0 && b.At <= len(d.Body) && strings.HasPrefix(d.Body[b.At:], b.Text) {
			b.Text = ""
		} else {
			n = 0
		}
		e.Blocks[i] = encodedBlock{b, n}
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		e.Quotes[i] = encodedQuote{q.json(), q.Text, 0}
		if text, ok := spanned(d.Body, q.Spans); ok && strings.HasPrefix(text, q.Text) {
			e.Quotes[i].Text, e.Quotes[i].Cut = "", len(text)-len(q.Text)
		}
	}
	head, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return append(append(head, 0), d.Body...), nil
}

// spanned returns the parts of a body as one text, with blank lines between them.
func spanned(body string, spans []prose.Span) (string, bool) {
	parts := make([]string, len(spans))
	for i, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(body) {
			return "", false
		}
		parts[i] = body[s.Start:s.End]
	}
	return strings.Join(parts, "\n\n"), true
}

var errEncoded = errors.New("digest: a text stands outside the body")

// Decode returns a digest that Encode wrote, in this program or an older one.
func Decode(value []byte) (*Digest, error) {
	head, body, apart := bytes.Cut(value, []byte{0})
	d := new(Digest)
	e := encoded{Digest: d}
	if err := json.Unmarshal(head, &e); err != nil {
		return nil, err
	}
	if d.Body = e.Body; apart {
		d.Body = string(body)
	}
	for _, b := range e.Blocks {
		if b.Len > 0 {
			if b.At < 0 || b.Len > len(d.Body) || b.At > len(d.Body)-b.Len {
				return nil, errEncoded
			}
			b.Text = d.Body[b.At : b.At+b.Len]
		}
		d.Blocks = append(d.Blocks, b.Block)
	}
	d.Quotes = make([]Quote, len(e.Quotes))
	for i, q := range e.Quotes {
		d.Quotes[i] = q.quote()
		if q.Text == "" {
			text, ok := spanned(d.Body, d.Quotes[i].Spans)
			if !ok || q.Cut < 0 || q.Cut > len(text) {
				return nil, errEncoded
			}
			q.Text = strings.Clone(text[:len(text)-q.Cut]) // what keeps a quote does not keep the body
		}
		d.Quotes[i].Text = q.Text
	}
	return d, nil
}
