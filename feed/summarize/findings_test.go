package summarize

import (
	"strings"
	"testing"
)

// TestFindings: of an abstract with labels the results and the conclusions are taken, without their labels.
func TestFindings(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", "Background: Eels are rare in canals. Nobody knows the reason for it.\n\nMethods: We counted eels in forty locks for nine years.\n\nResults: We found nine eels in all those years. All of them were in slow water.\n\nConclusions: Slow water is good for eels.\n\nKeywords: eels, locks, canals.",
			"We found nine eels in all those years. | Slow water is good for eels."},
		{"one paragraph", "BACKGROUND: Eels are rare in canals today. METHODS: We counted eels in forty locks. RESULTS: We found nine eels in forty locks. CONCLUSION: Slow water is good for eels.",
			"We found nine eels in forty locks. | Slow water is good for eels."},
		{"small letter", "Background: eels are rare. Nobody knows why that is so in canals.\n\nMethods: forty locks near Elm.\n\nResults: nine eels were found in forty locks in nine years.",
			"Results: nine eels were found in forty locks in nine years."},
		{"what follows", "Objective: To count the eels near Elm.\n\nDesign: Survey of forty locks.\n\nMain outcome measures: Eels and mud.\n\nResults: Nine eels were found in forty locks in nine years.\n\nFunding: The county paid.\n\n1. Introduction\n\nEels are rare, and nobody knows the reason for that.",
			"Nine eels were found in forty locks in nine years."},
		{"story below", "Background: Eels are rare in canals today.\n\nMethods: We counted eels.\n\nResults: Nine eels were found in forty locks.\n\nOn Monday the warden said that the locks of Elm had burst.", "... warden said"},
		{"no colons", "Results Day is on 12 August, and the warden said that eels are welcome.\n\nStudy Skills evenings start in September for all eels.\n\nMethods Of Work will be shown in the hall.", "... Results Day is on 12 August, and the warden said"},
		{"other order", "Results: Elm beat Benning, the warden said on Monday morning.\n\nMethods: The wingers changed sides.\n\nBackground: Elm was founded in 1911.", "... warden said"},
		{"no method", "Introduction: The warden said that the phone costs nine pounds.\n\nMaterials: The back is glass.\n\nResults: It lasts for nine hours.", "... warden said"},
		{"French in English", "Contexte: The warden said that eels are rare.\n\nMéthodes: They were counted.\n\nRésultats: Nine eels were found in forty locks.", "... warden said"},
		{"no results", "Background: Eels are rare in canals today.\n\nMethods: We will count the eels in forty locks near Elm.\n\nSetting: The locks stand between Elm and Benning on a slow canal.", "Background: Eels are rare in canals today."},
		{"two labels", "Background: Eels were rare in canals for many years.\n\nThe warden said that it was the mud in the locks.\n\nResults: Nine eels were found in Elm by the warden on Monday.", "... warden said"},
	} {
		var sum []string
		for _, s := range sumUp("Eels in canals", c.body, "en", Budget{}) {
			sum = append(sum, s.Of(c.body))
		}
		all := strings.Join(sum, " | ")
		if part, ok := strings.CutPrefix(c.want, "... "); all != c.want && !(ok && strings.Contains(all, part)) {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

// TestCorrection: a correction is summed up by what was wrong and what is right.
func TestCorrection(t *testing.T) {
	const body = "In a report of 4 June we wrote that the lock at Benning cost nine million pounds to mend. It was four. The engineer of the county, Ada Brill, did not say that its gates were unsafe for boats, but that they were old and heavy."
	for title, right := range map[string]bool{"Correction: The price of the lock": true, "Berichtigung": true, "The price of the lock": false} {
		spans := sumUp(title, body, "en", Budget{Words: 40})
		if got := len(spans) > 1 && spans[1].Of(body) == "It was four."; got != right {
			t.Errorf("%s: %d sentences, the right figure %v", title, len(spans), got)
		}
	}
}

// TestMethod: a label of one word stands above the text of a recipe, a longer one above what somebody wrote.
func TestMethod(t *testing.T) {
	const above, text = "The wick\n\nOil and wick.\n\n", "\n\nThe keepers trimmed the wick every four hours and wrote down the oil that they used."
	for label, in := range map[string]bool{"Method:": true, "In her letter Brill writes:": false} {
		body := above + label + text + "\n\nThe ledgers of the keepers fill eleven shelves in the museum today."
		found := false
		for _, s := range sumUp("The old light", body, "en", Budget{}) {
			found = found || strings.HasPrefix(s.Of(body), "The keepers")
		}
		if found != in {
			t.Errorf("%s: %v", label, found)
		}
	}
}

// TestFigures: the moves of a game are no sentence of a summary; a sentence with many figures is.
func TestFigures(t *testing.T) {
	for s, want := range map[string]bool{"Bb3 d6 8. c3 O-O 9. h3 Nb8 10. d4 Nbd7 11.": true, "Sales rose 3% in 2020, 4% in 2021 and 9% in 2022.": false, "It was 1998.": false} {
		if got := roll(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
