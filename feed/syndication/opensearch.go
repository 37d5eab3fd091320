package syndication

import (
	"encoding/xml"
	"errors"
	"strings"

	"seedfeed/feed/clean"
	"seedfeed/feed/wording"
)

// openSearch is a description of a search for browsers and other programs (OpenSearch 1.1, draft 6).
type openSearch struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string          // at most 16 characters
	LongName    string          `xml:",omitempty"` // at most 48
	Description string          // at most 1024
	Encoding    string          `xml:"InputEncoding"`
	Image       string          `xml:",omitempty"`
	URLs        []openSearchURL `xml:"Url"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// OpenSearch returns the description of the search of a site. The page of the search is at the given address, and its feeds
// are below it.
func OpenSearch(f *Feed, search string) ([]byte, error) {
	page := clean.URL(search)
	if page == "" {
		return nil, errors.New("write description of search: it has no address")
	}
	d := openSearch{
		ShortName: short(f.Name(), 16), LongName: short(f.Name(), 48), Description: short(wording.Of(f.Language).Search+": "+f.Name(), 1024),
		Encoding: "UTF-8", Image: clean.URL(f.Icon),
	}
	for _, u := range [...]openSearchURL{{"text/html", ""}, {"application/atom+xml", "/atom.xml"}, {"application/rss+xml", "/rss.xml"}} {
		u.Template = page + u.Template + "?q={searchTerms}"
		d.URLs = append(d.URLs, u)
	}
	body, err := xml.MarshalIndent(d, "", "  ")
	return append([]byte(xml.Header), append(body, '\n')...), err
}

// short returns the first characters of a line of text.
func short(text string, most int) string {
	runes := []rune(clean.Line(text))
	return strings.TrimSpace(string(runes[:min(most, len(runes))]))
}
