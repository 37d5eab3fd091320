package clause

import "seedfeed/feed/lexis"

// This file finds German nouns in no list that mean somebody, because they say something.

// bodies makes a body of each noun in no list, from phrase n on, that the sentence shows as who says something: Am Montag erklärte | die Luftwaffe,
// es sei Q; nach Angaben | der Luftwaffe; but: nach Einschätzung | der Lage.
func (r *reader) bodies(n int) {
	d := r.d
	for k := r.first; k < len(d.Actions); k++ {
		a := &d.Actions[k]
		if a.Inverted && a.Subject >= n && !a.Passive && a.Class&lexis.Say != 0 && !ofThings[d.Tokens[a.At].Lower] && subjects[d.Tokens[d.Phrases[a.Subject].From].Lower] && r.alone(a, n) {
			d.makeBody(&d.Phrases[a.Subject])
		}
	}
	for ; n < len(d.Phrases); n++ {
		p := &d.Phrases[n]
		if p.Pre >= 0 && ownViews[d.Tokens[p.Pre].Lower] {
			d.makeBody(p)
		}
	}
}

// makeBody makes a body of a phrase that is an article and words of which the last is a noun in no list: die Luftwaffe.
func (d *Clauses) makeBody(p *Phrase) {
	if t := &d.Tokens[p.Head]; p.Kind == Other && t.Class == 0 && lexis.IsCapital(t.Text) && p.Head > p.From && !lexis.IsCapital(d.Tokens[p.Head-1].Text) && (subjects[d.Tokens[p.From].Lower] || Genitive[d.Tokens[p.From].Lower] || d.Has(p.From, p.From, lexis.Oblique)) {
		p.Kind = Entity
	}
}

// alone reports whether nothing but the subject of inverted action a can be who does it: only words for when and where, from phrase n on, precede the
// verb, and what is said, or what is called something, follows the subject: erklärte | die Luftwaffe, es; kritisierte | die Luftwaffe den Plan als Q.
func (r *reader) alone(a *Action, n int) bool {
	d := r.d
	p := &d.Phrases[a.Subject]
	nobody := !lexis.Any(n, a.Subject, func(k int) bool { return d.Phrases[k].Pre < 0 && d.Tokens[d.Phrases[k].Head].Class&lexis.Period == 0 })
	if !nobody || p.Pre >= 0 || lexis.Any(p.From+1, p.To, func(k int) bool { return d.Is(k, k, "der") && !d.isFeminine(k+1) }) || d.AnyToken(r.from, a.At, func(t *lexis.Token) bool { return t.Kind == lexis.Sign }) {
		return false
	}
	k := p.To
	if d.Is(k, k, "den") || d.Is(k, k, "die") || d.Is(k, k, "das") {
		return lexis.Any(k, r.to-1, func(i int) bool { return d.Is(i, i, "als") && d.Tokens[i+1].Kind == lexis.Quoted })
	}
	return k < r.to && (d.Tokens[k].Kind == lexis.Sign || d.Has(k, k, lexis.Prep|lexis.Period|lexis.Adverb) && d.Tokens[k].Class&lexis.Det == 0)
}

var (
	subjects = lexis.Set(`der die das ein eine`)                                                                  // articles of a subject
	ownViews = lexis.Set(`laut angaben ansicht auffassung worten meinung auskunft bekunden lesart informationen`) // words behind which nothing but who says something stands
)
