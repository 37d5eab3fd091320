package seed

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/order"
	"seedfeed/feed/prose"
	"seedfeed/feed/unwrap"
)

// takeLastOrder holds the article back for an order in the last line of a text, above what may end it: a few short lines and what
// mail programs write. It removes the line, unless only its last sentence is the order.
func (a *Article) takeLastOrder(blocks []block, opt header.Options) []block {
	for at := len(blocks) - 1; at > 0 && len(blocks)-at < 6; at-- {
		text := blocks[at].text
		if e, ok := orderIn(blocks, at); ok && !datesOnly(e, opt) && (at == len(blocks)-1 || ordersAbove(blocks[at], blocks[at-1].whole)) {
			a.embargoed(e, "", opt)
			if e.line == text {
				blocks = slices.Delete(blocks, at, at+1)
			}
			return blocks
		}
		if at == len(blocks)-1 && (notedBelow(blocks[at]) || lastPartOrders(blocks[at]) || keepsInside(blocks[at])) {
			a.embargoed(embargo{line: text, open: true}, "", opt)
			return slices.Delete(blocks, at, at+1)
		}
		if short := len(text) < 40 && !blocks[at].whole && (digits(text) > 0 || !moreWords(text, 5)); !short && mailUseOf(text)&leaving == 0 && !isDisclaimer(text) {
			return blocks
		}
	}
	return blocks
}

// keepsInside reports whether a line forbids to pass the text on outside a circle: "Do not share outside the club". Names behind
// "outside" are those of countries: "Do not distribute outside Japan" tells of shares and films.
func keepsInside(bl block) bool {
	if len(bl.text) > 60 || bl.kind != markup.Paragraph {
		return false
	}
	o, ok := order.Of(bl.text)
	return ok && o.Beyond && o.Forbids && !o.Facts && (strings.IndexFunc(bl.text[1:], unicode.IsUpper) < 0 || strings.Contains(bl.text, "außerhalb"))
}

// datesOnly reports whether a line names no more than the month or year in which a text came out, if that is over: "Publication: June
// 2019".
func datesOnly(e embargo, opt header.Options) bool {
	if e.order == order.None || forbids(e.line) || digits(e.line) != 4 {
		return false
	}
	day, err := calendar.Read("1 "+dateWords(e.line), opt.Zone, opt.Now)
	return err == nil && day.AddDate(0, 1, 0).Before(opt.Now)
}

// orderIn finds an order in a line among or below the sentences of a text: all of it or, where it speaks to editors or shouts, its
// last sentence. It must be about the text, and neither quoted nor shown: many facts about a film or a book end in the day of its
// release, and a list of hints in "Do not use".
func orderIn(blocks []block, at int) (e embargo, ok bool) {
	text := blocks[at].text
	if len(text) < 160 && rights.In(text) { // "NOT FOR PUBLICATION. © Elm Council"
		text = strings.TrimSpace(rightsPart.ReplaceAllString(text, ""))
		e, ok = maybeOrderIn(blocks, at, text)
		return e, ok && (e.order == order.None || e.order == order.Certain || at == 0 && strings.HasPrefix(text, "HOLD ")) && (e.when != "" || !textWords[strings.ToLower(firstWord(text))])
	}
	if at+6 >= len(blocks) { // He said “yes.” Please do not publish yet.
		if i := strings.LastIndexAny(text, prose.DoubleMarks); i > 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			if tail := strings.TrimLeft(text[i+size:], " ,"); tail != "" {
				return maybeOrderIn(blocks, at, "Q. "+tail) // a letter for the sentences with the quotation
			}
		}
	}
	e, ok = maybeOrderIn(blocks, at, text)
	return e, ok && !rights.In(text)
}

