package dialect

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tag reads a shortcode or a template's tag: "{{< figure src="a.jpg" caption="The quay" >}}", "{% include a.html %}",
// "{{ site.url }}".
func (d *translator) tag(open string) bool {
	ends := "}}"
	if open == "{%" {
		ends = "%}"
	}
	start := d.at
	end := d.nextFrom(ends, start+2)
	if end < 0 || end-start > 4000 || strings.Contains(d.in[start:end], "\n\n") {
		return false
	}
	inner := d.in[start+2 : end]
	if strings.HasPrefix(inner, "</*") || strings.HasPrefix(inner, "%/*") { // shown as it is
		d.out.WriteString("`{{" + strings.NewReplacer("/*", "", "*/", "", "`", "").Replace(inner) + "}}`")
		d.at = end + 2
		return true
	}
	if strings.Contains(inner, "{{") { // two tags, the first of which has no end
		return false
	}
	if open == "{{" && !strings.HasPrefix(inner, "<") && !strings.HasPrefix(inner, "%") && !valueLike(inner) {
		return false
	}
	if d.page && (strings.Contains(inner, "</p>") || strings.HasPrefix(inner, "<") && !strings.HasSuffix(inner, ">")) { // never closed
		return false
	}
	inAddress := d.inAddress()
	d.at = end + 2
	words := strings.Trim(inner, "<>%-~+ \t\n")
	name, rest, _ := strings.Cut(strings.Join(strings.Fields(words), " "), " ")
	if open == "{{" && !strings.HasPrefix(inner, "<") && !strings.HasPrefix(inner, "%") {
		name = "" // it writes a value
	}
	args := arguments(rest)
	if name == "include" || name == "include_cached" { // {% include youtube.html id="12" %}
		file, behind, _ := strings.Cut(rest, " ")
		name, rest = strings.TrimSuffix(path.Base(file), path.Ext(file)), behind
	}
	switch {
	case inAddress:
		d.out.WriteString(strings.ReplaceAll(addressIn(words, name), " ", "%20"))
	case name == "comment":
		d.passOver(name)
	case name == "highlight", name == "codeblock", name == "code", name == "prism":
		d.codeUntil(name)
	case name == "katex", name == "math", name == "mathjax", name == "latex":
		d.formulaUntil(name)
	case name == "raw", name == "verbatim":
		d.copyUntil(name)
	case d.quotation(name, rest, args), d.figure(name, rest, args), d.button(name, args):
	default:
		if to := embedded(name, rest, args); to != "" {
			d.embed(to, args["title"])
		} else {
			d.boxTitle(name, rest, args, start)
		}
	}
	return true
}

// valueLike reports whether a text between braces is what a template fills in: "site.url", ".Title", "'/quay' | relative_url".
// "{{1}, {2}}" is a set, and what goes on over a tag or a line was never closed.
func valueLike(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " -~"))
	return (unicode.IsLetter(first) || strings.ContainsRune("._$@#/^!>&*\"'`([|", first)) && !strings.ContainsAny(s, "<\n{}")
}

// inAddress reports whether the address of a link, of an attribute or of a definition ("[1]: ") is being written.
func (d *translator) inAddress() bool {
	const longest = 200
	line := d.in[max(d.line, d.at-longest):d.at]
	from := max(strings.LastIndex(line, "]("), strings.LastIndex(line, `="`), strings.LastIndex(line, "='"))
	if from < 0 {
		return strings.HasPrefix(strings.TrimLeft(line, " "), "[") && strings.HasSuffix(strings.TrimRight(line, " "), "]:")
	}
	return !strings.ContainsAny(withoutTags(strings.TrimPrefix(line[from+2:], "<")), " )\"'<>")
}

