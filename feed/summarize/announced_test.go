package summarize

import (
	"slices"
	"strings"
	"testing"
)

// TestAnnounced: a list and the sentence that announces it at the start of a text stand in a summary together, or neither does.
func TestAnnounced(t *testing.T) {
	const behind = "\n\nThe fees of the club stay at forty pounds for adults and twenty pounds for children this year.\n\nThe hall was painted by eleven members in the autumn, who gave two weekends to it."
	const list = "\n\n- Beginners meet at six.\n\n- The choir moves to Friday."
	for name, c := range map[string]struct {
		body string
		want bool
	}{
		"list":           {"The spring term starts on Monday with two changes:" + list + behind, true},
		"address":        {"Dear members,\n\nThe spring term starts on Monday with two changes:" + list + behind, true},
		"bullets":        {"The spring term starts on Monday with two changes:" + strings.ReplaceAll(list, "- ", "• ") + behind, true},
		"heading":        {"Two changes in spring:" + list + behind, false},
		"no list":        {"The spring term starts on Monday with two changes:\n\nBeginners meet at six.\n\nThe choir moves to Friday." + behind, false},
		"one item":       {"The spring term starts on Monday with one change:\n\n- Beginners meet at six." + behind, false},
		"long":           {"The spring term starts on Monday with two changes:" + strings.Repeat(list, 6) + behind, false},
		"later":          {"The club has a hundred members and two halls in the town of Elm.\n\nThe spring term starts on Monday with two changes:" + list + behind, false},
		"furniture":      {"The spring term starts on Monday with two changes:" + list + "\n\n- Click here to join" + behind, false},
		"half a bracket": {"The spring term starts on Monday with two changes (see below:" + list + behind, false},
		"code":           {"The spring term starts on Monday with two changes:\n\n- x[i] = y[i]; z = {a: b};\n\n- q[i] = {};" + behind, false},
	} {
		all := ""
		for _, s := range sumUp("News of the club", c.body, "en", Budget{}) {
			all += s.Of(c.body) + " "
		}
		if got := strings.Contains(all, "two changes:"); got != c.want || got != strings.Contains(all, "moves to Friday") || all == "" {
			t.Errorf("%s: %q", name, all)
		}
		if name == "list" && !strings.Contains(all, "The fees of the club") {
			t.Errorf("room left: %q", all)
		}
	}
}

