package main

import (
	"crypto/tls"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestTLS: with a certificate the program answers by HTTPS and HTTP/2, and its own address says so.
func TestTLS(t *testing.T) {
	s := newServer(t)
	write(t, s.seed("lock.txt"), article)
	cert, key := certificateFiles(t, s.dir)
	s.start("--tls-cert", cert, "--tls-key", key)
	addr, ok := strings.CutPrefix(s.base, "https://")
	if !ok {
		t.Fatalf("named %s", s.base)
	}
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true}
	defer transport.CloseIdleConnections()
	answer, err := (&http.Client{Transport: transport}).Get(s.base + "/atom.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil || answer.Proto != "HTTP/2.0" || !strings.Contains(string(b), "<id>") || !strings.Contains(string(b), s.base+"/articles/") {
		t.Errorf("%s %v %.300s", answer.Proto, err, b)
	}
	if status, out, errs := command(t, "", "health", "--addr", addr, "--tls-cert", cert, "--tls-key", key); status != 0 || out != "ok\n" {
		t.Errorf("health: %d %s%s", status, out, errs)
	}
	if plain, err := http.Get("http://" + addr + "/atom.xml"); err != nil || plain.StatusCode != http.StatusBadRequest {
		t.Errorf("without TLS: %v %v", plain, err)
	}
	if log := s.log(); !strings.Contains(log, "localhost") || strings.Contains(log, "handshake") {
		t.Errorf("the log does not name the certificate, or tells of what strangers did:\n%s", log)
	}
	if err := s.stop(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// TestListeningSettings: what cannot be listened on is a wrong command line, and says what to do.
func TestListeningSettings(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "seeds", "lock.txt"), article)
	file := write(t, filepath.Join(dir, "file"), "words")
	cert, key := certificateFiles(t, dir)
	for _, test := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"socket without a path", []string{"--addr=unix:", "--base-url=https://news.example/"}, exitUsage, "has no path"},
		{"socket without an address for readers", []string{"--addr=unix:/run/s.sock"}, exitUsage, "set --base-url"},
		{"long path", []string{"--addr=unix:/" + strings.Repeat("a", 200), "--base-url=https://news.example/"}, exitUsage, "bytes long"},
		{"socket where a file is", []string{"--addr=unix:" + file, "--base-url=https://news.example/"}, exitFailed, "no socket"},
		{"socket in no folder", []string{"--addr=unix:" + filepath.Join(dir, "none", "s"), "--base-url=https://news.example/"}, exitFailed, "can write"},
		{"metrics on a socket without a path", []string{"--metrics-addr=unix:"}, exitUsage, "--metrics-addr"},
		{"certificate without its key", []string{"--tls-cert", cert}, exitUsage, "use both or neither"},
		{"key without its certificate", []string{"--tls-key", key}, exitUsage, "use both or neither"},
		{"no certificate", []string{"--tls-cert", file, "--tls-key", key}, exitFailed, "certificate"},
		{"no file of the certificate", []string{"--tls-cert", file + "x", "--tls-key", key}, exitFailed, "filex"},
	} {
		t.Run(test.name, func(t *testing.T) {
			addr := []string{"--addr=127.0.0.1:0"}
			if strings.HasPrefix(test.args[0], "--addr") {
				addr = nil
			}
			status, _, errs := command(t, "", append(append(addr, "--seeds", filepath.Join(dir, "seeds")), test.args...)...)
			if status != test.status || !strings.Contains(errs, test.says) {
				t.Errorf("status %d, want %d, and %q in %s", status, test.status, test.says, errs)
			}
		})
	}
}

func TestLocalBase(t *testing.T) {
	for addr, want := range map[string]string{
		":8080": "http://127.0.0.1:8080/", "[::]:80": "http://127.0.0.1/", "0.0.0.0:81": "http://127.0.0.1:81/", "localhost:82": "http://localhost:82/",
		"[2001:db8::1]:83": "http://[2001:db8::1]:83/", "unix:/run/s.sock": "http://localhost/",
	} {
		if got := localBase(addr, ""); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

// TestHealth: the exit status tells whether the program that listens is healthy.
func TestHealth(t *testing.T) {
	s := newServer(t)
	s.start()
	addr := strings.TrimPrefix(s.base, "http://")
	if status, out, errs := command(t, "", "health", "--addr", addr); status != 0 || out != "ok\n" {
		t.Errorf("it runs: %d %s%s", status, out, errs)
	}
	if status, _, errs := command(t, "", "health", "--addr", "unix:"+filepath.Join(s.dir, "none")); status != exitFailed || !strings.Contains(errs, "no answer") {
		t.Errorf("a socket that is not there: %d %s", status, errs)
	}
	if err := os.Remove(s.seed("")); err != nil {
		t.Fatal(err)
	}
	if status, _, errs := command(t, "", "health", "--addr", addr); status != exitFailed || !strings.Contains(errs, "503") || !strings.Contains(errs, "cannot be read") {
		t.Errorf("its folder is gone: %d %s", status, errs)
	}
	s.stop(syscall.SIGTERM)
	if status, _, errs := command(t, "", "health", "--addr", addr); status != exitFailed || !strings.Contains(errs, addr) {
		t.Errorf("it does not run: %d %s", status, errs)
	}
}
