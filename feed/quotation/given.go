package quotation

import "strings"

// givenAlone reports whether the given name at token i starts its sentence and does something there: Emma scored
// twice. Names that are words as well (Hope, Mark) do not count.
func (d *document) givenAlone(i int) bool {
	w := d.tokens[i].lower
	if !d.tokens[i].starts && !(i > 0 && d.tokens[i-1].starts && heads[d.tokens[i-1].lower]) || !women[w] && !men[w] || alsoWords[w] || i+1 >= len(d.tokens) || d.tokens[i+1].paragraph != d.tokens[i].paragraph {
		return false
	}
	next := &d.tokens[i+1]
	if next.text == "," && i+3 < len(d.tokens) && d.tokens[i+3].text == "," { // Emma, 11,
		return strings.Trim(d.tokens[i+2].text, "0123456789") == ""
	}
	return d.acts(i + 1)
}

// acts reports whether token i looks like what somebody did: scored; ran.
func (d *document) acts(i int) bool {
	t := &d.tokens[i]
	return t.kind == word_ && t.text == t.lower && (finite[t.lower] || did[t.lower] || len(t.lower) > 4 && strings.HasSuffix(t.lower, "ed"))
}

var (
	// alsoWords are given names that are words, places or months as well.
	alsoWords = set(`hope faith grace joy will may june april august mark bill grant frank drew rob chase dawn rose ivy daisy crystal amber ruby pearl
		jade summer autumn christian florence charlotte chelsea georgia virginia victoria carolina paris austin dallas sydney jordan israel kent troy
		lincoln jackson washington clinton houston guy dean earl duke king prince rich art gene dick jack pat sue penny olive honor holly heather iris
		violet brook brooke melody harmony angel trinity destiny savannah dakota cheyenne asia china india america kenya cuba max ray sky star tony
		jean don van ali kim lee li mo omar`)
	// did are irregular past forms of what people do.
	did = set(`was is had has found ran won lost went came took made gave got saw knew felt left kept held sat stood fell wore drew grew broke chose
		drove ate fought hid hung lay led lit met paid rode rose sang shook slept spent stuck swam swung taught thought threw understood woke wept
		bought brought built cut broke put caught sold sent sought forgot began became`)
)
