package quotation

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// resolvePronoun finds whom he, she or they means.
func (d *document) resolvePronoun(s source, history []resolved) resolved {
	r := resolved{source: s}
	want, ok := genderOf[s.pronoun]
	if !ok {
		r.why = "the pronoun " + s.pronoun + " has no one person"
		if n := len(history); s.pronoun == "they" && n > 0 && (history[n-1].role || history[n-1].couple) {
			r.name, r.role, r.couple, r.why = history[n-1].name, history[n-1].role, history[n-1].couple, "they, who spoke before"
		}
		return r
	}
	if n := len(history); n > 0 && history[n-1].name == "" && d.tokens[s.from].paragraph-d.tokens[history[n-1].source.from].paragraph <= 2 {
		r.why = s.pronoun + ", of whom a letter stands for"
		return r
	}
	if role, ok := d.roleBefore(s, history, want); ok {
		return role
	}
	who, why := d.antecedent(s, history, want)
	if r.why = why; who == nil {
		return r
	}
	if who.gender == unknown {
		who.gender = want
	}
	r.who, r.name = who, who.full
	return r
}

// maxBack bounds how far back a pronoun may reach, in tokens.
const maxBack = 500

// roleBefore takes the role that spoke last, or that a sentence before starts with, where no person comes between.
func (d *document) roleBefore(s source, history []resolved, want gender) (resolved, bool) {
	here := d.tokens[s.from].paragraph
	if n := len(history); n > 0 && history[n-1].who == nil && history[n-1].role && history[n-1].source.to > 0 {
		at := history[n-1].source.from
		if here-d.tokens[at].paragraph <= 2 && s.from-at < maxBack && d.roleGender(at, history[n-1].source.to).fits(want) && d.firstPerson(at+1, s.from, want) == nil && !d.rival(at, s, want) {
			r := history[n-1]
			r.source, r.why = s, s.pronoun+", of the role before"
			return r, true
		}
	}
	for end := s.from; end > 0 && s.from-end < maxBack; {
		from, _ := d.sentence(end - 1)
		if here-d.tokens[from].paragraph > 2 || d.firstPerson(from, end, want) != nil {
			break
		}
		if to := d.headEnd(from, end); to > 0 && determiners[d.tokens[from].lower] && d.roleGender(from, to).fits(want) && !things[d.tokens[to-1].lower] && !strings.HasSuffix(d.tokens[to-1].lower, "s") {
			r := d.resolveRole(source{from: from, to: d.behindRole(to), grade: subject}, resolved{source: s})
			if r.who == nil || r.who.gender.fits(want) {
				r.source, r.why = s, s.pronoun+", of the role that a sentence before starts with"
				return r, true
			}
		}
		end = from
	}
	return resolved{}, false
}

// rival reports whether, for a pronoun in another paragraph than the role at token at, somebody of that gender is named
// in the role's paragraph before it.
func (d *document) rival(at int, s source, want gender) bool {
	if d.tokens[at].paragraph == d.tokens[s.from].paragraph {
		return false
	}
	from := at
	for from > 0 && d.tokens[from-1].paragraph == d.tokens[at].paragraph {
		from--
	}
	who := d.firstPerson(from, at, want)
	return who != nil && who.gender == want
}

// roleGender reads the gender of a role from its nouns before any preposition: her husband; a young man.
func (d *document) roleGender(from, to int) gender {
	g := unknown
	for i := from; i < to && !prepositions[d.tokens[i].lower]; i++ {
		switch w := d.tokens[i].lower; {
		case feminine[w] || womanly[w]:
			g = female
		case masculine[w] || manly[w]:
			g = male
		}
	}
	return g
}

var (
	womanly = set(`woman girl lady nun waitress widow bride grandma mummy niece headmistress postmistress`)
	manly   = set(`man boy gentleman monk waiter widower bridegroom groom grandpa dad nephew headmaster postmaster fisherman`)
)

