package main

import (
	_ "embed"
	"encoding/json"
)

// measured is what was measured on a machine. The file measured.json holds the figures of the manual.
type measured struct {
	Machine string `json:"machine"`
	Day     string `json:"day"` // of the measuring

	Answers [answers]cost `json:"answers"` // that of a delta is for one item
	Item    int           `json:"item"`    // bytes of each further item of a delta
	// Handshake is what the program sends until a TLS connection is open, with a certificate that it signed itself.
	Handshake int     `json:"handshake"`
	Drop      float64 `json:"drop"` // processor time of an article that is published, in milliseconds

	Put      int `json:"put"`      // files of the site that one more article changes
	PutBytes int `json:"putBytes"` // their size with gzip, where there is such a form

	Replay      *replay      `json:"replay,omitempty"`
	Connections *connections `json:"connections,omitempty"`
}

// cost is what one answer costs. Bytes are those of HTTP, without what TCP, IP and TLS add. Times are in microseconds of
// one processor.
type cost struct {
	Request  int     `json:"request"`
	Response int     `json:"response"` // header and body
	Kept     float64 `json:"kept"`     // on a connection that is open
	New      float64 `json:"new"`      // with the connection
	TLS      float64 `json:"tls"`      // with the connection and its handshake
}

//go:embed measured.json
var stored []byte

func readMeasured(data []byte) (m measured, err error) {
	err = json.Unmarshal(data, &m)
	return m, err
}
