package outlet

import "testing"

func TestRuleOf(t *testing.T) {
	for path, want := range map[string]string{
		"/": "/", "/atom.xml": "/atom.xml", "/articles/eels": "/articles/:a", "/topics/": "/topics/", "/topics/~2/": "/topics/:a/",
		"/topics/sea/rss.xml": "/topics/:a/rss.xml", "/sections/a/b/": "/sections/:a/:b/", "/archive/1/feed.json": "/archive/:a/feed.json",
	} {
		if got := ruleOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
