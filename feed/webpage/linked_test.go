package webpage

import (
	"slices"
	"strings"
	"testing"
)

// TestArticleBody: the text of the article in JSON-LD, however deep it stands.
func TestArticleBody(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"article", `{"articleBody":"a"}`, "a"},
		{"list", `[{"@type":"WebSite"},{"articleBody":"a"}]`, "a"},
		{"graph", `{"@graph":[{"isPartOf":{"articleBody":"a"}}]}`, "a"},
		{"the first key", `{"z":{"articleBody":"z"},"b":{"articleBody":"b"}}`, "b"},
		{"no text", `{"articleBody":["a"],"b":{"articleBody":"b"}}`, "b"},
		{"as deep as it is looked for", strings.Repeat("[", maxLinked) + `{"articleBody":"a"}` + strings.Repeat("]", maxLinked), "a"},
		{"deeper", strings.Repeat("[", maxLinked+1) + `{"articleBody":"a"}` + strings.Repeat("]", maxLinked+1), ""},
		{"line ends in a text", "{\"articleBody\":\"a\nb\"}", "a b"},
		{"broken", `{"articleBody":"a"`, ""},
	} {
		if got := articleBody(linkedData(c.raw)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestPeople: which names in the author property are of people.
func TestPeople(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      []string
	}{
		{"a person", `{"author":{"@type":"Person","name":"Ada Roe"}}`, []string{"Ada Roe"}},
		{"a name alone", `{"author":"Ada Roe"}`, []string{"Ada Roe"}},
		{"a name with spaces and line ends", `{"author":" Ada\n  Roe "}`, []string{"Ada Roe"}},
		{"two", `{"author":[{"@type":"Person","name":"Ada Roe"},{"@type":"Person","name":"Bo Lind"}]}`, []string{"Ada Roe", "Bo Lind"}},
		{"a person and an agency", `{"author":[{"@type":"Person","name":"Ada Roe"},{"@type":"Organization","name":"Lark Press"}]}`, []string{"Ada Roe", "Lark Press"}},
		{"an agency", `{"author":{"@type":"Organization","name":"Lark Press"}}`, nil},
		{"a desk", `{"author":{"@type":"Person","name":"News Desk"}}`, nil},
		{"one word", `{"author":{"@type":"Person","name":"Redfox"}}`, nil},
		{"one word in another script", `{"author":{"@type":"Person","name":"王小明"}}`, []string{"王小明"}},
		{"an account", `{"author":[{"@type":"Person","name":"Ada Roe"},{"@type":"Person","name":"ada-roe"}]}`, []string{"Ada Roe"}},
		{"an address", `{"author":"https://a.example/ada Roe"}`, nil},
		{"the publisher", `{"publisher":{"name":"Oxlow Post"},"author":{"@type":"Person","name":"The Oxlow Post"}}`, nil},
		{"the publisher beside a person", `{"publisher":{"name":"Oxlow Post"},"author":["Ada Roe","Oxlow Post"]}`, []string{"Ada Roe"}},
	} {
		article, _ := linkedData(c.raw).(map[string]any)
		if got := people(article); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAuthorsOf: of several articles the one with the page's title counts, else the first with an author.
func TestAuthorsOf(t *testing.T) {
	all := []signed{{"A bridge", ""}, {"A ferry", "Ada Roe"}, {"The weir opens", "Bo Lind"}, {"", "Cy Moor"}}
	for title, want := range map[string]string{"the weir opens": "Bo Lind", "A bridge": "", "A lock": "Ada Roe", "": "Ada Roe"} {
		if got := authorsOf(all, title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
