// Package seed turns one seed file into an Article: decoded, its title and captions set apart, its broken sentences
// joined, said once.
//
// It reads plain text, e-mails, Markdown, saved web pages and files of word processors (see feed/format). Article.Body is plain
// text for all of them, and Article.Blocks has the same text with its formatting. In plain text markup is text like any
// other, shown and never run. In the other kinds it is reduced to what it says of the text: paragraphs, headings, items,
// rows, captions, links, emphasis.
// Scripts, styles, handlers, forms, comments and hidden elements are gone, a link is its text.
//
// A file may start with a header, in YAML, TOML, JSON or plain lines (see feed/header). What it gives wins over what the
// text says, and that over what a page says of itself. A detail that cannot be used costs that detail and a warning,
// never the article. Whatever says that the author does not want the article public, now or at all, holds it back:
// the header, the place of the file, an embargo in the first lines. Where that is in doubt it holds the article back too.
//
// Nothing is ever left out because it resembles something else. What leaves the body is: the title (to Title), a by-line
// or signature (to Authors) and a last line about the author, captions and credits (to Captions), exact copies of a line that stays,
// ornaments, an agency's tag glued to the first sentence ("(CNN)"), and in running text the furniture of a page: closed
// lists of wordings ("Advertisement", "Scroll down for video"), the minute of publication, what follows the end mark of a press
// release. The head of a saved e-mail gives title, author and date, and is removed, since it holds addresses of people; so
// are signatures and quoted messages. Lines that tell the press what a text is, or until when to hold it, are removed above
// the text.
//
// Plain text goes through read (text.go), text with markup through compose (marked.go). Both take out what holds the article back
// (embargo.go, lastorder.go; by the path heldpath.go), the title (title.go, section.go), and by-line and date (byline.go,
// paper.go, foreignbyline.go, stamp.go). Then each line has a role: caption (caption.go, by the signs in
// score.go and credit.go), twin (copies.go), furniture (furniture.go, foreignfurniture.go, mailfurniture.go; above a page
// pagehead.go), or body.
package seed

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"

	"seedfeed/feed/email"
	"seedfeed/feed/format"
	"seedfeed/feed/header"
	"seedfeed/feed/language"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
	"seedfeed/feed/webpage"
)

// ErrEmpty tells that a seed holds nothing but white space.
var ErrEmpty = errors.New("seed: nothing but white space; write a text, or remove the file")

var errPage = errors.New("the file is a web page by what it holds; save it with the ending .html, or take the markup out")

var errNoText = fmt.Errorf("%w: there is markup, but no text in it", ErrEmpty)

// An Article is what one seed says. All strings are plain text in NFC, without control characters, and valid UTF-8.
type Article struct {
	Body      string         // paragraphs separated by "\n\n", each on one line; "" if the text is its title alone
	Sentences []prose.Span   // of Body, as prose.Split finds them; nil where they are not known, as of a text with markup
	Blocks    []markup.Block // what Body says and the captions, as formatted; Block.At leads to Body
	Captions  []string       // picture captions set aside, in order, each once

	// What the header tells and, where it is silent, the text. The title is "" only from FromText with no words to take one
	// from.
	header.Details

	file      string // the file's name without its folders
	fileTitle string // the title that the file's name gives if it is made of words, else ""
	saved     bool   // it is a page as a site shows it, without a header
}

