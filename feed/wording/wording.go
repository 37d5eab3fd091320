// Package wording has what is said to readers, in their language: the phrases of pages, notices and weeks, and dates. A
// site in "de-AT" is written with the phrases of German; one in a language without phrases has those of English.
//
// The phrases are in words.json. Another language is added there and nowhere else.
package wording

import (
	_ "embed"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"seedfeed/feed/clean"
)

// Words are the phrases of one language that stand on pages and in notices. All are plain text. A phrase with {date} or
// {name} has exactly one of it; TestWords holds every language against English.
type Words struct {
	Language string     `json:"-"`      // BCP 47 tag of the phrases themselves
	Months   [12]string `json:"months"` // as they stand in a date
	Day      string     `json:"day"`    // with {d}, {m} and {y}
	First    string     `json:"first"`  // {d} of the first day of a month; "" stands for 1
	Minute   string     `json:"moment"` // with {date} and {time}

	Subscribe        string `json:"subscribe"`
	SubscribeHow     string `json:"subscribeHow"`
	ThisIsFeed       string `json:"thisIsFeed"`
	FeedTitle        string `json:"feedTitle"` // with {name}, that of a format
	FeedWhat         string `json:"feedWhat"`
	Copy             string `json:"copy"`
	CopyArchive      string `json:"copyArchive"`
	Open             string `json:"open"`
	Paste            string `json:"paste"`
	ReadHere         string `json:"readHere"` // with {name}, that of the site
	Formats          string `json:"formats"`
	Older            string `json:"older"`
	Newer            string `json:"newer"`
	Newest           string `json:"newest"`
	More             string `json:"more"`
	Archive          string `json:"archive"`
	EmptyArchive     string `json:"emptyArchive"`
	Empty            string `json:"empty"`
	Updated          string `json:"updated"`   // with {date}
	Corrected        string `json:"corrected"` // with {date}
	Summary          string `json:"summary"`
	KeyQuotes        string `json:"keyQuotes"`
	MoreQuotes       string `json:"moreQuotes"`
	InText           string `json:"inText"`
	Captions         string `json:"captions"`
	Previous         string `json:"previous"`
	Next             string `json:"next"`
	Withdrawn        string `json:"withdrawn"`
	WithdrawnOn      string `json:"withdrawnOn"` // with {date}
	WithdrawnUndated string `json:"withdrawnUndated"`
	WithdrawnItem    string `json:"withdrawnItem"` // title of a notice, with the {date} of publication
	Weekly           string `json:"weekly"`
	Week             string `json:"week"`          // title of a week, with the {date} of its first and last day
	WeekRest         string `json:"weekRest"`      // with {name}, the number of articles
	WeekWithdrawn    string `json:"weekWithdrawn"` // likewise
	RemovedOn        string `json:"removedOn"`     // with {date}
	RemovedItem      string `json:"removedItem"`   // as WithdrawnItem
	Speakers         string `json:"speakers"`
	Topics           string `json:"topics"`
	Sections         string `json:"sections"`
	Authors          string `json:"authors"`
	Articles         string `json:"articles"` // with {name}, a number
	Search           string `json:"search"`
	SearchHow        string `json:"searchHow"`
	SearchSpeaker    string `json:"searchSpeaker"`
	SearchTopic      string `json:"searchTopic"`
	SearchSection    string `json:"searchSection"`
	SearchSince      string `json:"searchSince"`
	SearchQuotes     string `json:"searchQuotes"`
	SearchFiles      string `json:"searchFiles"`
	QuotesFound      string `json:"quotesFound"` // with {name}, a number
	NothingFound     string `json:"nothingFound"`
	NewestShown      string `json:"newestShown"` // with {name}, a number
	Missing          string `json:"missing"`
	MissingWhat      string `json:"missingWhat"`
	Home             string `json:"home"`
	Whole            string `json:"whole"`
	MadeWith         string `json:"madeWith"` // with {name}, that of the program
}

//go:embed words.json
var wordsSource []byte

var languages = readWords()

func readWords() map[string]*Words {
	all := map[string]*Words{}
	if err := json.Unmarshal(wordsSource, &all); err != nil {
		panic(err) // the file is part of the program
	}
	for language, w := range all {
		w.Language = language
	}
	return all
}

// Of returns the phrases for a language tag (BCP 47), those of English where there are none. Its first part decides:
// de-AT has those of de.
func Of(language string) *Words {
	base, _, _ := strings.Cut(clean.Language(language), "-")
	if w := languages[strings.ToLower(base)]; w != nil {
		return w
	}
	return languages["en"]
}

// Fill puts a text in the place of {date} or {name} in a phrase: "Updated {date}" becomes "Updated 1 March 2026".
func Fill(phrase, text string) string {
	before, after := Around(phrase)
	return before + text + after
}

// Around returns what stands before and after the place in a phrase, for what is put there as an element.
func Around(phrase string) (before, after string) {
	start, end := strings.IndexByte(phrase, '{'), strings.IndexByte(phrase, '}')
	if start < 0 || end < start {
		return phrase, ""
	}
	return phrase[:start], phrase[end+1:]
}

// Date writes the day of t, in the zone of t: "1 March 2026".
func (w *Words) Date(t time.Time) string {
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && w.First != "" {
		day = w.First
	}
	return strings.NewReplacer("{d}", day, "{m}", w.Months[t.Month()-1], "{y}", t.Format("2006")).Replace(w.Day)
}

// Moment writes the day and minute of t with the zone of t: "1 March 2026, 09:05 UTC".
func (w *Words) Moment(t time.Time) string {
	zone := t.Format("MST")
	if zone[0] == '+' || zone[0] == '-' { // a zone without letters of its own
		zone = "UTC" + zone
	}
	return strings.NewReplacer("{date}", w.Date(t), "{time}", t.Format("15:04 ")+zone).Replace(w.Minute)
}
