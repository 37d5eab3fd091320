package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// maxProperties is the size in bytes of the largest table of properties.
const maxProperties = 64 << 10

// noteTables are the tags of the tables above the text of a page in which Notion, and Evernote before its version 10, export what
// they keep beside the text; and what else such a table has.
var noteTables = [...][2]string{{`<table class="properties"`, `class="property-row`}, {`<table bgcolor="#D4DDE5"`, `<b>`}}

// propertiesOf returns what a program for notes writes above a page that it exports. A box to tick is Yes or No, as in Notion's
// Markdown. It reads the page as it is written, since hypertext makes paragraphs of tables.
func propertiesOf(text string) []markup.Property {
	for _, marks := range noteTables {
		if at := strings.Index(text, marks[0]); at >= 0 {
			table, _, _ := strings.Cut(text[at:min(len(text), at+maxProperties)], "</table>")
			if strings.Contains(table, marks[1]) { // not of another program
				return rowsOf(table)
			}
		}
	}
	return nil
}

// rowsOf reads a table with a name and its values in each row.
func rowsOf(table string) (all []markup.Property) {
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
			cell = min(len(values[0]), 1)
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
				all = append(all, markup.Property{Name: strings.TrimSuffix(strings.Join(values[0], " "), ":"), Values: values[1]})
			}
			values = [2][]string{}
		}
	}
	return all
}
