package check

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"

	"seedfeed/feed"
)

// Sizes of documents.
const (
	validatorReads = 5_000_000  // bytes, of the W3C feed validator (MAXDATALENGTH); programs with less memory stop earlier
	readerReads    = 15_000_000 // bytes, of Miniflux as it comes (HTTP_CLIENT_MAX_BODY_SIZE)
)

// feeds looks at every feed, at the front page and at the lists for crawlers, as they would be served.
func (r *Report) feeds(t *feed.Trial) {
	groups := [][]string{{"/", "/opml.xml", "/sitemap.xml"}} // those of one folder are made of the same digests
	dirs := []string{"/"}
	for n := range t.Archives() {
		dirs = append(dirs, fmt.Sprintf("/archive/%d/", n+1))
	}
	for _, dir := range dirs {
		groups = append(groups, []string{dir + "atom.xml", dir + "rss.xml", dir + "feed.json"})
	}
	var mu sync.Mutex
	each(len(groups), func(i int) {
		for _, path := range groups[i] {
			found := document(t, path)
			mu.Lock()
			r.Documents++
			r.Findings = append(r.Findings, found...)
			mu.Unlock()
		}
	})
}

// document makes one document and judges it.
func document(t *feed.Trial, path string) []Finding {
	made, ok := t.Printer().Document(path)
	if !ok {
		return []Finding{{Severity: Error, What: path + ": it cannot be made"}}
	}
	return judgeDocument(path, made.Body, func(id string) string {
		r, _ := t.Index().ByID(id)
		return r.Path
	})
}

// judgeDocument judges a document that is served at a path. FileOf returns the path of the article with an id, "" for none.
func judgeDocument(path string, body []byte, fileOf func(id string) string) (found []Finding) {
	add := func(s Severity, file, format string, args ...any) {
		found = append(found, Finding{Severity: s, File: file, What: path + ": " + fmt.Sprintf(format, args...)})
	}
	switch size := len(body); {
	case size > readerReads:
		add(Error, "", "it is %d bytes large; some readers take no more than %d: lower --limit, or use --content digest", size, readerReads)
	case size > validatorReads:
		add(Warning, "", "it is %d bytes large, and the W3C validator reads no more than %d: lower --limit, or use --content digest", size, validatorReads)
	}
	var says feedSays
	var err error
	switch {
	case strings.HasSuffix(path, ".json"):
		err = says.readJSON(body)
	case strings.HasSuffix(path, ".xml"):
		err = says.readXML(body)
	}
	if err != nil {
		add(Error, "", "it is not well-formed: %v", err)
	}
	seen := map[string]bool{}
	for _, item := range says.items {
		file := fileOf(item.id)
		switch {
		case item.id == "":
			add(Error, file, "an item has no id")
		case seen[item.id]:
			add(Error, file, "the id %q stands there twice", item.id)
		}
		seen[item.id] = true
		for _, address := range item.relative {
			add(Error, file, "readers cannot follow the address %q: it is not absolute", address)
		}
	}
	for _, address := range says.relative {
		add(Error, "", "readers cannot follow the address %q: it is not absolute", address)
	}
	return found
}

// feedSays is what one document says, as far as it is judged.
type feedSays struct {
	itemSays // of the document itself
	items    []itemSays
}

type itemSays struct {
	id       string
	relative []string // addresses that are not absolute
}

func (s *itemSays) address(a string) {
	if u, err := url.Parse(strings.TrimSpace(a)); err != nil || !u.IsAbs() {
		s.relative = append(s.relative, a)
	}
}

// content looks at the addresses in HTML as package markup renders it. Those within a text are no matter of the feed.
func (s *itemSays) content(html string) {
	for _, attribute := range [...]string{` href="`, ` src="`} {
		for _, part := range strings.Split(html, attribute)[1:] {
			if a, _, ok := strings.Cut(part, `"`); ok && !strings.HasPrefix(a, "#") {
				s.address(strings.ReplaceAll(a, "&amp;", "&"))
			}
		}
	}
}

// readXML reads Atom, RSS, OPML and sitemaps.
func (s *feedSays) readXML(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	at := &s.itemSays
	var text strings.Builder
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch x := token.(type) {
		case xml.StartElement:
			text.Reset()
			if x.Name.Local == "item" || x.Name.Local == "entry" {
				s.items = append(s.items, itemSays{})
				at = &s.items[len(s.items)-1]
			}
			for _, attr := range x.Attr {
				switch attr.Name.Local {
				case "href", "url", "src", "xmlUrl", "htmlUrl":
					at.address(attr.Value)
				}
			}
		case xml.CharData:
			text.Write(x)
		case xml.EndElement:
			switch x.Name.Local {
			case "id", "guid":
				at.id = text.String()
			case "loc", "icon", "logo":
				at.address(text.String())
			case "link":
				if x.Name.Space == "" { // of RSS
					at.address(text.String())
				}
			case "content", "encoded", "description":
				at.content(text.String())
			case "item", "entry":
				at = &s.itemSays
			}
			text.Reset()
		}
	}
}

// readJSON reads JSON Feed 1.1.
func (s *feedSays) readJSON(body []byte) error {
	var f struct {
		Home  string `json:"home_page_url"`
		Feed  string `json:"feed_url"`
		Next  string `json:"next_url"`
		Items []struct {
			ID, URL, Image string
			HTML           string `json:"content_html"`
		}
	}
	if err := json.Unmarshal(body, &f); err != nil {
		return err
	}
	for _, a := range []string{f.Home, f.Feed, f.Next} {
		if a != "" {
			s.address(a)
		}
	}
	for _, item := range f.Items {
		i := itemSays{id: item.ID}
		for _, a := range []string{item.URL, item.Image} {
			if a != "" {
				i.address(a)
			}
		}
		i.content(item.HTML)
		s.items = append(s.items, i)
	}
	return nil
}
