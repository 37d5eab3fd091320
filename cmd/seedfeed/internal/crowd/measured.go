package main

import (
	_ "embed"
	"encoding/json"
)

// measured holds the measurements of a machine. The file measured.json has the figures of the manual.
type measured struct {
	Machine string `json:"machine"`
	Day     string `json:"day"` // date of the measurement

	Answers [answers]cost `json:"answers"` // by kind of response; a delta has one item
	Item    int           `json:"item"`    // bytes of each additional item of a delta
	// Handshake is the number of bytes that the program sends in a TLS handshake, with a self-signed certificate.
	Handshake int     `json:"handshake"`
	Drop      float64 `json:"drop"` // processor time to publish an article, in milliseconds

	Put      int `json:"put"`      // number of files that change with one more article
	PutBytes int `json:"putBytes"` // size of these files, compressed if they have a gzip form

	Replay      *replay      `json:"replay,omitempty"`
	Connections *connections `json:"connections,omitempty"`
}

// cost is the cost of one response. Request and Response are bytes of HTTP, without the overhead of TCP, IP and TLS. The
// others are processor times in microseconds.
type cost struct {
	Request  int     `json:"request"`
	Response int     `json:"response"` // header and body
	Kept     float64 `json:"kept"`     // on an open connection
	New      float64 `json:"new"`      // on a new connection
	TLS      float64 `json:"tls"`      // on a new TLS connection
}

//go:embed measured.json
var stored []byte

func readMeasured(data []byte) (m measured, err error) {
	err = json.Unmarshal(data, &m)
	return m, err
}
