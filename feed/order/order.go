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
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	Publish bool // it has a verb of publishing: "publish", but not "share"
	Beyond  bool // it forbids to pass the text on outside a circle: "Do not share outside the club"
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

// clock finds a time of day such as 18:00.
var clock = regexp.MustCompile(`\d:\d`)

// orderIndex maps each word of words.txt to the languages that have it. All words of those that count together are in the map.
// Words that may occur in an order of any language have all bits of in set.
var orderIndex = func() map[string]orderWord {
	index := map[string]orderWord{}
	for i, l := range languages {
		for words, k := range l {
			for word := range strings.SplitSeq(words, "+") {
				known := index[word]
				known.in, known.orders = known.in|1<<i, known.orders|uint16(min(k&(not|let|hold|draft|wait), 1))<<i
				known.joins, known.opens = known.joins || word != words, known.opens || k&(before|wait) != 0
				index[word] = known
			}
		}
	}
	for word, k := range anyWords {
		known := index[word]
		known.in, known.opens = anyLanguage, known.opens || k&(assent|after) != 0 && !softWords[word] || beyondWords[word]
		index[word] = known
	}
	return index
}()

// An orderWord says which languages have a word in their orders, and in which it is one of those that every order needs: not,
// let, hold, draft or wait. Bit n stands for languages[n].
type orderWord struct {
	in, orders uint16
	opens      bool // other words may follow it
	joins      bool // it is one of words that count together
}

// halfDay makes one word of "9 a.m."
var halfDay = strings.NewReplacer("a.m.", "am", "p.m.", "pm", "A.M.", "am", "P.M.", "pm")

const anyLanguage = 1<<16 - 1

// Of parses a line that is an order. Most lines are rejected at one of their first words.
func Of(text string) (o Order, ok bool) {
	if strings.Contains(text, ".m.") || strings.Contains(text, ".M.") {
		text = halfDay.Replace(text)
	}
	said, polite := addressed(text)
	if first, _, _ := strings.Cut(said, " "); forbidding(strings.ToLower(first)) && ofRights.In(said) && !ourText.MatchString(text) {
		said = orCopied.ReplaceAllString(said, "")
	}
	var buf [maxOrderWords]string
	words, head, langs, orders, last := buf[:0], -1, uint16(anyLanguage), uint16(0), ""
	for w := range strings.FieldsFuncSeq(said, func(r rune) bool { return !prose.IsLetterOrDigit(r) && (!unicode.IsMark(r) || r == emojiMark) }) {
		if len(words) == maxOrderWords {
			return o, false
		}
		w = strings.ToLower(w)
		known := orderIndex[w]
		if known.in == 0 && (strings.ContainsAny(w, "0123456789") || calendar.IsDay(w) || IsZone(w, last)) {
			known.in = anyLanguage
		}
		if head < 0 && langs&known.in == 0 {
			if !mayEndFree(said, words) {
				return o, false
			}
			head = len(words)
		}
		if last, polite = w, polite || politeWords[w]; head < 0 {
			langs, orders = langs&known.in, orders|known.orders
		}
		words = append(words, w)
	}
	for i := range languages {
		if langs&(1<<i) != 0 && (orders&(1<<i) != 0 || head >= 0 || polite) {
			if o, ok = languages[i].read(words, head, said, polite); ok {
				return o, o.When != "" || !ofRights.In(said)
			}
		}
	}
	return o, false
}

// forbidding reports whether a word begins orders that forbid: "do", "please", "nicht".
func forbidding(word string) bool {
	return politeWords[word] || orderIndex[word].in != 0 && slices.ContainsFunc(languages, func(l language) bool { return l[word]&(not|bid) != 0 })
}

