package quotation

import (
	"slices"
	"strings"
)

// gender is what a name, a title or a pronoun tells of a person.
type gender int8

const (
	unknown gender = iota // nothing tells
	man
	woman
)

// fits reports whether g and h can be of one person.
func (g gender) fits(h gender) bool { return g == unknown || h == unknown || g == h }

// person is somebody whom the article names.
type person struct {
	full    string // the longest form of the name
	first   string // given name in lower case, "" where never told
	nick    string // nickname in lower case
	last    string // last name in lower case
	gender  gender
	titles  []string  // words before the name and in apposition: "general", "wife"
	roles   []string  // what the article calls them, folded: "ukrainian president"
	count   int       // how often they are named
	related bool      // introduced as somebody's relative: his wife, Ann Fox
	couple  bool      // introduced with another one of the same last name: Leonard and Coral Ashby
	lone    bool      // never named in full
	among   []*person // not nil: nobody knows which of these
	inFull  int       // one more than the token where the full name was printed last, 0: nowhere yet
	at      int       // token of the first mention, -1: none
}

// mention is a name at a place.
type mention struct {
	at, end int // tokens
	who     *person
	full    bool // with a given name
	place   int  // what kind of place in its sentence it is, 0 where nobody asked; package referent sets it
}

// names is a text with who is named in it.
type names struct {
	text
	people people
}

// people indexes who is named where.
type people struct {
	all      []*person // those with a name of their own
	byLast   map[string][]*person
	byFirst  map[string][]*person
	byRole   map[string]*person // made when a role is asked for; nil for a role that two have
	holders  map[string]holder  // made when an office is asked for
	mentions []mention
	at       []int32            // for each token one more than its index in mentions, 0: none
	unclear  map[string]*person // by last name: one of several who bear it
	runs     []mention          // names without their persons
	fit      []*person          // memory of byLastName
	fresh    []person           // memory of persons
	lists    []*person          // memory of lists of one person
}

// reset empties the index for a text of n tokens. It keeps the memory.
func (p *people) reset(n int) {
	if p.byLast == nil {
		p.byLast, p.byFirst, p.unclear = map[string][]*person{}, map[string][]*person{}, map[string]*person{}
	}
	clear(p.byLast)
	clear(p.byFirst)
	clear(p.unclear)
	p.byRole, p.holders = nil, nil
	p.at = slices.Grow(p.at[:0], n)[:n]
	clear(p.at)
	p.all, p.mentions, p.runs, p.fresh, p.lists = p.all[:0], p.mentions[:0], p.runs[:0], p.fresh[:0], p.lists[:0]
}

// add adds who to a list of persons.
func (p *people) add(list []*person, who *person) []*person {
	if list != nil {
		return append(list, who)
	}
	if len(p.lists) == cap(p.lists) {
		p.lists = make([]*person, 0, 2*cap(p.lists)+32)
	}
	p.lists = append(p.lists, who)
	n := len(p.lists)
	return p.lists[n-1 : n : n]
}

// person returns a new person.
func (p *people) person(name, first, last string) *person {
	if len(p.fresh) == cap(p.fresh) {
		p.fresh = make([]person, 0, 2*cap(p.fresh)+16)
	}
	p.fresh = append(p.fresh, person{full: name, first: first, last: last, count: 1, at: -1})
	return &p.fresh[len(p.fresh)-1]
}

// allMentions returns the mentions of persons by name, in order.
func (d *names) allMentions() []mention { return d.people.mentions }

// personAt returns the person whose name has token i, or nil.
func (d *names) personAt(i int) *person {
	if i < 0 || i >= len(d.people.at) || d.people.at[i] == 0 {
		return nil
	}
	return d.people.mentions[d.people.at[i]-1].who
}

// mentionAt returns the mention that has token i, which a person must have.
func (d *names) mentionAt(i int) mention { return d.people.mentions[d.people.at[i]-1] }

// nameAt returns the end of the name that starts at token i, or i if there is none.
func (d *names) nameAt(i int) (end int) {
	if t := &d.tokens[i]; !t.named && !isInitial(t.text) {
		return i
	}
	end = i
	for end < len(d.tokens) {
		t := &d.tokens[end]
		switch {
		case t.kind != word || end > i && (t.starts && !d.tokens[end-1].dotted || t.paragraph != d.tokens[i].paragraph):
			return d.trimName(i, end)
		case t.named && (end > i || !d.isRank(i)):
			end++
			if t.owner {
				return end
			}
		case end == i+1 && t.class&homonym != 0 && t.class&period == 0 && isCapital(t.text) && d.tokens[i].class&given != 0: // George Will
			end++
			if t.owner {
				return end
			}
		case isInitial(t.text) && t.text != "I" && (t.text != "A" || t.dotted) && (end > i || d.isInitialAt(end)):
			end++
			if t.owner {
				return end
			}
		case end > i && t.class&particle != 0 && end+1 < len(d.tokens) && t.text == t.lower && (d.tokens[end+1].named || d.tokens[end+1].class&particle != 0):
			end++
		default:
			return d.trimName(i, end)
		}
	}
	return d.trimName(i, end)
}

