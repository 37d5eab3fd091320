package former

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// ofItem takes of an item what is compared.
func ofItem(i *Item) trait {
	t := trait{id: i.ID(), date: i.Published, text: i.Text, long: count(i.Text) >= longText}
	t.setTitle(i.Title)
	for _, a := range append(slices.Clone(i.Addresses), i.Link) {
		t.addAddress(a, true)
		u, err := url.Parse(a)
		if err != nil {
			continue
		}
		parts := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
		if n := len(parts); n > 0 && indexPage.MatchString(parts[n-1]) {
			parts = parts[:n-1]
		}
		if len(parts) == 0 {
			continue
		}
		t.addName(parts[len(parts)-1])
		if t.places == nil {
			for _, part := range parts[:len(parts)-1] {
				t.places = append(t.places, fold(part, "-"))
			}
		}
	}
	return t
}

// ofSeed takes of an article what is compared.
func ofSeed(s *Seed) trait {
	t := trait{id: s.ID, date: s.Date, text: s.Text}
	t.setTitle(s.Title)
	for _, a := range s.Addresses {
		t.addAddress(a, strings.HasPrefix(a, "/")) // one of another host may end like one of this site
	}
	if s.Slug != "" {
		t.addName(path.Base(s.Slug))
	}
	folders := strings.Split(path.Dir(s.Path), "/")
	base := strings.TrimSuffix(path.Base(s.Path), path.Ext(s.Path))
	if n := len(folders); indexName.MatchString(base) && folders[n-1] != "." { // Hugo has a post in a folder of its own
		base, folders = folders[n-1], folders[:n-1]
	}
	t.addName(base)
	if m := datedName.FindStringSubmatch(base); m != nil {
		t.addName(m[2])
		if day, err := time.Parse("2006-01-02", m[1]); err == nil && t.date.IsZero() {
			t.date = day
		}
	}
	for _, f := range folders {
		if place := fold(f, "-"); place != "" && !siteFolder.MatchString(f) {
			t.places = append(t.places, place)
		}
	}
	return t
}

var (
	indexPage  = regexp.MustCompile(`(?i)^(?:index|default)\.[a-z]+$`)
	indexName  = regexp.MustCompile(`(?i)^_?index$`)
	datedName  = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[-_ ](.+)$`)
	siteFolder = regexp.MustCompile(`^(?:content|_posts|src|source|pages)$`) // of site generators: not in addresses
)

func (t *trait) setTitle(s string) {
	t.title, t.words = fold(s, " "), count(s)
}

// addName takes a part of an address, or the name of a file, if it has a letter: a number may stand for anything.
func (t *trait) addName(s string) {
	if ext := path.Ext(s); len(ext) > 1 && len(ext) <= 6 && !strings.ContainsAny(ext, " -_") {
		s = strings.TrimSuffix(s, ext)
	}
	name := fold(s, "-")
	if strings.Trim(name, "0123456789-") != "" && !slices.Contains(t.names, name) {
		t.names = append(t.names, name)
	}
}

// addAddress takes an address in the form in which two spellings of it are the same: with its host and, if rooted, from the
// root of the site. The front page is the address of no article.
func (t *trait) addAddress(s string, rooted bool) {
	u, err := url.Parse(s)
	if err != nil || u.Opaque != "" {
		return
	}
	at := path.Clean("/" + u.Path)
	if indexPage.MatchString(path.Base(at)) {
		at = path.Dir(at)
	}
	if u.RawQuery != "" {
		at += "?" + u.RawQuery
	}
	if at == "/" {
		return
	}
	if u.Host != "" {
		t.addresses = append(t.addresses, strings.TrimPrefix(strings.ToLower(u.Host), "www.")+at)
	}
	if rooted {
		t.addresses = append(t.addresses, at)
	}
}
