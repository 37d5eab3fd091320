// Package who says whom the speaker of a quotation is, over all articles.
//
// Two speakers are one person only where nothing else is likely:
//
//   - Equal full names are one person. Case, apostrophes and hyphens make no difference, and what is no part of the name is
//     left out: titles, ranks and offices before it, academic degrees behind it, brackets, and a nickname in quotation marks.
//   - Other names of a person are joined only by the owner's list of people: see package header.
//   - A surname alone, a first name alone and initials in the place of a name are nobody. They name a person inside their
//     article, where package quotation has joined them to the full name already.
//   - Spellings that may or may not be one person are different persons: with and without a middle name or initial, with and
//     without "Jr.", with and without accents, the family name first or last.
//   - Roles, couples, possessions ("her lawyer") and accounts are nobody.
//
// So two people of one name are one Person. Only the owner's list can separate them. Bodies that are called by a name of
// several words are followed like people.
//
// All functions are pure, take linear time, and are safe for concurrent use.
package who

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

// Person is somebody who can be followed over all articles. All strings are plain text on one line.
type Person struct {
	Key    string // equal for equal persons: words in lower case, each separated by one space
	Name   string // as the list of people has it, else as printed, without titles
	Office string // as the list of people has it, else as printed before the name; often ""
	Group  string // as the list of people has it
}

// maxName is how many bytes of a name are read. Longer ones are no names.
const maxName = 400

// Of returns the person whom a shown speaker is. Role tells that the speaker is a role and no name, see digest.Quote. A nil
// list of people is empty. Of returns false for nobody who can be followed.
func Of(speaker string, role bool, people *header.People) (Person, bool) {
	if speaker == "" || len(speaker) > maxName {
		return Person{}, false
	}
	if p, ok := people.Find(speaker); ok {
		return listed(p), true
	}
	if role {
		return Person{}, false
	}
	n, ok := parse(speaker)
	if !ok {
		return Person{}, false
	}
	p, ok := people.Find(n.text())
	switch whole := prose.Fold(speaker); {
	case ok && slices.ContainsFunc(p.Not, func(not string) bool { return prose.Fold(not) == whole }):
		return Person{Key: whole, Name: oneLine(speaker)}, true
	case ok:
		return listed(p), true
	}
	return Person{Key: n.key(), Name: n.text(), Office: n.office}, true
}

// listed returns a person of the list. Its key is the whole name, since the owner may tell two persons apart by what is no
// part of other names: "Anna Holm (pilot)".
func listed(p header.Person) Person {
	return Person{Key: prose.Fold(p.Name), Name: p.Name, Office: p.Office, Group: p.Group}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A name is the name of one person, taken apart.
type name struct {
	words  []string // without titles and degrees
	suffix string   // as printed: Jr., III; "" for none
	office string   // what stood before the name, without Mr, Sir and the like
	dot    string   // that stands between the words, instead of spaces: of foreign names in Chinese and Japanese
}

// text returns the name as printed.
func (n *name) text() string {
	out := strings.Join(n.words, cmp.Or(n.dot, " "))
	if n.suffix != "" {
		out += " " + n.suffix
	}
	return out
}

func (n *name) key() string {
	key := prose.Fold(n.text())
	if n.dot == "" && isEastAsian(key) { // the space between family name and given name may be left out
		key = strings.ReplaceAll(key, " ", "")
	}
	return key
}

// parse takes a printed name apart. It returns false if that is not the full name of one person or body.
func parse(speaker string) (n name, ok bool) {
	text, ok := tidy(speaker)
	if !ok {
		return n, false
	}
	before, behind, comma := strings.Cut(text, ",")
	n.words = strings.FieldsFunc(before, func(r rune) bool { return r == ' ' || isMiddleDot(r) })
	if i := strings.IndexFunc(before, isMiddleDot); i >= 0 && !strings.Contains(before, " ") {
		_, size := utf8.DecodeRuneInString(before[i:])
		n.dot = before[i : i+size]
	}
	if len(n.words) == 0 || comma && !n.behindComma(behind) || !allNames(before) {
		return n, false
	}
	if isEastAsian(before) {
		return n, n.eastAsian()
	}
	n.cutBehind()
	if !n.cutTitles() {
		return n, false
	}
	last := len(n.words) - 1
	for i, w := range n.words {
		if isPossessive(w, i == last) {
			return n, false
		}
	}
	return n, !isCouple(n.words) && isFull(n.words)
}

// behindComma takes what stands behind the first comma. It returns false if that may be part of a name or another person.
func (n *name) behindComma(text string) bool {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		switch r, _ := utf8.DecodeRuneInString(part); {
		case suffix(part) != "" && n.suffix == "":
			n.suffix = suffix(part)
		case degrees[bare(part)], part == "":
		case isLower(r): // Anna Holm, mayor of Westcombe
			return true
		default:
			return false
		}
	}
	return true
}

// cutBehind takes off what stands behind a name.
func (n *name) cutBehind() {
	n.words[len(n.words)-1] = n.cutEastTitle(n.words[len(n.words)-1])
	for {
		end := len(n.words) - 1
		last := n.words[end]
		switch {
		case end > 0 && degrees[bare(last)] && strings.ToLower(last) != last:
		case end > 0 && n.suffix == "" && suffix(last) != "":
			n.suffix = suffix(last)
		default:
			if !isInitial(strings.TrimSuffix(last, ".")) { // Tom R.
				n.words[end] = strings.TrimSuffix(last, ".")
			}
			return
		}
		n.words = n.words[:end]
	}
}
