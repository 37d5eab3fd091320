package seed

import (
	"strconv"
	"strings"

	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/unwrap"
)

// textBlocks returns the blocks of a document that have text, as the rules about text see them. It cleans the text of the
// document's blocks in place.
func textBlocks(from []markup.Block) []block {
	out := make([]block, 0, len(from))
	for i := range from {
		b := &from[i]
		b.Rewrite(plaintext.Clean)
		for k := range b.Spans {
			b.Spans[k].Alt = plaintext.Line(plaintext.Clean(b.Spans[k].Alt))
		}
		if silent(b) || strings.TrimSpace(b.Text) == "" || unwrap.Ornament(b.Text) {
			continue
		}
		text := itemMark(b) + b.Text
		out = append(out, block{text: text, gap: true, whole: endsSentence(text), kind: b.Kind, level: b.Level, src: i})
	}
	return out
}

// silent reports whether a block says nothing in the body: it is shown where it stands.
func silent(b *markup.Block) bool {
	return b.Kind == markup.Rule || b.Kind == markup.Picture || b.Kind == markup.Caption
}

// itemMark is what stands before the text of an item in the body.
func itemMark(b *markup.Block) string {
	if n := b.Number(); n > 0 {
		return strconv.Itoa(n) + ". "
	} else if b.Kind == markup.Item {
		return "• "
	}
	return ""
}

// arrange returns the markup blocks of an article: those of the document whose text is in the body, with their places in
// it, its captions, and the silent ones between them.
func arrange(from []markup.Block, blocks []block) []markup.Block {
	out := make([]markup.Block, 0, len(from))
	next := 0 // the first block of the document that was not looked at
	upTo := func(end int) {
		for ; next < end; next++ {
			if silent(&from[next]) && (from[next].Kind != markup.Caption || strings.TrimSpace(from[next].Text) != "") {
				out = append(out, from[next])
			}
		}
	}
	for i := range blocks {
		bl := &blocks[i]
		upTo(bl.src)
		next = max(next, bl.src+1)
		if bl.role != body && bl.role != caption {
			continue
		}
		b := from[bl.src]
		mark := len(itemMark(&b))
		text := bl.text
		if strings.HasPrefix(text, itemMark(&b)) {
			text = text[mark:]
		} else {
			mark = 0
		}
		at := strings.Index(b.Text, text)
		if at < 0 {
			continue
		}
		b = b.Cut(at, at+len(text))
		if b.At = bl.at + mark; bl.role == caption {
			b.Kind, b.Level, b.At = markup.Caption, 0, -1
		}
		out = append(out, b)
	}
	upTo(len(from))
	return trimRules(out)
}

// trimRules drops rules at the ends and repeated ones: what stood between them has gone.
func trimRules(blocks []markup.Block) []markup.Block {
	out := blocks[:0]
	for i := range blocks {
		if blocks[i].Kind == markup.Rule && (len(out) == 0 || out[len(out)-1].Kind == markup.Rule) {
			continue
		}
		out = append(out, blocks[i])
	}
	if n := len(out); n > 0 && out[n-1].Kind == markup.Rule {
		out = out[:n-1]
	}
	return out
}

