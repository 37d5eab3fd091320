package edition

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/filing"
	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/prose"
	"seedfeed/feed/question"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

// Paths of the search below the base address.
const (
	searchPath     = "search"
	openSearchPath = searchPath + "/opensearch.xml"
)

const openSearchType = "application/opensearchdescription+xml; charset=utf-8"

// Questions answers searches.
func (e *Edition) Questions() *web.Questions { return &web.Questions{Asks: e.asks, Answer: e.answer} }

// asks serves web.Questions. The page of the search is at /search, and its feeds are below it. A question has one form, to
// which readers of others are redirected: as many documents would be made as there are spellings otherwise.
func (e *Edition) asks(path, query string) (a web.Question, ok bool) {
	if !strings.Contains(path, searchPath) {
		return a, false
	}
	for _, at := range append([]string{path}, Meant(path)...) {
		if a.Type = searchType(at); a.Type != "" {
			a.Path = at
			break
		}
	}
	if a.Type == "" {
		return a, false
	}
	q, err := question.Parse(query)
	switch {
	case err != nil:
		a.Refusal = err.Error()
	case q.Section != "" && !e.site.Sections:
		a.Refusal = "this site has no sections: leave section out"
	case q.Empty() && a.Path != "/"+searchPath:
		return a, false // there is no feed of nothing
	}
	a.Query = q.Query()
	a.Moved = path != a.Path || !question.Same(query, a.Query)
	return a, true
}

// searchType returns the media type of the answers at a path, "" if nothing is asked there.
func searchType(path string) string {
	if path == "/"+searchPath {
		return pageType
	}
	for _, as := range formats {
		if path == "/"+searchPath+"/"+as.name {
			return as.media
		}
	}
	return ""
}

// answer serves web.Questions. The searched text may be of a later version than e, which is as good.
func (e *Edition) answer(a web.Question) *web.Document {
	q, err := question.Parse(a.Query)
	if err != nil {
		return nil
	}
	title := q.Title()
	q.Speaker = e.shownAs(q.Speaker)
	records, found, err := e.find(&q)
	if err != nil {
		return nil // the searched text is not complete: a part of it is no answer
	}
	c := Cut{Path: searchPath + "/", Query: a.Query, Title: title}
	if a.Path == "/"+searchPath {
		return e.searchPage(c, &q, records, found)
	}
	for _, r := range records {
		c.Live = append(c.Live, r.Seq)
	}
	for _, place := range e.places { // all of them: which of them did fit would tell what their text was
		c.Withdrawn = append(c.Withdrawn, place.Seq)
	}
	return e.cutDocument(c, strings.TrimPrefix(a.Path, "/"+searchPath+"/"))
}

// shownAs returns the name that articles show for a person. Name may be any name of the person in the list of people. Both
// names are folded.
func (e *Edition) shownAs(name string) string {
	if name == "" {
		return ""
	}
	list, _ := e.peopleList()
	for _, p := range list.All() {
		if slices.ContainsFunc(p.Also, func(also string) bool { return question.Fold(also) == name }) {
			return question.Fold(p.Name)
		}
	}
	return name
}

// find returns the articles that fit a question, the newest first, and how many articles or quotations fit it.
func (e *Edition) find(q *question.Question) (records []ledger.Record, found int, err error) {
	type hit struct {
		seq, at int64
	}
	var hits []hit
	since, _ := time.ParseInLocation(time.DateOnly, q.Since, e.site.zone()) // zero: any time
	err = e.words.Scan(func(seq int64, text []byte) error {
		n := q.Hits(text)
		if n == 0 {
			return nil
		}
		r, ok := e.index.BySeq(seq)
		if ok && r.Withdrawn.IsZero() && !r.Published.Before(since) && q.InSection(filing.Folders(r.Path)) {
			found += n
			hits = append(hits, hit{seq, r.Published.UnixNano()})
		}
		return nil
	})
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.at, a.at), cmp.Compare(b.seq, a.seq)) })
	for _, h := range hits[:min(len(hits), max(e.site.Limit, mostHits))] {
		if r, ok := e.index.BySeq(h.seq); ok {
			records = append(records, r)
		}
	}
	return records, found, err
}

const (
	mostHits     = 50       // articles on a page
	mostExcerpts = 3        // of an article, where articles were asked for
	mostShown    = 200      // quotations on a page
	excerptFrom  = 64 << 10 // bytes of a text in which a sentence is looked for
)

