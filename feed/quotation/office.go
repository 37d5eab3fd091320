package quotation

import "strings"

// An office is what one person of an article holds: once the article has said who is the magistrate, "the magistrate"
// means that person. Nouns that many bear at once (official, spokesman, resident) are none.
var offices = set(`king queen prince princess pope premier chancellor mayor magistrate judge coroner bishop archbishop
	abbot abbess vicar minister governor sheriff ambassador headmaster headmistress headteacher curator librarian conductor
	superintendent prosecutor treasurer umpire referee choirmaster stationmaster harbourmaster postmaster postmistress`)

// partial words before an office make another one of it, or one that somebody else holds now.
var partial = set(`vice deputy former ex late shadow assistant associate acting then future ex-president another lieutenant junior
	prospective would-be retired outgoing incoming past previous prime first`)

// under are those that make a lower office of one of two words.
var under = set(`vice deputy assistant associate shadow lieutenant`)

// crowned are titles that stand before a single name: Queen Anne.
var crowned = set(`king queen prince princess pope`)

// ranks are titles that are also last names, or parts of names: none where another name follows.
var ranks = set(`constable inspector superintendent auditor premier bishop archbishop father sheriff coroner magistrate detective
	pastor corporal cardinal abbot vicar baroness`)

// ministries are what a minister or secretary is of.
var ministries = set(`state defense defence affairs energy labor labour commerce education treasury war health finance justice interior`)

// isRank reports whether token i is a title before a name.
func (d *document) isRank(i int) bool {
	w := d.tokens[i].lower
	if ministries[w] && i > 0 && d.tokens[i-1].lower == "of" { // secretary of state Jane Fox
		return i+1 < len(d.tokens) && d.tokens[i+1].kind == word_ && !d.tokens[i+1].starts && d.tokens[i+1].named
	}
	return (ranks[w] || offices[w] || heads[w] && !things[w] && !bodies[w]) && !men[w] && !women[w] && i+1 < len(d.tokens) && d.tokens[i+1].kind == word_ && !d.tokens[i+1].starts && d.tokens[i+1].named
}

// addCrowned enters somebody who has a title and one name: Queen Anne.
func (p *people) addCrowned(d *document, i int, name string) {
	if len(p.byLast[name]) > 0 || d.owns(i) {
		return
	}
	who := &person{full: d.nameOf(i-1, i+1), first: d.tokens[i-1].lower, last: name, count: 1, firstAt: i}
	p.byLast[name] = append(p.byLast[name], who)
	p.describe(d, who, i, i+1)
}

func isCapital(w string) bool { return w != strings.ToLower(w) }

// introduce notes the office of a person named in tokens i to end: the magistrate, Jane Fox.
func (p *people) introduce(d *document, who *person, i int) {
	if i < 3 || d.tokens[i-1].text != "," || d.tokens[i].starts {
		return
	}
	from := i - 2
	for from > 0 && from > i-10 && d.tokens[from].kind == word_ && d.tokens[from].lower != "the" && !d.tokens[from].starts && !finite[d.tokens[from].lower] && !breaks[d.tokens[from].lower] {
		from--
	}
	if d.tokens[from].lower != "the" || d.tokens[from].paragraph != d.tokens[i].paragraph {
		return
	}
	var words []string
	for k := from + 1; k < i-1 && !prepositions[d.tokens[k].lower]; k++ {
		words = append(words, d.tokens[k].lower)
	}
	if n := len(words); n > 0 && (offices[words[n-1]] || n > 1 && titleWords[words[n-1]]) {
		who.addRole(words)
	}
}

// holder is who has an office in the article, nobody where two have it, and where it first names that person.
type holder struct {
	who *person
	at  int
}

// inOffice finds the one person whom the article has called so before token at.
func (p *people) inOffice(office string, at int) *person {
	if !offices[office] {
		return nil
	}
	if p.holders == nil {
		p.appoint()
	}
	if h := p.holders[office]; h.at < at {
		return h.who
	}
	return nil
}

// appoint makes the index of offices.
func (p *people) appoint() {
	p.holders = map[string]holder{}
	seen := map[*person]bool{}
	for _, m := range p.mentions {
		if seen[m.who] {
			continue
		}
		seen[m.who] = true
		for office := range offices {
			if !m.who.holds(office) {
				continue
			}
			if _, ok := p.holders[office]; ok {
				p.holders[office] = holder{}
			} else {
				p.holders[office] = holder{m.who, m.at}
			}
		}
	}
}

