package seed

import (
	"strings"
	"testing"
)

// FuzzMail: no address of a head comes out, whatever else stands in the message.
func FuzzMail(f *testing.F) {
	f.Add("X: y\n", "The weir.\n\n> quoted\n")
	f.Add("Content-Type: multipart/mixed; boundary=a\n", "--a\nContent-Type: text/plain\n\nIt is.\n--a--\n")
	f.Add("Content-Transfer-Encoding: base64\n", "SXQgaXMu")
	f.Fuzz(func(t *testing.T, head, body string) {
		if strings.Contains(head, "\n\n") || strings.Contains(head, "\r") || strings.Contains(head+body, "secret") {
			return
		}
		a, err := Parse("a.eml", []byte("From: Ruth <secret@benning.example>\nTo: secret@benning.example\n"+strings.TrimRight(head, " \t\n\v\f")+"\nSubject: The weir\n\n"+body), utc)
		if err == nil && strings.Contains(a.Title+a.Body+strings.Join(a.Authors, " "), "secret") {
			t.Errorf("title %q, authors %q, body %q", a.Title, a.Authors, a.Body)
		}
		if err == nil {
			checkArticle(t, a)
		}
	})
}

// TestMail: what a message says becomes an article: its subject the title, and its sender the author, first name first. The
// address belongs to the message, and is not that of the author.
func TestMail(t *testing.T) {
	for sender, want := range map[string]string{"Ruth Okell": "Ruth Okell", `"Okell, Ruth"`: "Ruth Okell", `"Okell, Ruth, and sons"`: "Okell, Ruth, and sons"} {
		a := mustParse(t, "note.eml", []byte("From: "+sender+" <ruth@benning.example>\nSubject: The weir\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n\nIt is open again.\n\n1. by boat\n"))
		if a.Title != "The weir" || strings.Join(a.Authors, "|") != want || a.Date.Hour() != 9 || len(a.Mails) > 0 || a.Body != "It is open again.\n\n1. by boat" {
			t.Errorf("%s: title %q, authors %q, mails %q, date %v, body %q", sender, a.Title, a.Authors, a.Mails, a.Date, a.Body)
		}
	}
	a := mustParse(t, "note.eml", []byte("---\ntitle: The mill\nauthor: Ann Roe\n---\nFrom: Ruth Okell <ruth@benning.example>\nSubject: The weir\n\nIt is open again.\n"))
	if a.Title != "The mill" || strings.Join(a.Authors, "|") != "Ann Roe" || a.Body != "It is open again." {
		t.Errorf("below a header: title %q, authors %q, body %q", a.Title, a.Authors, a.Body)
	}
	if a := mustParse(t, "note.eml", []byte("From: ruth@benning.example\nX-Unsent: 1\nSubject: The weir\n\nIt is open again.\n")); a.Held == "" {
		t.Errorf("a draft of a mail program is published")
	}
	if a := mustParse(t, "note.eml", []byte("X-Note: 1\nFrom: ruth@benning.example\n\nIt is open again.\n")); a.Title != "note" {
		t.Errorf("without a subject: title %q", a.Title)
	}
}