// isInitialAt reports whether the initial at token i can start a name: a name or another initial follows.
func (d *names) isInitialAt(i int) bool {
	return i+1 < len(d.tokens) && (d.tokens[i+1].named || isInitial(d.tokens[i+1].text))
}

func (d *names) trimName(i, end int) int {
	for end > i && (isInitial(d.tokens[end-1].text) || d.tongue.nouns && end-i > 1 && d.tokens[end-1].text == d.tokens[end-1].lower || d.tokens[end-1].class&particle != 0 && d.tokens[end-1].text == d.tokens[end-1].lower) {
		end--
	}
	return end
}

// isRank reports whether token i is a title before a name, and no name itself.
func (d *names) isRank(i int) bool {
	t := &d.tokens[i]
	return (t.class&(title|head|office) != 0 || strings.HasPrefix(t.lower, "co-")) && t.class&(thing|given|body) == 0 && i+1 < len(d.tokens) && d.tokens[i+1].kind == word && !d.tokens[i+1].starts && d.tokens[i+1].named
}

// findPeople makes the index of people of d. A person needs a name of two words somewhere; the last word alone then means the
// same person.
func (d *names) findPeople() {
	p := &d.people
	p.reset(len(d.tokens))
	d.dropTitles()
	runs := p.runs
	next := 0 // the token behind the last name
	for _, n := range d.capitals {
		if i := int(n); i >= next {
			if next = d.nameAt(i); next > i {
				runs = append(runs, mention{at: i, end: next})
			}
		}
	}
	for _, r := range runs {
		p.addFull(d, r.at, r.end)
	}
	runs = p.wordSurnames(d, runs)
	for n, r := range runs {
		p.addCouple(d, runs, n)
		p.addFamilyFirst(d, r.at, r.end)
	}
	for _, r := range runs {
		p.addSingle(d, r.at, r.end)
	}
	for _, r := range runs {
		p.mention(d, r.at, r.end)
	}
	p.runs = runs
}

// parts splits a name into given and last name, in lower case.
func (d *names) parts(i, end int) (first, last string, ok bool) {
	for end-1 > i && d.tokens[end-1].class&suffix != 0 {
		end--
	}
	t := &d.tokens[end-1]
	if end-i >= 2 && !(d.tokens[i].class&particle != 0 && d.tokens[i].class&given == 0 && len(d.people.byLast[t.lower]) > 0) { // Van der Meulen
		first = d.tokens[i].lower
	}
	if t.class&body != 0 && !((t.class&place != 0 || t.class&thing == 0 && (end-i == 1 || end-i == 2 && d.tokens[i].class&homonym == 0)) && (d.tokens[i].class&given != 0 || end-i == 1 && len(d.people.byLast[t.lower]) > 0)) {
		return "", "", false
	}
	return first, t.lower, true
}

// bears reports whether first is a given name of w, or the start of one.
func (w *person) bears(first string) bool {
	if first == "" || w.first == "" {
		return false
	}
	return w.first == first || w.nick == first || len(first) <= 2 && strings.HasPrefix(w.first, first[:1]) || len(w.first) <= 2 && strings.HasPrefix(first, w.first[:1]) ||
		len(first) > 2 && len(w.first) > 2 && (strings.HasPrefix(w.first, first) || strings.HasPrefix(first, w.first))
}

// speaks reports whether a verb of saying stands right behind or before the name in tokens i to end.
func (d *names) speaks(i, end int) bool {
	from := end
	if d.is(from, i, ",") && d.has(from+1, i, rel) {
		from += 2
	}
	for k := from; k < from+4 && (d.has(k, i, say|tell|adverb|aux|part) || k < len(d.tokens) && d.tokens[k].paragraph == d.tokens[i].paragraph && d.isAdverb(k)); k++ {
		if d.tokens[k].class&(say|part) != 0 {
			return true
		}
	}
	return d.inverted(i, end)
}

// inverted reports whether a verb of saying stands before the name in tokens at to end, behind a quotation: , said X.
func (d *names) inverted(at, end int) bool {
	return at > 1 && d.tokens[at-1].class&(say|part) != 0 && (d.tokens[at-2].text == "," || d.tokens[at-2].kind == quoted || d.tokens[at-2].class&aux != 0 || !d.tongue.isEnglish())
}

