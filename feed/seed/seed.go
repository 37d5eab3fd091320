// Package seed turns one seed file into an Article: decoded, its title and captions set apart, its broken sentences
// joined, said once.
//
// It reads plain text (".txt"), Markdown (".md" and its kin), saved web pages (".html", ".htm", ".xhtml", ".mhtml", ".mht")
// and files of word processors (".docx", ".odt", ".rtf"). Article.Body is plain text for all of them, and Article.Blocks
// has the same text with its formatting. In plain text markup is text like any other, shown and never run. In the other
// kinds it is reduced to what it says of the text: paragraphs, headings, items, rows, captions, links, emphasis.
// Scripts, styles, handlers, forms, comments and hidden elements are gone, a link is its text.
//
// A file may start with front matter, a YAML mapping between two lines "---" (title, date, author, tags, language,
// draft, expires, link, summary, image); what it gives wins over what the text says, and that over what a page says
// of itself (title, authors, date, language).
//
// Nothing is ever left out because it resembles something else. What leaves the body is: the title (to Title), a by-line
// (to Authors), captions and credits (to Captions), exact copies of a line that stays, ornaments, an agency's tag glued
// to the first sentence ("(CNN)"), and in running text the lines of a page's frame: closed lists of wordings
// ("Advertisement", "Scroll down for video"), dates of publication, what follows the end mark of a press release. The head
// of a saved e-mail gives its subject as title and its sender's name as author, and goes: it holds addresses of people.
package seed

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"seedfeed/feed/markup"
)

// ErrEmpty tells that a seed holds nothing but white space.
var ErrEmpty = errors.New("seed: nothing but white space; write a text, or remove the file")

var errPage = errors.New("the file is a web page by what it holds; save it with the ending .html, or take the markup out")

var errNoText = fmt.Errorf("%w: there is markup, but no text in it", ErrEmpty)

// maxTitle is the length of the longest title, in runes.
const maxTitle = 300

// An Article is what one seed says. All strings are plain text in NFC, without control characters, and valid UTF-8.
type Article struct {
	Title      string         // one line, at most 300 runes; from front matter, the text, or the file's name; "" only from FromText with no words to take one from
	Body       string         // paragraphs parted by "\n\n", each on one line; "" if the text is its title alone
	Blocks     []markup.Block // what Body says and the captions, as formatted; Block.At leads to Body
	Standfirst string         // the first paragraph of Body where it reads as one, else ""
	Captions   []string       // picture captions set aside, in order, each once
	Authors    []string       // from front matter, else from a by-line under the title
	Tags       []string       // from front matter
	Date       time.Time      // UTC; zero: not given
	Expires    time.Time      // UTC; zero: not given
	Language   string         // like "en" or "en-GB"; from front matter, the page, or its commonest words; "": English or not known
	Link       string         // absolute http or https address; "": not given
	Summary    string         // the author's own; "": not given
	Image      string         // absolute http or https address; "": not given
	Draft      bool           // not to be published
}

// A format is a kind of file that Parse reads.
type format uint8

const (
	unknown format = iota
	plain
	markdown
	webPage
	document // of a word processor
)

func formatOf(name string) format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return plain
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return markdown
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht":
		return webPage
	case ".docx", ".odt", ".rtf":
		return document
	}
	return unknown
}

// Known reports whether the type of a file, by its name, is one that Parse reads: ".txt", ".md", ".markdown", ".html",
// ".htm", ".docx", ".odt" or ".rtf", in any case.
func Known(name string) bool { return formatOf(name) != unknown }

