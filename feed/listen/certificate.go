package listen

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"
)

// Certificate is a TLS certificate and its key, in two PEM files. It follows the files: see Follow. It is safe for
// concurrent use.
type Certificate struct {
	certFile, keyFile string
	current           atomic.Pointer[tls.Certificate]

	// Of the goroutine that looks at the files.
	inForce pair // the pair that current was made of
	seen    pair // what the files held at the last look
	refused pair // the last pair that could not be used
}

// pair is what the two files hold, or why they cannot be read.
type pair struct{ cert, key, unread string }

// OpenCertificate reads the certificate, with the chain that belongs to it, and the key.
func OpenCertificate(certFile, keyFile string) (*Certificate, error) {
	c := &Certificate{certFile: certFile, keyFile: keyFile}
	if err := c.use(c.read()); err != nil {
		return nil, err
	}
	return c, nil
}

// Config returns settings for a server: each new connection gets the certificate that is in force. Connections use
// HTTP/2 where the client knows it.
func (c *Certificate) Config() *tls.Config {
	return &tls.Config{
		NextProtos:     []string{"h2", "http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.current.Load(), nil },
	}
}

// Names returns the host names that the certificate in force is for.
func (c *Certificate) Names() []string { return c.current.Load().Leaf.DNSNames }

// Until returns the time when the certificate in force expires.
func (c *Certificate) Until() time.Time { return c.current.Load().Leaf.NotAfter }

// lookEvery is how often Follow looks at the files. A change takes two looks.
const lookEvery = 5 * time.Second

// Follow looks at the files every few seconds until the context ends. It calls report with nil when a new pair came into
// force. If a new pair cannot be used, the old one stays in force, and report is called once with the reason.
func (c *Certificate) Follow(ctx context.Context, report func(error)) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if changed, err := c.look(); changed || err != nil {
			report(err)
		}
	}
}

// look puts a new pair into force if the files hold one. Certificate and key are written one after the other, so a pair
// is tried only when it is the same at two looks. Contents are compared, not times: a renewal may swap links.
func (c *Certificate) look() (changed bool, err error) {
	now := c.read()
	rested := now == c.seen
	c.seen = now
	switch {
	case now == c.inForce:
		c.refused = pair{}
		return false, nil
	case !rested, now == c.refused:
		return false, nil
	}
	if err := c.use(now); err != nil {
		c.refused = now
		return false, err
	}
	return true, nil
}

func (c *Certificate) use(p pair) error {
	if p.unread != "" {
		return fmt.Errorf("certificate: %s", p.unread)
	}
	made, err := tls.X509KeyPair([]byte(p.cert), []byte(p.key))
	if err != nil {
		return fmt.Errorf("certificate %s, key %s: %w", c.certFile, c.keyFile, err)
	}
	c.current.Store(&made)
	c.inForce, c.seen, c.refused = p, p, pair{}
	return nil
}

func (c *Certificate) read() pair {
	cert, err := readPEM(c.certFile)
	if err != nil {
		return pair{unread: err.Error()}
	}
	key, err := readPEM(c.keyFile)
	if err != nil {
		return pair{unread: err.Error()}
	}
	return pair{cert: cert, key: key}
}

// mostPEM is more than any chain of certificates has, in bytes.
const mostPEM = 1 << 20

func readPEM(path string) (string, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() { // to open a pipe may take for ever
		return "", fmt.Errorf("%s is no regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostPEM+1))
	if err == nil && len(b) > mostPEM {
		err = fmt.Errorf("%s: more than %d bytes", path, mostPEM)
	}
	return string(b), err
}
