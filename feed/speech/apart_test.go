package speech

import (
	"strings"
	"testing"

	"seedfeed/feed/prose"
)

// TestSetApart: the paragraphs that are speech which only the layout marks begin with "> ", which is cut before they are read.
func TestSetApart(t *testing.T) {
	for name, lines := range map[string][]string{
		"turns":                   {"The board met.", "> Ann Fox: I saw the weir.", "> Tom Reed: I saw it as well.", "> Ann Fox: I am glad of it.", "They left."},
		"said by the first":       {"The board met.", "> Ann Fox: I saw the weir.", "> It was wet.", "> It was cold.", "> Tom Reed: I saw it as well.", "> Ann Fox: I am glad of it.", "They left."},
		"too far between":         {"The board met.", "> Ann Fox: I saw the weir.", "It was wet.", "It was cold.", "It was dark.", "It was late.", "> Tom Reed: I saw it as well.", "> Ann Fox: I am glad of it."},
		"a question before":       {"The board met.", "> Was it wet?", "> Ann Fox: I saw the weir.", "> Tom Reed: I saw it as well.", "> Ann Fox: I am glad of it."},
		"an interview":            {"Ann Fox keeps the weir.", "> What do you do there?", "> I look after the weir, and I oil the gates.", "> Does it leak?", "> It does, and I mend it.", "The weir is open."},
		"an answer goes on":       {"Ann Fox keeps the weir.", "> What do you do there?", "> I look after the weir, and I oil the gates.", "> Does it leak?", "> It does, and I mend it.", "> I like my work.", "The weir is open."},
		"a statement":             {"In a statement the board said:", "> The weir is safe and will be mended soon.", "It rained."},
		"signed":                  {"It rained.", "> The weir is safe and will be mended soon.", "— Ann Fox, keeper of the weir"},
		"names with jobs":         {"The mills lost.", "> Ann Fox, coach of the Mills", "> I am sad, and we tried hard.", "> Tom Reed, coach of the Rovers", "> I am glad of my team.", "It rained."},
		"marks":                   {"“I saw the weir,” said Ann Fox.", "It was wet."},
		"labels that name nobody": {"The board met.", "Where: I was at the weir.", "When: I was there on Monday.", "Where: I was at my mill too."},
	} {
		var body []string
		for _, line := range lines {
			body = append(body, strings.TrimPrefix(line, "> "))
		}
		m := Read(prose.Read(strings.Join(body, "\n\n")), "en")
		for i, line := range lines {
			if want := strings.HasPrefix(line, "> "); m.Apart[i] != want {
				t.Errorf("%s: apart = %v for %q", name, m.Apart[i], line)
			}
		}
	}
}

// TestOuter: where an aside is cut out of a quotation, its first part keeps the opening mark and its last one the closing mark.
func TestOuter(t *testing.T) {
	for body, want := range map[string]string{
		"« Je ne savais rien, explique la maire. On m’a tout caché. »": "« Je ne savais rien, | On m’a tout caché. »",
		"« Je ne savais rien »": "« Je ne savais rien »",
		"« Le pont, dit Luc Marchal, tiendra encore, dit Anne Renard, un an. »": "« Le pont, | tiendra encore, | un an. »",
	} {
		var got []string
		for _, q := range Read(prose.Read(body), "fr").Quotes {
			got = append(got, q.Outer.Of(body))
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
}
