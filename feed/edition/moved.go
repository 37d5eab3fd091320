package edition

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"seedfeed/feed/ledger"
	"seedfeed/feed/syndication"
)

// known returns by what readers know the item of an article from another program. The item keeps the address that it had
// as long as that leads to the article, because some readers know items by id and address.
func (s *Site) known(r ledger.Record) syndication.Known {
	past := r.Known()
	k := syndication.Known{AtomID: past.AtomID, JSONID: past.JSONID, Link: past.Link, NoGUID: past.NoGUID, Date: past.Date}
	if k.Link == "" || k.NoGUID {
		return k
	}
	address, why := s.Claim("", k.Link)
	if why == "" && s.Index != nil {
		if to, ok := s.Index.ByAddress(address); ok && to.ID == r.ID {
			return k
		}
	}
	k.Link = ""
	return k
}

// Claim returns the one form (ledger.Address) of an address that the file at a path claims for its article, or why it can
// never lead there. The address is whole, or from the root of the site, or from the folder of the file. It serves
// register.Config.
func (s *Site) Claim(file, alias string) (address, why string) {
	if address, why = s.Local(file, alias); why == "" && reserved(address) {
		return "", "it is an address of the site itself"
	}
	return address, why
}

// Local is Claim for addresses that may be of the site itself.
func (s *Site) Local(file, alias string) (address, why string) {
	u, err := url.Parse(alias)
	base, err2 := url.Parse(s.BaseURL)
	if err != nil || err2 != nil {
		return "", "it is no address"
	}
	if u.Host != "" && !strings.EqualFold(bareHost(u), bareHost(base)) {
		return "", "it is on another host than " + s.BaseURL
	}
	at := u.Path
	if u.Host == "" && !strings.HasPrefix(at, "/") {
		at = path.Join("/", strings.TrimPrefix(path.Dir(file), "content"), at)
	}
	if below, ok := strings.CutPrefix(at+"/", base.Path); ok { // a proxy, or the program, strips the path of the base address
		at = "/" + below
	}
	return ledger.Address(at, u.RawQuery), ""
}

// bareHost is a host without "www.", which sites add and drop.
func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }

// reserved reports whether an address is, or is taken for, one of the documents that every site has. A query alone can
// lead from the front page to an article.
func reserved(address string) bool {
	at, query, _ := strings.Cut(address, "?")
	if at == "/" {
		return query == ""
	}
	switch at[1:] {
	case searchPath, openSearchPath, quotesCSV, quotesJSON, weekly, strings.TrimSuffix(weekly, "/"), opmlPath, iconPath, robotsPath, sitemapPath, "healthz", "metrics", "status":
		return true
	}
	for _, folder := range indexKinds {
		if strings.TrimSuffix(at[1:], "/") == folder {
			return true
		}
	}
	if n, ok := strings.CutPrefix(at[1:], archive); ok && n != "" && strings.Trim(n, "0123456789") == "" {
		return true
	}
	return slices.ContainsFunc(append(Meant(at), at), func(to string) bool {
		return slices.ContainsFunc(formats, func(f format) bool { return to == "/"+f.name })
	})
}

// Moved returns the path of the document that a former address leads to, "" if it leads to none. It serves
// web.Snapshot.Moved. Of a query each part may be the address: sites add parts that tell where a visitor came from.
func (e *Edition) Moved(path, query string) (to string) {
	if !e.index.Addressed() && len(e.site.Feeds) == 0 {
		return ""
	}
	if to = e.leads(ledger.Address(path, query)); to != "" || query == "" {
		return to
	}
	values, _ := url.ParseQuery(query)
	if len(values) > mostParts {
		return ""
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if to = e.leads(ledger.Address(path, url.Values{key: values[key]}.Encode())); to != "" {
			return to
		}
	}
	return ""
}

// mostParts bounds the parts of a query that are tried.
const mostParts = 10

func (e *Edition) leads(address string) (to string) {
	if r, ok := e.index.ByAddress(address); ok {
		return "/" + articles + r.Slug
	}
	return e.site.Feeds[address]
}
