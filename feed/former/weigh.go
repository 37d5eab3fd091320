package former

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// What speaks for a pair, and against it. The weights are ours; TestMatch shows what they decide.
const (
	sameID      = 130 // the header names the id
	sameAddress = 110 // the header names the address of the item
	sameName    = 25  // the last part of the address is the slug or the name of the file
	samePlace   = 35  // and what is before it is the folder of the file or the date of the article
	sameTitle   = 45
	longTitle   = 15 // a title of four words or more, which nothing else has
	sameMoment  = 45
	sameDay     = 25
	nearDay     = 5  // a day without a zone
	sameText    = 70 // times the share of the item's text that is in the article
	shortText   = 45 // likewise, of an item that says little
	otherDay    = -15
	otherText   = -30
)

const (
	// mostAlike bounds how many pairs one thing in common makes. What more have in common tells nothing about any of them.
	mostAlike = 36
	// leastRuns is how many runs of words say something, and fullRuns how many say much.
	leastRuns, fullRuns = 6, 16
	// longText is how many words are more than a summary.
	longText = 120
	// mostSharing is in how many items, or articles, a run of words may be: what is in more is set phrases.
	mostSharing = 3
)

// weigher finds all pairs that have anything in common.
type weigher struct {
	items []trait
	seeds []trait
	keys  [2]map[string][]int // items and articles by what they may have in common
	share map[[2]int]int      // runs of words in common
	runs  []int               // of each item, that may be found in an article
}

// trait is what is compared of an item or of an article.
type trait struct {
	id        string
	addresses []string // comparable, see comparable
	names     []string // last parts of addresses, or slug and names of the file
	places    []string // of an item the parts of its address before the last; of an article its folders
	title     string
	words     int // of the title
	date      time.Time
	text      string
	long      bool // the text of an item is no summary, which may be in words of its own
}

// weigh returns all pairs that have something in common, with their scores.
func weigh(items []Item, seeds []Seed) []Pair {
	w := weigher{share: map[[2]int]int{}}
	for i := range items {
		w.items = append(w.items, ofItem(&items[i]))
	}
	for s := range seeds {
		w.seeds = append(w.seeds, ofSeed(&seeds[s]))
	}
	w.collect()
	w.compareTexts()
	both := map[[2]int]bool{}
	for key, items := range w.keys[0] {
		seeds := w.keys[1][key]
		if len(items)*len(seeds) > mostAlike {
			continue
		}
		for _, i := range items {
			for _, s := range seeds {
				both[[2]int{i, s}] = true
			}
		}
	}
	for pair, n := range w.share {
		if n >= 2 {
			both[pair] = true
		}
	}
	out := make([]Pair, 0, len(both))
	for pair := range both {
		if p := w.pair(pair[0], pair[1]); p.Score > 0 {
			out = append(out, p)
		}
	}
	return out
}

// collect lists items and articles by each thing that may be the same.
func (w *weigher) collect() {
	for side, traits := range [...][]trait{w.items, w.seeds} {
		keys := map[string][]int{}
		for n := range traits {
			for key := range traits[n].keys() {
				keys[key] = append(keys[key], n)
			}
		}
		w.keys[side] = keys
	}
}

// keys returns each thing that an item and an article may have in common. A day makes names and titles more special, where
// many are alike.
func (t *trait) keys() map[string]bool {
	out := map[string]bool{}
	add := func(kind, s string) {
		if s != "" {
			out[kind+s] = true
		}
	}
	dated := func(kind, s string) {
		if add(kind, s); s != "" && !t.date.IsZero() {
			out[kind+s+t.date.UTC().Format(" 2006-01-02")] = true
		}
	}
	add("id ", t.id)
	for _, a := range t.addresses {
		add("address ", a)
	}
	for _, name := range t.names {
		dated("name ", name)
	}
	dated("title ", t.title)
	return out
}

// alone reports whether a key belongs to one item and one article.
func (w *weigher) alone(key string) bool { return len(w.keys[0][key]) == 1 && len(w.keys[1][key]) == 1 }

// shared reports whether a key has few enough items and articles to tell something.
func (w *weigher) shared(key string) bool {
	return len(w.keys[0][key])*len(w.keys[1][key]) <= mostAlike
}

