package header

import (
	"strings"

	"seedfeed/feed/format"
	"seedfeed/feed/prose"
)

// outlined reads the properties above an outline, as Logseq writes them, and the fields of Obsidian's Dataview: lines
// "key:: value" at the start of the text, also as an item, and behind a blank line those that say something of the article.
// Lines with keys that say nothing of it stay in the text.
//
//	public:: false
//	place:: Elm
func outlined(text string, as format.Format) (Header, bool) {
	if as != format.Markdown {
		return Header{}, false
	}
	text = strings.TrimLeft(text, " \t\n")
	var ours, others strings.Builder
	size, at, apart := 0, 0, false
	for line := range strings.Lines(text[:min(len(text), maxHeaderBytes)]) {
		at += len(line)
		bare := strings.TrimSpace(line)
		if apart = apart || bare == "" && size > 0; bare == "" && size > 0 {
			continue
		}
		key, value, ok := strings.Cut(strings.TrimPrefix(bare, "- "), "::")
		known := ok && ofArticle(key, strings.TrimSpace(value))
		if !ok || len(strings.Fields(key)) > 3 || strings.ContainsAny(key, ":`") || value != "" && value[0] != ' ' || apart && (!known || strings.HasPrefix(bare, "-")) {
			break
		}
		size = at
		if known {
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

// readingWords are what people write of books and films: where they are with them, not with the article.
var readingWords = prose.Set("reading read unread re-reading rereading to-read toread finished watching watched to-watch towatch seen abandoned owned wishlist listening playing played lesen gelesen lu lire leyendo leído letto lezen gelezen прочитано читаю przeczytane")

// ofArticle reports whether a property says something of the article. A flag has a truth value, and a status is not that of a
// book: "draft:: is a word of C++".
func ofArticle(key, value string) bool {
	switch kind := meaningOf(key); kind {
	case meansTitle, meansSummary, meansAlias:
		return true
	case meansHidden, meansShown:
		return isProperty(key) && truthOf(value) != noTruth
	case meansStatus:
		return isProperty(key) && len(value) < 40 && !readingWords[strings.ReplaceAll(strings.ToLower(unbracketed(value)), " ", "-")]
	case meansDate, meansPublished, meansRelease, meansEnd, meansUpdated, meansCreated:
		return isProperty(key) && len(value) < 60
	}
	return isProperty(key)
}