// addressed cuts off what a line begins with that says for whom it is, or that it is about this text: "NB: ", "Note to the desk: ",
// "This statement is ". It reports whether there was any.
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
			_, size := utf8.DecodeRuneInString(text[at:])
			text = strings.TrimLeft(text[at+size:], " :,–—!")
		}
	}
	if ours := ourText.FindString(text); ours != "" {
		if first, _, _ := strings.Cut(text[len(ours):], " "); first == "not" || first == "under" {
			return text[len(ours):], true
		}
	}
	return text, found
}

// mayEndFree reports whether words of orders are the start of a line, which is no more than a part of a sentence, that may go on
// with other words. A few words behind a comma may tell who says it: "Not for release without consent, court rules".
func mayEndFree(text string, words []string) bool {
	if len(words) == 0 || len(text) > maxFreeOrder || strings.ContainsAny(text, ":;?"+prose.DoubleMarks) || strings.Contains(text, ". ") {
		return false
	}
	tail := strings.Fields(strings.ToLower(strings.TrimRight(text[strings.LastIndexByte(text, ',')+1:], ".!")))
	return !(strings.Contains(text, ",") && saidIn(tail)) &&
		(strings.Contains(text, ",") || deskWords[words[0]] || slices.ContainsFunc(words, func(w string) bool { return orderIndex[w].opens || politeWords[w] }))
}

// saidIn reports whether a few words tell who says what stands before them: "court rules".
func saidIn(tail []string) bool {
	return len(tail) <= 5 && slices.ContainsFunc(tail, func(w string) bool { return sayWords[w] })
}

// maxFreeOrder is the length in bytes of the longest order of which a part may say anything.
const maxFreeOrder = 120

// read reads a line whose words are all of one language, dates or times, but those from head on if that is not negative. The last
// of them may be a verb of a German or Dutch order.
func (l language) read(words []string, head int, text string, polite bool) (Order, bool) {
	says := when(polite, asks) | when(slices.ContainsFunc(words, func(w string) bool { return passiveWords[w] }), passive) |
		when(slices.ContainsFunc(words, func(w string) bool { return deskWords[w] }), sees)
	all := words
	if head >= 0 {
		last := len(words)
		for last > head+1 && passiveWords[words[last-1]] {
			last--
		}
		verb := ""
		for n := min(3, last-head); n > 0 && verb == ""; n-- {
			if long := strings.Join(words[last-n:last], "+"); l[long]&(let|use) != 0 {
				verb = long
			}
		}
		final := text[strings.LastIndexByte(text, ' ')+1:]
		says |= free | when(strings.Contains(text, ", "), comma) | when(notSooner.In(text), only) |
			when(verb == "" && strings.HasSuffix(strings.TrimRight(final, ".!"), "en") && final[0] >= 'a', other)
		if words = words[:head:head]; strings.HasSuffix(verb, "en") || verb != "" && says&passive != 0 {
			words = append(words, verb)
		}
	}
	unmixed := bare
	for i := 0; i < len(words); i++ {
		word, behind := l.joined(words[i:])
		i += behind
		k := l.kindsOf(word)
		if k == 0 && (says&free != 0 || !mayEndFree(text, words[:i])) {
			return Order{}, false
		} else if k == 0 {
			says |= free // a word that counts together with others only
			break
		}
		if i == behind && word == "no" && k&not == 0 {
			k = k&^(orderKinds|more) | not | no
		}
		k |= when(i == behind && k&desk != 0, wait) | when(k&hour != 0 && i > 0 && strings.ContainsAny(words[i-1], "0123456789"), timed)
		says, unmixed = says.with(k, i == len(words)-1 && (strings.HasSuffix(word, "en") || says&free != 0 && i == head)), unmixed&k
	}
	if says = says&^bare | unmixed; says&wait != 0 && l.endsBefore(all) {
		says |= ends
	}
	return says.judge(text)
}

// when returns kinds if a condition holds, else none.
func when(holds bool, k kinds) kinds {
	if holds {
		return k
	}
	return 0
}

