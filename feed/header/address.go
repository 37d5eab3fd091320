package header

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode"

	"seedfeed/feed/calendar"
	"seedfeed/feed/prose"
)

// addressKeys are the keys whose value is an address of the article's page on its own site, now or before.
var addressKeys = prose.Set("path permalink url uri slug address location aliases alias redirectfrom oldurl oldurls")

// addressDate matches the folders of a day in such an address, since there are sites.
var addressDate = regexp.MustCompile(`(?:^|/)((?:199|20\d)\d)/(\d\d?)/(\d\d?)(?:/|$)`)

// fileEnding matches the end of an address of a picture, a film or the like, which is no page.
var fileEnding = regexp.MustCompile(`(?i)\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?|mp[34]|m4a|mov|webm|og[gv]|wav|pdf|zip)$`)

// addressDay takes the day of publication from the address that a header gives the page: Zola and WordPress write
// path = "2014/12/12/mill-opens". It takes none from the address of another site, or from that of a picture.
func (m *metaReader) addressDay(f field) {
	if !m.NameDate.IsZero() || !addressKeys[plainKey(f.key)] {
		return
	}
	for _, text := range texts(f.value) {
		if len(text) > maxAlias || strings.Contains(text, "://") || fileEnding.MatchString(text) {
			continue
		}
		if d := addressDate.FindStringSubmatch(text); d != nil {
			if day, err := calendar.Read(d[1]+"-"+d[2]+"-"+d[3], m.opt.Zone, time.Time{}); err == nil {
				m.NameDate = day
				return
			}
		}
	}
}

// absolute reports whether a text is an absolute URI (RFC 3986 section 4.3), which an id must be.
func absolute(s string) bool {
	u, err := url.Parse(s)
	return err == nil && len(s) <= 1000 && u.Scheme != "" && (u.Host != "" || len(u.Opaque) > 1) && !strings.ContainsAny(s, " \"<>`\\{}|^") && !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII || r < ' ' })
}

// isProgramID reports whether an id is one that a program gives to its own files, such as Docusaurus, Dendron or Zettlr: a
// word or a number.
func isProgramID(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	})
}

// address accepts absolute web addresses only, so that no script gets into a feed.
func address(value string) (string, error) {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(value, " \"<>`\\") {
		return "", errors.New("is no web address; write it whole, starting with https://")
	}
	return u.String(), nil
}

// isPicturePath reports whether a text reads as the path of a picture: "mill.jpg", "../pictures/Mill 2.PNG".
func isPicturePath(s string) bool {
	switch strings.ToLower(path.Ext(s)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		return len(s) <= 1000 && !strings.ContainsAny(s, ":?#\"<>\\\x00\n") && !strings.HasPrefix(s, "//")
	}
	return false
}
