package speech

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/lexis"
	"seedfeed/feed/prose"
)

var (
	// nounsZH are verbs of saying that are nouns as well: 李明欢迎 | 批评.
	nounsZH = strings.Fields(`批评 批評 评论 評論 提醒 质疑 質疑 建议 建議 追问 追問 反问 反問 感慨 回忆 回憶`)
	verbsZH = slices.Concat(nounsZH, strings.Fields(`表示 指出 认为 認為 强调 強調 介绍 介紹 写道 寫道 回答 解释 解釋 透露 告诉记者 宣布 呼吁 说道 說道 冷笑道 苦笑道 微笑道 大笑道 笑道 喊道 问道 問道 叹道 嘆道 坦言 直言 补充 補充 回应 回應 反驳 反駁 感叹 感嘆 承认 承認 警告
		证实 證實 抱怨 重申 声称 聲稱 宣称 宣稱 辩称 辯稱 说 說 称 稱 道`))
	// mannersZH are what somebody does with words or how, before a verb of saying: 林志强介绍说; 李明激动地说.
	mannersZH = strings.Fields(`总结 總結 打趣 调侃 調侃 嘀咕 介绍 介紹 补充 補充 回忆 回憶 感叹 感嘆 解释 解釋 强调 強調 回答 反问 反問 坦言 直言 回应 回應 反驳 反駁 评价 評價 承认 承認 警告 感慨 提出 发出 發出 作出 做出
		愤怒地 憤怒地 气愤地 氣憤地 激动地 激動地 高兴地 高興地 兴奋地 興奮地 开心地 開心地 自豪地 骄傲地 驕傲地 无奈地 無奈地 遗憾地 遺憾地 平静地 平靜地 冷静地 冷靜地 坚定地 堅定地 坚决地 堅決地 严肃地 嚴肅地 幽默地 谦虚地 謙虛地 坦率地 坦诚地 坦誠地 动情地 動情地 感慨地 明确地 明確地 干脆地 乾脆地 自信地 焦急地 伤心地 傷心地 哽咽地 欣慰地`)
)

// NameAround returns who said a Chinese or Japanese quotation, by the characters around it, or "": 市长李明说：“...”;
// 田中一郎さんは「...」と述べた; “...。”市长李明说. Outer is the quotation with its marks.
func NameAround(body string, outer prose.Span, t *lexis.Tongue) string {
	before := body[max(0, outer.Start-300):outer.Start]
	before = strings.ToValidUTF8(before[strings.LastIndexAny(before, "\n")+1:], "")
	behind, next := strings.ToValidUTF8(body[outer.End:min(len(body), outer.End+120)], ""), ""
	behind, _, _ = strings.Cut(behind, "\n")
	if end := strings.IndexAny(behind, "。！？"); end >= 0 {
		behind, next = behind[:end], behind[end+len("。"):]
	}
	if t.Tag != "zh" {
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(outer.Of(body), "」』”\"。！？"))
		return nameJA(before, behind, next, unicode.Is(unicode.Hiragana, r))
	}
	if strings.HasSuffix(before, "，") && behind != "" && !strings.HasPrefix(behind, "，") && !strings.ContainsAny(outer.Of(body), "，。！？") { // 李明介绍，“老茶馆”是
		return ""
	}
	if who := nameZH(before); who != "" {
		return who
	}
	quoted := strings.TrimRight(outer.Of(body), "”」』\"")
	if who := reportsZH(before, quoted); who != "" && (behind == "" || strings.HasPrefix(behind, "，")) {
		return who
	}
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

