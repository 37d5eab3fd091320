package digest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
	"seedfeed/feed/seed"
	"seedfeed/feed/speech"
)

// Owner is what the owner of the folder says of an article besides what its file says. The zero value says nothing.
type Owner struct {
	Side   *header.Side   // nil: there is no side file
	People *header.People // nil: there is no list of people
}

// Apply returns the digest as the owner wants it: the side file beats the header, which beats the list of people, which
// beats what the stages found. Words never change, only who said them and what is shown. What cannot be found in the
// article becomes a warning. The options must be those that d was made with.
//
// d stays as it is. Apply returns d itself where the owner says nothing. It must not be called with its own result.
func (o Owner) Apply(d *Digest, opt Options) *Digest {
	header := len(d.Word.Quotes)+len(d.Word.Speakers) > 0
	if o.Side == nil && !header && !o.People.Knows(d.speakers()) {
		return d
	}
	out := *d
	out.Warnings = slices.Clone(d.Warnings)
	if o.Side != nil {
		out.head(o.Side, d, opt)
	}
	c := newCorrector(d)
	c.people(o.People)
	c.word("header", d.Word)
	if o.Side != nil {
		c.word("side file", o.Side.Word)
	}
	out.Quotes = c.quotes()
	out.Warnings = append(out.Warnings, c.warnings...)
	out.Applied = append(out.Applied, c.applied...)
	remade := out.unsay(c.dropped(), opt.Budget)
	out.Mark = mark(o.Side, d, &out, remade)
	return &out
}

func (d *Digest) speakers() []string {
	var out []string
	for _, q := range d.Quotes {
		out = append(out, q.Speaker)
	}
	return out
}

// head takes from a side file what a header may say too.
func (d *Digest) head(s *header.Side, from *Digest, opt Options) {
	take := func(key string, to *string, value string) {
		if value != "" {
			*to = value
			d.Applied = append(d.Applied, "side file: "+key+": "+value)
		}
	}
	take("title", &d.Title, s.Title)
	take("language", &d.Language, s.Language)
	take("link", &d.Link, s.Link)
	take("image", &d.Image, s.Image)
	take("id", &d.ID, s.ID)
	take("slug", &d.Slug, s.Slug)
	if s.Summary != "" {
		d.Summary = []string{s.Summary}
		d.Applied = append(d.Applied, "side file: summary: "+s.Summary)
	}
	if len(s.Authors) > 0 {
		d.Authors, d.Mails = s.Authors, s.Mails
		d.Applied = append(d.Applied, "side file: authors: "+strings.Join(s.Authors, ", "))
	}
	if len(s.Tags) > 0 {
		d.Tags = s.Tags
		d.Applied = append(d.Applied, "side file: tags: "+strings.Join(s.Tags, ", "))
	}
	if len(s.Aliases) > 0 {
		d.Aliases = s.Aliases
		d.Applied = append(d.Applied, "side file: aliases: "+strings.Join(s.Aliases, ", "))
	}
	if !s.Date.IsZero() {
		d.Date = s.Date
	}
	if !s.Updated.IsZero() {
		d.Updated = s.Updated
	}
	d.Release = s.ReleaseOver(from.Grounds, header.Options{Zone: opt.Zone})
	d.Warnings = append(d.Warnings, s.Warnings...)
}

// unsay takes sentences out of the summary that hold a quotation which the owner left out, and has the rest of the text
// summed up if there are any. It reports whether there were.
func (d *Digest) unsay(dropped []Quote, b Budget) bool {
	if len(dropped) == 0 {
		return false
	}
	says := func(sentence string) bool {
		return slices.ContainsFunc(dropped, func(q Quote) bool { return d.says(sentence, q) })
	}
	if !slices.ContainsFunc(d.Summary, says) {
		return false
	}
	text := []byte((&seed.Article{Body: d.Body, Blocks: d.Blocks}).Readable())
	for _, p := range prose.Paragraphs(d.Body) {
		for _, s := range prose.Sentences(d.Body, p) {
			if says(s.Of(d.Body)) {
				for i := s.Start; i < s.End; i++ {
					if text[i] != '\n' {
						text[i] = ' '
					}
				}
			}
		}
	}
	d.Summary = []string{}
	rest := prose.Read(string(text))
	rest.Strong = strong(rest.Body, d.Blocks)
	for _, sentence := range d.summarized(rest, speech.Read(rest, d.Language), b) {
		if !says(sentence) {
			d.Summary = append(d.Summary, sentence)
		}
	}
	return true
}

// fewWords is the number of words from which on a quotation is recognised wherever its words stand. Fewer words say
// nothing of who said them, so that only their place counts.
const fewWords = 4

