package syndication

import (
	"fmt"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

// absolute returns an http or https address in the form of RFC 3986, and "" for anything else.
func absolute(s string) string {
	u, err := url.Parse(strings.TrimSpace(clean(s)))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return escapeURL(u)
}

// escapeURL writes an address that has a host and escapes every character that RFC 3986 does not allow behind the host.
// url.URL leaves the query and brackets as they came. Brackets inside the host, as in an IPv6 address, stay.
func escapeURL(u *url.URL) string {
	s := u.String()
	host := len(u.Scheme) + len("://")
	end := len(s)
	if n := strings.IndexAny(s[host:], "/?#"); n >= 0 {
		end = host + n
	}
	var b strings.Builder
	b.WriteString(s[:end])
	for n, c := range []byte(s[end:]) {
		if c == '%' && !escaped.MatchString(s[end+n:]) || c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>[]\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

var escaped = regexp.MustCompile(`^%[0-9A-Fa-f]{2}`)

// pictureTypes are the types that an enclosure may have, by file extension. SVG may hold scripts and is left out.
var pictureTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif",
}

// picture returns an absolute address and its type, or "" for both. A type that is not given follows from the extension:
// nothing is fetched.
func picture(s, given string) (address, kind string) {
	address, kind = absolute(s), given
	if u, err := url.Parse(address); err == nil && given == "" {
		kind = pictureTypes[strings.ToLower(path.Ext(u.Path))]
	}
	if kind == "" || address == "" {
		return "", ""
	}
	return address, kind
}

// mail returns the address of an author, and "" where it is not known or none.
func (i *Item) mail(author string) string {
	if a, err := mail.ParseAddress(i.Mails[author]); err == nil && plainMail.MatchString(a.Address) {
		return a.Address
	}
	return ""
}

// plainMail is what the W3C validator and a mailto: address take without escapes.
var plainMail = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$`)

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// tag returns a language tag (BCP 47), and "" for what is none or names no language of the registry. It understands
// en_GB, as systems write it.
func tag(s string) string {
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