// OneName returns the name of a person whom a Chinese or Japanese text names in two ways, or "": 市长李明, 李明; 佐野健一, 佐野, if all of that
// name have a word of respect, no other given name, and alone no words before them: 妻の佐野.
func OneName(body, short, long string) string {
	if len(short) > len(long) {
		short, long = long, short
	}
	if office, ok := strings.CutSuffix(long, short); ok && short != strings.TrimLeft(short, lastNamesZH) && utf8.RuneCountInString(short) < 4 && utf8.RuneCountInString(office) > 1 && !strings.ContainsAny(office, lastNamesZH) && !strings.ContainsAny(short, "局部院厅廳署会會团團队隊村场場") {
		return short
	}
	given, ok := strings.CutPrefix(long, short)
	if !ok || given == "" || utf8.RuneCountInString(short) < 2 || strings.Count(body, "の"+short) != strings.Count(body, "の"+long) || slices.ContainsFunc(strings.Split(body, short)[1:], func(rest string) bool {
		return !slices.ContainsFunc(honorsJA, func(h string) bool { return strings.HasPrefix(strings.TrimPrefix(rest, given), h) })
	}) {
		return ""
	}
	return long
}

// reportsZH returns who says a Chinese quotation that tells what somebody or something does, by the verb of saying before the
// comma: 史密斯在声明中称，| 美方“不寻求对抗”. It must have a word of grammar, as names have none; but not 李明强调，王刚保证“不会再来”.
func reportsZH(before, quoted string) string {
	verb, told, ok := strings.Cut(afterLast(before, "。！？；”"), "，")
	if !ok || !subjectsZH.MatchString(told) || utf8.RuneCountInString(quoted) < 6 || !strings.ContainsAny(quoted, "不没沒会會要将將能应應必已很更太我你") {
		return ""
	}
	return nameZH(verb)
}

// subjectsZH are nouns, and words for a time, that alone may stand between a comma and a quotation: 公司; 这项工程; 美方; 今后.
var subjectsZH = regexp.MustCompile(`^[这這该該本]?[项項座家]?(公司|企业|企業|政府|学校|學校|医院|醫院|工程|项目|項目|计划|計劃|决定|決定|桥|橋|.方|[市省县縣区區镇鎮村]里|居民|市民|群众|群眾|员工|員工|自己|本人|今后|今後|今年|明年|未来|未來|将来|將來|目前)$`)

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
		cut, clause := withoutManner(cut), cut
		if i := strings.IndexAny(cut, "对對向在"); i > len("反") && (!strings.HasPrefix(cut[i:], "在") || endsWithAny(cut, "上", "中", "里", "裡", "时", "時", "后", "後")) { // 杜邦在记者会上 | 说
			cut = cut[:i]
		}
		if cut == clause && slices.Contains(nounsZH, v) || strings.ContainsAny(strings.ReplaceAll(cut, "有限", ""), "没沒不未听聽有让讓") || strings.HasSuffix(cut, "地") || refusesZH(cut) { // 李明没有说
			return ""
		}
		return whileZH(cut, sayerZH(lastName(withoutAgeJA(cut), "，、；：（）“”的")))
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
var timesZH = []string{"紧接着", "緊接著", "接着", "接著", "低声", "低聲", "大声", "大聲", "轻声", "輕聲", "小声", "小聲", "常常", "经常", "經常", "一再", "常", "生前", "赛后", "賽後", "会后", "會後", "事后", "事後", "随后", "隨後", "日前", "近日", "昨天", "昨日", "今天", "今日", "当天", "當天", "当日", "當日", "此前", "后来", "後來", "公开", "公開", "当场", "當場", "当庭", "當庭", "多次", "再次", "无奈", "無奈", "直接"}

// gesturesZH matches what somebody does with face or hands, or meanwhile, before a verb of saying: 李明笑着|说; 李明摇摇头|说; 李明一边走一边|说.
var gesturesZH = regexp.MustCompile(`([微苦冷大憨]?[笑哭][着著]|哽咽[着著]|[低抬仰歪][着著了起]?[头頭]|[摇搖点點][着著了摇搖点點]?[头頭]|[流含噙][着著]?眼?[泪淚]|抹[着著了]?眼?[泪淚]|[红紅][着著了]眼[睛眶圈]?|[握攥][着著紧緊]拳[头頭]|[叹嘆](了口|口)?[气氣]|[转轉回起欠侧側扭][过過]?[身头頭]|[耸聳挥揮摆擺拱摊攤]了?[耸聳挥揮摆擺拱摊攤]?[手肩]|[皱皺][着著了皱皺]?眉[头頭]?|一?[边邊][^，。边邊]{1,8}[边邊])+$`)

