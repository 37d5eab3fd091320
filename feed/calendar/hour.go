package calendar

import "strings"

// hourWords stand behind a full hour.
var hourWords = set("uhr h hr hrs hour hours uur heure heures hora horas час часа часов")

// timeOfDay reads 9:30, 09:30:15.5, 9.30 am, 9h30, 9 am, 9 Uhr, 9 heures, ore 9, 6 de la tarde, 0930 hrs, noon and midnight.
func (s *momentScan) timeOfDay() int {
	switch strings.ToLower(s.token(0)) {
	case "noon", "midday", "mittag":
		if s.setClock(12, 0, 0) {
			return 1
		}
	case "midnight", "mitternacht", "minuit", "medianoche":
		if s.setClock(24, 0, 0) { // the end of the day: a text under embargo is better held too long
			return 1
		}
	}
	if n := s.hourBehind(); n > 0 {
		return n
	}
	hour, sign, minute := s.number(0), s.token(1), s.number(2)
	if hour < 0 || s.clock {
		return 0
	}
	if len(s.token(0)) == 4 {
		if word := strings.ToLower(s.token(1)); (word == "hrs" || word == "hours" || word == "h" || word == "hr" || s.year != 0 && zoneNamed(word) != nil) && s.setClock(hour/100, hour%100, 0) {
			return 1
		}
		return 0
	}
	if len(s.token(0)) > 2 || len(s.token(2)) != 2 && sign != "" && strings.Contains(":.h", sign) && minute >= 0 {
		return 0
	}
	n, second := 0, 0
	switch {
	case (sign == ":" || sign == "h") && minute >= 0, sign == "." && minute >= 0 && (s.token(3) != "." || s.number(4) < 0):
		n = 3
		if s.token(3) == ":" && s.number(4) >= 0 {
			n, second = 5, s.number(4)
			if (s.token(5) == "." || s.token(5) == ",") && s.close(6) && strings.Trim(s.token(6), "0123456789") == "" {
				s.nan = nanoseconds(s.token(6))
				n = 7
			}
		}
	case hourWords[strings.ToLower(sign)]:
		n, minute = 2, 0
	case meridiem(sign) != "", s.partOfDay(1) > 0:
		n, minute = 1, 0
	case sign == "o" && strings.EqualFold(s.token(3), "clock"):
		n, minute = 4, 0
	default:
		return 0
	}
	half := meridiem(s.token(n))
	if half != "" {
		n++
	} else if words := s.partOfDay(n); words > 0 {
		n += words
		if half = "pm"; hour == 12 && nightWords[strings.ToLower(s.token(n-1))] {
			hour = 24
		}
	}
	switch {
	case half == "am" && hour == 12:
		hour = 0
	case half == "pm" && hour < 12:
		hour += 12
	}
	if !s.setClock(hour, minute, second) {
		return 0
	}
	return n
}

// hourBehind reads a full hour behind the word for one: ore 8, godz. 8, "a las 8 del 1 de mayo".
func (s *momentScan) hourBehind() int {
	n := 1 + btoi(s.token(1) == ".")
	hour, next := s.number(n), strings.ToLower(s.token(n+1))
	if !hoursBefore[strings.ToLower(s.token(0))] || hour < 0 || len(s.token(n)) > 2 || s.number(n+2) >= 0 && next != "" && strings.Contains(":.h-/", next) ||
		hourWords[next] || meridiem(next) != "" || s.at+n+1 < len(s.tokens) && s.partOfDay(n+1) > 0 || monthOf(next) > 0 || monthOf(s.token(n+2)) > 0 || !s.setClock(hour, 0, 0) {
		return 0
	}
	return n + 1
}

// hoursBefore stand before a full hour.
var hoursBefore = set("ore godz alle las")

// partOfDay returns how many tokens from the n-th on tell that an hour is one after noon: "de la tarde", "in the evening", "'s avonds".
func (s *momentScan) partOfDay(n int) int {
	for i := range 6 {
		switch word := strings.ToLower(s.token(n + i)); {
		case lateWords[word] || nightWords[word] || word == "midi" && s.token(n+i-1) == "-":
			return i + 1
		case !beforeParts[word]:
			return 0
		}
	}
	return 0
}

// The parts of a day after noon, and what may stand before them. At 12, those of the night end the day.
var (
	lateWords   = set("tarde sera pomeriggio soir afternoon evening avonds middags namiddags abends nachmittags wieczorem południu")
	nightWords  = set("noche noite night")
	beforeParts = set("de la di del della da du l s in the at ' ’ - après po")
)

// meridiem returns "am" or "pm" for the ways to write them, "" for all else.
func meridiem(word string) string {
	switch word = strings.ReplaceAll(strings.ToLower(word), ".", ""); word {
	case "am", "утра", "ночи":
		return "am"
	case "pm", "вечера", "дня":
		return "pm"
	}
	return ""
}

func nanoseconds(digits string) int {
	v := 0
	for i := range 9 {
		v *= 10
		if i < len(digits) {
			v += int(digits[i] - '0')
		}
	}
	return v
}
