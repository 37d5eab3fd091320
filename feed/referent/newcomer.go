package referent

import (
	"sort"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds persons whom a text names for the first time right before a pronoun.

// newcomer returns the person whom the sentence before that of the English pronoun at token at names for the first time, and describes, or nil.
// Nobody else of that gender may be named or meant there, nor in the pronoun's own sentence, and whatever is done there is not done to them:
// Bo Fox, a miller, came. He said; but: The mill was sold to Bo Fox, a miller. He said.
func (d *Referents) newcomer(at int, want mention.Gender) *mention.Person {
	s := d.SentenceAt(at)
	if !d.Tongue.IsEnglish() || s.From == 0 || d.firstNamed(s.From, at, want) != nil {
		return nil
	}
	b := d.SentenceAt(s.From - 1)
	who := d.firstNamed(b.From, b.To, want)
	if who == nil || who.FirstAt() < b.From {
		return nil
	}
	for i := b.From; i < b.To; i++ {
		other := d.PersonAt(i)
		if c := d.Tokens[i].Class; other != nil && other != who && other.Gender.Fits(want) || c&lexis.He != 0 && want == mention.Man || c&lexis.She != 0 && want == mention.Woman {
			return nil
		}
	}
	m := d.MentionAt(who.FirstAt())
	described := m.Full && d.Is(m.End, m.At, ",") && d.Has(m.End+1, m.At, lexis.Rel|lexis.Det|lexis.Head|lexis.Partial)
	if place := d.placeOf(&m, b.From); !described || d.perhapsPlace(&m) || who.LikeThing() || d.OwnsSomebody(m.End) || place != pronSubject && place != pronSays && m.At-1 != b.From {
		return nil
	}
	return who.OfGender(want)
}

// introduced returns the only person whom the paragraph of token at names before it, if the article names that person there
// for the first time; else nil: At the back sits Bo Fox, 26. She dares not say it.
func (d *Referents) introduced(at int) *mention.Person {
	from := d.paragraphStart(at)
	who := d.firstNamed(from, at, mention.Unknown)
	named := d.Mentions()
	for n := sort.Search(len(named), func(i int) bool { return named[i].At >= from }); who != nil && n < len(named) && named[n].At < at; n++ {
		if named[n].Who != who {
			return nil
		}
	}
	if who == nil || who.FirstAt() < from {
		return nil
	}
	return who
}

// asHeSaid returns the person who is the subject of the German clause that holds the quotation before "wie" and the pronoun at token at, or nil. A name
// behind a comma and before a word in small letters is a subject: Holm ging, Fuchs bleibt und hat „nichts zu verlieren“, wie | er sagte.
func (d *Referents) asHeSaid(at int, want mention.Gender) *mention.Person {
	if !d.Tongue.Nouns || at < 4 || !d.Is(at-1, at, "wie") || !d.Is(at-2, at, ",") || d.Tokens[at-3].Kind != lexis.Quoted {
		return nil
	}
	s := d.SentenceAt(at)
	for n := s.Phrase1 - 1; n >= s.Phrase0; n-- {
		p := &d.Phrases[n]
		if p.From > at-3 || p.Who == nil || p.Pre >= 0 || !p.Who.Gender.Fits(want) {
			continue
		}
		if p.From > s.From && d.Has(p.From-1, at, lexis.Det) { // Holm, der | Fuchs folgt, hat
			continue
		}
		begins := p.From > s.From && (d.Is(p.From-1, at, ",") || d.Has(p.From-1, at, lexis.Conj)) && d.Tokens[p.To].Kind == lexis.Word && d.Tokens[p.To].Text == d.Tokens[p.To].Lower && d.Tokens[p.To].Class&(lexis.Prep|lexis.Conj|lexis.Det) == 0
		for k := s.Action0; k < s.Action1; k++ {
			begins = begins || d.Actions[k].At < at && d.Actions[k].Subject == n
		}
		if begins {
			return p.Who
		}
	}
	return nil
}
