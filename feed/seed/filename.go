package seed

import (
	"path"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/calendar"
	"seedfeed/feed/header"
	"seedfeed/feed/plaintext"
	"seedfeed/feed/prose"
)

// wordedTitle returns the title that a file's name gives if it is made of words: a word of three letters that is no bland
// one and has no digits, or two characters of a script that writes words without spaces.
func wordedTitle(name string) string {
	title := nameTitle(name)
	for word := range strings.FieldsSeq(title) {
		word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !prose.IsLetterOrDigit(r) }))
		long := utf8.RuneCountInString(word) >= 3 || len(word) >= 6
		if long && !blandNames[word] && strings.ContainsFunc(word, unicode.IsLetter) && !strings.ContainsAny(word, "0123456789") {
			return title
		}
	}
	return ""
}

// blandNames are names of files that tell nothing of the text.
var blandNames = listed("blandNames")

// isFileName reports whether a line is the name of its file, as systems of papers write it above the title: "mill_v3.txt",
// "mill_v3", "WALL-0412". "1984", "NATO" and "COVID-19" are titles.
func isFileName(line, file string) bool {
	if strings.EqualFold(line, file) {
		return path.Ext(file) != ""
	}
	_, bare := nameDate(file, time.UTC)
	return (strings.EqualFold(line, strings.TrimSuffix(file, path.Ext(file))) || strings.EqualFold(line, bare)) && nameCode.MatchString(line)
}

// nameCode matches a name that is no title: with underscores, the number of a version, or one that begins with a zero.
var nameCode = regexp.MustCompile(`^\S*(?:_\S*|-v\d+|-0\d{3,})$`)

// nameDate returns the day at the start of a file name, or in its folders: 2026-01-31-title.md, "20260131 title.txt",
// 2026/01/31/title.md. The name of index.md is that of its folder: 2026-01-31-title/index.md. Rest is the name without the day and
// the ending.
func nameDate(name string, zone *time.Location) (day time.Time, rest string) {
	base := path.Base(name)
	rest = strings.TrimSuffix(base, path.Ext(base))
	dir := path.Dir(name)
	if strings.EqualFold(strings.TrimLeft(rest, "_"), "index") && dir != "." && dir != "/" {
		rest = path.Base(dir)
	}
	if m := nameStart.FindStringSubmatch(rest); m != nil && m[2] == m[4] {
		if day = calendarDay(m[1], m[3], m[5], zone); !day.IsZero() {
			return day, rest[len(m[0]):]
		}
	}
	if m := dayStart.FindStringSubmatch(rest); m != nil {
		if day = calendarDay(m[3], m[2], m[1], zone); !day.IsZero() {
			return day, rest[len(m[0]):]
		}
	}
	if m := pathDate.FindStringSubmatch(name); m != nil {
		day = calendarDay(m[1], m[2], m[3], zone)
	}
	return day, rest
}

var (
	// nameStart matches a day, and a time of day behind it, at the start of a name.
	nameStart = regexp.MustCompile(`^(\d{4})([-_. ]?)(\d{2})([-_. ]?)(\d{2})(?:T\d{4,6}|[T_ -][012]\d[-.:h][0-5]\d|(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?:[-_. ]+|$)`)
	dayStart  = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[-_. ]+|$)`) // 31.01.2026
	pathDate  = regexp.MustCompile(`(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})/`)
)

// calendarDay returns a day in the years 1900 to 2200, or zero if the numbers are not one.
func calendarDay(year, month, day string, zone *time.Location) time.Time {
	t, err := calendar.Read(year+"-"+month+"-"+day, zone, time.Time{})
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}
	}
	return t
}

// inPosts reports whether a file is below _posts. Jekyll publishes those files on the dates in their names.
func inPosts(name string) bool {
	return strings.Contains(strings.ToLower("/"+path.Dir(name)+"/"), "/_posts/")
}

// exportID matches the number that Substack, Notion or Medium gives to an article it exports, before or behind its title.
var exportID = regexp.MustCompile(`^\d{6,}\.(?:\b)|(?: [0-9a-f]{32}|-[0-9a-f]{12})$`)

// forbidden writes the characters that no name of a file may have as they were: Logseq and browsers write "?" as "%3F", and
// Logseq "/" as "___".
var forbidden = strings.NewReplacer("%3F", "?", "%3f", "?", "%3A", ":", "%3a", ":", "%22", `"`, "%2F", "/", "%2f", "/", "%3C", "<", "%3c", "<", "%3E", ">", "%3e", ">", "%7C", "|", "%7c", "|", "%2A", "*", "%2a", "*", "___", "/")

// nameTitle makes a title of a file's name: without its ending, the date it begins with and the number of an export,
// separators as spaces.
func nameTitle(name string) string {
	day, stem := nameDate(name, time.UTC)
	stem = forbidden.Replace(stem)
	title := spaced(exportID.ReplaceAllString(stem, ""))
	if title == "" && !day.IsZero() {
		title = day.Format(time.DateOnly)
	}
	if title == "" {
		return "Untitled"
	}
	return title
}

func spaced(stem string) string {
	parted := strings.ContainsFunc(stem, unicode.IsSpace)
	return header.Headline(strings.Map(func(r rune) rune {
		if r == '_' || r == '+' || (r == '-' || r == '.') && !parted {
			return ' '
		}
		return r
	}, plaintext.Clean(strings.ToValidUTF8(stem, "\ufffd"))))
}
