package speech

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
	"seedfeed/feed/testkit"
)

// found lists the quotations of a text, a line each, with their labels or bylines.
func found(language, body string) string {
	body, strong := withoutMarkup(body)
	text := prose.Read(body)
	text.Strong = strong
	m := Read(text, language)
	out := ""
	for _, q := range m.Quotes {
		out += "\n "
		for _, p := range q.Pieces {
			out += " " + lexis.Fold(p.Of(body))
		}
		if t := m.Turns[q.Outer.Start]; t != nil {
			said := ""
			if t.Said {
				said = ", said"
			}
			out += fmt.Sprintf(" [turn of %q%s%s]", t.Label, facts(t.Role, t.Single, t.Guest, t.Lead), said)
		}
		if b, ok := m.Bylines[q.Outer.Start]; ok {
			out += fmt.Sprintf(" [below it %q%s]", b.Name, facts(b.Role, b.Single, false, 0))
		}
	}
	return out
}

// withoutMarkup returns a body without the signs for strong letters in it, and where those stand: [b]Why now?[/b]
func withoutMarkup(body string) (out string, strong []prose.Span) {
	for {
		before, rest, ok := strings.Cut(body, "[b]")
		out += before
		if !ok {
			return out, strong
		}
		bold, rest, _ := strings.Cut(rest, "[/b]")
		strong = append(strong, prose.Span{Start: len(out), End: len(out) + len(bold)})
		out, body = out+bold, rest
	}
}

func facts(role, single, guest bool, lead int) (s string) {
	if role {
		s += ", a role"
	}
	if single {
		s += ", one name"
	}
	if guest {
		s += fmt.Sprintf(", the guest behind %d paragraphs", lead)
	}
	return s
}

var update = flag.Bool("update", false, "rewrite testdata/speech.txt")

// TestRead: what is quoted, by marks or by the shape of the text, and what stands with it; see testdata/speech.txt.
func TestRead(t *testing.T) {
	testkit.Rows(t, "testdata/speech.txt", *update, found)
}

