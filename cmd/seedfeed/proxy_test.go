package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	little "encoding/binary"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"seedfeed/feed/testkit"
)

// certificateFiles writes a certificate for 127.0.0.1 and its key.
func certificateFiles(t *testing.T, dir string) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<60))
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: serial, DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	write(t, cert, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	write(t, key, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
	return cert, key
}

// freeAddress returns an address of this machine with a port that is free now.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// front is a web server that runs its printed example in front of the program.
type front struct {
	t      *testing.T
	dir    string
	addr   string // host and port
	socket string // where it expects the program
	cache  string // folder; "" if there is none
}

// example prints a file of the examples and puts what belongs to this machine in the place of what the owner has to change.
// Each replacement must fit: otherwise the test would run something else than the example.
func (f *front) example(file string, replace ...string) string {
	f.t.Helper()
	_, text, _ := command(f.t, "", "example", file)
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(text, replace[i]) {
			f.t.Fatalf("%s has no %q", file, replace[i])
		}
		text = strings.ReplaceAll(text, replace[i], replace[i+1])
	}
	return text
}

func newFront(t *testing.T) *front {
	t.Helper()
	dir, err := os.MkdirTemp("", "s") // t.TempDir may be too long for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return &front{t: t, dir: dir, addr: freeAddress(t), socket: filepath.Join(dir, "s.sock")}
}

// nginx runs the example for nginx: with TLS, or else without, for readers that trust no certificate of ours.
func nginx(t *testing.T, encrypted bool) *front {
	t.Helper()
	program, err := exec.LookPath("nginx")
	need(t, "nginx", err == nil)
	f := newFront(t)
	f.cache = filepath.Join(f.dir, "cache")
	listen, cert := "listen "+f.addr, []string{"ssl_certificate ", "# ", "ssl_certificate_key ", "# "}
	if encrypted {
		listen += " ssl http2"
		c, k := certificateFiles(t, f.dir)
		cert = []string{"/etc/letsencrypt/live/news.example.org/fullchain.pem", c, "/etc/letsencrypt/live/news.example.org/privkey.pem", k}
	}
	site := f.example("seedfeed.conf", append(cert,
		"listen 443 ssl http2", listen, "listen [::]:443 ssl http2;", "", "listen 80", "listen "+freeAddress(t), "listen [::]:80;", "",
		"unix:/run/seedfeed.sock", "unix:"+f.socket, "/var/cache/nginx-seedfeed", f.cache)...)
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n"
	}
	// What surrounds a site in Debian's nginx.conf.
	config := user + "daemon off;\nworker_processes 1;\npid nginx.pid;\nevents { worker_connections 768; }\nhttp {\n" +
		"sendfile on;\ntcp_nopush on;\ndefault_type application/octet-stream;\naccess_log off;\ngzip on;\n" + site + "}\n"
	f.run(exec.Command(program, "-p", f.dir, "-e", "error.log", "-c", write(t, filepath.Join(f.dir, "nginx.conf"), config)))
	return f
}

