package referent

import (
	"slices"
	"sort"
	"strings"

	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// This file finds who goes on to speak: “...,” said Fox. It rained on Reed. “...,” he | added

// goingOn are English verbs of those who have spoken before.
var goingOn = lexis.Set(`added adds continued continues`)

// furthers are stems of Romance verbs of those who have spoken in the sentence before.
var furthers = strings.Fields("ajout poursui añad agreg prosig prosegu aggiun acrescent prossegu")

// sureOn is how probable it must be that who goes on is the last speaker, if somebody else may act since.
const sureOn = 0.7

// goesOn returns whoever spoke last, whom the pronoun at token at means by its verb, where nobody else of that gender may have
// acted since and who, whom it would mean else, is another one. It returns nobody where who is the last speaker, somebody else may
// have acted since, and sure, how probable who is, is little. A role that may describe somebody named before is left to the
// weights.
func (d *Referents) goesOn(at, verb int, want mention.Gender, who *mention.Person, sure float64) (Referent, bool) {
	n := len(d.History) - 1
	romance := d.Tongue.IsRomance() && verb >= 0 && n >= 0 && d.SentenceOf[at]-d.SentenceOf[d.History[n].From] == 1 && slices.ContainsFunc(furthers, func(stem string) bool { return strings.HasPrefix(d.Tokens[verb].Lower, stem) })
	if n < 0 || verb < 0 || !romance && (!d.Tongue.IsEnglish() || !goingOn[d.Tokens[verb].Lower] && !(d.Is(verb, verb, "went") && d.Is(verb+1, verb, "on"))) {
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
	if spoke == who && who != nil && (sure < sureOn || romance) && d.actsSince(last.From, at, spoke, want) {
		return Referent{Why: d.Tokens[at].Lower + ", who may be who spoke before or who is named since"}, true
	}
	if spoke == who || spoke != nil && !spoke.Gender.Fits(want) || romance && spoke == nil && who != nil && d.firstNamed(last.From, at, want) == nil || d.actsSince(last.From, at, spoke, want) {
		return Referent{}, false
	}
	r := last.Referent
	r.Why, r.Doubt = d.Tokens[at].Lower+", who goes on", 0.1
	return r, true
}

// actsSince reports whether a person other than the one who spoke before is named between two tokens, other than beside, who may act.
func (d *Referents) actsSince(from, at int, spoke *mention.Person, want mention.Gender) bool {
	named := d.Mentions()
	for n := sort.Search(len(named), func(i int) bool { return named[i].At > from }); n < len(named) && named[n].At < at; n++ {
		if one := named[n].Who.OfGender(want); one != spoke && one.Gender.Fits(want) && !d.beside(&named[n], from) {
			return true
		}
	}
	return false
}

// beside reports whether a mention stands behind a preposition that tells neither who does or says something nor what the sentence
// is about, or in the sentence of token from, the last speaker, behind any or as whom the speaker tells it: It rained on | Reed; a
// fall with | Reed's son; to the house of | Reed; he told | Reed; but not: put out by | Reed; For | Reed it was late; the view of |
// Reed.
func (d *Referents) beside(m *mention.Mention, from int) bool {
	k := d.PhraseAt[m.End-1]
	if d.Tongue.IsRomance() { // un plan que | Reina rechazó; but not: dijo Mora, pero | Reina lo negó; a dit Morel à | Renard, qui a ri
		which := d.Has(m.At-1, m.At, lexis.Rel) || (d.Is(m.At-1, m.At, "que") || d.Is(m.At-1, m.At, "che")) && !d.Has(m.At-2, m.At, lexis.Det|lexis.Prep|lexis.Object|lexis.Pronoun|lexis.Sub|lexis.Saying|lexis.Adverb)
		return which || !(d.Is(m.End, m.At, ",") && d.Has(m.End+1, m.At, lexis.Rel) || d.Has(m.End, m.At, lexis.Aux|lexis.Saying) || d.AnyAction(d.SentenceAt(m.At), func(a *clause.Action) bool { return k >= 0 && a.Subject == int(k) && !a.Inverted }))
	}
	if k < 0 || d.Accords(&d.Phrases[k]) || d.Speaks(m.At, m.End) {
		return false
	}
	p, s := &d.Phrases[k], d.SentenceAt(from)
	if p.Pre < 0 {
		return slices.ContainsFunc(d.Actions[s.Action0:s.Action1], func(a clause.Action) bool {
			return a.Object >= 0 && a.Subject >= 0 && d.Phrases[a.Subject].From == from && m.At >= d.Phrases[a.Object].From && m.At < d.Phrases[a.Object].Core
		})
	}
	pre := &d.Tokens[p.Pre]
	if pre.Lower == "of" && m.At >= s.To {
		return p.Of >= 0 && d.Phrases[p.Of].Pre >= 0 && !d.Tokens[d.Phrases[p.Of].Pre].Starts
	}
	return !pre.Starts && !doers[pre.Lower]
}

// doers are English prepositions before those who do or say something, or to whom it matters.
var doers = lexis.Set(`by from for like unlike than except besides via including`)
