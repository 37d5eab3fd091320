// Package header reads what authors and owners write about an article, apart from its text: the header of its file, its side
// file, and the list of people.
//
// A header is YAML, TOML, JSON or plain lines, with the keys of many programs and languages. Find is given the decoded text
// of a file and cuts the header off; Details.ReadHeader makes of its fields what they say:
//
//	text := "---\ntitle: Mill to open\ndraft: true\n---\nIt opens on Monday.\n"
//	h, _ := header.Find(text, format.Markdown) // h.Rest is "It opens on Monday.\n"
//	var d header.Details
//	d.ReadHeader(h, text, header.Options{})    // d.Title is "Mill to open", d.Held is "header: draft: true"
//
// Details begin with the header. What package seed finds in the text itself is added to them. A detail that cannot be used
// is a warning and never an error. If it is in doubt whether the article may be public yet, it is held back.
//
// The files of the owner are stricter, and errors name the line: ReadSide reads a side file (a.meta.yaml beside a.txt),
// ReadPeople the list of people (people.yaml), Settings a flat mapping such as feed.yaml. All functions are safe for
// concurrent use and take time linear in the size of the text.
package header

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"seedfeed/feed/format"
	"seedfeed/feed/prose"
)

// A header longer than this is text that happens to stand between two rules.
const maxHeaderBytes = 64 << 10

// A Header is the part of a file above its text that describes the article.
type Header struct {
	fields  []field
	Above   string // the title above it, which is part of the text
	Rest    string // the text under it
	warning string // "" where it is written well
}

// lines returns the number of the line on which each key stands first. The text is that of the whole file, with the header.
func (h *Header) lines(text string) map[string]int {
	lines, number := map[string]int{}, 0
	for line := range strings.Lines(text[:len(text)-len(h.Rest)]) {
		number++
		if i := strings.IndexAny(line, ":="); i >= 0 {
			if key := strings.Trim(line[:i], " \t-.{,\"'[]<!"); lines[key] == 0 {
				lines[key] = number
			}
		}
	}
	return lines
}

// Find looks for a header at the start of a text: in one of the forms that programs write (see outlined, parted, findHeader,
// fieldList), or as the properties of a page (see propertiesOf).
func Find(text string, as format.Format) (Header, bool) {
	for _, find := range [...]func(string, format.Format) (Header, bool){outlined, parted, findHeader, fieldList, propertiesOf} {
		if h, ok := find(text, as); ok {
			return h, true
		}
	}
	return Header{}, false
}

// findHeader looks for a header in any of the forms that programs write:
//
//   - YAML between two lines "---" (or "..." as the second), or behind "---yaml"; JavaScript behind "---js"
//   - TOML between two lines "+++", or behind "---toml"
//   - JSON as an object at the start of the text, between two lines ";;;" (Middleman), or behind "---json"
//   - lines "key: value" without a line above them: to a line "---" (Hexo), or to a blank line (Pelican, MultiMarkdown)
//   - lines ".. key: value" (Nikola), also in an HTML comment, or "#+key: value" (Org)
//   - three lines behind percent signs: title, authors, date (Pandoc)
//   - an object "export const metadata = {...}" (MDX)
//
// Blank lines and HTML comments may stand above it. A header that is broken, or never closed, is read line by line. A
// rule above a text is not a header, and neither is a text that begins with a word and a colon. In a page only the forms
// with an opening line are accepted.
func findHeader(text string, as format.Format) (Header, bool) {
	for {
		text = strings.TrimLeft(text, " \t\n\v\f\r")
		inner, ok := strings.CutPrefix(text, "<!--")
		end := strings.Index(inner[:min(len(inner), maxHeaderBytes)], "-->")
		if !ok || end < 0 {
			break
		}
		comment, rest := inner[:end], inner[end+len("-->"):]
		if h, ok := bareHeader(strings.TrimLeft(comment, " \t\n")); ok && strings.TrimSpace(h.Rest) == "" {
			h.Rest = rest
			return h, true
		}
		text = rest
	}
	if strings.HasPrefix(text, ":") {
		text = propertyDrawer.ReplaceAllString(text, "")
	}
	if h, ok := exported(text, as); ok {
		return h, true
	}
	line, after, _ := strings.Cut(text, "\n")
	line = strings.TrimRight(line, " \t")
	switch {
	case line == "+++":
		return fenced("toml", "+++", after)
	case line == ";;;":
		return fenced("json", ";;;", after)
	case strings.HasPrefix(line, "---") && strings.Trim(line, "-") == "", longDashes(line):
		return fenced("", line, after)
	case strings.HasPrefix(line, "---"):
		kind := strings.ToLower(strings.TrimSpace(line[3:]))
		if kind[0] == '#' { // a comment
			kind = ""
		}
		if kind != "" && !slices.Contains([]string{"yaml", "yml", "toml", "json", "js", "javascript", "json5"}, kind) {
			return Header{}, false
		}
		return fenced(kind, "---", after)
	case as == format.Page:
		return Header{}, false
	case line != "" && line[0] == '{':
		return object(text)
	}
	return bareHeader(text)
}

