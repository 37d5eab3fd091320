package seed

import (
	"slices"
	"strings"

	"seedfeed/feed/email"
	"seedfeed/feed/header"
	"seedfeed/feed/markup"
	"seedfeed/feed/plaintext"
)

// mail reads a text that is a saved message. Its subject, sender and date become title, author and date unless front matter
// gave them. The text that is left is returned, or the page where the message is one: without the head if that holds
// addresses, which are private; the head of a memo without addresses stays. Sure says that the name of the file marks it
// as a message.
func (a *Article) mail(text string, sure bool) (rest string, page *markup.Document, err error) {
	m, err := email.Read(text, sure)
	if err != nil {
		return "", nil, err
	}
	if m == nil || slices.ContainsFunc(m.Pasted, func(line string) bool { _, held := embargoLine(line, false); return held }) { // what holds the article back does so where it stands
		return text, nil, nil
	}
	if m.Unsent {
		a.Hold("the mail program calls the message a draft; send it, or save its text alone")
	}
	if a.Title == "" {
		a.Title = header.Headline(m.Subject)
	}
	if len(a.Authors) == 0 {
		a.Authors = plaintext.Lines([]string{firstNameFirst(m.Sender)})
	}
	if a.Date.IsZero() {
		a.Date = m.Date
	}
	return m.Text, m.Page, nil
}

// firstNameFirst turns the name of a sender round where it begins with the last name: "Okell, Ruth".
func firstNameFirst(name string) string {
	if last, first, ok := strings.Cut(name, ", "); ok && personal(first+" "+last) && !strings.Contains(first, ",") {
		return first + " " + last
	}
	return name
}
