package quotation

import (
	"slices"
	"strings"
)

// resolve names the source of the quotation at token q.
func (d *document) resolve(s source, history []resolved) resolved {
	if s.pronoun != "" {
		return d.resolvePronoun(s, history)
	}
	r := resolved{source: s}
	if name, ok := d.couple(s); ok {
		r.name, r.couple, r.why = name, true, s.rule+", two together"
		return r
	}
	// a person named in the phrase: the last one that is no possessor and not behind a preposition
	for i := s.to - 1; i >= s.from; i-- {
		k, ok := d.people.at[i]
		if !ok {
			continue
		}
		m := d.people.mentions[k]
		i = m.at
		if m.at < s.from || d.owns(m.end-1) && (m.at > s.from || m.end < s.to) || m.end < s.to && heads[d.tokens[s.to-1].lower] && !d.clause(m.end, s.to) || d.modifies(s.from, m.end, s.to) {
			continue
		}
		if m.at > s.from && d.behindPreposition(s.from, m.at) {
			continue
		}
		r.who, r.name, r.why = m.who, m.who.full, s.rule
		return r
	}
	return d.resolveRole(s, r)
}

// clause reports whether an article stands between two tokens without a preposition before it: what looked like one
// noun phrase holds a verb and its object.
func (d *document) clause(from, to int) bool { return d.object(from, to) > 0 }

func (d *document) object(from, to int) int {
	for i := from + 1; i < to; i++ {
		if t := d.tokens[i].lower; (t == "the" || t == "a" || t == "an" || t == "his" || t == "her" || t == "their") && d.tokens[i-1].kind == word_ && !prepositions[d.tokens[i-1].lower] {
			return i
		}
	}
	return 0
}

// behindPreposition: "spokesman for Jane Fox" is no Jane Fox.
func (d *document) behindPreposition(from, at int) bool {
	if at-2 > from && ministries[d.tokens[at-1].lower] { // secretary of state Jane Fox
		at -= 2
	}
	if at-2 > from && d.tokens[at-2].lower == "of" && determiners[d.tokens[at-1].lower] && heads[d.tokens[at-3].lower] { // mother of three Jane Fox
		at -= 2
	}
	for i := at - 1; i >= from; i-- {
		if prepositions[d.tokens[i].lower] {
			return true
		}
	}
	return false
}

// resolveRole names a phrase without a person in it: an office that one person of the article has, a body by its
// name, else the role as printed.
func (d *document) resolveRole(s source, r resolved) resolved {
	if i := d.object(s.from+1, s.to); i > 0 && !slices.ContainsFunc(d.tokens[s.from:i], func(t token) bool { return t.lower == "who" }) { // the town released a statement
		s.to = i - 1
	}
	if d.tokens[s.from].lower == "according" && s.to > s.from+2 { // according to the keeper, the weir had “...”
		s.from += 2
	}
	if foreign[d.tokens[s.from].lower] {
		r.why = "a pronoun of another language"
		return r
	}
	if w := d.tokens[s.from].lower; s.to == s.from+1 && plain[w] { // "...," Said said
		r.why = "no noun phrase where the speaker should be"
		return r
	}
	if w := d.tokens[s.from].lower; strings.HasSuffix(w, "ed") && w == d.tokens[s.from].text {
		r.why = "no noun phrase where the speaker should be"
		return r
	}
	var words []string
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].kind == word_ {
			words = append(words, d.tokens[i].lower)
		}
	}
	if len(words) > 1 && words[0] == "the" {
		if who := d.people.withRole(words[1:]); who != nil {
			r.who, r.name, r.why = who, who.full, s.rule+", whose office it is"
			return r
		}
		if who := d.people.inOffice(words[1], s.from); who != nil && len(words) == 2 {
			r.who, r.name, r.why = who, who.full, s.rule+", who alone has that office"
			return r
		}
	}
	first := d.tokens[s.from]
	text := fold(d.body[first.span.Start:d.tokens[s.to-1].span.End])
	named := d.nameAt(s.from) >= s.to // one name and nothing else
	switch {
	case len(words) == 0 || len(words) > 14 || len(words) == 1 && determiners[words[0]]:
		r.why = "no noun phrase where the speaker should be"
	case named:
		r.name, r.why = strings.TrimSpace(d.nameOf(s.from, s.to)), s.rule
	case slices.ContainsFunc(words, func(w string) bool { return heads[w] || bodies[w] }) || determiners[words[0]] || d.owns(s.from):
		r.name, r.role, r.why = text+d.relative(s), true, s.rule+", by role"
	case s.grade == cue:
		r.name, r.role, r.why = text, !first.named, s.rule
	default:
		r.why = "no person where the speaker should be"
	}
	if slices.Contains(vague, strings.ToLower(r.name)) {
		r.name, r.why = "", "nobody in particular"
	}
	return r
}

