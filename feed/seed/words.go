package seed

import (
	_ "embed"
	"strings"
)

//go:embed words.txt
var wordsFile string

// lists are the lists of words.txt, by their names.
var lists = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(wordsFile) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case !ok || name[0] == '#':
		case strings.Contains(list, "|"):
			m[name] = append(m[name], strings.Split(list, "|")...)
		default:
			m[name] = append(m[name], strings.Fields(list)...)
		}
	}
	return m
}()

// listed returns the words or phrases of a list.
func listed(name string) map[string]bool {
	m := map[string]bool{}
	for _, word := range lists[name] {
		m[word] = true
	}
	return m
}
