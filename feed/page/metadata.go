package page

import (
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/clean"
)

// metaTag is one meta element: of Open Graph (https://ogp.me/) with Property, of Twitter with Name.
type metaTag struct{ Property, Name, Content string }

// newsArticle is an article as https://schema.org/NewsArticle in JSON-LD, which search engines read.
type newsArticle struct {
	Context     string   `json:"@context"`
	Type        string   `json:"@type"`
	Headline    string   `json:"headline"`
	Description string   `json:"description,omitempty"`
	URL         string   `json:"url,omitempty"`
	Page        string   `json:"mainEntityOfPage,omitempty"`
	Published   string   `json:"datePublished"`
	Modified    string   `json:"dateModified"`
	Language    string   `json:"inLanguage,omitempty"`
	Images      []string `json:"image,omitempty"`
	Authors     []thing  `json:"author,omitempty"`
	Publisher   thing    `json:"publisher"`
	Keywords    []string `json:"keywords,omitempty"`
}

// thing is a Person or an Organization.
type thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
	Logo string `json:"logo,omitempty"`
}

// describe adds what other sites show of a link to the article: its own picture, else the card.
func (v *pageView) describe(f *Feed, a *ArticleView) {
	i := a.Item
	published, updated := i.Dates()
	modified := updated
	if i.Updated.Equal(i.Added) {
		modified = published
	}
	n := &newsArticle{
		Context: "https://schema.org", Type: "NewsArticle", Headline: v.Article.Title, Description: v.Description,
		URL: v.Canonical, Page: v.Canonical, Published: published.Format(time.RFC3339), Modified: modified.Format(time.RFC3339),
		Language: v.Article.written, Keywords: clean.Lines(i.Tags),
		Publisher: thing{"Organization", v.Feed.Title, v.Feed.Home, clean.URL(f.Logo)},
	}
	for _, name := range clean.Lines(i.Authors) {
		n.Authors = append(n.Authors, thing{Type: "Person", Name: name})
	}
	v.tags("og:type", "article", "og:title", v.Article.Title, "og:description", v.Description, "og:url", v.Canonical, "og:site_name", v.Feed.Title,
		"og:locale", locale(v.Article.written), "article:published_time", n.Published, "article:modified_time", n.Modified)
	for _, name := range n.Authors {
		v.tags("article:author", name.Name)
	}
	for _, tag := range n.Keywords {
		v.tags("article:tag", tag)
	}
	shape := "summary"
	if p := i.Picture(); p.URL != "" {
		n.Images, shape = []string{p.URL}, "summary_large_image"
		v.tags("og:image", p.URL, "og:image:width", number(p.Width), "og:image:height", number(p.Height), "og:image:alt", clean.Line(p.Alt))
	} else if card := clean.URL(a.Card); card != "" {
		n.Images, shape = []string{card}, "summary_large_image"
		v.tags("og:image", card, "og:image:type", "image/png", "og:image:width", "1200", "og:image:height", "630", "og:image:alt", v.Article.Title)
	}
	v.Meta = append(v.Meta, metaTag{Name: "twitter:card", Content: shape})
	v.Data = n
}

// tags adds pairs of property and content; those without content are left out.
func (v *pageView) tags(pairs ...string) {
	for ; len(pairs) > 1; pairs = pairs[2:] {
		if pairs[1] != "" {
			v.Meta = append(v.Meta, metaTag{Property: pairs[0], Content: pairs[1]})
		}
	}
}

// locale returns a language tag as Open Graph wants it, en_GB, and "" for one without a country.
func locale(tag string) string {
	parts := strings.Split(tag, "-")
	if last := parts[len(parts)-1]; len(parts) > 1 && len(last) == 2 {
		return strings.ToLower(parts[0]) + "_" + strings.ToUpper(last)
	}
	return ""
}

func number(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}