// maybeOrderIn does so without a look at what tells of rights, which is slow, in a text that may be only part of the line.
func maybeOrderIn(blocks []block, at int, text string) (e embargo, ok bool) {
	kind := blocks[at].kind
	if kind == markup.Code || kind == markup.Item || kind == markup.Quoted || len(text) > longLine && !isDisclaimer(text) || unwrap.ListItem(text) || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "'") || strings.ContainsAny(text, prose.DoubleMarks) || at > 0 && strings.HasSuffix(blocks[at-1].text, ":") {
		return e, false
	}
	if e, ok = embargoBefore(text, lineParts(text)); ok && e.order == order.Certain && isOrder(e.line, true) && (text[0] == '(' || text[0] == '[' || prose.InCapitals(e.line) && !blocks[at].whole) {
		e.line = text
		return e, true
	}
	if e, ok = embargoLine(text, false); ok && len(text) <= 120 && !e.over && e.order != order.Faint && isOrder(text, true) && !(e.loose && told(blocks[at])) {
		return e, true
	}
	parts := strings.Split(strings.ReplaceAll(text, "! ", ". "), ". ")
	if len(parts) == 1 {
		return e, false
	}
	for i, part := range parts {
		if e, ok = embargoLine(part, false); !ok || !isOrder(part, true) {
			continue
		}
		o, _ := order.Of(part)
		if i == len(parts)-1 && (o.Asks || prose.InCapitals(firstWord(part))) || i == 0 && o.How == order.Certain && (prose.InCapitals(part) || o.Asks && !o.Facts && !o.Loose && (o.Publish || o.When != "") && len(text) < 120 && (at < 2 || at == len(blocks)-1)) || e.when != "" && isDisclaimer(text) {
			return e, true
		}
	}
	return e, false
}

// rights finds what tells that a line is about the rights in a text.
var rights = prose.NewFinder("©", "copyright 2", "copyright by", "copyright (c)", "rights reserved", "rechte vorbehalten", "droits réservés", "derechos reservados", "diritti riservati", "direitos reservados", "rechten voorbehouden", "prawa zastrzeżone", "права защищены")

// rightsPart matches what tells of rights, to the end of its sentence.
var rightsPart = regexp.MustCompile(`(?i)(?:©|copyright|(?:all|alle|tous|todos (?:l)?os|tutti i|wszelkie|все)? ?(?:rights reserved|rechte vorbehalten|droits réservés|derechos reservados|diritti riservati|direitos reservados|rechten voorbehouden|prawa zastrzeżone|права защищены))[^.]*\.? ?`)

// textWords begin what rights forbid, for ever: "This material may not be published".
var textWords = prose.Set("this these dieser diese dieses ce cette ces este esta questo questa dit deze этот данный ten ta tekst")

func firstWord(text string) string {
	first, _, _ := strings.Cut(text, " ")
	return first
}

// ordersAbove reports whether an order may stand above other lines at the end. A word there is the name of a film, or stands above
// those of players. Below tells that a sentence stands above it.
func ordersAbove(bl block, below bool) bool {
	o, _ := order.Of(bl.text)
	letters := len(strings.FieldsFunc(bl.text, func(r rune) bool { return !unicode.IsLetter(r) }))
	return bl.kind != markup.Heading && !o.Draft && (letters > 1 && (o.How > order.Faint || strings.Contains(bl.text, "EMBARGO") || digits(bl.text) > 0) || below && bl.text == "HOLD")
}

// isOrder reports whether a line that may hold a text is about texts for sure: "Do not publish before the vote", but not "Do not
// use the lift before Friday". If forbids is set, it must forbid.
func isOrder(text string, forbids bool) bool {
	o, ok := order.Of(text)
	return ok && !o.Facts && (o.Forbids || !forbids) || !ok && embargoNames.In(text) && !strings.Contains(strings.ToLower(text), "gesperrt") || strings.HasPrefix(text, "HOLD ")
}

// told reports whether a block that gives advice as headlines and stories do, "Publish only when sure.", is one of those.
func told(bl block) bool { return bl.whole || bl.kind == markup.Heading }

// forbids reports whether an order does more than to name a day: not "Release: 1 March 2041".
func forbids(text string) bool {
	o, ok := order.Of(text)
	return !ok || o.Forbids
}
