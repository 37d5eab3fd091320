// Package attribution lists who may have said a quotation, and what in the text ties them to it. It does not choose among
// them: package quotation does.
//
// Document.Options (options.go) asks each way of quoting in turn, and offers whoever spoke before. Each is decided in one place:
//
//   - ahead.go: a verb before the quotation, in its sentence: X said Q; X called it Q; X, who was told that Q.
//   - phraseahead.go: words before it without such a verb: according to X, Q; X: Q; X's remark that Q.
//   - behind.go: what follows it in its sentence: Q, said X; Q, according to X; Q — X.
//   - pointedback.go: the sentence behind that points back: Q. Lo dice X; Q. C’est ce qu’a déclaré X.
//   - before.go: the sentence before: X said no. Q; X shrugged. Q.
//   - answer.go: the sentence before asks somebody what the quotation answers: X asked Y what he wanted. Q
//   - hisview.go: a pronoun in words for a view: по его словам, Q; Fuchs kam. Seiner Ansicht nach ist es Q.
//   - which.go: a Romance pronoun that means the name before it: Anna Moro, secondo cui Q.
//   - cleft.go: a Romance sentence that brings out who speaks: A dirlo è X: Q.
//   - initials.go: a Spanish, Italian or Portuguese paper names somebody by initials alone: Q, racconta B. T.
//   - french.go: several French quotations that share the speaker behind the last one, and whether "il" means who spoke last.
//   - german.go: the German mood of reported speech (X sei Q), what is written in a text (heißt es in dem Brief), the verb at the end
//     (den Plan, den X Q nannte), and claims of others.
//   - germanback.go: a German sentence that says whose words the quotation was: Q. Mit diesen Worten ging X; Auf die Frage Q sagte X.
//   - hislabel.go: a German possessive before a noun for words: Sein Fazit: Q.
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
