package webpage

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// maxShown is the number of runes outside headings and links that a page shows where a program is to fill it: "Loading …".
const maxShown = 60

// scriptedBody finds the text of an article that a page holds only in the data of its scripts, until a program shows it: the
// longest string in double quotes that holds three paragraphs of HTML or more and is about what the page is about, or, of a
// page that shows nothing, has a key of articles. It is "" for none. About is the page's title and description. It takes
// linear time.
func scriptedBody(page, about string, shown int) (body string) {
	for _, end := range [...]string{`\u003c/p\u003e`, `\u003C/p\u003E`, `<\/p>`} {
		tag := "" // of the script
		for from := 0; ; {
			i := strings.Index(page[from:], end)
			if i < 0 {
				break
			}
			start := openQuote(page, from, from+i)
			stop := closeQuote(page, from+i)
			if k := strings.LastIndex(page[from:start], "<script"); k >= 0 {
				tag, _, _ = strings.Cut(page[from+k:start], ">")
			}
			if literal := page[start:stop]; start < from+i && len(literal) > len(body) && len(literal) < hypertext.MaxData && strings.Count(literal, end) > 2 && !ofSite(tag, page[:start]) {
				var s string
				if json.Unmarshal([]byte(`"`+literal+`"`), &s) == nil && (shown == 0 && bodyKey.MatchString(page[max(0, start-40):start]) || shares(s, about)) {
					body = s
				}
			}
			from = max(stop, from+i+len(end))
		}
	}
	return body
}

var (
	// bodyKey matches the key before the text of an article.
	bodyKey = regexp.MustCompile(`(?i)[\W_](?:(?:article_?)?(?:body|content)_?(?:html)?|html|text)\\?"? ?[:=] ?\\?"$`)
	// siteWords are said before a text about a site itself, that asks for consent or says how a shop sends its goods, or about
	// other articles.
	siteWords = regexp.MustCompile(`(?i)consent|cookie|gdpr|privacy|policy|policies|shipping|terms|legal|newsletter|related|recommend`)
)

// ofSite reports whether what stands before a string in a script says that it is about the site: its key, those around it,
// or the tag of the script.
func ofSite(tag, before string) bool {
	const near = 200
	return siteWords.MatchString(before[max(0, len(before)-near):]) || siteWords.MatchString(tag[:min(len(tag), near)])
}

// shares reports whether a text has two long words of another.
func shares(text, other string) bool {
	text = strings.ToLower(text)
	found := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(other), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) > 4 && strings.Contains(text, w) {
			found[w] = true
		}
	}
	return len(found) > 1
}

// shownText counts the runes outside headings and links that blocks show.
func shownText(blocks []markup.Block) (n int) {
	for _, b := range blocks {
		if b.Kind != markup.Heading && !isLink(&b, true) {
			n += utf8.RuneCountInString(b.Text)
		}
	}
	return n
}

// scriptedBlocks returns the blocks of scriptedBody without the places that a program fills: "$$AD$$", "{{related}}".
func scriptedBlocks(page, about string, shown int) []markup.Block {
	return slices.DeleteFunc(bodyBlocks(scriptedBody(page, about, shown)), func(b markup.Block) bool {
		return slices.ContainsFunc([][2]string{{"$$", "$$"}, {"{{", "}}"}, {"[[", "]]"}, {"%%", "%%"}}, func(mark [2]string) bool {
			return strings.HasPrefix(b.Text, mark[0]) && strings.HasSuffix(b.Text, mark[1]) && words(b.Text) < 4
		})
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
