package seed

import (
	"strings"
	"testing"
)

// TestChorus: lines that come again are a chorus where the same line stands beside two of them, and not where they follow each other.
func TestChorus(t *testing.T) {
	for song, want := range map[string]bool{
		"R a R a": true, "a R b a R c": true, "R a b R a c": true, "R a R b": false, "a R b R c": false, "R R": false, "R R R": false, "R _ R _": false, "b R _ R c": false, "R": false, "R a b R c a": false,
	} {
		var list, at []int
		of, numbers := []int32{}, map[string]int32{}
		for i, name := range strings.Fields(song) {
			if name == "_" { // cut off from the line before it
				at = append(at, -1)
				continue
			}
			if name == "R" {
				list = append(list, i)
			}
			if _, ok := numbers[name]; !ok {
				numbers[name] = int32(len(numbers))
			}
			at, of = append(at, len(of)), append(of, numbers[name])
		}
		if got := chorus(list, at, of); got != want {
			t.Errorf("%s: %v", song, got)
		}
	}
}

// TestIsName: up to eight words with capitals, or a firm.
func TestIsName(t *testing.T) {
	for line, want := range map[string]bool{
		"": false, "Elm": true, "Elm Council": true, "Friends of the Old Mill": true, "The old ferry": false, "Kreis der Freunde von Elm": true, "One Two Three Four Five Six Seven Eight": true, "One Two Three Four Five Six Seven Eight Nine": false,
		strings.Repeat("E", 80): true, strings.Repeat("E", 81): false, "Elm. Holm": false, "Elm: Holm": false, "Elm; Holm": false, "Elm?": false, "Elm!": false, "“Elm”": false, "Elm Ferries Ltd.": true, "Bac de Tours S.A.": true, "One Two Three Four Five Six Seven Eight Ltd.": false, "elm Ferries Ltd.": false,
	} {
		if got := isName(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// TestClock: what a word with digits may be in the line of a date.
func TestClock(t *testing.T) {
	for word, want := range map[string]bool{
		"10:41": true, "10.41am": true, "10.41pm": true, "9AM": true, "3/5/2019": true, "1st": true, "2nd": true, "3rd": true, "4th": true, "4TH": true, "21ST": true, "10h30": true, "2024-05-04T10:41Z": true, "10:41+02:00": true,
		"10km": false, "5%": false, "3x": false, "2nds": false, "£3": false, "a10": false, "10t": false, "th": false, "amst": false, "10:41am.": true,
	} {
		if got := clock(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

// TestSigns: the points of a line, by which it is a caption from limit on.
func TestSigns(t *testing.T) {
	for line, want := range map[string]int{
		"Ann Fox stands at the quay of Elm":                         4, // no stop, a scene, a name
		"Ann Fox stood at the quay of Elm":                          2,
		"The old quay of Elm seen at noon":                          2,
		"Ann Fox stands at the quay of Elm.":                        0,
		"Ann Fox stands at the quay in Elm, March 3, 2014":          6,
		"Ann Fox stands at the quay in Elm, March 3, 2014.":         4,
		"Ann Fox stood at the quay in Elm, March 3, 2014.":          2,
		"Ann Fox stood at the quay in Elm on 3 March 2014.":         1,
		"Ann Fox (left) stands at the quay of Elm.":                 5,
		"Ann Fox (left) stood at the quay of Elm.":                  3,
		"Pictured, the old quay of Elm at noon":                     6,
		"Elm":                                                       0,
		"Ann Fox, pictured (right), stands at the quay of Elm":      7,
		"1. Ann Fox stands at the quay of Elm":                      0,
		strings.Repeat("word ", maxCaption) + "word":                0,
		"Ann Fox stands there." + strings.Repeat(" It is old.", 60): 0,
	} {
		if got := signs(line); got != want {
			t.Errorf("%q: %d, want %d", line, got, want)
		}
	}
}

// TestCutBeforeItems: an item of a list goes on with no line and no line with it, though the same words would.
func TestCutBeforeItems(t *testing.T) {
	j := &joiner{}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"The ferry was sold by Mr.", "Fox of Elm.", true}, {"- The ferry was sold by Mr.", "Fox of Elm.", false}, {"The ferry was sold by Dr.", "12 Fox of Elm.", true}, {"The ferry was sold by Dr.", "12. Fox of Elm.", false},
		{"The old ferry of Elm was sold to the", "council in May.", true}, {"• The old ferry of Elm was sold to the", "council in May.", false},
	} {
		if got := j.cut(c.a, c.b, true); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}

// TestPageNumbers: numbers between lines are those of pages where each is one more than the one before and one of them cuts a
// sentence in two.
func TestPageNumbers(t *testing.T) {
	const a, b, c = "The old ferry of Elm was sold in the spring to the", "council of Holm, which will paint it.", "It sails again in May."
	for _, test := range []struct {
		lines []string
		kept  bool
	}{
		{[]string{a, "1", b, c, "2", c}, false}, {[]string{a, "7", b, c, "8", c}, false}, {[]string{a, "1", b, c, "3", c}, true}, {[]string{a, "2", b, c, "1", c}, true}, {[]string{a, "1", b, c, c}, true}, {[]string{c, "1", c, "2", c}, true},
	} {
		got := mustParse(t, "a.txt", []byte("Ferry sold\n\n"+strings.Join(test.lines, "\n\n")+"\n")).Body
		if kept := strings.Contains(got, "\n\n"+test.lines[1]+"\n\n"); kept != test.kept {
			t.Errorf("%q: %q", test.lines, got)
		}
	}
}
