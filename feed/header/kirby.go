package header

import (
	"strings"

	"seedfeed/feed/format"
	"seedfeed/feed/prose"
)

// parted reads a text in parts, as Kirby writes articles: "Key: value" in each, with a line of four hyphens between two. The
// part "Text" is the text. What reads as prose in a part with another key stays above it; everything else is settings.
//
//	Title: Mill to open
//	----
//	Date: 2026-05-04
//	----
//	Text: It opens on Monday.
func parted(text string, as format.Format) (Header, bool) {
	if as != format.Markdown && as != format.Plain {
		return Header{}, false
	}
	var fields []field
	var above, body strings.Builder
	n := 0
	for part := range parts(text) {
		key, value, ok := strings.Cut(part, ":")
		if key, _, isKey := lineKey(key+": x", ':'); !ok || !isKey || n == 0 && meaningOf(key) == unread {
			return Header{}, false
		}
		n++
		value = strings.TrimSpace(value)
		switch plainKey(key) {
		case "text", "body", "content", "main", "article":
			body.WriteString(value + "\n\n")
			continue
		}
		if kind := meaningOf(key); kind == unread && prose.EndsWhole(value) && len(strings.Fields(value)) > 3 {
			above.WriteString(value + "\n\n")
		} else if list, err := readYAML(key + ":\n" + value); kind != unread && strings.HasPrefix(value, "- ") && err == nil {
			fields = append(fields, list...)
		} else if kind != unread {
			fields = append(fields, plainLines(key+": "+strings.ReplaceAll(value, "\n", " "))...)
		}
	}
	return Header{fields: fields, Above: above.String(), Rest: body.String()}, n > 1 && body.Len() > 0
}

// parts returns the parts of a text between lines of four hyphens or more. A text without such a line has none.
func parts(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from, at, found := 0, 0, false
		for line := range strings.Lines(text) {
			if bare := strings.TrimSpace(line); len(bare) > 3 && strings.Trim(bare, "-") == "" && line[0] == '-' {
				if found = true; !yield(strings.TrimSpace(text[from:at])) {
					return
				}
				from = at + len(line)
			}
			at += len(line)
		}
		if last := strings.TrimSpace(text[from:]); found && last != "" {
			yield(last)
		}
	}
}
