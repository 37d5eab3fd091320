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

// shelves are the folders of site generators that an address from the root of a site does not name.
var shelves = []string{"", "static", "public", "assets"}

// places returns the paths of the folder that an address in the article at file may mean, the likeliest first; none where
// it cannot be one of the folder. An address that does not begin with a dot may also be one from the root of a site or of
// a vault, which may be any folder around the article. No path is hidden or leaves the folder.
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
	dir, name := path.Dir(file), strings.TrimLeft(u.Path, "/")
	if name == u.Path {
		add(dir, name)
	}
	for d := dir; !strings.HasPrefix(name, "."); d = path.Dir(d) {
		for _, shelf := range shelves {
			add(path.Join(d, shelf), name)
		}
		if d == "." {
			break
		}
	}
	return out
}

// bare reports whether an address is the mere name of a file. Note programs look for it in all folders.
func bare(address string) bool { return !strings.ContainsAny(address, `/\:%?#`) }

// means reports whether an address in the article at file may mean the picture at a path.
func means(file, address, p string) bool {
	return slices.Contains(places(file, address), p) || bare(address) && path.Base(p) == address && !hidden(p)
}

// hidden reports whether a part of a path begins with a dot.
func hidden(p string) bool { return strings.HasPrefix(p, ".") || strings.Contains(p, "/.") }
