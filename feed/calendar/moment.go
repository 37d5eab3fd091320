package calendar

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

var dateToken = regexp.MustCompile(`\d+|\pL+(?:/\pL[\pL_]+)+|(?:[ap]\.m\.|[AP]\.M\.)|\pL+|[-+:./,年月日년월일]|[^\s]`)

// zoneRemark matches the name of a zone that mail programs and JavaScript put in brackets behind its offset: "+0100 (CET)",
// "GMT+0100 (Central European Standard Time)".
var zoneRemark = regexp.MustCompile(`[-+]\d{4} \(\pL[^()]*\)$`)

// dateSigns replaces the signs between the parts of a date that are no ASCII.
var dateSigns = strings.NewReplacer("年", "-", "月", "-", "日", " ", "년", "-", "월", "-", "일", " ", "–", "-", "-feira", "")

// scanMoment finds a date, a time of day and a zone in a text, in any order, and the first word that is part of none.
func scanMoment(text string) moment {
	text, _, _ = strings.Cut(text, " m=") // of Go's own form
	text = dateSigns.Replace(text)
	if i := strings.IndexByte(text, '['); i > 10 && strings.HasSuffix(text, "]") { // 2026-01-31T09:30+01:00[Europe/Paris]
		text = text[:i]
	}
	if m := zoneRemark.FindStringIndex(text); m != nil {
		text = text[:m[0]+len("+0100")]
	}
	s := momentScan{tokens: dateToken.FindAllStringIndex(text, 80), text: text}
	for s.at < len(s.tokens) {
		before := s.clock
		if n := s.step(); n > 0 {
			s.at += n
			if s.clock && !before {
				s.place = s.behindClock()
			}
			continue
		}
		if word := s.token(0); s.odd == "" && !isFill(word) && !IsDay(word) && strings.Trim(word, ",.()[]<>'’º") != "" {
			s.odd = word
		}
		s.at++
	}
	if s.month > 12 || s.day > 31 {
		s.odd, s.day = "day", 0
	}
	return s.moment
}

// A momentScan goes through the tokens of a text.
type momentScan struct {
	moment
	text   string
	tokens [][]int
	at     int
}

// token returns the n-th token after the current one, "" beyond the ends.
func (s *momentScan) token(n int) string {
	if s.at+n < 0 || s.at+n >= len(s.tokens) {
		return ""
	}
	return s.text[s.tokens[s.at+n][0]:s.tokens[s.at+n][1]]
}

// close reports whether there is no white space from the current token to the n-th after it.
func (s *momentScan) close(n int) bool {
	for i := s.at; i < s.at+n; i++ {
		if i+1 >= len(s.tokens) || s.tokens[i][1] != s.tokens[i+1][0] {
			return false
		}
	}
	return true
}

// number returns the value of a token of digits, -1 for others and for numbers of more than four digits.
func (s *momentScan) number(n int) int {
	t := s.token(n)
	if t == "" || len(t) > 4 || t[0] < '0' || t[0] > '9' {
		return -1
	}
	v := 0
	for i := range len(t) {
		v = 10*v + int(t[i]-'0')
	}
	return v
}

// behindClock returns the word after a time of day if it may be the name of an unknown zone.
func (s *momentScan) behindClock() string {
	n := 0
	if s.token(0) == "(" {
		n = 1
	}
	if timeOf[strings.ToLower(s.token(n))] && isFill(s.token(n+1)) { // heure de Paris
		n += 2
	}
	word := s.token(n)
	if word == "" || !unicode.IsLetter([]rune(word)[0]) || isFill(word) || IsDay(word) || zoneNamed(word) != nil || monthOf(word) > 0 || meridiem(word) != "" || strings.Contains(word, "/") {
		return ""
	}
	return word
}

// timeOf stand before the name of a place: "heure de Paris".
var timeOf = set("heure hora horário ora")

// step reads one part of a date at the current token. It returns the number of tokens read, 0 if there is none.
func (s *momentScan) step() int {
	for _, read := range [...]func(*momentScan) int{(*momentScan).compact, (*momentScan).numeric, (*momentScan).timeOfDay, (*momentScan).offset, (*momentScan).named, (*momentScan).lone} {
		if n := read(s); n > 0 {
			return n
		}
	}
	return 0
}

// compact reads 20260131, 20260131T093000, 20260131093000, and the seconds or milliseconds since 1970.
func (s *momentScan) compact() int {
	t := s.token(0)
	if s.day != 0 || len(t) < 8 || strings.Trim(t, "0123456789") != "" {
		return 0
	}
	digits := func(from, to int) (v int) {
		for _, c := range t[from:to] {
			v = 10*v + int(c-'0')
		}
		return v
	}
	switch len(t) {
	case 8, 14:
		s.year, s.month, s.day = digits(0, 4), digits(4, 6), digits(6, 8)
		if s.year < 1900 || s.year > 2200 || s.month == 0 || s.month > 12 || s.day == 0 {
			s.year, s.month, s.day = 0, 0, 0
			return 0
		}
		if len(t) == 14 {
			s.setClock(digits(8, 10), digits(10, 12), digits(12, 14))
		}
	case 10, 13:
		u := time.Unix(int64(digits(0, 10)), 0).UTC()
		s.year, s.month, s.day, s.zone = u.Year(), int(u.Month()), u.Day(), time.UTC
		s.setClock(u.Clock())
	default:
		return 0
	}
	if len(t) == 8 && strings.EqualFold(s.token(1), "t") && len(s.token(2)) >= 4 && s.close(2) {
		if t = s.token(2); len(t) >= 4 && strings.Trim(t, "0123456789") == "" {
			seconds := 0
			if len(t) >= 6 {
				seconds = digits(4, 6)
			}
			s.setClock(digits(0, 2), digits(2, 4), seconds)
			return 3
		}
	}
	return 1
}

