package header

import (
	"slices"
	"strconv"
	"strings"
)

// readLines reads a broken header in YAML, TOML or JSON line by line: "key: value" or "key = value", list items, indented
// keys below a key without a value, and continued lines. It strips the syntax around values, so that none of it is shown.
func readLines(text string, sign byte) []field {
	l := lineReader{sign: sign}
	for line := range strings.Lines(text) {
		l.line(strings.TrimRight(line, " \t\r\n"))
	}
	l.tidy(l.fields)
	return l.fields
}

// A lineReader reads a header line by line.
type lineReader struct {
	sign   byte
	fields []field
	table  bool // the last field is a table of TOML: keys without indentation are its own
	folded bool // the last value is a text in indented lines, behind "|" or ">"
	margin int  // of the first key, which JSON has
}

func (l *lineReader) line(line string) {
	bare := strings.TrimSpace(line)
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	if len(l.fields) == 0 {
		l.margin = indent
	}
	inset := indent > l.margin
	if l.folded {
		if inset || bare == "" {
			l.add(bare)
			return
		}
		l.folded = false
	}
	switch {
	case bare == "" || bare[0] == '#' || strings.Trim(bare, "{}[],;") == "" || slices.ContainsFunc(mergeMarks, func(mark string) bool { return strings.HasPrefix(bare, mark) }):
		return
	case l.sign == '=' && bare[0] == '[':
		l.fields = append(l.fields, field{key: strings.Trim(bare, "[] ")})
		l.table = true
		return
	}
	if item, ok := strings.CutPrefix(bare, "- "); ok && len(l.fields) > 0 && l.sign != '=' {
		at := l.last()
		at.list = append(at.list, value{text: strings.TrimSpace(item)})
		return
	}
	key, rest, ok := lineKey(bare, l.sign)
	switch top := len(l.fields) - 1; {
	case !ok || inset && !l.table && top >= 0 && l.fields[top].value.text != "" && meaningOf(key) == unread:
		l.add(bare)
		return
	case top >= 0 && (l.table || inset) && l.fields[top].value.text == "":
		in := &l.fields[top].value
		in.fields = append(in.fields, field{key: key})
	default:
		l.fields = append(l.fields, field{key: key})
	}
	if l.folded = l.sign == ':' && blockMark(rest); !l.folded {
		l.last().text = strings.TrimSpace(strings.TrimSuffix(rest, "{"))
	}
}

// mergeMarks begin the lines that git leaves where a merge has conflicts.
var mergeMarks = []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"}

// last returns the newest value.
func (l *lineReader) last() *value {
	v := &l.fields[len(l.fields)-1].value
	if n := len(v.fields); n > 0 {
		return &v.fields[n-1].value
	}
	return v
}

// maxFolded bounds a value that is continued over several lines.
const maxFolded = 4 << 10

// add continues the newest value.
func (l *lineReader) add(text string) {
	if len(l.fields) == 0 || text == "" {
		return
	}
	v := l.last()
	if n := len(v.list); n > 0 {
		v = &v.list[n-1]
	}
	if len(v.text) < maxFolded {
		v.text = strings.TrimSpace(v.text + " " + text)
	}
}

// tidy strips the syntax around all values.
func (l *lineReader) tidy(fields []field) {
	for i := range fields {
		v := &fields[i].value
		l.tidy(v.fields)
		for k := range v.list {
			v.list[k].text = unwritten(v.list[k].text, false)
		}
		inner, ok := strings.CutPrefix(strings.TrimSuffix(v.text, ","), "[")
		if end := strings.IndexByte(inner, ']'); !ok || end >= 0 && end < len(inner)-1 && isHeadline(fields[i].key) { // "[Breaking] Mill closes"
			v.text = unwritten(v.text, isHeadline(fields[i].key))
			continue
		}
		v.text = ""
		for item := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
			if item = unwritten(strings.TrimSpace(item), false); item != "" {
				v.list = append(v.list, value{text: item})
			}
		}
	}
}