// How much speaks for a person as the one a pronoun means; ours, tried on news articles.
const (
	wSubject   = 1.2 // first in its sentence
	wSaid      = 0.8 // the subject of a saying verb
	wSpoke     = 1.4 // the quotation before was his
	wOblique   = -0.1
	wOwner     = -0.6
	wGender    = 0.6
	wCount     = 0.1
	wParagraph = -0.35
	wWithin    = 2.5  // in the sentence, before the quotation
	wOther     = -1.2 // in a sentence that starts with the same pronoun
	wMargin    = 0.15
	wUnsure    = 2.5 // what one of unknown gender has to be ahead of a woman, for she
)

// onward are the verbs of one who has spoken already.
var onward = set(`added adds continued continues concluded concludes`)

var wSentence = [...]float64{1.9, 3.1, 2, 1.2, 1, -0.2, -1}

// antecedent weighs the persons named in the four paragraphs before a pronoun: near ones, subjects and the one who
// spoke last weigh most. Nobody is named where two weigh nearly the same.
func (d *document) antecedent(s source, history []resolved, want gender) (*person, string) {
	all := d.people.mentions
	last := sort.Search(len(all), func(i int) bool { return all[i].at >= s.from })
	best := map[*person]float64{}
	pair := map[*person]bool{}
	here := d.tokens[s.from].paragraph
	distance := 0
	from, _ := d.sentence(s.from)
	alone, titled := d.spokenOf(s.from)
	for n := last - 1; n >= 0 && n > last-60; n-- {
		m := all[n]
		far := here - d.tokens[m.at].paragraph
		if far > 4 || s.from-m.at > maxBack {
			break
		}
		for m.at < from && from > 0 {
			from, _ = d.sentence(from - 1)
			distance++
		}
		if !m.who.gender.fits(want) || m.who.first != "" && (slices.Contains(alone, m.who.first) || slices.Contains(titled, m.who.last)) {
			continue
		}
		w := wSentence[min(distance, len(wSentence)-1)] + wParagraph*float64(far) + d.role(m, from)
		if distance == 0 && (d.quotedBetween(m.end, s.from) || d.is(m.end, s.from, ",") && d.is(m.end+2, s.from, "which")) { // Fox went on, “...,” he said; by Fox, in which he wrote
			w += wWithin
		}
		if m.who.gender == want {
			w += wGender
		}
		if distance > 0 && d.subjectPronoun(from) == s.pronoun { // he is somebody else than whom his sentence names
			w += wOther
		}
		w += wCount * float64(min(m.who.count, 8))
		if old, ok := best[m.who]; !ok || w > old {
			best[m.who], pair[m.who] = w, distance <= 1 && d.paired(m, want)
		}
	}
	if n := len(history); n > 0 && history[n-1].who != nil && history[n-1].who.gender.fits(want) && history[n-1].source.to > 0 {
		prev := history[n-1]
		if far := here - d.tokens[prev.source.from].paragraph; far <= 4 {
			w := wSpoke + 1.8 + wParagraph*float64(far) + wCount*float64(min(prev.who.count, 8))
			if s.verb > 0 && s.verb < len(d.tokens) && onward[d.tokens[s.verb].lower] && far <= 1 {
				w += wSpoke
			}
			if prev.who.gender == want {
				w += wGender
			}
			if w > best[prev.who] {
				best[prev.who], pair[prev.who] = w, false
			}
		}
	}
	return likeliest(best, pair, s.pronoun)
}

// spokenOf lists the names that the quotations around token at have without a title, and apart those they have with one:
// hardly anybody speaks of himself by first name, or as Mr. A name between commas is called to somebody, one behind "I"
// is told.
func (d *document) spokenOf(at int) (alone, titled []string) {
	const around = 40 // tokens, so that a paragraph of nothing but quotations takes linear time
	for i := max(at-around, 0); i < min(at+around, len(d.tokens)); i++ {
		if d.tokens[i].kind != quoted || d.tokens[i].paragraph != d.tokens[at].paragraph {
			continue
		}
		text := d.body[d.tokens[i].span.Start:d.tokens[i].span.End]
		before := "" // the word before
		for text != "" {
			word, rest, _ := strings.Cut(text, " ")
			text = rest
			if word = strings.TrimLeft(word, "\"“‘'"); word != "" && word[0] >= 'A' && word[0] <= 'Z' && !strings.HasSuffix(before, ",") && !selves[before] {
				end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
				if end < 0 {
					end = len(word)
				}
				name := strings.ToLower(word[:end])
				starts := before == "" || strings.ContainsAny(before[len(before)-1:], ".?!")
				if !strings.HasPrefix(word[end:], ",") && !(starts && wordNames[name]) {
					alone = append(alone, name)
				}
				if before != "" && titleWords[strings.ToLower(strings.TrimSuffix(before, "."))] {
					titled = append(titled, name)
				}
			}
			before = word
		}
	}
	return alone, titled
}

