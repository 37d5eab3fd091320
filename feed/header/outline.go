package header

import (
	"strings"

	"seedfeed/feed/format"
)

// outlined reads the properties above an outline, as Logseq writes them, and the fields of Obsidian's Dataview: lines
// "key:: value" at the start of the text, also as an item. Lines with keys that say nothing of the article stay in the text.
//
//	public:: false
//	place:: Elm
func outlined(text string, as format.Format) (Header, bool) {
	if as != format.Markdown {
		return Header{}, false
	}
	text = strings.TrimLeft(text, " \t\n")
	var ours, others strings.Builder
	size := 0
	for line := range strings.Lines(text[:min(len(text), maxHeaderBytes)]) {
		key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), "::")
		if !ok || strings.ContainsAny(key, " :`") || value != "" && value[0] != ' ' {
			break
		}
		size += len(line)
		if kind := meaningOf(key); isProperty(key) || kind == meansTitle || kind == meansSummary || kind == meansAlias {
			ours.WriteString(key + ": " + strings.TrimSpace(value) + "\n")
		} else {
			others.WriteString(line)
		}
	}
	if ours.Len() == 0 {
		return Header{}, false
	}
	return Header{fields: plainLines(ours.String()), Above: others.String(), Rest: text[size:]}, true
}
