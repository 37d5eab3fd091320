package speech

import (
	"regexp"
	"slices"
	"strings"
)

// This file reads interviews in Chinese and Japanese: 记者：您在这里多久了？ ¶ 孙立：三十年了。

var (
	// labelCJK is a label with its mark, or the dash before a question: 孙立（62岁）：| 我不知道。 ――| いつですか。 田中　| 五月です。
	labelCJK = regexp.MustCompile(`^(?:[─―—]+|([\p{L}·・＝]{1,12}\d*)(?:[（(][^）)]*[）)])?([：: 　]))[ 　“「]*`)
	// askersCJK are the ends of labels of interviewers: 本报记者; 南河晚报.
	askersCJK = strings.Fields(`记者 記者 主持人 主持 问 問 Q 质问 質問 编辑部 編輯部 編集部 晚报 晚報 日报 日報 周报 周刊 週刊 新闻 新聞 电视台 電視台 聞き手 司会 司会者 インタビュアー`)
	// metCJK matches text that names the person interviewed: 本报采访了 | 村民李明; 李明 | 接受了采访; 田中一郎さん | に話を聞いた.
	metCJK = regexp.MustCompile(`(?:采访了|採訪了|专访了|專訪了)([^，。（\n]+)|([^，。、：\n]+)接受[^。\n]{0,20}[访訪]|([^，。、が\n]+)に(?:話を)?(?:聞|インタビュー)[^。、話な\n]{0,6}[。\n]`)
	// lastNamesZH are common Chinese last names that begin few other words.
	lastNamesZH = namesZH + "黄黃胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭曹袁邓鄧傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎潘杜戴钟鍾汪姚谭譚廖邹鄒熊陆陸郝孔崔邱秦顾顧侯邵孟雷钱錢汤湯尹黎贺賀赖賴龚龔阳陽"
)

// lineCJK reads the label of paragraph i, or the answer below a dash, which needs none: ――いつですか。 ¶ | 五月です。
func (s *shape) lineCJK(i int) (line, bool) {
	text := s.text(i)
	l, below := line{para: i, key: "a", start: s.paras[i].Start}, i > 0 && strings.TrimLeft(s.text(i-1), "─―—") != s.text(i-1)
	m := labelCJK.FindStringSubmatch(text)
	if m == nil || !below && strings.ContainsAny(m[2], " 　") {
		return l, below && !strings.ContainsAny(text, "「“")
	}
	l.label, l.start = m[1], l.start+len(m[0])
	switch side := strings.TrimRight(m[1], "0123456789"); {
	case side == "", endsWithAny(side, askersCJK...):
		l.key = "q"
	case !endsWithAny(" "+side, " A", "答", "答え"):
		l.key = m[1]
	}
	return l, l.key != m[1] || !endsWithAny(m[1], verbsZH...)
}

// asks reports whether paragraph i ends with a question.
func (s *shape) asks(i int) bool {
	return strings.HasSuffix(s.text(i), "?") || s.t.CJK && endsWithAny(strings.TrimRight(s.text(i), "”」"), "？", "か。", "か", "吗。", "嗎。", "呢。")
}

// isTalkCJK reports whether Chinese or Japanese lines with labels are a conversation. If a label is that of an interviewer, at
// least half of the interviewer's lines must be questions. Otherwise each label must be a name that occurs twice, and either
// somebody must ask a question or half of the lines must say "I".
func (s *shape) isTalkCJK(lines []line, count, asks map[string]int) bool {
	named := !slices.ContainsFunc(lines, func(l line) bool { return count[l.key] < 2 || !isNameCJK(l.label) })
	return asks["q"] > 0 && 2*asks["q"] >= count["q"] || count["q"] == 0 && named && (len(asks) > 0 || 2*strings.Count(strings.NewReplacer("我们", "", "我們", "", "私たち", "", "私", "我").Replace(s.body), "我") >= len(lines))
}

// guestCJK returns the person whom the text before an interview names as interviewed, or "" for nobody or several people.
func guestCJK(lead string) string {
	for _, m := range metCJK.FindAllStringSubmatch(lead, -1) {
		if who := subjectZH(m[1] + m[2]); isNameCJK(who) && !strings.ContainsAny(m[1]+m[2], "和与與等未没沒不拒") {
			return who
		}
		if who := withHonorJA(m[3]); who != "" && !strings.Contains(m[3], "さんと") {
			return who
		}
	}
	return ""
}

// isNameCJK reports whether a text looks like a name. It ends with a Chinese last name and one or two characters, is 老 and a last
// name, has the dot of foreign names, or ends with a Japanese title of respect: 村民李明; 何先生; 老魏; 玛丽·杜邦; 田中さん; but not: 李家里; 周一.
func isNameCJK(text string) bool {
	r := []rune("---" + text)
	n, isLast := len(r), func(r rune) bool { return strings.ContainsRune(lastNamesZH, r) }
	return strings.ContainsAny(text, "·・") || withHonorJA(text) != "" || !strings.ContainsRune("上下中里裡内內时時后後前間间会會家一二三四五六日末围圍告报報书書", r[n-1]) && (isLast(r[n-2]) || isLast(r[n-3]) || n == 5 && r[3] == '老' && isLast(r[4]))
}
