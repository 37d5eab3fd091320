package summarize

import (
	"slices"
	"strings"
	"testing"
)

// TestCommon: how many terms two sorted lists share, and the terms that one of them has.
func TestCommon(t *testing.T) {
	for _, c := range []struct {
		a, b   []int32
		common int
		union  []int32
	}{
		{nil, nil, 0, nil},
		{[]int32{1, 2}, nil, 0, []int32{1, 2}},
		{[]int32{1, 3}, []int32{2, 4}, 0, []int32{1, 2, 3, 4}},
		{[]int32{2, 4}, []int32{1, 3}, 0, []int32{1, 2, 3, 4}},
		{[]int32{1, 2, 3}, []int32{1, 2, 3}, 3, []int32{1, 2, 3}},
		{[]int32{1, 2, 9}, []int32{2, 8, 9}, 2, []int32{1, 2, 8, 9}},
		{[]int32{5}, []int32{1, 2, 3, 5, 7}, 1, []int32{1, 2, 3, 5, 7}},
		{[]int32{1, 2, 3, 5, 7}, []int32{5}, 1, []int32{1, 2, 3, 5, 7}},
	} {
		if got := common(c.a, c.b); got != c.common {
			t.Errorf("%v and %v share %d, want %d", c.a, c.b, got, c.common)
		}
		if got := union(nil, c.a, c.b); !slices.Equal(got, c.union) {
			t.Errorf("%v and %v: %v, want %v", c.a, c.b, got, c.union)
		}
	}
}

// TestRedundantTerms: a unit says again what another one says where they share six terms in ten of the shorter one, and two at least.
func TestRedundantTerms(t *testing.T) {
	for _, c := range []struct {
		a, b []int32
		want bool
	}{
		{[]int32{1, 2, 3, 4, 5}, []int32{1, 2, 3, 8, 9}, true},
		{[]int32{1, 2, 3, 4, 5}, []int32{1, 2, 7, 8, 9}, false},
		{[]int32{1, 2}, []int32{1, 2, 7, 8, 9}, true},
		{[]int32{1}, []int32{1, 2, 7, 8, 9}, false},
		{nil, []int32{1, 2}, false},
	} {
		set := []*unit{{terms: []int32{20, 21}}, {terms: c.a}}
		if got := redundant(set, &unit{terms: c.b}); got != c.want {
			t.Errorf("%v behind %v: %v", c.b, c.a, got)
		}
	}
}

// TestAllFits: a text is its own summary where its words are as many as the budget has, and no sentence more.
func TestAllFits(t *testing.T) {
	const body = "The mill has closed this week. It will open again in May." // 12 words
	for b, want := range map[Budget]bool{{12, 2}: true, {11, 2}: false, {12, 1}: false, {13, 3}: true} {
		if got := read("", body, "en").all(b) != nil; got != want {
			t.Errorf("%+v: %v", b, got)
		}
	}
}

// TestLeadPlace: the news is told by one of the first three units.
func TestLeadPlace(t *testing.T) {
	const news, scene = "The council of Grell voted for a new crane on Monday.", "A lamp over the quay is all that people see there."
	for before, want := range map[int]bool{0: true, 1: true, 2: true, 3: false} {
		x := read("", strings.Repeat(scene+"\n\n", before)+news, "en")
		var units []*unit
		for i := range x.sents {
			u := x.unit(i, i)
			x.measure(u)
			units = append(units, u)
		}
		lead := x.newsLead(units)
		if got := lead != nil && lead.first == before; got != want {
			t.Errorf("behind %d sentences: %v", before, got)
		}
	}
}

// TestCapitals: a word of two or more capitals is no pronoun: the US, not us.
func TestCapitals(t *testing.T) {
	var v vocabulary
	v.init(tongueOf("en"), 1000)
	for s, want := range map[string]class{"US": 0, "us": firstPerson, "Us": firstPerson, "WE": 0, "I": firstPerson} {
		if got := learned(&v, s).class & firstPerson; got != want {
			t.Errorf("%q: %b, want %b", s, got, want)
		}
	}
}
