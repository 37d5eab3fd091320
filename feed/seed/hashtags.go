package seed

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/order"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// takeHashtags moves lines of nothing but hashtags to Tags: those around the title, and the last line of the text. A single
// hashtag that begins the text may be its title.
func (a *Article) takeHashtags(blocks []block) []block {
	const around = 3
	for i := len(blocks) - 1; i >= 0 && len(blocks) > 1; i-- {
		if i != len(blocks)-1 && i >= around || blocks[i].kind != markup.Paragraph && blocks[i].kind != markup.Heading {
			continue
		}
		if tags := hashtags(blocks[i].text); len(tags) > 1 || len(tags) == 1 && i > 0 {
			for _, tag := range tags {
				if o, ok := header.OfTag(tag); ok && o.How >= order.Likely && i < around && i < len(blocks)-1 { // below the text it may be a draft of players
					a.Hold("hashtag #" + tag)
				}
			}
			a.Tags = plaintext.Lines(append(tags, a.Tags...))
			blocks = slices.Delete(blocks, i, i+1)
		}
	}
	return blocks
}

// hashtags returns the tags of a line that has nothing else in it: "#harbour #work/sea".
func hashtags(line string) []string {
	if line == "" || line[0] != '#' || len(line) > 300 {
		return nil
	}
	var tags []string
	for w := range strings.FieldsSeq(line) {
		tag, ok := strings.CutPrefix(w, "#")
		tag = strings.TrimSuffix(tag, "#") // of Bear
		if first := prose.FirstRune(tag); !ok || !unicode.IsLetter(first) || strings.ContainsFunc(tag, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("_-/", r)
		}) {
			return nil
		}
		tags = append(tags, tag)
	}
	return tags
}
