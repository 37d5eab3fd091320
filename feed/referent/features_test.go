package referent

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/mention"
)

// featureNames are those of the features that stand alone.
var featureNames = map[int]string{
	pronOwner: "owner", pronInverted: "inverted", pronSays: "says", pronSubject: "subject", pronOblique: "oblique", pronLater: "later", pronGender: "gender", pronWithin: "within", pronOther: "other",
	pronSpoke: "spoke", pronSpokeNear: "spokeNear", pronSpokeNext: "spokeNext", pronFull: "full", pronNearest: "nearest", pronParted: "parted", pronInside: "inside",
	pronSaysNext: "saysNext", pronSubjectNext: "subjectNext", pronLaterNext: "laterNext",
}

// featuresOf lists the mentions that the pronoun at the end of a text may mean: sentences and paragraphs between, how often
// the person is named, and the other features.
func (d *Referents) featuresOf(want mention.Gender) string {
	at := len(d.Tokens) - 1
	d.Follow(at)
	var out []string
	d.EachMention(at, want, func(who *mention.Person, list []int) {
		s := who.Last + ":"
		for _, f := range list {
			switch {
			case f < pronParagraph:
				s += fmt.Sprintf(" %ds", f-pronSentence)
			case f < pronCount:
				s += fmt.Sprintf(" %dp", f-pronParagraph)
			case f < pronOwner:
				s += fmt.Sprintf(" %dx", f-pronCount)
			default:
				s += " " + featureNames[f]
			}
		}
		out = append(out, s)
	})
	return strings.Join(out, "; ")
}

// TestEachMention: the mentions that a pronoun may mean, the nearest first, and what is known of each.
func TestEachMention(t *testing.T) {
	for _, c := range []struct {
		text string
		want mention.Gender
		all  string
	}{
		{"Ann Fox came. She", mention.Woman, "fox: 1s 0p 0x subject subjectNext full gender nearest"},
		{"Ann Fox said so. She", mention.Woman, "fox: 1s 0p 0x says saysNext full gender nearest"},
		{"“It leaks,” said Ann Fox. She", mention.Woman, "fox: 1s 0p 0x inverted saysNext full gender nearest"},
		{"Bo Reed met Ann Fox. She", mention.Woman, "fox: 1s 0p 0x later laterNext full gender nearest; reed: 1s 0p 0x subject subjectNext full"},
		{"It rained on Ann Fox. She", mention.Woman, "fox: 1s 0p 0x oblique laterNext full gender nearest"},
		{"Ann Fox’s mill burned. She", mention.Woman, "fox: 1s 0p 0x owner laterNext full gender nearest"},
		{"Tom Fox and Al Reed came. He", mention.Man, "reed: 1s 0p 0x later laterNext full parted nearest; fox: 1s 0p 0x subject subjectNext full parted gender"},
		{"Ann Fox came. It rained. She", mention.Woman, "fox: 2s 0p 0x subject full gender nearest"},
		{"Ann Fox came.\n\nIt rained. She", mention.Woman, "fox: 2s 1p 0x subject full gender nearest"},
		{"Ann Fox came. She left. She", mention.Woman, "fox: 1s 0p 0x gender nearest; fox: 2s 0p 0x subject full gender"},
		{"Ann Fox met Fox. “Fox leaks,” she", mention.Woman, "fox: 1s 0p 0x later laterNext gender nearest inside; fox: 1s 0p 0x subject subjectNext full gender inside"},
		{"Tom Fox came. “Tom leaks,” he", mention.Man, ""},
		{"Fox came. “It leaks,” said Fox. Fox left. Fox slept. Fox woke. He", mention.Man, "fox: 1s 0p 1x subject subjectNext nearest; fox: 2s 0p 1x subject; fox: 3s 0p 1x subject; fox: 4s 1p 1x inverted; fox: 5s 1p 1x subject"},
		{"When Ann Fox came, she", mention.Woman, "fox: 0s 0p 0x subject full gender nearest within"},
		{"Bo Reed came. She", mention.Woman, "reed: 1s 0p 0x subject subjectNext full gender nearest"}, // the pronoun tells it
		{"Bo Reed came.\n\nIt rained. She", mention.Woman, "reed: 2s 1p 0x subject full nearest"},
		{"Ann Fox came.\n\nA.\n\nB.\n\nC.\n\nD. She", mention.Woman, "fox: 5s 4p 0x subject full gender nearest"},
		{"Ann Fox came.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE. She", mention.Woman, ""},
		{"Ann Fox came. It rained. It rained. It rained. It rained. It rained. She", mention.Woman, "fox: 6s 1p 0x subject full gender nearest"},
		{"Ann Fox came. It rained. It rained. It rained. It rained. It rained. It rained. It rained. She", mention.Woman, "fox: 6s 2p 0x subject full gender nearest"},
		{"Tom Fox and Al Reed came. It rained. He", mention.Man, "reed: 2s 0p 0x later full nearest; fox: 2s 0p 0x subject full gender"},
		{"She met Eve Reed. She", mention.Woman, "reed: 1s 0p 0x subject subjectNext other full nearest"},
		{"Ann Fox supporters came. She", mention.Woman, "fox: 1s 0p 0x owner laterNext full gender nearest"},
		{"Ann Fox’s dog met Eve Reed. She", mention.Woman, "reed: 1s 0p 0x subject subjectNext full nearest; fox: 1s 0p 0x owner laterNext full gender"},
		{"Fox aide Ann Moss came. She", mention.Woman, "moss: 1s 0p 0x subject subjectNext full gender nearest"},
	} {
		if got := read(c.text, "en").featuresOf(c.want); got != c.all {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.all)
		}
	}
}

