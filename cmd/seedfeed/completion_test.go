package main

import (
	"strings"
	"testing"
)

// TestOffers: what a shell is offered, without a shell.
func TestOffers(t *testing.T) {
	r, err := newReading(streams{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ line, kind, want string }{
		{"", offerFolders, "serve digest check preview build quotes example health stats adopt forget help completion version"},
		{"ver", offerFolders, "version"},
		{"digest ", offerFiles, ""},
		{"digest a.txt ", offerFiles, ""},
		{"digest -", offerWords, "--json --jsonl --meta --explain --seeds --timezone --summary-words --summary-sentences --max-size --quiet --help"},
		{"digest - ", offerFiles, ""},
		{"help ", offerWords, "serve digest check preview build quotes example health stats adopt forget help completion version checking formats owner audit settings identity moving protocol following search quality push server readers static bucket"},
		{"help help ", offerWords, ""},
		{"completion z", offerWords, "zsh"},
		{"--content ", offerWords, "digest full"},
		{"--content=d", offerWords, "--content=digest"},
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
		{"example ", offerWords, "systemd caddy nginx docker mastodon listmonk mail"},
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
	r, err := newReading(streams{}, false)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := strings.Split(line, " ")
		last := words[len(words)-1]
		for _, w := range offerFor(r.parser.Model, words).words {
			if !strings.HasPrefix(w[0], last) {
				t.Errorf("%q is offered for %q", w[0], last)
			}
		}
	})
}

// TestTopicNames: seedfeed help takes both, so no page of the manual hides the help of a command.
func TestTopicNames(t *testing.T) {
	r, err := newReading(streams{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range topicNames() {
		if commandNamed(r.parser.Model, name) != nil {
			t.Errorf("%s is a page and a command", name)
		}
	}
}
