package audience

import (
	"hash/maphash"
	"strconv"
	"strings"
	"sync/atomic"
)

// products are the programs and services that are told apart: how the word begins by which a User-Agent names one, in lower
// case, and its name. Several words may stand for one product. The first word of a User-Agent that begins with one decides:
// services often add the name of another one that they are like.
var products = [...]struct{ word, name string }{
	// Services that read for many. Most of them report subscribers.
	{"feedly", "Feedly"}, {"inoreader", "Inoreader"}, {"newsblur", "NewsBlur"}, {"theoldreader", "The Old Reader"},
	{"the old reader", "The Old Reader"}, {"feedbin", "Feedbin"}, {"bazqux", "BazQux"}, {"netvibes", "Netvibes"},
	{"feedspot", "Feedspot"}, {"bloglovin", "Bloglovin"}, {"blogtrottr", "Blogtrottr"}, {"feeder.co", "Feeder"},
	{"feedpress", "FeedPress"}, {"feedhq", "FeedHQ"}, {"superfeedr", "Superfeedr"}, {"feedfetcher-google", "Google"},
	{"mailchimp", "Mailchimp"}, {"zapier", "Zapier"}, {"ifttt", "IFTTT"}, {"slackbot", "Slack"}, {"gwene", "Gwene"},
	{"livejournal", "LiveJournal"}, {"readwise", "Readwise"}, {"commafeed", "CommaFeed"},
	// Programs on a server, for one person or a few.
	{"miniflux", "Miniflux"}, {"freshrss", "FreshRSS"}, {"tiny tiny rss", "Tiny Tiny RSS"}, {"nextcloud", "Nextcloud News"},
	{"selfoss", "selfoss"}, {"stringer", "Stringer"}, {"rss-bridge", "RSS-Bridge"}, {"rss2email", "rss2email"},
	// Programs of one person.
	{"newsboat", "newsboat"}, {"newsraft", "newsraft"}, {"netnewswire", "NetNewsWire"}, {"reeder", "Reeder"}, {"liferea", "Liferea"},
	{"akregator", "Akregator"}, {"thunderbird", "Thunderbird"}, {"emacs elfeed", "Elfeed"}, {"quiterss", "QuiteRSS"},
	{"rss guard", "RSS Guard"}, {"rssguard", "RSS Guard"}, {"newsflash", "NewsFlash"}, {"vienna", "Vienna"}, {"feedbro", "Feedbro"},
	{"readkit", "ReadKit"}, {"fluent reader", "Fluent Reader"}, {"readyou", "Read You"}, {"rssowl", "RSSOwl"},
	// Libraries and tools.
	{"feedparser", "feedparser"}, {"gofeed", "gofeed"}, {"simplepie", "SimplePie"}, {"rome", "ROME"}, {"curl", "curl"},
	{"wget", "Wget"}, {"python-requests", "Python"}, {"python-urllib", "Python"}, {"go-http-client", "Go"},
}

// nobody is the product of a User-Agent that names none of products.
const nobody = len(products)

func productName(i int) string {
	if i < nobody {
		return products[i].name
	}
	return other
}

// productNamed returns the first product of a name.
func productNamed(name string) int {
	for i, p := range products {
		if p.name == name {
			return i
		}
	}
	return nobody
}

// agent is what a User-Agent says: the index of a product, and the number of subscribers, less than 0 if it tells none.
type agent struct {
	hash                 uint64
	product, subscribers int
}

// agents remembers what the User-Agents seen last say, by hashes of them, so that each is read once and not at each poll.
// One that falls on the place of another takes it.
type agents struct {
	seed   maphash.Seed
	places [1 << 10]atomic.Pointer[agent]
}

func newAgents() agents { return agents{seed: maphash.MakeSeed()} }

func (s *agents) of(userAgent string) *agent {
	hash := maphash.String(s.seed, userAgent)
	place := &s.places[hash%uint64(len(s.places))]
	if known := place.Load(); known != nil && known.hash == hash {
		return known
	}
	read := readAgent(userAgent)
	read.hash = hash
	place.Store(&read)
	return &read
}

// longestAgent is how much of a User-Agent is read, in bytes. Real ones have less than half of it.
const longestAgent = 512

// readAgent reads a User-Agent of any content.
func readAgent(userAgent string) agent {
	text := strings.ToLower(userAgent[:min(len(userAgent), longestAgent)])
	return agent{product: productOf(text), subscribers: subscribersOf(text)}
}

func productOf(text string) int {
	for i := range len(text) {
		if i > 0 && isLetter(text[i-1]) {
			continue
		}
		for _, p := range products {
			if strings.HasPrefix(text[i:], p.word) {
				return productNamed(p.name)
			}
		}
	}
	return nobody
}

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' }

// mostSubscribers bounds a number that is believed.
const mostSubscribers = 100_000_000

// subscribersOf reads a number before the word "subscriber" or "subscribers", as in "Feedly/1.0 (…; 12 subscribers; …)".
// It returns -1 if there is none.
func subscribersOf(text string) int {
	for {
		before, after, found := strings.Cut(text, "subscriber")
		if !found {
			return -1
		}
		number := strings.TrimRight(before, " ")
		number = number[len(strings.TrimRight(number, "0123456789")):]
		if n, err := strconv.Atoi(number); err == nil && n <= mostSubscribers {
			return n
		}
		text = after
	}
}
