package email

import (
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding"

	"seedfeed/feed/plaintext"
)

// Limits for the parts of a message that are read: their number within one part, and their depth.
const (
	maxParts     = 50
	maxPartDepth = 4
)

// messageText returns the plain text and the HTML text of a message or of one of its parts (MIME, RFC 2045 and 2046), each
// decoded, or "" if it has none. Get returns a header field.
func messageText(get func(string) string, body string, depth int) (text, page string, err error) {
	kind, params, err := mime.ParseMediaType(get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") && depth < maxPartDepth {
		parts := multipart.NewReader(strings.NewReader(body), params["boundary"])
		for range maxParts {
			part, err := parts.NextRawPart()
			if err != nil {
				break
			}
			inner, err := io.ReadAll(part)
			if strings.HasPrefix(part.Header.Get("Content-Disposition"), "attachment") || err != nil && len(inner) == 0 {
				continue
			}
			t, p, err := messageText(part.Header.Get, string(inner), depth+1)
			if err != nil {
				return "", "", err
			}
			if text == "" {
				text = t
			}
			if page == "" {
				page = p
			}
		}
		return text, page, nil
	}
	if kind != "text/plain" && kind != "text/html" {
		return "", "", nil
	}
	if text, err = transferred(get("Content-Transfer-Encoding"), params["charset"], body); err != nil || kind == "text/plain" {
		return text, "", err
	}
	return "", text, nil
}

// transferred decodes the transfer encoding of a part. If that is broken, the text ends there.
func transferred(how, charset, body string) (string, error) {
	var r io.Reader
	switch strings.ToLower(strings.TrimSpace(how)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(strings.NewReader(body))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.TrimSpace(body)))
	default: // read with the file
		return body, nil
	}
	data, err := io.ReadAll(r)
	if err != nil && len(data) == 0 {
		return "", errors.New("read e-mail: its text is not encoded as its head says; save the article as plain text")
	}
	text, _, err := plaintext.Decode(data, func([]byte) encoding.Encoding { return plaintext.Encoding(charset) })
	return text, err
}

// Encoding returns the encoding that the head of a message names for its text, or nil if there is none.
func Encoding(data []byte) encoding.Encoding {
	head := readMailHead(string(data[:min(len(data), maxMailHead)]), false)
	if head == nil {
		return nil
	}
	_, params, err := mime.ParseMediaType(head.get("Content-Type"))
	if err != nil {
		return nil
	}
	return plaintext.Encoding(params["charset"])
}
