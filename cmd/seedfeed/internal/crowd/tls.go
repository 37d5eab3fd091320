package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// certificate writes a certificate and its key into one file and returns its name.
func certificate(dir string) (string, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", err
	}
	of := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(wholeDay), DNSNames: []string{"news.example.org"}}
	signed, err := x509.CreateCertificate(rand.Reader, of, of, key.Public(), key)
	if err != nil {
		return "", err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return "", err
	}
	text := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})...)
	path := filepath.Join(dir, "pair.pem")
	return path, os.WriteFile(path, text, 0o600)
}

// handshake returns how many bytes the program sends for an answer that has no body, without the answer: those that open
// the connection.
func (s *server) handshake() (int, error) {
	raw, err := net.Dial("tcp", s.addr)
	if err != nil {
		return 0, err
	}
	defer raw.Close()
	counting := &countingConn{Conn: raw}
	c := tls.Client(counting, &tls.Config{InsecureSkipVerify: true})
	err = c.Handshake()
	return counting.read, err
}

// countingConn counts what is read.
type countingConn struct {
	net.Conn
	read int
}

func (c *countingConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.read += n
	return n, err
}
