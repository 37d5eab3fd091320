// Package email reads saved e-mails: files of mail programs, mailboxes, and messages that somebody has copied into a text.
//
// Read is given the decoded text of a file and returns what the message says: subject, sender, date, and the words of its
// writer. Addresses of people, signatures, and messages that are only quoted do not come out. Of a forwarded message the
// result is the message that was forwarded.
//
//	From: Ruth Okell <ruth@benning.example>
//	Subject: Re: The weir
//
//	It is open again.
//
//	> When will it be mended?
//
// gives the subject "The weir", the sender "Ruth Okell" and the text "It is open again.". What is not a message gives nil.
// Encoding and Page are for the bytes of a file: the encoding that a head names, and the page in a file that a browser has
// saved (.mhtml). All functions are safe for concurrent use, never panic, and take time linear in the size of the text.
package email

import (
	"errors"
	"net/mail"
	"strings"
	"time"

	"seedfeed/feed/markup"
	"seedfeed/feed/webpage"
)

// A Message is what a saved message says. Its strings are plain text on one line, but for Text.
type Message struct {
	Subject string    // without "Re:" and "Fwd:"
	Sender  string    // the name, as written and without the address; "" where there is none
	Date    time.Time // in UTC; zero where there is none
	Unsent  bool      // its mail program keeps it among the drafts
	Pasted  []string  // values of all fields of a head that was copied out of a mail program into the text, in case one of them is an order not to publish; nil for other heads

	// What the message says itself: without its head if that has addresses, and without signature and quoted messages.
	Text string           // "" for a page
	Page *markup.Document // nil for plain text
}

// Read reads a message from its decoded text. It returns nil if the text is no message. Sure says that it is known to be one,
// so that any head is enough. Of a forwarded message subject, sender and text are those of the message that was forwarded.
// A memo, whose head has no addresses, keeps its head and all of its text. An error says what to do.
func Read(text string, sure bool) (*Message, error) {
	head := readMailHead(text, sure)
	if head == nil {
		head = pastedHead(text)
	}
	if head == nil || blank(text[head.size:]) && head.get("Subject") == "" {
		return nil, nil
	}
	if all := postmarks.FindAllStringIndex(text, 2); len(all) > 1 && all[0][0] == 0 {
		return nil, errors.New("read e-mail: the file is a mailbox with several messages; save each one as .eml")
	}
	about := head.get("Subject")
	unsent := head.get("X-Unsent") == "1" || head.get("Received") == "" && (head.get("X-Mozilla-Draft-Info") != "" || head.get("X-Uniform-Type-Identifier") == "com.apple.mail-draft")
	m := &Message{Unsent: unsent, Subject: subject(about), Sender: senderName(head.get("From")), Pasted: head.pasted}
	if !head.private {
		m.Text = text
		return m, nil
	}
	if when, err := mail.ParseDate(head.get("Date")); err == nil && when.Year() > 1970 && when.Year() < 10000 {
		m.Date = when.UTC().Truncate(time.Second)
	}
	body, html := text[head.size:], ""
	kind := strings.ToLower(head.get("Content-Type"))
	if head.get("Content-Transfer-Encoding") != "" || strings.HasPrefix(kind, "multipart/") || strings.HasPrefix(kind, "text/html") {
		var err error
		if body, html, err = messageText(head.get, body, 0); err != nil {
			return nil, err
		}
		if blank(body) && blank(html) {
			return nil, errors.New("read e-mail: no part of it is text; save the article alone, as plain text")
		}
	}
	var passed *passedOn
	if html != "" && blank(body) {
		m.Page = webpage.Mail(html)
		passed = ownBlocks(m.Page, about)
	} else {
		m.Text, passed = ownText(body, about)
	}
	if passed != nil {
		m.Sender = senderName(passed.from)
		if passed.subject != "" {
			m.Subject = subject(passed.subject)
		}
	}
	return m, nil
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
