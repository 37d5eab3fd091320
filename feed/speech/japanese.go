package speech

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"seedfeed/feed/prose"
)

// This file finds who said a Japanese quotation, by the words around it.

var (
	verbsJA = strings.Fields(`話 述べ 語 言 説明 答え 指摘 強調 コメント 訴え 振り返 明かし 明らかに 書い 喜 反論 批判 発表 主張 呼びかけ 呼び掛け 提案 要望 要請 抗議 謝罪 釈明
		報告 表明 宣言 断言 予測 予想 期待 懸念 警告 評価 助言 回答 応じ つづ 綴 記し 投稿 つぶや 叫 笑 嘆 悔し 憤 胸を張 力を込め 声を 繰り返 続け 加え 切り出 打ち明け 漏ら 尋ね
		問いかけ 証言 告白 感謝 約束 歓迎 心配 首をかしげ 目を細め 頭を下げ 励ま ねぎら たたえ 褒め 惜し 懇願 肩を落と 目を輝かせ 目を潤ませ 涙をぬぐ 涙を流 涙を浮かべ 汗をぬぐ 胸をなで下ろ 唇をか 顔をほころば 顔をしかめ 表情を曇ら 表情を引き締め
		頭を抱え 手を合わせ 笑みを浮かべ 笑顔を見せ 口をそろえ 声を弾ませ 声を震わせ 声を荒ら 声を落と 声を詰まら 眉をひそめ 語気を強め 求め 促し 説い 伝え 分析 解説 苦笑 反発 擁護
		認め 否認 供述 悼 意気込 決意 驚 懐かし 明言 一蹴 皮肉 気遣 ぼや うなず 非難 みてい くぎを刺 釘を刺 念を押`)
	honorsJA = []string{"さん", "氏", "様", "君", "くん", "ちゃん"}
	// officesJA stand behind names, and show as well that a name ends there.
	officesJA = strings.Fields(`議員 市長 町長 村長 区長 知事 首相 大統領 大臣 長官 教授 監督 選手 社長 会長 理事長 部長 課長 局長 校長 園長 院長 所長 館長 店長 医師 弁護士 代表 被告 容疑者 裁判長 裁判官 検事 報道官 次官 大使 幹事長 委員長 総裁 総長 学長 理事 主将 専務 常務 編集長 司令官 側`)
	// endsJA are the signs with which given names of women end behind others that are no Chinese ones: とし | 子.
	endsJA = strings.Fields(`子 美 江 代 枝 恵 香 奈 乃 菜`)
	// viewsJA are nouns for what somebody says or thinks, behind its words: 「...」との | 考えを示した.
	viewsJA = strings.Fields(`考え 認識 見方 見解 立場 意見 思い 声明 談話 コメント 趣旨 意向 方針 感想 抱負`)
	// unsaidJA show that nobody says the words, or that others say them to whoever is named.
	unsaidJA = strings.Fields(`なかった てあ ていない たことはない たことがない 覚えはない わけではない われ られ かれ され まれ ばれ`)
)

