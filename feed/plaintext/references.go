package plaintext

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

// reference matches a character reference of HTML (section 13.5).
var reference = regexp.MustCompile(`&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);`)

// References decodes the character references in a plain text that was copied out of the source of a page: don&#8217;t;
// &quot;Yes,&quot; she said. A text that writes about them has them between spaces or marks, and keeps them: the sign for a space
// is &nbsp; and for a dash "&mdash;"; or it has the letter itself as well: to write é, type &eacute;. So at least half of them must touch a
// word, not counting "&amp;" between spaces and those for "<" and ">", which tell nothing: &lt;p&gt;.
func References(text string) string {
	found := reference.FindAllStringIndex(text, -1)
	touching, apart := 0, 0
	for _, f := range found {
		switch ref := text[f[0]:f[1]]; {
		case ref == "&lt;" || ref == "&gt;":
		case wordEnd(text[:f[0]]) || wordStart(text[f[1]:]):
			if s := decodeReference(ref); s != ref {
				if s[0] >= utf8.RuneSelf && strings.Contains(text, s) { // to write é, type &eacute;
					return text
				}
				touching++
			}
		case ref != "&amp;":
			apart++
		}
	}
	if touching == 0 || touching < apart {
		return text
	}
	return Clean(reference.ReplaceAllStringFunc(text, decodeReference))
}

// decodeReference returns the character of a reference, or the reference where it names none.
func decodeReference(ref string) string {
	if s := html.UnescapeString(ref); !strings.HasSuffix(s, ";") && s != "\ufffd" {
		return s
	}
	return ref
}

func wordEnd(s string) bool { return s != "" && wordByte(s[len(s)-1]) }

func wordStart(s string) bool { return s != "" && wordByte(s[0]) }

func wordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}
