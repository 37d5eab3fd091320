package referent

import (
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/mention"
	"seedfeed/feed/prose"
)

func read(body, language string) *Referents {
	d := new(Referents)
	d.CutText(body, lexis.TongueOf(body, language), prose.Paragraphs(body), lexis.WithoutNicknames(body, prose.Quotations(body)))
	d.FindPeople()
	d.ReadClauses()
	d.Forget()
	return d
}

// TestPronounMeans: whom the pronoun at the end of a text means.
func TestPronounMeans(t *testing.T) {
	for _, c := range [][4]string{
		{"en", "Ann Fox met Bo Reed. She", "Ann Fox", "she, the likeliest person before"},
		{"en", "Ann Fox met Bo Reed. He", "Bo Reed", "he, the likeliest person before"},
		{"en", "The mayor of Oxley came. She", "The mayor of Oxley", "she, of the role that a sentence before starts with"},
		{"en", "Her husband came. She", "", "she can mean nobody near"},
		{"en", "Her husband came. He", "Her husband", "he, of the role that a sentence before starts with"},
		{"en", "Ann Fox came. They", "", "the pronoun they has no one person"},
		{"en", "It rained. He", "", "he can mean nobody near"},
		{"en", "Ann Fox came.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nShe", "", "she can mean nobody near"},
		{"en", "The miller, Tom Fox, came. He", "Tom Fox", "he, the likeliest person before"},
		{"en", "Tom Fox and Bo Reed came. He", "", "he can mean two persons"},
		{"en", "Tom Fox came. “Bo is a fool,” he", "Tom Fox", "he, the likeliest person before"},
		{"de", "Anna Holm kam. Sie", "Anna Holm", "sie, the likeliest person before"},
	} {
		d := read(c[1], c[0])
		if r := d.PronounMeans(len(d.Tokens)-1, -1); r.Name != c[2] || r.Why != c[3] {
			t.Errorf("%s: %q (%s), want %q (%s)", c[1], r.Name, r.Why, c[2], c[3])
		}
	}
}

// TestSpoke: who spoke last counts. A role that spoke is whom the pronoun means, if somebody of its sex is not named since.
func TestSpoke(t *testing.T) {
	for _, c := range []struct{ text, role, want string }{
		{"“It leaks,” said the widow. It was late. She", "The widow", "The widow"},
		{"“It leaks,” said the widow. It was late. He", "The widow", ""},
		{"“It leaks,” said the widow. Ann Fox came. She", "The widow", "Ann Fox"},
		{"“It leaks,” said the widow.\n\nA.\n\nB. She", "The widow", "The widow"},
		{"“It leaks,” said the widow.\n\nA.\n\nB.\n\nC. She", "The widow", ""},
		{"Ann Fox came. “It leaks,” said the widow. She", "The widow", "Ann Fox"},
		{"Tom Fox came. “It leaks,” said the widow. She", "The widow", "The widow"},
		{"“It leaks,” said the widow. She", "", ""}, // nobody knows who spoke
	} {
		d := read(c.text, "en")
		for i := range d.Phrases {
			if p := &d.Phrases[i]; d.TextOf(p.From, p.To) == "the widow" {
				d.History = append(d.History, Speaker{Referent: Referent{Name: c.role, Role: true}, From: p.From, To: p.To})
			}
		}
		if r := d.PronounMeans(len(d.Tokens)-1, -1); r.Name != c.want {
			t.Errorf("%s: %q, want %q", c.text, r.Name, c.want)
		}
	}
}

// TestPhraseMeans: the name of the last subject of a text, and whether it is a role.
func TestPhraseMeans(t *testing.T) {
	for _, c := range []struct {
		language, text, name string
		role                 bool
		why                  string
	}{
		{"en", "Mayor Ann Fox came. Fox left.", "Ann Fox", false, "why"},
		{"en", "Ann Fox, the mayor, came. The mayor left.", "Ann Fox", false, "why, who alone has that office"},
		{"en", "The vicar, Ann Fox, left.", "Ann Fox", false, "why, in apposition"},
		{"en", "A plumber named Bo Reed left.", "Bo Reed", false, "why, in apposition"},
		{"en", "Ann Fox and Bo Reed left.", "Ann Fox and Bo Reed", false, "why"},
		{"en", "A spokesman for the mill left.", "A spokesman for the mill", true, "why"},
		{"en", "The mayor in Oxley said it in a statement.", "The mayor in Oxley", true, "why"},
		{"en", "The bridge fell.", "The bridge", true, "why"},
		{"en", "Oxley Council met.", "Oxley Council", false, "why"},
		{"en", "The Oxley Council met.", "The Oxley Council", true, "why"},
		{"en", "The water board met.", "The water board", true, "why"},
		{"en", "Many left.", "", false, "no person where the speaker should be"},
		{"en", "The senator and candidate left.", "The senator and candidate", true, "why"},
		{"en", "Bo and Ann Dale left.", "Bo and Ann Dale", false, "why"},
		{"de", "Ein Sprecher der Gemeinde ging.", "Ein Sprecher der Gemeinde", true, "why"},
		{"fr", "La maire de Lyon part.", "La maire de Lyon", true, "why"},
	} {
		d := read(c.text, c.language)
		p := &d.Phrases[0]
		for i := range d.Actions {
			if d.Actions[i].Subject >= 0 {
				p = &d.Phrases[d.Actions[i].Subject]
			}
		}
		if r := d.PhraseMeans(p, Bond{Verb: p.To, Touches: true}, "why"); r.Name != c.name || r.Role != c.role || r.Why != c.why {
			t.Errorf("%s: %+v", c.text, r)
		}
	}
}

// TestTwoBefore: if one person told another something in the sentence before, he or she may be either.
func TestTwoBefore(t *testing.T) {
	for text, want := range map[string]bool{
		"Tom Fox told Jim Reed that it was over. He":                true,
		"Tom Fox asked Jim Reed about it. He":                       true,
		"Tom Fox saw Jim Reed. He":                                  false,
		"Tom Fox told Ann Reed that it was over. He":                false,
		"Tom Fox told Jim Reed that it was over. It rained. He":     false,
		"Tom Fox told Jim Reed that it was over. At ten o’clock he": false,
		"He": false,
	} {
		d := read(text, "en")
		if got := d.twoBefore(len(d.Tokens)-1, mention.Man); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestFollow: he and she keep their person over several sentences.
func TestFollow(t *testing.T) {
	d := read("Ann Fox came. She sat. She ate. She", "en")
	d.Follow(len(d.Tokens) - 1)
	if len(d.again) != 2 || d.again[0].Who == nil || d.again[1].Who != d.again[0].Who || d.again[0].Who.Full != "Ann Fox" {
		t.Errorf("%+v", d.again)
	}
}