// TestThanks: greetings, thanks and the words of a link say nothing alone. What has its reason in a clause of thanks is news.
func TestThanks(t *testing.T) {
	for s, want := range map[string]bool{
		"Thanks to all who helped to paint the hall in the autumn.": true, "A huge thank you to everybody who came on Saturday!": true,
		"Thanks to all the rain in May, the wells are full.": false, "Thanks to everyone who came on Saturday, the roof is paid for.": false, "Thanks to the rain the wells are full.": false,
		"Release notes can be found here.": true, "The programme is available here:": true, "The ferry can be found here in summer.": false, "can be found here": false,
		"The oldest of the eels that live in the lakes of this country can be found here.": false, "Spring is here.": false, "The mayor was here.": false,
	} {
		text := read("", s, "en")
		if got := text.hollow(&text.sents[0]); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for s, language := range map[string]string{
		"Danke an alle, die dabei waren.": "de", "Herzlichen Dank an alle Helfer.": "de", "Das Programm gibt es hier.": "de", "Gracias a todos los que vinieron.": "es", "Grazie a tutti i soci!": "it",
		"Obrigado a todos os sócios!": "pt", "Merci à tous les bénévoles !": "fr", "Dank aan alle vrijwilligers!": "nl", "Спасибо всем, кто помогал!": "ru", "Dziękujemy wszystkim gościom!": "pl",
	} {
		text := read("", s, language)
		if !text.hollow(&text.sents[0]) {
			t.Errorf("%q is news", s)
		}
	}
}

// TestEvent: the lines of a programme stay out, with what follows in their paragraph, unless they tell what happened.
func TestEvent(t *testing.T) {
	for s, want := range map[string]bool{
		"Tuesday, 7.30 pm: “Who owns the weir?” A panel with the mayor and the miller.": true, "Sábado 5 mayo, 15.30: carrera de barcos de remo. Un panel con dos molineros.": true,
		"Tuesday, 14.30: The weir was closed after the flood. The mayor had ordered it.": false, "Tuesday: a panel with the mayor and the miller of Elm. A talk behind it.": false,
	} {
		text := read("", "The museum of Elm opens its doors in May.\n\n"+s, "en")
		if last := text.sents[len(text.sents)-1]; last.framed != want {
			t.Errorf("%q: %v", s, last.framed)
		}
	}
}

// TestReplies: a sentence that answers another one does not stand without it.
func TestReplies(t *testing.T) {
	for s, want := range map[string]bool{
		"No, the weir of Elm is not for sale to the miller.": true, "Yes, the miller of Elm has bought the old weir.": true, "No miller of Elm has ever bought the old weir.": false,
		"Together they own three weirs and two mills.": true, "Together you raised six hundred pounds for the weir.": false, "Together with Elm, Holm will mend the weir.": false,
	} {
		text := read("", "The weir of Elm is old and needs to be mended.\n\n"+s, "en")
		if got := text.sents[1].leans; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestReferences: the works that a text cites do not sum it up. A paragraph without a year ends their list.
func TestReferences(t *testing.T) {
	text := read("", "Eels leave the weir in May.\n\nReferences\n\nFox, T. (2011). Eels of Elm. Notes 8, 22.\n\nHolm, A. (1999). Weirs. Elm Press.\n\nThe weir is open on Sundays.", "en")
	for p, want := range []bool{false, true, true, true, false} {
		if text.aside[p] != want {
			t.Errorf("paragraph %d: %v", p, text.aside[p])
		}
	}
	for s, want := range map[string]bool{"in 2011": true, "2011.": true, "20111": false, "pages 201": false, "": false, "14 – 2011 – 3": true} {
		if hasYear(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// TestAnswers: of the answers to a list of questions those that are no statements do not stand alone.
func TestAnswers(t *testing.T) {
	const questions = "Who may park in Mill Lane?\n\n%\n\nWho pays for the new clinic?\n\nThe county does."
	for s, want := range map[string]bool{
		"The new clinic in Mill Lane opens on Monday at eight.": false, "The old clinic was closed.": false,
		"The driver of a car that carries the badge of the county.": true, "The new clinic in Mill Lane.": true, "Everybody with a badge of the county or of the town.": true,
		"Yes. Write to the parking office within 28 days of the letter.": true,
	} {
		text := read("", strings.Replace(questions, "%", s, 1), "en")
		last := slices.IndexFunc(text.sents, func(s sentence) bool { return s.para == 2 }) - 1
		if got := text.sents[last].leans; got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestOwnLead: where its author speaks, a text is summed up from its first sentence on, though it tells nothing past.
func TestOwnLead(t *testing.T) {
	const body = "The council of Elm wants to spend two million pounds on a car park behind the library in Mill Lane.\n\nI think it is the wrong answer to a question that nobody in the town has asked so far.\n\nI have sold books in the high street for 22 years, and in all that time I have never met a reader who could not park.\n\nI count fourteen empty windows, and I would rather see the money go into them.\n\nA car park makes a town a place that people drive to and leave again."
	spans := sumUp("Our high street does not need another car park", body, "en", Budget{})
	if len(spans) == 0 || spans[0].Start != 0 {
		t.Errorf("%v", spans)
	}
}

// TestBegins: the first sentence of a longer paragraph is no caption, though it is short and tells nothing past.
func TestBegins(t *testing.T) {
	const lead = "The bakery on Quay Street sells bread again."
	for body, want := range map[string]bool{
		lead + " Its oven, which cracked in January, was rebuilt by hand. “It burns hotter than ever,” said baker Tom Reed.\n\nThe cakes were eaten on Monday by the staff of the bakery.":    true,
		lead + "\n\nIts oven, which cracked in January, was rebuilt by hand. “It burns hotter than ever,” said baker Tom Reed.\n\nThe cakes were eaten on Monday by the staff of the bakery.": false,
	} {
		spans := sumUp("Bread", body, "en", Budget{})
		if got := len(spans) > 0 && spans[0].Of(body) == lead; got != want {
			t.Errorf("%s: %v", body, spans)
		}
	}
}
