package export

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"seedfeed/feed/testkit"
)

// inNginx serves a folder with Debian's nginx and our snippet, and returns the address.
func inNginx(t *testing.T, dir string) string {
	t.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		t.Skip("SKIPPED: nginx is not installed")
	}
	work := t.TempDir()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l.Close()
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	group, err := user.LookupGroupId(me.Gid)
	if err != nil {
		t.Fatal(err)
	}
	// Its workers are this user, not nobody: the temporary folder may be for this user alone. TestReadable looks at permissions.
	config := fmt.Sprintf(`daemon off; pid %[1]s/pid; error_log %[1]s/error warn; user %[5]s %[6]s;
events { }
http {
	access_log off; client_body_temp_path %[1]s/a; proxy_temp_path %[1]s/b; fastcgi_temp_path %[1]s/c; uwsgi_temp_path %[1]s/d; scgi_temp_path %[1]s/e;
	server { listen %[2]s; root %[3]s; include %[3]s/%[4]s/nginx.conf; }
}
`, work, addr, dir, ownDir, me.Username, group.Name)
	if err := os.WriteFile(filepath.Join(work, "conf"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := exec.CommandContext(ctx, program, "-c", filepath.Join(work, "conf"), "-e", filepath.Join(work, "error"))
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	var out strings.Builder
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		c.Wait()
		if t.Failed() {
			log, _ := os.ReadFile(filepath.Join(work, "error"))
			t.Logf("nginx: %s\n%s", out.String(), log)
		}
	})
	testkit.Within(t, "nginx answers", func() bool {
		conn, err := net.Dial("tcp", addr)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
	return "http://" + addr
}

// rich is a site with every kind of document and lead.
func rich() Site {
	kind := func(d Document, status int, rule string, fields ...string) Document {
		was := d.Make
		d.Rule = rule
		d.Make = func() *Content {
			c := was()
			c.Status = status
			for i := 0; i < len(fields); i += 2 {
				c.Header.Set(fields[i], fields[i+1])
			}
			return c
		}
		return d
	}
	s := siteOf(
		kind(page("/", html, "The front page"), 200, "/", "Cache-Control", "public, max-age=60"),
		kind(page("/articles/eels", html, "Eels in the weir"), 200, "/articles/:a", policyField, "img-src 'self' https://a.example; base-uri 'none'"),
		kind(page("/articles/café", html, "Coffee"), 200, "/articles/:a", policyField, "img-src 'self' https://b.example; base-uri 'none'"),
		kind(page("/articles/old", html, "Withdrawn on Monday"), 410, "/articles/:a", "Cache-Control", "public, max-age=59"),
		kind(page("/topics/", html, "Topics"), 200, "/topics/"), kind(page("/topics/sea/", html, "The sea"), 200, "/topics/:a/"),
		kind(page("/topics/sea/atom.xml", "application/atom+xml; charset=utf-8", "A feed"), 200, "/topics/:a/atom.xml"),
		kind(page("/cards/eels.png", "image/png", "A card"), 200, "/cards/:a"),
		kind(page("/404", html, "Nothing is here"), 200, ""),
		kind(page("/atom.xml", "application/atom+xml; charset=utf-8", "The main feed"), 200, "/atom.xml", "Link", `<https://hub.example/?a=$b>; rel="hub"`),
		kind(page("/blog/feed", "application/rss+xml; charset=utf-8", "Its former place"), 200, "/blog/feed"),
	)
	s.Leads = func(yield func(Lead) bool) {
		for _, l := range []Lead{
			{From: "/2019/eels", To: "/articles/eels"}, {From: `/a "b" c$`, To: "/articles/café"}, {From: "/", Query: "p=12", To: "/articles/eels"},
			{From: "/blog/feed/", To: "/blog/feed", Same: true}, {From: "/feed", To: "/atom.xml"},
			// What is there now comes before what was there once.
			{From: "/cards/eels.png", To: "/"}, {From: "/articles/eels", To: "/"}, {From: "/topics/", To: "/"}, {From: "/atom.xml", To: "/"},
			{From: "/404.html", To: "/"}, {From: "/_headers", To: "/"}, {From: "/" + ownDir + "/nginx.conf", To: "/"},
		} {
			if !yield(l) {
				return
			}
		}
	}
	return s
}

// TestReadable: a server that runs as another user can read the files. They have the permissions of any new file.
func TestReadable(t *testing.T) {
	out, other := filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "other")
	written(t, folder(t, out), rich())
	if err := os.Mkdir(other, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(other, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	modes := func(dir string) map[fs.FileMode]int {
		all := map[fs.FileMode]int{}
		err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err == nil {
				all[info.Mode()]++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	want, got := modes(other), modes(out)
	for mode, n := range got {
		if want[mode] == 0 {
			t.Errorf("%d files are %v, new ones %v", n, mode, want)
		}
	}
	if len(got) != 2 {
		t.Errorf("%v: no files or no folders", got)
	}
}

// TestNginx: nginx answers from the files as the program does, with our snippet and nothing else.
func TestNginx(t *testing.T) {
	f := folder(t, filepath.Join(t.TempDir(), "out"))
	if _, got := written(t, f, rich()); got["blog/feed"] == "" {
		t.Fatalf("%q", got)
	}
	at := inNginx(t, f.name)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, test := range []struct {
		path   string
		status int
		body   string // "": any
		fields string // name: value, with new lines between them
	}{
		{"/", 200, "The front page", "Content-Type: " + html + "\nCache-Control: public, max-age=60"},
		{"/articles/eels", 200, "Eels in the weir", "Content-Type: " + html + "\nContent-Security-Policy: img-src 'self' https://a.example https://b.example; base-uri 'none'"},
		{"/articles/caf%C3%A9", 200, "Coffee", "Content-Type: " + html},
		{"/articles/old", 410, "Withdrawn on Monday", "Content-Type: " + html + "\nCache-Control: public, max-age=59"},
		{"/articles/none", 404, "Nothing is here", "Content-Type: text/html"},
		{"/topics/", 200, "Topics", "Content-Type: " + html}, {"/topics/sea/", 200, "The sea", "Content-Type: " + html},
		{"/topics/sea/atom.xml", 200, "A feed", "Content-Type: application/atom+xml; charset=utf-8"},
		{"/cards/eels.png", 200, "A card", "Content-Type: image/png"},
		{"/atom.xml", 200, "The main feed", "Content-Type: application/atom+xml; charset=utf-8\nLink: <https://hub.example/?a=%24b>; rel=\"hub\""},
		{"/blog/feed", 200, "Its former place", "Content-Type: application/rss+xml; charset=utf-8"},
		{"/blog/feed/", 200, "Its former place", "Content-Type: application/rss+xml; charset=utf-8"},
		{"/feed", 301, "", "Location: https://news.example/atom.xml"},
		{"/2019/eels", 301, "", "Location: https://news.example/articles/eels"},
		{"/a%20%22b%22%20c$", 301, "", "Location: https://news.example/articles/caf%C3%A9"},
		{"/?p=12", 301, "", "Location: https://news.example/articles/eels"},
		{"/" + manifestName, 404, "", ""},
	} {
		r, _ := http.NewRequest("GET", at+test.path, nil)
		r.Header.Set("Accept-Encoding", "identity") // our compressed forms are none that anybody can unpack
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != test.status {
			t.Errorf("%s: %d, want %d: %s", test.path, resp.StatusCode, test.status, body)
		}
		for line := range strings.Lines(test.fields) {
			name, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			if got := resp.Header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", test.path, name, got, want)
			}
		}
		if test.body != "" && string(body) != test.body {
			t.Errorf("%s: %q, want %q", test.path, body, test.body)
		}
	}
	for accepts, want := range map[string]string{"gzip": "gz The main feed", "br": "The main feed"} { // brotli takes a module
		r, _ := http.NewRequest("GET", at+"/atom.xml", nil)
		r.Header.Set("Accept-Encoding", accepts)
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		if string(body) != want || resp.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: %q, %v", accepts, body, resp.Header)
		}
	}
}

// TestServers: what Netlify, Cloudflare Pages and Caddy are told.
func TestServers(t *testing.T) {
	f := folder(t, filepath.Join(t.TempDir(), "out"))
	s := rich()
	s.Base = "https://news.example/daily/"
	written(t, f, s)
	for _, test := range []struct{ name, has, lacks string }{
		{"_headers", "/daily/articles/:a\n  Content-Security-Policy: img-src 'self' https://a.example https://b.example; base-uri 'none'\n  Content-Type: " + html + "\n", "max-age=59"},
		{"_headers", "/daily/\n  Cache-Control: public, max-age=60\n", "/404"},
		{"_redirects", "/daily/2019/eels https://news.example/daily/articles/eels 301\n", "p=12"},
		{"_redirects", "/daily/a%20%22b%22%20c%24 https://news.example/daily/articles/caf%C3%A9 301\n", "/daily/ "},
		{"_redirects", "/daily/blog/feed/ /daily/blog/feed 200\n", "/daily/articles/old"},
		{ownDir + "/Caddyfile", "path_regexp \"^/daily/articles/[^/]+$\"\n", "\"^/articles"},
		{ownDir + "/Caddyfile", "@seedfeed_gone path \"/daily/articles/old\"\n", "p=12"},
		{ownDir + "/Caddyfile", "handle @seedfeed_gone {\n\theader {\n\t\tCache-Control \"public, max-age=59\"\n", "\t\t/"},
		{ownDir + "/Caddyfile", "redir \"/daily/2019/eels\" \"https://news.example/daily/articles/eels\" permanent\n", "\nroot"},
		{ownDir + "/Caddyfile", "^/daily/articles/[^/]+$", "{\n\tCache-Control \"public, max-age=59\""}, // the articles that are there
		{"_redirects", "/daily/feed ", "news.example/daily/ 301"},
		{ownDir + "/nginx.conf", "/daily/feed", "news.example/daily/\""},
		{ownDir + "/nginx.conf", "location ~ \"^/daily/topics/$\" {\n", "location ~ \"^/topics"},
	} {
		data, err := os.ReadFile(filepath.Join(f.name, test.name))
		text := string(data)
		if err != nil || !strings.Contains(text, test.has) || strings.Contains(text, test.lacks) {
			t.Errorf("%s, %v: want %q, not %q, in\n%s", test.name, err, test.has, test.lacks, text)
		}
	}
}
