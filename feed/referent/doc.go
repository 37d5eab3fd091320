// Package referent finds whom a phrase or a pronoun means: the longest name that the text has for them, or the role as
// printed.
//
// Referents.PhraseMeans names a noun phrase (referent.go). “Fox” and “the vicar, Ann Fox” mean Ann Fox. “The mayor” means
// the one person who has that office in the text, and is a role where nobody has it.
//
// Referents.PronounMeans names a pronoun (pronoun.go; it.go for the bodies that “it” means, and they.go for those whom “they”
// means). A role that spoke last comes first (rolemeant.go), and who goes on to speak (goeson.go). Then a table of
// constructions in which it means one person is asked (certain.go). Otherwise the mentions of persons before the pronoun are
// weighed (antecedent.go), by their places in their sentences (place.go) and with weights that the fitting program of package
// quotation finds (weights.go), but for names that it does not mean (notmeant.go): he told Fox. In “Ann Fox met Bo Reed. She was
// angry.” the result is Ann Fox. If two persons are about equally probable, there is no result.
//
// These files find or rule out whom a pronoun means before that:
//
//   - asker.go: who asked a question does not answer it: «¿...?», preguntó Ana Vega. «...», respondió.
//   - claimant.go: nor does an English pronoun mean whose claims somebody rejects: The mayor dismissed claims by Bo Fox. He said.
//   - newcomer.go: the English sentence before names and describes somebody for the first time: Bo Fox, a miller, came. He said.
//     So does what a German one says of somebody: Fuchs hat „nichts zu verlieren“, wie er sagte.
//   - stranger.go: a role without a name has taken the stage: A resident accused Bo Fox. He said.
//   - roleacts.go: the Romance sentence before is on a role, although it names somebody: L'avocat de Paul Renard a parlé. Il.
//   - view.go: whose view a Russian, Polish or Dutch pronoun tells: jej zdaniem.
//
// A role means the one person whom the text says to have it: Ann Fox, mayor of Elm, met Bo Reed, mayor of Holm; then the mayor of
// Holm. All roles that the text mentions stand in one list, with their holders (holders.go). A description like “the 30-year-old”
// or „die CDU-Politikerin“ means the only one near whom it fits (describedso.go). Where the text has turned to
// somebody else since, a role does not mean its holder (turned.go). A wider word means who spoke last: “...”, dit la
// maire Anne Renard. “...”, ajoute l'élue (wider.go). So does a Romance role with a word for "this": ajoute cette commerçante
// (pointed.go).
//
// roleend.go finds where a role ends as printed, and listed.go where the name of a ministry does: the Department for Work and
// Pensions. nominative.go gives a German role the form that it has as a subject.
package referent
