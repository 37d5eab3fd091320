// Package speech finds the quotations of a text, and what the shape of the text tells of them.
//
// Read returns the quotations in marks (package prose) together with the speech that has no marks (marks.go):
//
//   - turns of transcripts and interviews, “HALE: I saw it.”, and answers to questions that are paragraphs (structure.go),
//   - block quotes, letters, and dialogue behind dashes (block.go).
//
// A line below a quotation that says whose it is, “— Ann Fox, plumber”, is a byline (byline.go). It beats all that the sentences around
// the quotation say. For Chinese and Japanese the characters around a quotation tell the speaker (cjk.go).
package speech
