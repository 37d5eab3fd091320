package header

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

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
		if i == 0 || !isPost(part) {
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
	"reporter correspondent journalist columnist writer photographer secretary minister mayor spokesman spokeswoman spokesperson scientist researcher designer architect consultant analyst fellow intern student maintainer contributor specialist coordinator " +
	"redakteur redakteurin professorin geschäftsführer geschäftsführerin rédacteur rédactrice directeur directrice redactor redactora directora redattore redattrice direttore direttrice")

// isPost reports whether a text behind a name says what somebody is. It begins with a small letter, or its last word before
// "of", "at" and the like is one of posts.
func isPost(s string) bool {
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsLower(first) {
		return len(strings.Fields(s)) < 8
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && (w == "of" || w == "at" || w == "for" || w == "and" || w == "der" || w == "de") {
			words = words[:i]
			break
		}
	}
	return len(words) > 0 && posts[words[len(words)-1]]
}
