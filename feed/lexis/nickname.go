package lexis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// WithoutNicknames leaves out the marks around the nickname inside a name: Robert “Bob” Lund.
func WithoutNicknames(body string, all []prose.Quotation) []prose.Quotation {
	out := make([]prose.Quotation, 0, len(all))
	for _, q := range all {
		if len(q.Pieces) == 1 && q.Outer.End-q.Outer.Start < 40 {
			if end := nicknameEnd(body, q.Pieces[0].Start, 0); end == q.Outer.End {
				continue
			}
		}
		out = append(out, q)
	}
	return out
}

// nicknameEnd returns the end of the nickname whose first word starts at at, after its closing mark, or 0 if there is none. A
// nickname has one or two words with capitals, or "the" and one, in marks or brackets, between two more names on the same line. Its
// opening mark is at least or later.
func nicknameEnd(body string, at, least int) int {
	open := lastMark(body, at)
	if open < least || open == at || open == 0 || body[open-1] != ' ' {
		return 0
	}
	before := body[max(0, open-41) : open-1]
	before = before[strings.LastIndexAny(before, " \n")+1:]
	if !capitalised(before) || strings.HasSuffix(before, ".") && len(before) > 4 || before[0] >= utf8.RuneSelf && IsUpper(before) && utf8.RuneCountInString(before) > 1 { // РИА «Север» Котова
		return 0
	}
	end := at
	for end < len(body) && end < at+24 {
		r, n := utf8.DecodeRuneInString(body[end:])
		if !unicode.IsLetter(r) && r != '-' && r != ' ' && r != '.' {
			break
		}
		end += n
	}
	if end == at || end == len(body) || !capitalised(strings.TrimPrefix(body[at:end], "the ")) || strings.Count(body[at:end], " ") > 1 {
		return 0
	}
	closing := strings.IndexAny(body[end:min(len(body), end+3)], "”\"’')»“")
	if closing != 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(body[end:])
	end += n
	if !strings.HasPrefix(body[end:], " ") {
		return 0
	}
	after, _, _ := strings.Cut(body[end+1:min(len(body), end+40)], " ")
	if !capitalised(after) || strings.HasSuffix(before, ":") && strings.HasSuffix(after, ":") { // Ana: “Olha só” Paulo: ...
		return 0
	}
	if w := strings.ToLower(strings.Trim(before, ".,")); English.Of(w)&(Stray|Say|Tell) != 0 || GivenNames.Of(w) == 0 && body[open] == '(' {
		return 0
	}
	return end
}

// lastMark returns the start of the mark or bracket right before at, or at if there is none.
func lastMark(body string, at int) int {
	r, n := utf8.DecodeLastRuneInString(body[:at])
	if strings.ContainsRune("“\"‘'(„«", r) {
		return at - n
	}
	return at
}

func capitalised(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && n < len(s)
}
