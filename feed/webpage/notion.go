package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// maxProperties is the size in bytes of the largest table of properties.
const maxProperties = 64 << 10

// propertiesOf returns what Notion writes in a table above the text of a page that it exports. A box to tick is Yes or No, as in
// Notion's Markdown. It reads the page as it is written, since hypertext makes paragraphs of tables.
func propertiesOf(text string) (all []markup.Property) {
	at := strings.Index(text, `<table class="properties"`)
	if at < 0 {
		return nil
	}
	table, _, _ := strings.Cut(text[at:min(len(text), at+maxProperties)], "</table>")
	if !strings.Contains(table, `class="property-row`) { // of another program
		return nil
	}
	z := html.NewTokenizer(strings.NewReader(table))
	var values [2][]string
	cell, skip, depth := 0, "", 0 // skip is the element of an icon, and depth how many such are open
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		t := z.Token()
		class := hypertext.Attr(&html.Node{Attr: t.Attr}, "class")
		switch {
		case skip != "":
			if t.Data == skip && kind == html.StartTagToken {
				depth++
			} else if t.Data == skip && kind == html.EndTagToken {
				if depth--; depth == 0 {
					skip = ""
				}
			}
		case kind == html.StartTagToken && (t.Data == "th" || t.Data == "td"):
			if cell = 0; t.Data == "td" {
				cell = 1
			}
		case kind == html.StartTagToken && strings.Contains(class, "icon") && (t.Data == "span" || t.Data == "div"):
			skip, depth = t.Data, 1
		case strings.Contains(class, "checkbox-on"):
			values[cell] = append(values[cell], "Yes")
		case strings.Contains(class, "checkbox-off"):
			values[cell] = append(values[cell], "No")
		case kind == html.TextToken:
			if said := strings.TrimPrefix(hypertext.Fold(t.Data), "@"); said != "" {
				values[cell] = append(values[cell], said)
			}
		case kind == html.EndTagToken && t.Data == "tr":
			if values[0] != nil {
				all = append(all, markup.Property{Name: strings.Join(values[0], " "), Values: values[1]})
			}
			values = [2][]string{}
		}
	}
	return all
}