// Parse reads the bytes of one seed. Name is its slash-separated path from the folder of articles: its ending tells the
// type (plain text where it is none we know), its folders and its last part may hold the article back (HeldPlace) or
// tell its date, and its last part is the title where neither header nor text gives one. An error says what is wrong,
// where and what to do, and does not repeat the name; it is ErrEmpty for white space alone. It never panics, takes time
// linear in the size of data, and is safe for concurrent use.
func Parse(name string, data []byte, opt header.Options) (*Article, error) {
	opt = opt.Complete()
	a := &Article{file: path.Base(name), fileTitle: wordedTitle(name)}
	if reason := HeldPlace(name); reason != "" {
		a.Hold(reason)
	}
	as := format.Of(name)
	var err error
	if as == format.Document {
		err = a.readDocument(data, opt)
	} else {
		as, err = a.readText(name, as, data, opt)
	}
	if err != nil {
		return nil, err
	}
	if day, _ := nameDate(name, opt.Zone); !day.IsZero() {
		if a.NameDate = day; inPosts(name) && a.Date.IsZero() {
			a.Wait(day, "its name")
		}
	}
	a.WaitForDate()
	a.DropExcerpt(a.Body)
	if a.Language == "" {
		a.Language = language.Of(a.Title, a.Body)
	}
	if as > format.Message && a.Title == "" && a.Body == "" && len(a.Captions) == 0 {
		return nil, errNoText
	}
	if reason := a.heldName(name); reason != "" && !a.Ready {
		a.Hold(reason)
	}
	if a.Title == "" {
		a.Title = nameTitle(name)
		if first := plaintext.Cut(firstSaying(a.Body), 80); first != "" && !a.NameDate.IsZero() && !strings.Contains(a.Title, "-") && !strings.ContainsFunc(a.Title, unicode.IsLetter) { // a note named for its time
			a.Title = first
		}
	}
	return a, nil
}

// readText reads a file that is text of some kind. It returns that kind, which the text may tell better than the name.
func (a *Article) readText(name string, as format.Format, data []byte, opt header.Options) (format.Format, error) {
	text, err := a.decode(name, as, data)
	if err != nil {
		return as, err
	}
	readPage := webpage.HTML
	h, templated := header.Find(text, as)
	if templated {
		a.heedComments(text[:len(text)-len(h.Rest)], as, opt)
		a.ReadHeader(h, text, opt)
		text, readPage = h.Above+h.Rest, webpage.Template // a site generator fills it in
	}
	if as != format.Page {
		var page *markup.Document
		if text, page, err = a.mail(text, as == format.Message); err != nil {
			return as, err
		}
		if page != nil {
			a.embargoTitle(opt)
			a.readPage(page, opt)
			return format.Page, nil
		}
	}
	if as <= format.Message && format.IsPage(text) {
		return as, errPage
	}
	if a.Title == "" && strings.TrimSpace(text) == "" {
		return as, ErrEmpty
	}
	a.embargoTitle(opt)
	a.heedComments(text, as, opt)
	text = a.heedRemarks(text, as, opt)
	switch as {
	case format.Markdown:
		return as, a.readMarkdown(name, text, opt)
	case format.Page:
		a.saved = !templated
		a.readPage(readPage(text), opt)
	default:
		a.read(text, true, true, opt)
	}
	return as, nil
}

// decode returns the text of a file, by the encoding that it declares or shows. What had to be guessed is a warning.
func (a *Article) decode(name string, as format.Format, data []byte) (text string, err error) {
	var named func([]byte) encoding.Encoding
	switch as {
	case format.Page:
		named = plaintext.PageEncoding
		if ext := strings.ToLower(path.Ext(name)); ext == ".mhtml" || ext == ".mht" {
			page, coding, err := email.Page(data)
			if err != nil {
				return "", err
			}
			if data = page; coding != nil {
				named = func([]byte) encoding.Encoding { return coding }
			}
		}
	case format.Plain, format.Message:
		named = email.Encoding
	}
	if text, a.Warnings, err = plaintext.Decode(data, named); as == format.Plain {
		text = plaintext.References(text)
	}
	return text, err
}

// FromText makes an article of text that is decoded already. A title that is given stays as it is and is not cut from
// the text; an empty one is cut from the text as in a file or, where the text starts without one, made of its first
// words, which stay in the body too. Front matter is not looked for. Safe for concurrent use.
func FromText(title, text string) *Article {
	a := &Article{Details: header.Details{Title: header.Headline(plaintext.Clean(strings.ToValidUTF8(title, "\ufffd")))}}
	a.read(plaintext.Clean(strings.ToValidUTF8(text, "\ufffd")), a.Title == "", false, header.Options{}.Complete())
	if a.Title == "" {
		a.Title = plaintext.Cut(firstSaying(a.Body), 80)
	}
	a.Language = language.Of(a.Title, a.Body)
	return a
}

// firstSaying is the first paragraph that says something: a scrap such as "By." stands above the text of many pages.
func firstSaying(body string) string {
	first, _, _ := strings.Cut(body, "\n")
	for p := range strings.SplitSeq(body, "\n\n") {
		if moreWords(p, 3) {
			return p
		}
	}
	return first
}
