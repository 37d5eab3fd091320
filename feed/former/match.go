package former

import (
	"cmp"
	"slices"
	"time"
)

// Seed is what is known of an article that may have an item.
type Seed struct {
	Path      string   // of its file, from the folder of articles, slash-separated
	ID        string   // given by its header; "": none
	Title     string   // plain text
	Slug      string   // given by its header; "": none
	Addresses []string // given by its header: whole, or from the root of the site
	Date      time.Time
	Text      string // plain text
}

// Pair is an item that may be an article, by their numbers in the lists that Match got.
type Pair struct {
	Item, Seed int
	Score      int
	Reasons    []string // what speaks for it, the strongest first
}

// Result says which item is which article.
type Result struct {
	Sure []Pair // each item and each article at most once, in the order of the items

	// Unsure holds up to three pairs for each item that may be an article. It may not be taken for that article without
	// being asked for: a new item is better than one under the id of another article.
	Unsure []Pair
}

const (
	// A pair is sure from sureFrom on, if the next best pair of its item or of its article is at least margin behind.
	sureFrom = 60
	margin   = 20
	// unsureFrom is the score from which a pair is worth showing.
	unsureFrom = 20
	shownPairs = 3
)

// Match matches items with articles one to one, the best pairs first. It depends neither on the order of the items nor on
// that of the articles.
func Match(items []Item, seeds []Seed) Result {
	pairs := weigh(items, seeds)
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Item, b.Item), cmp.Compare(a.Seed, b.Seed))
	})
	ofItem, ofSeed := make([][]int, len(items)), make([][]int, len(seeds)) // numbers of pairs, the best first
	for n, p := range pairs {
		ofItem[p.Item], ofSeed[p.Seed] = append(ofItem[p.Item], n), append(ofSeed[p.Seed], n)
	}
	itemTaken, seedTaken := make([]bool, len(items)), make([]bool, len(seeds))
	rival := func(n int, others []int) bool { // whether another pair comes too near
		for _, o := range others {
			if p := pairs[o]; o != n && !itemTaken[p.Item] && !seedTaken[p.Seed] {
				return p.Score > pairs[n].Score-margin
			}
		}
		return false
	}
	var r Result
	for n, p := range pairs {
		if p.Score < sureFrom || itemTaken[p.Item] || seedTaken[p.Seed] || rival(n, ofItem[p.Item]) || rival(n, ofSeed[p.Seed]) {
			continue
		}
		itemTaken[p.Item], seedTaken[p.Seed] = true, true
		r.Sure = append(r.Sure, p)
	}
	slices.SortFunc(r.Sure, func(a, b Pair) int { return cmp.Compare(a.Item, b.Item) })
	for item, numbers := range ofItem {
		shown := 0
		for _, n := range numbers {
			if p := pairs[n]; !itemTaken[item] && !seedTaken[p.Seed] && p.Score >= unsureFrom && shown < shownPairs {
				r.Unsure = append(r.Unsure, p)
				shown++
			}
		}
	}
	return r
}
