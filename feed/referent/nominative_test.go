package referent

import "testing"

func TestStrongForm(t *testing.T) {
	d := read("Der Wirt sagte nichts.", "de")
	for _, c := range []struct {
		noun     string
		genitive bool
		form     string
		weak     bool
	}{
		{"Ministeriums", true, "Ministerium", false},
		{"Verbandes", true, "Verband", false},
		{"Komitees", true, "Komitee", false},
		{"Wirts", true, "Wirt", false},
		{"Zeugen", true, "Zeuge", true},
		{"Präsidenten", true, "Präsident", true},
		{"Präsidenten", false, "Präsident", true},
		{"Unternehmen", false, "Unternehmen", false},
		{"Zeugen", false, "Zeuge", true},
		{"Gericht", false, "Gericht", false},
		{"FBI", true, "FBI", false},
	} {
		if form, weak := d.strongForm(c.noun, c.genitive); form != c.form || weak != c.weak {
			t.Errorf("%s: %s, %t", c.noun, form, weak)
		}
	}
}
