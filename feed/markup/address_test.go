package markup

import (
	"strings"
	"testing"
)

// TestSpacedAddress: pictures and links whose addresses have spaces, as cameras and note programs name files.
func TestSpacedAddress(t *testing.T) {
	for in, want := range map[string]string{
		"![The roof](img/Roof Photo.JPG)":                   `img/Roof%20Photo.JPG`,
		"![The roof](img/Roof Photo (1).JPG)":               `img/Roof%20Photo%20(1).JPG`,
		`![The roof](img/Roof Photo.JPG "Seen from below")`: `img/Roof%20Photo.JPG`,
		"See [the plan](My plan.md) today.":                 `href="/x/My%20plan.md"`,
		"See [the plan](My plan.md#part two) today.":        `href="/x/My%20plan.md#part%20two"`,
		"See [the plan](https://example.org/My plan) now.":  `href="/x/https://example.org/My%20plan"`,
		"[![Roof](Roof small.jpg)](Roof big.jpg)":           `Roof%20small.jpg`,
		"Was it [sic](as the clerk wrote) or not?":          `[sic](as the clerk wrote)`,
		"The array a[1](see p. 4 for more) is short.":       `a[1](see p. 4 for more)`,
		"`![The roof](Roof Photo.JPG)` is the form.":        `![The roof](Roof Photo.JPG)`,
		"A stray ](Roof Photo.JPG) stays.":                  `](Roof Photo.JPG)`,
	} {
		d, err := Markdown(in)
		if err != nil {
			t.Fatal(err)
		}
		got := Render(d.Blocks, Options{Address: func(kind Format, to string) string { return "/x/" + to }})
		if !strings.Contains(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", in, got, want)
		}
	}
}
