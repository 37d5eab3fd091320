package markup

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// linkedData reads JSON-LD, nil where it is none. Some sites write line ends and tabs into its texts as they are, which JSON
// does not allow.
func linkedData(raw string) (v any) {
	spaced := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, raw)
	if json.Unmarshal([]byte(raw), &v) != nil && json.Unmarshal([]byte(spaced), &v) != nil {
		return nil
	}
	return v
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

// articleAuthors returns the names of the people who wrote the first article of a page's metadata, with commas between them.
func articleAuthors(v any) string {
	var names []string
	articles(v, 0, func(article map[string]any) bool {
		names = people(article)
		return names != nil
	})
	return strings.Join(names, ", ")
}

// people returns the names in the author property of an article: none where there is no person among them, and not that of
// its publisher.
func people(article map[string]any) (names []string) {
	publisher, _ := article["publisher"].(map[string]any)
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
		if name = fold(name); name != "" && !isLogin(name) && (is || name != publisher["name"]) {
			names, person = append(names, name), person || is
		}
	}
	if !person {
		return nil
	}
	return names
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
	return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || strings.HasSuffix(kind, "Report")
}
