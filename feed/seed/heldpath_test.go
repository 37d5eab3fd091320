package seed

import (
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
)

// TestHeldPlace has a row for each place that holds a file back, and for what only resembles one.
func TestHeldPlace(t *testing.T) {
	for name, want := range map[string]string{
		"drafts/a.md": "drafts", "Drafts/a.txt": "Drafts", "_drafts/a.md": "_drafts", "blog/DRAFTS/2026/a.md": "DRAFTS", "draft/a.md": "draft", "blog/private/a.txt": "", "news/In Bearbeitung/a.txt": "In Bearbeitung", "Trash/a.txt": "Trash", "Papierkorb/a.md": "Papierkorb", "Private schools/a.txt": "", "trash-talk/a.md": "", "to-review/a.md": "to-review", "To_Review/a.md": "To_Review", "news/in-bearbeitung/a.md": "in-bearbeitung", "Deleted/a.md": "Deleted", "Gelöscht/a.md": "Gelöscht", "Old drafts/a.md": "Old drafts", "Work in progress/a.md": "Work in progress", "spiked/a.md": "spiked", "deleted-scenes/a.md": "", "old/a.md": "", "reviews/a.md": "", "Bin/a.txt": "", "Entwürfe/a.txt": "Entwürfe", "brouillons/a.txt": "brouillons",
		"_notes/a.md": "underscore", "blog/_includes/a.html": "underscore", "_a.md": "underscore", "blog/_a.txt": "underscore",
		"a.draft.md": "says draft", "A.DRAFT.txt": "says draft", "a (draft).md": "says draft", "a (Draft).html": "says draft", "a [draft].txt": "says draft", "a (Entwurf).txt": "not to be", "a (черновик).txt": "not to be", "черновики/a.md": "черновики",
		"Embargo 1973/a.md": "", "embargo_1967/a.md": "", "Embargo 1800/a.md": "Embargo 1800", "Embargo 2026/a.md": "Embargo 2026", "Embargo/a.md": "Embargo", "Confidential 1987/a.md": "Confidential 1987", "Not for publication 1998/a.md": "Not for publication 1998",
		"a.md": "", "_posts/2026-01-31-a.md": "", "blog/_posts/a.md": "", "drafts.md": "", "draft-horses/a.txt": "", "overdrafts/a.md": "", "a_b.md": "", "draughts/a.md": "", "aircraft/a.md": "",
	} {
		got := HeldPlace(name)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("HeldPlace(%q) = %q, want %q", name, got, want)
		}
		a := mustParse(t, name, []byte("Pier opens\n\n"+pier))
		if a.Held != got {
			t.Errorf("Parse(%q): held %q, want %q", name, a.Held, got)
		}
	}
}

// TestHeldBracket: an order in brackets at the end of a name counts unless the title has its words.
func TestHeldBracket(t *testing.T) {
	for name, held := range map[string]bool{
		"pier (not approved).txt": true, "pier [not cleared].txt": true, "pier (noch nicht).txt": true, "pier (not ready).txt": true,
		"pier (approved).txt": false, "pier (final).txt": false, "pier (not far).txt": false, "pier (not opens).txt": false, "pier (part 2).txt": false, "pier (online).txt": false, "pier (before noon).txt": false, "pier (not for all).txt": false,
	} {
		if a := mustParse(t, name, []byte("Pier opens\n\n"+pier)); (a.Held != "") != held {
			t.Errorf("%s: held %q", name, a.Held)
		}
	}
	if a := mustParse(t, "pier (not approved).txt", []byte("Pier not approved\n\n"+pier)); a.Held != "" {
		t.Errorf("in the title too: held %q", a.Held)
	}
}

