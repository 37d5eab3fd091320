package order

import (
	_ "embed"
	"strings"

	"seedfeed/feed/prose"
)

// kinds is a set of what a word of an order may be, or of what a line says.
type kinds uint64

// What words are. A word has at most one of the first nine kinds, but for those that are hold and wait, or let and use.
const (
	not    kinds = 1 << iota // no order alone
	let                      // publish: an order with a time, or with not
	use                      // other words for publishing, and for what comes before it: orders with not, and with hold
	hold                     // orders alone, but for those that are bare, and with a time
	draft                    // orders alone; no time ends them
	wait                     // orders with what must wait: "before publishing"
	yet                      // orders with not
	before                   // stand before the time that ends an order
	desk                     // behind those of hold or wait: for whom the text waits

	known   // any word that orders have
	more    // it may stand beside the others, and makes a title of a draft or of hold: "Draft for a law"
	only    // "only", which with after allows from then on
	after   // "after"
	assent  // "permission"
	ban     // "prohibited"
	told    // it tells what happened: "published"
	noun    // it is no verb: "release"
	fact    // it is said of other things: "use"
	keep    // it tells editors to hold: "hold"
	piece   // it names the text: "this"
	bid     // "do"
	online  // "online", "public"
	vague   // a draft, or an idea: "concept"
	bare    // an order beside others only: "internal"; also a number and a day. Of a line: it has no other words
	hour    // an hour, behind a number: "Uhr"
	timed   // a time
	passive // "be"
	later   // "after", but not "when"
	beyond  // "outside"
	purpose // "for distribution"
	part    // a part of a day: "morning"
)

// What only lines are.
const (
	asks   kinds = part << (1 + iota) // it speaks to somebody
	sees                              // it names who must see a text
	no                                // it begins with "no"
	free                              // it goes on with other words
	comma                             // and a comma stands before some of them
	other                             // and it ends in what may be another verb
	ends                              // it ends in what must wait: "before publishing this"
	act                               // it has a verb for what is done with texts
	verb                              // it has a verb of publishing
	early                             // a word for publishing stands where that of an order does
	things                            // it has a word that is said of other things
	sure                              // it has one that is said of texts alone
	facts                             // it has only such words, and may tell what happens to other things
	until                             // it has a word of before or after
	date                              // it has a day
)

const orderKinds = not | let | use | hold | draft | wait | yet | before | desk

// A language has the kinds of the words that its orders have. Those that orders of all languages have are in anyWords.
type language map[string]kinds

var anyWords = func() language {
	l := language{}
	l.add(known|more, releaseWords)
	for _, words := range [...]map[string]bool{softWords, monthAndDayWords, assentWords, afterWords, beyondWords} {
		l.add(known, words)
		for word := range words {
			l[word] &^= more
		}
	}
	l.add(known|desk, deskWords)
	return l.settle()
}()

//go:embed words.txt
var wordsFile string

// namedKinds are the kinds that words.txt names.
var namedKinds = map[string]kinds{"bid": bid, "not": not, "let": let, "use": use, "hold": hold, "draft": draft, "wait": wait, "yet": yet, "before": before, "desk": desk, "more": more}

// languages are those of words.txt.
var languages = func() (all []language) {
	for part := range strings.SplitSeq(wordsFile, "\n\n") {
		l := language{}
		for line := range strings.Lines(part) {
			if name, words, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && namedKinds[name] != 0 {
				l.add(known|namedKinds[name], prose.Set(words))
			}
		}
		for word := range l {
			if k := anyWords[word]; k != 0 {
				l[word] = l[word]&^when(k&more == 0, more) | k
			}
		}
		all = append(all, l.settle())
	}
	return all
}()

// add adds a kind to words.
func (l language) add(k kinds, words map[string]bool) {
	for word := range words {
		l[word] |= k
	}
}

// settle leaves each word the first of the kinds of which it has but one, and adds those that it has in all languages.
func (l language) settle() language {
	for word, k := range l {
		for _, first := range [...]kinds{not, let | use, hold | wait, draft, yet, before, desk} {
			if k&first != 0 {
				k = k&^(orderKinds|more) | k&first | when(first == before || first == desk && !softWords[word], more)
				break
			}
		}
		l[word] = k | when(calendarWord(word), timed|bare) | when(timeWords[word] && k&before == 0, timed)
	}
	for k, words := range map[kinds]map[string]bool{only: onlyWords, after: afterWords, assent: assentWords, ban: bans, told: toldWords, noun: nounWords, fact: factWords, keep: keepWords, later: laterWords, beyond: beyondWords, purpose: purposes, part: partsOfDay, piece: textWords, online: prose.Set("online public"), vague: otherDrafts, bare: besideOthers, hour: hourWords} {
		for word := range words {
			if l[word] != 0 {
				l[word] |= k
			}
		}
	}
	return l
}

