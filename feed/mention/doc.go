// Package mention tells who is named in a text, and where.
//
// Names.FindPeople makes the index. A name is a run of words with capitals (names.go, run.go, parts.go), and particle.go
// finds the small words in it: von der Heide. Two words or more make a person; a last name alone means the person who was
// named in full (people.go); single.go decides which other words that stand alone are last names. “Mayor Ann Fox spoke. Fox
// left.” has two mentions of one person. If several persons have that last name, the title, the sex (gender.go) and the
// place decide (namesakes.go). Where they do not, the mention means one of them, and nobody knows whom. The titles and
// offices beside a name, as in “Ann Fox, the mayor”, are kept with the person (roles.go). Whom “the mayor” means finds package referent.
// german.go tells names from other words with capitals in German, and cases.go gives names in Russian and Polish the
// nominative.
//
// It looks at tokens only. Package clause uses the names to read phrases, and package referent finds whom phrases and
// pronouns mean.
package mention
