package seed

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/prose"
)

// foreignFurniture is what furnitureLines and furnitureStarts are for English: it reports whether a whole line is page furniture in German,
// French, Spanish, Italian, Portuguese, Dutch, Russian or Polish. The lists are closed for the same reason.
func foreignFurniture(text string) bool {
	if len(text) > 200 {
		return false
	}
	if known, none := firstIn(foreignFirst, text); !known && (!none || text == "" || text[0] < '0' || text[0] > '9') { // most lines
		return false
	}
	line := wording(text)
	if foreignLines[line] {
		return true
	}
	if i := strings.IndexAny(text, ":|»>"); i > 0 {
		lead, rest := wording(text[:i]), strings.TrimLeft(text[i:], ":|»> \u00a0\u202f")
		if foreignLeads[lead] && prose.StartsUpper(strings.TrimLeft(rest, prose.Marks)) && digits(rest) == 0 && !strings.HasSuffix(rest, ".") && !strings.Contains(rest, "@") { // a title, and not where or when to ask
			return true
		}
		if foreignTags[lead] && rest != "" && (strings.Contains(rest, ",") || !strings.Contains(rest, " ")) && !prose.EndsWhole(rest) {
			return true
		}
	}
	return !prose.EndsWhole(text) && readAlso(text) || beginsAsFurniture(text, line)
}

// readAlso reports whether a line has a title behind such a lead without a colon: Lire aussi Le port perd sa grue.
func readAlso(text string) bool {
	words := 0
	for i := range len(text) - 1 {
		if text[i] != ' ' {
			continue
		}
		next := prose.FirstRune(strings.TrimLeft(text[i+1:], prose.Marks))
		if words++; words > 4 {
			return false
		}
		if unicode.IsUpper(next) && readLeads[wording(text[:i])] && moreWords(text[i:], 3) && digits(text) == 0 {
			return true
		}
	}
	return false
}

// beginsAsFurniture reports whether a line begins with one of foreignStarts or followStarts and goes on as such lines do: with the
// name of a network, or with what cookies are for.
func beginsAsFurniture(text, line string) bool {
	if digits(text) > 0 {
		return false
	}
	for at := 0; at <= len(line); at++ {
		if at < len(line) && line[at] != ' ' {
			continue
		}
		switch start, rest := line[:at], line[at:]; {
		case followStarts[start]:
			return !moreWords(rest, 6) && slices.ContainsFunc(strings.Fields(rest), func(w string) bool { return networkWords[w] || w == "facebooku" || w == "x" })
		case foreignStarts[start]:
			return !strings.Contains(start, "cookie") && !strings.Contains(start, "файлы") && !strings.Contains(start, "plików") || cookieWords.In(rest)
		}
	}
	return false
}

// cookieWords are parts of words for what cookies of a site are for, beside the words for cookie in Russian and Polish.
var cookieWords = prose.NewFinder("erlebnis", "verbesser", "website", "webseite", "expérience", "améliorer", "experiencia", "mejorar", "esperienza", "migliorare", "experiência", "melhorar", "ervaring", "verbeteren", "cookie", "опыт", "doświadcz", "jakość")

func digits(text string) (n int) {
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n
}

// wording returns the words of a line in lower case with one space between them, and # for each number.
func wording(text string) string {
	var b strings.Builder
	space, number := false, false
	for _, r := range text {
		digit := unicode.IsDigit(r)
		switch {
		case digit && number || number && (r == '.' || r == ','):
			continue
		case r == '\'' || r == '’':
			r = '\''
		case !unicode.IsLetter(r) && !digit:
			space, number = b.Len() > 0, false
			continue
		}
		if space || digit && b.Len() > 0 {
			b.WriteByte(' ')
		}
		if space, number = false, digit; digit {
			r = '#'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// The words of the furniture, one language a line, as wording returns them. A lead stands before a colon or a title, a start
// before anything.
var (
	foreignLines = listed("foreignLines")
	foreignLeads = listed("foreignLeads")
	// foreignTags stand before a list of tags.
	foreignTags = listed("foreignTags")
	// readLeads are those of foreignLeads that a title may follow without a colon.
	readLeads = listed("readLeads")
	// followStarts are like foreignStarts, but the name of a network follows.
	followStarts  = listed("followStarts")
	foreignStarts = listed("foreignStarts")
	// foreignFirst holds the first words of all these.
	foreignFirst = func() map[string]bool {
		first := map[string]bool{}
		for _, list := range []map[string]bool{foreignLines, foreignLeads, foreignTags, followStarts, foreignStarts} {
			for line := range maps.Keys(list) {
				word, _, _ := strings.Cut(line, " ")
				word, _, _ = strings.Cut(word, "'") // firstIn reads letters alone
				first[word] = true
			}
		}
		return first
	}()
)
