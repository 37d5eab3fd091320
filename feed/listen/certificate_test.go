package listen

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// newPair returns a certificate for a host name and its key, as PEM.
func newPair(t *testing.T, host string) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: host}, DNSNames: []string{host},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}))
}

// certified is a certificate whose files can be written.
type certified struct {
	*Certificate
	t *testing.T
}

func newCertified(t *testing.T, host string) certified {
	t.Helper()
	dir := t.TempDir()
	c := certified{&Certificate{certFile: filepath.Join(dir, "cert.pem"), keyFile: filepath.Join(dir, "key.pem")}, t}
	c.put(newPair(t, host))
	opened, err := OpenCertificate(c.certFile, c.keyFile)
	if err != nil {
		t.Fatal(err)
	}
	c.Certificate = opened
	return c
}

func (c certified) put(cert, key string) {
	c.t.Helper()
	for path, text := range map[string]string{c.certFile: cert, c.keyFile: key} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
}

// TestRenewal looks at the files after each step. The certificate changes only when a whole new pair has been there at
// two looks, and each pair that cannot be used is reported once.
func TestRenewal(t *testing.T) {
	c := newCertified(t, "first.example")
	secondCert, secondKey := newPair(t, "second.example")
	thirdCert, thirdKey := newPair(t, "third.example")
	look := func(step, host, complaint string) {
		t.Helper()
		_, err := c.look()
		if got := strings.Join(c.Names(), " "); got != host {
			t.Errorf("%s: %s is in force, want %s", step, got, host)
		}
		if (err == nil) != (complaint == "") || err != nil && !strings.Contains(err.Error(), complaint) {
			t.Errorf("%s: reported %v, want %q", step, err, complaint)
		}
	}
	look("at rest", "first.example", "")
	c.put(secondCert, secondKey)
	look("new, not yet at rest", "first.example", "")
	look("new", "second.example", "")
	look("at rest", "second.example", "")
	c.put(thirdCert, secondKey)
	look("half of a pair", "second.example", "")
	c.put(thirdCert, thirdKey)
	look("whole, not yet at rest", "second.example", "")
	look("whole", "third.example", "")
	c.put(secondCert, thirdKey)
	look("key of another", "third.example", "")
	look("key of another, at rest", "third.example", "private key does not match")
	look("key of another, known", "third.example", "")
	c.put("no certificate", thirdKey)
	look("broken", "third.example", "")
	look("broken, at rest", "third.example", "certificate")
	look("broken, known", "third.example", "")
	c.put(thirdCert, thirdKey)
	look("the old one between", "third.example", "")
	c.put("no certificate", thirdKey)
	look("broken as before", "third.example", "")
	look("broken as before, at rest", "third.example", "certificate")
	if err := os.Remove(c.keyFile); err != nil {
		t.Fatal(err)
	}
	look("missing", "third.example", "")
	look("missing, at rest", "third.example", "key.pem")
	look("missing, known", "third.example", "")
	c.put(thirdCert, thirdKey)
	look("the old one again", "third.example", "")
	c.put("no certificate", thirdKey)
	look("broken again", "third.example", "")
	look("broken again, at rest", "third.example", "certificate")
	c.put(secondCert, secondKey)
	look("good again", "third.example", "")
	look("good again, at rest", "second.example", "")
}

func TestOpenCertificate(t *testing.T) {
	c := newCertified(t, "first.example")
	if got := c.Until().Year(); got != 2100 {
		t.Errorf("it expires in %d", got)
	}
	cert, key := newPair(t, "first.example")
	for _, test := range []struct {
		name string
		put  func()
		says string
	}{
		{"no key", func() { c.put(cert, "") }, c.keyFile},
		{"no certificate", func() { c.put("", key) }, c.certFile},
		{"too long", func() { c.put(cert+strings.Repeat("\n", mostPEM), key) }, "more than"},
		{"missing", func() { os.Remove(c.certFile) }, "open " + c.certFile},
		{"no file, as a pipe is none", func() { os.Mkdir(c.certFile, 0o700) }, "no regular file"},
	} {
		test.put()
		if _, err := OpenCertificate(c.certFile, c.keyFile); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v, want %q", test.name, err, test.says)
		}
	}
}

// TestFollow: a renewal comes into force within seconds, and is reported.
func TestFollow(t *testing.T) {
	c := newCertified(t, "first.example")
	cert, key := newPair(t, "second.example")
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var reports []error
		ended := make(chan bool)
		go func() {
			defer close(ended)
			c.Follow(ctx, func(err error) { reports = append(reports, err) })
		}()
		<-time.After(time.Minute)
		synctest.Wait()
		if len(reports) != 0 {
			t.Errorf("nothing has changed, and reported was %v", reports)
		}
		c.put(cert, key)
		<-time.After(3 * lookEvery)
		synctest.Wait()
		if len(reports) != 1 || reports[0] != nil || c.Names()[0] != "second.example" {
			t.Errorf("reported %v, in force %v", reports, c.Names())
		}
		c.put(cert, "")
		<-time.After(time.Minute)
		synctest.Wait()
		if len(reports) != 2 || reports[1] == nil {
			t.Errorf("reported %v", reports)
		}
		cancel()
		<-ended
	})
}

// TestHandshake: new connections get the new certificate, by HTTP/2, while old ones go on.
func TestHandshake(t *testing.T) {
	c := newCertified(t, "first.example")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := http.Server{TLSConfig: c.Config(), Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Proto) })}
	go server.ServeTLS(l, "", "")
	defer server.Close()
	ask := func(transport *http.Transport) (host, proto string) {
		t.Helper()
		answer, err := (&http.Client{Transport: transport}).Get("https://" + l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		b, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.TLS.PeerCertificates[0].DNSNames[0], string(b)
	}
	transport := func() *http.Transport {
		t := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true}
		return t
	}
	old := transport()
	defer old.CloseIdleConnections()
	if host, proto := ask(old); host != "first.example" || proto != "HTTP/2.0" {
		t.Errorf("%s by %s", host, proto)
	}
	c.put(newPair(t, "second.example"))
	for range 2 {
		if _, err := c.look(); err != nil {
			t.Fatal(err)
		}
	}
	if host, _ := ask(old); host != "first.example" {
		t.Errorf("the old connection shows %s", host)
	}
	fresh := transport()
	defer fresh.CloseIdleConnections()
	if host, _ := ask(fresh); host != "second.example" {
		t.Errorf("a new connection shows %s", host)
	}
}
