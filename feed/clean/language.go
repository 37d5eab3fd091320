package clean

import (
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// Language returns a language tag (BCP 47), and "" for what is none or names no language of the registry. It understands
// en_GB, as systems write it.
func Language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if !languageTag.MatchString(s) {
		return ""
	}
	t, err := language.Parse(s)
	if base, _, _ := t.Raw(); err != nil || base.String() == "und" {
		return ""
	}
	return s
}
