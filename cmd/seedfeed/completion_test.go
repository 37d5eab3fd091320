package main

import (
	"strings"
	"testing"

	"seedfeed/cmd/seedfeed/internal/commandline"
	"seedfeed/cmd/seedfeed/internal/completion"
	"seedfeed/cmd/seedfeed/internal/grammar"
	"seedfeed/cmd/seedfeed/internal/streams"
)

// offered asks for what may follow on a line: the kind of the offer, and the words with what they mean.
func offered(r *commandline.Reading, line []string) (kind string, words [][2]string) {
	answer := completion.Answer(r.Model(), completion.Words{Topics: topics, Examples: exampleNames()}, line)
	kind, rest, _ := strings.Cut(answer, "\n")
	for l := range strings.Lines(rest) {
		word, about, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "\t")
		words = append(words, [2]string{word, about})
	}
	return kind, words
}

// TestOffers: what a shell is offered, without a shell.
func TestOffers(t *testing.T) {
	_, r, err := newReading(streams.Std{}, false)
	if err != nil {
		t.Fatal(err)
	}
	const only, files, folders = "words", "files", "folders"
	for _, c := range []struct{ line, kind, want string }{
		{"", folders, "serve digest check preview build quotes example health stats adopt forget help completion version"},
		{"ver", folders, "version"},
		{"digest ", files, ""},
		{"digest a.txt ", files, ""},
		{"digest -", only, "--json --jsonl --meta --explain --seeds --timezone --summary-words --summary-sentences --max-size --quiet --help"},
		{"digest - ", files, ""},
		{"help ", only, "serve digest check preview build quotes example health stats adopt forget help completion version checking formats owner audit settings identity moving protocol following search quality push server readers static bucket"},
		{"help help ", only, ""},
		{"completion z", only, "zsh"},
		{"--content ", only, "digest full"},
		{"--content=d", only, "--content=digest"},
		{"--log ", only, "text json"},
		{"--style ", files, ""},
		{"--state=", folders, ""},
		{"--nosuch=", only, ""},
		{"--title ", only, ""},
		{"-q ver", folders, "version"},
		{"--quiet ver", folders, "version"},
		{"--title ver ver", folders, "version"},
		{"--title=ver ver", folders, "version"},
		{"serve ", folders, ""},
		{"serve news ", only, ""},
		{"news ", only, ""},
		{"news --summary-", only, "--summary-words --summary-sentences"},
		{"version ", only, ""},
		{"example ", only, "systemd caddy nginx docker mastodon listmonk mail"},
		{"version --", only, "--help"},
		{"digest -- --", files, ""},
		{"-- dig", folders, "digest"},
		{"-- digest ", files, ""},
	} {
		kind, offers := offered(r, strings.Split(c.line, " "))
		var words []string
		for _, w := range offers {
			words = append(words, w[0])
		}
		if got := strings.Join(words, " "); kind != c.kind || got != c.want {
			t.Errorf("%q: %s %q, want %s %q", c.line, kind, got, c.kind, c.want)
		}
	}
	if kind, words := offered(r, nil); kind != folders {
		t.Error("no words at all:", kind, words)
	}
	if _, words := offered(r, []string{"--sty"}); len(words) != 1 || words[0][1] != "CSS file for the pages, after our own style; read at the start, 64 KiB at most" {
		t.Errorf("%q", words)
	}
}

// FuzzOffers: whatever is typed, a shell gets an answer.
func FuzzOffers(f *testing.F) {
	for _, line := range []string{"", "dig", "--content = x", "= = =", "-- - --", "help help help", "--=", "- -q --content"} {
		f.Add(line)
	}
	_, r, err := newReading(streams.Std{}, false)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words := strings.Split(line, " ")
		last := words[len(words)-1]
		_, offers := offered(r, words)
		for _, w := range offers {
			if !strings.HasPrefix(w[0], last) {
				t.Errorf("%q is offered for %q", w[0], last)
			}
		}
	})
}

// TestTopicNames: seedfeed help takes both, so no page of the manual hides the help of a command.
func TestTopicNames(t *testing.T) {
	_, r, err := newReading(streams.Std{}, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range topicNames() {
		if grammar.Command(r.Model(), name) != nil {
			t.Errorf("%s is a page and a command", name)
		}
	}
}
