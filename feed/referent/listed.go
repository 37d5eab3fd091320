package referent

import (
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// listedEnd returns the end of English phrase p with the list of what a ministry in it is for, or 0: The Department for Work, Youth and
// Pensions | said; A Ministry of Media, Culture and Sport spokesman | said. The token of its verb is verb, -1 if there is none.
func (d *Referents) listedEnd(p *clause.Phrase, verb int) int {
	capitals := func(i int) int {
		for i < len(d.Tokens) && d.Tokens[i].Kind == lexis.Word && lexis.IsCapital(d.Tokens[i].Text) && !d.Tokens[i].Starts {
			i++
		}
		return i
	}
	at := p.From
	for at < p.To && !ministries[d.Tokens[at].Lower] {
		at++
	}
	if at+1 >= p.To || !d.Tongue.IsEnglish() || !d.Is(at+1, at, "for") && !d.Is(at+1, at, "of") || d.Tokens[at].Text == d.Tokens[at].Lower {
		return 0
	}
	end := capitals(at + 2)
	for d.Is(end, at, ",") && capitals(end+1) > end+1 {
		end = capitals(end + 1)
	}
	if end == at+2 || !d.Is(end, at, "and") || capitals(end+1) == end+1 {
		return 0
	}
	end = capitals(end + 1)
	if d.Has(end, at, lexis.Head) && d.Tokens[end].Text == d.Tokens[end].Lower && (verb == end+1 || verb < p.From) { // | spokesman said
		end++
	}
	for i := at + 2; i < end; i++ {
		if who := d.PersonAt(i); who != nil && !who.Lone { // the Department for Work, Ann Fox and Bo Reed
			return 0
		}
	}
	return end
}

// namedByJob returns the person whose job stands at token i, behind the name of a ministry and perhaps its letters, or nil: the
// Department of Mines and Trade (DMT) | director, Ann Fox, said; but not: the Department of Mines and Trade | said Ann Fox.
func (d *Referents) namedByJob(i int) *mention.Person {
	if d.Is(i, i, "(") && d.Is(i+2, i, ")") {
		i += 3
	}
	from := i
	for d.Has(i, from, lexis.Head) && d.Tokens[i].Text == d.Tokens[i].Lower {
		i++
	}
	if d.Is(i, from, ",") {
		i++
	}
	if i == from || i >= len(d.Tokens) || d.Tokens[i].Paragraph != d.Tokens[from].Paragraph {
		return nil
	}
	who := d.PersonAt(i)
	if who != nil && !d.Has(d.MentionAt(i).End, from, lexis.Saying) && !d.Is(d.MentionAt(i).End, from, ",") { // not: Trade director Ann Fox leads said
		return nil
	}
	return who
}

// ministries begin the names of bodies that are for several things.
var ministries = lexis.Set(`department ministry secretary minister`)
