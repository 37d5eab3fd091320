package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

var (
	verbsZH = []string{"表示", "指出", "认为", "認為", "强调", "強調", "介绍", "介紹", "写道", "寫道", "回答", "解释", "解釋", "透露", "告诉记者", "宣布", "呼吁", "说道", "說道", "笑道", "喊道", "问道", "問道", "叹道", "嘆道", "坦言", "直言", "补充", "補充", "回应", "回應", "反驳", "反駁", "感叹", "感嘆", "承认", "承認", "警告", "说", "說", "称", "稱", "道"}
	// mannersZH are what somebody does with words, before a verb of saying: 林志强介绍说.
	mannersZH = []string{"介绍", "介紹", "补充", "補充", "回忆", "回憶", "感叹", "感嘆", "解释", "解釋", "强调", "強調", "回答", "反问", "反問", "坦言", "直言", "回应", "回應", "反驳", "反駁", "评价", "評價", "承认", "承認", "警告", "感慨"}
)

// NameAround returns who said a Chinese or Japanese quotation, by the characters around it, or "": 市长李明说：“...”;
// 田中一郎さんは「...」と述べた; “...。”市长李明说. Outer is the quotation with its marks.
func NameAround(body string, outer prose.Span, t *lexis.Tongue) string {
	before := body[max(0, outer.Start-300):outer.Start]
	before = before[strings.LastIndexAny(before, "\n")+1:]
	before = strings.ToValidUTF8(before, "")
	behind, next := strings.ToValidUTF8(body[outer.End:min(len(body), outer.End+120)], ""), ""
	behind, _, _ = strings.Cut(behind, "\n")
	if end := strings.IndexAny(behind, "。！？"); end >= 0 {
		behind, next = behind[:end], behind[end+len("。"):]
	}
	if t.Tag != "zh" {
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(outer.Of(body), "」』”\"。！？"))
		return nameJA(before, behind, next, unicode.Is(unicode.Hiragana, r))
	}
	if strings.HasSuffix(before, "，") && behind != "" && !strings.ContainsAny(outer.Of(body), "，。！？") { // 李明介绍，“老茶馆”是
		return ""
	}
	if who := nameZH(before); who != "" {
		return who
	}
	quoted := strings.TrimRight(outer.Of(body), "”」』\"")
	if rest, ok := strings.CutPrefix(behind, "，"); ok && utf8.RuneCountInString(quoted) > 5 { // “...”，李明说
		return behindZH(rest)
	}
	if !strings.HasSuffix(quoted, "。") && !strings.HasSuffix(quoted, "，") && !strings.HasSuffix(quoted, "！") && !strings.HasSuffix(quoted, "？") {
		return "" // “老茶馆”
	}
	for _, he := range [...]string{"他", "她"} { // 导演吴江说，电影拍了三年。“...。”他说
		if rest, ok := strings.CutPrefix(behind, he); ok && behindZH("某某"+rest) == "某某" {
			return spokeBeforeZH(before + he)
		}
	}
	return behindZH(behind)
}

// behindZH returns who says what stands before the rest of its sentence: “...。”村民李明说; “...，”村民李明对记者说.
func behindZH(rest string) string {
	for _, opening := range [...]string{"，“", "：“", "，「", "：「"} { // “...，”船长李明说，“...”
		rest, _, _ = strings.Cut(rest, opening)
	}
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
		name := sayerZH(lastName(withoutManner(cut), "，、；：（）“”的"))
		if endsWithAny(name, "报道", "報道", "换句话", "換句話") { // 报道|说; 换句话|说
			return ""
		}
		return name
	}
	return ""
}

// sayerZH returns a Chinese name without when something is said before it: 会后|李明.
func sayerZH(name string) string {
	for _, t := range timesZH {
		name = strings.TrimPrefix(name, t)
	}
	return name
}

// timesZH are words for when or how something is said, behind a name: 张伟赛后|指出; 李明当场|反驳.
var timesZH = []string{"赛后", "賽後", "会后", "會後", "事后", "事後", "随后", "隨後", "日前", "近日", "昨天", "昨日", "今天", "今日", "当天", "當天", "当日", "當日", "此前", "后来", "後來", "公开", "公開", "当场", "當場", "多次", "再次", "无奈", "無奈", "直接"}

