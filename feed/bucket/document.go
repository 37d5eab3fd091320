package bucket

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7"

	"seedfeed/feed/export"
)

// Names with a meaning to services and CDNs: the page of a folder, and the page that is sent with status 404.
const (
	indexName   = "index.html"
	missingPath = "/404"
	missingKey  = "404.html"
)

// keyOf returns the key of the object for a path, without the prefix. The key is the part of the address after the host, so
// servers need no rewrite rules. The page of a folder is the exception: it has the name that a bucket's website looks for.
func keyOf(path string) string {
	key := strings.TrimPrefix(path, "/")
	switch {
	case path == missingPath:
		return missingKey
	case key == "" || strings.HasSuffix(key, "/"):
		return key + indexName
	}
	return key
}

// job is an object that may have changed.
type job struct {
	key      string
	known    hash                   // identifies the content, if that is known without making it
	keyOf    func(hint string) hash // returns a hash of the document's inputs; nil: not known
	make     func() *page           // nil result: the document is gone
	optional bool                   // a redirect or a copy; skipped silently if the service does not support its key
}

// page is a document in its stored form.
type page struct {
	*export.Content
	redirect string // address that the website of a bucket redirects to
}

func (b *Bucket) documentJob(d export.Document) job {
	j := job{key: keyOf(d.Path), make: func() *page {
		if c := d.Make(); c != nil {
			return &page{Content: c}
		}
		return nil
	}}
	if d.KeyOf != nil {
		j.keyOf = func(hint string) hash { return b.keySum(d.KeyOf(hint)) }
	} else if d.Key != "" {
		j.known = sumOf([]byte("key " + b.form() + d.Key))
	}
	return j
}

// keySum returns a hash of the key of a document. It is zero if there is no key.
func (b *Bucket) keySum(key string) hash {
	if key == "" || key == export.NoKey {
		return hash{}
	}
	return sumOf([]byte("key " + b.form() + key))
}

func sumOf(data []byte) hash {
	s := sha256.Sum256(data)
	return hash(s[:len(hash{})])
}

// form returns a text that differs between ways of storing the same document. It is part of all hashes.
func (a Address) form() string { return fmt.Sprint("1 ", a.gzip, "\n") }

// options returns the header fields that a bucket can store. A CDN must add the others.
func (p *page) options() minio.PutObjectOptions {
	return minio.PutObjectOptions{
		ContentType: p.Header.Get("Content-Type"), CacheControl: p.Header.Get("Cache-Control"),
		ContentLanguage: p.Header.Get("Content-Language"), ContentDisposition: p.Header.Get("Content-Disposition"),
		WebsiteRedirectLocation: p.redirect,
	}
}

// sum returns a hash of everything that the object depends on. It does not compress the object.
func (p *page) sum(form string) hash {
	o := p.options()
	h := sha256.New()
	fmt.Fprintf(h, "%s%q\n", form, []string{o.ContentType, o.CacheControl, o.ContentLanguage, o.ContentDisposition, o.WebsiteRedirectLocation})
	if p.Write != nil {
		io.WriteString(h, p.Name)
	}
	h.Write(p.Body)
	return hash(h.Sum(nil)[:len(hash{})])
}

// object returns the object to store. If zip is set, it is compressed if that makes it smaller.
func (p *page) object(sum hash, zip bool) (o object, err error) {
	o.PutObjectOptions, o.mark = p.options(), sum.text()
	if p.Write != nil {
		if zip = zip && !p.Packed; zip {
			o.ContentEncoding = "gzip"
		}
		o.body, o.size, err = spool(p.Write, zip)
		return o, err
	}
	body := p.Body
	if zip && p.Gzip != nil {
		if zipped := p.Gzip(); zipped != nil {
			body, o.ContentEncoding = zipped, "gzip"
		}
	}
	o.body, o.size = bytes.NewReader(body), int64(len(body))
	return o, nil
}

