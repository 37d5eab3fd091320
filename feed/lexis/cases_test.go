package lexis

import "testing"

// TestCases: the nominative of given and last names in other cases; "" where there is none, ? where it is not certain.
func TestCases(t *testing.T) {
	for _, c := range []struct{ language, given, wantGiven, last, wantLast string }{
		{"ru", "игоря", "игорь", "мельника", "мельник"},
		{"ru", "игорем", "игорь", "мельником", "мельник"},
		{"ru", "павла", "павел", "морева", "морев"},
		{"ru", "павлу", "павел", "шевченко", "шевченко"},
		{"ru", "льва", "лев", "грабского", "грабский"},
		{"ru", "петра", "пётр", "панка", "?"}, // Панк or Панок
		{"ru", "анны", "анна", "кравец", "кравец"},
		{"ru", "анне", "анна", "моревой", "морева"},
		{"ru", "марию", "мария", "грабскую", "грабская"},
		{"ru", "игорь", "", "морев", "морев"},
		{"pl", "igora", "igor", "wrony", "wrona"},
		{"pl", "pawła", "paweł", "tuskiego", "tuski"},
		{"pl", "marka", "marek", "panka", "?"}, // Pank or Panek
		{"pl", "lechowi", "lech", "grabskiemu", "grabski"},
		{"pl", "annie", "anna", "kruk", "kruk"},
		{"pl", "jerzego", "jerzy", "łyka", "łyk"},
		{"pl", "ewę", "ewa", "grabską", "grabska"},
		{"pl", "ewa", "", "grabska", "?"}, // after a given name in another case there is no such form
	} {
		tongue := TongueOf("", c.language)
		if got := tongue.GivenNominative(c.given); got != c.wantGiven && !(c.wantGiven == "пётр" && got == "петр") {
			t.Errorf("%s: %q, want %q", c.given, got, c.wantGiven)
		}
		woman := GivenNames.Of(c.wantGiven)&Given == Female || c.given == "ewa"
		got, sure := tongue.LastNominative(c.last, woman)
		if !sure {
			got = "?"
		}
		if got != c.wantLast {
			t.Errorf("%s: %q, want %q", c.last, got, c.wantLast)
		}
	}
}
