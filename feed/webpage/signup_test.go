package webpage

import "testing"

// TestSignups: the boxes that ask for an address are gone from exported text, and boxes that authors make stay.
func TestSignups(t *testing.T) {
	const text = "<p>The ferry to Holm will run all winter, the harbour trust said on Monday.</p>"
	for box, want := range map[string]int{
		`<div class="subscription-widget-wrap-editor"><div class="subscription-widget show-subscribe"><p>Thanks for reading!</p></div></div>`: 2,
		`<div class="kg-card kg-signup-card"><h2>Sign up</h2><p>No spam</p></div>`:                                                            2,
		`<div class="kg-card kg-callout-card"><p>Timetables are at the pier.</p></div>`:                                                       3,
		`<p class="subscribe">Subscribe to the lifeboat fund at the pier.</p>`:                                                                3,
	} {
		if d := HTML(text + box + text); len(d.Blocks) != want {
			t.Errorf("%s: %d blocks, want %d", box, len(d.Blocks), want)
		}
	}
}
