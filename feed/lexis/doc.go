// Package lexis knows the words of nine languages, and cuts a text into tokens that know what their words can be.
//
// TongueOf tells the language of a text (tongues.go). words.txt lists the words of each language by class, and words.go says
// what each class means: “said” is Say, “mayor” is Head and Title, “report” is Thing, Paper and Say. Package clause decides
// which of its classes a word has in its sentence.
//
// Text.CutText cuts a text (token.go). “The mayor, Ann Fox, said it is “a good plan”.” has the tokens
//
//	The mayor , Ann Fox , said it is “a good plan” .
//
// in which each sign and each whole quotation is one token. The words inside a quotation are not the writer's, and have no
// tokens. A nickname in marks is a word of the name (nickname.go). spelling.go has what the letters of a word tell.
package lexis