// nameJA returns who said a Japanese quotation, by the text before and behind it in its sentence, and the next sentence. Sentence
// says that the quotation ends as a sentence does and not with a noun, which may be a name: 「新しい橋の会」と協力した.
func nameJA(before, behind, next string, sentence bool) string {
	if behind == "" {
		return nextJA(next)
	}
	rest, said := strings.CutPrefix(behind, "と")
	about, doing := aboutJA(afterLast(before, "。！？"))
	switch {
	case !said && !strings.HasPrefix(behind, "など"):
		return ""
	case deniedJA(behind, rest):
		return ""
	}
	before = strings.TrimRight(before, "、 ")
	if source, ok := strings.CutSuffix(before, "によると"); ok && rest == "いう" { // 首相によると、「...」という
		return withHonorJA(source)
	}
	if who := cleftJA(rest); who != "" {
		return who
	}
	if about != "" && sentence && !strings.Contains(doing, "が") && (heardJA(doing) && saysOnJA(behind) && !ownedJA.MatchString(rest) || strings.HasSuffix(doing, "を") && endsWithAny(rest, "評価", "批判", "非難", "評価した", "批判した", "非難した")) { // 石田被告は起訴内容を認め、「...」と話した
		return about
	}
	if who := spokeBeforeJA(before); who != "" && (rest == "いう" || saysOnJA(behind)) {
		return who
	}
	text, ok := topicJA(before)
	if !ok { // 「...」と田中一郎さんは述べた; 「...」と田中一郎さん。
		clause := strings.TrimLeft(rest, "、 ")
		if text, behind, ok = strings.Cut(clause, "は"); !ok {
			return withHonorJA(clause)
		}
		lead := text
		if who := withHonorJA(text); who != "" { // 中村さくらさん
			lead, _, _ = strings.Cut(text, who)
		}
		if strings.ContainsFunc(strings.ReplaceAll(lead, "の", ""), func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }) && (lead == text || clause == rest || speaksJA(lead)) { // と聞いた田中さんは; but: と、近くに住む田中さんは
			return ""
		}
	}
	who, spoke := lastName(bareJA(withoutAgeJA(text)), "、。「」（）の"), viewJA(rest) || sentence && endsWithAny(rest, "している", "していた") && len(rest) <= len("していた")
	spoke = spoke || speaksJA(behind)
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

// ownedJA matches words behind a Japanese quotation that only tell of what holds it or who said it: と | うたう条例を説明した.
var ownedJA = regexp.MustCompile(`^[^、]*[うくすつぬぶむるた]\p{Han}+を`)

// speaksJA reports whether a Japanese text has a verb of saying that ends a clause: と述べた; と述べ、笑った; but not: と繰り返す市に怒った; とたたえる観客に手を合わせた.
func speaksJA(text string) bool {
	spoke := false
	for _, v := range verbsJA {
		if _, tail, ok := strings.Cut(text, v); ok {
			tail = strings.TrimLeftFunc(tail, func(r rune) bool { return unicode.Is(unicode.Hiragana, r) })
			for _, end := range [...]string{"、", "一方", "上で", "後", "」"} {
				ok = ok && tail != "" && !strings.HasPrefix(tail, end)
			}
			if spoke = spoke || !ok; ok && strings.HasPrefix(strings.TrimLeftFunc(tail, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "に") {
				return false
			}
		}
	}
	return spoke
}

// bareJA returns a Japanese name with its office, without small words before it: これに対し | 野口議員; but 新井みどり市長 is whole.
func bareJA(who string) string {
	name := who
	for _, word := range slices.Concat(officesJA, honorsJA) {
		name = strings.TrimSuffix(name, word)
	}
	small := func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }
	name = strings.TrimRightFunc(name, small)
	i := strings.LastIndexFunc(name, small)
	if i >= 0 && slices.Contains(endsJA, name[i+len("の"):]) { // 住む | 吉村とし子
		i = strings.LastIndexFunc(strings.TrimRightFunc(name[:i], small), small)
	}
	if i >= 0 {
		return who[i+len("の"):]
	}
	return who
}

// viewJA reports whether what follows a Japanese quotation begins with a noun for what somebody thinks: 「...」との | 考えを示した.
func viewJA(rest string) bool {
	for _, view := range viewsJA {
		if strings.HasPrefix(rest, "の"+view) || strings.HasPrefix(rest, "いう"+view) {
			return true
		}
	}
	return false
}

// deniedJA reports whether what follows a Japanese quotation shows that it was not said, was said to somebody, or only names
// something: 「...」と は言っていない; 「...」と言われた; 「...」という発言を否定した; 「...」という映画を紹介した.
func deniedJA(behind, rest string) bool {
	said, _, _ := strings.Cut(strings.ReplaceAll(behind, "たが、", "ものの"), "ものの") // と応じたものの、何も示さなかった
	for _, w := range unsaidJA {
		if strings.Contains(said, w) {
			return true
		}
	}
	if viewJA(rest) {
		return strings.Contains(rest, "否定")
	}
	return strings.HasPrefix(rest, "の") || strings.HasPrefix(rest, "いう") && rest != "いう"
}

