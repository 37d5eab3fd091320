package webpage

import (
	"strings"

	"seedfeed/feed/markup"
)

// tidy drops from the running text of a page what leads elsewhere: paragraphs that are one link and hardly more, such as
// "Read also: A bridge too far", headings with nothing but such links below them, and what stands behind the last sentence.
func tidy(blocks []markup.Block) []markup.Block {
	if len(sentences(blocks)) < 3 {
		return blocks
	}
	out := make([]markup.Block, 0, len(blocks))
	gone := 0 // blocks that were dropped since the last one that stays
	for i := range blocks {
		if leadsAway(blocks, i) {
			gone++
			continue
		}
		if n := len(out); gone > 0 && n > 0 && blocks[i].Kind == markup.Heading && out[n-1].Kind == markup.Heading && blocks[i].Level <= out[n-1].Level {
			out = out[:n-1] // nothing is left below it
		}
		out, gone = append(out, blocks[i]), 0
	}
	return trimTail(out)
}

// leadsAway reports whether a block is a link to something else: it has no final stop, and of a list its neighbour is one
// as well.
func leadsAway(blocks []markup.Block, i int) bool {
	switch b := &blocks[i]; b.Kind {
	case markup.Paragraph:
		return len(b.Text) < 250 && isLink(b, true) && !stopped(b.Text)
	case markup.Item:
		link := func(k int) bool {
			return k >= 0 && k < len(blocks) && blocks[k].Kind == markup.Item && isLink(&blocks[k], false) && !stopped(blocks[k].Text)
		}
		return link(i) && len(b.Text) > 25 && (link(i-1) || link(i+1))
	}
	return false
}

// isLink reports whether nine tenths of a text are links, or, labelled, all that stands behind a short label.
func isLink(b *markup.Block, labelled bool) bool {
	linked, first := 0, len(b.Text)
	for _, s := range b.Spans {
		if s.Kind == markup.Link {
			linked += s.End - s.Start
			first = min(first, s.Start)
		}
	}
	if linked*10 >= len(b.Text)*9 {
		return true
	}
	label := strings.TrimRight(b.Text[:first], " ")
	return labelled && label != "" && first <= 40 && strings.ContainsAny(label[len(label)-1:], ":|>") && linked*10 >= (len(b.Text)-first)*9
}

// maxTail is the number of bytes of the longest line that goes from behind the last sentence.
const maxTail = 120

// trimTail drops the headings, short lines and links behind the last sentence of a text.
func trimTail(blocks []markup.Block) []markup.Block {
	end := len(blocks)
	for end > 0 {
		b := &blocks[end-1]
		short := len(b.Text) < maxTail && !stopped(b.Text)
		if b.Kind != markup.Heading && !(b.Kind == markup.Paragraph && short) && !(b.Kind == markup.Item && short && isLink(b, false)) && b.Kind != markup.Rule {
			break
		}
		end--
	}
	return blocks[:end]
}
