package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"
)

// lookup finds the document for an address. moved is its path if the reader must ask for it there.
func (v *version) lookup(u *url.URL) (e *entry, moved string) {
	if u.RawQuery != "" {
		if e, moved = v.movedFrom(u.Path, u.RawQuery); e != nil {
			return e, moved
		}
	}
	if e = v.find(u.Path); e != nil {
		return e, ""
	}
	if e, moved = v.movedFrom(u.Path, ""); e != nil {
		return e, moved
	}
	return v.elsewhere(u.Path)
}

// movedFrom finds the document that has moved from an address. The page of a withdrawn one is shown at once.
func (v *version) movedFrom(path, query string) (e *entry, moved string) {
	if v.moved == nil {
		return nil, ""
	}
	to := v.moved(path, query)
	if to == "" {
		return nil, ""
	}
	if e = v.find(to); e == nil || e.gone {
		return e, ""
	}
	return e, to
}

// elsewhere finds the document that a reader means by a path without one, and the path of that document. It
// returns nil when there is none.
func (v *version) elsewhere(path string) (e *entry, to string) {
	if v.meant == nil {
		return nil, ""
	}
	for _, to := range v.meant(path) {
		if e := v.find(to); e != nil && strings.HasPrefix(to, "/") {
			return e, to
		}
	}
	return nil, ""
}

// movedCache is shorter than for ever, because a document may be published at the path one day.
var movedCache = []string{"public, max-age=86400"}

// redirect sets the fields that send a reader to the document at a path, and returns the body. The query is as it stands in
// an address, "" for none. The address begins with base: no request can make a redirect lead to another site.
func (e *entry) redirect(header http.Header, base, path, query string) []byte {
	address := base + (&url.URL{Path: path}).EscapedPath()[1:]
	if query != "" {
		address += "?" + query
	}
	if e.shared {
		header["Access-Control-Allow-Origin"] = anyOrigin // else a script of another site could not follow
	}
	body := plainText(header, "Moved for good to "+address)
	header.Set("Location", address)
	header["Cache-Control"] = movedCache
	return body
}

// newMissing returns the entry of the page that is sent with 404.
func newMissing(d *Document, now time.Time) *entry {
	e := newEntry(d, now)
	e.gone, e.modified, e.links = true, nil, nil
	return e
}

// notFound sets the fields of a 404 and returns its body. Caches must not keep it: the path may be published a moment
// later.
func (v *version) notFound(header http.Header, r *http.Request) []byte {
	if v.missing == nil {
		return refuse(header, http.StatusNotFound)
	}
	header["Vary"], header["Cache-Control"], header["X-Content-Type-Options"] = vary, noCache, nosniff
	return v.missing.send(header, v.missing.asset, v.missing.choose(r.Header["Accept-Encoding"]))
}