var vague = []string{"this", "that", "which", "what", "these", "those", "one", "some", "many", "others", "another", "people", "who", "all", "both", "everyone", "nobody"}

// couple names two who speak together: said Jane and Tom Fox; Jane Fox and Tom Reed said.
func (d *document) couple(s source) (string, bool) {
	at := s.from
	for at < s.to && d.nameAt(at) != s.to {
		at++
	}
	if at == s.to || d.owns(s.to-1) {
		return "", false
	}
	first, second := at, s.to+1
	if s.verb >= s.to { // before the verb: the first name starts the clause
		if strings.HasSuffix(d.tokens[s.verb].lower, "s") || at != s.from || at < 2 || d.tokens[at].starts || d.tokens[at-1].lower != "and" && d.tokens[at-1].text != "&" {
			return "", false
		}
		first, second = at-1, at
		for first > 0 && first > at-6 && d.tokens[first].kind == word_ && !d.tokens[first].starts && d.nameAt(first-1) == at-1 {
			first--
		}
		if first == at-1 {
			return "", false
		}
		start := first
		for start > 0 && !d.tokens[start].starts && titleWords[d.tokens[start-1].lower] {
			start--
		}
		if before := start - 1; start > 0 && !d.tokens[start].starts && d.tokens[before].paragraph == d.tokens[at].paragraph && (d.tokens[before].kind == word_ && !breaks[d.tokens[before].lower] || d.tokens[before].lower == "and") {
			return "", false
		}
	} else if s.verb < 0 || !d.is(s.to, at, "and") && !d.is(s.to, at, "&") {
		return "", false
	}
	for second < len(d.tokens) && titleWords[d.tokens[second].lower] {
		second++
	}
	end := d.nameAt(second)
	if end == second || !d.isPerson(second) || d.owns(end-1) || d.tokens[second].paragraph != d.tokens[first].paragraph {
		return "", false
	}
	if s.verb < s.from && end < len(d.tokens) { // nothing that the second one does may follow
		if t := &d.tokens[end]; t.kind == word_ && !t.starts && !prepositions[t.lower] && !late[t.lower] && !timeWords[t.lower] {
			return "", false
		}
	}
	a, b := d.fullName(first), d.fullName(second)
	return a + " and " + b, a != b
}

// fullName writes the name that starts at token i in its longest form.
func (d *document) fullName(i int) string {
	if k, ok := d.people.at[i]; ok {
		return d.people.mentions[k].who.full
	}
	return d.nameOf(i, d.nameAt(i))
}

// relative is the short clause with "who" that ends the sentence or the phrase behind a role: " who supports the
// mill", " known as Bob".
func (d *document) relative(s source) string {
	if s.verb > s.from || s.to+1 >= len(d.tokens) {
		return ""
	}
	if d.is(s.to-1, s.from, "known") && d.is(s.to, s.from, "as") {
		if end := d.nameAt(s.to + 1); end > s.to+1 {
			return " " + fold(d.body[d.tokens[s.to].span.Start:d.tokens[end-1].span.End])
		}
	}
	if !d.is(s.to, s.from, "who") || !heads[d.tokens[s.to-1].lower] {
		return ""
	}
	for k := s.to + 1; k < s.to+10; k++ {
		if k == len(d.tokens) || d.tokens[k].kind == sign || d.tokens[k].starts || d.tokens[k].paragraph != d.tokens[s.from].paragraph {
			return " " + fold(d.body[d.tokens[s.to].span.Start:d.tokens[k-1].span.End])
		}
		if d.tokens[k].kind == quoted || breaks[d.tokens[k].lower] || gerunds[d.tokens[k].lower] {
			break
		}
	}
	return ""
}
