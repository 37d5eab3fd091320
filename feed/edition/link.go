package edition

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// textEndings are what a link between seeds may leave out. Hugo has the text of a post in its folder as index.md.
var textEndings = []string{".md", ".markdown", ".txt", ".html", ".docx", ".odt", "/index.md", "/index.html"}

// linked returns where a link in the article of r leads, for readers: to the page of another article that is published, to
// an address of the web, to a mailbox. Own is the article's own address on the web, "" for none, to which other relative
// addresses belong. It is "" for what leads nowhere outside the folder.
func (s *Site) linked(r ledger.Record, own, address string) string {
	if to, ok := s.target(r.Path, address); ok {
		return s.pageURL(to.Slug)
	}
	u, err := url.Parse(address)
	if err != nil || strings.HasPrefix(address, "[[") || strings.HasPrefix(address, "#") {
		return ""
	}
	if base, err := url.Parse(own); err == nil && own != "" && !u.IsAbs() {
		u = base.ResolveReference(u)
	}
	if !u.IsAbs() {
		return ""
	}
	return u.String()
}

// target is the published article that an address in the file at a path names: by its file ("other.md", "../2025/other"), or
// as [[Other]] by the name of its file in any folder. An address that does not begin with a dot may also be one from the root
// of a site or of a vault, which may be any folder around the file.
func (s *Site) target(file, address string) (ledger.Record, bool) {
	if s.Index == nil {
		return ledger.Record{}, false
	}
	live := func(r ledger.Record, ok bool) (ledger.Record, bool) { return r, ok && r.Withdrawn.IsZero() }
	if name, ok := strings.CutPrefix(address, "[["); ok {
		name, _, _ = strings.Cut(strings.TrimSuffix(name, "]]"), "#")
		return live(s.Index.ByName(strings.TrimSpace(name)))
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return ledger.Record{}, false
	}
	for d := path.Dir(file); ; d = path.Dir(d) {
		at := path.Join(d, u.Path)
		if r, ok := live(s.Index.ByPath(at)); ok {
			return r, true
		}
		for _, ending := range textEndings {
			if r, ok := live(s.Index.ByPath(at + ending)); ok {
				return r, true
			}
		}
		if d == "." || strings.HasPrefix(u.Path, ".") {
			return ledger.Record{}, false
		}
	}
}

// link is a link of an article's text to another article, and where it led.
type link struct{ own, address, to string }

// links are the links of an item's text that other articles decide on.
func (s *Site) links(r ledger.Record, d *digest.Digest) (out []link) {
	if !s.Full || d == nil {
		return nil
	}
	for i := range d.Blocks {
		for _, x := range d.Blocks[i].Spans {
			if x.Kind == markup.Link && !strings.Contains(x.Address, ":") {
				out = append(out, link{d.Link, x.Address, s.linked(r, d.Link, x.Address)})
			}
		}
	}
	return out
}

// lead reports whether links lead where they led.
func (s *Site) lead(r ledger.Record, links []link) bool {
	return !slices.ContainsFunc(links, func(l link) bool { return s.linked(r, l.own, l.address) != l.to })
}

// LocalLinks returns the addresses of the links in an article that may lead to a file beside it, as written, each once.
func LocalLinks(d *digest.Digest) (local []string) {
	for i := range d.Blocks {
		for _, x := range d.Blocks[i].Spans {
			if x.Kind != markup.Link || strings.HasPrefix(x.Address, "#") || slices.Contains(local, x.Address) {
				continue
			}
			if u, err := url.Parse(x.Address); err == nil && u.IsAbs() && !strings.HasPrefix(x.Address, "[[") {
				continue
			}
			if local = append(local, x.Address); len(local) == mostLocal {
				return local
			}
		}
	}
	return local
}

// Leads reports whether a link in the article of r leads anywhere for readers: to a published article, or to an address on
// the web where the article gives its own there. Readers see the words of other links without a link.
func (s *Site) Leads(r ledger.Record, own, address string) bool {
	return s.linked(r, own, address) != ""
}

// mostLocal bounds the local links that are listed of one article.
const mostLocal = 100
