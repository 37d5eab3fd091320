package edition

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
	"time"

	"seedfeed/feed/ledger"
	"seedfeed/feed/page"
	"seedfeed/feed/syndication"
	"seedfeed/feed/web"
)

const weekly = "weekly/"

const (
	weeksInFeed   = 12        // the newest ones that have articles; every other week has its page
	weekItemBytes = 256 << 10 // about how many bytes of articles an item of a week has
	weekPageBytes = 4 << 20   // and a page of a week
)

// week is a week that is over, by ISO 8601 from Monday to Sunday in the zone of the site.
type week struct {
	name     string    // such as 2026-W48
	from, to time.Time // half open
}

// weekOf returns the week of a time.
func (s *Site) weekOf(at time.Time) week {
	zone := s.zone()
	year, month, day := at.In(zone).Date()
	day -= (int(at.In(zone).Weekday()) + 6) % 7 // its Monday
	y, n := at.In(zone).ISOWeek()
	return week{fmt.Sprintf("%d-W%02d", y, n), time.Date(year, month, day, 0, 0, 0, 0, zone), time.Date(year, month, day+7, 0, 0, 0, 0, zone)}
}

// WeekEnd returns when the week of a time is over: then the next edition has an item for it.
func (s *Site) WeekEnd(at time.Time) time.Time { return s.weekOf(at).to }

// arrived returns when readers first saw an article. It decides on the week: an article with an older date would be
// missing in the week that its readers got already.
func arrived(r ledger.Record) time.Time {
	if !r.Seen.IsZero() {
		return r.Seen
	}
	return r.Published
}

// has reports whether a week has an article, or says that it was withdrawn. One that was withdrawn before the week was over
// stood in no item.
func (w week) has(r ledger.Record) bool {
	at := arrived(r)
	return !at.Before(w.from) && at.Before(w.to) && (r.Withdrawn.IsZero() || !r.Withdrawn.Before(w.to))
}

// eachWeek yields the week of each article that is in one that is over.
func (e *Edition) eachWeek(yield func(week) bool) {
	var w week
	for r := range e.index.All() {
		if at := arrived(r); at.Before(w.from) || !at.Before(w.to) {
			w = e.site.weekOf(at)
		}
		if !w.to.After(e.now) && w.has(r) && !yield(w) {
			return
		}
	}
}

// findWeeks returns the weeks that are over and have anything, newest first. It looks at each record once.
func (e *Edition) findWeeks() (weeks []week) {
	seen := map[string]bool{}
	for w := range e.eachWeek {
		if !seen[w.name] {
			seen[w.name] = true
			weeks = append(weeks, w)
		}
	}
	slices.SortFunc(weeks, func(a, b week) int { return b.from.Compare(a.from) })
	return weeks
}

// weeklyIndex returns the page that lists weeks, nil as long as no week with articles is over. It usually looks at one record.
func (e *Edition) weeklyIndex() *page.Index {
	for range e.eachWeek {
		return &page.Index{Kind: "weekly", URL: e.site.BaseURL + weekly}
	}
	return nil
}

// weeklyPages yields the address of the page that lists weeks, if there are any, and then those of the weeks, the newest last.
func (e *Edition) weeklyPages() iter.Seq[string] {
	return func(yield func(string) bool) {
		weeks := e.weeks()
		if len(weeks) == 0 || !yield(e.site.BaseURL+weekly) {
			return
		}
		for _, w := range slices.Backward(weeks) {
			if !yield(e.site.weekURL(w)) {
				return
			}
		}
	}
}

func (s *Site) weekURL(w week) string { return s.BaseURL + weekly + w.name + "/" }

// weekly is a document about weeks, by what follows its folder: "" for the page of all, "2026-W48/" for that of one.
func (e *Edition) weekly(path string) *web.Document {
	if path == "" {
		body, err := page.Home(e.site.shown(e.weeksFeed()))
		return e.page(body, err)
	}
	for _, as := range formats {
		if as.name == path {
			f := e.weeksFeed()
			body, err := as.write(f)
			if err != nil {
				e.log.Error("feed of weeks not made", "reason", err)
				return nil
			}
			return e.document(as, body, func() *page.Feed { return e.site.shown(e.weeksFeed()) })
		}
	}
	name, ok := strings.CutSuffix(path, "/")
	if !ok {
		return nil
	}
	return e.weekPage(name)
}

