package syndication

import (
	"encoding/xml"
	"testing"
)

func TestOpenSearch(t *testing.T) {
	f := &Feed{ID: "tag:a", Title: "The <Harbour> Post of Møltby and All Its Piers, Quays & Locks", Home: "https://a.example/", Icon: "https://a.example/i"}
	var d openSearch
	body, err := OpenSearch(f, "https://a.example/search")
	if err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(body, &d); err != nil {
		t.Fatal(err)
	}
	if d.ShortName != "The <Harbour> Po" || d.LongName != "The <Harbour> Post of Møltby and All Its Piers," || d.Image != f.Icon || d.Encoding != "UTF-8" {
		t.Errorf("%+v", d)
	}
	if len(d.URLs) != 3 || d.URLs[0] != (openSearchURL{"text/html", "https://a.example/search?q={searchTerms}"}) || d.URLs[1].Template != "https://a.example/search/atom.xml?q={searchTerms}" {
		t.Errorf("%+v", d.URLs)
	}
	if _, err := OpenSearch(f, ""); err == nil {
		t.Error("no error without an address")
	}
}
