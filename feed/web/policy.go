package web

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// mostSources bounds the origins in a Content-Security-Policy. Proxies refuse answers whose fields are longer than a few
// kilobytes (nginx: 4 KB).
const mostSources = 20

// policy returns the Content-Security-Policy of a page. The page may use its own style, pictures of its own origin and of the
// origins given, with form a form that leads to its own origin, and nothing else. If there are more than mostSources origins,
// pictures of any origin with the same schemes are allowed.
func policy(styleHash string, images []string, form bool) string {
	var sources []string
	for _, address := range images {
		if s := source(address); s != "" && !slices.Contains(sources, s) {
			if sources = append(sources, s); len(sources) > mostSources {
				sources = schemes(images)
				break
			}
		}
	}
	p := "default-src 'none'; img-src " + strings.Join(append([]string{"'self'"}, sources...), " ") +
		"; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	if form {
		p = strings.Replace(p, "form-action 'none'", "form-action 'self'", 1)
	}
	if styleHash != "" {
		p += "; style-src " + styleHash
	}
	return p
}

// sourceHost is what a policy can name: it has no form for IPv6 addresses (CSP Level 3, host-source).
var sourceHost = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)*$`)

// source returns the source expression of an origin, and "" for what is not the origin of a web address.
func source(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || len(address) > len(u.Scheme+"://"+u.Host) {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname()) // browsers compare the ASCII form
	if err != nil {
		host = strings.ToLower(u.Hostname()) // such as a name with an underscore
	}
	if len(host) > 253 || !sourceHost.MatchString(host) || len(u.Port()) > len("65535") {
		return ""
	}
	if u.Port() != "" {
		host += ":" + u.Port()
	}
	return u.Scheme + "://" + host
}

// schemes returns the schemes of the origins as source expressions.
func schemes(images []string) (out []string) {
	for _, scheme := range []string{"https:", "http:"} {
		if slices.ContainsFunc(images, func(address string) bool { return strings.HasPrefix(source(address), scheme) }) {
			out = append(out, scheme)
		}
	}
	return out
}

// picturePolicy lets a browser show a picture that was opened by itself, with the styles that the browser adds, and
// nothing else.
var picturePolicy = []string{"default-src 'none'; style-src 'unsafe-inline'; sandbox"}
