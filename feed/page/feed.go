package page

import "seedfeed/feed/syndication"

// Feed is a feed with what only its pages show. Any field but the first may be zero. The embedded feed may stand in several.
type Feed struct {
	*syndication.Feed
	Style    string   // CSS of the site, after ours; left out where it would end the style element
	PartNote string   // plain text below Part, such as an office; "" is left out
	Quoted   bool     // items are what one person said in an article: their quotes are shown, and Link leads to the place of the first
	Up       *Index   // the page that lists all parts such as Part; nil: none
	Indexes  []*Index // the pages that list parts, for the front page
	Search   string   // address of the page of searches, for the front page; the description of the search is below it; "": there is none
}

// Index is a page that lists the parts of a site that are of one kind: "speakers", "topics", "sections", "authors" or "weekly".
type Index struct{ Kind, URL string }