// TestLastSpeaker: whoever spoke last is one more, with the features of that.
func TestLastSpeaker(t *testing.T) {
	for _, c := range []struct {
		text string
		want mention.Gender
		last string
	}{
		{"Ann Fox came. “It leaks,” said Ann Fox. She", mention.Woman, "fox: 0p 0x spoke spokeNear gender"},
		{"Ann Fox came. “It leaks,” said Ann Fox.\n\nShe", mention.Woman, "fox: 1p 0x spoke spokeNext gender"},
		{"Ann Fox came. “It leaks,” said Ann Fox.\n\nA.\n\nB. She", mention.Woman, "fox: 2p 0x spoke gender"},
		{"Ann Fox came. “It leaks,” said Ann Fox.\n\nA.\n\nB.\n\nC.\n\nD.\n\nE. She", mention.Woman, ""},
		{"Ann Fox came. “It leaks,” said Ann Fox. He", mention.Man, ""},
		{"Bo Reed came. “It leaks,” said Bo Reed. She", mention.Woman, "reed: 0p 0x spoke spokeNear gender"},
		{"Bo Reed came. “It leaks,” said Bo Reed.\n\nShe", mention.Woman, "reed: 1p 0x spoke spokeNext"},
	} {
		d := read(c.text, "en")
		m := d.Mentions()[len(d.Mentions())-1]
		d.History = append(d.History, Speaker{Referent: Referent{Name: m.Who.Full, Who: m.Who}, From: m.At, To: m.End})
		all := strings.Split(d.featuresOf(c.want), "; ")
		last := all[len(all)-1]
		if !strings.Contains(last, "spoke") {
			last = ""
		}
		if last != c.last {
			t.Errorf("%s: %q, want %q", c.text, last, c.last)
		}
	}
}

// TestLikeliest: the person with the greatest sum, if that is sure enough and no other one is joined to them.
func TestLikeliest(t *testing.T) {
	ann, eve, tom, sam := &mention.Person{First: "ann", Gender: mention.Woman}, &mention.Person{First: "eve", Gender: mention.Woman}, &mention.Person{First: "tom"}, &mention.Person{First: "sasha"}
	for name, c := range map[string]struct {
		all        []weighed
		want       mention.Gender
		introduced *mention.Person
		who        *mention.Person
		p          float64
	}{
		"nobody":                   {nil, mention.Woman, nil, nil, 0},
		"one":                      {[]weighed{{who: ann, sum: 2}}, mention.Woman, nil, ann, 1},
		"the greater of two":       {[]weighed{{who: ann, sum: 1}, {who: eve, sum: 3}}, mention.Woman, nil, eve, 0.75},
		"three alike":              {[]weighed{{who: ann, sum: 1}, {who: eve, sum: 1}, {who: tom, sum: 1}}, mention.Woman, nil, nil, 0},
		"one of two joined":        {[]weighed{{who: ann, sum: 9, parted: true}, {who: eve, sum: 1}}, mention.Woman, nil, nil, 0},
		"a sex that nobody told":   {[]weighed{{who: ann, sum: 1}, {who: tom, sum: 3}}, mention.Woman, nil, nil, 0},
		"the same, introduced":     {[]weighed{{who: ann, sum: 1}, {who: tom, sum: 3}}, mention.Woman, tom, tom, 0.75},
		"the same, no woman there": {[]weighed{{who: tom, sum: 3}}, mention.Woman, nil, tom, 1},
		"the same, nearly sure":    {[]weighed{{who: ann, sum: 1}, {who: tom, sum: 99}}, mention.Woman, nil, tom, 0.99},
		"the same, a name in a":    {[]weighed{{who: ann, sum: 1}, {who: sam, sum: 3}}, mention.Woman, nil, sam, 0.75},
		"he and a sex not told":    {[]weighed{{who: ann, sum: 1}, {who: tom, sum: 3}}, mention.Man, nil, tom, 0.75},
	} {
		if who, p, _ := likeliest(c.all, c.want, c.introduced); who != c.who || p != c.p {
			t.Errorf("%s: %v, %v", name, who, p)
		}
	}
}
