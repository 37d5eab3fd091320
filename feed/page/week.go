package page

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"iter"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
	"seedfeed/feed/wording"
)

// Week is what a site published in one week. All texts are plain.
type Week struct {
	ID          string    // of its item, for ever
	Page        string    // address of its page
	First, Last time.Time // its days, in the zone of the site
	Over        time.Time // when it was over: the date of its item

	Articles  iter.Seq[*syndication.Item] // newest first; only as many are asked for as there is room for
	Count     int                         // how many Articles has
	Withdrawn int                         // articles that were withdrawn after the week was over
}

// The styles of what is sent by mail. Mail programs drop style elements and classes, so each element has its own style. The
// W3C feed validator warns of properties that readers drop, and these have none of them.
const (
	weekBody    = "font-family: Georgia, serif; font-size: 17px; line-height: 1.5"
	weekColumn  = "width: 100%; max-width: 600px; margin: 0 auto"
	weekTitle   = "font-size: 26px; line-height: 1.25; margin: 8px 0 24px"
	weekHeading = "font-size: 20px; line-height: 1.3; margin: 32px 0 4px"
	weekLine    = "font-size: 14px; color: #555555; margin: 0 0 8px"
	weekText    = "margin: 0 0 12px"
	weekQuote   = "margin: 0 0 12px; padding: 0 0 0 14px; border-left: 3px solid #cccccc"
	weekSaid    = "margin: 0 0 4px"
	weekNear    = "margin: 40px 0 12px"
)

