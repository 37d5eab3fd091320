package syndication

// Addresses are those of one document in each format and as a page for people. All are absolute; "" is none.
type Addresses struct {
	Atom, RSS, JSON, Page string
}

// historyNS is the namespace of fh:archive and fh:complete, written as prefix "fh" where one of them is.
const historyNS = "http://purl.org/syndication/history/1.0"

// presence is an element that says all by being there.
type presence struct{}

// relation is a link of a feed to another document of the same history.
type relation struct{ rel, href string }

// complete tells whether to say fh:complete (RFC 5005 section 2). A feed that has older or newer parts is not
// complete whatever the field says: the two together are an error.
func (f *Feed) complete() bool {
	return f.Complete && !f.Archive && f.Prev == (Addresses{}) && f.Next == (Addresses{})
}

// marks gives the elements of RFC 5005 that the feed has, and their namespace when there are any.
func (f *Feed) marks() (namespace string, archive, complete *presence) {
	switch {
	case f.Archive:
		return historyNS, &presence{}, nil
	case f.complete():
		return historyNS, nil, &presence{}
	}
	return "", nil, nil
}

// history gives the links of RFC 5005 section 4 to the addresses of one format. A complete feed has none.
func (f *Feed) history(prev, next, current string) []relation {
	if f.complete() {
		return nil
	}
	var out []relation
	for _, r := range []relation{{"prev-archive", prev}, {"next-archive", next}, {"current", current}} {
		if r.href = absolute(r.href); r.href != "" {
			out = append(out, r)
		}
	}
	return out
}
