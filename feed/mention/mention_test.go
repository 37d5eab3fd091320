package mention

import (
	"flag"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

// read returns the names of a text.
func read(body, language string) *Names {
	d := new(Names)
	d.CutText(prose.Read(body), lexis.TongueOf(body, language), lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	return d
}

// found lists the mentions, each with the full name of the person behind a sign where it is another text. A sign tells the
// sex: ♂ and ♀.
func (d *Names) found() string {
	var out []string
	for _, m := range d.Mentions() {
		s := d.TextOf(m.At, m.End)
		if s != m.Who.Full {
			s += "=" + m.Who.Full
		}
		s += [...]string{"", "♂", "♀"}[m.Who.Gender]
		if m.Who.among != nil {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

var update = flag.Bool("update", false, "rewrite testdata/people.txt")

// known lists the persons who have a name of their own, with what the text tells of them.
func (d *Names) known() string {
	var out []string
	for _, who := range d.people.all {
		s := who.Full
		if len(who.titles) > 0 {
			s += ", " + strings.Join(who.titles, ", ")
		}
		if who.called {
			s += "/called"
		}
		for _, w := range []struct {
			on   bool
			name string
		}{{who.related, " related"}, {who.Couple, " couple"}, {who.Lone, " lone"}, {who.First == "", " no given name"}, {who.shown, " says"}, {who.leads, " leads"}, {who.thing, " with an article"}} {
			if w.on {
				s += w.name
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// listed returns both lists, or nothing for a text that names nobody.
func (d *Names) listed() string {
	if all := d.found(); all != "" {
		return "\n  " + all + "\n  " + d.known()
	}
	return ""
}

// TestFindPeople: who is named in a text, and what it tells of them; see testdata/people.txt.
func TestFindPeople(t *testing.T) {
	testkit.Rows(t, "testdata/people.txt", *update, func(language, body string) (got string) {
		d := read(body, language)
		got = d.listed()
		named := 0
		for _, m := range d.Mentions() {
			for k := m.At; k < m.End; k++ {
				if named++; d.PersonAt(k) != m.Who || d.MentionAt(k).At != m.At {
					t.Errorf("%s: token %d is not of %s", body, k, m.Who.Full)
				}
			}
		}
		for k := range d.Tokens {
			if d.PersonAt(k) != nil {
				named--
			}
		}
		if named != 0 || d.PersonAt(-1) != nil || d.PersonAt(len(d.Tokens)) != nil {
			t.Errorf("%s: tokens outside the mentions have persons", body)
		}
		return got
	})
}

// TestLabelled: whom the label of a turn names. A last name that two persons have names nobody.
func TestLabelled(t *testing.T) {
	d := read("Dana Hale spoke. Bo Moss and Cy Moss left. Judge Rill sat.", "en")
	for _, c := range []struct {
		label, name string
		known       bool
	}{
		{"Mayor Hale", "Dana Hale", true},
		{"The Mayor", "The Mayor", false},
		{"Mayor Moss", "", false},
		{"The Mayor Dana Hale", "Dana Hale", true},
		{"Water Minister Ann Fox", "Water Minister Ann Fox", false},
		{"Minister Ann Fox", "Ann Fox", false},
		{"Clerk Ann Fox", "Ann Fox", false},
		{"Clerk Fox", "Clerk Fox", false},
		{"Dr. Fox", "Fox", false},
		{"MRS. ANN FOX", "Ann Fox", false},
		{"Bo Moss", "Bo Moss", true},
		{"GOV. HALE", "Dana Hale", true},
		{"HALE", "Dana Hale", true},
		{"Bo Hale", "Bo Hale", false},
		{"Cy Hale", "Cy Hale", false},
		{"MOSS", "", false},
		{"Dana Hale", "Dana Hale", true},
	} {
		if who, name := d.Labelled(c.label); name != c.name || (who != nil) != c.known {
			t.Errorf("%q names %q, %v", c.label, name, who != nil)
		}
	}
}

// TestMemory: the names of a text do not depend on the text that was read before.
func TestMemory(t *testing.T) {
	d := new(Names)
	for range 2 {
		for _, c := range [][2]string{{"Ann Fox spoke. Fox left.", "Ann Fox♀; Fox=Ann Fox♀"}, {"Fox spoke to Tom Fox, the mayor. Fox left.", "Fox=Tom Fox♂; Tom Fox♂; Fox=Tom Fox♂"}, {"It rained.", ""}, {"Fox left.", ""}} {
			d.CutText(prose.Read(c[0]), lexis.TongueOf(c[0], "en"), nil)
			d.FindPeople()
			if got := d.found(); got != c[1] {
				t.Errorf("%s: got %s", c[0], got)
			}
		}
	}
}

// TestReused: all texts of testdata/people.txt, read one after the other into the same value.
func TestReused(t *testing.T) {
	d := new(Names)
	testkit.Rows(t, "testdata/people.txt", false, func(language, body string) string {
		d.CutText(prose.Read(body), lexis.TongueOf(body, language), lexis.WithoutNicknames(body, prose.Quotations(body)))
		d.FindPeople()
		return d.listed()
	})
}

// TestCutShort: who is named in a text that ends anywhere.
func TestCutShort(t *testing.T) {
	testkit.Beginnings(t, "testdata/people.txt", 8000, func(language, body string) {
		d := read(body, language)
		d.known()
		d.Aged("")
	})
}
