package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// A request is one poll of the feed. It is written by hand because the client of net/http would use more processor time than
// the measured server.
type request struct {
	tag         string // ETag of the client's version, "" for none
	gzip, delta bool
}

func (q request) String() string {
	var b strings.Builder
	b.WriteString("GET " + feedPath + " HTTP/1.1\r\nHost: news.example.org\r\n" +
		"User-Agent: Crowd/1.0 (a reader of feeds; https://crowd.example/)\r\nAccept: application/rss+xml, application/xml;q=0.9, */*;q=0.8\r\n")
	if q.gzip {
		b.WriteString("Accept-Encoding: gzip, deflate\r\n")
	}
	if q.delta {
		b.WriteString("A-IM: feed\r\n")
	}
	if q.tag != "" {
		b.WriteString("If-None-Match: " + q.tag + "\r\n")
	}
	b.WriteString("\r\n")
	return b.String()
}

// A reply is the part of a response that the measurement needs.
type reply struct {
	status int
	zipped bool
	tag    string
	bytes  int // size of header and body
}

// answer classifies a reply as notModified, whole, zipped or delta. It returns -1 for any other.
func (r reply) answer() int {
	switch {
	case r.status == 304:
		return notModified
	case r.status == 226:
		return delta
	case r.status == 200 && r.zipped:
		return zipped
	case r.status == 200:
		return whole
	}
	return -1
}

const answerWithin = 30 * time.Second

// exchange sends a request and reads the response.
func exchange(c net.Conn, r *bufio.Reader, q request) (reply, error) {
	if err := c.SetDeadline(time.Now().Add(answerWithin)); err != nil {
		return reply{}, err
	}
	if _, err := io.WriteString(c, q.String()); err != nil {
		return reply{}, err
	}
	return readReply(r)
}

// readReply reads a response that has a Content-Length or no body. It discards the body.
func readReply(r *bufio.Reader) (reply, error) {
	lines := textproto.NewReader(r)
	first, err := lines.ReadLine()
	if err != nil {
		return reply{}, err
	}
	got := reply{bytes: len(first) + 2}
	_, rest, _ := strings.Cut(first, " ")
	status, _, _ := strings.Cut(rest, " ")
	if got.status, err = strconv.Atoi(status); err != nil {
		return reply{}, fmt.Errorf("read an answer: the first line is %q", first)
	}
	length := 0
	for {
		line, err := lines.ReadLine()
		if err != nil {
			return reply{}, err
		}
		if got.bytes += len(line) + 2; line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		switch value = strings.TrimSpace(value); strings.ToLower(name) {
		case "etag":
			got.tag = value
		case "content-encoding":
			got.zipped = value == "gzip"
		case "content-length":
			if length, err = strconv.Atoi(value); err != nil || length < 0 {
				return reply{}, fmt.Errorf("read an answer: Content-Length is %q", value)
			}
		}
	}
	if got.status == 304 {
		return got, nil
	}
	n, err := r.Discard(length)
	got.bytes += n
	return got, err
}
