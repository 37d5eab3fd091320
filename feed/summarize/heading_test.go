package summarize

import (
	"strings"
	"testing"
)

// TestNumbering: the first word of a paragraph's label with a number, and how long the label is.
func TestNumbering(t *testing.T) {
	for s, want := range map[string]struct {
		word string
		n    int
	}{
		"Item 3: The ferry.": {"Item", 8}, "Update, 4 May: The ferry.": {"Update", 15}, "3: The ferry.": {"", 0}, "3 May: The ferry.": {"", 0}, "The ferry: old.": {"", 0}, "The ferry.": {"", 0},
		"item 3: The ferry.": {"", 0}, "Of all the 3 ferries: one.": {"", 0}, "Notes on 3 ferries: one.": {"Notes", 20},
		"Item 3:The ferry.": {"", 0}, "Item(3): The ferry.": {"", 0}, "(Item 3): The ferry.": {"", 0}, "“Item” 3: The ferry.": {"", 0}, "Item, 3: The ferry.": {"Item", 9}, "3rd Item: The ferry.": {"", 0}, "Item3 of: The ferry.": {"", 0},
		"Notes on all of 33 big ferries: one.": {"", 0}, "Notes (twentyfourletterslong), 3: one.": {"", 0}, "Notes (a-long-one-and-more), 3: one.": {"Notes", 32}, "Notes (a-long-one-and-more!), 3: one.": {"", 0},
	} {
		if word, n := numbering(s); word != want.word || n != want.n {
			t.Errorf("%q: %q, %d", s, word, n)
		}
	}
}

// TestRubric: how long a rubric or a place before a dash is. The dateline of an agency is none.
func TestRubric(t *testing.T) {
	for s, want := range map[string]int{
		"VIDEO - The ferry sank.": 8, "LETTER FROM ELM — The ferry sank.": 20, "ELM.- The ferry sank.": 6, "HOLM – “No,” said Ann Fox.": 9, "VIDÉO - À Tours, le pont est fermé.": 9, "ОЛЬХА — Паром утонул.": 15, "ELM/HOLM - The ferry sank.": 11, "TOURS | The ferry sank.": 8, "Tours | The ferry sank.": 8, "Elm News | The ferry sank.": 0, "home | The ferry sank.": 7, "Tours | the ferry sank.": 0, "ELM | The ferry sank.": 0, "ELM | Holm": 0,
		"ELM (AP) - The ferry sank.": 0, "(AP) - The ferry sank.": 0, "ELM, May 3 (AP) - The ferry sank.": 0, "USB - the plug that fits.": 0, "BMW - Mercedes agreed on Monday.": 0, "ELM – The ferry sank.": 0, "HOLM - Sunk.": 0, "Elm - The ferry sank.": 0, "Ann Fox – The woman of Elm.": 0, "FERRIES: 3 - 2": 0, "3 - The ferry sank.": 0, "A - The ferry sank.": 0,
		"A FERRY SANK. ELM - The crew is safe.": 0, "ELM-HOLM The ferry sank.": 0, "- The ferry sank.": 0, "THE FERRY OF ELM THAT SAILS TO HOLM SANK - The crew is safe.": 0, "ELM - ": 0, "": 0,
	} {
		if got := rubric(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// TestHeadings: a summary has no numbers of items and no notes of the editors.
func TestHeadings(t *testing.T) {
	const first = "The council of Benning sold the old ferry to a museum on Tuesday for two pounds."
	const second = "The board of the harbour has shut the north pier to lorries until May."
	for name, c := range map[string]struct{ body, want string }{
		"items":           {"Item 1: " + first + "\n\nItem 2: " + second, first + " " + second},
		"one item":        {"Item 1: " + first + "\n\n" + second, "Item 1: " + first + " " + second},
		"rubric":          {"VIDEO - " + first + "\n\nHOLM - " + second, first + " " + second},
		"a late one":      {first + "\n\nNo\n\nYes\n\nELM - " + second, first + " ELM - " + second},
		"correction":      {"Correction (4 May): The ferry was sold on Tuesday and not on Friday.\n\n" + first + "\n\n" + second, first + " " + second},
		"earlier version": {first + "\n\n" + second + "\n\nAn earlier version of this article said that the ferry was sold on Friday.", first + " " + second},
	} {
		if got := strings.Join(sentences("News of the harbour", c.body, Budget{}), " "); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestWireCJK: the line of a paper or an agency before a Chinese report is cut off; a label stays, and so do words that begin as it does.
func TestWireCJK(t *testing.T) {
	const report = "青岭大桥昨日上午正式通车，两岸居民过江时间缩短。"
	for head, want := range map[string]bool{
		"【本报讯】": true, "【本报讯】（记者 王芳）": true, "〔記者王芳／高雄報導〕": true, "新华社北京11月20日电（记者李明）": true, "中央社高雄20日電 ": true, "本报讯 ": true,
		"（中央社記者王芳高雄20日電）": true, "記者王芳／高雄報導 ": true, "中新网3月2日电\u3000": true, "本報訊（記者 王芳）": true,
		"": false, "【时间】": false, "【共同声明】": false, "【】": false, "本报讯": false, "（注意）": false, "新年的第20日电": false, "新华社记者": false,
		"本报讯（注意）": false, "本报讯息": false, "新华社《每日电讯》": false, "中央社昨日电话": false, "中央社20日電話": false, "新华社区生日电影展 ": false, "新华社11月成立、20日电 ": false, "新华社20月日电 ": false,
		"【日時＝10月5日午前10時】": false, "【1ドル＝150円】": false, "【会場＝田中会館】": false, "【日米共同】": false, "【记者节活动】": false, "【关于报道不实的声明】": false, "【記者】": false, "【記者手記／現場報導】": false,
		"記者王芳／高雄報導": false, "〔記者王芳／高雄報導與照片〕": false, "〔記者王芳，高雄報導〕": false, "〔記者王芳訪問了很多人／高雄報導〕": false,
	} {
		if got := wireCJK(head + report); (got > 0) != want || want && got != len(head) {
			t.Errorf("%q: %d", head, got)
		}
	}
	if got := wireCJK("【本报讯】通车。"); got != 0 {
		t.Errorf("nothing is left: %d", got)
	}
}