// Parse reads the bytes of one seed. Name is its slash-separated path; its ending tells the type (plain text where it is
// none we know), its last part without the ending is the title where neither front matter nor text gives one. An error says what is wrong, where and what to do, and does
// not repeat the name; it is ErrEmpty for white space alone. It never panics, takes time linear in the size of data,
// and is safe for concurrent use.
func Parse(name string, data []byte) (*Article, error) {
	as := formatOf(name)
	if as == document {
		return parseDocument(name, data)
	}
	var named func([]byte) encoding.Encoding
	if as == webPage {
		named = declared
		if ext := strings.ToLower(path.Ext(name)); ext == ".mhtml" || ext == ".mht" {
			page, coding, err := unpackPage(data)
			if err != nil {
				return nil, err
			}
			if data = page; coding != nil {
				named = func([]byte) encoding.Encoding { return coding }
			}
		}
	}
	text, err := decodeAs(data, named)
	if err != nil {
		return nil, err
	}
	a := &Article{}
	if head, rest, ok := header(text); ok {
		if err := a.meta(head); err != nil {
			return nil, err
		}
		text = rest
	} else if err := errors.Join(unclosed(text), otherHeader(text)); err != nil {
		return nil, err
	}
	if as != webPage {
		if text, as, err = a.mailHead(text, as); err != nil {
			return nil, err
		}
	}
	if as == plain && webPageText(text) {
		return nil, errPage
	}
	if a.Title == "" && !hasText(text) {
		return nil, ErrEmpty
	}
	switch as {
	case markdown:
		if err := a.readMarkdown(text); err != nil {
			return nil, err
		}
	case webPage:
		a.readHTML(text)
	default:
		a.read(text, true, true)
	}
	if a.Language == "" {
		a.Language = spoken(a.Body)
	}
	if as > plain && a.Title == "" && a.Body == "" && len(a.Captions) == 0 {
		return nil, errNoText
	}
	if a.Title == "" {
		a.Title = nameTitle(name)
	}
	return a, nil
}

// FromText makes an article of text that is decoded already. A title that is given stays as it is and is not cut from
// the text; an empty one is cut from the text as in a file or, where the text starts without one, made of its first
// words, which stay in the body too. Front matter is not looked for. Safe for concurrent use.
func FromText(title, text string) *Article {
	a := &Article{Title: headline(clean(strings.ToValidUTF8(title, "\ufffd")))}
	a.read(clean(strings.ToValidUTF8(text, "\ufffd")), a.Title == "", false)
	if a.Title == "" {
		a.Title = cutWords(firstSaying(a.Body), 80)
	}
	return a
}

// firstSaying is the first paragraph that says something: a scrap such as "By." stands above the text of many pages.
func firstSaying(body string) string {
	first, _, _ := strings.Cut(body, "\n")
	for p := range strings.SplitSeq(body, "\n\n") {
		if len(strings.Fields(p)) >= 4 {
			return p
		}
	}
	return first
}

// nameTitle makes a title of a file's name: without its ending, separators as spaces.
func nameTitle(name string) string {
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	stem = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '+' || r == '.' {
			return ' '
		}
		return r
	}, clean(strings.ToValidUTF8(stem, "\ufffd")))
	if stem = headline(stem); stem != "" {
		return stem
	}
	return "Untitled"
}

// headline makes one line of at most maxTitle runes.
func headline(s string) string {
	if len(s) > 64*maxTitle { // fold no more of a huge line than can be kept
		n := 64 * maxTitle
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return cutWords(fold(s), maxTitle)
}

// cutWords keeps a line to limit runes, cut between words where there are any, with an ellipsis for the rest.
func cutWords(s string, limit int) string {
	if len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s
	}
	end, space, n := 0, 0, 0
	for i, r := range s {
		if n == limit-1 {
			end = i
			break
		}
		if unicode.IsSpace(r) {
			space = i
		}
		n++
	}
	if space > end/2 {
		end = space
	}
	return strings.TrimRight(s[:end], " ,;:-–—") + "…"
}

// fold makes one line of s, with single spaces.
func fold(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func isFolded(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ', c >= utf8.RuneSelf:
			if c < utf8.RuneSelf {
				return false
			}
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
			space = false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// hasText reports whether s holds anything but white space.
func hasText(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) >= 0
}
