package quotation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is somebody whom the article names.
type person struct {
	full    string // the longest form of the name
	first   string // given name in lower case, "" where never told
	last    string // last name in lower case
	gender  gender
	roles   []string // what stands before or behind the name, folded: "ukrainian president"
	count   int
	lastAt  int // token of the last full form so far, while resolving
	firstAt int
}

type gender int8

const (
	unknown gender = iota
	male
	female
)

func (g gender) fits(h gender) bool { return g == unknown || h == unknown || g == h }

// mention is a name at a place.
type mention struct {
	at, end int // tokens
	who     *person
	full    bool // with a given name
}

// people indexes who is named where.
type people struct {
	byLast   map[string][]*person
	byFirst  map[string][]*person
	byRole   map[string]*person // made by withRole; nil for a role that two have
	holders  map[string]holder  // made by inOffice
	mentions []mention
	at       map[int]int // token to index in mentions
}

// isName reports whether the word, also given in lower case, may be part of a person's name.
func isName(w, lower string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && size < len(w) && !notNames[lower]
}

func isInitial(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && size == len(w)
}

// possessive cuts ’s off a word.
func possessive(w string) (string, bool) {
	if !strings.HasSuffix(w, "s") {
		return w, false
	}
	for _, s := range [...]string{"’s", "'s"} {
		if cut, ok := strings.CutSuffix(w, s); ok {
			return cut, true
		}
	}
	return w, false
}

// nameAt finds a run of words that make a name, from token i on, and where it ends.
func (d *document) nameAt(i int) (end int) {
	end = i
	for end < len(d.tokens) {
		t := &d.tokens[end]
		word, owner := possessive(t.text)
		switch {
		case t.kind != word_ || end > i && t.starts && !d.tokens[end-1].dotted:
			return trimName(d, i, end)
		case t.named && (end > i || !d.isRank(i)):
			end++
			if owner {
				return end
			}
		case isInitial(word) && word != "I" && (word != "A" || t.dotted) && (end > i || d.isInitialAt(end)):
			end++
		case end > i && particles[word] && end+1 < len(d.tokens) && (d.tokens[end+1].named || particles[d.tokens[end+1].text]):
			end++
		case end > i && suffixes[t.lower]:
			return end + 1
		default:
			return trimName(d, i, end)
		}
		if t.dotted { // the stop of an initial is part of the token
			continue
		}
	}
	return trimName(d, i, end)
}

// isInitialAt: a name may start with an initial when a name follows.
func (d *document) isInitialAt(i int) bool {
	return i+1 < len(d.tokens) && (d.tokens[i+1].named || isInitial(d.tokens[i+1].text))
}

func trimName(d *document, i, end int) int {
	for end > i && (isInitial(d.tokens[end-1].text) || particles[d.tokens[end-1].text]) {
		end--
	}
	return end
}

// nameOf writes the name in tokens i to end as it stands, without a possessive ending.
func (d *document) nameOf(i, end int) string {
	last := d.tokens[end-1].span
	text := d.body[d.tokens[i].span.Start:last.End]
	text, _ = possessive(text)
	return fold(text)
}

