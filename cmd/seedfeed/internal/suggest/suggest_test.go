package suggest

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"seeds", "state", "addr", "base-url", "title", "limit", "summary-words", "summary-sentences", "id-date", "quiet", "TIME_ZONE"}
	for word, want := range map[string]string{
		"tittle": "title", "titel": "title", "Title": "title", "LIMT": "limit", "baseurl": "base-url", "base_url": "base-url", "BaseURL": "base-url",
		"url": "base-url", "date": "id-date", "words": "summary-words", "timezone": "TIME_ZONE", "zone": "TIME_ZONE", "qui": "quiet", "address": "",
		"summary": "", "port": "", "x": "", "": "", "stat": "state", "ti": "", "ba": "", strings.Repeat("limit", 9): "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := Nearest("a", []string{"b"}); got != "" {
		t.Errorf("another letter: %q", got)
	}
}

func TestErrorsBetween(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "axc", 1}, {"ca", "abc", 3}, {"übung", "ubung", 1}} {
		if got := errorsBetween([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestOneOf(t *testing.T) {
	for want, words := range map[string][]string{"": nil, "a": {"a"}, "a or b": {"a", "b"}, "a, b or c": {"a", "b", "c"}} {
		if got := OneOf(words); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}