// kindsOf returns the kinds of a word, or 0 if orders of the language do not have it.
func (l language) kindsOf(word string) kinds {
	return cmp.Or(l[word], anyWords[word], when(calendar.IsZone(word), known|more), when(calendarWord(word), known|timed|bare), when(strings.ContainsAny(word, "0123456789"), known|bare))
}

// with adds a word of some kinds to what a line says. Last tells that it ends the order.
func (says kinds) with(k kinds, last bool) kinds {
	past := k&told != 0 && says&passive == 0 // Published in May
	does := !past && (k&noun == 0 || says&bid != 0)
	k &^= when(says&(hold|wait) == 0, desk)
	if k&(let|use|hold|draft) != 0 {
		says |= when(past || k&fact != 0, things) | when(!past && k&fact == 0, sure)
	}
	if k&(let|use) != 0 {
		says |= when(does, act) | when((does || k&let != 0) && (last || says&(before|after|assent) == 0), early) |
			when(does && k&let != 0 || !past && k&(told|fact) == told, verb)
	}
	return says | k
}

// endsBefore reports whether a line ends in what must wait for something else: "before publishing this".
func (l language) endsBefore(words []string) bool {
	published := -1
	for i := range words {
		word, behind := l.joined(words[i:])
		if i > 0 && l[word]&(let|use) != 0 {
			published = i + behind
		}
	}
	return published > 0 && !slices.ContainsFunc(words[published+1:], func(word string) bool { return !textWords[word] && !passiveWords[word] }) &&
		slices.ContainsFunc(words[max(0, published-4):published], func(word string) bool { return l[word]&before != 0 || afterWords[word] })
}

// judge returns the order that a line makes: that of the first form that it has.
func (says kinds) judge(text string) (Order, bool) {
	if says&(not|let|hold|draft|wait|early) == 0 || says&(bare|free) == bare { // Before noon; 2026 in review
		return Order{}, false
	}
	day := calendar.HasDay(text)
	says |= when(day, date) | when(day || clock.MatchString(text), timed) | when(says&(before|after) != 0, until)
	says |= when(says&(things|sure) == things && !says.all(piece|until), facts)
	at := slices.IndexFunc(forms, func(f form) bool { return says.all(f.all) && (f.any == 0 || says&f.any != 0) && says&f.none == 0 })
	if at < 0 || forms[at].how == None {
		return Order{}, false
	}
	f := &forms[at]
	o := Order{How: f.how, Forbids: says&(not|hold|draft|wait|verb) != 0 || says.all(early|only|until), Asks: says&asks != 0, Publish: says&verb != 0, Facts: says&facts != 0, Beyond: says.all(not | beyond), Draft: f.all&draft != 0 && says&(hold|vague) == 0}
	if says&before != 0 && says&(hold|use|timed|let|not|free) != hold|use || says.all(let|timed) && says&(not|hold|wait) == 0 {
		o.When = text
	}
	o.Loose = f.loose != 0 && says&f.loose == 0 ||
		says&asks == 0 && (says&(assent|no) != 0 || says.all(only|until) || says.all(not|online)) ||
		says&(facts|bid) == facts && (says&until != 0 || says&not == 0 || says&(told|passive) == 0)
	o.Loose = o.Loose && !says.all(not|sees) && !says.all(passive|verb|only) // no headline says so
	return o, true
}

// joined returns the first of words, or those at the start that count together, joined by plus signs, and how many stand behind the first.
func (l language) joined(words []string) (word string, behind int) {
	for n := min(3, len(words)); n > 1 && orderIndex[words[0]].joins; n-- {
		if long := strings.Join(words[:n], "+"); l[long] != 0 {
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
func MayStandBeside(word string) bool { return releaseWords[word] || calendar.IsZone(word) }

// IsZone reports whether a word in lower case is a zone. Those that are other words too stand behind a time: "noon Pacific".
func IsZone(word, before string) bool {
	return calendar.IsZone(word) && (!otherZones[word] || strings.ContainsAny(before, "0123456789") || timeWords[before] || zoneTimes[before])
}