// propertyDrawer matches what notes of Org mode begin with.
var propertyDrawer = regexp.MustCompile(`^(?i::PROPERTIES:)\n(?:[ \t]*:[\w-]+:.*\n)*?[ \t]*(?i::END:)\n\s*`)

// fenced reads a header between two fences. After is the text behind the first one.
func fenced(kind, fence, after string) (Header, bool) {
	chunk, rest, closed := "", "", false
	size := 0
	for line := range strings.Lines(after[:min(len(after), maxHeaderBytes)]) {
		if end := strings.TrimRight(line, " \t\n"); end == fence || longDashes(fence) && longDashes(end) || end == "..." && fence == "---" && kind != "json" && kind != "toml" {
			chunk, rest, closed = after[:size], after[size+len(line):], true
			break
		}
		size += len(line)
	}
	if closed {
		fields, err := readFields(kind, chunk)
		switch {
		case err == nil && len(fields) == 0 && strings.TrimSpace(chunk) != "":
			return Header{Rest: rest}, strings.TrimLeft(chunk, " \t\n")[0] == '#' && !strings.Contains(chunk, "\n\n") && kind != "" // comments alone
		case err == nil && (kind != "" || len(fields) == 0 || headerLike(fields)):
			return Header{fields: fields, Rest: rest}, true
		case err == nil || errors.Is(err, errNoMapping) && kind == "":
			return Header{}, false
		}
	}
	return broken(kind, after, size, closed, rest)
}

// longDashes reports whether a line is a fence whose hyphens a word processor made dashes of.
func longDashes(line string) bool {
	return strings.ContainsAny(line, "–—") && strings.Trim(line, "-–—") == ""
}

// readFields reads a header with the reader of its language.
func readFields(kind, chunk string) ([]field, error) {
	switch kind {
	case "toml":
		return readTOML(chunk)
	case "json":
		if !strings.HasPrefix(strings.TrimLeft(chunk, " \t\n"), "{") { // Middleman
			chunk = "{" + strings.TrimRight(chunk, ", \t\n") + "}"
		}
		fields, _, err := readJSON(chunk)
		return fields, err
	case "js", "javascript":
		if fields, err := readYAML(chunk); err == nil { // an object without functions
			return fields, nil
		}
		return readLines(scriptMarks.ReplaceAllString(chunk, ""), '='), nil
	}
	return readYAML(chunk)
}

// scriptMarks matches what surrounds names and values in JavaScript. Eleventy reads headers like "let title = …".
var scriptMarks = regexp.MustCompile(`(?m)^(?:export )?(?:let|const|var) |;$`)

// exportedObject matches an object that a file of MDX exports as what it says of itself, in one line or up to a brace that begins one.
var exportedObject = regexp.MustCompile(`(?s)^(?:import [^\n]*\n\s*)*export const (?:metadata|meta|front[mM]atter)\b[^\n={]*=\s*(\{(?:[^\n]*?|.*?\n)\})(?: (?:as|satisfies) \w+)?[ \t]*;?[ \t]*(?:\n|$)`)

// exported reads such an object: object literals without functions are YAML. The lines of imports above it go with it.
func exported(text string, as format.Format) (Header, bool) {
	if as != format.Markdown || !strings.HasPrefix(text, "export ") && !strings.HasPrefix(text, "import ") {
		return Header{}, false
	}
	m := exportedObject.FindStringSubmatchIndex(text[:min(len(text), maxHeaderBytes)])
	if m == nil {
		return Header{}, false
	}
	fields, err := readYAML(strings.ReplaceAll(text[m[2]:m[3]], "\t", "  "))
	return Header{fields: fields, Rest: text[m[1]:]}, err == nil && knownIn(fields)
}

