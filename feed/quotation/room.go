package quotation

import "sync"

// room is the memory of a document that the next one uses again.
type room struct {
	tokens    []token
	phrases   []phrase
	actions   []action
	sentences []sentence
	of        []int32 // sentence of each token
	phraseAt  []int32 // index of the phrase whose core holds the token, -1: none
}

// rooms holds rooms of documents of up to longestRoom tokens.
var rooms sync.Pool

const longestRoom = 1 << 14

// leave gives the document's room to the next one, without what it holds of the text.
func (d *document) leave() {
	if cap(d.tokens) <= longestRoom {
		clear(d.tokens)
		clear(d.phrases)
		rooms.Put(&room{d.tokens, d.phrases, d.actions, d.sentences[:0], d.of, d.phraseAt})
	}
}

// scratch holds slices that are reused for each quotation or pronoun.
type scratch struct {
	options []option
	weighed []weighed
	weights [24]int // of one mention
}
