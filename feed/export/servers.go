package export

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// missingFile is the page for addresses without a document. Netlify, Cloudflare Pages and GitHub Pages look for it under
// this name.
const missingFile = "404.html"

// snippet writes a file of ours that is no document, if it has changed.
func (b *build) snippet(name string, text []byte) error {
	if old, err := b.root.ReadFile(name); err == nil && bytes.Equal(old, text) {
		return nil
	}
	temp := b.tempName()
	if _, err := b.write(temp, bytesOf(text)); err != nil {
		return fmt.Errorf("write %s: %w", path.Join(b.name, name), err)
	}
	return errors.Join(b.sync([]string{temp}), b.rename(temp, name))
}

// caddyQuoted quotes a word of a Caddyfile. A backslash is special only before a quotation mark.
func caddyQuoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

// quoted quotes a word of the configuration of nginx.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// expression is a regular expression for the paths of a rule, the same for nginx and Caddy.
func (r *rules) expression(pattern string) string {
	parts := strings.Split(r.prefix+pattern, "/")
	for i, part := range parts {
		switch {
		case strings.HasPrefix(part, ":"):
			parts[i] = "[^/]+"
		default:
			parts[i] = regexp.QuoteMeta(part)
		}
	}
	return "^" + strings.Join(parts, "/") + "$"
}

// ending returns the suffix that the name of a document's file has after the document's path.
func (r *rule) ending() string {
	const any = "\x00"
	at := strings.ReplaceAll(r.pattern, ":", any)
	return strings.TrimPrefix(FileOf(at, r.html), strings.TrimPrefix(at, "/"))
}

// nginx is a part of a server block of nginx.
func (r *rules) nginx() string {
	var b strings.Builder
	b.WriteString("# Written by seedfeed. Put two lines into a server block of nginx, and reload it when this file has changed:\n" +
		"#   root FOLDER;\n#   include FOLDER/" + ownDir + "/nginx.conf;\n")
	if r.prefix != "" {
		b.WriteString("# The folder must be at " + r.prefix + " below the root.\n")
	}
	b.WriteString("gzip_static on;\ngzip_vary on;\n# brotli_static on; # with the module ngx_brotli\n\n")
	missing := quoted(r.prefix + "/" + missingFile)
	fmt.Fprintf(&b, "error_page 404 %s;\nlocation = %s { internal; }\n", missing, missing)
	fmt.Fprintf(&b, "location ~ %s { return 404; }\n", quoted("^"+regexp.QuoteMeta(r.prefix+"/"+ownDir)))
	for _, rule := range r.all {
		at, otherwise := "~ "+quoted(r.expression(rule.pattern)), "404"
		if rule.status == http.StatusGone {
			at, otherwise = "@seedfeed_gone", "410"
		}
		fmt.Fprintf(&b, "location %s {\n\ttypes { }\n", at)
		rule.lines(func(name, value string) {
			if name == "Content-Type" {
				fmt.Fprintf(&b, "\tdefault_type %s;\n", quoted(value))
			} else {
				fmt.Fprintf(&b, "\tadd_header %s %s always;\n", name, quoted(escapedDollar(value)))
			}
		})
		fmt.Fprintf(&b, "\ttry_files ${uri}%s =%s;\n}\n", rule.ending(), otherwise)
	}
	for _, path := range r.gone {
		fmt.Fprintf(&b, "location = %s { error_page 410 @seedfeed_gone; return 410; }\n", quoted(r.prefix+path))
	}
	for _, l := range r.leads {
		switch {
		case strings.ContainsAny(l.From+l.Query, "\x00\r\n"):
		case l.Query != "":
			fmt.Fprintf(&b, "if ($request_uri = %s) { return 301 %s; }\n", quoted(r.prefix+escaped(l.From)+"?"+escapedDollar(l.Query)), quoted(r.address(l.To)))
		case l.Same:
			fmt.Fprintf(&b, "location = %s { rewrite ^ %s last; }\n", quoted(r.prefix+l.From), quoted(r.prefix+l.To))
		default:
			fmt.Fprintf(&b, "location = %s { return 301 %s; }\n", quoted(r.prefix+l.From), quoted(r.address(l.To)))
		}
	}
	return b.String()
}

// escapedDollar escapes dollar signs, with which nginx would start a variable.
func escapedDollar(s string) string { return strings.ReplaceAll(s, "$", "%24") }

// caddy is a part of a site block of Caddy.
func (r *rules) caddy() string {
	var b strings.Builder
	b.WriteString("# Written by seedfeed. Put two lines into the site block of a Caddyfile, and reload Caddy when this file has changed:\n" +
		"#   root * FOLDER\n#   import FOLDER/" + ownDir + "/Caddyfile\n")
	if r.prefix != "" {
		b.WriteString("# The folder must be at " + r.prefix + " below the root.\n")
	}
	for n, rule := range r.all {
		if rule.status == http.StatusGone {
			continue
		}
		fmt.Fprintf(&b, "@seedfeed%d path_regexp %s\nheader @seedfeed%d {\n", n, caddyQuoted(r.expression(rule.pattern)), n)
		rule.lines(func(name, value string) { fmt.Fprintf(&b, "\t%s %s\n", name, caddyQuoted(value)) })
		b.WriteString("}\n")
	}
	for _, l := range r.leads {
		switch {
		case l.Query != "" || strings.ContainsAny(l.From, "*{}\r\n"):
		case l.Same:
			fmt.Fprintf(&b, "rewrite %s %s\n", caddyQuoted(r.prefix+l.From), caddyQuoted(r.prefix+l.To))
		default:
			fmt.Fprintf(&b, "redir %s %s permanent\n", caddyQuoted(r.prefix+l.From), caddyQuoted(r.address(l.To)))
		}
	}
	for _, rule := range r.all {
		if rule.status != http.StatusGone {
			continue
		}
		b.WriteString("@seedfeed_gone path")
		for _, path := range r.gone {
			b.WriteString(" " + caddyQuoted(r.prefix+path))
		}
		b.WriteString("\nhandle @seedfeed_gone {\n\theader {\n")
		rule.lines(func(name, value string) { fmt.Fprintf(&b, "\t\t%s %s\n", name, caddyQuoted(value)) })
		b.WriteString("\t}\n\trewrite {path}.html\n\tfile_server {\n\t\tstatus 410\n\t\tprecompressed br gzip\n\t}\n}\n")
	}
	fmt.Fprintf(&b, "@seedfeed_own path %s\nhandle @seedfeed_own {\n\terror 404\n}\n", caddyQuoted(r.prefix+"/"+ownDir+"/*"))
	fmt.Fprintf(&b, "handle_errors 404 {\n\trewrite %s\n\tfile_server\n}\n", caddyQuoted(r.prefix+"/"+missingFile))
	b.WriteString("handle {\n\ttry_files {path} {path}.html {path}index.html\n\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n")
	return b.String()
}
