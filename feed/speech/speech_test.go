package speech

import (
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

// found lists the quotations of a text, with their labels or bylines.
func found(body, language string) string {
	m := Read(body, lexis.TongueOf(body, language), prose.Paragraphs(body))
	var out []string
	for _, q := range m.Quotes {
		s := ""
		for _, p := range q.Pieces {
			s += p.Of(body)
		}
		if t := m.Turns[q.Outer.Start]; t != nil {
			s += fmt.Sprintf(" [turn of %q", t.Label)
			if t.Guest {
				s += ", the guest"
			}
			if t.Role {
				s += ", a role"
			}
			s += "]"
		}
		if b, ok := m.Bylines[q.Outer.Start]; ok {
			s += fmt.Sprintf(" [below it %q", b.Name)
			if b.Role {
				s += ", a role"
			}
			s += "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestRead: what is quoted, by marks or by the shape of the text, and what stands with it.
func TestRead(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Ann Fox said “it leaks”.\n\nIt does.", "it leaks"},
		{"en", "The inquiry met.\n\nMAYOR HALE: I saw the weir, and it leaks a lot.\n\nBO REED: When did you see the weir?\n\nMAYOR HALE: I was there on Monday with my dog.\n\nBO REED: Was it wet?", "I saw the weir, and it leaks a lot. [turn of \"MAYOR HALE\"]; I was there on Monday with my dog. [turn of \"MAYOR HALE\"]"},
		{"en", "The inquiry met.\n\nQ: What did you see there?\n\nA: I saw the weir, and it leaks a lot.\n\nQ: And then?\n\nA: I went home and told my wife.", "I saw the weir, and it leaks a lot. [turn of \"\", the guest]; I went home and told my wife. [turn of \"\", the guest]"},
		{"en", "Ann Fox keeps the weir.\n\nWhat do you do there?\n\nI look after the weir, and I oil the gates.\n\nDoes it leak?\n\nIt does, and we mend it on Mondays.", "I look after the weir, and I oil the gates. [turn of \"\", the guest]; It does, and we mend it on Mondays. [turn of \"\", the guest]"},
		{"en", "Ann Fox keeps the weir. Does it leak?\n\nDoes it leak?\n\nThe board does not know, and nobody else does.", ""},
		{"en", "In a statement the board said:\n\nThe weir is safe and will be mended soon.\n\nIt rained.", "The weir is safe and will be mended soon. [turn of \"\"]"},
		{"en", "The weir is safe and will be mended soon.\n\n— Ann Fox, keeper of the weir", "The weir is safe and will be mended soon. [turn of \"Ann Fox\"]"},
		{"en", "The board met. The weir is safe and will be mended soon. — Ann Fox", "The board met. The weir is safe and will be mended soon. [turn of \"Ann Fox\"]"},
		{"en", "“It leaks a lot.”\n\n— Ann Fox, plumber\n\n“It does not.”\n\n(Bo Reed, miller)", "It leaks a lot. [below it \"Ann Fox\"]; It does not. [below it \"Bo Reed\"]"},
		{"en", "“It leaks a lot.”\n\n— a teacher at the school", "It leaks a lot. [below it \"a teacher at the school\", a role]"},
		{"en", "“It leaks a lot.” (Ann Fox)", "It leaks a lot. [below it \"Ann Fox\"]"},
		{"en", "A reader sent us a letter.\n\nI have kept the weir for years, and it leaks.\n\nAnn Fox\n\nIt rained.", "I have kept the weir for years, and it leaks. [turn of \"Ann Fox\"]"},
		{"en", "Robert “Bob” Lund said “it leaks”.", "it leaks"},
		{"ru", "— Мост закрыт, — сказал Лавров. — Идите домой.", "Мост закрыт, [turn of \"\"]; Идите домой. [turn of \"\"]"},
		{"ja", "田中一郎さんは「橋は閉まっています」と述べた。", "橋は閉まっています"},
		{"zh", "市长李明说：“大桥已经关闭。”《河》是书。", "大桥已经关闭。"},
		{"en", "Contents: one\n\nNote: two\n\nSource: three", ""},
	} {
		if got := found(c[1], c[0]); got != c[2] {
			t.Errorf("%s\n got %s\nwant %s", c[1], got, c[2])
		}
	}
}

// TestNameAround: the name with its office before a Chinese or Japanese quotation, where a verb of saying is beside it.
func TestNameAround(t *testing.T) {
	for _, c := range [][3]string{
		{"zh", "市长李明说：“大桥已经关闭。”", "市长李明"},
		{"zh", "他说：“大桥已经关闭。”", ""},
		{"zh", "标题：“大桥已经关闭。”", ""},
		{"zh", "昨天，李明表示，“大桥已经关闭。”", "李明"},
		{"ja", "田中一郎さんは「橋は閉まっています」と述べた。", "田中一郎"},
		{"ja", "看板には「橋は閉まっています」とある。", ""},
		{"ja", "昨日、田中氏は「橋は閉まっています」などと話した。", "田中"},
		{"ja", "田中氏は「橋は閉まっています」を読んだ。", ""},
	} {
		tongue := lexis.TongueOf(c[1], c[0])
		m := Read(c[1], tongue, prose.Paragraphs(c[1]))
		if got := NameAround(c[1], m.Quotes[0].Outer, tongue); got != c[2] {
			t.Errorf("%s: %q, want %q", c[1], got, c[2])
		}
	}
}

// FuzzRead: the quotations are in bounds, in order and apart, and every turn and byline belongs to one.
func FuzzRead(f *testing.F) {
	f.Add("A: “b”\n\n— Ann Fox\n\nB: c d e f?\n\nA: g h i j.", "en")
	f.Add("— a, — сказал b. — c", "ru")
	f.Add("「a」と、李明说：“b”", "")
	f.Fuzz(func(t *testing.T, body, language string) {
		m := Read(body, lexis.TongueOf(body, language), prose.Paragraphs(body))
		end, starts := 0, map[int]bool{}
		for _, q := range m.Quotes {
			if q.Outer.Start < end || q.Outer.End > len(body) || q.Outer.Start >= q.Outer.End {
				t.Fatalf("quotation %v behind %d of %d", q.Outer, end, len(body))
			}
			end = q.Outer.End
			starts[q.Outer.Start] = true
		}
		for at := range m.Turns {
			if !starts[at] {
				t.Fatalf("turn at %d", at)
			}
		}
		for at := range m.Bylines {
			if !starts[at] {
				t.Fatalf("byline at %d", at)
			}
		}
	})
}
