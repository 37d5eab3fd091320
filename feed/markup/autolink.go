package markup

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LinkAddresses makes links of the web and mail addresses in a block's text, as GitHub's Markdown does: what begins with
// https://, http:// or www., and names with an @ between them. Code and links stay as they are.
func (b *Block) LinkAddresses() {
	if b.Kind == Code || !strings.Contains(b.Text, "://") && !strings.Contains(b.Text, "www.") && !strings.Contains(b.Text, "@") {
		return
	}
	var edges, taken []int // where spans begin and end; where links and code do, in pairs
	for _, s := range b.Spans {
		edges = append(edges, s.Start, s.End)
		if s.Kind == Link || s.Kind == CodeText {
			taken = append(taken, s.Start, s.End)
		}
	}
	slices.Sort(edges)
	slices.Sort(taken)
	free := func(start, end int) bool {
		i, _ := slices.BinarySearch(edges, start+1)
		k, _ := slices.BinarySearch(taken, start+1)
		return (i == len(edges) || edges[i] >= end) && k%2 == 0
	}
	var links []Span
	for at := 0; at < len(b.Text); {
		word := addressWord(b.Text[at:])
		if word == "" {
			_, n := utf8.DecodeRuneInString(b.Text[at:])
			at += n
			continue
		}
		if start, end, to := addressOf(word); to != "" && SafeAddress(to) != "" && free(at+start, at+end) {
			links = append(links, Span{Kind: Link, Start: at + start, End: at + end, Address: to})
		}
		at += len(word)
	}
	if links != nil {
		b.Spans = merge(b.Spans, links)
	}
}

// merge puts links in their places among the spans of a block, which they do not cross.
func merge(spans, links []Span) []Span {
	out := make([]Span, 0, len(spans)+len(links))
	for _, s := range spans {
		for len(links) > 0 && (links[0].Start < s.Start || links[0].Start == s.Start && s.Start < s.End && s.End < links[0].End) {
			out, links = append(out, links[0]), links[1:]
		}
		out = append(out, s)
	}
	return append(out, links...)
}

// addressWord returns the characters at the start of s that can be part of an address.
func addressWord(s string) string {
	if n := strings.IndexFunc(s, func(r rune) bool {
		return r <= ' ' || unicode.IsSpace(r) || strings.ContainsRune("<>\"“”„«»‹›|`", r)
	}); n >= 0 {
		return s[:n]
	}
	return s
}

// addressOf finds an address in a word without spaces: its bytes and what it leads to, "" for none.
func addressOf(word string) (start, end int, to string) {
	lower := strings.ToLower(word)
	for _, begin := range []string{"https://", "http://", "www."} {
		at := strings.Index(lower, begin)
		if at < 0 {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(word[:at]); at > 0 && (unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("@/.-_=", last)) {
			return 0, 0, ""
		}
		end = at + addressEnd(word[at:])
		host, _, _ := strings.Cut(word[min(at+len(begin), end):end], "/")
		if len(lower) != len(word) || host == "" || begin == "www." && !strings.Contains(host, ".") {
			return 0, 0, ""
		}
		if to = word[at:end]; begin == "www." {
			to = "http://" + to
		}
		return at, end, to
	}
	return mailOf(word)
}

// addressEnd returns the length of an address without the punctuation of the sentence behind it. A bracket is part of it
// where it was opened in it.
func addressEnd(s string) int {
	open := strings.Count(s, "(") - strings.Count(s, ")")
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !strings.ContainsRune(".,;:!?'’‘*_~]}…", r) && (r != ')' || open >= 0) {
			break
		}
		if r == ')' {
			open++
		}
		s = s[:len(s)-n]
	}
	return len(s)
}

// mailOf finds an address of mail: name@host.example.
func mailOf(word string) (start, end int, to string) {
	at := strings.IndexByte(word, '@')
	if at < 1 || strings.Count(word, "@") != 1 {
		return 0, 0, ""
	}
	for start = at; start > 0 && nameByte(word[start-1], "._+-"); start-- {
	}
	for end = at + 1; end < len(word) && nameByte(word[end], ".-"); end++ {
	}
	end = at + len(strings.TrimRight(word[at:end], ".-"))
	for start < at && strings.IndexByte("._+-", word[start]) >= 0 {
		start++
	}
	host := word[min(at+1, end):end]
	dot := strings.LastIndexByte(host, '.')
	if start == at || start > 0 && (word[start-1] >= utf8.RuneSelf || word[start-1] == '/') || dot < 1 || len(host)-dot < 3 || strings.ContainsAny(host[dot:], "0123456789-") || strings.Contains(host, "..") {
		return 0, 0, ""
	}
	return start, end, "mailto:" + word[start:end]
}

func nameByte(c byte, signs string) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte(signs, c) >= 0
}

// SafeAddress returns an address as it is written, "" where it does not parse, carries data or would run something.
func SafeAddress(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || s == "" {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "", "http", "https", "mailto", "tel", "ftp", "geo":
		return s
	}
	return ""
}
