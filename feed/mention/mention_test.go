package mention

import (
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// read returns the names of a text.
func read(body, language string) *Names {
	d := new(Names)
	d.CutText(body, lexis.TongueOf(body, language), prose.Paragraphs(body), lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	return d
}

// found lists the mentions, each with the full name of the person behind a sign where it is another text. A sign tells the sex: ♂ and ♀.
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

// TestFindPeople: who is named in a text. Each mention stands with the full name of its person.
func TestFindPeople(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Mayor Ann Fox spoke. Fox left.", "Ann Fox♀; Fox=Ann Fox♀"},
		{"en", "Ann Fox and Tom Fox spoke. Fox left. Mrs. Fox stayed.", "Ann Fox♀; Tom Fox♂; Fox?; Fox=Ann Fox♀"},
		{"en", "Ann Fox spoke to Tom Fox. Fox left.", "Ann Fox♀; Tom Fox♂; Fox?"},
		{"en", "Leonard and Coral Ashby spoke.", "Leonard=Leonard Ashby♂; Coral Ashby♀"},
		{"en", "Robert (Bob) Lund spoke. Lund left.", "Robert (Bob) Lund♂; Lund=Robert (Bob) Lund♂"},
		{"en", "Fire Officer Karen Boyle spoke.", "Karen Boyle♀"},
		{"en", "George Will wrote. Will wrote again.", "George Will♂; Will=George Will♂"},
		{"en", "“It leaks,” said Fox.", "Fox"},
		{"en", "Mr. Fox came. His wife, Jane, left.", "Fox♂; Jane♀"},
		{"en", "President Okoro came with his wife, Beatrice Okoro. President Okoro spoke.", "Okoro=President Okoro; Beatrice Okoro♀; Okoro=President Okoro"},
		{"en", "Jan van der Meulen spoke. Van der Meulen left.", "Jan van der Meulen♂; Van der Meulen=Jan van der Meulen♂"},
		{"en", "J. P. Moss spoke. Moss left.", "J. P. Moss; Moss=J. P. Moss"},
		{"en", "Jane Fox KC spoke.", "Jane Fox♀"},
		{"en", "Kim Min-ji came. “It leaks,” said Kim.", "Kim Min-ji; Kim=Kim Min-ji"},
		{"en", "The Oxley Water Board met. New Oxley slept.", ""},
		{"en", "Fox aide Jim Moss spoke.", "Jim Moss♂"},
		{"en", "Ann Fox’s sister, Eve Reed, left. Reed spoke.", "Ann Fox♀; Eve Reed♀; Reed=Eve Reed♀"},
		{"en", "Emma, 11, scored. Carson defied it.", "Emma♀; Carson"},
		{"en", "Hope was high. Mark my words.", ""},
		{"en", "Interim DNC met. ANN FOX spoke.", "ANN FOX♀"},
		{"en", "Said Fox: it leaks. Will Haddon has it.", "Will Haddon"},
		{"en", "Bo Reed Jr. spoke. Reed left.", "Bo Reed Jr; Reed=Bo Reed Jr"},
		{"de", "„Es leckt“, sagte Anna Holm. Holm ging.", "Anna Holm♀; Holm=Anna Holm♀"},
		{"de", "„Es leckt“, so Rappe. Das Wehr der Stadt Oxley leckt.", "Rappe"},
		{"de", "Bürgermeisterin Eva Moos kam. Die Neue Brücke steht.", "Eva Moos♀"},
		{"ru", "«Течёт», — сказал Иван Лавров.", "Иван Лавров♂"},
		{"en", "Mayor Ann Fox and Judge Eve Fox spoke. Judge Fox left.", "Ann Fox♀; Eve Fox; Fox=Eve Fox"},
		{"en", "Tom Fox came with his wife, Ann Fox. Fox left.", "Tom Fox♂; Ann Fox♀; Fox=Tom Fox♂"},
		{"en", "Ann Fox spoke. Ann Fox left. Ann Fox slept. Tom Fox came. Fox woke.", "Ann Fox♀; Ann Fox♀; Ann Fox♀; Tom Fox♂; Fox=Ann Fox♀"},
		{"en", "Ann Fox spoke.\n\nIt rained.\n\nIt rained.\n\nTom Fox came. Fox left.", "Ann Fox♀; Tom Fox♂; Fox=Tom Fox♂"},
		{"en", "Ann Fox spoke. A. Fox left. Bo Fox came.", "Ann Fox♀; A. Fox=Ann Fox♀; Bo Fox"},
		{"en", "Jack London wrote. London left.", "Jack London♂; London=Jack London♂"},
		{"en", "Ann Fox spoke. Fox Council met.", "Ann Fox♀"},
		{"en", "Mr. Fox met Mrs. Fox. Mrs. Fox left.", "Fox♂; Fox=Mrs. Fox♀; Fox=Mrs. Fox♀"},
		{"en", "Her father, Jim, left. Uncle Bo came.", "Jim♂; Bo♂"},
		{"en", "Fox: “It leaks.”", "Fox"},
		{"en", "Ann Fox III spoke. Fox left.", "Ann Fox III♀; Fox=Ann Fox III♀"},
		{"en", "Katherine Fox spoke. Kate Fox left. Kath Fox came.", "Katherine Fox♀; Kate Fox♀; Kath Fox=Katherine Fox♀"},
		{"en", "Ann Fox-Reed spoke. Fox-Reed left.", "Ann Fox-Reed♀; Fox-Reed=Ann Fox-Reed♀"},
		{"en", "Senator Ann Fox (R) spoke. The Fox-style plan failed.", "Ann Fox♀"},
		{"en", "Miller Hilde Ravn spoke. Baker Bo Reed left. Ann Baker came.", "Hilde Ravn♀; Bo Reed; Ann Baker♀"},
		{"en", "Rihanna, who sang, left. Monday came. It rained.", "Rihanna"},
		{"en", "Dr. Ann Fox KC spoke. U.S. Sen. Bo Reed left.", "Ann Fox♀; Bo Reed"},
		{"en", "Ann and Tom Fox spoke. Ann left. Tom stayed.", "Ann=Ann Fox♀; Tom Fox♂; Ann=Ann Fox♀; Tom=Tom Fox♂"},
		{"en", "Ann Fox and Bo Reed spoke. Ann left.", "Ann Fox♀; Bo Reed; Ann=Ann Fox♀"},
		{"de", "Der Wirt Karl Fry kam. Fry ging. Das Alte Haus steht.", "Karl Fry♂; Fry=Karl Fry♂"},
		{"de", "„Es leckt“, sagte Fry. „Es leckt“, sagten Grüne.", "Fry"},
		{"de", "Die Stadt Oxley baut. Eva Moos (41) kam.", "Eva Moos♀"},
		{"nl", "Jan de Boer kwam. „De dam lekt”, zei De Boer.", "Jan de Boer♂; De Boer=Jan de Boer♂"},
		{"es", "Ana Ruiz habló. «La presa pierde», dijo Ruiz.", "Ana Ruiz; Ruiz=Ana Ruiz"},
		{"en", "Captain Emma scored twice.", "Emma"},
		{"en", "The old Emma scored twice.", ""},
		{"de", "„Es leckt“ so Rappe.", "Rappe"},
		{"de", "Es leckt so Rappe.", ""},
		{"de", "Es leckt, so Rappe.", "Rappe"},
		{"en", "Ann Fox spoke. Carson, who ran, left. carson", "Ann Fox♀"},
		{"en", "Nobody knew Carson.", ""},
		{"en", "Mark scored. Hope, 11, scored.", ""},
		{"en", "Emma, who won, scored.", "Emma♀"},
		{"en", "Ann Fox, Bo Reed and Cy Moss spoke. Fox, Reed and Moss left.", "Ann Fox♀; Bo Reed; Cy Moss; Fox=Ann Fox♀; Reed=Bo Reed; Moss=Cy Moss"},
		{"en", "Judge Fox spoke. Fox left.", "Fox=Judge Fox; Fox=Judge Fox"},
		{"en", "Sir Bo Reed spoke. Lady Reed left.", "Bo Reed♂; Reed=Lady Reed♀"},
		{"en", "Ann Fox’s plan won. Fox’s plan.", "Ann Fox♀; Fox=Ann Fox♀"},
		{"en", "Prince Bo came. Queen Ann left.", "Bo=Prince Bo♂; Ann=Queen Ann♀"},
		{"fr", "« Il fuit », dit Anne Renard. Renard part.", "Anne Renard♀; Renard=Anne Renard♀"},
	} {
		d := read(c[1], c[0])
		if got := d.found(); got != c[2] {
			t.Errorf("%s\n got %s\nwant %s", c[1], got, c[2])
		}
		named := 0
		for _, m := range d.Mentions() {
			for k := m.At; k < m.End; k++ {
				if named++; d.PersonAt(k) != m.Who || d.MentionAt(k).At != m.At {
					t.Errorf("%s: token %d is not of %s", c[1], k, m.Who.Full)
				}
			}
		}
		for k := range d.Tokens {
			if d.PersonAt(k) != nil {
				named--
			}
		}
		if named != 0 || d.PersonAt(-1) != nil || d.PersonAt(len(d.Tokens)) != nil {
			t.Errorf("%s: tokens outside the mentions have persons", c[1])
		}
	}
}

// TestInOffice: the one person who has an office in the text, and nobody before that person is named.
func TestInOffice(t *testing.T) {
	for _, c := range [][3]string{
		{"The magistrate, Jane Fox, spoke. Bo Reed left.", "magistrate", "Jane Fox"},
		{"Mayor Ann Fox spoke.", "mayor", "Ann Fox"},
		{"Deputy Mayor Ann Fox spoke.", "mayor", ""},
		{"Mayor Ann Fox met Mayor Bo Reed.", "mayor", ""},
		{"Ann Fox, the mayor, spoke.", "mayor", "Ann Fox"},
	} {
		d := read(c[0], "en")
		got := ""
		if who := d.InOffice(c[1], len(d.Tokens)); who != nil {
			got = who.Full
		}
		if got != c[2] {
			t.Errorf("%s: %q is %q, want %q", c[0], c[1], got, c[2])
		}
		if who := d.InOffice(c[1], 0); who != nil {
			t.Errorf("%s: %q is %q before anybody is named", c[0], c[1], who.Full)
		}
	}
}

// TestWithRole: the one person whom the text calls by a role, in other words as well.
func TestWithRole(t *testing.T) {
	for _, c := range [][3]string{
		{"U.S. President Ann Fox spoke.", "american president", "Ann Fox"},
		{"U.S. President Ann Fox spoke.", "us leader", "Ann Fox"},
		{"Ann Fox, the water minister, spoke.", "water minister", "Ann Fox"},
		{"Ann Fox, the deputy water minister, spoke.", "water minister", ""},
		{"Ann Fox, the water minister, met Bo Reed, the water minister.", "water minister", ""},
	} {
		d := read(c[0], "en")
		got := ""
		if who := d.WithRole(strings.Fields(c[1])); who != nil {
			got = who.Full
		}
		if got != c[2] {
			t.Errorf("%s: %q is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

// TestLabelled: whom the label of a turn names. A last name that two persons have names nobody.
func TestLabelled(t *testing.T) {
	d := read("Dana Hale spoke. Bo Moss and Cy Moss left.", "en")
	for _, c := range []struct {
		label, name string
		known       bool
	}{
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
		for _, c := range [][2]string{{"Ann Fox spoke. Fox left.", "Ann Fox♀; Fox=Ann Fox♀"}, {"Fox spoke to Tom Fox, the mayor. Fox left.", "Fox=Tom Fox♂; Tom Fox♂; Fox=Tom Fox♂"}, {"It rained.", ""}} {
			d.CutText(c[0], lexis.TongueOf(c[0], "en"), prose.Paragraphs(c[0]), nil)
			d.FindPeople()
			if got := d.found(); got != c[1] {
				t.Errorf("%s: got %s", c[0], got)
			}
		}
	}
}
