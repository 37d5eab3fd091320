package header

import (
	"fmt"
	"slices"
	"strings"

	"seedfeed/feed/prose"
)

// PeopleFile is the name of the file in the seeds folder that lists the people whom its articles quote.
const PeopleFile = "people.yaml"

// A Person is one entry of the list of people. All strings are plain text on one line.
type Person struct {
	Name   string   // under which the person is shown
	Also   []string // other names of the same person
	Not    []string // names that are somebody else
	Office string   // what may stand before the name: mayor
	Group  string   // a word of the owner's own, for audits
}

// People is the list of people. A nil People has nobody in it.
type People struct {
	Warnings []string // names that two persons claim

	list  []Person
	names map[string]int // a name, folded -> index in list; clash: two persons claim it
	nots  []map[string]bool
}

const (
	maxPeopleBytes = 1 << 20
	clash          = -1
)

var personKeys = []string{"name", "also", "not", "office", "group"}

// ReadPeople reads the bytes of a list of people. An error names the line. It takes time linear in the size of data and is
// safe for concurrent use.
func ReadPeople(data []byte) (*People, error) {
	v, err := ownValue(data, maxPeopleBytes)
	if err != nil {
		return nil, err
	}
	if v.text != "" || len(v.fields) > 0 {
		return nil, fmt.Errorf(`line %d: not a list; begin each person with "- name: "`, max(v.line, 1))
	}
	p := &People{names: map[string]int{}}
	for _, item := range v.list {
		person, err := readPerson(item)
		if err != nil {
			return nil, err
		}
		p.list = append(p.list, person)
	}
	for i := range p.list {
		p.claim(p.list[i].Name, i)
	}
	for i, person := range p.list {
		not := map[string]bool{}
		for _, name := range person.Not {
			not[prose.Fold(name)] = true
		}
		p.nots = append(p.nots, not)
		for _, name := range person.Also {
			if j, ok := p.names[prose.Fold(name)]; ok && j != clash && j != i && prose.Fold(p.list[j].Name) == prose.Fold(name) {
				p.Warnings = append(p.Warnings, fmt.Sprintf("%q is the name of a person of its own, so that it is no other name of %q; take it out", name, person.Name))
				continue
			}
			p.claim(name, i)
		}
	}
	return p, nil
}

// claim enters a name of person i.
func (p *People) claim(name string, i int) {
	key := prose.Fold(name)
	if j, ok := p.names[key]; ok && j != i {
		p.Warnings = append(p.Warnings, fmt.Sprintf("two persons have the name %q, so that it is left as it is; take it out at one of them", name))
		i = clash
	}
	p.names[key] = i
}

func readPerson(v value) (p Person, err error) {
	if len(v.fields) == 0 {
		return p, fmt.Errorf(`line %d: an item is no mapping; write "name: " and the name`, max(v.line, 1))
	}
	seen := map[string]bool{}
	for _, f := range v.fields {
		key := plainKey(f.key)
		if seen[key] {
			return p, fmt.Errorf("line %d: %q is given twice; keep one", f.line, f.key)
		}
		seen[key] = true
		if !slices.Contains(personKeys, key) {
			return p, fmt.Errorf("line %d: unknown key %q%s", f.line, f.key, meant(key, personKeys, "known: name, also, not, office, group"))
		}
		if len(f.value.fields) > 0 || len(f.value.list) > 0 && key != "also" && key != "not" {
			return p, fmt.Errorf("line %d: %s must be one text", f.line, f.key)
		}
		var names []string
		for _, name := range append(f.value.list, value{text: f.value.text}) {
			if len(name.list)+len(name.fields) > 0 {
				return p, fmt.Errorf("line %d: %s must be a list of names", f.line, f.key)
			}
			if text := oneLine(name.text); prose.Fold(text) != "" {
				names = append(names, text)
			}
		}
		text := strings.Join(names, " ")
		switch key {
		case "name":
			p.Name = text
		case "also":
			p.Also = names
		case "not":
			p.Not = names
		case "office":
			p.Office = text
		case "group":
			p.Group = text
		}
	}
	if p.Name == "" || len([]rune(p.Name)) > maxSpoken {
		return p, fmt.Errorf(`line %d: a person has no name, or one that is too long; write "name: " and the name`, v.line)
	}
	return p, nil
}

// honorifics may stand before a name.
var honorifics = prose.Set("mr mrs ms miss dr prof professor sir dame lord lady rev herr frau monsieur madame mme m señor señora sr sra signor signora dott dottoressa meneer mevrouw pan pani")

// maxTitles is how many words may stand before a name.
const maxTitles = 6

// Find returns the person whom a speaker's name means: it is one of the person's names, also with an honorific or the
// office before it. It never returns a person for a name that the person's "not" lists.
func (p *People) Find(speaker string) (Person, bool) {
	if p == nil || speaker == "" {
		return Person{}, false
	}
	whole := prose.Fold(speaker)
	if i, ok := p.names[whole]; ok {
		return p.person(i, whole)
	}
	words := strings.Fields(whole)
	for n := 1; n < len(words) && n <= maxTitles; n++ {
		i, ok := p.names[strings.Join(words[n:], " ")]
		if !ok {
			continue
		}
		person, ok := p.person(i, whole)
		office := strings.Fields(prose.Fold(person.Office))
		for _, w := range words[:n] {
			ok = ok && (honorifics[w] || slices.Contains(office, w))
		}
		if ok && !p.nots[i][strings.Join(words[n:], " ")] {
			return person, true
		}
	}
	return Person{}, false
}

// All returns all people on the list. The caller must not change it.
func (p *People) All() []Person {
	if p == nil {
		return nil
	}
	return p.list
}

// Knows reports whether Find gives one of the speakers another name.
func (p *People) Knows(speakers []string) bool {
	return p != nil && slices.ContainsFunc(speakers, func(s string) bool {
		person, ok := p.Find(s)
		return ok && person.Name != s
	})
}

func (p *People) person(i int, name string) (Person, bool) {
	if i == clash || p.nots[i][name] {
		return Person{}, false
	}
	return p.list[i], true
}
