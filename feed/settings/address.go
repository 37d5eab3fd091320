package settings

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Origin is the scheme and host of a web address, "" where it is none.
func Origin(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.Scheme + "://" + u.Host
}

// completeBase brings the public address into its one form (RFC 3986 section 6.2): scheme and host in lower case, the
// host in ASCII, no port that goes without saying, a path with a slash at its end.
func (c *Config) completeBase() error {
	wrong := func(why string) error {
		return fmt.Errorf("--base-url %q: %s; use the public address of the site, such as https://news.example.org/", c.BaseURL, why)
	}
	u, err := url.Parse(c.BaseURL)
	switch {
	case c.BaseURL == "":
		return wrong("it is empty")
	case err != nil:
		var cause *url.Error
		if errors.As(err, &cause) {
			err = cause.Err // without the address, which is named already
		}
		return wrong(err.Error())
	case u.Scheme != "http" && u.Scheme != "https":
		return wrong("it does not start with http:// or https://")
	case u.User != nil:
		return wrong("a user or password would stand in every link")
	case strings.ContainsAny(c.BaseURL, "?#"): // also where nothing follows
		return wrong("it has a query or a fragment")
	case strings.Contains(u.Path, "//") || u.Path != "" && path.Clean(u.Path) != strings.TrimRight(u.Path, "/") && u.Path != "/":
		return wrong(`its path has a part that is empty, "." or ".."`)
	case u.RawPath != "" && strings.Contains(strings.ToLower(u.RawPath), "%2f"):
		return wrong("its path has a slash that is escaped")
	}
	host, why := asciiHost(u.Hostname())
	if why != "" {
		return wrong(why)
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if u.Port() != "" && (err != nil || port == 0) {
		return wrong("port " + u.Port() + " is not to be reached")
	}
	u.Host = host
	if strings.Contains(host, ":") {
		u.Host = "[" + host + "]"
	}
	if port != 0 && !(u.Scheme == "http" && port == 80) && !(u.Scheme == "https" && port == 443) {
		u.Host = net.JoinHostPort(host, strconv.FormatUint(port, 10))
	}
	u.Path, u.RawPath = strings.TrimSuffix(u.Path, "/")+"/", ""
	c.BaseURL = u.String()
	return nil
}

var asciiName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$`)

// asciiHost gives the name in lower case and as it stands in DNS (RFC 5891), or the address; why it is none otherwise.
func asciiHost(host string) (ascii, why string) {
	if net.ParseIP(host) != nil {
		return strings.ToLower(host), ""
	}
	ascii = strings.TrimSuffix(strings.ToLower(host), ".")
	if strings.IndexFunc(ascii, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		punycode, err := idna.Lookup.ToASCII(ascii)
		if err != nil {
			return "", fmt.Sprintf("%q is no host name (%v)", host, err)
		}
		ascii = punycode
	}
	switch {
	case host == "":
		return "", "it names no host"
	case !asciiName.MatchString(ascii) || strings.Contains(ascii, ".."):
		return "", fmt.Sprintf("%q is no host name", host)
	}
	return ascii, ""
}
