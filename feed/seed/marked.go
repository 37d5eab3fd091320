package seed

import (
	"errors"
	"path"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/format"
	"seedfeed/feed/header"
	"seedfeed/feed/hypertext"
	"seedfeed/feed/language"
	"seedfeed/feed/markup"
	"seedfeed/feed/office"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// readMarkdown fills an article from Markdown, or from MDX where the file is called so.
func (a *Article) readMarkdown(name, text string, opt header.Options) error {
	read := hypertext.Markdown
	if strings.EqualFold(path.Ext(name), ".mdx") {
		read = hypertext.MDX
	}
	d, err := read(text)
	if errors.Is(err, hypertext.ErrLong) {
		a.read(text, true, true, opt)
		a.Title = plainTitle(a.Title)
		return nil
	}
	if err != nil {
		return err
	}
	a.compose(d, false, opt)
	return nil
}

// readPage fills an article from a page or a fragment of one. What a page says of itself, its language, authors and
// date, is taken where front matter did not say it.
func (a *Article) readPage(d *markup.Document, opt header.Options) {
	a.takeProperties(d, opt)
	if a.Language == "" {
		a.Language, _ = language.Tag(d.Language)
	}
	a.saved = a.saved && !d.Exported && d.Properties == nil
	if len(a.Authors) == 0 {
		a.Authors = bylineNames(plaintext.Clean(d.Byline))
	}
	for _, text := range d.Dates {
		if t, err := calendar.Read(text, opt.Zone, opt.Now); err == nil && t.Year() > 1900 {
			a.takeDate(t, "the page's date")
			break
		}
	}
	_, day := datedByline(plaintext.Clean(d.Byline), opt)
	a.takeDate(day, "its by-line")
	if d.Draft != "" {
		a.Hold("the page says " + d.Draft)
	}
	a.compose(d, true, opt)
}

// takeProperties reads the properties of a page, and takes those that say something of the article out of its text. They are rows
// above it, with those that stay.
func (a *Article) takeProperties(d *markup.Document, opt header.Options) {
	ours, top := a.ReadProperties(d.Properties, opt), len(d.Properties)+3
	if ours == nil {
		return
	}
	kept := d.Blocks[:0:0]
	for i, b := range d.Blocks {
		name, _, _ := strings.Cut(b.Text, " | ")
		if i > top || !slices.Contains(ours, strings.TrimSuffix(name, ":")) || b.Kind == markup.Heading {
			kept = append(kept, b)
		}
	}
	d.Blocks = kept
}

// readDocument reads a file of a word processor.
func (a *Article) readDocument(data []byte, opt header.Options) error {
	d, err := office.Read(data)
	if err != nil {
		return err
	}
	a.Authors = bylineNames(plaintext.Clean(d.Byline))
	a.takeFields(d, opt)
	for _, line := range d.Remarks {
		a.heedRemark(line, opt)
	}
	a.compose(d, false, opt)
	return nil
}

// maxFields is the number of paragraphs among which the fields of a document are looked for.
const maxFields = 12

// takeFields reads what people write above or right below the title of a document, a paragraph for each: "Author: Ann Roe",
// "Status: Draft", "Date: 4 May 2026". What is no header in a text file is none here (see header.Find).
func (a *Article) takeFields(d *markup.Document, opt header.Options) {
	var lines []string
	for _, b := range d.Blocks[:min(len(d.Blocks), maxFields)] {
		if b.Kind != markup.Paragraph && b.Kind != markup.Heading || len(b.Text) > longLine || len(lines) > 0 && (!strings.Contains(b.Text, ":") || prose.EndsWhole(b.Text) && moreWords(b.Text, 5)) {
			break
		}
		lines = append(lines, plaintext.Line(plaintext.Clean(b.Text)))
	}
	for n := len(lines); n > 0; n-- {
		text := strings.Join(lines[:n], "\n")
		if !strings.Contains(lines[0], ":") {
			text = strings.Replace(text, "\n", "\n\n", 1)
		}
		h, ok := header.Find(text+"\n\n", format.Plain)
		if !ok || strings.TrimSpace(h.Rest) != "" {
			continue
		}
		a.ReadHeader(h, text, opt)
		kept := d.Blocks[:0:0]
		for i, b := range d.Blocks {
			if i >= n || strings.Contains("\n"+h.Above+"\n", "\n"+lines[i]+"\n") {
				kept = append(kept, b)
			}
		}
		d.Blocks = kept
		return
	}
}

// compose fills title, body and captions from blocks whose markup says what they are, of a page or another document.
func (a *Article) compose(d *markup.Document, page bool, opt header.Options) {
	if a.Title == "" {
		a.Title = plainTitle(plaintext.Clean(d.Title))
	}
	blocks := textBlocks(d.Blocks)
	var captions []string
	for _, c := range d.Captions {
		if c = plaintext.Line(plaintext.Clean(c)); c != "" && !unwrap.Ornament(c) {
			captions = append(captions, c)
		}
	}
	if blocks = a.takeEmbargo(blocks, opt); !page {
		blocks = a.takeLastOrder(blocks, opt)
	}
	a.embargoTitle(opt)
	blocks = a.takeHashtags(dropReleaseLines(blocks))
	heading := headingWith(blocks, a.Title)
	blocks = a.takeHeading(blocks)
	blocks = a.takeByline(blocks, opt)
	a.dropHead(blocks, d.Blocks, d.Byline, opt)
	if page {
		dropScraps(blocks, heading)
	}
	dropEndMark(blocks)
	dropMailFoot(blocks)
	a.takeSignature(blocks)
	blocks = settleMarked(blocks, captions, d.Blocks, opt)
	seen := map[uint64]bool{}
	for _, c := range captions {
		if k, _ := key(c); !seen[k] {
			seen[k] = true
			a.Captions = append(a.Captions, c)
		}
	}
	a.gather(blocks, seen)
	a.Blocks = arrange(d.Blocks, blocks)
}

// takeHeading cuts the title from the blocks: a first-level heading that says the title, which is the one we have, the
// first heading where we have none, or, where there is no heading, a first paragraph that reads as one.
func (a *Article) takeHeading(blocks []block) []block {
	first := slices.IndexFunc(blocks, func(b block) bool { return b.level == 1 })
	if first < 0 && len(blocks) > 0 && blocks[0].kind == markup.Heading {
		first = 0
	} else if first < 0 { // below a date or a by-line
		first = slices.IndexFunc(blocks[:min(len(blocks), 4)], func(b block) bool { return b.kind == markup.Heading && sameWords(b.text, a.Title) })
	}
	if a.Title == "" && first > 0 && blocks[0].kind == markup.Paragraph && slices.ContainsFunc(blocks[first+1:], func(b block) bool { return b.level == 1 }) && titleLike(blocks) {
		first = -1 // headings of parts, below a title that is none
	}
	if first >= 0 && a.Title == "" && a.isOpeningHeading(blocks, first) {
		return blocks
	}
	switch {
	case first >= 0 && (a.Title == "" || sameWords(blocks[first].text, a.Title)):
		if a.Title == "" {
			a.Title = plainTitle(blocks[first].text)
		}
		return slices.Delete(blocks, first, first+1)
	case len(blocks) > 0 && (blocks[0].kind == markup.Paragraph || len(blocks) > 1 && blocks[0].kind == markup.Item && blocks[1].kind != markup.Item && digits(blocks[0].text[:min(1, len(blocks[0].text))]) > 0): // "1. FC Elm wins" is no list
		blocks = a.takeTitle(blocks)
		a.Title = plainTitle(a.Title)
	}
	return blocks
}

// plainTitle makes a title of a line: without marks of a heading before or behind it.
func plainTitle(s string) string {
	s = header.Headline(s)
	if t := strings.TrimFunc(s, func(r rune) bool { return r == '#' || unicode.IsSpace(r) }); t != s && strings.HasPrefix(s, "#") {
		return t
	}
	return s
}

// settleMarked gives blocks their roles. No sentence is joined over blocks, since markup says where they end; captions
// and copies are looked for among paragraphs, and a paragraph that says a caption again is a copy of it. From has the blocks
// of the document.
func settleMarked(blocks []block, captions []string, from []markup.Block, opt header.Options) []block {
	findSentences(blocks)
	if !running(blocks) {
		return blocks
	}
	marked := map[uint64]bool{}
	for _, c := range captions {
		if k, n := key(c); n >= minCopy {
			marked[k] = true
		}
	}
	blocks = setAside(blocks)
	dates := 0 // among the first lines: one is that of publication
	for _, bl := range blocks[:min(len(blocks), 4)] {
		if bl.kind == markup.Paragraph && stamp(bl.text) == 1 {
			dates++
		}
	}
	whole := 0
	for i := range blocks {
		bl := &blocks[i]
		head := i < 4 && whole < 2
		if bl.whole {
			whole++
		}
		switch {
		case bl.role == furniture:
		case bl.kind != markup.Paragraph:
			bl.role = body
		case has(marked, bl.text):
			bl.role = twin
		case bl.role == body && (isFurniture(bl.text) || metaLine(bl.text) || head && dates == 1 && stamp(bl.text) == 1 && minuteOf(bl.text) && !toCome(bl.text, opt)):
			bl.role = furniture
		}
	}
	for i := range pulled(blocks, from) { // once it is known which paragraphs stay
		blocks[i].role = twin
	}
	return blocks
}

// has reports whether the key of a text is in keys.
func has(keys map[uint64]bool, text string) bool {
	if len(keys) == 0 {
		return false
	}
	k, _ := key(text)
	return keys[k]
}

// maxPulled bounds the quotations set apart that are looked for in the text around them.
const maxPulled = 50

// pulled finds pull quotes: block quotations that repeat word for word what a paragraph of the body says as well. A quotation
// of several blocks, such as one with a heading or with the speaker's name below it, is a pull quote only if paragraphs
// say all of it; otherwise it stays whole.
func pulled(blocks []block, from []markup.Block) map[int]bool {
	quoted := func(i int) bool { return blocks[i].kind == markup.Quoted }
	box := func(i int) int { return from[blocks[i].src].OuterQuotation() }
	text := "" // of the paragraphs, made for the first quotation
	searches := 0
	repeats := func(i int) bool {
		searches++
		return searches <= maxPulled && strings.Contains(text, " "+prose.Fold(blocks[i].text)+" ")
	}
	again := map[int]bool{}
	for i, end := 0, 0; i < len(blocks) && searches <= maxPulled; i = end {
		long := false
		for end = i; end < len(blocks) && (end == i || box(i) > 0 && box(end) == box(i)); end++ {
			if quoted(end) && !long {
				_, words := key(blocks[end].text)
				long = words >= minCopy
			}
		}
		if !long {
			continue
		}
		if text == "" {
			var b strings.Builder
			for k := range blocks {
				if blocks[k].kind == markup.Paragraph && blocks[k].role == body && box(k) == 0 {
					b.WriteString(" " + prose.Fold(blocks[k].text) + " \n")
				}
			}
			text = b.String() + "\n"
		}
		k := i
		for k < end && repeats(k) {
			k++
		}
		for ; k == end && i < end; i++ {
			again[i] = true
		}
	}
	return again
}
