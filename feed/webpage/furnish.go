package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/markup"
)

// minLeft is the number of bytes of text that is more than a title: a short poem.
const minLeft = 80

// unfurnish takes the furniture of a site out of a tree: what its class, id or role says is a menu, a share bar, the
// comments and the like, and lists of links. It takes nothing where too little would be left to be an article. An
// element that holds the heading or the article, or half of the page, is a layout that has such a name; comments may
// be longer than what they are about.
func unfurnish(doc *html.Node) {
	sizes := map[*html.Node]int{}
	plainSizes(doc, sizes)
	dropNext(doc, sizes)
	size := plainSizes(doc, sizes)
	article := soleArticle(doc)
	if article != nil && sizes[article] < minLeft {
		article = nil
	}
	layout := layouts(doc, sizes)
	var found []*html.Node
	taken := 0
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			talk, other := saysFurniture(c)
			if talk || other || linkList(c) && (c.Data != "ul" && c.Data != "ol" || !amid(c, sizes)) || teasers(c) {
				if s := sizes[c]; (talk || s <= size/2 && !(c.Data == "div" && layout[namedIn{mainAround(c), hypertext.Attr(c, "class")}]) || article != nil && !contains(article, c)) && !holds(c, talk) {
					found = append(found, c)
					taken += s
					continue
				}
			}
			look(c)
		}
	}
	look(doc)
	if size-taken < minLeft && taken > 0 {
		return
	}
	for _, n := range found {
		box := n.Parent
		box.RemoveChild(n)
		if onlyHeadings(box) && box.Parent != nil { // "You may also like"
			box.Parent.RemoveChild(box)
		}
	}
}

// soleArticle returns the only article element of a page, else its only main element, nil where there is neither.
func soleArticle(doc *html.Node) *html.Node {
	var found [2]*html.Node
	var count [2]int
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && d.Data == "article" {
			found[0] = d
			count[0]++
		} else if d.Type == html.ElementNode && d.Data == "main" {
			found[1] = d
			count[1]++
		}
	}
	for i := range found {
		if count[i] == 1 {
			return found[i]
		}
	}
	return nil
}

// A namedIn is a name of class in one article or main element.
type namedIn struct {
	in    *html.Node
	class string
}

// layouts returns the names of classes that divisions have which together hold more than half of the text of the article
// or main element around them, and which speak of a grid: a column beside a picture is the article, though its name speaks
// of a sidebar too ("sidebar-grid__container").
func layouts(doc *html.Node, sizes map[*html.Node]int) map[namedIn]bool {
	held := map[namedIn]int{}
	open := map[namedIn]bool{} // of what is around; a box in one of its class is counted with that
	var look func(n, in *html.Node)
	look = func(n, in *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type != html.ElementNode:
			case c.Data == "article" || c.Data == "main":
				look(c, c)
			case in != nil && c.Data == "div" && isGrid(hypertext.Attr(c, "class")) && !open[namedIn{in, hypertext.Attr(c, "class")}]:
				name := namedIn{in, hypertext.Attr(c, "class")}
				held[name] += sizes[c]
				open[name] = true
				look(c, in)
				delete(open, name)
			default:
				look(c, in)
			}
		}
	}
	look(doc, nil)
	out := map[namedIn]bool{}
	for name, size := range held {
		if 2*size > sizes[name.in] {
			out[name] = true
		}
	}
	return out
}

// isGrid reports whether names of class are those of a part of a grid that has a sidebar beside it, and of no other furniture.
func isGrid(class string) bool {
	words := nameWords(class)
	return slices.Contains(words, "sidebar") && slices.ContainsFunc(words, func(w string) bool { return gridNames[w] }) &&
		!slices.ContainsFunc(words, func(w string) bool { return w != "sidebar" && (sideNames[w] || talkNames[w] || weakNames[w]) })
}

var gridNames = hypertext.Set("grid layout column columns row")

// mainAround returns the innermost article or main element around n, or nil.
func mainAround(n *html.Node) *html.Node {
	up := n.Parent
	for up != nil && up.Data != "article" && up.Data != "main" {
		up = up.Parent
	}
	return up
}

// contains reports whether n stands in outer.
func contains(outer, n *html.Node) bool {
	for up := n; up != nil; up = up.Parent {
		if up == outer {
			return true
		}
	}
	return false
}

