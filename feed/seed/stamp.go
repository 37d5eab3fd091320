package seed

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// stamp returns 1 for a line that is a date or a time of day, 2 if it also has a word such as "Updated" or "Publié le", and 0
// for any other line, including a bare number.
func stamp(line string) int {
	if len(line) > 80 || !strings.ContainsAny(line, "0123456789") {
		return 0
	}
	if at := readingTimeAt(line); at != nil { // 6. Mai 2024, 11:02 Uhr Lesedauer: 4 Minuten
		when := strings.TrimSpace(clockMarks.Replace(line[:at[0]]))
		if when = spacedDay.ReplaceAllString(when, "$1.$2."); isDate(when) || when != "" && clock(when) || stamp(when) > 0 {
			return 2
		}
		return 0
	}
	if ago.MatchString(line) {
		return 2
	}
	if m := stampStart.FindString(line); m != "" {
		rest := line[len(m):]
		if _, err := calendar.Read(rest, time.UTC, time.Time{}); err == nil || digits(rest) > 2 && strings.ContainsAny(rest, ":.hH") && clock(strings.TrimSuffix(rest, " Uhr")) { // Updated 11:02
			return 2
		}
	} else if len(line) <= 48 && isDate(line) { // 4 mai 2026 - 12:30
		return 1
	}
	said, named := 0, 0
	for w := range strings.FieldsFuncSeq(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|()•·", r) }) {
		bare := strings.TrimRight(w, ".:")
		r := prose.FirstRune(bare)
		title := bare[:min(1, len(bare))] + strings.ToLower(bare[min(1, len(bare)):])
		switch {
		case stampWords[strings.ToLower(bare)]:
			said = 1
		case calendar.IsEnglishMonth(title), strings.HasSuffix(title, "day") && unicode.IsUpper(r):
			named++
		case unicode.IsDigit(r):
			if strings.Trim(bare, "0123456789") != "" && !clock(bare) {
				return 0
			} else if strings.Contains(bare, ":") || strings.Count(bare, "/") > 1 || strings.Count(bare, "-") > 1 { // "1931-2026" is a life
				named++
			}
		case !stampFill[strings.ToLower(bare)]:
			return 0
		}
	}
	if named == 0 {
		return 0
	}
	return 1 + said
}

// isDate reports whether a line is a date and nothing else.
func isDate(text string) bool {
	if len(text) > 40 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	text = clockMarks.Replace(text)
	if _, rest, ok := strings.Cut(text, "day, "); ok { // Monday, 2 March 2026
		text = rest
	} else if _, rest, ok := strings.Cut(text, "day "); ok {
		text = rest
	}
	_, err := calendar.Read(text, time.UTC, time.Time{})
	return err == nil
}

var (
	// readingTime matches how long it takes to read an article, at the end of a line.
	readingTime = regexp.MustCompile(`(?i)[ |·•,–-]*(?:lesedauer|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid|lesetid|læsetid|czas czytania)[ \x{a0}\x{202f}]?:? (?:ca\.? ?)?\d{1,3} ?min[\pL]*\.?$`)
	// ago matches when an article was changed, as counted from when the page was saved.
	ago = regexp.MustCompile(`(?i)^(?:(?:last|first) )?(?:updated|published|posted|modified):? (?:about )?\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) ago$`)
	// spacedDay matches a day and a month with a space between: "06. 01. 2026".
	spacedDay = regexp.MustCompile(`^(\d\d?)\. (\d\d?)\. ?`)
)

// readingTimeAt returns where the time that it takes to read an article stands in a line, nil if it has none. Most lines with a digit
// have no minutes, and the pattern is slow.
func readingTimeAt(line string) []int {
	if !strings.Contains(line, "min") && !strings.Contains(line, "Min") && !strings.Contains(line, "MIN") {
		return nil
	}
	return readingTime.FindStringIndex(line)
}

// toCome reports whether a date is later than tomorrow: it is that of an event, and not of publication.
func toCome(date string, o header.Options) bool {
	date = clockMarks.Replace(date)
	t, err := calendar.Read(date, o.Zone, o.Now)
	if err != nil {
		t = calendar.Latest(date, o.Zone, o.Now)
	}
	return t.After(o.Now.AddDate(0, 0, 1))
}