// headerLike tells a header in YAML from a text between two rules that happens to be YAML. A header has a known key, a
// list or a mapping, or all its keys begin with a small letter.
func headerLike(fields []field) bool {
	small := true
	for _, f := range fields {
		if meaningOf(f.key) != 0 || len(f.value.list) > 0 || len(f.value.fields) > 0 {
			return true
		}
		small = small && programKey(f.key)
	}
	return small
}

// broken reads, line by line, a header that the reader of its language refuses or that is never closed. Its first line
// must be a key, and one of its keys must be known. It ends at the closing fence, or earlier where prose begins.
func broken(kind, after string, size int, closed bool, rest string) (Header, bool) {
	sign, fence := byte(':'), "---"
	if kind == "toml" {
		sign, fence = '=', "+++"
	}
	at, blank, keyed, quoted, prose := 0, false, false, false, false
	for line := range strings.Lines(after[:size]) {
		bare := strings.TrimSpace(line)
		key, value, isKey := lineKey(bare, sign)
		switch {
		case bare == "" || bare[0] == '#' || strings.Trim(bare, "{[") == "":
		case !keyed:
			if keyed = isKey; !keyed {
				return Header{}, false
			}
		case isKey:
			prose = blank && !programKey(key)
		case line[0] == ' ' || line[0] == '\t' || strings.IndexByte("-}]", bare[0]) >= 0 || sign == '=' && bare[0] == '[':
		default:
			prose = blank || !closed && !quoted
		}
		if prose {
			break
		}
		quoted = isKey && openMark(value) || quoted && !isKey && !strings.HasSuffix(bare, `"`) && !strings.HasSuffix(bare, `'`)
		blank = bare == ""
		at += len(line)
	}
	h := Header{fields: readLines(after[:at], sign), Rest: rest}
	if !keyed || !knownIn(h.fields) {
		return Header{}, false
	}
	if prose || !closed {
		h.Rest = after[at:]
		h.warning = `header: no line "` + fence + `" closes it; write one below the last key`
		return h, !memo(h.fields)
	}
	return h, true
}

// programKey reports whether a key is one of a program and not the start of a sentence, such as "She said: no".
func programKey(key string) bool {
	return meaningOf(key) != 0 || !prose.StartsUpper(key) && !strings.Contains(key, " ")
}

// knownIn reports whether one of the fields, or of those below Hugo's params and the like, has a known key.
func knownIn(fields []field) bool {
	return slices.ContainsFunc(fields, func(f field) bool {
		kind := meaningOf(f.key)
		return kind != 0 && kind != meansInner || kind == meansInner && knownIn(f.value.fields)
	})
}

// memo reports whether the fields are the head of a memo or an e-mail.
func memo(fields []field) bool {
	from, subject := false, false
	for _, f := range fields {
		key := plainKey(f.key)
		from, subject = from || key == "from" || key == "to", subject || key == "subject" || key == "re"
	}
	return from && subject
}

// openMark reports whether a value begins with a quotation mark that it does not close.
func openMark(value string) bool {
	return value != "" && (value[0] == '"' || value[0] == '\'') && (len(value) == 1 || value[len(value)-1] != value[0])
}

// object reads a header in JSON that has no fence.
func object(text string) (Header, bool) {
	part := text[:min(len(text), maxHeaderBytes)]
	fields, size, err := readJSON(part)
	if err == nil {
		ok := knownIn(fields)
		return Header{fields: fields, Rest: text[size:]}, ok
	}
	size = 0
	for line := range strings.Lines(part) {
		size += len(line)
		if strings.HasPrefix(line, "}") {
			return broken("json", part, size, true, text[size:])
		}
	}
	return Header{}, false
}