// caddy runs the example for Caddy, with a certificate that Caddy makes.
func caddy(t *testing.T) *front {
	t.Helper()
	program, err := exec.LookPath("caddy")
	if err != nil {
		t.Skip("SKIPPED: caddy is not installed")
	}
	f := newFront(t)
	global := "{\n\tadmin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects\n\tstorage file_system " + f.dir + "\n}\n"
	config := global + f.example("Caddyfile", "news.example.org {", "https://"+f.addr+" {", "unix//run/seedfeed.sock", "unix/"+f.socket)
	cmd := exec.Command(program, "run", "--config", write(t, filepath.Join(f.dir, "Caddyfile"), config), "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "HOME="+f.dir, "XDG_CONFIG_HOME="+f.dir)
	f.run(cmd)
	return f
}

// run starts a web server, waits until it takes connections, and ends it with the test.
func (f *front) run(cmd *exec.Cmd) {
	f.t.Helper()
	log, err := os.Create(filepath.Join(f.dir, "front.log"))
	if err != nil {
		f.t.Fatal(err)
	}
	defer log.Close()
	cmd.Dir, cmd.Stdout, cmd.Stderr = f.dir, log, log
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	f.t.Cleanup(func() { cmd.Process.Signal(syscall.SIGTERM); <-ended })
	testkit.Within(f.t, cmd.Path+" takes connections", func() bool {
		select {
		case err := <-ended:
			ended <- err
			b, _ := os.ReadFile(log.Name())
			f.t.Fatalf("%s: %v: %s", cmd.Path, err, b)
		default:
		}
		conn, err := net.Dial("tcp", f.addr)
		if err == nil {
			conn.Close()
		}
		return err == nil
	})
}

// forget empties the cache, as if time had passed.
func (f *front) forget() {
	for _, path := range f.cached() {
		os.Remove(path)
	}
}

// seen is what a reader can see of an answer. Fields that each hop sets for itself are left out.
func seen(t *testing.T, client *http.Client, base, method, path string, fields map[string]string) string {
	t.Helper()
	request, err := http.NewRequest(method, base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("User-Agent", "reader/1.0")
	for name, value := range fields {
		request.Header.Set(name, value)
	}
	answer, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintln(&b, answer.StatusCode)
	for _, name := range []string{
		"Allow", "Access-Control-Allow-Origin", "Cache-Control", "Content-Encoding", "Content-Security-Policy", "Content-Type", "Delta-Base",
		"Etag", "Im", "Last-Modified", "Link", "Location", "Vary", "X-Content-Type-Options",
	} {
		if value := answer.Header.Values(name); answer.StatusCode != http.StatusNotModified || name == "Etag" {
			fmt.Fprintln(&b, name, value)
		}
	}
	fmt.Fprintf(&b, "%d bytes %x", len(body), body)
	return b.String()
}

// TestProxies: whoever asks through the examples for nginx and Caddy gets what the program answers, also from a cache.
func TestProxies(t *testing.T) {
	t.Run("nginx", func(t *testing.T) { testProxy(t, nginx(t, true)) })
	t.Run("caddy", func(t *testing.T) { testProxy(t, caddy(t)) })
}

func testProxy(t *testing.T, f *front) {
	s := newServer(t)
	for i := range 3 {
		write(t, s.seed(fmt.Sprintf("lock-%d.txt", i)), strings.Replace(article, "Lock keeper", fmt.Sprintf("Lock keeper number %d", i), 1))
	}
	write(t, s.seed("gone.txt"), "Towpath closed\n\nWalkers must use the road until May.\n")
	s.start("--addr=unix:"+f.socket, "--base-url=https://"+f.addr+"/")
	direct := &http.Client{Transport: &http.Transport{DisableCompression: true, DialTLSContext: func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", f.socket) }}}
	through := &http.Client{Transport: &http.Transport{DisableCompression: true, ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{InsecureSkipVerify: true, ServerName: "127.0.0.1"}}}
	for _, client := range []*http.Client{direct, through} {
		defer client.CloseIdleConnections()
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	}
	old := seen(t, direct, s.base, "GET", "/atom.xml", nil)
	if err := os.Remove(s.seed("gone.txt")); err != nil {
		t.Fatal(err)
	}
	testkit.Within(t, "a withdrawal", func() bool {
		return strings.HasPrefix(seen(t, direct, s.base, "GET", "/articles/towpath-closed", nil), "410")
	})

	field := func(answer, name string) string {
		_, rest, _ := strings.Cut(answer, name+" [")
		value, _, _ := strings.Cut(rest, "]")
		return value
	}
	plain := seen(t, direct, s.base, "GET", "/atom.xml", nil)
	zipped := seen(t, direct, s.base, "GET", "/atom.xml", map[string]string{"Accept-Encoding": "gzip"})
	date, err := http.ParseTime(field(plain, "Last-Modified"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, method, path string
		fields             map[string]string
		status             string
	}{
		{"feed", "GET", "/atom.xml", nil, "200"},
		{"gzip", "GET", "/atom.xml", map[string]string{"Accept-Encoding": "gzip, deflate"}, "200"},
		{"head", "HEAD", "/rss.xml", map[string]string{"Accept-Encoding": "gzip"}, "200"},
		{"tag", "GET", "/atom.xml", map[string]string{"If-None-Match": field(plain, "Etag")}, "304"},
		{"tag of the gzip form", "GET", "/atom.xml", map[string]string{"If-None-Match": field(zipped, "Etag"), "Accept-Encoding": "gzip"}, "304"},
		{"old tag", "GET", "/atom.xml", map[string]string{"If-None-Match": field(old, "Etag")}, "200"},
		{"date", "GET", "/atom.xml", map[string]string{"If-Modified-Since": date.Format(http.TimeFormat)}, "304"},
		{"later date", "GET", "/atom.xml", map[string]string{"If-Modified-Since": date.Add(time.Second).Format(http.TimeFormat)}, "304"},
		{"earlier date", "GET", "/atom.xml", map[string]string{"If-Modified-Since": date.Add(-time.Hour).Format(http.TimeFormat)}, "200"},
		{"range", "GET", "/atom.xml", map[string]string{"Range": "bytes=0-99"}, "200"},
		{"delta", "GET", "/atom.xml", map[string]string{"A-IM": "feed", "If-None-Match": field(old, "Etag")}, "226"},
		{"delta to what is current", "GET", "/atom.xml", map[string]string{"A-IM": "feed", "If-None-Match": field(plain, "Etag")}, "304"},
		{"feed in a browser", "GET", "/atom.xml", map[string]string{"Sec-Fetch-Dest": "document", "Accept-Encoding": "gzip"}, "200"},
		{"page", "GET", "/articles/lock-keeper-number-1-retires-after-forty-years", map[string]string{"Sec-Fetch-Dest": "document"}, "200"},
		{"withdrawn", "GET", "/articles/towpath-closed", nil, "410"},
		{"moved", "GET", "/feed", nil, "301"},
		{"nothing", "GET", "/none", nil, "404"},
		{"post", "POST", "/atom.xml", nil, "405"},
		{"options", "OPTIONS", "/atom.xml", map[string]string{"Origin": "https://other.example"}, "204"},
		{"health", "GET", "/healthz", nil, "200"},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := seen(t, direct, s.base, test.method, test.path, test.fields)
			for _, from := range []string{"the program", "the cache"} {
				if got := seen(t, through, s.base, test.method, test.path, test.fields); got != want || !strings.HasPrefix(got, test.status) {
					t.Errorf("%s: got\n%.1500s\nwant\n%.1500s", from, got, want)
				}
			}
		})
	}
	for _, path := range []string{"/metrics", "/status"} {
		if got := seen(t, through, s.base, "GET", path, nil); !strings.HasPrefix(got, "404") {
			t.Errorf("%s is open to everybody: %.80s", path, got)
		}
	}
	if f.cache != "" {
		f.testCache(s, through)
	}
}

// testCache looks at what the cache does: it answers from its copy, asks whether an old one is still right, and gives old
// ones out while the program does not run. What must not be kept is not.
func (f *front) testCache(s *server, client *http.Client) {
	f.forget()
	ask := func(path, want string) {
		f.t.Helper()
		answer, err := client.Get(s.base + path)
		if err != nil {
			f.t.Fatal(err)
		}
		answer.Body.Close()
		if got := fmt.Sprint(answer.StatusCode, " ", answer.Header.Get("X-Cache-Status")); got != want {
			f.t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	const page = "/articles/lock-keeper-number-1-retires-after-forty-years"
	for _, path := range []string{"/rss.xml", page} {
		ask(path, "200 MISS")
		ask(path, "200 HIT")
	}
	for _, path := range []string{"/healthz", "/none", "/atom.xml"} {
		seen(f.t, client, s.base, "GET", path, map[string]string{"Sec-Fetch-Dest": "document"})
	}
	if kept := f.cached(); len(kept) != 2 {
		f.t.Errorf("%d answers are kept, want those of a feed and a page", len(kept))
	}
	f.age()
	ask("/rss.xml", "200 REVALIDATED")
	f.age()
	s.stop(syscall.SIGTERM)
	ask(page, "200 STALE")
	client.CloseIdleConnections()
	if got := seen(f.t, client, s.base, "GET", "/healthz", nil); !strings.HasPrefix(got, "502") {
		f.t.Errorf("/healthz of a program that does not run: %.80s", got)
	}
}

// age makes all answers in nginx's cache old. Their files begin with a version and the second until which they are fresh
// (ngx_http_file_cache_header_t), and then how long they may be used while a newer one is fetched.
func (f *front) age() {
	f.t.Helper()
	for _, path := range f.cached() {
		b, err := os.ReadFile(path)
		if err != nil {
			f.t.Fatal(err)
		}
		if version := little.LittleEndian.Uint64(b); version != 5 {
			f.t.Skipf("SKIPPED: nginx has files of version %d", version)
		}
		little.LittleEndian.PutUint64(b[8:], uint64(time.Now().Add(-time.Hour).Unix()))
		little.LittleEndian.PutUint64(b[16:], 0)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f *front) cached() []string {
	files, _ := filepath.Glob(filepath.Join(f.cache, "*"))
	return files
}
