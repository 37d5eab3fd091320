package calendar

import "testing"

// TestIsAppointment: a day and a time of day, and nothing else.
func TestIsAppointment(t *testing.T) {
	for text, want := range map[string]bool{
		"Tuesday, 7 pm": true, "5 February, 7.30 pm": true, "Tuesday 5 May at 19:30": true, "Donnerstag, 5. März, 19.30 Uhr": true, "Sexta-feira, 19h": true,
		"vrijdag 5 juni, 20.00 uur": true, "5 мая, 18:00": true, "Jeudi 5 mars, 20h30": true,
		"Tuesday": false, "5 May 2026": false, "7 pm": false, "16.42": false, "Ada Brill, Tuesday, 7 pm": false, "Update, Tuesday, 7 pm": false, "": false, "Mill Lane, 7 pm": false,
	} {
		if got := IsAppointment(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
