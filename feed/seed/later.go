package seed

import (
	"slices"
	"strings"
	"time"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/order"
	"seedfeed/feed/prose"
)

// laterStarts begin a line that says for which day a text is meant: "For tomorrow", "À paraître vendredi".
var laterStarts = lists["laterStarts"]

// laterFill may stand beside the day in such a line.
var laterFill = listed("laterFill")

// heedLater holds the article back as a line below its title says for which day it is meant, alone or behind the by-line: "By Jane Roe,
// for tomorrow", "For release on 7 December". A day without a year is the one nearest to now. A day of the week or a word such as
// "tomorrow" tells no time, since nobody knows when it was written. A day alone is only a warning where it may be one to come: it
// may be that of last year as well.
func (a *Article) heedLater(blocks []block, opt header.Options) []block {
	for i := 0; i < 2 && i+1 < len(blocks) && a.Title != ""; i++ {
		line := blocks[i].text
		if len(line) > 100 || prose.EndsWhole(line) && !strings.HasSuffix(line, ".") {
			break
		}
		who, when, ok := "", line, meantFor(line)
		for k := 1; !ok && k < len(line); k++ {
			if line[k] == ' ' && meantFor(line[k+1:]) && bylineOf(a.Title, strings.TrimRight(line[:k], " ,–—-|"), blocks[i+1:]) != nil {
				who, when, ok = strings.TrimRight(line[:k], " ,–—-|"), line[k+1:], true
			}
		}
		if !ok {
			a.warnOfDay(line, opt)
			continue
		}
		if day := nearestDay(dateWords(when), opt); day.IsZero() {
			a.Hold(`line "` + line + `" says for which day it is meant; take it out when the article may be published`)
		} else {
			a.Wait(day, `line "`+line+`"`)
		}
		if who == "" {
			return slices.Delete(blocks, i, i+1)
		}
		blocks[i].text = who
		return blocks
	}
	return blocks
}

// meantFor reports whether a line says for which day a text is meant, and nothing else.
func meantFor(line string) bool {
	rest, ok := afterAny(strings.ToLower(strings.Trim(line, "*_ .")), laterStarts)
	if !ok {
		return false
	}
	timed, month, number := false, false, false
	for w := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(" ,.:/()–—-", r) }) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		switch {
		case w == "until" || w == "till" || w == "time": // of an embargo, or of an event
			return false
		case strings.ContainsAny(w, "0123456789"):
			number = true
		case isMonth(w):
			month = true
		case order.IsCalendar(w):
			timed = true
		case !order.MayStandBeside(w) && !laterFill[w]:
			return false
		}
	}
	return timed || month && number
}

// isMonth reports whether a word is the name of a month: "for march" tells no day.
func isMonth(word string) bool {
	_, err := calendar.Read("1 "+strings.Trim(word, ",.:()")+" 2020", time.UTC, time.Time{})
	return err == nil
}

// dateWords returns the part of a line from its first digit, name of a month or of a day on.
func dateWords(line string) string {
	words := strings.Fields(line)
	for i, w := range words {
		if w = strings.ToLower(strings.Trim(w, ",.:()")); order.IsCalendar(w) && !order.IsTime(w) || strings.ContainsAny(w, "0123456789") {
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}

// nearestDay reads a date. One without a year is the day that is nearest to now. It returns a zero time for a text that is no date.
func nearestDay(text string, opt header.Options) (day time.Time) {
	if t, err := calendar.Read(text, opt.Zone, opt.Now); err == nil {
		return t
	}
	if digits(text) == 0 || digits(text) > 2 {
		return time.Time{}
	}
	for year := opt.Now.Year() - 1; year <= opt.Now.Year()+1; year++ {
		t, err := calendar.Read(text+" "+time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"), opt.Zone, opt.Now)
		if err == nil && (day.IsZero() || t.Sub(opt.Now).Abs() < day.Sub(opt.Now).Abs()) {
			day = t
		}
	}
	return day
}

// soon is how far ahead a day without a year may lie so that it is taken for one to come.
const soon = 92 * 24 * time.Hour

// warnOfDay warns of a line that is a day without a year, or a by-line with one, if that may be a day to come.
func (a *Article) warnOfDay(line string, opt header.Options) {
	if day := dayAlone(line, opt); day.After(opt.Now) {
		a.Warn(`line "` + line + `" is a day to come; if the article is to wait for it, write a header with "date: ` + day.Format(time.DateOnly) + `"`)
	}
	text := line
	if at := strings.LastIndexAny(line, ",|"); at > 0 && isByline(line[:at]) {
		text = strings.TrimLeft(line[at:], ",| ")
	}
	if n := digits(text); n == 0 || n > 2 {
		return
	}
	if day := nearestDay(text, opt); day.After(opt.Now) && day.Before(opt.Now.Add(soon)) {
		a.Warn(`line "` + line + `" has a day without a year, which may be one to come; write the year, or a date in the header, to hold the article back until then`)
	}
}
