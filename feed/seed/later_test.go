package seed

import (
	"strings"
	"testing"
	"time"

	"seedfeed/feed/header"
)

// TestLater: a line below the title that says for which day a text is meant holds it back: "held" where it tells no day, or until that
// day. A day alone that may be one to come is a warning.
func TestLater(t *testing.T) {
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)
	french, german := "Le quai a été reconstruit en un an. Il est plus long que l'ancien, et la maire l'a ouvert lundi.", "Der Pier wurde in einem Jahr wieder aufgebaut. Er ist länger als der alte, und die Bürgermeisterin hat ihn am Montag eröffnet."
	for line, want := range map[string]string{
		"For tomorrow": "held", "FOR TOMORROW": "held", "For Friday": "held", "For Tuesday's paper": "held", "For next Monday": "held", "For Friday, 4 December": "2026-12-04", "To run on Friday": "held", "For release on 12 January": "held", "For 5 May 2041": "2041-05-05", "For 27 November": "2026-11-27",
		"By Ann Fox, for tomorrow": "held", "By Ann Fox for release on 7 December": "2026-12-07", "By Ann Fox, for Friday": "held",
		"Für morgen": "held", "Von Anna Fuchs, für morgen": "held", "Erscheint am Freitag": "held", "Pour demain": "held", "Par Anne Renard, pour demain": "held", "À paraître vendredi": "held", "Pour parution le 7 décembre": "held", "Para mañana": "held", "Per domani": "held", "Da pubblicare venerdì": "held", "Para amanhã": "held", "Voor morgen": "held", "На завтра": "held", "Для завтра": "held", "Na jutro": "held",
		"12 January": "warned", "January 12": "warned", "By Ann Fox, 12 January": "warned", "By Ann Fox | December 7": "warned",
		"12 November": "", "By Ann Fox, 28 November": "", "12 May": "", "By Ann Fox, Monday": "", "Monday": "", "By Ann Fox": "", "For March": "", "Run time: 5 May 2041, 10 am": "", "For all of us": "", "For 5 pounds": "", "For the record": "",
	} {
		body := "The pier was rebuilt in a year. It is longer than the old one.\n\nAnn Roe opened it on Monday."
		if strings.Contains(line, "Par ") {
			body = french + "\n\n" + french
		} else if strings.Contains(line, "Von ") {
			body = german + "\n\n" + german
		}
		a, err := Parse("a.txt", []byte("Pier opens\n\n"+line+"\n\n"+body), header.Options{Zone: time.UTC, Now: now})
		if err != nil {
			t.Fatal(err)
		}
		got := heldUntil(a)
		if got == "" && strings.Contains(strings.Join(a.Warnings, "\n"), "without a year") {
			got = "warned"
		}
		if got != want || a.Title != "Pier opens" || (want == "held" || strings.HasPrefix(want, "20")) && strings.Contains(a.Body, line) {
			t.Errorf("%q: %q, want %q; title %q, body %.40q", line, got, want, a.Title, a.Body)
		}
		if strings.Contains(line, "Ann Fox, for") && (len(a.Authors) != 1 || a.Authors[0] != "Ann Fox") {
			t.Errorf("%q: authors %q", line, a.Authors)
		}
	}
	for line, want := range map[string]bool{"5 May 2041": true, "Elm, 5 May 2041": true, "5 May 2026": false, "Concert on 5 May 2041": false} {
		a, _ := Parse("a.txt", []byte("Pier opens\n\n"+line+"\n\n"+orderText), header.Options{Zone: time.UTC, Now: now})
		if got := strings.Contains(strings.Join(a.Warnings, "\n"), "a day to come"); got != want || heldUntil(a) != "" {
			t.Errorf("%q: %q, held %q", line, a.Warnings, heldUntil(a))
		}
	}
	for _, title := range []string{"For tomorrow's children, a mill", "For Monday's meeting forty came", "Pour demain, un pont"} {
		a, _ := Parse("a.txt", []byte(title+"\n\n"+orderText), header.Options{Zone: time.UTC, Now: now})
		if heldUntil(a) != "" || a.Title != title {
			t.Errorf("%q: %s, title %q", title, heldUntil(a), a.Title)
		}
	}
}
