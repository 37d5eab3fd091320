package former

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// ids are the ids of a feed and of its items in order, byte for byte. gofeed resolves and normalises those of Atom, and
// leaves those of RSS 1.0 out.
type ids struct {
	feed  string
	items []string
}

// maxID is the length of the longest id, in bytes.
const maxID = 2000

func idsOf(data []byte, as Format) ids {
	if as == JSON {
		return jsonIDs(data)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict, d.Entity = false, xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		coding, err := htmlindex.Get(label)
		if err != nil {
			return in, nil // ids are ASCII in most feeds
		}
		return coding.NewDecoder().Reader(in), nil
	}
	var out ids
	var path []string // of element names
	var text *string  // of the id that is being read
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if isItem(path, name, as) {
				out.items = append(out.items, about(t))
			}
			text = out.target(path, name, as)
			if text != nil {
				*text = ""
			}
			path = append(path, name)
		case xml.CharData:
			if text != nil && len(*text) <= maxID {
				*text += string(t)
			}
		case xml.EndElement:
			if text != nil {
				if *text = strings.TrimSpace(*text); len(*text) > maxID {
					*text = ""
				}
				text = nil
			}
			path = path[:max(0, len(path)-1)]
		}
	}
}

// isItem reports whether an element with a name, which stands at a path, is an item of the feed.
func isItem(path []string, name string, as Format) bool {
	if len(path) == 0 {
		return false
	}
	switch parent := path[len(path)-1]; as {
	case RSS:
		return name == "item" && (parent == "channel" || parent == "rdf" || parent == "rss")
	default:
		return name == "entry" && parent == "feed"
	}
}

// about is the id that an item of RSS 1.0 has as an attribute.
func about(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "about" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// target is where the text of an element belongs that has a name and stands at a path, nil if it is no id.
func (out *ids) target(path []string, name string, as Format) *string {
	parent := ""
	if len(path) > 0 {
		parent = path[len(path)-1]
	}
	switch {
	case as == RSS && name == "guid" && parent == "item", as == Atom && name == "id" && parent == "entry":
		if len(out.items) > 0 {
			return &out.items[len(out.items)-1]
		}
	case as == Atom && name == "id" && parent == "feed" && len(path) == 1:
		return &out.feed
	}
	return nil
}

// jsonIDs keeps numbers as they are written.
func jsonIDs(data []byte) ids {
	var in struct {
		Items []struct {
			ID json.RawMessage `json:"id"`
		} `json:"items"`
	}
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &in) != nil {
		return ids{}
	}
	var out ids
	for _, i := range in.Items {
		var s string
		if json.Unmarshal(i.ID, &s) != nil {
			s = string(i.ID)
		}
		if s == "null" {
			s = ""
		}
		out.items = append(out.items, s)
	}
	return out
}
