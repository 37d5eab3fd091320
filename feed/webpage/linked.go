package webpage

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
)

// linkedData reads JSON-LD, nil where it is none. Some sites write line ends and tabs into its texts as they are, which JSON
// does not allow.
func linkedData(raw string) (v any) {
	if json.Unmarshal([]byte(raw), &v) == nil {
		return v
	}
	spaced := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, raw)
	if json.Unmarshal([]byte(spaced), &v) != nil {
		return nil
	}
	return v
}

// linkedArticles returns the text of the article in the JSON-LD of a page, "" for none, which may be HTML, and the articles
// that it speaks of with their authors.
func linkedArticles(linked []string) (body string, all []signed) {
	for _, raw := range linked {
		data := linkedData(raw)
		if body == "" {
			body = articleBody(data)
		}
		all = append(all, articleAuthors(data)...)
	}
	return body, all
}

// maxLinked is the depth to which JSON-LD is looked into.
const maxLinked = 8

// articleBody finds the text of an article in its metadata (schema.org, NewsArticle).
func articleBody(v any) string {
	var find func(v any, depth int) string
	find = func(v any, depth int) string {
		if depth > maxLinked {
			return ""
		}
		switch v := v.(type) {
		case map[string]any:
			if s, ok := v["articleBody"].(string); ok {
				return s
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if s := find(v[key], depth+1); s != "" {
					return s
				}
			}
		case []any:
			for _, e := range v {
				if s := find(e, depth+1); s != "" {
					return s
				}
			}
		}
		return ""
	}
	return find(v, 0)
}

// A signed is an article that metadata speak of: its headline, and the names of the people who wrote it with commas between.
type signed struct{ headline, authors string }

// articleAuthors returns who wrote the articles of a page's metadata.
func articleAuthors(v any) (out []signed) {
	articles(v, 0, func(article map[string]any) bool {
		headline, _ := article["headline"].(string)
		out = append(out, signed{hypertext.Fold(html.UnescapeString(headline)), strings.Join(people(article), ", ")})
		return len(out) >= maxSigned
	})
	return out
}

// maxSigned is the number of articles in one piece of metadata whose authors are read.
const maxSigned = 50

// authorsOf returns the authors of the article with a title, or of the first that has any where none has that title.
func authorsOf(all []signed, titles ...string) string {
	for _, x := range all {
		if x.headline != "" && slices.ContainsFunc(titles, func(t string) bool { return t != "" && strings.EqualFold(t, x.headline) }) {
			return x.authors
		}
	}
	for _, x := range all {
		if x.authors != "" {
			return x.authors
		}
	}
	return ""
}

// people returns the names in the author property of an article: none where there is no person among them, and not that of
// its publisher.
func people(article map[string]any) (names []string) {
	publisher, _ := article["publisher"].(map[string]any)
	house, _ := publisher["name"].(string)
	house = strings.ToLower(hypertext.Fold(house))
	list, ok := article["author"].([]any)
	if !ok {
		list = []any{article["author"]}
	}
	person := false
	for _, x := range list {
		name, is := x.(string)
		if m, ok := x.(map[string]any); ok {
			name, _ = m["name"].(string)
			is = m["@type"] == "Person"
		}
		name = hypertext.Fold(name)
		is = is && !isDesk(name) && (house == "" || !strings.Contains(strings.ToLower(name), house))
		if name != "" && !isLogin(name) && (is || person && strings.ToLower(name) != house) {
			names, person = append(names, name), person || is
		}
	}
	return names
}

// deskWords are said of those who write for a site without a name, and where a program has none.
var deskWords = hypertext.Set("editor editors editorial staff redaktion redaction rédaction redacción redação redactie redazione newsdesk newsroom desk admin administrator webmaster guest user unknown anonymous contributor contributors office team reporter correspondent undefined none null author authors agency")

// isDesk reports whether a name is not that of a person: it says who writes without a name, or has a number in it, or is one
// word of Latin letters.
func isDesk(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if deskWords[w] {
			return true
		}
	}
	return strings.ContainsAny(name, "0123456789") || !strings.Contains(name, " ") && strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

// isLogin reports whether a name is an address or that of an account: "ada-roe".
func isLogin(name string) bool {
	return strings.Contains(name, "://") || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.@") == ""
}

// articles calls do with the articles that metadata speak of, until it reports true.
func articles(v any, depth int, do func(article map[string]any) bool) (done bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if depth < maxLinked && articles(x, depth+1, do) {
				return true
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) && do(v) {
			return true
		}
		for _, key := range [...]string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if depth < maxLinked && articles(v[key], depth+1, do) {
				return true
			}
		}
	}
	return false
}

// isArticle reports whether a type of schema.org, or one of several, is that of an article.
func isArticle(v any) bool {
	if list, ok := v.([]any); ok {
		return slices.ContainsFunc(list, isArticle)
	}
	kind, _ := v.(string)
	return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Report") || postings[kind]
}

var postings = hypertext.Set("BlogPosting SocialMediaPosting LiveBlogPosting DiscussionForumPosting")