func (s *momentScan) setClock(hour, minute, second int) bool {
	if hour > 24 || minute > 59 || second > 60 || s.clock {
		return false
	}
	s.hour, s.min, s.sec, s.clock = hour, minute, second, true
	return true
}

// numeric reads three numbers with the same sign between them: 2026-1-31, 31.01.2026, 1/31/2026, 14-12-29; and a year
// with a month, 2026-01.
func (s *momentScan) numeric() int {
	a, sign, b := s.number(0), s.token(1), s.number(2)
	if a < 0 || b < 0 || s.month != 0 || sign != "-" && sign != "/" && sign != "." {
		return 0
	}
	c := s.number(4)
	if c < 0 || s.token(3) != sign || len(s.token(4)) == 3 {
		if len(s.token(0)) == 4 && sign != "." && b >= 1 && b <= 12 && s.close(2) {
			s.year, s.month = a, b
			return 3 + btoi(s.token(3) == "-" && s.at+4 == len(s.tokens)) // 2026年1月
		}
		return 0
	}
	year4, last4 := len(s.token(0)) == 4, len(s.token(4)) == 4
	switch {
	case year4 && len(s.token(4)) <= 2:
		s.year, s.month, s.day = a, b, c
	case last4 && sign == ".", last4 && a > 12:
		s.day, s.month, s.year = a, b, c
	case last4 && b > 12:
		s.month, s.day, s.year = a, b, c
	case last4:
		s.day, s.month, s.year, s.either = a, b, c, a != b
	case year4:
		return 0
	case sign == "-" && len(s.token(0)) == 2:
		s.year, s.month, s.day, s.twoDigits = a, b, c, true
	case sign == "." || a > 12:
		s.day, s.month, s.year, s.twoDigits = a, b, c, true
	default:
		s.month, s.day, s.year, s.twoDigits, s.either = a, b, c, true, b <= 12 && a != b
	}
	if s.day == 0 || s.month == 0 || s.month > 12 {
		s.odd = "month"
	}
	n := 5
	if strings.EqualFold(s.token(5), "t") && s.tokens[s.at+4][1] == s.tokens[s.at+5][0] {
		n++
	} else if s.token(5) == "." { // 31.01.2026.
		n++
	}
	return n
}

// offset reads +01:00, -0500, +01 and the like behind a time of day; named zones are words.
func (s *momentScan) offset() int {
	sign := s.token(0)
	if !s.clock || sign != "+" && sign != "-" || !s.close(1) {
		return 0
	}
	t := s.token(1)
	hours, minutes, n := s.number(1), 0, 2
	switch {
	case hours < 0:
		return 0
	case len(t) == 4:
		hours, minutes = hours/100, hours%100
	case len(t) <= 2 && s.token(2) == ":" && len(s.token(3)) == 2 && s.number(3) >= 0:
		minutes, n = s.number(3), 4
	case len(t) > 2:
		return 0
	}
	if hours > 15 || minutes > 59 {
		return 0
	}
	seconds := hours*3600 + minutes*60
	if sign == "-" {
		seconds = -seconds
	}
	if s.zone = time.FixedZone("", seconds); seconds == 0 {
		s.zone = time.UTC
	}
	return n
}

// named reads a month, with the day before or behind it, and a zone.
func (s *momentScan) named() int {
	word := s.token(0)
	if strings.Contains(word, "/") {
		if zone, err := time.LoadLocation(word); err == nil && word != "Local" {
			s.zone = zone
			return 1
		}
		return 0
	}
	if zone := zoneNamed(word); zone != nil && s.clock {
		if s.zone == nil {
			s.zone = zone
		}
		return 1
	}
	month := monthOf(word)
	if month == 0 || s.month != 0 || IsDay(word) || !s.besideNumber() {
		return 0
	}
	s.month = month
	if next := s.token(1); next == "." || (next == "-" || next == "/") && s.number(2) >= 0 { // Jan. 31, 31-Jan-2026
		return 2
	}
	return 1
}

// besideNumber reports whether a number stands before or behind the current word, which may be one like "may".
func (s *momentScan) besideNumber() bool {
	for _, way := range [...]int{-1, 1} {
		n := way
		for range 2 {
			if word := s.token(n); word != "" && (strings.Contains(".,-/ºª°", word) || isFill(word)) {
				n += way
			}
		}
		if s.number(n) >= 0 {
			return true
		}
	}
	return false
}

// lone reads a single number: a year of four digits, or a day of one or two.
func (s *momentScan) lone() int {
	v := s.number(0)
	switch {
	case v < 0:
		return 0
	case len(s.token(0)) == 4 && s.year == 0 && v >= 1000:
		s.year = v
	case len(s.token(0)) <= 2 && s.day == 0 && v >= 1 && v <= 31:
		s.day = v
	case len(s.token(0)) == 2 && s.day != 0 && s.month != 0 && s.year == 0:
		s.year, s.twoDigits = v, true
	default:
		return 0
	}
	if (s.token(1) == "-" || s.token(1) == "/") && s.at+2 < len(s.tokens) && monthOf(s.token(2)) > 0 { // 31-Jan-2026
		return 2
	}
	if s.token(1) == "." { // 31. Januar
		return 2
	}
	return 1
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
