// Package calendar reads dates and times as people and programs write them, in some twenty languages.
package calendar

import (
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"
)

var errNoDate = errors.New("is no date; write it like 2026-01-31 or 2026-01-31T09:30:00+01:00")

// Read reads a date as people and programs write it. Zone is that of a time without one; a day alone is its first second.
// A year of two digits is never later than that of now. The result is in the zone that the text or the caller gives. The
// error says what the text is not and what to write; it does not repeat the text. Safe for concurrent use, as all
// functions of the package are.
func Read(text string, zone *time.Location, now time.Time) (time.Time, error) {
	if len(text) > 100 {
		return time.Time{}, errNoDate
	}
	m := scanMoment(text)
	switch {
	case m.odd != "" || m.day == 0 || m.month == 0 || m.year == 0 && !m.twoDigits:
		return time.Time{}, errNoDate
	case m.either:
		return time.Time{}, errors.New("may be one of two days; write it like 2026-01-31")
	}
	t := m.time(zone, now)
	if m.year = t.Year(); !m.exists() {
		return time.Time{}, errors.New("is no day of the calendar; write one that is")
	}
	if year := t.UTC().Year(); year < 1 || year > 9999 {
		return time.Time{}, errors.New("is not in the years 1 to 9999 (UTC); write a date that is")
	}
	return t, nil
}

// Latest returns the latest time that a text may mean which Read refuses: the end of a month or year, or the later of two
// days. It returns zero if the text has no year of four digits.
func Latest(text string, zone *time.Location, now time.Time) time.Time {
	m := scanMoment(text[:min(len(text), 200)])
	switch {
	case m.year == 0 || m.twoDigits:
		return time.Time{}
	case m.month == 0 || m.month > 12:
		m.year, m.month, m.day = m.year+1, 1, 1
	case m.day == 0:
		m.month, m.day = m.month+1, 1
	case m.either:
		if other := m; m.day != m.month {
			other.day, other.month = m.month, m.day
			if t := other.time(zone, now); t.After(m.time(zone, now)) {
				return t
			}
		}
	}
	return m.afterOddHour().time(zone, now)
}

// afterOddHour returns the end of the day of a moment that has no time of day and a number that could not be read: it may be the hour.
func (m moment) afterOddHour() moment {
	if !m.clock && m.odd != "" && m.odd[0] >= '0' && m.odd[0] <= '9' {
		m.day++
	}
	return m
}

// A moment is a point in time as far as a text gives it. The zero value is empty.
type moment struct {
	year, month, day    int // month and day are 0 where the text does not give them
	hour, min, sec, nan int
	clock               bool           // the text gives a time of day
	zone                *time.Location // nil: the text names none
	odd                 string         // the first word or number that is no part of a date
	twoDigits           bool           // the year was given in two digits
	either              bool           // day and month may be the other way round, as in 05/03/2026
	place               string         // the word behind the time of day where it may be a zone that we do not know
}

// End reads the end of an embargo: the first date in a text, with its time and its zone, among other words. A day alone is
// its first second. A time in an unknown zone is taken to be in the last zone on earth. End returns false if the text
// gives no day or may mean two days.
func End(text string, zone *time.Location, now time.Time) (time.Time, bool) {
	m := scanMoment(text)
	if m.day == 0 || m.month == 0 || m.year == 0 || m.either || m.twoDigits {
		return time.Time{}, false
	}
	if m.zone == nil && m.place != "" {
		m.zone = placeZone(m.place)
	}
	exists := m.exists()
	return m.afterOddHour().time(zone, now), exists
}

// HasDay reports whether a text gives a day of a month.
func HasDay(text string) bool {
	m := scanMoment(text)
	return m.day > 0 && m.month > 0
}

// IsAppointment reports whether a text is a day and a time of day and nothing else: "Tuesday, 7 pm", "5. März, 19.30 Uhr".
func IsAppointment(text string) bool {
	m := scanMoment(text)
	return m.clock && m.odd == "" && (m.day > 0 && m.month > 0 || slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), IsDay))
}

// IsDay reports whether a word is the name of a day of the week.
func IsDay(word string) bool { return dayWords[strings.ToLower(word)] }

// IsEnglishMonth reports whether a word is the name of a month in English, or a short form of it, with its capital.
func IsEnglishMonth(word string) bool { return englishMonths[word] }

var englishMonths = set("January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

// EnglishTail returns 2 if words end in a full date behind a comma, as captions in English do ("Moscow, March 3, 2014"), 1 if they end in
// another date with a year, and 0 otherwise.
func EnglishTail(words []string) int {
	n := len(words)
	if n < 4 {
		return 0
	}
	year, before := strings.Trim(words[n-1], ".()"), words[n-4]
	if len(year) != 4 || year[:2] != "19" && year[:2] != "20" || strings.Trim(year, "0123456789") != "" {
		return 0
	}
	switch {
	case englishMonths[strings.Trim(words[n-2], ".,")]: // 3 March 2014, March 2014
		if strings.Trim(words[n-3], "0123456789") != "" {
			before = words[n-3]
		}
	case !englishMonths[strings.Trim(words[n-3], ".,")] || strings.Trim(words[n-2], "0123456789,") != "":
		return 0
	}
	if strings.HasSuffix(before, ",") {
		return 2
	}
	return 1
}

// exists reports whether the month has the day.
func (m moment) exists() bool {
	return time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Day() == m.day
}

// time returns the point in time of a moment that has a day. A day beyond the end of the month falls into the next month.
func (m moment) time(zone *time.Location, now time.Time) time.Time {
	if m.zone != nil {
		zone = m.zone
	}
	if m.twoDigits {
		if m.year += 2000; m.year > now.Year() || m.year == now.Year() && time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, zone).After(now) {
			m.year -= 100
		}
	}
	return time.Date(m.year, time.Month(m.month), m.day, m.hour, m.min, m.sec, m.nan, zone)
}

