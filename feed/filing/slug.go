package filing

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns what is equal for equal topics, authors and folders: the name in lower case, in Unicode form C, with one "-"
// for each run of spaces, hyphens and underscores, and without invisible characters.
func Fold(name string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(name))
	return strings.Join(strings.FieldsFunc(visible, func(r rune) bool {
		return r == '-' || r == '_' || unicode.IsSpace(r) || unicode.IsControl(r)
	}), "-")
}

// mostSlug bounds the runes of a slug that come from the name.
const mostSlug = 60

// hashed is how a slug ends to which a hash was added.
var hashed = regexp.MustCompile(`(^|-)[0-9a-f]{10}$`)

// slugOf returns the part of an address that stands for a key. It depends on the key alone, and different keys have
// different slugs: where the key is not its own slug, a hash of the key follows. It holds letters, digits and "-" only.
func slugOf(key string) string {
	var words []string
	n := 0
	for _, w := range strings.FieldsFunc(key, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }) {
		if n += len([]rune(w)) + 1; n > mostSlug+1 {
			break
		}
		words = append(words, w)
	}
	slug := strings.Join(words, "-")
	if slug == key && slug != "" && !hashed.MatchString(slug) {
		return slug
	}
	sum := sha256.Sum256([]byte(key))
	return strings.Join(append(words, hex.EncodeToString(sum[:5])), "-")
}

// Folders returns the folders in which the file at a path lies, the outermost first: the sections of its article. The
// folder of an index.md or index.html is left out: it stands for the article itself, as in Hugo.
func Folders(file string) (folders []string) {
	dir := path.Dir(file)
	if stem := strings.ToLower(strings.TrimSuffix(path.Base(file), path.Ext(file))); stem == "index" || stem == "_index" {
		dir = path.Dir(dir)
	}
	for ; dir != "." && dir != "/"; dir = path.Dir(dir) {
		folders = append([]string{dir}, folders...)
	}
	return folders
}

// folderSlug returns the slug of a folder: the slugs of its names, joined by "/".
func folderSlug(folder string) string {
	parts := strings.Split(folder, "/")
	for i, p := range parts {
		parts[i] = slugOf(Fold(p))
	}
	return strings.Join(parts, "/")
}
