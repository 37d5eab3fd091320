package webpage

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
)

// maxDates bounds the dates of one page.
const maxDates = 8

// datesOf returns the dates of publication that a page gives, as written, in the order of trust: JSON-LD, meta elements,
// microdata, time elements that say they are of publication, the first other time element. It takes linear time.
func datesOf(page string) []string {
	var found [5][]string
	add := func(trust int, text string) {
		if text = hypertext.Fold(text[:min(len(text), 200)]); text != "" && len(found[trust]) < maxDates {
			found[trust] = append(found[trust], text)
		}
	}
	z := html.NewTokenizer(strings.NewReader(page))
	linked, inside := false, false // in JSON-LD, in an element whose text is a date
	for {
		switch z.Next() {
		case html.ErrorToken:
			var all []string
			for trust, list := range found {
				if trust == len(found)-1 {
					list = list[:min(len(list), 1)]
				}
				all = append(all, list...)
			}
			return all[:min(len(all), maxDates)]
		case html.TextToken:
			if linked {
				add(0, linkedDate(z.Text()))
			} else if inside {
				add(2, string(z.Text()))
			}
			linked, inside = false, false
		case html.StartTagToken, html.SelfClosingTagToken:
			linked, inside = false, false
			name, more := z.TagName()
			tag := string(name)
			if !more || tag != "script" && tag != "meta" && tag != "time" && len(found[2]) == maxDates {
				continue
			}
			attrs := dateAttributes(z)
			switch {
			case tag == "script":
				linked = strings.EqualFold(attrs["type"], "application/ld+json")
			case tag == "meta" && publicationNames[plainName(cmp.Or(attrs["property"], attrs["name"]))]:
				add(1, attrs["content"])
			case strings.EqualFold(attrs["itemprop"], "datePublished"):
				if text := attrs["content"] + attrs["datetime"]; text != "" {
					add(2, text)
				} else {
					inside = true
				}
			case tag == "time" && publicationTime(attrs):
				add(3, attrs["datetime"])
			case tag == "time":
				add(4, attrs["datetime"])
			}
		}
	}
}

// dateAttributes returns the attributes of an element that say whether it gives a date.
func dateAttributes(z *html.Tokenizer) map[string]string {
	attrs := map[string]string{}
	for {
		key, value, more := z.TagAttr()
		switch k := string(key); k {
		case "type", "property", "name", "content", "datetime", "itemprop", "class":
			if len(value) < 1000 {
				attrs[k] = string(value)
			}
		case "pubdate":
			attrs[k] = "pubdate"
		}
		if !more {
			return attrs
		}
	}
}

// plainName makes one spelling of names like article:published_time.
func plainName(name string) string {
	return strings.NewReplacer("-", "", "_", "", ".", "", ":", "").Replace(strings.ToLower(name))
}

// publicationTime reports whether a time element says that it is of publication.
func publicationTime(attrs map[string]string) bool {
	if attrs["pubdate"] != "" {
		return true
	}
	for class := range strings.FieldsSeq(attrs["class"]) {
		switch strings.ToLower(class) {
		case "published", "entry-date", "dt-published", "pubdate", "post-date":
			return true
		}
	}
	return false
}

// publicationNames are the names of meta elements that give the date of publication, without their signs.
var publicationNames = map[string]bool{
	"articlepublishedtime": true, "articlepublished": true, "ogpublishedtime": true, "publishedtime": true, "datepublished": true, "publishdate": true,
	"publisheddate": true, "publicationdate": true, "pubdate": true, "date": true, "dcdate": true, "dcdateissued": true, "dctermsdate": true,
	"dctermsissued": true, "dctermscreated": true, "dcdatecreated": true, "citationpublicationdate": true, "citationdate": true, "parselypubdate": true,
	"sailthrudate": true, "cxenseparserecspublishtime": true, "bttime": true, "originalpublicationdate": true, "articledateoriginal": true,
}

// linkedDate returns datePublished of JSON-LD, "" where it has none. Of a graph of several things that of the first
// article counts, else the first.
func linkedDate(text []byte) string {
	if len(text) > hypertext.MaxData {
		return ""
	}
	article, other := "", ""
	var walk func(x any, depth int)
	walk = func(x any, depth int) {
		switch x := x.(type) {
		case []any:
			for _, in := range x {
				if depth < 4 {
					walk(in, depth+1)
				}
			}
		case map[string]any:
			date, _ := x["datePublished"].(string)
			if date != "" && article == "" && isArticle(x["@type"]) {
				article = date
			}
			if date != "" && other == "" {
				other = date
			}
			for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
				if depth < 4 {
					walk(x[key], depth+1)
				}
			}
		}
	}
	walk(linkedData(string(text)), 0)
	if article != "" {
		return article
	}
	return other
}
