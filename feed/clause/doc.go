// Package clause is the one reader of clauses: it finds the noun phrases of each sentence, and its verbs with their subjects.
//
// Clauses.ReadClauses reads each sentence once, from left to right, and keeps the clauses that are open (clause.go). Of “The mayor of
// Oxley, who had been ill, told Fox that the weir leaks.” it makes the phrases
//
//	[The mayor] [of Oxley]   a Role; it reaches over what belongs to it
//	[Fox]                    a Name
//	[the weir]               Other
//
// and the actions “had been ill” of the mayor, “told” of the mayor with the object Fox, and “leaks” of the weir, inside “told”.
//
//   - phrase.go decides where a noun phrase ends and what it stands for; attach.go joins it to others: of Oxley; Ann Fox, the mayor.
//   - verb.go decides which word is a verb and who does it; participle.go does so for saying, shouting, led by; german.go for verbs
//     in second place.
//   - accord.go decides what binds a phrase to words without a verb: according to Fox; the claim by Fox that; was told by Fox.
package clause