// searchPage makes the page of a search.
func (e *Edition) searchPage(c Cut, q *question.Question, records []ledger.Record, found int) *web.Document {
	v := e.site.searchForm()
	v.Words, v.Speaker, v.Topic, v.Section, v.Since, v.Quotes = q.Words(), question.Unfold(q.Speaker), question.Unfold(q.Topic), question.Unfold(q.Section), q.Since, q.Quotes
	v.Asked, v.Found = true, found
	shown := 0
	for _, r := range records[:min(len(records), mostHits)] {
		r, d := e.current(r)
		if d == nil || shown >= mostShown {
			continue
		}
		h := page.Hit{Title: d.Title, URL: e.site.pageURL(r.Slug), Language: d.Language, Published: r.Published, Excerpts: e.excerpts(q, r, d)}
		if q.Quotes {
			h.Excerpts = h.Excerpts[:min(len(h.Excerpts), mostShown-shown)]
			shown += len(h.Excerpts)
		}
		v.Hits = append(v.Hits, h)
	}
	return e.searchDocument(e.shownCut(c), v)
}

// emptySearch makes the page of a search of which nothing was asked.
func (e *Edition) emptySearch() *web.Document {
	f := e.site.head(e.site.addresses(""), e.feed.Updated)
	f.Home = e.site.BaseURL + searchPath
	return e.searchDocument(e.site.shown(f), e.site.searchForm())
}

// searchDocument is a page with the form of searches.
func (e *Edition) searchDocument(f *page.Feed, v *page.SearchView) *web.Document {
	body, err := page.Search(f, v)
	d := e.page(body, err)
	if d != nil {
		d.Form = true
	}
	return d
}

func (s *Site) searchForm() *page.SearchView {
	return &page.SearchView{Address: s.BaseURL + searchPath, Sections: s.Sections}
}

// openSearch makes the description of the search.
func (e *Edition) openSearch() *web.Document {
	body, err := syndication.OpenSearch(e.feed, e.site.BaseURL+searchPath)
	if err != nil {
		e.log.Error("description of the search not made", "reason", err)
		return nil
	}
	return &web.Document{Type: openSearchType, Body: body}
}

// excerpts returns what of an article fits a question: its quotations, or the sentences and quotations that have a word of
// it, or else what the article begins with.
func (e *Edition) excerpts(q *question.Question, r ledger.Record, d *digest.Digest) (out []page.Excerpt) {
	t := filing.TextOf(d, e.site.SearchText)
	if q.Quotes {
		for _, n := range q.Fitting(t) {
			out = append(out, e.quoted(q, r, d.Quotes[n]))
		}
		return out
	}
	for _, said := range d.Quotes {
		if len(out) < mostExcerpts && q.Speaker != "" && q.By(said.Speaker) {
			out = append(out, e.quoted(q, r, said))
		}
	}
	for _, sentence := range d.Summary {
		if marks := marked(q, sentence); len(out) < mostExcerpts && len(marks) > 0 {
			out = append(out, e.sentence(r, sentence, marks))
		}
	}
	for _, said := range d.Quotes {
		if x := e.quoted(q, r, said); len(out) < mostExcerpts && len(x.Marks) > 0 && (q.Speaker == "" || !q.By(said.Speaker)) {
			out = append(out, x)
		}
	}
	for _, s := range prose.Sentences(t.Body, prose.Span{End: min(len(t.Body), excerptFrom)}) {
		if len(out) > 0 {
			break
		}
		text := strings.Join(strings.Fields(s.Of(t.Body)), " ")
		if marks := marked(q, text); len(marks) > 0 {
			out = append(out, e.sentence(r, text, marks))
		}
	}
	if len(out) == 0 && len(d.Summary) > 0 {
		out = append(out, e.sentence(r, d.Summary[0], nil))
	}
	return out
}

func (e *Edition) sentence(r ledger.Record, text string, marks []page.Mark) page.Excerpt {
	return page.Excerpt{Text: text, Marks: marks, URL: e.site.pageURL(r.Slug) + page.TextPlace(text)}
}

func (e *Edition) quoted(q *question.Question, r ledger.Record, said digest.Quote) page.Excerpt {
	x := page.Excerpt{
		Text: said.Text, Marks: marked(q, said.Text), Quote: true, Speaker: said.Speaker,
		URL: e.site.pageURL(r.Slug) + "#" + page.Anchor(said.Text),
	}
	if p, ok := e.filing.Person(said.Speaker, said.Role); ok {
		x.SpeakerURL = e.site.termURL(filing.Speakers, p.Slug())
	}
	return x
}

func marked(q *question.Question, text string) (marks []page.Mark) {
	for _, m := range q.Marks(text) {
		marks = append(marks, page.Mark(m))
	}
	return marks
}
