package quotation

import (
	"slices"
	"strings"
)

// dropTitles takes job titles off the names behind them: Fire Officer Karen Boyle; Miller Hilde Ravn. A title that is also a
// last name (Baker) counts as a title only if a given name follows.
func (d *names) dropTitles() {
	behind := 0 // the token behind the last name
	for _, n := range d.capitals {
		i := int(n)
		if i < behind {
			continue
		}
		end := d.nameAt(i)
		if end <= i {
			continue
		}
		for end-1 > i && letters[d.tokens[end-1].text] { // Jane Fox KC
			end--
			d.tokens[end].named = false
		}
		d.wordNames(i)
		if first := &d.tokens[i]; first.starts && first.class&(say|ing) != 0 && first.class&given == 0 { // Said Fox
			first.named = false
			i++
		}
		last := i - 1 // the last word of the title
		for k := i; k < end-1; k++ {
			t, next := &d.tokens[k], &d.tokens[k+1]
			if isInitial(t.text) || t.owner {
				break
			}
			job := (t.class&(head|office|title) != 0 || strings.HasPrefix(t.lower, "co-")) && t.class&thing == 0 || d.tongue.job(t.lower) && end-k > 2
			known := next.class&given != 0 && t.class&given == 0 && (t.class&(body|nowhere) == 0 || d.is(i-1, i, "of") && d.has(i-2, i, title))
			switch {
			case job && t.class&given == 0 && (known || end-k > 2 || t.class&(title|office) != 0 && k > i):
				last = k
			case known && end-k > 2 && (k == i || last >= 0 && last == k-1):
				last = k
			}
		}
		for ; i <= last; i++ {
			d.tokens[i].named = false
		}
		behind = max(i+1, end)
	}
}

// wordNames makes the word before the name at token i a part of it if it is also a given name and the text reads so: Will
// Haddon has.
func (d *names) wordNames(i int) {
	t := &d.tokens[max(i-1, 0)]
	if i > 1 && d.tongue.isEnglish() && isCapital(t.text) && t.class&(prep|accord) != 0 && t.class&(sub|title|head) == 0 && t.paragraph == d.tokens[i].paragraph && d.tokens[i].class&(body|nowhere|place) == 0 {
		end := d.nameAt(i) // said Per Fox; Per Fox said
		if !t.starts && d.tokens[i-2].text == d.tokens[i-2].lower || t.class&accord != 0 && t.starts && end < len(d.tokens) && d.acts(end) {
			t.named = true
		}
		return
	}
	if i == 0 || t.kind != word || t.class&stray == 0 || t.class&homonym == 0 || !isCapital(t.text) || t.paragraph != d.tokens[i].paragraph || d.tokens[i].starts {
		return
	}
	if end := d.nameAt(i); end < len(d.tokens) && (!t.starts && d.tokens[i].class&(body|thing) == 0 || d.acts(end) && d.tokens[end].paragraph == t.paragraph) {
		t.named = true
	}
}

// letters are the letters that people have behind their names.
var letters = set(`KC QC MP MEP MSP TD MBE OBE CBE PhD MD FRS CEO`)

// describe notes titles before a name and what stands in apposition to it.
func (d *names) describe(who *person, i, end int) {
	var role []string
	for k := i - 1; k >= 0 && k >= i-4 && d.tokens[k].paragraph == d.tokens[i].paragraph && !d.tokens[k+1].starts; k-- {
		t := &d.tokens[k]
		if t.text == "," && k == i-1 && d.has(k-1, i, kin) {
			continue
		}
		if t.kind != word || t.class&(prep|sub|rel|say|conj|det) != 0 && t.class&(head|title) == 0 {
			break
		}
		role = slices.Insert(role, 0, t.lower)
		d.note(who, t)
		if t.class&kin != 0 && k > 0 && (d.tokens[k-1].class&det != 0 || d.tokens[k-1].owner || d.tokens[k-1].class&(head|adverb) != 0) {
			who.related = true
		}
	}
	d.introduce(who, i)
	if n := len(role); n > 0 && d.tongue.words.of(role[n-1])&(office|title|head) != 0 {
		who.addRole(role)
	}
	if !d.is(end, i, ",") || !d.has(end+1, i, det) {
		return
	}
	var words []string
	for k := end + 2; k < end+7 && k < len(d.tokens) && d.tokens[k].kind == word && d.tokens[k].class&(prep|sub|rel) == 0 && d.tokens[k].paragraph == d.tokens[i].paragraph; k++ {
		words = append(words, d.tokens[k].lower)
		d.note(who, &d.tokens[k])
	}
	if len(words) > 0 && (d.tokens[end+1].lower == "the" || d.tokens[end+1].lower == "a") {
		who.addRole(words)
	}
}

