package header

import (
	"regexp"
	"strings"
	"unicode"

	"seedfeed/feed/format"
	"seedfeed/feed/prose"
)

// fieldList reads what reStructuredText, AsciiDoc and wikis say above a text: a title that is marked, and lines ":key: value"
// above or below it. Lines with other keys are settings of those programs and go too. A title without marks stays in the text.
//
//	= Mill to open
//	Ann Roe <ann@news.example>
//	v1.0, 2026-05-04
//	:page-tags: mill, Elm
//	:toc:
func fieldList(text string, as format.Format) (Header, bool) {
	if as != format.Markdown && as != format.Plain {
		return Header{}, false
	}
	text = strings.TrimLeft(text, "\n")
	fields, size := markedTitle(text)
	titled := size > 0
	at := size
	if !titled {
		if first, below, _ := strings.Cut(text, "\n"); !strings.HasPrefix(first, ":") && !prose.EndsWhole(first) {
			size = len(text) - len(strings.TrimLeft(below, "\n"))
		}
		at = size
	}
	above := len(fields)
	for line := range strings.Lines(text[at:min(len(text), at+maxHeaderBytes)]) {
		m := fieldLine.FindStringSubmatch(line)
		last, blank := len(fields)-1, strings.TrimSpace(line) == ""
		switch {
		case m != nil && (strings.HasPrefix(m[2], "{") || m[2] == ""): // what another program fills in, or a switch
			fields = append(fields, field{key: "unset"})
		case m != nil:
			fields = append(fields, field{key: programless(m[1]), value: value{text: m[2]}})
		case blank && last < above || strings.HasPrefix(line, "// "): // a comment of AsciiDoc
		case !blank && last >= above && strings.IndexByte(" \t", line[0]) >= 0:
			fields[last].value.text += " " + strings.TrimSpace(line)
		default:
			return fieldsUntil(text, as, size, at, fields, titled)
		}
		at += len(line)
	}
	return fieldsUntil(text, as, size, at, fields, titled)
}

// fieldsUntil makes a header of the fields of a text, which begin behind the title and end at an offset.
func fieldsUntil(text string, as format.Format, size, at int, fields []field, titled bool) (Header, bool) {
	h := Header{fields: fields, Rest: text[at:]}
	if !titled {
		h.Above = text[:size]
	} else if text[0] == '=' {
		h.Rest = partHeading.ReplaceAllString(h.Rest, partMark[as])
	}
	return h, titled || knownIn(fields)
}

// partHeading matches the heading of a part in AsciiDoc and wikis: "== The gate", "== The gate ==". PartMark has what it becomes:
// in plain text markup would be shown as it stands.
var (
	partHeading = regexp.MustCompile(`(?m)^={2,6} +(\S.*?)(?: +={2,6})?[ \t]*$`)
	partMark    = map[format.Format]string{format.Markdown: "## $1", format.Plain: "$1"}
)

// fieldLine matches a line of a field list: ":date: 4 May 2026". A switch has no value: ":toc:", ":!sectnums:".
var fieldLine = regexp.MustCompile(`^:!?([A-Za-z][\w -]{0,39})!?:(?:[ \t]+(.*?))?[ \t\\]*(?:\n|$)`)

// programless returns a key without the name of the program that it is for: "page-tags" of Jekyll and Antora, "HUGO_DRAFT".
func programless(key string) string {
	program, rest, ok := strings.Cut(strings.ReplaceAll(key, "_", "-"), "-")
	switch strings.ToLower(program) {
	case "page", "jbake", "hp", "awestruct", "hugo":
		if ok && meaningOf(rest) != unread {
			return rest
		}
	}
	return key
}