// minuteOf reports whether a date has the year and the minute, or a word such as "Stand:", as pages print when they went online:
// "4 mai 2026 - 12:31". An event has no year, "Saturday 16 March, 2:30 pm", or a day of the week and a time on the quarter of an
// hour, "Saturday 16 March 2024, 14:00", and a speech no minute.
func minuteOf(date string) bool {
	return strings.Contains(date, ":") && digits(date) >= 8 && !(calendar.IsDay(strings.TrimRight(firstWord(date), ",.")) && quarterHour.MatchString(date))
}

var quarterHour = regexp.MustCompile(`\d:(?:[03]0|[14]5)\b`)

// stampStart matches the words before the date of publication or of a change, in the languages whose papers have them. The
// first group has those of publication.
var stampStart = regexp.MustCompile(`(?i)^(?:((?:first |originally )?(?:published|posted)|publiée?|paru|mise? en ligne|veröffentlicht|erschienen|publiziert|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|publisert|publiceret|opublikowano|опубликовано)|` +
	`updated|modified|mise? à jour|aktualisiert|geändert|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|zaktualizowano|обновлено|aktualizacja|aktualisierung|actualización|atualização|aggiornamento)(?: (?:on|at|le|am|vom|el|em|il|op|den|dnia|um|om|à|a las?|às|alle|о))?:? *`)

// publishedOn returns the date in a line that says when an article was published: "Publié le 6 mai 2024 à 9 h". It returns a zero
// time for any other line.
func publishedOn(line string, opt header.Options) (day time.Time) {
	if m := stampStart.FindStringSubmatch(line); m != nil && m[1] != "" {
		day, _ = calendar.Read(line[len(m[0]):], opt.Zone, opt.Now)
	}
	return day
}

// takeDate takes a date of publication that stands in from where nothing else gives one. A day to come holds the article back even then.
func (a *Article) takeDate(day time.Time, from string) {
	if a.Date.IsZero() {
		a.Date = day
	}
	a.Wait(day, from)
}

// dayAlone returns the day of publication that a line is, with its year and no more than a time of day: "4 May 2026". It returns a
// zero time for any other line.
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

// onlyStamp reports whether a single one of the first lines is a bare date: several are a table's or a diary's.
func onlyStamp(blocks []block) bool {
	n := 0
	for _, bl := range blocks[:min(len(blocks), maxHead)] {
		if stamp(strings.TrimPrefix(bl.text, "• ")) == 1 {
			n++
		}
	}
	return n == 1
}

// clockMarks takes out what stands between a day and a time of day, or beside both, where package calendar knows no such mark.
var clockMarks = strings.NewReplacer(" - ", " ", " – ", " ", " | ", " ", " · ", " ", " Uhr", "", "Stand: ", "", "Stand ", "")

// clock reports whether a word with digits is a time, a date or an ordinal: 10:41, 10.41am, 3/5/2019, 3rd.
func clock(w string) bool {
	w = strings.TrimRight(w, ".")
	if end := len(w) - 2; end > 0 && clockEnds[strings.ToLower(w[end:])] {
		w = w[:end]
	}
	return strings.Trim(w, "0123456789:/-.hT+Z") == ""
}

var clockEnds = prose.Set("am pm st nd rd th")

// placeAndDate reports whether a line is one word, which may be a place, and a date: "Benning, le 4 mai 2026", "Benning - 4 may
// 2026 - 12:30". Sure tells that it is no event ("Concert, 4 mai 2026"), since a word of letters stands before the date.
func placeAndDate(text string) (ok, sure bool) {
	i := strings.IndexAny(text, " ,")
	if i <= 0 || !prose.StartsUpper(text) || isDocument(text) {
		return false, false
	}
	date := strings.TrimLeft(text[i:], " ,-–—|·")
	if word, rest, _ := strings.Cut(date, " "); datedBy[word] {
		date, sure = rest, text[i] == ','
	}
	day, _, _ := strings.Cut(date, " - ") // a time follows
	ok = date != text[i+1:] && isDate(day)
	return ok, ok && sure
}

var datedBy = prose.Set("le den el il em am op")

// Words for when an article was published or changed, and what may stand beside the time.
var (
	stampWords = prose.Set("updated published posted modified amended created last first filed")
	stampFill  = prose.Set("at on the of am pm a.m p.m gmt bst utc est edt et ct pt pst pdt cet cest mon tue wed thu fri sat sun - – —")
)
