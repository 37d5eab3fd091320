package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// maxHead is the number of blocks among which the lines that a site puts above its articles are looked for.
const maxHead = 8

// dropHead gives the lines above the first paragraph of a text their role, where they say nothing but what a site says of
// every article: its by-line, its dates, minutes to read, counters, buttons, the label of a picture. Byline is what the
// page says of its authors, and from has the blocks of the document. The way to the article and a list of networks go only in
// a page that was saved: people write such lists. The date of publication is taken from these lines where nothing else gives it.
func (a *Article) dropHead(blocks []block, from []markup.Block, byline string, opt header.Options) {
	byline = plaintext.Line(plaintext.Clean(byline))
	for i := range blocks[:min(len(blocks), maxHead)] {
		bl := &blocks[i]
		text := strings.TrimPrefix(bl.text, "• ")
		if n := shareItems(blocks[i:]); n > 0 && a.saved {
			for k := range n {
				blocks[i+k].role = furniture
			}
			continue
		}
		if bl.kind != markup.Paragraph && bl.kind != markup.Item || len(text) > 200 {
			if bl.whole && bl.kind == markup.Paragraph && len(text) > 200 { // the article has begun
				return
			}
			continue
		}
		if by := dated(text); by != "" {
			bl.role = furniture
			if len(a.Authors) == 0 {
				a.Authors = bylineNames(by)
			}
			text = text[len(by)+1:]
		}
		switch {
		case byline != "" && isBylineOf(text, byline), bl.kind == markup.Paragraph && len(writers(text)) > 0:
			bl.role = furniture
			who, day := datedByline(text, opt)
			if day.IsZero() {
				who = text
			}
			a.takeDate(day, "its by-line")
			if len(a.Authors) == 0 {
				a.Authors = bylineNames(who)
			}
		case stamp(text) > 0 && (stamp(text) == 2 || onlyStamp(blocks) && (a.saved || minuteOf(text)) && !toCome(text, opt)), pictureLabels[strings.ToLower(strings.Trim(text, ": "))], counters(text), a.saved && i < 3 && crumbs(text, from[bl.src].Spans):
			bl.role = furniture
			a.takeDate(publishedOn(text, opt), "the page's date")
		case bl.whole && len(text) > 60:
			return
		}
	}
}

// shareItems returns how many of the first blocks are a list of networks to share the article on, each an item.
func shareItems(blocks []block) int {
	n, names := 0, ""
	for n < min(len(blocks), maxHead) && blocks[n].kind == markup.Item && len(blocks[n].text) < 30 {
		names += " " + strings.TrimPrefix(blocks[n].text, "• ")
		n++
	}
	if n < 2 || !isShareBar(names) {
		return 0
	}
	return n
}

// dated returns the by-line before the date of publication in a line of both, or "": "By Ada Roe Published 4 March 2025".
func dated(text string) string {
	for i := range min(len(text), 60) {
		if text[i] == ' ' && stamp(text[i+1:]) == 2 && len(writers(text[:i])) > 0 {
			return text[:i]
		}
	}
	return ""
}

// crumbStarts begin the way from the start of a site to the article.
var crumbStarts = listed("crumbStarts")

// crumbs reports whether a line is the way from the start of a site to the article: "Home > Harbour", or links to all of its
// parts but the last, "Local news > Harbour".
func crumbs(text string, spans []markup.Span) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '>' || r == '›' || r == '»' })
	if len(parts) < 2 || len(text) > 100 || prose.EndsWhole(text) || strings.ContainsAny(text, "0123456789") {
		return false
	}
	links := 0
	for _, s := range spans {
		if s.Kind == markup.Link {
			links++
		}
	}
	return links >= len(parts)-1 || crumbStarts[strings.ToLower(strings.Trim(parts[0], " :"))]
}

// isBylineOf reports whether a line is the by-line of its page, with a date behind it at the most.
func isBylineOf(text, byline string) bool {
	if sameWords(text, byline) {
		return true
	}
	rest, ok := strings.CutPrefix(text, byline)
	return ok && stamp(strings.Trim(rest, " ,|·•–-")) > 0
}

// pictureLabels stand in place of a picture, or tell programs that read aloud that there is one.
var pictureLabels = map[string]bool{"image": true, "photo": true, "picture": true, "video": true, "play video": true, "bild": true, "foto": true, "imagen": true, "imagem": true, "immagine": true, "photograph": true, "image source": true, "enlarge": true, "open image in gallery": true}

var (
	countedWords = prose.Set("min mins minute minutes read listen watch comment comments share shares like likes view views response responses clap claps reaction reactions ago hour hours")
	buttonWords  = prose.Set("share tweet print save email e-mail bookmark listen comment comments like subscribe follow facebook twitter whatsapp linkedin reddit pinterest copy link")
)

// counters reports whether a line is nothing but counters, and buttons of which one alone may be a word: "4 min read 12 comments Share".
func counters(text string) bool {
	if len(text) > 120 {
		return false
	}
	n, counted := 0, false
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("·•|,()", r) })
	for i := 0; i < len(words); {
		w := words[i]
		i++
		switch {
		case w[0] >= '0' && w[0] <= '9' && len(w) < 8:
			from := i
			for i < len(words) && i < from+3 && countedWords[words[i]] {
				i++
			}
			if i == from {
				return false
			}
			counted = true
		case !buttonWords[w]:
			return false
		}
		n++
	}
	return n > 1 || counted
}

// headingWith returns the block of the document that is the first-level heading with the title, -1 for none.
func headingWith(blocks []block, title string) int {
	for _, b := range blocks[:min(len(blocks), maxAbove)] {
		if b.level == 1 && sameWords(b.text, title) {
			return b.src
		}
	}
	return -1
}

// maxAbove is the number of blocks among which the heading with the title is looked for, maxScrap the words of a scrap above it.
const maxAbove, maxScrap = 12, 3

// dropScraps gives what a page has above the heading with its title its role: "Menu", "Home Sport", the name of the site. Where a sentence
// stands there, it all stays.
func dropScraps(blocks []block, heading int) {
	above := blocks[:0]
	for i := range blocks {
		if blocks[i].src < heading {
			above = blocks[:i+1]
		}
	}
	if slices.ContainsFunc(above, func(b block) bool { return b.role == body && prose.EndsWhole(b.text) }) {
		return
	}
	for i := range above {
		b := &above[i]
		if (b.kind == markup.Paragraph || b.kind == markup.Item) && !moreWords(b.text, maxScrap) && digits(b.text) == 0 && !strings.Contains(b.text, ":") {
			b.role = furniture
		}
	}
}
