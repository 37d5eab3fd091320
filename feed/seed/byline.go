package seed

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/header"
	"seedfeed/feed/lexis"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// takeByline moves a line such as "By Jane Roe" directly under the title to Authors. A date in that line is the one of
// publication where the header gives none: "By Jane Roe, 4 May 2026".
func (a *Article) takeByline(blocks []block, opt header.Options) []block {
	if blocks = a.heedLater(blocks, opt); a.Title == "" || len(blocks) < 2 {
		return blocks
	}
	line, day, taken := blocks[0].text, time.Time{}, 1
	if when := dayAlone(line, opt); !when.IsZero() && bylineOf(a.Title, blocks[1].text, blocks[2:]) != nil { // the date stands above it
		line, day, taken = blocks[1].text, when, 2
	}
	names := bylineOf(a.Title, line, blocks[taken:])
	if when := dayAlone(blocks[1].text, opt); names != nil && !when.IsZero() && taken == 1 { // or below it
		day, taken = when, 2
	}
	if who, when := datedByline(line, opt); !when.IsZero() {
		if by := bylineOf(a.Title, who, blocks[1:]); by != nil {
			names, day = by, when
		}
	}
	if m := reporterLine.FindStringSubmatch(line); names == nil && m != nil && personal(m[1]) {
		names = []string{m[1]}
	}
	if desk, place, _ := strings.Cut(line, "|"); names == nil && blocks[0].kind == markup.Paragraph && desks[wording(desk)] && !moreWords(place, 2) {
		return blocks[1:]
	}
	if names == nil && blocks[0].whole && len(blocks) > 2 { // below a standfirst
		if names = foreignWriters(a.Title, blocks[1].text, blocks[2:]); names != nil {
			blocks = slices.Concat(blocks[1:2], blocks[:1], blocks[2:])
		}
	}
	if names == nil {
		if len(a.Authors) == 0 {
			a.Authors = plaintext.Lines(paperAuthors(line, blocks[1:])) // the line stays: its marks lead to the lines below it
		}
		return blocks
	}
	if len(a.Authors) == 0 {
		a.Authors = plaintext.Lines(names)
	}
	a.takeDate(day, "its by-line")
	return blocks[taken:]
}

// takeSignature moves a last line that has nothing but the name of the writer, or of two, behind a dash or in brackets to Authors: "— Ada
// Roe". Below a quotation, or a single sentence, such a line names who said that. Where other lines begin with a dash, they sign parts of
// the text, or are dialogue.
func (a *Article) takeSignature(blocks []block) {
	last := len(blocks) - 1
	for last > 0 && blocks[last].role != body {
		last--
	}
	if a.takeLetterWriter(blocks[:last+1]); last < 2 || blocks[last].kind != markup.Paragraph || !blocks[last-1].whole || len(blocks[last-1].text) < shortLast {
		return
	}
	line := strings.TrimPrefix(strings.Trim(blocks[last].text, dashes+"()"), "By ")
	names := onlyNames(line)
	if len(names) == 0 || len(names) > 2 || strings.TrimLeft(blocks[last].text, dashes+"(") == blocks[last].text || strings.ContainsAny(line, ",;.") || hasName(a.Title, append(blocks[:last:last], block{}), line) {
		return
	}
	for i, bl := range blocks[:last] {
		first := prose.FirstRune(bl.text)
		if strings.ContainsRune(dashes, first) || i >= last-3 && (strings.HasSuffix(bl.text, ":") || strings.ContainsRune(prose.Marks, first) || bl.kind != markup.Paragraph && bl.kind != markup.Heading) {
			return
		}
	}
	if len(a.Authors) == 0 {
		a.Authors = plaintext.Lines(names)
	}
	if slices.Contains(a.Authors, names[0]) {
		blocks[last].role = furniture
	}
}

// shortLast is the length in bytes below which a last paragraph may be a saying with the name of who said it.
const shortLast = 120

// takeLetterWriter takes the name below the closing of a letter for the author of a text that is one: "Dear Sir, ¶ ... ¶ Yours
// faithfully, ¶ Ada Roe ¶ Elm". The lines stay. A text with several closings is a page of letters.
func (a *Article) takeLetterWriter(blocks []block) {
	if len(a.Authors) > 0 || len(blocks) < 4 || len(blocks[0].text) > 60 || !strings.HasSuffix(blocks[0].text, ",") && !strings.HasSuffix(blocks[0].text, "!") {
		return
	}
	at := slices.IndexFunc(blocks, func(bl block) bool { return len(bl.text) < 60 && closings[wording(bl.text)] })
	if at < 2 || at+1 >= len(blocks) || at+4 < len(blocks) {
		return
	}
	if name, _, _ := strings.Cut(blocks[at+1].text, ","); personal(name) && lexis.IsGiven(name) && !slices.ContainsFunc(blocks[at+1:], func(bl block) bool { return closings[wording(bl.text)] }) {
		a.Authors = plaintext.Lines([]string{name})
	}
}

