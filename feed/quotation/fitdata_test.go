package quotation

import (
	"bufio"
	"encoding/json"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
	"seedfeed/feed/prose"
	"seedfeed/feed/referent"
	"seedfeed/feed/speech"
)

// goldQuote is an annotated quotation. Offsets are in bytes.
type goldQuote struct {
	Start, End int
	Speaker    string
	From       int    `json:"speaker_start"`
	To         int    `json:"speaker_end"`
	Type       string `json:"speaker_type"`
	Auto       string `json:"speaker_auto"`
	Required   bool
	answer     string
	unclear    bool
}

type goldArticle struct {
	ID, Text string
	Quotes   []goldQuote
}

// fold returns in which fifth of the articles one is.
func (a *goldArticle) fold() int {
	h := fnv.New32a()
	h.Write([]byte(a.ID))
	return int(h.Sum32() % 5)
}

func readLines(t *testing.T, path string, each func([]byte)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		each(in.Bytes())
	}
}

// readGold reads the annotated articles, with offsets in bytes and answers for pronouns.
func readGold(t *testing.T) []goldArticle {
	type place struct {
		id         string
		start, end int
	}
	fixes := map[place]string{}
	readLines(t, filepath.Join(*fitDir, "pronoun-fixes.jsonl"), func(b []byte) {
		var f struct {
			ID         string
			Start, End int
			Speaker    string
		}
		if json.Unmarshal(b, &f) == nil {
			fixes[place{f.ID, f.Start, f.End}] = f.Speaker
		}
	})
	var out []goldArticle
	readLines(t, filepath.Join(*fitDir, "dev.jsonl"), func(b []byte) {
		var a goldArticle
		if err := json.Unmarshal(b, &a); err != nil {
			t.Fatal(err)
		}
		bytes := make([]int, 0, len(a.Text)+1)
		for i := range a.Text {
			bytes = append(bytes, i)
		}
		bytes = append(bytes, len(a.Text))
		for i := range a.Quotes {
			q := &a.Quotes[i]
			q.answer = q.Speaker
			if q.Type == "pronoun" {
				q.answer = q.Auto
				if f, ok := fixes[place{a.ID, q.Start, q.End}]; ok {
					q.answer = f
				}
				q.unclear = q.answer == "" || q.answer == "unclear"
			}
			q.Start, q.End = bytes[q.Start], bytes[q.End]
			if q.Speaker != "" {
				q.From, q.To = bytes[q.From], bytes[q.To]
			}
		}
		out = append(out, a)
	})
	return out
}

// sameName is a simple form of what the judges of a release compare: the last word, and no other first one.
func sameName(a, b string) bool {
	words := func(s string) []string {
		s, _, _ = strings.Cut(s, ",")
		w := strings.Fields(strings.ToLower(strings.NewReplacer(".", "", "’s", "", "'s", "").Replace(s)))
		for len(w) > 1 && lexis.English.Of(w[0])&(lexis.Title|lexis.Det) != 0 {
			w = w[1:]
		}
		return w
	}
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return len(x) == 1 || len(y) == 1 || x[0][0] == y[0][0]
}

// instance is one quotation to be decided: for each option the weights that count, and whether it is right.
type instance struct {
	options [][]int
	right   []bool
	who     []*mention.Person // of a pronoun: whose mention an option is
}