// datesZH matches a day or its part behind a name: 张伟12日|说; 张伟周一上午|说.
var datesZH = regexp.MustCompile(`(\d{1,2}月|\d{1,2}日晚?|周[一二三四五六日]晚?|星期[一二三四五六日天]晚?|[上下]午|[当當][天日晚]|晚上|凌晨)+$`)

// waysZH are verbs that may stand before one of saying.
var waysZH = slices.Concat(mannersZH, verbsZH)

// withoutManner returns a Chinese clause without the verb that tells how somebody says something, or when: 林志强介绍|说; 张伟赛后|指出.
func withoutManner(clause string) string {
	clause = withoutTimeZH(clause)
	for _, v := range waysZH { // 批评 | 道
		if cut, ok := strings.CutSuffix(clause, v); ok && len(v) > len("说") {
			return withoutTimeZH(cut) // 随后 | 补充 | 道
		}
	}
	return clause
}

// withoutTimeZH returns a Chinese clause without what somebody does meanwhile, and when: 李明|12日; 李明|摇摇头.
func withoutTimeZH(clause string) string {
	clause = gesturesZH.ReplaceAllString(clause, "")
	for _, t := range timesZH {
		clause = strings.TrimSuffix(clause, t)
	}
	return datesZH.ReplaceAllString(clause, "")
}

// nameZH returns who says what follows a text: 市长李明说：“...”; 李明对王芳说; 李明在信中写道; 导演吴江说，电影拍了三年。他说.
func nameZH(before string) string {
	text := toldZH.ReplaceAllString(strings.TrimRight(before, "：:，, "), "告诉记者")
	for _, v := range viewsZH {
		cut, ok := strings.CutSuffix(before, v+"：")                                                                                                                   // 对此，李明并 | 不认同：
		if who := subjectZH(strings.TrimRight(cut, "并並却卻也很")); ok && isNameCJK(who) && who != strings.TrimLeft(who, lastNamesZH) && utf8.RuneCountInString(who) < 4 { // not 如果李明
			return who
		}
	}
	for _, v := range verbsZH {
		if cut, ok := strings.CutSuffix(text, v); ok {
			if cut = withoutManner(cut); strings.HasSuffix(cut, "地") || strings.ContainsAny(strings.NewReplacer("被告", "", "被害", "").Replace(afterLast(cut, "，。；！？“”的")), "被听聽没沒未让讓") || refusesZH(cut) { // 李明乐呵呵地说: nothing tells where the name ends; 李明被王芳笑着说; 李明没有说
				return ""
			}
			if cut = strings.TrimRight(cut, "还還也则則又却卻仍均再"); strings.HasSuffix(cut, "他") || strings.HasSuffix(cut, "她") {
				return spokeBeforeZH(cut)
			}
			return whileZH(cut, subjectZH(cut))
		}
	}
	return ""
}

// toldZH matches whom somebody tells: 李明 | 告诉《晚报》.
var toldZH = regexp.MustCompile(`告[诉訴][^，。：“”]{1,10}$`)

// whileZH returns who, named at the end of a Chinese text, or "" where that may be what somebody does, or looks at, while speaking:
// 带着孩子的|李明; but not: 李明低着头; 李明看着王芳的眼睛.
func whileZH(text, who string) string {
	text = strings.NewReplacer("着名", "", "著名", "", "著作", "", "着火", "").Replace(afterLast(text[:strings.LastIndex(text, who)+len(who)], "，。；：！？“”"))
	if i := strings.LastIndexAny(text, "着著"); i >= 0 && (!strings.Contains(text[i:], "的") || utf8.RuneCountInString(text[:i]) > 1 || !isNameCJK(who)) {
		return ""
	}
	return who
}

// viewsZH are what somebody thinks of something, before a colon.
var viewsZH = strings.Fields(`不认同 不認同 不同意 不赞同 不贊同 不赞成 不贊成 不认可 不認可 不以为然 不以為然 不这么看 不這麼看 不这么认为 不這麼認為 不这样认为 不這樣認為`)

