package edition

import (
	"cmp"
	"html"
	"slices"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/syndication"
)

// content returns the HTML of an article's item: picture, summary and key quotes, and with s.Full the text below them.
// What the text itself shows is not said above it: the picture, and the summary and the quotes if the text begins with
// them. A summary of which the text begins with one sentence is left out whole, since the rest of it would hang in the
// air. The item has it in its description all the same.
func (s *Site) content(it *syndication.Item, r ledger.Record, d *digest.Digest) string {
	p := syndication.Parts{Picture: it.Picture(), Summary: it.Summary, Quotes: it.Quotes, Language: cmp.Or(it.Language, s.Language)}
	if !s.Full {
		return syndication.Content(p)
	}
	part := *d
	var whole bool
	if part.Blocks, whole = start(d.Blocks, s.textLimit()); !whole {
		p.Rest = s.pageURL(r.Slug)
	}
	p.Body = s.formatted(r, &part)
	if shows(p.Body, p.Picture.URL) || shows(p.Body, p.Picture.Small) {
		p.Picture = syndication.Picture{}
	}
	first := firstWords(part.Blocks)
	said := func(text string) bool { return strings.Contains(first, strings.Join(strings.Fields(text), " ")) }
	if slices.ContainsFunc(d.Summary, said) {
		p.Summary = ""
	}
	p.Quotes = nil
	for _, q := range it.Quotes {
		if slices.ContainsFunc(strings.Split(q.Text, "\n\n"), func(paragraph string) bool { return !said(paragraph) }) {
			p.Quotes = append(p.Quotes, q)
		}
	}
	return syndication.Content(p)
}

// shows reports whether a text as formatted has the picture at an address.
func shows(formatted, address string) bool {
	return address != "" && strings.Contains(formatted, ` src="`+html.EscapeString(address)+`"`)
}

// firstScreen is how many words of a text a reader sees at once.
const firstScreen = 120

// firstWords returns the words of the first screen with single spaces.
func firstWords(blocks []markup.Block) string {
	words := make([]string, 0, firstScreen)
	for i := range blocks {
		for w := range strings.FieldsSeq(blocks[i].Text) {
			if words = append(words, w); len(words) == firstScreen {
				return strings.Join(words, " ")
			}
		}
	}
	return strings.Join(words, " ")
}

// start returns the first blocks, as many as take about so many bytes of HTML; no heading is the last of those. Of a block
// that alone takes most of the limit it returns the beginning. Whole says that nothing is left out.
func start(blocks []markup.Block, limit int) (first []markup.Block, whole bool) {
	n, left := 0, limit
	for ; n < len(blocks) && size(&blocks[n]) <= left; n++ {
		left -= size(&blocks[n])
	}
	if n == len(blocks) {
		return blocks, true
	}
	if b := &blocks[n]; size(b) > limit/2 {
		part := b.Text[:len(b.Text)*left/size(b)]
		if end := strings.LastIndexAny(part, " \n"); end > 0 {
			return append(slices.Clip(blocks[:n]), b.Cut(0, end)), false
		}
	}
	for n > 0 && (blocks[n-1].Kind == markup.Heading || blocks[n-1].Kind == markup.Rule) {
		n--
	}
	return blocks[:n], false
}

// size is about how many bytes of HTML a block takes.
func size(b *markup.Block) int {
	const element = 16 // tags without attributes
	n := len(b.Text) + element*(1+len(b.In))
	for _, c := range []byte(b.Text) {
		if strings.IndexByte(`<>&"'`, c) >= 0 {
			n += len("&amp;") - 1
		}
	}
	for _, s := range b.Spans {
		n += 2*element + len(s.Address) + len(s.Alt)
	}
	return n
}