// plainSizes counts the bytes of text under n, and under every element in it, that are in no link: an archive of links
// may be longer than the article.
func plainSizes(n *html.Node, sizes map[*html.Node]int) int {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && n.Data != "script" && n.Data != "title":
			size += len(strings.TrimSpace(c.Data))
		case c.Type == html.ElementNode:
			if inner := plainSizes(c, sizes); c.Data != "a" || hypertext.Attr(c, "href") == "" {
				size += inner
			}
		}
	}
	sizes[n] = size
	return size
}

// onlyHeadings reports whether a division has nothing left but headings of a lower level.
func onlyHeadings(n *html.Node) bool {
	if n.Data != "div" && n.Data != "section" && n.Data != "aside" || n.FirstChild == nil {
		return false
	}
	heads := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.ElementNode && len(c.Data) == 2 && c.Data[0] == 'h' && c.Data[1] >= '2' && c.Data[1] <= '6':
			heads++
		case c.Type == html.TextNode && hypertext.HasText(c.Data), c.Type == html.ElementNode && hypertext.TextSize(c, 1) > 0:
			return false
		}
	}
	return heads > 0
}

// teasers reports whether an element is a list of other articles: two parts of one kind or more, each with a heading
// that is a link.
func teasers(n *html.Node) bool {
	var parts []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "div" && c.Data != "li" && c.Data != "article" && c.Data != "section" {
			continue
		}
		if len(parts) > 0 && (c.Data != parts[0].Data || hypertext.Attr(c, "class") != hypertext.Attr(parts[0], "class")) {
			return false
		}
		parts = append(parts, c)
	}
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(c *html.Node) bool { return !linkedHeading(c) })
}

func linkedHeading(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == "a" && hypertext.Attr(d, "href") != "" && !(len(hypertext.Attr(d, "href")) > 1 && hypertext.Attr(d, "href")[0] == '#') && hypertext.TextSize(d, 20) > 12 {
			for up := d.Parent; up != nil && up != n; up = up.Parent {
				if len(up.Data) == 2 && up.Data[0] == 'h' && up.Data[1] >= '2' && up.Data[1] <= '6' {
					return true
				}
			}
		}
	}
	return false
}

// Words of names of classes and ids, which sites' templates and the readers of pages have in common, and the roles of
// WAI-ARIA 1.2 section 5.3.4 that are not the article.
var (
	talkNames = hypertext.Set("comment comments commentlist commentform respond disqus replies")
	sideNames = hypertext.Set("nav navbar navigation topnav submenu sidebar sharedaddy cookie cookies consent gdpr footer colophon breadcrumb breadcrumbs login signin signup newsletter subscribe advert adverts advertisement sponsor sponsored pagination pager popup modal toolbar copyright masthead skiplink taboola outbrain recirc")
	// weakNames are said of articles too (the menu of an inn, the price of shares): what they name must be links.
	weakNames = hypertext.Set("menu share sharing social banner related ad ads promo credits tagline respond recommended recommendations trending popular tags search bio")
	// whole names: their words alone have other uses too.
	sideWhole = hypertext.Set("widget widgets widget-area site-header siteheader header search searchform search-form skip-link site-info site-title site-description site-branding meta-nav powered")
	sideRoles = hypertext.Set("navigation banner contentinfo complementary search dialog alertdialog menu menubar")
	// words of a state: "has-sidebar" and "comments-open" are said of the article.
	stateNames = hypertext.Set("has with no without open closed allow enabled disabled hide")
)

// saysFurniture reports whether the names of an element say that it is people's talk about the article, or other furniture.
func saysFurniture(n *html.Node) (talk, other bool) {
	switch n.Data {
	case "html", "head", "body", "main", "title", "script", "meta", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "pre", "a", "span":
		return false, false
	}
	weak := false
	other = n.Data == "nav" || (n.Data == "div" || n.Data == "section" || n.Data == "aside") && styledAway(hypertext.Attr(n, "class")) && isOffer(n)
	for _, role := range strings.Fields(hypertext.Attr(n, "role")) {
		other = other || sideRoles[strings.ToLower(role)]
	}
	for name := range strings.FieldsSeq(hypertext.Attr(n, "class") + " " + hypertext.Attr(n, "id")) {
		if len(name) > 60 {
			continue
		}
		if sideWhole[strings.ToLower(name)] {
			other = true
		}
		words := nameWords(name)
		if slices.ContainsFunc(words, func(w string) bool { return stateNames[w] }) {
			continue
		}
		for _, w := range words {
			talk, other, weak = talk || talkNames[w], other || sideNames[w], weak || weakNames[w]
		}
	}
	return talk, (other && n.Data != "p" || (other || weak) && mostlyLinks(n)) && n.Data != "article"
}

