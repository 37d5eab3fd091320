package seed

import (
	"slices"
	"strings"

	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// A block is one paragraph, line or item of the text, as one line.
type block struct {
	text  string
	gap   bool // a blank line, or the start of the text, stands before it
	whole bool // ends as a sentence does
	role  role
	kind  markup.Kind  // what its markup says; a paragraph in plain text
	level int          // of a heading, else 0
	src   int          // index of the markup block it is made of
	at    int          // offset of text in the article's body, once it is there
	sents []prose.Span // sentences of text, found once the breaks are repaired
}

// A role decides where a block goes.
type role uint8

const (
	body role = iota
	caption
	twin      // an exact copy of a block that stays
	furniture // belongs to the page, not to the article
)

// read sets title, body and captions from a text without a header. If cut is set, a first block that reads as a title, or
// repeats the known title, is removed from the body. If stopped is set too, a title may end in a full stop.
func (a *Article) read(text string, cut, stopped bool, opt header.Options) {
	blocks := dropPages(split(text))
	if stopped {
		blocks = a.takeLastOrder(a.takeEmbargo(blocks, opt), opt)
	}
	lines := len(blocks)
	blocks = dropReleaseLines(blocks)
	released := len(blocks) < lines
	if cut {
		blocks = joinHeadline(blocks)
	}
	blocks = a.takeHashtags(blocks)
	if len(blocks) > 1 && a.Title == "" && isFileName(blocks[0].text, a.file) && titleLike(blocks[1:]) && overText(blocks, 1) {
		blocks = blocks[1:]
	}
	if cut {
		if len(blocks) > 3 && isByline(blocks[0].text) && len(blocks[1].text) < 40 && !blocks[1].whole && postHeld(blocks[1].text) && titleLike(blocks[2:]) { // "Staff writer"
			blocks = slices.Delete(blocks, 1, 2)
		}
		if len(blocks) > 2 && a.Title == "" && titleLike(blocks[1:]) {
			placed, _ := placeAndDate(blocks[0].text)
			if isByline(blocks[0].text) || released && placed || !blocks[1].whole && len(blocks[0].text) < 40 && !dayIn(blocks[0].text, opt).IsZero() { // a by-line or a date above the title; place and date of a press release
				blocks[0], blocks[1] = blocks[1], blocks[0]
			}
		}
		if stopped && a.Title == "" && stoppedTitle(blocks) {
			a.Title = header.Headline(strings.TrimSuffix(blocks[0].text, "."))
			blocks = blocks[1:]
		} else {
			blocks = a.takeTitle(blocks)
		}
		blocks = a.takeByline(blocks, opt)
		a.takeStamp(blocks, opt)
	}
	prosaic := running(blocks) // a list, a recipe, a poem or a letter, where most lines have no final stop, is not repaired
	if prosaic {
		blocks = repair(blocks, opt)
	} else {
		onlyLabelled(blocks)
		blocks = rejoin(blocks)
	}
	dropEndMark(blocks)
	dropMailFoot(blocks)
	a.takeSignature(blocks)
	if cut && prosaic {
		a.dropTitles(blocks)
	}
	for i := 0; i < len(blocks) && len(a.Authors) == 0; i++ {
		if blocks[i].role == furniture {
			a.Authors = writers(blocks[i].text)
		}
	}
	if prosaic {
		a.dropPortrait(blocks)
	}
	dropTag(blocks)
	a.gather(blocks, map[uint64]bool{})
	a.Sentences = sentences(blocks)
	a.Blocks = plainBlocks(blocks)
}

// split divides a text into blocks.
func split(text string) []block {
	lines := unwrap.Blocks(text, labelled)
	blocks := make([]block, len(lines), len(lines)+4)
	for i, l := range lines {
		blocks[i] = block{text: l.Text, gap: l.Gap, whole: endsSentence(l.Text)}
	}
	return joinDropCap(blocks)
}

// sentences returns the sentences of the body of a text without markup, which has each block as a paragraph.
func sentences(blocks []block) []prose.Span {
	out := make([]prose.Span, 0, 2*len(blocks))
	for i := range blocks {
		bl := &blocks[i]
		if bl.role != body {
			continue
		}
		sents := bl.sents
		if len(sents) == 0 {
			sents = prose.Sentences(bl.text, prose.Span{Start: 0, End: len(bl.text)})
		}
		for _, s := range sents {
			out = append(out, prose.Span{Start: bl.at + s.Start, End: bl.at + s.End})
		}
	}
	return out
}

// dropTitles marks lines that repeat the title word for word, without a stop, as copies.
func (a *Article) dropTitles(blocks []block) {
	title, words := key(a.Title)
	if words < minCopy {
		return
	}
	for i := range blocks {
		if bl := &blocks[i]; bl.role != furniture && !bl.whole {
			if k, n := key(bl.text); k == title && n == words {
				bl.role = twin
			}
		}
	}
}

// dropPortrait marks a last line about the author as furniture: it starts with the name in the by-line, or reads as "Ada Roe is a
// reporter at the Post", and the name stands nowhere else in the text.
func (a *Article) dropPortrait(blocks []block) {
	last := len(blocks) - 1
	for last > 0 && blocks[last].role != body {
		last--
	}
	if last < 3 || len(blocks[last].text) > 240 {
		return
	}
	text, names := blocks[last].text, a.Authors
	if biography.MatchString(text) {
		names = []string{strings.Join(strings.Fields(text)[:2], " ")}
	}
	for _, name := range names {
		if !strings.HasPrefix(text, name+" ") || strings.Contains(text, ": ") {
			continue
		}
		surname := name[strings.LastIndexByte(name, ' ')+1:]
		if !slices.ContainsFunc(blocks[:last], func(bl block) bool { return bl.role == body && strings.Contains(bl.text, surname) }) {
			blocks[last].role = furniture
			return
		}
	}
}

// gather sets the body and the captions from blocks whose roles are known. Seen holds the keys of earlier captions.
func (a *Article) gather(blocks []block, seen map[uint64]bool) {
	var b strings.Builder
	size := 0
	for i := range blocks {
		size += len(blocks[i].text) + 2
	}
	b.Grow(size)
	for i := range blocks {
		switch bl := &blocks[i]; bl.role {
		case caption:
			if k, _ := key(bl.text); !seen[k] {
				seen[k] = true
				a.Captions = append(a.Captions, bl.text)
			}
		case body:
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			bl.at = b.Len()
			b.WriteString(bl.text)
		}
	}
	a.Body = b.String()
}

// moreWords reports whether a text has more than n words, parted by white space.
func moreWords(s string, n int) bool {
	for range strings.FieldsSeq(s) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}