// refusesZH reports whether a Chinese text ends with words behind which a verb of saying is only a noun, or is not done: 李明收到 | 警告;
// 李明遭到网友 | 反驳; 李明拒绝 | 承认; but not 李明收到信后 | 说. Of nobody in particular it is true as well: 有人 | 反驳; 换句话 | 说.
func refusesZH(text string) bool {
	return endsWithAny(text, "不", "有人", "网友", "網友", "公告", "牌子") || endsWithAny(text, phrasesZH...) || slices.ContainsFunc(undoneZH, func(w string) bool {
		return strings.Contains(text, w) && !strings.ContainsAny(text[strings.LastIndex(text, w):], "后後时時，。")
	})
}

// phrasesZH are words with which “say” begins what the text itself says.
var phrasesZH = strings.Fields(`报道 報道 换句话 換句話 老实 老實 不用 可以 来 來 按理 应该 應該 就是 俗话 俗話 常言`)

// undoneZH are the words before such a verb.
var undoneZH = []string{"收到", "得到", "受到", "遭", "拒绝", "拒絕", "无法", "無法", "等待", "等候", "接受", "不愿", "不願", "欢迎", "歡迎", "感谢", "感謝", "害怕", "引起", "引发", "引發", "留下"}

// subjectZH returns who says something at the end of a Chinese text, before the verb: 会后，王芳对李明 | 说; 而王芳在信中 | 写道.
func subjectZH(text string) string {
	clause := strings.TrimPrefix(strings.TrimPrefix(afterLast(text, "，。；！？“”"), "而"), "但")
	at, where, _ := strings.Cut(clause, "在")
	if how, who := where[:max(strings.LastIndex(where, "的"), 0)], afterLast(where, "的"); how != "" && utf8.RuneCountInString(at) <= 2 && !isNameCJK(at) && !strings.ContainsAny(at+how, "对對向跟给給和与與问問诉訴听聽叫请請让讓被把由看见見遇") {
		if who = subjectZH(who); isNameCJK(who) { // 在桥头卖鱼的张大伟 | 说
			return who
		}
	}
	for _, to := range [...]string{"面对", "面對", "对", "對", "向", "跟", "在"} {
		if who, _, ok := strings.Cut(clause, to); ok && who != "反" { // not 反对党
			clause = who
		}
	}
	return strings.TrimPrefix(sayerZH(lastName(withoutAgeJA(withoutManner(clause)), "、：（）的")), "据")
}

// PronounsZH returns which of the words for he and she a Chinese text has, other than in the words for others and for they.
func PronounsZH(body string) (all string) {
	body = strings.NewReplacer("其他", "", "他们", "", "他們", "").Replace(body)
	for _, he := range [...]string{"他", "她"} {
		if strings.Contains(body, he) {
			all += he
		}
	}
	return all
}

// GoesOnZH reports whether a pronoun begins the words between the Chinese quotation at a, which a person of that name said, and the
// one at b, and only says that the same one says more: 李明说：“...”他还 | 表示：“...”; “...。”李明说。她 | 补充道：“...”; but not:
// 李明对王芳说：“...”她说：“...” Pronouns are those of the body, as PronounsZH returns them.
func GoesOnZH(body, name, pronouns string, a, b prose.Span) bool {
	const near = 4 << 10 // bytes before a that are read
	before, told, rest := body[max(0, a.Start-near):a.Start], "", body[a.End:b.Start]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.LastIndex(rest, "。"); i >= 0 {
		told, rest = rest[:i], rest[i+len("。"):]
		if behindZH(strings.TrimPrefix(told, "，")) == "" {
			return false
		}
	}
	he, other := "他", "她"
	if strings.HasPrefix(rest, other) {
		he, other = other, he
	}
	rest, ok := strings.CutPrefix(rest, he)
	if !ok || answersZH.MatchString(rest) || !isNameCJK(name) || strings.IndexAny(name, namesZH) != strings.LastIndexAny(name, namesZH) || strings.ContainsAny(name, givenZH[other]) || strings.Contains(pronouns, other) && !strings.ContainsAny(name, givenZH[he]) {
		return false
	}
	if strings.Contains(before+told, other) || strings.ContainsAny(pressZH.Replace(afterLast(before, "。！？”")+told), "对對向问問诉訴与與和跟给給") {
		return false
	}
	return behindZH("某某"+strings.TrimLeft(strings.TrimRight(rest, "：，"), "还還也又再并並继繼续續")) == "某某"
}

