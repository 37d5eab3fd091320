package seed

import (
	"strings"
	"testing"
)

// TestPrintedPages: page numbers that cut sentences go with the running heads beside them, numbers of chapters stay.
func TestPrintedPages(t *testing.T) {
	const first, second = "The lock was shut for forty years, and the people of the town forgot", "the sound of its gates. They had a car park there."
	const more = "It rained. Nobody came to see it. The gate was left as it was for years."
	const third, fourth = "The county council, which owned the bank, left the gate to the", "ivy and to the rain, and forgot who had the key."
	a := mustParse(t, "a.txt", []byte("Old lock\n\n"+more+"\n\n"+first+"\n\n3\n\nThe Lock Trust\n\n"+second+"\n\n"+third+"\n\n4\n\nThe Lock Trust\n\n"+fourth))
	if want := more + "\n\n" + first + " " + second + "\n\n" + third + " " + fourth; a.Body != want {
		t.Errorf("body %q, want %q", a.Body, want)
	}
	for _, text := range []string{"Old lock\n\n1\n\n" + more + "\n\n2\n\n" + more + " So.", "Draw\n\n3\n\n4\n\n5", "Old lock\n\n" + first + "\n\n1979\n\n" + second} {
		if a := mustParse(t, "a.txt", []byte(text)); !strings.Contains(a.Title+"\n\n"+a.Body, strings.Split(text, "\n\n")[1]) || strings.Count(a.Body, "\n\n") < 2 {
			t.Errorf("%q: body %q", text, a.Body)
		}
	}
}

// TestTornLink: a line that begins with a comma goes on with the sentence before it, over the text of a link that stands alone.
func TestTornLink(t *testing.T) {
	const rest = "\n\nThe mill was closed for ten years. It grinds again on Monday.\n\nThe county paid for the new wheel, and ninety people came.\n"
	for text, want := range map[string]string{
		"The old mill is kept open by the\n\ntown of Elm\n\n, the mayor said.":                                          "The old mill is kept open by the town of Elm, the mayor said.",
		"The old mill will be kept open in Elm\n\n, the mayor said.":                                                    "The old mill will be kept open in Elm, the mayor said.",
		"The old mill is kept open.\n\nThe wheel\n\n, the mayor said.":                                                  "The old mill is kept open.\n\nThe wheel\n\n, the mayor said.",
		"The old mill is kept open by the\n\nThe new wheel of the mill. Photo: Ann Roe\n\ntown of Elm, the mayor said.": "The old mill is kept open by the town of Elm, the mayor said.",
	} {
		if got := mustParse(t, "a.txt", []byte("Mill opens\n\n"+text+rest)).Body; !strings.HasPrefix(got, want+"\n\nThe mill was") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