// withoutTags returns the text between the tags of templates.
func withoutTags(s string) string {
	var out strings.Builder
	for {
		before, tag, ok := strings.Cut(s, "{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, s, _ = strings.Cut(strings.TrimLeft(tag, "{%"), "}")
		s = strings.TrimLeft(s, "}")
	}
}

// addressIn returns the address that a tag writes: its first string, or what stands behind the name of a tag.
func addressIn(words, name string) string {
	if i := strings.IndexAny(words, "\"'`"); i >= 0 {
		if end := strings.IndexByte(words[i+1:], words[i]); end >= 0 {
			return words[i+1 : i+1+end]
		}
	}
	fields := strings.Fields(words)
	if name == "link" || name == "post_url" { // names of files, which may have spaces
		return strings.Join(fields[1:], " ")
	}
	if name != "" && len(fields) == 2 {
		return fields[1]
	}
	return ""
}

// endOf finds the tag that ends another one, in any of the ways that generators have for it.
func (d *translator) endOf(name string) (start, end int) {
	start = -1
	for _, mark := range []string{"{% end" + name, "{%end" + name, "{%- end" + name, "{{< /" + name, "{{</" + name, "{{% /" + name, "{{%/" + name} {
		if at := d.next(mark); at >= 0 && (start < 0 || at < start) {
			start = at
		}
	}
	if start < 0 {
		return -1, -1
	}
	close := strings.IndexByte(d.in[start:], '}')
	if close < 0 {
		return -1, -1
	}
	end = start + close + 1
	if end < len(d.in) && d.in[end] == '}' {
		end++
	}
	return start, end
}

func (d *translator) passOver(name string) {
	if _, end := d.endOf(name); end >= 0 {
		d.at = end
	}
}

func (d *translator) copyUntil(name string) {
	if start, end := d.endOf(name); end >= 0 {
		d.out.WriteString(d.in[d.at:start])
		d.at = end
	}
}

// codeUntil makes code of what stands before the end of a tag.
func (d *translator) codeUntil(name string) {
	start, end := d.endOf(name)
	if end < 0 {
		return
	}
	text := d.in[d.at:start]
	d.at = end
	if !strings.Contains(text, "\n") {
		d.out.WriteString("`" + strings.ReplaceAll(text, "`", "'") + "`")
		return
	}
	d.out.WriteString("\n\n" + fenceFor(text) + "\n" + strings.Trim(text, "\r\n") + "\n" + fenceFor(text) + "\n\n")
}

// fenceFor returns a fence that is longer than any in text.
func fenceFor(text string) string {
	longest := 2
	for i := 0; i < len(text); {
		n := run(text[i:])
		longest = max(longest, n)
		i += max(n, 1)
	}
	return strings.Repeat("`", longest+1)
}

// bare are shortcodes of WordPress that need no arguments.
var bare = set("gallery embed caption audio video playlist contact-form more toc wp_caption")

// bracket reads a shortcode of WordPress: [gallery ids="1,2"], [caption width="9"]<img src="a.jpg"> The quay[/caption],
// [row]The quay is closed.[/row].
func (d *translator) bracket() bool {
	line := d.in[d.at:min(d.at+1000, len(d.in))]
	end := strings.IndexByte(line, ']')
	if end < 2 {
		return false
	}
	inner, linked := line[1:end], end+1 < len(line) && strings.IndexByte("([:", line[end+1]) >= 0 // [text](address)
	ends := strings.HasPrefix(inner, "/")
	name, rest, _ := strings.Cut(strings.Trim(inner, "/ "), " ")
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_-0123456789") != "" || name[0] < 'a' || strings.Contains(inner, "\n") {
		return false
	}
	args := arguments(rest)
	before := strings.TrimSpace(d.in[d.line:d.at])
	around := ends && (d.opened[name] || strings.Contains(name, "_")) || !ends && (before == "" || before[len(before)-1] == ']') && len(d.ends) < 2*maxBoxes && d.next("[/"+name+"]") >= 0
	if linked && !around || !bare[name] && len(args) == 0 && !around || ends && rest != "" || !ends && rest != "" && len(args) == 0 {
		return false
	}
	d.opened[name] = true
	d.at += end + 1
	if name == "caption" || name == "wp_caption" {
		if text := d.between("", "[/"+name+"]", true); !ends && text != "" {
			text = strings.TrimSuffix(text, "[/"+name+"]")
			image, said := "", text
			if i := strings.LastIndexByte(text, '>'); i >= 0 {
				image, said = text[:i+1], text[i+1:]
			}
			if c := args["caption"]; strings.TrimSpace(said) == "" {
				said = c
			}
			d.out.WriteString("<figure>" + image + "<figcaption>" + strings.TrimSpace(said) + "</figcaption></figure>")
		}
	}
	return true
}

// arguments reads name="value" pairs; values without marks end at white space.
func arguments(s string) map[string]string {
	args := map[string]string{}
	for len(args) < 50 {
		eq := strings.IndexByte(s, '=')
		if eq < 0 {
			return args
		}
		key := strings.TrimRight(s[:eq], " :")
		key = key[strings.LastIndexAny(key, " \t\n,(")+1:]
		if s = strings.TrimLeft(s[eq+1:], " "); s == "" {
			return args
		}
		var value string
		if q := s[0]; q == '"' || q == '\'' || q == '`' {
			end := 1
			for end < len(s) && (s[end] != q || s[end-1] == '\\') {
				end++
			}
			value, s = strings.ReplaceAll(s[1:end], `\`+s[:1], s[:1]), s[min(end+1, len(s)):]
		} else {
			end := strings.IndexAny(s, " \t\n,)")
			if end < 0 {
				end = len(s)
			}
			value, s = s[:end], s[end:]
		}
		if isName([]string{key}) {
			args[strings.ToLower(key)] = value
		}
	}
	return args
}
