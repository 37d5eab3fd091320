// Package suggest names what was probably meant by a word with a typing error.
package suggest

import (
	"slices"
	"strings"
)

// Nearest returns the name that was probably meant by a word, "" if none is near: the same but for case and hyphens; else
// the one with the fewest typing errors, at most one for each three letters; else the only one that begins so, or has that
// word between its hyphens.
func Nearest(word string, names []string) string {
	plain := func(s string) string { return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(s)) }
	w := plain(word)
	best, least := "", max(len(w)/3, 1)+1
	var alike []string
	for _, name := range names {
		n := plain(name)
		if n == w {
			return name
		}
		parts := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '-' || r == '_' })
		if len(w) >= 3 && (strings.HasPrefix(n, w) || slices.Contains(parts, w)) {
			alike = append(alike, name)
		}
		if d := errorsBetween([]rune(w), []rune(n)); d < least && d < len(n) {
			best, least = name, d
		}
	}
	if best == "" && len(alike) == 1 {
		return alike[0]
	}
	return best
}

// DidYouMean asks whether the nearest of the names was meant, or says what else to do.
func DidYouMean(word string, names []string, prefix, otherwise string) string {
	if near := Nearest(word, names); near != "" {
		return "did you mean " + prefix + near + "?"
	}
	return otherwise
}

// errorsBetween counts the typing errors that make one word of the other: a letter too many, missing or wrong, or two
// neighbours swapped (optimal string alignment distance).
func errorsBetween(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// OneOf lists words: "a, b or c".
func OneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
