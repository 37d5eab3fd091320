package header

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"seedfeed/feed/format"
	"seedfeed/feed/plaintext"
)

// SideEnding is the end of the name of a side file, which stands beside the article of that name: a.meta.yaml beside
// a.txt.
const SideEnding = ".meta.yaml"

// IsSide reports whether the file at a path is a side file by its name.
func IsSide(name string) bool {
	base := path.Base(name)
	return strings.HasSuffix(base, SideEnding) && len(base) > len(SideEnding)
}

// Misnamed returns how a side file or the list of people must be named, for a name that resembles it: "a.meta.yml",
// "People.yaml". It returns "" for all other names. The path is from the folder of articles.
func Misnamed(name string) string {
	lower := strings.ToLower(name)
	stem, isYAML := strings.CutSuffix(lower, ".yml")
	if !isYAML {
		stem, isYAML = strings.CutSuffix(lower, ".yaml")
	}
	switch base := path.Base(stem); {
	case !isYAML || name == PeopleFile || IsSide(name):
	case stem == "people":
		return PeopleFile
	case strings.HasSuffix(base, ".meta") && base != ".meta":
		return name[:len(stem)-len(".meta")] + SideEnding
	}
	return ""
}

// SideOf returns the path of the side file of the article at a path.
func SideOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) + SideEnding }

// Beside returns the paths at which the articles of a side file may be.
func Beside(side string) []string {
	stem, endings := strings.TrimSuffix(side, SideEnding), format.Endings()
	out := make([]string, 0, 2*len(endings))
	for _, ending := range endings {
		out = append(out, stem+ending, stem+strings.ToUpper(ending))
	}
	return out
}

// A Side is what a side file says. Fields of Title, Meta and Release are zero where it says nothing.
type Side struct {
	Word
	Title string
	Meta
	Release
	Warnings []string // details that could not be used

	lines []Line // that decide Release
}

// maxSideBytes is the size of the largest side file.
const maxSideBytes = 64 << 10

// ReadSide reads the bytes of a side file. Its keys are those of a header. Other keys, keys that are given twice, and
// quotes and speakers that cannot be used are errors that name the line. A file that holds nothing says nothing. It takes
// time linear in the size of data and is safe for concurrent use.
func ReadSide(data []byte, opt Options) (*Side, error) {
	fields, err := ownFields(data, maxSideBytes)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, f := range fields {
		key := plainKey(f.key)
		if seen[key] {
			return nil, fmt.Errorf("line %d: %q is given twice; keep one", f.line, f.key)
		}
		seen[key] = true
		switch {
		case key == "speakers" && (f.value.text != "" || len(f.value.list) > 0):
			return nil, fmt.Errorf("line %d: speakers must be a mapping; write the name that the program gives, a colon, and the right one", f.line)
		case key != "quotes" && key != "speakers" && meaningOf(f.key) == unread:
			return nil, fmt.Errorf("line %d: unknown key %q%s", f.line, f.key, meant(key, slices.Concat([]string{"quotes", "speakers", "tags", "image", "link", "slug"}, slips), "known: quotes, speakers, and the keys of a header"))
		}
	}
	word, faults := readWord(fields)
	if len(faults) > 0 {
		return nil, fmt.Errorf("line %d: %s", faults[0].line, faults[0].text)
	}
	d := &Details{}
	d.fields("side file", fields, opt.Complete(), func() map[string]int { return linesOf(fields) })
	return &Side{Word: word, Title: d.Title, Meta: d.Meta, Release: d.Release, Warnings: d.Warnings, lines: d.Grounds.Header}, nil
}

// linesOf returns the line of each key.
func linesOf(fields []field) map[string]int {
	lines := map[string]int{}
	for _, f := range fields {
		lines[f.key] = f.line
	}
	return lines
}

// ownFields reads a file of ours that is a mapping in YAML.
func ownFields(data []byte, limit int) ([]field, error) {
	v, err := ownValue(data, limit)
	if err == nil && (v.text != "" || len(v.list) > 0) {
		err = errors.New(`line 1: not a mapping; write one "key: value" a line`)
	}
	return v.fields, err
}

