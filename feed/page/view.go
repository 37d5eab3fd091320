package page

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/clean"
	"seedfeed/feed/syndication"
	"seedfeed/feed/wording"
)

// pageView is the data of page.html. All strings are plain text or absolute addresses, but for those of a template type.
// At most one of Article, Opened, Message, Parts and Search is set. Items follow Opened or make up the whole page.
type pageView struct {
	W                          *wording.Words
	Style                      template.CSS
	Language, Title, Canonical string // of the page
	Description                string
	Unlisted                   bool // search engines must not list it
	Meta                       []metaTag
	Data                       *newsArticle
	Feed                       feedView
	Article                    *articleView
	Opened                     *feedLink
	ReadHere                   dateView // the words around the name of the site, with Opened
	Message                    *messageView
	Parts                      *partsView
	Part, PartNote             string     // of the feed
	Up                         partLink   // the page that lists such parts
	Indexes                    []partLink // the pages that list parts
	OpenSearch                 string     // address of the description of the search
	Form                       *searchForm
	Search                     *searchView
	listView
}

// listView is a list of articles.
type listView struct {
	Items                []articleView
	Archive              bool
	Span                 string // the days of the oldest and newest of Items
	Newest, Newer, Older string // pages of the history
}

// messageView is what a page without articles says.
type messageView struct{ Heading, Text string }

type feedView struct {
	Name                                   string // Title, after the name of the part that the feed holds
	Title, Description, Home, Icon, Rights string
	Language                               string // of Title and Description where it is not that of the page
	Generator                              string // the whole line
	Links                                  []feedLink
}

// feedLink is one of the feeds, for autodiscovery and for people. The recommended one comes first. Type is a whole
// attribute, since html/template would write the "+" of a media type as a reference, and readers that look for feeds with
// a regular expression do not decode it.
type feedLink struct {
	kind, Name, URL string
	Type            template.HTMLAttr
}

type articleView struct {
	Title, Link, Language         string // Language is "" where it is that of the page
	written                       string // the language, also where it is that of the page
	Authors                       []partLink
	Published, Updated, Corrected dateView
	Summary                       []string
	Picture                       *pictureView
	Quotes                        []quoteView
	Tags                          []partLink
	Rights                        string
	*textView                     // on the page of the article alone
}

// textView is the part of an article that only its own page shows.
type textView struct {
	Note         string
	Short        bool // the text begins with a part of the summary, which is shown when asked for
	Text         template.HTML
	MoreQuotes   []quoteView
	Captions     []string
	Older, Newer *Neighbour
}

// pictureView is a picture and, where it has a smaller form, a srcset.
type pictureView struct {
	URL, Srcset, Small, Alt string // Small is URL where there is no smaller form
	Width, Height           string
}

// quoteView is a quote. ID is set where the text has no element with that id. Place is the address of the quote within the
// page.
type quoteView struct {
	Text    []string
	Speaker partLink
	ID      string
	Place   template.URL
	InText  string // the words that link to Place
}

// dateView is a date for machines and for people, with the words around it. The zero value stands for no date.
type dateView struct{ Machine, Before, Day, After string }

