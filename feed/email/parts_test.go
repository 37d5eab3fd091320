package email

import (
	"strings"
	"testing"
	"time"
)

const (
	head  = "From: Ruth Okell <ruth@benning.example>\nSubject: The weir\n"
	mixed = head + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\nFor old readers.\n"
	plain = "--a\nContent-Type: text/plain; charset=utf-8\n\nIt is open.\n"
	page  = "--a\nContent-Type: text/html\n\n<p>It is <b>open</b> today.</p>\n"
)

// TestParts: of the parts of a message the first plain text is read, or else the first page; attachments are not.
func TestParts(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text", mixed + plain + "--a--\n", "It is open."},
		{"plain text before a page", mixed + plain + page + "--a--\n", "It is open."},
		{"plain text behind a page", mixed + page + plain + "--a--\n", "It is open."},
		{"a page alone", mixed + page + "--a--\n", "It is open today."},
		{"two plain texts", mixed + plain + "--a\nContent-Type: text/plain\n\nIt is shut.\n--a--\n", "It is open."},
		{"two pages", mixed + page + "--a\nContent-Type: text/html\n\n<p>It is shut.</p>\n--a--\n", "It is open today."},
		{"an attachment first", mixed + "--a\nContent-Type: text/plain\nContent-Disposition: attachment; filename=bill.txt\n\n9 men.\n" + plain + "--a--\n", "It is open."},
		{"a picture first", mixed + "--a\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n" + plain + "--a--\n", "It is open."},
		{"a part without a kind", mixed + "--a\n\nIt is open.\n--a--\n", "It is open."},
		{"a part whose kind nobody can read", mixed + "--a\nContent-Type: ;;\n\nIt is open.\n--a--\n", "It is open."},
		{"parts in a part", mixed + "--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nIt is open.\n--b--\n--a--\n", "It is open."},
		{"cut off", mixed + plain, "It is open."},
		{"cut off in a part", strings.TrimSuffix(mixed+plain, " open.\n"), "It is"},
		{"quoted-printable", head + "Content-Transfer-Encoding: Quoted-Printable\nContent-Type: text/plain; charset=iso-8859-1\n\nThe caf=E9 is =\nopen.\n", "The café is open."},
		{"base64 in lines", head + "Content-Transfer-Encoding: base64\n\nSXQg\naXMgb3Blbi4=\n", "It is open."},
		{"base64, broken", head + "Content-Transfer-Encoding: base64\n\nSXQgaXMgb3Blbi4K!!!!\n", "It is open."},
		{"not encoded", head + "Content-Transfer-Encoding: 8bit\n\nIt is open. =E9\n", "It is open. =E9"},
		{"a page of no parts", head + "Content-Type: text/html\n\n<p>It is <b>open</b>.</p>", "It is open."},
		{"a page, encoded", head + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+SXQgaXMgb3Blbi48L3A+\n", "It is open."},
		{"a kind in capitals", head + "Content-Type: TEXT/HTML\n\n<p>It is open.</p>", "It is open."},
	} {
		if m := parse(t, "a.eml", []byte(c.in)); m.body != c.want || m.Subject != "The weir" {
			t.Errorf("%s: %q, subject %q", c.name, m.body, m.Subject)
		}
	}
}

// TestNoPart: a message without a text is an error that says what to do.
func TestNoPart(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a picture alone", mixed + "--a\nContent-Type: image/png\n\nPNG\n--a--\n", "no part of it is text"},
		{"no parts", mixed, "no part of it is text"},
		{"an empty page", mixed + "--a\nContent-Type: text/html\n\n \n--a--\n", "no part of it is text"},
		{"a kind of its own", head + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nSXQg\n", "no part of it is text"},
		{"no base64", head + "Content-Transfer-Encoding: base64\n\nIt is open.\n", "not encoded as its head says"},
		{"no base64 in a part", mixed + "--a\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n????\n--a--\n", "not encoded as its head says"},
	} {
		if m, err := Read(c.in, true); err == nil || !strings.Contains(err.Error(), c.want) || m != nil {
			t.Errorf("%s: %+v, %v; want %q", c.name, m, err, c.want)
		}
	}
}