// note adds what a word beside the name of w tells: a title, an office, a gender.
func (d *names) note(w *person, t *token) {
	if t.class&(title|office) != 0 && len(w.titles) < maxRoles && !slices.Contains(w.titles, t.lower) {
		w.titles = append(w.titles, t.lower)
	}
	switch {
	case t.class&femaleNoun != 0:
		w.gender = woman
	case t.class&maleNoun != 0 && w.gender == unknown:
		w.gender = man
	}
}

// introduce notes the office of a person named from token i on: the magistrate, Jane Fox.
func (d *names) introduce(who *person, i int) {
	if i < 3 || d.tokens[i-1].text != "," || d.tokens[i].starts {
		return
	}
	from := i - 2
	for from > 0 && from > i-10 && d.tokens[from].kind == word && d.tokens[from].lower != "the" && !d.tokens[from].starts && d.tokens[from].class&(saying|sub|rel) == 0 {
		from--
	}
	if d.tokens[from].lower != "the" || d.tokens[from].paragraph != d.tokens[i].paragraph {
		return
	}
	var words []string
	for k := from + 1; k < i-1 && d.tokens[k].class&prep == 0; k++ {
		words = append(words, d.tokens[k].lower)
	}
	if n := len(words); n > 0 && (d.tongue.words.of(words[n-1])&office != 0 || n > 1 && d.tongue.words.of(words[n-1])&title != 0) {
		who.addRole(words)
	}
}

func (w *person) addRole(words []string) {
	if role := strings.Join(words, " "); len(w.roles) < maxRoles && !slices.Contains(w.roles, role) {
		w.roles = append(w.roles, role)
	}
}

// holder is the person who has an office in the article, nil if two have it, and the first mention of that person.
type holder struct {
	who *person
	at  int
}

// inOffice returns the one person to whom the article gave that office before token at, or nil.
func (d *names) inOffice(name string, at int) *person {
	p := &d.people
	if p.holders == nil {
		p.holders = map[string]holder{}
		for _, who := range p.all {
			for _, r := range who.roles {
				if who.at < 0 {
					break
				}
				words := strings.Fields(r)
				n := len(words) - 1
				if d.tongue.words.of(words[n])&office == 0 || n > 0 && d.tongue.words.of(words[0])&partial != 0 || n > 1 && d.tongue.words.of(words[n-1])&partial != 0 {
					continue
				}
				if old, ok := p.holders[words[n]]; !ok {
					p.holders[words[n]] = holder{who, who.at}
				} else if old.who != who {
					p.holders[words[n]] = holder{}
				}
			}
		}
	}
	if h := p.holders[name]; h.at < at {
		return h.who
	}
	return nil
}

// withRole returns the one person whom the article calls by that role, or nil. The last two words must agree.
func (d *names) withRole(role []string) *person {
	p := &d.people
	if p.byRole == nil {
		p.byRole = map[string]*person{}
		for _, who := range p.all {
			for _, r := range who.roles {
				if who.at < 0 {
					break
				}
				key := roleKey(strings.Fields(r))
				if other, ok := p.byRole[key]; ok && other != who {
					p.byRole[key] = nil // two bear it
				} else if !ok {
					p.byRole[key] = who
				}
			}
			if len(p.byRole) > 4096 {
				break
			}
		}
	}
	if key := roleKey(role); key != "" {
		return p.byRole[key]
	}
	return nil
}

var (
	nation = map[string]string{"u.s": "us", "u.s.": "us", "american": "us", "u.k": "uk", "british": "uk"}
	lower  = set(`vice deputy assistant associate shadow lieutenant`)
)

// roleKey returns the last two words of a role in one spelling, "" for a shorter role.
func roleKey(role []string) string {
	if len(role) < 2 {
		return ""
	}
	key := ""
	if n := len(role); n > 2 && lower[role[n-3]] { // a deputy prime minister is no prime minister
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