// holds reports whether one of the roles of w is the office.
func (w *person) holds(office string) bool {
	for _, r := range w.roles {
		if r == office {
			return true
		}
		if before, ok := strings.CutSuffix(r, " "+office); ok {
			words := strings.Fields(before)
			if !partial[words[0]] && !partial[words[len(words)-1]] {
				return true
			}
		}
	}
	return false
}

// apposed finds the name in apposition to the noun phrase that ends before token to: ", Jane Fox," or ", the tenor
// Jane Fox,".
func (d *document) apposed(to, limit int) (mention, bool) {
	if to+1 >= limit || d.tokens[to].text != "," || d.tokens[to+1].paragraph != d.tokens[to].paragraph {
		return mention{}, false
	}
	k := to + 1
	if determiners[d.tokens[k].lower] {
		for k++; k < limit && k < to+5 && d.isPlain(k); {
			k++
		}
	}
	for k+1 < limit && titleWords[d.tokens[k].lower] && !d.isPerson(k) { // ", Sir Tom Blake"
		k++
	}
	if k >= limit || !d.isPerson(k) {
		return mention{}, false
	}
	m := d.people.mentions[d.people.at[k]]
	if d.is(m.end, to, ",") && d.is(m.end+1, to, "and") {
		return mention{}, false // the first of two
	}
	if m.at != k || d.owns(m.end-1) || m.end < len(d.tokens) && d.tokens[m.end].kind == word_ && d.tokens[m.end].lower == "and" {
		return mention{}, false
	}
	return m, true
}

// isPlain reports whether token i is a word of a noun phrase, in lower case.
func (d *document) isPlain(i int) bool {
	t := &d.tokens[i]
	return t.kind == word_ && t.text == t.lower && !prepositions[t.lower] && !breaks[t.lower] && !determiners[t.lower] && (!finite[t.lower] || heads[t.lower]) && !pronouns[t.lower]
}

// ofSomebody finds the end of "X's old rival" or "the old rival", from token i on.
func (d *document) ofSomebody(i int) (to int, ok bool) {
	if to = i; i >= len(d.tokens) {
		return i, false
	}
	switch end := d.nameAt(i); {
	case end > i && d.owns(end-1):
		to = end
	case determiners[d.tokens[i].lower]:
		to = i + 1
	default:
		return i, false
	}
	first := to
	for to < len(d.tokens) && to < first+5 && (d.isPlain(to) || d.owns(to)) {
		to++
	}
	return to, to > first && to < len(d.tokens)
}

// isNamed reports whether s is a name, or an article, a few words and a name: the tenor Jane Fox.
func (d *document) isNamed(s source) bool {
	k := s.from
	for k < s.to && titleWords[d.tokens[k].lower] {
		k++
	}
	title := k
	if k == s.to {
		return false
	}
	if determiners[d.tokens[k].lower] || heads[d.tokens[k].lower] && d.isPlain(k) {
		for k++; k < s.to && d.isPlain(k); {
			k++
		}
	}
	return k < s.to && d.isPerson(k) && (k == title || d.nameAt(k) == s.to && !d.owns(s.to-1))
}

// plural reports whether sign i is the apostrophe of a plural possessive: the pilots' union.
func (d *document) plural(i int) bool {
	t := &d.tokens[i]
	if t.text != "'" && t.text != "’" || i == 0 || i+1 >= len(d.tokens) {
		return false
	}
	before := &d.tokens[i-1]
	return before.kind == word_ && before.span.End == t.span.Start && strings.HasSuffix(before.lower, "s") && d.tokens[i+1].kind == word_
}

// afterFronted skips what stands before the subject without a comma: "In a second statement the union".
func (d *document) afterFronted(from, end int) int {
	if from >= end || !prepositions[d.tokens[from].lower] || !d.tokens[from].starts && (from == 0 || d.tokens[from-1].kind == word_) {
		return from
	}
	for k := end - 1; k > from+1; k-- {
		before := &d.tokens[k-1]
		if determiners[d.tokens[k].lower] && before.kind == word_ && !prepositions[before.lower] && !determiners[before.lower] && !d.owns(k-1) {
			return k
		}
	}
	return from
}

// ownSubject finds the subject that a participle has behind "with": with the leader, Jane Fox, shouting.
func (d *document) ownSubject(v, from int) (source, bool) {
	for i := v - 1; i >= from && i > v-maxPhrase; i-- {
		t := &d.tokens[i]
		if t.kind == quoted || breaks[t.lower] || finite[t.lower] && !heads[t.lower] || gerunds[t.lower] {
			break
		}
		if t.lower != "with" || i > from && d.tokens[i-1].text != "," { // he walked with her
			continue
		}
		if to, ok := d.ofSomebody(i + 1); ok {
			if m, ok := d.apposed(to, v); ok && m.end == v-1 && d.tokens[v-1].text == "," {
				return source{from: m.at, to: m.end, verb: v}, true
			}
		}
		if d.oneNoun(i+1, v) {
			return source{from: i + 1, to: v, verb: v}, true
		}
		break
	}
	return source{}, false
}

