package audience

import (
	"fmt"
	"strings"
	"testing"
)

// TestReadAgent: what readers and services really send, and what nobody should send.
func TestReadAgent(t *testing.T) {
	for _, test := range []struct {
		userAgent, product string
		subscribers        int
	}{
		{"Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)", "Feedly", 12},
		{"FeedlyBot/1.0 (http://feedly.com)", "Feedly", -1},
		{"Mozilla/5.0 (compatible; inoreader.com; 1 subscribers)", "Inoreader", 1},
		{"Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 31 subscribers; )", "Inoreader", 31},
		{"NewsBlur Feed Fetcher - 5 subscribers - https://www.newsblur.com/site/123/feedly-news (Mozilla/5.0 (Macintosh))", "NewsBlur", 5},
		{"Mozilla/5.0 (compatible; theoldreader.com; 4 subscribers; feed-id=54da4d)", "The Old Reader", 4},
		{"Feedbin feed-id:1234 - 12 subscribers", "Feedbin", 12},
		{"Mozilla/5.0 (compatible; BazQux/2.4; +https://bazqux.com/fetcher; 14 subscribers)", "BazQux", 14},
		{"Netvibes (http://www.netvibes.com/; 2 Subscribers; feedId: 99)", "Netvibes", 2},
		{"Feed Wrangler/1.0 (1 subscriber; feed-id=88; http://feedwrangler.net)", "other", 1},
		{"Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 3 subscribers; feed-id=17)", "Google", 3},
		{"Mozilla/5.0 (compatible; Miniflux/2.2.14; +https://miniflux.app)", "Miniflux", -1},
		{"FreshRSS/1.24.1 (Linux; https://freshrss.org)", "FreshRSS", -1},
		{"Tiny Tiny RSS/24.01 (https://tt-rss.org/)", "Tiny Tiny RSS", -1},
		{"newsboat/2.21.0 (Linux x86_64)", "newsboat", -1},
		{"NetNewsWire (RSS Reader; https://netnewswire.com/)", "NetNewsWire", -1},
		{"Liferea/1.14.4 (Linux; https://lzone.de/liferea/) AppleWebKit (KHTML, like Gecko)", "Liferea", -1},
		{"Emacs Elfeed 3.4.1", "Elfeed", -1},
		{"feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/", "feedparser", -1},
		{"curl/8.14.1", "curl", -1},
		{"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "other", -1}, // no ROME
		{"xnewsboat znewsboat", "other", -1},
		{"2newsboat", "newsboat", -1},
		{"", "other", -1},
		{"0 subscribers", "other", 0},
		{"many subscribers, 7 subscribers", "other", 7},
		{"Feedly (12 subscribers; 13 subscribers)", "Feedly", 12},
		{"Feedly (100000000 subscribers)", "Feedly", mostSubscribers},
		{"Feedly (100000001 subscribers)", "Feedly", -1},
		{"Feedly (99999999999999999999999 subscribers)", "Feedly", -1},
		{"Feedly (-1 subscribers)", "Feedly", 1},
		{"Feedly (\u0661\u0662 subscribers)", "Feedly", -1},
		{"subscribers", "other", -1},
		{strings.Repeat("x", longestAgent) + " newsboat", "other", -1},
	} {
		got := readAgent(test.userAgent)
		if name := productName(got.product); name != test.product || got.subscribers != test.subscribers {
			t.Errorf("%q: %s, %d; want %s, %d", test.userAgent, name, got.subscribers, test.product, test.subscribers)
		}
	}
}

// TestProducts: each word is in the form that is looked for, and finds its product although others stand before it.
func TestProducts(t *testing.T) {
	for i, p := range products {
		if p.word != strings.ToLower(p.word) || p.name == "" || p.name == other || len(p.name) > 20 {
			t.Errorf("%+v", p)
		}
		if got := productName(readAgent("Mozilla/5.0 (compatible; " + strings.ToUpper(p.word) + "/1.0)").product); got != p.name {
			t.Errorf("%s is taken for %s", p.word, got)
		}
		if at := productNamed(p.name); at > i || products[at].name != p.name {
			t.Errorf("%s is found at %d", p.name, at)
		}
	}
}

// TestAgents: a User-Agent says the same however often it is asked, and whichever others were seen meanwhile.
func TestAgents(t *testing.T) {
	s := newAgents()
	for round := range 3 {
		for i := range 3 * len(s.places) {
			text := fmt.Sprintf("Feedly/%d (%d subscribers)", i, i)
			if got := s.of(text); got.subscribers != i || productName(got.product) != "Feedly" {
				t.Fatalf("round %d: %s: %+v", round, text, got)
			}
		}
	}
}

func FuzzReadAgent(f *testing.F) {
	f.Add("Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)")
	f.Add("\xff\x00 \u212a 5 subscriber")
	f.Fuzz(func(t *testing.T, userAgent string) {
		got := readAgent(userAgent)
		if got.product < 0 || got.product > nobody || got.subscribers < -1 || got.subscribers > mostSubscribers {
			t.Errorf("%+v", got)
		}
	})
}
