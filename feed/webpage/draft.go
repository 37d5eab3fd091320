package webpage

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// draftOf returns what the meta elements of a page, or its JSON-LD, say that makes it a draft, as name and value; "" for nothing.
// It takes linear time.
func draftOf(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	linked := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.TextToken:
			if status := draftStatus.FindSubmatch(z.Text()); linked && status != nil {
				return "creativeWorkStatus: " + string(status[1])
			}
			linked = false
		case html.StartTagToken, html.SelfClosingTagToken:
			linked = false
			name, more := z.TagName()
			tag := string(name)
			if tag == "body" { // nothing behind it is of the head
				return ""
			}
			if !more || tag != "script" && tag != "meta" {
				continue
			}
			attrs := dateAttributes(z)
			linked = strings.EqualFold(attrs["type"], "application/ld+json")
			key, value := strings.ToLower(cmp.Or(attrs["name"], attrs["property"])), strings.ToLower(strings.TrimSpace(attrs["content"]))
			if tag == "meta" && draftValues[key][value] {
				return key + ": " + value
			}
		}
	}
}

// draftStatus matches the status of a draft in JSON-LD (schema.org creativeWorkStatus).
var draftStatus = regexp.MustCompile(`(?i)"creativeWorkStatus"\s*:\s*"(draft|incomplete|pending|unpublished)"`)

// draftValues are the values of meta elements that make a page a draft, by name.
var draftValues = func() map[string]map[string]bool {
	yes, no := map[string]bool{"true": true, "yes": true, "1": true}, map[string]bool{"false": true, "no": true, "0": true}
	status := map[string]bool{"draft": true, "pending": true, "unpublished": true, "private": true, "in progress": true}
	return map[string]map[string]bool{"draft": yes, "unpublished": yes, "private": yes, "published": no, "status": status, "state": status, "visibility": status, "article:status": status}
}()