// WeekStyleHash allows the styles of a page of Week.HTML in the style-src of its Content-Security-Policy, as StyleHash does
// for other pages. The page needs nothing else.
func WeekStyleHash() string {
	out := "'unsafe-hashes'" // without it, hashes count for style elements alone (CSP level 3, section 6.7.2.3)
	for _, style := range []string{weekBody, weekColumn, weekTitle, weekHeading, weekLine, weekText, weekQuote, weekSaid, weekNear} {
		sum := sha256.Sum256([]byte(style))
		out += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return out
}

// WeeklyTitle is the title of the feed of weeks of a site.
func WeeklyTitle(site, language string) string {
	return clean.Line(site) + " – " + wording.Of(language).Weekly
}

// mostInSummary is how many titles the summary of a week has.
const mostInSummary = 20

// Item returns the week as an item of f. Its content has about so many bytes; it links to the page of the week if that has
// more.
func (w *Week) Item(f *syndication.Feed, limit int) *syndication.Item {
	content, titles := w.content(f, limit, true)
	return &syndication.Item{
		ID: w.ID, Link: w.Page, Title: w.Title(f), Summary: strings.Join(titles[:min(len(titles), mostInSummary)], "\n\n"), Content: content,
		Published: w.Over, Updated: w.Over,
	}
}

// Title is the title of its item and its page.
func (w *Week) Title(f *syndication.Feed) string {
	words := wording.Of(f.Language)
	return wording.Fill(words.Week, words.Date(w.First)+" – "+words.Date(w.Last))
}

// content returns the HTML of a week, and the titles of the articles in it: each article with its title, date, summary and
// key quotes, as far as there is room, and what is missing. There is no picture, because mail programs ask before they load
// one.
func (w *Week) content(f *syndication.Feed, limit int, linked bool) (content string, titles []string) {
	var b strings.Builder
	for i := range w.Articles {
		if b.Len() >= limit {
			break
		}
		w.article(&b, f, i)
		titles = append(titles, i.Headline())
	}
	words := wording.Of(f.Language)
	if rest := w.Count - len(titles); rest > 0 {
		text := clean.Escape(wording.Fill(words.WeekRest, strconv.Itoa(rest)))
		if page := clean.URL(w.Page); linked && page != "" {
			text = `<a href="` + clean.Escape(page) + `">` + text + "</a>"
		}
		b.WriteString(styled("p", weekText, text))
	}
	if w.Withdrawn > 0 {
		b.WriteString(styled("p", weekText, "<em>"+clean.Escape(wording.Fill(words.WeekWithdrawn, strconv.Itoa(w.Withdrawn)))+"</em>"))
	}
	return strings.TrimSuffix(b.String(), "\n"), titles
}

// article writes one article of a week.
func (w *Week) article(b *strings.Builder, f *syndication.Feed, i *syndication.Item) {
	b.WriteString("<div")
	if language := i.LanguageIn(f); language != "" {
		b.WriteString(` lang="` + clean.Escape(language) + `"`)
	}
	b.WriteString(` dir="auto">` + "\n")
	title := clean.Escape(i.Headline())
	if link := i.Address(); link != "" {
		title = `<a href="` + clean.Escape(link) + `">` + title + "</a>"
	}
	b.WriteString(styled("h2", weekHeading, title))
	published, _ := i.Dates()
	words := wording.Of(cmp.Or(clean.Language(i.Language), f.Language))
	about := append(clean.Lines(i.Authors), words.Date(f.Local(published)))
	b.WriteString(styled("p", weekLine, clean.Escape(strings.Join(about, " · "))))
	if text := i.Correction(f); text != "" {
		b.WriteString(styled("p", weekText, "<em>"+clean.Escape(text)+"</em>"))
	}
	for _, text := range clean.Paragraphs(i.Summary) {
		b.WriteString(styled("p", weekText, clean.Escape(text)))
	}
	for _, q := range i.Quotes {
		if q.Key {
			quoteOfWeek(b, q)
		}
	}
	b.WriteString("</div>\n")
}

func quoteOfWeek(b *strings.Builder, q syndication.Quote) {
	text := clean.Paragraphs(q.Text)
	if len(text) == 0 {
		return
	}
	var inside strings.Builder
	for _, paragraph := range text {
		inside.WriteString(styled("p", weekSaid, clean.Escape(paragraph)))
	}
	if speaker := clean.Escape(clean.Line(q.Speaker)); speaker != "" {
		inside.WriteString(styled("p", weekLine, "— "+speaker))
	}
	b.WriteString(styled("blockquote", weekQuote, "\n"+inside.String()))
}

// styled returns an element with its style, and a line break.
func styled(element, style, inside string) string {
	return "<" + element + ` style="` + style + `">` + inside + "</" + element + ">\n"
}

// HTML returns the page of the week, with about so many bytes of articles. It can be sent by mail as it is: no script, no
// form, no style element, one column in a table. Older and newer are the weeks next to it.
func (w *Week) HTML(f *syndication.Feed, limit int, older, newer Neighbour) []byte {
	words := wording.Of(f.Language)
	content, _ := w.content(f, limit, false)
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + clean.Escape(newPage(&Feed{Feed: f}).Language) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + clean.Escape(w.Title(f)+" – "+f.Name()) + "</title>\n" +
		link("canonical", "", w.Page) + link("alternate", "application/atom+xml", f.AtomURL) + link("icon", "", f.Icon) +
		"</head>\n<body style=\"" + weekBody + "\">\n" +
		"<table role=\"presentation\" style=\"" + weekColumn + "\"><tr><td>\n" +
		styled("p", weekLine, anchor(f.Home, f.Name())) + styled("h1", weekTitle, clean.Escape(w.Title(f))) + content + "\n")
	var near []string
	if older := older.shown(); older != nil {
		near = append(near, "← "+anchor(older.URL, older.Title))
	}
	if newer := newer.shown(); newer != nil {
		near = append(near, anchor(newer.URL, newer.Title)+" →")
	}
	near = append(near, anchor(f.FrontPage(), words.Home))
	b.WriteString(styled("p", weekNear, strings.Join(near, "<br>\n")))
	if rights := clean.Line(f.Rights); rights != "" {
		b.WriteString(styled("p", weekLine, clean.Escape(rights)))
	}
	b.WriteString("</td></tr></table>\n</body>\n</html>\n")
	return []byte(b.String())
}

// anchor is a text that leads to an address, or the text alone.
func anchor(address, text string) string {
	if address = clean.URL(address); address == "" {
		return clean.Escape(text)
	}
	return `<a href="` + clean.Escape(address) + `">` + clean.Escape(text) + "</a>"
}

// link is an element of a head, "" without an address.
func link(rel, media, address string) string {
	if address = clean.URL(address); address == "" {
		return ""
	}
	if media != "" {
		media = ` type="` + media + `"`
	}
	return `<link rel="` + rel + `"` + media + ` href="` + clean.Escape(address) + "\">\n"
}
