package header

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"seedfeed/feed/hypertext"
	"seedfeed/feed/plaintext"
)

// texts returns the text of a value, or the texts of its list. A mapping counts by its name.
func texts(v value) []string {
	switch {
	case v.text != "":
		return []string{unbracketed(v.text)}
	case len(v.fields) > 0:
		if s := nameOf(v.fields); s != "" {
			return []string{s}
		}
		return nil
	}
	var out []string
	for _, item := range v.list {
		out = append(out, texts(item)...)
	}
	return out
}

// noteLink matches a link between notes, as the editors of Markdown vaults write it: "[[Ann Roe]]", "![[mill.jpg|300]]".
var noteLink = regexp.MustCompile(`!?\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]`)

// unbracketed returns a value with what it shows for links between notes: "Ann Roe" for "[[people/ann|Ann Roe]]" and for
// "[[people/Ann Roe]]".
func unbracketed(text string) string {
	if !strings.Contains(text, "[[") {
		return text
	}
	return noteLink.ReplaceAllStringFunc(text, func(link string) string {
		parts := noteLink.FindStringSubmatch(link)
		if strings.TrimSpace(parts[2]) != "" {
			return parts[2]
		}
		name, _, _ := strings.Cut(parts[1], "#")
		return name[strings.LastIndexByte(name, '/')+1:]
	})
}

// nameOf returns the name of a mapping, such as {name: Ann Roe}.
func nameOf(fields []field) string {
	for _, want := range [...]string{"name", "title", "label", "displayname", "fullname", "literal", "text", "value", "tag", "slug", "id", "until", "date", "at"} {
		for _, f := range fields {
			if plainKey(f.key) != want {
				continue
			}
			if f.value.text != "" {
				return f.value.text
			}
			if s := fullName(f.value.fields); s != "" {
				return s
			}
		}
	}
	return fullName(fields)
}

// fullName joins the parts of a name: {given: Ann, family: Roe}.
func fullName(fields []field) string {
	var given, family string
	for _, f := range fields {
		switch plainKey(f.key) {
		case "given", "givenname", "first", "firstname":
			given = f.value.text
		case "family", "familyname", "last", "lastname", "surname":
			family = f.value.text
		}
	}
	return strings.TrimSpace(given + " " + family)
}

// people returns the names in a value, and the mail addresses that are given with one: "Ann Roe <ann@news.example>". The map
// is nil if the value has no address at all. A text is split into names if each part has several words: "Ann Roe, Bo Lund
// and Cy Dahl".
func people(v value) (names []string, mails map[string]string) {
	list := texts(v)
	if len(list) == 0 && len(v.fields) > 0 { // {ann: {name: Ann Roe}}
		for _, f := range v.fields {
			list = append(list, texts(f.value)...)
		}
	}
	for _, s := range list {
		s = plaintext.Line(hypertext.Inline(plaintext.Clean(s)))
		if name := strings.TrimSpace(handle.ReplaceAllString(s, "")); name != "" {
			s = name
		}
		found := []*mail.Address{{Name: s}}
		if strings.Contains(s, "@") && strings.Contains(s, ".") {
			if mails == nil {
				mails = map[string]string{}
			}
			found = addresses(s) // before plainText, which takes <ann@x.example> for a tag
		}
		for _, a := range found {
			a.Name = plaintext.Line(plainText(a.Name))
			if len(a.Name) > 3 && strings.EqualFold(a.Name[:3], "by ") {
				a.Name = a.Name[3:]
			}
			parts := plaintext.Lines(partNames(a.Name))
			names = append(names, parts...)
			if len(parts) == 1 && a.Address != "" {
				mails[parts[0]] = a.Address
			}
		}
	}
	return plaintext.Lines(names), mails
}

// addresses reads a text that has a mail address. Where it is no list of addresses (RFC 5322) only the name in it counts.
func addresses(s string) []*mail.Address {
	if list, err := mail.ParseAddressList(s); err == nil {
		return list
	}
	if before, rest, ok := strings.Cut(s, "("); ok && strings.Contains(before, "@") { // of RSS 2.0
		s = strings.TrimSuffix(strings.TrimSpace(rest), ")")
	} else if before, _, ok := strings.Cut(s, "<"); ok {
		s = before
	} else {
		s = strings.Join(slices.DeleteFunc(strings.Fields(s), func(w string) bool { return strings.Contains(w, "@") }), " ")
	}
	return []*mail.Address{{Name: s}}
}

// tags returns the tags in a value. A text is split at commas; without a comma it is split into words, as in Jekyll.
func tags(key string, v value) []string {
	list := texts(v)
	if text := unbracketed(v.text); text != "" {
		switch {
		case key == "filetags": // ":mill:Elm:" of Org
			list = strings.Split(strings.Trim(text, ":"), ":")
		case strings.ContainsAny(text, ",;"):
			list = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' })
		case text == v.text && (key == "tags" || key == "categories"):
			list = strings.Fields(text)
		}
	}
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, strings.TrimLeft(plainText(plaintext.Clean(s)), "#"))
	}
	return out
}

// pictureOf returns the address of a picture: a text, the first item of a list, or a key of a mapping.
func pictureOf(v value) string {
	if parts := noteLink.FindStringSubmatch(v.text); parts != nil { // what it shows may be a size
		return plaintext.Line(parts[1])
	}
	if v.text != "" {
		return plaintext.Line(v.text)
	}
	for _, item := range v.list {
		if s := pictureOf(item); s != "" {
			return s
		}
	}
	for _, want := range [...]string{"src", "url", "image", "path", "file", "href", "feature", "teaser"} {
		for _, f := range v.fields {
			if plainKey(f.key) == want && f.value.text != "" {
				return plaintext.Line(f.value.text)
			}
		}
	}
	return ""
}

// maxAlias is the length of the longest alias, in bytes.
const maxAlias = 500

// aliases returns the addresses in a value: from the root of the site, whole, or as written from the folder of the file.
// Editors of Markdown vaults have other names of a note under the key "aliases", so a name alone is no address there.
func aliases(key string, v value) []string {
	var out []string
	for _, text := range texts(v) {
		for _, s := range splitPaths(plaintext.Clean(text)) {
			whole := isWhole(s)
			path := strings.Contains(s, "/") || strings.Contains(s, ".htm")
			switch {
			case s == "" || len(s) > maxAlias || strings.ContainsAny(s, `"<>\^|{}`+"`"):
			case strings.Contains(s, "/:"): // "permalink: /:year/:title/" is a pattern
			case key == "redirectfrom" && !whole:
				out = append(out, "/"+s)
			case whole || path && !strings.Contains(s, " "):
				out = append(out, s)
			}
		}
	}
	return out
}

// splitPaths splits a list of addresses such as "/a/, /b/". If a word of the text does not start an address, the whole text
// is one address, because addresses may contain spaces: /old pages/pier.html.
func splitPaths(text string) []string {
	words := strings.Fields(text)
	for i, w := range words {
		if words[i] = strings.Trim(w, ",;"); !isWhole(w) {
			return []string{strings.Trim(text, ",; ")}
		}
	}
	return words
}

// isWhole reports whether an address is an absolute path or an http or https URL.
func isWhole(s string) bool {
	return strings.HasPrefix(s, "/") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