// closings end letters, above the name of the writer.
var closings = listed("closings")

// dashes may stand before a signature.
const dashes = "—–-―~ "

// bylineOf returns the names in a by-line below a title, in English or in the language of the text.
func bylineOf(title, line string, text []block) []string {
	if names := writers(line); names != nil {
		return names
	}
	return foreignWriters(title, line, text)
}

// reporterLine matches a name and what only a by-line says of it: "Jane Roe, harbour correspondent".
var reporterLine = regexp.MustCompile(`^(\pL[^,]{3,40}), (?i:(?:[\pL-]+ ){0,3}(?:correspondent|reporter|staff writer))$`)

// datedByline splits a line into a by-line and the date before or behind it: "By Jane Roe, 4 May 2026", "4 May 2026 | By
// Jane Roe", "Published on 4 May 2026 by Jane Roe". It returns a zero time for a line without a date.
func datedByline(line string, opt header.Options) (who string, day time.Time) {
	if len(line) > 140 || digits(line) < 5 {
		return "", time.Time{}
	}
	if metaLine(line) { // with counters
		for part := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == '·' || r == '•' || r == '|' }) {
			if part = strings.TrimSpace(part); isByline(part) {
				who = part
			} else if t := dayIn(part, opt); !t.IsZero() {
				day = t
			}
		}
		return who, day
	}
	for _, at := range bylineJoints.FindAllStringIndex(line, 12) {
		if day = dayIn(line[at[1]:], opt); !day.IsZero() {
			return line[:at[0]], day
		}
		if day = dayIn(line[:at[0]], opt); !day.IsZero() && digits(line[at[1]:min(at[1]+1, len(line))]) == 0 { // no time of day
			return strings.TrimLeft(line[at[0]:], " ,|·•–—-("), day
		}
	}
	for k := 1; k+1 < len(line); k++ { // By Jane Roe 4 May 2026
		if line[k] == ' ' && line[k+1] >= '0' && line[k+1] <= '9' {
			if day = dayIn(line[k:], opt); !day.IsZero() && !stampWords[strings.ToLower(line[strings.LastIndexByte(line[:k], ' ')+1:k])] {
				return line[:k], day
			}
		}
	}
	return "", time.Time{}
}

// bylineJoints stand between a by-line and its date.
var bylineJoints = regexp.MustCompile(`,? [|·•–—-] |, | \(| on | (?:by|von|par|por|di|door|av|af) `)

// desks stand in the place of a writer.
var desks = listed("desks")

func isByline(text string) bool { return len(writers(text)) > 0 }

// writers returns the names in a by-line, which may go on with a job or a paper: "By Ada Roe, Crime Correspondent", "Words by
// Ada Roe for the Post". It returns nil for any other line.
func writers(line string) []string {
	if len(line) > 140 || !byNear(line) { // most lines: the pattern is slow
		return nil
	}
	start := byWords.FindString(line)
	if start == "" || prose.EndsWhole(line) || strings.ContainsAny(line, "?!:;"+prose.DoubleMarks) && !strings.HasSuffix(start, ": ") {
		return nil
	}
	rest := line[len(start):]
	for _, end := range []string{" | ", " for ", " in ", " at ", " on ", " • ", " – ", " — ", " - "} {
		rest, _, _ = strings.Cut(rest, end)
	}
	if start[0]|0x20 == 'r' && start[2]|0x20 == 'v' { // Review by Lord Carter is one of an inquiry
		if first, _, _ := strings.Cut(rest, " "); !lexis.IsGiven(first) {
			return nil
		}
	}
	var names []string
	for i, name := range strings.Split(strings.NewReplacer(" and ", ",", " & ", ",").Replace(rest), ",") {
		if name = strings.TrimSpace(name); !personal(name) || i > 0 && postHeld(name) {
			if i == 0 {
				return nil
			}
			break
		}
		names = append(names, name)
	}
	return names
}

// byNear reports whether "by" occurs near the start of a line, in any case.
func byNear(line string) bool {
	for i := 0; i+1 < len(line) && i < 24; i++ {
		if line[i]|0x20 == 'b' && line[i+1]|0x20 == 'y' {
			return true
		}
	}
	return false
}

var byWords = regexp.MustCompile(`(?i)^(?:(?:words|written|story|text|posted|published|reported|reporting|report|interview|additional reporting|from|review) )?by:? `)

