package seed

import (
	"errors"
	"html"
	"strings"

	"seedfeed/feed/prose"
)

// plainText decodes entities and strips tags. Exports of content management systems contain both.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var b strings.Builder
	for rest := s; rest != ""; {
		open := strings.IndexByte(rest, '<')
		if open < 0 || open+1 == len(rest) {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:open])
		end := strings.IndexByte(rest[open:], '>')
		if c := rest[open+1] | 0x20; end < 0 || (c < 'a' || c > 'z') && rest[open+1] != '/' && rest[open+1] != '!' {
			b.WriteByte('<')
			rest = rest[open+1:]
			if end < 0 {
				b.WriteString(rest)
				break
			}
			continue
		}
		if tag := strings.ToLower(rest[open+1 : open+end]); strings.HasPrefix(tag, "br") || strings.HasPrefix(tag, "/p") || strings.HasPrefix(tag, "/li") || strings.HasPrefix(tag, "/div") {
			b.WriteByte(' ')
		}
		rest = rest[open+end+1:]
	}
	return fold(clean(html.UnescapeString(b.String())))
}

// cutOff returns what is wrong with a summary that was cut in the middle, "" if it is whole.
func cutOff(s string) string {
	s = strings.TrimRight(s, " \"'”’»)]")
	lower := strings.ToLower(s)
	for _, end := range [...]string{"…", "..", "[…", "[...", "read more", "continue reading", "weiterlesen", "lire la suite"} {
		if strings.HasSuffix(lower, end) {
			return "is cut off"
		}
	}
	if s == "" || prose.EndsWhole(s) {
		return ""
	}
	words := strings.Fields(lower)
	if sentences := prose.Sentences(s, prose.Span{Start: 0, End: len(s)}); len(sentences) > 1 || dangling[words[len(words)-1]] || strings.ContainsRune(",;:–—-", lastRune(s)) {
		return "ends in the middle of a sentence"
	}
	return ""
}

// dropExcerpt drops a summary from the header that is only the beginning of a sentence of the text.
func (a *Article) dropExcerpt() {
	if a.Summary == "" || prose.EndsWhole(a.Summary) {
		return
	}
	if i := strings.Index(a.Body, a.Summary); i >= 0 && strings.Contains(a.Summary, " ") {
		if rest := strings.TrimLeft(a.Body[i+len(a.Summary):], "\"'”’»)] "); rest != "" && rest[0] != '\n' && !strings.ContainsRune(".!?…", []rune(rest)[0]) {
			a.warn(wrong("summary", a.Summary, errors.New("ends in the middle of a sentence, so that sentences of the text are shown instead; write whole sentences")))
			a.Summary = ""
		}
	}
}
