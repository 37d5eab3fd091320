// Package audience counts who reads the feeds without watching anybody. It counts polls by feed and by the product that
// a User-Agent names, and it keeps the numbers of subscribers that services (Feedly, Inoreader, NewsBlur and others) report
// there. It sees no address and no cookie, and it keeps no User-Agent: products come from a fixed list, all others are
// "other". Readers of one person cannot be told apart, so their polls are counted, not they.
//
// All of it is as requests say. Anybody can claim to be a service with a million subscribers.
package audience

import (
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"seedfeed/feed/web"
)

// groups are what polls are counted by: the main feeds each, all others by the folder that they are in. The last one stands
// for every other path.
var groups = [...]string{
	"/atom.xml", "/rss.xml", "/feed.json",
	"/archive/", "/speakers/", "/topics/", "/sections/", "/authors/", "/search/", "/weekly/", other,
}

const (
	mainFeeds   = 3 // of groups, the first ones
	searchGroup = 8
	other       = "other"
)

// groupOf returns the index of the group that a feed belongs to.
func groupOf(path string) int {
	name := path
	if path != "" {
		if slash := strings.IndexByte(path[1:], '/'); slash >= 0 {
			name = path[:slash+2]
		}
	}
	for i := range groups {
		if name == groups[i] {
			return i
		}
	}
	return len(groups) - 1
}

// Audience counts polls, from its start on, and remembers reported numbers of subscribers. New makes one. It is safe for
// concurrent use.
type Audience struct {
	now    func() time.Time
	since  time.Time
	agents agents

	feeds   [len(groups)]traffic
	readers [len(products) + 1]atomic.Int64 // polls, by product

	reports reports
}

// traffic is what was sent of a group of feeds.
type traffic struct {
	whole, deltas, unchanged atomic.Int64 // polls, by answer: 200, 226, 304
	sent, saved              atomic.Int64 // bytes of bodies
}

// New returns an Audience that begins now. It takes the time from now; nil stands for time.Now.
func New(now func() time.Time) *Audience {
	if now == nil {
		now = time.Now
	}
	return &Audience{now: now, since: now(), agents: newAgents(), reports: reports{byKey: map[key]*report{}}}
}

// Poll counts one poll. It allocates nothing for a User-Agent that was seen before, and keeps none of the strings.
func (a *Audience) Poll(p web.Poll) {
	t := &a.feeds[groupOf(p.Path)]
	switch p.Status {
	case http.StatusOK:
		t.whole.Add(1)
	case http.StatusIMUsed:
		t.deltas.Add(1)
	case http.StatusNotModified:
		t.unchanged.Add(1)
	default:
		return
	}
	t.sent.Add(p.Sent)
	t.saved.Add(max(0, p.Whole-p.Sent))
	agent := a.agents.of(p.Agent)
	a.readers[agent.product].Add(1)
	if agent.subscribers < 0 {
		return
	}
	a.reports.put(key{agent.product, p.Path, hashOf(p.Query)}, agent.subscribers, a.now())
}