// topicJA returns the text that ends with who is spoken of, and whether there is one: 田中一郎さん | は; 田中一郎さん | は会見で; 田中一郎さん | が.
func topicJA(before string) (text string, ok bool) {
	if text, ok = strings.CutSuffix(before, "は"); ok {
		return text, !casedJA(text)
	}
	for _, particle := range [...]string{"も", "が"} {
		if text, ok = strings.CutSuffix(before, particle); ok {
			return text, withHonorJA(text) != ""
		}
	}
	return "", false
}

// aboutJA returns of whom the Japanese sentence tells, by a name with an office or the like and は or も, and what it tells, if it
// tells of nobody else and quotes nothing: ミュラー首相 | はベルリンで演説し、; ルグラン大統領 | も同日、.
func aboutJA(sentence string) (who, doing string) {
	for _, particle := range [...]string{"は", "も"} {
		if text, rest, ok := strings.Cut(sentence, particle); ok && withHonorJA(text) != "" && !strings.ContainsAny(rest, "はも「」") && withHonorJA(text[:max(strings.Index(text, "と"), 0)]) == "" { // not 知事と市長
			return withHonorJA(text), strings.NewReplacer("ながら", "", "たが、", "").Replace(rest)
		}
	}
	return "", ""
}

// heardJA reports whether the Japanese words right before a quotation are no object of its verb, but for one that hears or holds
// the words: 演説し、; 記者団に; 手紙に; but not: 看板に.
func heardJA(words string) bool {
	return !endsWithAny(words, "に", "を", "の", "へ", "から") || endsWithAny(words, "取材に", "記者に", "記者団に", "手紙に", "日記に", "ブログに", "SNSに", "Xに") || withHonorJA(strings.TrimSuffix(words, "に")) != ""
}

// spokeBeforeJA returns of whom the last Japanese sentence of a text tells, if it says or shows something there to nobody who may
// speak next: 山口大臣は補助を続けると 発表した。| 「...」と述べた; but not: 田中さんは妻を待った。| 「...」と話した; 知事は遺族に謝罪した。| 「...」と述べた.
func spokeBeforeJA(text string) string {
	lead := afterLast(text, "。！？") // 会見で
	text = afterLast(strings.TrimSuffix(strings.TrimSuffix(text, lead), "。"), "。！？")
	if who, rest, ok := strings.Cut(text, "によると、"); ok && lead == "" && !strings.ContainsAny(rest, "「」") {
		return withHonorJA(who)
	}
	who, doing := aboutJA(text)
	told := strings.NewReplacer("明らかに", "", "記者団に", "", "取材に", "", "日に", "").Replace(doing)
	other := slices.ContainsFunc(slices.Concat(honorsJA, officesJA, strings.Fields("息子 長男 次男 男性 女性 言葉 死 亡 妻 夫 母 父 娘 兄 弟 姉 妹 友 僚 に から")), func(w string) bool { return strings.Contains(told, w) })
	says := endsWithAny(strings.TrimSuffix(doing, "した"), "発表", "表明", "宣言", "強調", "演説", "会見", "会見を開いた", "示", "明らかに", "認めた", "述べた", "語った", "話した")
	if other || !says || !leadsJA(lead) || !heardJA(lead) || strings.Contains(lead, "の") || strings.Contains(doing, "が") && !speaksJA(doing) {
		return ""
	}
	return who
}

// casedJA reports whether a Japanese text ends with a particle of its own before は, so that it is no subject: 懸念について | は; 会見で | は;
// but not みさと | は.
func casedJA(text string) bool {
	r, n := utf8.DecodeLastRuneInString(text)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-n])
	return endsWithAny(text, "について", "に対して", "に関して") || strings.ContainsRune("でにと", r) && !unicode.Is(unicode.Hiragana, before)
}

// GoesOnJA reports whether the Japanese quotation at b begins a sentence that goes on with the words of the one at a, as nobody
// else is told of: 市長は 「...」と述べた。「...」とも | 語った.
func GoesOnJA(body string, a, b prose.Span) bool {
	between, behind := body[a.End:b.Start], strings.ToValidUTF8(body[b.End:min(len(body), b.End+120)], "")
	behind, _, _ = strings.Cut(behind, "。")
	stop := strings.LastIndex(between, "。") + len("。")
	return stop >= len("。") && leadsJA(strings.TrimSpace(between[stop:])) && !strings.ContainsAny(between[:stop], "はも\n") && saysOnJA(behind) && !deniedJA(behind, "")
}

