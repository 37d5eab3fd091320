package email

import (
	"io"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/htmlindex"

	"seedfeed/feed/plaintext"
)

// subject returns the subject of a message without prefixes such as "Re:" and "Fwd:".
func subject(s string) string {
	s = decoded(s)
	for {
		_, rest := cutPrefix(s)
		if rest == "" {
			return s
		}
		s = rest
	}
}

// prefixOf reports whether a subject is first of all that of an answer, or of a forwarded message.
func prefixOf(s string) (answer, forward bool) {
	sign, _ := cutPrefix(decoded(s))
	return answerSigns[sign], forwardSigns[sign]
}

// cutPrefix splits a subject into its first prefix, in lower case, and the rest. Both are "" if it has none. "Re[2]:" counts
// answers, and "[Fwd: The weir]" is how old programs write a prefix.
func cutPrefix(s string) (sign, rest string) {
	if inner, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(inner, "]") {
		if sign, _ := cutPrefix(strings.TrimSuffix(inner, "]")); sign != "" {
			s = strings.TrimSuffix(inner, "]")
		}
	}
	sign, rest, _ = strings.Cut(s, ":")
	sign = strings.ToLower(strings.TrimRight(strings.TrimSpace(sign), "[]()^0123456789 "))
	if rest = strings.TrimSpace(rest); rest == "" || !answerSigns[sign] && !forwardSigns[sign] && sign != "vs" { // a forwarded message in Danish, an answer in Finnish
		return "", ""
	}
	return sign, rest
}

// Prefixes of subjects, in the languages of mail programs.
var (
	answerSigns  = listed("re|aw|sv|rif|res|antw|odp|ynt")
	forwardSigns = listed("fw|fwd|wg|tr|rv|enc|doorst|vb|vl|pd|i̇lt")
)

// Some programs write characters of other alphabets into encoded words as they are. Such characters stand for themselves;
// what is between them is decoded.
var (
	rawWord  = regexp.MustCompile(`=\?([A-Za-z0-9._-]+)\?[Qq]\?([^?\s]*[^\x00-\x7f?\s][^?\s]*)\?=`)
	plainRun = regexp.MustCompile(`[\x00-\x7f]+`)
)

// decoded decodes the encoded words of RFC 2047, in any known charset.
func decoded(s string) string {
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		e, err := htmlindex.Get(charset)
		if err != nil {
			return nil, err
		}
		return e.NewDecoder().Reader(in), nil
	}}
	s = rawWord.ReplaceAllStringFunc(s, func(word string) string {
		parts := rawWord.FindStringSubmatch(word)
		if _, err := htmlindex.Get(parts[1]); err != nil {
			return word
		}
		return plainRun.ReplaceAllString(parts[2], "=?"+parts[1]+"?Q?${0}?=")
	})
	if plain, err := words.DecodeHeader(s); err == nil {
		s = plain
	}
	return plaintext.Clean(strings.ToValidUTF8(s, "\ufffd"))
}
