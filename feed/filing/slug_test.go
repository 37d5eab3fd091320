package filing

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSlugs(t *testing.T) {
	for _, test := range []struct {
		name  string
		slug  string // a "*" at its end stands for a hash
		twins []string
		apart []string
	}{
		{"Harbour", "harbour", []string{"harbour", "HARBOUR ", "har\u200bbour"}, []string{"harbours"}},
		{"South Coast", "south-coast", []string{"south_coast", "South-Coast", "south \t coast"}, []string{"southcoast", "south/coast"}},
		{"C++", "c-*", []string{"c++"}, []string{"C", "C#", "c+"}},
		{"Café", "café", []string{"Cafe\u0301"}, []string{"Cafe"}},
		{"مرفأ المدينة", "مرفأ-المدينة", []string{"\u200fمرفأ المدينة\u200e"}, nil},
		{"../../etc/passwd", "etc-passwd-*", nil, []string{"etc passwd"}},
		{"news.v2", "news-v2-*", nil, []string{"news v2"}},
		{"...", "*", nil, []string{"..", "…"}},
		{strings.Repeat("wide harbour ", 40), "wide-harbour-wide-harbour-wide-harbour-wide-harbour-wide-*", nil, []string{strings.Repeat("wide harbour ", 41)}},
		{strings.Repeat("x", 29) + " " + strings.Repeat("y", 30), strings.Repeat("x", 29) + "-" + strings.Repeat("y", 30), nil, nil},
		{strings.Repeat("x", 29) + " " + strings.Repeat("y", 31), strings.Repeat("x", 29) + "-*", nil, nil},
		{strings.Repeat("x", 300), "*", nil, []string{strings.Repeat("x", 301)}},
		{"plan-0123456789", "plan-0123456789-*", nil, []string{"plan"}},
	} {
		got := slugOf(Fold(test.name))
		if start, any := strings.CutSuffix(test.slug, "*"); got != test.slug && !(any && strings.HasPrefix(got, start) && hashed.MatchString(got)) {
			t.Errorf("%q: slug %q, want %q", test.name, got, test.slug)
		}
		for _, twin := range test.twins {
			if s := slugOf(Fold(twin)); s != got {
				t.Errorf("%q and %q: slugs %q, %q", test.name, twin, got, s)
			}
		}
		for _, other := range test.apart {
			if s := slugOf(Fold(other)); s == got {
				t.Errorf("%q and %q have the slug %q", test.name, other, s)
			}
		}
	}
}

// FuzzSlug checks that a slug is one element of a path, names its key alone, and is its own slug where it has no hash.
func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "Harbour", "a/b", "..", "%2f", "~2", "\xff\x00", "مرفأ", "c-0123456789", "\u202eabc"} {
		f.Add(s, "harbour")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := slugOf(Fold(a)), slugOf(Fold(b))
		if (Fold(a) == Fold(b)) != (x == y) {
			t.Errorf("%q and %q: keys %q, %q; slugs %q, %q", a, b, Fold(a), Fold(b), x, y)
		}
		if x == "" || strings.ContainsAny(x, "/.~%\\?# ") || len([]rune(x)) > mostSlug+12 || !utf8.ValidString(x) {
			t.Errorf("%q: slug %q", a, x)
		}
		if u, err := url.Parse("https://news.example/topics/" + url.PathEscape(x) + "/"); err != nil || u.Path != "/topics/"+x+"/" {
			t.Errorf("%q: slug %q does not survive an address: %v", a, x, err)
		}
		if !hashed.MatchString(x) && slugOf(Fold(x)) != x {
			t.Errorf("%q: slug %q has the slug %q", a, x, slugOf(Fold(x)))
		}
	})
}

func TestFolders(t *testing.T) {
	for _, test := range []struct{ path, slugs string }{
		{"a.md", ""},
		{"News/a.md", "news"},
		{"News/Local Affairs/a.md", "news news/local-affairs"},
		{"news/big-story/index.md", "news"}, // the folder is the article
		{"index.md", ""},
		{"news/index.html", ""},
		{"2026/05/a.md", "2026 2026/05"},
	} {
		var slugs []string
		for _, folder := range Folders(test.path) {
			slugs = append(slugs, folderSlug(folder))
		}
		if got := strings.Join(slugs, " "); got != test.slugs {
			t.Errorf("%s: sections %q, want %q", test.path, got, test.slugs)
		}
	}
}
