package clean

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// URL returns an http or https address in the form of RFC 3986, and "" for anything else.
func URL(s string) string {
	u, err := url.Parse(strings.TrimSpace(Text(s)))
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
