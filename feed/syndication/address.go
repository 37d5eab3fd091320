package syndication

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"

	"seedfeed/feed/clean"
)

// pictureTypes are the types that an enclosure may have, by file extension. SVG may hold scripts and is left out.
var pictureTypes = map[string]string{
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
	".webp": "image/webp", ".avif": "image/avif",
}

// picture returns an absolute address and its type, or "" for both. A type that is not given follows from the extension:
// nothing is fetched.
func picture(s, given string) (address, kind string) {
	address, kind = clean.URL(s), given
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
