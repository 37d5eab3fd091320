// Package quotation finds what is quoted in an article, who said it, and which quotations a reader wants to see first.
//
// Find takes these steps, in this order. Behind each step stand the files that decide it.
//
//  1. Tell the language: the one given, or the one whose commonest words the text has (tongues.go). The words of each language
//     are in words.txt, and words.go says what their classes mean.
//  2. Find speech that the shape of the text marks: interviews and transcripts (structure.go), block quotes and letters
//     (block.go). Their speakers are read in turn.go. A line below a quotation that says whose it is beats all that stands before
//     it (below.go).
//  3. Cut the text into tokens: words, signs and whole quotations (document.go; nickname.go; cjk.go for Chinese and Japanese; room.go).
//  4. Gather the names: who is named in the article and where (names.go, people.go), with titles and offices (roles.go).
//  5. Read each sentence once (clause.go): noun phrases (phrase.go, attach.go) and verbs with their subjects (verb.go,
//     participle.go).
//  6. Find the speaker of each quotation, in the order of the text:
//     leave out what is denied (veto.go), list the options (options.go, with ahead.go, behind.go and german.go), forbid what is
//     wrong whatever the weights say (veto.go), choose the most probable option or nobody (choose.go, tie.go, weights.go), and
//     give the choice its name (resolve.go; for he and she pronoun.go and antecedent.go).
//  7. Drop quotations whose marks only set off a word or a title (veto.go), and join the pieces of one (quotation.go).
//  8. Leave out repeats and put the best first (rank.go).
//
// A tie is one way in which a text binds somebody to a quotation; saysX, for example, is “...,” said X. Each tie has a weight,
// and each family of ties has weights for the kind of the phrase and for what surrounds the quotation. TestFit fits them to
// annotated English news (fit_test.go, fitdata_test.go), together with the weights of the mentions that a pronoun may mean. A new
// way of quoting needs a new tie and a function that finds it. A rule that must hold whatever the weights say belongs in veto.go.
//
// Nobody is named where the evidence is weak: a quotation under the wrong name is the worst mistake to make.
//
// Languages other than English have tables of words and the same rules, and use only the ties listed in strict (tie.go). In a
// language without a table, a quotation has a speaker only where a name and a colon stand before it.
package quotation