// personal reports whether a text reads like a person's name: two to four capitalised words, with particles between them or
// before the last one: "Ada Roe", "Piet van der Vries".
func personal(name string) bool {
	words := strings.Fields(name)
	n := 0
	for i, w := range words {
		r := prose.FirstRune(w)
		if i > 0 && i < len(words)-1 && header.IsNamePart(w) && !nameJoints[w] {
			continue
		}
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "0123456789@/") {
			return false
		}
		n++
	}
	return n >= 2 && n <= 4
}

// nameJoints are particles that also stand between two names.
var nameJoints = prose.Set("and und e y")

// postHeld reports whether capitalised words name a job or a paper rather than a person.
func postHeld(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return posts[w] })
}

var posts = prose.Set("correspondent reporter editor writer staff journalist columnist critic contributor bureau news post times press herald agency chief political business sports sport science health environment features")

// Words before the names of a by-line, in the languages whose papers have them, and words that are no names or stand in and behind them.
var (
	byStarts = []string{"by", "von", "par", "por", "di", "door", "af", "av", "text", "texte", "texto", "testo", "tekst", "author", "authors", "autor", "autorin", "autoren", "autora", "autores", "autorka", "auteur", "autore", "written by", "posted by", "story by", "words by", "reported by", "published by", "words", "story", "report", "reporting", "reporter", "od", "przez", "автор", "текст", "oprac."}
	noNames  = prose.Set("posted published updated written last on at admin editor staff redaktion redaction redacción redazione redactie newsroom")
	degrees  = prose.Set("phd md mba ma ba msc bsc dphil llb llm jd esq jr sr iii ii obe mbe cbe rn")
)

// bylineNames takes one to five names out of a by-line: without the words before them, degrees and posts, and what stands
// behind a slash or a bar. It takes nothing from a line that says more.
func bylineNames(line string) []string {
	line = plaintext.Line(line)
	if at := strings.LastIndex(line, " @"); at > 0 && !strings.Contains(line[at+2:], " ") { // Ada Roe @adaroe
		line = line[:at]
	}
	if len(line) > 200 || strings.ContainsAny(line, "@<>") {
		return nil
	}
	if names, tags := afterGenre(line); tags != nil && onlyNames(names) != nil {
		line = names
	}
	line = afterByWord(line)
	for _, mark := range []string{" / ", "/", " | ", " • ", " · ", " – ", " — ", " - "} {
		line, _, _ = strings.Cut(line, mark)
	}
	var names []string
	parts := strings.Split(strings.NewReplacer(" and ", ",", " & ", ",", " und ", ",", " et ", ",", " y ", ",", " og ", ",", " och ", ",", ";", ",").Replace(line), ",")
	for _, name := range parts {
		name = afterByWord(strings.TrimSpace(strings.Trim(name, " .:")))
		for _, place := range []string{" in ", " for ", " at ", " aus "} { // where or for whom
			name, _, _ = strings.Cut(name, place)
		}
		bare := strings.ReplaceAll(strings.ToLower(name), ".", "")
		switch {
		case name == "", degrees[bare], len(names) > 0 && (postHeld(name) || !strings.Contains(name, " ") && strings.Contains(names[0], " ") && strings.Contains(line, names[0]+", "+name)): // Ada Roe, Elm
			continue
		case !nameLike(name), len(names) == 0 && postHeld(name) && strings.Contains(name, " "):
			if len(names) > 0 { // a desk or a place behind the names
				return names
			}
			return nil
		}
		names = append(names, name)
	}
	if len(names) > 5 {
		return nil
	}
	return plaintext.Lines(names)
}

// afterByWord cuts what a by-line begins with, in any case: "By: ", "Von ".
func afterByWord(line string) string {
	for _, start := range byStarts {
		n := len(start)
		if len(line) <= n || !strings.EqualFold(line[:n], start) {
			continue
		}
		if rest := strings.TrimLeft(line[n:], ": "); len(rest) < len(line)-n && rest != "" {
			if r := prose.FirstRune(rest); unicode.IsUpper(r) || !unicode.IsLower(r) {
				return rest
			}
		}
	}
	return line
}

// nameLike reports whether a text can be a name: up to five words, each with a capital or a particle between, and none
// that labels something.
func nameLike(name string) bool {
	words := strings.Fields(name)
	if len(words) > 5 || strings.ContainsFunc(name, unicode.IsDigit) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return noNames[strings.ToLower(w)] || prose.StartsLower(strings.TrimLeft(w, "("+prose.Marks)) && !header.IsNamePart(w) && !nameJoints[w]
	})
}
