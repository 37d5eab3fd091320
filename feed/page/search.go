package page

import (
	_ "embed"
	"strings"
	"time"

	"seedfeed/feed/clean"
	"seedfeed/feed/wording"
)

//go:embed search.html
var searchSource string

// SearchView is the page of a search. All texts are plain.
type SearchView struct {
	Address                               string // of the page that nothing was asked of: where the form leads
	Words, Speaker, Topic, Section, Since string // what was asked, as it stands in the form
	Quotes                                bool   // what was asked for is quotations
	Sections                              bool   // the form has a field for sections
	Asked                                 bool   // something was asked
	Found                                 int    // articles or quotations that fit
	Hits                                  []Hit  // the newest articles that fit
}

// Hit is an article that fits.
type Hit struct {
	Title, URL string
	Language   string // BCP 47
	Published  time.Time
	Excerpts   []Excerpt
}

// Excerpt is a sentence or a quotation of an article.
type Excerpt struct {
	Text                string
	Marks               []Mark // the words that were asked for, sorted and apart
	Quote               bool
	Speaker, SpeakerURL string // of a quotation; "" where nobody is sure, or has no page
	URL                 string // address of its place
}

// Mark is a half-open range of bytes of a text.
type Mark struct{ Start, End int }

// Search returns the page of a search. Its feeds are those of f; it does not read f.Items.
func Search(f *Feed, s *SearchView) ([]byte, error) {
	v := newPage(f)
	v.Unlisted, v.Canonical = true, clean.URL(f.Home)
	v.Form, v.Search = newSearchForm(s), &searchView{Asked: s.Asked}
	if v.Form.Address != "" {
		v.OpenSearch = v.Form.Address + "/opensearch.xml" // not on the front page, which a site of files has too
	}
	if v.Search.Asked {
		found := v.W.Articles
		if s.Quotes {
			found = v.W.QuotesFound
		}
		v.Search.Found = wording.Fill(found, number(s.Found))
		if s.Found == 0 {
			v.Search.Found = v.W.NothingFound
		}
	} else {
		v.Feed.Links = nil // nothing is asked that could be followed
	}
	shown := 0
	for _, h := range s.Hits {
		v.Search.Hits = append(v.Search.Hits, v.hit(f, h))
		if shown++; s.Quotes {
			shown += len(h.Excerpts) - 1
		}
	}
	if shown < s.Found {
		v.Search.Newest = wording.Fill(v.W.NewestShown, number(shown))
	}
	v.Title = v.W.Search + " – " + v.Feed.Title
	if part := clean.Line(f.Part); part != "" {
		v.Title = v.W.Search + ": " + part + " – " + v.Feed.Title
	}
	return v.write()
}

// searchView is the data of search.html.
type searchView struct {
	Asked         bool
	Found, Newest string
	Hits          []hitView
}

// searchForm is the form of a search with what stands in its fields.
type searchForm struct {
	SearchView
	Whole bool // it has all fields
}

func newSearchForm(s *SearchView) *searchForm {
	form := &searchForm{SearchView: *s, Whole: true}
	form.Address = clean.URL(s.Address)
	for _, field := range [...]*string{&form.Words, &form.Speaker, &form.Topic, &form.Section, &form.Since} {
		*field = clean.Line(*field)
	}
	return form
}

type hitView struct {
	Title, URL, Language string
	Published            dateView
	Excerpts             []excerptView
}

type excerptView struct {
	Parts   []textPart
	Quote   bool
	Speaker partLink
	URL     string
	InText  string // the words that link to URL
}

// textPart is a part of a text. Marked says that it was asked for.
type textPart struct {
	Text   string
	Marked bool
}

func (v *pageView) hit(f *Feed, h Hit) hitView {
	out := hitView{
		Title: clean.Line(h.Title), URL: clean.URL(h.URL), Language: v.other(h.Language),
		Published: newDate("{date}", v.W.Date, f.Local(h.Published)),
	}
	for _, x := range h.Excerpts {
		shown := excerptView{Quote: x.Quote, Speaker: v.link(x.Speaker, x.SpeakerURL), URL: clean.URL(x.URL), InText: v.W.InText}
		last := 0
		for _, m := range x.Marks {
			shown.add(x.Text[last:m.Start], false)
			shown.add(x.Text[m.Start:m.End], true)
			last = m.End
		}
		shown.add(x.Text[last:], false)
		out.Excerpts = append(out.Excerpts, shown)
	}
	return out
}

func (x *excerptView) add(text string, marked bool) {
	if text = clean.Text(text); text != "" {
		x.Parts = append(x.Parts, textPart{text, marked})
	}
}

// TextPlace returns the fragment of an address that makes a browser scroll to a sentence and highlight it
// (https://wicg.github.io/scroll-to-text-fragment/), "" for an empty text.
func TextPlace(sentence string) string {
	words := strings.Fields(clean.Text(sentence))
	switch {
	case len(words) == 0:
		return ""
	case len(words) <= wholeWords:
		return "#:~:text=" + encodeTerm(strings.Join(words, " "))
	}
	return "#:~:text=" + encodeTerm(strings.Join(words[:edgeWords], " ")) + "," + encodeTerm(strings.Join(words[len(words)-edgeWords:], " "))
}
