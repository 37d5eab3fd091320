package webpage

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// toldTitle returns the title that a page gives to those who link to it (og:title), without the name of the site, and that
// name. The title is "" for none, and for one that says nothing but the name.
func toldTitle(doc *html.Node) (told, name string) {
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || d.Data != "meta" {
			continue
		}
		switch strings.ToLower(cmp.Or(hypertext.Attr(d, "property"), hypertext.Attr(d, "name"))) {
		case "og:title":
			told = hypertext.Fold(hypertext.Attr(d, "content"))
		case "og:site_name":
			name = hypertext.Fold(hypertext.Attr(d, "content"))
		}
	}
	if noTitle(told) || strings.EqualFold(told, name) {
		return "", name
	}
	return withoutName(told, name), name
}

// titleMarks stand between a title and the name of a site, barMarks behind a title too; nameMarks do where the name is known.
// A wide colon, and wide bars behind a name, count elsewhere only beside what looks like one.
const (
	titleMarks = "|-–—·»:"
	barMarks   = "｜ㅣ"
	nameMarks  = titleMarks + barMarks + "：«•/›"
)

// withoutName cuts the name of a site, and the mark before or behind it, from a title.
func withoutName(title, name string) string {
	if n := len(name); n > 0 && len(title) > n {
		if rest := title[:len(title)-n]; strings.EqualFold(title[len(title)-n:], name) {
			rest = strings.TrimRight(rest, " ")
			if r, size := utf8.DecodeLastRuneInString(rest); strings.ContainsRune(nameMarks, r) {
				return strings.TrimRight(rest[:len(rest)-size], " ")
			}
		}
		if rest := title[n:]; strings.EqualFold(title[:n], name) {
			rest = strings.TrimLeft(rest, " ")
			if r, size := utf8.DecodeRuneInString(rest); strings.ContainsRune(nameMarks, r) {
				return strings.TrimLeft(rest[size:], " ")
			}
		}
	}
	return title
}

// site parts the site's name from a page's title with the help of its headings: what a heading says too, or a longer
// first-level heading says in other words, is the headline. Told is the title for those who link to the page, and publisher
// the site's name, where the page gives them. It returns the title, and the site's name where that is known.
func site(title, told, publisher string, blocks []markup.Block) (string, string) {
	whole := title
	title = withoutName(title, publisher)
	said := map[string]bool{}
	for _, b := range blocks {
		said[b.Text] = said[b.Text] || b.Kind == markup.Heading && b.Level <= 2
	}
	for _, b := range blocks {
		if b.Kind != markup.Heading || b.Text == "" {
			continue
		}
		rest, before := parted(title, b.Text)
		isSite := strings.EqualFold(b.Text, publisher) || told == rest || said[rest] && words(rest) > words(b.Text)
		isTitle := strings.EqualFold(rest, publisher) || told == b.Text || before && paperName.MatchString(rest) && words(rest) == 1 && !paperName.MatchString(b.Text)
		switch {
		case rest == "" || before && b.Level != 1 && !isTitle:
		case isTitle:
			return b.Text, ""
		case isSite, before && words(b.Text) <= words(rest):
			return rest, b.Text
		default:
			return b.Text, ""
		}
	}
	for _, b := range blocks {
		if b.Kind == markup.Heading && b.Level == 1 && !strings.EqualFold(b.Text, publisher) && isLonger(b.Text, whole) {
			return b.Text, ""
		}
	}
	return title, ""
}

// parted returns what a title says beside a heading and a mark, and whether that stands before it; "" if the title is not
// made of these.
func parted(title, heading string) (rest string, before bool) {
	if rest, ok := strings.CutPrefix(title, heading); ok {
		rest = strings.TrimLeft(rest, " ")
		if r, n := utf8.DecodeRuneInString(rest); n > 0 && (strings.ContainsRune(titleMarks+barMarks+"/_@", r) || r == '：' && paperName.MatchString(rest[n:])) {
			return cmp.Or(strings.TrimLeft(rest[n:], " "), rest), false
		}
	}
	if rest, ok := strings.CutSuffix(title, heading); ok {
		rest = strings.TrimRight(rest, " ")
		if r, n := utf8.DecodeLastRuneInString(rest); n > 0 && (strings.ContainsRune(titleMarks, r) || strings.ContainsRune(barMarks+"：", r) && paperName.MatchString(rest[:len(rest)-n])) {
			return strings.TrimRight(rest[:len(rest)-n], " "), true
		}
	}
	return "", false
}

// paperName matches what names of Chinese and Japanese papers and sites have in them.
var paperName = regexp.MustCompile(`(?i)新聞|新闻|日報|日报|[报報网網]$|ニュース|デジタル|オンライン`)

// startsWith reports whether a title is a heading, a mark, and something behind it.
func startsWith(title, heading string) bool {
	rest, before := parted(title, heading)
	return rest != "" && !before
}

// isLonger reports whether a heading has all words of one part of a title, and more: of the first part, or of the longest.
func isLonger(heading, title string) bool {
	parts := strings.FieldsFunc(spacedMarks.Replace(title), func(r rune) bool { return r == '\n' })
	if len(parts) < 2 || len(heading) > hypertext.MaxValue {
		return false
	}
	longest := 0
	for _, p := range parts {
		longest = max(longest, words(p))
	}
	has := hypertext.Set(strings.ToLower(heading))
	for i, p := range parts {
		all := words(p) > 1 && words(p) < words(heading) && (i == 0 || words(p) == longest)
		for w := range strings.FieldsSeq(strings.ToLower(p)) {
			all = all && has[w]
		}
		if all {
			return true
		}
	}
	return false
}

// fuller returns the only top heading of a page if it says more of what the page's title says, in any forms of the words, and has
// not the name of the site, which is another part of the title: "Old mill by the river to close" for "Mill closes - Elm Gazette".
// It returns "" otherwise.
func fuller(title string, blocks []markup.Block) string {
	heading := ""
	for _, b := range blocks {
		if b.Kind == markup.Heading && b.Level == 1 {
			if heading != "" {
				return ""
			}
			heading = b.Text
		}
	}
	first, others, _ := strings.Cut(spacedMarks.Replace(title), "\n")
	if len(heading) > hypertext.MaxValue || words(first) < 2 || words(heading) <= words(first) {
		return ""
	}
	for name := range strings.SplitSeq(others, "\n") {
		if name != "" && strings.Contains(strings.ToLower(heading), strings.ToLower(name)) {
			return ""
		}
	}
	stems := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(heading)) {
		stems[stem(w)] = true
	}
	long, shared := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(first)) {
		if s := stem(w); len(s) > 3 {
			if long++; stems[s] {
				shared++
			}
		}
	}
	if shared*2 <= long {
		return ""
	}
	return heading
}

// stem returns the first four letters of a word: those of "close" and "closes" are the same.
func stem(word string) string {
	letters := []rune(word)
	return string(letters[:min(len(letters), 4)])
}

var spacedMarks = strings.NewReplacer(" | ", "\n", " - ", "\n", " – ", "\n", " — ", "\n", " · ", "\n", " » ", "\n", " : ", "\n", ": ", "\n")

func words(s string) int { return len(strings.Fields(s)) }

// noTitle reports whether a title is what programs and templates write where there is none.
func noTitle(s string) bool {
	switch strings.ToLower(strings.Trim(s, "-–—.· ")) {
	case "no title specified", "untitled", "untitled document", "navigation", "home", "new page", "document", "detail", "index", "kein titel", "sans titre", "sin título":
		return true
	}
	return false
}