// pressZH takes out the words for speaking to reporters, and of a matter.
var pressZH = strings.NewReplacer("对记者", "", "對記者", "", "向记者", "", "向記者", "", "对此", "", "對此", "", "告诉记者", "", "告訴記者", "")

// givenZH are characters of given names that only men have, or only women.
var givenZH = map[string]string{"他": "强強伟偉军軍刚剛勇磊鹏鵬涛濤", "她": "芳娜丽麗婷霞娟莉艳艷萍玲燕"}

// spokeBeforeZH returns who speaks in the Chinese sentence before the last one of a text that ends with a pronoun and its verb, if
// that begins with a name and a verb of saying, or "": 导演吴江说，电影拍了三年。| 他说.
func spokeBeforeZH(text string) string {
	end := strings.LastIndex(text, "。")
	if end < 0 || utf8.RuneCountInString(text[end+len("。"):]) > 1 {
		return ""
	}
	other := strings.HasSuffix(text, "他") && strings.Contains(text, "她") || strings.HasSuffix(text, "她") && strings.Contains(text[:len(text)-len("她")], "他")
	if text = afterLast(text[:end], "。！？”」"); other { // 王芳说，她很难过。| 他说
		return ""
	}
	if m := areZH.FindStringIndex(text); m != nil { // 李娜是一名医生。| 她说
		who, rest := sayerZH(text[:m[0]]), text[m[1]:]
		if isNameCJK(who) && who != strings.TrimLeft(who, lastNamesZH) && utf8.RuneCountInString(who) < 4 && !strings.ContainsAny(rest, namesZH+"他她子女母父妻夫儿兒友") {
			return who
		}
	}
	for _, v := range claimsZH {
		if i := strings.Index(text, v); i > 0 && utf8.RuneCountInString(text[:i]) <= 14 {
			if rest := strings.TrimPrefix(strings.TrimPrefix(text[i+len(v):], "，"), "了"); endsWithAny(text[:i], "听", "聽", "小") || strings.Contains(text[:i], "被") || rest != strings.TrimLeft(rest, namesZH+"后後") || strings.HasPrefix(rest, "服") { // 听|说; 王芳说，李明来了; 王芳说后，客人走了
				return ""
			}
			return subjectZH(text[:i])
		}
	}
	return ""
}

// claimsZH are verbs of a sentence whose subject goes on to speak: 李明否认指控。| 他说.
var claimsZH = slices.Concat(verbsZH, strings.Fields(`否认 否認 提议 提議`))

// areZH matches what tells, behind a name, what somebody is, and nothing else: 李娜 | 是一名医生; 李娜 | 今年35岁.
var areZH = regexp.MustCompile(`是一[名位]|今年[\d一二三四五六七八九十]+[岁歲]`)

// answersZH matches verbs of who is spoken to, and not of who goes on.
var answersZH = regexp.MustCompile(`答|反[驳駁问問]|回[应應]`)

// namesZH are the commonest Chinese last names.
const namesZH = "李王张張刘劉陈陳杨楊赵趙吴吳周徐孙孫"

// lastName returns the text after the last of the marks if it can be a name with an office: two to fourteen characters, none
// of which is a word of grammar.
func lastName(text, marks string) string {
	text = afterLast(text, marks)
	n := utf8.RuneCountInString(text)
	if n < 2 || n > 14 || strings.ContainsAny(text, "的了在是谁誰他她它我你们這这那也还而并曾又就都") || endsWithAny(text, "时", "時") { // 李明讲课时
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
