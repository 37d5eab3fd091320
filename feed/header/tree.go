package header

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"
)

// A field is one key of a header with its value.
type field struct {
	key   string
	value value
	line  int // of the key in a file that is YAML as a whole, from 1; 0: not known
}

// A value is a text, a list, or the fields of a mapping. A value without any of them is empty.
type value struct {
	text   string // a text, number, date or truth value, as written
	list   []value
	fields []field
	line   int // as that of a field
}

func (v value) empty() bool { return v.text == "" && len(v.list) == 0 && len(v.fields) == 0 }

// A header with more values than this is an error. Anchors of YAML can expand to more than fits into memory.
const (
	maxValues = 10_000
	maxNested = 20
)

var (
	errValues    = fmt.Errorf("too many values, or more than %d of them in each other", maxNested)
	errNoMapping = errors.New("not a mapping")
)

// readYAML reads a mapping in YAML.
func readYAML(text string) (fields []field, err error) {
	defer func() {
		if r := recover(); r != nil { // no text is known that makes the library panic
			fields, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	left := maxValues
	v, err := fromYAML(doc.Content[0], &left, 0)
	if err == nil && len(v.fields) == 0 && (v.text != "" || len(v.list) > 0) {
		err = errNoMapping
	}
	return v.fields, err
}

func fromYAML(n *yaml.Node, left *int, depth int) (v value, err error) {
	if *left--; *left < 0 || depth > maxNested {
		return v, errValues
	}
	v.line = n.Line
	switch n.Kind {
	case yaml.AliasNode:
		return fromYAML(n.Alias, left, depth+1)
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			v.text = n.Value
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			in, err := fromYAML(item, left, depth+1)
			if err != nil {
				return v, err
			}
			v.list = append(v.list, in)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			in, err := fromYAML(n.Content[i+1], left, depth+1)
			if err != nil {
				return v, err
			}
			if n.Content[i].Value == "<<" { // what is merged counts less than the mapping's own keys, which stand behind it
				v.fields = append(slices.Clone(in.fields), v.fields...)
				continue
			}
			v.fields = append(v.fields, field{n.Content[i].Value, in, n.Content[i].Line})
		}
	}
	return v, nil
}

// readTOML reads a document in TOML. Keys are returned in alphabetical order.
func readTOML(text string) (fields []field, err error) {
	defer func() {
		if r := recover(); r != nil {
			fields, err = nil, fmt.Errorf("toml: %v", r)
		}
	}()
	var tree map[string]any
	if err := toml.Unmarshal([]byte(text), &tree); err != nil {
		return nil, err
	}
	left := maxValues
	v, err := fromAny(tree, &left, 0)
	return v.fields, err
}

func fromAny(x any, left *int, depth int) (v value, err error) {
	if *left--; *left < 0 || depth > maxNested {
		return v, errValues
	}
	switch x := x.(type) {
	case nil:
	case map[string]any:
		keys := make([]string, 0, len(x))
		for key := range x {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			in, err := fromAny(x[key], left, depth+1)
			if err != nil {
				return v, err
			}
			v.fields = append(v.fields, field{key: key, value: in})
		}
	case []any:
		for _, item := range x {
			in, err := fromAny(item, left, depth+1)
			if err != nil {
				return v, err
			}
			v.list = append(v.list, in)
		}
	case time.Time:
		v.text = x.Format(time.RFC3339Nano)
	case float64:
		v.text = strconv.FormatFloat(x, 'f', -1, 64)
	default: // texts, whole numbers, truth values, dates without a zone
		v.text = fmt.Sprint(x)
	}
	return v, nil
}

// readJSON reads an object in JSON at the start of a text and returns the length of the object.
func readJSON(text string) (fields []field, size int, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if start, err := d.Token(); err != nil || start != json.Delim('{') {
		return nil, 0, errors.Join(errNoMapping, err)
	}
	left := maxValues
	v, err := fromJSON(d, json.Delim('{'), &left, 0)
	return v.fields, int(d.InputOffset()), err
}

// fromJSON reads a value. First is its first token, which has been read already.
func fromJSON(d *json.Decoder, first json.Token, left *int, depth int) (v value, err error) {
	if *left--; *left < 0 || depth > maxNested {
		return v, errValues
	}
	delim, ok := first.(json.Delim)
	if !ok {
		if first != nil {
			v.text = fmt.Sprint(first)
		}
		return v, nil
	}
	for {
		t, err := d.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return v, err
		}
		if t == json.Delim('}') || t == json.Delim(']') {
			return v, nil
		}
		key, _ := t.(string)
		if delim == '{' {
			if t, err = d.Token(); err != nil {
				return v, err
			}
		}
		in, err := fromJSON(d, t, left, depth+1)
		if err != nil {
			return v, err
		}
		if delim == '{' {
			v.fields = append(v.fields, field{key: key, value: in})
		} else {
			v.list = append(v.list, in)
		}
	}
}

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
	case bare == "" || bare[0] == '#' || strings.Trim(bare, "{}[],;") == "" || mergeMark(bare):
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

// mergeMark reports whether a line was left by a merge of git that had conflicts.
func mergeMark(line string) bool {
	return slices.ContainsFunc(mergeMarks, func(mark string) bool { return strings.HasPrefix(line, mark) })
}

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
			v.list[k].text = unwritten(v.list[k].text)
		}
		inner, ok := strings.CutPrefix(strings.TrimSuffix(v.text, ","), "[")
		if !ok {
			v.text = unwritten(v.text)
			continue
		}
		v.text = ""
		for item := range strings.SplitSeq(strings.TrimSuffix(inner, "]"), ",") {
			if item = unwritten(strings.TrimSpace(item)); item != "" {
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
// behind it. It returns "" for a mapping.
func unwritten(s string) string {
	for s != "" && (s[0] == '&' || s[0] == '!') && len(s) > 1 && s[1] != ' ' {
		_, s, _ = strings.Cut(s, " ")
		s = strings.TrimSpace(s)
	}
	switch {
	case s == "", s[0] == '{', s[0] == '*' && !strings.Contains(s, " "), s == "~", s == "null", s == "|", s == ">":
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
		s = strings.TrimRight(strings.TrimLeft(s, mark), ",")
		return strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(strings.TrimSuffix(s, ","))
}