// styledAway reports whether the classes of an element say that it is not shown, as those of Bootstrap and Tailwind do, on
// screens of any width: "hidden lg:block" and "d-none d-md-block" are shown on wide ones.
func styledAway(class string) (away bool) {
	for name := range strings.FieldsSeq(class) {
		switch {
		case name == "hidden" || name == "is-hidden" || name == "d-none":
			away = true
		case shownWide.MatchString(name):
			return false
		}
	}
	return away
}

var (
	shownWide = regexp.MustCompile(`^(?:(?:sm|md|lg|xl|2xl):(?:block|flex|grid|inline|table)|d-(?:sm|md|lg|xl|xxl)-[a-z])`)
	// offerWords match in what a site offers to those who pay or who have an account.
	offerWords = regexp.MustCompile(`(?i)\b(?:subscribe|subscribers?|subscription|sign (?:in|up)|log ?in|(?:an?|one|your) account|abonn[a-z]+|jetzt anmelden|se connecter|suscr[ií]b[a-z]+|iniciar sesión|assin(?:e|antes?)|accedi|registrati)`)
)

// isOffer reports whether the first words of an element are those of an offer. What is not shown at first without being one
// is behind a tab or a button: it belongs to the article.
func isOffer(n *html.Node) bool {
	const start = 200
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < start {
			b.WriteString(d.Data[:min(len(d.Data), start)] + " ")
		}
	}
	return offerWords.MatchString(b.String())
}

// mostlyLinks reports whether half of an element's text or more is links, or there is next to none.
func mostlyLinks(n *html.Node) bool {
	_, linked, all := links(n)
	return all <= 40 || linked*2 >= all
}

// maxLinks is the number of bytes of text up to which an element may be a list of links.
const maxLinks = 2000

// links counts the links in an element, and the bytes of text in them and in all, until these are too many.
func links(n *html.Node) (count, linked, all int) {
	for d := range n.Descendants() {
		switch {
		case all > maxLinks:
			return 0, 0, all
		case d.Type == html.TextNode:
			all += len(strings.TrimSpace(d.Data))
		case d.Data == "a" && hypertext.Attr(d, "href") != "":
			count++
			linked += hypertext.TextSize(d, 2000)
		}
	}
	return count, linked, all
}

// nameWords parts a name at its marks and where a capital follows a small letter: "siteFooter-top" is three words.
func nameWords(name string) []string {
	var b strings.Builder
	small := false
	for _, r := range name {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		if small = unicode.IsLower(r); unicode.IsLetter(r) {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// holds reports whether an element has the article in it: a first-level heading over text, a main or an article
// element. In the comments every one may be an article.
func holds(n *html.Node, talk bool) bool {
	for d := range n.Descendants() {
		if d.Data == "main" && d.Type == html.ElementNode || !talk && d.Data == "article" && d.Type == html.ElementNode {
			return true
		}
		if d.Data == "h1" && d.Type == html.ElementNode && (talk || hypertext.TextSize(n, 4*hypertext.MinArticle) > 2*hypertext.MinArticle) {
			return true
		}
	}
	return false
}

// amid reports whether an element stands beside a paragraph of running text: a list of links there is the article's.
func amid(n *html.Node, sizes map[*html.Node]int) bool {
	for c, k := n.PrevSibling, 0; c != nil && k < 50; c, k = c.PrevSibling, k+1 {
		if c.Data == "p" && sizes[c] > 60 {
			return true
		}
	}
	for c, k := n.NextSibling, 0; c != nil && k < 50; c, k = c.NextSibling, k+1 {
		if c.Data == "p" && sizes[c] > 60 {
			return true
		}
	}
	return false
}

// linkList reports whether an element is hardly more than three short links or more.
func linkList(n *html.Node) bool {
	switch n.Data {
	case "div", "ul", "ol", "p", "section":
	default:
		return false
	}
	count, linked, all := links(n)
	return count >= 3 && linked*10 >= all*8 && linked < 40*count
}

// without returns the blocks but the first-level headings that say nothing but a site's name.
func without(blocks []markup.Block, name string) []markup.Block {
	if name == "" {
		return blocks
	}
	return slices.DeleteFunc(blocks, func(b markup.Block) bool { return b.Top() && strings.EqualFold(b.Text, name) })
}
