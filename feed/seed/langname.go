package seed

import (
	"strings"

	"golang.org/x/text/language"
)

// languageTag returns a language as a tag of RFC 5646 from a tag that the registry has, with "-" or "_", or from the name
// of a language in English or in itself. It returns false for what names no language that exists.
func languageTag(text string) (string, bool) {
	if tag := languageNames[strings.ToLower(text)]; tag != "" {
		return tag, true
	}
	text, _, _ = strings.Cut(text, ".") // en_US.UTF-8
	text = strings.ReplaceAll(text, "_", "-")
	if len(text) > 35 {
		return "", false
	}
	tag, err := language.Parse(text)
	if err != nil || tag == language.Und || len(strings.Split(text, "-")[0]) > 3 {
		return "", false
	}
	return tag.String(), true
}

// languageNames are the languages by their names in English and in themselves, in lower case. The tables of x/text for
// that would add 2.4 MB to the program.
var languageNames = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(`
		ar arabic العربية
		bg bulgarian български
		bn bengali বাংলা
		ca catalan català
		cs czech čeština česky
		cy welsh cymraeg
		da danish dansk
		de german deutsch
		el greek ελληνικά
		en english
		es spanish español castellano
		et estonian eesti
		eu basque euskara
		fa persian farsi فارسی
		fi finnish suomi
		fr french français francais
		ga irish gaeilge
		gl galician galego
		he hebrew עברית
		hi hindi हिन्दी
		hr croatian hrvatski
		hu hungarian magyar
		hy armenian հայերեն
		id indonesian
		is icelandic íslenska
		it italian italiano
		ja japanese 日本語
		ka georgian ქართული
		ko korean 한국어
		la latin
		lb luxembourgish lëtzebuergesch
		lt lithuanian lietuvių
		lv latvian latviešu
		mk macedonian македонски
		mt maltese malti
		nb bokmål
		nl dutch nederlands
		nn nynorsk
		no norwegian norsk
		pl polish polski
		pt portuguese português portugues
		ro romanian română
		ru russian русский
		sk slovak slovenčina
		sl slovenian slovene slovenščina
		sq albanian shqip
		sr serbian српски srpski
		sv swedish svenska
		sw swahili kiswahili
		ta tamil தமிழ்
		th thai ไทย
		tr turkish türkçe turkce
		uk ukrainian українська
		ur urdu اردو
		vi vietnamese
		zh chinese 中文 汉语`) {
		tag, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.FieldsSeq(names) {
			m[name] = tag
		}
	}
	return m
}()
