package audience

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// reportLife is how long a report counts after the last one. A service that has not asked for so long has no subscribers
	// any more.
	reportLife = 28 * 24 * time.Hour
	// mostReports bounds the reports that are remembered. If there are more, those of main feeds stay, and of the others the
	// newest.
	mostReports = 4000
	// longestFeed is the length of the longest path that is remembered, in bytes.
	longestFeed = 500
)

// reports holds the newest number of subscribers that each service has reported for each feed.
type reports struct {
	mu    sync.Mutex
	byKey map[key]*report
}

// key is a service and a feed. What is searched for is kept as a hash, which only has to tell searches apart: 0 stands for a
// feed that is none.
type key struct {
	product int
	path    string
	search  uint64
}

// hashOf returns the FNV-1a hash of a query, the same in each run, and 0 for none. It allocates nothing, unlike hash/fnv.
func hashOf(query string) uint64 {
	if query == "" {
		return 0
	}
	hash := uint64(0xcbf29ce484222325)
	for i := range len(query) {
		hash = (hash ^ uint64(query[i])) * 0x100000001b3
	}
	return hash
}

type report struct {
	subscribers int
	asked       time.Time
}

func (r *reports) put(k key, subscribers int, now time.Time) {
	if len(k.path) > longestFeed {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	// An assignment to the map would make it keep the string of the request.
	if known := r.byKey[k]; known != nil {
		*known = report{subscribers, now}
		return
	}
	if len(r.byKey) >= mostReports {
		r.makeRoom()
	}
	k.path = strings.Clone(k.path)
	r.byKey[k] = &report{subscribers, now}
}

// makeRoom drops a quarter of the reports, so that it is needed seldom.
func (r *reports) makeRoom() {
	var keys []key
	for k := range r.byKey {
		if groupOf(k.path) >= mainFeeds {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b key) int { return r.byKey[a].asked.Compare(r.byKey[b].asked) })
	excess := max(0, len(r.byKey)-mostReports*3/4)
	for _, k := range keys[:min(excess, len(keys))] {
		delete(r.byKey, k)
	}
}

// list returns the reports that count, sorted.
func (r *reports) list(now time.Time) []Subscribers {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]Subscribers, 0, len(r.byKey))
	for k, known := range r.byKey {
		if now.Sub(known.asked) > reportLife {
			delete(r.byKey, k)
			continue
		}
		feed := k.path
		if k.search != 0 {
			feed += "?" + strconv.FormatUint(k.search, 16)
		}
		list = append(list, Subscribers{feed, productName(k.product), known.subscribers, known.asked.UTC().Truncate(time.Second)})
	}
	slices.SortFunc(list, bySubscribers)
	return list
}

// bySubscribers orders by the group of the feed, then by the number, the highest first.
func bySubscribers(a, b Subscribers) int {
	return cmp.Or(groupOf(a.Feed)-groupOf(b.Feed), b.N-a.N, strings.Compare(a.Feed, b.Feed), strings.Compare(a.Service, b.Service))
}

// load takes over reports from an earlier run. None of them is later than now.
func (r *reports) load(list []Subscribers, now time.Time) {
	for _, s := range list {
		if s.N < 0 || s.N > mostSubscribers {
			continue
		}
		path, hash, _ := strings.Cut(s.Feed, "?")
		search, _ := strconv.ParseUint(hash, 16, 64)
		asked := s.Asked
		if asked.After(now) { // the clock was set back
			asked = now
		}
		r.put(key{productNamed(s.Service), path, search}, s.N, asked)
	}
}