// instances lists the decisions of an article. Whoever really said a quotation is taken to be known for the next ones.
func instances(a *goldArticle) (out, pronouns []instance) {
	text := prose.Read(a.Text)
	quotes := lexis.WithoutNicknames(a.Text, text.Quotations)
	if len(quotes) == 0 {
		return nil, nil
	}
	d := newDocument("", text, speech.Marked{Tongue: lexis.TongueOf("", "en"), Quotes: quotes})
	var before []attribution.Quotation
	for n := range d.Quotes {
		c := attribution.Quotation{}
		d.Describe(&c, n)
		g := goldAt(a, d.Quotes[n].Pieces[0].Start, d.Quotes[n].Pieces[0].End)
		if g == nil || d.unsaid(&c) {
			c.Drop = d.isLabel(&c)
			before = append(before, c)
			continue
		}
		all := d.allowed(&c, d.Options(&c, before))
		in := instance{}
		nobody := attribution.NoOption
		in.add(d, &c, &nobody, g.Speaker == "")
		any := g.Speaker == ""
		var chosen *attribution.Option
		for i := range all {
			x := &all[i]
			ok := g.Speaker != "" && d.rightOption(x, g, before)
			if ok && chosen == nil {
				chosen = x
			}
			any = any || ok
			in.add(d, &c, x, ok)
		}
		if !any {
			in.right[0] = true
		}
		if g.Required && !(g.Type == "pronoun" && g.unclear && !any) {
			out = append(out, in)
		}
		if chosen != nil {
			src := chosen.Source
			if src.Pronoun != "" && !g.unclear && g.Type == "pronoun" && src.Prev < 0 {
				if in, ok := d.pronounInstance(src, g.answer); ok {
					pronouns = append(pronouns, in)
				}
				c.Who = attribution.Resolved{Source: src, Referent: referent.Referent{Name: g.answer}}
				for _, m := range d.Mentions() {
					if sameName(m.Who.Full, g.answer) {
						c.Who.Who, c.Who.Name = m.Who, m.Who.Full
					}
				}
			} else {
				c.Who = d.resolve(src, before)
			}
		}
		c.Drop = d.isLabel(&c)
		if c.Who.Name != "" && !c.Drop {
			d.History = append(d.History, referent.Speaker{Referent: c.Who.Referent, From: c.Who.Source.From, To: c.Who.Source.To})
		}
		before = append(before, c)
	}
	return out, pronouns
}

func (in *instance) add(d *document, c *attribution.Quotation, x *attribution.Option, right bool) {
	var list []int
	d.features(c, x, func(i int) { list = append(list, i) })
	in.options = append(in.options, list)
	in.right = append(in.right, right)
}

func goldAt(a *goldArticle, start, end int) *goldQuote {
	for i := range a.Quotes {
		g := &a.Quotes[i]
		if min(end, g.End)-max(start, g.Start) > (end-start)/2 && min(end, g.End)-max(start, g.Start) > (g.End-g.Start)/3 {
			return g
		}
	}
	return nil
}

// rightOption reports whether an option is what the annotators marked, or the same person.
func (d *document) rightOption(x *attribution.Option, g *goldQuote, before []attribution.Quotation) bool {
	if x.Prev >= 0 {
		r := before[x.Prev].Who
		return sameName(r.Name, g.answer) || r.Role && crosses(d, x.From, x.To, g)
	}
	if x.Phrase >= 0 {
		p := &d.Phrases[x.Phrase]
		inside := func(p *clause.Phrase) bool {
			s := d.Tokens[p.Head].Span
			return s.Start >= g.From && s.End <= g.To+2
		}
		if inside(p) && d.Tokens[p.From].Span.Start >= g.From-6 || p.Alias >= 0 && inside(&d.Phrases[p.Alias]) {
			return true
		}
		if p.Who != nil {
			return sameName(p.Who.Full, g.answer)
		}
		if p.Kind == clause.Proform && g.Type != "role" {
			r := d.resolve(x.Source, before)
			return r.Name != "" && sameName(r.Name, g.answer)
		}
		return false
	}
	return crosses(d, x.From, x.To, g)
}

func crosses(d *document, from, to int, g *goldQuote) bool {
	return to > from && d.Tokens[from].Span.Start < g.To && d.Tokens[to-1].Span.End > g.From
}

// pronounInstance lists the mentions that a pronoun may mean. ok is false where none of them is right.
func (d *document) pronounInstance(s attribution.Source, answer string) (in instance, ok bool) {
	d.Follow(s.From)
	want := mention.Man
	if s.Pronoun == "she" {
		want = mention.Woman
	}
	d.EachMention(s.From, want, func(who *mention.Person, list []int) {
		right := sameName(who.Full, answer)
		in.options = append(in.options, append([]int(nil), list...))
		in.right = append(in.right, right)
		in.who = append(in.who, who)
		ok = ok || right
	})
	return in, ok
}
