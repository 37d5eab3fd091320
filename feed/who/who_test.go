package who

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"testing"

	"seedfeed/feed/header"
	"seedfeed/feed/prose"
)

//go:embed testdata/pairs.txt
var pairsFile string

type pair struct{ verdict, a, b string }

func pairs(t testing.TB) (out []pair) {
	for i, line := range strings.Split(pairsFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, " | ")
		if len(parts) != 3 || !slices.Contains([]string{"same", "other", "unclear"}, parts[0]) {
			t.Fatalf("line %d: %q", i+1, line)
		}
		for j := range parts {
			text, err := strconv.Unquote(`"` + strings.ReplaceAll(parts[j], `"`, `\"`) + `"`)
			if err != nil {
				t.Fatalf("line %d: %v", i+1, err)
			}
			parts[j] = text
		}
		out = append(out, pair{parts[0], parts[1], parts[2]})
	}
	return out
}

// TestPairs: two names have one key exactly if they are surely those of one person.
func TestPairs(t *testing.T) {
	all := pairs(t)
	counts := map[string]int{}
	for _, p := range all {
		counts[p.verdict]++
		a, okA := Of(p.a, false, nil)
		b, okB := Of(p.b, false, nil)
		switch same := okA && okB && a.Key == b.Key; {
		case p.verdict == "same" && !same:
			t.Errorf("%q and %q are the same: %+v %v, %+v %v", p.a, p.b, a, okA, b, okB)
		case p.verdict != "same" && same:
			t.Errorf("%q and %q are %s, and have the key %q", p.a, p.b, p.verdict, a.Key)
		case same && a.Slug() != b.Slug():
			t.Errorf("%q and %q: slugs %q and %q", p.a, p.b, a.Slug(), b.Slug())
		}
	}
	if len(all) < 200 {
		t.Errorf("%d pairs", len(all))
	}
	t.Logf("%d pairs: %v", len(all), counts)
}

// checkPerson holds what is true of every speaker.
func checkPerson(t *testing.T, speaker string, people *header.People) {
	p, ok := Of(speaker, false, people)
	if !ok {
		if p != (Person{}) {
			t.Errorf("%q: nobody is %+v", speaker, p)
		}
		return
	}
	if p.Key == "" || p.Key != prose.Fold(p.Key) || p.Name == "" || p.Name != oneLine(p.Name) {
		t.Errorf("%q: key %q, name %q", speaker, p.Key, p.Name)
	}
	if again, ok := Of(p.Name, false, people); !ok || again.Key != p.Key {
		t.Errorf("%q: the name %q is that of %+v, not of %q", speaker, p.Name, again, p.Key)
	}
	if r, ok := Of(speaker, true, people); ok && r != p {
		t.Errorf("%q: as a role %+v", speaker, r)
	}
}

func TestProperties(t *testing.T) {
	for _, p := range pairs(t) {
		checkPerson(t, p.a, nil)
		checkPerson(t, p.b, nil)
	}
}

// FuzzOf: no name does harm, whatever the list of people says of it.
func FuzzOf(f *testing.F) {
	for _, p := range pairs(f) {
		f.Add(p.a)
		f.Add(p.b)
	}
	people := readPeople(f, peopleList)
	f.Fuzz(func(t *testing.T, speaker string) {
		checkPerson(t, speaker, nil)
		checkPerson(t, speaker, people)
		checkSlug(t, speaker)
	})
}

// TestShown: the name and the office of those who are in no list are what was printed.
func TestShown(t *testing.T) {
	for _, test := range []struct{ speaker, name, office string }{
		{"Anna Holm", "Anna Holm", ""},
		{"Mr. Bo Lund", "Bo Lund", ""},
		{"former Mayor Anna Holm (Ind.)", "Anna Holm", "former Mayor"},
		{"the mayor Anna Holm", "Anna Holm", "mayor"},
		{"Prof. Dr. Anna Holm, Ph.D.", "Anna Holm", "Prof. Dr."},
		{"Tom Reed, JR", "Tom Reed Jr.", ""},
		{"Tom “Red” Reed III", "Tom Reed III", ""},
		{"Anna Holm, mayor of Westcombe, Ohio", "Anna Holm", ""},
		{"The Westcombe Times", "Westcombe Times", ""},
		{"김민지 장관", "김민지", "장관"},
		{"王小兰市长先生", "王小兰", "市长先生"},
	} {
		p, ok := Of(test.speaker, false, nil)
		if !ok || p.Name != test.name || p.Office != test.office || p.Group != "" {
			t.Errorf("%q: %+v, %v; want %q, %q", test.speaker, p, ok, test.name, test.office)
		}
	}
	if p, ok := Of("Anna Holm", true, nil); ok {
		t.Errorf("a role is %+v", p)
	}
	if p, ok := Of("Anna Holm "+strings.Repeat("of Westcombe ", 40), false, nil); ok {
		t.Errorf("a very long name is that of %+v", p)
	}
}

const peopleList = `
- name: Anna Holm
  also: [A. Holm, Anna M. Holm, the mayor]
  not: [Anna Holm-Reed, Captain Anna Holm]
  office: mayor
  group: council
- name: Anna Holm (pilot)
  also: [Anni Holm]
- name: Lulo
  group: singers
- name: Sir Tom Reed
- name: Bo Lund
- name: Bo Lund (baker)
  also: [Baker Lund]
- name: Cy Dale
  also: [C. Dale]
- name: Cyd Dale
  also: [C. Dale]
`

func readPeople(t testing.TB, list string) *header.People {
	p, err := header.ReadPeople([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPeople: the owner joins and separates.
func TestPeople(t *testing.T) {
	people := readPeople(t, peopleList)
	for _, test := range []struct {
		speaker string
		role    bool
		key     string // "" for nobody
	}{
		{"Anna Holm", false, "anna holm"},
		{"ANNA HOLM", false, "anna holm"},
		{"A. Holm", false, "anna holm"},
		{"Anna M. Holm", false, "anna holm"},
		{"Mayor Anna Holm", false, "anna holm"},
		{"Senator Anna Holm", false, "anna holm"},
		{"Anna Holm, Ph.D.", false, "anna holm"},
		{"the mayor", true, "anna holm"},
		{"the mayor", false, "anna holm"},
		{"Captain Anna Holm", false, "captain anna holm"},
		{"Anna Holm-Reed", false, "anna holm reed"},
		{"Anna Maria Holm", false, "anna maria holm"},
		{"Anni Holm", false, "anna holm pilot"},
		{"Anna Holm (pilot)", false, "anna holm pilot"},
		{"Lulo", false, "lulo"},
		{"Tom Reed", false, "tom reed"}, // who has not been called Sir may be somebody else
		{"Sir Tom Reed", false, "sir tom reed"},
		{"Bo Lund", false, "bo lund"},
		{"Bo Lund (baker)", false, "bo lund baker"},
		{"C. Dale", false, ""}, // two have that name
		{"Holm", false, ""},
		{"the chairman", true, ""},
		{"", false, ""},
	} {
		p, ok := Of(test.speaker, test.role, people)
		if ok != (test.key != "") || p.Key != test.key {
			t.Errorf("%q: %+v, %v; want %q", test.speaker, p, ok, test.key)
		}
	}
	p, _ := Of("Dr. A. Holm", false, people)
	if p != (Person{"anna holm", "Anna Holm", "mayor", "council"}) {
		t.Errorf("%+v", p)
	}
}
