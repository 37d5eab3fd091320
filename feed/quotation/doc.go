// Package quotation finds what is quoted in an article, who said it, and which quotations a reader wants to see first.
//
// Find (quotation.go) reads the text (document.go) by the packages below it: lexis (language and words), speech (what is quoted, by
// marks or by the shape of the text), mention (who is named), clause (phrases and verbs). Then it goes through the quotations in
// their order:
//
//  1. Leave out what nobody said, and what the text denies that somebody said (unsaid.go).
//  2. List the options: who may have said it, with what ties them to it (package attribution).
//  3. Forbid options by rules that override the weights. veto.go lists them, with an example of each: vetowords.go for words that
//     somebody gets, reads, recalls, denies or announces; vetophrase.go for phrases that mean nobody who speaks; vetoclause.go for
//     clauses that are not that of the quotation; vetocases.go for Russian and Polish; didbefore.go for who acts in the sentence
//     before. rival.go forbids what another option rules out. Then choose the most probable option or nobody (choose.go, weights.go).
//  4. Give the choice its name (resolve.go, and package referent). Turns and bylines are named in turn.go; in languages
//     without spaces between words cjk.go names the speakers. At the end turn.go gives a guest who is quoted alone the answers that are left.
//  5. Drop quotations whose marks only set off a word or a title (label.go), and join the pieces of one (quotation.go).
//
// At the end it leaves out repeats and puts the best first (rank.go).
//
// Each tie has a weight, and each family of ties has weights for the kind of the phrase and for what surrounds the quotation.
// TestFit fits them to annotated English news (fit_test.go, fitdata_test.go), together with the weights of package referent.
// A rule that overrides the weights is a row of veto.go; a new way of quoting belongs in package attribution.
//
// Nobody is named where the evidence is weak: a quotation under the wrong name is the worst mistake to make. In a language
// without a table of words, a quotation has a speaker only where a name and a colon precede it.
package quotation