// TestPage: of a file in which a browser saved a page, the page comes out, with the encoding that its part names.
func TestPage(t *testing.T) {
	const saved = "From: <Saved by a browser>\nSubject: The weir\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"a\"\n\n"
	for _, c := range []struct{ name, in, want string }{
		{"quoted-printable", saved + "--a\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p class=3D\"x\">It is op=\nen.</p>\n--a--\n", `<p class="x">It is open.</p>`},
		{"base64", saved + "--a\nContent-Type: text/html\nContent-Transfer-Encoding: BASE64\n\nPHA+SXQgaXMgb3Blbi48L3A+\n--a--\n", "<p>It is open.</p>"},
		{"as it is", saved + "--a\nContent-Type: text/html\nContent-Transfer-Encoding: binary\n\n<p>It is open.</p>\n--a--\n", "<p>It is open.</p>"},
		{"blank lines and a mark first", "\ufeff\r\n" + saved + "--a\nContent-Type: text/html\n\n<p>It is open.</p>\n--a--\n", "<p>It is open.</p>"},
		{"behind a picture and a style", saved + "--a\nContent-Type: image/png\n\nPNG\n--a\nContent-Type: text/css\n\np {}\n--a\nContent-Type: application/xhtml+xml\n\n<p>It is open.</p>\n--a--\n", "<p>It is open.</p>"},
		{"the first of two", saved + "--a\nContent-Type: text/html\n\n<p>It is open.</p>\n--a\nContent-Type: text/html\n\n<p>A frame</p>\n--a--\n", "<p>It is open.</p>"},
		{"an empty one first", saved + "--a\nContent-Type: text/html\n\n\n--a\nContent-Type: text/html\n\n<p>It is open.</p>\n--a--\n", "<p>It is open.</p>"},
		{"in another part", saved + "--a\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>It is open.</p>\n--b--\n--a--\n", "<p>It is open.</p>"},
		{"no parts", "Subject: The weir\nContent-Type: text/html\n\n<p>It is open.</p>", "<p>It is open.</p>"},
		{"cut off", saved + "--a\nContent-Type: text/html\n\n<p>It is open.</p>", "<p>It is open.</p>"},
		{"pictures alone", saved + "--a\nContent-Type: image/png\n\nPNG\n--a--\n", ""},
		{"no base64", saved + "--a\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n<p>It is open.</p>\n--a--\n", ""},
		{"no kind", "Subject: The weir\n\n<p>It is open.</p>", ""},
		{"no head", "<p>It is open.</p>", ""},
		{"nothing", "", ""},
	} {
		data, e, err := Page([]byte(c.in))
		if got := strings.TrimSpace(string(data)); got != c.want || (err == nil) != (c.want != "") || e != nil {
			t.Errorf("%s: %q, %v, %v; want %q", c.name, got, e, err, c.want)
		}
	}
	for charset, want := range map[string]string{"iso-8859-5": "Вода", "UTF-8": "", "nonesuch": ""} {
		data, e, err := Page([]byte("Subject: The weir\nContent-Type: text/html; charset=" + charset + "\n\n\xb2\xde\xd4\xd0"))
		if err != nil || (e == nil) != (want == "") {
			t.Errorf("%s: %v, %v", charset, e, err)
			continue
		}
		if e != nil {
			if text, err := e.NewDecoder().String(string(data)); text != want || err != nil {
				t.Errorf("%s: %q, %v", charset, text, err)
			}
		}
	}
}

// TestDates: the date of a message is in UTC; one that cannot be its date is none.
func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"Tue, 3 Nov 2026 10:00:07 +0100": "2026-11-03T09:00:07Z", "3 Nov 2026 10:00 -0500": "2026-11-03T15:00:00Z", "Fri, 1 Jan 1971 00:00:00 +0000": "1971-01-01T00:00:00Z",
		"Thu, 1 Jan 1970 00:00:00 +0000": "", "last Tuesday": "", "": "",
	} {
		got := ""
		if m := parse(t, "a.eml", []byte(head+"Date: "+in+"\n\nIt is open.\n")); !m.Date.IsZero() {
			got = m.Date.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
