package webpage

import (
	"html"
	"net/url"
	"regexp"
	"strings"
)

// Google Docs writes the bold and italic runs of a page as spans with classes of its own, and each link as one to Google with the
// real address in its query.
var (
	googleClass = regexp.MustCompile(`\.(c\d+)\{([^}]*)\}`)
	googleSpan  = regexp.MustCompile(`<span class="(c\d+(?: c\d+)*)">`)
	googleLink  = regexp.MustCompile(`href="https://www\.google\.com/url\?q=([^"&]+)(?:&amp;|&)[^"]*"`)
)

// fromGoogle gives a page that Google Docs has written its formats as styles and its links as they were. Other pages stay as they are.
func fromGoogle(page string) string {
	if !strings.Contains(page, "doc-content") && !strings.Contains(page, "lst-kix_") {
		return page
	}
	styles := map[string]string{}
	for _, m := range googleClass.FindAllStringSubmatch(page, -1) {
		for _, style := range [...]string{"font-weight:700", "font-style:italic"} {
			if strings.Contains(m[2], style) && styles[m[1]] == "" {
				styles[m[1]] = style
			}
		}
	}
	page = googleSpan.ReplaceAllStringFunc(page, func(span string) string {
		classes := googleSpan.FindStringSubmatch(span)[1]
		for class := range strings.FieldsSeq(classes) {
			if style := styles[class]; style != "" {
				return `<span class="` + classes + `" style="` + style + `">`
			}
		}
		return span
	})
	return googleLink.ReplaceAllStringFunc(page, func(link string) string {
		to, err := url.QueryUnescape(googleLink.FindStringSubmatch(link)[1])
		if err != nil {
			return link
		}
		return `href="` + html.EscapeString(to) + `"`
	})
}
