package hypertext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// maxTags is the number of tags from which HTML is read as a stream, not as a tree: a tree of more takes too much memory.
const maxTags = 100_000

// A Strained document is HTML reduced to the few elements whose meaning we need, well-formed enough that reading it as a
// tree takes linear time.
type Strained struct {
	Src    string
	tags   int
	Linked []string // JSON-LD that holds the article's text or its authors
	Busy   bool     // it has what only a site's template has: scripts, buttons, navigation
}

// Elements by what becomes of them. What is struck out is no longer said: it is kept beside the text. Formatting elements become
// spans, and tables become divisions and paragraphs, since the parser is made to repair those two: it opens formatting elements
// again in every paragraph (a thousand bytes can become a thousand nodes a paragraph), and moves what stands wrongly in a table
// before it (in quadratic time).
var (
	kept      = Set("p h1 h2 h3 h4 h5 h6 div section article main header footer nav aside address blockquote ul ol li dl dt dd figure figcaption pre a span")
	asSpan    = Set("abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr output rp rt ruby samp small strong sub sup time tt u var")
	asDiv     = Set("tbody thead tfoot center details dialog fieldset hgroup search")
	asRow     = Set("summary legend")
	gone      = Set("del s strike script style noscript template iframe frameset noframes noembed object embed applet svg math canvas audio video map select textarea button datalist meter progress")
	rawText   = Set("script style noscript iframe noframes noembed textarea title xmp plaintext")
	furnished = Set("nav aside footer button form script iframe input select")
	// attributes are those that tell what an element is for; no other one is looked at.
	attributes = Set("class id style hidden aria-hidden role lang href rel itemprop property name content datetime type src alt start value checked cite align")
)

type strainer struct {
	Strained
	in        string
	out       strings.Builder
	z         *html.Tokenizer
	at        int            // of the next token in the input
	lastClose map[string]int // where the last end tag of a name stands
	near      nearTags
	lenient   bool           // what is shown where scripts do not run is text: noscript, and templates in scripts
	open      map[string]int // start tags kept, without their end tags
	skip      string         // the element whose content is left out
	once      map[string]bool
	form      bool   // in a form
	caption   bool   // in the caption of a table
	tables    []bool // the tables we are in: is it one of data, with heads over its columns
	scripts   int
	struck    *struckText // within what was struck out
}

// Strain reads any bytes; it takes time and memory linear in their number.
func Strain(src string) Strained { return strain(src, false) }

// StrainLate strains a page as it is shown where no scripts run, with what it keeps for those: noscript elements, and
// templates, which come as divisions with the attribute data-late.
func StrainLate(src string) Strained { return strain(src, true) }

