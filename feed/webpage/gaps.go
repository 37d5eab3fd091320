package webpage

import (
	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// maxGap is the number of blocks that the readability library is taken to have lost between two that it found.
const maxGap = 4

// withGaps puts back what the readability library took out between two blocks of an article that it found: headings in a box
// of their own, and paragraphs of a sentence. Whole is the blocks of the page, and boxed the texts of boxes that are never put back.
func withGaps(blocks, whole []markup.Block, boxed map[string]bool) []markup.Block {
	at := map[string]int{} // places of texts in whole, -1 for what stands in several
	for i, b := range whole {
		if _, again := at[b.Text]; again {
			at[b.Text] = -1
		} else {
			at[b.Text] = i
		}
		if b.Text != "" && boxed[b.Text] {
			at[b.Text] = -1
		}
	}
	var out []markup.Block
	last := -1 // the place of the block before
	for _, b := range blocks {
		i, ok := at[b.Text]
		if b.Text != "" {
			if ok && i >= 0 && last >= 0 && isGap(whole, at, last+1, i) {
				out = append(out, textsOf(whole[last+1:i])...)
			}
			last = -1
			if ok {
				last = i
			}
		}
		out = append(out, b)
	}
	return out
}

// boxNames are words of names of class and ids of boxes that are of a site and not of the article that they stand in.
var boxNames = hypertext.Set("related promo promotion newsl nl newsletter ad ads advert app event events social embed widget podcast author bio banner donate survey sponsor community")

// isGap reports whether the blocks from start up to end are all of an article, with pictures and captions between. What a
// page says several times, such as that a film cannot be shown, is not, nor are headings with no paragraph.
func isGap(whole []markup.Block, at map[string]int, start, end int) bool {
	if end-start < 1 || end-start > maxGap {
		return false
	}
	running := false
	for i := start; i < end; i++ {
		b := &whole[i]
		if b.Text != "" && at[b.Text] < 0 {
			return false
		}
		switch b.Kind {
		case markup.Picture, markup.Caption, markup.Rule:
		case markup.Heading:
			if b.Level == 1 || len(b.Text) > 2*maxTail || isLink(b, true) {
				return false
			}
		case markup.Paragraph, markup.Quoted:
			if !stopped(b.Text) || len(b.Text) <= minLead || isLink(b, true) {
				return false
			}
			running = true
		default:
			return false
		}
	}
	return running
}

// textsOf returns the blocks that are neither pictures nor captions.
func textsOf(blocks []markup.Block) (out []markup.Block) {
	for _, b := range blocks {
		if b.Kind == markup.Heading || b.Kind == markup.Paragraph || b.Kind == markup.Quoted {
			out = append(out, b)
		}
	}
	return out
}
