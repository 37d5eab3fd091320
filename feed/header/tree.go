package header

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
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

// hashWord matches what begins as a comment of YAML and is a number in a title: "#4 closes" of "title: Mill #4 closes". What follows up to
// another mark of a comment belongs to it.
var hashWord = regexp.MustCompile(`^#\pN.*?(?:\s#|$)`)

// uncommented returns what begins with a number and ends before the remark behind it: #4 closes | # not yet.
func uncommented(s string) string {
	return strings.TrimSpace(strings.TrimSuffix(hashWord.FindString(s), "#"))
}

// isHeadline reports whether a key has a title as its value.
func isHeadline(key string) bool {
	return meaningOf(key) == meansTitle
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
			if said := n.Content[i+1]; said.Kind == yaml.ScalarNode && said.Style == 0 && isHeadline(n.Content[i].Value) && hashWord.MatchString(said.LineComment) {
				in.text += " " + uncommented(said.LineComment)
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
