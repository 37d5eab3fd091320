package quotation

import (
	"slices"
	"sync"
)

// room is the memory of a document that the next one uses again.
type room struct {
	tokens    []token
	wordOf    map[string]int32 // for each word that is not all in small letters so far its index in words
	words     []token          // as readWord reads them
	capitals  []int32          // the tokens of words that are not all in small letters, in order
	phrases   []phrase
	actions   []action
	sentences []sentence
	of        []int32 // sentence of each token
	phraseAt  []int32 // index of the phrase whose core holds the token, -1: none
	people    people
	found     []candidate
	history   []resolved // the speakers of the quotations so far
	again     []mention  // he and she, with whom they mean, as far as phrase followed
	ranked    []ranked
	scratch   scratch
}

// scratch holds slices that are reused for each quotation or pronoun.
type scratch struct {
	options []option
	weighed []weighed
	weights [24]int // of one mention
}

// rooms holds rooms of documents of up to longestRoom bytes. A room still holds the text of its last document, until the next one
// or the garbage collector takes it.
var rooms sync.Pool

const longestRoom = 1 << 16

// enter gives the document a room, with nothing in it.
func (d *document) enter() {
	d.home, _ = rooms.Get().(*room)
	if d.home == nil {
		d.home = &room{wordOf: map[string]int32{}}
	}
	d.room = *d.home
	clear(d.wordOf)
	d.tokens, d.words, d.capitals, d.phrases, d.actions, d.sentences = d.tokens[:0], d.words[:0], d.capitals[:0], d.phrases[:0], d.actions[:0], d.sentences[:0]
	d.history, d.again, d.ranked = d.history[:0], d.again[:0], d.ranked[:0]
}

// leave gives the document's room to the next one.
func (d *document) leave() {
	if len(d.body) <= longestRoom {
		*d.home = d.room
		rooms.Put(d.home)
	}
}

// empty returns a slice of n zero values in the memory of s.
func empty[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