// fold folds white space.
func fold(s string) string {
	if strings.ContainsAny(s, "\n\r\t\u00a0") || strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// findPeople makes the index of d. A name needs two words to be a person's; then its last word alone is one as well.
func findPeople(d *document) *people {
	p := &people{byLast: map[string][]*person{}, byFirst: map[string][]*person{}, at: map[int]int{}}
	type span struct{ i, end int }
	d.dropTitles()
	var runs []span
	for i := 0; i < len(d.tokens); i++ {
		end := d.nameAt(i)
		if end <= i {
			continue
		}
		runs = append(runs, span{i, end})
		i = end - 1
	}
	for _, r := range runs {
		p.addFull(d, r.i, r.end)
	}
	for _, r := range runs {
		p.addSingle(d, r.i, r.end)
	}
	d.people = p
	for _, r := range runs {
		p.mention(d, r.i, r.end)
	}
	return p
}

// parts splits a name into given and last name, in lower case.
func (d *document) parts(i, end int) (first, last string, ok bool) {
	for end-1 > i && suffixes[d.tokens[end-1].lower] {
		end--
	}
	last, _ = possessive(d.tokens[end-1].lower)
	if end-i >= 2 {
		first = d.tokens[i].lower
	}
	if bodies[last] && !(places[last] && (women[first] || men[first])) && !d.bears(i, end, last) {
		return "", "", false
	}
	return first, last, true
}

// bears reports whether a place name alone is the last name of somebody the article has named in full: London after
// Jack London.
func (d *document) bears(i, end int, last string) bool {
	return d.people != nil && end-i == 1 && places[last] && len(d.people.byLast[last]) > 0
}

// maxNamesakes bounds the persons of one last name, maxRoles the roles of one person.
const maxNamesakes, maxRoles = 16, 16

func (p *people) addFull(d *document, i, end int) {
	first, last, ok := d.parts(i, end)
	if ok && end-i == 1 && i > 0 && crowned[d.tokens[i-1].lower] && isCapital(d.tokens[i-1].text) && !d.tokens[i].starts {
		p.addCrowned(d, i, last)
		return
	}
	if !ok || end-i < 2 || end-i > 5 {
		return
	}
	if d.acronym(i, end) || nowhere[first] {
		return
	}
	name := d.nameOf(i, end)
	for _, who := range p.byLast[last] {
		if who.first == first || strings.HasPrefix(who.first, first) || strings.HasPrefix(first, who.first) {
			who.count++
			if len(name) > len(who.full) && !strings.HasSuffix(who.full, name) {
				who.full = name
			}
			p.describe(d, who, i, end)
			return
		}
	}
	who := &person{full: name, first: first, last: last, count: 1, firstAt: i}
	switch {
	case women[first]:
		who.gender = female
	case men[first]:
		who.gender = male
	}
	if len(p.byLast[last]) >= maxNamesakes {
		return
	}
	p.byLast[last] = append(p.byLast[last], who)
	p.byFirst[first] = append(p.byFirst[first], who)
	p.describe(d, who, i, end)
}

// addSingle enters somebody whom the article never names in full: said Fox; Mr. Fox; her father, Jim.
func (p *people) addSingle(d *document, i, end int) {
	last := d.tokens[i].lower
	if _, _, ok := d.parts(i, end); !ok && !surnames[last] {
		return
	}
	if end-i != 1 || i == 0 || len(p.byLast[last]) > 0 || len(p.byFirst[last]) > 0 || d.tokens[i].text == strings.ToUpper(d.tokens[i].text) || d.owns(i) {
		return
	}
	before := d.tokens[i-1].lower
	kin := d.genderBefore(i) != unknown && (before != "," || end == len(d.tokens) || d.tokens[end].kind != word_ || d.tokens[end].starts)
	spoke := d.inverted(i, end) || d.says(mention{i, end, nil, false})
	titled := titleWords[before] && isCapital(d.tokens[i-1].text)
	part := isCapital(d.tokens[i-1].text) && !d.tokens[i].starts && !d.tokens[i-1].starts || end < len(d.tokens) && isCapital(d.tokens[end].text) && !d.tokens[end].starts
	label := d.tokens[i].paragraph != d.tokens[i-1].paragraph && d.is(end, i, ":") && end+1 < len(d.tokens) && d.tokens[end+1].kind == quoted && !heads[last]
	if !kin && !titled && !label && !d.givenAlone(i) && (!spoke || part || determiners[before] || things[before] || heads[before]) {
		return
	}
	who := &person{full: d.nameOf(i, end), last: last, count: 1, firstAt: i}
	switch {
	case women[last]:
		who.gender = female
	case men[last]:
		who.gender = male
	}
	p.byLast[last] = append(p.byLast[last], who)
}

// genderBefore reads the gender of a name from the word before it, a comma between them or not.
func (d *document) genderBefore(i int) gender {
	if i > 1 && d.tokens[i-1].text == "," {
		i--
	}
	switch {
	case i > 0 && feminine[d.tokens[i-1].lower]:
		return female
	case i > 0 && masculine[d.tokens[i-1].lower]:
		return male
	}
	return unknown
}

// acronym reports whether a word of the name, but not all of them, is written in capitals: Interim DNC.
func (d *document) acronym(i, end int) bool {
	capitals := 0
	for k := i; k < end; k++ {
		if w := d.tokens[k].text; len(w) > 2 && w == strings.ToUpper(w) && !strings.Contains(w, ".") && !suffixes[d.tokens[k].lower] {
			capitals++
		}
	}
	return capitals > 0 && capitals < end-i
}

// describe notes titles before a name and the apposition behind it.
func (p *people) describe(d *document, who *person, i, end int) {
	var role []string
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := &d.tokens[k]
		if t.kind != word_ || determiners[t.lower] || prepositions[t.lower] || breaks[t.lower] || finite[t.lower] {
			break
		}
		role = append([]string{t.lower}, role...)
		if feminine[t.lower] {
			who.gender = female
		} else if masculine[t.lower] && who.gender == unknown {
			who.gender = male
		}
		if t.starts {
			break
		}
	}
	p.introduce(d, who, i)
	if len(role) > 0 && (offices[role[len(role)-1]] || titleWords[role[len(role)-1]] || heads[role[len(role)-1]]) {
		who.addRole(role)
	}
	if end+1 < len(d.tokens) && d.tokens[end].text == "," && (d.tokens[end+1].lower == "the" || d.tokens[end+1].lower == "a") {
		var words []string
		for k := end + 2; k < len(d.tokens) && k < end+7 && d.tokens[k].kind == word_ && !prepositions[d.tokens[k].lower] && !breaks[d.tokens[k].lower]; k++ {
			words = append(words, d.tokens[k].lower)
			if feminine[d.tokens[k].lower] {
				who.gender = female
			} else if masculine[d.tokens[k].lower] && who.gender == unknown {
				who.gender = male
			}
		}
		if len(words) > 0 {
			who.addRole(words)
		}
	}
}

