package referent

import (
	"sort"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds who goes on to speak: “...,” said Fox. It rained on Reed. “...,” he | added

// goingOn are English verbs of those who have spoken before.
var goingOn = lexis.Set(`added adds continued continues`)

// goesOn returns whoever spoke last, whom the English pronoun at token at means by its verb, where who, whom it would mean else, has done nothing
// since. Nobody else may have said anything since. A role that may describe somebody named before is left to the weights.
func (d *Referents) goesOn(at, verb int, want mention.Gender, who *mention.Person) (Referent, bool) {
	n := len(d.History) - 1
	if n < 0 || verb < 0 || !d.Tongue.IsEnglish() || !goingOn[d.Tokens[verb].Lower] && !(d.Is(verb, verb, "went") && d.Is(verb+1, verb, "on")) {
		return Referent{}, false
	}
	last := d.History[n]
	if last.Name == "" || last.To <= last.From || last.From >= at || d.paragraphsBack(at, last.From) > 2 || d.SentenceOf[at]-d.SentenceOf[last.From] > 4 {
		return Referent{}, false
	}
	spoke := last.Who
	if spoke != nil {
		spoke = spoke.OfGender(want)
		last.Who, last.Name = spoke, spoke.Full
	} else if k := d.PhraseAt[last.From]; !last.Role || k < 0 || d.Phrases[k].Kind != clause.Role || d.isCrowd(d.Phrases[k].Head) || !d.WordGender(last.From, last.To).Fits(want) || d.epithet(last.From, last.Name, want) {
		return Referent{}, false
	}
	if spoke == who || spoke != nil && !spoke.Gender.Fits(want) || d.actsSince(last.From, at, who, spoke, want) {
		return Referent{}, false
	}
	r := last.Referent
	r.Why, r.Doubt = d.Tokens[at].Lower+", who goes on", 0.1
	return r, true
}

// actsSince reports whether who, or anybody if that is nil, does something between two tokens, or somebody else than the one who spoke before
// says something.
func (d *Referents) actsSince(from, at int, who, spoke *mention.Person, want mention.Gender) bool {
	named := d.Mentions()
	for n := sort.Search(len(named), func(i int) bool { return named[i].At > from }); n < len(named) && named[n].At < at; n++ {
		m := named[n]
		if one := m.Who.OfGender(want); who != nil && one != who || who == nil && (one == spoke || !one.Gender.Fits(want)) {
			continue
		}
		if k := d.PhraseAt[m.End-1]; k >= 0 && d.Phrases[k].Pre >= 0 && !d.Accords(&d.Phrases[k]) && !d.Speaks(m.At, m.End) { // with Elm's | Bo Reed
			continue
		}
		if d.leads(&m) || d.placeOf(&m, d.SentenceAt(m.At).From) == pronLater {
			return true
		}
	}
	for n := len(d.again) - 1; n >= 0 && d.again[n].At > from; n-- {
		if d.again[n].At < at && d.again[n].Who == who && who != nil {
			return true
		}
	}
	for k := d.SentenceAt(from).Action0; k < len(d.Actions) && d.Actions[k].At < at; k++ {
		a := &d.Actions[k]
		if a.At <= from || a.Subject < 0 || a.Class&lexis.Saying == 0 {
			continue
		}
		if p := &d.Phrases[a.Subject]; p.From > from && p.Kind != clause.Proform && (p.Who == nil || p.Who.OfGender(want) != spoke) {
			return true
		}
	}
	return false
}
