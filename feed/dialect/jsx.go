package dialect

import (
	"regexp"
	"strings"
)

// voids are elements without content.
var voids = set("area br col embed hr img input link meta source track wbr")

// jsxTag writes a tag of an HTML element as HTML if JSX wrote it: over several lines, with expressions for values, or closed
// in itself. It reports whether it did.
//
//	<video controls={true} src="a.mp4" />   becomes   <video src="a.mp4"></video>
func (d *translator) jsxTag(rest string) bool {
	if len(rest) < 3 || rest[1] < 'a' || rest[1] > 'z' {
		return false
	}
	end, ok := tagEnd(rest[:min(len(rest), 2000)])
	if !ok {
		return false
	}
	tag := rest[:end]
	name := tag[1 : len(tag)-len(strings.TrimLeft(tag[1:], "abcdefghijklmnopqrstuvwxyz0123456789-"))]
	inner := strings.TrimSuffix(tag[1+len(name):len(tag)-1], "/")
	alone := len(inner) < len(tag)-len(name)-2 && !voids[name]
	if !alone && !strings.ContainsAny(inner, "\n{") {
		return false
	}
	html := "<" + name + htmlAttributes(inner) + ">"
	if alone {
		html += "</" + name + ">"
	}
	if margin := d.at - d.line; !alone && !noBlocks[name] && !voids[name] && strings.TrimSpace(d.in[d.line:d.at]) == "" { // Markdown follows
		html = "\n" + html + "\n"
		d.shift = outdent{inside: true, margin: margin, fresh: true}
	}
	d.out.WriteString(html)
	d.at += end
	return true
}

// htmlAttributes returns the attributes of a tag that have a text for a value, each behind a space: src={"a.jpg"} as well as
// src="a.jpg". What a program works out is left out.
func htmlAttributes(s string) string {
	var b strings.Builder
	for n := 0; n < 50; n++ {
		s = strings.TrimLeft(s, " \t\r\n")
		name := s[:len(s)-len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:"))]
		if name == "" {
			break
		}
		if s = s[len(name):]; !strings.HasPrefix(s, "=") || len(s) < 2 {
			b.WriteString(" " + name)
			continue
		}
		value := s[1:]
		end := valueEnd(value)
		s = value[end:]
		value = strings.Trim(value[:end], "{} ")
		if q := value[:min(len(value), 1)]; len(value) > 1 && strings.Contains("\"'`", q) && strings.HasSuffix(value, q) && strings.Count(value, q) == 2 && !strings.Contains(value, "${") {
			b.WriteString(" " + name + `="` + strings.ReplaceAll(strings.Join(strings.Fields(value[1:len(value)-1]), " "), `"`, "&quot;") + `"`)
		}
	}
	return b.String()
}

// valueEnd returns the length of the value at the start of a text: a string, an expression in braces, or a word.
func valueEnd(s string) int {
	depth, quote := 0, byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				if quote = 0; depth == 0 {
					return i + 1
				}
			}
		case c == '"' || c == '\'' || c == '`' && depth > 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth <= 0 {
				return i + 1
			}
		case depth == 0 && strings.IndexByte(" \t\r\n", c) >= 0:
			return i
		}
	}
	return len(s)
}

// longestExpression is more than the bytes of what authors work out in the middle of a text.
const longestExpression = 5000

// expression drops what a program works out in MDX, over one line or more, and keeps a text in it. It reports whether there was one.
//
//	We sold {tickets.total} of {"90 {red}"} tickets.   becomes   We sold  of 90 {red} tickets.
func (d *translator) expression() bool {
	if d.at < d.open {
		return false
	}
	rest := d.in[d.at:min(len(d.in), d.at+longestExpression)]
	if m := textInBraces.FindStringSubmatch(rest); m != nil && !strings.Contains(m[0], "${") {
		d.out.WriteString(m[1] + m[2] + m[3])
		d.at += len(m[0])
		return true
	}
	end := braceEnd(rest)
	if end == 0 {
		d.open = d.at + len(rest)
		return false
	}
	d.at += end
	return true
}

// textInBraces matches an expression that is a text: {"90 {red}"}.
var textInBraces = regexp.MustCompile("^\\{\\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`)\\s*\\}")

// braceEnd returns the length of what the first brace of a text holds, quotation marks aside, 0 if it is not closed.
func braceEnd(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
