package hypertext

import "strings"

// breaksOut are elements that cannot stand in a drawing: one in an svg element says that this was never closed (HTML,
// section 13.2.6.5).
var breaksOut = Set("blockquote body br center dd div dl dt em h1 h2 h3 h4 h5 h6 head hr i img li menu meta nobr ol p pre small span strong sub sup table u ul article section main footer header")

// maxFallback is the number of bytes that a film or the like has at most for programs that cannot show it.
const maxFallback = 4000

// nearTags finds the next tags of elements that are left out. Each place of the page is searched once a name.
type nearTags struct {
	page  string
	lower string // the page in lower case, once it is searched
	at    map[string]int
}

func (t *nearTags) next(tag string, from int) int {
	if t.lower == "" {
		t.lower = strings.ToLower(t.page)
	}
	at, ok := t.at[tag]
	if !ok || at >= 0 && at < from {
		if at = strings.Index(t.lower[min(from, len(t.lower)):], tag); at >= 0 {
			at += from
		}
		t.at[tag] = at
	}
	return at
}

// closed reports whether an element that starts before from is closed: before the next one of its name, and films and the
// like not too far away.
func (t *nearTags) closed(name string, from int) bool {
	end, again := t.next("</"+name, from), t.next("<"+name, from)
	if end < 0 || again >= 0 && again < end && name != "del" && name != "s" && name != "template" && name != "map" {
		return false
	}
	switch name {
	case "video", "audio", "canvas", "object", "embed", "button", "meter", "progress":
		return end-from <= maxFallback
	}
	return true
}
