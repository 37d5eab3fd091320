package digest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// A corrector changes the quotations of one article as the owner says.
type corrector struct {
	body     string
	all      []corrected
	warnings []string
	applied  []string // what had an effect, for people
	finder   *finder  // made when a quotation is added first
}

// corrected is a quotation on its way.
type corrected struct {
	Quote
	fold  string
	names []string // folded: the speaker as the program gave it, and as it was changed since
	key   *bool    // what the owner says; nil: nothing
	drop  bool
}

func newCorrector(d *Digest) *corrector {
	c := &corrector{body: d.Body, all: make([]corrected, 0, len(d.Quotes))}
	for _, q := range d.Quotes {
		c.all = append(c.all, corrected{Quote: q, fold: prose.Fold(q.Text), names: []string{prose.Fold(q.Speaker)}})
	}
	return c
}

func (c *corrector) warn(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(c.warnings, text) {
		c.warnings = append(c.warnings, text)
	}
}

// people gives speakers the names under which the list of people has them.
func (c *corrector) people(p *header.People) {
	for i := range c.all {
		q := &c.all[i]
		person, ok := p.Find(q.Speaker)
		if !ok || person.Name == q.Speaker {
			continue
		}
		c.rename(q, person.Name, header.PeopleFile)
	}
}

// rename gives a quotation another speaker.
func (c *corrector) rename(q *corrected, speaker, by string) {
	q.Reason = by + " says so"
	if q.Speaker == speaker {
		return
	}
	c.applied = append(c.applied, fmt.Sprintf("%s: %s is said by %s, not by %s", by, quoted(q.Text), nobodyOr(speaker), nobodyOr(q.Speaker)))
	q.Speaker, q.Role = speaker, false
	q.names = append(q.names, prose.Fold(speaker))
}

func nobodyOr(speaker string) string {
	if speaker == "" {
		return "nobody"
	}
	return speaker
}

// word does what a header or a side file says of speakers, and then of single quotations.
func (c *corrector) word(by string, w header.Word) {
	renamed := make([]string, len(c.all)) // at once, so that two names can be swapped
	changed := make([]bool, len(c.all))
	for _, r := range w.Speakers {
		found, given := false, prose.Fold(r.Given)
		for i := range c.all {
			if slices.Contains(c.all[i].names, given) {
				found, renamed[i], changed[i] = true, r.Name, true
			}
		}
		if !found {
			c.warn("%s: speakers: nobody here is called %q; the speakers are %s", by, r.Given, c.speakers())
		}
	}
	for i := range renamed {
		if changed[i] {
			c.rename(&c.all[i], renamed[i], by)
		}
	}
	for _, s := range w.Quotes { // a quotation that is left out makes room for one that is added
		if s.Drop != nil && *s.Drop {
			c.saying(by, s)
		}
	}
	for _, s := range w.Quotes {
		if s.Drop == nil || !*s.Drop {
			c.saying(by, s)
		}
	}
}

// speakers lists who speaks in the article, for a warning.
func (c *corrector) speakers() string {
	var names []string
	for i := range c.all {
		if s := c.all[i].Speaker; s != "" && !slices.Contains(names, s) && len(names) < 10 {
			names = append(names, s)
		}
	}
	if len(names) == 0 {
		return "not known"
	}
	return strings.Join(names, ", ")
}

// saying does what the owner says of one quotation.
func (c *corrector) saying(by string, s header.Saying) {
	q, why := c.find(s.Text)
	if q == nil && why == "" {
		if q, why = c.add(by, s.Text); q != nil {
			if s.Speaker != nil {
				q.Speaker = *s.Speaker
			}
			c.applied = append(c.applied, fmt.Sprintf("%s: %s is added, said by %s", by, quoted(q.Text), nobodyOr(q.Speaker)))
		}
	}
	if q == nil {
		c.warn("%s: quotes: %s %s", by, quoted(s.Text), why)
		return
	}
	if s.Speaker != nil {
		c.rename(q, *s.Speaker, by)
	}
	if s.Key != nil {
		q.key = s.Key
	}
	if s.Drop != nil && *s.Drop != q.drop {
		q.drop = *s.Drop
		if q.drop {
			c.applied = append(c.applied, fmt.Sprintf("%s: %s is left out", by, quoted(q.Text)))
		}
	}
}

// find returns the quotation that a text begins, or is part of if it begins none. It is nil where there is none, or where
// there are several; why then says so.
func (c *corrector) find(text string) (q *corrected, why string) {
	key := prose.Fold(text)
	for _, fits := range []func(fold string) bool{
		func(fold string) bool { return fold == key },
		func(fold string) bool { return begins(fold, key) },
		func(fold string) bool { return strings.Contains(" "+fold+" ", " "+key+" ") },
	} {
		var found []*corrected
		for i := range c.all {
			if fits(c.all[i].fold) {
				found = append(found, &c.all[i])
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0], ""
		default:
			return nil, fmt.Sprintf("fits %d quotations; write more of the one that is meant", len(found))
		}
	}
	return nil, ""
}

