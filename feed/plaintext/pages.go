package plaintext

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// withoutPages takes the heads and feet of pages out of a text that form feeds divide, as programs write it that read a PDF: lines at the
// start or end of at least two pages, and of half of all, that are the same but for numbers and have no stop. The first page keeps such a line without
// numbers: it may be the title. A sentence that goes on over the pages stays one: "of the\n12\n\fELM WEEKLY\n\nold lock" becomes
// "of the\nold lock".
func withoutPages(text string) string {
	pages := strings.Split(strings.TrimRight(text, "\f \r\n"), "\f")
	lines, counts := make([][]string, len(pages)), map[string]int{}
	for i, page := range pages {
		lines[i] = strings.Split(strings.ReplaceAll(strings.Trim(page, " \r\n"), "\r\n", "\n"), "\n")
		for key := range edges(lines[i]) {
			counts[key]++
		}
	}
	var b strings.Builder
	taken := false
	for i, page := range lines {
		furniture := func(line string, first bool) bool {
			key := edge(line)
			return key == "" || len(key) < 100 && !strings.ContainsAny(key[len(key)-1:], ".!?") && counts[key] > 1 && 2*counts[key] >= len(pages) && !(first && i == 0 && !strings.Contains(key, "#"))
		}
		size := len(page) // up to four lines at each end
		for len(page) > 1 && size-len(page) < 4 && furniture(page[0], true) {
			page = page[1:]
		}
		for len(page) > 1 && size-len(page) < 8 && furniture(page[len(page)-1], false) {
			page = page[:len(page)-1]
		}
		cut := len(page) < size || taken
		taken = taken || cut
		if first, _ := utf8.DecodeRuneInString(page[0]); i > 0 && cut && unicode.IsLower(first) {
			b.WriteString("\n")
		} else if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(strings.Join(page, "\n"))
	}
	if !taken {
		return text
	}
	return b.String() + "\n"
}

// edges returns the keys of the first and the last two lines of a page that are not blank.
func edges(lines []string) map[string]bool {
	keys := map[string]bool{}
	for _, step := range [...]int{1, -1} {
		at := 0
		if step < 0 {
			at = len(lines) - 1
		}
		for n := 0; at >= 0 && at < len(lines) && n < 2; at += step {
			if key := edge(lines[at]); key != "" {
				keys[key] = true
				n++
			}
		}
	}
	return keys
}

// edge is what a line at the edge of a page says without its numbers: "ELM WEEKLY #", "#" for a number alone.
func edge(line string) string {
	words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–—|·•", r) })
	for i, w := range words {
		if strings.Trim(w, "0123456789/.") == "" {
			words[i] = "#"
		}
	}
	return strings.Join(slices.Compact(words), " ")
}