func strain(src string, lenient bool) Strained {
	s := &strainer{in: src, lenient: lenient, near: nearTags{page: src, at: map[string]int{}}, z: html.NewTokenizer(strings.NewReader(src)), lastClose: lastCloses(src), open: map[string]int{}, once: map[string]bool{}}
	s.out.Grow(len(src) + len(src)/8)
	for {
		kind := s.z.Next()
		s.at += len(s.z.Raw())
		switch kind {
		case html.ErrorToken:
			s.Src = s.out.String()
			return s.Strained
		case html.TextToken:
			if s.struck != nil {
				s.struck.add(string(s.z.Text()))
			} else if s.skip == "" {
				text := s.z.Text()
				if s.open["title"] > 0 { // the readability library compares it with every heading
					text = text[:min(len(text), MaxValue)]
				}
				s.text(strings.ToValidUTF8(string(text), ""))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := s.z.TagName()
			s.start(string(name), more, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := s.z.TagName()
			s.end(string(name))
		}
	}
}

// lastCloses finds the last end tag of each element whose content may be left out: without one, only its tag is.
func lastCloses(src string) map[string]int {
	last := map[string]int{}
	for at := 0; ; {
		i := strings.Index(src[at:], "</")
		if i < 0 {
			return last
		}
		at += i + 2
		n := at
		for n < len(src) && n-at < 12 && (src[n]|0x20 >= 'a' && src[n]|0x20 <= 'z') {
			n++
		}
		if name := strings.ToLower(src[at:n]); gone[name] || rawText[name] {
			last[name] = at
		}
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", separator, "", headSeparator, "", alignedRight, "", centred, "")

// text is written escaped, so that what is left of two halves of a tag never makes a tag.
func (s *strainer) text(text string) { _, _ = escaper.WriteString(&s.out, text) }

func (s *strainer) start(name string, more, closed bool) {
	if furnished[name] {
		s.Busy = true
	}
	if rawText[name] && s.lastClose[name] <= s.at {
		s.z.NextIsNotRawText()
		return
	}
	if s.skip != "" {
		if s.struck != nil && name == "br" {
			s.struck.add(" ")
		} else if s.struck != nil && !asSpan[name] && name != "a" {
			s.struck.many = true
		}
		if s.skip != "svg" && s.skip != "math" || !breaksOut[name] {
			return
		}
		s.skip = ""
	}
	switch {
	case s.lenient && name == "noscript":
		s.late()
	case name == "title" && !s.once["title"]:
		s.once["title"] = true
		s.tag("title", nil)
		s.open["title"]++
	case name == "script" && s.scripts < 8:
		attrs := s.attrs(more)
		if i := slices.IndexFunc(attrs, func(a html.Attribute) bool {
			return a.Key == "type" && strings.EqualFold(strings.TrimSpace(a.Val), "application/ld+json")
		}); i >= 0 {
			s.script()
			return
		}
		if s.lenient && slices.ContainsFunc(attrs, func(a html.Attribute) bool {
			return a.Key == "type" && (strings.Contains(a.Val, "template") || a.Val == "text/html")
		}) {
			s.late()
			return
		}
		s.skip = name
	case name == "title", gone[name]:
		if name == "iframe" {
			s.frame(more)
		}
		if !closed && s.lastClose[name] > s.at && (rawText[name] || s.near.closed(name, s.at)) {
			s.skip = name
			if name == "del" || name == "s" || name == "strike" {
				s.struck = &struckText{}
			}
		}
	case name == "xmp", name == "listing":
		s.z.NextIsNotRawText()
		s.tag("pre", nil)
		s.open["pre"]++
	default:
		s.keep(name, more)
	}
}

// late begins what a program of the page shows later, as a division.
func (s *strainer) late() {
	s.z.NextIsNotRawText()
	s.tag("div", []html.Attribute{{Key: "data-late", Val: "1"}})
	s.open["div"]++
}

// MaxData is the length of the longest JSON-LD in which the article's text and its authors are looked for, and of the longest
// string of a script.
const MaxData = 1 << 20

// maxMetadata is the length of the longest JSON-LD that is read.
const maxMetadata = 32 << 10

// script passes metadata on (JSON-LD): it is read as data.
func (s *strainer) script() {
	if s.z.Next() == html.TextToken {
		s.at += len(s.z.Raw())
		raw := string(s.z.Raw())
		if len(raw) < MaxData && (strings.Contains(raw, `"articleBody"`) || strings.Contains(raw, `"author"`)) {
			s.Linked = append(s.Linked, raw)
		}
		if len(raw) < maxMetadata {
			s.scripts++
			s.tag("script", []html.Attribute{{Key: "type", Val: "application/ld+json"}})
			s.out.WriteString(raw)
			s.out.WriteString("</script>")
		}
		return
	}
	s.at += len(s.z.Raw())
}

func (s *strainer) keep(name string, more bool) {
	switch {
	case name == "html" || name == "head" || name == "body":
		if !s.once[name] {
			s.once[name] = true
			s.tag(name, s.attrs(more))
		}
	case name == "br" || name == "hr" || name == "meta":
		s.tag(name, s.attrs(more))
	case name == "td":
		s.out.WriteString(separator + alignment(s.attrs(more)))
	case name == "th":
		s.out.WriteString(headSeparator + alignment(s.attrs(more)))
	case name == "img":
		s.image(more)
	case name == "input":
		s.task(s.attrs(more))
	case name == "table" || name == "tr":
		s.table(name, more)
	case name == "form" && s.form: // HTML has no form in a form
	case name == "form":
		s.form = true
		s.tag("div", append(s.attrs(more), html.Attribute{Key: "data-form", Val: "1"}))
		s.open["div"]++
	case name == "q": // a reader's program writes the marks
		s.tag("span", s.attrs(more))
		s.text("“")
		s.open["span"]++
		s.open["q"]++
	case asSpan[name]:
		attrs := s.attrs(more)
		if _, ok := formats[name]; ok {
			attrs = append(attrs, html.Attribute{Key: "data-format", Val: name})
		}
		s.tag("span", attrs)
		s.open["span"]++
	case asDiv[name]:
		s.tag("div", s.attrs(more))
		s.open["div"]++
	case asRow[name]:
		s.tag("p", s.attrs(more))
		s.open["p"]++
	case name == "caption":
		s.tag("figcaption", s.attrs(more))
		s.open["figcaption"]++
		s.caption = true
	case kept[name]:
		s.tag(name, s.attrs(more))
		s.open[name]++
	}
}

// headWithin is how far from its start the head of a table of data stands.
const headWithin = 2000

// table makes a table of data a list, so that its rows do not count as the paragraphs of the page, and any other, in
// which old sites lay out everything, a division with paragraphs.
func (s *strainer) table(name string, more bool) {
	if s.caption { // its end was left out
		s.end("caption")
	}
	attrs := s.attrs(more)
	if name == "table" {
		data := strings.Contains(s.in[s.at:min(s.at+headWithin, len(s.in))], "<th")
		if len(s.tables) < 1000 {
			s.tables = append(s.tables, data)
		}
	}
	data := len(s.tables) > 0 && s.tables[len(s.tables)-1]
	tag := tableTag(name, data)
	switch tag {
	case "li":
		attrs = append(attrs, html.Attribute{Key: "data-row", Val: "1"})
	case "ul":
		attrs = append(attrs, html.Attribute{Key: "data-table", Val: "1"})
	case "div":
		attrs = append(attrs, html.Attribute{Key: "data-table", Val: "2"})
	}
	s.tag(tag, attrs)
	s.open[tag]++
}

func tableTag(name string, data bool) string {
	switch {
	case name == "table" && data:
		return "ul"
	case name == "table":
		return "div"
	case data:
		return "li"
	}
	return "p"
}

// end writes an end tag if one can be due. The comment behind it keeps the parser from adding text to a node it has
// already, which takes quadratic time where many end tags are ignored.
func (s *strainer) end(name string) {
	if s.skip != "" {
		if name == s.skip {
			s.skip = ""
			s.strike()
		}
		return
	}
	switch {
	case name == "table" || name == "tr":
		n := len(s.tables)
		if name = tableTag(name, n > 0 && s.tables[n-1]); n > 0 && (name == "ul" || name == "div") {
			s.tables = s.tables[:n-1]
		}
	case name == "xmp" || name == "listing":
		name = "pre"
	case s.lenient && (name == "noscript" || name == "script"):
		name = "div"
	case name == "form":
		if !s.form {
			return
		}
		name, s.form = "div", false
	case name == "q":
		if s.open["q"] > 0 {
			s.open["q"]--
			s.text("”")
		}
		name = "span"
	case asDiv[name]:
		name = "div"
	case asSpan[name]:
		name = "span"
	case asRow[name]:
		name = "p"
	case name == "caption":
		name, s.caption = "figcaption", false
	case !kept[name] && name != "title":
		return
	}
	if s.open[name] == 0 {
		return
	}
	s.open[name]--
	s.tags++
	s.out.WriteString("</" + name + "><!---->")
}

func (s *strainer) tag(name string, attrs []html.Attribute) {
	s.tags++
	s.out.WriteString("<" + name)
	for _, a := range attrs {
		s.out.WriteString(" " + a.Key + `="`)
		s.text(a.Val)
		s.out.WriteByte('"')
	}
	s.out.WriteByte('>')
}

// MaxValue is the length in bytes to which titles and attributes are cut.
const MaxValue = 2000

// attrs reads the attributes that are looked at, each once.
func (s *strainer) attrs(more bool) []html.Attribute {
	var out []html.Attribute
	for more {
		var key, value []byte
		key, value, more = s.z.TagAttr()
		name := string(key)
		if !attributes[name] || slices.ContainsFunc(out, func(a html.Attribute) bool { return a.Key == name }) || strings.HasPrefix(name, "data-") {
			continue
		}
		value = value[:min(len(value), MaxValue)]
		out = append(out, html.Attribute{Key: name, Val: strings.ToValidUTF8(string(value), "")})
	}
	return out
}
