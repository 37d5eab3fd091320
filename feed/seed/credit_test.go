package seed

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// TestCreditMatch: the search for words of a credit, which saves most runs of the pattern, never hides one; nor does a long text
// before it.
func TestCreditMatch(t *testing.T) {
	testkit.OneGoroutine(t)
	pieces := []string{"The ferry ", "Photographs credits: ", "(Illustration courtesy of ", "© ", ". Image © ", "Pics by ", "CREDIT:", strings.Repeat("Ad", 29), strings.Repeat("Жд", 29), "Ö", ". ", ")", "."}
	long := strings.Repeat("Das Fährschiff läuft aus ", 20)
	rng, found := rand.New(rand.NewPCG(1, 2)), 0
	for range 20_000 {
		text := strings.Repeat(long, rng.IntN(8)/7)
		for range rng.IntN(6) {
			text += pieces[rng.IntN(len(pieces))]
		}
		want := creditTail.FindStringSubmatchIndex(text)
		if got := creditMatch(text); (len(text) < 300 || want != nil && len(text)-want[0] < 300) && !slices.Equal(got, want) {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
		if want != nil {
			found++
		}
	}
	if found < 1000 {
		t.Errorf("only %d credits", found)
	}
}

// TestCreditInNote: in a text of one paragraph, a line that ends in a credit is a caption; in a list it is an item.
func TestCreditInNote(t *testing.T) {
	const news = "The council of Elm has decided that the old ferry Otter will sail to Holm until May, two of its members have said."
	for line, kept := range map[string]bool{
		"The ferry at the quay. Photograph: Ann Fox/Reuters": false, "The ferry at the quay. Photographer: Ann Fox/Bloomberg": false, "The ferry sails to Holm. Video: Reuters": false, "Le bac quitte Tours. Vidéo : Anne Renard": false, "Паром у причала. Видео: Нина Белова": false,
		"The ferry at the quay": true, "Tickets: at the quay": true, "See the video: two crews": true, "The ferry at the quay. Video: two of the crew": true, "Photo of the quay by a child of Elm": true,
	} {
		for _, text := range []string{line + "\n\n" + news, news + "\n\n" + line} {
			if got := strings.Contains(FromText("Ferry", text).Body, line); got != kept {
				t.Errorf("%q: kept %v", text, got)
			}
		}
		if list := "Bring\n\n" + line + "\n\nOne coat"; !strings.Contains(FromText("Ferry", list).Body, line) {
			t.Errorf("%q: an item is lost", list)
		}
	}
}

// TestLabelMarks: the label of a picture may have a space that does not break or a dash behind its first word.
func TestLabelMarks(t *testing.T) {
	const news = "The council of Elm has decided that the old ferry Otter will sail to Holm until May, two of its members have said."
	for line, kept := range map[string]bool{
		"Photo: the ferry of Elm, seen by Ann Fox": false, "Photo\u00a0: le bac de Tours, vu par Anne Renard": false, "L–R: Ann Fox and Bea Holm on the ferry": false,
		"Photo – the ferry of Elm has been seen in May.": true, "Photos et films du bac, vus par Anne Renard.": true,
	} {
		if got := strings.Contains(FromText("Ferry", news+"\n\n"+line+"\n\n"+news+" More.").Body, line); got != kept {
			t.Errorf("%q: kept %v", line, got)
		}
	}
}

// TestOpenAfter: whether a quotation is open behind a line, by what was before it.
func TestOpenAfter(t *testing.T) {
	for line, want := range map[string][2]bool{ // before it nothing is open, or a quotation is
		"The ferry left.":         {false, true},
		"“The ferry left":         {true, true},
		"The ferry left.”":        {false, false},
		"\"The ferry left":        {true, true},
		"(\"The ferry\") left":    {false, false},
		"The ferry left.\"":       {false, false},
		"‘The ferry’s left":       {true, true},
		"The ferry left.’":        {false, false},
		"The ferries’ crews left": {false, true},
		"The ferries’":            {false, true},
		"The ferry’ crews":        {false, false},
		"Die „Fähre“ fuhr ab.":    {false, false},
		"Die „Fähre fuhr ab.":     {true, true},
		"fuhr ab“, sagte sie.":    {false, false},
		"Prom „Mewa” odpłynął.":   {false, false},
		"Färjan ”Måsen” gick.":    {false, false},
		"”Färjan gick":            {true, true},
		"Le « bac » est parti.":   {false, false},
		"Le « bac est parti":      {true, true},
		"Die »Fähre« fuhr ab.":    {false, false},
		"»Die Fähre fuhr ab":      {true, true},
		"Die ‚Fähre‘ fuhr ab.":    {false, false},
		"「船":                      {true, true},
		"船」":                      {false, false},
	} {
		if got := [2]bool{openAfter(false, line), openAfter(true, line)}; got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

// TestSignsOff: an agency that names itself behind the last sentence of its text takes no paragraph away; below a picture its name
// is a credit.
func TestSignsOff(t *testing.T) {
	const news = "The council of Elm has decided that the old ferry Otter will sail to Holm until May.\n\nIts captain is glad. He has sailed her for forty years.\n\n"
	for last, kept := range map[string]bool{
		"“She is as old as I am,” said Ann Fox, who sells the tickets. EFE": true, "“She is as old as I am,” said Ann Fox. (PAP)": true, "She is as old as Ann Fox, who sells the tickets. AFP": true, "“She is as old as I am,” said Ann Fox. EFE\n\nmm/ts": true,
		"The ferry Otter at the quay. AP\n\nShe will sail on Monday.": false,
	} {
		a := mustParse(t, "a.txt", []byte("Ferry to sail again\n\n"+news+last+"\n"))
		if line, _, _ := strings.Cut(last, "\n"); strings.Contains(a.Body, line) != kept {
			t.Errorf("%q: body %q, captions %q", last, a.Body, a.Captions)
		}
	}
}
