package seed

import (
	"strings"

	"seedfeed/feed/markup"
	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// noteAbove reports whether a note to an editor stands above the title, or greets one: "Hi Sam, can you hold it till Thursday?"
func noteAbove(a *Article, blocks []block) bool {
	return blocks[0].kind != markup.Heading && (titleBelow(blocks) || a.Title != "" && order.Greets(blocks[0].text)) && order.Note(blocks[0].text, order.Above)
}

// notedBelow reports whether the last line is a note in brackets: "[Ann still has to see her quotes. Do not send out.]"
func notedBelow(bl block) bool {
	text := strings.Trim(bl.text, "*_ ")
	return len(text) > 2 && strings.ContainsRune("[(", rune(text[0])) && strings.ContainsRune("])", rune(text[len(text)-1])) && order.Note(text[1:len(text)-1], order.Remark)
}

// lastPartOrders reports whether a short last line ends in an order, and names somebody, asks, or is in capitals: "Sam, her words are
// missing, not to be published". A few words before a sentence of its own need not: "Falta la foto. No publicar." In English such a
// line must not end as a sentence does, since a story may end in "Do not publish."
func lastPartOrders(bl block) bool {
	text := strings.TrimRight(bl.text, " .!")
	if len(text) > 100 || strings.Count(text, ", ") > 1 || bl.kind == markup.Item || bl.kind == markup.Quoted || bl.kind == markup.Code || strings.ContainsAny(text, prose.DoubleMarks) || rights.In(text) {
		return false
	}
	at := -1
	for _, mark := range [...]string{". ", ", ", " – ", " — ", " - "} {
		if i := strings.LastIndex(text, mark); i >= 0 {
			at = max(at, i+len(mark))
		}
	}
	if at < 0 || bl.whole && englishOrders[strings.ToLower(firstWord(text[at:]))] {
		return false
	}
	o, ok := order.Of(text[at:])
	return ok && o.How == order.Certain && o.Forbids && o.Publish && !o.Facts && !o.Loose &&
		(order.Speaks(text) || prose.InCapitals(text[at:]) || len(text) < 40 && text[at-2] == '.')
}

// englishOrders begin orders in English.
var englishOrders = prose.Set("do don't don’t dont not never hold keep please")