func ownValue(data []byte, limit int) (v value, err error) {
	if len(data) > limit {
		return v, fmt.Errorf("line 1: %d bytes, over the limit of %d; shorten it", len(data), limit)
	}
	text, _, err := plaintext.Decode(data, nil)
	if err != nil {
		return v, fmt.Errorf("line 1: %w", err)
	}
	defer func() {
		if r := recover(); r != nil { // no text is known that makes the library panic
			v, err = value{}, fmt.Errorf("line 1: yaml: %v", r)
		}
	}()
	var doc, next yaml.Node
	documents := yaml.NewDecoder(strings.NewReader(text))
	err = documents.Decode(&doc)
	if err == nil {
		err = documents.Decode(&next)
	}
	if err != nil && err != io.EOF {
		hint := "; quote texts that hold a colon or begin with a sign"
		if tabbed(text) {
			hint = "; indent with spaces, since YAML allows no tabs there"
		}
		return v, errors.New(yamlFault(err) + hint)
	}
	if len(next.Content) > 0 && next.Content[0].Tag != "!!null" {
		return v, fmt.Errorf("line %d: a second document begins here; take out the line --- above it", next.Content[0].Line)
	}
	if len(doc.Content) == 0 {
		return v, nil
	}
	left := max(maxValues, limit/bytesPerValue)
	if v, err = fromYAML(doc.Content[0], &left, 0); err != nil {
		return v, fmt.Errorf("line 1: %w", err)
	}
	return v, nil
}

// bytesPerValue is how short the values of a file are on average that is as large as it may be.
const bytesPerValue = 8

// tabbed reports whether a line of a text has a tab in its indent, or behind the dash of an item.
func tabbed(text string) bool {
	for line := range strings.Lines(text) {
		if strings.Contains(line[:len(line)-len(strings.TrimLeft(line, " \t-"))], "\t") {
			return true
		}
	}
	return false
}

// yamlFault returns what the reader of YAML complains of, beginning with the line.
func yamlFault(err error) string {
	reason := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n  ")
	if !strings.Contains(reason, "line ") { // the reader leaves the first one out
		reason = "line 1: " + reason
	}
	return reason
}

// ReleaseOver returns when an article may be public that was held back on the given grounds and has this side file. A line
// of the side file takes the place of the same line of the header. All other grounds stay.
func (s *Side) ReleaseOver(g Grounds, opt Options) Release {
	d := &Details{Release: g.Other}
	var kept []field
	for _, l := range g.Header {
		if !slices.ContainsFunc(s.lines, func(by Line) bool { return by.replaces(l) }) {
			kept = append(kept, field{key: l.Key, value: value{text: l.Value}})
		}
	}
	d.fields("header", kept, opt.Complete(), func() map[string]int { return nil })
	d.Hold(s.Held)
	d.Wait(s.NotBefore, s.NotBeforeBy)
	if !s.Expires.IsZero() && (d.Expires.IsZero() || s.Expires.Before(d.Expires)) {
		d.Expires = s.Expires
	}
	return d.Release
}

// WriteSide writes a side file with what a Word says. ReadSide reads the same from it.
func WriteSide(w Word) []byte {
	type item struct {
		Text    string    `yaml:"text"`
		Speaker yaml.Node `yaml:"speaker,omitempty"`
		Key     *bool     `yaml:"key,omitempty"`
		Drop    *bool     `yaml:"drop,omitempty"`
	}
	var file struct {
		Quotes   []item    `yaml:"quotes,omitempty"`
		Speakers yaml.Node `yaml:"speakers,omitempty"`
	}
	for _, s := range w.Quotes {
		i := item{Text: s.Text, Key: s.Key, Drop: s.Drop}
		if s.Speaker != nil {
			i.Speaker = *name(*s.Speaker)
		}
		file.Quotes = append(file.Quotes, i)
	}
	if len(w.Speakers) > 0 {
		file.Speakers.Kind = yaml.MappingNode
	}
	for _, r := range w.Speakers {
		key := &yaml.Node{}
		key.SetString(r.Given)
		file.Speakers.Content = append(file.Speakers.Content, key, name(r.Name))
	}
	if len(w.Quotes)+len(w.Speakers) == 0 {
		return nil
	}
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if e.Encode(file) != nil || e.Close() != nil { // cannot fail for texts that are UTF-8
		return nil
	}
	return b.Bytes()
}

// name returns a speaker's name as YAML, ~ for nobody.
func name(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "~"}
	if s != "" {
		n.SetString(s)
	}
	return n
}
