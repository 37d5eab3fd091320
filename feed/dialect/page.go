package dialect

import "strings"

// Page returns a page of HTML that a site generator fills in, without its tags: "{{< figure src="a.jpg" >}}", "{% include
// a.html %}", "{{ site.url }}". They become what Translate makes of them. Code and scripts stay as they are. It takes time linear
// in the length of text, and is safe for concurrent use.
func Page(text string) string {
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return text
	}
	d := &translator{in: text, ends: map[string]int{}, opened: map[string]bool{}, page: true}
	d.out.Grow(len(text))
	for d.at < len(d.in) {
		skip := strings.IndexAny(d.in[d.at:], "{<\n")
		if skip < 0 {
			break
		}
		d.out.WriteString(d.in[d.at : d.at+skip])
		d.at += skip
		rest := d.in[d.at:]
		switch {
		case rest[0] == '\n':
			d.line = d.at + 1
		case rest[0] == '<':
			if d.raw() {
				continue
			}
		case strings.HasPrefix(rest, "{{") && d.tag("{{"), strings.HasPrefix(rest, "{%") && d.tag("{%"):
			continue
		}
		d.out.WriteByte(rest[0])
		d.at++
	}
	d.out.WriteString(d.in[min(d.at, len(d.in)):])
	return d.out.String()
}
