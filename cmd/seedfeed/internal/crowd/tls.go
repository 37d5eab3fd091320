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

// certificate writes a self-signed certificate and its key to one file and returns the name of the file.
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

// handshake returns the number of bytes that the program sends in a TLS handshake.
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

// countingConn counts the bytes that are read from a connection.
type countingConn struct {
	net.Conn
	read int
}

func (c *countingConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.read += n
	return n, err
}
