package edition

import (
	"net/url"
	"path"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
)

// textEndings are what a link between seeds may leave out.
var textEndings = []string{".md", ".markdown", ".txt", ".html", ".docx", ".odt"}

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
// as [[Other]] by the name of its file in any folder.
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
	at := path.Join(path.Dir(file), u.Path)
	if strings.HasPrefix(u.Path, "/") {
		at = strings.TrimPrefix(path.Clean(u.Path), "/")
	}
	if r, ok := live(s.Index.ByPath(at)); ok {
		return r, true
	}
	for _, ending := range textEndings {
		if r, ok := live(s.Index.ByPath(at + ending)); ok {
			return r, true
		}
	}
	return ledger.Record{}, false
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
	for _, l := range links {
		if s.linked(r, l.own, l.address) != l.to {
			return false
		}
	}
	return true
}