// pair weighs what an item and an article have in common.
func (w *weigher) pair(item, seed int) Pair {
	i, s := &w.items[item], &w.seeds[seed]
	p := Pair{Item: item, Seed: seed}
	found := map[string]int{}
	if i.id != "" && i.id == s.id {
		found["id in the header"] = sameID
	}
	if a := common(i.addresses, s.addresses); a != "" && w.shared("address "+a) {
		found["address in the header"] = sameAddress
	}
	if name := common(i.names, s.names); name != "" {
		found["name of the file"] = sameName
		if placed(i, s) {
			found["folder or date in the address"] = samePlace
		}
	}
	if i.title != "" && i.title == s.title {
		found["title"] = sameTitle
		if i.words >= 4 && w.alone("title "+i.title) {
			found["title"] += longTitle
		}
	}
	if n := w.runs[item]; n >= leastRuns {
		share := w.share[[2]int{item, seed}]
		weight := shortText
		if n >= fullRuns {
			weight = sameText
		}
		switch {
		case share*20 >= n:
			found[fmt.Sprintf("%d%% of the text", share*100/n)] = weight * share / n
		case i.long:
			found["another text"] = otherText
		}
	}
	if why, weight := weighDates(i.date, s.date); why != "" {
		found[why] = weight
	}
	for why, weight := range found {
		p.Score += weight
		p.Reasons = append(p.Reasons, why)
	}
	slices.SortFunc(p.Reasons, func(a, b string) int { return cmp.Or(cmp.Compare(found[b], found[a]), strings.Compare(a, b)) })
	return p
}

// weighDates says what the dates of an item and of an article tell, "" if they tell nothing.
func weighDates(item, article time.Time) (why string, weight int) {
	if item.IsZero() || article.IsZero() {
		return "", 0
	}
	sameIn := func(zone *time.Location) bool {
		return item.In(zone).Format(time.DateOnly) == article.In(zone).Format(time.DateOnly)
	}
	midnight := article.Hour() == 0 && article.Minute() == 0
	switch apart := item.Sub(article).Abs(); {
	case apart < time.Minute && !midnight:
		return "time", sameMoment
	case sameIn(article.Location()) || sameIn(time.UTC):
		return "date", sameDay
	case apart <= 26*time.Hour:
		return "date, nearly", nearDay
	case apart > 72*time.Hour:
		return "another date", otherDay
	}
	return "", 0
}

// common returns the first of a that is in b, "" if none is.
func common(a, b []string) string {
	for _, s := range a {
		if slices.Contains(b, s) {
			return s
		}
	}
	return ""
}

// placed reports whether the address of an item has the folder of an article, or its date as many programs write it:
// /2024/05/17/name, /2024/05/name.
func placed(i, s *trait) bool {
	if n := len(i.places); n > 0 && len(s.places) > 0 && i.places[n-1] == s.places[len(s.places)-1] {
		return true
	}
	if s.date.IsZero() {
		return false
	}
	for _, form := range [...]string{"2006/01/02", "2006/01", "2006/1/2", "2006/1"} {
		want := strings.Split(s.date.Format(form), "/")
		if n := len(i.places) - len(want); n >= 0 && slices.Equal(i.places[n:], want) {
			return true
		}
	}
	return false
}

// compareTexts counts the runs of words that an item and an article have in common. Runs that many items or many articles
// have are not counted.
func (w *weigher) compareTexts() {
	type holders struct{ items, seeds []int }
	all := map[uint64]*holders{}
	for n := range w.items {
		for _, h := range sample(w.items[n].text) {
			if all[h] == nil {
				all[h] = &holders{}
			}
			all[h].items = append(all[h].items, n)
		}
	}
	for n := range w.seeds {
		for h := range runs(w.seeds[n].text) {
			if in := all[h]; in != nil && len(in.seeds) <= mostSharing && (len(in.seeds) == 0 || in.seeds[len(in.seeds)-1] != n) {
				in.seeds = append(in.seeds, n)
			}
		}
	}
	w.runs = make([]int, len(w.items))
	for in := range maps.Values(all) {
		if len(in.items) > mostSharing || len(in.seeds) > mostSharing {
			continue
		}
		for _, i := range in.items {
			w.runs[i]++
			for _, s := range in.seeds {
				w.share[[2]int{i, s}]++
			}
		}
	}
}
