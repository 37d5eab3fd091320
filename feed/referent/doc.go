// Package referent finds whom a phrase or a pronoun means: the longest name that the text has for them, or the role as
// printed.
//
// Referents.PhraseMeans names a noun phrase (referent.go). “Fox” and “the vicar, Ann Fox” mean Ann Fox. “The mayor” means
// the one person who has that office in the text, and is a role where nobody has it.
//
// Referents.PronounMeans names a pronoun (pronoun.go; it.go for the bodies that “it” means, and they.go for those whom “they”
// means). A role that spoke last comes first (rolemeant.go), and who goes on to speak (goeson.go). Otherwise the mentions of persons before the pronoun are weighed
// (antecedent.go), with weights that the fitting program of package quotation finds (weights.go). In “Ann Fox met Bo Reed. She was
// angry.” the result is Ann Fox. If two persons are about equally probable, there is no result.
//
// An English description like “the 30-year-old” means somebody as a pronoun does, if nothing in the text speaks against it
// (epithet.go, calledso.go).
package referent
