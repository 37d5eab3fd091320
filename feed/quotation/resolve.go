package quotation

import "strings"

// resolve gives a source its name.
func (d *document) resolve(s source, before []candidate) resolved {
	why := ties[s.tie].reason
	switch {
	case s.prev >= 0:
		r := before[s.prev].who
		r.source.grade, r.source.tie, r.why = s.grade, s.tie, why
		return r
	case s.pronoun != "" && d.review():
		return resolved{referent: referent{why: "a review: he may be somebody of the story"}, source: s}
	case s.pronoun != "":
		return resolved{referent: d.pronounMeans(s.from), source: s}
	case s.phrase < 0:
		return resolved{referent: d.tokensMean(s.from, s.to, why), source: s}
	}
	b := bond{verb: s.verb, touches: s.grade >= cue, leads: s.tie <= tellFar}
	return resolved{referent: d.phraseMeans(&d.phrases[s.phrase], b, why), source: s}
}

// review reports whether the article tells what happens in a story: its title says so.
func (d *document) review() bool {
	for _, w := range [...]string{"review", "kritik", "rezension", "critique", "reseña", "recensione", "resenha", "recensie", "рецензия", "recenzja"} {
		if strings.HasPrefix(d.title, w) {
			return true
		}
	}
	return false
}
