// Package order reads lines that tell editors not to publish a text, or not before a time, in nine languages.
//
// Of is given one line, or a part of one, as plain text. A line is an order only if all of its words are words of orders,
// dates or numbers, but for what ends it and what it waits for:
//
//	order.Of("Please do not publish before 1 March 2027")  // When is the line, How is Certain
//	order.Of("Do not publish before the press conference") // When is the line, which has no time in it
//	order.Of("NB: wait for Ann before publishing")         // How is Certain
//	order.Of("DRAFT")                                      // When is "", How is Likely
//	order.Of("Draft budget passes council")                // false: a headline
//
// How certain an order is decides where it counts: see Order.Counts. All functions are safe for concurrent use.
package order

import (
	"slices"
	"strings"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/prose"
)

// An Order is a line, or a part of one, that tells editors not to publish the text, or not before a time. All its words
// are known ones, but for those that say what ends it. "Draft budget passes council" is a headline, because "budget" is no
// word of an order.
type Order struct {
	When string // the line, if it says until when, by a time or in words; else ""
	How  Certainty

	Forbids bool // it says not to publish, for now or at all, or when to do so; other orders only name a day: "Release: 1 March 2041"
	Asks    bool // it speaks to somebody: "Please hold", "NB: hold"
	Facts   bool // its verbs tell what happens to other things as well: "Do not use", "Held until Friday"
	Loose   bool // a headline may say the same: "Publish only when sure", "Not online yet"
	Draft   bool // it calls the text a draft, in a word that stands before or behind a title for nothing else: "Draft", "Entwurf"
}

// A Certainty says where an order counts.
type Certainty uint8

// The certainties, the least first.
const (
	None    Certainty = iota
	Faint             // in capitals, or as the first line: "Not yet"
	Likely            // in brackets too: "Draft", "Hold"
	Certain           // everywhere: "Do not publish", "Not before 1 March 2027"
)

const maxOrderWords = 20

// emojiMark follows the sign in "⚠️ DRAFT" and is no part of a word.
const emojiMark = '\ufe0f'

// IsCalendar reports whether a word in lower case is the name of a month or of a day, or tells a time without a number: "march",
// "freitag", "tomorrow".
func IsCalendar(word string) bool { return calendarWord(word) || timeWords[word] }

func calendarWord(word string) bool { return monthAndDayWords[word] || calendar.IsDay(word) }

