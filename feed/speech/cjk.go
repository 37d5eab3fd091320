package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

var (
	verbsZH = []string{"表示", "指出", "认为", "認為", "强调", "強調", "介绍", "介紹", "写道", "寫道", "回答", "解释", "解釋", "透露", "告诉记者", "宣布", "呼吁", "说道", "說道", "笑道", "喊道", "问道", "問道", "叹道", "嘆道", "说", "說", "称", "稱", "道"}
	// mannersZH are what somebody does with words, before a verb of saying: 林志强介绍说.
	mannersZH = []string{"介绍", "介紹", "补充", "補充", "回忆", "回憶", "感叹", "感嘆", "解释", "解釋", "强调", "強調", "回答", "反问", "反問", "坦言"}
	// occasionsJA are where somebody speaks, behind the name: 大野誠氏は会見で.
	occasionsJA = []string{"会見で", "取材に", "取材に対し", "記者団に", "議会で", "番組で", "講演で", "席で"}
	verbsJA     = []string{"話", "述べ", "語", "言", "説明", "答え", "指摘", "強調", "コメント", "訴え", "振り返", "明かし", "明らかに", "書い", "喜"}
	honorsJA    = []string{"さん", "氏", "様", "君", "くん", "ちゃん"}
)

// NameAround returns who said a Chinese or Japanese quotation, by the characters around it, or "": 市长李明说：“...”;
// 田中一郎さんは「...」と述べた; “...。”市长李明说. Outer is the quotation with its marks.
func NameAround(body string, outer prose.Span, t *lexis.Tongue) string {
	before := body[max(0, outer.Start-120):outer.Start]
	before = before[strings.LastIndexAny(before, "\n")+1:]
	before = strings.ToValidUTF8(before, "")
	behind := strings.ToValidUTF8(body[outer.End:min(len(body), outer.End+60)], "")
	if end := strings.IndexAny(behind, "。！？\n"); end >= 0 {
		behind = behind[:end]
	}
	if t.Tag != "zh" {
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(outer.Of(body), "」』”\"。！？"))
		return nameJA(before, behind, unicode.Is(unicode.Hiragana, r))
	}
	if who := nameZH(before); who != "" {
		return who
	}
	if quoted := strings.TrimRight(outer.Of(body), "”」』\""); !strings.HasSuffix(quoted, "。") && !strings.HasSuffix(quoted, "，") && !strings.HasSuffix(quoted, "！") && !strings.HasSuffix(quoted, "？") {
		return "" // “老茶馆”
	}
	return behindZH(behind)
}

// behindZH returns who says what stands before the rest of its sentence: “...。”村民李明说; “...，”村民李明对记者说.
func behindZH(rest string) string {
	for _, v := range verbsZH {
		cut, ok := strings.CutSuffix(rest, v)
		if !ok {
			continue
		}
		if i := strings.IndexAny(cut, "对對向"); i > 0 {
			cut = cut[:i]
		}
		if strings.ContainsAny(cut, "没沒不未听聽有") || strings.HasSuffix(cut, "着") || strings.HasSuffix(cut, "地") { // 李明没有说; 李明笑着说
			return ""
		}
		return lastName(withoutManner(cut), "，、；：（）“”的")
	}
	return ""
}

// withoutManner returns a Chinese clause without the verb that tells how somebody says something: 林志强介绍|说.
func withoutManner(clause string) string {
	for _, v := range mannersZH {
		if cut, ok := strings.CutSuffix(clause, v); ok {
			return cut
		}
	}
	return clause
}

func nameZH(before string) string {
	text := strings.TrimRight(before, "：:，, ")
	for _, v := range verbsZH {
		if cut, ok := strings.CutSuffix(text, v); ok {
			if strings.HasSuffix(cut, "地") { // 高兴地说: nothing tells where the name ends
				return ""
			}
			if manner, ok := strings.CutSuffix(cut, "着"); ok { // 孙英笑着说
				_, n := utf8.DecodeLastRuneInString(manner)
				cut = manner[:len(manner)-n]
			}
			if strings.Contains(cut, "被") { // 李明被王芳笑着说
				return ""
			}
			if i := strings.IndexAny(cut, "对對向跟"); i > 0 { // 王芳对李明说
				cut = cut[:i]
			}
			return lastName(withoutManner(cut), "，。、；：！？（）“”的")
		}
	}
	return ""
}

// nameJA returns who said a Japanese quotation, by the text before and behind it. Sentence says that it ends as a sentence does and not
// with a noun, which may be a name: 「新しい橋の会」と協力した.
func nameJA(before, behind string, sentence bool) string {
	before = strings.TrimRight(before, "、 ")
	for _, at := range occasionsJA {
		if cut, is := strings.CutSuffix(before, "は"+at); is {
			before = cut + "は"
		}
	}
	text, ok := strings.CutSuffix(before, "は")
	rest, said := strings.CutPrefix(behind, "と")
	switch {
	case !said && !strings.HasPrefix(behind, "など"):
		return ""
	case !ok: // 「...」と田中一郎さんは述べた
		text, behind, ok = strings.Cut(strings.TrimLeft(rest, "、 "), "は")
		name := text
		for _, honor := range honorsJA {
			name = strings.TrimSuffix(name, honor)
		}
		if name != text { // 中村さくらさん
			name = strings.TrimRightFunc(name, func(r rune) bool { return unicode.Is(unicode.Hiragana, r) })
		}
		ok = ok && !strings.ContainsFunc(strings.ReplaceAll(name, "の", ""), func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }) // と聞いた田中さんは
	}
	if !ok || strings.Contains(behind, "なかった") {
		return ""
	}
	if i := strings.LastIndex(text, "（"); i > 0 && strings.HasSuffix(text, "）") { // 小林葵さん（21）
		text = text[:i]
	}
	who, spoke := lastName(text, "、。「」（）の"), false
	for _, v := range verbsJA {
		spoke = spoke || strings.Contains(behind, v)
	}
	for _, honor := range honorsJA {
		if cut, is := strings.CutSuffix(who, honor); is { // 田中さんは「...」と頼んだ: any verb but one of naming or thinking
			who, spoke = cut, spoke || said && sentence && !strings.ContainsAny(rest, "「呼名題称れ見思考信判をにがは") && !strings.Contains(rest, "いう")
		}
	}
	if !spoke {
		return ""
	}
	return who
}

// lastName returns the text after the last of the marks if it can be a name with an office: two to fourteen characters, none
// of which is a word of grammar.
func lastName(text, marks string) string {
	if i := strings.LastIndexAny(text, marks); i >= 0 {
		_, n := utf8.DecodeRuneInString(text[i:])
		text = text[i+n:]
	}
	n := utf8.RuneCountInString(text)
	if n < 2 || n > 14 || strings.ContainsAny(text, "的了在是他她它我你们這这那也还而并曾又就都") {
		return ""
	}
	return text
}