// add adds a quotation that the program missed. All its words must stand in the article, one after the other.
func (c *corrector) add(by, text string) (q *corrected, why string) {
	if c.finder == nil {
		c.finder = newFinder(c.body)
	}
	spans := c.finder.find(text, func(spans []prose.Span) bool {
		return slices.ContainsFunc(c.all, func(q corrected) bool { return !q.drop && overlap(q.Spans, spans) })
	})
	if spans == nil {
		return nil, "is not in the article; copy its words from there"
	}
	var parts []string
	for _, s := range spans {
		parts = append(parts, fold(s.Of(c.body)))
	}
	if last := spans[len(spans)-1]; endMark(last.Of(c.body)) == "" && strings.IndexFunc(c.body[last.End:]+"\n", isMiddle) == 0 {
		return nil, "begins no quotation that was found, and ends in the middle of a sentence; to add it write all of it"
	}
	added := Quote{Text: strings.Join(parts, "\n\n"), Reason: by + " adds it", Spans: spans}
	for i := range c.all {
		if o := &c.all[i]; !o.drop && overlap(o.Spans, spans) {
			return nil, fmt.Sprintf("overlaps the quotation %s; leave that out with drop: true", quoted(o.Text))
		}
	}
	c.all = append(c.all, corrected{Quote: added, fold: prose.Fold(added.Text)})
	return &c.all[len(c.all)-1], ""
}

// isMiddle reports whether a sign behind words shows that their sentence goes on.
func isMiddle(r rune) bool { return r == ' ' || wordRune(r) }

func overlap(a, b []prose.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

// mostKeys is how many key quotes an article has, unless the owner wants more.
const mostKeys = 3

// quotes returns the quotations that are left, the key ones first: those that the owner wants, then those that the program
// chose while there is room. A quotation of nobody is a key quote only if the owner says so.
func (c *corrector) quotes() []Quote {
	wanted, chosen, others := []Quote{}, []Quote{}, []Quote{}
	for i := range c.all {
		q := &c.all[i]
		was := q.Key
		q.Key = q.key != nil && *q.key
		switch {
		case q.drop:
		case q.Key:
			wanted = append(wanted, q.Quote)
		case was && q.key == nil && (q.Speaker != "" || len(q.names) == 1):
			chosen = append(chosen, q.Quote)
		default:
			others = append(others, q.Quote)
		}
	}
	room := max(0, mostKeys-len(wanted))
	for i := range chosen {
		chosen[i].Key = i < room
	}
	return slices.Concat(wanted, chosen, others)
}

func (c *corrector) dropped() (out []Quote) {
	for i := range c.all {
		if c.all[i].drop {
			out = append(out, c.all[i].Quote)
		}
	}
	return out
}

// A finder finds texts in a body by their words.
type finder struct {
	body   string
	folded string       // the words of body, each behind a space and folded, and a space
	at     []int        // where each word begins in folded, at the space before it
	words  []prose.Span // of body
}

func newFinder(body string) *finder {
	f := &finder{body: body}
	var b strings.Builder
	for w := range prose.EachWord(body, prose.Span{Start: 0, End: len(body)}) {
		for _, part := range strings.Fields(prose.Fold(w.Of(body))) {
			f.at = append(f.at, b.Len())
			f.words = append(f.words, w)
			b.WriteString(" " + part)
		}
	}
	f.folded = b.String() + " "
	return f
}

// find returns where the words of a text stand one after the other: a span for each paragraph. It prefers the first
// place that is not taken. Nil: there is none.
func (f *finder) find(text string, taken func([]prose.Span) bool) (spans []prose.Span) {
	key := " " + prose.Fold(text) + " "
	const mostPlaces = 20
	for from, n := 0, 0; n < mostPlaces; n++ {
		i := strings.Index(f.folded[from:], key)
		if i < 0 {
			return spans
		}
		first, _ := slices.BinarySearch(f.at, from+i)
		last, _ := slices.BinarySearch(f.at, from+i+len(key)-1)
		here := f.spans(f.words[first], f.words[last-1], endMark(text))
		if !taken(here) {
			return here
		}
		if spans == nil {
			spans = here
		}
		from += i + 1
	}
	return spans
}

// spans returns a span for each paragraph from the first to the last word, with the signs that end its last sentence.
func (f *finder) spans(first, last prose.Span, mark string) (out []prose.Span) {
	all := prose.Span{Start: first.Start, End: last.End}
	if strings.HasPrefix(f.body[all.End:], mark) {
		all.End += len(mark)
	}
	for at := all.Start; at < all.End; {
		end := all.End
		if i := strings.Index(f.body[at:all.End], "\n\n"); i >= 0 {
			end = at + i
		}
		start := at + strings.IndexFunc(f.body[at:end]+"x", wordRune)
		stop := end
		if end < all.End { // the mark that a paragraph of a longer quotation may end with is no part of it
			stop = start + len(strings.TrimRight(f.body[start:max(start, end)], prose.Marks+" \t"))
		}
		if start < stop {
			out = append(out, prose.Span{Start: start, End: stop})
		}
		at = end + 2
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// endMark returns the sign that ends the last sentence of a text.
func endMark(text string) string {
	text = strings.TrimRight(text, prose.Marks+" \t")
	r, n := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(".?!…", r) {
		return text[len(text)-n:]
	}
	return ""
}
