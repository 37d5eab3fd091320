package clean

import "testing"

func TestURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/p?q=1#f":  "https://a.example/p?q=1#f",
		" http://a.example/a b ":     "http://a.example/a%20b",
		"http://a.example/å":         "http://a.example/%C3%A5",
		"javascript:alert(1)":        "",
		"data:text/html,x":           "",
		"java\nscript://a.example/x": "",
		"/pictures/dawn.jpg":         "",
		"//a.example/dawn.jpg":       "",
		"https:///dawn.jpg":          "",
		"https://a.example/\"><b>":   "https://a.example/%22%3E%3Cb%3E",
		"https://a.example?<b>#[c]":  "https://a.example?%3Cb%3E#%5Bc%5D",
		"https://a.example/[b]{c}|":  "https://a.example/%5Bb%5D%7Bc%7D%7C",
		"https://[::1]:80//p?a=b&c":  "https://[::1]:80//p?a=b&c",
		"https://a.example/%20?x=%é": "https://a.example/%20?x=%25%C3%A9",
		"file:///etc/passwd":         "",
		"http://a.example:port/":     "",
	} {
		if got := URL(in); got != want {
			t.Errorf("URL(%q) = %q, want %q", in, got, want)
		}
	}
}