// spool writes a document that is too large for memory into a temporary file.
func spool(write func(io.Writer) error, zip bool) (body io.ReadSeeker, size int64, err error) {
	f, err := os.CreateTemp("", "seedfeed-*")
	if err != nil {
		return nil, 0, err
	}
	if zip {
		zipped := gzip.NewWriter(f)
		err = errors.Join(write(zipped), zipped.Close())
	} else {
		err = write(f)
	}
	if err == nil {
		size, err = f.Seek(0, io.SeekEnd)
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, 0, errors.Join(err, os.Remove(f.Name()))
	}
	return f, size, nil
}

// close removes the temporary file of an object, if it has one.
func (o *object) close() {
	if f, ok := o.body.(*os.File); ok {
		f.Close()
		os.Remove(f.Name())
	}
}

// feeds makes the documents of Last. It returns a job for each of them, in order, followed by jobs for the paths that serve
// a copy of one.
func (r *run) feeds(s export.Site) (made map[string]*export.Content, jobs []job) {
	made = map[string]*export.Content{}
	add := func(path string, c *export.Content, optional bool) {
		jobs = append(jobs, job{key: keyOf(path), optional: optional, make: func() *page { return &page{Content: c} }})
	}
	for d := range s.Last {
		if c := d.Make(); c != nil {
			made[d.Path] = c
			add(d.Path, c, false)
		}
	}
	if s.Leads == nil {
		return made, jobs
	}
	for l := range s.Leads {
		if c := made[l.To]; c != nil && l.Same && l.Query == "" {
			add(l.From, c, true)
		}
	}
	return made, jobs
}

const redirectCache = "public, max-age=86400"

// redirects returns the jobs for pages at former addresses, sorted by key. The website of a bucket redirects; other servers
// send a page that links to the new address. An address below another page is left out, such as /feed/atom if there is
// /feed: many services do not support an object and a folder of the same name. An address with a query is left out too,
// because a bucket ignores queries.
func redirects(s export.Site, feeds map[string]*export.Content) (jobs []job) {
	if s.Leads == nil {
		return nil
	}
	to := map[string]export.Lead{}
	for l := range s.Leads {
		if l.Query == "" && !l.Same {
			to[keyOf(l.From)] = l
		}
	}
	for _, key := range slices.Sorted(maps.Keys(to)) {
		if isBelow(key, func(above string) bool { _, ok := to[above]; return ok || feeds["/"+above] != nil }) {
			continue
		}
		address := s.Base + escaped(to[key].To)
		kind := ""
		if c := feeds[to[key].To]; c != nil {
			kind, _, _ = strings.Cut(c.Header.Get("Content-Type"), ";")
		}
		body := []byte(leadingPage(address, kind))
		fields := http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Cache-Control": {redirectCache}}
		jobs = append(jobs, job{key: key, optional: true, make: func() *page {
			return &page{Content: &export.Content{Header: fields, Body: body}, redirect: address}
		}})
	}
	return jobs
}

// isBelow reports whether is returns true for a prefix of key that ends before a slash.
func isBelow(key string, is func(above string) bool) bool {
	for n := range len(key) {
		if key[n] == '/' && is(key[:n]) {
			return true
		}
	}
	return false
}

// escaped returns a path as part of a URL, without the leading slash.
func escaped(path string) string {
	return (&url.URL{Path: strings.TrimPrefix(path, "/")}).EscapedPath()
}

// leadingPage returns a page that redirects to an address. Kind is the media type if the address is a feed, else empty.
func leadingPage(address, kind string) string {
	at := html.EscapeString(address)
	link := `<link rel="canonical" href="` + at + `">`
	if kind != "" {
		link = `<link rel="alternate" type="` + html.EscapeString(kind) + `" href="` + at + `">`
	}
	return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Moved</title>
` + link + `
<meta http-equiv="refresh" content="0; url=` + at + `"></head>
<body><p><a href="` + at + `">` + at + `</a></p></body></html>
`
}