// markedTitle reads a title with the marks of AsciiDoc or a wiki before it, or of reStructuredText below it. It returns the
// title as a field and the size of its lines, 0 if there is none. In AsciiDoc lines with the authors and the date may follow.
func markedTitle(text string) ([]field, int) {
	first, rest, _ := strings.Cut(text[:min(len(text), 2000)], "\n")
	second, rest, _ := strings.Cut(rest, "\n")
	third, _, _ := strings.Cut(rest, "\n")
	first, second, third = strings.TrimSpace(first), strings.TrimSpace(second), strings.TrimSpace(third)
	title := strings.TrimSpace(strings.Trim(first, "="))
	switch {
	case first == "":
	case title == "" || isLine(first): // a line above the title as well
		if third == first && isLine(first) && isTitle(second) {
			return []field{{key: "title", value: value{text: second}}}, sizeOf(text, 3)
		}
	case headingMark.MatchString(first) && isTitle(title):
		fields := []field{{key: "title", value: value{text: title}}}
		if first[1] != ' ' || strings.HasSuffix(first, "=") || !isAuthors(second) {
			return fields, sizeOf(text, 1)
		}
		var names value
		for name := range strings.SplitSeq(strings.ReplaceAll(second, "_", " "), ";") {
			names.list = append(names.list, value{text: strings.TrimSpace(name)})
		}
		fields = append(fields, field{key: "author", value: names})
		if date, ok := revision(third); ok {
			if date != "" {
				fields = append(fields, field{key: "date", value: value{text: date}})
			}
			return fields, sizeOf(text, 3)
		}
		return fields, sizeOf(text, 2)
	case isLine(second) && isTitle(first) && fieldLine.MatchString(strings.TrimLeft(text[sizeOf(text, 2):], "\n")):
		return []field{{key: "title", value: value{text: first}}}, sizeOf(text, 2)
	}
	return nil, 0
}

// sizeOf returns the size of the first n lines of a text.
func sizeOf(text string, n int) int {
	size := 0
	for line := range strings.Lines(text) {
		if n--; n < 0 {
			break
		}
		size += len(line)
	}
	return size
}

// isLine reports whether a line underlines a title: at least four equal marks.
func isLine(s string) bool {
	return len(s) > 3 && strings.Contains("=-~^\"'#*+`:._", s[:1]) && strings.Trim(s, s[:1]) == ""
}

// isTitle reports whether a line can be a title: some letters, and not too many.
func isTitle(s string) bool {
	return len(s) > 2 && len(s) < 300 && strings.ContainsFunc(s, unicode.IsLetter)
}

// isAuthors reports whether a line is that of the authors in AsciiDoc: one to four words with capitals, and an address.
func isAuthors(line string) bool {
	for name := range strings.SplitSeq(line, ";") {
		name, address, _ := strings.Cut(name, "<")
		words := strings.Fields(name)
		if len(words) == 0 || len(words) > 4 || len(words) == 1 && address == "" || prose.EndsWhole(line) {
			return false
		}
		for _, w := range words {
			if r := []rune(w)[0]; !unicode.IsUpper(r) && !IsNamePart(w) || strings.ContainsAny(w, ",:") {
				return false
			}
		}
	}
	return true
}

// IsNamePart reports whether a word is one of those in names that begin with a small letter.
func IsNamePart(word string) bool { return nameParts[word] }

var nameParts = prose.Set("de del della der den des di da dos du la le van von vom zu zum zur ter ten af av bin ibn al el y e st.")

// revision reads the line of AsciiDoc that has a number, a date and a remark: "v1.0, 4 May 2026: first issue".
func revision(line string) (date string, ok bool) {
	line, _, _ = strings.Cut(line, ": ")
	number := revisionNumber.FindString(line)
	date = line[len(number):]
	if strings.HasPrefix(date, "{") { // the day on which it is printed
		date = ""
	}
	return date, number != "" || isoDay.MatchString(date)
}

var (
	headingMark    = regexp.MustCompile(`^=(?:={4,})? `) // of the title, and not of a part
	revisionNumber = regexp.MustCompile(`^(?:v\d[\w.-]*|\d+(?:\.\d+)+)(?:, *|$)`)
	isoDay         = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)
