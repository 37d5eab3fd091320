package email

import (
	"strings"
	"testing"
)

// TestSubjects: encoded words, also with characters that should have been encoded.
func TestSubjects(t *testing.T) {
	for in, want := range map[string]string{
		"=?utf-8?Q?The_w=C3=A9ir?=":               "The wéir",
		"=?utf-8?B?VGhlIHdlaXI=?=":                "The weir",
		"=?iso-8859-1?Q?The_wéir_=E9?=":           "The wéir é",
		"=?utf-8?Q?Ünder_?= =?utf-8?Q?the_weir?=": "Ünder the weir",
		"=?nonesuch?Q?wéir?=":                     "=?nonesuch?Q?wéir?=",
		"Was it =?":                               "Was it =?",
		"=?utf-8?q?Fwd=3A_The_w=C3=A9ir?=":        "The wéir",
		"=?utf-8?B?UmU6IEZ3ZDogVGhlIHdlaXI=?=":    "The weir",
		"Re[2]: [Fwd: The weir]":                  "The weir",
		"[Fwd: The weir]":                         "The weir",
		"[Press] Re: The weir":                    "[Press] Re: The weir",
		"Weir: it is open":                        "Weir: it is open",
		"Fwd:":                                    "Fwd:",
	} {
		if got := subject(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// TestPostmark: only the exact form counts, since letters and diaries begin with "From" too.
func TestPostmark(t *testing.T) {
	for line, want := range map[string]bool{
		"From ruth@benning.example Tue Nov  3 10:00:05 2026":       true,
		"From - Tue Nov 03 10:00:05 2026 +0100":                    true,
		"From MAILER-DAEMON Fri Jul  8 12:08:34 2011":              true,
		"From Benning Tuesday, 3 November, at 10:00 we set out":    false,
		"From the weir Tue Nov 3 10:00:05 2026":                    false,
		"From ruth@benning.example Tue Nov 33 10:00:05 2026":       false,
		"from ruth@benning.example Tue Nov  3 10:00:05 2026":       false,
		"From ruth@benning.example Tue Nov  3 10:00:05 2026 a b c": false,
	} {
		if got := isPostmark(line); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}

// TestRead: the message and nothing but the message comes out of a file.
func TestRead(t *testing.T) {
	const head = "From: Ruth Okell <ruth@benning.example>\nSubject: Re: The weir\nDate: Tue, 3 Nov 2026 10:00:00 +0100\n\n"
	m, err := Read(head+"It is open again.\n\n> When will it be mended?\n", false)
	if err != nil || m == nil || m.Subject != "The weir" || m.Sender != "Ruth Okell" || m.Date.Hour() != 9 || strings.TrimSpace(m.Text) != "It is open again." || m.Page != nil {
		t.Errorf("%+v, %v", m, err)
	}
	if m, err := Read("Who mends the weir?\n\nRuth: We do.\n", false); m != nil || err != nil {
		t.Errorf("no message: %+v, %v", m, err)
	}
	if m, err := Read("Von: Ruth Okell\nAn: Alle\nDatum: 3. November\nBetreff: The weir\n\nIt is open.\n", false); err != nil || m == nil || m.Sender != "Ruth Okell" || len(m.Pasted) != 4 || !strings.HasPrefix(m.Text, "Von: ") {
		t.Errorf("a memo: %+v, %v", m, err)
	}
}

// TestMailbox: a mailbox with several messages is refused, since all but the first would be lost.
func TestMailbox(t *testing.T) {
	const mark, message = "From ruth@benning.example Tue Nov  3 10:00:05 2026\n", "From: Ruth Okell <ruth@benning.example>\nSubject: The weir\n\nIt is open.\n"
	for text, refused := range map[string]bool{
		mark + message + "\n" + mark + message: true, mark + message: false, mark + message + "\nFrom me it comes late.\n": false, message + "\n" + mark + message: false, mark + message + ">" + mark: false, mark + message + "\n>" + mark: false,
	} {
		if _, err := Read(text, false); (err != nil) != refused {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestUnsent: what mail programs keep among the drafts.
func TestUnsent(t *testing.T) {
	for field, want := range map[string]bool{"X-Unsent: 1": true, "X-Mozilla-Draft-Info: internal/draft; vcard=0": true, "X-Uniform-Type-Identifier: com.apple.mail-draft": true, "X-Unsent: 0": false, "Received: from mx.benning.example; Mon, 2 Mar 2026 09:12:00 +0000\nX-Mozilla-Draft-Info: internal/draft": false, "X-Mozilla-Status: 0001": false, "X-Uniform-Type-Identifier: com.apple.mail-note": false} {
		if m, err := Read("From: Ruth Okell <ruth@benning.example>\n"+field+"\nSubject: The weir\n\nIt is open.\n", true); err != nil || m.Unsent != want {
			t.Errorf("%s: %+v, %v", field, m, err)
		}
	}
}

// TestOwnLines: what only looks like the start of another message stays.
func TestOwnLines(t *testing.T) {
	for _, stays := range []string{"He said:\n\n“Now.”", "On 3 May at 10:00 we open:\n\nWrite to <ada@benning.example>.", "To: the weir", "From: May on\nTo: June", "-- so it was --", "The list:\n- a > b"} {
		if got, _ := ownText("It is.\n\n"+stays+"\n\nIt was.\n", ""); got != "It is.\n\n"+stays+"\n\nIt was.\n" {
			t.Errorf("%q: %q", stays, got)
		}
	}
	for _, stays := range []string{"-- \nIt is.\n", "--\nIt is.\n", "It is.\n--\nOne\n" + strings.Repeat("and one more\n", 20)} {
		if got, _ := ownText(stays, ""); got != stays {
			t.Errorf("no signature: %q", got)
		}
	}
}

// TestDeviceMarks: the lines that telephones and mail programs add, and last lines of a letter that begin or end like them.
func TestDeviceMarks(t *testing.T) {
	for line, want := range map[string]bool{
		"Get Outlook for iOS<https://aka.ms/o0ukef>": true, "Von meinem Samsung Galaxy Smartphone gesendet.": true, "Outlook für Android herunterladen": true, "Diese Nachricht wurde von meinem Android-Gerät mit GMX Mail gesendet.": true, "Yahoo Mail: Search, organise, conquer": true,
		"Über Funk wurde ein Notruf gesendet.": false, "Get tickets<https://elm.example/t>": false, "Outlook for the year": false, "Mit der Post wurde er nie gesendet.": false,
	} {
		if isDeviceMark(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}
