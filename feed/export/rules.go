package export

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// rule is the configuration of web servers for the documents whose paths match a pattern.
type rule struct {
	pattern string // as Document.Rule, below the base address
	status  int
	html    bool
	fields  http.Header
}

// rules holds the data for the configuration files of web servers.
type rules struct {
	base   string // as Site.Base
	prefix string // its path, without the slash at its end
	all    []rule // in the order of patterns
	gone   []string
	leads  []Lead
}

// servers writes the configuration files of web servers. They include the feeds, which are written later.
func (b *build) servers(ctx context.Context, s Site, feeds []Document) {
	if !b.going(ctx) {
		return
	}
	r := b.rules(s, feeds)
	plain := http.Header{"Content-Type": {"text/plain; charset=utf-8"}}
	for _, file := range [...]struct{ path, text string }{{"/_headers", r.headersFile()}, {"/_redirects", r.redirectsFile()}} {
		body := []byte(file.text)
		b.document(Document{Path: file.path, Make: func() *Content { return &Content{Status: http.StatusOK, Header: plain, Body: body} }})
	}
	for _, file := range [...]struct{ name, text string }{{"nginx.conf", r.nginx()}, {"Caddyfile", r.caddy()}} {
		if err := b.snippet(ownDir+"/"+file.name, []byte(file.text)); err != nil && b.err == nil {
			b.err = err
		}
	}
}

// rules collects what is known of the documents that stay.
func (b *build) rules(s Site, feeds []Document) *rules {
	r := &rules{base: s.Base}
	if u, err := url.Parse(s.Base); err == nil {
		r.prefix = strings.TrimSuffix(u.Path, "/")
	}
	type group struct {
		pattern string
		status  int
	}
	groups := map[group]*rule{}
	add := func(pattern, path string, status int, header http.Header) {
		if status == http.StatusGone {
			r.gone = append(r.gone, path)
		}
		g := groups[group{pattern, status}]
		if g == nil {
			g = &rule{pattern, status, isHTML(header), maps.Clone(header)}
			groups[group{pattern, status}] = g
		}
		g.merge(header)
	}
	for _, e := range b.manifest.sorted() {
		if b.kept[e.File] && e.Rule != "" && e.Sum != "" {
			add(e.Rule, e.Path, e.Status, b.manifest.headers[e.Header])
		}
	}
	for _, d := range feeds {
		c := d.Make()
		add(d.Rule, d.Path, c.Status, c.Header)
	}
	for _, g := range groups {
		r.all = append(r.all, *g)
	}
	slices.SortFunc(r.all, func(a, b rule) int { return cmp.Or(strings.Compare(a.pattern, b.pattern), a.status-b.status) })
	if s.Leads != nil {
		r.leads = slices.SortedFunc(s.Leads, func(a, b Lead) int {
			return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Query, b.Query))
		})
		r.leads = slices.CompactFunc(r.leads, func(a, b Lead) bool { return a.From == b.From && a.Query == b.Query })
		r.leads = slices.DeleteFunc(r.leads, func(l Lead) bool { return l.Query == "" && b.hides(l.From, feeds) })
	}
	return r
}

// hides reports whether a redirect from a path would hide a file of ours, because web servers apply exact paths first.
func (b *build) hides(from string, feeds []Document) bool {
	name := strings.TrimPrefix(from, "/")
	if name == "_headers" || name == "_redirects" || name == ownDir || strings.HasPrefix(name, ownDir+"/") {
		return true
	}
	for _, html := range [...]bool{false, true} {
		if e, ok := b.manifest.entries[FileOf(from, html)]; ok && b.kept[e.File] {
			return true
		}
	}
	return slices.ContainsFunc(feeds, func(d Document) bool { return d.Path == from })
}

const (
	policyField = "Content-Security-Policy"
	mostSources = 20 // more of them do not fit into the buffers of proxies
)

// merge takes another document into the rule. Pages differ in the sites whose pictures they show: the policy of the rule
// allows those of all.
func (r *rule) merge(header http.Header) {
	have, want := r.fields.Get(policyField), header.Get(policyField)
	if have == want || have == "" {
		return
	}
	directives := strings.Split(have, "; ")
	for i, d := range directives {
		name, sources, _ := strings.Cut(d, " ")
		for other := range strings.SplitSeq(want, "; ") {
			more, ok := strings.CutPrefix(other, name+" ")
			if !ok || more == sources {
				continue
			}
			all := slices.Concat(strings.Fields(sources), strings.Fields(more))
			slices.Sort(all)
			all = slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "'none'" })
			if len(all) > mostSources {
				all = []string{"'self'", "http:", "https:"}
			}
			directives[i] = name + " " + strings.Join(all, " ")
		}
	}
	r.fields = maps.Clone(r.fields)
	r.fields.Set(policyField, strings.Join(directives, "; "))
}

// lines calls do with the fields in the order of their names.
func (r *rule) lines(do func(name, value string)) {
	for _, name := range slices.Sorted(maps.Keys(r.fields)) {
		for _, value := range r.fields[name] {
			do(name, value)
		}
	}
}

// headersFile is the file _headers of Netlify and Cloudflare Pages. A part of a path after a colon stands for any part.
func (r *rules) headersFile() string {
	var b strings.Builder
	for _, rule := range r.all {
		if rule.status == http.StatusGone {
			continue
		}
		fmt.Fprintf(&b, "%s\n", r.prefix+escaped(rule.pattern))
		rule.lines(func(name, value string) { fmt.Fprintf(&b, "  %s: %s\n", name, value) })
	}
	return b.String()
}

// redirectsFile is the file _redirects of Netlify and Cloudflare Pages. It leaves out leads with a query, because these services
// do not tell addresses apart by their queries.
func (r *rules) redirectsFile() string {
	var b strings.Builder
	for _, l := range r.leads {
		switch {
		case l.Query != "":
		case l.Same:
			fmt.Fprintf(&b, "%s %s 200\n", r.prefix+escaped(l.From), r.prefix+escaped(l.To))
		default:
			fmt.Fprintf(&b, "%s %s 301\n", r.prefix+escaped(l.From), r.address(l.To))
		}
	}
	return b.String()
}

// address is the public address of a path.
func (r *rules) address(path string) string { return r.base + escaped(path)[1:] }

// escaped returns a path as it stands in an address. Nothing in it has a meaning for a web server then.
func escaped(path string) string {
	return strings.NewReplacer("$", "%24", "'", "%27", "{", "%7B", "}", "%7D").Replace((&url.URL{Path: path}).EscapedPath())
}