// TestNameAround: the name with its office before a Chinese or Japanese quotation, where a verb of saying is beside it.
func TestNameAround(t *testing.T) {
	for _, c := range [][3]string{
		{"zh", "市长李明说：“大桥已经关闭。”", "市长李明"},
		{"zh", "他说：“大桥已经关闭。”", ""},
		{"zh", "标题：“大桥已经关闭。”", ""},
		{"zh", "昨天，李明表示，“大桥已经关闭。”", "李明"},
		{"zh", "昨天，李说：“大桥已经关闭。”", ""}, // one character is no name
		{"zh", "昨天，七十岁的村民李明说：“大桥已经关闭。”", "村民李明"},
		{"zh", "村民李明补充说：“大桥已经关闭。”", "村民李明"},
		{"zh", "“大桥已经关闭。”村民李明笑道。", "村民李明"},
		{"zh", "“大桥已经关闭。”村民李明没有介绍说。", ""},
		{"zh", "昨天，市长市长市长市长市长市长李明说：“大桥已经关闭。”", "市长市长市长市长市长市长李明"},
		{"zh", "昨天，市长市长市长市长市长市长李大明说：“大桥已经关闭。”", ""},
		{"zh", "“老茶馆和旧书店”的李明说。", ""}, // of a shop, and nothing is said
		{"ja", "「橋は閉まっています」と田中一郎さん。", "田中一郎"},
		{"ja", "「橋は閉まっています」と川が光る。", ""},
		{"ja", "田中氏は「橋は閉まっています」と述べた", "田中"},
		{"ja", "市長の田中一郎様は、「橋は閉まっています」と話した。", "田中一郎"},
		{"ja", "田中氏は「橋は閉まっています」と見た。彼は話した。", ""},
		{"ja", "鈴木氏は橋を見た。田中氏は会見で、橋の工事を来月始めると発表した。「橋は閉まっています」と述べた。", "田中"},
		{"ja", "田中氏は橋の工事を来月始めると発表した。雨が強くなった。「橋は閉まっています」と述べた。", ""},
		{"ja", "田中一郎さんは「橋は閉まっています」と述べた。", "田中一郎"},
		{"ja", "村長の田中氏（70）は取材に「橋は閉まっています」と述べた。", "田中"},
		{"ja", "田中氏は看板に「橋は閉まっています」と述べた。", ""},
		{"ja", "大会（春）は「橋は閉まっています」という。", ""},
		{"ja", "看板には「橋は閉まっています」とある。", ""},
		{"ja", "昨日、田中氏は「橋は閉まっています」などと話した。", "田中"},
		{"ja", "田中氏は「橋は閉まっています」を読んだ。", ""},
		{"ja", "「橋は閉まっています」と市長の田中一郎さんは述べた。", "田中一郎"},
		{"ja", "「橋」と川は近い。", ""},
		{"zh", "“大桥已经关闭。”七十岁的村民李明说。", "村民李明"},
		{"zh", "“大桥已经关闭，”市长李明对记者说。", "市长李明"},
		{"zh", "“大桥”在李明说话以后关闭。", ""},
		{"zh", "“大桥”关闭了，李明说。", ""},
		{"zh", "“大桥已经关闭。”他说。", ""},
		{"zh", "“大桥已经关闭。”市长李明没有说。", ""},
		{"zh", "“大桥已经关闭。”市长李明笑着说。", "市长李明"},
		{"zh", "“大桥已经关闭。”市长李明低着头说。", "市长李明"},
		{"zh", "昨天，市长李明握着拳头说：“大桥已经关闭。”", "市长李明"},
		{"zh", "「大橋已經關閉。」市長李明低著頭說。", "市長李明"},
		{"zh", "“大桥已经关闭。”村民王芳叹了口气说。", "村民王芳"},
		{"zh", "村民王芳苦笑着摇摇头说：“大桥已经关闭。”", "村民王芳"},
		{"zh", "“去年冬天你们也是这样说的。”王芳冷笑道。", "王芳"},
		{"zh", "“大桥明年春天一定会通车。”周明总结说。", "周明"},
		{"zh", "周明当庭否认指控。“我一分钱也没有拿过。”他说。", "周明"},
		{"zh", "周明否认了王芳的说法。“我一分钱也没有拿过。”他说。", ""},
		{"zh", "村民王芳哭丧着脸说：“大桥已经关闭。”", ""}, // nothing tells where the name ends
		{"zh", "“大桥已经关闭。”村民王芳看着李明笑着说。", ""},
		{"zh", "“大桥已经关闭。”有人点着头说。", ""},
		{"zh", "“大桥已经关闭。”市长李明看着女儿的眼睛说。", ""},
		{"zh", "市长李明指着身旁的王芳说：“大桥已经关闭。”", ""},
		{"zh", "妈妈抱着刚出生的李明说：“大桥已经关闭。”", ""},
		{"zh", "“大桥已经关闭。”戴着帽子的司机李明说。", "司机李明"},
		{"zh", "“大桥已经关闭。”等着过河的村民王芳告诉记者。", "村民王芳"},
		{"zh", "門口站著許多人，村民王芳說：「大橋已經關閉。」", "村民王芳"},
		{"zh", "「大橋已經關閉。」著名詩人李明說。", "著名詩人李明"},
		{"zh", "「大橋已經關閉。」李明緊接著說。", "李明"},
		{"zh", "市长李明对着镜头说：“大桥已经关闭。”", "市长李明"},
		{"zh", "“大桥已经关闭。”市长李明高兴地说。", "市长李明"},
		{"zh", "“大桥已经关闭。”市长李明乐呵呵地说。", ""}, // nothing tells where the name ends
		{"zh", "“大桥已经关闭。”\n村民李明说", ""},
		{"zh", "昨天，孙英笑着说：“大桥已经关闭。”", "孙英"},
		{"zh", "昨天，孙英高兴地说：“大桥已经关闭。”", "孙英"},
		{"zh", "昨天，孙英乐呵呵地说：“大桥已经关闭。”", ""},
		{"zh", "昨天，李明被王芳笑着说：“大桥已经关闭。”", ""},
		{"zh", "昨天，王芳对李明说：“大桥已经关闭。”", "王芳"},
		{"ja", "田中氏は「橋は閉まっています」とは話さなかった。", ""},
	} {
		m := Read(prose.Read(c[1]), c[0])
		if got := NameAround(c[1], m.Quotes[0].Outer, m.Tongue); got != c[2] {
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
		m := Read(prose.Read(body), language)
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