func newPage(f *Feed) *pageView {
	w := wording.Of(f.Language)
	v := &pageView{W: w, Style: template.CSS(style(f.Style)), Language: w.Language, Title: f.Name()}
	if own := clean.Language(f.Language); strings.EqualFold(strings.SplitN(own, "-", 2)[0], w.Language) {
		v.Language = own // en-GB
	}
	v.Feed = feedView{
		Name: v.Title, Title: f.SiteName(), Description: clean.Line(f.Description), Home: clean.URL(f.FrontPage()), Icon: clean.URL(f.Icon), Rights: clean.Line(f.Rights),
		Language: v.other(f.Language),
	}
	v.Part, v.PartNote = clean.Line(f.Part), clean.Line(f.PartNote)
	if f.Up != nil {
		v.Up = v.link(heading(v.W, f.Up.Kind), f.Up.URL)
	}
	if name := clean.Line(f.Generator); name != "" {
		v.Feed.Generator = wording.Fill(w.MadeWith, name)
	}
	own := syndication.Addresses{Atom: f.AtomURL, RSS: f.RSSURL, JSON: f.JSONURL}
	if f.Archive {
		own = f.Current
	}
	for _, l := range []feedLink{
		{"atom", "Atom", clean.URL(own.Atom), `type="application/atom+xml"`},
		{"rss", "RSS", clean.URL(own.RSS), `type="application/rss+xml"`},
		{"json", "JSON Feed", clean.URL(own.JSON), `type="application/feed+json"`},
	} {
		if l.URL != "" {
			v.Feed.Links = append(v.Feed.Links, l)
		}
	}
	return v
}

// other returns a language tag, and "" for the language of the page.
func (v *pageView) other(language string) string {
	if language = clean.Language(language); strings.EqualFold(language, v.Language) {
		return ""
	}
	return language
}

// list adds the items, each with its first quote, and the links to older and newer pages.
func (v *pageView) list(f *Feed) {
	var oldest, newest time.Time
	for _, i := range f.Items {
		if i == nil || !i.Withdrawn.IsZero() {
			continue
		}
		a := v.entry(f, i)
		if f.Quoted {
			a.Summary, a.Picture, a.Quotes = nil, nil, v.said(i)
			v.Items = append(v.Items, a)
			continue
		}
		summary := strings.Join(a.Summary, " ")
		a.Quotes = slices.DeleteFunc(a.Quotes, func(q quoteView) bool { return strings.Contains(summary, strings.Join(q.Text, " ")) })
		a.Quotes = a.Quotes[:min(1, len(a.Quotes))]
		v.Items = append(v.Items, a)
		published, _ := i.Dates()
		if oldest.IsZero() || published.Before(oldest) {
			oldest = published
		}
		if published.After(newest) {
			newest = published
		}
	}
	v.Archive = f.Archive
	v.Newest, v.Newer, v.Older = clean.URL(f.Current.Page), clean.URL(f.Next.Page), clean.URL(f.Prev.Page)
	if len(v.Items) > 0 {
		v.Span = v.W.Date(f.Local(oldest))
		if last := v.W.Date(f.Local(newest)); last != v.Span {
			v.Span += " – " + last
		}
	}
}

// entry is an item as it stands in a list, with all its key quotes.
func (v *pageView) entry(f *Feed, i *syndication.Item) articleView {
	published, updated := i.Dates()
	written := clean.Language(i.Language)
	if written == "" {
		written = clean.Language(f.Language)
	}
	a := articleView{
		Title: i.Headline(), Link: clean.URL(i.Link), Language: v.other(written), written: written,
		Authors: v.linked(clean.Lines(i.Authors), nil), Tags: v.linked(clean.Lines(i.Tags), nil), Summary: clean.Paragraphs(i.Summary),
		Published: newDate("{date}", v.W.Date, f.Local(published)), Rights: clean.Line(i.Rights),
	}
	if p := i.Picture(); p.URL != "" {
		a.Picture = newPicture(p)
	}
	if !i.Corrected.IsZero() {
		a.Corrected = newDate(v.W.Corrected, v.W.Moment, f.Local(i.Corrected))
	}
	day := func(t time.Time) string { return v.W.Date(f.Local(t)) }
	if d := day(updated); d != a.Published.Day && (i.Corrected.IsZero() || d != day(i.Corrected)) && !i.Updated.Equal(i.Added) {
		a.Updated = newDate(v.W.Updated, v.W.Date, f.Local(updated))
	}
	for _, q := range i.Quotes {
		if text := clean.Paragraphs(q.Text); q.Key && len(text) > 0 {
			a.Quotes = append(a.Quotes, quoteView{Text: text, Speaker: partLink{Name: clean.Line(q.Speaker)}})
		}
	}
	return a
}

