package edition

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/markup"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// formatted returns the text of an article as formatted, as harmless HTML for an item of a feed. Readers show the title
// above it as a heading of the first or second level. A footnote is found on the page of the article, because an address
// within an item leads nowhere in a reader.
func (s *Site) formatted(r ledger.Record, d *digest.Digest) string {
	html := s.html(r, d, markup.Options{Shift: 2, Marks: marks(d.Quotes, false)})
	return strings.ReplaceAll(html, ` href="#`, ` href="`+s.pageURL(r.Slug)+`#`)
}

// pageText returns the text of an article as harmless HTML for its page. Its highest headings have level 2: the title has
// level 1.
func (s *Site) pageText(r ledger.Record, d *digest.Digest) string {
	highest := 6
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == markup.Heading {
			highest = min(highest, b.Level)
		}
	}
	return alignedByClass.Replace(s.html(r, d, markup.Options{Shift: 2 - highest, Marks: marks(d.Quotes, true)}))
}

// alignedByClass replaces the align attribute, which feed readers keep, by the classes of page.css: HTML deprecates it.
var alignedByClass = strings.NewReplacer(
	`<td align="right">`, `<td class="right">`, `<td align="center">`, `<td class="center">`,
	`<th align="right">`, `<th class="right">`, `<th align="center">`, `<th class="center">`,
)

// html writes the blocks of a digest, with the addresses of its links and pictures as readers need them.
func (s *Site) html(r ledger.Record, d *digest.Digest, o markup.Options) string {
	o.Address = func(_ markup.Format, address string) string { return s.linked(r, d.Link, address) }
	o.Picture = func(address string) (markup.Shown, bool) {
		p, ok := s.picture(r, address)
		return markup.Shown{Address: p.URL, Width: p.Width, Height: p.Height, Small: p.Small, SmallWidth: p.SmallWidth}, ok
	}
	return markup.Render(d.Blocks, o)
}

// marks are the places of the quotations in the text. Of two that overlap the first one counts.
func marks(quotes []digest.Quote, anchored bool) []markup.Mark {
	var out []markup.Mark
	for _, q := range quotes {
		for i, s := range q.Spans {
			m := markup.Mark{Start: s.Start, End: s.End, Key: q.Key}
			if anchored && i == 0 {
				m.ID = page.Anchor(q.Text)
			}
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b markup.Mark) int { return cmp.Compare(a.Start, b.Start) })
	end := 0
	return slices.DeleteFunc(out, func(m markup.Mark) bool {
		if m.Start < end {
			return true
		}
		end = m.End
		return false
	})
}

// leastPicture is the least width and height of a picture that stands for its article. Smaller ones are icons and rules.
const leastPicture = 100

// pictures are those that stand for an article, its own first.
func (s *Site) pictures(r ledger.Record, d *digest.Digest) []syndication.Picture {
	var out []syndication.Picture
	alts := map[string]string{}
	for i := range d.Blocks {
		for _, x := range d.Blocks[i].Spans {
			if x.Kind == markup.Image && alts[x.Address] == "" {
				alts[x.Address] = x.Alt
			}
		}
	}
	seen := map[string]bool{}
	for _, address := range d.Pictures() {
		p, ok := s.picture(r, address)
		if small := p.Width > 0 && min(p.Width, p.Height) < leastPicture; ok && !seen[p.URL] && (!small || address == d.Image) {
			seen[p.URL], p.Alt = true, alts[address]
			out = append(out, p)
		}
	}
	return out
}

// picture is the picture at an address as the article has it: one that is in the folder, or one of the web.
func (s *Site) picture(r ledger.Record, address string) (syndication.Picture, bool) {
	if s.PictureOf != nil {
		if forms := s.PictureOf(r.Path, address); len(forms) > 0 {
			large, small := forms[0], forms[len(forms)-1]
			p := syndication.Picture{
				URL: s.BaseURL + files + large.Name, Type: large.Type, Width: large.Width, Height: large.Height, Bytes: large.Bytes,
			}
			if len(forms) > 1 {
				p.Small, p.SmallWidth = s.BaseURL+files+small.Name, small.Width
			}
			return p, true
		}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.HasPrefix(address, markup.Embedded) {
		return syndication.Picture{}, false
	}
	return syndication.Picture{URL: u.String()}, true
}

// pictureAt is a picture that an article names, and the address at which readers find it: "" for nothing.
type pictureAt struct{ address, at string }

// picturesAt are the pictures that an item names.
func (s *Site) picturesAt(r ledger.Record, d *digest.Digest) (out []pictureAt) {
	if d == nil {
		return nil
	}
	for _, address := range d.Pictures() {
		p, _ := s.picture(r, address)
		out = append(out, pictureAt{address, p.URL})
	}
	return out
}

// samePictures reports whether pictures are shown as they were.
func (s *Site) samePictures(r ledger.Record, pictures []pictureAt) bool {
	return !slices.ContainsFunc(pictures, func(was pictureAt) bool {
		p, _ := s.picture(r, was.address)
		return p.URL != was.at
	})
}

// file is a picture that is in the folder, by the name that its content has.
func (e *Edition) file(name string) *web.Document {
	if e.site.FileOf == nil {
		return nil
	}
	body, kind, ok := e.site.FileOf(name)
	if !ok {
		return nil
	}
	return &web.Document{Type: kind, Body: body, Immutable: true}
}
