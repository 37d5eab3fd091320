package seed

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A header longer than this is text that happens to stand between two rules.
const maxHeaderBytes = 64 << 10

// keys maps every key of front matter that is read, and its usual other names, to ours.
var keys = map[string]string{
	"title": "title", "headline": "title", "date": "date", "published": "date", "author": "author", "authors": "author", "byline": "author",
	"tags": "tags", "tag": "tags", "keywords": "tags", "categories": "tags", "language": "language", "lang": "language", "draft": "draft", "expires": "expires", "expirydate": "expires",
	"link": "link", "canonical": "link", "url": "link", "summary": "summary", "description": "summary", "image": "image",
}

var ourKeys = []string{"author", "date", "draft", "expires", "image", "language", "link", "summary", "tags", "title"}

// header parts front matter from the text. It is one only if the first line is "---", a later line is "---" or "...",
// every line between is a key, a list item, an indented line, a comment or empty, and there is a key we know or
// nothing but keys in lower case: a rule before a text takes nothing from it.
func header(text string) (head, rest string, ok bool) {
	first, after, found := strings.Cut(text, "\n")
	if !found || strings.TrimRight(first, " \t") != "---" {
		return "", text, false
	}
	known, lower, keyed, size := false, true, false, 0
	for line := range strings.Lines(after[:min(len(after), maxHeaderBytes)]) {
		trimmed := strings.TrimRight(line, " \t\n")
		if trimmed == "---" || trimmed == "..." {
			if !keyed || !known && !lower {
				return "", text, false
			}
			return after[:size], after[size+len(line):], true
		}
		size += len(line)
		key, isKey := keyOf(trimmed)
		switch {
		case isKey:
			keyed = true
			known = known || keys[strings.ToLower(key)] != ""
			lower = lower && key == strings.ToLower(key)
		case trimmed == "", trimmed[0] == '#', keyed && (trimmed[0] == ' ' || trimmed[0] == '\t' || trimmed == "-" || strings.HasPrefix(trimmed, "- ")):
		default:
			return "", text, false
		}
	}
	return "", text, false
}

// unclosed tells of a header that was meant but is none: "---", a key we know, and then no second "---" or a line that
// is no key. Its lines would be published as text.
func unclosed(text string) error {
	first, after, found := strings.Cut(text, "\n")
	if !found || strings.TrimRight(first, " \t") != "---" {
		return nil
	}
	n, known := 1, false
	for line := range strings.Lines(after[:min(len(after), maxHeaderBytes)]) {
		n++
		line = strings.TrimRight(line, " \t\n")
		key, isKey := keyOf(line)
		switch {
		case n == 2 && (!isKey || keys[key] == ""):
			return nil
		case isKey:
			known = true
		case line == "---" || line == "...":
			return fmt.Errorf("read front matter: the header ends in line %d; write nothing but keys, items and comments above it", n)
		case line == "", line[0] == '#', line[0] == ' ', line[0] == '\t', line == "-", strings.HasPrefix(line, "- "):
		default:
			return fmt.Errorf("read front matter: line %d: %q is no key, and no line \"---\" closes the header above it; write \"---\" below the last key", n, shorten(line))
		}
	}
	if !known {
		return nil
	}
	return fmt.Errorf("read front matter: line 1: the header is never closed; write \"---\" below the last key")
}

// otherHeader tells of front matter in TOML, as other programs take it. It would be published as text.
func otherHeader(text string) error {
	rest, ok := strings.CutPrefix(text, "+++\n")
	if head, _, closed := strings.Cut(rest, "\n+++"); ok && closed && len(head) < maxHeaderBytes && strings.Contains(head, "=") {
		return errors.New("read front matter: line 1: \"+++\" starts a header in TOML, which is not read; write \"key: value\" lines between two lines \"---\"")
	}
	return nil
}

// keyOf returns the key of a line like "key:" or "key: value".
func keyOf(line string) (string, bool) {
	key, rest, ok := strings.Cut(line, ":")
	if !ok || key == "" || len(key) > 40 || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return "", false
	}
	for i := 0; i < len(key); i++ {
		c := key[i] | 0x20
		if c < 'a' || c > 'z' {
			if i == 0 || (key[i] < '0' || key[i] > '9') && key[i] != '_' && key[i] != '-' {
				return "", false
			}
		}
	}
	return key, true
}