// dayWords are the names of the days of the week and their short forms. fillWords may stand beside the parts of a date.
var (
	dayWords = set("mon tue tues wed wednes thu thur thurs fri sat satu satr satur sun " +
		"monday tueday tuesday wedday wednesday thuday thurday thursday friday satday satuday satrday saturday sunday " +
		"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche " +
		"lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica " +
		"maandag dinsdag woensdag donderdag vrijdag zaterdag zondag segunda terça quarta quinta sexta " +
		"понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье " +
		"poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę")
	fillWords = set("at on of the de del di do da den der le el il am um à a alle las às om op kl godz w we dnia в во st nd rd th er o os clock uhr hr hrs hour hours uur ore local time m г года по времени р року r roku")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func isFill(word string) bool { return fillWords[strings.ToLower(word)] }

// monthStarts holds the first letters of the names of the months in the languages that the program recognises. Names that
// mean different months in two languages are left out.
var monthStarts = [12][]string{
	{"jan", "jän", "gen", "ene", "ian", "sty", "led", "tammi", "oca", "янв", "січ", "яну"},
	{"feb", "fév", "fev", "lut", "úno", "helmi", "şub", "фев", "лют"},
	{"mar", "mär", "mrt", "maa", "mrz", "már", "bře", "maalis", "мар", "бер"},
	{"apr", "avr", "abr", "ápr", "kwi", "dub", "huhti", "nis", "апр", "кві"},
	{"may", "mai", "mag", "mei", "maj", "máj", "květ", "touko", "мая", "май", "тра"},
	{"jun", "jui", "giu", "iun", "jún", "cze", "červn", "červen", "kesä", "haz", "июн", "юни", "чер"},
	{"jul", "juil", "lug", "iul", "júl", "lip", "červenc", "červenec", "heinä", "tem", "июл", "юли", "лип"},
	{"aug", "aoû", "aou", "ago", "sier", "srpna", "elo", "ağu", "авг", "сер"},
	{"sep", "set", "wrz", "zář", "syys", "eyl", "szept", "сен", "сеп", "вер"},
	{"oct", "okt", "ott", "out", "paź", "říj", "loka", "eki", "окт", "жов"},
	{"nov", "noi", "lis", "marras", "kas", "ноя", "ное", "листоп"},
	{"dec", "déc", "dez", "dic", "gru", "pros", "joulu", "ara", "дек", "груд"},
}

// monthOf returns the number of a month by its name or the usual short form of it; 0 for other words.
func monthOf(word string) int {
	word = strings.ToLower(word)
	found, length := 0, 0
	for i, starts := range monthStarts {
		for _, s := range starts {
			if len(s) > length && strings.HasPrefix(word, s) {
				found, length = i+1, len(s)
			}
		}
	}
	if len([]rune(word)) > 12 {
		return 0
	}
	return found
}

// zones holds the names of RFC 2822 section 4.3 and those that European and Australian papers use, in hours.
var zones = map[string]float64{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
	"bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "west": 1, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8,
	"awst": 8, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "akst": -9, "akdt": -8, "hst": -10,
	"sast": 2, "мск": 3, "московскому": 3,
}

// zonesWithSummer are short names of zones that mean another offset in summer.
var zonesWithSummer = map[string]string{
	"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
	"eastern": "America/New_York", "central": "America/Chicago", "pacific": "America/Los_Angeles",
}

// IsZone reports whether a word is the short name of a zone.
func IsZone(word string) bool {
	word = strings.ToLower(word)
	return zones[word] != 0 || zoneNamed(word) != nil
}

// zoneNamed returns a zone by its short name, or nil if the name is unknown or ambiguous.
func zoneNamed(word string) *time.Location {
	word = strings.ToLower(word)
	if name := zonesWithSummer[word]; name != "" {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
		return nil
	}
	hours, ok := zones[word]
	switch {
	case !ok:
		return nil
	case hours == 0:
		return time.UTC
	}
	return time.FixedZone("", int(hours*3600))
}

// placeZone returns the zone of a city: "09:00 London time".
func placeZone(word string) *time.Location {
	word = strings.ToLower(word)
	for _, part := range [...]string{"Europe/", "America/", "Asia/", "Australia/", "Africa/", "Pacific/"} {
		if zone, err := time.LoadLocation(part + strings.ToUpper(word[:1]) + word[1:]); err == nil {
			return zone
		}
	}
	return time.FixedZone("", -12*3600)
}
