package seed

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"seedfeed/feed/prose"
	"seedfeed/feed/who"
)

// eastByline matches a by-line in Chinese or Japanese: a word for who wrote, a mark or a space, and names of two to six letters:
// 本报记者 王小明, 記者：山田太郎, 文／李华、王小明.
var eastByline = regexp.MustCompile(`^[（(【]?(?:本[报報社刊网網])?(记者|記者|特派[员員]|通[讯訊][员員]|撰[文稿]|作者|文|取材・文|文・写真|写真・文|文・構成|編集委員|論説委員|ライター)[ \x{3000}:：/／|｜]+` +
	`((?:[\p{Han}々]{1,6}[ \x{3000}、，,・/／]{0,2}){1,6})[）)】]?$`)

// eastWriters returns the names in such a by-line. A space parts the names of Chinese writers, but the two parts of a Japanese name.
func eastWriters(line string) (names []string) {
	m := eastByline.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	for _, name := range strings.FieldsFunc(m[2], func(r rune) bool { return strings.ContainsRune("、，,・/／", r) }) {
		parts := strings.Fields(name)
		if whole := strings.Join(parts, ""); len(parts) > 0 && (strings.Contains(m[1], "記") || strings.Contains(m[1], "員") || shortest(parts) < 2) {
			parts = []string{whole}
		}
		names = append(names, parts...)
	}
	for _, name := range names {
		n := utf8.RuneCountInString(name)
		if japanese := strings.ContainsAny(m[1], "記員集説") || strings.Contains(m[1], "・"); n < 2 || n > 4 && !japanese || n > 6 || !japanese && !who.HasEastSurname(name) || noWriters[name] {
			return nil
		}
	}
	return names
}

// noWriters stand in the place of a name, or behind the word for a reporter in other lines.
var noWriters = prose.Set("未知 佚名 不明 未詳 不詳 会見 紹介 募集 質問 同行 一同 安全第一")

// shortest returns the letters of the shortest part of a name.
func shortest(parts []string) int {
	n := utf8.RuneCountInString(parts[0])
	for _, p := range parts {
		n = min(n, utf8.RuneCountInString(p))
	}
	return n
}
