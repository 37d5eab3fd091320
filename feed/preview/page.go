package preview

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/digest"
	"seedfeed/feed/ledger"
	"seedfeed/feed/settings"
	"seedfeed/feed/statuspage"
	"seedfeed/feed/web"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("preview").Parse(pageSource))

// pageView is the data of page.html. All strings are plain text or addresses.
type pageView struct {
	Title, At, Totals string
	First, Local      bool
	Sections          []pageSection
}

type pageSection struct {
	Heading, About string
	Items          []pageItem
}

type pageItem struct {
	Name, Link, File, Was      string
	Published, Updated, Reason string
	Summary                    string
	Quotes                     []Quote
	Text                       template.HTML
}

var about = map[Kind][2]string{
	New:       {"New", "Subscribers would see these for the first time."},
	Updated:   {"Updated", "The same items as before, with what has changed."},
	Returned:  {"Returned", "Withdrawn earlier; they would be back under their ids and dates."},
	Renamed:   {"Renamed", "The same items under other names of files; subscribers see no difference."},
	Withdrawn: {"Withdrawn", "Subscribers would see a notice in their place."},
	Held:      {"Held back", "Not published: nobody else sees these."},
	Refused:   {"Refused", "These files cannot be published as they are. What was published from them earlier stays."},
}

// HTML returns the preview as one page that needs nothing else: no picture, no other file. It holds the texts of drafts.
func (p *Preview) HTML() ([]byte, error) { return p.page(false) }

func (p *Preview) page(local bool) ([]byte, error) {
	v := pageView{Title: p.trial.Settings().Title, At: p.when(p.At), First: p.First, Local: local, Totals: p.Totals()}
	for _, kind := range Kinds {
		s := pageSection{Heading: about[kind][0], About: about[kind][1]}
		for i := range p.Items {
			if d := &p.Items[i]; d.Kind == kind {
				s.Items = append(s.Items, p.item(i, local))
			}
		}
		if len(s.Items) > 0 {
			v.Sections = append(v.Sections, s)
		}
	}
	var b bytes.Buffer
	err := pageTemplate.Execute(&b, v)
	return b.Bytes(), err
}

// item is what the page says of one difference.
func (p *Preview) item(n int, local bool) pageItem {
	d := &p.Items[n]
	out := pageItem{
		Name: d.Title, File: d.File, Was: d.Was, Published: p.when(d.Published), Updated: p.when(d.Updated), Reason: p.Why(d),
		Summary: strings.Join(d.Summary, " "), Quotes: d.Quotes,
	}
	if out.Name == "" {
		out.Name = d.File
	}
	is := p.text(d)
	switch {
	case is == nil:
	case !local:
		out.Text = template.HTML(is.HTML()) // a short list of harmless elements
	case d.Kind == Held || d.Kind == Withdrawn:
		out.Link = draftPath + strconv.Itoa(n)
	default:
		out.Link = d.URL
	}
	return out
}

// text returns the digest of the file as it is now, nil if there is none.
func (p *Preview) text(d *Difference) *digest.Digest {
	if d.hash == "" || d.Kind == Withdrawn && !d.record.Held {
		return nil
	}
	return p.trial.DigestOf(ledger.Record{Path: d.File, Hash: d.hash})
}

func (p *Preview) when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(p.trial.Settings().Zone).Format(statuspage.TimeForPeople)
}

// Why says in a sentence, plain text, why an article is updated, withdrawn, held or refused, and until when. It may be "".
func (p *Preview) Why(d *Difference) string {
	why := d.Reason
	if d.Kind == Updated && d.Updated.IsZero() && why == "" {
		why = "its date stays"
	}
	if len(d.Changed) > 0 {
		why = strings.TrimPrefix(why+"; ", "; ") + "changed: " + strings.Join(d.Changed, ", ")
	}
	return statuspage.HeldUntil(why, d.Until, p.trial.Settings().Zone)
}

// Totals says in one line how many differences there are of each kind.
func (p *Preview) Totals() string {
	var parts []string
	for _, c := range p.Counts() {
		parts = append(parts, fmt.Sprintf("%d %s", c.N, c.Kind))
	}
	parts = append(parts, fmt.Sprintf("%d as before", p.Same))
	return strings.Join(parts, ", ")
}

// Addresses of the handler of a preview, besides those of the site.
const (
	listPath  = "/preview/"
	draftPath = "/preview/drafts/"
)

// Handler serves the pages and feeds as subscribers would get them. /preview/ lists the differences, and leads to the pages
// of held articles, which say that they are drafts and are in no feed. It answers only requests from this machine under a
// name of it, since drafts are for nobody else: a page of the web could otherwise reach it by a name of its own.
func (p *Preview) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Robots-Tag", "noindex")
		switch {
		case !settings.LoopbackHost(r.RemoteAddr) || !settings.LoopbackHost(r.Host):
			http.Error(w, "a preview is for this machine alone: open it under localhost", http.StatusForbidden)
		case !strings.HasPrefix(r.URL.Path, listPath):
			p.trial.Handler().ServeHTTP(w, r)
		case !web.ReadOnly(w, r):
		case r.URL.Path == listPath:
			body, err := p.page(true)
			p.write(w, body, err)
		default:
			p.draft(w, r)
		}
	})
}

// draft serves the page of a held article by its number.
func (p *Preview) draft(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(strings.TrimPrefix(r.URL.Path, draftPath))
	if err != nil || n < 0 || n >= len(p.Items) {
		http.NotFound(w, r)
		return
	}
	d := &p.Items[n]
	is := p.text(d)
	if is == nil {
		http.NotFound(w, r)
		return
	}
	rec := ledger.Record{ID: d.ID, Path: d.File, Hash: d.hash, Slug: "draft", Published: is.Date, Updated: is.Date}
	page := p.trial.Printer().Draft(rec, is, "Draft, not published: "+p.Why(d))
	if page == nil {
		http.NotFound(w, r)
		return
	}
	p.write(w, page.Body, nil)
}

func (p *Preview) write(w http.ResponseWriter, body []byte, err error) {
	if err != nil {
		http.Error(w, "the page cannot be made", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src http: https:")
	w.Write(body)
}