// leadsJA reports whether a Japanese text is empty, or only words with a particle that is none of a subject, before a quotation:
// 懸念については; 会見で; but not 検察側は会見で.
func leadsJA(text string) bool {
	text = strings.TrimSuffix(text, "は")
	return text == "" || casedJA(text) && !strings.ContainsAny(text, "はもが\n")
}

// saysOnJA reports whether what follows a Japanese quotation is a verb of saying without a subject of its own: 「...」| とも語った.
func saysOnJA(behind string) bool {
	rest, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(behind, "とも"), "たが、", ""), "、")
	return strings.HasPrefix(behind, "と") && !strings.ContainsAny(rest, "はがも\n") && (speaksJA(rest) || viewJA(strings.TrimPrefix(behind, "と")) && strings.Contains(rest, "示"))
}

// cleftJA returns who says what stands before a Japanese verb of saying and "is the one": 話すのは、店主の田中一郎さん（52）だ.
func cleftJA(text string) string {
	verb, who, ok := strings.Cut(text, "のは")
	if !ok || strings.ContainsAny(verb, "、「をにがは") {
		return ""
	}
	for _, v := range verbsJA {
		if strings.HasPrefix(verb, v) {
			for _, copula := range [...]string{"だ", "です", "である", "だった"} {
				who = strings.TrimSuffix(who, copula)
			}
			return withHonorJA(who)
		}
	}
	return ""
}

// nextJA returns who said what the sentence before the text is, or "": そう話すのは田中一郎さんだ; 田中一郎さんはそう話す.
func nextJA(text string) string {
	text = strings.TrimLeft(text, "」』 ")
	if end := strings.IndexAny(text, "。！？"); end >= 0 {
		text = text[:end]
	}
	if cleft, ok := strings.CutPrefix(text, "そう"); ok {
		return cleftJA(cleft)
	}
	name, rest, ok := strings.Cut(text, "は")
	how := mannerJA.FindString(rest)
	rest = rest[len(how):]
	for _, v := range verbsJA {
		if tail, is := strings.CutPrefix(rest, v); ok && is && how != "" && clauseEndsJA.MatchString(tail) && !deniedJA(rest, "") {
			return withHonorJA(name)
		}
	}
	return ""
}

// mannerJA matches how or when somebody says the sentence before: は | そう話す; は | 試合後、そう振り返った; は | 穏やかな口調で話す.
var mannerJA = regexp.MustCompile(`^[^はがをも「」]*?(そう|口調で|表情で|笑顔で|様子で|面持ちで)`)

// clauseEndsJA matches how a Japanese verb ends its clause, behind its stem: 話 | した; 振り返 | っていた; but not: 話す | 鈴木さんに; 話す | つもりだった.
var clauseEndsJA = regexp.MustCompile(`^[いえがきぎくけげさしすせただちってでべまみめもらりるれん]*(と|上で|後)?(、|$)`)

// withHonorJA returns the Japanese name with which text ends, without what follows names, or "" if nothing shows that it is one: 店主の田中一郎 |
// さん（52）; 市の片岡市長.
func withHonorJA(text string) string {
	who := lastName(bareJA(withoutAgeJA(text)), "、。「」（）の")
	for _, word := range slices.Concat(honorsJA, officesJA) {
		if cut, is := strings.CutSuffix(who, word); is && cut != "" {
			if slices.Contains(honorsJA, word) {
				return cut
			}
			return who
		}
	}
	return ""
}

// withoutAgeJA returns a text without the brackets at its end: 小林葵さん | （21）.
func withoutAgeJA(text string) string {
	if i := strings.LastIndexAny(text, "（("); i > 0 && endsWithAny(text, "）", ")") {
		return text[:i]
	}
	return text
}

// endsWithAny reports whether a text has one of these endings.
func endsWithAny(text string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(text, e) {
			return true
		}
	}
	return false
}