// wordNames are given names that start sentences as other words: Will you come?
var wordNames = set(`will mark rose grace may hope bill frank art dawn faith joy june april august summer autumn ray jack drew grant chase penny miles rob sue pat ruby pearl iris ivy lily daisy heather violet holly hazel`)

var selves = set(`I am I'm I’m me myself`)

// likeliest chooses among persons by their weights: the heaviest, or nobody where another is as near.
func likeliest(best map[*person]float64, pair map[*person]bool, pronoun string) (*person, string) {
	want := genderOf[pronoun]
	var who *person
	first, second, sure := -9.0, -9.0, -9.0 // sure: the best of those whose gender is known
	for p, w := range best {
		if p.gender == want {
			sure = max(sure, w)
		}
		switch {
		case w > first || w == first && p.firstAt < who.firstAt:
			second, first, who = first, w, p
		case w > second:
			second = w
		}
	}
	switch {
	case who == nil:
		return nil, "nobody near whom " + pronoun + " can mean"
	case pair[who] || first-second < wMargin || want == female && who.gender == unknown && !strings.HasSuffix(who.first, "a") && first-sure < wUnsure:
		return nil, pronoun + " can mean two persons"
	}
	return who, pronoun + ", the likeliest person before"
}

// role weighs the place of a mention in its sentence, which starts at token from.
func (d *document) role(m mention, from int) float64 {
	switch {
	case d.owns(m.end - 1):
		return wOwner
	case m.at > from && d.inverted(m.at, m.end):
		return wSubject + wSaid
	case m.at > 0 && m.at > from && (prepositions[d.tokens[m.at-1].lower] || finite[d.tokens[m.at-1].lower]):
		return wOblique
	}
	if d.says(m) {
		return wSubject + wSaid
	}
	for i := from; i < m.at; i++ {
		if k, ok := d.people.at[i]; ok && !d.owns(d.people.mentions[k].end-1) && !(i > from && prepositions[d.tokens[i-1].lower]) {
			return 0
		}
	}
	return wSubject
}

// quotedBetween reports whether a quotation stands between two tokens of a sentence.
func (d *document) quotedBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if d.tokens[i].kind == quoted {
			return true
		}
	}
	return false
}

// inverted reports whether a saying verb stands before the name in tokens at to end, and nothing goes on behind: , said X.
func (d *document) inverted(at, end int) bool {
	return at > 1 && plain[d.tokens[at-1].lower] && (d.tokens[at-2].text == "," || d.tokens[at-2].kind == quoted) &&
		(end == len(d.tokens) || d.tokens[end].kind != word_ || d.tokens[end].starts)
}

// says reports whether a saying verb has the mention for its subject: X also said.
func (d *document) says(m mention) bool {
	from := m.end
	if d.is(from, m.at, ",") && d.is(from+1, m.at, "who") {
		from += 2
	}
	for i := from; i < len(d.tokens) && i < from+4; i++ {
		t := &d.tokens[i]
		if t.kind != word_ {
			return false
		}
		if plain[t.lower] {
			return true
		}
		if !skipped[t.lower] && !strings.HasSuffix(t.lower, "ly") {
			return false
		}
	}
	return false
}

// firstPerson is the first one named between two tokens whose gender fits; possessors count only where nobody else does.
func (d *document) firstPerson(from, to int, want gender) *person {
	var owner *person
	for i := from; i < to; i++ {
		k, ok := d.people.at[i]
		if !ok {
			continue
		}
		m := d.people.mentions[k]
		i = max(i, m.end-1)
		if !m.who.gender.fits(want) {
			continue
		}
		if !d.owns(m.end - 1) {
			return m.who
		}
		if owner == nil {
			owner = m.who
		}
	}
	return owner
}