// Settings reads a flat YAML mapping, such as feed.yaml or the front matter of a seed: each key with its value, or its
// list of values, as written. An empty input is an empty mapping, an empty value an empty list. Nested mappings, lists
// in lists, aliases, keys given twice and anything but a mapping are errors that name the line.
func Settings(data []byte) (map[string][]string, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	return flat(text)
}

func flat(text string) (map[string][]string, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		reason := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n  ")
		if !strings.Contains(reason, "line ") { // the reader leaves the first one out
			reason = "line 1: " + reason
		}
		return nil, fmt.Errorf("read settings: %s; write one \"key: value\" a line, quoting values that hold a colon", reason)
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

// loose reads a header that is no YAML line by line: "title: Talks: the last mile" is an error there, and plain here.
func loose(head string) map[string][]string {
	values, key := map[string][]string{}, ""
	for line := range strings.Lines(head) {
		line = strings.TrimRight(line, " \t\n")
		if k, ok := keyOf(line); ok {
			key = k
			rest := strings.TrimSpace(line[len(k)+1:])
			if inner, ok := strings.CutPrefix(rest, "["); ok && strings.HasSuffix(inner, "]") {
				for item := range strings.SplitSeq(inner[:len(inner)-1], ",") {
					values[key] = append(values[key], unquote(strings.TrimSpace(item)))
				}
			} else if rest = unquote(rest); rest != "" {
				values[key] = append(values[key], rest)
			}
			continue
		}
		line = strings.TrimSpace(line)
		if item, ok := strings.CutPrefix(line, "- "); ok && key != "" {
			values[key] = append(values[key], unquote(strings.TrimSpace(item)))
		} else if line != "" && line[0] != '#' && len(values[key]) > 0 { // a value that goes on
			last := len(values[key]) - 1
			values[key][last] += " " + line
		}
	}
	return values
}

func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// meant returns the key that an unknown one is a slip of: one letter changed, left out, put in, or two changed round,
// and the key itself is not there. Plurals and "data" are keys of other programs.
func meant(name string, values map[string][]string) string {
	name = strings.ToLower(name)
	if keys[name] != "" || len(name) < 3 || name == "data" || strings.HasSuffix(name, "s") && keys[name[:len(name)-1]] != "" {
		return ""
	}
	for _, key := range ourKeys {
		if _, given := values[key]; !given && slip(name, key) {
			return key
		}
	}
	return ""
}

func slip(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	switch len(a) - len(b) {
	case 1:
		return a[1:] == b
	case -1:
		return a == b[1:]
	case 0:
		return a != "" && (a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:])
	}
	return false
}

