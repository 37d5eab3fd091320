package seed

import "testing"

func TestIsOpinion(t *testing.T) {
	for title, want := range map[string]bool{
		"Opinion: Close the bridge": true, "Kommentar: Das Bad bleibt": true, "Tribune : Gardons la gare": true, "OPINION | Sell it": true,
		"Review: The Lantern Inn": false, "Letter from Grell: the boats": false, "Opinion polls: a guide": false, "Opinion": false, ": x": false, "Essay: On rain": false,
	} {
		if got := IsOpinion(title, nil); got != want {
			t.Errorf("%q: %v", title, got)
		}
	}
	if !IsOpinion("Keep the ferry", []string{"ferry", "Opinion"}) || IsOpinion("Keep the ferry", []string{"public opinion"}) {
		t.Error("tags")
	}
}
