package plaintext

import (
	"html"
	"regexp"
)

// reference matches a character reference of HTML (section 13.5).
var reference = regexp.MustCompile(`&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);`)

// References decodes the character references in a plain text that was copied out of the source of a page: don&#8217;t;
// &quot;Yes,&quot; she said. A text that writes about them has them between spaces or marks, and keeps them: the sign for a space
// is &nbsp; and for a dash "&mdash;". So at least half of them must touch a word; "&amp;" between spaces tells nothing, and nor do
// those for "<" and ">", with which tags are told: &lt;p&gt;.
func References(text string) string {
	found := reference.FindAllStringIndex(text, -1)
	touching, apart := 0, 0
	for _, f := range found {
		switch ref := text[f[0]:f[1]]; {
		case ref == "&lt;" || ref == "&gt;":
		case wordEnd(text[:f[0]]) || wordStart(text[f[1]:]):
			if html.UnescapeString(ref) != ref {
				touching++
			}
		case ref != "&amp;":
			apart++
		}
	}
	if touching == 0 || touching < apart {
		return text
	}
	return Clean(reference.ReplaceAllStringFunc(text, html.UnescapeString))
}

func wordEnd(s string) bool { return s != "" && wordByte(s[len(s)-1]) }

func wordStart(s string) bool { return s != "" && wordByte(s[0]) }

func wordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