// meta fills what front matter gives. Keys we do not know belong to other programs and are let be, but for a slip of one
// of ours: to ignore "titel" would publish the article under another title.
func (a *Article) meta(head string) error {
	values, err := flat(head)
	if twice := (*twiceError)(nil); errors.As(err, &twice) && keys[strings.ToLower(twice.key)] != "" {
		return fmt.Errorf("read front matter: %w", &twiceError{twice.line + 1, twice.key})
	}
	if err != nil {
		values = loose(head)
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.SortFunc(names, func(x, y string) int { // our own name of a key beats its other names, whatever their order
		return cmp.Or(cmp.Compare(len(keys[strings.ToLower(y)]), len(keys[strings.ToLower(x)])), -boolCompare(ours(x), ours(y)), cmp.Compare(x, y))
	})
	done := map[string]bool{}
	for _, name := range names {
		if key := meant(name, values); key != "" {
			return fmt.Errorf("read front matter: line %d: unknown key %q; write %q (known: %s)", lineOf(head, name), name, key, strings.Join(ourKeys, ", "))
		}
		key, list := keys[strings.ToLower(name)], values[name]
		if hides(strings.ToLower(name), list) {
			return fmt.Errorf("read front matter: line %d: %q: would hide the article elsewhere; here, write draft: true, or date: with a time to come, or take the line out", lineOf(head, name), name)
		}
		if key == "" || done[key] || len(list) == 0 {
			continue
		}
		if foreign := !ours(name) && (key == "link" || key == "date"); foreign && (&Article{}).set(key, list) != nil {
			continue // "url: /2026/talks" and the like mean something else to other programs
		}
		if err := a.set(key, list); err != nil {
			return fmt.Errorf("read front matter: line %d: %q: %w", lineOf(head, name), name, err)
		}
		done[key] = true
	}
	return nil
}

// hides reports whether a key keeps an article from being published by other programs: to pass over it would tell what
// somebody meant to keep.
func hides(name string, list []string) bool {
	value := strings.ToLower(strings.Join(list, " "))
	no := value == "false" || value == "no" || value == "off" || value == "0"
	switch name {
	case "published", "publish", "public":
		return no
	case "drafts", "private", "hidden", "unpublished", "unlisted":
		return value != "" && !no
	case "status", "visibility":
		return value == "draft" || value == "private" || value == "pending" || value == "hidden"
	case "embargo":
		return value != ""
	}
	return false
}

func ours(name string) bool { return keys[strings.ToLower(name)] == strings.ToLower(name) }

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// lineOf returns the line of the file on which a key stands: the header's first line is the file's second.
func lineOf(head, key string) int {
	n := 2
	for line := range strings.Lines(head) {
		if k, ok := keyOf(strings.TrimRight(line, "\n")); ok && k == key {
			return n
		}
		n++
	}
	return 2
}

func (a *Article) set(key string, list []string) (err error) {
	value := fold(strings.Join(list, " "))
	switch key {
	case "title":
		a.Title = headline(value)
	case "summary":
		a.Summary = value
	case "author":
		a.Authors = folded(list)
	case "tags":
		if len(list) == 1 {
			list = strings.Split(list[0], ",")
		}
		a.Tags = folded(list)
	case "date":
		a.Date, err = date(value)
	case "expires":
		a.Expires, err = date(value)
	case "language":
		a.Language, err = language(value)
	case "link":
		a.Link, err = address(value)
	case "image":
		a.Image, err = address(value)
	case "draft":
		a.Draft, err = truth(value)
	}
	return err
}

// folded returns the values that hold something, each once, on one line.
func folded(list []string) []string {
	var out []string
	for _, s := range list {
		if s = fold(s); s != "" && !slices.Contains(out, s) && len(out) < 50 {
			out = append(out, s)
		}
	}
	return out
}

var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02 15:04",
	"2006-01-02", "2006/01/02", time.RFC1123Z, time.RFC1123, "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "2 January 2006 15:04", "2 January 2006, 15:04",
}

// date reads a date as people write it; a time without a zone is UTC. Names of zones but UTC and GMT are refused: they
// mean what the machine's own zone makes of them.
func date(value string) (time.Time, error) {
	t, err := looseDate(value)
	if name, _ := t.Zone(); err == nil && name != "" && name != "UTC" && name != "GMT" {
		return time.Time{}, fmt.Errorf("%q names a time zone; write its offset, like 2026-01-31T09:30:00-05:00", shorten(value))
	}
	if year := t.UTC().Year(); err == nil && (year < 1 || year > 9999) {
		return time.Time{}, fmt.Errorf("%q is not in the years 1 to 9999 (UTC); write a date that is", shorten(value))
	}
	return t.UTC(), err
}

func looseDate(value string) (time.Time, error) {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, value, time.UTC); err == nil { // the machine's own zone means nothing here
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date; write it like 2026-01-31 or 2026-01-31T09:30:00Z", shorten(value))
}

func truth(value string) (bool, error) {
	switch strings.ToLower(value) {
	case "true", "yes", "on", "y", "1":
		return true, nil
	case "false", "no", "off", "n", "0", "":
		return false, nil
	}
	return false, fmt.Errorf("%q is neither true nor false; write one of them", shorten(value))
}

// address takes absolute web addresses only, so that nothing a reader would run can get out.
func address(value string) (string, error) {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(value, " \"<>`\\") {
		return "", fmt.Errorf("%q is no web address; write it whole, starting with https://", shorten(value))
	}
	return u.String(), nil
}

// language reads the tag or the name of a language that exists.
func language(value string) (string, error) {
	tag, ok := languageTag(value)
	if !ok {
		return "", fmt.Errorf("%q is no language; write it like en or en-GB", shorten(value))
	}
	return tag, nil
}

// shorten keeps a value quoted in an error to 60 bytes, cut between characters.
func shorten(s string) string {
	if len(s) <= 60 {
		return s
	}
	n := 57
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "..."
}
