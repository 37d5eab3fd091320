package referent

import (
	"slices"
	"sort"
	"strings"
	"unicode"

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
	if !d.Tongue.IsEnglish() || p.Kind != clause.Role && !(p.Kind == clause.Entity && lexis.IsCapital(d.Tokens[p.Head].Text)) || p.Pre >= 0 || p.To > p.Core || p.With >= 0 || !d.describes(p) {
		return nil
	}
	var last *mention.Person // who spoke last
	if n := len(d.History); n > 0 {
		last = d.History[n-1].Who
	}
	d.Follow(p.From)
	want := d.WordGender(p.From, p.Core)
	who, sure, _ := d.antecedent(p.From, want)
	if who == nil || sure < sureEpithet || !who.LikeSomebody() || who != last && !d.leadsLast(p.From, who) || !d.suits(p, who) || d.quotedOf(p.From, who.Gender) || d.othersSince(p.From, who) {
		return nil
	}
	return who
}

// agedOne returns the one person whom a German description by the age, or a German or Dutch one by the party, may mean, or nil: Anna Fuchs gewann.
// „...“, sagte die 34-Jährige; die CDU-Politikerin; de CDA-politica. No other one of that sex stands in the paragraphs of the two, with a name or
// without: not Anna Fuchs lobte ihre Läuferin.
func (d *Referents) agedOne(p *clause.Phrase) (who *mention.Person) {
	head := d.Tokens[p.Head].Lower
	want := map[string]mention.Gender{"der": mention.Man, "die": mention.Woman}[d.Tokens[p.From].Lower]
	described := d.Tongue.Nouns && (strings.HasSuffix(head, "-jährige") || want == mention.Man && strings.HasSuffix(head, "-politiker") || strings.HasSuffix(head, "-politikerin"))
	if d.Tongue.Tag == "nl" && d.Is(p.From, p.From, "de") && lexis.EndsAny(head, "-politica", "-politicus") {
		want, described = mention.Man, true
		if strings.HasSuffix(head, "a") {
			want = mention.Woman
		}
	}
	if !described || want == mention.Unknown || p.Pre >= 0 || p.Core != p.From+2 {
		return nil
	}
	first := d.Tokens[p.From].Paragraph - 1
	for n := sort.Search(len(d.Phrases), func(i int) bool { return d.Phrases[i].From >= p.From }) - 1; n >= 0 && d.Tokens[d.Phrases[n].From].Paragraph >= first; n-- {
		q := &d.Phrases[n]
		switch {
		case q.Kind == clause.Name && q.Who != nil && q.Who.Gender.Fits(want) && q.Who != who:
			if who != nil {
				return nil
			}
			who = q.Who
		case q.Kind == clause.Role && q.Alias < 0 && d.WordGender(q.From, q.Core).Fits(want) && !d.Has(q.From-1, q.From, lexis.Be):
			return nil
		}
	}
	if party, _, ok := strings.Cut(head, "-politi"); ok && who != nil && !d.ofParty(who, party, p.From) {
		return nil
	}
	if who == nil || d.AgeOf(who) != "" || !who.LikeSomebody() {
		return nil
	}
	return who
}

// suits reports whether a person may be called by phrase p: the text does so, or it says of them no other thing that they are. Judge Ann Fox is
// not the 30-year-old, and Bo Reed no coach or Dane, unless the text has Coach Bo Reed. Somebody
// of that age is found before.
func (d *Referents) suits(p *clause.Phrase, who *mention.Person) bool {
	head, other := &d.Tokens[p.Head], d.AgeOf(who) != "" && slices.ContainsFunc(d.Tokens[p.From:p.Core], func(t lexis.Token) bool { return mention.Years(t.Text) != "" })
	for _, c := range who.Callings() {
		words := strings.Fields(c)
		if slices.Contains(words, head.Lower) {
			return true
		}
		if w := words[len(words)-1]; !wellKnown[w] && !inTeams[w] && !honorific[w] && d.Tongue.Words.Of(w)&lexis.Kin == 0 {
			other = true
		}
	}
	return !other && !leaders[head.Lower] && !lexis.IsCapital(head.Text)
}

// quotedOf reports whether the quotation beside token at is on somebody of that sex: “He was great,” | the striker said.
func (d *Referents) quotedOf(at int, g mention.Gender) bool {
	s := d.SentenceAt(at)
	for i := s.From; i < s.To; i++ {
		if d.Tokens[i].Kind != lexis.Quoted {
			continue
		}
		for w := range strings.FieldsFuncSeq(strings.ToLower(d.Tokens[i].Span.Of(d.Body)), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if g.Fits(mention.Man) && ofHim[w] || g.Fits(mention.Woman) && ofHer[w] {
				return true
			}
		}
	}
	return false
}