// behindRole goes on from token to, the end of a role, over "for the river trust" where a verb follows.
func (d *document) behindRole(to int) int {
	if to >= len(d.tokens) || d.tokens[to].lower != "for" && d.tokens[to].lower != "of" && d.tokens[to].lower != "at" && d.tokens[to].lower != "from" {
		return to
	}
	for k := to + 1; k < len(d.tokens) && k < to+10; k++ {
		t := &d.tokens[k]
		if t.starts || t.kind != word_ && !d.plural(k) || breaks[t.lower] {
			break
		}
		if k > to+1 && (d.acts(k) && !d.nounLike(k) || auxiliaries[t.lower]) {
			return k
		}
	}
	return to
}

// paired reports whether a mention is one of two that the same pronoun may mean, joined by "and".
func (d *document) paired(m mention, want gender) bool {
	next := func(i int) bool {
		k, ok := d.people.at[i]
		return ok && d.people.mentions[k].who != m.who && d.people.mentions[k].who.gender.fits(want) && d.tokens[i].paragraph == d.tokens[m.at].paragraph
	}
	switch {
	case d.owns(m.end - 1):
		return false
	case m.end+1 < len(d.tokens) && d.tokens[m.end].lower == "and" && next(m.end+1):
		return !d.owns(d.people.mentions[d.people.at[m.end+1]].end - 1)
	case m.at >= 2 && d.tokens[m.at-1].lower == "and" && next(m.at-2):
		return true
	}
	return false
}

// oneNoun reports whether tokens i to end are a noun phrase and no more: one of her ads.
func (d *document) oneNoun(i, end int) bool {
	for k := i; k < end; k++ {
		if d.tokens[k].kind != word_ {
			return false
		}
	}
	return end > i+1 && determiners[d.tokens[i].lower] && heads[d.tokens[end-1].lower]
}

// complement goes on from token to, the end of a role, over the name behind it, or one noun: "for Platt Water",
// "of state".
func (d *document) complement(to, limit int) int {
	if to+1 >= limit {
		return to
	}
	switch d.tokens[to].lower {
	case "of":
		if next := to + 2; d.isPlain(to+1) && (next >= limit || d.tokens[next].kind != word_ || !heads[d.tokens[next].lower]) {
			return next
		}
	case "for", "at":
	default:
		return to
	}
	k := to + 1
	if d.tokens[k].lower == "the" {
		k++
	}
	if end := d.nameAt(k); end > k && end <= limit && !d.owns(end-1) {
		return end
	}
	return to
}

// wider takes in what the noun phrase from token from to end has before an "and" or between commas: the Oxley senator
// and candidate; the tired, old diplomat.
func (d *document) wider(from, end, least int) int {
	if from-3 < least || from >= end || determiners[d.tokens[from].lower] || d.isPerson(from) || d.tokens[from].starts || !heads[d.tokens[end-1].lower] {
		return from
	}
	switch {
	case d.tokens[from-1].lower == "and" && heads[d.tokens[from-2].lower]:
		for k := from - 3; k >= least && k > from-9; k-- {
			t := &d.tokens[k]
			if determiners[t.lower] {
				return k
			}
			if t.kind != word_ || prepositions[t.lower] || breaks[t.lower] || finite[t.lower] && !heads[t.lower] {
				break
			}
		}
	case d.tokens[from-1].text == "," && d.isPlain(from-2) && d.isPlain(from) && determiners[d.tokens[from-3].lower]:
		return from - 3
	}
	return from
}

// isAdverb reports whether token i is an adverb by its ending.
func (d *document) isAdverb(i int) bool {
	t := &d.tokens[i]
	return strings.HasSuffix(t.lower, "ly") && !t.named && !nounsInLy[t.lower]
}

var nounsInLy = set(`family daily weekly monthly quarterly ally assembly bully`)

// involved reports whether token i is a participle behind the noun that says who it is: "one voter involved in it".
func (d *document) involved(i int) bool {
	return i > 0 && heads[d.tokens[i-1].lower] && strings.HasSuffix(d.tokens[i].lower, "ed") && d.isPlain(i)
}
