package syndication

import "seedfeed/feed/clean"

// Addresses are the addresses of one document in each format and as a page for people. All are absolute; "" means that
// there is none.
type Addresses struct {
	Atom, RSS, JSON, Page string
}

// historyNS is the namespace of fh:archive. It is declared with the prefix "fh" in archives only.
const historyNS = "http://purl.org/syndication/history/1.0"

// presence is an empty element.
type presence struct{}

// relation is a link from a feed to another document of the same history.
type relation struct{ rel, href string }

// archiveMark returns the element that marks an archive (RFC 5005 section 4) and its namespace, or nothing for a feed
// that is no archive.
func (f *Feed) archiveMark() (namespace string, mark *presence) {
	if f.Archive {
		return historyNS, &presence{}
	}
	return "", nil
}

// history returns the links of RFC 5005 section 4 for the addresses of one format.
func history(prev, next, current string) []relation {
	var out []relation
	for _, r := range []relation{{"prev-archive", prev}, {"next-archive", next}, {"current", current}} {
		if r.href = clean.URL(r.href); r.href != "" {
			out = append(out, r)
		}
	}
	return out
}