// withoutManner returns a Chinese clause without the verb that tells how somebody says something, or when: 林志强介绍|说; 张伟赛后|指出.
func withoutManner(clause string) string {
	for _, t := range timesZH {
		clause = strings.TrimSuffix(clause, t)
	}
	for _, v := range mannersZH {
		if cut, ok := strings.CutSuffix(clause, v); ok {
			return cut
		}
	}
	return clause
}

// nameZH returns who says what follows a text: 市长李明说：“...”; 李明对王芳说; 李明在信中写道; 导演吴江说，电影拍了三年。他说.
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
			if strings.ContainsAny(afterLast(cut, "，。；！？“”的"), "被听聽没沒未") || refusesZH(cut) { // 李明被王芳笑着说; 李明听人说; 李明没有说
				return ""
			}
			if cut = strings.TrimRight(withoutManner(cut), "还還也则則又却卻仍均再"); strings.HasSuffix(cut, "他") || strings.HasSuffix(cut, "她") {
				return spokeBeforeZH(cut)
			}
			return subjectZH(cut)
		}
	}
	return ""
}

// refusesZH reports whether a Chinese text ends with words behind which a verb of saying is only a noun, or is not done: 李明收到 | 警告; 李明遭到网友 |
// 反驳; 李明拒绝 | 承认; but not 李明收到信后 | 说. Of nobody in particular it is true as well: 有人 | 反驳.
func refusesZH(text string) bool {
	return endsWithAny(text, "不", "有人", "网友", "網友", "公告", "牌子") || slices.ContainsFunc(undoneZH, func(w string) bool {
		return strings.Contains(text, w) && !strings.ContainsAny(text[strings.LastIndex(text, w):], "后後时時，。")
	})
}

// undoneZH are the words before such a verb.
var undoneZH = []string{"收到", "得到", "受到", "遭", "拒绝", "拒絕", "无法", "無法", "等待", "不愿", "不願"}

// subjectZH returns who says something at the end of a Chinese text, before the verb: 会后，王芳对李明 | 说; 而王芳在信中 | 写道.
func subjectZH(text string) string {
	clause := strings.TrimPrefix(strings.TrimPrefix(afterLast(text, "，。；！？“”"), "而"), "但")
	for _, to := range [...]string{"对", "對", "向", "跟", "在"} {
		if who, _, ok := strings.Cut(clause, to); ok {
			clause = who
		}
	}
	return strings.TrimPrefix(sayerZH(lastName(withoutManner(clause), "、：（）的")), "据")
}

// spokeBeforeZH returns who speaks in the Chinese sentence before the last one of a text that ends with a pronoun and its verb, if that begins
// with a name and a verb of saying, or "": 导演吴江说，电影拍了三年。| 他说.
func spokeBeforeZH(text string) string {
	end := strings.LastIndex(text, "。")
	if end < 0 || utf8.RuneCountInString(text[end+len("。"):]) > 1 {
		return ""
	}
	other := strings.HasSuffix(text, "他") && strings.Contains(text, "她") || strings.HasSuffix(text, "她") && strings.Contains(text[:len(text)-len("她")], "他")
	if text = afterLast(text[:end], "。！？”」"); other { // 王芳说，她很难过。| 他说
		return ""
	}
	for _, v := range verbsZH {
		if i := strings.Index(text, v); i > 0 && utf8.RuneCountInString(text[:i]) <= 14 {
			if rest := strings.TrimPrefix(text[i+len(v):], "，"); endsWithAny(text[:i], "听", "聽", "小") || strings.Contains(text[:i], "被") || rest != strings.TrimLeft(rest, namesZH) || strings.HasPrefix(rest, "服") { // 听|说; 王芳说，李明来了
				return ""
			}
			return subjectZH(text[:i])
		}
	}
	return ""
}

// namesZH are the commonest Chinese last names.
const namesZH = "李王张張刘劉陈陳杨楊赵趙吴吳周徐孙孫"

// lastName returns the text after the last of the marks if it can be a name with an office: two to fourteen characters, none
// of which is a word of grammar.
func lastName(text, marks string) string {
	text = afterLast(text, marks)
	n := utf8.RuneCountInString(text)
	if n < 2 || n > 14 || strings.ContainsAny(text, "的了在是他她它我你们這这那也还而并曾又就都") {
		return ""
	}
	return text
}

// afterLast returns what follows the last of the marks in a text.
func afterLast(text, marks string) string {
	i := strings.LastIndexAny(text, marks)
	if i < 0 {
		return text
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	return text[i+n:]
}