// plainBlocks returns the markup blocks of plain text: paragraphs, captions, the items of lists and the lines of stanzas.
func plainBlocks(blocks []block) []markup.Block {
	out := make([]markup.Block, 0, len(blocks))
	list := 0 // the ID of the list that the last block was in; 0 for none
	ids := 0
	var stanza []markup.Box
	end, ends := 0, stanzaEnds(blocks)
	for i := range blocks {
		bl := &blocks[i]
		b := markup.Block{Text: bl.text, At: bl.at}
		switch {
		case bl.role == caption:
			b.Kind, b.At = markup.Caption, -1
		case bl.role != body:
			continue
		case unwrap.ListItem(bl.text) && !isLoneDash(blocks, i) && !isDate(bl.text): // 31. Oktober 2023
			mark, rest, _ := strings.Cut(bl.text, " ")
			box := markup.Box{Kind: markup.Bulleted}
			number, _ := strconv.Atoi(strings.TrimRight(mark, ".)"))
			if number > 0 {
				box.Kind = markup.Ordered
			}
			if n := len(out); list == 0 || out[n-1].In[0].Kind != box.Kind {
				ids++
				list = ids
			}
			ids++
			box.ID = list
			b = markup.Block{Kind: markup.Item, Text: rest, At: bl.at + len(bl.text) - len(rest), In: []markup.Box{box, {Kind: markup.ListItem, ID: ids, Number: number}}}
			b.LinkAddresses()
			out = append(out, b)
			continue
		case i < end:
			b.In = stanza
		default:
			if end = ends[i]; end > i {
				ids++
				stanza = []markup.Box{{Kind: markup.Lines, ID: ids}}
				b.In = stanza
			}
		}
		list = 0
		b.LinkAddresses()
		out = append(out, b)
	}
	return out
}

// longestVerse is the length in bytes of the longest line of a stanza.
const longestVerse = 80

// stanzaEnds returns, for each block, the index after the stanza that begins there, or 0 if none does. A stanza consists of short lines
// without blank lines between them, as in a poem, an address or a table of results. At most a third of its lines before the last one end
// like sentences. Two lines of which the second ends like a sentence are no stanza: they may be a heading and its text.
func stanzaEnds(blocks []block) []int {
	ends := make([]int, len(blocks))
	end, open := 0, 0 // of the lines from block i on; open: how many before the last do not end like a sentence
	for i := len(blocks) - 1; i >= 0; i-- {
		bl := &blocks[i]
		if bl.role != body || len(bl.text) > longestVerse || unwrap.ListItem(bl.text) {
			end = 0
			continue
		}
		if end == 0 || blocks[i+1].gap {
			end, open = i+1, 0
		} else if !bl.whole {
			open++
		}
		if before := end - i - 1; before > 0 && 3*open >= 2*before && !(before == 1 && blocks[i+1].whole) {
			ends[i] = end
		}
	}
	return ends
}

// isLoneDash reports whether block i begins with a long dash and is no line of a list: it signs the text above it, "— Ada Roe", or is said
// in a dialogue. The lines of such a list follow each other without blank lines.
func isLoneDash(blocks []block, i int) bool {
	long := func(k int) bool {
		return k < len(blocks) && (strings.HasPrefix(blocks[k].text, "— ") || strings.HasPrefix(blocks[k].text, "– "))
	}
	return long(i) && !(i > 0 && !blocks[i].gap && long(i-1)) && !(long(i+1) && !blocks[i+1].gap)
}

// Readable returns Body with spaces in place of what is neither said nor told: code, footnotes, and quotation marks in
// code within a sentence. Offsets in it are those in Body. What looks for quotations or for a summary reads this, and
// takes what it shows from Body.
func (a *Article) Readable() string {
	var out []byte
	blank := func(start, end int) {
		if out == nil {
			out = []byte(a.Body)
		}
		for i := start; i < end; i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	code := 0
	for i := range a.Blocks {
		if a.Blocks[i].Kind == markup.Code {
			code += len(a.Blocks[i].Text)
		}
	}
	for i := range a.Blocks {
		b := &a.Blocks[i]
		switch {
		case b.At < 0:
		case b.Kind == markup.Note, b.Kind == markup.Code && code*4 < len(a.Body)*3: // an article may be one preformatted text
			blank(b.At, b.At+len(b.Text))
		case b.Kind != markup.Code:
			for _, s := range b.Spans {
				if s.Kind != markup.CodeText || strings.Count(b.Text[s.Start:s.End], `"`) < 2 {
					continue
				}
				for k := range b.Text[s.Start:s.End] {
					if b.Text[s.Start+k] == '"' {
						blank(b.At+s.Start+k, b.At+s.Start+k+1)
					}
				}
			}
		}
	}
	if out == nil {
		return a.Body
	}
	return string(out)
}