// bareHeader reads lines of keys and values without an opening fence.
func bareHeader(text string) (Header, bool) {
	for _, mark := range [...]string{".. ", "#+"} {
		if strings.HasPrefix(text, mark) {
			return markedLines(text, mark)
		}
	}
	if strings.HasPrefix(text, "% ") {
		return pandoc(text)
	}
	first, _, _ := strings.Cut(text, "\n")
	if key, _, ok := lineKey(strings.TrimRight(first, " \t"), ':'); !ok || meaningOf(key) == 0 && !isWordKey(key) {
		return Header{}, false
	}
	size, plain, end := 0, true, ""
	for line := range strings.Lines(text[:min(len(text), maxHeaderBytes)]) {
		bare := strings.TrimRight(line, " \t\n")
		if bare == "" || bare == "---" || bare == ";;;" {
			end = line
			break
		}
		if _, _, ok := lineKey(bare, ':'); !ok && bare[0] != ' ' && bare[0] != '\t' {
			plain = false
		}
		size += len(line)
	}
	chunk, rest := text[:size], text[size+len(end):]
	if strings.TrimSpace(end) != "" { // of Hexo
		fields, err := readYAML(chunk)
		if strings.HasPrefix(end, ";") {
			fields, _, err = readJSON("{" + chunk + "}")
		}
		if err != nil && plain {
			fields, err = readLines(chunk, ':'), nil
		}
		return Header{fields: fields, Rest: rest}, err == nil && accepted(fields)
	}
	if !plain {
		return Header{}, false
	}
	fields := plainLines(chunk)
	return Header{fields: fields, Rest: rest}, accepted(fields)
}

// pandoc reads up to three lines of title, authors and date, each behind a percent sign, above a blank line.
func pandoc(text string) (Header, bool) {
	head, _, _ := strings.Cut(text[:min(len(text), maxHeaderBytes)], "\n\n")
	var fields []field
	for i, line := range strings.Split(head, "\n") {
		line, ok := strings.CutPrefix(line, "%")
		if !ok || i > 2 {
			return Header{}, false
		}
		v := value{text: strings.TrimSpace(line)}
		if i == 1 {
			for name := range strings.SplitSeq(line, ";") {
				v.list = append(v.list, value{text: strings.TrimSpace(name)})
			}
			v.text = ""
		}
		fields = append(fields, field{key: [...]string{"title", "author", "date"}[i], value: v})
	}
	return Header{fields: fields, Rest: text[len(head):]}, true
}

// markedLines reads lines ".. key: value" of Nikola or "#+key: value" of Org.
func markedLines(text, mark string) (Header, bool) {
	var lines strings.Builder
	size := 0
	for line := range strings.Lines(text[:min(len(text), maxHeaderBytes)]) {
		key, ok := strings.CutPrefix(line, mark)
		if !ok && strings.TrimSpace(line) != ".." || mark == "#+" && !strings.Contains(key, ":") {
			break
		}
		lines.WriteString(key)
		size += len(line)
	}
	fields := plainLines(lines.String())
	for i := range fields {
		fields[i].key = programless(fields[i].key)
	}
	return Header{fields: fields, Rest: text[size:]}, knownIn(fields)
}

// plainLines reads lines "key: value" without any quoting. An indented line continues the value above it. What the owner
// says of quotes and speakers has an inner form, which is that of YAML.
func plainLines(chunk string) []field {
	var fields []field
	written := map[int]string{} // the lines of quotes and speakers, by index of their field
	for line := range strings.Lines(chunk) {
		key, rest, ok := lineKey(strings.TrimSpace(line), ':')
		if last := len(fields) - 1; last >= 0 && (!ok || line[0] == ' ' || line[0] == '\t') {
			if v := &fields[last].value; len(v.text) < maxFolded {
				v.text += " " + strings.TrimSpace(line)
			}
		} else if ok {
			fields = append(fields, field{key: key, value: value{text: rest}})
		}
		if last := len(fields) - 1; last >= 0 && isWordKey(fields[last].key) {
			written[last] += strings.ReplaceAll(line, "\t", "  ")
		}
	}
	for i, lines := range written {
		if own, err := readYAML(lines); err == nil && len(own) == 1 {
			fields[i].value = own[0].value
		}
	}
	return fields
}

// accepted reports whether lines of keys without a fence are a header. The first key must be known. In addition it must
// be the title, or a second key must be known, or it is the only line and unmistakable. The head of a memo or an e-mail
// is not a header.
func accepted(fields []field) bool {
	if len(fields) == 0 || memo(fields) {
		return false
	}
	known := 0
	for _, f := range fields {
		if meaningOf(f.key) != 0 || isWordKey(f.key) {
			known++
		}
	}
	return known > 1 || plainKey(fields[0].key) == "title" || len(fields) == 1 && unmistakable(fields[0])
}
