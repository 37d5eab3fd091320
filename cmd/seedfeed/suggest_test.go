package main

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
		if got := nearest(word, names); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := nearest("a", []string{"b"}); got != "" {
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
		if got := oneOf(words); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

// TestOffers: what a shell is offered, without a shell.
func TestOffers(t *testing.T) {
	r, err := newReading(streams{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, kind, want string }{
		{"", offerFolders, "serve digest help completion version"},
		{"ver", offerFolders, "version"},
		{"digest ", offerFiles, ""},
		{"digest a.txt ", offerFiles, ""},
		{"digest -", offerWords, "--json --jsonl --explain --seeds --timezone --summary-words --summary-sentences --max-size --quiet --help"},
		{"digest - ", offerFiles, ""},
		{"help ", offerWords, "serve digest help completion version formats settings identity protocol quality server"},
		{"help help ", offerWords, ""},
		{"completion z", offerWords, "zsh"},
		{"--content ", offerWords, "digest full"},
		{"--content=d", offerWords, "--content=digest"},
		{"--content = d", offerWords, "--content=digest"},
		{"--log ", offerWords, "text json"},
		{"--style ", offerFiles, ""},
		{"--state=", offerFolders, ""},
		{"--nosuch=", offerWords, ""},
		{"--title ", offerWords, ""},
		{"-q ver", offerFolders, "version"},
		{"--quiet ver", offerFolders, "version"},
		{"--title ver ver", offerFolders, "version"},
		{"--title=ver ver", offerFolders, "version"},
		{"serve ", offerFolders, ""},
		{"serve news ", offerWords, ""},
		{"news ", offerWords, ""},
		{"news --summary-", offerWords, "--summary-words --summary-sentences"},
		{"version ", offerWords, ""},
		{"version --", offerWords, "--help"},
		{"digest -- --", offerFiles, ""},
		{"-- dig", offerFolders, "digest"},
		{"-- digest ", offerFiles, ""},
	} {
		o := offerFor(r.parser.Model, strings.Split(c.line, " "))
		var words []string
		for _, w := range o.words {
			words = append(words, w[0])
		}
		if got := strings.Join(words, " "); o.kind != c.kind || got != c.want {
			t.Errorf("%q: %s %q, want %s %q", c.line, o.kind, got, c.kind, c.want)
		}
	}
	if o := offerFor(r.parser.Model, nil); o.kind != offerFolders {
		t.Error("no words at all:", o)
	}
	if o := offerFor(r.parser.Model, []string{"--sty"}); len(o.words) != 1 || o.words[0][1] != "CSS file for the pages, after our own style; read at the start, 64 KiB at most" {
		t.Errorf("%q", o.words)
	}
}

// FuzzOffers: whatever is typed, a shell gets an answer.
func FuzzOffers(f *testing.F) {
	for _, line := range []string{"", "dig", "--content = x", "= = =", "-- - --", "help help help", "--=", "- -q --content"} {
		f.Add(line)
	}
	r, err := newReading(streams{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := strings.Split(line, " ")
		last := joined(words)[len(joined(words))-1]
		for _, w := range offerFor(r.parser.Model, words).words {
			if !strings.HasPrefix(w[0], last) {
				t.Errorf("%q is offered for %q", w[0], last)
			}
		}
	})
}
