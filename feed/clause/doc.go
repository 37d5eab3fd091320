// Package clause is the one reader of clauses: it finds the noun phrases of each sentence, and its verbs with their
// subjects.
//
// Clauses.ReadClauses reads each sentence once, from left to right, and keeps the clauses that are open (clause.go). Of “Ann
// Fox, the head of the water board, said it was safe.” it makes the phrases
//
//	Ann Fox              a Name; its Alias is the head
//	the head             a Role; it ends (Core) before “of”, and reaches (To) over what belongs to it
//	the water board      an Entity; its Pre is “of”
//	it                   a Proform
//
// and the actions “said”, whose subject is Ann Fox, and “was”, whose subject is “it” and whose Outer is “said”.
//
//   - phrase.go reads a noun phrase, word.go decides which words it may hold, kind.go what it stands for. attach.go joins it to
//     others: of Oxley; Ann Fox, the mayor.
//   - verb.go decides which word is a verb (unlisted.go by its ending, auxiliary.go with has, would or was before it), subject.go who does it, inverted.go whether that is somebody
//     behind it, and midfield.go where behind words for when, where and to whom. saysalso.go has the second verb of a Romance speaker.
//     relative.go and subordinate.go open the clauses of who, which, that and while. participle.go and infinitive.go decide the
//     same for saying, led by, to say. german.go has the verb in second place, french.go verbs of several words, slavic.go nouns
//     by their case, dutch.go jobs with their fields.
//   - accord.go decides what binds a phrase to words without a verb: according to Fox; the claim by Fox that. action.go answers what is asked
//     of a verb (they say; was told by Fox), back.go which sentence says who said what stands before it.
package clause
