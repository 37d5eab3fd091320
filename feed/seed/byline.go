package seed

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
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
		return blocks
	}
	if len(a.Authors) == 0 {
		a.Authors = plaintext.Lines(names)
	}
	a.takeDate(day, "its by-line")
	return blocks[taken:]
}

// dayAlone returns the day of publication that a line is, with its year and no more than a time of day: "4 May 2026". It returns a zero time for
// any other line.
func dayAlone(line string, opt header.Options) time.Time {
	if len(line) > 60 || digits(line) < 5 {
		return time.Time{}
	}
	if day := dayIn(line, opt); !day.IsZero() {
		return day
	}
	if place, rest, ok := strings.Cut(line, ", "); ok && digits(place) == 0 && !moreWords(place, 3) { // Madrid, 4 de mayo de 2026
		return dayIn(rest, opt)
	}
	return time.Time{}
}

// dayIn reads what is a date but for words such as "Published on".
func dayIn(s string, opt header.Options) time.Time {
	s = strings.Trim(stampStart.ReplaceAllString(strings.Trim(s, " ,|·•–—-()"), ""), " ")
	if word, rest, _ := strings.Cut(s, " "); datedBy[word] || word == "on" {
		s = rest
	}
	t, err := calendar.Read(clockMarks.Replace(s), opt.Zone, opt.Now)
	if err != nil {
		return time.Time{}
	}
	return t
}

// takeStamp takes the date of publication from a line below the title, "Published on 4 May 2026", where nothing else gives it.
func (a *Article) takeStamp(blocks []block, opt header.Options) {
	for _, bl := range blocks[:min(len(blocks), 2)] {
		a.takeDate(publishedOn(bl.text, opt), "the line below its title")
	}
}

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
var desks = labels("redaktion|die redaktion|rédaction|la rédaction|redacción|la redacción|redazione|la redazione|redação|da redação|redactie|de redactie|van de redactie|door onze redactie|door onze verslaggever|редакция|redakcja")