// othersSince reports whether the text, from the paragraph where who was named last before token at, also tells of somebody else who may be
// meant: another one who does something, a cyclist, the musician, or, where she was named, him.
func (d *Referents) othersSince(at int, who *mention.Person) bool {
	named := d.Mentions()
	n := sort.Search(len(named), func(i int) bool { return named[i].At >= at }) - 1
	for n >= 0 && named[n].Who != who {
		n--
	}
	if n < 0 {
		return true
	}
	from := named[n].At
	for from > 0 && d.Tokens[from-1].Paragraph == d.Tokens[from].Paragraph {
		from--
	}
	for k := range d.Actions { // and his friend | Bo Reed came
		if a := &d.Actions[k]; a.At >= from && a.At < at && a.Subject >= 0 {
			if w := d.Phrases[a.Subject].Who; w != nil && w.OfGender(who.Gender) != who {
				return true
			}
		}
	}
	aside := map[int32]bool{}
	for n := range d.Phrases {
		q := &d.Phrases[n]
		if q.From < from || q.From >= at {
			continue
		}
		if q.Alias >= 0 {
			aside[int32(n)], aside[int32(q.Alias)] = true, true
		}
		if q.Kind == clause.Role && q.Who == nil && !aside[int32(n)] && !d.Has(q.From-1, q.From, lexis.Be) && !d.Is(q.From-1, q.From, "as") && !strings.HasSuffix(d.Tokens[q.Head].Lower, "s") {
			return true
		}
	}
	return lexis.Any(from, at, func(i int) bool {
		w := d.Tokens[i].Lower
		return who.Gender == mention.Woman && ofHim[w] || who.Gender == mention.Man && ofHer[w]
	})
}

// leadsLast reports whether a person is the last one named before token at, as no owner, or the last one named as the subject of a sentence.
// A description reaches back two paragraphs.
func (d *Referents) leadsLast(at int, who *mention.Person) bool {
	named := d.Mentions()
	last := sort.Search(len(named), func(i int) bool { return named[i].At >= at }) - 1
	for n := last; n >= 0 && d.paragraphsBack(at, named[n].At) <= 2; n-- {
		m := &named[n]
		if m.Who.OfGender(who.Gender) == who {
			return n == last && d.placeOf(m, d.SentenceAt(m.At).From) != pronOwner || d.leads(m)
		} else if d.leads(m) {
			return false
		}
	}
	return false
}

// leads reports whether a mention is a subject: | Bo Reed left; said | Bo Reed.
func (d *Referents) leads(m *mention.Mention) bool {
	place := d.placeOf(m, d.SentenceAt(m.At).From)
	return place == pronSubject || place == pronSays || place == pronInverted
}

// describes reports whether a phrase tells of somebody what few others are: the 30-year-old; the Dane; the singer; the Elm coach; but not
// the miller, the Elm spokesman.
func (d *Referents) describes(p *clause.Phrase) bool {
	head := &d.Tokens[p.Head]
	if wellKnown[head.Lower] || head.Class&lexis.Stray != 0 && lexis.IsCapital(head.Text) && !partisans[head.Lower] || lexis.IsCapital(head.Text) && lexis.EndsAny(head.Lower, "man", "woman", "lander") {
		return true
	}
	return lexis.Any(p.From+1, p.Core, func(i int) bool {
		t := &d.Tokens[i]
		return mention.Years(t.Text) != "" || i < p.Head && inTeams[head.Lower] && (lexis.IsCapital(t.Text) || t.Lower == "former")
	})
}

var (
	// wellKnown are nouns for those whom stories name.
	wellKnown = lexis.Set(`actor actress singer songwriter rapper comedian star superstar musician guitarist frontman filmmaker novelist striker midfielder
		winger fullback goalkeeper footballer cricketer batsman bowler sprinter swimmer golfer champion medallist medalist`)
	// inTeams are nouns for those of a team, behind its name.
	inTeams = lexis.Set(`coach manager boss captain skipper player defender forward international presenter`)
	// leaders are those of them who speak of others most of all.
	leaders = lexis.Set(`coach manager boss captain skipper`)
	ofHim   = lexis.Set(`he him his himself`)
	ofHer   = lexis.Set(`she her hers herself`)
	// partisans are nouns for those of a party.
	partisans = lexis.Set(`republican democrat conservative liberal progressive libertarian`)
)

// ofParty reports whether a word for the party stands beside a mention of the person before token at: Anna Fuchs (CDU); CDU-Chefin Anna
// Fuchs; but not: Anna Fuchs (CDU) griff die SPD an.
func (d *Referents) ofParty(who *mention.Person, party string, at int) bool {
	for _, m := range d.Mentions() {
		if m.Who != who || m.At >= at {
			continue
		}
		for k := max(0, m.At-3); k < min(m.End+4, at); k++ {
			w, _, _ := strings.Cut(d.Tokens[k].Text, "-")
			if strings.ToLower(w) == party {
				return true
			}
		}
	}
	return false
}
