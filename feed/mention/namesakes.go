package mention

import (
	"slices"
	"strings"

	"seedfeed/feed/lexis"
)

// This file decides which of several bearers of a last name is meant where that stands alone.

// byLastName returns the person whom a last name alone means, or nil. Of several bearers the title before the name decides,
// and relatives of another person come last. Then comes somebody with whom the text has just gone on, then somebody who is
// named far more often than the others, then somebody printed in full in this paragraph or the one before.
func (p *people) byLastName(d *Names, i int, last string) *Person {
	fit := p.fit[:0]
	want := d.genderBefore(i)
	rank := ""
	if i > 0 && d.Tokens[i-1].Class&lexis.Title != 0 {
		rank = d.Tokens[i-1].Lower
	}
	for _, c := range p.byLast[last] {
		if c.Gender.Fits(want) {
			fit = append(fit, c)
		}
	}
	p.fit = fit
	if want != Unknown && len(fit) > 1 { // Mr Fox is Craig Fox rather than Joan Fox
		if sure := slices.DeleteFunc(slices.Clone(fit), func(c *Person) bool { return c.Gender != want }); len(sure) > 0 {
			fit = sure
		}
	}
	if rank != "" && len(fit) > 1 {
		if named := slices.DeleteFunc(slices.Clone(fit), func(c *Person) bool { return !slices.Contains(c.titles, rank) }); len(named) > 0 {
			fit = named
		}
	}
	if len(fit) > 1 {
		if main := slices.DeleteFunc(slices.Clone(fit), func(c *Person) bool { return c.related || strings.HasSuffix(strings.ToLower(c.Full), " jr") }); len(main) > 0 {
			fit = main
		}
	}
	if len(fit) == 1 {
		if p.topic[last] != fit[0] { // the text comes back to another one
			delete(p.topic, last)
		}
		return fit[0]
	}
	if who := p.topic[last]; who != nil && slices.Contains(fit, who) && d.topicHolds(i, who, fit) {
		who.inFull = i + 1
		return who
	}
	return p.nearest(d, i, fit)
}

// topicHolds reports whether the last name at token i still means who, of all whom it may mean: | Bo Fox, 40, saw it. / “...,” Fox
// said; but not in another paragraph if only somebody else has spoken by that name.
func (d *Names) topicHolds(i int, who *Person, all []*Person) bool {
	gone := d.Tokens[i].Paragraph - d.Tokens[who.inFull-1].Paragraph
	return gone <= who.reach(all) && (gone == 0 || who.alone || !slices.ContainsFunc(all, func(c *Person) bool { return c != who && c.says }))
}

// reach is how many paragraphs a text goes on with w without naming them, of all whom it may mean by their last name: few if it names
// another one far more often.
func (w *Person) reach(all []*Person) int {
	for _, c := range all {
		if c.Count >= 2*w.Count {
			return 2
		}
	}
	return 12
}

// topicAt returns who, named in full in tokens i to end, if an English text goes on with that person, by the last name alone,
// although others bear it: who speaks, or who is the subject and is said to be something: said | Ruth Fox; | Ruth Fox, 40, saw it;
// A clerk, | Ruth Fox, saw it; but not: | Ruth Fox, his wife, saw it. The given name must be known: Lately | Fox said. Who speaks
// is only cited where another one holds the name: see holdsName.
func (d *Names) topicAt(i, end int, who *Person, all []*Person) *Person {
	if !d.Tongue.IsEnglish() || who.related || lexis.GivenNames.Of(who.First)&lexis.Given == 0 {
		return nil
	}
	if d.Speaks(i, end) {
		if slices.ContainsFunc(all, func(c *Person) bool { return c != who && d.holdsName(i, c, who) }) {
			return nil
		}
		return who
	}
	described := d.Is(end, i, ",") && (d.Has(end+1, i, lexis.Det|lexis.Head) || end+1 < len(d.Tokens) && lexis.IsNumeral(d.Tokens[end+1].Text))
	k := i
	for ; k > 0 && k > i-7 && !d.Tokens[k].Starts; k-- {
		t := &d.Tokens[k-1]
		job := t.Class&(lexis.Head|lexis.Title|lexis.Office) != 0
		plain := job || t.Class&lexis.Det != 0 || t.Class == 0 && described && !t.Named // the tired | clerk
		if t.Owner || t.Class&lexis.Kin != 0 || !plain && (k < i || t.Text != ",") {
			return nil
		}
		described = described || job
	}
	if !described || !d.Tokens[k].Starts {
		return nil
	}
	return who
}

// holdsName reports whether c is as likely as who, who speaks at token i, to be meant by the last name of both: the text has named
// c at least twice as often in full, or the quotation beside token i does, or c has spoken just before: “Bo Fox hit me,” said |
// Ruth Fox.
func (d *Names) holdsName(i int, c, who *Person) bool {
	if c.fulls >= 2*who.fulls || slices.ContainsFunc(d.Tokens[max(i-4, 0):i], func(t lexis.Token) bool {
		return t.Kind == lexis.Quoted && strings.Contains(t.Span.Of(d.Body), c.Full)
	}) {
		return true
	}
	from := c.inFull - 1
	return from >= 0 && d.Tokens[i].Paragraph-d.Tokens[from].Paragraph <= 2 && d.Speaks(from, from+len(strings.Fields(c.Full)))
}

// joined reports whether “and” joins two names, one in token i-1 and the other from token end on: Bo Fox and the actress | Ann Fox.
func (d *Names) joined(i, end int) bool {
	return end-i < 8 && slices.ContainsFunc(d.Tokens[i:end], func(t lexis.Token) bool { return t.Lower == "and" })
}

func (p *people) nearest(d *Names, i int, fit []*Person) *Person {
	var near, often *Person
	nearer, second, beside := 0, 0, false
	for _, c := range fit {
		switch {
		case often == nil:
			often = c
		case c.Count > often.Count:
			often, second = c, often.Count
		default:
			second = max(second, c.Count)
		}
		if c.inFull > 0 && d.Tokens[i].Paragraph-d.Tokens[c.inFull-1].Paragraph <= 1 {
			nearer++
			beside = beside || near != nil && d.joined(min(c.inFull, near.inFull), max(c.inFull, near.inFull)-1)
			if near == nil || c.inFull > near.inFull {
				near = c
			}
		}
	}
	switch {
	case often == nil:
		return nil
	case often.Count >= 2*second && !beside:
		return often
	case nearer == 1 && (near == often || near.alone || !often.says):
		return near
	}
	return p.oneOf(fit, d.TextOf(i, i+1))
}

// oneOf returns a person who stands for one of several with the same last name.
func (p *people) oneOf(fit []*Person, last string) *Person {
	if p.unclear[last] == nil {
		who := &Person{Full: last, Last: fit[0].Last, Gender: fit[0].Gender, Lone: true, Count: 1, among: slices.Clone(fit), at: -1}
		for _, c := range fit {
			if c.Gender != who.Gender {
				who.Gender = Unknown
			}
		}
		p.unclear[last] = who
	}
	return p.unclear[last]
}