// all reports whether a line has all of some kinds.
func (says kinds) all(k kinds) bool { return says&k == k }

// A form is what lines have in common that make one order, or none.
type form struct {
	all, any, none kinds     // the line has all of these, one of these if there are any, and none of these
	how            Certainty // None if it is no order
	loose          kinds     // if not 0, a headline may say the same, unless the line has one of these
}

// forms are the forms of orders. The first that fits a line counts.
var forms = []form{
	{all: draft | after},                                      // Draft after draft
	{all: draft | not, none: let | use | yet},                 // Not a draft
	{all: facts | after, none: free | assent},                 // Do not use after June
	{all: not | hold, none: let | use | yet | before | timed}, // No embargo
	{all: not | beyond, any: let | use, none: noun | purpose | no | facts, how: Likely, loose: asks}, // Do not share outside the club
	{all: not | beyond}, // Not for distribution outside the United States
	{all: hold | before | part, none: asks | keep | piece | let | use},               // On hold until Monday morning
	{all: not | assent | let | verb, how: Likely},                                    // Do not publish without permission
	{all: not | assent, any: let | use, how: Faint},                                  // Not for use without permission
	{all: wait | ends, how: Certain, loose: asks | keep | not},                       // Wait for Ann before publishing
	{all: wait | let, any: until | asks, how: Certain, loose: asks | keep | not},     // Please wait with publication
	{all: free | keep | before, how: Certain, loose: asks | piece},                   // Hold until Ann is back
	{all: desk | asks, any: hold | wait, none: free | not | let, how: Certain},       // Please hold for Ann's lawyer
	{all: desk, any: hold | wait, none: free | not | let, how: Likely},               // Hold for lawyer
	{all: free | early | not | until | draft, how: Certain, loose: asks | piece},     // The draft must not be published before the test
	{all: free | early | not | until | facts | asks, none: bid, how: Likely},         // NB: not used before the vote
	{all: free | early | not | until, how: Certain, loose: verb | asks},              // Do not publish before the vote
	{all: verb | early | only | until, none: timed, how: Certain},                    // Publish only after the vote
	{all: act | asks | early | only | until, none: timed, how: Certain},              // Please share only after the vote
	{all: verb | early | later, none: timed | not | noun, how: Certain, loose: asks}, // Publish after the vote
	{all: use | only | asks | timed, any: act | facts, how: Certain},                 // Bitte erst am Mittwoch online stellen
	{all: assent | early | only | until, none: timed, how: Faint, loose: verb},       // Publication only after consent
	{all: free | not | yet | asks, any: let | use, how: Certain},                     // Please do not yet share with members
	{all: free | not | yet | comma, any: let | use, how: Certain},                    // Not to be published yet, Ann checks it
	{all: free | not | asks | comma, any: let | use, how: Certain},                   // Please do not publish, Ann checks it
	{all: free | not | asks | before, none: other, how: Certain},                     // NB: not before Ann is back
	{all: free}, // Draft budget passes
	{all: not, any: let | use, none: no, how: Certain}, {all: not | before, any: let | use, how: Certain}, // Do not publish; No release before May
	{all: hold | let, how: Certain},                                                                      // Hold for release
	{all: not | before | timed, any: date | asks, how: Certain}, {all: not | before | timed, how: Faint}, // Not before 1 March; Not before Friday
	{all: let | timed, how: Certain}, {all: hold | before | timed, how: Certain}, // Publish on Friday; Hold until Friday
	{all: hold | asks, any: use | timed, how: Certain}, {all: hold, any: use | timed, how: Likely}, // Please hold for approval; Hold for Tuesday
	{all: hold | keep | asks, none: free | not | let, how: Likely},              // Please hold for now
	{all: draft, none: more, how: Likely}, {all: hold, none: more, how: Likely}, // Draft; Hold
	{all: not | yet, none: more, how: Faint}, {all: let | ban, how: Faint}, // Not yet; Publication forbidden
}
