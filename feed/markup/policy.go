package markup

import (
	"regexp"
	"sync"

	"github.com/microcosm-cc/bluemonday"
)

// harmless is the one policy that all HTML for readers passes: exactly the elements and attributes that Render writes.
// Render writes nothing else, so the policy changes no output of a correct Render. It is the second wall: a fault in
// Render or in what its callers return still cannot bring an element, an attribute or a scheme to a reader.
var harmless = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "caption", "tr", "td", "th", "dl", "dt", "dd",
		"figure", "figcaption", "pre", "code", "hr", "br", "em", "strong", "mark", "sup", "sub", "del", "div", "span")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src").Matching(webOrPath).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(regexp.MustCompile(`^\d{1,6}$`)).OnElements("img")
	p.AllowAttrs("srcset").Matching(regexp.MustCompile(`^(?:(?i:https?:)?/[^\s,]* \d{1,6}w(?:, |$))+$`)).OnElements("img")
	p.AllowAttrs("sizes").Matching(regexp.MustCompile(`^[a-z0-9(): ,-]+$`)).OnElements("img")
	p.AllowAttrs("loading").Matching(regexp.MustCompile(`^lazy$`)).OnElements("img")
	p.AllowAttrs("start").Matching(regexp.MustCompile(`^\d{1,9}$`)).OnElements("ol")
	p.AllowAttrs("value").Matching(regexp.MustCompile(`^\d{1,9}$`)).OnElements("li")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(?:center|right)$`)).OnElements("td", "th")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnotes$`)).OnElements("ol")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^caption$`)).OnElements("p")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^quote$`)).OnElements("span", "mark")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^[^\s"'<>&]*h-[\pL\pM\p{Nd}-]+$`)).OnElements("h1", "h2", "h3", "h4", "h5", "h6")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^[^\s"'<>&]+$`)).OnElements("li", "div", "a", "span", "mark")
	return p
})

// webOrPath is a web address, or one without a scheme.
var webOrPath = regexp.MustCompile(`^(?:(?i:https?):|[^:/?#]*(?:[/?#]|$))`)
