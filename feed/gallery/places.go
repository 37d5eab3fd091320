package gallery

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"seedfeed/feed/markup"
)

// inside parts the path of an article from the name of a picture in its own file. No path has this character.
const inside = "\x00"

// kinds are the endings of pictures that are read.
var kinds = []string{".jpg", ".jpeg", ".png", ".gif", ".webp"}

// shelves are the folders that site generators and note programs keep pictures in, beside or above the articles. Addresses
// from the root of a site, and bare names, are looked up in them.
var shelves = []string{"", "static", "public", "assets", "images", "img", "media", "attachments", "Attachments", "files"}

// places returns the paths of the folder that an address in the article at file may mean, the likeliest first; none where
// it cannot be one of the folder. No path is hidden or leaves the folder.
func places(file, address string) []string {
	if name, ok := strings.CutPrefix(address, markup.Embedded); ok {
		return []string{file + inside + name}
	}
	u, err := url.Parse(address)
	if err != nil { // a name with "%" or ":" in it, as people write them
		u = &url.URL{Path: address}
	}
	u.Path = strings.ReplaceAll(u.Path, "\\", "/")
	if u.Scheme != "" || u.Host != "" || strings.Contains(u.Path, "://") || strings.Contains(u.Path, inside) || !slices.Contains(kinds, strings.ToLower(path.Ext(u.Path))) {
		return nil
	}
	var out []string
	add := func(dir, name string) {
		if p := path.Join(dir, name); !strings.HasPrefix(p, "../") && !hidden(p) && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	dir, rooted := path.Dir(file), strings.HasPrefix(u.Path, "/")
	name := strings.TrimLeft(u.Path, "/")
	if !rooted {
		add(dir, name)
	}
	if rooted || !strings.Contains(name, "/") {
		for d := dir; ; d = path.Dir(d) {
			for _, shelf := range shelves {
				add(path.Join(d, shelf), name)
			}
			if d == "." {
				break
			}
		}
	}
	return out
}

// hidden reports whether a part of a path begins with a dot.
func hidden(p string) bool { return strings.HasPrefix(p, ".") || strings.Contains(p, "/.") }
