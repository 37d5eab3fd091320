package quotation

import "testing"

// TestListed: the titles in a programme and in a list of works are no quotations. Who speaks in a line of that shape does.
func TestListed(t *testing.T) {
	for line, want := range map[string]int{
		"Tuesday 5 May, 7.30 pm: “Who Owns the Old Weir?” A talk by Ada Brill.":                     0,
		"Tuesday, 7 pm: “Where have all the eels gone?”, Ada Brill.":                                0,
		"Donnerstag, 5. März, 19.30 Uhr: „Wem gehört denn das Wehr?“ Vortrag von Karl Huber.":       0,
		"Brill, A. (2011). “Who eats the eels of Elm?” Field Notes 8, 22–31.":                       0,
		"Ada Brill, “How the weir was built and fell.” Elm Historical Society, 2004.":               0,
		"Fox, T., “What do eels want from us?”, in: Farm and Field, 3 (2019), pp. 4–9.":             0,
		"Tuesday 5 May, 7.30 pm: “Nobody owns the weir,” says Ada Brill.":                           1,
		"Tuesday: “Nobody will ever own the weir.” Brill had slept badly.":                          1,
		"Brill was told on Tuesday at 7.30 pm: “Nobody owns the weir.” It was late.":                1,
		"Ada Brill told the Gazette, “Nobody owns the old weir,” on 4 April 2025.":                  1,
		"Ada Brill, “tired but happy to be home again,” left for Holm on May 3, 2026.":              1,
		"Brill, who is 71, said, “Nobody owns the old weir.” Brill lives at Mill Lane 4, Elm 3021.": 1,
		"Ada Brill (2025): “Nobody owns the old weir.” Elm Gazette, 2025.":                          1,
	} {
		if got := len(Find("", "The weir of Elm is old.\n\n"+line+"\n\nIt will be mended in the spring.", "")); got != want {
			t.Errorf("%s: %d quotations, want %d", line, got, want)
		}
	}
}
