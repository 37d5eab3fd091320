package attribution

import (
	"strings"

	"seedfeed/feed/lexis"
)

// byInitials offers the initials right behind the Spanish, Italian or Portuguese verb of saying at token verb, by which a paper
// names somebody, and reports whether there are two or more: «...», racconta | B. T.; but not in Russian and Polish, whose verbs
// need no subject either.
func (o *optioner) byInitials(verb int, t Tie) bool {
	d := o.d
	if d.Tongue.Cases {
		return false
	}
	end, letters := verb+1, 0
	for ; end < len(d.Tokens) && d.Tokens[end].Paragraph == d.Tokens[verb].Paragraph; end++ {
		if t := &d.Tokens[end]; t.Kind != lexis.Word || len(t.Text) != 1 || !lexis.IsUpper(t.Text) || !strings.HasPrefix(d.Body[t.Span.End:], ".") {
			break
		}
		letters++
	}
	if letters < 2 {
		return false
	}
	s := SourceAt(verb+1, end, t)
	s.Verb = verb
	o.enter(s)
	return true
}