// moreQuotes bounds the quotes on a page beside the key quotes: a book of quotations has thousands.
const moreQuotes = 60

// read adds what only the article's own page shows.
func (a *articleView) read(v *pageView, from *ArticleView) {
	i := from.Item
	text := clean.Text(from.Text)
	a.textView = &textView{Note: clean.Line(from.Note), Text: template.HTML(focusable.Replace(text)), Captions: clean.Lines(from.Captions), Older: from.Older.shown(), Newer: from.Newer.shown()}
	if a.Picture != nil && (strings.Contains(text, clean.Escape(a.Picture.URL)) || strings.Contains(text, clean.Escape(a.Picture.Small))) {
		a.Picture = nil // the text has it
	}
	alone := newPageText(text)
	a.summarize(alone, from.Sentences)
	names := clean.Lines(i.Authors)
	a.Authors, a.Tags = v.linked(names, from.Authors), v.linked(clean.Lines(i.Tags), from.Topics)
	above := append([]string{v.Feed.Title, v.W.Subscribe, a.Title, strings.Join(names, ", "), a.Published.Day, v.W.Summary}, a.Summary...)
	p := alone.below(above)
	a.Quotes = nil
	seen := map[string]bool{}
	for _, q := range i.Quotes {
		id := Anchor(q.Text)
		text := clean.Paragraphs(q.Text)
		if seen[id] || len(text) == 0 || !q.Key && len(a.MoreQuotes) == moreQuotes {
			continue
		}
		seen[id] = true
		shown := quoteView{Text: text, Speaker: v.link(q.Speaker, from.Speakers[q.Speaker]), ID: id, InText: v.W.InText}
		place := "#"
		if _, ok := p.ids[id]; ok {
			place, shown.ID = "#"+id, ""
		}
		if directive := p.fragment(q.Text, id); directive != "" {
			place += ":~:" + directive
		}
		if place != "#" {
			shown.Place = template.URL(place)
		}
		if q.Key {
			a.Quotes = append(a.Quotes, shown)
		} else {
			a.MoreQuotes = append(a.MoreQuotes, shown)
		}
	}
}

// summarize leaves out a summary that the text begins with. One of which it begins with a part is shown when asked for.
func (a *articleView) summarize(p *pageText, sentences []string) {
	if len(sentences) == 0 {
		sentences = a.Summary
	}
	held := 0
	for _, s := range sentences {
		if p.opens(s) {
			held++
		}
	}
	a.Short = held > 0
	if held == len(sentences) {
		a.Summary = nil
	}
}

// focusable lets the keyboard scroll what may be wider than the page.
var focusable = strings.NewReplacer(`<table>`, `<div class="wide" tabindex="0"><table>`, `</table>`, `</table></div>`, `<pre>`, `<pre tabindex="0">`)

// shown returns nil for a neighbour that cannot be linked to.
func (n Neighbour) shown() *Neighbour {
	if n.Title, n.URL = clean.Line(n.Title), clean.URL(n.URL); n.Title == "" || n.URL == "" {
		return nil
	}
	return &n
}

func newPicture(p syndication.Picture) *pictureView {
	v := &pictureView{URL: p.URL, Small: p.URL, Alt: clean.Line(p.Alt), Width: number(p.Width), Height: number(p.Height)}
	if small := clean.URL(p.Small); small != "" && p.SmallWidth > 0 {
		v.Small = small
		if p.Width > 0 {
			v.Srcset = small + " " + number(p.SmallWidth) + "w, " + p.URL + " " + number(p.Width) + "w"
		}
	}
	return v
}

// newDate writes a date with write, inside a phrase. HTML allows no more than three digits of a fraction, so Machine has
// none.
func newDate(phrase string, write func(time.Time) string, t time.Time) dateView {
	before, after := wording.Around(phrase)
	return dateView{t.UTC().Format(time.RFC3339), before, write(t), after}
}
