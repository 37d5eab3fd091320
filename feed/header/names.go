package header

import (
	"regexp"
	"strings"

	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// handle matches the name that somebody has in a network, in brackets behind the own one: "Ann Roe (@ann)".
var handle = regexp.MustCompile(`\s*\(@[\pL\pN_.-]+\)`)

// joints stand between two names.
var joints = strings.NewReplacer(" and ", ",", " & ", ",", " und ", ",", " et ", ",", " y ", ",")

// partNames splits a text into names, if each of them has several words. What somebody is behind a name, "Ann Roe, pier
// master" or "Ann Roe, Executive Director", is no name of another author.
func partNames(s string) []string {
	if strings.Contains(s, ";") {
		return strings.Split(s, ";")
	}
	var parts []string
	for i, part := range plaintext.Lines(strings.Split(s, ",")) {
		part = strings.TrimPrefix(part, "and ")
		if i == 0 || !isPost(part, s) {
			parts = append(parts, plaintext.Lines(strings.Split(joints.Replace(part), ","))...)
		}
	}
	if len(parts) == 1 {
		return parts
	}
	for _, p := range parts {
		if !strings.Contains(p, " ") {
			return []string{s}
		}
	}
	return parts
}

// posts are words for what somebody is.
var posts = prose.Set("director manager editor officer president chair chairman chairwoman chairperson professor lecturer engineer developer lead head founder cofounder co-founder ceo cto coo cfo cio author " +
	"reporter correspondent journalist columnist writer photographer secretary minister mayor spokesman spokeswoman spokesperson scientist researcher designer architect consultant analyst fellow intern student keeper master harbourmaster maintainer contributor specialist coordinator " +
	"redakteur redakteurin professorin geschäftsführer geschäftsführerin rédacteur rédactrice directeur directrice redactor redactora directora redattore redattrice direttore direttrice")

// postStarts are words before one of posts that are no first names: "Executive Director".
var postStarts = prose.Set("executive managing general vice deputy assistant associate senior junior chief staff lead principal political foreign science sports news business photo features visiting research software board committee program programme project product managing-editor contributing freelance")

// isPost reports whether a text behind a name says what somebody is: its last word before "of", "at" and the like is one of
// posts, and it is no name such as "Tom President". What begins with a small letter is one only behind a name with capitals, and
// if it has such a word, an article, "of" or "at": "bell hooks, danah boyd" are two, and so are "Ann Roe, dpa".
func isPost(s, name string) bool {
	words := strings.Fields(s)
	small := prose.StartsLower(s)
	if small && (!prose.StartsUpper(name) || len(words) > 7) {
		return false
	}
	lower := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if small && len(words) > 1 && (i == 0 && (w == "the" || w == "a" || w == "an") || i > 0 && (w == "of" || w == "at")) {
			return true
		}
		if i > 0 && (w == "of" || w == "at" || w == "for" || w == "and" || w == "der" || w == "de") {
			lower = lower[:i]
			break
		}
	}
	n := len(lower)
	if n == 0 || !posts[lower[n-1]] {
		return false
	}
	return small || n != 2 || len(words) > 2 || postStarts[lower[0]]
}
