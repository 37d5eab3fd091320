package header

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v3"

	"seedfeed/feed/plaintext"
)

// Settings reads a flat YAML mapping, such as feed.yaml or the front matter of a seed: each key with its value, or its
// list of values, as written. An empty input is an empty mapping, an empty value an empty list. Nested mappings, lists
// in lists, aliases, keys given twice and anything but a mapping are errors that name the line.
func Settings(data []byte) (map[string][]string, error) {
	text, _, err := plaintext.Decode(data, nil)
	if err != nil {
		return nil, err
	}
	return flat(text)
}

func flat(text string) (map[string][]string, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, fmt.Errorf("read settings: %s; write one \"key: value\" a line, quoting values that hold a colon", yamlFault(err))
	}
	values := map[string][]string{}
	if len(doc.Content) == 0 {
		return values, nil
	}
	root := doc.Content[0]
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return values, nil
	}
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("read settings: line %d: not a mapping; write one \"key: value\" a line", root.Line)
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return nil, fmt.Errorf("read settings: line %d: a key must be one word", key.Line)
		}
		if _, twice := values[key.Value]; twice {
			return nil, fmt.Errorf("read settings: %w", &twiceError{key.Line, key.Value})
		}
		list, err := scalars(value)
		if err != nil {
			return nil, fmt.Errorf("read settings: line %d: %q %w", value.Line, key.Value, err)
		}
		values[key.Value] = list
	}
	return values, nil
}

// A twiceError tells of a key that a mapping has in two lines, of which this is the second.
type twiceError struct {
	line int
	key  string
}

// Error says which line to remove.
func (e *twiceError) Error() string {
	return fmt.Sprintf("line %d: %q is given twice; keep one", e.line, e.key)
}

var errShape = errors.New("must be one value or a list of values")

func scalars(value *yaml.Node) ([]string, error) {
	switch {
	case value.Kind == yaml.ScalarNode && value.Tag == "!!null":
		return []string{}, nil
	case value.Kind == yaml.ScalarNode:
		return []string{value.Value}, nil
	case value.Kind != yaml.SequenceNode:
		return nil, errShape
	}
	list := make([]string, 0, len(value.Content))
	for _, item := range value.Content {
		if item.Kind != yaml.ScalarNode {
			return nil, errShape
		}
		if item.Tag != "!!null" {
			list = append(list, item.Value)
		}
	}
	return list, nil
}
