// Package speech finds the quotations of a text, and what the layout of the text says about them.
//
// Read returns the quotations in marks (package prose) together with the speech that has no marks (marks.go):
//
//   - turns of transcripts and interviews, “HALE: I saw it.” (structure.go, label.go), and answers to questions that are paragraphs
//     (interview.go); person.go tells which are in the first person,
//   - block quotes, letters, and dialogue after dashes (block.go).
//
// A line below a quotation that says who spoke, “— Ann Fox, plumber”, is a byline (byline.go). It takes precedence over the
// sentences around the quotation. In Chinese and Japanese the characters around a quotation tell the speaker (cjk.go, japanese.go).
package speech