// mention adds a mention for the name in tokens i to end.
func (p *people) mention(d *names, i, end int) {
	first, last, ok := d.parts(i, end)
	if !ok {
		return
	}
	var who *person
	full := false
	for _, c := range p.byLast[last] {
		if first != "" && c.bears(first) {
			who, full = c, true
		}
	}
	if who == nil && first != "" && end-i >= 2 {
		// a full name that nobody bears: two words of another name, or a surname behind something with a capital
		if d.tokens[i].class&given != 0 {
			return
		}
	}
	if who == nil {
		who = p.byLastName(d, i, end, last)
	}
	if who == nil && end-i == 1 && len(p.byFirst[last]) == 1 && d.tokens[i].class&given != 0 {
		who = p.byFirst[last][0]
	}
	if who == nil {
		return
	}
	if full {
		who.inFull = i + 1
	}
	if who.gender == unknown { // Mrs. Fox; his wife, Jane Fox
		who.gender = d.genderBefore(i)
	}
	if who.count++; who.at < 0 {
		who.at = i
	}
	p.mentions = append(p.mentions, mention{at: i, end: end, who: who, full: full})
	for k := i; k < end; k++ {
		p.at[k] = int32(len(p.mentions))
	}
}

// byLastName returns the person whom a last name alone means, or nil. Of several bearers the title before the name decides, and
// relatives of another person come last. Then comes somebody who is named far more often than the others, then somebody printed
// in full in this paragraph or the one before.
func (p *people) byLastName(d *names, i, end int, last string) *person {
	fit := p.fit[:0]
	want := d.genderBefore(i)
	rank := ""
	if i > 0 && d.tokens[i-1].class&title != 0 && !d.tokens[i].starts {
		rank = d.tokens[i-1].lower
	}
	for _, c := range p.byLast[last] {
		if c.gender.fits(want) {
			fit = append(fit, c)
		}
	}
	p.fit = fit
	if rank != "" && len(fit) > 1 {
		if named := slices.DeleteFunc(slices.Clone(fit), func(c *person) bool { return !slices.Contains(c.titles, rank) }); len(named) > 0 {
			fit = named
		}
	}
	if len(fit) > 1 {
		if main := slices.DeleteFunc(slices.Clone(fit), func(c *person) bool { return c.related || strings.HasSuffix(strings.ToLower(c.full), " jr") }); len(main) > 0 {
			fit = main
		}
	}
	if len(fit) == 1 {
		return fit[0]
	}
	return p.nearest(d, i, fit)
}

func (p *people) nearest(d *names, i int, fit []*person) *person {
	var near, often *person
	nearer, second := 0, 0
	for _, c := range fit {
		switch {
		case often == nil:
			often = c
		case c.count > often.count:
			often, second = c, often.count
		default:
			second = max(second, c.count)
		}
		if c.inFull > 0 && d.tokens[i].paragraph-d.tokens[c.inFull-1].paragraph <= 1 {
			nearer++
			if near == nil || c.inFull > near.inFull {
				near = c
			}
		}
	}
	switch {
	case often == nil:
		return nil
	case often.count >= 2*second:
		return often
	case nearer == 1:
		return near
	}
	return p.oneOf(fit, d.textOf(i, i+1))
}

// ofGender returns w, or the only one of w.among whose gender fits.
func (w *person) ofGender(g gender) *person {
	var only *person
	for _, c := range w.among {
		if c.gender.fits(g) {
			if only != nil {
				return w
			}
			only = c
		}
	}
	if only != nil {
		return only
	}
	return w
}

// oneOf returns a person who stands for one of several with the same last name.
func (p *people) oneOf(fit []*person, last string) *person {
	if p.unclear[last] == nil {
		who := &person{full: last, last: fit[0].last, gender: fit[0].gender, lone: true, count: 1, among: slices.Clone(fit), at: -1}
		for _, c := range fit {
			if c.gender != who.gender {
				who.gender = unknown
			}
		}
		p.unclear[last] = who
	}
	return p.unclear[last]
}

// describes reports whether the name before token k only describes the noun that follows: Fox | aide; Fox | campaign manager
// Jim Moss.
func (d *names) describes(k, end int) bool {
	for n := k; n < end && n < k+4; n++ {
		t := &d.tokens[n]
		if t.kind != word || t.class&(prep|conj|sub|rel|det|aux|pronoun|object|verb|adverb|period) != 0 || t.class&(say|tell|ing) != 0 && t.class&head == 0 && !(n == k && t.class&base != 0) || d.isAdverb(n) {
			return false
		}
		if t.class&(say|tell) != 0 && n == k && t.class&base == 0 && !(n+1 < end && d.acts(n+1)) {
			return false
		}
		if t.class&(head|thing) != 0 || strings.HasPrefix(t.lower, "co-") {
			return true
		}
		if strings.HasSuffix(t.lower, "ed") || isCapital(t.text) && t.class&title == 0 {
			return false
		}
	}
	return false
}
