package digest

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
)

// encoded is the first part of an encoded digest, as JSON, after a mark. The second part, behind a zero byte, is the body. What
// stands in the body, or follows from it, is not written again: most of a digest is its body, which its blocks and quotes repeat.
type encoded struct {
	*Digest
	Body   string         `json:"body,omitempty"` // hides that of Digest: empty, so that it is not written
	Gist   []byte         `json:"gist,omitempty"` // likewise
	Blocks []encodedBlock `json:"blocks,omitempty"`
	Quotes []encodedQuote `json:"quotes"`
}

// encodedMark begins an encoded digest. It is another one whenever the encoding changes: whoever finds a value with another mark
// makes the digest anew.
const encodedMark = 2

type encodedBlock struct {
	*markup.Block
	Len   int `json:"z,omitempty"` // bytes of the body, from At, that are its text
	Plain int `json:"p,omitempty"` // instead of all others: so many paragraphs of the body follow, of which nothing else is to be said
}

// encodedQuote is a quote. Each number of its At but the first is written as what it is more than the one before: short numbers
// that are alike compress better than offsets.
type encodedQuote struct {
	quoteJSON
	Key  bool   `json:"key,omitempty"`  // hides that of quoteJSON, which is written even if it is false
	Text string `json:"text,omitempty"` // "": its spans, without
	Cut  int    `json:"z,omitempty"`    // so many bytes at their end, mostly a comma
}

// Encode returns the digest for Decode, without its gist.
func (d *Digest) Encode() ([]byte, error) {
	e := encoded{Digest: d, Blocks: make([]encodedBlock, 0, len(d.Blocks)), Quotes: make([]encodedQuote, len(d.Quotes))}
	next := 0 // where the next paragraph of the body begins
	for _, b := range d.Blocks {
		if text, ok := paragraphAt(d.Body, next); ok && plain(&b, text, next) {
			if n := len(e.Blocks); n == 0 || e.Blocks[n-1].Plain == 0 {
				e.Blocks = append(e.Blocks, encodedBlock{})
			}
			e.Blocks[len(e.Blocks)-1].Plain++
			next += len(text) + len(gap)
			continue
		}
		n := len(b.Text)
		if n > 0 && b.At >= 0 && b.At <= len(d.Body) && strings.HasPrefix(d.Body[b.At:], b.Text) {
			b.Text, next = "", b.At+n+len(gap)
		} else {
			n = 0
		}
		e.Blocks = append(e.Blocks, encodedBlock{Block: &b, Len: n})
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		e.Quotes[i] = encodedQuote{q.json(), q.Key, q.Text, 0}
		at := e.Quotes[i].At
		for k := len(at) - 1; k > 0; k-- {
			at[k] -= at[k-1]
		}
		if text, ok := spanned(d.Body, q.Spans); ok && strings.HasPrefix(text, q.Text) {
			e.Quotes[i].Text, e.Quotes[i].Cut = "", len(text)-len(q.Text)
		}
	}
	head, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte{encodedMark}, head, []byte{0}, []byte(d.Body)), nil
}

// gap is what stands between the paragraphs of a body.
const gap = "\n\n"

// paragraphAt returns the paragraph of a body that begins at an offset; false: the body has ended.
func paragraphAt(body string, at int) (string, bool) {
	if at >= len(body) {
		return "", false
	}
	text, _, _ := strings.Cut(body[at:], gap)
	return text, true
}

// plain reports whether all that is to be said of a block is that it is the paragraph of the body at an offset.
func plain(b *markup.Block, text string, at int) bool {
	return b.At == at && b.Text == text && b.Kind == markup.Paragraph && b.Level == 0 && b.Name == "" && b.In == nil && b.Spans == nil
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
	return strings.Join(parts, gap), true
}

var errEncoded = errors.New("digest: not encoded by this program, or damaged")

// Decode returns a digest that Encode wrote, but for its gist: see Regist.
func Decode(value []byte) (*Digest, error) {
	head, body, ok := bytes.Cut(value, []byte{0})
	if !ok || len(head) == 0 || head[0] != encodedMark {
		return nil, errEncoded
	}
	d := new(Digest)
	e := encoded{Digest: d}
	if err := json.Unmarshal(head[1:], &e); err != nil {
		return nil, err
	}
	d.Body = string(body)
	if err := d.addBlocks(e.Blocks); err != nil {
		return nil, err
	}
	d.Quotes = make([]Quote, len(e.Quotes))
	for i, q := range e.Quotes {
		for k := 1; k < len(q.At); k++ {
			q.At[k] += q.At[k-1]
		}
		d.Quotes[i] = q.quote()
		d.Quotes[i].Key = q.Key
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

func (d *Digest) addBlocks(blocks []encodedBlock) error {
	next := 0
	for _, b := range blocks {
		for range b.Plain {
			text, ok := paragraphAt(d.Body, next)
			if !ok {
				return errEncoded
			}
			d.Blocks = append(d.Blocks, markup.Block{Text: text, At: next})
			next += len(text) + len(gap)
		}
		if b.Plain > 0 {
			continue
		}
		if b.Block == nil {
			return errEncoded
		}
		if b.Len > 0 {
			if b.At < 0 || b.Len > len(d.Body) || b.At > len(d.Body)-b.Len {
				return errEncoded
			}
			b.Text, next = d.Body[b.At:b.At+b.Len], b.At+b.Len+len(gap)
		}
		d.Blocks = append(d.Blocks, *b.Block)
	}
	return nil
}

// Regist makes the gist of a digest that Decode returned. It takes half as long as Decode, and few readers need it. Whoever
// gives the digest to the register must call it: without a gist, an article is like every other one.
func (d *Digest) Regist() {
	if d.Gist == nil {
		d.Gist = gist(d.Title, prose.Split(d.Body))
	}
}
