package quotation

import (
	"strings"

	"seedfeed/feed/attribution"
	"seedfeed/feed/lexis"
	"seedfeed/feed/referent"
)

// resolve gives a source its name.
func (d *document) resolve(s attribution.Source, before []attribution.Quotation) attribution.Resolved {
	why := attribution.Ties[s.Tie].Reason
	switch {
	case s.Prev >= 0:
		r := before[s.Prev].Who
		r.Source.Grade, r.Source.Tie, r.Why = s.Grade, s.Tie, why
		return r
	case s.Pronoun != "" && lexis.IsReview(strings.ToLower(d.Title)):
		return attribution.Resolved{Referent: referent.Referent{Why: "a review: he may be somebody of the story"}, Source: s}
	case s.Pronoun != "":
		return attribution.Resolved{Referent: d.PronounMeans(s.From, s.Verb), Source: s}
	case s.Phrase < 0:
		return attribution.Resolved{Referent: d.TokensMean(s.From, s.To, why), Source: s}
	}
	b := referent.Bond{Verb: s.Verb, Touches: s.Grade >= attribution.Cue || d.saysColon(s.Tie, s.Verb), Leads: s.Tie <= attribution.TellFar || s.Tie == attribution.AccordFar, Behind: s.Tie == attribution.SaysX}
	r := d.PhraseMeans(&d.Phrases[s.Phrase], b, why)
	if n := len(before) - 1; r.Name == "" && n >= 0 && before[n].Who.Source.Phrase == s.Phrase { // “...,” the agent said. Q
		r = before[n].Who.Referent
		r.Why = why
	}
	return attribution.Resolved{Referent: r, Source: s}
}

// saysColon reports whether a verb of saying and a colon end the words before a quotation that stands in the next paragraph or sentence: Il
// paroliere ha detto: / «...»
func (d *document) saysColon(t attribution.Tie, verb int) bool {
	return t == attribution.BeforeColon && verb >= 0 && d.Has(verb, verb, lexis.Say|lexis.Part) && d.Is(verb+1, verb, ":")
}
