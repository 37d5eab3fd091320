package referent

import (
	"sort"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds whom the text calls by a description, and not by name, to avoid saying "he" or "she" once more.

// sureEpithet is how probable a person must be to be meant by a description.
const sureEpithet = 0.8

// epithetOf returns the person of an English text whom a description means as a pronoun would, or nil: Bo Fox scored. “...,” said the
// 30-year-old; the Elm striker; the Dane. That is whoever spoke last, or is named last before it. Somebody whom the text mentions
// without a name is described alike: A 30-year-old came. “...,” said the 30-year-old.
func (d *Referents) epithetOf(p *clause.Phrase) *mention.Person {
	if !d.Tongue.IsEnglish() || p.Kind != clause.Role && !(p.Kind == clause.Entity && lexis.IsCapital(d.Tokens[p.Head].Text)) || p.Pre >= 0 || p.To > p.Core || p.With >= 0 || !d.describes(p) || d.unnamedBefore(p) {
		return nil
	}
	var last *mention.Person // who spoke last
	if n := len(d.History); n > 0 {
		if last = d.History[n-1].Who; last == nil && d.Tokens[p.From].Paragraph-d.Tokens[d.History[n-1].From].Paragraph <= 2 {
			return nil
		}
	}
	d.Follow(p.From)
	want := d.WordGender(p.From, p.Core)
	who, sure, _ := d.antecedent(p.From, want)
	if who == nil || sure < sureEpithet || !who.LikeSomebody() || who != last && !d.leadsLast(p.From, who) {
		return nil
	}
	return who
}

// leadsLast reports whether a person is the last one named before token at, as no owner, or the last one named as the subject of a sentence.
// A description reaches back two paragraphs.
func (d *Referents) leadsLast(at int, who *mention.Person) bool {
	named := d.Mentions()
	last := sort.Search(len(named), func(i int) bool { return named[i].At >= at }) - 1
	for n := last; n >= 0 && d.paragraphsBack(at, named[n].At) <= 2; n-- {
		m := &named[n]
		place := d.placeOf(m, d.SentenceAt(m.At).From)
		leads := place == pronSubject || place == pronSays || place == pronInverted
		if m.Who.OfGender(who.Gender) == who {
			return n == last && place != pronOwner || leads
		} else if leads {
			return false
		}
	}
	return false
}

// describes reports whether a phrase tells of somebody what few others are, and no office: the 30-year-old; the Dane; the singer; the
// Elm coach; but not the miller, the Elm spokesman.
func (d *Referents) describes(p *clause.Phrase) bool {
	head := &d.Tokens[p.Head]
	if next := p.Core; p.Core-p.From < 2 || head.Class&(lexis.Title|lexis.Office) != 0 || next < len(d.Tokens) && d.Tokens[next].Kind == lexis.Word && d.Tokens[next].Class == 0 { // the German | exchange
		return false
	}
	if wellKnown[head.Lower] || head.Class&lexis.Stray != 0 && lexis.IsCapital(head.Text) && !partisans[head.Lower] || lexis.IsCapital(head.Text) && lexis.EndsAny(head.Lower, "man", "woman", "lander") {
		return true
	}
	for i := p.From + 1; i < p.Core; i++ {
		if t := &d.Tokens[i]; mention.Years(t.Text) != "" || i < p.Head && inTeams[head.Lower] && (lexis.IsCapital(t.Text) || t.Lower == "former") {
			return true
		}
	}
	return false
}

var (
	// wellKnown are nouns for those whom stories name.
	wellKnown = lexis.Set(`actor actress singer songwriter rapper comedian star superstar musician guitarist frontman filmmaker novelist striker midfielder
		winger fullback goalkeeper footballer cricketer batsman bowler sprinter swimmer golfer champion medallist medalist`)
	// inTeams are nouns for those of a team, behind its name.
	inTeams = lexis.Set(`coach manager boss captain skipper player defender forward international presenter`)
	// partisans are nouns for those of a party.
	partisans = lexis.Set(`republican democrat conservative liberal progressive libertarian`)
)

// unnamedBefore reports whether the text mentions somebody of that description before, without a name: a young | miller; one Elm | fan.
func (d *Referents) unnamedBefore(p *clause.Phrase) bool {
	head := d.Tokens[p.Head].Lower
	for i := max(0, p.From-maxBack); i < p.From; i++ {
		if d.Tokens[i].Lower != head {
			continue
		}
		n := d.PhraseAt[i]
		if n < 0 {
			continue
		}
		q := &d.Phrases[n]
		w := d.Tokens[q.From].Lower
		if q.Head == i && q.Alias < 0 && (w == "a" || w == "an" || w == "one" || w == "another" || w == "some") {
			return true
		}
	}
	return false
}