// TestNameDates has a row for each form of a date in a path, with the title that the name gives.
func TestNameDates(t *testing.T) {
	for name, want := range map[string]string{
		"2026-01-31-pier-opens.md":                       "2026-01-31 pier opens",
		"2026-01-31 Pier opens.txt":                      "2026-01-31 Pier opens",
		"2026-01-31_pier_opens.md":                       "2026-01-31 pier opens",
		"2026_01_31 pier-opens.md":                       "2026-01-31 pier opens",
		"2026.01.31 - Pier opens.txt":                    "2026-01-31 Pier opens",
		"20260131-pier-opens.md":                         "2026-01-31 pier opens",
		"20260131 Pier opens.txt":                        "2026-01-31 Pier opens",
		"2026-01-31.md":                                  "2026-01-31 2026-01-31",
		"2026-01-31T0930-pier.md":                        "2026-01-31 pier",
		"2026-01-31-09-30-pier.md":                       "2026-01-31 pier",
		"2026-01-31-10-ways-to-moor.md":                  "2026-01-31 10 ways to moor",
		"blog/2026-01-31-pier/index.md":                  "2026-01-31 pier",
		"blog/pier-opens/index.md":                       "0001-01-01 pier opens",
		"2026/01/31/pier-opens.md":                       "2026-01-31 pier opens",
		"news/2026/1/5/pier.md":                          "2026-01-05 pier",
		"index.md":                                       "0001-01-01 index",
		"1984 revisited.txt":                             "0001-01-01 1984 revisited",
		"1984-01 revisited.txt":                          "0001-01-01 1984-01 revisited",
		"2026-13-01-pier.md":                             "0001-01-01 2026 13 01 pier",
		"2026-02-30 pier.md":                             "0001-01-01 2026-02-30 pier",
		"12345678-pier.md":                               "0001-01-01 12345678 pier",
		"202601310930 Pier opens.md":                     "2026-01-31 Pier opens",
		"20260131093015-pier.md":                         "2026-01-31 pier",
		"202601319930 pier.md":                           "0001-01-01 202601319930 pier",
		"142000123.pier-opens.html":                      "0001-01-01 pier opens",
		"Pier opens 0a1b2c3d4e5f60718293a4b5c6d7e8f9.md": "0001-01-01 Pier opens",
		"2026-01-31_Pier-opens-0a1b2c3d4e5f.html":        "2026-01-31 Pier opens",
		"31.01.2026 Pier opens.txt":                      "2026-01-31 Pier opens",
		"31.02.2026 Pier opens.txt":                      "0001-01-01 31.02.2026 Pier opens",
		"1.2.3 Pier opens.txt":                           "0001-01-01 1.2.3 Pier opens",
		"2026/01/pier.md":                                "0001-01-01 pier",
		"Minutes of 2026-01-31.txt":                      "0001-01-01 Minutes of 2026-01-31",
		"A well-known pier.txt":                          "0001-01-01 A well-known pier",
		"pier_opens-at+last.md":                          "0001-01-01 pier opens at last",
		"-.md":                                           "0001-01-01 Untitled",
		"2026-01-31 2026-02-01 two fairs.txt":            "2026-01-31 2026-02-01 two fairs",
	} {
		day, _ := nameDate(name, time.UTC)
		if got := day.Format(time.DateOnly) + " " + nameTitle(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestNameDateUse: a day in a name is the date where the header has none; one to come holds back below _posts alone.
func TestNameDateUse(t *testing.T) {
	for _, c := range []struct{ name, head, date, nameDate, notBefore string }{
		{"2025-01-31-a.md", "", "0001-01-01", "2025-01-31", "0001-01-01"},
		{"2025-01-31-a.md", "date: 2024-12-01", "2024-12-01", "2025-01-31", "2024-12-01"},
		{"2041-01-31-fair.md", "", "0001-01-01", "2041-01-31", "0001-01-01"},
		{"_posts/2041-01-31-fair.md", "", "0001-01-01", "2041-01-31", "2041-01-31"},
		{"blog/_posts/2041-01-31-fair.md", "date: 2025-01-01", "2025-01-01", "2041-01-31", "2025-01-01"},
		// the day in the address that the header gives the page
		{"a.md", "path: 2014/12/12/fair", "0001-01-01", "2014-12-12", "0001-01-01"},
		{"a.md", "permalink: /news/2014/2/3/fair/", "0001-01-01", "2014-02-03", "0001-01-01"},
		{"a.md", "slug: 2014/02/03", "0001-01-01", "2014-02-03", "0001-01-01"},
		{"a.md", "aliases: [/fair/, /2014/02/03/fair.html]", "0001-01-01", "2014-02-03", "0001-01-01"},
		{"a.md", "path: 2041/12/12/fair", "0001-01-01", "2041-12-12", "0001-01-01"},
		{"2025-01-31-a.md", "path: 2014/12/12/fair", "0001-01-01", "2025-01-31", "0001-01-01"},
		{"a.md", "path: 2014/12/12/fair\ndate: 2015-01-05", "2015-01-05", "2014-12-12", "2015-01-05"},
		{"a.md", "link: https://elm.example/2014/12/12/fair", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "url: https://elm.example/2014/12/12/fair", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "image: /2014/12/12/fair.jpg", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "path: 2014/13/12/fair", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "path: 2014/12/fair", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "path: /img/2013/05/06/pier.jpg", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "slug: 1912/04/15/titanic", "0001-01-01", "0001-01-01", "0001-01-01"},
		{"a.md", "permalink: /:year/:month/:day/:title", "0001-01-01", "0001-01-01", "0001-01-01"},
	} {
		a := mustParse(t, c.name, []byte("---\ntitle: Pier opens\n"+c.head+"\n---\n"+pier))
		for what, pair := range map[string][2]string{"date": {a.Date.Format(time.DateOnly), c.date}, "name's date": {a.NameDate.Format(time.DateOnly), c.nameDate}, "not before": {a.NotBefore.Format(time.DateOnly), c.notBefore}} {
			if pair[0] != pair[1] {
				t.Errorf("%s, %q: %s %s, want %s", c.name, c.head, what, pair[0], pair[1])
			}
		}
		if a.Held != "" {
			t.Errorf("%s: held %q", c.name, a.Held)
		}
	}
}

// TestZones: a date without a zone is in that of the reading, one with a zone in its own.
func TestZones(t *testing.T) {
	sydney, err := time.LoadLocation("Australia/Sydney")
	if err != nil {
		t.Skip(err)
	}
	for value, want := range map[string]string{
		"2025-07-20 09:30": "2025-07-19T23:30:00Z", "2025-01-20 09:30": "2025-01-19T22:30:00Z", "2025-07-20": "2025-07-19T14:00:00Z", "2025-07-20T09:30:00+02:00": "2025-07-20T07:30:00Z", "2025-07-20T09:30Z": "2025-07-20T09:30:00Z",
	} {
		a, err := Parse("a.md", []byte("---\ntitle: Pier opens\ndate: "+value+"\n---\n"+pier), header.Options{Zone: sydney})
		if err != nil || a.Date.UTC().Format(time.RFC3339) != want {
			t.Errorf("%s: %v, %v; want %s", value, a.Date, err, want)
		}
	}
	if a, err := Parse("2025-07-20-a.md", []byte(pier), header.Options{Zone: sydney}); err != nil || a.NameDate.UTC().Format(time.RFC3339) != "2025-07-19T14:00:00Z" {
		t.Errorf("the day in a name: %v, %v", a.NameDate, err)
	}
}
