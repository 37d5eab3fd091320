package edition

import (
	"slices"

	"seedfeed/feed/filing"
	"seedfeed/feed/syndication"
)

// hubLinks returns the values of Link of a feed that has hubs: the hubs, and the address under which they know the feed
// (W3C WebSub section 4).
func (s *Site) hubLinks(f *syndication.Feed, as format) (links []string) {
	for _, hub := range f.Hubs {
		links = append(links, "<"+hub+`>; rel="hub"`)
	}
	if links == nil {
		return nil
	}
	self := map[string]string{"atom": f.AtomURL, "rss": f.RSSURL, "json": f.JSONURL}[as.kind]
	return append(links, "<"+self+`>; rel="self"`)
}

// Tags returns the tag of each main feed, which names its bytes, by the public address of the feed.
func (e *Edition) Tags() map[string]string {
	tags := map[string]string{}
	for _, as := range formats {
		tags[e.site.BaseURL+as.name] = e.Feeds["/"+as.name].Tag()
	}
	return tags
}

// CutFeeds returns the public addresses of the feeds of terms. Those that the site does not publish have none.
func (e *Edition) CutFeeds(terms []filing.Touched) (addresses []string) {
	kinds := e.site.kinds()
	for _, t := range terms {
		if slices.Contains(kinds, t.Kind) {
			a := e.site.addresses(escaped(termPath(t.Kind, t.Slug)))
			addresses = append(addresses, a.Atom, a.RSS, a.JSON)
		}
	}
	return addresses
}
