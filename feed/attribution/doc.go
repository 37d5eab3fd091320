// Package attribution lists who may have said a quotation, and what in the text ties them to it. It does not choose among
// them: package quotation does.
//
// Document.Options (options.go) asks each way of quoting in turn. ahead.go looks before the quotation in its sentence
// (phraseahead.go where no verb ties the phrase, cleft.go for Romance languages), behind.go after it, before.go at the sentence before it,
// hisview.go has pronouns in words for a view, german.go, germanback.go and hislabel.go the ways of German, french.go those of
// French. These look for less common ways:
//
//   - answer.go: the quotation answers what the sentence before asks somebody: Fox asked Reed what he wanted. Q
//   - initials.go: a Spanish, Italian or Portuguese paper names somebody by initials alone: Q, racconta B. T.
//
// These hold what all of them read:
//
//   - document.go: a Document is a text with its names, clauses and pronouns.
//   - quotation.go: a Quotation is one of its quotations, with how it ends and what stands around it.
//
// A Tie is one way in which a text binds somebody to a quotation; SaysX, for example, is “...,” said X. tie.go has all of them,
// with how sure each is. Languages other than English use only the ties that are strict. A new way of quoting needs a new tie
// and a function that finds it.
package attribution
