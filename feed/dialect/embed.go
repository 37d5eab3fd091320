package dialect

import (
	"html"
	"strings"
)

// embedded returns the address of the page that a shortcode shows: `youtube w7Ft`, `gist ann 12ab`, `x user="ann" id="12"`,
// `vimeo https://vimeo.com/12`. Themes have variants of the names, such as youtube-lite. It is "" for any other shortcode.
func embedded(name, rest string, args map[string]string) string {
	site, _, _ := strings.Cut(strings.ToLower(name), "-")
	site, _, _ = strings.Cut(site, "_")
	begin := embedSites[site]
	if begin == "" {
		return ""
	}
	var id string
	for _, key := range []string{"id", "url", "src", "v", "video"} {
		if id == "" {
			id = args[key]
		}
	}
	if id == "" && !strings.Contains(rest, "=") || id == "" && strings.HasPrefix(strings.Trim(rest, `"'`), "http") {
		words := strings.Fields(strings.NewReplacer(`"`, " ", "'", " ", "`", " ").Replace(rest))
		if id = strings.Join(words[:min(len(words), 1)], ""); site == "gist" && len(words) > 1 && !strings.Contains(id, "/") {
			id += "/" + words[1]
		}
	}
	if strings.HasPrefix(id, "https://") || strings.HasPrefix(id, "http://") {
		return id
	}
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/") != "" {
		return ""
	}
	if user := args["user"]; user != "" {
		begin = strings.Replace(begin, "/i/", "/"+user+"/", 1)
	}
	return begin + id
}

// embed writes what a shortcode shows of another site as the frame that it is on the web.
func (d *translator) embed(to, text string) {
	d.out.WriteString(inlineMark + `<iframe src="` + html.EscapeString(to) + `" alt="` + html.EscapeString(fold(text)) + `"></iframe>`)
}

// link writes a link. Its text is Markdown.
func (d *translator) link(to, text string) {
	d.out.WriteString(`<a href="` + html.EscapeString(strings.ReplaceAll(to, " ", "%20")) + `">` + strings.TrimSpace(text) + "</a>")
}

// buttons are shortcodes that are links.
var buttons = set("button btn link cta a")

// button writes the link that a shortcode is: `button href="/join" >}}Join us{{< /button`, `card href="/join" title="Join us"`.
// It reports whether there is one.
func (d *translator) button(name string, args map[string]string) bool {
	to := args["href"]
	if buttons[name] {
		for _, key := range []string{"url", "link", "relref", "ref", "to"} {
			if to == "" {
				to = args[key]
			}
		}
	}
	if to == "" {
		return false
	}
	text := ""
	for _, key := range []string{"text", "label", "title", "name", "content"} {
		if text == "" {
			text = args[key]
		}
	}
	if buttons[name] {
		if start, end := d.endOf(name); start >= 0 && start <= d.paragraphEnd() {
			if said := strings.TrimSpace(d.in[d.at:start]); said != "" {
				text = said
			}
			d.at = end
		}
	}
	if text != "" {
		d.link(to, text)
	}
	return text != ""
}

// quotes are shortcodes around a block quotation.
var quotes = set("quote blockquote pullquote epigraph")

// quotation begins or ends a block quotation: `quote author="Ann Lee" source="The Post"`, `blockquote Ann Lee, The Post`.
// Its last line says who said it. It reports whether the tag is one of these.
func (d *translator) quotation(name, rest string, args map[string]string) bool {
	if n := len(d.quotes); n > 0 && quotes[strings.TrimPrefix(strings.TrimPrefix(name, "/"), "end")] && !quotes[name] {
		if by := d.quotes[n-1]; by != "" {
			d.out.WriteString("\n\n— " + by)
		}
		d.out.WriteString("\n\n</blockquote>\n\n")
		d.quotes = d.quotes[:n-1]
		return true
	}
	if !quotes[name] {
		return false
	}
	if start, _ := d.endOf(name); start < 0 || len(d.quotes) >= maxQuotes {
		return true
	}
	d.out.WriteString("\n\n<blockquote>\n\n")
	d.quotes = append(d.quotes, speakerIn(rest, args))
	return true
}

// speakerIn returns who said a quotation, and where, as the arguments of its shortcode tell.
func speakerIn(rest string, args map[string]string) string {
	if len(args) == 0 {
		if at := strings.Index(rest, "http"); at >= 0 {
			rest = rest[:at]
		}
		return strings.Trim(strings.NewReplacer(`" "`, ", ", `"`, "", "“", "", "”", "").Replace(rest), " ,")
	}
	var said []string
	for _, keys := range []string{"author by name speaker attribution cite", "source title work"} {
		for key := range strings.FieldsSeq(keys) {
			if args[key] != "" && !strings.Contains(args[key], "://") {
				said = append(said, args[key])
				break
			}
		}
	}
	return strings.Join(said, ", ")
}