func (w *person) addRole(words []string) {
	if role := strings.Join(words, " "); len(w.roles) < maxRoles && !slices.Contains(w.roles, role) {
		w.roles = append(w.roles, role)
	}
}

// mention enters a run of name words at its place.
func (p *people) mention(d *document, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok {
		return
	}
	var who *person
	full := false
	for _, c := range p.byLast[last] {
		if first != "" && (c.first == first || strings.HasPrefix(c.first, first) || strings.HasPrefix(first, c.first)) {
			who, full = c, true
		}
	}
	if who == nil {
		who = p.byLastName(d, i, last)
	}
	if who == nil && end-i == 1 && len(p.byFirst[last]) == 1 && (women[last] || men[last]) {
		who = p.byFirst[last][0]
	}
	if who == nil {
		return
	}
	if full {
		who.lastAt = i
	}
	if who.gender == unknown { // Mrs. Fox; his wife, Jane Fox
		who.gender = d.genderBefore(i)
	}
	who.count++
	m := mention{i, end, who, full}
	for k := i; k < end; k++ {
		p.at[k] = len(p.mentions)
	}
	p.mentions = append(p.mentions, m)
}

// byLastName resolves a last name alone: to the one who bears it; of several to the one whose gender the title
// before it tells, then to the one named in full last.
func (p *people) byLastName(d *document, i int, last string) *person {
	all := p.byLast[last]
	want := d.genderBefore(i)
	if want == unknown && i+1 < len(d.tokens) {
		want = reflexive[d.tokens[i+1].lower]
	}
	if len(all) < 2 {
		if len(all) == 1 && (all[0].gender.fits(want) || all[0].first == "" || !men[all[0].first] && !women[all[0].first]) {
			return all[0]
		}
		return nil
	}
	var best *person
	for _, c := range all {
		if !c.gender.fits(want) || strings.HasSuffix(strings.ToLower(c.full), " jr") || strings.HasSuffix(strings.ToLower(c.full), " jr.") {
			continue
		}
		if best == nil || c.count > 2*best.count || c.lastAt > best.lastAt && best.count <= 2*c.count {
			best = c
		}
	}
	return best
}

var reflexive = map[string]gender{"himself": male, "herself": female}

// withRole finds the one person whom the article calls by such a role: its last two words have to agree.
func (p *people) withRole(role []string) *person {
	if p.byRole == nil {
		p.byRole = map[string]*person{}
		for _, m := range p.mentions {
			for _, r := range m.who.roles {
				key := roleKey(strings.Fields(r))
				if who, ok := p.byRole[key]; ok && who != m.who {
					p.byRole[key] = nil // two bear it
				} else if !ok {
					p.byRole[key] = m.who
				}
			}
			if len(p.byRole) > 4096 {
				break
			}
		}
	}
	key := roleKey(role)
	if key == "" {
		return nil
	}
	return p.byRole[key]
}

var nation = map[string]string{"u.s": "us", "u.s.": "us", "american": "us", "u.k": "uk", "british": "uk"}

// roleKey folds the last two words of a role, "" for a shorter one.
func roleKey(role []string) string {
	if len(role) < 2 {
		return ""
	}
	key := ""
	if n := len(role); n > 2 && under[role[n-3]] { // a deputy prime minister is no prime minister
		key = role[n-3] + " "
	}
	for _, w := range role[len(role)-2:] {
		if n, ok := nation[w]; ok {
			w = n
		} else if w == "leader" {
			w = "president"
		}
		key += w + " "
	}
	return key
}
