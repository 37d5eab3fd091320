package quotation

import (
	"strings"

	"seedfeed/feed/lexis"
	"seedfeed/feed/referent"
)

// resolve gives a source its name.
func (d *document) resolve(s source, before []candidate) resolved {
	why := ties[s.tie].reason
	switch {
	case s.prev >= 0:
		r := before[s.prev].who
		r.source.grade, r.source.tie, r.Why = s.grade, s.tie, why
		return r
	case s.pronoun != "" && lexis.IsReview(strings.ToLower(d.title)):
		return resolved{Referent: referent.Referent{Why: "a review: he may be somebody of the story"}, source: s}
	case s.pronoun != "":
		return resolved{Referent: d.PronounMeans(s.from, s.verb), source: s}
	case s.phrase < 0:
		return resolved{Referent: d.TokensMean(s.from, s.to, why), source: s}
	}
	b := referent.Bond{Verb: s.verb, Touches: s.grade >= cue || d.saysColon(s.tie, s.verb), Leads: s.tie <= tellFar || s.tie == accordFar, Behind: s.tie == saysX}
	return resolved{Referent: d.PhraseMeans(&d.Phrases[s.phrase], b, why), source: s}
}