// says reports whether a sentence holds a quotation, or a sentence of it, or is part of it.
func (d *Digest) says(sentence string, q Quote) bool {
	in := " " + prose.Fold(sentence) + " "
	for _, part := range sentencesOf(q.Text) {
		key := " " + prose.Fold(part) + " "
		if strings.Count(key, " ") > fewWords && strings.Contains(in, key) || len(in) > 2 && strings.Count(in, " ") > fewWords && strings.Contains(key, in) {
			return true
		}
	}
	for at := 0; ; {
		i := strings.Index(d.Body[at:], sentence)
		if i < 0 || sentence == "" {
			return false
		}
		start, end := at+i, at+i+len(sentence)
		if slices.ContainsFunc(q.Spans, func(s prose.Span) bool { return s.Start < end && start < s.End }) {
			return true
		}
		at = end
	}
}

func sentencesOf(text string) (out []string) {
	for _, p := range prose.Paragraphs(text) {
		for _, s := range prose.Sentences(text, p) {
			out = append(out, s.Of(text))
		}
	}
	return out
}

// mark returns Digest.Mark: a hash of what the owner says, a colon, and a hash of what readers see differently for it.
func mark(side *header.Side, before, after *Digest, remade bool) string {
	said, shown := "", ""
	if side != nil || len(before.Word.Quotes)+len(before.Word.Speakers) > 0 {
		b, _ := json.Marshal([]any{before.Word, side})
		said = Hash(b)[:12]
	}
	var seen []any
	differ := func(a, b any) {
		x, _ := json.Marshal(a)
		if y, _ := json.Marshal(b); string(x) != string(y) {
			seen = append(seen, b)
		} else {
			seen = append(seen, nil)
		}
	}
	differ(before.Title, after.Title)
	if !remade { // else it follows from the quotations
		differ(before.Summary, after.Summary)
	}
	differ(before.plainQuotes(), after.plainQuotes())
	differ(before.Authors, after.Authors)
	differ(before.Mails, after.Mails)
	differ(before.Tags, after.Tags)
	differ(before.Language, after.Language)
	differ(before.Link, after.Link)
	differ(before.Image, after.Image)
	if slices.ContainsFunc(seen, func(x any) bool { return x != nil }) {
		b, _ := json.Marshal(seen)
		shown = Hash(b)[:12]
	}
	if said+shown == "" {
		return ""
	}
	return said + ":" + shown
}

// plainQuotes returns what readers see of the quotations.
func (d *Digest) plainQuotes() []any {
	out := []any{}
	for _, q := range d.Quotes {
		out = append(out, []any{q.Text, q.Speaker, q.Key})
	}
	return out
}

// OtherWord compares two values of Digest.Mark. Said reports whether the owner says something else, shown whether readers
// see something else for it.
func OtherWord(before, after string) (said, shown bool) {
	a, x, _ := strings.Cut(before, ":")
	b, y, _ := strings.Cut(after, ":")
	return a != b, x != y
}

// Template returns a Word with all quotations of a digest, to be corrected by hand: of each as many words as tell it from
// the others. Applied to the same article it changes nothing.
func (d *Digest) Template() header.Word {
	var w header.Word
	keys := make([]string, len(d.Quotes))
	for i, q := range d.Quotes {
		keys[i] = prose.Fold(q.Text)
	}
	for i, q := range d.Quotes {
		speaker, key := q.Speaker, q.Key
		if keys[i] != "" {
			w.Quotes = append(w.Quotes, header.Saying{Text: beginning(q.Text, i, keys), Speaker: &speaker, Key: &key})
		}
	}
	return w
}

// shortBeginning is how many words of a quotation a template has at least.
const shortBeginning = 6

// beginning returns the first words of quotation i that no other quotation begins with, or all of it.
func beginning(text string, i int, keys []string) string {
	line := fold(text)
	n := 0
	for _, w := range prose.Words(line, prose.Span{Start: 0, End: len(line)}) {
		if n++; n < shortBeginning {
			continue
		}
		start := line[:w.End]
		key := prose.Fold(start)
		if !slices.ContainsFunc(keys, func(k string) bool { return k != keys[i] && begins(k, key) }) && begins(keys[i], key) {
			return start
		}
	}
	return line
}

// begins reports whether a folded text begins with whole words.
func begins(text, words string) bool {
	return strings.HasPrefix(text, words) && (len(text) == len(words) || text[len(words)] == ' ')
}

func quoted(text string) string {
	runes := []rune(text)
	if len(runes) > 60 {
		text = string(runes[:59]) + "…"
	}
	return fmt.Sprintf("“%s”", text)
}

// SideHoldsBack reports whether a side file with these bytes says that its article must not be public at the time now.
func SideHoldsBack(data []byte, o Options, now time.Time) bool {
	side, err := header.ReadSide(data, header.Options{Zone: o.Zone})
	if err != nil {
		return false
	}
	reason, _ := (&Digest{Release: side.Release}).HeldBack(now)
	return reason != ""
}