// blockMark reports whether a value is the YAML indicator of a block scalar: | or >, with a sign and a number.
func blockMark(s string) bool {
	return s != "" && (s[0] == '|' || s[0] == '>') && strings.Trim(s[1:], "+-0123456789") == ""
}

// lineKey returns key and value of a line. The key may be quoted. A space behind the colon may be missing only after a
// known key; a second colon is Logseq's.
func lineKey(line string, sign byte) (key, rest string, ok bool) {
	key, rest, ok = strings.Cut(line, string(sign))
	key = strings.Trim(strings.TrimSpace(key), `"'`)
	if !ok || key == "" || len(key) > 40 {
		return "", "", false
	}
	for i, c := range []byte(key) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
		if !letter && (i == 0 && c != '_' || !strings.ContainsRune("0123456789_-.: ", rune(c))) {
			return "", "", false
		}
	}
	if sign == ':' {
		if strings.HasPrefix(rest, ": ") {
			rest = rest[1:]
		}
		if rest != "" && rest[0] != ' ' && rest[0] != '\t' && line[0] != '"' && (meaningOf(key) == 0 || rest[0] == ':' || rest[0] == '/') {
			return "", "", false
		}
	}
	return key, strings.TrimSpace(rest), true
}

// unwritten strips the syntax of YAML, TOML and JSON from a value: anchors and tags, quotation marks, a comment or a comma
// behind it. It returns "" for a mapping. A quotation in the value stays whole: "It ends here," says the judge. In a headline a
// number behind "#" is no comment: Mill #4 closes.
func unwritten(s string, headline bool) string {
	for s != "" && (s[0] == '&' || s[0] == '!') && len(s) > 1 && s[1] != ' ' {
		_, s, _ = strings.Cut(s, " ")
		s = strings.TrimSpace(s)
	}
	switch {
	case s == "", s[0] == '{' && (!headline || strings.HasSuffix(s, "}") || strings.HasPrefix(s, "{{")), s[0] == '*' && !strings.Contains(s, " "), s == "~", s == "null", s == "|", s == ">":
		return ""
	case s[0] == '"' || s[0] == '\'':
		mark := s[:1]
		for len(s) > 6 && strings.HasPrefix(s, mark+mark+mark) { // a long string of TOML
			s = s[2:]
		}
		if inner, rest, ok := strings.Cut(s[1:], mark); ok && (rest == "" || strings.Trim(rest, `,"'`) == "" || strings.HasPrefix(strings.TrimSpace(rest), "#")) {
			if plain, err := strconv.Unquote(`"` + inner + `"`); err == nil && mark == `"` {
				return plain
			}
			return inner
		}
		if plain, err := strconv.Unquote(s); err == nil && mark == `"` { // with escapes in it
			return plain
		}
		if strings.Contains(strings.TrimRight(s[1:], ","+mark), mark) && !encloses(strings.TrimRight(s, ","), mark[0]) {
			return strings.TrimRight(s, ",")
		}
		s = strings.TrimRight(strings.TrimLeft(s, mark), ",")
		return strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	if i := strings.Index(s, " #"); i >= 0 && headline && hashWord.MatchString(s[i+1:]) {
		s = s[:i+1] + uncommented(s[i+1:])
	} else if i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(strings.TrimSuffix(s, ","))
}

// encloses reports whether the marks at both ends of a value belong to each other, since their number is odd or the second one
// opens or stands in a word: 'It's late'; "The "Titanic" sank". In "It ends here," says "the judge", the second mark closes what
// the first one opens.
func encloses(s string, mark byte) bool {
	if len(s) < 3 || s[len(s)-1] != mark {
		return false
	}
	if strings.Count(s, string(mark))%2 == 1 { // 'The boys' club reopens'
		return true
	}
	i := strings.IndexByte(s[1:], mark) + 1
	opens := s[i-1] == ' ' || s[i-1] == '(' || s[i-1] == '['
	return i < len(s)-1 && (opens || s[i+1] != ' ' && !strings.ContainsRune(",.;:!?)]", rune(s[i+1])))
}
