// Package question reads what a reader asks of all articles, and finds what fits in the searched text of an article.
//
// A question is the query of an address (RFC 3986 section 3.4):
//
//	q=harbour+"cod quota"+-budget&quotes=1&since=2026-05-01&speaker=anna+holm
//
// A word finds the words that begin with it. Words between quotation marks must stand together and whole. What follows a
// "-" must not occur. All parts of a question must fit. Accents and capitals make no difference (Fold). No character has a
// special meaning besides these, and none can make a question slow: time is linear in the length of what is searched.
//
// Each question has one canonical query (Query), so that one address stands for it whoever typed it. Parsing a canonical
// query gives the same question again.
//
// All functions are pure and safe for concurrent use. They accept any bytes.
package question

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Question is what is asked. The zero value asks nothing.
type Question struct {
	terms []term

	Speaker string // who is quoted, folded: words of a name that stand together; "": anybody
	Topic   string // a whole tag, folded; "": any
	Section string // a folder, folded; "": any
	Since   string // day of publication from which on, as 2006-01-02; "": any
	Quotes  bool   // what is found is quotations and not articles
}

// term is one part of q.
type term struct {
	text  string // folded, never empty
	whole bool   // its last word must be whole; else it may be the beginning of one
	not   bool
}

// Bounds of a question. A longer one is refused, because leaving out a part would find more than was asked for.
const (
	mostBytes = 1000 // of each parameter
	mostTerms = 32
)

// Parse reads the query of an address. Unknown parameters are ignored, and so is what has no letter or digit in q. An error
// says in plain English, for the reader, why the question cannot be answered.
func Parse(query string) (Question, error) {
	var q Question
	values, _ := url.ParseQuery(query) // what can be read counts
	for _, p := range parameters {
		value := values.Get(p.name)
		if len(value) > mostBytes {
			return Question{}, fmt.Errorf("the question is too long: %q may have at most %d bytes", p.name, mostBytes)
		}
		if err := p.read(&q, value); err != nil {
			return Question{}, err
		}
	}
	if q.Empty() {
		return Question{}, nil
	}
	return q, nil
}

// parameter is one parameter of a query.
type parameter struct {
	name  string
	read  func(q *Question, value string) error
	write func(q *Question) string // "": it is left out
}

// parameters are those of a question in their canonical order.
var parameters = []parameter{
	{"q", (*Question).readWords, (*Question).Words},
	folded("speaker", func(q *Question) *string { return &q.Speaker }),
	folded("topic", func(q *Question) *string { return &q.Topic }),
	folded("section", func(q *Question) *string { return &q.Section }),
	{"since", (*Question).readSince, func(q *Question) string { return q.Since }},
	{"quotes", (*Question).readQuotes, (*Question).writeQuotes},
}

func folded(name string, of func(q *Question) *string) parameter {
	return parameter{name,
		func(q *Question, value string) error {
			if *of(q) = Fold(value); *of(q) == "" && strings.TrimSpace(value) != "" {
				return fmt.Errorf("%q has no letter and no digit: nothing can be found by it", name)
			}
			return nil
		},
		func(q *Question) string { return Unfold(*of(q)) },
	}
}

// Query returns the canonical query of the question, "" if it asks nothing.
func (q *Question) Query() string {
	if q.Empty() {
		return ""
	}
	var parts []string
	for _, p := range parameters {
		if value := p.write(q); value != "" {
			parts = append(parts, p.name+"="+url.QueryEscape(value))
		}
	}
	return strings.Join(parts, "&")
}

// Empty reports whether nothing is asked. A wish for quotations alone is no question.
func (q *Question) Empty() bool {
	return len(q.terms) == 0 && q.Speaker == "" && q.Topic == "" && q.Section == "" && q.Since == ""
}

// Same reports whether a query has the parameters of the canonical one in the same order, in whatever encoding: programs
// that fetch addresses may encode them anew.
func Same(query, canonical string) bool {
	parts, want := strings.Split(query, "&"), strings.Split(canonical, "&")
	return slices.EqualFunc(parts, want, func(a, b string) bool {
		decoded, err := url.QueryUnescape(a)
		as, err2 := url.QueryUnescape(b)
		return err == nil && err2 == nil && decoded == as
	})
}

// readWords reads the words, "phrases" and -exclusions of q. A quotation mark without a second one reaches to the end. A
// word that is several words when folded (e-mail) is a phrase.
func (q *Question) readWords(value string) error {
	for rest := strings.TrimLeft(straight.Replace(value), " \t\r\n"); rest != ""; rest = strings.TrimLeft(rest, " \t\r\n") {
		var t term
		rest, t.not = strings.CutPrefix(rest, "-")
		var text string
		if quoted, ok := strings.CutPrefix(rest, `"`); ok {
			text, rest, _ = strings.Cut(quoted, `"`)
			t.whole = true
		} else if end := strings.IndexAny(rest, " \t\r\n\""); end >= 0 {
			text, rest = rest[:end], rest[end:]
		} else {
			text, rest = rest, ""
		}
		if t.text = Fold(text); t.text == "" {
			continue
		}
		t.whole = !unspaced(lastLetter(t.text)) && (t.whole || strings.Contains(Unfold(t.text), " "))
		if slices.Contains(q.terms, t) {
			continue
		}
		if q.terms = append(q.terms, t); len(q.terms) > mostTerms {
			return fmt.Errorf("the question is too long: it may have at most %d words and phrases", mostTerms)
		}
	}
	return nil
}

// straight makes the quotation marks and spaces of all languages those that readWords knows.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "＂", `"`, "「", `"`, "」", `"`,
	"『", `"`, "』", `"`, "\u00a0", " ", "\u3000", " ", "−", "-")

// Words returns the words of the question as a reader types them, in their canonical form.
func (q *Question) Words() string {
	var parts []string
	for _, t := range q.terms {
		text := Unfold(t.text)
		if t.whole || strings.Contains(text, " ") {
			text = `"` + text + `"`
		}
		if t.not {
			text = "-" + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}

// Title returns the question in a few words of no language, for the title of a feed.
func (q *Question) Title() string {
	parts := []string{q.Words(), Unfold(q.Speaker), Unfold(q.Topic), Unfold(q.Section)}
	if q.Since != "" {
		parts = append(parts, "≥ "+q.Since)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// Unfold writes a folded text as people write it: without the spaces that Fold puts around characters of scripts without any.
func Unfold(text string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range text {
		if r == ' ' {
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if unspaced(last) || unspaced(next) {
				continue
			}
		}
		b.WriteRune(r)
		if !unicode.IsMark(r) {
			last = r
		}
	}
	return b.String()
}

// lastLetter returns the last character of a folded text that is no mark.
func lastLetter(text string) rune {
	end := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsMark(r) })
	r, _ := utf8.DecodeRuneInString(text[max(0, end):])
	return r
}

// readSince reads a day, a month or a year. It stands for its first day.
func (q *Question) readSince(value string) error {
	value = strings.TrimSpace(value)
	if value == "" {
		return nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, value); err == nil {
			q.Since = t.Format(time.DateOnly)
			return nil
		}
	}
	return fmt.Errorf("the day %q cannot be read: write since=2026-05-01, since=2026-05 or since=2026", value)
}

func (q *Question) readQuotes(value string) error {
	q.Quotes = value != "" && value != "0"
	return nil
}

func (q *Question) writeQuotes() string {
	if q.Quotes {
		return "1"
	}
	return ""
}
