package who

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSlug(t *testing.T) {
	for _, test := range []struct{ key, slug string }{
		{"anna holm", "anna-holm"},
		{"борис лунд", "борис-лунд"},
		{"محمد نصير", "محمد-نصير"},
		{"अनिता होल्म", "अनिता-होल्म"},
		{"王小兰", "王小兰"},
		{"tom reed 3", "tom-reed-3"},
		// with a hash
		{"", "e3b0c44298"},
		{"anna-holm", "anna-holm-*"},
		{"anna  holm", "anna-holm-*"},
		{" anna holm", "anna-holm-*"},
		{"anna holm ", "anna-holm-*"},
		{"anna/holm", "anna-holm-*"},
		{"..", "*"},
		{"../../x", "x-*"},
		{"anna.holm", "anna-holm-*"},
		{"Anna holm", "nna-holm-*"},
		{"\u0301anna", "anna-*"},
		{"\u202eanna", "anna-*"},
		{"anna\x00", "anna-*"},
		{"anna\xff", "anna-*"},
		{"con", "con-*"},
		{"com1", "com1-*"},
		{"anna holm 0123456789", "anna-holm-0123456789-*"},
		{"0123456789", "0123456789-*"},
		{strings.Repeat("я", 400), strings.Repeat("я", maxSlug/2-2) + "-*"},
	} {
		got := Person{Key: test.key, Name: "ignored"}.Slug()
		want, hashed := strings.CutSuffix(test.slug, "*")
		if !hashed && got != want || hashed && (!strings.HasPrefix(got, want) || len(got) != len(want)+hashSize) {
			t.Errorf("%q: %q, want %q", test.key, got, test.slug)
		}
	}
}

// checkSlug holds what is true of every slug, also of those of its neighbours.
func checkSlug(t *testing.T, key string) {
	seen := map[string]string{}
	for _, k := range []string{key, strings.ToLower(key), key + " ", key + "-", strings.ReplaceAll(key, " ", "-"), strings.ReplaceAll(key, " ", ""), Person{Key: key}.Slug(), strings.ReplaceAll(Person{Key: key}.Slug(), "-", " ")} {
		slug := Person{Key: k}.Slug()
		if other, ok := seen[slug]; ok && other != k {
			t.Errorf("%q and %q have one slug: %q", other, k, slug)
		}
		seen[slug] = k
		if slug == "" || len(slug) > maxSlug+1+hashSize || !utf8.ValidString(slug) || strings.Trim(slug, "-") != slug || strings.Contains(slug, "--") {
			t.Errorf("%q: slug %q", k, slug)
		}
		for _, r := range slug {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				t.Errorf("%q: slug %q has %q", k, slug, r)
			}
		}
	}
}

func TestSlugs(t *testing.T) {
	for _, p := range pairs(t) {
		checkSlug(t, p.a)
		checkSlug(t, p.b)
	}
}

// TestPlainKeys: the slugs of usual names have no hash, so that people can read them and type them.
func TestPlainKeys(t *testing.T) {
	for _, pair := range pairs(t) {
		if p, ok := Of(pair.a, false, nil); ok && p.Slug() != strings.ReplaceAll(p.Key, " ", "-") {
			t.Errorf("%q: %q", pair.a, p.Slug())
		}
	}
}
