package quotation

import (
	"slices"

	"seedfeed/feed/attribution"
	"seedfeed/feed/clause"
	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
)

// portrait gives the whole quotations of nobody to the person who has three or more and four in five of the others, in languages other than English, where
// the words before tell of nobody else: Ze dacht na. ‘Ik bleef.’ But: De buurman dacht na. ‘Ik bleef.’ In Romance languages they must have a word for
// their speaker, for a verb of saying may stand inside their marks.
func (d *document) portrait(found []attribution.Quotation) {
	heard, all := map[string]int{}, 0
	var main attribution.Resolved
	for i := range found {
		if r := found[i].Who; r.Name != "" && !found[i].Drop {
			all++
			if heard[r.Name]++; heard[r.Name] > heard[main.Name] {
				main = r
			}
		}
	}
	if n := heard[main.Name]; d.Tongue.IsEnglish() || main.Who == nil || !main.Who.LikeSomebody() || n < 3 || n*5 < all*4 {
		return
	}
	first := slices.IndexFunc(d.Mentions(), func(m mention.Mention) bool { return m.Who == main.Who })
	for i := range found {
		c := &found[i]
		if first < 0 || c.Token < d.Mentions()[first].At || c.Who.Name != "" || c.Drop || c.Unsaid || c.Turn != nil || !c.First || !c.Whole || c.Words < 6 || i > 0 && found[i-1].Who.Name != main.Name && d.SentenceOf[found[i-1].End] == d.SentenceOf[c.Token-1] {
			continue
		}
		if mine, told := d.whoseWords(c); (mine || !d.Tongue.IsRomance()) && !told && d.tellsOf(main.Who, c.Token) {
			c.Who.Referent, c.Who.Why = main.Referent, "the one person whom the article quotes"
		}
	}
}

// tellsOf reports whether the sentence before the quotation at token q is a question or has a name or a pronoun for who, while nobody else acts or speaks there.
func (d *document) tellsOf(who *mention.Person, q int) bool {
	s := d.SentenceAt(max(q-1, 0))
	means := func(i int) bool {
		c := d.Tokens[i].Class
		return d.PersonAt(i) == who || c&lexis.He != 0 && who.Gender != mention.Woman || c&lexis.She != 0 && who.Gender != mention.Man
	}
	other := func(i int) bool { return d.PersonAt(i) != nil && d.PersonAt(i) != who || d.takesIn(i) }
	if d.Tokens[s.To-1].Text != "?" && (!lexis.Any(s.From, s.To, means) || lexis.Any(s.From, s.To, other)) {
		return false
	}
	return !d.AnyAction(s, func(a *clause.Action) bool {
		if a.Subject < 0 {
			return false
		}
		p := &d.Phrases[a.Subject]
		return p.Who != who && !means(p.From) && (p.Kind == clause.Name || d.Tokens[p.From].Class&(lexis.Det|lexis.He|lexis.She) != 0)
	})
}
