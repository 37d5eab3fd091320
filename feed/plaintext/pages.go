package plaintext

import (
	"regexp"
	"strings"
)

// withoutPages takes the heads and feet of pages out of a text that form feeds divide, as programs write it that read a PDF: lines at the
// start or end of at least two pages, and of half of all, that are the same but for numbers and have no stop. The first page keeps such a
// line without numbers: it may be the title. "of the\n12\n\fELM WEEKLY\n\nold lock" becomes "of the\fold lock".
func withoutPages(text string) string {
	const most = 3 // lines at each end
	pages := strings.Split(strings.TrimRight(text, "\f \r\n"), "\f")
	counts, met := map[string]int{}, map[string]int{}
	lines := make([][]string, len(pages))
	for i, page := range pages {
		lines[i] = strings.Split(strings.Trim(page, " \r\n"), "\n")
		for n, line := range lines[i] {
			if key := edge(line); met[key] < i+1 && (n < most || n >= len(lines[i])-most) {
				met[key] = i + 1
				counts[key]++
			}
		}
	}
	for i, page := range lines {
		furniture := func(line string, first bool) bool {
			key := edge(line)
			return key == "" || len(key) < 100 && !strings.ContainsAny(key[len(key)-1:], ".!?") && counts[key] > 1 && 2*counts[key] >= len(pages) && (!first || strings.Contains(key, "#"))
		}
		from, to := 0, len(page)
		for from < min(most, to-1) && furniture(page[from], i == 0) {
			from++
		}
		for to > max(from+1, len(page)-most) && furniture(page[to-1], false) {
			to--
		}
		pages[i] = strings.Join(page[from:to], "\n")
	}
	return strings.Join(pages, "\f")
}

// edge is what a line at the edge of a page says without its numbers: "ELM WEEKLY #", "#" for a number alone.
func edge(line string) string {
	return pageNumbers.ReplaceAllString(strings.Trim(line, " \t\r-–—|·•"), "#")
}

var pageNumbers = regexp.MustCompile(`[0-9][0-9/.]*`)
