package web

import (
	"fmt"
	"strings"
	"testing"
)

func TestPolicy(t *testing.T) {
	const rest = "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	var many []string
	for n := range mostSources + 1 {
		many = append(many, fmt.Sprintf("https://p%d.example", n))
	}
	for _, c := range []struct {
		name   string
		images []string
		want   string // of img-src
	}{
		{"none", nil, "'self'"},
		{"two, one of them twice", []string{"https://cdn.example", "http://b.example:8080", "https://cdn.example"}, "'self' https://cdn.example http://b.example:8080"},
		{"spelled otherwise", []string{"HTTPS://CDN.example", "https://cdn.example"}, "'self' https://cdn.example"},
		{"name in another script", []string{"https://bücher.example"}, "'self' https://xn--bcher-kva.example"},
		{"underscore", []string{"https://my_pics.example"}, "'self' https://my_pics.example"},
		{"address of a machine", []string{"http://192.0.2.1:81", "http://[2001:db8::1]"}, "'self' http://192.0.2.1:81"},
		{"as many as fit", many[:mostSources], "'self' " + strings.Join(many[:mostSources], " ")},
		{"more than fit", many, "'self' https:"},
		{"more than fit, of both schemes", append(many, "http://a.example"), "'self' https: http:"},
	} {
		if got, want := policy("", c.images, false), "default-src 'none'; img-src "+c.want+rest; got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
	if got := policy("'sha256-x'", nil, false); !strings.HasSuffix(got, "; style-src 'sha256-x'") {
		t.Error(got)
	}
	if got, want := policy("", nil, true), strings.Replace("default-src 'none'; img-src 'self'"+rest, "form-action 'none'", "form-action 'self'", 1); got != want {
		t.Errorf("with a form: %s", got)
	}
	for _, hostile := range []string{
		"", "*", "'unsafe-inline'", "data:", "https:", "https://", "https://*", "https://*.example", "javascript:alert(1)",
		"https://a.example; script-src *", "https://a.example;script-src", "https://a.example, *", "https://a.example 'self'",
		"https://a.example\r\nX-Evil: 1", "https://a.example/path", "https://a.example?q", "https://a.example#f", "https://ann@a.example",
		"https://a..example", "https://a.example:port", "//a.example", "ftp://a.example", "https://a.example:999999999", "https://" + strings.Repeat("a", 300),
	} {
		if got, want := policy("", []string{hostile}, false), policy("", nil, false); got != want {
			t.Errorf("%q: %s", hostile, got)
		}
	}
}

// Whatever the origins, they cannot add a directive or a field, and the policy stays short.
func FuzzPolicy(f *testing.F) {
	f.Add("https://cdn.example", "http://b.example:8080")
	f.Add("https://a.example; script-src *", "https://a,b")
	f.Fuzz(func(t *testing.T, a, b string) {
		var images []string
		for n := range 30 {
			images = append(images, fmt.Sprint(a, n), b)
		}
		got := policy("", images, false)
		if strings.Count(got, ";") != 4 || strings.ContainsAny(got, ",*\r\n") || strings.Count(got, "'") != 10 || len(got) > 8000 {
			t.Errorf("%q, %q: %s", a, b, got)
		}
	})
}