// hasClock reports whether a text has a time of day such as 18:00.
func hasClock(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ':' && isDigit(text[i-1]) && isDigit(text[i+1]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// orderIndex maps each word of orderTable to the languages that have it. All words of those that count together are in the map. Words that may
// occur in an order of any language have all bits of in set.
var orderIndex = func() map[string]orderWord {
	index := map[string]orderWord{}
	for i, w := range orderTable {
		for n, list := range [...]map[string]bool{w.not, w.let, w.hold, w.draft, w.wait, w.use, w.yet, w.before, w.fill} {
			for words := range list {
				for word := range strings.SplitSeq(words, "+") {
					known := index[word]
					known.joins = known.joins || word != words
					known.opens = known.opens || w.before[word] || w.wait[word]
					if known.in |= 1 << i; n < 5 {
						known.orders |= 1 << i
					}
					index[word] = known
				}
			}
		}
	}
	for _, list := range [...]map[string]bool{softWords, releaseWords, monthAndDayWords, assentWords, afterWords, deskWords} {
		for word := range list {
			index[word] = orderWord{anyLanguage, index[word].orders, index[word].opens || !softWords[word] && (assentWords[word] || afterWords[word]), index[word].joins}
		}
	}
	return index
}()

// An orderWord says which languages have a word in their orders, and in which it is one of those that every order needs: not,
// let, hold, draft or wait. Bit n stands for orderTable[n].
type orderWord struct {
	in, orders uint16
	opens      bool // other words may follow it
	joins      bool // it is one of words that count together
}

const anyLanguage = 1<<16 - 1

// Of parses a line that is an order. Most lines are rejected at one of their first words.
func Of(text string) (o Order, ok bool) {
	said, polite := addressed(text)
	var buf [maxOrderWords]string
	words, head, langs, orders := buf[:0], -1, uint16(anyLanguage), uint16(0)
	for w := range strings.FieldsFuncSeq(said, func(r rune) bool { return !prose.IsLetterOrDigit(r) && (!unicode.IsMark(r) || r == emojiMark) }) {
		if len(words) == maxOrderWords {
			return o, false
		}
		w = strings.ToLower(w)
		known := orderIndex[w]
		if known.in == 0 && (strings.ContainsAny(w, "0123456789") || calendar.IsDay(w)) {
			known.in = anyLanguage
		}
		if head < 0 && langs&known.in == 0 {
			if !mayEndFree(said, words) {
				return o, false
			}
			head = len(words)
		}
		if polite = polite || politeWords[w]; head < 0 {
			langs, orders = langs&known.in, orders|known.orders
		}
		words = append(words, w)
	}
	for i := range orderTable {
		if w := &orderTable[i]; langs&(1<<i) != 0 && (orders&(1<<i) != 0 || head >= 0) {
			if o, ok = w.read(words, head, said, polite); ok {
				return o, true
			}
		}
	}
	return o, false
}

// addressed cuts off what a line begins with that says for whom it is, or that it is about this text: "NB: ", "Note to the desk: ", "This statement
// is ". It reports whether there was any.
func addressed(text string) (rest string, found bool) {
	text = strings.TrimLeft(text, " *_([")
	at := strings.IndexByte(text, ' ')
	if at > 0 && !shortMarks[strings.ToLower(text[:at])] {
		at = strings.IndexAny(text[:min(len(text), 40)], ":,–—!")
	}
	if at > 0 {
		other := false
		for w := range strings.FieldsFuncSeq(strings.ToLower(text[:at]), func(r rune) bool { return !prose.IsLetterOrDigit(r) }) {
			found, other = found || markWords[w], other || !markWords[w] && !besideMarks[w]
		}
		if found = found && !other; found {
			text = strings.TrimLeft(text[at+1:], " :,–—!")
		}
	}
	if ours := ourText.FindString(text); ours != "" {
		if first, _, _ := strings.Cut(text[len(ours):], " "); first == "not" || first == "under" {
			return text[len(ours):], true
		}
	}
	return text, found
}

// mayEndFree reports whether words of orders are the start of a line, which is no more than a part of a sentence, that may go on with other words. A few
// words behind a comma may tell who says it: "Not for release without consent, court rules".
func mayEndFree(text string, words []string) bool {
	if len(words) == 0 || len(text) > maxFreeOrder || strings.ContainsAny(text, ":;?"+prose.DoubleMarks) || strings.Contains(text, ". ") {
		return false
	}
	tail := strings.Fields(strings.ToLower(strings.TrimRight(text[strings.LastIndexByte(text, ',')+1:], ".!")))
	return (len(tail) > 5 || !strings.Contains(text, ",") || !slices.ContainsFunc(tail, func(w string) bool { return sayWords[w] })) &&
		(strings.Contains(text, ",") || deskWords[words[0]] || slices.ContainsFunc(words, func(w string) bool { return orderIndex[w].opens || politeWords[w] }))
}

// maxFreeOrder is the length in bytes of the longest order of which a part may say anything.
const maxFreeOrder = 120

// read reads a line whose words are all of one language, dates or times, but those from head on if that is not negative. The last of them may be a verb
// of a German or Dutch order.
func (w *orderWords) read(words []string, head int, text string, polite bool) (Order, bool) {
	s := signs{bare: true, polite: polite, free: head >= 0, passive: slices.ContainsFunc(words, func(word string) bool { return passiveWords[word] })}
	s.sees = slices.ContainsFunc(words, func(word string) bool { return deskWords[word] })
	all := words
	if s.free {
		last := len(words)
		for last > head+1 && passiveWords[words[last-1]] {
			last--
		}
		verb := ""
		for n := min(3, last-head); n > 0; n-- {
			if long := strings.Join(words[last-n:last], "+"); w.let[long] || w.use[long] {
				verb = long
				break
			}
		}
		s.comma, s.only = strings.Contains(text, ", "), notSooner.In(text)
		final := text[strings.LastIndexByte(text, ' ')+1:]
		s.other = verb == "" && strings.HasSuffix(strings.TrimRight(final, ".!"), "en") && final != "" && final[0] >= 'a'
		if words = words[:head:head]; strings.HasSuffix(verb, "en") || verb != "" && s.passive {
			words = append(words, verb)
		}
	}
	for i := 0; i < len(words); i++ {
		word, behind := w.joined(words[i:])
		i += behind
		last := i == len(words)-1 && (strings.HasSuffix(word, "en") || s.free && i == head)
		if !w.see(&s, word, i == behind, last, i > 0 && strings.ContainsAny(words[i-1], "0123456789")) {
			if s.free || !mayEndFree(text, words[:i]) {
				return Order{}, false
			}
			s.free = true // a word that counts together with others only
			break
		}
	}
	s.last = s.wait && w.endsBefore(all)
	return w.judge(&s, words, text)
}

// see takes a word of a line into account. It returns false for one that orders do not have.
func (w *orderWords) see(s *signs, word string, first, last, number bool) bool {
	digit := strings.ContainsAny(word, "0123456789")
	s.bare = s.bare && (digit || besideOthers[word] || calendarWord(word))
	s.timed = s.timed || number && hourWords[word] || calendarWord(word) || timeWords[word] && !w.before[word]
	act := (!nounWords[word] || s.bid) && (!toldWords[word] || s.passive)
	if w.let[word] || w.use[word] || w.hold[word] || w.draft[word] {
		fact := factWords[word] || toldWords[word] && !s.passive
		s.fact, s.sure = s.fact || fact, s.sure || !fact
	}
	s.told, s.bid = s.told || toldWords[word], s.bid || w.let["publish"] && (word == "do" || word == "don" || word == "dont")
	s.only, s.after, s.assent, s.text = s.only || onlyWords[word], s.after || afterWords[word], s.assent || assentWords[word], s.text || textWords[word]
	switch {
	case w.not[word] || first && word == "no":
		s.not = true
	case w.let[word] || w.use[word]:
		s.let, s.use, s.act = s.let || w.let[word], s.use || w.use[word], s.act || act
		s.early = s.early || (w.let[word] || act) && (last || !s.before && !s.after && !s.assent)
		s.verbal = s.verbal || w.let[word] && act || toldWords[word] && s.passive && !factWords[word]
	case w.hold[word]:
		s.hold, s.keep, s.wait = true, s.keep || keepWords[word], s.wait || w.wait[word]
	case w.draft[word]:
		s.draft = true
	case w.wait[word]:
		s.wait = true
	case w.yet[word]:
		s.yet = true
	case w.before[word]:
		s.before, s.more = true, true
	case deskWords[word]:
		s.desk, s.wait, s.more = s.desk || s.hold || s.wait, s.wait || first, s.more || word != "legal"
	case digit || softWords[word] || calendarWord(word) || assentWords[word] || afterWords[word]:
	case w.fill[word] || releaseWords[word]:
		s.more, s.ban = true, s.ban || bans[word]
	default:
		return false
	}
	return true
}

// endsBefore reports whether a line ends in what must wait for something else: "before publishing this".
func (w *orderWords) endsBefore(words []string) bool {
	published := -1
	for i := range words {
		word, behind := w.joined(words[i:])
		if i > 0 && (w.let[word] || w.use[word]) {
			published = i + behind
		}
	}
	return published > 0 && !slices.ContainsFunc(words[published+1:], func(word string) bool { return !textWords[word] && !passiveWords[word] }) &&
		slices.ContainsFunc(words[max(0, published-4):published], func(word string) bool { return w.before[word] || afterWords[word] })
}

// signs are what the words of a line tell.
type signs struct {
	not, let, use, hold, draft, wait, yet, before, only, after, assent, desk, ban bool // it has a word of that kind

	timed   bool // it has a time
	more    bool // it has words beside those of orders
	act     bool // it has a verb for what is done with texts
	verbal  bool // it has a verb of publishing
	told    bool // it has a word for what happened
	bid     bool // it has "do"
	keep    bool // it has a verb of holding
	early   bool // a word for publishing stands where that of an order does
	last    bool // it ends in what must wait
	sees    bool // it names who must see a text
	fact    bool // it has a word that facts have as well
	sure    bool // it has a word that only orders have
	bare    bool // it has only words of besideOthers and of times
	text    bool // it has a word for the text
	passive bool // it has "be" or its like
	polite  bool // it speaks to somebody
	free    bool // it goes on with other words
	comma   bool // and a comma stands before some of them
	other   bool // and ends in what may be another verb
}

// judge returns the order that the signs of a line make.
func (w *orderWords) judge(s *signs, words []string, text string) (Order, bool) {
	if !s.not && !s.let && !s.hold && !s.draft && !s.wait && !s.early || s.bare && !s.free {
		return Order{}, false
	}
	until := s.before || s.after
	o := Order{How: Certain, Forbids: s.not || s.hold || s.draft || s.wait || s.verbal, Asks: s.polite, Facts: s.fact && !s.sure && !(s.text && until) || words[0] == "no" && !w.not["no"]}
	o.Loose = !s.polite && (s.assent || s.only && until || s.not && slices.Contains(words, "online"))
	day := calendar.HasDay(text)
	if s.before {
		o.When = text
	}
	o.Loose = o.Loose || o.Facts && (until || !s.not || !s.told && !s.passive) && !s.bid
	switch s.timed = s.timed || day || hasClock(text); {
	case s.draft && (s.after || s.not && !s.let && !s.use && !s.yet), o.Facts && s.after && !s.free && !s.assent, s.not && s.hold && !s.let && !s.use && !s.yet && !s.before && !s.timed: // Draft after draft; No embargo
		return Order{}, false
	case s.not && s.assent && (s.let || s.use):
		if o.How = Likely; !s.verbal || !s.let {
			o.How = Faint
		}
	case s.wait && (s.last || s.let && (until || s.polite)), s.free && s.keep && s.before: // Wait for Ann before publishing; Hold until Ann is back
		o.Loose = o.Loose || !s.polite && !s.keep && !s.not
	case (s.hold || s.wait) && s.desk && !s.free && !s.not && !s.let:
		if o.How = Likely; s.polite {
			o.How = Certain
		}
	case s.free && s.early && s.not && until:
		if o.Loose = o.Loose || !s.verbal && !s.polite; o.Facts && !s.bid {
			o.How = Likely
		}
	case (s.verbal || s.assent || s.act && s.polite) && s.early && s.only && until && !s.timed:
		if o.Forbids = true; !s.verbal && !s.polite {
			o.How, o.Loose = Faint, true
		}
	case s.free && s.not && ((s.let || s.use) && (s.comma && (s.yet || s.polite) || s.yet && s.polite) || s.polite && s.before && !s.other): // Not to be published yet, Ann checks it
	case s.free:
		return Order{}, false
	case s.not && (s.let || s.use) && (words[0] != "no" || w.not["no"] || s.before), s.hold && s.let:
	case s.not && s.before && s.timed:
		if !day && !s.polite {
			o.How = Faint
		}
	case s.let && s.timed:
		o.When = text
	case s.hold && s.before && s.timed:
	case s.draft && !s.more, s.hold && !s.more, s.hold && s.timed, s.hold && s.use:
		if o.How = Likely; s.polite && (s.use || s.timed) {
			o.How = Certain
		}
		if !s.timed {
			o.When = ""
		}
		o.Draft = s.draft && !s.hold && !slices.ContainsFunc(words, func(word string) bool { return otherDrafts[word] })
	case s.not && s.yet && !s.more, s.let && s.ban:
		o.How = Faint
	default:
		return Order{}, false
	}
	o.Loose = o.Loose && !(s.not && s.sees || s.passive && s.verbal && s.only) // no headline says so
	return o, true
}

// joined returns the first of words, or those at the start that count together, joined by plus signs, and how many stand behind the first.
func (w *orderWords) joined(words []string) (word string, behind int) {
	for n := min(3, len(words)); n > 1 && orderIndex[words[0]].joins; n-- {
		if long := strings.Join(words[:n], "+"); w.let[long] || w.hold[long] || w.draft[long] || w.use[long] {
			return long, n - 1
		}
	}
	return words[0], 0
}

// Counts reports whether an order counts that makes up the whole of a line, or a part of it.
func (o Order) Counts(text string, first bool) bool {
	bare := strings.TrimSpace(text)
	bracketed := bare != "" && (bare[0] == '[' || bare[0] == '(')
	return o.How == Certain || first || prose.InCapitals(text) || bracketed && o.How == Likely && !o.Facts
}

// IsTime reports whether a word in lower case tells until when, without a number: "noon", "demain".
func IsTime(word string) bool { return timeWords[word] }

// MayStandBeside reports whether a word in lower case may stand beside the words of an order, and in a notice to the press:
// names of months, days and time zones, "strictly", "for". Numbers may as well, and are not asked for here.
func MayStandBeside(word string) bool { return releaseWords[word] }