// weekPage is the page of the week with a name, with links to the weeks next to it that have anything.
func (e *Edition) weekPage(name string) *web.Document {
	weeks := e.weeks()
	i := slices.IndexFunc(weeks, func(w week) bool { return w.name == name })
	if i < 0 {
		return nil
	}
	f := e.weeklyHead(time.Time{})
	near := func(i int) page.Neighbour {
		if i < 0 || i >= len(weeks) {
			return page.Neighbour{}
		}
		w := e.written(weeks[i], weekArticles{})
		return page.Neighbour{Title: w.Title(f), URL: w.Page}
	}
	var articles weekArticles
	if e.digestKey != nil { // all weeks are written as files
		articles = e.weekTable().articles[i]
	} else {
		articles = e.articlesOf(weeks[i : i+1])[0]
	}
	w := e.written(weeks[i], articles)
	body := w.HTML(f, weekPageBytes, near(i+1), near(i-1))
	return &web.Document{Type: pageType, Body: body, StyleHash: page.WeekStyleHash(), Images: e.origins(nil)}
}

// weeksFeed is the feed of weeks, newest first. An item is dated by the end of its week for ever, so that no reader takes a
// week for new that has lost an article.
func (e *Edition) weeksFeed() *syndication.Feed {
	weeks := e.weeks()
	weeks = weeks[:min(len(weeks), weeksInFeed, e.site.Limit)]
	var updated time.Time
	articles := e.articlesOf(weeks)
	for i, w := range weeks {
		for _, at := range [...]time.Time{w.to, articles[i].changed} {
			if at.After(updated) {
				updated = at
			}
		}
	}
	f := e.weeklyHead(updated)
	for i, w := range weeks {
		f.Items = append(f.Items, e.written(w, articles[i]).Item(f, weekItemBytes))
	}
	return f
}

func (e *Edition) weeklyHead(updated time.Time) *syndication.Feed {
	f := e.site.head(e.site.addresses(weekly), updated)
	f.Author = cmp.Or(f.Author, f.Title) // else the author would be the title of this feed, with "every week" in it
	f.ID, f.Title = e.site.idOf(weekly), page.WeeklyTitle(f.Title, f.Language)
	return f
}

// weekArticles are the articles of a week.
type weekArticles struct {
	live      []arrival // by when readers first saw them, newest first
	withdrawn int
	changed   time.Time // when the last one was withdrawn
}

// arrival is when readers first saw an article.
type arrival struct {
	at  time.Time
	seq int64 // of its record
}

// articlesOf returns the articles of each of some weeks, which stand newest first. It looks at each record once.
func (e *Edition) articlesOf(weeks []week) []weekArticles {
	if len(weeks) == 0 {
		return nil
	}
	out := make([]weekArticles, len(weeks))
	first, end := weeks[len(weeks)-1].from, weeks[0].to
	for r := range e.index.All() {
		at := arrived(r)
		if at.Before(first) || !at.Before(end) {
			continue // most articles, which need no look at each week
		}
		i := sort.Search(len(weeks), func(i int) bool { return !weeks[i].from.After(at) })
		switch {
		case i == len(weeks) || !weeks[i].has(r):
		case r.Withdrawn.IsZero():
			out[i].live = append(out[i].live, arrival{at, r.Seq})
		default:
			out[i].withdrawn++
			if r.Withdrawn.After(out[i].changed) {
				out[i].changed = r.Withdrawn
			}
		}
	}
	for _, a := range out {
		slices.SortFunc(a.live, func(a, b arrival) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(b.seq, a.seq)) })
	}
	return out
}

// weekTable has all weeks with their articles.
type weekTable struct {
	weeks    []week // newest first
	articles []weekArticles
	number   map[string]int // index of a week by its name
}

func (e *Edition) findWeekTable() weekTable {
	t := weekTable{weeks: e.weeks(), number: map[string]int{}}
	t.articles = e.articlesOf(t.weeks)
	for i, w := range t.weeks {
		t.number[w.name] = i
	}
	return t
}

// written is a week as package page writes it. Texts are read one by one as there is room for them.
func (e *Edition) written(w week, a weekArticles) *page.Week {
	return &page.Week{
		ID: e.site.idOf(weekly + w.name), Page: e.site.weekURL(w), First: w.from, Last: w.to.AddDate(0, 0, -1), Over: w.to,
		Count: len(a.live), Withdrawn: a.withdrawn,
		Articles: func(yield func(*syndication.Item) bool) {
			for _, p := range a.live {
				r, ok := e.index.BySeq(p.seq)
				if !ok {
					continue
				}
				if r, d := e.current(r); d != nil && !yield(e.site.item(r, d)) {
					return
				}
			}
		},
	}
}

// idOf returns an id that follows from that of the main feed and a path, for ever: a UUID of version 8 (RFC 9562 section
// 5.8). The id of an adopted feed can have any form, so nothing can be put behind it.
func (s *Site) idOf(path string) string {
	sum := sha256.Sum256([]byte(s.FeedID + "\n" + path))
	id := sum[:16]
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	h := hex.EncodeToString(id)
	return "urn:uuid:" + strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
}
