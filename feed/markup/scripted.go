package markup

import (
	"encoding/json"
	"slices"
	"strings"
)

// scriptedBody finds the text of an article that a page holds only in the data of its scripts, until a program shows it: the
// longest string in double quotes that holds three paragraphs of HTML or more, "" for none. It takes linear time.
func scriptedBody(page string) (body string) {
	for _, end := range [...]string{`\u003c/p\u003e`, `\u003C/p\u003E`, `<\/p>`} {
		for from := 0; ; {
			i := strings.Index(page[from:], end)
			if i < 0 {
				break
			}
			start := openQuote(page, from, from+i)
			stop := closeQuote(page, from+i)
			if literal := page[start:stop]; start < from+i && len(literal) > len(body) && len(literal) < maxBody && strings.Count(literal, end) > 2 {
				var s string
				if json.Unmarshal([]byte(`"`+literal+`"`), &s) == nil {
					body = s
				}
			}
			from = max(stop, from+i+len(end))
		}
	}
	return body
}

// scriptedBlocks returns the blocks of scriptedBody without the places that a program fills: "$$AD$$", "{{related}}".
func scriptedBlocks(page string) []Block {
	return slices.DeleteFunc(bodyBlocks(scriptedBody(page)), func(b Block) bool {
		for _, mark := range [...][2]string{{"$$", "$$"}, {"{{", "}}"}, {"[[", "]]"}, {"%%", "%%"}} {
			if strings.HasPrefix(b.Text, mark[0]) && strings.HasSuffix(b.Text, mark[1]) && words(b.Text) < 4 {
				return true
			}
		}
		return false
	})
}

// openQuote returns where the string that holds the byte at i starts, and i where no quote stands behind from.
func openQuote(page string, from, i int) int {
	for k := i - 1; k >= from; k-- {
		if page[k] == '"' && !escaped(page, from, k) {
			return k + 1
		}
	}
	return i
}

// closeQuote returns where the string that holds the byte at i ends, or the end of the page.
func closeQuote(page string, i int) int {
	for k := i; k < len(page); k++ {
		switch page[k] {
		case '\\':
			k++
		case '"':
			return k
		}
	}
	return len(page)
}

// escaped reports whether an odd number of backslashes stands before the byte at k.
func escaped(page string, from, k int) bool {
	n := 0
	for k--; k >= from && page[k] == '\\'; k-- {
		n++
	}
	return n%2 == 1
}
